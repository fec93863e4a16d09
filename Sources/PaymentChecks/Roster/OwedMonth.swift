// The month a line is owed for, where a column says so.

public import PaymentModel

/// Reads "09/2026", "9-2026", "2026-09", "Tháng 9 năm 2026", "202609".
public enum OwedMonth {
  /// The month, or nil when the text names none or more than one.
  public static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Period? {
    var numbers: [(value: Int, digits: Int)] = []
    var value = 0
    var digits = 0
    for offset in range.lowerBound...range.upperBound {
      let byte = offset < range.upperBound ? bytes[offset] : 0
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
        if digits > 6 { return nil }
        value = value * 10 + Int(byte - 0x30)
      } else if digits > 0 {
        numbers.append((value, digits))
        (value, digits) = (0, 0)
      }
    }
    if numbers.count == 1, numbers[0].digits == 6 { return Period(year: numbers[0].value / 100, month: numbers[0].value % 100) }
    guard numbers.count == 2 else { return nil }
    if numbers[0].digits == 4, numbers[1].digits <= 2 { return Period(year: numbers[0].value, month: numbers[1].value) }
    guard numbers[1].digits == 4, numbers[0].digits <= 2 else { return nil }
    return Period(year: numbers[1].value, month: numbers[0].value)
  }
}
