// A line is this month + arrears + carried over + funeral + one-off − recovery; a printed total must be their sum.

internal import Diagnostics
internal import PaymentModel

enum PartsRule {
  static func check(_ row: borrowing RosterRow, _ findings: inout FindingList, _ index: UInt32) {
    guard row.moneyState[6] == .read else { return }
    var states: UInt8 = 0
    var overflows = false
    var sum: Int64 = 0
    for column in 0..<6 {
      states |= row.moneyState[column].rawValue
      let part = row.money[column]
      let (next, overflow) = column == 5 ? sum.subtractingReportingOverflow(part) : sum.addingReportingOverflow(part)
      sum = next
      overflows = overflows || overflow
    }
    // Only where every part that is there was read; a fault of a part has its own finding.
    guard states == CellState.read.rawValue else { return }
    let (difference, overflow) = row.money[6].subtractingReportingOverflow(sum)
    if overflows || overflow {
      findings.add(.amountOverflow, index, .total, text: row[.total])
    } else if difference != 0 {
      findings.add(.partsDiffer, index, .total, number: difference, text: row[.total])
    }
  }
}
