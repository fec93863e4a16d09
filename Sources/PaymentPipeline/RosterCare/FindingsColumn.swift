// A sheet given back with one more column: what was found of each row. Everything else stays as it is, byte for byte.

internal import ByteText
import Diagnostics
import Files
import PaymentFormats
import PaymentModel
internal import Workbooks

/// Findings by file and line, and the sheet that shows them.
final class FindingsColumn {
  /// The header of the column; a sheet that has it already gets it anew.
  static let title = "Kết quả kiểm tra"

  private struct Entry {
    var line: Int
    /// Place in `texts`.
    var text: Int
  }

  private var entries: [String: [Entry]] = [:]
  /// Each text once: the same fault has often the same words.
  private var texts: [String] = []
  private var indexOf: [String: Int] = [:]

  /// Keeps a finding for the sheet. What belongs to no line is said on the first.
  func take(_ diagnostic: Diagnostic) {
    guard let location = diagnostic.location else { return }
    let text = Self.text(diagnostic)
    let index = indexOf[text] ?? texts.count
    if index == texts.count {
      texts.append(text)
      indexOf[text] = index
    }
    entries[location.file, default: []].append(Entry(line: location.line ?? 1, text: index))
  }

  /// "LỖI PAY-102 (Số CCCD): …": the sheet is its keeper's own, so nothing is masked in it.
  private static func text(_ diagnostic: Diagnostic) -> String {
    let severity =
      switch diagnostic.severity {
      case .error: "LỖI"
      case .warning: "Cảnh báo"
      case .note: "Ghi chú"
      }
    let message = diagnostic.message(.vi, showValues: true)
    let fix = diagnostic.severity == .note ? "" : diagnostic.fix(.vi, showValues: true)
    let stop = message.hasSuffix(".") || fix.isEmpty ? "" : "."
    return "\(severity) \(diagnostic.code): \(message)\(stop)\(fix.isEmpty ? "" : " → " + fix)"
  }

  /// Writes the sheet of a roster with its column.
  func write(_ roster: SurveyedRoster, to file: OutputFile) throws(FileProblem) {
    let found = (entries[roster.opened.name] ?? []).enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
    var next = 0
    var sheet = AnnotatedSheet(roster)
    try sheet.write(to: file) { last in
      // Findings on lines within a record, as on a cell of several lines, belong to it.
      let first = next
      while next < found.count, found[next].element.line <= last { next += 1 }
      return found[first..<next].map { texts[$0.element.text] }.joined(separator: " | ")
    }
  }
}

/// The records of a sheet as they stand in the source, each written again with one more cell.
private struct AnnotatedSheet: ~Copyable {
  private let opened: OpenedInput
  private let separator: UInt8
  /// Records before the header's last line.
  private let recordsBeforeHeader: Int
  /// Cells of the header; an older column of findings is left out.
  private let columns: Int
  private let hasOldColumn: Bool
  private var window: FileWindow

  init(_ roster: SurveyedRoster) {
    opened = roster.opened
    separator = roster.separator
    let (head, header) = (roster.head, roster.headerRange)
    recordsBeforeHeader = Self.scan(head[..<header.lowerBound], separator).recordCount
    let index = Self.scan(head[header], separator)
    let last = index.fields.prefix(index.fieldCount).last?.range ?? 0..<0
    let title = head.text(TextSlice(header.lowerBound + last.lowerBound..<header.lowerBound + last.upperBound))
    hasOldColumn = title == FindingsColumn.title
    columns = index.fieldCount - (hasOldColumn ? 1 : 0)
    window = FileWindow(roster.opened.base, windowBytes: 128 << 10)
  }

  /// Writes all records; `cell` is asked for the text of each in turn, given the last line of it.
  mutating func write(to file: OutputFile, cell: (_ lastLine: Int) -> String) throws(FileProblem) {
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    var (unfinished, number, line) = (0, 0, 0)
    file.buffer.append(contentsOf: opened.byteOrderMark)
    try window.refill(keeping: 0)
    var start = window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while true {
      let bytes = window.bytes
      unfinished = scanner.scan(bytes.span, from: start, validCount: window.count, isFinal: window.isAtEnd, into: &index).consumed
      for place in 0..<index.recordCount {
        let record = index.record(place)
        line += opened.sheet == nil ? Int(record.lineCount) : 1
        let last = record.fieldCount > 0 ? index.fields[record.fieldRange.upperBound - 1] : nil
        // What was found of the header's line is said by the title above it or on the screen.
        let text = cell(line)
        write(record, last, bytes, number == recordsBeforeHeader ? FindingsColumn.title : text, row: line, to: file)
        number += 1
        try file.flushIfFull()
      }
      if window.isAtEnd { break }
      try window.refill(keeping: unfinished)
      start = 0
    }
    // Whatever is no record stays as it is.
    file.buffer.append(contentsOf: opened.written(Array(window.bytes[unfinished..<window.count])))
  }

  private static func scan(_ text: ArraySlice<UInt8>, _ separator: UInt8) -> CSVIndex {
    let bytes = Array(text) + [UInt8](repeating: 0, count: FileWindow.slackBytes)
    var (scanner, index) = (CSVScanner(separator: separator), CSVIndex())
    _ = scanner.scan(bytes.span, validCount: text.count, isFinal: true, into: &index)
    return index
  }

  private func write(
    _ record: CSVRecord, _ last: CSVField?, _ bytes: [UInt8], _ text: String, row: Int, to file: OutputFile
  ) {
    var (content, count) = (record.range, Int(record.fieldCount))
    if hasOldColumn, count == columns + 1, let last {
      // The separator before the cell and its quote go with it.
      content = content.lowerBound..<max(content.lowerBound, last.range.lowerBound - (last.wasQuoted ? 2 : 1))
      count -= 1
    }
    var own = Array(bytes[content])
    if let sheet = opened.sheet { own = HeldSheet.guarded(HeldSheet.asShown(own, sheet.remarks(ofRow: row), separator), separator) }
    file.buffer.append(contentsOf: opened.written(own))
    if !text.isEmpty || count == columns {
      var tail = [UInt8](repeating: separator, count: max(1, columns - count + 1))
      if !text.isEmpty {
        var cells = CSVEncoder(separator: separator, newline: .lineFeed, guardsFormulas: true)
        cells.append(text, to: &tail)
      }
      file.buffer.append(contentsOf: opened.encoded(tail[...]))
    }
    file.buffer.append(contentsOf: opened.written(Array(bytes[record.range.upperBound..<Int(record.offset + record.length)])))
  }
}
