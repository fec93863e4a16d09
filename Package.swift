// swift-tools-version: 6.2
// ChiTra: rosters in, payment files out, and the proof that every đồng arrived.
// The rooms and their directions are described in docs/ARCHITECTURE.md; a room imports only rooms above it in this list.
import PackageDescription

let package = Package(
  name: "ChiTra",
  products: [
    .executable(name: "chitra", targets: ["chitra"]),
    .library(
      name: "ChiTra",
      targets: [
        "PaymentModel", "Diagnostics", "ByteText", "SafeXML", "ReferenceData", "Files", "ZipArchives", "Workbooks", "FormatDescriptions",
        "PaymentFormats", "PaymentChecks", "Reconciliation", "PaymentPipeline",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "PaymentModel"),
    .target(name: "Diagnostics"),
    .target(name: "CByteMasks"),
    .target(name: "ByteText", dependencies: ["CByteMasks"]),
    // The data files of Schemas/ and the tables of ReferenceData/ inside the binary, one #embed line a file.
    .target(name: "CEmbeddedData"),
    // An empty header: the system target carries only the flags, the C shim includes libxml2 itself (docs/DECISIONS.md).
    .systemLibrary(name: "CLibXML2System", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .target(name: "CLibXML2", dependencies: ["CLibXML2System"]),
    .target(name: "SafeXML", dependencies: ["CLibXML2"]),
    .target(name: "ReferenceData", dependencies: ["PaymentModel", "ByteText", "CEmbeddedData"], exclude: ["Tables"]),
    .systemLibrary(name: "CLibCryptoSystem", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
    .target(name: "CDigest", dependencies: ["CLibCryptoSystem"]),
    // The renames that Glibc's Swift module does not show: exchange two paths, rename without replacing.
    .target(name: "CFileCalls"),
    .target(name: "Files", dependencies: ["CDigest", "CFileCalls"]),
    .systemLibrary(name: "CLibZipSystem", pkgConfig: "libzip", providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .target(name: "CLibZip", dependencies: ["CLibZipSystem"]),
    .target(name: "ZipArchives", dependencies: ["CLibZip", "Files"]),
    .target(name: "Workbooks", dependencies: ["ByteText", "SafeXML", "Files", "ZipArchives"]),
    .target(
      name: "FormatDescriptions",
      dependencies: ["PaymentModel", "Diagnostics", "ByteText", "CEmbeddedData", "Files", .product(name: "Yams", package: "Yams")]),
    .target(
      name: "PaymentFormats",
      dependencies: [
        "PaymentModel", "Diagnostics", "ByteText", "SafeXML", "ReferenceData", "Files", "Workbooks", "FormatDescriptions", "CEmbeddedData",
      ]),
    .target(name: "PaymentChecks", dependencies: ["PaymentModel", "Diagnostics", "ByteText", "ReferenceData"]),
    .target(name: "Reconciliation", dependencies: ["PaymentModel", "Diagnostics", "ByteText"]),
    .target(
      name: "PaymentPipeline",
      dependencies: [
        "PaymentModel", "Diagnostics", "ByteText", "SafeXML", "ReferenceData", "Files", "ZipArchives", "Workbooks", "FormatDescriptions",
        "PaymentFormats", "PaymentChecks", "Reconciliation",
      ]),
    .executableTarget(
      name: "chitra",
      dependencies: [
        "PaymentModel", "Diagnostics", "ByteText", "ReferenceData", "Files", "FormatDescriptions", "PaymentFormats", "PaymentPipeline",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", dependencies: ["Files"], path: "Tests/TestSupport"),
    .testTarget(name: "PaymentModelTests", dependencies: ["PaymentModel", "TestSupport"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics", "TestSupport"]),
    .testTarget(name: "ByteTextTests", dependencies: ["ByteText", "TestSupport"]),
    .testTarget(name: "SafeXMLTests", dependencies: ["SafeXML", "Files", "TestSupport"]),
    .testTarget(name: "ReferenceDataTests", dependencies: ["ReferenceData", "PaymentModel", "TestSupport"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(name: "ZipArchivesTests", dependencies: ["ZipArchives", "Files", "TestSupport"]),
    .testTarget(name: "WorkbooksTests", dependencies: ["Workbooks", "ZipArchives", "SafeXML", "ByteText", "Files", "TestSupport"]),
    .testTarget(
      name: "FormatDescriptionsTests",
      dependencies: ["FormatDescriptions", "ByteText", "PaymentModel", "Diagnostics", "Files", "TestSupport"]),
    .testTarget(
      name: "PaymentFormatsTests",
      dependencies: ["PaymentFormats", "PaymentModel", "Diagnostics", "ByteText", "Files", "FormatDescriptions", "TestSupport"]),
    .testTarget(
      name: "PaymentChecksTests",
      dependencies: ["PaymentChecks", "PaymentModel", "Diagnostics", "ByteText", "ReferenceData", "TestSupport"]),
    .testTarget(name: "ReconciliationTests", dependencies: ["Reconciliation", "ByteText", "PaymentModel", "Diagnostics", "TestSupport"]),
    .testTarget(
      name: "PaymentPipelineTests",
      dependencies: [
        "PaymentPipeline", "PaymentFormats", "PaymentModel", "Diagnostics", "ByteText", "Files", "FormatDescriptions", "ReferenceData",
        "TestSupport",
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "chitra", "PaymentPipeline", "PaymentFormats", "ReferenceData", "FormatDescriptions", "PaymentModel", "Diagnostics", "ByteText",
        "Files",
        "TestSupport",
      ]),
    .testTarget(
      name: "StyleTests",
      dependencies: ["PaymentModel", "Diagnostics", "Files", "FormatDescriptions", "PaymentFormats", "PaymentChecks", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

/// The strictest the compiler offers, for every target of ours alike.
let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
for target in package.targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}
