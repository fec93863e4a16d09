// Bảng kê thay đổi khi chuyển định dạng: what each output format could not carry.

public import Diagnostics
public import PaymentModel

/// Prints the loss reports of a set or of one conversion.
public struct LossReportForm: Sendable {
  /// The loss of one written file.
  public struct FileLoss: Sendable {
    /// Path of the file.
    public var file: String
    /// Format id.
    public var format: String
    /// What it lost.
    public var report: LossReport
    /// A file's loss.
    public init(file: String, format: String, report: LossReport) {
      self.file = file
      self.format = format
      self.report = report
    }
  }

  /// The unit, if known.
  public var unit: PayingUnit?
  /// The files.
  public var files: [FileLoss]
  /// Whether examples are whole; masked otherwise.
  public var showValues: Bool
  /// The Vietnamese name of a field.
  public var fieldName: @Sendable (String) -> String

  /// A form over some files' losses.
  public init(
    unit: PayingUnit? = nil, files: [FileLoss], showValues: Bool = false, fieldName: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.unit = unit
    self.files = files
    self.showValues = showValues
    self.fieldName = fieldName
  }

  /// The page.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginDocument(title: "Bảng kê thay đổi khi chuyển định dạng", shape: .landscape)
    if let unit { page.letterhead(unit) }
    page.heading("Bảng kê thay đổi khi chuyển định dạng")
    if showValues { page.personalDataNotice() }
    for loss in files {
      page.section("\(loss.file) (\(loss.format))")
      if loss.report.isEmpty {
        page.paragraph("Không mất gì.")
        continue
      }
      page.tableHead(["STT", "Trường", "Thay đổi", "Mức độ", "Số giá trị", "Ví dụ: trước", "Ví dụ: sau", "Lý do"])
      for (index, entry) in loss.report.entries.enumerated() {
        page.row { row in
          row.ordinalCell(index + 1)
          row.cell(fieldName(entry.field))
          row.cell(entry.kind.words.vi)
          row.markup(entry.severity == .critical ? "<td class=\"bad\">" : "<td>")
          row.text(entry.severity.words.vi)
          row.markup("</td>")
          row.cell(entry.count)
          row.cell(entry.example?.before.shown(showValues: showValues) ?? "")
          row.cell(entry.example?.after.shown(showValues: showValues) ?? "")
          row.cell(entry.reason.vi)
        }
      }
      page.tableEnd()
    }
    if files.isEmpty { page.paragraph("Không có tệp nào được ghi.") }
    page.endDocument()
    return page.bytes
  }
}
