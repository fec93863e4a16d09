import ByteText
import Testing

struct PeriodTextTests {
  @Test(arguments: [
    ("2026-10", 2026, 10), ("10/2026", 2026, 10), ("1/2026", 2026, 1), ("202610", 2026, 10), ("Tháng 10 năm 2026", 2026, 10),
    ("THÁNG 10 NĂM 2026", 2026, 10), ("Tha\u{301}ng 10 na\u{306}m 2026", 2026, 10), ("Tháng 10/2026", 2026, 10), ("tháng 02-2026", 2026, 2),
    ("T10/2026", 2026, 10), ("Kỳ 7/2026", 2026, 7), (" 2026-10 ", 2026, 10), ("thang 1 nam 2026", 2026, 1),
    ("Tháng  9  năm  2026", 2026, 9),
    ("'10/2026", 2026, 10),
  ])
  func `months in all usual spellings`(text: String, year: Int, month: Int) {
    #expect(PeriodText.parse(text.bytes.span, 0..<text.utf8.count) == .month(year: year, month: month))
  }

  @Test(arguments: ["13/2026", "2026-00", "202613", "10/1849", "Tháng 13 năm 2026", "T0/2026"])
  func `months that are none are impossible`(text: String) {
    #expect(PeriodText.parse(text.bytes.span, 0..<text.utf8.count) == .impossible)
  }

  @Test(arguments: [
    "2026", "10", "1/10/2026", "Tháng mười", "Tháng 10", "Tam 10 2026", "10/26", "2026-10-", "Tháng 10 năm 2026 và 11", "Quý 1/2026",
    "20261", "Tháng 10 năm 20266",
  ])
  func `other texts are no months`(text: String) {
    #expect(PeriodText.parse(text.bytes.span, 0..<text.utf8.count) == .malformed)
  }

  @Test func `blanks alone are nothing`() {
    #expect(PeriodText.parse(" ".bytes.span, 0..<1) == .empty)
  }
}
