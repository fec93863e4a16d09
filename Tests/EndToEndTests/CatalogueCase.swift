// One case of the catalogue of rosters as they really are: a small file, what must be said of it and where, and what becomes of its rows.
// The suites named Catalogue… have the cases by their numbers, R1…R52 and B1…B18.
import Files
import TestSupport
import Testing

/// A finding that a case expects.
struct CatalogueFinding: Sendable {
  /// "error PAY-111".
  var what: String
  /// 1-based line.
  var line: Int
  /// The cell whose place is told, as it stands in the line; nil where the whole line is meant.
  var cell: String?

  init(_ what: String, _ line: Int, _ cell: String? = nil) { (self.what, self.line, self.cell) = (what, line, cell) }

  /// "4:30-40 error PAY-111", the columns counted in the case's own text.
  func text(in lines: [String]) -> String {
    guard let cell, lines.indices.contains(line - 1), let found = lines[line - 1].firstRange(of: cell) else { return "\(line) \(what)" }
    let text = lines[line - 1].unicodeScalars
    let start = text.distance(from: text.startIndex, to: found.lowerBound) + 1
    return "\(line):\(start)-\(start + cell.unicodeScalars.count - 1) \(what)"
  }
}

/// A case: its file is validated and prepared by the built program, as CSV and as the sheet of a workbook.
struct CatalogueCase: CustomTestStringConvertible, Sendable {
  /// "R6 a lost zero".
  var name: String
  /// The list as CSV.
  var text: String
  /// Further options of both calls.
  var options: [String] = []
  /// Everything that is said, in the order of the lines.
  var findings: [CatalogueFinding] = []
  /// Codes of the rows held, in their order.
  var held: [String] = []
  /// Đồng that are paid.
  var paid: Int64
  /// Whether a sheet says the same; what only a delimited file can have is left out.
  var isSheetToo = true

  var testDescription: String { name }

  /// One row of the usual list, in line 4, with 750.000 đồng unless said, and without a category, which would ask for another amount.
  static func row(
    _ name: String, _ cells: [String: String], options: [String] = [], _ findings: [(what: String, cell: String?)] = [],
    held: [String] = [], paid: Int64 = 750_000
  ) -> CatalogueCase {
    CatalogueCase(
      name: name, text: SmallRoster(SmallRoster.person("Nguyễn Văn An", 1, ["Đối tượng": ""].merging(cells) { $1 })).text, options: options,
      findings: findings.map { CatalogueFinding($0.what, 4, $0.cell) }, held: held, paid: held.isEmpty ? paid : 0)
  }

  /// Runs the case and compares all there is to compare.
  func check() throws {
    let desk = try Desk()
    _ = try desk.folder.write("a.csv", Array(text.utf8))
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    let said = try findings(desk, "a.csv")
    #expect(said.map(\.text) == findings.map { $0.text(in: lines) })
    try checkSet(desk, "a.csv", "s")
    guard isSheetToo else { return }
    let table = Table(csv: text)
    _ = try desk.folder.write("b.xlsx", WorkbookMaker(WorkbookMaker.rows([table.header] + table.rows)).bytes)
    #expect(try findings(desk, "b.xlsx").map { "\($0.line) \($0.what)" } == findings.map { "\($0.line) \($0.what)" })
    try checkSet(desk, "b.xlsx", "t")
  }

  private func findings(_ desk: Desk, _ file: String) throws -> [(line: Int64, what: String, text: String)] {
    let outcome = try runChitra(["validate", file, "--period", "2026-10", "--report", "json"] + options, in: desk.folder.path(""))
    #expect(outcome.status == (findings.contains { $0.what.hasPrefix("error") } ? 2 : 0), "\(file): \(outcome.errors)")
    return try outcome.jsonLines().compactMap { finding in
      guard let code = finding["code"]?.text, let severity = finding["severity"]?.text, let line = finding["line"]?.number else {
        return nil
      }
      let columns = finding["column_start"]?.number.map { ":\($0)-\(finding["column_end"]?.number ?? 0)" } ?? ""
      return (line, "\(severity) \(code)", "\(line)\(columns) \(severity) \(code)")
    }
  }

  private func checkSet(_ desk: Desk, _ file: String, _ set: String) throws {
    let outcome = try desk.prepare([], files: [file], out: set, options)
    #expect(outcome.status == (held.isEmpty ? 0 : 2), "\(file): \(outcome.errors)")
    #expect(try desk.heldCodes(set) == held, "\(file)")
    let sheet = try JSON(parsing: desk.text("\(set)/control-sheet.json"))
    #expect(sheet["balanced"]?.isTrue == true)
    #expect(sheet["paid"]?["amount"]?.number == paid, "\(file)")
  }
}
