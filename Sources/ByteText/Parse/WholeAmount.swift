// Amounts of money as people type them into a column of whole đồng.

/// What a cell of a money column says.
public enum WholeAmount: Sendable, Equatable {
  /// A whole number, zero or more.
  case amount(Int64)
  /// Nothing but blanks.
  case empty
  /// A number with decimals that are not zero: "540000,5".
  case fraction
  /// A number below zero, by a minus sign or brackets.
  case negative(Int64)
  /// A number in powers of ten, "1.5E+06": its last digits are lost.
  case scientific
  /// No number, or one that can be read in two ways: "1500.000", "1.500,000", "1,5 triệu".
  case malformed
  /// A number beyond 9 223 372 036 854 775 807.
  case overflow

  /// Reads digits, plain or in strict groups of three divided by dots, commas or blanks, with "đ", "₫", "đồng", "VND" or "VNĐ" behind them.
  ///
  /// One separator before three digits divides groups, as is usual in a money column ("1.500" is 1500). Zero decimals after the other
  /// separator are whole. An apostrophe in front, as spreadsheets need it to keep text, is passed over.
  public static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> WholeAmount {
    if let value = parsePlain(bytes, range) { return .amount(value) }
    var inner = trimBlanks(bytes, range)
    if inner.isEmpty { return .empty }
    if bytes[inner.lowerBound] == UInt8(ascii: "'") { inner = trimBlanks(bytes, inner.lowerBound + 1..<inner.upperBound) }
    guard let isNegative = takeSign(bytes, &inner), takeCurrency(bytes, &inner) else { return .malformed }
    switch parseGroups(bytes, inner) {
    case .amount(let value) where isNegative: return value == 0 ? .amount(0) : .negative(-value)
    case let other: return other
    }
  }

  /// The usual spellings, in one pass: up to 18 digits, plain or with a dot or a comma before each group of three.
  @inline(__always)
  private static func parsePlain(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    guard !range.isEmpty, range.count <= 23 else { return nil }
    return unsafe bytes.extracting(range).withUnsafeBufferPointer { text in
      let count = text.count
      let lead = count & 3
      let separator = unsafe count > 4 ? text[lead] : 0
      guard lead > 0, separator == UInt8(ascii: ".") || separator == UInt8(ascii: ","), unsafe text[0] != 0x30 else {
        guard count <= 18 else { return nil }
        var value: Int64 = 0
        for place in 0..<count {
          let digit = unsafe text[place] &- 0x30
          guard digit <= 9 else { return nil }
          value = (value &* 10) &+ Int64(digit)
        }
        return value
      }
      var value: Int64 = 0
      for place in 0..<lead {
        let digit = unsafe text[place] &- 0x30
        guard digit <= 9 else { return nil }
        value = (value &* 10) &+ Int64(digit)
      }
      var place = lead
      while place < count {
        let hundreds = unsafe text[place &+ 1] &- 0x30
        let tens = unsafe text[place &+ 2] &- 0x30
        let ones = unsafe text[place &+ 3] &- 0x30
        guard unsafe text[place] == separator, hundreds <= 9, tens <= 9, ones <= 9 else { return nil }
        value = (value &* 1_000) &+ Int64(hundreds) &* 100 &+ Int64(tens) &* 10 &+ Int64(ones)
        place &+= 4
      }
      return value
    }
  }

  /// Takes a minus sign or a pair of brackets off; nil where a bracket stands alone.
  private static func takeSign(_ bytes: Span<UInt8>, _ range: inout Range<Int>) -> Bool? {
    guard !range.isEmpty else { return false }
    let first = bytes[range.lowerBound]
    if first == UInt8(ascii: "-") {
      range = trimBlanks(bytes, range.lowerBound + 1..<range.upperBound)
      return true
    }
    if first == 0xE2, range.count > 3, bytes[range.lowerBound + 1] == 0x88, bytes[range.lowerBound + 2] == 0x92 {
      range = trimBlanks(bytes, range.lowerBound + 3..<range.upperBound)
      return true
    }
    guard first == UInt8(ascii: "(") else { return false }
    guard let close = lastIndex(of: UInt8(ascii: ")"), bytes, range) else { return nil }
    // The unit may stand inside or outside the brackets.
    if close + 1 < range.upperBound, !isCurrency(bytes, close + 1..<range.upperBound) { return nil }
    range = trimBlanks(bytes, range.lowerBound + 1..<close)
    return true
  }

  private static func lastIndex(of byte: UInt8, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var offset = range.upperBound - 1
    while offset >= range.lowerBound {
      if bytes[offset] == byte { return offset }
      offset -= 1
    }
    return nil
  }

  /// Takes the unit behind the last digit off; false where something else stands there.
  private static func takeCurrency(_ bytes: Span<UInt8>, _ range: inout Range<Int>) -> Bool {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] &- 0x30 > 9 { end -= 1 }
    guard end > range.lowerBound else { return false }
    guard end == range.upperBound || isCurrency(bytes, end..<range.upperBound) else { return false }
    range = range.lowerBound..<end
    return true
  }

  private static func isCurrency(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let word = trimBlanks(bytes, range)
    // Letters in lower case without marks, packed from the lowest byte up.
    var packed: UInt64 = 0
    var shift: UInt64 = 0
    var offset = word.lowerBound
    while offset < word.upperBound {
      let byte = bytes[offset]
      let second = offset + 1 < word.upperBound ? bytes[offset + 1] : 0
      var letter = byte | 0x20
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: offset += 1
      case 0xC4 where second == 0x90 || second == 0x91:  // Đ đ
        letter = UInt8(ascii: "d")
        offset += 2
      case 0xC3 where second == 0x94 || second == 0xB4:  // Ô ô
        letter = UInt8(ascii: "o")
        offset += 2
      case 0xC3 where second == 0x92 || second == 0xB2:  // Ò ò
        letter = UInt8(ascii: "o")
        offset += 2
      case 0xCC:  // combining marks
        offset += 2
        continue
      case 0xE1 where offset + 2 < word.upperBound && second == 0xBB && bytes[offset + 2] | 1 == 0x93:  // Ồ ồ
        letter = UInt8(ascii: "o")
        offset += 3
      case 0xE2 where offset + 2 < word.upperBound && second == 0x82 && bytes[offset + 2] == 0xAB:  // ₫
        letter = UInt8(ascii: "d")
        offset += 3
      default: return false
      }
      guard shift < 64 else { return false }
      packed |= UInt64(letter) << shift
      shift += 8
    }
    return packed == 0x64 || packed == 0x676E_6F64 || packed == 0x64_6E76  // d, dong, vnd
  }

  /// Reads digits with separators.
  private static func parseGroups(_ bytes: Span<UInt8>, _ range: Range<Int>) -> WholeAmount {
    var groups = DigitGroups()
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte &- 0x30 <= 9 {
        groups.take(digit: byte &- 0x30)
        offset += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        groups.take(separator: byte)
        offset += 1
      } else if byte | 0x20 == UInt8(ascii: "e") {
        return isExponent(bytes, offset..<range.upperBound) && groups.digits > 0 ? .scientific : .malformed
      } else {
        let length = Blank.length(bytes, at: offset, before: range.upperBound)
        guard length > 0 else { return .malformed }
        groups.take(separator: UInt8(ascii: " "))
        offset += length
      }
    }
    return groups.amount()
  }

  /// Whether the rest is "E", a sign or none, and digits.
  private static func isExponent(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound + 1
    if start < range.upperBound, bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-") { start += 1 }
    return start < range.upperBound && Digits.areAll(bytes, start..<range.upperBound)
  }
}

/// A number in the making: what stands before its last separator, and behind it.
private struct DigitGroups {
  /// All digits so far.
  var digits = 0
  private var first = 0
  private var whole: UInt64 = 0
  private var overflows = false
  /// The value and number of digits of the group at hand; digits past the nineteenth only count.
  private var group: UInt64 = 0
  private var groupDigits = 0
  private var groupOverflows = false
  private var separators = 0
  /// The separator between the groups before the last one.
  private var grouping: UInt8 = 0
  private var last: UInt8 = 0
  private var leadingZero = false
  private var isStrict = true

  mutating func take(digit: UInt8) {
    if digits == 0 { leadingZero = digit == 0 }
    digits += 1
    groupDigits += 1
    let (tens, overflow) = group.multipliedReportingOverflow(by: 10)
    let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
    group = sum
    groupOverflows = groupOverflows || overflow || carry
  }

  mutating func take(separator: UInt8) {
    closeGroup()
    if separators > 0 {
      // The separator before this one divides groups, and all such are alike.
      isStrict = isStrict && (grouping == 0 || grouping == last)
      grouping = last
    }
    separators += 1
    last = separator
  }

  private mutating func closeGroup() {
    if separators == 0 {
      first = groupDigits
      isStrict = groupDigits > 0
      whole = group
      overflows = groupOverflows
    } else {
      isStrict = isStrict && groupDigits == 3
      append()
    }
    group = 0
    groupDigits = 0
    groupOverflows = false
  }

  private mutating func append() {
    let (shifted, overflow) = whole.multipliedReportingOverflow(by: 1_000)
    let (sum, carry) = shifted.addingReportingOverflow(group)
    whole = sum
    overflows = overflows || overflow || carry || groupOverflows
  }

  mutating func amount() -> WholeAmount {
    guard groupDigits > 0 else { return .malformed }
    if separators == 0 {
      overflows = groupOverflows
      return result(group)
    }
    let hasGroupsBefore = separators > 1
    guard isStrict, !hasGroupsBefore || (first <= 3 && !leadingZero) else { return .malformed }
    let isGrouped = groupDigits == 3 && first <= 3 && !leadingZero && (!hasGroupsBefore || grouping == last)
    if isGrouped {
      append()
      return result(whole)
    }
    // What is left are decimals, behind a separator that is not the one between the groups.
    guard last != UInt8(ascii: " "), grouping != last, leadingZero ? first == 1 : true else { return .malformed }
    // Three digits could be a group as well, unless the whole part is zero or has two groups of its own.
    if groupDigits == 3, !leadingZero, separators < 3 { return .malformed }
    if group != 0 || groupOverflows { return .fraction }
    // "54.0000" is more likely 540.000 typed wrongly than 54 đồng.
    if groupDigits > 2, !overflows, whole > 0, whole < 10_000 { return .malformed }
    return result(whole)
  }

  private func result(_ value: UInt64) -> WholeAmount {
    overflows || value > UInt64(Int64.max) ? .overflow : .amount(Int64(value))
  }
}
