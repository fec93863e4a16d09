// swift-tools-version: 6.2
// Stage benchmarks of the library, run in process. A package of its own, so that nobody who uses ChiTra builds it.
import PackageDescription

let package = Package(
  name: "ChiTraBenchmarks",
  dependencies: [.package(name: "ChiTra", path: "..")],
  targets: [
    .executableTarget(name: "chitra-bench", dependencies: [.product(name: "ChiTra", package: "ChiTra")])
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
