// Escaping for XML: clean runs are copied eight bytes at a time, the rest byte by byte.

/// A character that XML 1.0 cannot hold, escaped or not.
public struct XMLForbiddenCharacter: Error, Hashable, Sendable {
  /// 0-based index of its first byte in the text.
  public var byteIndex: Int
  /// The character: a control character below U+0020 other than tab, line feed and carriage return, or U+FFFE or U+FFFF.
  public var scalar: Unicode.Scalar
}

extension ByteBuffer {
  /// Appends UTF-8 text as the content of an element: `&`, `<`, `>` and carriage returns are escaped.
  ///
  /// A forbidden character is thrown, and nothing is appended. The bytes must be UTF-8: they are not checked again here.
  public mutating func append(escaping text: Span<UInt8>) throws(XMLForbiddenCharacter) {
    try append(text, isAttribute: false)
  }

  /// Appends UTF-8 text as an attribute's value between double quotes: also `"`, tabs and line feeds are escaped.
  ///
  /// A forbidden character is thrown, and nothing is appended. The bytes must be UTF-8: they are not checked again here.
  public mutating func append(escapingAttribute text: Span<UInt8>) throws(XMLForbiddenCharacter) {
    try append(text, isAttribute: true)
  }

  private mutating func append(_ text: Span<UInt8>, isAttribute: Bool) throws(XMLForbiddenCharacter) {
    let countBefore = count
    // Eight bytes are stored at a time, so there is always room for one block more than is needed.
    ensureRoom(text.count + 16)
    var index = 0
    while true {
      index = copyCleanRun(text, from: index)
      if index == text.count { return }
      guard let length = appendSpecial(text, at: index, isAttribute: isAttribute) else {
        truncate(to: countBefore)
        throw forbidden(text, at: index)
      }
      index += length
      ensureRoom(text.count - index + 16)
    }
  }

  /// Copies bytes up to the first one that needs a look; returns its index, or the text's count.
  private mutating func copyCleanRun(_ text: Span<UInt8>, from first: Int) -> Int {
    let length = text.count
    let target = unsafe start + count
    let copied = unsafe text.withUnsafeBufferPointer { bytes -> Int in
      guard let source = bytes.baseAddress else { return 0 }
      var index = first
      while length - index >= 8 {
        let block = unsafe UnsafeRawPointer(source + index).loadUnaligned(as: UInt64.self)
        unsafe UnsafeMutableRawPointer(target + (index - first)).storeBytes(of: block, as: UInt64.self)
        if hasSpecial(block) { break }
        index += 8
      }
      while index < length {
        let byte = unsafe source[index]
        if isSpecial(byte) { break }
        unsafe target[index - first] = byte
        index += 1
      }
      return index - first
    }
    advance(by: copied)
    return first + copied
  }

  /// Appends what stands for the byte at the index; returns how many bytes of the text it took, nil for a forbidden character.
  private mutating func appendSpecial(_ text: Span<UInt8>, at index: Int, isAttribute: Bool) -> Int? {
    let byte = text[index]
    switch byte {
    case 0x26: append(literal: "&amp;")
    case 0x3C: append(literal: "&lt;")
    case 0x3E: append(literal: "&gt;")
    case 0x0D: append(literal: "&#13;")
    case 0x22 where isAttribute: append(literal: "&quot;")
    case 0x09 where isAttribute: append(literal: "&#9;")
    case 0x0A where isAttribute: append(literal: "&#10;")
    case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: return nil
    case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: return nil
    default: append(byte)
    }
    return 1
  }

  private func forbidden(_ text: Span<UInt8>, at index: Int) -> XMLForbiddenCharacter {
    let byte = text[index]
    if byte < 0x20 { return XMLForbiddenCharacter(byteIndex: index, scalar: Unicode.Scalar(byte)) }
    return XMLForbiddenCharacter(byteIndex: index, scalar: text[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}")
  }
}

// A byte is special if it is below 0x20, one of & < > " or 0xEF, with which U+FFFE and U+FFFF begin.
// If you change one of the two, change both.

@inline(__always)
private func isSpecial(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte & 0xFB == 0x22 || byte & 0xFD == 0x3C || byte == 0xEF
}

@inline(__always)
private func hasSpecial(_ block: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highs: UInt64 = 0x8080_8080_8080_8080
  let quoteOrAmpersand = (block & (ones &* 0xFB)) ^ (ones &* 0x22)
  let angle = (block & (ones &* 0xFD)) ^ (ones &* 0x3C)
  let lead = block ^ (ones &* 0xEF)
  var found = (block &- (ones &* 0x20)) & ~block
  found |= (quoteOrAmpersand &- ones) & ~quoteOrAmpersand
  found |= (angle &- ones) & ~angle
  found |= (lead &- ones) & ~lead
  return found & highs != 0
}
