// The reference that a payment carries on its whole way and back: 12 characters that survive what banks do to texts.

/// The 32 characters of a reference: A-Z without I and O, then 2-9; nobody mistakes one for another.
enum ReferenceAlphabet {
  /// ASCII by code 0…31.
  static let characters: [UInt8] = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)

  /// The character of a code 0…31.
  @inline(__always)
  static func character(_ code: UInt32) -> UInt8 {
    let value = isoValue(code)
    return UInt8(truncatingIfNeeded: value < 10 ? 0x30 &+ value : 0x37 &+ value)
  }

  /// The code of an ASCII character, or nil outside the alphabet.
  @inline(__always)
  static func code(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x48: UInt32(byte) &- 0x41
    case 0x4A...0x4E: UInt32(byte) &- 0x42
    case 0x50...0x5A: UInt32(byte) &- 0x43
    case 0x32...0x39: UInt32(byte) &- 0x32 &+ 24
    default: nil
    }
  }

  /// The value of a code in ISO/IEC 7064: 10…35 for letters, 2…9 for digits.
  @inline(__always)
  static func isoValue(_ code: UInt32) -> UInt32 {
    if code >= 24 { return code &- 22 }
    return code &+ 10 &+ (code >= 8 ? 1 : 0) &+ (code >= 13 ? 1 : 0)
  }

  /// The code of a value of ISO/IEC 7064, or nil for 0, 1, I and O.
  @inline(__always)
  static func code(isoValue: UInt32) -> UInt32? {
    switch isoValue {
    case 2...9: isoValue &+ 22
    case 10...17: isoValue &- 10
    case 19...23: isoValue &- 11
    case 25...35: isoValue &- 12
    default: nil
    }
  }
}

/// A payment's reference: 10 characters of a hash, 1 for the attempt, 1 check character; 8 bytes, trivial.
public struct PaymentReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Characters of a reference.
  public static let length = 12
  /// Attempts a reference can name: 1…32.
  public static let attempts = 1...32

  /// 60 bits, the first character in the highest five.
  public let packed: UInt64

  /// The reference of these 60 bits, or nil when the check character is wrong.
  public init?(packed: UInt64) {
    guard packed >> 60 == 0, PaymentReference.isValid(packed) else { return nil }
    self.packed = packed
  }

  /// The reference of 50 bits of a hash and an attempt (1…32), or nil when its check character is not in the alphabet.
  public init?(hash50: UInt64, attempt: Int) {
    guard PaymentReference.attempts.contains(attempt) else { return nil }
    let code = UInt64(attempt - 1)
    guard let check = PaymentReference.check(after: PaymentReference.state(stem: hash50), attemptCode: UInt32(code)) else { return nil }
    packed = ((hash50 & 0x3_FFFF_FFFF_FFFF) << 5 | code) << 5 | UInt64(check)
  }

  /// Attempts that always share their first ten characters.
  public static let usualAttempts = 1...9

  /// Whether each of the usual attempts of these 50 bits has a check character of the alphabet.
  @usableFromInline
  static func hasUsualAttempts(hash50: UInt64) -> Bool { usualStates[Int(state(stem: hash50))] }

  /// By the state of the check sum behind a stem, 0…36.
  private static let usualStates: [Bool] = (0..<37).map { state in
    usualAttempts.allSatisfy { check(after: UInt32(state), attemptCode: UInt32($0 - 1)) != nil }
  }

  /// The state of the check sum behind the ten characters of a stem.
  @inline(__always)
  private static func state(stem: UInt64) -> UInt32 {
    var state = CheckCharacter.start
    var shift: UInt64 = 45
    for _ in 0..<10 {
      state = CheckCharacter.advance(state, by: ReferenceAlphabet.isoValue(UInt32(truncatingIfNeeded: (stem >> shift) & 31)))
      shift = shift &- 5
    }
    return state
  }

  /// The code of the check character behind stem and attempt; nil outside the alphabet.
  @inline(__always)
  private static func check(after state: UInt32, attemptCode: UInt32) -> UInt32? {
    let whole = CheckCharacter.advance(state, by: ReferenceAlphabet.isoValue(attemptCode))
    return ReferenceAlphabet.code(isoValue: CheckCharacter.value(after: whole))
  }

  /// Reads exactly 12 characters of the alphabet with a right check character; anything else is nil.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == PaymentReference.length else { return nil }
    var packed: UInt64 = 0
    for index in bytes.indices {
      guard let code = ReferenceAlphabet.code(bytes[index]) else { return nil }
      packed = packed << 5 | UInt64(code)
    }
    guard PaymentReference.isValid(packed) else { return nil }
    self.packed = packed
  }

  /// Reads a text.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    self.init(bytes.span)
  }

  init(unchecked packed: UInt64) { self.packed = packed }

  /// Whether the last of twelve 5-bit codes is the check character of the others.
  @inline(__always)
  static func isValid(_ packed: UInt64) -> Bool {
    var state = CheckCharacter.start
    var shift: UInt64 = 55
    for _ in 0..<11 {
      state = CheckCharacter.advance(state, by: ReferenceAlphabet.isoValue(UInt32(truncatingIfNeeded: (packed >> shift) & 31)))
      shift = shift &- 5
    }
    return CheckCharacter.value(after: state) == ReferenceAlphabet.isoValue(UInt32(truncatingIfNeeded: packed & 31))
  }

  /// Which try of the payment it is, 1…32.
  public var attempt: Int { Int((packed >> 5) & 31) + 1 }

  /// The 12 ASCII characters.
  public var description: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(bytes.map { Character(Unicode.Scalar($0)) })
  }

  /// Appends the 12 ASCII characters.
  public func append(to bytes: inout [UInt8]) {
    var shift: UInt64 = 55
    for _ in 0..<PaymentReference.length {
      bytes.append(ReferenceAlphabet.character(UInt32(truncatingIfNeeded: (packed >> shift) & 31)))
      shift = shift &- 5
    }
  }

  /// The order of the packed form.
  public static func < (left: PaymentReference, right: PaymentReference) -> Bool { left.packed < right.packed }
}
