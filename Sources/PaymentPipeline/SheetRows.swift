// A small sheet of keys and values as people fill it in with a spreadsheet.

internal import ByteText
internal import Files

/// The rows of a sheet of two columns.
public enum SheetRows {
  /// One row.
  public struct Row: Sendable {
    /// First cell, without blanks around it.
    public var key: String
    /// Second cell, without blanks around it.
    public var value: String
    /// 1-based line.
    public var line: Int
  }

  /// All rows; the sheet is small, more than 1 MiB is refused as too large.
  public static func read(_ opened: OpenedInput) throws(RunFailure) -> [Row] {
    let bytes: [UInt8]
    do throws(FileProblem) { bytes = try opened.input.contents(limitBytes: 1 << 20) } catch { throw .file(error) }
    let dialect = CSVDialect.detect(bytes.span, validCount: bytes.count, isWholeFile: true)
    var scanner = CSVScanner(separator: dialect.separator)
    var index = CSVIndex()
    _ = scanner.scan(bytes.span, from: dialect.contentOffset, validCount: bytes.count, isFinal: true, into: &index)
    var rows: [Row] = []
    var line = 1
    for number in 0..<index.recordCount {
      let record = index.record(number)
      defer { line += Int(record.lineCount) }
      if record.isEmptyLine { continue }
      rows.append(Row(key: cell(index.field(0, of: record), bytes), value: cell(index.field(1, of: record), bytes), line: line))
    }
    return rows
  }

  private static func cell(_ field: CSVField?, _ bytes: [UInt8]) -> String {
    guard let field, let text = DelimitedView.text(field, bytes) else { return "" }
    return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
