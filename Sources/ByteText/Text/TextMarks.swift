// One quick look at a whole window that lets the usual texts pass, so that the careful questions are asked of the others only.

internal import CByteMasks

/// Which bytes of a window make a text unusual, one bit a byte; filled once a window, asked once a field.
public struct TextMarks: Sendable {
  @usableFromInline var words: [UInt64] = []

  /// Marks of no window yet.
  public init() {}

  /// Looks at the first `count` bytes of a window, which has room for whole blocks of 64 bytes behind them.
  public mutating func look(at window: Span<UInt8>, count: Int) {
    let blocks = (count + 63) / 64
    precondition(count >= 0 && blocks * 64 <= window.count, "window bounds")
    // One word more, so that two neighbours can be asked at once everywhere.
    if words.count <= blocks { words.append(contentsOf: repeatElement(0, count: blocks + 1 - words.count)) }
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe words.withUnsafeMutableBufferPointer { marks in
        guard blocks > 0, let base = bytes.baseAddress, let target = marks.baseAddress else { return }
        unsafe cbytemasks_text_marks(base, blocks, target)
      }
    }
  }

  /// Whether a text of UTF-8 in the window, at least one byte, is free of everything that needs a closer look.
  ///
  /// True says: it has no blank but single U+0020, which may stand at its ends; composing leaves it as it is; it has no eth in place of đ,
  /// no control character, no question mark, no number sign and no U+FFFD. False says nothing.
  @inlinable @inline(__always)
  public func isUsual(offset: Int, length: Int) -> Bool {
    if length > 64 { return isUsualLong(offset: offset, length: length) }
    let (word, bit) = (offset >> 6, UInt64(truncatingIfNeeded: offset & 63))
    let found = (words[word] &>> bit) | ((words[word &+ 1] &<< 1) &<< (63 &- bit))
    // The bits behind the text fall out to the left.
    return found &<< UInt64(truncatingIfNeeded: 64 &- length) == 0
  }

  /// The first byte from `offset` on that makes a text unusual, or a place behind the window. Asked record by record, it tells those of
  /// which no text need be asked.
  @inlinable
  public func first(from offset: Int) -> Int {
    var word = offset >> 6
    guard word < words.count else { return Int.max }
    var left = words[word] & (~0 &<< UInt64(truncatingIfNeeded: offset & 63))
    while left == 0 {
      word += 1
      if word == words.count { return Int.max }
      left = words[word]
    }
    return word << 6 + left.trailingZeroBitCount
  }

  @usableFromInline func isUsualLong(offset: Int, length: Int) -> Bool {
    var (offset, left) = (offset, length)
    while left > 64 {
      if !isUsual(offset: offset, length: 64) { return false }
      offset += 64
      left -= 64
    }
    return isUsual(offset: offset, length: left)
  }
}
