import Diagnostics
import FormatDescriptions
import PaymentModel
import Testing

private let known = UnitFile.KnownIDs(layouts: ["chitra-batch"], profiles: ["mobile-viettel", "mobile-vnpt"])

private let rightUnit = """
  name: "Uỷ ban nhân dân phường Hàm Rồng"
  place: Hàm Rồng
  administrative_unit:
    code: "14758"
    since: 2025-07-01
  budget_unit_code: "1012345"
  treasury:
    name: "Kho bạc Nhà nước khu vực XI"
    code: "0911"
  programmes:
    - programme: NCC
      route: transfer
      cash_route: paying_service
      treasury_account: 9523.3.1012345
      money_in_hand: 1.500.000
      budgets:
        - {year: 2026, chapter: "024", category: "370", section: "371", item: "7151", source: "12", level: "1", remaining: 900000000}
        - {year: 2027, chapter: "024", category: "370", section: "371", item: "7151", source: "0112", level: "1"}
  signers:
    preparer: {name: Nguyễn Văn An, office: Công chức}
    chief_accountant: {name: Lê Thị Bình, office: Kế toán trưởng}
    account_holder: {name: Trần Văn Cường, office: Chủ tịch}
  paying_bank:
    id: agribank
    name: Agribank
    bin: "970405"
    account: "3500201012345"
    layout: chitra-batch
    maximum_payments: 5000
  mobile_providers:
    - {id: viettel, name: Viettel Money, columns: mobile-viettel, maximum_amount: "2.000.000.000"}
  paying_service:
    name: Bưu điện tỉnh
    account: "0123456789"
    bank_bin: "970436"
    fee_percent: 0,55
  routing: {phone_only: mobile, no_destination: home}
  book: so.sqlite

  """

private func problems(_ text: String) -> [String] {
  UnitFile.load(Array(text.utf8), fileName: "UNIT.yaml", known: known).problems.map {
    "\($0.location?.line ?? 0) \($0.code)\($0.severity == .warning ? " warning" : "")"
  }
}

@Suite struct UnitFileTests {
  @Test func `a right file gives the unit`() throws {
    let (unit, found) = UnitFile.load(Array(rightUnit.utf8), fileName: "UNIT.yaml", known: known)
    #expect(found == [])
    let read = try #require(unit)
    #expect(read.administrativeDate == CalendarDate(year: 2025, month: 7, day: 1))
    #expect(read.budgetUnitCode == "1012345")
    #expect(read.settings(for: .ncc)?.route == .transfer)
    #expect(read.settings(for: .ncc)?.moneyInHand == 1_500_000)
    #expect(read.settings(for: .ncc)?.treasuryAccount == "9523.3.1012345")
    #expect(read.settings(for: .ncc)?.budgets.map(\.remaining) == [900_000_000, nil])
    #expect(read.settings(for: .ncc)?.budgets.map(\.classification.source) == ["12", "0112"])
    #expect(read.treasury.code == "0911")
    #expect(read.payingBank.maximumPayments == 5000)
    #expect(read.mobileProviders.first?.maximumAmount == 2_000_000_000)
    #expect(read.payingService?.feeMillionths == 5500)
    #expect(read.routing == RoutingRules(phoneOnly: .mobile, noDestination: .home))
    #expect(read.book == "so.sqlite")
  }

  @Test func `what is written is read back equal`() throws {
    var unit = try #require(UnitFile.load(Array(rightUnit.utf8), fileName: "u", known: known).unit)
    func check(_ unit: PayingUnit) {
      let text = UnitFile.text(unit)
      let (again, found) = UnitFile.load(Array(text.utf8), fileName: "u", known: known)
      #expect(found == [], "\(text)")
      #expect(again == unit, "\(text)")
    }
    check(unit)
    unit.name = "Tên \"lạ\" \\ # : - \u{A0}\u{FEFF}x\tđ\nhết"
    unit.place = "  'đơn' "
    unit.programmes.append(
      ProgrammeSettings(
        programme: .btxh, route: .cashAdvance, cashRoute: .cashAdvance, treasuryAccount: "952331012345",
        budgets: [
          YearBudget(
            year: 2026,
            classification: BudgetClassification(
              chapter: "624", category: "370", section: "398", item: "7449", source: "13", level: "4", targetProgramme: "00000"),
            remaining: 0)
        ], moneyInHand: 7))
    unit.payingService?.feeMillionths = 7
    check(unit)
    unit.payingService = nil
    unit.programmes.removeFirst()
    unit.mobileProviders = []
    unit.book = ""
    unit.place = ""
    check(unit)
  }

  @Test(arguments: [
    ("budget_unit_code: \"1012345\"", "budget_unit_code: \"101234\"", ["6 UNI-105"]),
    ("budget_unit_code: \"1012345\"", "budget_unit_code: \"10123456\"", ["6 UNI-105"]),
    ("budget_unit_code: \"1012345\"", "budget_unit_code: \"5012345\"", ["6 UNI-105"]),
    ("budget_unit_code: \"1012345\"", "budget_unit_code: \"7012345\"", ["6 UNI-105 warning"]),
    ("budget_unit_code: \"1012345\"", "budget_unit_code: 1O12345", ["6 UNI-105"]),
    ("code: \"14758\"", "code: \"1475\"", ["4 UNI-105"]),
    ("code: \"14758\"", "code: \"147588\"", ["4 UNI-105"]),
    ("since: 2025-07-01", "since: 2025-13-01", ["5 UNI-103"]),
    ("since: 2025-07-01", "since: 2025-07", ["5 UNI-103"]),
    ("since: 2025-07-01", "since: 01/07/2025", []),
    ("code: \"0911\"", "code: \"911\"", ["9 UNI-105"]),
    ("      route: transfer\n", "", ["11 UNI-301"]),
    ("route: transfer", "route: transfr", ["12 UNI-104"]),
    ("9523.3.1012345", "9523.3.101234", ["14 UNI-105"]),
    ("9523.3.1012345", "952331012345", []),
    ("9523.3.1012345", "95233.1012345", ["14 UNI-105"]),
    ("money_in_hand: 1.500.000", "money_in_hand: 1.5", ["15 UNI-103"]),
    ("money_in_hand: 1.500.000", "money_in_hand: -1", ["15 UNI-103"]),
    ("money_in_hand: 1.500.000", "money_in_hand: \"99999999999999999999\"", ["15 UNI-104"]),
    ("{year: 2026, chapter: \"024\"", "{year: 2026, chapter: \"24\"", ["17 UNI-105"]),
    ("level: \"1\", remaining", "level: \"5\", remaining", ["17 UNI-105"]),
    ("source: \"12\"", "source: \"1\"", ["17 UNI-105"]),
    ("{year: 2027", "{year: 2026", ["18 UNI-104"]),
    ("    chief_accountant: {name: Lê Thị Bình, office: Kế toán trưởng}\n", "", ["20 UNI-304"]),
    ("office: Chủ tịch", "offce: Chủ tịch", ["22 UNI-102", "22 UNI-101"]),
    ("layout: chitra-batch", "layout: chitra-bach", ["28 UNI-302"]),
    ("columns: mobile-viettel", "columns: mobile-x", ["31 UNI-303"]),
    ("bin: \"970405\"", "bin: \"97040\"", ["26 UNI-105"]),
    ("fee_percent: 0,55", "fee_percent: 0.55", []),
    ("fee_percent: 0,55", "fee_percent: 0,5,5", ["36 UNI-103"]),
    ("fee_percent: 0,55", "fee_percent: 0,", ["36 UNI-103"]),
    ("fee_percent: 0,55", "fee_percent: 11", ["36 UNI-104"]),
    ("phone_only: mobile", "phone_only: home", ["37 UNI-104"]),
    ("name: Agribank\n", "name: Agribank\n    naem: x\n", ["26 UNI-101"]),
    (
      "paying_service:\n    name: Bưu điện tỉnh\n    account: \"0123456789\"\n    bank_bin: \"970436\"\n    fee_percent: 0,55\n", "",
      ["11 UNI-102"]
    ),
  ])
  func `each mistake is named on its line`(old: String, new: String, expected: [String]) {
    let oldText = old.replacing("\n    ", with: "\n  ").replacing("      route: transfer\n", with: "    route: transfer\n")
      .replacing("    chief_accountant", with: "  chief_accountant")
    let newText = new.replacing("\n    ", with: "\n  ")
    let text =
      rightUnit.replacing(old, with: newText) == rightUnit
      ? rightUnit.replacing(oldText, with: newText) : rightUnit.replacing(old, with: newText)
    #expect(text != rightUnit, "the test must change something: \(old)")
    #expect(problems(text) == expected, "\(new)")
  }

  @Test func `an empty file and a broken one say so`() {
    #expect(problems("") == ["1 UNI-001"])
    #expect(problems("name: [") == ["2 UNI-001"] || problems("name: [") == ["1 UNI-001"])
  }

  @Test func `the fee keeps four decimals`() throws {
    for (text, millionths) in [("0,75", 7500), ("0.75", 7500), ("1", 10_000), ("0,0001", 1), ("10", 100_000), ("0,5500", 5500)] {
      let changed = rightUnit.replacing("fee_percent: 0,55", with: "fee_percent: \"\(text)\"")
      #expect(UnitFile.load(Array(changed.utf8), fileName: "u", known: known).unit?.payingService?.feeMillionths == millionths)
    }
  }
}
