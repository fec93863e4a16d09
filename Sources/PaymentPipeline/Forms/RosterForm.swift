// Danh sách chi trả trợ cấp hàng tháng: a roster in the columns that commune software prints.

public import PaymentModel

/// Prints a roster; rows stream through, the page's bytes may be written away between blocks.
public struct RosterForm: Sendable {
  private let roster: Roster
  private let unitName: String
  private let source: String
  private let settings: FormSettings
  private var ordinal = 0
  private var unreadable = 0
  private var sums = [ControlTotals](repeating: ControlTotals(), count: 4)

  /// A roster with the name of its unit (the roster's own if empty), from a file of this name.
  public init(roster: Roster, unitName: String = "", source: String, settings: FormSettings) {
    self.roster = roster
    self.unitName = unitName.isEmpty ? roster.unitName : unitName
    self.source = source
    self.settings = settings
  }

  /// Head of the page.
  public func begin(_ page: inout HTMLPage) {
    page.beginDocument(title: "Danh sách chi trả trợ cấp hàng tháng", shape: .landscape)
    page.letterhead(name: unitName, code: "")
    page.heading(
      "Danh sách chi trả trợ cấp hàng tháng",
      [
        roster.programme == .unknown ? "" : FormWords.programme(roster.programme),
        roster.period.map { "Kỳ chi: \(FormWords.period($0))" } ?? "",
        "Từ tệp: \(source)",
      ])
    page.personalDataNotice()
    page.markup(RosterForm.columns)
  }

  /// Rows, in order.
  public mutating func append(_ block: RosterBlock, _ page: inout HTMLPage) {
    for person in block.rows {
      ordinal += 1
      page.row { row in
        row.ordinalCell(ordinal)
        row.nameCell(block.bytes, person[.name].range)
        row.markup("<td class=\"c\">")
        // What could not be read is shown as it stands.
        if person.birthState == .read, let birth = person.birth {
          row.number(Int(birth.year))
        } else {
          row.text(block.bytes, person[.birth].range)
        }
        row.markup("</td>")
        row.cell(block.bytes, person[.decision].range)
        row.cell(block.bytes, person[.bookNumber].range)
        amountCell(person, block, .monthAmount, sum: 0, &row)
        row.markup("<td class=\"c\">")
        row.text(block.bytes, person[.carriedMonths].range)
        row.markup("</td>")
        amountCell(person, block, .carriedOver, sum: 1, &row)
        otherCell(person, block, &row)
        totalCell(person, block, &row)
        row.markup("<td></td>")
        row.cell(block.bytes, person[.payeeName].range)
      }
    }
  }

  private mutating func amountCell(
    _ person: RosterRow, _ block: RosterBlock, _ field: RosterField, sum: Int, _ row: inout HTMLPage
  ) {
    let (value, state) = person.amount(field)
    switch state {
    case .read:
      sums[sum].add(value)
      row.cell(value)
    case .absent: row.emptyCell()
    default: unreadCell(block, person[field], &row)
    }
  }

  private func unreadCell(_ block: RosterBlock, _ slice: TextSlice, _ row: inout HTMLPage) {
    row.markup("<td class=\"n bad\">")
    row.text(block.bytes, slice.range)
    row.markup("</td>")
  }

  /// Arrears, funeral money and one-offs less recoveries.
  private mutating func otherCell(_ person: RosterRow, _ block: RosterBlock, _ row: inout HTMLPage) {
    var other = ControlTotals()
    for field in [RosterField.arrears, .funeral, .deathOneOff, .recovery] {
      let (value, state) = person.amount(field)
      switch state {
      case .read: other.add(field == .recovery && value != .min ? -value : value)
      case .absent: break
      default: return unreadCell(block, person[field], &row)
      }
    }
    if other.count == 0 { return row.emptyCell() }
    sums[2].add(other)
    row.cell(other.amount)
  }

  private mutating func totalCell(_ person: RosterRow, _ block: RosterBlock, _ row: inout HTMLPage) {
    if let amount = person.amount {
      sums[3].add(amount)
      row.cell(amount)
    } else {
      unreadable += 1
      unreadCell(block, person[.total], &row)
    }
  }

  /// Totals, words and signatures.
  public func finish(_ page: inout HTMLPage) {
    page.totalRow { row in
      row.markup("<td></td><td colspan=\"4\">Tổng cộng: ")
      row.grouped(ordinal)
      row.markup(" người</td>")
      sumCell(0, &row)
      row.emptyCell()
      for index in 1...3 { sumCell(index, &row) }
      row.markup("<td></td><td></td>")
    }
    page.tableEnd()
    if unreadable > 0 { page.paragraph("Có \(unreadable) dòng không đọc được số tiền, không cộng vào tổng.") }
    if let stated = roster.statedAmount, stated != sums[3].amount {
      page.markup("<p class=\"bad\">")
      page.text("Tổng ghi trên danh sách: \(FormWords.grouped(stated)) đồng, khác tổng cộng lại.")
      page.markup("</p>\n")
    }
    page.closing { page in
      if !sums[3].isOverflown { page.amountInWords("Tổng số tiền (viết bằng chữ)", sums[3].amount, settings) }
      page.signatures(
        place: "", date: settings.date,
        [
          SignaturePlace("Người lập biểu", hint: "(Ký, họ tên)"),
          SignaturePlace("Thủ trưởng đơn vị", hint: "(Ký, ghi rõ họ tên, chức vụ)"),
        ])
    }
    page.endDocument()
  }

  private func sumCell(_ index: Int, _ row: inout HTMLPage) {
    if sums[index].isOverflown { row.markup("<td class=\"n bad\">quá lớn</td>") } else { row.cell(sums[index].amount) }
  }

  private static let columns: Markup = """
    <table>
    <thead><tr><th rowspan="2">STT</th><th rowspan="2">Họ tên</th><th rowspan="2">Năm sinh</th><th rowspan="2">Số quyết định hưởng</th>\
    <th rowspan="2">Số sổ lĩnh tiền</th><th rowspan="2">Tiền trợ cấp tháng này</th><th colspan="2">Chưa trả tháng trước</th>\
    <th rowspan="2">Truy lĩnh, khoản khác</th><th rowspan="2">Tổng số tiền trợ cấp</th><th colspan="2">Người nhận</th></tr>
    <tr><th>Số tháng</th><th>Số tiền</th><th style="width: 26mm">Ký</th><th style="width: 30mm">Họ tên</th></tr></thead>
    <tbody>

    """
}
