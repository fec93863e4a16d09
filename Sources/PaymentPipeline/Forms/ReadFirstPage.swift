// DOC-TRUOC.html: what each file of the set is, who gets it, by when, and what comes next.

import PaymentModel

/// Writes the page a newcomer opens first.
public struct ReadFirstPage: Sendable {
  /// A form to print and sign.
  public struct PrintedForm: Hashable, Sendable {
    /// Path in the set.
    public var file: String
    /// Its Vietnamese title.
    public var title: String
    /// A form.
    public init(file: String, title: String) {
      self.file = file
      self.title = title
    }
  }

  /// The figures.
  public var sheet: ControlSheet
  /// Forms under `print/`.
  public var printed: [PrintedForm]
  /// Held rows in the senders' own columns, under `held/`.
  public var heldFiles: [String]
  /// A few Vietnamese words for a diagnostic code, and what to do about it.
  public var reason: @Sendable (String) -> (title: String, fix: String)

  /// A page of a set.
  public init(
    sheet: ControlSheet, printed: [PrintedForm] = [], heldFiles: [String] = [],
    reason: @escaping @Sendable (String) -> (title: String, fix: String)
  ) {
    self.sheet = sheet
    self.printed = printed
    self.heldFiles = heldFiles
    self.reason = reason
  }

  /// `DOC-TRUOC.html`.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginDocument(title: "Đọc trước – hồ sơ chi trả \(FormWords.period(sheet.period))")
    page.letterhead(sheet.unit)
    page.heading("Đọc trước: hồ sơ chi trả", ["Kỳ chi: \(FormWords.period(sheet.period))"])
    page.markup("<p class=\"private\">")
    page.text(
      "Thư mục này có dữ liệu cá nhân (họ tên, số định danh, số tài khoản, điện thoại) và là bản nháp cho đến khi chốt. "
        + "Không gửi qua mạng xã hội, thư điện tử cá nhân; mỗi nơi chỉ nhận đúng tệp của mình.")
    page.markup("</p>\n")
    summary(&page)
    steps(&page)
    files(&page)
    held(&page)
    afterwards(&page)
    page.endDocument()
    return page.bytes
  }

  private func summary(_ page: inout HTMLPage) {
    page.section("Kết quả")
    page.markup("<table class=\"plain\"><tbody>\n")
    func line(_ label: String, _ value: CountedAmount, _ unit: String) {
      page.row { row in
        row.cell(label)
        row.markup("<td><b>")
        row.grouped(value.count)
        row.text(" \(unit), ")
        row.grouped(value.amount)
        row.markup(" đồng</b></td>")
      }
    }
    line("Đọc được từ \(sheet.inputs.count) danh sách", sheet.totals, "dòng")
    line("Đã lập chi", sheet.payments, "khoản chi")
    line("Giữ lại, chưa chi (cần sửa)", sheet.held, "dòng")
    page.tableEnd()
    if sheet.isProved {
      page.paragraph("Số liệu khớp: đọc vào = đã lập chi + giữ lại, từng đồng. Xem control-sheet.html.")
    } else {
      page.markup("<p class=\"bad\">SỐ LIỆU KHÔNG KHỚP: không được dùng bộ hồ sơ này để chi.</p>\n")
    }
  }

  private func steps(_ page: inout HTMLPage) {
    page.section("Làm gì, theo thứ tự")
    page.tableHead(["Bước", "Việc", "Hạn", "Căn cứ"])
    for (index, step) in ReadFirstSteps.steps(of: sheet).enumerated() {
      page.row { row in
        row.ordinalCell(index + 1)
        row.markup("<td>")
        row.text(step.action)
        for command in step.commands {
          row.markup("<br><code>")
          row.text(command)
          row.markup("</code>")
        }
        row.markup("</td>")
        row.cell(step.deadlines.map(\.words).uniqueInOrder.joined(separator: "; "))
        row.cell(step.deadlines.map(\.source).uniqueInOrder.joined(separator: "; "))
      }
    }
    page.tableEnd()
  }

  private func files(_ page: inout HTMLPage) {
    page.section("Mỗi tệp là gì, gửi cho ai")
    page.tableHead(["Tệp", "Là gì", "Gửi cho", "Số khoản", "Số tiền (đồng)"])
    for entry in sheet.orders {
      fileRow(
        entry.file, "Lệnh: \(FormWords.order(entry.order.kind)) – \(FormWords.shortProgramme(entry.order.programme))",
        sheet.unit.treasury.name, CountedAmount(count: entry.order.payees.count, amount: entry.order.amount), &page)
    }
    for file in sheet.files {
      fileRow(
        file.file, "Tệp chi: \(FormWords.channel(file.channel)) – \(FormWords.shortProgramme(file.programme))",
        ReadFirstSteps.receiver(of: file, in: sheet), file.totals, &page)
    }
    for form in printed { fileRow(form.file, form.title, "In, ký, lưu hồ sơ", nil, &page) }
    fileRow("control-sheet.html, control-sheet.json", "Bảng kiểm soát số liệu", "In, ba người ký, lưu hồ sơ", nil, &page)
    if sheet.held.count > 0 {
      fileRow("held.csv", "Mọi dòng giữ lại, lý do và cách sửa", "Giữ tại đơn vị", sheet.held, &page)
      for file in heldFiles { fileRow(file, "Dòng giữ lại, đúng cột của người gửi", "Người gửi danh sách, để sửa", nil, &page) }
    }
    fileRow("loss-report.json", "Bảng kê thay đổi khi chuyển định dạng", "Giữ tại đơn vị", nil, &page)
    fileRow("manifest.json", "Mã băm, số lượng, số tiền của từng tệp", "Giữ tại đơn vị; không sửa", nil, &page)
    page.tableEnd()
    page.paragraph("Không mở tệp chi bằng Excel rồi lưu lại: số 0 đứng đầu sẽ mất. Cần sửa thì sửa danh sách gốc và lập lại.")
  }

  private func fileRow(_ file: String, _ meaning: String, _ receiver: String, _ totals: CountedAmount?, _ page: inout HTMLPage) {
    page.row { row in
      row.cell(file)
      row.cell(meaning)
      row.cell(receiver)
      if let totals {
        row.cell(totals.count)
        row.cell(totals.amount)
      } else {
        row.markup("<td class=\"c\">–</td><td class=\"c\">–</td>")
      }
    }
  }

  private func held(_ page: inout HTMLPage) {
    page.section("Dòng giữ lại, chưa chi")
    guard sheet.held.count > 0 else { return page.paragraph("Không có dòng nào bị giữ lại.") }
    page.paragraph(
      "Người trong các dòng này chưa được chi. Gửi tệp trong thư mục held/ cho người lập danh sách, sửa đúng theo cột «fix», rồi lập tiếp:")
    page.markup("<p><code>")
    page.text(
      "chitra prepare DANH-SACH-DA-SUA.csv --unit UNIT.yaml --period \(sheet.period) --continue \(ReadFirstSteps.ownFolder) "
        + "--out THU-MUC-MOI")
    page.markup("</code></p>\n")
    page.tableHead(["Mã", "Lý do", "Số dòng", "Số tiền (đồng)", "Cách sửa"])
    for held in sheet.heldReasons {
      let words = reason(held.code)
      page.row { row in
        row.cell(held.code)
        row.cell(words.title)
        row.cell(held.totals.count)
        row.cell(held.totals.amount)
        row.cell(words.fix)
      }
    }
    page.tableEnd()
  }

  private func afterwards(_ page: inout HTMLPage) {
    page.section("Khi ngân hàng, Kho bạc, nhà mạng trả kết quả")
    page.paragraph("Để mọi tệp trả về vào một thư mục, không đổi tên cột, không sửa số, rồi đối chiếu:")
    page.markup("<p><code>")
    page.text(ReadFirstSteps.reconcileCommand)
    page.markup("</code></p>\n")
    page.paragraph(
      "Khoản bị trả lại hoặc bị từ chối nằm trong thư mục repay/ của kết quả: sửa tài khoản rồi đưa vào lần lập sau. "
        + "Khoản «Chưa có kết quả» không được chi lại khi chưa hỏi rõ ngân hàng.")
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in the order first met.
  var uniqueInOrder: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
