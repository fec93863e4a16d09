// Numbers written as ASCII digits.

/// Writers of whole numbers.
public enum NumberText {
  /// Appends a number in plain decimal digits, with a minus sign below zero.
  public static func append(_ value: Int64, to arena: inout [UInt8]) {
    if value < 0 { arena.append(UInt8(ascii: "-")) }
    appendDigits(value.magnitude, count: digitCount(value.magnitude), to: &arena)
  }

  /// Appends a number in exactly `width` digits with zeros in front; false, and nothing appended, where it needs more.
  public static func append(_ value: UInt64, width: Int, to arena: inout [UInt8]) -> Bool {
    guard width > 0, digitCount(value) <= width else { return false }
    appendDigits(value, count: width, to: &arena)
    return true
  }

  /// Appends a number with a dot between groups of three digits, as Vietnamese documents write it: 1.500.000.
  public static func appendGrouped(_ value: Int64, to arena: inout [UInt8]) {
    if value < 0 { arena.append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    let digits = digitCount(rest)
    let start = arena.count
    arena.append(contentsOf: repeatElement(UInt8(ascii: "."), count: digits + (digits - 1) / 3))
    var place = arena.count
    var written = 0
    while place > start {
      place -= 1
      if written > 0, written % 3 == 0 { place -= 1 }
      arena[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
      written += 1
    }
  }

  /// Number of decimal digits, 1...20.
  public static func digitCount(_ value: UInt64) -> Int {
    var count = 1
    var rest = value
    while rest >= 10_000 {
      rest /= 10_000
      count += 4
    }
    return count + (rest >= 1_000 ? 3 : rest >= 100 ? 2 : rest >= 10 ? 1 : 0)
  }

  private static func appendDigits(_ value: UInt64, count: Int, to arena: inout [UInt8]) {
    var rest = value
    arena.append(contentsOf: repeatElement(0x30, count: count))
    var place = arena.count
    while rest > 0 {
      place -= 1
      arena[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
