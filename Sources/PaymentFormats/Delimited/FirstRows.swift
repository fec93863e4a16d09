// The first rows of a file by every separator, cut and folded once however many column profiles look at them.

internal import ByteText
internal import FormatDescriptions
internal import Synchronization

/// The rows among which a header is looked for.
final class FirstRows: Sendable {
  /// One record.
  struct Row: Sendable {
    /// Its cells as headers are compared.
    var keys: [String]
    /// Physical line where it begins.
    var line: Int
  }

  private let bytes: [UInt8]
  private let isWhole: Bool
  private let known = Mutex<[UInt8: [Row]]>([:])

  /// The rows of a file's first bytes.
  init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
  }

  /// The first rows with cells divided by a separator, at most as many as are searched for a header.
  func cut(by separator: UInt8) -> [Row] {
    known.withLock { known in
      if let rows = known[separator] { return rows }
      let rows = scan(separator)
      known[separator] = rows
      return rows
    }
  }

  private func scan(_ separator: UInt8) -> [Row] {
    let bytes = bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    _ = scanner.scan(bytes.span, from: start, validCount: bytes.count, isFinal: isWhole, into: &index)
    if index.recordCount == 0, !isWhole {
      scanner.reset()
      _ = scanner.scan(bytes.span, from: start, validCount: bytes.count, isFinal: true, into: &index)
    }
    var line = 1
    return (0..<min(index.recordCount, DelimitedHeader.searchedRows)).map { number in
      let record = index.record(number)
      defer { line += Int(record.lineCount) }
      // A row of one cell is no header.
      guard record.fieldCount >= 2 else { return Row(keys: [], line: line) }
      let keys = record.fieldRange.map { place -> String in
        var content: [UInt8] = []
        _ = index.fields[place].appendContent(of: bytes.span, to: &content)
        return ColumnProfile.key(String(validating: content, as: UTF8.self) ?? "")
      }
      return Row(keys: keys, line: line)
    }
  }
}
