// Danh sách giữ lại, chưa chi: held rows grouped by reason, with what to do.

public import PaymentModel

/// One held row for print.
public struct HeldRow: Hashable, Sendable {
  /// Diagnostic code.
  public var code: String
  /// Roster it came from.
  public var file: String
  /// 1-based physical line there.
  public var line: Int
  /// Name as written.
  public var name: String
  /// Identity number as written.
  public var identity: String
  /// Amount in đồng; nil if it cannot be read.
  public var amount: Int64?
  /// What is wrong with this row, in Vietnamese; may be empty.
  public var reason: String

  /// A row.
  public init(code: String, file: String, line: Int, name: String, identity: String, amount: Int64?, reason: String = "") {
    self.code = code
    self.file = file
    self.line = line
    self.name = name
    self.identity = identity
    self.amount = amount
    self.reason = reason
  }
}

/// Collects held rows in any order and prints them by reason. It keeps `limit` rows of a reason, all are counted.
public struct HeldListForm: Sendable {
  private struct Group: Sendable {
    var totals = ControlTotals()
    var unknown = 0
    var rows: [HeldRow] = []
  }

  private let unit: PayingUnit
  private let period: Period
  private let settings: FormSettings
  private let limit: Int
  private let reason: @Sendable (String) -> (title: String, fix: String)
  private var groups: [String: Group] = [:]

  /// A list that prints at most `limit` rows of each reason; `reason` gives title and remedy of a code in Vietnamese.
  public init(
    unit: PayingUnit, period: Period, settings: FormSettings, limit: Int = 500,
    reason: @escaping @Sendable (String) -> (title: String, fix: String)
  ) {
    self.unit = unit
    self.period = period
    self.settings = settings
    self.limit = limit
    self.reason = reason
  }

  /// Adds a row.
  public mutating func add(_ row: HeldRow) {
    groups[row.code, default: Group()].totals.add(row.amount ?? 0)
    if row.amount == nil { groups[row.code, default: Group()].unknown += 1 }
    if groups[row.code]?.rows.count ?? 0 < limit { groups[row.code, default: Group()].rows.append(row) }
  }

  /// The page: most frequent reason first.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginDocument(title: "Danh sách giữ lại, chưa chi")
    page.letterhead(unit)
    page.heading("Danh sách giữ lại, chưa chi (cần sửa)", ["Kỳ chi: \(FormWords.period(period))"])
    page.personalDataNotice()
    var all = ControlTotals()
    for group in groups.values { all.add(group.totals) }
    if all.count == 0 {
      page.paragraph("Không có dòng nào bị giữ lại.")
    } else {
      let sum = all.isOverflown ? "quá lớn" : FormWords.grouped(all.amount)
      page.paragraph("Giữ lại \(FormWords.grouped(Int64(all.count))) dòng, \(sum) đồng. Người trong danh sách này chưa được chi.")
    }
    let ordered = groups.sorted { ($1.value.totals.count, $0.key) < ($0.value.totals.count, $1.key) }
    for (index, (code, group)) in ordered.enumerated() { section(index + 1, code, group, &page) }
    page.signatures(
      place: unit.place, date: settings.date,
      [
        SignaturePlace("Người lập", name: unit.signers.preparer.name),
        SignaturePlace("Kế toán trưởng", name: unit.signers.chiefAccountant.name),
      ])
    page.endDocument()
    return page.bytes
  }

  private func section(_ number: Int, _ code: String, _ group: Group, _ page: inout HTMLPage) {
    let words = reason(code)
    page.section("\(number). \(code): \(words.title)")
    page.markup("<p><b>Cách sửa:</b> ")
    page.text(words.fix)
    page.markup("</p>\n")
    page.tableHead(["STT", "Họ và tên", "Số định danh", "Tệp danh sách", "Dòng", "Số tiền (đồng)", "Điều thấy ở dòng này"])
    for (index, held) in group.rows.enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.cell(held.name, class: "p")
        row.cell(held.identity, class: "i")
        row.cell(FormWords.fileName(held.file))
        row.ordinalCell(held.line)
        if let amount = held.amount { row.cell(amount) } else { row.markup("<td class=\"c\">không đọc được</td>") }
        row.cell(held.reason)
      }
    }
    page.totalRow { row in
      row.markup("<td></td><td colspan=\"4\">Cộng: ")
      row.grouped(group.totals.count)
      row.markup(" dòng</td>")
      if group.totals.isOverflown { row.markup("<td class=\"n bad\">quá lớn</td>") } else { row.cell(group.totals.amount) }
      row.cell(group.unknown > 0 ? "\(group.unknown) dòng không đọc được số tiền" : "")
    }
    page.tableEnd()
    if group.totals.count > group.rows.count {
      page.paragraph("Còn \(group.totals.count - group.rows.count) dòng cùng lý do: xem held.csv.")
    }
  }
}
