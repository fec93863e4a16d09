// The days on which banks and the treasury work, as far as they are known.
public import Diagnostics
public import PaymentModel

/// Public holidays and weekends, with the years for which they are known.
public struct BankingCalendar: Hashable, Sendable {
  /// Whether banks work on a day.
  public enum Answer: Hashable, Sendable {
    /// They do.
    case bankingDay
    /// It is a Saturday or Sunday that nobody made a working day.
    case weekend
    /// It is a public holiday.
    case holiday(String)
    /// The calendar says nothing of this day.
    case outsideHorizon
  }

  /// First day of which the calendar knows everything.
  public private(set) var firstDay: CalendarDate?
  /// Last day of which the calendar knows everything.
  public private(set) var lastDay: CalendarDate?
  /// Where it comes from.
  public private(set) var source = ""
  private var holidays: [CalendarDate: String] = [:]
  private var workingDays: Set<CalendarDate> = []

  /// A calendar that knows no day.
  public init() {}

  /// What is known of a day.
  public func answer(_ date: CalendarDate) -> Answer {
    guard let firstDay, let lastDay, let weekday = date.weekday, firstDay <= date, date <= lastDay else { return .outsideHorizon }
    if workingDays.contains(date) { return .bankingDay }
    if let name = holidays[date] { return .holiday(name) }
    return weekday >= 6 ? .weekend : .bankingDay
  }

  /// Whether banks work on a day; nil outside the horizon.
  public func isBankingDay(_ date: CalendarDate) -> Bool? {
    switch answer(date) {
    case .bankingDay: true
    case .weekend, .holiday: false
    case .outsideHorizon: nil
    }
  }

  /// The first banking day on or after a day; nil when the horizon ends before.
  public func firstBankingDay(onOrAfter date: CalendarDate) -> CalendarDate? {
    guard var number = date.dayNumber else { return nil }
    while let day = CalendarDate(dayNumber: number), let isOpen = isBankingDay(day) {
      if isOpen { return day }
      number += 1
    }
    return nil
  }

  /// A calendar file; nil, with at least one error among the problems, when it cannot be used.
  public static func load(_ bytes: [UInt8], fileName: String) -> (calendar: BankingCalendar?, problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .description)
    guard let root = YAMLReader.read(source) else { return (nil, source.sortedProblems) }
    var calendar = BankingCalendar()
    _ = root.required("id")?.nonEmptyText()
    _ = root.required("title")?.bilingual()
    calendar.source = root.required("source")?.nonEmptyText() ?? ""
    let horizon = root.required("horizon")?.mapping()
    calendar.firstDay = horizon?.required("from").flatMap(date)
    calendar.lastDay = horizon?.required("to").flatMap(date)
    horizon?.finish()
    for value in root.required("holidays")?.list() ?? [] { calendar.addHoliday(value) }
    for value in root.optional("working_days")?.list() ?? [] {
      if let day = date(value) { calendar.workingDays.insert(day) }
    }
    root.finish()
    return (source.hasErrors ? nil : calendar, source.sortedProblems)
  }

  /// `{date: 2026-09-02, name: "Quốc khánh", verified: fixed}` or `{from: …, to: …}`.
  private mutating func addHoliday(_ value: YAMLValue) {
    guard let mapping = value.mapping() else { return }
    let name = mapping.required("name")?.nonEmptyText() ?? ""
    _ = mapping.required("verified")?.choice(["fixed": true, "computed": true, "announced": true])
    if let single = mapping.optional("date") {
      if let day = BankingCalendar.date(single) { holidays[day] = name }
    } else if let from = mapping.required("from").flatMap(BankingCalendar.date), let to = mapping.required("to"),
      let last = BankingCalendar.date(to), let start = from.dayNumber, let end = last.dayNumber
    {
      if (0...30).contains(end - start) {
        for number in start...end { holidays[CalendarDate(dayNumber: number) ?? from] = name }
      } else {
        to.report(.notAllowed("to", .dateForm("YYYY-MM-DD")))
      }
    }
    mapping.finish()
  }

  private static func date(_ value: YAMLValue) -> CalendarDate? {
    guard let text = value.text() else { return nil }
    guard let day = CalendarDate(iso: text), day.precision == .day else {
      value.report(.wrongType(value.key, .dateForm("YYYY-MM-DD")))
      return nil
    }
    return day
  }
}
