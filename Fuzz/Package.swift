// swift-tools-version: 6.2
// Fuzz targets of the readers, for libFuzzer. A package of its own; Scripts/fuzz builds it with the sanitizer's coverage in every module.
import PackageDescription

let package = Package(
  name: "ChiTraFuzz",
  dependencies: [.package(name: "ChiTra", path: "..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(name: "chitra-fuzz", dependencies: ["CFuzzer", .product(name: "ChiTra", package: "ChiTra")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.name != "CFuzzer" {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
