// A block keeps all its text in one byte arena; a field is a place in it.

/// A place in a block's byte arena; 8 bytes, trivial.
public struct TextSlice: Hashable, Sendable {
  /// First byte.
  public var offset: UInt32
  /// Bytes.
  public var length: UInt32

  /// An empty text.
  public static let empty = TextSlice(offset: 0, length: 0)

  /// A place.
  @inlinable public init(offset: UInt32, length: UInt32) {
    self.offset = offset
    self.length = length
  }

  /// A place by its range.
  @inlinable public init(_ range: Range<Int>) {
    offset = UInt32(truncatingIfNeeded: range.lowerBound)
    length = UInt32(truncatingIfNeeded: range.count)
  }

  /// True without bytes.
  @inlinable public var isEmpty: Bool { length == 0 }
  /// The range of indices in the arena.
  @inlinable public var range: Range<Int> { Int(offset)..<Int(offset) + Int(length) }
}

extension Array where Element == UInt8 {
  /// The text of a slice. In messages bytes that are not UTF-8 are shown as U+FFFD; they never become a value, because readers refuse or
  /// hold every record that has one, and no profile can rank that lower.
  public func text(_ slice: TextSlice) -> String {
    slice.isEmpty ? "" : String(decoding: self[slice.range], as: UTF8.self)
  }

  /// Appends bytes and returns their place.
  @inlinable public mutating func appendSlice(_ bytes: some Sequence<UInt8>) -> TextSlice {
    let start = count
    append(contentsOf: bytes)
    return TextSlice(start..<count)
  }
}
