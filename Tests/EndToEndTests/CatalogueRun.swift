// Runs a case of the catalogue of real faults through the program, and gives what it found.
import Files
import TestSupport

/// A case's small files and what `validate` says of them.
struct CatalogueRun {
  /// Findings, in their order.
  let findings: [JSON]
  let status: Int32

  /// Validates rosters in one call; `beside` are further files that the arguments name.
  init(_ rosters: [(name: String, text: String)], beside: [(name: String, text: String)] = [], _ more: [String] = []) throws {
    let folder = try TemporaryFolder()
    for file in rosters + beside { _ = try folder.write(file.name, Array(file.text.utf8)) }
    let outcome = try runChitra(["validate"] + rosters.map(\.name) + ["--report", "json", "--lang", "en"] + more, in: folder.path(""))
    findings = try outcome.jsonLines()
    status = outcome.status
  }

  /// One roster, `a.csv`.
  init(_ roster: SmallRoster, _ more: [String] = []) throws { try self.init([("a.csv", roster.text)], more) }

  /// Codes of all findings.
  var codes: [String] { findings.compactMap { $0["code"]?.text } }

  /// The findings of one code as "severity file:line message".
  func told(_ code: String) -> [String] {
    findings.filter { $0["code"]?.text == code }.map {
      "\($0["severity"]?.text ?? "") \($0["file"]?.text ?? ""):\($0["line"]?.number ?? 0) \($0["message"]?.text ?? "")"
    }
  }
}
