// report.html: the result of a reconciliation, printable; open candidates can be ticked and saved as the decisions file.

import Diagnostics
import PaymentModel

/// Prints a reconciliation report.
public struct ReconciliationReportPage: Sendable {
  private let report: ReconciliationReport
  private let settings: FormSettings
  private let showValues: Bool

  /// A page of a report; names, accounts and texts are masked unless `showValues`.
  public init(report: ReconciliationReport, settings: FormSettings, showValues: Bool) {
    self.report = report
    self.settings = settings
    self.showValues = showValues
  }

  /// `report.html`.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginHead(title: "Kết quả đối chiếu chi trả", shape: .landscape, density: .normal)
    page.markup(DecisionScript.policy)
    page.endHead()
    if let unit = report.unit { page.letterhead(unit) }
    page.heading("Kết quả đối chiếu chi trả", [report.period.map { "Kỳ chi: \(FormWords.period($0))" } ?? ""])
    if showValues { page.personalDataNotice() }
    outcomes(&page)
    ordersAndMoney(&page)
    statement(&page)
    lines(&page)
    unexpected(&page)
    questions(&page)
    if let unit = report.unit {
      page.signatures(
        place: unit.place, date: settings.date,
        [
          SignaturePlace("Người lập", name: unit.signers.preparer.name),
          SignaturePlace("Kế toán trưởng", name: unit.signers.chiefAccountant.name),
          SignaturePlace("Chủ tài khoản", hint: "(Ký, đóng dấu, họ tên)", name: unit.signers.accountHolder.name),
        ])
    }
    if !report.questions.isEmpty {
      page.markup("<script>")
      page.markup(DecisionScript.source)
      page.markup("</script>\n")
    }
    page.endDocument()
    return page.bytes
  }

  private func shown(_ text: String, _ kind: SensitiveKind) -> String {
    showValues || text.isEmpty ? text : Masking.mask(text, as: kind)
  }

  private func outcomes(_ page: inout HTMLPage) {
    page.section("1. Kết quả từng khoản chi")
    page.tableHead(["Kết quả", "Số khoản", "Số tiền (đồng)"])
    func line(_ label: String, _ value: CountedAmount, _ page: inout HTMLPage) {
      page.row { row in
        row.cell(label)
        row.cell(value.count)
        row.cell(value.amount)
      }
    }
    for outcome in ReconciliationReport.Outcome.allCases { line(outcome.words, report.outcomes[outcome] ?? CountedAmount(), &page) }
    page.totalRow { row in
      row.markup("<td>Cộng = đã gửi ")
      row.markup(report.balanced && addsUp ? "✓</td>" : "<span class=\"bad\">✗ KHÔNG KHỚP</span></td>")
      row.cell(report.sent.count)
      row.cell(report.sent.amount)
    }
    line("Ngoài danh sách (không thuộc khoản nào đã gửi)", report.unexpected, &page)
    line("Phí", report.fees, &page)
    page.tableEnd()
    page.amountInWords("Số tiền đã chi (viết bằng chữ)", report.outcomes[.settled]?.amount ?? 0, settings)
  }

  private var addsUp: Bool {
    let totals = ControlTotals(adding: report.outcomes.values.map(\.amount))
    return !totals.isOverflown && totals.amount == report.sent.amount
      && report.outcomes.values.reduce(0) { $0 &+ $1.count } == report.sent.count
  }

  private func ordersAndMoney(_ page: inout HTMLPage) {
    page.section("2. Lệnh tại Kho bạc và tiền còn giữ")
    if !report.orders.isEmpty {
      page.tableHead(["Lệnh", "Kết quả", "Số tiền (đồng)"])
      for order in report.orders {
        page.row { row in
          row.cell(order.file)
          row.cell(order.outcome)
          row.cell(order.amount)
        }
      }
      page.tableEnd()
    }
    page.paragraph("Tiền đã rút còn giữ, chưa tới người hưởng: \(FormWords.grouped(report.inHand)) đồng.")
  }

  private func statement(_ page: inout HTMLPage) {
    page.section("3. Sao kê: \(report.verdict.words)")
    guard !report.statements.isEmpty else { return page.paragraph("Không có sao kê.") }
    page.tableHead(["Sao kê", "Số dư đầu", "Cộng Có", "Cộng Nợ", "Số dư cuối", "Kết quả"])
    for statement in report.statements {
      page.row { row in
        row.cell(statement.file)
        if let opening = statement.balances.opening { row.cell(opening) } else { row.cell("không ghi") }
        row.cell(statement.credits)
        row.cell(statement.debits)
        if let closing = statement.balances.closing { row.cell(closing) } else { row.cell("không ghi") }
        row.cell(statement.verdict.words)
      }
    }
    page.tableEnd()
  }

  private func lines(_ page: inout HTMLPage) {
    page.section("4. Khoản chưa tới người hưởng hoặc cần xem")
    guard report.lineCount > 0 || !report.lines.isEmpty else { return page.paragraph("Không có.") }
    page.tableHead(["STT", "Mã tham chiếu", "Người nhận", "Tài khoản", "Số tiền", "Kết quả", "Lý do", "Ngày trả lại", "Việc cần làm"])
    let printed = report.lines.prefix(ReconciliationReport.listLimit)
    for (index, line) in printed.enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.cell(line.reference, class: "m")
        row.cell(shown(line.payeeName, .name), class: "p")
        row.cell(shown(line.account, .account), class: "i")
        row.cell(line.amount)
        row.cell(line.outcome.words)
        row.cell(line.reasonCode.isEmpty ? line.reason : "\(line.reason) (\(line.reasonCode))")
        row.cell(line.returnedOn?.vietnamese ?? "", class: "c")
        row.cell(line.action)
      }
    }
    page.tableEnd()
    let rest = report.lineCount - printed.count
    if rest > 0 { page.paragraph("Còn \(FormWords.grouped(Int64(rest))) khoản: xem payments.csv.") }
  }

  private func unexpected(_ page: inout HTMLPage) {
    guard report.unexpected.count > 0 else { return }
    page.section("5. Dòng ngoài danh sách")
    page.tableHead(["STT", "Chỗ trong tệp", "Ngày", "Bên kia", "Nội dung", "Số tiền (đồng)"])
    let printed = report.unexpectedEntries.prefix(ReconciliationReport.listLimit)
    for (index, entry) in printed.enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.cell(entry.place)
        row.cell(entry.bookingDate?.vietnamese ?? "", class: "c")
        row.cell(shown(entry.counterparty, .name))
        row.cell(shown(entry.narrative, .other))
        row.cell(entry.amount)
      }
    }
    page.tableEnd()
    let rest = report.unexpected.count - printed.count
    if rest > 0 { page.paragraph("Còn \(FormWords.grouped(Int64(rest))) dòng: xem unexpected.csv.") }
  }
}

// Open questions.
extension ReconciliationReportPage {
  private func questions(_ page: inout HTMLPage) {
    guard !report.questions.isEmpty else { return }
    page.section("6. Cần người quyết định")
    page.paragraph(
      "Máy không đủ căn cứ để ghép các dòng dưới đây. Đánh dấu khoản đúng, lưu tệp quyết định rồi chạy lại đối chiếu với "
        + "--decisions. Không chắc thì để trống. Cách khác: mở to-decide.csv, ghi x vào cột chon.")
    page.markup("<div id=\"decisions\" data-header=\"")
    page.text(report.decisionColumns.map { DecisionScript.csvCell($0.name) }.joined(separator: ","))
    page.markup("\">\n")
    let printed = report.questions.prefix(ReconciliationReport.listLimit)
    for (index, question) in printed.enumerated() { self.question(index + 1, question, &page) }
    let rest = max(report.questionCount, report.questions.count) - printed.count
    if rest > 0 { page.paragraph("Còn \(FormWords.grouped(Int64(rest))) câu: xem to-decide.csv.") }
    page.markup("<p><button type=\"button\" id=\"save\" hidden>Lưu tệp quyết định</button></p>\n</div>\n")
  }

  private func question(_ number: Int, _ question: ReconciliationReport.Question, _ page: inout HTMLPage) {
    let entry = question.entry
    page.markup("<p class=\"question\"><b>")
    page.text("Câu \(number). ")
    page.markup("</b>")
    let day = entry.bookingDate.map { " ngày \($0.vietnamese)" } ?? ""
    let parts = [
      "\(entry.place)\(day)", FormWords.grouped(entry.amount) + " đồng", shown(entry.counterparty, .name), shown(entry.narrative, .other),
    ]
    page.text(parts.filter { !$0.isEmpty }.joined(separator: "; "))
    page.markup("</p>\n")
    page.tableHead(["Chọn", "Mã tham chiếu", "Người nhận", "Tài khoản", "Số tiền (đồng)", "Vì sao có thể"])
    for candidate in question.candidates {
      page.row { row in
        row.markup("<td class=\"c\">")
        tick(number, question, candidate, &row)
        row.markup("</td><td class=\"m\">")
        row.text(candidate.reference)
        row.markup("</td>")
        row.cell(shown(candidate.payeeName, .name), class: "p")
        row.cell(shown(candidate.account, .account), class: "i")
        row.cell(candidate.amount)
        row.cell(candidate.why)
      }
    }
    if !question.allowsSeveral {
      page.row { row in
        row.markup("<td class=\"c\"><input type=\"radio\" name=\"q")
        row.number(number)
        row.markup("\" checked aria-label=\"chưa quyết định\"></td><td colspan=\"5\">Chưa quyết định</td>")
      }
    }
    page.tableEnd()
  }

  /// The box carries its line of the decisions file, cut where the tick goes.
  private func tick(
    _ number: Int, _ question: ReconciliationReport.Question, _ candidate: ReconciliationReport.Candidate, _ row: inout HTMLPage
  ) {
    var before: [String] = []
    var after: [String] = []
    var isAfter = false
    for (index, column) in report.decisionColumns.enumerated() {
      if column.name == DecisionScript.choiceColumn {
        isAfter = true
        continue
      }
      let value = index < candidate.cells.count ? candidate.cells[index] : ""
      let cell = DecisionScript.csvCell(column.sensitivity.map { shown(value, $0) } ?? value)
      if isAfter { after.append(cell) } else { before.append(cell) }
    }
    row.markup(question.allowsSeveral ? "<input type=\"checkbox\" name=\"q" : "<input type=\"radio\" name=\"q")
    row.number(number)
    row.markup("\" aria-label=\"")
    row.text("chọn \(candidate.reference)")
    row.markup("\" data-before=\"")
    row.text(before.map { $0 + "," }.joined())
    row.markup("\" data-after=\"")
    row.text(after.map { "," + $0 }.joined())
    row.markup("\">")
  }
}

/// The one script that any page holds: it turns ticks into a file. It may run by its hash alone, and nothing may be loaded or sent.
enum DecisionScript {
  /// The column of `to-decide.csv` that takes the tick.
  static let choiceColumn = "chon"

  /// If you change the script, also change the hash in `policy`; a test compares them.
  static let source: Markup = """
    "use strict";
    const box = document.getElementById("decisions");
    const button = document.getElementById("save");
    if (box && button) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const lines = [box.dataset.header];
        for (const input of box.querySelectorAll("input[data-before]")) {
          lines.push(input.dataset.before + (input.checked ? "x" : "") + input.dataset.after);
        }
        const file = new Blob(["\\uFEFF" + lines.join("\\r\\n") + "\\r\\n"], { type: "text/csv;charset=utf-8" });
        const link = document.createElement("a");
        link.href = URL.createObjectURL(file);
        link.download = "quyet-dinh.csv";
        link.click();
        URL.revokeObjectURL(link.href);
      });
    }
    """

  static let policy: Markup = """
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'sha256-ckFOWcHZLVXXKy54Wms9H47F/w0qCqi2JdyK4S9BpVU='; base-uri 'none'; form-action 'none'">

    """

  /// A cell of a CSV line (RFC 4180); line breaks become blanks, because an attribute carries the line.
  static func csvCell(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D || $0 == 0x3B }) else { return value }
    var cell = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": cell += "\"\""
      case "\n", "\r": cell += " "
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell + "\""
  }
}
