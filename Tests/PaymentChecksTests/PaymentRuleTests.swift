import Diagnostics
import PaymentChecks
import PaymentModel
import ReferenceData
import Testing

@Suite struct PaymentRuleTests {
  private func payment(_ change: (inout Payment) -> Void = { _ in }) -> Payment {
    var payment = Payment(
      reference: "ABCDEFGHJKLM", programme: .btxh, period: Period("2026-10"),
      beneficiary: Party(name: "Nguyễn Văn An", identity: Identity(number: "038042001234")),
      payee: Party(name: "Nguyễn Văn An", identity: Identity(number: "038042001234")), amount: Amount(540_000),
      destination: .bankAccount(bankBIN: "970436", account: "0121000889922"))
    change(&payment)
    return payment
  }

  private func check(_ payment: Payment, period: Period? = Period("2026-10")) -> (block: PaymentBlock, findings: [RowFinding]) {
    var block = PaymentBlock()
    block.append(payment)
    var findings = FindingList()
    PaymentRules.check(block, PaymentContext(tables: TableSource.tables, period: period), &findings)
    return (block, findings.findings)
  }

  @Test(
    arguments: [
      (Programme.ncc, "371", 2026, "2026-11-05", "1987654", "3714.0.1987654", []),
      (.btxh, "398", 2026, "2026-11-05", "1987654", "3713.0.1987654", []),
      // K4: a central section on an order of social protection, and the other way round.
      (.btxh, "371", 2026, "2026-11-05", "1987654", "3713.0.1987654", [.treasuryProgrammesMixed]),
      (.ncc, "398", 2026, "2026-11-05", "1987654", "3714.0.1987654", [.treasuryProgrammesMixed]),
      // K15: October is not paid from the estimate of 2024, nor before its time from that of 2027.
      (.ncc, "371", 2024, "2026-11-05", "1987654", "3714.0.1987654", [.budgetYearDiffers]),
      (.ncc, "371", 2027, "2026-11-05", "1987654", "3714.0.1987654", [.budgetYearDiffers]),
      // What stayed unpaid is paid from the new year's money.
      (.ncc, "371", 2027, "2027-01-12", "1987654", "3714.0.1987654", []),
      // K5: the code stands in the account as well, and 7 begins the codes of investment projects.
      (.ncc, "371", 2026, "2026-11-05", "1987653", "3714.0.1987654", [.budgetUnitShape]),
      (.ncc, "371", 2026, "2026-11-05", "7987654", "3714.0.7987654", [.projectUnitCode]),
      (.ncc, "371", 2026, "2026-11-05", "1987654", "3500201000123", []),
      // K6.
      (.ncc, "371", 2026, "2026-12-30", "1987654", "3714.0.1987654", []),
      (.ncc, "371", 2026, "2026-12-31", "1987654", "3714.0.1987654", [.yearEndDate]),
    ] as [(Programme, String, Int, String, String, String, [CatalogueEntry])])
  func `an order fits its programme, its year and its unit`(
    programme: Programme, section: String, year: Int, date: String, unit: String, account: String, entries: [CatalogueEntry]
  ) throws {
    let order = PaymentOrder(
      reference: "", kind: .transfer, programme: programme, period: try #require(Period("2026-10")),
      date: try #require(CalendarDate(iso: date)), amount: 1,
      budget: BudgetClassification(chapter: "024", category: "370", section: section, item: "7151", source: "12", level: "1"))
    let found = OrderRule.check(order, budgetYear: year, unitCode: unit, treasuryAccount: account)
    #expect(found.map(\.entry.code) == entries.map(\.code))
  }

  @Test func `an order funds no file of the other programme`() throws {
    var order = PaymentOrder(
      reference: "", kind: .transfer, programme: .btxh, period: try #require(Period("2026-10")),
      date: try #require(CalendarDate(iso: "2026-11-05")), amount: 1,
      budget: BudgetClassification(chapter: "860", category: "370", section: "398", item: "7404", source: "12", level: "4"))
    order.funds = ["cash/btxh-01.csv", "bank/agribank-chitra-batch-01.txt", "cash/ncc-01.csv"]
    let found = OrderRule.check(order, budgetYear: 2026, unitCode: "1987654", treasuryAccount: "")
    #expect(found.map(\.found) == ["cash/ncc-01.csv"])
  }

  private func codes(_ payment: Payment) -> [DiagnosticCode] { check(payment).findings.map(\.code) }

  @Test func `a sound payment has no finding`() {
    #expect(codes(payment()) == [])
    #expect(codes(payment { $0.destination = .mobileMoney(phone: "0912345678") }) == [])
    #expect(codes(payment { $0.destination = .cashAtPayPoint("Hàm Rồng") }) == [])
    #expect(codes(payment { $0.destination = .cashAtHome(address: "Thôn 1") }) == [])
    #expect(codes(payment { $0.destination = nil }) == [])
  }

  @Test(
    arguments: [
      (0, [Codes.amountZero]), (-1, [.amountNegative]), (1, []), (499_999_999, []), (500_000_000, [.unusualAmount]),
    ] as [(Int64, [CatalogueEntry])])
  func `a payment is positive and below the limit of NAPAS`(amount: Int64, entries: [CatalogueEntry]) {
    #expect(codes(payment { $0.amount = Amount(amount) }) == entries.map(\.code))
  }

  @Test func `the lines of a payment add up to it`() {
    func lines(_ amounts: [Int64]) -> Payment {
      payment { payment in
        payment.lines = amounts.map { EntitlementLine(regime: "5.6", month: Period("2026-10")!, kind: .regular, amount: $0) }
      }
    }
    #expect(codes(lines([500_000, 40_000])) == [])
    let wrong = check(lines([500_000, 30_000])).findings
    #expect(wrong.map(\.code) == [Codes.partsDiffer.code])
    #expect(wrong.first?.number == 10_000)
    #expect(codes(lines([.max, 1])) == [Codes.amountOverflow.code])
  }

  @Test(
    arguments: [
      ("2023-10", 12_000_000, [Codes.walletCapExceeded]), ("2023-10", 10_000_000, []), ("2025-12", 10_000_001, [.walletCapExceeded]),
      ("2026-01", 12_000_000, []), ("2026-10", 100_000_001, [.walletCapExceeded]),
    ] as [(String, Int64, [CatalogueEntry])])
  func `a mobile-money payment stays below the cap of its month`(month: String, amount: Int64, entries: [CatalogueEntry]) {
    let found = check(
      payment {
        $0.destination = .mobileMoney(phone: "0912345678")
        $0.amount = Amount(amount)
        $0.period = Period(month)
      })
    #expect(found.findings.map(\.code) == entries.map(\.code))
    #expect(found.findings.allSatisfy { $0.severity == .warning })
  }

  @Test(
    arguments: [
      (Destination.bankAccount(bankBIN: "970499", account: "0121000889922"), [Codes.bankUnknown]),
      (.bankAccount(bankBIN: "", account: "0121000889922"), [.bankUnknown]),
      (.bankAccount(bankBIN: "203", account: "0121000889922"), [.bankUnknown]),
      (.bankAccount(bankBIN: "970436", account: ""), [.destinationMissing]),
      (.bankAccount(bankBIN: "970436", account: "9704360123456789"), [.cardNumber]),
      (.bankAccount(bankBIN: "970436", account: "01210008899220121000"), [.accountLength]),
      (.mobileMoney(phone: "0237312345"), [.landlineAsWallet]),
      (.mobileMoney(phone: "912345678"), [.phoneUnreadable]),
      (.mobileMoney(phone: "0112345678"), [.phonePrefixUnassigned]),
      (.mobileMoney(phone: "0012345678"), [.phoneUnreadable]),
      (.mobileMoney(phone: "091234567A"), [.phoneUnreadable]),
      (.cashAtHome(address: ""), [.placeMissing]),
    ] as [(Destination, [CatalogueEntry])])
  func `the destination fits the channel`(destination: Destination, entries: [CatalogueEntry]) {
    #expect(codes(payment { $0.destination = destination }) == entries.map(\.code))
  }

  @Test func `a list for payment at home may say the commune alone`() {
    var block = PaymentBlock()
    var row = PaymentRow()
    row.channel = .home
    row.amount = 500_000
    row[.payeeName] = block.bytes.appendSlice("Nguyễn Thị Mẫu".utf8)
    row[.commune] = block.bytes.appendSlice("Xã Sơn Thủy".utf8)
    block.rows = [row]
    var findings = FindingList()
    PaymentRules.check(block, PaymentContext(tables: .builtIn, period: nil), &findings)
    #expect(findings.findings.map(\.code) == [])
  }

  @Test func `accounts in other currencies follow other rules`() {
    let foreign = payment {
      $0.amount = Amount(500_000_000, Currency("USD".utf8)!)
      $0.destination = .bankAccount(bankBIN: "", account: "DE89370400440532013000")
    }
    #expect(codes(foreign) == [])
  }

  @Test func `a payment without a name is an error`() {
    #expect(codes(payment { $0.payee.name = "" }) == [Codes.nameMissing.code])
  }

  @Test func `two programmes never stand in one order`() {
    var rule = OneProgrammeRule()
    var findings = FindingList()
    for (index, programme) in [Programme.unknown, .ncc, .ncc, .btxh, .ncc].enumerated() {
      var row = PaymentRow()
      row.programme = programme
      rule.check(row, &findings, UInt32(index))
    }
    #expect(findings.findings.map(\.row) == [3])
    #expect(findings.findings.first?.code == Codes.programmesMixedInOrder.code)
    #expect(findings.errorCount == 1)
  }

  @Test func `stated totals are compared to the đồng`() {
    let counted = ControlTotals(count: 3, amount: 1_620_000)
    #expect(ControlTotalRule.difference(statedAmount: 1_620_000, counted: counted) == nil)
    #expect(ControlTotalRule.difference(statedAmount: 1_620_001, counted: counted) == 1)
    #expect(ControlTotalRule.difference(statedCount: 3, counted: counted) == nil)
    #expect(ControlTotalRule.difference(statedCount: 2, counted: counted) == -1)
    var overflown = ControlTotals(count: 1, amount: .max)
    overflown.add(1)
    #expect(ControlTotalRule.difference(statedAmount: 5, counted: overflown) == .max)
  }

  @Test func `a value date is a banking day that the calendar knows`() {
    let saturday = CalendarDate(year: 2026, month: 10, day: 24)!
    let horizon = CalendarDate(year: 2026, month: 12, day: 31)!
    func calendar(_ day: CalendarDate) -> Bool? { day > horizon ? nil : (day.weekday ?? 7) < 6 }
    #expect(ValueDateRule.check(saturday, isBankingDay: calendar)?.code == Codes.valueDateNotBankingDay.code)
    #expect(ValueDateRule.check(CalendarDate(year: 2026, month: 10, day: 23)!, isBankingDay: calendar) == nil)
    #expect(ValueDateRule.check(CalendarDate(year: 2027, month: 1, day: 4)!, isBankingDay: calendar)?.code == Codes.beyondCalendar.code)
    let earlier = CalendarDate(year: 2026, month: 10, day: 20)!
    #expect(ValueDateRule.check(earlier, earliest: saturday, isBankingDay: calendar)?.code == Codes.valueDatePast.code)
  }
}
