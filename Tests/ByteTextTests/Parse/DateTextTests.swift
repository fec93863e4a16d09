import ByteText
import Testing

struct DateTextTests {
  static func parse(_ text: String) -> DateText {
    let bytes = "1\(text)1".bytes
    return DateText.parse(bytes.span, 1..<bytes.count - 1)
  }

  @Test(
    arguments: [
      ("15/08/1942", 1942, 8, 15, .dayMonthYear), ("15-8-1942", 1942, 8, 15, .dayMonthYear), ("15.08.1942", 1942, 8, 15, .dayMonthYear),
      ("1/1/2000", 2000, 1, 1, .dayMonthYear), ("1942-08-15", 1942, 8, 15, .yearMonthDay), ("1942/8/15", 1942, 8, 15, .yearMonthDay),
      ("8/1942", 1942, 8, 0, .monthYear), ("08-1942", 1942, 8, 0, .monthYear), ("1942-08", 1942, 8, 0, .yearMonth),
      ("1942", 1942, 0, 0, .year), ("'1942", 1942, 0, 0, .year), (" 15/08/1942\u{A0}", 1942, 8, 15, .dayMonthYear),
      ("15/ 08/ 1942", 1942, 8, 15, .dayMonthYear), ("29/02/2000", 2000, 2, 29, .dayMonthYear), ("29/02/2024", 2024, 2, 29, .dayMonthYear),
      ("1942-08-15 00:00:00", 1942, 8, 15, .yearMonthDay), ("15/08/1942 0:00", 1942, 8, 15, .dayMonthYear),
      ("1942-08-15T00:00:00.000", 1942, 8, 15, .yearMonthDay), ("1942-08-15T00:00:00Z", 1942, 8, 15, .yearMonthDay),
      ("1850", 1850, 0, 0, .year), ("2200", 2200, 0, 0, .year), ("31/12/1999", 1999, 12, 31, .dayMonthYear),
    ] as [(String, Int, Int, Int, WrittenDate.Form)])
  func `dates keep the precision they were written with`(text: String, year: Int, month: Int, day: Int, form: WrittenDate.Form) {
    guard case .date(let date) = Self.parse(text) else {
      Issue.record("\(Self.parse(text))")
      return
    }
    #expect((date.year, date.month, date.day) == (year, month, day))
    #expect(date.form == form)
    #expect(!date.hasZeroParts)
  }

  @Test(arguments: [
    ("00/00/1942", 1942, 0), ("0/0/1942", 1942, 0), ("00/08/1942", 1942, 8), ("00/1942", 1942, 0), ("1942-00-00", 1942, 0),
    ("1942-08-00", 1942, 8),
  ])
  func `zeros lower the precision`(text: String, year: Int, month: Int) {
    guard case .date(let date) = Self.parse(text) else {
      Issue.record("\(Self.parse(text))")
      return
    }
    #expect((date.year, date.month, date.day) == (year, month, 0))
    #expect(date.hasZeroParts)
  }

  // The days come from the calendar: 1 January 1900 is day 1, and 29 February 1900 is counted though it never was.
  @Test(arguments: [
    ("15568", 1942, 8, 15), ("36526", 2000, 1, 1), ("45292", 2024, 1, 1), ("10000", 1927, 5, 18), ("99999", 2173, 10, 13),
    ("36585", 2000, 2, 29), ("36586", 2000, 3, 1), ("00061", 1900, 3, 1), ("00059", 1900, 2, 28), ("00001", 1900, 1, 1),
  ])
  func `five digits are the days of a spreadsheet`(text: String, year: Int, month: Int, day: Int) {
    guard case .date(let date) = Self.parse(text) else {
      Issue.record("\(Self.parse(text))")
      return
    }
    #expect((date.year, date.month, date.day) == (year, month, day))
    #expect(date.form == .serial)
  }

  @Test func `every day of a spreadsheet follows the day before`() {
    var year = 1900
    var month = 3
    var day = 1
    for serial in 61...99_999 {
      let digits = String(serial)
      let text = String(repeating: "0", count: 5 - digits.count) + digits
      guard case .date(let date) = Self.parse(text), date.year == year, date.month == month, date.day == day else {
        Issue.record("\(serial) is not \(year)-\(month)-\(day)")
        return
      }
      let lengths = [31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (day, month) = (1, month + 1) }
      if month > 12 { (month, year) = (1, year + 1) }
    }
    #expect(year == 2173)
  }

  @Test(arguments: [
    "31/02/1950", "29/02/1900", "29/02/2023", "31/04/2000", "32/01/2000", "08/15/1942", "15/00/1942", "1849", "2201", "13/1942", "00060",
    "00000", "15/08/0042", "2026-13-01",
  ])
  func `days that the calendar does not have are impossible`(text: String) {
    #expect(Self.parse(text) == .impossible)
  }

  @Test(arguments: ["15/08/42", "1.1.00", "8/42", "15-8-42", "15/08"])
  func `a year of two digits is ambiguous`(text: String) {
    #expect(Self.parse(text) == .ambiguous)
  }

  @Test(arguments: [
    "abc", "15/08/", "/08/1942", "15//1942", "15/08-1942", "123", "15081942", "1942-08-15 10:30:00", "1942-08-15T", "15/8/1942/1",
    "15/Aug/1942", "năm 1942", "1", "15 08 1942", "1942 00:00", "1942-08-1500:00", "150/8/1942", "15/8/19422", "99999999999999999999",
  ])
  func `other texts are no dates`(text: String) {
    #expect(Self.parse(text) == .malformed)
  }

  @Test(arguments: ["", "  ", "\u{A0}"])
  func `blanks alone are nothing`(text: String) {
    #expect(Self.parse(text) == .empty)
  }
}
