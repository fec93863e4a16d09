// The amount of a payment: positive, the sum of its lines, within the limits of its channel.

internal import Diagnostics
internal import PaymentModel

enum PaymentAmountRule {
  static func check(
    _ row: borrowing PaymentRow, _ lines: Span<LineRow>, _ walletCap: Int64, _ napasLimit: Int64, _ findings: inout FindingList,
    _ index: UInt32
  ) {
    let amount = row.amount
    if amount == 0 { findings.addToPayment(.amountZero, index, .reference, text: row[.reference]) }
    if amount < 0 { findings.addToPayment(.amountNegative, index, .reference, number: amount, text: row[.reference]) }
    if row.lineCount > 0 { sum(row, lines, &findings, index) }
    guard row.currency == .vnd else { return }
    switch row.channel {
    case .mobile:
      if amount > walletCap { findings.addToPayment(.walletCapExceeded, index, .phone, number: walletCap, text: row[.phone]) }
    case .bank:
      if amount > napasLimit { findings.addToPayment(.unusualAmount, index, .account, number: amount, text: row[.account]) }
    case .cash, .home, .unknown: break
    }
  }

  private static func sum(_ row: borrowing PaymentRow, _ lines: Span<LineRow>, _ findings: inout FindingList, _ index: UInt32) {
    let first = Int(row.firstLine)
    let (end, isBeyond) = first.addingReportingOverflow(Int(row.lineCount))
    guard !isBeyond, end <= lines.count else { return }
    var sum: Int64 = 0
    for line in first..<end {
      let (next, overflow) = sum.addingReportingOverflow(lines[line].amount)
      if overflow { return findings.addToPayment(.amountOverflow, index, .reference, text: row[.reference]) }
      sum = next
    }
    let (difference, overflow) = row.amount.subtractingReportingOverflow(sum)
    if overflow || difference != 0 {
      findings.addToPayment(.partsDiffer, index, .reference, number: overflow ? .max : difference, text: row[.reference])
    }
  }
}
