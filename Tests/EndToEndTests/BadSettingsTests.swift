// Files of settings with mistakes: the unit, layouts, column profiles, calendars, profiles of severities, tables, decisions, earlier
// sets. What they say wrongly is named with its place, and nothing is made from it.
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import PaymentPipeline
import ReferenceData
import TestSupport
import Testing

@testable import chitra

@Suite struct BadSettingsTests {
  private static let seed: UInt64 = 20_261_021

  private static func file(_ path: String) throws -> GoodInput {
    GoodInput(name: path, bytes: try TemporaryFolder.example(path), kind: .other, format: "")
  }

  /// Lines left out, doubled, and with a letter too many in their key; cuts; bytes changed anywhere.
  private static func damages(_ file: GoodInput, _ random: inout SeededNumbers, count: Int) -> [BadInput] {
    let lines = String(decodingForTest: file.bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func joined(_ how: String, _ lines: [String]) -> BadInput { BadInput(how: how, bytes: Array(lines.joined(separator: "\n").utf8)) }
    var found: [BadInput] = []
    for (number, line) in lines.enumerated() where line.contains(":") && !line.hasPrefix("#") {
      var (without, doubled, misspelt) = (lines, lines, lines)
      without.remove(at: number)
      doubled.insert(line, at: number)
      misspelt[number] = line.replacing(":", with: "x:", maxReplacements: 1)
      found += [
        joined("line \(number + 1) left out", without), joined("line \(number + 1) doubled", doubled),
        joined("line \(number + 1) misspelt", misspelt),
      ]
    }
    while found.count > count { found.remove(at: random.next(below: found.count)) }
    return found + file.cuts(&random, atMost: count / 3) + file.changes(&random, count: count)
  }

  @Test(arguments: ["Samples/unit.yaml", "Samples/04-tra-lai/unit.yaml", "Benchmarks/data/unit.yaml"])
  func `a mistake in the unit's file has its line, and nothing is made`(_ path: String) throws {
    let file = try Self.file(path)
    var random = SeededNumbers(seed: Self.seed)
    let bench = try BadInputBench()
    let roster = try bench.folder.write("roster.csv", Samples.goodRoster)
    let verb = TriedVerb(name: "prepare", writes: true) { (path, out, run) throws(RunFailure) in
      let unit = try Resources.unit(path, run)
      _ = UnitForm(unit: unit) { $0 }.text
      return try BadInputBench.prepare([roster], unit, out, run)
    }
    var refusedCount = 0
    for bad in Self.damages(file, &random, count: 90) {
      let verdict = try #require(try bench.attempt([verb], "unit.yaml", bad).first)
      for finding in verdict.findings where finding.code.description.hasPrefix("UNI-") {
        refusedCount += 1
        if finding.location?.line == nil { bench.complain("\(path), \(bad.how): \(finding.code) has no line") }
      }
      let isTypo = bad.how.hasSuffix("misspelt") || bad.how.hasSuffix("doubled")
      if isTypo, verdict.leftResult { bench.complain("\(path), \(bad.how): a set was made of it") }
    }
    #expect(refusedCount > 60)
  }

  @Test(
    arguments: [
      ("layouts/chitra-batch.yaml", "Tests/Corpus/chitra-batch/good/small.txt"),
      ("layouts/chitra-batch-return.yaml", "Tests/Corpus/chitra-batch-return/good/small.txt"),
      ("columns/mobile-viettel.yaml", "Tests/Corpus/mobile-viettel/good/small.csv"),
      ("columns/statement-csv.yaml", "Tests/Corpus/statement-csv/good/small.csv"),
      ("columns/roster-vietnam.yaml", "Samples/01-thang-binh-thuong/danh-sach/btxh.csv"),
      ("calendars/vietnam.yaml", "Samples/01-thang-binh-thuong/danh-sach/btxh.csv"),
    ])
  func `a damaged description is refused with its place, or reads files without a fault of ours`(_ name: String, _ sample: String) throws {
    let file = try Self.file("Schemas/\(name)")
    var random = SeededNumbers(seed: Self.seed)
    let bench = try BadInputBench()
    let input = try bench.folder.write("sample", try TemporaryFolder.example(sample))
    for bad in Self.damages(file, &random, count: 40) {
      let own = try bench.folder.write("own/\(name)", bad.bytes)
      var catalogue: SchemaCatalogue?
      let loaded = bench.perform { (run) throws(RunFailure) in
        catalogue = try Resources.descriptions(own: FilePath.folder(of: FilePath.folder(of: own)), run.diagnostics)
        return .clean
      }
      bench.look(at: loaded, "\(name), \(bad.how)")
      if loaded.status != 0, loaded.findings.first?.location?.line == nil { bench.complain("\(name), \(bad.how): no line") }
      guard let catalogue else { continue }
      for verb in [BadInputBench.validate(), BadInputBench.inspect(), BadInputBench.convert(to: "canonical-csv")] {
        let verdict = bench.perform(descriptions: catalogue) { (run) throws(RunFailure) in
          try verb.run(input, bench.folder.path("out"), run)
        }
        bench.look(at: verdict, "\(sample) by \(name), \(bad.how): \(verb.name)", verb)
        try bench.clearOutput()
      }
    }
  }

  @Test(arguments: ["banks.csv", "reasons.csv", "limits.csv", "phone_prefixes.csv", "communes_thanhhoa.csv"])
  func `a damaged table of one's own is refused with its line`(_ name: String) throws {
    let file = try Self.file("Sources/ReferenceData/Tables/\(name)")
    let lines = file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(12)
    let small = GoodInput(name: name, bytes: Array(lines.joined(separator: [0x0A])) + [0x0A], kind: .other, format: "")
    var random = SeededNumbers(seed: Self.seed)
    let bench = try BadInputBench()
    for bad in small.cuts(&random, atMost: 10) + small.changes(&random, count: 20) {
      try bench.folder.write("own/tables/\(name)", bad.bytes)
      let verdict = bench.perform { (run) throws(RunFailure) in
        _ = try Resources.tables(own: bench.folder.path("own"), run.diagnostics)
        return .clean
      }
      bench.look(at: verdict, "\(name), \(bad.how)")
    }
    // The last cells of a row that are not there are no empty cells.
    try bench.folder.write("own/tables/\(name)", Array(small.bytes.prefix(small.bytes.count - 40)))
    let cut = bench.perform { (run) throws(RunFailure) in
      _ = try Resources.tables(own: bench.folder.path("own"), run.diagnostics)
      return .clean
    }
    #expect(cut.status == 2 && cut.codes.first == "LAY-105", "\(cut)")
  }

  @Test func `a table that nobody asks for by its name is refused`() throws {
    let bench = try BadInputBench()
    try bench.folder.write("own/tables/bank.csv", "bin\n")
    let verdict = bench.perform { (run) throws(RunFailure) in
      _ = try Resources.tables(own: bench.folder.path("own"), run.diagnostics)
      return .clean
    }
    #expect(verdict.codes == ["LAY-105"])
  }

  @Test func `a damaged file of decisions is refused or decides nothing`() throws {
    let month = try GoodInputs.month.get()
    let returned = try PreparedMonth.files(month.folder, "month/returned")
    // Answers to questions that nobody asked, in the columns of the file.
    let header = try month.text("result/to-decide.csv")
    let truth = Table(csv: try month.text("month/truth.csv"))
    let lines = returned.enumerated().map { number, file in
      "\(file),\(number + 2),2026-10-22,500000,,\(truth.cell(truth.rows[number], "reference")),500000,\"Lê, Văn\",123,pending,x\r\n"
    }
    let questions = GoodInput(name: "to-decide.csv", bytes: Array((header + lines.joined()).utf8), kind: .other, format: "")
    var random = SeededNumbers(seed: Self.seed)
    let bench = try BadInputBench()
    let verb = TriedVerb(name: "reconcile", writes: true) { (path, out, run) throws(RunFailure) in
      var request = ReconcileRequest(sent: [month.folder.path("set")], returned: returned, out: FilePath.join(out, "result"))
      request.decisions = path
      return try Reconcile.run(request, run).outcome
    }
    for bad in questions.cuts(&random, atMost: 8) + questions.changes(&random, count: 24) + BadShapes.small.prefix(14) {
      try bench.attempt([verb], "to-decide.csv", bad)
    }
  }
}
