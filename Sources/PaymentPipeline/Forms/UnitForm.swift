// The paying unit as the forms will print it: for the terminal and as a page (`chitra unit check`).

public import PaymentModel

/// Shows a unit in Vietnamese words.
public struct UnitForm: Sendable {
  /// A heading with its lines of label and value.
  public struct Section: Hashable, Sendable {
    /// Heading.
    public var title: String
    /// Label and value.
    public var lines: [Line]
  }

  /// A label and its value.
  public struct Line: Hashable, Sendable {
    /// What it is.
    public var label: String
    /// The value as forms print it.
    public var value: String
  }

  private let unit: PayingUnit
  private let bankName: @Sendable (String) -> String

  /// A view of a unit; `bankName` names a bank by its BIN.
  public init(unit: PayingUnit, bankName: @escaping @Sendable (String) -> String) {
    self.unit = unit
    self.bankName = bankName
  }

  /// What is shown.
  public var sections: [Section] {
    var list = [
      Section(
        title: "Đơn vị",
        lines: [
          Line("Tên đơn vị", unit.name), Line("Nơi ghi trên mẫu", unit.place),
          Line("Mã đơn vị hành chính", administrativeCode(unit)),
          Line("Mã ĐVQHNS", unit.budgetUnitCode), Line("Kho bạc giao dịch", "\(unit.treasury.name) (mã \(unit.treasury.code))"),
          Line("Sổ theo dõi chi trả", unit.book.isEmpty ? "không khai" : unit.book),
        ])
    ]
    for programme in unit.programmes { list.append(section(programme)) }
    list.append(channels)
    let signers = unit.signers
    list.append(
      Section(
        title: "Người ký",
        lines: [
          Line("Người lập", words(signers.preparer)), Line("Kế toán trưởng", words(signers.chiefAccountant)),
          Line("Chủ tài khoản", words(signers.accountHolder)),
        ]))
    return list
  }

  private func administrativeCode(_ unit: PayingUnit) -> String {
    guard let since = unit.administrativeDate else { return unit.administrativeCode }
    return "\(unit.administrativeCode), theo danh mục từ ngày \(since.vietnamese)"
  }

  private func words(_ signer: Signer) -> String { signer.office.isEmpty ? signer.name : "\(signer.name) – \(signer.office)" }

  private func section(_ settings: ProgrammeSettings) -> Section {
    let account = settings.treasuryAccount
    var lines = [
      Line(
        "Tài khoản tại Kho bạc", account + (OfficialForms.isEstimateAccount(account) ? " (tài khoản dự toán)" : " (tài khoản tiền gửi)")),
      Line("Chi qua tài khoản, tiền di động", FormWords.order(settings.route)),
      Line("Chi tiền mặt", FormWords.order(settings.cashRoute)),
      Line("Chứng từ gửi Kho bạc", OfficialForms.title(ofOrderFrom: account, settings.route)),
    ]
    for budget in settings.budgets {
      let codes = budget.classification
      lines.append(
        Line(
          "Mục lục ngân sách năm \(budget.year)",
          "chương \(codes.chapter), loại \(codes.category), khoản \(codes.section), tiểu mục \(codes.item), nguồn \(codes.source), "
            + "cấp \(codes.level)" + (codes.targetProgramme.isEmpty ? "" : ", CTMT \(codes.targetProgramme)")))
      lines.append(
        Line("Dự toán còn lại năm \(budget.year)", budget.remaining.map { FormWords.grouped($0) + " đồng" } ?? "không khai, không kiểm tra")
      )
    }
    lines.append(Line("Tiền kỳ trước còn giữ, trừ vào lệnh", FormWords.grouped(settings.moneyInHand) + " đồng"))
    return Section(title: FormWords.programme(settings.programme), lines: lines)
  }

  private var channels: Section {
    let bank = unit.payingBank
    var lines = [
      Line("Ngân hàng nhận tệp chi", "\(bank.name) (\(bankName(bank.bin)), BIN \(bank.bin))"),
      Line("Tài khoản trích", bank.account),
      Line("Bố cục tệp ngân hàng", bank.layout + limits(bank.maximumPayments, bank.maximumAmount)),
    ]
    for provider in unit.mobileProviders {
      lines.append(
        Line("Tiền di động", "\(provider.name), tệp \(provider.columns)" + limits(provider.maximumPayments, provider.maximumAmount)))
    }
    if unit.mobileProviders.isEmpty { lines.append(Line("Tiền di động", "không dùng")) }
    if let service = unit.payingService {
      lines.append(
        Line("Tổ chức dịch vụ chi trả", "\(service.name), tài khoản \(service.account) tại \(bankName(service.bankBIN))"))
      lines.append(Line("Phí trên số tiền tổ chức dịch vụ chi", UnitForm.percent(millionths: service.feeMillionths)))
    } else {
      lines.append(Line("Tổ chức dịch vụ chi trả", "không có hợp đồng"))
    }
    lines.append(Line("Người chỉ có số điện thoại", FormWords.channel(unit.routing.phoneOnly)))
    lines.append(Line("Người không có tài khoản, điện thoại", FormWords.channel(unit.routing.noDestination)))
    return Section(title: "Hình thức chi trả", lines: lines)
  }

  private func limits(_ payments: Int, _ amount: Int64) -> String {
    var words = ""
    if payments > 0 { words += ", mỗi tệp nhiều nhất \(FormWords.grouped(Int64(payments))) khoản" }
    if amount > 0 { words += ", nhiều nhất \(FormWords.grouped(amount)) đồng" }
    return words
  }

  /// 5500 millionths = "0,55 %".
  static func percent(millionths: Int) -> String {
    let sign = millionths < 0 ? "−" : ""
    let whole = millionths.magnitude / 10_000
    var fraction = String(millionths.magnitude % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return sign + "\(whole)" + (fraction.isEmpty ? "" : ",\(fraction)") + " %"
  }

  /// For the terminal: labels in one column.
  public var text: String {
    let width = sections.flatMap(\.lines).map(\.label.count).max() ?? 0
    var text = ""
    for section in sections {
      text += section.title + "\n"
      for line in section.lines {
        text += "  " + line.label + String(repeating: " ", count: width - line.label.count) + "  " + line.value + "\n"
      }
      text += "\n"
    }
    // A control character of a value must not reach the terminal.
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 != "\n" && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value)) ? "\u{FFFD}" : $0 }))
  }

  /// As a page.
  public func html() -> [UInt8] {
    var page = HTMLPage()
    page.beginDocument(title: "Khai báo đơn vị")
    page.letterhead(unit)
    page.heading("Khai báo đơn vị", ["Các mẫu sẽ in đúng như dưới đây"])
    for section in sections {
      page.section(section.title)
      page.markup("<table class=\"plain unit\"><tbody>\n")
      for line in section.lines {
        page.row { row in
          row.cell(line.label)
          row.cell(line.value)
        }
      }
      page.tableEnd()
    }
    page.endDocument()
    return page.bytes
  }
}

extension UnitForm.Line {
  init(_ label: String, _ value: String) { self.init(label: label, value: value) }
}
