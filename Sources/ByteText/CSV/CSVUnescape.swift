// The meaning of a field: doubled quotes become one.

extension CSVField {
  /// Appends what the field means to an arena and returns its place there; each doubled quote is written once.
  ///
  /// A field with stray text is appended verbatim, quotes included, because no reading of it is the right one.
  @discardableResult
  public func appendContent(of window: Span<UInt8>, to arena: inout [UInt8]) -> Range<Int> {
    let start = arena.count
    let content = range
    if hasDoubledQuotes, !hasStrayText {
      var offset = content.lowerBound
      while offset < content.upperBound {
        let byte = window[offset]
        arena.append(byte)
        offset += byte == Byte.quote ? 2 : 1
      }
    } else {
      arena.append(window, content)
    }
    return start..<arena.count
  }
}
