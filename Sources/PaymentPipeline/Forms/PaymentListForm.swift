// Any list of payments as a printed list: bank files, mobile-money files, canonical files.

public import PaymentModel

/// Prints payments of any file; they stream through, the page's bytes may be written away between blocks.
public struct PaymentListForm: Sendable {
  private let title: String
  private let source: String
  private let settings: FormSettings
  private var banks: BankNames
  private var totals: [Currency: ControlTotals] = [:]
  private var ordinal = 0

  /// A list with a title, from a file of this name.
  public init(title: String, source: String, settings: FormSettings, bankName: @escaping @Sendable (String) -> String) {
    self.title = title
    self.source = source
    self.settings = settings
    banks = BankNames(bankName)
  }

  /// Head of the page.
  public func begin(_ page: inout HTMLPage) {
    page.beginDocument(title: title, shape: .landscape)
    page.heading(title, ["Từ tệp: \(source)"])
    page.personalDataNotice()
    page.tableHead([
      "STT", "Mã tham chiếu", "Người nhận", "Số định danh", "Hình thức", "Số tài khoản, điện thoại", "Ngân hàng, nơi nhận", "Nội dung",
      "Số tiền", "Ghi chú",
    ])
  }

  /// Payments, in order.
  public mutating func append(_ block: PaymentBlock, _ page: inout HTMLPage) {
    for payment in block.rows {
      ordinal += 1
      totals[payment.currency, default: ControlTotals()].add(payment.amount)
      page.row { row in
        row.ordinalCell(ordinal)
        row.referenceCell(block.bytes, payment[.reference].range)
        row.nameCell(block.bytes, payment[.payeeName].range)
        row.accountCell(block.bytes, payment[.identity].range)
        row.cell(payment.channel == .unknown ? "" : FormWords.channel(payment.channel))
        row.accountCell(payment, block)
        row.institutionCell(payment, block, &banks)
        row.markup("<td>")
        if payment[.remittance].isEmpty { row.purpose(payment, block) } else { row.text(block.bytes, payment[.remittance].range) }
        row.markup("</td><td class=\"n\">")
        row.money(payment.amount, payment.currency)
        row.markup("</td><td>")
        row.onBehalf(payment, block)
        if payment.role != .beneficiary, !payment[.note].isEmpty { row.text("; ") }
        row.text(block.bytes, payment[.note].range)
        row.markup("</td>")
      }
    }
  }

  /// Totals by currency, and words for a list of đồng.
  public func finish(_ page: inout HTMLPage) {
    let currencies = totals.keys.sorted { $0.packed < $1.packed }
    for currency in currencies.isEmpty ? [.vnd] : currencies {
      let sum = totals[currency] ?? ControlTotals()
      page.totalRow { row in
        row.markup("<td></td><td colspan=\"7\">Cộng: ")
        row.grouped(sum.count)
        row.markup(" khoản</td><td class=\"n\">")
        if sum.isOverflown { row.text("quá lớn") } else { row.money(sum.amount, currency) }
        row.markup("</td><td></td>")
      }
    }
    page.tableEnd()
    page.closing { page in
      if currencies.isEmpty || currencies == [.vnd], totals[.vnd]?.isOverflown != true {
        page.amountInWords("Tổng số tiền (viết bằng chữ)", totals[.vnd]?.amount ?? 0, settings)
      }
      page.signatures(
        place: "", date: settings.date,
        [
          SignaturePlace("Người lập"), SignaturePlace("Kế toán trưởng"),
          SignaturePlace("Thủ trưởng đơn vị", hint: "(Ký, đóng dấu, họ tên)"),
        ])
    }
    page.endDocument()
  }
}
