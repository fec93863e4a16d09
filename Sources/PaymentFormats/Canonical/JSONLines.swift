// A file of one JSON object per line, window by window.

internal import Diagnostics
internal import Files
internal import PaymentModel

/// The place where a file of lines is read, and the whole lines of the window at hand.
struct JSONLines: ~Copyable {
  /// Most bytes of one line: 1 MiB.
  static let longestLine = 1 << 20

  private var window: FileWindow
  /// First byte of the window that is not read yet, and the end of its whole lines.
  private(set) var region = 0..<0
  /// Physical line of the region's first byte.
  private(set) var line = 1
  /// Lines that were too long to be looked at, since the last `advance`.
  private(set) var tooLong: [RefusedRecord] = []
  private var isSkipping = false
  private var skipStart = 0
  private var hasStarted = false

  init(_ input: InputFile) { window = FileWindow(input) }

  var bytes: [UInt8] { window.bytes }
  var fileOffset: Int { window.fileOffset }

  /// The next line of the region without its end, and where the one after it begins; a holder of `bytes` may call this.
  static func nextLine(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> (line: Range<Int>, next: Int) {
    var offset = start
    while offset < end, bytes[offset] != 0x0A { offset &+= 1 }
    let next = offset < end ? offset + 1 : end
    if offset > start, bytes[offset &- 1] == 0x0D { offset &-= 1 }
    return (start..<offset, next)
  }

  /// Goes on to the next whole lines; false when there are none left.
  mutating func advance() throws(FileProblem) -> Bool {
    tooLong.removeAll()
    line += countLines(region)
    while true {
      let keep = region.upperBound
      if hasStarted, window.isAtEnd, keep == window.count, !isSkipping { return false }
      try window.refill(keeping: keep)
      region = 0..<0
      var start = 0
      if !hasStarted, window.count >= 3, window.bytes[0] == 0xEF, window.bytes[1] == 0xBB, window.bytes[2] == 0xBF { start = 3 }
      hasStarted = true
      if isSkipping {
        guard let end = lineFeed(from: 0) else {
          region = window.count..<window.count
          if window.isAtEnd {
            endSkipping(at: window.count)
            return true
          }
          continue
        }
        endSkipping(at: end)
        start = end + 1
        line += 1
      }
      var end = window.count
      if !window.isAtEnd {
        while end > start, window.bytes[end - 1] != 0x0A { end -= 1 }
      }
      region = start..<end
      if end > start || !tooLong.isEmpty { return true }
      if window.isAtEnd { return false }
      if window.count - start > Self.longestLine {
        isSkipping = true
        skipStart = window.fileOffset + start
        region = window.count..<window.count
      }
    }
  }

  private mutating func endSkipping(at end: Int) {
    isSkipping = false
    tooLong.append(
      RefusedRecord(
        byteOffset: UInt64(skipStart), byteLength: UInt32(clamping: window.fileOffset + end - skipStart), line: UInt32(clamping: line),
        code: CatalogueEntry.canonicalLineTooLong.code.packed, amount: nil))
  }

  private func lineFeed(from start: Int) -> Int? {
    for offset in start..<window.count where window.bytes[offset] == 0x0A { return offset }
    return nil
  }

  private func countLines(_ range: Range<Int>) -> Int {
    var lines = 0
    for offset in range where window.bytes[offset] == 0x0A { lines += 1 }
    return lines
  }
}
