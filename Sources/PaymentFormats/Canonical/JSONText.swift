// JSON as we write it: no blanks, UTF-8 as it is, escapes only where JSON needs them.

internal import ByteText
internal import PaymentModel

enum JSONText {
  /// Appends a string with its quotes.
  @inline(__always)
  static func append(_ bytes: [UInt8], _ slice: TextSlice, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    if !slice.isEmpty {
      let range = slice.range
      if hasSpecial(bytes.span, range) {
        for offset in range { appendEscaped(bytes[offset], to: &out) }
      } else {
        out.append(contentsOf: bytes[range])
      }
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Appends a string with its quotes.
  static func append(_ text: String, to out: inout [UInt8]) {
    let bytes = Array(text.utf8)
    append(bytes, TextSlice(0..<bytes.count), to: &out)
  }

  @inline(__always)
  private static func hasSpecial(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in range {
      let byte = bytes[offset]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
    }
    return false
  }

  private static func appendEscaped(_ byte: UInt8, to out: inout [UInt8]) {
    let backslash = UInt8(ascii: "\\")
    switch byte {
    case UInt8(ascii: "\""), backslash:
      out.append(backslash)
      out.append(byte)
    case 0x0A: out.append(contentsOf: [backslash, UInt8(ascii: "n")])
    case 0x0D: out.append(contentsOf: [backslash, UInt8(ascii: "r")])
    case 0x09: out.append(contentsOf: [backslash, UInt8(ascii: "t")])
    case 0x08: out.append(contentsOf: [backslash, UInt8(ascii: "b")])
    case 0x0C: out.append(contentsOf: [backslash, UInt8(ascii: "f")])
    case 0..<0x20:
      let hex = Array("0123456789abcdef".utf8)
      out.append(contentsOf: "\\u00".utf8)
      out.append(hex[Int(byte >> 4)])
      out.append(hex[Int(byte & 15)])
    default: out.append(byte)
    }
  }

  /// Appends a number, or null.
  static func append(_ value: Int64?, to out: inout [UInt8]) {
    guard let value else {
      out.append(contentsOf: "null".utf8)
      return
    }
    NumberText.append(value, to: &out)
  }

  /// `"name":` for each name, with a comma before.
  static func keys(_ names: [String]) -> [[UInt8]] {
    names.map { Array(",\"\($0)\":".utf8) }
  }
}

/// An object being written member by member; for the few that are not payments or entries.
struct JSONObjectText {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]

  private mutating func key(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    JSONText.append(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func member(_ name: String, _ text: String) {
    key(name)
    JSONText.append(text, to: &bytes)
  }

  mutating func member(_ name: String, _ number: Int64?) {
    key(name)
    JSONText.append(number, to: &bytes)
  }

  mutating func member(_ name: String, _ number: Int) { member(name, Int64(number)) }

  /// A number that is known later: the place is kept free with blanks, wide enough for any; returns its offset in `bytes`.
  mutating func reserve(_ name: String) -> Int {
    key(name)
    let offset = bytes.count
    bytes.append(contentsOf: Self.reserved(nil))
    return offset
  }

  /// The bytes of a reserved number: 20, blanks before it.
  static func reserved(_ number: Int64?) -> [UInt8] {
    var text: [UInt8] = []
    JSONText.append(number, to: &text)
    return [UInt8](repeating: 0x20, count: 20 - text.count) + text
  }

  mutating func member(_ name: String, _ object: JSONObjectText?) {
    key(name)
    bytes.append(contentsOf: object?.closed ?? Array("null".utf8))
  }

  mutating func member(_ name: String, _ objects: [JSONObjectText]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    bytes.append(contentsOf: objects.map(\.closed).joined(separator: [UInt8(ascii: ",")]))
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func member(_ name: String, _ texts: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONText.append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The whole object.
  var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }
}
