// Strict JSON (RFC 8259), byte by byte: no repair, no number but what is written, no key twice, bounded depth.

internal import Diagnostics
internal import PaymentModel

/// Why a line is refused.
struct JSONFault: Error {
  var entry: CatalogueEntry
  /// The member, or the kind of the object.
  var name = ""
  /// Where, counted like the bytes read.
  var range: Range<Int>
  var expected: Expectation?
  /// What JSON lacks there, in a few words of its own terms.
  var detail = ""

  init(entry: CatalogueEntry, name: String, range: Range<Int>, expected: Expectation? = nil) {
    self.entry = entry
    self.name = name
    self.range = range
    self.expected = expected
  }

  /// Something that is not JSON.
  init(offset: Int, detail: String) {
    entry = .jsonSyntax
    range = offset..<offset + 1
    self.detail = detail
  }
}

/// A place in a line of JSON. The bytes are handed in with each call, so that nothing is borrowed between them.
struct JSONCursor {
  /// Objects and arrays one in another.
  static let maximumDepth = 16

  private(set) var position: Int
  let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next byte that is no blank, without taking it; 0 at the end.
  @inline(__always)
  mutating func peek(_ bytes: Span<UInt8>) -> UInt8 {
    while position < end {
      let byte = bytes[position]
      if byte > 0x20 { return byte }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position &+= 1
    }
    return 0
  }

  /// Takes the byte if it comes next.
  @inline(__always)
  mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard peek(bytes) == byte, position < end else { return false }
    position &+= 1
    return true
  }

  /// Takes the byte, which has to come next.
  @inline(__always)
  mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONFault) {
    guard take(byte, bytes) else { throw problem("'\(Character(Unicode.Scalar(byte)))' expected") }
  }

  /// Takes a token that was seen to stand here.
  @inline(__always)
  mutating func pass(_ count: Int) { position &+= count }

  func problem(_ detail: String) -> JSONFault { JSONFault(offset: position, detail: detail) }

  /// Nothing but blanks may follow.
  mutating func expectEnd(_ bytes: Span<UInt8>) throws(JSONFault) {
    _ = peek(bytes)
    guard position == end else { throw problem("text after the end of the object") }
  }

  /// Takes a string and gives its place: in the bytes read, or, where it has escapes, in the arena behind them.
  @inline(__always)
  mutating func string(_ bytes: Span<UInt8>, _ arena: inout [UInt8]) throws(JSONFault) -> TextSlice {
    try expect(UInt8(ascii: "\""), bytes)
    let start = position
    position = bytes.endOfPlainText(from: position, before: end)
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position &+= 1
        return TextSlice(start..<position &- 1)
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(bytes, start, &arena) }
      if byte < 0x20 { throw problem("control character in a string") }
      position &+= 1
    }
    throw problem("string without end")
  }

  private mutating func escapedString(_ bytes: Span<UInt8>, _ start: Int, _ arena: inout [UInt8]) throws(JSONFault) -> TextSlice {
    let arenaStart = arena.count
    for offset in start..<position { arena.append(bytes[offset]) }
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return TextSlice(arenaStart..<arena.count)
      }
      if byte < 0x20 { throw problem("control character in a string") }
      position += 1
      if byte == UInt8(ascii: "\\") { try escape(bytes, &arena) } else { arena.append(byte) }
    }
    throw problem("string without end")
  }

  private mutating func escape(_ bytes: Span<UInt8>, _ arena: inout [UInt8]) throws(JSONFault) {
    guard position < end else { throw problem("string without end") }
    let letter = bytes[position]
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): arena.append(letter)
    case UInt8(ascii: "b"): arena.append(0x08)
    case UInt8(ascii: "f"): arena.append(0x0C)
    case UInt8(ascii: "n"): arena.append(0x0A)
    case UInt8(ascii: "r"): arena.append(0x0D)
    case UInt8(ascii: "t"): arena.append(0x09)
    case UInt8(ascii: "u"):
      var value = try fourHexDigits(bytes)
      if (0xD800...0xDBFF).contains(value) {
        guard position + 2 <= end, bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u") else {
          throw problem("half a surrogate pair")
        }
        position += 2
        let low = try fourHexDigits(bytes)
        guard (0xDC00...0xDFFF).contains(low) else { throw problem("half a surrogate pair") }
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(value) else { throw problem("half a surrogate pair") }
      for unit in UTF8.encode(scalar) ?? UTF8.encode(Unicode.Scalar(0xFFFD)!)! { arena.append(unit) }
    default:
      position -= 1
      throw problem("unknown escape")
    }
  }

  private mutating func fourHexDigits(_ bytes: Span<UInt8>) throws(JSONFault) -> UInt32 {
    guard position + 4 <= end else { throw problem("four hexadecimal digits expected") }
    var value: UInt32 = 0
    for offset in position..<position + 4 {
      let byte = bytes[offset]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: throw problem("four hexadecimal digits expected")
      }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }

  /// Takes a number of the grammar and gives its place.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONFault) -> Range<Int> {
    _ = peek(bytes)
    let start = position
    if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    try digits(bytes)
    if bytes[first] == 0x30, position - first > 1 { throw problem("number with a zero in front") }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits(bytes)
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") { position += 1 }
      try digits(bytes)
    }
    return start..<position
  }

  private mutating func digits(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = position
    while position < end, bytes[position] &- 0x30 <= 9 { position += 1 }
    guard position > start else { throw problem("digit expected") }
  }

  /// Takes a bare word: true, false, null.
  mutating func word(_ word: StaticString, _ bytes: Span<UInt8>) throws(JSONFault) {
    _ = peek(bytes)
    let text = Array(word.description.utf8)
    guard position + text.count <= end, bytes.equals(text, at: position) else { throw problem("value expected") }
    position += text.count
  }

  /// Passes over any value.
  mutating func skip(_ bytes: Span<UInt8>, depth: Int = 1) throws(JSONFault) {
    _ = try value(bytes, depth: depth)
  }

  /// Takes any value as a tree; for the few objects that are not payments or entries.
  mutating func value(_ bytes: Span<UInt8>, depth: Int = 0) throws(JSONFault) -> JSONValue {
    guard depth < Self.maximumDepth else { throw problem("more than \(Self.maximumDepth) levels") }
    switch peek(bytes) {
    case UInt8(ascii: "{"): return try object(bytes, depth: depth)
    case UInt8(ascii: "["):
      _ = take(UInt8(ascii: "["), bytes)
      var elements: [JSONValue] = []
      if take(UInt8(ascii: "]"), bytes) { return .array(elements) }
      while true {
        elements.append(try value(bytes, depth: depth + 1))
        if take(UInt8(ascii: ","), bytes) { continue }
        try expect(UInt8(ascii: "]"), bytes)
        return .array(elements)
      }
    case UInt8(ascii: "\""): return .string(try text(bytes))
    case UInt8(ascii: "t"):
      try word("true", bytes)
      return .boolean(true)
    case UInt8(ascii: "f"):
      try word("false", bytes)
      return .boolean(false)
    case UInt8(ascii: "n"):
      try word("null", bytes)
      return .null
    default:
      let range = try number(bytes)
      return .number(range.map { bytes[$0] })
    }
  }

  private mutating func object(_ bytes: Span<UInt8>, depth: Int) throws(JSONFault) -> JSONValue {
    _ = take(UInt8(ascii: "{"), bytes)
    var members: [(name: String, value: JSONValue)] = []
    var names = Set<String>()
    if take(UInt8(ascii: "}"), bytes) { return .object(members) }
    while true {
      _ = peek(bytes)
      let start = position
      let name = try text(bytes)
      guard names.insert(name).inserted else { throw JSONFault(offset: start, detail: "a key twice in one object") }
      try expect(UInt8(ascii: ":"), bytes)
      members.append((name, try value(bytes, depth: depth + 1)))
      if take(UInt8(ascii: ","), bytes) { continue }
      try expect(UInt8(ascii: "}"), bytes)
      return .object(members)
    }
  }

  private mutating func text(_ bytes: Span<UInt8>) throws(JSONFault) -> String {
    var arena: [UInt8] = []
    let start = position
    let slice = try string(bytes, &arena)
    let content = arena.isEmpty ? slice.range.map { bytes[$0] } : arena
    guard let text = String(validating: content, as: UTF8.self) else {
      throw JSONFault(offset: start, detail: "string that is not UTF-8")
    }
    return text
  }
}

/// A value of JSON as a tree.
enum JSONValue {
  case null
  case boolean(Bool)
  /// As it is written.
  case number([UInt8])
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// A member of an object.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The names of an object's members.
  var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }
}

extension Span where Element == UInt8 {
  /// The first byte that ends a plain piece of a string: a quote, a backslash or a control character; at most seven bytes too early
  /// near the end of the span.
  @inline(__always)
  func endOfPlainText(from start: Int, before end: Int) -> Int {
    let limit = Swift.min(end, count) &- 8
    guard start <= limit, start >= 0 else { return start }
    return unsafe withUnsafeBytes { bytes in
      var offset = start
      while offset <= limit {
        let word = unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        // A top bit for each byte that is zero after the exclusive or, or below 20; bytes above the first hit may be wrong, it is not.
        let hits = ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- (ones &* 0x20)) & ~word) & tops
        if hits != 0 { return offset &+ (hits.trailingZeroBitCount &>> 3) }
        offset &+= 8
      }
      return offset
    }
  }
}
