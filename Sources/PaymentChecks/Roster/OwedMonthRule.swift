// The month a row is owed for is read, never guessed: exactly one month, no later than the round's last one.

internal import Diagnostics
internal import PaymentModel

enum OwedMonthRule {
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ resolved: inout ResolvedRow,
    _ findings: inout FindingList, _ index: UInt32
  ) {
    let cell = row[.owedMonth]
    if cell.isEmpty, context.needsOwedMonth {
      findings.add(.owedMonthUnreadable, index, .owedMonth)
    } else if cell.isEmpty {
      resolved.owedMonth = context.usualMonth ?? context.period
    } else if let month = OwedMonth.parse(bytes, cell.range) {
      resolved.owedMonth = month
      guard let last = context.lastMonth, month.monthNumber > last.monthNumber else { return }
      findings.add(.owedMonthNotCovered, index, .owedMonth, number: Int64(last.monthNumber), text: cell)
    } else {
      findings.add(.owedMonthUnreadable, index, .owedMonth, text: cell)
    }
  }
}
