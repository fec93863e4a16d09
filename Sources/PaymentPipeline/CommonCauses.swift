// One cause that hits many rows: beside the findings on the rows, which keep their places, one finding with the count.

import Diagnostics
internal import PaymentChecks
import PaymentFormats
import PaymentModel

/// Counts the findings of one roster by code and column.
struct CommonCauses {
  private struct Key: Hashable {
    var code: DiagnosticCode
    var field: UInt8
  }
  private struct Rows {
    var count = 0
    var first: UInt32 = 0
    var last: UInt32 = 0
  }

  /// Fewer rows are read one by one as quickly.
  static let leastRows = 10

  private var rows: [Key: Rows] = [:]

  /// Counts one row's finding.
  mutating func add(_ finding: RowFinding, line: UInt32) {
    let key = Key(code: finding.code, field: finding.field)
    var found = rows[key] ?? Rows(first: line)
    found.count += 1
    found.last = line
    rows[key] = found
  }

  /// Where some births have the month first, those of days 1 to 12 may have it too, and no row shows it.
  private func reportMonthFirst(_ roster: SurveyedRoster, _ diagnostics: DiagnosticCollector) {
    let key = Key(code: Codes.birthDateMonthFirst.code, field: RosterField.birth.rawValue)
    guard let found = rows[key] else { return }
    diagnostics.report(Codes.birthsMonthFirst) {
      Diagnostic(
        Codes.birthsMonthFirst, at: roster.opened.place(line: Int(found.first)), field: RosterField.birth.machineName,
        arguments: [DiagnosticArgument("count", .number(found.count))])
    }
  }

  /// Reports what was met in at least half of all rows, by code.
  func report(of total: Int, _ roster: SurveyedRoster, headers: [String], _ diagnostics: DiagnosticCollector) {
    reportMonthFirst(roster, diagnostics)
    let common = rows.filter { $0.value.count >= CommonCauses.leastRows && $0.value.count * 2 >= total }
    for (key, found) in common.sorted(by: { ($0.key.code, $0.key.field) < ($1.key.code, $1.key.field) }) {
      let column = (RosterField(rawValue: key.field).map { roster.roster.columns[Int($0.rawValue)] } ?? 0) - 1
      diagnostics.report(Codes.commonCause, count: found.count) {
        Diagnostic(
          Codes.commonCause, at: roster.opened.place(line: Int(found.first)),
          field: RosterField(rawValue: key.field)?.machineName,
          arguments: [
            DiagnosticArgument("code", key.code.description), DiagnosticArgument("first", .number(found.first)),
            DiagnosticArgument("last", .number(found.last)),
            DiagnosticArgument("column", headers.indices.contains(column) ? headers[column] : ""),
          ])
      }
    }
  }
}
