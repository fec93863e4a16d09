// Whose money a row is, by its own cell and by its list.
import Diagnostics
import PaymentChecks
import PaymentModel
import Testing

@Suite struct ProgrammeRuleTests {
  private func row(_ cell: String, list: Programme, decides: Bool = false, needed: Bool = true) -> Checked {
    RowCase(.programme, cell) {
      $0.programme = list
      $0.rowsNameProgrammes = decides
      $0.needsProgramme = needed
    }.check()
  }

  @Test(arguments: [
    ("NCC", Programme.ncc), ("ncc", .ncc), ("Người có công", .ncc), ("Ưu đãi người có công", .ncc), ("Chi NCC", .ncc), ("BTXH", .btxh),
    ("Bảo trợ xã hội", .btxh), ("Bảo trợ", .btxh), ("TGXH", .btxh), ("Trợ giúp xã hội", .btxh),
  ])
  func `a cell names its programme in any of the usual words`(cell: String, programme: Programme) {
    for list in [Programme.unknown, programme] {
      let checked = row(cell, list: list)
      #expect(checked.findings.isEmpty && checked.resolved.programme == programme, "\(cell)")
    }
    let other = programme == .ncc ? Programme.btxh : .ncc
    #expect(row(cell, list: other).findings.map(\.code) == [Codes.rowProgrammeDiffers.code])
    // Where the list itself names none, its rows decide.
    let decided = row(cell, list: .unknown, decides: true)
    #expect(decided.findings.isEmpty && decided.resolved.programme == programme)
  }

  @Test(arguments: ["XYZ", "NCC, BTXH", "Ngân sách tỉnh", "NCCA", "1"])
  func `a word that is no programme holds the row`(cell: String) {
    let checked = row(cell, list: .btxh)
    #expect(checked.findings.map(\.code) == [Codes.rowProgrammeUnknown.code])
    let diagnostic = checked.findings[0].diagnostic(inRoster: checked.block.bytes, tables: TableSource.tables)
    #expect(diagnostic.found?.shown(showValues: true) == cell)
    #expect(diagnostic.expected == .oneOf(["NCC", "BTXH"]))
  }

  @Test(arguments: ["", "-", "…"])
  func `an empty cell means the list's programme, and is asked for where the list has none`(cell: String) {
    #expect(row(cell, list: .btxh).findings.isEmpty)
    #expect(row(cell, list: .btxh).resolved.programme == .btxh)
    #expect(row(cell, list: .unknown, decides: true).findings.map(\.code) == [Codes.rowProgrammeUnknown.code])
    #expect(row(cell, list: .unknown, decides: true, needed: false).findings.isEmpty)
    // The unit has one programme only.
    #expect(row(cell, list: .ncc, decides: true).findings.isEmpty)
  }

  @Test func `a finding says what stands in the row and what the list is of`() {
    let checked = row("NCC", list: .btxh)
    let diagnostic = checked.findings[0].diagnostic(inRoster: checked.block.bytes, tables: TableSource.tables)
    #expect(diagnostic.message(.en) == "the row names another programme; the list is of programme BTXH")
    #expect(diagnostic.found?.shown(showValues: true) == "NCC")
    #expect(diagnostic.expected == .equals("BTXH"))
  }

  @Test(arguments: [("", 1), ("1", 1), ("2", 2), ("32", 32), ("Lần 2", 2), ("lần thứ 3", 3), ("-", 1), ("02", 2)] as [(String, UInt8)])
  func `the attempt of a payment made again is read`(cell: String, attempt: UInt8) {
    let checked = RowCase(.attempt, cell).check()
    #expect(checked.findings.isEmpty && checked.resolved.attempt == attempt)
  }

  @Test(arguments: ["0", "33", "-2", "hai", "1,5", "2.0", "99999999999999999999"])
  func `an attempt that is none holds its row`(cell: String) {
    #expect(RowCase(.attempt, cell).codes == ["PAY-542"])
  }

  @Test func `a payment that was tried before says which try this is`() {
    #expect(RowCase(.previousReference, "ABCDEFGHJKAF").codes == ["PAY-542"])
    #expect(RowCase(.previousReference, "ABCDEFGHJKAF") { $0.cells[.attempt] = "2" }.codes == [])
    // Somebody's own column of references, without attempts.
    let own = RosterColumns(bits: ~(1 << UInt32(RosterField.attempt.rawValue)))
    #expect(RowCase(.previousReference, "2026/15") { $0.columns = own }.codes == [])
  }

  @Test func `a month is asked for where the title does not tell which one`() {
    let empty = RowCase { $0.needsOwedMonth = true }
    #expect(empty.codes == ["PAY-126"])
    #expect(RowCase(.owedMonth, "10/2026") { $0.needsOwedMonth = true }.codes == [])
  }

  @Test func `where the column of money is not certain nothing is said of amounts`() {
    #expect(
      RowCase {
        $0.money = [:]
        $0.isMoneyUnclear = true
      }.codes == [])
    #expect(RowCase { $0.money = [:] }.codes == ["PAY-130"])
  }
}
