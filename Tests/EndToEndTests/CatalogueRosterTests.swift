// Cases of the catalogue that one row shows: numbers, dates, amounts and texts as spreadsheets leave them. R16…R21, R44 and R47 are files
// of LetterTests; R8…R15, R26, R27, R29…R43, R49, R52 and B1…B15 stand in the suites on identities, levels, people, places and banks, what
// spreadsheets do to them here.
import TestSupport
import Testing

@Suite struct CatalogueRosterTests {
  private static let born = ["Ngày sinh": "15/08/1942", "Số CCCD": "038042001234"]
  private static func born(_ cells: [String: String]) -> [String: String] { born.merging(cells) { $1 } }
  /// The month's amount alone.
  private static func money(_ amount: String) -> [String: String] { ["Mức trợ cấp": amount, "Tổng số tiền": ""] }

  static let identities: [CatalogueCase] = [
    .row("R6 11 digits lost their zero", born(["Số CCCD": "38042001234"]), [("error PAY-111", "38042001234")], held: ["PAY-111"]),
    .row(
      "R6 the zero is put back under the option", born(["Số CCCD": "38042001234"]), options: ["--repair", "leading-zeros"],
      [("note PAY-117", "38042001234")]),
    .row("R7 digits lost in powers of ten", born(["Số CCCD": "3.8042E+10"]), [("error PAY-112", "3.8042E+10")], held: ["PAY-112"]),
    .row(
      "R7 the option invents no digits", born(["Số CCCD": "3.8042E+10"]), options: ["--repair", "leading-zeros"],
      [("error PAY-112", "3.8042E+10")], held: ["PAY-112"]),
    .row("R48 an error in place of the number", born(["Số CCCD": "#N/A"]), [("error PAY-103", "#N/A")], held: ["PAY-103"]),
  ]

  static let births: [CatalogueCase] = [
    .row(
      "R15 the month first, as in the US", born(["Ngày sinh": "08/15/1942"]),
      [("error PAY-173", "08/15/1942"), ("warning CSV-333", nil)], held: ["PAY-173"]),
    .row("R48 an error in place of a date", born(["Ngày sinh": "#VALUE!"]), [("error PAY-103", "#VALUE!")], held: ["PAY-103"]),
  ]

  static let amounts: [CatalogueCase] = [
    .row("R22 1.500 is 1500", money("1.500"), [("warning PAY-137", "1.500")], paid: 1_500),
    .row("R23 commas between thousands", money("1,500,000"), paid: 1_500_000),
    .row("R24 dots and the unit", money("1.500.000đ"), paid: 1_500_000),
    .row("R24 blanks between thousands", money("1 500\u{A0}000 đồng"), paid: 1_500_000),
    .row("R24 an apostrophe in front", money("'1500000"), paid: 1_500_000),
    .row("R25 a fraction of a đồng", money("540000,5"), [("error PAY-132", "540000,5")], held: ["PAY-132"]),
    .row("R25 zeros behind the comma are none", money("1.500.000,00"), paid: 1_500_000),
    .row("R25 millions are proposed, never multiplied", money("1,5 triệu"), [("error PAY-172", "1,5 triệu")], held: ["PAY-172"]),
    .row("R25 thousands in short", money("500k"), [("error PAY-172", "500k")], held: ["PAY-172"]),
    .row("R7 an amount in powers of ten", money("7.5E+05"), [("error PAY-136", "7.5E+05")], held: ["PAY-136"]),
    .row("R48 an error in place of the amount", money("#REF!"), [("error PAY-103", "#REF!")], held: ["PAY-103"]),
    .row("R48 a column too narrow", money("#####"), [("error PAY-103", "#####")], held: ["PAY-103"]),
  ]

  static let texts: [CatalogueCase] = [
    .row("R48 an error in place of the name", ["Họ và tên": "#NAME?"], [("error PAY-103", "#NAME?")], held: ["PAY-103"]),
    .row("R48 an error in place of the category", ["Đối tượng": "#N/A"], [("error PAY-103", "#N/A")], held: ["PAY-103"]),
    .row("R48 an error in place of the sex", ["Giới tính": "#REF!"], [("error PAY-103", "#REF!")], held: ["PAY-103"]),
    .row("R48 a note says nothing of the payment", ["Ghi chú": "#N/A"]),
    .row("R46 an address like a formula stays text", ["Thôn": "=Thôn 1"]),
  ]

  static let destinations: [CatalogueCase] = [
    .row("B2 powers of ten", ["Số tài khoản": "3.5002E+12"], [("error PAY-142", "3.5002E+12")], held: ["PAY-142"]),
    .row("B2 a number with decimals", ["Số tài khoản": "3500200010011.0"], [("error PAY-170", "3500200010011.0")], held: ["PAY-170"]),
    .row("B2 digits beyond the fifteenth", ["Số tài khoản": "12345678901234500"], [("warning PAY-171", "12345678901234500")]),
    .row(
      "R48 an error in place of the account", ["Số tài khoản": "#N/A"], [("error PAY-103", "#N/A")], held: ["PAY-103"]),
  ]

  @Test(arguments: identities + births + amounts + texts + destinations)
  func `one row`(_ row: CatalogueCase) throws { try row.check() }

  @Test func `B11 a phone whose digits are lost is told where the unit pays phones as wallets`() throws {
    let desk = try Desk()
    let cells = ["Số tài khoản": "", "Ngân hàng": "", "Số điện thoại": "9.12E+08"]
    let outcome = try desk.prepare([("a.csv", SmallRoster(SmallRoster.person("Nguyễn Văn An", 1, cells)).text)], out: "s")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("a.csv:4:106-113: warning PAY-145"), "\(outcome.errors)")
    let sheet = try JSON(parsing: desk.text("s/control-sheet.json"))
    #expect(sheet["channels"]?["cash"]?["amount"]?.number == 750_000)
  }

  @Test func `R45 a line break in quotes is no new row`() throws {
    var rows = SmallRoster(
      SmallRoster.person("Nguyễn Văn An", 1, ["Thôn": "THÔN", "Đối tượng": ""]),
      SmallRoster.person("Nguyễn Văn Bình", 2, ["Số CCCD": "12"]))
    rows.lineEnd = "\n"
    // The second row stands in line 6, and its number's place is told there.
    let text = rows.text.replacing("THÔN", with: "\"Thôn 1,\nXã Sơn Thủy\"")
    let outcome = CatalogueCase(
      name: "R45", text: text, findings: [CatalogueFinding("error PAY-113", 6, "12")], held: ["PAY-113"], paid: 750_000, isSheetToo: false)
    try outcome.check()
  }

  @Test func `R46 cells like formulas come back guarded where people open them`() throws {
    let desk = try Desk()
    let rows = SmallRoster(SmallRoster.person("+Nguyễn Văn An", 1, ["Thôn": "@Thôn 1", "Ghi chú": "=1+1", "Số CCCD": "12"]))
    #expect(try desk.prepare([("a.csv", rows.text)], out: "s").status == 2)
    let held = try desk.text("s/held/a.csv")
    for cell in ["'+Nguyễn Văn An", "'@Thôn 1", "'=1+1"] { #expect(held.contains(cell)) }
    // The guard is taken off again: nothing is said of the cells when the corrected rows come back.
    _ = try desk.folder.write("b.csv", Array(held.replacing(",12,", with: ",038050200001,").utf8))
    #expect(try desk.prepare([], files: ["b.csv"], out: "t").status == 0)
    #expect(try desk.payments("t").rows.count == 1)
  }
}
