// The row's amounts: each readable, whole and not negative; the row's amount there, above zero and of a likely size.

internal import Diagnostics
internal import PaymentModel

enum AmountRule {
  /// Below this an amount is odd: a dot read as a fraction, or thousands left out.
  static let smallBelow: Int64 = 10_000
  /// Above this no line of a month is paid without another look.
  static let largeAbove: Int64 = 100_000_000

  static func check(_ row: borrowing RosterRow, _ findings: inout FindingList, _ index: UInt32) {
    if row.oddMoney != 0 {
      report(row, &findings, index)
      return
    }
    let amount = row.amount
    if let amount, amount >= smallBelow, amount <= largeAbove { return }
    size(amount, row[.total].isEmpty ? row[.monthAmount] : row[.total], &findings, index)
  }

  @inline(never)
  private static func size(_ amount: Int64?, _ text: TextSlice, _ findings: inout FindingList, _ index: UInt32) {
    switch amount {
    case nil: findings.add(.amountMissing, index, .total)
    case 0?: findings.add(.amountZero, index, .total, text: text)
    case let amount? where amount < 0: findings.add(.amountNegative, index, .total, number: amount, text: text)
    case let amount? where amount < smallBelow: findings.add(.smallAmount, index, .total, number: amount, text: text)
    case let amount? where amount > largeAbove: findings.add(.unusualAmount, index, .total, number: amount, text: text)
    default: break
    }
  }

  /// Names each cell that cannot be taken as it stands.
  @inline(never)
  private static func report(_ row: borrowing RosterRow, _ findings: inout FindingList, _ index: UInt32) {
    for (column, field) in RosterField.money.enumerated() {
      let state = row.moneyState[column]
      let entry: CatalogueEntry
      switch state {
      case .absent, .read: continue
      case .malformed, .impossible, .ambiguous: entry = .amountUnreadable
      case .fraction: entry = .amountFraction
      case .negative: entry = .amountNegative
      case .scientific: entry = .amountScientific
      case .overflow: entry = .amountOverflow
      }
      findings.add(entry, index, field, number: row.money[column], text: row[field])
    }
  }
}
