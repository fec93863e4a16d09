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
    let length = digits + (digits - 1) / 3
    unsafe arena.append(atMost: length) { target in
      var place = length
      while place > 3 {
        let group = rest % 1_000
        rest /= 1_000
        unsafe target[place - 1] = 0x30 + UInt8(truncatingIfNeeded: group % 10)
        unsafe target[place - 2] = 0x30 + UInt8(truncatingIfNeeded: group / 10 % 10)
        unsafe target[place - 3] = 0x30 + UInt8(truncatingIfNeeded: group / 100)
        unsafe target[place - 4] = UInt8(ascii: ".")
        place -= 4
      }
      while place > 0 {
        place -= 1
        unsafe target[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return length
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
    unsafe arena.append(atMost: count) { target in
      var rest = value
      var place = count
      while place > 0 {
        place -= 1
        unsafe target[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      return count
    }
  }
}
