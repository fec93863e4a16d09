// Rows held back: one list for the accountant, and per input the same rows in the sender's own columns, with code, reason and what to do.

internal import ByteText
import Diagnostics
import Files
import PaymentFormats
import PaymentModel
internal import Workbooks

/// Why a row is held and what to do, in the words a person reads.
struct HeldReason {
  var code: DiagnosticCode
  var reason: String
  var fix: String

  /// The catalogue's words, with what belongs to this row behind them.
  init(_ code: DiagnosticCode, detail: String?) {
    let entry = Catalogue.entry(for: code)
    self.code = code
    reason = [entry?.title.vi ?? code.description, detail].compactMap { $0 }.joined(separator: ": ")
    fix = entry?.fix.vi ?? ""
  }

  /// The reason of a whole list on one of its rows, and behind it what is wrong with the row itself.
  init(ofList code: DiagnosticCode, own: HeldReason?) {
    self.init(code, detail: nil)
    guard let own else { return }
    reason += "; dòng này còn lỗi riêng: \(own.reason) (\(own.code))"
    if own.fix != fix { fix += " \(own.fix)" }
  }
}

/// A file of held rows: the sender's own columns with three more, or a plain list where there is no roster.
final class HeldSheet {
  let file: OutputFile
  private let roster: SurveyedRoster?
  /// The sender's own line end, as it stands behind the header.
  private let newline: CSVEncoder.Newline
  /// Tables of the roster whose header was written, the first one left out.
  private var tables = 0

  /// Columns added behind the sender's own.
  static let added = ["code", "reason", "fix"]

  /// Begins with the sender's title and header, or with the header of the list.
  init(file: OutputFile, roster: SurveyedRoster?) throws(FileProblem) {
    self.file = file
    self.roster = roster
    newline = roster?.head[(roster?.headerRange.upperBound ?? 0)...].first == 0x0A ? .lineFeed : .carriageReturnLineFeed
    if let roster {
      file.buffer.append(contentsOf: roster.opened.byteOrderMark)
      file.buffer.append(contentsOf: try HeldSheet.head(of: roster))
    } else {
      file.buffer.append(contentsOf: HeldList.head)
    }
  }

  /// The sender's title and header, with the added columns behind the header's last line.
  private static func head(of roster: SurveyedRoster) throws(FileProblem) -> [UInt8] {
    let start = roster.headOffset
    return try head(of: roster, start..<start + roster.headerRange.upperBound, rows: start + roster.head.count)
  }

  /// The same for a place in the file up to the end of a header, and where the rows under it begin.
  private static func head(of roster: SurveyedRoster, _ header: Range<Int>, rows: Int) throws(FileProblem) -> [UInt8] {
    let opened = roster.opened
    var names: [UInt8] = []
    for name in added {
      names.append(roster.separator)
      names.append(contentsOf: name.utf8)
    }
    return opened.written(try opened.sourceText(of: header)) + opened.encoded(names[...])
      + opened.written(try opened.sourceText(of: header.upperBound..<rows))
  }

  /// The header of the table that a row stands in, where it is not that of the row before.
  private func beginTable(at offset: Int, _ roster: SurveyedRoster) throws(FileProblem) {
    guard let place = roster.laterTables.lastIndex(where: { $0.start <= offset }), place >= tables else { return }
    tables = place + 1
    let table = roster.laterTables[place]
    file.buffer.append(contentsOf: try HeldSheet.head(of: roster, table.start..<table.headerEnd, rows: table.firstRow))
  }

  /// One row of the roster, as it stands in the source but for the guard before cells that a spreadsheet would run; readers take it off
  /// again. `record` are the bytes at `offset` of what was read.
  func hold(_ record: ArraySlice<UInt8>, of origin: RowOrigin, _ reason: HeldReason) throws(FileProblem) {
    guard let roster else { return }
    let opened = roster.opened
    let offset = Int(origin.byteOffset)
    try beginTable(at: offset, roster)
    var own = opened.isConverted ? try opened.sourceText(of: offset..<offset + record.count) : Array(record)
    if let remarks = opened.sheet?.remarks(ofRow: Int(origin.line)), !remarks.isEmpty {
      own = HeldSheet.asShown(own, remarks, roster.separator)
    }
    var cells = CSVEncoder(separator: roster.separator, newline: newline, guardsFormulas: true)
    var tail = [roster.separator]
    for text in [reason.code.description, reason.reason, reason.fix] { cells.append(text, to: &tail) }
    cells.endRecord(&tail)
    file.buffer.append(contentsOf: opened.written(HeldSheet.guarded(own, roster.separator)))
    file.buffer.append(contentsOf: opened.encoded(tail[...]))
    try file.flushIfFull()
  }

  /// A row of a workbook as its sender sees it: with the zeros that only a number format draws, without the text of formulas that have no
  /// value. In a CSV nobody could tell any more that these cells were other than they look.
  static func asShown(_ bytes: [UInt8], _ remarks: [(column: Int, remark: CellRemark)], _ separator: UInt8) -> [UInt8] {
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    _ = scanner.scan(bytes.span, from: 0, validCount: bytes.count, isFinal: true, into: &index)
    var result: [UInt8] = []
    var copied = 0
    for (column, field) in index.fields.prefix(index.fieldCount).enumerated() {
      for remark in remarks where remark.column == column + 1 {
        switch remark.remark {
        case .zerosShown(let digits):
          result.append(contentsOf: bytes[copied..<field.range.lowerBound])
          result.append(contentsOf: repeatElement(0x30, count: max(0, digits - field.range.count)))
          copied = field.range.lowerBound
        case .formulaWithoutValue:
          result.append(contentsOf: bytes[copied..<field.range.lowerBound])
          copied = field.range.upperBound
        case .yearAsDay: break
        }
      }
    }
    result.append(contentsOf: bytes[copied...])
    return result
  }

  /// A record with a guard before each cell that needs one. A cell that has one already says the same with it, so it stays as it is.
  static func guarded(_ bytes: [UInt8], _ separator: UInt8) -> [UInt8] {
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    _ = scanner.scan(bytes.span, from: 0, validCount: bytes.count, isFinal: true, into: &index)
    var result: [UInt8] = []
    var copied = 0
    for field in index.fields.prefix(index.fieldCount) {
      let range = field.range
      guard !range.isEmpty, bytes[range.lowerBound] != FormulaGuard.mark, FormulaGuard.isNeeded(bytes.span, range) else { continue }
      result.append(contentsOf: bytes[copied..<range.lowerBound])
      result.append(FormulaGuard.mark)
      copied = range.lowerBound
    }
    return result + bytes[copied...]
  }

  /// One record of another source.
  func list(source: String, line: Int, amount: Int64, _ reason: HeldReason) throws(FileProblem) {
    HeldList.append(source: source, line: line, amount: amount, reason, to: &file.buffer)
    try file.flushIfFull()
  }
}

/// The list of all held rows.
enum HeldList {
  /// Byte order mark and header, so that spreadsheets show the letters.
  static let head = [0xEF, 0xBB, 0xBF] + Array("source_file,source_line,code,reason,fix,amount\r\n".utf8)

  /// Appends one row.
  static func append(source: String, line: Int, amount: Int64, _ reason: HeldReason, to out: inout [UInt8]) {
    var cells = CSVEncoder(guardsFormulas: true)
    for text in [source, String(line), reason.code.description, reason.reason, reason.fix, String(amount)] { cells.append(text, to: &out) }
    cells.endRecord(&out)
  }
}

/// Writes `held.csv` and `held/<input>` of a prepared set.
final class HeldFiles {
  /// Rows held and their sum; amounts that cannot be read count 0.
  private(set) var totals = ControlTotals()
  private(set) var unknownAmounts = 0
  private(set) var byReason: [DiagnosticCode: ControlTotals] = [:]
  /// Paths of the files with the senders' own columns.
  private(set) var ownFiles: [String] = []
  private let folder: OutputFolder
  private let list: OutputFile
  private var sheets: [Int: HeldSheet] = [:]
  private var names: Set<String> = []

  init(folder: OutputFolder) throws(FileProblem) {
    self.folder = folder
    list = try folder.create("held.csv")
    list.buffer.append(contentsOf: HeldList.head)
  }

  /// Holds one row: `record` are its bytes as they stand in the input.
  func hold(
    _ input: SurveyedRoster, file index: Int, origin: RowOrigin, hasAmount: Bool, record: ArraySlice<UInt8>, _ reason: HeldReason
  ) throws(FileProblem) {
    totals.add(origin.amount)
    byReason[reason.code, default: ControlTotals()].add(origin.amount)
    if !hasAmount { unknownAmounts += 1 }
    HeldList.append(source: input.opened.name, line: Int(origin.line), amount: origin.amount, reason, to: &list.buffer)
    try list.flushIfFull()
    try sheet(input, index).hold(record, of: origin, reason)
  }

  private func sheet(_ input: SurveyedRoster, _ index: Int) throws(FileProblem) -> HeldSheet {
    if let sheet = sheets[index] { return sheet }
    var name = input.opened.returnedName
    while !names.insert(name).inserted { name = "\(index + 1)-\(name)" }
    let sheet = try HeldSheet(file: try folder.create("held/" + name), roster: input)
    sheets[index] = sheet
    ownFiles.append("held/" + name)
    return sheet
  }

  func finish() throws(FileProblem) {
    _ = try list.finish()
    for (_, sheet) in sheets { _ = try sheet.file.finish() }
  }

  /// Rows and đồng of a `held.csv`, counted by reading it.
  static func totals(in input: InputFile) throws(FileProblem) -> ControlTotals {
    var window = FileWindow(input)
    try window.refill(keeping: 0)
    var scanner = CSVScanner()
    var index = CSVIndex()
    var totals = ControlTotals()
    var isHeader = true
    while true {
      let bytes = window.bytes
      let outcome = scanner.scan(bytes.span, validCount: window.count, isFinal: window.isAtEnd, into: &index)
      for number in 0..<index.recordCount {
        let record = index.record(number)
        defer { isHeader = false }
        guard !isHeader, !record.isEmptyLine, let cell = index.field(5, of: record) else { continue }
        // What somebody owes more than the month pays is below zero; such a row is held too.
        let isNegative = !cell.range.isEmpty && bytes[cell.range.lowerBound] == UInt8(ascii: "-")
        let digits = isNegative ? cell.range.dropFirst() : cell.range
        guard case .number(let amount) = Digits.parse(bytes.span, digits) else { continue }
        totals.add(isNegative ? -Int64(clamping: amount) : Int64(clamping: amount))
      }
      if window.isAtEnd { return totals }
      try window.refill(keeping: outcome.consumed)
    }
  }
}
