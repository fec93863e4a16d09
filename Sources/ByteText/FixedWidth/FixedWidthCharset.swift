// The bytes a text field may have. Every set is a part of printable ASCII.

/// A named set of printable ASCII bytes.
public struct FixedWidthCharset: Hashable, Sendable {
  /// Its name in layout files.
  public let name: String
  private let low: UInt64
  private let high: UInt64
  /// Ranges of printable bytes that are not in the set, as offsets for the word test.
  let excluded: [ClosedRange<UInt8>]

  /// Blank to tilde.
  public static let printable = FixedWidthCharset("printable") { $0 >= 0x20 && $0 <= 0x7E }
  /// Printable without small letters.
  public static let capitals = FixedWidthCharset("capitals") { $0 >= 0x20 && $0 <= 0x7E && !(0x61...0x7A ~= $0) }
  /// Letters, digits and blanks.
  public static let plain = FixedWidthCharset("plain") { isLetter($0) || isCapital($0) || isDigit($0) || $0 == 0x20 }
  /// Capitals, digits and blanks.
  public static let plainCapitals = FixedWidthCharset("plain-capitals") { isCapital($0) || isDigit($0) || $0 == 0x20 }
  /// Capitals and digits, no blank.
  public static let reference = FixedWidthCharset("reference") { isCapital($0) || isDigit($0) }
  /// Letters, digits, blank and / - ? : ( ) . , ' + (the set of SWIFT FIN text).
  public static let bankText = FixedWidthCharset("bank-text") {
    isLetter($0) || isCapital($0) || isDigit($0) || [0x20, 0x2F, 0x2D, 0x3F, 0x3A, 0x28, 0x29, 0x2E, 0x2C, 0x27, 0x2B].contains($0)
  }
  /// Digits.
  public static let digits = FixedWidthCharset("digits") { isDigit($0) }
  /// All sets.
  public static let all: [FixedWidthCharset] = [.printable, .capitals, .plain, .plainCapitals, .reference, .bankText, .digits]

  /// The set of this name.
  public init?(named name: String) {
    guard let found = FixedWidthCharset.all.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  /// Whether a byte is in the set.
  @inlinable public func contains(_ byte: UInt8) -> Bool {
    byte < 64 ? (lowBits &>> UInt64(byte)) & 1 == 1 : byte < 128 && (highBits &>> UInt64(byte &- 64)) & 1 == 1
  }

  @usableFromInline var lowBits: UInt64 { low }
  @usableFromInline var highBits: UInt64 { high }

  private init(_ name: String, _ contains: (UInt8) -> Bool) {
    self.name = name
    var (low, high): (UInt64, UInt64) = (0, 0)
    var excluded: [ClosedRange<UInt8>] = []
    for byte in UInt8(0x20)...0x7E {
      if contains(byte) {
        if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
      } else if let last = excluded.last, last.upperBound == byte - 1 {
        excluded[excluded.count - 1] = last.lowerBound...byte
      } else {
        excluded.append(byte...byte)
      }
    }
    self.low = low
    self.high = high
    self.excluded = excluded
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
  private static func isCapital(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }
  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
