// The month as the contract promises it: sample, prepare, convert back, reconcile, continue.
import Files
import TestSupport
import Testing

/// One invented month, prepared and reconciled, shared by the tests of this file; its steps are run once.
final class PreparedMonth: Sendable {
  static let now = "2026-10-20T08:00:00+07:00"
  static let shared = Result { try PreparedMonth(rows: 120, seed: 7) }

  let folder: TemporaryFolder
  let sampled: Outcome
  let prepared: Outcome
  let reconciled: Outcome

  init(rows: Int, seed: Int) throws {
    folder = try TemporaryFolder()
    sampled = try runChitra(
      ["sample", "--rows", "\(rows)", "--seed", "\(seed)", "--period", "2026-10", "--out", folder.path("month")])
    prepared = try PreparedMonth.prepare(folder, out: "set")
    reconciled = try runChitra(
      ["reconcile", "--sent", folder.path("set"), "--returned"] + PreparedMonth.files(folder, "month/returned")
        + ["--out", folder.path("result"), "--now", PreparedMonth.now])
  }

  static func files(_ folder: TemporaryFolder, _ name: String) throws -> [String] {
    try Folder.files(under: folder.path(name)).map { FilePath.join(folder.path(name), $0) }
  }

  static func prepare(_ folder: TemporaryFolder, out: String, _ more: [String] = []) throws -> Outcome {
    try runChitra(
      ["prepare"] + files(folder, "month/rosters")
        + ["--unit", folder.path("month/unit.yaml"), "--period", "2026-10", "--out", folder.path(out), "--now", now] + more)
  }

  /// `control-sheet.json` of the set.
  func sheet(_ name: String = "set") throws -> JSON { try JSON(parsing: text("\(name)/control-sheet.json")) }

  func text(_ name: String) throws -> String { String(decodingForTest: try folder.read(name)) }

  /// The payments of every channel file, by converting it to canonical CSV: file, reference, amount.
  func payments(_ set: String = "set") throws -> [(file: String, reference: String, amount: Int64)] {
    var found: [(file: String, reference: String, amount: Int64)] = []
    for channel in ["bank", "mobile", "cash", "home"] where Folder.isDirectory(folder.path("\(set)/\(channel)")) {
      for name in try Folder.files(under: folder.path("\(set)/\(channel)")) where name.hasSuffix(".csv") || name.hasSuffix(".txt") {
        let file = "\(channel)/\(name)"
        let outcome = try runChitra(["convert", folder.path("\(set)/\(file)"), "--to", "canonical-csv", "-o", "-"])
        #expect(outcome.status == 0, "\(file): \(outcome.errors)")
        let table = Table(csv: outcome.output)
        for row in table.rows { found.append((file, table.cell(row, "reference"), Int64(table.cell(row, "amount")) ?? -1)) }
      }
    }
    return found
  }
}

/// A small CSV table, read the plain way.
struct Table {
  var header: [String] = []
  var rows: [[String]] = []

  init(csv text: String) {
    var cells: [String] = []
    var (cell, isQuoted, isBare) = ("", false, true)
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    var place = scalars.startIndex
    func next() -> Unicode.Scalar? { place + 1 < scalars.endIndex ? scalars[place + 1] : nil }
    while place < scalars.endIndex {
      let scalar = scalars[place]
      if isQuoted {
        if scalar == "\"", next() == "\"" {
          cell.unicodeScalars.append("\"")
          place += 1
        } else if scalar == "\"" {
          isQuoted = false
        } else {
          cell.unicodeScalars.append(scalar)
        }
      } else if scalar == "\"" {
        (isQuoted, isBare) = (true, false)
      } else if scalar == "," {
        cells.append(cell)
        cell = ""
      } else if scalar == "\n" {
        rows.append(cells + [cell])
        (cells, cell, isBare) = ([], "", true)
      } else if scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
      place += 1
    }
    if !cell.isEmpty || !cells.isEmpty { rows.append(cells + [cell]) }
    _ = isBare
    if !rows.isEmpty { header = rows.removeFirst() }
  }

  func cell(_ row: [String], _ name: String) -> String {
    guard let index = header.firstIndex(of: name), index < row.count else { return "" }
    return row[index]
  }
}

@Suite struct PrepareTests {
  @Test func `the month is prepared, and faulty rows are held back`() throws {
    let month = try PreparedMonth.shared.get()
    #expect(month.sampled.status == 0, "\(month.sampled.errors)")
    #expect(month.prepared.status == 2, "\(month.prepared.errors)")
    let sheet = try month.sheet()
    #expect(sheet["balanced"]?.isTrue == true)
    #expect(sheet["period"]?.text == "2026-10")
    #expect((sheet["held"]?["count"]?.number ?? 0) > 0)
    #expect((sheet["paid"]?["count"]?.number ?? 0) > 0)
  }

  @Test func `every equation of the control sheet holds`() throws {
    let sheet = try PreparedMonth.shared.get().sheet()
    func pair(_ count: Int64?, _ amount: Int64?) -> [Int64] { [count ?? -1, amount ?? -1] }
    let total = pair(sheet["totals"]?["rows"]?.number, sheet["totals"]?["amount"]?.number)
    let (paid, held) = (try #require(sheet["paid"]?.totals), try #require(sheet["held"]?.totals))
    let payments = try #require(sheet["payments"]?.totals)
    #expect(total == [paid[0] + held[0], paid[1] + held[1]])
    let inputs = sheet["inputs"]?.elements ?? []
    #expect(total[0] == inputs.reduce(0) { $0 + ($1["rows"]?.number ?? 0) })
    #expect(total[1] == inputs.reduce(0) { $0 + ($1["amount"]?.number ?? 0) })
    #expect(payments[1] == paid[1])
    #expect(payments[0] <= paid[0])
    #expect(sheet["channels"]?.keys == ["bank", "mobile", "cash", "home"])
    let channels = ["bank", "mobile", "cash", "home"].compactMap { sheet["channels"]?[$0]?.totals }
    #expect(payments == [channels.reduce(0) { $0 + $1[0] }, channels.reduce(0) { $0 + $1[1] }])
    let files = sheet["files"]?.elements ?? []
    #expect(payments == [files.reduce(0) { $0 + ($1["count"]?.number ?? 0) }, files.reduce(0) { $0 + ($1["amount"]?.number ?? 0) }])
    for order in sheet["orders"]?.elements ?? [] {
      let funds = Set(order["funds"]?.elements.compactMap(\.text) ?? [])
      let funded = files.filter { funds.contains($0["file"]?.text ?? "") }
      #expect(funded.count == funds.count)
      #expect(Set(funded.compactMap { $0["programme"]?.text }).count <= 1)
      let sum = funded.reduce(0) { $0 + ($1["amount"]?.number ?? 0) }
      #expect(order["amount"]?.number == sum + (order["fee"]?.number ?? 0) - (order["less_held"]?.number ?? 0))
    }
  }

  @Test func `each payment stands in exactly one file and reads back with its amount`() throws {
    let month = try PreparedMonth.shared.get()
    let payments = try month.payments()
    let sheet = try month.sheet()
    #expect([Int64(payments.count), payments.reduce(0) { $0 + $1.amount }] == sheet["payments"]?.totals)
    #expect(Set(payments.map(\.reference)).count == payments.count)
    for payment in payments { #expect(payment.reference.wholeMatch(of: /[A-HJ-NP-Z2-9]{12}/) != nil, "\(payment.reference)") }
    let truth = Table(csv: try month.text("month/truth.csv"))
    #expect(Set(truth.rows.map { truth.cell($0, "reference") }) == Set(payments.map(\.reference)))
  }

  @Test func `every held row is listed with place, code, reason and fix`() throws {
    let month = try PreparedMonth.shared.get()
    let held = Table(csv: try month.text("set/held.csv"))
    let sheet = try month.sheet()
    #expect(Int64(held.rows.count) == sheet["held"]?["count"]?.number)
    for row in held.rows {
      #expect(held.cell(row, "code").wholeMatch(of: /[A-Z]{3}-[0-9]{3}/) != nil)
      #expect((Int(held.cell(row, "source_line")) ?? 0) > 0)
      for column in ["source_file", "reason", "fix"] { #expect(!held.cell(row, column).isEmpty) }
    }
    #expect(held.rows.reduce(0) { $0 + (Int64(held.cell($1, "amount")) ?? 0) } == sheet["held"]?["amount"]?.number)
  }

  @Test func `the manifest names every file with its size and hash, and nothing is readable for others`() throws {
    let month = try PreparedMonth.shared.get()
    let text = try month.text("set/manifest.json")
    for name in try Folder.files(under: month.folder.path("set")) where name != "manifest.json" {
      #expect(text.contains("\"\(name)\""), "\(name) is not in the manifest")
      let digest = try InputFile(path: month.folder.path("set/\(name)")).digest().hex
      #expect(text.contains(digest), "the hash of \(name) is not in the manifest")
    }
    #expect(try JSON(parsing: text)["state"]?.text == "draft")
  }

  @Test func `the same month gives the same bytes`() throws {
    let month = try PreparedMonth.shared.get()
    #expect(try PreparedMonth.prepare(month.folder, out: "again").status == 2)
    let names = try Folder.files(under: month.folder.path("set"))
    #expect(try Folder.files(under: month.folder.path("again")) == names)
    for name in names { #expect(try month.folder.read("again/\(name)") == (try month.folder.read("set/\(name)")), "\(name) differs") }
  }

  @Test func `messages, orders and papers for the eye show nobody's numbers in findings`() throws {
    let month = try PreparedMonth.shared.get()
    let rosters = try PreparedMonth.files(month.folder, "month/rosters").map {
      String(decodingForTest: try InputFile.contents(of: $0, limitBytes: 1 << 24))
    }
    let numbers = rosters.flatMap { $0.matches(of: /[0-9]{12}/).map { String($0.output) } }
    try #require(numbers.count > 50)
    for number in numbers { #expect(!month.prepared.errors.contains(number)) }
    for number in numbers { #expect(!month.reconciled.errors.contains(number)) }
  }

  @Test func `an existing folder needs --force, and a foreign file in it forbids it`() throws {
    let month = try PreparedMonth(rows: 20, seed: 3)
    #expect(try PreparedMonth.prepare(month.folder, out: "set").status == 74)
    #expect(try PreparedMonth.prepare(month.folder, out: "set", ["--force"]).status == month.prepared.status)
    try month.folder.write("set/mine.txt", "mine")
    #expect(try PreparedMonth.prepare(month.folder, out: "set", ["--force"]).status == 74)
    #expect(try month.text("set/mine.txt") == "mine")
  }

  @Test func `a dry run leaves the control sheet alone`() throws {
    let month = try PreparedMonth.shared.get()
    #expect(try PreparedMonth.prepare(month.folder, out: "dry", ["--dry-run"]).status == 2)
    #expect(try Folder.files(under: month.folder.path("dry")).filter { !$0.hasPrefix("control-sheet.") } == [])
    #expect(try month.sheet("dry")["totals"] == (try month.sheet()["totals"]))
  }

  @Test func `going on makes nothing twice`() throws {
    let month = try PreparedMonth.shared.get()
    let outcome = try PreparedMonth.prepare(month.folder, out: "more", ["--continue", month.folder.path("set")])
    #expect([0, 2].contains(outcome.status), "\(outcome.errors)")
    guard Folder.isDirectory(month.folder.path("more")) else { return }
    let before = Set(try month.payments().map(\.reference))
    for payment in try month.payments("more") { #expect(!before.contains(payment.reference)) }
  }

  @Test func `the same list twice is refused`() throws {
    let month = try PreparedMonth.shared.get()
    let roster = try #require(try PreparedMonth.files(month.folder, "month/rosters").first)
    let outcome = try runChitra(
      [
        "prepare", roster, roster, "--unit", month.folder.path("month/unit.yaml"), "--period", "2026-10", "--out",
        month.folder.path("twice"),
      ])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("IOF-504"))
    #expect(!Folder.exists(month.folder.path("twice")))
  }
}

@Suite struct ReconcileTests {
  @Test func `every payment has the outcome that the truth says`() throws {
    let month = try PreparedMonth.shared.get()
    #expect([0, 2].contains(month.reconciled.status), "\(month.reconciled.errors)")
    let truth = Table(csv: try month.text("month/truth.csv"))
    let found = Table(csv: try month.text("result/payments.csv"))
    let outcomes = Dictionary(uniqueKeysWithValues: found.rows.map { (found.cell($0, "reference"), found.cell($0, "outcome")) })
    #expect(outcomes.count == truth.rows.count)
    for row in truth.rows {
      let reference = truth.cell(row, "reference")
      #expect(outcomes[reference] == truth.cell(row, "outcome"), "\(reference)")
    }
  }

  @Test func `outcomes add up to what was sent`() throws {
    let month = try PreparedMonth.shared.get()
    let result = try JSON(parsing: month.text("result/reconciliation.json"))
    #expect(result["balanced"]?.isTrue == true)
    let names = ["settled", "returned", "rejected", "duplicate", "amount_differs", "pending"]
    let totals = names.compactMap { result["outcomes"]?[$0]?.totals }
    #expect(totals.count == names.count)
    #expect(result["sent"]?.totals == [totals.reduce(0) { $0 + $1[0] }, totals.reduce(0) { $0 + $1[1] }])
    #expect(result["sent"]?.totals == (try month.sheet()["payments"]?.totals))
    let verdicts: Set = ["verified", "discrepancy", "unverifiable"]
    #expect(verdicts.contains(result["statement"]?["verdict"]?.text ?? ""))
  }

  @Test func `one payment can be explained`() throws {
    let month = try PreparedMonth.shared.get()
    let truth = Table(csv: try month.text("month/truth.csv"))
    let reference = truth.cell(try #require(truth.rows.first), "reference")
    let outcome = try runChitra(
      ["reconcile", "--sent", month.folder.path("set"), "--returned"] + PreparedMonth.files(month.folder, "month/returned")
        + ["--explain", reference])
    #expect([0, 2].contains(outcome.status), "\(outcome.errors)")
    #expect(outcome.output.contains(reference))
  }

  @Test func `a convertible file goes through NDJSON and back unchanged`() throws {
    let month = try PreparedMonth.shared.get()
    let file = try #require(try PreparedMonth.files(month.folder, "set/bank").first)
    let objects = month.folder.path("bank.ndjson")
    #expect(try runChitra(["convert", file, "--to", "canonical-ndjson", "-o", objects]).status == 0)
    let direct = try runChitra(["convert", file, "--to", "canonical-csv", "-o", "-"])
    let around = try runChitra(["convert", objects, "--to", "canonical-csv", "-o", "-"])
    #expect(around.status == 0)
    let (left, right) = (Table(csv: direct.output), Table(csv: around.output))
    for column in ["reference", "amount", "payee_name", "account", "bank_bin", "programme", "period"] {
      #expect(left.rows.map { left.cell($0, column) } == right.rows.map { right.cell($0, column) }, "\(column)")
    }
  }

  @Test func `a statement never becomes a payment`() throws {
    let month = try PreparedMonth.shared.get()
    for file in try PreparedMonth.files(month.folder, "month/returned") {
      let outcome = try runChitra(["convert", file, "--to", "treasury-order", "-o", month.folder.path("never.xml")])
      #expect(outcome.status == 64, "\(file)")
      #expect(!Folder.exists(month.folder.path("never.xml")))
    }
  }
}
