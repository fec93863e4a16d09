import Diagnostics
import PaymentModel
import Testing

@testable import PaymentPipeline

@Suite struct FormsPaperTests {
  @Test func `a roster prints its columns and adds its rows again`() {
    // 30 rows of 500.000, 8 of them (0, 4, … 28) with 500.000 carried over: 15.000.000 + 4.000.000.
    let text = visible(FormsSamples.rosterList(FormsSamples.rosterBlock))
    for part in [
      "DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG".lowercased(), "chưa trả tháng trước",
      "1 nguyễn thị hòa 1940 120/qđ-ubnd s0 500.000 1 500.000 1.000.000",
      "tổng cộng: 30 người 15.000.000 4.000.000 0 19.000.000", "mười chín triệu đồng", "(ký, ghi rõ họ tên, chức vụ)",
    ] {
      #expect(text.lowercased().contains(part), "\(part)")
    }
    #expect(
      visible(FormsSamples.rosterList(FormsSamples.rosterBlock, stated: 18_500_000)).contains(
        "Tổng ghi trên danh sách: 18.500.000 đồng, khác"))
  }

  @Test func `what cannot be read in a roster is printed as it stands`() {
    var block = RosterBlock()
    var row = FormsSamples.rosterRow(&block, [.name: "Lê Văn Ân", .birth: "31/02/1950", .total: "5OO.000"], [:])
    row.birthState = .impossible
    row.setMoney(RosterField.total.moneyIndex!, 0, .malformed)
    block.rows.append(row)
    let text = visible(FormsSamples.rosterList(block))
    #expect(text.contains("31/02/1950"))
    #expect(text.contains("5OO.000"))
    #expect(text.contains("Có 1 dòng không đọc được số tiền"))
  }

  @Test func `arrears and recoveries stand in one column with their sign`() {
    var block = RosterBlock()
    // 500.000 + 300.000 − 200.000 = 600.000
    block.rows.append(
      FormsSamples.rosterRow(&block, [.name: "Lê Văn Ân"], [.monthAmount: 500_000, .arrears: 300_000, .recovery: 200_000]))
    #expect(visible(FormsSamples.rosterList(block)).contains("500.000 100.000 600.000"))
  }

  @Test func `a statement adds credits and debits and proves its balances`() {
    // 1 credit of 50.000.000; 39 debits of 500.000 = 19.500.000; 0 + 50.000.000 − 19.500.000 = 30.500.000.
    let good = visible(FormsSamples.entryList(FormsSamples.entryBlock, StatementBalances(opening: 0, closing: 30_500_000)))
    #expect(good.contains("Cộng Có: 1 dòng 50.000.000"))
    #expect(good.contains("Cộng Nợ: 39 dòng 19.500.000"))
    #expect(good.contains("30.500.000 ✓"))
    let bad = visible(FormsSamples.entryList(FormsSamples.entryBlock, StatementBalances(opening: 0, closing: 30_500_001)))
    #expect(bad.contains("✗ LỆCH"))
    let none = visible(FormsSamples.entryList(FormsSamples.entryBlock, StatementBalances()))
    #expect(none.contains("không ghi đủ số dư"))
  }

  @Test func `a statement beyond Int64 proves nothing`() {
    let check = StatementCheck(opening: .max, credits: ControlTotals(count: 1, amount: 1), debits: ControlTotals(), closing: .min)
    #expect(check.expected == nil)
    #expect(!check.isClosed)
  }

  @Test func `held rows are grouped by reason, the most frequent first`() throws {
    // Rows 0…19: 7 of PAY-512 (0, 3, … 18), 13 of CSV-105; row 1 has no amount: 19 × 500.000.
    let text = visible(FormsSamples.heldList(20))
    #expect(text.contains("Giữ lại 20 dòng, 9.500.000 đồng"))
    let first = try #require(text.range("1. CSV-105: số định danh bị hỏng"))
    let second = try #require(text.range("2. PAY-512: số thẻ ghi thay số tài khoản"))
    #expect(first < second)
    #expect(text.contains("Cộng: 13 dòng 6.000.000 1 dòng không đọc được số tiền"))
    #expect(text.contains("Cách sửa: Sửa ở danh sách gốc rồi lập lại."))
    #expect(text.contains("không đọc được"))
  }

  @Test(arguments: [(12, false), (13, false), (14, true)])
  func `a long reason is cut, its count is not`(rows: Int, isCut: Bool) {
    var form = HeldListForm(unit: FormsSamples.unit, period: FormsSamples.period, settings: FormSettings(), limit: 13) { ($0, "") }
    for line in 0..<rows { form.add(HeldRow(code: "CSV-105", file: "a.csv", line: line, name: "A", identity: "", amount: 1)) }
    let text = visible(form.html())
    #expect(text.contains("Cộng: \(rows) dòng \(rows)"))
    #expect(text.contains("Còn 1 dòng cùng lý do: xem held.csv.") == isCut)
  }

  @Test func `losses are masked unless asked for`() {
    let files = [LossReportForm.FileLoss(file: "bank/a.txt", format: "chitra-batch", report: FormsSamples.lossReport)]
    let masked = visible(LossReportForm(files: files).html())
    #expect(!masked.contains("Nguyễn Thị Hòa"))
    #expect(masked.contains("nghiêm trọng"))
    #expect(masked.contains("400"))
    #expect(visible(LossReportForm(files: files, showValues: true).html()).contains("Nguyễn Thị Hòa"))
  }

  @Test func `papers cannot be given markup by their data`() {
    let attack = FormsSamples.attack
    var entries = EntryBlock()
    entries.append(
      StatementEntry(
        direction: .debit, amount: Amount(1), reference: attack, bankReference: attack, counterpartyName: attack,
        counterpartyAccount: attack,
        reason: ReasonCode(list: attack, code: attack), narrative: attack))
    var held = HeldListForm(unit: FormsSamples.unit, period: FormsSamples.period, settings: FormSettings()) { _ in (attack, attack) }
    held.add(HeldRow(code: attack, file: attack, line: 1, name: attack, identity: attack, amount: nil, reason: attack))
    var roster = RosterBlock()
    roster.rows.append(
      FormsSamples.rosterRow(
        &roster, [.name: attack, .birth: attack, .decision: attack, .bookNumber: attack, .payeeName: attack, .total: attack], [:]))
    var unit = FormsSamples.unit
    unit.name = attack
    unit.treasury.name = attack
    for page in [
      FormsSamples.entryList(entries, StatementBalances()), held.html(), FormsSamples.rosterList(roster),
      UnitForm(unit: unit, bankName: { _ in attack }).html(),
    ] {
      #expect(!string(page).lowercased().contains("<script"))
    }
  }
}
