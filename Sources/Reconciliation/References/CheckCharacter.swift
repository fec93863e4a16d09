// The check character of a reference: ISO/IEC 7064, hybrid system MOD 37,36 over 0-9A-Z.

/// ISO/IEC 7064 MOD 37,36. Character values are 0…9 for the digits and 10…35 for A…Z.
enum CheckCharacter {
  /// The state before the first character.
  static let start: UInt32 = 36

  /// The state after one more character of the given value: ((P + a) mod 36, 36 for 0) · 2 mod 37.
  @inline(__always)
  static func advance(_ state: UInt32, by value: UInt32) -> UInt32 {
    var sum = state &+ value
    sum = sum > 36 ? sum &- 36 : sum
    let doubled = sum &* 2
    return doubled > 36 ? doubled &- 37 : doubled
  }

  /// The value of the check character that follows: P + c = 1 (mod 36).
  @inline(__always)
  static func value(after state: UInt32) -> UInt32 {
    state == 1 ? 0 : 37 &- state
  }

  /// The value of an ASCII digit or capital, or nil.
  static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x5A: UInt32(byte - 0x41) + 10
    default: nil
    }
  }

  /// The check character (an ASCII digit or capital) of a text, or nil when a byte has no value.
  static func character(for text: some Sequence<UInt8>) -> UInt8? {
    var state = start
    for byte in text {
      guard let value = value(of: byte) else { return nil }
      state = advance(state, by: value)
    }
    let check = UInt8(truncatingIfNeeded: value(after: state))
    return check < 10 ? 0x30 + check : 0x41 + check - 10
  }
}
