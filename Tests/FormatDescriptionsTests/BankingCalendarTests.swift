import Diagnostics
import FormatDescriptions
import PaymentModel
import Testing

private func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }

@Suite struct BankingCalendarTests {
  private let calendar = SchemaCatalogue().calendar

  @Test(arguments: [
    ("2026-10-20", true),  // a Tuesday
    ("2026-10-24", false),  // a Saturday
    ("2026-10-25", false),  // a Sunday
    ("2026-04-30", false), ("2026-05-01", false), ("2026-09-02", false), ("2026-01-01", false),
    ("2024-02-12", false),  // Tết
    ("2024-02-15", true),
    ("2023-05-03", false),  // in place of 30 April 2023, a Sunday
    ("2026-04-27", false),  // in place of Hùng Kings' day, a Sunday
    ("2024-05-04", true),  // a Saturday worked for 29 April
    ("2027-12-31", true), ("2023-01-03", true),
  ])
  func `banking days are known`(text: String, isOpen: Bool) throws {
    #expect(calendar.isBankingDay(try #require(day(text))) == isOpen)
  }

  @Test(arguments: ["2022-12-31", "2028-01-01"])
  func `outside the horizon nothing is guessed`(text: String) throws {
    #expect(calendar.isBankingDay(try #require(day(text))) == nil)
    #expect(calendar.answer(try #require(day(text))) == .outsideHorizon)
  }

  @Test func `a date without day is outside`() throws {
    #expect(calendar.isBankingDay(try #require(CalendarDate(year: 2026))) == nil)
  }

  @Test func `the next banking day passes over Tết and weekends`() throws {
    #expect(calendar.firstBankingDay(onOrAfter: try #require(day("2024-02-08"))) == day("2024-02-15"))
    #expect(calendar.firstBankingDay(onOrAfter: try #require(day("2026-10-20"))) == day("2026-10-20"))
    #expect(calendar.firstBankingDay(onOrAfter: try #require(day("2028-01-01"))) == nil)
  }

  @Test func `a calendar's mistakes are located`() {
    let text = """
      id: x
      title: {vi: a, en: a}
      source: test
      horizon: {from: 2026-01-01, to: 2026-31-12}
      holidays:
        - {date: 2026-02-30, name: x, verified: fixed}
        - {from: 2026-02-01, to: 2026-01-01, name: x, verified: fixed}

      """
    let (calendar, problems) = BankingCalendar.load(Array(text.utf8), fileName: "c.yaml")
    #expect(calendar == nil)
    #expect(problems.map { $0.location?.line } == [4, 6, 7])
  }
}
