// What a reader found, as plain values over one byte arena.

/// One event of a document; its text lies in the reader's `text`.
///
/// The layout is that of `chitra_xml_event`: if you change one, change both.
public struct XMLEvent: Hashable, Sendable {
  /// The kinds of event.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A start tag; attributes of wanted elements follow as events.
    case start = 1
    /// An end tag, with the text of the element if it is wanted.
    case end = 2
    /// Text of a wanted element before a child element, if it is more than white space.
    case text = 3
    /// An attribute of the element that started last.
    case attribute = 4
  }

  @usableFromInline let kindByte: UInt8
  let flags: UInt8
  @usableFromInline let depth16: UInt16
  /// The caller's number of the name; -1 for an unknown one, whose name is the text of its start (and, without a value, attribute) event.
  public let name: Int32
  @usableFromInline let textOffset32: UInt32
  @usableFromInline let textCount32: UInt32
  @usableFromInline let line32: UInt32
  @usableFromInline let column32: UInt32
  @usableFromInline let byteOffset64: Int64

  /// What the event is.
  @inlinable public var kind: Kind { Kind(rawValue: kindByte) ?? .text }
  /// How deep the element is nested; the root has depth 1.
  @inlinable public var depth: Int { Int(depth16) }
  /// Where the text lies in the reader's `text`.
  @inlinable public var textRange: Range<Int> { Int(textOffset32)..<Int(textOffset32) + Int(textCount32) }
  /// The length of the text in bytes.
  @inlinable public var textCount: Int { Int(textCount32) }
  /// 1-based line just behind the tag.
  @inlinable public var lineNumber: Int { Int(line32) }
  /// 1-based column just behind the tag, in characters.
  @inlinable public var columnNumber: Int { Int(column32) }
  /// 0-based byte in the file just behind the tag (an end tag) or before its closing `>` (a start tag); nil unless the file is UTF-8.
  @inlinable public var byteOffset: Int? { byteOffset64 < 0 ? nil : Int(byteOffset64) }
}
