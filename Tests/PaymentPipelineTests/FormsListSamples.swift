// Invented payments, rosters, entries and reports for the tests of the forms.

import Diagnostics
import PaymentModel
import PaymentPipeline

extension FormsSamples {
  static let names = ["Nguyễn Thị Hòa", "Lê Văn Ân", "Trịnh Thị Mỵ", "Phạm Ngọc Quỹ", "Hoàng Thị Thủy", "Đỗ Văn Uông", "Bùi Thị Nghĩa"]

  static func bankName(_ bin: String) -> String {
    ["970405": "Agribank", "970436": "Vietcombank", "970415": "VietinBank"][bin] ?? ""
  }

  /// The n-th payment of a channel: 500.000 this month, every third with 250.000 arrears, every fifth through a guardian.
  static func payment(_ number: Int, _ channel: Channel) -> Payment {
    let name = names[number % names.count] + (number >= names.count ? " \(number)" : "")
    let digits = String(1_000_000 + number)
    let destination: Destination =
      switch channel {
      case .mobile: .mobileMoney(phone: "091" + digits)
      case .cash: .cashAtPayPoint("Nhà văn hóa phố \(number % 4 + 1)")
      case .home: .cashAtHome(address: "Số \(number) ngõ Đền, phố \(number % 4 + 1), phường Hàm Rồng")
      default: .bankAccount(bankBIN: ["970405", "970436", "970415"][number % 3], account: "35002" + digits)
      }
    var lines = [EntitlementLine(regime: "5.5c", month: period, kind: .regular, amount: 500_000)]
    if number % 3 == 0 { lines.append(EntitlementLine(regime: "5.5c", month: Period("2026-09")!, kind: .arrears, amount: 250_000)) }
    let isGuardian = number % 5 == 4
    let beneficiary = Party(name: name, identity: Identity(number: "03804" + digits))
    return Payment(
      reference: "KX" + digits + "QR4", programme: .btxh, period: period, beneficiary: beneficiary,
      payee: isGuardian ? Party(name: "Vũ Thị Lành", identity: Identity(number: "038150000999")) : beneficiary,
      role: isGuardian ? .guardian : .beneficiary, amount: Amount(lines.reduce(0) { $0 + $1.amount }), destination: destination,
      remittance: channel == .bank ? "KX\(digits)QR4 TRO CAP T10 2026" : "", lines: lines)
  }

  static func payments(_ count: Int, _ channel: Channel) -> PaymentBlock {
    var block = PaymentBlock()
    for number in 0..<count { block.append(payment(number, channel)) }
    return block
  }

  static func totals(_ block: PaymentBlock) -> ControlTotals {
    block.rows.reduce(into: ControlTotals()) { $0.add($1.amount) }
  }

  static func order(_ kind: OrderKind, payees: ControlTotals, fee: Int64 = 0, lessHeld: Int64 = 0, date: String = "2026-09-18")
    -> PaymentOrder
  {
    PaymentOrder(
      reference: "KX7P2M9QRT4A", kind: kind, programme: .btxh, period: period, date: CalendarDate(iso: date)!,
      amount: payees.amount + fee - lessHeld, fee: fee, lessHeld: lessHeld, budget: budget("800", "398", "7449", "4"),
      funds: ["bank/agribank-chitra-batch-01.txt", "mobile/viettel-01.csv"], payees: payees)
  }

  static func payeeList(_ block: PaymentBlock, stated: ControlTotals? = nil, date: String = "2026-09-18") -> [UInt8] {
    var form = PayeeListForm(
      unit: unit, order: order(.transfer, payees: stated ?? totals(block), date: date), settings: FormSettings(),
      changes: [
        .init(name: "Lê Văn Ân", amount: 250_000, note: "Truy lĩnh"), .init(name: "Đỗ Văn Uông", amount: -500_000, note: "Đã mất"),
      ],
      bankName: bankName)
    var page = HTMLPage()
    form.begin(&page)
    form.beginGroup("Tài khoản ngân hàng", totals(block), &page)
    form.append(block, &page)
    form.finish(&page)
    return page.bytes
  }

  static func cashList(_ block: PaymentBlock, _ channel: Channel) -> [UInt8] {
    var form = CashListForm(
      unit: unit, channel: channel, programme: .btxh, period: period, totals: totals(block), settings: FormSettings())
    var page = HTMLPage()
    form.begin(&page)
    form.append(block, &page)
    form.finish(&page)
    return page.bytes
  }

  static func paymentList(_ block: PaymentBlock) -> [UInt8] {
    var form = PaymentListForm(
      title: "Danh sách khoản chi", source: "agribank-chitra-batch-01.txt", settings: form, bankName: bankName)
    var page = HTMLPage()
    form.begin(&page)
    form.append(block, &page)
    form.finish(&page)
    return page.bytes
  }

  static func rosterRow(_ block: inout RosterBlock, _ texts: [RosterField: String], _ money: [RosterField: Int64]) -> RosterRow {
    var row = RosterRow()
    for (field, text) in texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { row[field] = block.bytes.appendSlice(text.utf8) }
    for (field, amount) in money {
      row.setMoney(field.moneyIndex!, amount, .read)
    }
    return row
  }

  static var rosterBlock: RosterBlock {
    var block = RosterBlock()
    for number in 0..<30 {
      var row = rosterRow(
        &block,
        [
          .name: names[number % names.count], .decision: "12\(number)/QĐ-UBND", .bookNumber: "S\(number)",
          .carriedMonths: number % 4 == 0 ? "1" : "",
        ],
        number % 4 == 0 ? [.monthAmount: 500_000, .carriedOver: 500_000, .total: 1_000_000] : [.monthAmount: 500_000, .total: 500_000])
      row.birth = CalendarDate(year: 1940 + number % 10)
      row.birthState = .read
      block.rows.append(row)
    }
    return block
  }

  static func rosterList(_ block: RosterBlock, stated: Int64? = nil) -> [UInt8] {
    var roster = Roster()
    roster.programme = .btxh
    roster.period = period
    roster.unitName = "Ủy ban nhân dân phường Hàm Rồng"
    roster.statedAmount = stated
    var form = RosterForm(roster: roster, source: "BTXH thang 10.csv", settings: form)
    var page = HTMLPage()
    form.begin(&page)
    form.append(block, &page)
    form.finish(&page)
    return page.bytes
  }

  static var entryBlock: EntryBlock {
    var block = EntryBlock()
    for number in 0..<40 {
      block.append(
        StatementEntry(
          bookingDate: CalendarDate(year: 2026, month: 10, day: number % 20 + 1), valueDate: nil, direction: number == 0 ? .credit : .debit,
          amount: Amount(number == 0 ? 50_000_000 : 500_000), reference: "", bankReference: "FT\(26_275_000 + number)",
          counterpartyName: names[number % names.count], counterpartyAccount: "35002\(1_000_000 + number)",
          narrative: "KX\(1_000_000 + number)QR4 TRO CAP T10 2026"))
    }
    return block
  }

  static func entryList(_ block: EntryBlock, _ balances: StatementBalances) -> [UInt8] {
    var form = EntryListForm(title: "Sao kê tài khoản", source: "sao-ke-10.csv", balances: balances, settings: form)
    var page = HTMLPage()
    form.begin(&page)
    form.append(block, &page)
    form.finish(&page)
    return page.bytes
  }

  static func heldList(_ rows: Int, limit: Int = 500) -> [UInt8] {
    var form = HeldListForm(unit: unit, period: period, settings: form, limit: limit) { (title($0), "Sửa ở danh sách gốc rồi lập lại.") }
    for number in 0..<rows {
      form.add(
        HeldRow(
          code: number % 3 == 0 ? "PAY-512" : "CSV-105", file: "rosters/BTXH thang 10.csv", line: number + 8,
          name: names[number % names.count],
          identity: "03804\(1_000_000 + number)", amount: number == 1 ? nil : 500_000, reason: "số thẻ 9704…"))
    }
    return form.html()
  }

  static var lossReport: LossReport {
    var report = LossReport()
    report.add(
      .transliterated, .informational, field: "payee_name", count: 400,
      reason: Bilingual(vi: "ngân hàng chỉ nhận chữ không dấu", en: "ASCII")
    ) {
      LossExample(before: ReportedValue("Nguyễn Thị Hòa", .name), after: ReportedValue("NGUYEN THI HOA", .name))
    }
    report.add(.dropped, .critical, field: "identity", count: 400, reason: Bilingual(vi: "tệp không có cột", en: "no column"))
    return report
  }

  static var report: ReconciliationReport {
    var report = ReconciliationReport(unit: unit, period: period)
    report.sent = CountedAmount(count: 1160, amount: 590_000_000)
    report.outcomes = [
      .settled: CountedAmount(count: 1140, amount: 579_000_000), .returned: CountedAmount(count: 12, amount: 7_000_000),
      .rejected: CountedAmount(count: 3, amount: 1_500_000), .pending: CountedAmount(count: 5, amount: 2_500_000),
    ]
    report.unexpected = CountedAmount(count: 1, amount: -750_000)
    report.fees = CountedAmount(count: 2, amount: 275_000)
    report.orders = [.init(file: "treasury/lenh-BTXH-01.xml", outcome: "Kho bạc đã chi", amount: 245_000_000)]
    report.inHand = 8_500_000
    report.verdict = .verified
    report.statements = [
      ReconciliationReport.Statement(
        file: "so-phu-ncc.csv", balances: StatementBalances(opening: 1_000_000, closing: 9_500_000), credits: 598_500_000,
        debits: 590_000_000, verdict: .verified)
    ]
    report.lineCount = 20
    for number in 0..<20 {
      report.lines.append(
        .init(
          reference: "KX\(1_000_000 + number)QR4", payeeName: names[number % names.count], account: "35002\(1_000_000 + number)",
          amount: 500_000, outcome: number < 12 ? .returned : number < 15 ? .rejected : .pending, reasonCode: "ISO-RETURN AC01",
          reason: "số tài khoản sai", returnedOn: CalendarDate(year: 2026, month: 10, day: 6), action: "Xác minh lại tài khoản rồi chi lại")
      )
    }
    report.unexpectedEntries = [
      .init(
        place: "sao-ke-10.csv dòng 41", bookingDate: CalendarDate(year: 2026, month: 10, day: 7), amount: -750_000,
        counterparty: "Vũ Thị Lành", narrative: "CHUYEN KHOAN")
    ]
    report.decisionColumns = [
      .init("question"), .init("entry"), .init("reference"), .init("payee_name", .name), .init("chon"), .init("note"),
    ]
    let entry = ReconciliationReport.Unexpected(
      place: "sao-ke-10.csv dòng 52", bookingDate: CalendarDate(year: 2026, month: 10, day: 8), amount: 500_000, counterparty: "",
      narrative: "HOAN TRA LENH")
    report.questions = [
      .init(
        entry: entry,
        candidates: [1, 2].map {
          .init(
            cells: ["1", "sao-ke-10.csv#52", "KX\(1_000_000 + $0)QR4", names[$0], "", "cùng số tiền, \"cùng ngày\""], payeeName: names[$0],
            account: "35002\(1_000_000 + $0)", reference: "KX\(1_000_000 + $0)QR4", amount: 500_000, why: "cùng số tiền")
        })
    ]
    return report
  }
}
