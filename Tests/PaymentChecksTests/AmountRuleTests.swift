import Diagnostics
import PaymentChecks
import PaymentModel
import Testing

@Suite struct AmountRuleTests {
  private func amounts(_ money: [RosterField: Int64], _ states: [RosterField: CellState] = [:]) -> RowCase {
    RowCase {
      $0.money = money
      $0.moneyStates = states
    }
  }

  @Test(
    arguments: [
      ([:], [Codes.amountMissing]),
      ([.total: 0], [.amountZero]),
      ([.total: -1], [.amountNegative]),
      ([.total: 1], [.smallAmount]),
      ([.total: 1500], [.smallAmount]),
      ([.total: 9_999], [.smallAmount]),
      ([.total: 10_000], []),
      ([.total: 100_000_000], []),
      ([.total: 100_000_001], [.unusualAmount]),
      ([.monthAmount: 540_000], []),
      ([.monthAmount: 540_000, .recovery: 540_000], [.amountZero]),
      ([.monthAmount: 540_000, .recovery: 600_000], [.amountNegative]),
    ] as [([RosterField: Int64], [CatalogueEntry])])
  func `the row's amount is there, above zero and of a likely size`(money: [RosterField: Int64], codes: [CatalogueEntry]) {
    #expect(amounts(money).codes == codes.codes)
  }

  @Test(
    arguments: [
      (CellState.malformed, Codes.amountUnreadable), (.fraction, .amountFraction), (.negative, .amountNegative),
      (.scientific, .amountScientific), (.overflow, .amountOverflow), (.ambiguous, .amountUnreadable),
    ] as [(CellState, CatalogueEntry)])
  func `an amount that cannot be read is named by its cell`(state: CellState, entry: CatalogueEntry) {
    for field in RosterField.money {
      let found = amounts([.total: 540_000], [field: state]).check().findings
      #expect(found.map(\.code) == [entry.code])
      #expect(found.first?.field == field.rawValue)
      #expect(found.first?.severity == .error)
    }
  }

  @Test func `the parts add up to the total`() {
    let sound: [RosterField: Int64] = [
      .monthAmount: 540_000, .arrears: 180_000, .carriedOver: 360_000, .funeral: 10_000_000, .deathOneOff: 1_500_000, .recovery: 80_000,
      .total: 12_500_000,
    ]
    #expect(amounts(sound).codes == [])
    var wrong = sound
    wrong[.total] = 12_340_000
    let checked = amounts(wrong).check()
    #expect(checked.findings.map(\.code) == [Codes.partsDiffer.code])
    #expect(checked.findings.first?.number == -160_000)
    #expect(checked.message() == "the parts differ from the row's total by -160.000 đ")
    #expect(checked.message(.vi).contains("-160.000 đ"))
  }

  @Test func `a list that subtracts its arrears is found out`() {
    #expect(amounts([.monthAmount: 540_000, .arrears: 100_000, .total: 440_000]).check().findings.first?.number == -200_000)
  }

  @Test func `sums beyond the largest number are an error, not a wrap`() {
    #expect(amounts([.monthAmount: .max, .arrears: 1, .total: 540_000]).codes == [Codes.amountOverflow].codes)
    #expect(amounts([.recovery: .max, .monthAmount: -2, .total: .max]).codes.contains(Codes.amountOverflow.code.description))
  }

  @Test(
    arguments: [
      ("2026-09-30", [.monthAmount: 540_000], [Codes.afterDeath]),
      ("2026-09", [.monthAmount: 540_000, .total: 540_000], [.afterDeath]),
      ("2026-10-03", [.monthAmount: 540_000, .total: 540_000], []),
      ("2026-10", [.monthAmount: 540_000, .total: 540_000], []),
      ("2026-11-01", [.monthAmount: 540_000, .total: 540_000], []),
      ("2025", [.total: 540_000], [.afterDeath]),
      ("2026", [.total: 540_000], []),
      ("2025-12", [.funeral: 10_000_000, .total: 10_000_000], []),
      ("2025-12", [.carriedOver: 540_000, .total: 540_000], []),
      ("2025-12", [.monthAmount: 0, .arrears: 540_000, .total: 540_000], []),
      ("2025-12", [.monthAmount: 500_000, .funeral: 10_000_000, .total: 10_500_000], [.afterDeath]),
    ] as [(String, [RosterField: Int64], [CatalogueEntry])])
  func `the month of death is the last one paid`(death: String, money: [RosterField: Int64], codes: [CatalogueEntry]) {
    let row = RowCase {
      $0.money = money
      $0.death = CalendarDate(iso: death)
      $0.deathState = .read
    }
    #expect(row.codes == codes.codes)
  }

  @Test func `a line of September in October's list is due to one who died in September`() {
    func row(_ owed: String) -> RowCase {
      RowCase(.owedMonth, owed) {
        $0.death = CalendarDate(iso: "2026-09-12")
        $0.deathState = .read
      }
    }
    #expect(row("09/2026").codes == [])
    #expect(row("10/2026").codes == [Codes.afterDeath].codes)
    #expect(row("").codes == [Codes.afterDeath].codes)
    #expect(row("10/2026").check().message() == "this person died in 09/2026; no month after it is paid")
  }

  @Test(
    arguments: [
      ("xx", [Codes.owedMonthUnreadable]), ("13/2026", [.owedMonthUnreadable]), ("10/2026, 11/2026", [.owedMonthUnreadable]),
      ("12/2026", [.owedMonthNotCovered]), ("11/2026", []), ("09/2025", []), ("", []),
    ] as [(String, [CatalogueEntry])])
  func `the month owed is read and lies in or before the round, or the row is held`(cell: String, codes: [CatalogueEntry]) {
    let row = RowCase(.owedMonth, cell) { $0.lastMonth = Period("2026-11") }
    #expect(row.codes == codes.codes)
    #expect(row.check().findings.allSatisfy { $0.severity == .error })
  }

  @Test func `a row that names no month owes the month of its list, else the month paid`() {
    #expect(RowCase().check().resolved.owedMonth == Period("2026-10"))
    #expect(RowCase { $0.usualMonth = Period("2026-11") }.check().resolved.owedMonth == Period("2026-11"))
    let named = RowCase(.owedMonth, "09/2026") { $0.usualMonth = Period("2026-11") }
    #expect(named.check().resolved.owedMonth == Period("2026-09"))
  }

  @Test func `a date of death that cannot be read holds the row`() {
    #expect(RowCase { $0.deathState = .malformed }.codes == [Codes.deathDateUnreadable].codes)
  }

  @Test(
    arguments: [
      ("09/2026", "2026-09"), ("9-2026", "2026-09"), ("2026-09", "2026-09"), ("Tháng 9 năm 2026", "2026-09"), ("202609", "2026-09"),
      ("T10/2026", "2026-10"), ("13/2026", nil), ("9", nil), ("", nil), ("7, 8/2026", nil), ("tháng chín", nil), ("2026092026", nil),
    ] as [(String, String?)])
  func `the month owed is read as people write it`(text: String, month: String?) {
    let bytes = Array(text.utf8)
    #expect(OwedMonth.parse(bytes.span, 0..<bytes.count) == month.flatMap { Period($0) })
  }
}
