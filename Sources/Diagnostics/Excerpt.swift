/// A range of an excerpt that holds personal data.
public struct SensitiveRange: Hashable, Sendable {
  /// The bytes, counted from the start of the excerpt.
  public let bytes: Range<Int>
  /// What they are.
  public let kind: SensitiveKind

  /// Bytes that are masked unless values are asked for.
  public init(_ bytes: Range<Int>, _ kind: SensitiveKind) {
    self.bytes = bytes
    self.kind = kind
  }
}

/// The original bytes round a finding, bounded, with the marked place and what must be masked in them.
public struct Excerpt: Hashable, Sendable {
  /// The most bytes an excerpt keeps.
  public static let limitBytes = 120

  /// The kept bytes as they stand in the file; line ends inside are kept.
  public let bytes: [UInt8]
  /// The 1-based physical line of the first kept byte.
  public let firstLine: Int
  /// The bytes that are at fault, counted in `bytes`.
  public let marked: Range<Int>?
  /// The bytes that hold personal data, counted in `bytes`.
  public let sensitive: [SensitiveRange]
  /// Whether nobody said what is personal data, so that every letter and digit is masked.
  public let isOfUnknownContent: Bool
  /// Whether bytes before the first kept one were cut off on its line.
  public let isCutBefore: Bool
  /// Whether bytes after the last kept one were cut off.
  public let isCutAfter: Bool

  /// An excerpt of one record's bytes; `marked` and `sensitive` count from its first byte.
  ///
  /// Where the fields of the record are not known, leave `sensitive` out: then every letter and digit is masked. An empty list says
  /// that nothing in the record is personal. A long record is cut to a window round the marked bytes, never inside a UTF-8 letter.
  public init(
    _ record: Span<UInt8>, firstLine: Int, marked: Range<Int>? = nil, sensitive: [SensitiveRange]? = nil, limitBytes: Int = Self.limitBytes
  ) {
    let window = Self.window(record, marked: marked, limit: max(8, limitBytes))
    var bytes: [UInt8] = []
    bytes.reserveCapacity(window.count)
    var linesBefore = 0
    for index in 0..<window.upperBound {
      if index >= window.lowerBound {
        bytes.append(record[index])
      } else if record[index] == UInt8(ascii: "\n") {
        linesBefore += 1
      }
    }
    self.bytes = bytes
    self.firstLine = firstLine + linesBefore
    self.marked = marked.map { Self.shifted($0, into: window) }
    isOfUnknownContent = sensitive == nil
    self.sensitive = (sensitive ?? []).compactMap {
      let range = Self.shifted($0.bytes, into: window)
      return range.isEmpty ? nil : SensitiveRange(range, $0.kind)
    }
    isCutBefore = window.lowerBound > 0
    isCutAfter = window.upperBound < record.count
  }

  /// An excerpt of one record's bytes; `marked` and `sensitive` count from its first byte.
  public init(
    _ record: [UInt8], firstLine: Int, marked: Range<Int>? = nil, sensitive: [SensitiveRange]? = nil, limitBytes: Int = Self.limitBytes
  ) {
    self.init(record.span, firstLine: firstLine, marked: marked, sensitive: sensitive, limitBytes: limitBytes)
  }

  private static func shifted(_ range: Range<Int>, into window: Range<Int>) -> Range<Int> {
    let clamped = range.clamped(to: window)
    return clamped.lowerBound - window.lowerBound..<clamped.upperBound - window.lowerBound
  }

  /// The bytes kept of a record: its start if that shows the marked bytes, else a window with a third before them.
  private static func window(_ record: Span<UInt8>, marked: Range<Int>?, limit: Int) -> Range<Int> {
    guard record.count > limit else { return 0..<record.count }
    var start = 0
    if let marked, marked.upperBound > limit {
      start = min(max(0, marked.lowerBound - limit / 3), record.count - limit)
    }
    var end = min(record.count, start + limit)
    // At most three steps: a UTF-8 letter has at most three bytes 10xxxxxx, and other bytes are not worth a longer search.
    for _ in 0..<3 where start > 0 && record[start] & 0xC0 == 0x80 { start += 1 }
    for _ in 0..<3 where end < record.count && record[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<max(start, end)
  }
}
