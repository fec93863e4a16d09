// A line is this month + arrears + carried over + funeral + one-off − recovery; a printed total must be their sum.

internal import Diagnostics
internal import PaymentModel

enum PartsRule {
  static func check(_ row: borrowing RosterRow, _ findings: inout FindingList, _ index: UInt32) {
    // Only where every part that is there was read; a fault of a part has its own finding.
    guard row.readMoney > 0x40, row.oddMoney == 0 else { return }
    var overflows = false
    var sum: Int64 = 0
    for column in 0..<6 {
      let part = row.money[column]
      let (next, overflow) = column == 5 ? sum.subtractingReportingOverflow(part) : sum.addingReportingOverflow(part)
      sum = next
      overflows = overflows || overflow
    }
    let (difference, overflow) = row.money[6].subtractingReportingOverflow(sum)
    if overflows || overflow {
      findings.add(.amountOverflow, index, .total, text: row[.total])
    } else if difference != 0 {
      findings.add(.partsDiffer, index, .total, number: difference, text: row[.total])
    }
  }
}
