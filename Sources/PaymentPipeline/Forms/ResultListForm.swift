// held.csv and payments.csv as printed lists: files of the program's own that are known by their header alone.

internal import ByteText
internal import Files
internal import PaymentModel

/// A list of results that is printed as it stands, under headings a person reads.
struct ResultListForm {
  /// One printed column.
  private struct Column {
    /// Name in the file.
    var name: String
    /// Heading on paper.
    var title: String
    var isAmount = false
    /// Words in place of codes.
    var words: [String: String] = [:]
  }

  private let title: String
  private let header: [String]
  private let columns: [Column]

  private static let held = ResultListForm(
    title: "Danh sách giữ lại, chưa chi (cần sửa)",
    header: String(validating: HeldList.head.dropFirst(3), as: UTF8.self) ?? "",
    columns: [
      Column(name: "source_file", title: "Tệp danh sách"), Column(name: "source_line", title: "Dòng"), Column(name: "code", title: "Mã"),
      Column(name: "reason", title: "Lý do"), Column(name: "fix", title: "Cách sửa"),
      Column(name: "amount", title: "Số tiền (đồng)", isAmount: true),
    ])

  private static let payments = ResultListForm(
    title: "Kết quả từng khoản chi", header: ReconciliationFiles.paymentColumns,
    columns: [
      Column(name: "reference", title: "Mã tham chiếu"), Column(name: "payee_name", title: "Họ và tên người nhận"),
      Column(name: "identity", title: "Số định danh"), Column(name: "commune", title: "Xã, phường"),
      Column(name: "account", title: "Tài khoản, điện thoại"),
      Column(
        name: "outcome", title: "Kết quả",
        words: Dictionary(
          ReconciliationReport.Outcome.allCases.map { ($0.rawValue, $0.words) }, uniquingKeysWith: { first, _ in first })),
      Column(name: "reason_code", title: "Mã lý do"), Column(name: "returned_on", title: "Ngày trả lại"),
      Column(name: "amount", title: "Số tiền (đồng)", isAmount: true),
    ])

  private init(title: String, header: String, columns: [Column]) {
    self.title = title
    self.header = header.split(whereSeparator: { $0 == "," || $0.isNewline }).map(String.init)
    self.columns = columns
  }

  /// The list that a file is by its header; nil for every other file.
  static func find(_ head: [UInt8]) -> ResultListForm? {
    let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    return [held, payments].first { line.elementsEqual($0.header.joined(separator: ",").utf8) }
  }

  /// Writes the page; false when a row has other cells than the header or an amount that is no number.
  func write(_ input: InputFile, source: String, to output: OutputFile) throws(FileProblem) -> Bool {
    var page = HTMLPage()
    page.beginDocument(title: title, shape: .landscape)
    page.heading(title, ["Từ tệp: \(source)"])
    page.personalDataNotice()
    page.tableHead(["STT"] + columns.map(\.title))
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
        if isHeader || record.isEmptyLine { continue }
        guard let cells = cells(record, index, bytes), row(cells, &totals, &page) else { return false }
      }
      try output.append(page.bytes)
      page.bytes.removeAll(keepingCapacity: true)
      if window.isAtEnd { break }
      try window.refill(keeping: outcome.consumed)
    }
    finish(totals, &page)
    try output.append(page.bytes)
    return true
  }

  private func cells(_ record: CSVRecord, _ index: CSVIndex, _ bytes: [UInt8]) -> [String: String]? {
    guard Int(record.fieldCount) == header.count else { return nil }
    var cells: [String: String] = [:]
    for (name, place) in zip(header, record.fieldRange) {
      var content: [UInt8] = []
      let range = index.fields[place].appendContent(of: bytes.span, to: &content)
      let whole = FormulaGuard.removed(content.span, range)
      guard let text = String(validating: content[whole], as: UTF8.self) else { return nil }
      cells[name] = text
    }
    return cells
  }

  private func row(_ cells: [String: String], _ totals: inout ControlTotals, _ page: inout HTMLPage) -> Bool {
    guard let amount = Int64(cells["amount"] ?? "") else { return false }
    totals.add(amount)
    let ordinal = totals.count
    page.row { row in
      row.ordinalCell(ordinal)
      for column in columns {
        if column.isAmount {
          row.cell(amount)
        } else {
          let text = cells[column.name] ?? ""
          row.cell(column.words[text] ?? text)
        }
      }
    }
    return true
  }

  private func finish(_ totals: ControlTotals, _ page: inout HTMLPage) {
    page.totalRow { row in
      row.markup("<td></td>")
      for column in columns.dropLast() {
        if column.name == columns.first?.name { row.cell("Cộng: \(FormWords.grouped(Int64(totals.count))) dòng") } else { row.emptyCell() }
      }
      if totals.isOverflown { row.markup("<td class=\"n bad\">quá lớn</td>") } else { row.cell(totals.amount) }
    }
    page.tableEnd()
    if totals.count == 0 { page.paragraph("Không có dòng nào.") }
    page.endDocument()
  }
}
