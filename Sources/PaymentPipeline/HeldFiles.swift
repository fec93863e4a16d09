// Rows held back: one list for the accountant, and per input the same rows in the sender's own columns, with code, reason and what to do.

internal import ByteText
import Diagnostics
import Files
import PaymentFormats
import PaymentModel

/// Writes `held.csv` and `held/<input>`.
final class HeldFiles {
  /// Rows held and their sum; amounts that cannot be read count 0.
  private(set) var totals = ControlTotals()
  private(set) var unknownAmounts = 0
  private(set) var byReason: [DiagnosticCode: ControlTotals] = [:]
  private let folder: OutputFolder
  private let list: OutputFile
  private var own: [Int: OutputFile] = [:]
  private var names: Set<String> = []
  /// Paths of the files with the senders' own columns.
  private(set) var ownFiles: [String] = []

  /// Columns of `held.csv`.
  static let header = "source_file,source_line,code,reason,fix,amount"
  /// Columns added behind the sender's own.
  static let added = ["ma_loi", "ly_do", "cach_sua"]

  init(folder: OutputFolder) throws(FileProblem) {
    self.folder = folder
    list = try folder.create("held.csv")
    list.buffer.append(contentsOf: [0xEF, 0xBB, 0xBF])
    list.buffer.append(contentsOf: (HeldFiles.header + "\r\n").utf8)
  }

  /// Holds one row: `record` are its bytes as they stand in the input.
  func hold(
    _ input: SurveyedRoster, file index: Int, origin: RowOrigin, hasAmount: Bool, record: ArraySlice<UInt8>, code: DiagnosticCode,
    detail: String?
  ) throws(FileProblem) {
    totals.add(origin.amount)
    byReason[code, default: ControlTotals()].add(origin.amount)
    if !hasAmount { unknownAmounts += 1 }
    let entry = Catalogue.entry(for: code)
    let reason = [entry?.title.vi ?? code.description, detail].compactMap { $0 }.joined(separator: ": ")
    let fix = entry?.fix.vi ?? ""
    var line = CSVEncoder(separator: UInt8(ascii: ","), guardsFormulas: true)
    line.append(input.opened.name, to: &list.buffer)
    line.append(String(origin.line), to: &list.buffer)
    line.append(code.description, to: &list.buffer)
    line.append(reason, to: &list.buffer)
    line.append(fix, to: &list.buffer)
    line.append(String(origin.amount), to: &list.buffer)
    line.endRecord(&list.buffer)
    try list.flushIfFull()
    let file = try ownFile(input, index)
    try file.append(input.opened.encoded(record))
    var cells = CSVEncoder(separator: input.separator, guardsFormulas: true)
    var tail = [input.separator]
    for text in [code.description, reason, fix] { cells.append(text, to: &tail) }
    cells.endRecord(&tail)
    try file.append(input.opened.encoded(tail[...]))
  }

  private func ownFile(_ input: SurveyedRoster, _ index: Int) throws(FileProblem) -> OutputFile {
    if let file = own[index] { return file }
    var name = FilePath.name(of: input.opened.name == "-" ? "stdin.csv" : input.opened.name)
    while !names.insert(name).inserted { name = "\(index + 1)-\(name)" }
    let file = try folder.create("held/" + name)
    own[index] = file
    ownFiles.append("held/" + name)
    try file.append(input.opened.byteOrderMark)
    try file.append(input.opened.encoded(head(of: input)[...]))
    return file
  }

  /// The sender's title and header, with the added columns behind the header's last line.
  private func head(of input: SurveyedRoster) -> [UInt8] {
    var head = Array(input.head[..<input.headerRange.upperBound])
    for name in HeldFiles.added {
      head.append(input.separator)
      head.append(contentsOf: name.utf8)
    }
    return head + input.head[input.headerRange.upperBound...]
  }

  func finish() throws(FileProblem) {
    _ = try list.finish()
    for (_, file) in own { _ = try file.finish() }
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
        guard case .number(let amount) = Digits.parse(bytes.span, cell.range) else { continue }
        totals.add(Int64(clamping: amount))
      }
      if window.isAtEnd { return totals }
      try window.refill(keeping: outcome.consumed)
    }
  }
}
