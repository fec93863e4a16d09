// Characters that XML cannot hold stand in workbooks as _x000D_ (ISO/IEC 29500-1, 22.9.2.19).
internal import ByteText

enum EscapedText {
  /// Appends text with its escapes resolved. Line ends become LF alone. Escapes of characters that no text has stay as they are written.
  static func append(_ text: Span<UInt8>, _ range: Range<Int>, to out: inout [UInt8]) {
    var place = range.lowerBound
    var copied = place
    func copy(to end: Int, _ out: inout [UInt8]) {
      for offset in copied..<end { out.append(text[offset]) }
    }
    while place < range.upperBound {
      let byte = text[place]
      if byte == 0x0D {
        copy(to: place, &out)
        // The line feed behind it says the same.
        if place + 1 == range.upperBound || text[place + 1] != 0x0A { out.append(0x0A) }
        place += 1
        copied = place
      } else if byte == UInt8(ascii: "_"), let unit = unit(text, place, range.upperBound),
        let (scalar, length) = scalar(text, place, range, unit)
      {
        copy(to: place, &out)
        if scalar != "\r" {
          out.append(contentsOf: UTF8.encode(scalar)!)
        } else if place + length == range.upperBound || text[place + length] != 0x0A {
          out.append(0x0A)
        }
        place += length
        copied = place
      } else {
        place += 1
      }
    }
    copy(to: range.upperBound, &out)
  }

  /// Whether the text has anything that `append` would change.
  static func isNeeded(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in range where text[offset] == UInt8(ascii: "_") || text[offset] == 0x0D { return true }
    return false
  }

  /// The number of `_xHHHH_` at a place.
  private static func unit(_ text: Span<UInt8>, _ place: Int, _ end: Int) -> UInt16? {
    guard place + 7 <= end, text[place + 1] == UInt8(ascii: "x"), text[place + 6] == UInt8(ascii: "_") else { return nil }
    var value: UInt16 = 0
    for offset in place + 2..<place + 6 {
      guard let digit = Character(Unicode.Scalar(text[offset])).hexDigitValue else { return nil }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// The character of one escape, or of two for a pair of surrogates, and how many bytes it takes.
  private static func scalar(_ text: Span<UInt8>, _ place: Int, _ range: Range<Int>, _ unit: UInt16) -> (Unicode.Scalar, Int)? {
    if let scalar = Unicode.Scalar(unit) {
      let isText = unit >= 0x20 && unit != 0x7F && !(0x80...0x9F).contains(unit) && unit < 0xFFFE
      return isText || unit == 0x09 || unit == 0x0A || unit == 0x0D ? (scalar, 7) : nil
    }
    guard unit < 0xDC00, place + 7 < range.upperBound, text[place + 7] == UInt8(ascii: "_"),
      let low = self.unit(text, place + 7, range.upperBound), (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return Unicode.Scalar(0x1_0000 + (UInt32(unit - 0xD800) << 10) + UInt32(low - 0xDC00)).map { ($0, 14) }
  }
}
