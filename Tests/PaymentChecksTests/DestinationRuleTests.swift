import Diagnostics
import PaymentChecks
import PaymentModel
import ReferenceData
import Testing

@Suite struct DestinationRuleTests {
  @Test func `a wish that is not understood is a warning that names it and what was done; a dash is no wish`() throws {
    let row = RowCase(.channel, "Bồ câu") { $0.cells[.account] = "" }
    let checked = row.check()
    let finding = try #require(checked.findings.first { $0.code == Codes.wishUnknown.code })
    let diagnostic = finding.diagnostic(inRoster: checked.block.bytes, tables: TableSource.tables)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.message(.en) == "the wish \"Bồ câu\" is not understood; the row goes by cash")
    for wish in ["", "-", "...", "Chuyển khoản", "Tiền mặt", "Viettel Money"] {
      #expect(!RowCase(.channel, wish).check().findings.contains { $0.code == Codes.wishUnknown.code })
    }
  }

  @Test(
    arguments: [
      ("9704360123456789", [Codes.cardNumber], ""),
      ("9704360123456789012", [.cardNumber], ""),
      ("9704 3601 2345 6789", [.blanksCleaned, .cardNumber], ""),
      // Visa's and Mastercard's test numbers, and the first with another last digit, at a bank of 13 digits.
      ("4111111111111111", [.cardNumber], ""), ("5555555555554444", [.cardNumber], ""),
      ("4111 1111 1111 1111", [.blanksCleaned, .cardNumber], ""),
      ("4111111111111112", [.accountLength], "4111111111111112"), ("6111111111111116", [.accountLength], "6111111111111116"),
      ("970436012345678", [.accountLength], "970436012345678"),
      ("121000889922", [.accountZeroLost], "121000889922"),
      ("12100088992", [.accountLength], "12100088992"),
      ("1018795282", [], "1018795282"),
      ("0121 000 889 922", [.blanksCleaned], "0121000889922"),
      ("0121.000.889.922", [.blanksCleaned], "0121000889922"),
      ("12345", [.accountLength], "12345"),
      ("01210008899220121000", [.accountLength], "01210008899220121000"),
      ("NGUYENVANAN", [.accountCharacters], "NGUYENVANAN"),
      ("1,02E+15", [.accountCharacters], ""),
      ("0121000889922/VCB", [.accountCharacters], ""),
      ("#VALUE!", [.spreadsheetErrorCell], ""),
    ] as [(String, [CatalogueEntry], String)])
  func `an account number is judged by its digits`(account: String, codes: [CatalogueEntry], cleaned: String) {
    let checked = RowCase(.account, account).check()
    #expect(checked.findings.map(\.code) == codes.map(\.code))
    #expect(checked.account == cleaned)
  }

  @Test func `odd signs make an account unusable, letters only odd`() {
    #expect(RowCase(.account, "0121000889922/VCB").check().findings.first?.severity == .error)
    #expect(RowCase(.account, "NGUYENVANAN").check().findings.first?.severity == .warning)
  }

  @Test func `a lost zero of an account is only hinted at`() {
    let checked = RowCase(.account, "121000889922").check()
    #expect(checked.findings.first?.severity == .warning)
    #expect(checked.message() == "the account number may have lost its leading zero; perhaps 0121000889922")
  }

  @Test func `an unusual length names the bank`() {
    #expect(RowCase(.account, "12100088992").check().message() == "an unusual length for an account at Vietcombank")
  }

  @Test(
    arguments: [
      ("Vietcombank", 970_436, []),
      ("VCB", 970_436, []),
      ("203", 970_436, [Codes.bankCodeConverted]),
      ("LienVietPostBank", 970_449, [.bankRenamed]),
      ("38204001", 970_405, [.bankCodeConverted]),
      ("1201001", 970_415, [.citadZeroRestored]),
      ("970415 Vietcombank", 0, [.bankConflict]),
      ("Ngân hàng Sao Hoả", 0, [.bankUnknown]),
      ("970499", 0, [.bankUnknown]),
      ("Thương Tín", 0, [.bankUnknown]),
      ("Kho bạc Nhà nước", 0, [.bankUnknown]),
      ("MoMo", 0, [.bankUnknown]),
      ("", 0, [.bankUnknown]),
      ("Ngân hàng nông nghiệp Hoằng Hóa", 970_405, []),
      ("VCCB", 970_454, []),
    ] as [(String, Int32, [CatalogueEntry])])
  func `the bank of an account is understood or named as unknown`(bank: String, bin: Int32, codes: [CatalogueEntry]) {
    let checked = RowCase(.bank, bank) { $0.cells[.account] = "1234567890123" }.check()
    // Some of these banks have no 13-digit accounts; that is not the question here.
    let found = checked.findings.filter { ![Codes.accountLength.code, Codes.accountZeroLost.code].contains($0.code) }
    #expect(found.map(\.code) == codes.map(\.code))
    #expect(checked.resolved.destination.bankBIN == bin)
  }

  @Test func `the words of a bank finding name bank and code`() {
    #expect(RowCase(.bank, "203").check().message() == "the 3-digit bank code was turned into 970436")
    #expect(
      RowCase(.bank, "970415 Vietcombank").check().message()
        == "the bank is given as Vietcombank and as 970415 (VietinBank), which contradict each other")
    let renamed = RowCase(.bank, "LienVietPostBank") { $0.cells[.account] = "1234567890" }.check()
    #expect(renamed.message() == "the bank is now LPBank")
  }

  @Test func `a bank's former name is no finding while it was right`() {
    let row = RowCase(.bank, "LienVietPostBank") {
      $0.cells[.account] = "1234567890"
      $0.period = Period("2023-05")
    }
    #expect(row.codes == [])
  }

  @Test func `without an account the bank is not looked up, but said to be of no use`() {
    #expect(RowCase(.bank, "Ngân hàng Sao Hoả") { $0.cells[.account] = "" }.codes == [Codes.destinationChanged.code.description])
  }

  @Test func `where a roster has no bank column the unit's bank may be meant`() {
    var row = RowCase(.bank, "")
    row.cells[.account] = "5590205128841"
    row.columns = RosterColumns(bits: ~(1 << UInt32(RosterField.bank.rawValue)))
    #expect(row.codes == [Codes.bankUnknown].codes)
    var context = row.context
    context.bankWithoutColumn = 970_405
    var (block, scratch, resolved, findings) = (row.block, CheckScratch(), [ResolvedRow](), FindingList())
    RosterRules.check(&block, context, &scratch, &resolved, &findings)
    #expect(findings.findings == [])
    #expect(resolved[0].destination.bankBIN == 970_405)
  }

  @Test(
    arguments: [
      ("01632953760", "0332953760", [Codes.oldPhoneConverted]),
      ("912345678", "0912345678", [.phoneZeroRestored]),
      ("+84 912 345 678", "0912345678", [.phoneZeroRestored]),
      ("84912345678", "0912345678", [.phoneZeroRestored]),
      ("0912 345 678", "0912345678", []),
      ("0912.345.678", "0912345678", []),
      ("02373123456", "", []),
      ("0237312345", "", []),
      ("0112345678", "0112345678", []),
      ("0012345678", "", []),
      ("abc", "", []),
      ("#N/A", "", []),
      ("", "", []),
    ] as [(String, String, [CatalogueEntry])])
  func `a phone is brought to ten digits, and a bad one is no matter where the row is paid to an account`(
    text: String, phone: String, codes: [CatalogueEntry]
  ) {
    let checked = RowCase(.phone, text).check()
    #expect(checked.findings.map(\.code) == codes.map(\.code))
    #expect(checked.phone == phone)
  }

  @Test(
    arguments: [
      ("0982345678", [], "viettel"),
      ("0912345678", [Codes.phoneOtherOperator], "viettel"),
      ("02373123456", [.landlineAsWallet], "viettel"),
      ("0237312345", [.landlineAsWallet], "viettel"),
      ("0112345678", [.phonePrefixUnassigned], "viettel"),
      ("0012345678", [.phoneUnreadable], "viettel"),
      ("412345678", [.phoneUnreadable], "viettel"),
      ("0982345678/0912345678", [.phoneUnreadable], "viettel"),
      ("#N/A", [.spreadsheetErrorCell], "viettel"),
    ] as [(String, [CatalogueEntry], String)])
  func `a row paid to a wallet needs a mobile phone`(phone: String, codes: [CatalogueEntry], wallet: String) {
    let row = RowCase(.phone, phone) {
      $0.cells[.bank] = "Viettel Money"
      $0.cells[.account] = ""
    }
    let checked = row.check()
    #expect(checked.findings.map(\.code) == codes.map(\.code))
    #expect(checked.resolved.destination.intended == .mobile)
    #expect(TableSource.tables.wallets[Int(checked.resolved.destination.namedWallet) - 1].id == wallet)
  }

  @Test func `the phone of a wallet may stand in the account column`() {
    let row = RowCase(.account, "0982345678") {
      $0.cells[.bank] = "Viettel Money"
      $0.cells[.phone] = ""
    }
    let checked = row.check()
    #expect(checked.findings == [])
    #expect(checked.phone == "0982345678")
    #expect(checked.resolved.destination.intended == .mobile)
  }

  @Test(
    arguments: [
      ("Tiền mặt", Channel.cash), ("Tại nhà", .home), ("Tiền mặt tại nhà", .home), ("Tài khoản", .bank), ("Chuyển khoản", .bank),
      ("Mobile Money", .mobile), ("Ví điện tử", .mobile), ("VNPT Money", .mobile), ("TK", .bank), ("TM", .cash), ("khác", .unknown),
      ("", .unknown),
    ])
  func `a wish for a channel is understood`(text: String, wished: Channel) {
    #expect(RowCase(.channel, text).check().resolved.destination.wished == wished)
  }

  @Test(
    arguments: [
      ("Nhận tiền mặt", Channel.cash), ("Chi trả tại nhà", .home), ("Ốm nặng tại nhà", .unknown), ("Không nhận tiền mặt", .unknown),
      ("Con đi làm xa", .unknown),
    ])
  func `a note counts only where it says plainly how to pay`(text: String, wished: Channel) {
    #expect(RowCase(.note, text).check().resolved.destination.wished == wished)
  }

  @Test func `a wish goes before what the cells allow`() {
    let cash = RowCase(.channel, "Tiền mặt") { $0.cells[.account] = "9704360123456789" }.check()
    #expect(cash.findings == [])
    #expect(cash.resolved.destination.intended == .cash)
    #expect(cash.account == "")
    let mobile = RowCase(.channel, "Mobile Money").check()
    #expect(mobile.resolved.destination.intended == .mobile)
  }

  @Test func `a wish that cannot be met is said and the unit's rule holds`() {
    let bank = RowCase(.channel, "Chuyển khoản") { $0.cells[.account] = "" }.check()
    #expect(bank.findings.map(\.code) == [Codes.destinationMissing.code])
    #expect(bank.resolved.destination.intended == .cash)
    let mobile = RowCase(.channel, "Mobile Money") { $0.cells[.phone] = "" }.check()
    #expect(mobile.findings.map(\.code) == [Codes.destinationMissing.code])
    #expect(mobile.resolved.destination.intended == .cash)
  }

  @Test(
    arguments: [
      ("0912345678", Channel.mobile, Channel.mobile), ("0912345678", .cash, .cash), ("0922345678", .mobile, .home),
      ("", .mobile, .home), ("02373123456", .mobile, .home),
    ])
  func `without an account the unit's rules decide`(phone: String, phoneOnly: Channel, intended: Channel) {
    let row = RowCase(.phone, phone) {
      $0.cells[.account] = ""
      $0.cells[.bank] = ""
      $0.routing = RoutingRules(phoneOnly: phoneOnly, noDestination: .home)
    }
    #expect(row.check().resolved.destination.intended == intended)
    #expect(row.codes == [])
    var named = row
    named.cells[.bank] = "Agribank"
    #expect(named.check().resolved.destination.intended == intended)
    #expect(named.codes == [Codes.destinationChanged.code.description], "a bank without an account number is not passed over in silence")
  }

  @Test func `a wallet without a contract is no other provider's wallet`() throws {
    let viettel = try #require(TableSource.tables.wallets.firstIndex { $0.id == "viettel" })
    let row = RowCase(.channel, "VNPT Money") {
      $0.cells[.account] = ""
      $0.cells[.bank] = ""
      $0.contractedWallets = 1 << UInt64(viettel + 1)
    }
    #expect(row.check().resolved.destination.intended == .cash)
    #expect(row.codes == [Codes.destinationChanged.code.description])
    var unnamed = row
    unnamed.cells[.channel] = "Mobile Money"
    #expect(unnamed.check().resolved.destination.intended == .mobile)
    #expect(unnamed.codes == [Codes.phoneOtherOperator.code.description], "0912… is another operator's")
  }

  @Test func `a wish for the bank that ends in a wallet is said`() {
    let row = RowCase(.channel, "Chuyển khoản") {
      $0.cells[.account] = ""
      $0.routing = RoutingRules(phoneOnly: .mobile, noDestination: .cash)
    }
    #expect(row.check().resolved.destination.intended == .mobile)
    #expect(row.codes == [Codes.destinationChanged.code.description])
  }

  @Test func `a wish that nobody understands is said, whatever is paid`() {
    #expect(RowCase(.channel, "MoMo").codes == [Codes.wishUnknown.code.description])
  }

  @Test func `an account of zeros is nobody's`() {
    #expect(RowCase(.account, "0000000000000").codes == [Codes.accountZero.code.description])
  }

  @Test func `two banks in one cell contradict each other`() {
    for text in ["Agribank/Vietcombank", "VCB; BIDV", "Agribank + VietinBank"] {
      #expect(RowCase(.bank, text).codes == [Codes.bankConflict.code.description], "\(text)")
    }
    #expect(RowCase(.bank, "VCB/Vietcombank").codes == [])
    #expect(RowCase(.bank, "Vietcombank - CN Thanh Hóa/PGD Hoằng Hóa").codes == [])
  }
}
