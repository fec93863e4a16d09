// Exact decimal numbers: coefficients and percentages.

/// What a cell with a coefficient or a percentage says.
public enum DecimalText: Sendable, Equatable {
  /// The number `mantissa` / 10^`scale`; `scale` is 0...18 and keeps the zeros that were written.
  case value(mantissa: Int64, scale: Int, isPercentage: Bool)
  /// Nothing but blanks.
  case empty
  /// No number: also groups of digits ("1.500,5") and powers of ten.
  case malformed
  /// More than 18 digits.
  case overflow

  /// Reads digits with at most one decimal comma or point, a minus sign in front and a percent sign behind.
  public static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> DecimalText {
    var inner = trimBlanks(bytes, range)
    if inner.isEmpty { return .empty }
    if bytes[inner.lowerBound] == UInt8(ascii: "'") { inner = trimBlanks(bytes, inner.lowerBound + 1..<inner.upperBound) }
    var isPercentage = false
    if !inner.isEmpty, bytes[inner.upperBound - 1] == UInt8(ascii: "%") {
      isPercentage = true
      inner = trimBlanks(bytes, inner.lowerBound..<inner.upperBound - 1)
    }
    var offset = inner.lowerBound
    var isNegative = false
    if offset < inner.upperBound, bytes[offset] == UInt8(ascii: "-") {
      isNegative = true
      offset += 1
    }
    var mantissa: Int64 = 0
    var digits = 0
    var significant = 0
    var decimals: Int?
    while offset < inner.upperBound {
      let byte = bytes[offset]
      if byte &- 0x30 <= 9 {
        digits += 1
        if significant > 0 || byte != 0x30 { significant += 1 }
        if significant <= 18 { mantissa = mantissa * 10 + Int64(byte &- 0x30) }
        decimals = decimals.map { $0 + 1 }
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","), decimals == nil, digits > 0 {
        decimals = 0
      } else {
        return .malformed
      }
      offset += 1
    }
    guard digits > 0, decimals != 0 else { return .malformed }
    let scale = decimals ?? 0
    guard significant <= 18, scale <= 18 else { return .overflow }
    return .value(mantissa: isNegative ? -mantissa : mantissa, scale: scale, isPercentage: isPercentage)
  }
}
