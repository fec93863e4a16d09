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

/// What an order says of its budget, as far as the order alone can tell: one programme's section, the year of the money, the payer's code
/// as it stands in its treasury account (vietnam.md 1.8, 2.1-2.3, cases K4, K5, K6, K15).
public enum OrderRule {
  /// What is wrong, with what was found and what should stand there.
  public static func check(
    _ order: PaymentOrder, budgetYear: Int, unitCode: String, treasuryAccount: String
  ) -> [(entry: CatalogueEntry, field: String, found: String, expected: String?)] {
    var findings: [(entry: CatalogueEntry, field: String, found: String, expected: String?)] = []
    if let section = section(of: order.programme), !order.budget.section.isEmpty, order.budget.section != section {
      findings.append((.treasuryProgrammesMixed, "Budget/Section", order.budget.section, section))
    }
    let other = order.programme == .ncc ? "btxh" : "ncc"
    for path in order.funds where order.programme != .unknown && (path.split(separator: "/").last ?? "").hasPrefix(other + "-") {
      findings.append((.treasuryProgrammesMixed, "Funds/File", path, order.programme.code))
    }
    if !isYear(budgetYear, ofMoneyFor: order.period, on: order.date) {
      findings.append((.budgetYearDiffers, "Budget/Year", String(budgetYear), String(order.period.year)))
    }
    // Accounts of budget units read "code of the account.level.ĐVQHNS"; others say nothing of the unit.
    let parts = treasuryAccount.split(separator: ".")
    if parts.count == 3, parts[2].utf8.count == 7, parts[2] != unitCode {
      findings.append((.budgetUnitShape, "Payer/BudgetUnitCode", unitCode, String(parts[2])))
    }
    // The last day to send is 30 December (case K6).
    if order.date.month == 12, order.date.day == 31 { findings.append((.yearEndDate, "Header/Date", order.date.description, nil)) }
    if unitCode.hasPrefix("7") { findings.append((.projectUnitCode, "Payer/BudgetUnitCode", unitCode, nil)) }
    return findings
  }

  /// Whether a month may be paid from a year's estimate: its own, or the next one once that year has begun, for what stayed unpaid.
  public static func isYear(_ year: Int, ofMoneyFor period: Period, on date: CalendarDate) -> Bool {
    year == Int(period.year) || (year > Int(period.year) && year == Int(date.year))
  }

  /// The section (khoản) that pays a programme: 371 for merit recipients, 398 for social protection.
  private static func section(of programme: Programme) -> String? {
    switch programme {
    case .ncc: "371"
    case .btxh: "398"
    case .unknown: nil
    }
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
