// Bảng kiểm soát số liệu: the proof on paper, one A4 for a normal month.

import PaymentModel

/// Prints the control sheet.
public struct ControlSheetForm: Sendable {
  /// What is printed.
  public var sheet: ControlSheet
  /// Words and date.
  public var settings: FormSettings
  /// A few Vietnamese words for a diagnostic code.
  public var title: @Sendable (String) -> String

  /// A form of a sheet; `title` gives a short Vietnamese title for a diagnostic code.
  public init(sheet: ControlSheet, settings: FormSettings, title: @escaping @Sendable (String) -> String) {
    self.sheet = sheet
    self.settings = settings
    self.title = title
  }

  /// `control-sheet.html`.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginDocument(title: "Bảng kiểm soát số liệu – \(FormWords.period(sheet.period))", density: density)
    page.letterhead(sheet.unit)
    page.heading("Bảng kiểm soát số liệu", ["Kỳ chi: \(FormWords.period(sheet.period))" + monthsCovered])
    inputs(&page)
    page.markup("<div class=\"pair\"><div class=\"wide\">\n")
    outcome(&page)
    page.markup("</div><div>\n")
    channels(&page)
    page.markup("</div></div>\n")
    files(&page)
    orders(&page)
    equations(&page)
    page.amountInWords("Số tiền lập chi kỳ này (viết bằng chữ)", sheet.payments.amount, settings)
    let signers = sheet.unit.signers
    page.signatures(
      place: sheet.unit.place, date: settings.date,
      [
        SignaturePlace("Người lập", name: signers.preparer.name),
        SignaturePlace("Kế toán trưởng", name: signers.chiefAccountant.name),
        SignaturePlace("Chủ tài khoản", hint: "(Ký, đóng dấu, họ tên)", name: signers.accountHolder.name),
      ])
    page.endDocument()
    return page.bytes
  }

  /// Type that keeps a normal month on one A4: small enough for the lists, files, orders and reasons there are.
  private var density: Density {
    let rows = shownInputs + shownFiles + sheet.orders.count + min(shownReasons + 1, sheet.heldReasons.count)
    return rows <= 12 ? .normal : rows <= 22 ? .dense : rows <= 30 ? .tight : .tightest
  }

  /// Rows of lists, files, orders and reasons that fit on one A4 in the smallest type.
  private static let room = 42

  /// Reasons listed one by one, the most frequent first: as many as leave everything on one A4 with the signatures.
  private var shownReasons: Int {
    let others = sheet.inputs.count + sheet.files.count + sheet.orders.count
    let room = max(3, min(10, 34 - others))
    return sheet.heldReasons.count <= room + 1 ? sheet.heldReasons.count : room
  }

  /// Rows for lists and files together.
  private var roomForBoth: Int { max(12, ControlSheetForm.room - sheet.orders.count - min(shownReasons + 1, sheet.heldReasons.count)) }

  /// Lists in a row of their own; those behind them share one, and stand one by one in control-sheet.json.
  private var shownInputs: Int {
    let room = max(6, roomForBoth - min(sheet.files.count, roomForBoth / 2))
    return sheet.inputs.count <= room ? sheet.inputs.count : room - 1
  }

  /// The same for files.
  private var shownFiles: Int {
    let room = max(6, roomForBoth - min(sheet.inputs.count, roomForBoth / 2))
    return sheet.files.count <= room ? sheet.files.count : room - 1
  }

  private var monthsCovered: String {
    guard sheet.months.count > 1 else { return "" }
    return " (chi cho các tháng " + sheet.months.map(FormWords.shortPeriod).joined(separator: ", ") + ")"
  }

  private func inputs(_ page: inout HTMLPage) {
    page.section("1. Danh sách đọc vào (đơn vị tính: đồng)")
    page.tableHead(["Số TT", "Tệp danh sách", "Số dòng", "Số tiền đọc được", "Tổng ghi trên danh sách", "Chênh lệch"])
    let names = shortNames
    for (index, input) in sheet.inputs.prefix(shownInputs).enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.cell(names[index])
        row.cell(input.rows.count)
        row.cell(input.rows.amount)
        stated(input, &row)
      }
    }
    let others = sheet.inputs.dropFirst(shownInputs)
    if !others.isEmpty {
      page.row { row in
        row.markup("<td></td>")
        row.cell("\(others.count) danh sách khác (xem control-sheet.json)")
        row.cell(others.reduce(0) { $0 &+ $1.rows.count })
        amount(ControlTotals(adding: others.map(\.rows.amount)), &row)
        let differing = others.count { $0.differs }
        row.markup(differing == 0 ? "<td class=\"c\" colspan=\"2\">" : "<td class=\"c bad\" colspan=\"2\">")
        row.text(differing == 0 ? "không lệch với tổng ghi" : "\(differing) danh sách lệch với tổng ghi")
        row.markup("</td>")
      }
    }
    page.totalRow { row in
      row.markup("<td></td><td>Cộng</td>")
      row.cell(sheet.totals.count)
      row.cell(sheet.totals.amount)
      row.markup("<td></td><td></td>")
    }
    page.tableEnd()
  }

  /// The files' names without their folders, unless two would look the same.
  private var shortNames: [String] {
    let names = sheet.inputs.map { FormWords.fileName($0.file) }
    guard Set(names).count == names.count else { return sheet.inputs.map(\.file) }
    // A long name on two lines would push a full month onto a second sheet.
    let short = names.map { $0.count <= 46 ? $0 : $0.prefix(18) + "…" + $0.suffix(27) }
    return density >= .tight && Set(short).count == short.count ? short : names
  }

  /// The sum the list states, and how far it is from what was read; a stated number of people too where it differs.
  private func stated(_ input: ControlSheet.Input, _ row: inout HTMLPage) {
    if let amount = input.statedAmount { row.cell(amount) } else { row.markup("<td class=\"c\">không ghi</td>") }
    let amountGap = input.statedAmount.map { input.rows.amount.subtractingReportingOverflow($0) }
    let rowGap = input.statedRows.map { input.rows.count.subtractingReportingOverflow($0).partialValue } ?? 0
    if amountGap == nil, rowGap == 0 { return row.markup("<td class=\"c\">–</td>") }
    let isEqual = rowGap == 0 && (amountGap.map { $0.partialValue == 0 && !$0.overflow } ?? true)
    row.markup(isEqual ? "<td class=\"n\">" : "<td class=\"n bad\">")
    if let amountGap { if amountGap.overflow { row.text("quá lớn") } else { row.grouped(amountGap.partialValue) } }
    if rowGap != 0 {
      row.text(" (")
      row.grouped(rowGap)
      row.text(" dòng)")
    }
    row.markup("</td>")
  }

  private func outcome(_ page: inout HTMLPage) {
    page.section("2. Đã lập chi và giữ lại")
    page.tableHead(["Nội dung", "Số dòng", "Số tiền"])
    countedRow("Đã lập chi", sheet.paid, &page)
    countedRow("Giữ lại, chưa chi (cần sửa)", sheet.held, &page)
    let shown = shownReasons
    for reason in sheet.heldReasons.prefix(shown) {
      countedRow("– \(reason.code): \(title(reason.code))", reason.totals, &page)
    }
    if shown < sheet.heldReasons.count {
      let others = sheet.heldReasons.dropFirst(shown).map(\.totals)
      countedRow(
        "– \(others.count) lý do khác (xem held.csv)",
        CountedAmount(count: others.reduce(0) { $0 + $1.count }, amount: others.reduce(0) { $0 + $1.amount }), &page)
    }
    countedRow("Cộng", sheet.totals, isTotal: true, &page)
    if sheet.heldAmountUnknown > 0 {
      page.row { row in
        row.markup("<td colspan=\"3\"><i>")
        row.text("\(sheet.heldAmountUnknown) dòng giữ lại không đọc được số tiền: tính 0 đồng")
        row.markup("</i></td>")
      }
    }
    page.tableEnd()
  }

  private func channels(_ page: inout HTMLPage) {
    page.section("3. Khoản chi theo hình thức chi trả")
    page.tableHead(["Hình thức", "Số khoản", "Số tiền"])
    for channel in Channel.paying { countedRow(FormWords.channel(channel), sheet.channels[channel] ?? CountedAmount(), &page) }
    countedRow("Cộng", sheet.payments, isTotal: true, &page)
    page.tableEnd()
  }

  private func countedRow(_ label: String, _ value: CountedAmount, isTotal: Bool = false, _ page: inout HTMLPage) {
    page.markup(isTotal ? "<tr class=\"total\">" : "<tr>")
    page.cell(label)
    page.cell(value.count)
    page.cell(value.amount)
    page.markup("</tr>\n")
  }

  private func files(_ page: inout HTMLPage) {
    page.section("4. Tệp chi đã ghi (đếm lại từ tệp)")
    page.tableHead(["Số TT", "Tệp", "Chương trình", "SHA-256 (12 ký tự)", "Số khoản", "Số tiền"])
    for (index, file) in sheet.files.prefix(shownFiles).enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.cell(file.file)
        row.cell(FormWords.shortProgramme(file.programme))
        row.markup("<td class=\"m\">")
        row.text(String(file.sha256.prefix(12)))
        row.markup("</td>")
        row.cell(file.totals.count)
        row.cell(file.totals.amount)
      }
    }
    let others = sheet.files.dropFirst(shownFiles)
    if !others.isEmpty {
      page.row { row in
        row.markup("<td></td><td colspan=\"3\">")
        row.text("\(others.count) tệp khác (xem control-sheet.json)")
        row.markup("</td>")
        row.cell(others.reduce(0) { $0 &+ $1.totals.count })
        amount(ControlTotals(adding: others.map(\.totals.amount)), &row)
      }
    }
    page.totalRow { row in
      row.markup("<td></td><td colspan=\"3\">Cộng</td>")
      row.cell(sheet.files.reduce(0) { $0 &+ $1.totals.count })
      amount(ControlTotals(adding: sheet.files.map(\.totals.amount)), &row)
    }
    page.tableEnd()
  }

  private func orders(_ page: inout HTMLPage) {
    page.section("5. Lệnh rút, chuyển tiền tại Kho bạc: số tiền lệnh = cộng các tệp + phí − tiền còn giữ")
    page.tableHead(["Số TT", "Tệp lệnh", "Nội dung", "Cho tệp", "Cộng các tệp", "Phí", "Tiền còn giữ", "Số tiền lệnh", "Khớp"])
    for (index, entry) in sheet.orders.enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.cell(FormWords.fileName(entry.file))
        row.markup("<td class=\"w\">")
        row.text("\(entry.order.programme.code), \(FormWords.shortOrder(entry.order.kind))")
        row.markup("</td>")
        row.cell(numbers(entry.order.funds))
        amount(ControlTotals(adding: sheet.filesFunded(by: entry.order).map(\.amount)), &row)
        row.cell(entry.order.fee)
        row.cell(entry.order.lessHeld)
        row.cell(entry.order.amount)
        mark(sheet.equation(ofOrder: index).isClosed, &row)
      }
    }
    page.totalRow { row in
      row.markup("<td></td><td colspan=\"3\">Cộng</td>")
      amount(ControlTotals(adding: sheet.orders.flatMap { sheet.filesFunded(by: $0.order).map(\.amount) }), &row)
      for part in [\PaymentOrder.fee, \.lessHeld, \.amount] {
        amount(ControlTotals(adding: sheet.orders.map { $0.order[keyPath: part] }), &row)
      }
      mark(sheet.isEveryFileFundedOnce, &row)
    }
    page.tableEnd()
  }

  private func amount(_ totals: ControlTotals, _ row: inout HTMLPage) {
    if totals.isOverflown { row.markup("<td class=\"n bad\">quá lớn</td>") } else { row.cell(totals.amount) }
  }

  private func mark(_ isClosed: Bool, _ row: inout HTMLPage) {
    row.markup(isClosed ? "<td class=\"c\">✓</td>" : "<td class=\"c bad\">✗ KHÔNG</td>")
  }

  /// The numbers of files, runs of them as "3–12".
  private func numbers(_ paths: [String]) -> String {
    let numbers = paths.compactMap { path in sheet.files.firstIndex { $0.file == path }.map { $0 + 1 } }.sorted()
    guard numbers.count == paths.count else { return paths.map(fileNumber).joined(separator: ", ") }
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      run.count < 3 ? run.map(String.init).joined(separator: ", ") : "\(run.lowerBound)–\(run.upperBound)"
    }.joined(separator: ", ")
  }

  /// The number of a file in the table of files; its path where the set does not hold it.
  private func fileNumber(_ path: String) -> String {
    sheet.files.firstIndex { $0.file == path }.map { String($0 + 1) } ?? path
  }

  private func equations(_ page: inout HTMLPage) {
    page.section("6. Các phép kiểm")
    page.tableHead(["Phép kiểm", "Số lượng", "Số tiền (đồng)", "Khớp"])
    for equation in sheet.equations {
      page.row { row in
        row.cell(equation.label)
        sum(equation.count, equation.partsName, &row)
        sum(equation.amount, equation.partsName, &row)
        mark(equation.isClosed, &row)
      }
    }
    page.tableEnd()
    if !sheet.isProved {
      page.markup("<p class=\"bad\">SỐ LIỆU KHÔNG KHỚP: không được dùng bộ hồ sơ này để chi.</p>\n")
    }
  }

  private func sum(_ sum: ControlSheetEquation.Sum?, _ partsName: String, _ row: inout HTMLPage) {
    guard let sum else { return row.markup("<td class=\"c\">–</td>") }
    row.markup("<td class=\"w\">")
    row.grouped(sum.whole)
    row.text(" = ")
    if sum.parts.count > 3 {
      // The parts are a table above.
      row.text("cộng \(sum.parts.count) \(partsName)")
    } else {
      for (index, part) in sum.parts.enumerated() {
        if index > 0 { row.text(" + ") }
        row.grouped(part)
      }
      if sum.parts.isEmpty { row.text("0") }
    }
    row.markup("</td>")
  }
}
