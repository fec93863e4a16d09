// The order to the treasury as a form to print: laid out after Giấy rút dự toán (C2-02a/NS) and Ủy nhiệm chi (C4-02a/KB).

public import PaymentModel

/// Prints a treasury order.
public struct OrderForm: Sendable {
  private let unit: PayingUnit
  private let order: PaymentOrder
  private let settings: FormSettings
  private let bankName: @Sendable (String) -> String

  /// A form of an order; `bankName` names a bank by its BIN.
  public init(unit: PayingUnit, order: PaymentOrder, settings: FormSettings, bankName: @escaping @Sendable (String) -> String) {
    self.unit = unit
    self.order = order
    self.settings = settings
    self.bankName = bankName
  }

  /// The title at the head of the form.
  public var title: String { OfficialForms.title(ofOrderFrom: account, order.kind) }

  private var account: String { unit.settings(for: order.programme)?.treasuryAccount ?? "" }

  /// The page.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginDocument(title: "\(title) \(order.reference)")
    page.letterhead(unit, formNumber: OfficialForms.number(of: .order(account: account, order.kind), on: order.date))
    page.heading(title, ["Số: \(order.reference)", "Năm ngân sách: \(order.period.year)"])
    let isAdvance = order.kind != .transfer
    page.markup("<p class=\"sub\">")
    page.text(
      "Thực chi \(isAdvance ? "☐" : "☒")\u{2003}Tạm ứng \(isAdvance ? "☒" : "☐")\u{2003}"
        + "Chuyển khoản \(order.kind == .cashAdvance ? "☐" : "☒")\u{2003}Tiền mặt \(order.kind == .cashAdvance ? "☒" : "☐")")
    page.markup("</p>\n")
    payer(&page)
    contents(&page)
    page.amountInWords("Tổng số tiền ghi bằng chữ", order.amount, settings)
    receiver(&page)
    page.signatures(
      place: unit.place, date: order.date,
      [
        SignaturePlace("Kế toán trưởng", name: unit.signers.chiefAccountant.name),
        SignaturePlace("Chủ tài khoản", hint: "(Ký, đóng dấu, họ tên)", name: unit.signers.accountHolder.name),
      ])
    page.treasuryPart(["Kế toán", "Kế toán trưởng", "Giám đốc"])
    page.endDocument()
    return page.bytes
  }

  private func payer(_ page: inout HTMLPage) {
    page.paragraph("Đơn vị trả tiền: \(unit.name)")
    page.paragraph("Mã ĐVQHNS: \(unit.budgetUnitCode)\u{2003}Tài khoản: \(account)\u{2003}Cấp ngân sách: \(order.budget.level)")
    page.paragraph("Tại Kho bạc Nhà nước: \(unit.treasury.name) (mã \(unit.treasury.code))")
    let target = order.budget.targetProgramme
    page.paragraph("Mã CTMT, dự án: \(target.isEmpty ? "không" : target)\u{2003}Kỳ chi: \(FormWords.period(order.period))")
  }

  private func contents(_ page: inout HTMLPage) {
    page.tableHead([
      "Nội dung thanh toán", "Mã NDKT (tiểu mục)", "Mã chương", "Mã ngành KT (loại – khoản)", "Mã nguồn NSNN", "Số tiền (đồng)",
    ])
    let programme = FormWords.programme(order.programme)
    line("\(programme), \(order.payees.count) người nhận theo bảng kê kèm theo", order.payees.amount, &page)
    if order.fee != 0 { line("Phí dịch vụ chi trả", order.fee, &page) }
    if order.lessHeld != 0 {
      line("Trừ tiền kỳ trước còn giữ tại đơn vị", order.lessHeld == .min ? .max : -order.lessHeld, &page)
    }
    page.totalRow { row in
      row.markup("<td colspan=\"5\">Tổng cộng</td>")
      row.cell(order.amount)
    }
    page.tableEnd()
    if !isClosed { page.markup("<p class=\"bad\">KHÔNG KHỚP: chi tiết khác tổng số tiền; không được gửi.</p>\n") }
  }

  /// Detail equals total: the treasury checks it too.
  private var isClosed: Bool {
    let totals = ControlTotals(adding: [order.payees.amount, order.fee, order.lessHeld == .min ? .max : -order.lessHeld])
    return !totals.isOverflown && !order.payees.isOverflown && totals.amount == order.amount
  }

  private func line(_ content: String, _ amount: Int64, _ page: inout HTMLPage) {
    let budget = order.budget
    page.row { row in
      row.cell(content)
      for code in [budget.item, budget.chapter, "\(budget.category) – \(budget.section)", budget.source] {
        row.markup("<td class=\"c\">")
        row.text(code)
        row.markup("</td>")
      }
      row.cell(amount)
    }
  }

  private func receiver(_ page: inout HTMLPage) {
    switch order.kind {
    case .transfer:
      page.paragraph("Đơn vị nhận tiền: theo Bảng thanh toán cho đối tượng thụ hưởng kèm theo (\(order.payees.count) người nhận)")
    case .payingService:
      let service = unit.payingService
      page.paragraph("Đơn vị nhận tiền: \(service?.name ?? "………………………")")
      page.paragraph(
        "Tài khoản: \(service?.account ?? "………………………")\u{2003}Tại: \(service.map { bankName($0.bankBIN) } ?? "………………………")")
    case .cashAdvance:
      page.paragraph("Họ và tên người nhận tiền: ……………………………………………………………………")
      page.paragraph("Số định danh/CCCD: …………………………\u{2003}Ngày cấp: ……………\u{2003}Nơi cấp: ……………………")
    }
    page.paragraph("Tệp chi được cấp tiền: \(order.funds.joined(separator: ", "))")
  }
}

extension HTMLPage {
  /// The part that the treasury fills in.
  mutating func treasuryPart(_ titles: [String]) {
    markup("<div class=\"signing treasury\">\n<p><b>KHO BẠC NHÀ NƯỚC</b>  –  Ngày …… tháng …… năm ………</p>\n<div class=\"signers\">")
    for title in titles {
      markup("<div><b>")
      text(title)
      markup("</b><span class=\"room\"></span></div>")
    }
    markup("</div>\n</div>\n")
  }
}
