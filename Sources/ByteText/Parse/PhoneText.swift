// Telephone numbers as typed, brought to their national form.

/// The digits of a national number with the leading 0; ten, or eleven for landlines and for mobile numbers before 2018.
public struct PhoneDigits: Sendable, Hashable {
  /// The digits as a number, without the leading 0.
  public let value: UInt64
  /// 10 or 11, the leading 0 included.
  public let digitCount: Int

  /// Appends the digits.
  public func append(to arena: inout [UInt8]) {
    _ = NumberText.append(value, width: digitCount, to: &arena)
  }
}

/// What a cell of a telephone column says.
public enum PhoneText: Sendable, Equatable {
  /// What had to be done to reach the national form.
  public struct Marks: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Marks from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The leading 0 was missing.
    public static let lostZero = Marks(rawValue: 1)
    /// The country code +84, 84 or 0084 was replaced by 0.
    public static let countryCode = Marks(rawValue: 2)
    /// Blanks, dots, dashes, brackets or an apostrophe were removed.
    public static let cleaned = Marks(rawValue: 4)
    /// Eleven digits beginning with 01, as mobile numbers had until 2018; the digits are not converted.
    public static let oldEleven = Marks(rawValue: 8)
  }

  /// A number of the national numbering plan's length.
  case number(PhoneDigits, Marks)
  /// Nothing but blanks.
  case empty
  /// Other characters, two numbers in one cell, or too few or too many digits.
  case malformed

  /// Reads one telephone number.
  public static func normalise(_ bytes: Span<UInt8>, _ range: Range<Int>) -> PhoneText {
    let inner = trimBlanks(bytes, range)
    if inner.isEmpty { return .empty }
    var marks: Marks = []
    var value: UInt64 = 0
    var digits = 0
    var hasPlus = false
    var offset = inner.lowerBound
    while offset < inner.upperBound {
      let byte = bytes[offset]
      var length = 1
      switch byte {
      case 0x30...0x39:
        value = (value &* 10) &+ UInt64(byte &- 0x30)
        digits += 1
        if digits > 15 { return .malformed }
      case UInt8(ascii: "+"):
        guard digits == 0, !hasPlus else { return .malformed }
        hasPlus = true
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"): marks.insert(.cleaned)
      case UInt8(ascii: "'"):
        guard offset == inner.lowerBound else { return .malformed }
        marks.insert(.cleaned)
      default:
        length = Blank.length(bytes, at: offset, before: inner.upperBound)
        guard length > 0 else { return .malformed }
        marks.insert(.cleaned)
      }
      offset += length
    }
    if range != inner { marks.insert(.cleaned) }
    return national(value: value, digits: digits, hasPlus: hasPlus, marks: marks)
  }

  private static func national(value: UInt64, digits: Int, hasPlus: Bool, marks: Marks) -> PhoneText {
    var value = value
    var digits = digits
    var marks = marks
    var zeros = digits - significantDigits(value)
    if hasPlus && zeros == 0 || zeros == 2 || (zeros == 0 && digits >= 11) {
      // +84..., 0084... or 84...: what follows 84 is the number with or without its 0.
      let power = (significantDigits(value) - 2)
      guard power > 0 else { return .malformed }
      let scale = (0..<power).reduce(1 as UInt64) { scale, _ in scale * 10 }
      guard value / scale == 84 else { return .malformed }
      value %= scale
      digits = power
      zeros = digits - significantDigits(value)
      marks.insert(.countryCode)
      if zeros == 0 {
        digits += 1
        zeros = 1
      }
    } else if hasPlus {
      return .malformed
    } else if zeros == 0 {
      marks.insert(.lostZero)
      digits += 1
      zeros = 1
    }
    guard zeros == 1, digits == 10 || digits == 11 else { return .malformed }
    if digits == 11 {
      switch value / 1_000_000_000 {
      case 1: marks.insert(.oldEleven)
      case 2: break
      default: return .malformed
      }
    }
    return .number(PhoneDigits(value: value, digitCount: digits), marks)
  }

  private static func significantDigits(_ value: UInt64) -> Int {
    var count = 0
    var rest = value
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }
}
