// Invented values for the tests of the forms.

import PaymentModel
import PaymentPipeline

enum FormsSamples {
  static let attack = "<script>alert(\"x\")</script>&'"

  static let unit = PayingUnit(
    name: "Ủy ban nhân dân phường Hàm Rồng", administrativeCode: "14758",
    administrativeDate: CalendarDate(year: 2025, month: 7, day: 1)!, budgetUnitCode: "1234567", place: "Hàm Rồng",
    treasury: TreasuryOffice(name: "Phòng Giao dịch số 5 - Kho bạc Nhà nước khu vực XI", code: "1361"),
    programmes: [settings(.ncc, "024", "371", "7151", "1"), settings(.btxh, "800", "398", "7449", "4")],
    signers: Signers(
      preparer: Signer(name: "Lê Thị Minh", office: "Công chức"), chiefAccountant: Signer(name: "Trịnh Văn Đức", office: "Kế toán trưởng"),
      accountHolder: Signer(name: "Nguyễn Hữu Ước", office: "Chủ tịch")),
    payingBank: PayingBank(
      id: "agribank", name: "Agribank chi nhánh Hàm Rồng", bin: "970405", account: "3500201234567", layout: "chitra-batch"),
    mobileProviders: [MobileProvider(id: "viettel", name: "Viettel Money", columns: "mobile-viettel")],
    payingService: PayingService(name: "Bưu điện tỉnh Thanh Hóa", account: "110000012345", bankBIN: "970436", feeMillionths: 5500))

  static func settings(_ programme: Programme, _ chapter: String, _ section: String, _ item: String, _ level: String) -> ProgrammeSettings {
    ProgrammeSettings(
      programme: programme, route: .transfer, cashRoute: .payingService, treasuryAccount: "9523.\(level).1234567",
      budgets: [YearBudget(year: 2026, classification: budget(chapter, section, item, level), remaining: 2_400_000_000)])
  }

  static func budget(_ chapter: String, _ section: String, _ item: String, _ level: String) -> BudgetClassification {
    BudgetClassification(chapter: chapter, category: "370", section: section, item: item, source: "12", level: level)
  }

  static let period = Period("2026-10")!

  static let form = FormSettings(date: CalendarDate(year: 2026, month: 9, day: 18))

  /// The largest month that must fit one sheet: 12 lists, 8 files, 4 orders, 5 reasons. All sums close.
  static var sheet: ControlSheet {
    var sheet = ControlSheet(period: period, months: [period], unit: unit)
    // 12 lists of 100 rows and 50.000.000 đ; 1.200 rows, 600.000.000 đ.
    for index in 1...12 {
      sheet.inputs.append(
        ControlSheet.Input(
          file: "rosters/BTXH thang 10 - to dan pho \(index).csv", rows: CountedAmount(count: 100, amount: 50_000_000),
          statedRows: 100, statedAmount: index == 4 ? 50_500_000 : index == 7 ? nil : 50_000_000))
    }
    sheet.totals = CountedAmount(count: 1200, amount: 600_000_000)
    sheet.paid = CountedAmount(count: 1180, amount: 590_000_000)
    sheet.held = CountedAmount(count: 20, amount: 10_000_000)
    sheet.heldAmountUnknown = 2
    sheet.heldReasons = ["CSV-105", "PAY-512", "PAY-505", "PAY-531", "CSV-108"].map {
      ControlSheet.HeldReason(code: $0, totals: CountedAmount(count: 4, amount: 2_000_000))
    }
    sheet.payments = CountedAmount(count: 1160, amount: 590_000_000)
    // Each programme: bank 400, mobile 80, cash 80, home 20 payments.
    let parts: [(Channel, String, String, Int, Int64)] = [
      (.bank, "bank/agribank-chitra-batch-0", "chitra-batch", 400, 200_000_000),
      (.mobile, "mobile/viettel-0", "mobile-viettel", 80, 45_000_000),
      (.cash, "cash/ham-rong-0", "cash-list", 80, 40_000_000), (.home, "home/ham-rong-0", "home-list", 20, 10_000_000),
    ]
    for (channel, stem, format, count, amount) in parts {
      for (index, programme) in [Programme.ncc, .btxh].enumerated() {
        sheet.files.append(
          ControlSheet.ChannelFile(
            file: "\(stem)\(index + 1)" + (channel == .bank ? ".txt" : ".csv"), format: format, channel: channel, programme: programme,
            totals: CountedAmount(count: count, amount: amount), sha256: String(repeating: "0a1b2c3d4e5f6789", count: 4)))
      }
      sheet.channels[channel] = CountedAmount(count: 2 * count, amount: 2 * amount)
    }
    for (index, programme) in [Programme.ncc, .btxh].enumerated() {
      sheet.orders.append(order(.transfer, programme, funds: [index, 2 + index], sheet, fee: 0, lessHeld: 0))
      sheet.orders.append(order(.payingService, programme, funds: [4 + index, 6 + index], sheet, fee: 275_000, lessHeld: 1_500_000))
    }
    sheet.balanced = true
    return sheet
  }

  static func order(
    _ kind: OrderKind, _ programme: Programme, funds: [Int], _ sheet: ControlSheet, fee: Int64, lessHeld: Int64
  ) -> ControlSheet.Order {
    let files = funds.map { sheet.files[$0] }
    let sum = files.reduce(Int64(0)) { $0 + $1.totals.amount }
    let count = files.reduce(0) { $0 + $1.totals.count }
    let settings = unit.settings(for: programme)!
    return ControlSheet.Order(
      file: "treasury/lenh-\(programme.code)-\(kind == .transfer ? "01" : "02").xml",
      order: PaymentOrder(
        reference: "KX7P2M9QRT4A", kind: kind, programme: programme, period: period, date: CalendarDate(year: 2026, month: 9, day: 18)!,
        amount: sum + fee - lessHeld, fee: fee, lessHeld: lessHeld, budget: settings.budgets[0].classification, funds: files.map(\.file),
        payees: ControlTotals(count: count, amount: sum)))
  }

  static func title(_ code: String) -> String {
    [
      "CSV-105": "số định danh bị hỏng", "PAY-512": "số thẻ ghi thay số tài khoản", "PAY-505": "chi trùng trong tháng",
      "PAY-531": "số người ghi trong danh sách không khớp với số dòng", "CSV-108": "không đọc được số tiền",
    ][code] ?? code
  }

  static var controlSheetForm: ControlSheetForm { ControlSheetForm(sheet: sheet, settings: form, title: title) }
  static var readFirst: ReadFirstPage {
    ReadFirstPage(
      sheet: sheet,
      printed: [
        .init(file: "print/lenh-01.html", title: "Giấy rút dự toán"), .init(file: "print/mau-09-01.html", title: "Bảng thanh toán"),
      ],
      heldFiles: ["held/BTXH thang 10 - to dan pho 1.csv"], reason: { (title($0), "Sửa ở danh sách gốc rồi lập lại.") })
  }
}

/// A page as text.
func string(_ bytes: [UInt8]) -> String { String(validating: bytes, as: UTF8.self) ?? "" }

/// What a reader sees: tags taken out, entities back, blanks joined.
func visible(_ html: [UInt8]) -> String {
  var text = ""
  var inTag = false
  let page = string(html)
  // Style and script are not read by people.
  let shown = page.split(separator: "</style>", maxSplits: 1).last.map(String.init) ?? page
  for character in shown.split(separator: "<script>", maxSplits: 1).first ?? "" {
    if character == "<" { inTag = true }
    if !inTag { text.append(character) }
    if character == ">" {
      inTag = false
      text.append(" ")
    }
  }
  for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
    text = text.split(separator: entity, omittingEmptySubsequences: false).joined(separator: character)
  }
  return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
