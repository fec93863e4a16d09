// Enough of JSON to read what the program prints.

/// A JSON value.
enum JSON: Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  struct Mistake: Error { var offset: Int }

  init(parsing text: String) throws {
    var parser = JSONParser(bytes: Array(text.utf8))
    self = try parser.value()
    parser.skipBlanks()
    guard parser.offset == parser.bytes.count else { throw Mistake(offset: parser.offset) }
  }

  subscript(key: String) -> JSON? {
    if case .object(let members) = self { return members[key] }
    return nil
  }
  var text: String? { if case .string(let text) = self { text } else { nil } }
  var number: Int64? { if case .integer(let number) = self { number } else { nil } }
  var isTrue: Bool { self == .boolean(true) }
  var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
  var keys: Set<String> { if case .object(let members) = self { Set(members.keys) } else { [] } }
  /// `count` and `amount` of a total.
  var totals: [Int64]? {
    guard let count = self["count"]?.number, let amount = self["amount"]?.number else { return nil }
    return [count, amount]
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var offset = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  mutating func skipBlanks() { while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { offset += 1 } }

  mutating func expect(_ byte: Character) throws {
    guard next == byte.asciiValue else { throw JSON.Mistake(offset: offset) }
    offset += 1
  }

  mutating func value() throws -> JSON {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func object() throws -> JSON {
    try expect("{")
    var members: [String: JSON] = [:]
    skipBlanks()
    while next != UInt8(ascii: "}") {
      if !members.isEmpty { try expect(",") }
      skipBlanks()
      let key = try string()
      skipBlanks()
      try expect(":")
      guard members.updateValue(try value(), forKey: key) == nil else { throw JSON.Mistake(offset: offset) }
      skipBlanks()
    }
    try expect("}")
    return .object(members)
  }

  private mutating func array() throws -> JSON {
    try expect("[")
    var elements: [JSON] = []
    skipBlanks()
    while next != UInt8(ascii: "]") {
      if !elements.isEmpty { try expect(",") }
      elements.append(try value())
      skipBlanks()
    }
    try expect("]")
    return .array(elements)
  }

  private mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw JSON.Mistake(offset: offset) }
      offset += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard let escaped = next else { throw JSON.Mistake(offset: offset) }
      offset += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(escaped)
      case UInt8(ascii: "u"):
        guard offset + 4 <= bytes.count, let digits = String(validating: bytes[offset..<offset + 4], as: UTF8.self),
          let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
        else { throw JSON.Mistake(offset: offset) }
        text += Array(String(Character(scalar)).utf8)
        offset += 4
      default: throw JSON.Mistake(offset: offset)
      }
    }
    try expect("\"")
    guard let value = String(validating: text, as: UTF8.self) else { throw JSON.Mistake(offset: offset) }
    return value
  }

  private mutating func word() throws -> JSON {
    let start = offset
    while let byte = next, ![0x20, 0x0A, 0x0D, 0x09, 0x2C, 0x5D, 0x7D].contains(byte) { offset += 1 }
    switch String(validating: bytes[start..<offset], as: UTF8.self) ?? "" {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let digits:
      guard let number = Int64(digits) else { throw JSON.Mistake(offset: start) }
      return .integer(number)
    }
  }
}
