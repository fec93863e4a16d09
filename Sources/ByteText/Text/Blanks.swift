// Blanks as people and office programs make them: ASCII, no-break, zero-width, and the byte order mark inside a text.

/// The blank that begins at some byte.
enum Blank {
  /// The number of bytes of the blank at `offset`, 0 where another character stands.
  @inline(__always)
  static func length(_ bytes: Span<UInt8>, at offset: Int, before end: Int) -> Int {
    let byte = bytes[offset]
    if byte <= 0x20 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    // The leads of Vietnamese letters, C3...C6 and E1 BA, E1 BB, begin no blank.
    if byte < 0xC2 || (byte > 0xC2 && byte < 0xE1) || (byte == 0xE1 && offset &+ 1 < end && bytes[offset &+ 1] != 0x9A) { return 0 }
    return lengthOfWideBlank(bytes, at: offset, before: end)
  }

  /// The same for blanks outside ASCII: U+00A0, U+00AD, U+1680, U+2000...U+200F, U+2028, U+2029, U+202F, U+205F, U+2060, U+3000, U+FEFF.
  @inline(never)
  static func lengthOfWideBlank(_ bytes: Span<UInt8>, at offset: Int, before end: Int) -> Int {
    if bytes[offset] == 0xC2 {
      guard offset + 1 < end else { return 0 }
      return bytes[offset + 1] == 0xA0 || bytes[offset + 1] == 0xAD ? 2 : 0
    }
    guard offset + 2 < end else { return 0 }
    switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF): return 3
    case (0xE2, 0x81, 0x9F), (0xE2, 0x81, 0xA0), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF), (0xE1, 0x9A, 0x80): return 3
    default: return 0
    }
  }

  /// The number of bytes of the blank that ends before `end`, 0 where another character stands.
  @inline(__always)
  static func lengthBackward(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int {
    let byte = bytes[end - 1]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    if end - start >= 2, bytes[end - 2] == 0xC2 { return length(bytes, at: end - 2, before: end) }
    if end - start >= 3 { return length(bytes, at: end - 3, before: end) == 3 ? 3 : 0 }
    return 0
  }
}

/// The part of a text without the blanks around it: ASCII blanks, U+00A0, the other Unicode blanks, zero-width marks, U+FEFF.
public func trimBlanks(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end {
    let length = Blank.length(bytes, at: start, before: end)
    if length == 0 { break }
    start += length
  }
  while end > start {
    let length = Blank.lengthBackward(bytes, from: start, before: end)
    if length == 0 { break }
    end -= length
  }
  return start..<end
}

/// Whether a text has blanks at its ends, more than one in a row, or another blank than U+0020: whether `appendCollapsed` changes it.
public func hasIrregularBlanks(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  var offset = range.lowerBound
  var previousWasBlank = true
  while offset < range.upperBound {
    let length = Blank.length(bytes, at: offset, before: range.upperBound)
    if length > 0 {
      if previousWasBlank || bytes[offset] != 0x20 { return true }
      previousWasBlank = true
      offset += length
    } else {
      previousWasBlank = false
      offset += 1
    }
  }
  return previousWasBlank && !range.isEmpty
}

/// Whether two or more blanks follow one another between other characters.
public func hasInnerBlankRuns(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  let inner = trimBlanks(bytes, range)
  var offset = inner.lowerBound
  var previousWasBlank = false
  while offset < inner.upperBound {
    let length = Blank.length(bytes, at: offset, before: inner.upperBound)
    if length > 0, previousWasBlank { return true }
    previousWasBlank = length > 0
    offset += max(1, length)
  }
  return false
}

/// Appends a text without blanks at its ends and with one U+0020 for each run of blanks; zero-width marks leave nothing behind.
@discardableResult
public func appendCollapsed(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Range<Int> {
  let start = arena.count
  let inner = trimBlanks(bytes, range)
  var offset = inner.lowerBound
  var pendingBlank = false
  while offset < inner.upperBound {
    let length = Blank.length(bytes, at: offset, before: inner.upperBound)
    if length > 0 {
      pendingBlank = pendingBlank || !isZeroWidth(bytes, at: offset, length: length)
      offset += length
    } else {
      if pendingBlank { arena.append(0x20) }
      pendingBlank = false
      arena.append(bytes[offset])
      offset += 1
    }
  }
  return start..<arena.count
}

/// Whether the blank at `offset` takes no room: soft hyphen, U+200B...U+200F, U+2060, U+FEFF.
func isZeroWidth(_ bytes: Span<UInt8>, at offset: Int, length: Int) -> Bool {
  if length == 2 { return bytes[offset + 1] == 0xAD }
  guard length == 3 else { return false }
  switch (bytes[offset], bytes[offset + 1], bytes[offset + 2]) {
  case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return true
  default: return false
  }
}
