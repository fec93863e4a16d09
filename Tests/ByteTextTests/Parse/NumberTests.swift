import ByteText
import Testing

struct NumberTests {
  @Test(
    arguments: [
      ("", .empty), ("0", .number(0)), ("7", .number(7)), ("1234567", .number(1_234_567)), ("12345678", .number(12_345_678)),
      ("123456789", .number(123_456_789)), ("1234567890123456", .number(1_234_567_890_123_456)),
      ("9999999999999999999", .number(9_999_999_999_999_999_999)), ("10000000000000000000", .overflow),
      ("0000000000000000000000000000042", .number(42)), ("00000000000009999999999999999999", .number(9_999_999_999_999_999_999)),
      ("000000000000010000000000000000000", .overflow), ("1234567/", .notDigits), ("12345678:", .notDigits),
      ("/1234567", .notDigits), ("12 4", .notDigits), ("١", .notDigits), ("99999999999999999999999999999999", .overflow),
    ] as [(String, Digits.Value)])
  func `runs of digits have their value`(text: String, value: Digits.Value) {
    let bytes = "5\(text)5".bytes
    #expect(Digits.parse(bytes.span, 1..<bytes.count - 1) == value)
    #expect(Digits.areAll(bytes.span, 1..<bytes.count - 1) == text.utf8.allSatisfy { (48...57).contains($0) })
  }

  @Test(arguments: [0x5EED_0301] as [UInt64])
  func `digits agree with the plain loop`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20_000 {
      var bytes = (0..<Int.random(in: 1...24, using: &generator)).map { _ in UInt8.random(in: 48...57, using: &generator) }
      if Int.random(in: 0...3, using: &generator) == 0 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: .min ... .max, using: &generator)
      }
      let isDigits = bytes.allSatisfy { (48...57).contains($0) }
      #expect(Digits.areAll(bytes.span, 0..<bytes.count) == isDigits, "seed \(seed): \(bytes)")
      let significant = bytes.drop { $0 == 48 }
      let expected: Digits.Value
      if !isDigits {
        expected = .notDigits
      } else if significant.count > 19 {
        expected = .overflow
      } else {
        expected = .number(significant.reduce(0 as UInt64) { $0 * 10 + UInt64($1 - 48) })
      }
      #expect(Digits.parse(bytes.span, 0..<bytes.count) == expected, "seed \(seed): \(bytes)")
    }
  }

  @Test(arguments: [
    (0 as UInt64, 1, "0"), (0, 3, "000"), (42, 2, "42"), (42, 3, "042"), (42, 1, nil), (999, 3, "999"), (1_000, 3, nil), (5, 0, nil),
    (UInt64.max, 20, "18446744073709551615"), (UInt64.max, 19, nil), (UInt64.max, 21, "018446744073709551615"),
  ])
  func `padded numbers keep their width and are never cut`(value: UInt64, width: Int, text: String?) {
    var arena: [UInt8] = [1]
    #expect(NumberText.append(value, width: width, to: &arena) == (text != nil))
    #expect(arena == [1] + (text ?? "").bytes)
  }

  @Test(arguments: [
    (0 as Int64, "0", "0"), (999, "999", "999"), (1_000, "1000", "1.000"), (1_500_000, "1500000", "1.500.000"), (-500, "-500", "-500"),
    (-1_500, "-1500", "-1.500"), (.max, "9223372036854775807", "9.223.372.036.854.775.807"),
    (.min, "-9223372036854775808", "-9.223.372.036.854.775.808"),
  ])
  func `numbers are written plain and in groups`(value: Int64, plain: String, grouped: String) {
    var arena: [UInt8] = []
    NumberText.append(value, to: &arena)
    #expect(arena == plain.bytes)
    arena = []
    NumberText.appendGrouped(value, to: &arena)
    #expect(arena == grouped.bytes)
  }

  @Test(
    arguments: [
      ("2,5", .value(mantissa: 25, scale: 1, isPercentage: false)), ("2.5", .value(mantissa: 25, scale: 1, isPercentage: false)),
      ("2", .value(mantissa: 2, scale: 0, isPercentage: false)), ("2,50", .value(mantissa: 250, scale: 2, isPercentage: false)),
      ("-1,5", .value(mantissa: -15, scale: 1, isPercentage: false)), ("85%", .value(mantissa: 85, scale: 0, isPercentage: true)),
      ("21 %", .value(mantissa: 21, scale: 0, isPercentage: true)), ("0,05", .value(mantissa: 5, scale: 2, isPercentage: false)),
      ("1.500", .value(mantissa: 1_500, scale: 3, isPercentage: false)), ("'2,5", .value(mantissa: 25, scale: 1, isPercentage: false)),
      ("999999999999999999", .value(mantissa: 999_999_999_999_999_999, scale: 0, isPercentage: false)), ("1000000000000000000", .overflow),
      ("0,0000000000000000001", .overflow), ("", .empty), (" ", .empty), ("%", .malformed), ("2,", .malformed), (",5", .malformed),
      ("1.500,5", .malformed), ("2.5.1", .malformed), ("1E2", .malformed), ("hai", .malformed), ("-", .malformed), ("2 5", .malformed),
      ("5%%", .malformed), ("--5", .malformed),
    ] as [(String, DecimalText)])
  func `decimals are exact`(text: String, expected: DecimalText) {
    let bytes = "1\(text)1".bytes
    #expect(DecimalText.parse(bytes.span, 1..<bytes.count - 1) == expected)
  }
}
