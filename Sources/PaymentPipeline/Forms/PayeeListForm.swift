// Bảng thanh toán cho đối tượng thụ hưởng: the payees of an order, after Mẫu số 09 (NĐ 11/2020/NĐ-CP Điều 3 khoản 12).

public import PaymentModel

/// Prints the payees of an order; payments stream through, the page's bytes may be written away between blocks.
public struct PayeeListForm: Sendable {
  /// A payee whose amount changed against the month before.
  public struct Change: Hashable, Sendable {
    /// Who.
    public var name: String
    /// Signed đồng.
    public var amount: Int64
    /// Why.
    public var note: String
    /// A change.
    public init(name: String, amount: Int64, note: String) {
      self.name = name
      self.amount = amount
      self.note = note
    }
  }

  private let unit: PayingUnit
  private let order: PaymentOrder
  private let settings: FormSettings
  private let parts: AmountParts?
  private let changes: [Change]?
  private var banks: BankNames
  private var ordinal = 0
  private var groups = 0
  /// Payments printed so far; equals `order.payees` when all went through.
  public private(set) var counted = ControlTotals()

  /// A list for an order. `parts`: the sums of the detail columns, if the caller knows them; `changes`: part II, left out if nil.
  public init(
    unit: PayingUnit, order: PaymentOrder, settings: FormSettings, parts: AmountParts? = nil, changes: [Change]? = nil,
    bankName: @escaping @Sendable (String) -> String
  ) {
    self.unit = unit
    self.order = order
    self.settings = settings
    self.parts = parts
    self.changes = changes
    banks = BankNames(bankName)
  }

  /// Head of the page, total row first.
  public func begin(_ page: inout HTMLPage) {
    page.beginDocument(title: "Bảng thanh toán cho đối tượng thụ hưởng \(order.reference)", shape: .landscape)
    page.letterhead(unit, formNumber: OfficialForms.number(of: .payeeList, on: order.date))
    page.heading(
      "Bảng thanh toán cho đối tượng thụ hưởng",
      [
        "(Kèm theo \(OfficialForms.title(ofOrderFrom: account, order.kind)) số \(order.reference), "
          + FormWords.dateLine(place: "", order.date).lowercased() + ")"
      ])
    page.personalDataNotice()
    let isEstimate = OfficialForms.isEstimateAccount(account)
    page.paragraph("Tài khoản dự toán \(isEstimate ? "☒" : "☐")\u{2003}Tài khoản tiền gửi \(isEstimate ? "☐" : "☒")")
    page.paragraph("1. Đơn vị sử dụng ngân sách: \(unit.name)")
    page.paragraph("2. Mã đơn vị (ĐVQHNS): \(unit.budgetUnitCode); tài khoản tại Kho bạc: \(account), \(unit.treasury.name)")
    page.paragraph("3. Nội dung: \(FormWords.programme(order.programme)), kỳ chi \(FormWords.period(order.period))")
    page.section("I. Nội dung đề nghị thanh toán (đơn vị tính: đồng)")
    page.markup(PayeeListForm.columns)
    page.totalRow { row in
      row.markup("<td></td><td>Tổng số: ")
      row.grouped(order.payees.count)
      row.markup(" người nhận</td><td></td><td></td>")
      row.cell(order.payees.amount)
      row.cells(parts ?? AmountParts.unknown)
      row.emptyCell()
    }
  }

  private var account: String { unit.settings(for: order.programme)?.treasuryAccount ?? "" }

  /// A group with its sub-total; numbering begins again.
  public mutating func beginGroup(_ title: String, _ totals: ControlTotals, _ page: inout HTMLPage) {
    groups += 1
    ordinal = 0
    page.markup("<tr class=\"group\"><td class=\"c\">")
    page.text(PayeeListForm.roman(groups))
    page.markup("</td><td colspan=\"3\">")
    page.text(title)
    page.markup("</td>")
    page.cell(totals.amount)
    page.markup("<td colspan=\"5\"></td></tr>\n")
  }

  /// Payments, in order.
  public mutating func append(_ block: PaymentBlock, _ page: inout HTMLPage) {
    for payment in block.rows {
      ordinal += 1
      counted.add(payment.amount)
      page.row { row in
        row.ordinalCell(ordinal)
        row.nameCell(block.bytes, payment[.payeeName].range)
        row.accountCell(payment, block)
        row.institutionCell(payment, block, &banks)
        row.cell(payment.amount)
        var parts = AmountParts()
        parts.add(payment, of: block)
        row.cells(parts)
        row.markup("<td>")
        row.onBehalf(payment, block)
        row.markup("</td>")
      }
    }
  }

  /// Words, changes and signatures; says so if what was printed is not what the order states.
  public func finish(_ page: inout HTMLPage) {
    page.tableEnd()
    if counted != order.payees {
      page.markup("<p class=\"bad\">")
      page.text("KHÔNG KHỚP: bảng có \(counted.count) người nhận, \(FormWords.grouped(counted.amount)) đồng; không được gửi.")
      page.markup("</p>\n")
    }
    if let changes { section(of: changes, &page) }
    page.closing { page in
      page.amountInWords("Tổng số tiền bằng chữ", order.payees.amount, settings)
      page.signatures(
        place: unit.place, date: order.date,
        [
          SignaturePlace("Người lập bảng", name: unit.signers.preparer.name),
          SignaturePlace("Kế toán trưởng", name: unit.signers.chiefAccountant.name),
          SignaturePlace("Thủ trưởng đơn vị", hint: "(Ký tên, đóng dấu)", name: unit.signers.accountHolder.name),
        ])
    }
    page.treasuryPart(["Chuyên viên kiểm soát chi/Giao dịch viên", "Giám đốc"])
    page.endDocument()
  }

  private func section(of changes: [Change], _ page: inout HTMLPage) {
    page.section("II. Phần thuyết minh thay đổi so với tháng trước")
    page.tableHead(["STT", "Họ và tên", "Số tiền thay đổi", "Ghi chú"])
    for (title, list) in [("I. Tăng", changes.filter { $0.amount >= 0 }), ("II. Giảm", changes.filter { $0.amount < 0 })] {
      page.markup("<tr class=\"group\"><td colspan=\"2\">")
      page.text(title)
      page.markup("</td>")
      let totals = ControlTotals(adding: list.map(\.amount))
      if totals.isOverflown { page.markup("<td class=\"n bad\">quá lớn</td>") } else { page.cell(totals.amount) }
      page.markup("<td></td></tr>\n")
      for (index, change) in list.enumerated() {
        page.row { row in
          row.ordinalCell(index + 1)
          row.cell(change.name)
          row.cell(change.amount)
          row.cell(change.note)
        }
      }
    }
    page.tableEnd()
  }

  /// Roman numerals up to 39; beyond that plain digits.
  static func roman(_ number: Int) -> String {
    guard (1...39).contains(number) else { return String(number) }
    let units = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    return String(repeating: "X", count: number / 10) + units[number % 10]
  }

  private static let columns: Markup = """
    <table>
    <thead><tr><th rowspan="2">STT</th><th rowspan="2">Họ và tên</th><th colspan="2">Tài khoản ngân hàng</th><th rowspan="2">Tổng số</th>\
    <th colspan="4">Trong đó</th><th rowspan="2">Ghi chú</th></tr>
    <tr><th>Số tài khoản người hưởng</th><th>Tên ngân hàng</th><th>Trợ cấp tháng này</th><th>Truy lĩnh</th>\
    <th>Kỳ trước chưa lĩnh</th><th>Khoản khác</th></tr></thead>
    <tbody>

    """
}

extension AmountParts {
  static let unknown: AmountParts = {
    var parts = AmountParts()
    parts.isUnknown = true
    return parts
  }()
}
