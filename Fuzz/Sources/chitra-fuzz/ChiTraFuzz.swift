// One program for all targets: CHITRA_FUZZ_TARGET names the one to run, the arguments are libFuzzer's. Without a name it lists them.
import CFuzzer

#if canImport(Glibc)
  import Glibc
#endif

/// One reader under test. A body traps when an invariant does not hold; findings of readers are no fault.
struct FuzzTarget: Sendable {
  var name: String
  var body: @Sendable ([UInt8]) -> Void

  static let all: [FuzzTarget] = [
    FuzzTarget(name: "csv", body: TextTargets.csv),
    FuzzTarget(name: "utf8", body: TextTargets.utf8),
    FuzzTarget(name: "utf16", body: TextTargets.utf16),
    FuzzTarget(name: "letters", body: TextTargets.letters),
    FuzzTarget(name: "finder", body: TextTargets.finder),
    FuzzTarget(name: "workbook", body: WorkbookTargets.workbook),
    FuzzTarget(name: "sheet", body: WorkbookTargets.sheet),
    FuzzTarget(name: "roster", body: FormatTargets.roster),
    FuzzTarget(name: "order", body: { FormatTargets.payments($0, "treasury-order") }),
    FuzzTarget(name: "fixed", body: { FormatTargets.payments($0, "chitra-batch") }),
    FuzzTarget(name: "fixed-return", body: { FormatTargets.entries($0, "chitra-batch-return") }),
    FuzzTarget(name: "canonical-csv", body: { FormatTargets.payments($0, "canonical-csv") }),
    FuzzTarget(name: "canonical-csv-entries", body: { FormatTargets.entries($0, "canonical-csv") }),
    FuzzTarget(name: "canonical-ndjson", body: { FormatTargets.payments($0, "canonical-ndjson") }),
    FuzzTarget(name: "canonical-ndjson-entries", body: { FormatTargets.entries($0, "canonical-ndjson") }),
    FuzzTarget(name: "delimited", body: FormatTargets.delimitedPayments),
    FuzzTarget(name: "delimited-entries", body: FormatTargets.delimitedEntries),
    FuzzTarget(name: "yaml", body: DescriptionTargets.yaml),
    FuzzTarget(name: "settings", body: DescriptionTargets.settings),
    FuzzTarget(name: "detect", body: DescriptionTargets.detect),
    FuzzTarget(name: "inspect", body: DescriptionTargets.inspect),
    FuzzTarget(name: "validate", body: DescriptionTargets.validate),
  ]

  /// The one that runs; set before the fuzzer starts.
  nonisolated(unsafe) static var chosen: FuzzTarget?
}

@main
enum ChiTraFuzz {
  static func main() {
    let name = unsafe getenv("CHITRA_FUZZ_TARGET").map { unsafe String(cString: $0) } ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      for target in FuzzTarget.all { print(target.name) }
      exit(name.isEmpty ? 0 : 64)
    }
    unsafe FuzzTarget.chosen = target
    var count = CommandLine.argc
    var arguments = unsafe CommandLine.unsafeArgv
    let status = unsafe withUnsafeMutablePointer(to: &arguments) { place in
      unsafe place.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) { arguments in
        unsafe LLVMFuzzerRunDriver(&count, arguments) { data, size in
          let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: size))
          unsafe FuzzTarget.chosen?.body(bytes)
          return 0
        }
      }
    }
    exit(status)
  }
}

/// Stops the run: an invariant does not hold. The words stand above the fuzzer's own report.
func require(_ condition: Bool, _ words: @autoclosure () -> String, line: Int = #line) {
  if condition { return }
  complain("fuzz: \(words()) (line \(line))\n")
  fatalError("an invariant does not hold")
}

func complain(_ text: String) {
  let bytes = Array(text.utf8)
  _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
