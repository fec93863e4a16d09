// The days that law and plan set in a payout month. One table; a new decree is a new row here.

public import PaymentModel

/// A day by which something of a payout month must be done.
public struct Deadline: Hashable, Sendable {
  /// The events of a month that have a day.
  public enum Event: String, Sendable, CaseIterable {
    /// Draw the money and send the list to the paying service.
    case drawMoney
    /// The paying service hands back who was paid and who was not.
    case serviceReports
    /// Figures of cashless payout to the province.
    case reportToProvince
    /// Last day on which slips of a budget year reach the treasury.
    case yearEnd
  }

  /// What must be done.
  public var event: Event
  /// Whose rule; unknown = every programme.
  public var programme: Programme
  /// The day itself: the work is done before it (`isInclusive` false) or on it at the latest.
  public var date: CalendarDate
  /// Whether the day itself is still in time.
  public var isInclusive: Bool
  /// Law or plan with article.
  public var source: String

  /// "trước ngày 25/09/2026 (thứ Sáu)" or "chậm nhất ngày 30/12/2026 (thứ Tư)".
  public var words: String {
    (isInclusive ? "chậm nhất ngày " : "trước ngày ") + date.vietnamese + " (\(FormWords.weekday(date)))"
  }
}

extension Deadline {
  private struct Rule {
    var event: Event
    var programme: Programme
    /// Months from the payout month: −1 = the month before.
    var monthOffset: Int
    var day: Int
    var source: String
  }

  private static let rules: [Rule] = [
    Rule(event: .drawMoney, programme: .btxh, monthOffset: -1, day: 25, source: "NĐ 20/2021/NĐ-CP, Điều 34 khoản 4"),
    Rule(event: .drawMoney, programme: .ncc, monthOffset: -1, day: 25, source: "TT 44/2022/TT-BTC, Điều 8 khoản 3"),
    Rule(event: .serviceReports, programme: .btxh, monthOffset: 0, day: 20, source: "NĐ 20/2021/NĐ-CP, Điều 34 khoản 5"),
    Rule(event: .serviceReports, programme: .ncc, monthOffset: 0, day: 20, source: "TT 44/2022/TT-BTC, Điều 8 khoản 4"),
    Rule(event: .reportToProvince, programme: .unknown, monthOffset: 1, day: 5, source: "KH 152/KH-UBND tỉnh Thanh Hóa, mục V.7"),
  ]

  /// The days of a payout month, in the order of the calendar. A supplementary round has no legal day for drawing money.
  public static func all(of period: Period, programmes: [Programme]) -> [Deadline] {
    var list = rules.compactMap { rule -> Deadline? in
      guard rule.programme == .unknown || programmes.contains(rule.programme) else { return nil }
      guard period.round == 0 || rule.event != .drawMoney else { return nil }
      let month = period.monthNumber + rule.monthOffset
      guard let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: rule.day) else { return nil }
      return Deadline(event: rule.event, programme: rule.programme, date: date, isInclusive: false, source: rule.source)
    }
    // Money of December and of January lies on the border of two budget years.
    if period.month == 12 || period.month == 1 {
      let year = period.month == 12 ? Int(period.year) : Int(period.year) - 1
      if let date = CalendarDate(year: year, month: 12, day: 30) {
        list.append(Deadline(event: .yearEnd, programme: .unknown, date: date, isInclusive: true, source: "TT 26/2026/TT-BTC"))
      }
    }
    return list.enumerated().sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }
}
