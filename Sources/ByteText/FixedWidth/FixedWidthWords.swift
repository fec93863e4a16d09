// Eight bytes at a time. Words are little-endian: the first byte of the file is the lowest byte of the word.

/// A word of eight equal bytes.
@inline(__always) func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// Bounds-free loads; the caller has proved that the record holds them.
extension UnsafeRawPointer {
  /// Eight bytes.
  @inline(__always) func word(_ offset: Int) -> UInt64 {
    unsafe UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
  /// One byte.
  @inline(__always) func byte(_ offset: Int) -> UInt8 {
    unsafe load(fromByteOffset: offset, as: UInt8.self)
  }
}

enum Words {
  /// Whether all eight bytes are ASCII digits.
  @inline(__always) static func areDigits(_ word: UInt64) -> Bool {
    (word & 0xF0F0_F0F0_F0F0_F0F0) | (((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) &>> 4) == 0x3333_3333_3333_3333
  }

  /// The number of eight ASCII digits, the lowest byte first.
  @inline(__always) static func number(_ word: UInt64) -> UInt64 {
    let ones = word & 0x0F0F_0F0F_0F0F_0F0F
    let tens = (ones &* 10) &+ (ones &>> 8)
    let low = (tens & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((tens &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) &>> 32
  }

  /// Whether a word of bytes below 80 has one in the range.
  @inline(__always) static func hasByte(_ word: UInt64, in range: ClosedRange<UInt8>) -> Bool {
    let atLeast = word &+ repeated(0x80 &- range.lowerBound)
    let above = word &+ repeated(0x7F &- range.upperBound)
    return (atLeast & ~above) & 0x8080_8080_8080_8080 != 0
  }

  /// Whether all bytes are printable ASCII (20…7E); at least eight bytes.
  @inline(__always) static func arePrintable(_ bytes: UnsafeRawPointer, _ count: Int) -> Bool {
    if count < 16 {
      for index in 0..<count where unsafe bytes.byte(index) &- 0x20 > 0x5E { return false }
      return true
    }
    var bad = unsafe strange(bytes, count &- 16)
    var offset = 0
    while offset &+ 16 < count {
      bad .|= unsafe strange(bytes, offset)
      offset &+= 16
    }
    return !any(bad)
  }

  /// As signed numbers 80…FF lie below 20 like the control bytes.
  @inline(__always) private static func strange(_ bytes: UnsafeRawPointer, _ offset: Int) -> SIMDMask<SIMD16<Int8>> {
    let block = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
    return (block .< SIMD16(repeating: 0x20)) .| (block .== SIMD16(repeating: 0x7F))
  }
}
