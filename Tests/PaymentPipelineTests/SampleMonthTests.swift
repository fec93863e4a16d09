import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import ReferenceData
import TestSupport
import Testing

@testable import PaymentPipeline

@Suite struct SampleMonthTests {
  private static let stamp = "2026-10-05T08:00:00+07:00"

  private func makeRun() -> Run {
    Run(
      diagnostics: DiagnosticCollector(limit: 1), descriptions: SchemaCatalogue(), tables: .builtIn, now: SampleMonthTests.stamp)
  }

  private func period(_ text: String) throws -> Period { try #require(Period(text)) }

  private func make(_ rows: Int, seed: UInt64 = 7, period: String = "2026-10", in folder: TemporaryFolder, _ name: String = "m") throws {
    try SampleMonth.run(
      SampleRequest(rows: rows, seed: seed, period: try self.period(period), out: folder.path(name)), makeRun())
  }

  /// Prepares the rosters of a sample as DOC-TRUOC.txt says.
  private func prepare(_ folder: TemporaryFolder, period: String = "2026-10") throws -> ControlSheet {
    let rosters = try folder.files().filter { $0.hasPrefix("m/rosters/") }.map { folder.path($0) }
    let known = UnitFile.KnownIDs(SchemaCatalogue())
    let (unit, problems) = UnitFile.load(try folder.read("m/unit.yaml"), fileName: "unit.yaml", known: known)
    #expect(problems.isEmpty)
    let request = PrepareRequest(
      rosters: rosters, unit: try #require(unit), period: try self.period(period), out: folder.path("set"))
    return try Prepare.run(request, makeRun()).controlSheet
  }

  private func truth(_ folder: TemporaryFolder) throws -> [(reference: String, outcome: String)] {
    let lines = String(decoding: try folder.read("m/truth.csv"), as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "reference,outcome")
    return try lines.dropFirst().map {
      let cells = $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 2)
      return (cells[0], cells[1])
    }
  }

  @Test func `chance is SplitMix64`() {
    // The first numbers of the published generator for the state 1234567.
    var random = SampleRandom(state: 1_234_567)
    let numbers = (0..<5).map { _ in random.next() }
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(numbers == expected)
  }

  @Test(arguments: [1, 2, 25, 40]) func `a stratum chooses one in every full stretch`(every: Int) {
    var random = SampleRandom(state: 42)
    var stratum = SampleStratum(every: every)
    for _ in 0..<20 {
      let chosen = (0..<every).count { _ in stratum.next(&random) }
      #expect(chosen == 1)
    }
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    let (first, second, other) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
    try make(120, in: first)
    try make(120, in: second)
    try make(120, seed: 8, in: other)
    let names = try first.files()
    #expect(names == (try second.files()))
    #expect(names.contains("m/truth.csv") && names.contains("m/unit.yaml") && names.contains("m/DOC-TRUOC.txt"))
    // The page names the folder as it was given.
    for name in names where name != "m/DOC-TRUOC.txt" { #expect(try first.read(name) == second.read(name), "\(name)") }
    #expect(try first.read("m/truth.csv") != other.read("m/truth.csv"))
  }

  @Test(arguments: [1, 2, 9, 10, 26, 51, 137]) func `there are as many rows as asked for, and the sheets state right totals`(
    rows: Int
  ) throws {
    let folder = try TemporaryFolder()
    try make(rows, in: folder)
    let sheet = try prepare(folder)
    #expect(sheet.totals.count == rows)
    #expect(sheet.balanced)
    for input in sheet.inputs { #expect(input.statedRows == input.rows.count && input.statedAmount == input.rows.amount, "\(input.file)") }
    #expect(sheet.held.count == (rows < 10 ? 0 : sheet.held.count))
  }

  @Test func `shares of rows add up and no roster is empty`() {
    for rows in Array(1...300) + [999, 1000, 123_457] {
      let shares = SampleMonth.share(rows)
      #expect(shares.reduce(0) { $0 + $1.rows } == rows)
      #expect(shares.allSatisfy { $0.rows > 0 })
      #expect(rows == 1 || Set(shares.map(\.programme)).count == 2)
    }
  }

  @Test func `every payment of the truth stands in exactly one channel file`() throws {
    let folder = try TemporaryFolder()
    try make(150, in: folder)
    let sheet = try prepare(folder)
    let truth = try truth(folder)
    #expect(truth.count == sheet.payments.count)
    #expect(Set(truth.map(\.reference)).count == truth.count)
    var places: [String: Int] = [:]
    for file in sheet.files {
      let text = String(decoding: try folder.read("set/\(file.file)"), as: UTF8.self)
      let words = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.flatMap { word in
        // Fixed-width records write the running number and the reference without a blank between them.
        word.count > 12 ? [word.dropFirst(8).prefix(12), word.prefix(12)] : [word]
      }
      for word in Set(words.map(String.init)) { places[word, default: 0] += 1 }
    }
    for entry in truth { #expect(places[entry.reference] == 1, "\(entry.reference)") }
  }

  @Test func `faults hold their rows and nothing else does`() throws {
    let folder = try TemporaryFolder()
    try make(700, in: folder)
    let sheet = try prepare(folder)
    // One row of every full 25 is spoiled.
    #expect(sheet.held.count == 28)
    let codes = Set(sheet.heldReasons.map(\.code))
    let always = [
      "PAY-101", "PAY-102", "PAY-103", "PAY-111", "PAY-112", "PAY-114", "PAY-120", "PAY-130", "PAY-132", "PAY-133", "PAY-134", "PAY-401",
    ]
    #expect(Set(always).subtracting(codes).isEmpty)
  }

  @Test func `each statement adds up`() throws {
    let folder = try TemporaryFolder()
    try make(400, seed: 3, in: folder)
    let statements = try folder.files().filter { $0.hasPrefix("m/returned/so-phu") }
    #expect(statements.count == 2)
    for name in statements {
      let records = CSVText.records(String(decoding: try folder.read(name), as: UTF8.self))
      let header = try #require(records.first)
      func column(_ title: String) throws -> Int { try #require(header.firstIndex { $0.hasSuffix(title) }) }
      let (debit, credit, balance, text) = (try column("Ghi nợ"), try column("Ghi có"), try column("Số dư"), try column("Nội dung"))
      func amount(_ record: [String], _ column: Int) -> Int64 { Int64(record[column].filter { $0 != "." }) ?? 0 }
      var running: Int64?
      var stated: Int64?
      for record in records.dropFirst() {
        if record[text] == "Số dư đầu kỳ" {
          running = amount(record, balance)
        } else if record[text] == "Số dư cuối kỳ" {
          stated = amount(record, balance)
        } else {
          running = running.map { $0 + amount(record, credit) - amount(record, debit) }
        }
      }
      #expect(running != nil && running == stated, "\(name)")
    }
  }

  @Test(arguments: [(300, UInt64(1), "2026-10"), (260, 2, "2024-02-B")]) func `what reconcile finds is the truth`(
    rows: Int, seed: UInt64, round: String
  ) throws {
    let folder = try TemporaryFolder()
    try make(rows, seed: seed, period: round, in: folder)
    _ = try prepare(folder, period: round)
    let returned = try folder.files().filter { $0.hasPrefix("m/returned/") }.map { folder.path($0) }
    _ = try Reconcile.run(
      ReconcileRequest(sent: [folder.path("set")], returned: returned, out: folder.path("found")), makeRun())
    let records = CSVText.records(String(decoding: try folder.read("found/payments.csv"), as: UTF8.self))
    let found = Dictionary(uniqueKeysWithValues: records.dropFirst().map { ($0[0], $0[3]) })
    let truth = try truth(folder)
    #expect(found.count == truth.count)
    for entry in truth { #expect(found[entry.reference] == entry.outcome, "\(entry.reference)") }
    #expect(CSVText.records(String(decoding: try folder.read("found/unexpected.csv"), as: UTF8.self)).count == 1)
    #expect(CSVText.records(String(decoding: try folder.read("found/to-decide.csv"), as: UTF8.self)).count == 1)
  }

  @Test func `a sample is replaced under force and only a sample`() throws {
    let folder = try TemporaryFolder()
    try make(12, in: folder)
    let request = SampleRequest(rows: 3, seed: 7, period: try period("2026-10"), out: folder.path("m"))
    #expect(throws: RunFailure.self) { try SampleMonth.run(request, makeRun()) }
    var forced = makeRun()
    forced.force = true
    try SampleMonth.run(request, forced)
    #expect(try truth(folder).count <= 3)
    try folder.write("m/ghi-chu.txt", "của tôi")
    #expect(throws: RunFailure.self) { try SampleMonth.run(request, forced) }
    #expect(try folder.read("m/ghi-chu.txt") == Array("của tôi".utf8))
  }

  @Test func `no rows is wrong usage and leaves nothing`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RunFailure.self) { try make(0, in: folder) }
    #expect(try folder.files().isEmpty)
  }
}

/// A slow reader of CSV for tests: quotes, doubled quotes, line breaks within.
enum CSVText {
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var letters = Array(text.unicodeScalars)[...]
    if letters.first == "\u{FEFF}" { letters.removeFirst() }
    while let letter = letters.popFirst() {
      switch letter {
      case "\"" where isQuoted && letters.first == "\"":
        cell.unicodeScalars.append(letter)
        letters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        record.append(cell)
        cell = ""
        if letter == "\n" {
          records.append(record)
          record = []
        }
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(letter)
      }
    }
    if !cell.isEmpty || !record.isEmpty { records.append(record + [cell]) }
    return records
  }
}
