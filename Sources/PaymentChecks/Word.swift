// Eight bytes of a text as one word: the only place in this room that reads memory unchecked, each read behind a check of its own.

enum Word {
  /// Eight bytes from `offset`, the first in the lowest byte.
  @inline(__always)
  static func load(_ bytes: Span<UInt8>, _ offset: Int) -> UInt64 {
    precondition(offset >= 0 && offset &+ 8 <= bytes.count)
    return unsafe UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// Four bytes from `offset`, the first in the lowest byte.
  @inline(__always)
  static func loadHalf(_ bytes: Span<UInt8>, _ offset: Int) -> UInt32 {
    precondition(offset >= 0 && offset &+ 4 <= bytes.count)
    return unsafe UInt32(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  /// Up to seven bytes from `offset`; the others are zero.
  @inline(__always)
  static func loadPartial(_ bytes: Span<UInt8>, _ offset: Int, count: Int) -> UInt64 {
    var word: UInt64 = 0
    var index = count
    while index > 0 {
      index &-= 1
      word = (word << 8) | UInt64(bytes[offset &+ index])
    }
    return word
  }

  /// True when two texts of the same length are the same bytes.
  @inline(__always)
  static func areEqual(_ left: Span<UInt8>, _ leftStart: Int, _ right: Span<UInt8>, _ rightStart: Int, count: Int) -> Bool {
    var offset = 0
    while offset &+ 8 <= count {
      if load(left, leftStart &+ offset) != load(right, rightStart &+ offset) { return false }
      offset &+= 8
    }
    // The last word overlaps the one before.
    if count >= 8 { return load(left, leftStart &+ count &- 8) == load(right, rightStart &+ count &- 8) }
    while offset < count {
      if left[leftStart &+ offset] != right[rightStart &+ offset] { return false }
      offset &+= 1
    }
    return true
  }

  /// The top bit of each byte that is zero.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 {
    ~(((word & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
  }

  /// True when each of the eight bytes is a digit.
  @inline(__always)
  static func isEightDigits(_ word: UInt64) -> Bool {
    let high = word & 0xF0F0_F0F0_F0F0_F0F0
    let carried = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    return (high | (carried >> 4)) == 0x3333_3333_3333_3333
  }

  /// The number that eight digits write.
  @inline(__always)
  static func number(_ word: UInt64) -> UInt64 {
    let digits = word &- 0x3030_3030_3030_3030
    let pairs = (digits &* 10) &+ (digits >> 8)
    let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) >> 32
  }

  /// The number of six digits; nil when a byte is none.
  @inline(__always)
  static func sixDigits(_ bytes: Span<UInt8>, _ start: Int) -> UInt64? {
    precondition(start >= 0 && start &+ 6 <= bytes.count)
    let word =
      unsafe UInt64(UInt32(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))) << 16
      | UInt64(UInt16(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start &+ 4, as: UInt16.self))) << 48 | 0x3030
    return isEightDigits(word) ? number(word) : nil
  }

  /// The number of twelve digits; nil when a byte is none.
  @inline(__always)
  static func twelveDigits(_ bytes: Span<UInt8>, _ start: Int) -> UInt64? {
    let first = load(bytes, start)
    let last = (UInt64(loadHalf(bytes, start &+ 8)) << 32) | 0x3030_3030
    guard isEightDigits(first), isEightDigits(last) else { return nil }
    return (number(first) &* 10_000) &+ number(last)
  }

  /// True when all bytes are digits, of which there are at least one.
  @inline(__always)
  static func areDigits(_ bytes: Span<UInt8>, _ start: Int, count: Int) -> Bool {
    if count >= 8 {
      var offset = 0
      while offset &+ 8 <= count {
        if !isEightDigits(load(bytes, start &+ offset)) { return false }
        offset &+= 8
      }
      // The last word overlaps the one before.
      return isEightDigits(load(bytes, start &+ count &- 8))
    }
    var offset = 0
    while offset < count {
      if bytes[start &+ offset] &- 0x30 > 9 { return false }
      offset &+= 1
    }
    return count > 0
  }

  /// The number of at most nineteen digits that are known to be digits.
  static func smallNumber(_ bytes: Span<UInt8>, _ start: Int, count: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in start..<start + count { value = (value &* 10) &+ UInt64(bytes[index] &- 0x30) }
    return value
  }
}
