// Rules on payments that go out together.

public import Diagnostics
public import PaymentModel

/// The money of the two programmes comes from two budgets and never stands in one order (vietnam.md 1.8, 2.3).
public struct OneProgrammeRule: Sendable {
  private var seen = Programme.unknown

  /// Nothing seen yet.
  public init() {}

  /// Takes the next row; an error for a row of another programme than those before.
  public mutating func check(_ row: borrowing PaymentRow, _ findings: inout FindingList, _ index: UInt32) {
    let programme = row.programme
    if programme == .unknown { return }
    if seen == .unknown { seen = programme }
    if programme != seen { findings.addToPayment(.programmesMixedInOrder, index, .reference, number: Int64(programme.rawValue)) }
  }
}

/// What a file or order states of its payments, against what was counted (`Codes.batchTotalDiffers`).
public enum ControlTotalRule {
  /// Stated minus counted in đồng, nil when they agree; the largest number when the difference cannot be told.
  public static func difference(statedAmount stated: Int64, counted: ControlTotals) -> Int64? {
    let (difference, overflow) = stated.subtractingReportingOverflow(counted.amount)
    if overflow || counted.isOverflown { return .max }
    return difference == 0 ? nil : difference
  }

  /// Stated minus counted payments, nil when they agree.
  public static func difference(statedCount stated: Int, counted: ControlTotals) -> Int? {
    let (difference, overflow) = stated.subtractingReportingOverflow(counted.count)
    return overflow ? .max : difference == 0 ? nil : difference
  }
}

/// The day a batch is to be executed.
public enum ValueDateRule {
  /// The code of what is wrong with a day: not a banking day, or beyond what the calendar knows; nil when nothing is.
  /// `isBankingDay` answers nil for days beyond the calendar's horizon. With `earliest` a day before it is named too.
  public static func check(
    _ day: CalendarDate, earliest: CalendarDate? = nil, isBankingDay: (CalendarDate) -> Bool?
  ) -> CatalogueEntry? {
    if let earliest, day < earliest { return .valueDatePast }
    switch isBankingDay(day) {
    case nil: return .beyondCalendar
    case false?: return .valueDateNotBankingDay
    case true?: return nil
    }
  }
}
