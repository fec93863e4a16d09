// The row's amounts: each readable, whole and not negative; the row's amount there, above zero and of a likely size.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

enum AmountRule {
  /// Below this an amount is odd: a dot read as a fraction, or thousands left out.
  static let smallBelow: Int64 = 10_000
  /// Above this no line of a month is paid without another look.
  static let largeAbove: Int64 = 100_000_000

  static func check(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    if row.oddMoney != 0 {
      report(row, bytes, &findings, index)
      return
    }
    let amount = row.amount
    if let amount, amount >= smallBelow, amount <= largeAbove { return }
    // The cell that says it: the row's total, or this month's money where no total stands.
    let hasTotal = !row[.total].isEmpty
    let field = hasTotal ? RosterField.total : row[.monthAmount].isEmpty ? .total : .monthAmount
    size(amount, field, row[field], &findings, index)
  }

  @inline(never)
  private static func size(_ amount: Int64?, _ field: RosterField, _ text: TextSlice, _ findings: inout FindingList, _ index: UInt32) {
    switch amount {
    case nil: findings.add(.amountMissing, index, field)
    case 0?: findings.add(.amountZero, index, field, text: text)
    case let amount? where amount < 0: findings.add(.amountNegative, index, field, number: amount, text: text)
    case let amount? where amount < smallBelow: findings.add(.smallAmount, index, field, number: amount, text: text)
    case let amount? where amount > largeAbove: findings.add(.unusualAmount, index, field, number: amount, text: text)
    default: break
    }
  }

  /// Names each cell that cannot be taken as it stands.
  @inline(never)
  private static func report(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    for (column, field) in RosterField.money.enumerated() {
      let state = row.moneyState[column]
      let entry: CatalogueEntry
      var number = row.money[column]
      switch state {
      case .absent, .read: continue
      case .malformed where Damage.isErrorCell(bytes, row[field]): entry = .spreadsheetErrorCell
      case .malformed, .impossible, .ambiguous:
        let meant = SpokenAmount.read(bytes, row[field].range)
        entry = meant == nil ? .amountUnreadable : .amountInUnits
        number = meant ?? number
      case .fraction: entry = .amountFraction
      case .negative: entry = .amountNegative
      case .scientific: entry = .amountScientific
      case .overflow: entry = .amountOverflow
      }
      findings.add(entry, index, field, number: number, text: row[field])
    }
  }
}
