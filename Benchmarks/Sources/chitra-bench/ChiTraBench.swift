// chitra-bench STAGE ARGUMENTS: one stage, one JSON line with its CPU time. Scripts/bench runs it beside its peers.
#if canImport(Glibc)
  import Glibc
#endif

@main
enum ChiTraBench {
  static let usage = """
    usage: chitra-bench utf8|csv|roster|references ROSTER.csv
           chitra-bench fixed BATCH.txt
           chitra-bench payments FORMAT FILE
           chitra-bench write FORMAT ROSTER.csv OUT
           chitra-bench join COUNT

    """

  static func main() {
    do {
      print(try measure(Array(CommandLine.arguments.dropFirst())).json)
    } catch BenchmarkFailure.usage {
      complain(usage)
      exit(64)
    } catch {
      complain("chitra-bench: \(error)\n")
      exit(70)
    }
  }

  private static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func measure(_ arguments: [String]) throws -> Measurement {
    switch (arguments.first, arguments.count) {
    case ("utf8", 2): return try ReadingStages.utf8(arguments[1])
    case ("csv", 2): return try ReadingStages.csv(arguments[1])
    case ("roster", 2): return try ReadingStages.roster(arguments[1])
    case ("references", 2): return try WritingStages.references(arguments[1])
    case ("fixed", 2): return try ReadingStages.fixedWidth(arguments[1])
    case ("payments", 3): return try ReadingStages.payments(arguments[2], format: arguments[1])
    case ("write", 4): return try WritingStages.write(arguments[2], format: arguments[1], to: arguments[3])
    case ("join", 2):
      guard let count = Int(arguments[1]), count > 0 else { throw BenchmarkFailure.usage }
      return MatchingStages.join(count)
    default: throw BenchmarkFailure.usage
    }
  }
}
