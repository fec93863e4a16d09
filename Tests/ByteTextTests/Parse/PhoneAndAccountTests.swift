import ByteText
import Testing

struct PhoneAndAccountTests {
  @Test(
    arguments: [
      ("0912345678", "0912345678", []), ("912345678", "0912345678", .lostZero),
      ("+84 912 345 678", "0912345678", [.countryCode, .cleaned]),
      ("84912345678", "0912345678", .countryCode), ("0084912345678", "0912345678", .countryCode),
      ("+84912345678", "0912345678", .countryCode),
      ("+84 (0) 912.345.678", "0912345678", [.countryCode, .cleaned]), ("0912.345.678", "0912345678", .cleaned),
      ("0912-345-678", "0912345678", .cleaned), ("'0912345678", "0912345678", .cleaned), ("\u{A0}0912345678", "0912345678", .cleaned),
      ("01632953760", "01632953760", .oldEleven), ("1632953760", "01632953760", [.oldEleven, .lostZero]),
      ("841632953760", "01632953760", [.oldEleven, .countryCode]), ("02373852246", "02373852246", []),
      ("2373852246", "02373852246", .lostZero), ("841234567", "0841234567", .lostZero),
    ] as [(String, String, PhoneText.Marks)])
  func `numbers come to their national form`(text: String, digits: String, marks: PhoneText.Marks) {
    let bytes = "7\(text)7".bytes
    guard case .number(let number, let found) = PhoneText.normalise(bytes.span, 1..<bytes.count - 1) else {
      Issue.record("not read")
      return
    }
    var arena: [UInt8] = []
    number.append(to: &arena)
    #expect(arena == digits.bytes)
    #expect(number.digitCount == digits.utf8.count)
    #expect(found == marks)
  }

  @Test(arguments: [
    "091234567", "09123456789", "12345678", "0912345678/0987654321", "0912345678 0987654321", "0000000000", "09123456a8", "+0912345678",
    "00", "+", "+85912345678", "0012345678", "84", "-", "0912'345678", "091234567890123456", "9123456789",
  ])
  func `other texts are no telephone numbers`(text: String) {
    #expect(PhoneText.normalise(text.bytes.span, 0..<text.utf8.count) == .malformed)
  }

  @Test func `an empty cell has no telephone number`() {
    #expect(PhoneText.normalise(" \u{A0}".bytes.span, 0..<3) == .empty)
  }

  @Test(
    arguments: [
      ("0123456789", "0123456789", []), ("0123 456 789", "0123456789", .blanks), (" 012345", "012345", .blanks),
      ("0123.456-789", "0123456789", .punctuation), ("'0123", "0123", .apostrophe), ("0123\u{A0}456", "0123456", .blanks),
      ("12a3", "123", .letters), ("12đ3", "123", .letters), ("12/3", "123", .others), ("01'2", "012", .others), ("", "", []),
      ("3.8042E+10", "3804210", [.punctuation, .letters, .others, .scientific]),
      ("'12 34.5", "12345", [.apostrophe, .blanks, .punctuation]),
    ] as [(String, String, DigitRun.Marks)])
  func `digits are freed and what stood between them is told`(text: String, digits: String, marks: DigitRun.Marks) {
    var arena: [UInt8] = [9]
    let run = DigitRun.strip(text.bytes.span, 0..<text.utf8.count, to: &arena)
    #expect(run.range == 1..<1 + digits.utf8.count)
    #expect(Array(arena[run.range]) == digits.bytes)
    #expect(run.marks == marks)
    #expect(run.isDigitsOnly == marks.isDisjoint(with: [.letters, .others, .scientific]))
  }
}
