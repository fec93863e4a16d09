// Single characters of UTF-8 and UTF-16.

/// The character at `offset` of UTF-8 text and its number of bytes; U+FFFD and 1 where the bytes are no character.
@inline(__always)
func scalar(_ bytes: Span<UInt8>, at offset: Int, before end: Int) -> (value: UInt32, length: Int) {
  let lead = bytes[offset]
  if lead < 0x80 { return (UInt32(lead), 1) }
  if lead >= 0xC2, lead < 0xE0, offset &+ 1 < end {
    let second = bytes[offset &+ 1]
    if second & 0xC0 == 0x80 { return ((UInt32(lead & 0x1F) << 6) | UInt32(second & 0x3F), 2) }
    return (0xFFFD, 1)
  }
  return longScalar(bytes, at: offset, before: end)
}

private func longScalar(_ bytes: Span<UInt8>, at offset: Int, before end: Int) -> (value: UInt32, length: Int) {
  let lead = bytes[offset]
  let length = lead >= 0xF0 ? 4 : 3
  guard lead >= 0xE0, lead <= 0xF4, offset &+ length <= end else { return (0xFFFD, 1) }
  var value = UInt32(lead & (length == 4 ? 0x07 : 0x0F))
  for place in 1..<length {
    let byte = bytes[offset &+ place]
    guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    value = (value << 6) | UInt32(byte & 0x3F)
  }
  let isValid = length == 3 ? value >= 0x800 && !(0xD800...0xDFFF).contains(value) : (0x1_0000...0x10_FFFF).contains(value)
  return isValid ? (value, length) : (0xFFFD, 1)
}

extension [UInt8] {
  /// Appends a character as UTF-8.
  @inline(__always)
  mutating func append(scalar value: UInt32) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    } else if value < 0x1_0000 {
      append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      append(0x80 | UInt8(truncatingIfNeeded: (value >> 6) & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    } else {
      append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
      append(0x80 | UInt8(truncatingIfNeeded: (value >> 12) & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: (value >> 6) & 0x3F))
      append(0x80 | UInt8(truncatingIfNeeded: value & 0x3F))
    }
  }
}
