// Text as a terminal may show it: no control character, no hidden mark, and the columns it takes.

package enum VisibleText {
  /// One shown piece of a source text.
  struct Piece {
    /// What is printed.
    var text: String
    /// The columns it takes on a terminal.
    var width: Int
    /// The bytes of the source it stands for.
    var source: Range<Int>
  }

  /// UTF-8 bytes as a string in which a byte that is no UTF-8 is written `\xHH`.
  package static func decode(_ bytes: [UInt8]) -> String {
    var text = ""
    forEachScalar(bytes) { scalar, range in
      if let scalar { text.unicodeScalars.append(scalar) } else { text += hex(bytes[range.lowerBound]) }
    }
    return text
  }

  /// The pieces of some bytes, each safe to print.
  static func pieces(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    forEachScalar(bytes) { scalar, range in
      guard let scalar else {
        pieces.append(Piece(text: hex(bytes[range.lowerBound]), width: 4, source: range))
        return
      }
      let (text, width) = visible(scalar)
      pieces.append(Piece(text: text, width: width, source: range))
    }
    return pieces
  }

  /// A string with everything that could disturb a terminal made visible.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isDisturbing($0) }) else { return text }
    return text.unicodeScalars.map { visible($0).text }.joined()
  }

  /// How a scalar is printed and how many columns it takes.
  static func visible(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    switch scalar.value {
    case 0..<0x20: return (character(0x2400 + scalar.value), 1)
    case 0x7F: return (character(0x2421), 1)
    case 0x20..<0x7F: return (String(Character(scalar)), 1)
    default: break
    }
    if isDisturbing(scalar) {
      let text = "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      return (text, text.utf8.count)
    }
    return (String(Character(scalar)), width(scalar))
  }

  private static func character(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
  }

  private static func isDisturbing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Calls with each scalar and its bytes, or with `nil` and one byte that is no part of a scalar.
  private static func forEachScalar(_ bytes: [UInt8], _ body: (Unicode.Scalar?, Range<Int>) -> Void) {
    var offset = 0
    while offset < bytes.count {
      let length = sequenceLength(bytes[offset])
      let end = offset + length
      if length > 0, end <= bytes.count, let text = String(validating: bytes[offset..<end], as: UTF8.self),
        let scalar = text.unicodeScalars.first
      {
        body(scalar, offset..<end)
        offset = end
      } else {
        body(nil, offset..<offset + 1)
        offset += 1
      }
    }
  }

  private static func sequenceLength(_ lead: UInt8) -> Int {
    switch lead {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  }
}
