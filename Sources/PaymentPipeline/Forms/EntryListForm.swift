// Lines of a statement or of a result file as a printed list, with the balances it states.

public import PaymentModel

/// Prints statement entries; they stream through, the page's bytes may be written away between blocks.
public struct EntryListForm: Sendable {
  private let title: String
  private let source: String
  private let balances: StatementBalances
  private let settings: FormSettings
  private var ordinal = 0
  private var totals: [Currency: [ControlTotals]] = [:]

  /// A list with a title, from a file of this name, with the balances it states.
  public init(title: String, source: String, balances: StatementBalances = StatementBalances(), settings: FormSettings) {
    self.title = title
    self.source = source
    self.balances = balances
    self.settings = settings
  }

  /// Head of the page.
  public func begin(_ page: inout HTMLPage) {
    page.beginDocument(title: title, shape: .landscape)
    page.heading(title, ["Từ tệp: \(source)"])
    page.personalDataNotice()
    page.tableHead([
      "STT", "Ngày ghi sổ", "Ngày giá trị", "Mã tham chiếu", "Số bút toán ngân hàng", "Bên kia", "Số tài khoản, điện thoại", "Nội dung",
      "Kết quả", "Lý do", "Nợ/Có", "Số tiền",
    ])
  }

  /// Entries, in order.
  public mutating func append(_ block: EntryBlock, _ page: inout HTMLPage) {
    for entry in block.rows {
      ordinal += 1
      totals[entry.currency, default: [ControlTotals(), ControlTotals(), ControlTotals()]][Int(entry.direction.rawValue)].add(entry.amount)
      page.row { row in
        row.ordinalCell(ordinal)
        for date in [entry.bookingDate, entry.valueDate] {
          row.markup("<td class=\"c\">")
          row.text(date?.vietnamese ?? "")
          row.markup("</td>")
        }
        for field in [EntryField.reference, .bankReference, .counterpartyName, .counterpartyAccount, .narrative] {
          row.cell(block.bytes, entry[field].range)
        }
        row.cell(FormWords.status(entry.status))
        row.markup("<td>")
        row.text(block.bytes, entry[.reasonList].range)
        if !entry[.reasonList].isEmpty { row.text(" ") }
        row.text(block.bytes, entry[.reasonCode].range)
        row.markup("</td>")
        row.cell(FormWords.direction(entry.direction))
        row.markup("<td class=\"n\">")
        row.money(entry.amount, entry.currency)
        row.markup("</td>")
      }
    }
  }

  /// Totals by direction, balances and their verdict.
  public func finish(_ page: inout HTMLPage) {
    let currencies = totals.keys.sorted { $0.packed < $1.packed }
    for currency in currencies {
      for (index, label) in [(1, "Cộng Có"), (2, "Cộng Nợ"), (0, "Cộng không ghi Nợ/Có")] {
        guard let sum = totals[currency]?[index], sum.count > 0 else { continue }
        page.totalRow { row in
          row.markup("<td></td><td colspan=\"10\">")
          row.text(label + ": ")
          row.grouped(sum.count)
          row.text(" dòng")
          row.markup("</td><td class=\"n\">")
          if sum.isOverflown { row.text("quá lớn") } else { row.money(sum.amount, currency) }
          row.markup("</td>")
        }
      }
    }
    page.tableEnd()
    if ordinal == 0 { page.paragraph("Không có dòng nào.") }
    if let currency = currencies.first, currencies.count == 1 { verdict(currency, &page) }
    page.endDocument()
  }

  private func verdict(_ currency: Currency, _ page: inout HTMLPage) {
    guard let opening = balances.opening, let closing = balances.closing, let sums = totals[currency] else {
      return page.paragraph("Sao kê không ghi đủ số dư đầu và số dư cuối.")
    }
    let check = StatementCheck(opening: opening, credits: sums[1], debits: sums[2], closing: closing)
    page.markup("<p>")
    page.text("Số dư đầu ")
    page.money(opening, currency)
    page.text(" + Có ")
    page.money(sums[1].amount, currency)
    page.text(" − Nợ ")
    page.money(sums[2].amount, currency)
    page.text(" = ")
    if let expected = check.expected { page.money(expected, currency) } else { page.text("quá lớn") }
    page.text("; số dư cuối ghi trên sao kê ")
    page.money(closing, currency)
    page.markup(check.isClosed ? " <b>✓</b></p>\n" : " <b class=\"bad\">✗ LỆCH</b></p>\n")
  }
}

/// Opening + credits − debits = closing.
struct StatementCheck: Hashable, Sendable {
  var expected: Int64?
  var isClosed: Bool

  init(opening: Int64, credits: ControlTotals, debits: ControlTotals, closing: Int64) {
    let (sum, overflow) = opening.addingReportingOverflow(credits.amount)
    let (rest, second) = sum.subtractingReportingOverflow(debits.amount)
    expected = overflow || second || credits.isOverflown || debits.isOverflown ? nil : rest
    isClosed = expected == closing
  }
}
