// What is said once of a list: a level that nobody knows, one that is not verified, one of the list's own, words that name no allowance.

internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

/// The findings on a list as a whole.
struct EntitlementNews: Sendable {
  private var found: [String: ListFinding] = [:]
  /// Words shown of those that were not understood.
  private static let mostShown = 5

  private mutating func add(_ finding: ListFinding, _ key: String) {
    if found[key] == nil { found[key] = finding }
  }

  /// No level or table of a programme is known for a month.
  mutating func gap(_ programme: String, _ month: Period, _ line: UInt32) {
    let key = "gap/" + programme
    if found[key] != nil {
      found[key]?.count += 1
      return
    }
    add(
      ListFinding(
        entry: .levelUnknown, line: line, count: 1, found: nil, expected: nil,
        arguments: [DiagnosticArgument("programme", programme), DiagnosticArgument("month", month.vietnamese)], key: key), key)
  }

  /// Amounts were compared with rows that are general knowledge.
  mutating func unverified(_ regime: Regime, _ due: RegimeDue?, _ line: UInt32) {
    let key = "unverified/" + regime.programme
    guard found[key] == nil, let due else { return }
    let fact = "\(regime.programme), \(due.legalBasis): \(regime.name) \(DongText.grouped(due.dong))"
    add(
      ListFinding(
        entry: .factUnverified, line: line, count: 1, found: nil, expected: nil,
        arguments: [DiagnosticArgument("fact", Bilingual(same: fact))],
        key: key), key)
  }

  /// Most rows go by another level than the table's.
  mutating func ownLevel(_ programme: String, _ level: Int64, _ known: Rate, _ month: Period, _ line: UInt32) {
    add(
      ListFinding(
        entry: .listLevelDiffers, line: line, count: 1, found: .amount(level), expected: .amount(known.value),
        arguments: [DiagnosticArgument("programme", programme), DiagnosticArgument("month", month.vietnamese)], key: ""), "own/" + programme
    )
  }

  /// Everything, by line.
  func all(_ texts: [EntitlementCheck.Text]) -> [ListFinding] {
    var all = Array(found.values)
    let unresolved = texts.filter { $0.rows > 0 }.sorted { ($0.firstLine, $0.shown) < ($1.firstLine, $1.shown) }
    if let first = unresolved.first {
      let rows = unresolved.reduce(0) { $0 + $1.rows }
      let shown = unresolved.prefix(EntitlementNews.mostShown).map { "\"\($0.shown)\"" }.joined(separator: ", ")
      let more = unresolved.count > EntitlementNews.mostShown ? ", …" : ""
      all.append(
        ListFinding(
          entry: .regimeNotKnown, line: first.firstLine, count: 1, found: nil, expected: nil,
          arguments: [DiagnosticArgument("rows", .number(rows)), DiagnosticArgument("words", shown + more, .other)], key: ""))
    }
    return all.sorted { ($0.line, $0.entry.code) < ($1.line, $1.entry.code) }
  }
}
