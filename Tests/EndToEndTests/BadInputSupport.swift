// What the tests of bad input share: a sample month with its set, runs of the pipeline in this process, and damage by a fixed seed.
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import PaymentPipeline
import ReferenceData
import TestSupport
import Testing

/// How a run ended, in the statuses of the command line.
struct PipelineOutcome {
  var status: Int32
  /// All errors, as "CODE line".
  var errors: [String] = []
  /// Findings whose words have places that nothing fills.
  var unfilled: [String] = []
}

/// A month of invented people and the set made of it; made once, whole, and only read by the tests.
final class BadInputMonth: Sendable {
  static let shared: Result<BadInputMonth, any Error> = Result { try BadInputMonth() }
  static let period = Period(year: 2026, month: 10) ?? Period(unchecked: 2026, 10, 0)

  let folder: String
  let rosters: [String]
  let returned: [String]
  let unit: PayingUnit
  /// Paths of the set's files within `set`.
  let files: [String]
  var set: String { folder + "/set" }
  var unitPath: String { folder + "/month/unit.yaml" }

  private init() throws {
    // Kept until the machine clears it: tests of this process use it until its end.
    let folder = "/tmp/chitra-bad-input-\(UInt64.random(in: 0 ... .max))"
    try Folder.make(folder, allowingExisting: false)
    self.folder = folder
    let run = Pipeline.run(DiagnosticCollector())
    try SampleMonth.run(SampleRequest(rows: 30, seed: 11, period: Self.period, out: folder + "/month"), run)
    rosters = try Folder.files(under: folder + "/month/rosters").map { folder + "/month/rosters/" + $0 }
    returned = try Folder.files(under: folder + "/month/returned").map { folder + "/month/returned/" + $0 }
    unit = try #require(Pipeline.unit(try InputFile.contents(of: folder + "/month/unit.yaml", limitBytes: 1 << 20)).unit)
    _ = try Prepare.run(PrepareRequest(rosters: rosters, unit: unit, period: Self.period, out: folder + "/set"), run)
    files = try Folder.files(under: folder + "/set")
  }

  func bytes(_ path: String) throws -> [UInt8] { try InputFile.contents(of: path, limitBytes: 1 << 24) }
}

enum Pipeline {
  static let descriptions = SchemaCatalogue()
  static let tables = ReferenceTables { EmbeddedFiles.find("Sources/ReferenceData/Tables/\($0)") }

  /// The unit that bytes describe.
  static func unit(_ bytes: [UInt8]) -> (unit: PayingUnit?, problems: [Diagnostic]) {
    UnitFile.load(bytes, fileName: "unit.yaml", known: UnitFile.KnownIDs(descriptions))
  }

  static func run(_ diagnostics: DiagnosticCollector) -> Run {
    Run(diagnostics: diagnostics, descriptions: descriptions, tables: tables, now: "2026-10-20T08:00:00+07:00")
  }

  /// Runs a verb's pipeline as the command line does, and gives the status that it would end with.
  static func outcome(_ body: (Run) throws(RunFailure) -> RunOutcome) -> PipelineOutcome {
    let diagnostics = DiagnosticCollector(limit: 200)
    var outcome = PipelineOutcome(status: 0)
    do throws(RunFailure) {
      let ended = try body(run(diagnostics))
      outcome.status = ended == .dataErrors || diagnostics.hasErrors ? 2 : 0
    } catch {
      switch error {
      case .file(let problem):
        outcome.status = problem.isAboutReading ? 66 : 74
        outcome.errors.append("\(problem)")
      case .refused: outcome.status = 2
      case .usage: outcome.status = 64
      case .fault: outcome.status = 70
      }
    }
    var vietnamese = DiagnosticRenderer(.text, options: RenderOptions(language: .vi, showValues: true))
    var json = DiagnosticRenderer(.json, options: RenderOptions(language: .en))
    for diagnostic in diagnostics.diagnostics {
      // Words are made of whatever stood in the file: this must not trap either.
      _ = vietnamese.render(diagnostic) + json.render(diagnostic)
      if !diagnostic.unfilledPlaceholders.isEmpty { outcome.unfilled.append("\(diagnostic.code): \(diagnostic.unfilledPlaceholders)") }
      if diagnostic.severity == .error { outcome.errors.append("\(diagnostic.code) \(diagnostic.location?.line ?? 0)") }
    }
    return outcome
  }
}

/// Damage to a file; the same seed gives the same damage.
struct Damage {
  private var random: RandomSource
  init(seed: UInt64) { random = RandomSource(state: seed) }

  private struct RandomSource: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Places to cut a file at: its ends, and places all over it.
  mutating func cuts(_ count: Int, of size: Int) -> [Int] {
    guard size > 2 else { return [] }
    let spread = (0..<count).map { size * $0 / count + Int.random(in: 0..<max(1, size / count), using: &random) }
    return Set([1, size - 1] + spread).filter { $0 > 0 && $0 < size }.sorted()
  }

  /// The bytes with one to four mistakes of the kinds that copying, editing and transmission make.
  mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(Int.random(in: 1...40, using: &random), bytes.count - place)
      switch Int.random(in: 0..<9, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 4: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 5: bytes.removeSubrange(place..<place + length)
      case 6: for index in place..<place + length { bytes[index] = 0 }
      case 7: bytes.insert(contentsOf: Array("\"\n,;<&9".utf8), at: place)
      default: for index in place..<place + length where (0x30...0x39).contains(bytes[index]) { bytes[index] = 0x39 }
      }
    }
    return bytes
  }
}
