// Runs of ASCII digits, eight bytes at a time.

/// Questions about runs of ASCII digits.
public enum Digits {
  /// What a run of digits is worth.
  public enum Value: Sendable, Equatable {
    /// The number.
    case number(UInt64)
    /// There is no byte.
    case empty
    /// Some byte is no digit 0...9.
    case notDigits
    /// The number has more than 19 digits after its leading zeros.
    case overflow
  }

  /// Whether all bytes are digits 0...9; true for no bytes.
  public static func areAll(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { run in
      var offset = 0
      while run.count &- offset >= 8 {
        let eight = unsafe UnsafeRawPointer(run.baseAddress!).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        guard isEightDigits(eight) else { return false }
        offset &+= 8
      }
      while offset < run.count {
        guard unsafe run[offset] &- 0x30 <= 9 else { return false }
        offset &+= 1
      }
      return true
    }
  }

  /// The number that a run of at most 19 significant digits writes.
  public static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Value {
    if range.isEmpty { return .empty }
    return unsafe bytes.extracting(range).withUnsafeBufferPointer { run in
      var offset = 0
      var value: UInt64 = 0
      var significant = 0
      while run.count &- offset >= 8 {
        let eight = unsafe UInt64(littleEndian: UnsafeRawPointer(run.baseAddress!).loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        guard isEightDigits(eight) else { return .notDigits }
        let (shifted, overflow) = value.multipliedReportingOverflow(by: 100_000_000)
        significant = significant > 0 || overflow ? significant &+ 8 : significantDigits(of: valueOfEight(eight))
        value = shifted &+ valueOfEight(eight)
        offset &+= 8
      }
      while offset < run.count {
        let digit = unsafe run[offset] &- 0x30
        guard digit <= 9 else { return .notDigits }
        significant = significant > 0 || digit > 0 ? significant &+ 1 : 0
        value = (value &* 10) &+ UInt64(digit)
        offset &+= 1
      }
      return significant > 19 ? .overflow : .number(value)
    }
  }

  /// Whether the eight bytes of a word are digits.
  @inline(__always)
  static func isEightDigits(_ word: UInt64) -> Bool {
    let high = word & 0xF0F0_F0F0_F0F0_F0F0
    let highPlusSix = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    return (high | (highPlusSix >> 4)) == 0x3333_3333_3333_3333
  }

  /// The number of eight digits, the first in the lowest byte.
  @inline(__always)
  static func valueOfEight(_ word: UInt64) -> UInt64 {
    var value = word &- 0x3030_3030_3030_3030
    value = (value &* 10) &+ (value >> 8)
    let low = (value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((value >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }

  private static func significantDigits(of value: UInt64) -> Int {
    var count = 0
    var rest = value
    while rest > 0 {
      count &+= 1
      rest /= 10
    }
    return count
  }
}
