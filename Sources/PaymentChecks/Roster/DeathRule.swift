// The month of death is still paid, later months are not (ND 20/2021/NĐ-CP Art 8(2)); funeral money and months still owed are.

internal import Diagnostics
public import PaymentModel

/// Months owed after a person's death.
public enum DeathRule {
  /// True when the month lies after the month of death, as far as the date of death is known.
  public static func isAfter(death: CalendarDate, month: Period) -> Bool {
    if Int(death.year) != Int(month.year) { return Int(death.year) < Int(month.year) }
    return death.month > 0 && death.month < month.month
  }

  /// False when a date of death does not say whether a month lies after it: of the month's year, and no more is known.
  public static func isTold(_ death: CalendarDate, for month: Period) -> Bool { death.month > 0 || Int(death.year) != Int(month.year) }

  static func check(
    _ row: borrowing RosterRow, _ owedMonth: Period?, _ findings: inout FindingList, _ index: UInt32
  ) {
    guard row.deathState == .read, let death = row.death, let month = owedMonth, isAfter(death: death, month: month) else { return }
    guard paysMonth(row) else { return }
    findings.add(.afterDeath, index, .deathDate, number: DeathRule.number(of: death), text: row[.deathDate])
  }

  /// The month of death as findings carry it: 202609, or 202600 where only the year is known.
  static func number(of death: CalendarDate) -> Int64 { Int64(death.year) * 100 + Int64(death.month) }

  /// True when the row pays the month itself: its own part, or a total that no part explains.
  public static func paysMonth(_ row: borrowing RosterRow) -> Bool {
    if row.moneyState[0] == .read { return row.money[0] != 0 }
    for column in 1..<6 where row.moneyState[column] == .read {
      if row.money[column] != 0 { return false }
    }
    return true
  }
}
