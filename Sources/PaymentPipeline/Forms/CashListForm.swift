// Danh sách chi trả at the pay point or at home: page by page with page totals, a place to sign for each payee.

public import PaymentModel

/// Prints a list of cash payments; payments stream through, the page's bytes may be written away between blocks.
public struct CashListForm: Sendable {
  private let unit: PayingUnit
  private let channel: Channel
  private let programme: Programme
  private let period: Period
  private let totals: ControlTotals
  private let settings: FormSettings
  private let service: String?
  private var pages = 0
  private var rowsOnPage = 0
  private var pageTotals = ControlTotals()
  /// Payments printed so far; equals the totals stated when all went through.
  public private(set) var counted = ControlTotals()

  /// A list of one channel (`cash` or `home`) and programme with its totals. Where the programme's cash is an advance the unit's own
  /// cashier pays, else the paying service.
  public init(
    unit: PayingUnit, channel: Channel, programme: Programme, period: Period, totals: ControlTotals, settings: FormSettings
  ) {
    self.unit = unit
    self.channel = channel
    self.programme = programme
    self.period = period
    self.totals = totals
    self.settings = settings
    service = unit.settings(for: programme)?.cashRoute == .cashAdvance ? nil : unit.payingService?.name
  }

  /// Rows that fit on a sheet; the first also carries the head, and every row leaves room for a signature.
  private var capacity: Int { pages == 0 ? 9 : 13 }

  /// Head of the page.
  public func begin(_ page: inout HTMLPage) {
    let place = channel == .home ? "tại nhà" : "tại điểm chi trả"
    page.beginDocument(title: "Danh sách chi trả \(place)", shape: .landscape)
    page.letterhead(unit)
    page.heading(
      "Danh sách chi trả bằng tiền mặt \(place)",
      [
        "\(FormWords.programme(programme)) – kỳ chi: \(FormWords.period(period))",
        service.map { "Tổ chức dịch vụ chi trả: \($0)" } ?? "Đơn vị tự chi trả",
        "\(FormWords.grouped(Int64(totals.count))) người nhận, \(FormWords.grouped(totals.amount)) đồng",
      ])
    page.personalDataNotice()
  }

  /// Payments, in order.
  public mutating func append(_ block: PaymentBlock, _ page: inout HTMLPage) {
    for payment in block.rows {
      if rowsOnPage == capacity {
        endSheet(&page)
        page.markup("<div class=\"sheet\"></div>\n")
      }
      if rowsOnPage == 0 { page.markup(CashListForm.columns) }
      rowsOnPage += 1
      counted.add(payment.amount)
      pageTotals.add(payment.amount)
      row(payment, block, &page)
    }
  }

  private func row(_ payment: PaymentRow, _ block: PaymentBlock, _ page: inout HTMLPage) {
    page.row { row in
      row.ordinalCell(counted.count)
      row.referenceCell(block.bytes, payment[.reference].range)
      let beneficiary = payment[.beneficiaryName].isEmpty ? payment[.payeeName] : payment[.beneficiaryName]
      row.nameCell(block.bytes, beneficiary.range)
      row.markup("<td>")
      if payment.role != .beneficiary {
        row.text(block.bytes, payment[.payeeName].range)
        row.text(" (\(FormWords.role(payment.role)))")
      }
      row.markup("</td>")
      row.accountCell(block.bytes, payment[.identity].range)
      let place = channel == .home || payment[.commune].isEmpty ? payment[.address] : payment[.commune]
      row.cell(block.bytes, place.range)
      row.markup("<td>")
      row.purpose(payment, block)
      row.markup("</td>")
      row.cell(payment.amount)
      row.markup("<td></td><td></td>")
    }
  }

  /// Closes a sheet with its total and the running total.
  private mutating func endSheet(_ page: inout HTMLPage) {
    pages += 1
    for (label, sum) in [("Cộng trang \(pages)", pageTotals), ("Lũy kế", counted)] {
      page.markup("<tr class=\"total short\"><td colspan=\"6\">")
      page.text(label)
      page.markup("</td>")
      page.markup("<td>")
      page.grouped(sum.count)
      page.text(" người")
      page.markup("</td>")
      page.cell(sum.amount)
      page.markup("<td colspan=\"2\"></td></tr>\n")
    }
    page.tableEnd()
    rowsOnPage = 0
    pageTotals = ControlTotals()
  }

  /// Totals, the paying service's result to fill in, and signatures.
  public mutating func finish(_ page: inout HTMLPage) {
    if rowsOnPage > 0 { endSheet(&page) }
    if counted != totals {
      page.markup("<p class=\"bad\">")
      page.text("KHÔNG KHỚP: danh sách có \(counted.count) người nhận, \(FormWords.grouped(counted.amount)) đồng; không được chi.")
      page.markup("</p>\n")
    }
    page.closing { page in
      page.amountInWords("Tổng số tiền phải chi (viết bằng chữ)", totals.amount, settings)
      page.paragraph("Đã chi: ………… người, ………………………… đồng.\u{2003}Chưa nhận: ………… người, ………………………… đồng (chuyển kỳ sau).")
      let payers =
        service == nil
        ? [SignaturePlace("Thủ quỹ")]
        : [
          SignaturePlace("Người chi trả", hint: "(Tổ chức dịch vụ chi trả: ký, họ tên)"),
          SignaturePlace("Đại diện tổ chức dịch vụ chi trả", hint: "(Ký, đóng dấu, họ tên)"),
        ]
      let signers = [
        SignaturePlace("Kế toán trưởng", name: unit.signers.chiefAccountant.name),
        SignaturePlace("Chủ tài khoản", hint: "(Ký, đóng dấu, họ tên)", name: unit.signers.accountHolder.name),
      ]
      page.signatures(place: unit.place, date: nil, payers + signers)
    }
    page.endDocument()
  }

  private static let columns: Markup = """
    <table class="signed">
    <thead><tr><th>STT</th><th>Mã tham chiếu</th><th>Người hưởng</th><th>Người nhận thay</th><th>Số định danh người nhận</th>\
    <th>Nơi ở, điểm chi trả</th><th>Nội dung</th><th>Số tiền (đồng)</th><th>Ngày nhận</th><th>Ký nhận</th></tr></thead>
    <tbody>

    """
}
