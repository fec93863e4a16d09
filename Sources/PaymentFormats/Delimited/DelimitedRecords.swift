// The records of a delimited file, window by window: what canonical CSV and the column profiles read from.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

/// The place where a delimited file is read, and the records of the window at hand.
struct DelimitedRecords: ~Copyable {
  private var window: FileWindow
  private var scanner: CSVScanner
  /// The complete records of the window; places count from the start of `bytes`.
  private(set) var index = CSVIndex()
  /// Physical line of the first record of the window.
  private(set) var line = 1
  /// Why reading stopped before the end of the file.
  private(set) var problem: CSVProblem?
  /// Bytes at the front of the window that are complete records.
  private(set) var consumed = 0
  /// Whether the file began with the mark of UTF-8.
  private(set) var hadByteOrderMark = false
  private var hasStarted = false
  private var hasEnded = false

  init(_ input: InputFile, separator: UInt8) {
    window = FileWindow(input)
    scanner = CSVScanner(separator: separator)
  }

  /// The bytes of the window; a holder of a copy must let it go before `advance`.
  var bytes: [UInt8] { window.bytes }
  /// Place in the file of the first of them.
  var fileOffset: Int { window.fileOffset }
  /// Whether the last byte of the file is a line end, meaningful at the end.
  var endsWithLineEnd: Bool { window.count == 0 || [0x0A, 0x0D].contains(window.bytes[window.count - 1]) }
  /// Whether the records at hand are the last.
  var isAtEnd: Bool { hasEnded }

  /// Goes on to the next records; false when there are none left. Then `problem` says whether the file was read to its end.
  mutating func advance() throws(FileProblem) -> Bool {
    if hasEnded || problem != nil { return false }
    for record in 0..<index.recordCount { line += Int(index.record(record).lineCount) }
    while true {
      try window.refill(keeping: consumed)
      var start = 0
      if !hasStarted {
        hasStarted = true
        if window.count >= 3, window.bytes[0] == 0xEF, window.bytes[1] == 0xBB, window.bytes[2] == 0xBF {
          start = 3
          hadByteOrderMark = true
        }
      }
      let outcome = Self.scan(window, from: start, &scanner, &index)
      consumed = outcome.consumed
      problem = outcome.problem
      hasEnded = window.isAtEnd
      if index.recordCount > 0 { return true }
      if hasEnded || problem != nil { return false }
    }
  }
}

extension DelimitedRecords {
  private static func scan(
    _ window: borrowing FileWindow, from start: Int, _ scanner: inout CSVScanner, _ index: inout CSVIndex
  ) -> CSVScanner.Outcome {
    scanner.scan(window.bytes.span, from: start, validCount: window.count, isFinal: window.isAtEnd, into: &index)
  }
}

extension CSVRecord {
  /// Columns of a field in characters, 1-based, as a person counts them in the line.
  func columns(of range: Range<Int>, in bytes: Span<UInt8>) -> ClosedRange<Int> {
    func characters(_ part: Range<Int>) -> Int {
      var count = 0
      for offset in part where bytes[offset] & 0xC0 != 0x80 { count += 1 }
      return count
    }
    let start = min(max(Int(offset), range.lowerBound), bytes.count)
    let before = characters(min(Int(offset), start)..<start)
    let width = characters(start..<max(start, min(range.upperBound, bytes.count)))
    return before + 1...max(before + 1, before + width)
  }
}

/// Whether some bytes are UTF-8.
func isUTF8(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  var check = UTF8Check()
  return check.check(bytes, range, isFinal: true) == nil
}
