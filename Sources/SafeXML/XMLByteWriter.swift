// Writing XML as bytes: names are literals of the program, values are escaped, nothing goes through libxml2 or String.

/// Appends tags and escaped values to a byte buffer; whether tags match is for the caller's own reader to prove.
public struct XMLByteWriter: ~Copyable {
  /// What was written and not yet taken away.
  public var buffer: ByteBuffer

  /// A writer with an empty buffer.
  public init(capacity: Int = 320 << 10) {
    buffer = ByteBuffer(capacity: capacity)
  }

  /// The declaration of XML 1.0 in UTF-8, with a line feed.
  public mutating func declaration() {
    buffer.append(literal: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  /// Markup of the program's own, as it is: tags, indentation, whole templates.
  @inlinable public mutating func literal(_ text: StaticString) {
    buffer.append(literal: text)
  }

  /// A start tag without attributes.
  @inlinable public mutating func start(_ name: StaticString) {
    buffer.append(0x3C)
    buffer.append(literal: name)
    buffer.append(0x3E)
  }

  /// The front of a start tag; attributes follow, then `endOfStart()`.
  @inlinable public mutating func startWithAttributes(_ name: StaticString) {
    buffer.append(0x3C)
    buffer.append(literal: name)
  }

  /// An attribute within a start tag; a forbidden character is thrown and nothing is written.
  public mutating func attribute(_ name: StaticString, _ value: Span<UInt8>) throws(XMLForbiddenCharacter) {
    let before = buffer.count
    buffer.append(0x20)
    buffer.append(literal: name)
    buffer.append(literal: "=\"")
    do {
      try buffer.append(escapingAttribute: value)
    } catch {
      buffer.truncate(to: before)
      throw error
    }
    buffer.append(0x22)
  }

  /// The end of a start tag with attributes.
  @inlinable public mutating func endOfStart() {
    buffer.append(0x3E)
  }

  /// An end tag.
  @inlinable public mutating func end(_ name: StaticString) {
    buffer.append(literal: "</")
    buffer.append(literal: name)
    buffer.append(0x3E)
  }

  /// Escaped text; a forbidden character is thrown and nothing is written.
  @inlinable public mutating func text(_ value: Span<UInt8>) throws(XMLForbiddenCharacter) {
    try buffer.append(escaping: value)
  }

  /// An element with text; a forbidden character is thrown and nothing is written.
  @inlinable public mutating func element(_ name: StaticString, _ value: Span<UInt8>) throws(XMLForbiddenCharacter) {
    let before = buffer.count
    start(name)
    do {
      try buffer.append(escaping: value)
    } catch {
      buffer.truncate(to: before)
      throw error
    }
    end(name)
  }

  /// An element with text from a string; a forbidden character is thrown and nothing is written.
  public mutating func element(_ name: StaticString, _ value: String) throws(XMLForbiddenCharacter) {
    try element(name, value.utf8.span)
  }

  /// An element with a whole number.
  @inlinable public mutating func element(_ name: StaticString, decimal value: Int64) {
    start(name)
    buffer.append(decimal: value)
    end(name)
  }
}
