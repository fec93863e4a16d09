import PaymentModel
import ReferenceData
import Testing

@Suite struct TableTests {
  private let tables = TableSource.tables

  private func day(_ text: String) -> CalendarDate { CalendarDate(iso: text)! }

  @Test func `no table has a fault`() {
    #expect(tables.problems == [])
  }

  @Test func `the tables hold as many rows as the facts they come from`() {
    // 66 bank facts, of which 3 are former names of a bank (LienVietPostBank, Ocean Bank, DongA Bank): they are aliases here.
    #expect(tables.banks.count == 63)
    #expect(tables.phonePrefixes.count == 36)
    #expect(tables.identityProvinces.count == 63)
    #expect(tables.citadCount == 156)
    // 549 communes until June 2025 and 166 from July.
    #expect(tables.communes.count == 715)
    #expect(tables.communes(on: day("2025-06-30")).count == 549)
    #expect(tables.communes(on: day("2025-07-01")).count == 166)
    #expect(tables.successions.count == 563)
    #expect(tables.budgetCodes.count == 35)
    // 211 of merit; 30 of ND 20/2021, two of them told apart by age here and Art 25(3) left out, and the social pension.
    #expect(tables.rates.regimes.count(where: { $0.programme == "NCC" }) == 211)
    #expect(tables.rates.regimes.count(where: { $0.programme != "NCC" }) == 32)
    #expect(tables.banks.filter { $0.usualLengths != 0 }.count == 15)
  }

  @Test(arguments: ReferenceTables.names)
  func `every row names its source and whether it is verified`(name: String) throws {
    let bytes = try #require(TableSource.bytes(name))
    let text = try #require(String(validating: bytes, as: UTF8.self))
    let lines = text.split(separator: "\n")
    let header = lines[0].split(separator: ",")
    #expect(header.suffix(2) == ["source", "verified"])
    for line in lines.dropFirst() {
      #expect(line.hasSuffix(",yes") || line.hasSuffix(",no"), "\(line)")
      #expect(!line.hasSuffix(",,yes") && !line.hasSuffix(",,no"), "\(line)")
    }
  }

  @Test func `a bank is found by its BIN and by its State Bank code`() {
    #expect(tables.bank(bin: 970_436)?.brand == "Vietcombank")
    #expect(tables.bank(bin: 970_405)?.brand == "Agribank")
    #expect(tables.bank(bin: 970_449)?.brand == "LPBank")
    #expect(tables.bank(bin: 970_454)?.brand == "BVBank")
    #expect(tables.bank(bin: 970_437)?.brand == "HDBank")
    #expect(tables.bank(bin: 970_499) == nil)
    #expect(tables.bank(bin: 0) == nil)
    #expect(tables.bank(sbv: 203)?.bin == 970_436)
    #expect(tables.bank(sbv: 207)?.brand == "VBSP")
    #expect(tables.bank(sbv: 701)?.kind == .authority)
    // Kookmin's two branches share one code.
    #expect(tables.bank(sbv: 631) == nil)
    #expect(tables.bank(sbv: 999) == nil)
  }

  @Test func `no two banks share a BIN and no BIC has a form that BICs have not`() {
    let bins = tables.banks.map(\.bin).filter { $0 != 0 }
    #expect(Set(bins).count == bins.count)
    for bank in tables.banks where !bank.bic.isEmpty {
      #expect(bank.bic.utf8.count == 8 && bank.bic.contains("VN"), "\(bank.brand)")
    }
  }

  @Test func `usual lengths of accounts are known for some banks and never for all`() {
    let vietcombank = tables.bank(bin: 970_436)
    #expect(vietcombank?.isUsual(length: 13) == true)
    #expect(vietcombank?.isUsual(length: 10) == true)
    #expect(vietcombank?.isUsual(length: 12) == false)
    #expect(tables.bank(bin: 970_416)?.isUsual(length: 10) == true)
    #expect(tables.bank(bin: 970_425)?.isUsual(length: 3) == true)
  }

  @Test func `63 province prefixes are known and no other`() {
    let known = (0..<1000).filter { tables.hot.provincePrefix($0) }
    #expect(known.count == 63)
    #expect(known.contains(38) && known.contains(1) && known.contains(96))
    #expect(!known.contains(0) && !known.contains(3) && !known.contains(997))
    #expect(!tables.hot.provincePrefix(-1) && !tables.hot.provincePrefix(1000))
  }

  @Test(arguments: [(32, "viettel"), (98, "viettel"), (70, "mobifone"), (91, "vnpt"), (92, ""), (37, "viettel")])
  func `a phone prefix names the wallet of its operator`(prefix: Int, wallet: String) {
    let found = tables.hot.phone(prefix: prefix)
    #expect(found.isMobile)
    #expect((found.wallet == 0 ? "" : tables.wallets[Int(found.wallet) - 1].id) == wallet)
  }

  @Test func `a landline prefix is no mobile`() {
    #expect(!tables.hot.phone(prefix: 23).isMobile)
    #expect(!tables.hot.phone(prefix: 1000).isMobile)
  }

  @Test(
    arguments: [
      (120, 70), (121, 79), (122, 77), (126, 76), (128, 78), (123, 83), (124, 84), (125, 85), (127, 81), (129, 82), (162, 32), (163, 33),
      (164, 34), (165, 35), (166, 36), (167, 37), (168, 38), (169, 39), (186, 56), (188, 58), (199, 59), (161, 0), (99, 0), (200, 0),
    ])
  func `eleven-digit prefixes of before 2018 have their successor`(old: Int, new: Int) {
    #expect(tables.hot.newPhonePrefix(old: old) == new)
  }

  @Test func `a commune code means what it meant on the day`() {
    #expect(tables.commune(code: "14758", on: day("2023-10-01"))?.name == "Phường Đông Thọ")
    #expect(tables.commune(code: "14758", on: day("2026-10-01"))?.name == "Phường Hàm Rồng")
    #expect(tables.commune(code: "14755", on: day("2026-10-01")) == nil)
    // Phường Đông Thọ was split, so that its village decides; Phường Nam Ngạn was not.
    #expect(Set(tables.successions(ofOldCode: "14758").map(\.newCode)) == ["14758", "14797"])
    #expect(tables.successions(ofOldCode: "14761").map(\.newCode) == ["14758"])
  }

  @Test func `101 commune codes changed their name with the reform`() {
    let after = tables.communes(on: day("2025-07-01"))
    let changed = after.filter { new in
      tables.commune(code: new.code, on: day("2025-06-30")).map { normal($0.name) != normal(new.name) } ?? false
    }
    #expect(changed.count == 101)
  }

  /// One spelling for tone marks that stand in two places ("Thuỷ", "Thủy").
  private func normal(_ name: String) -> String { FoldedName(name).text }

  @Test(
    arguments: [
      ("BTXH", "2021-06", 270_000), ("BTXH", "2021-07", 360_000), ("BTXH", "2024-06", 360_000), ("BTXH", "2024-07", 500_000),
      ("NCC", "2023-06", 1_624_000), ("NCC", "2023-07", 2_055_000), ("NCC", "2024-07", 2_789_000), ("HTXH", "2025-07", 500_000),
    ] as [(String, String, Int64)])
  func `the standard level is the one in force in the month`(programme: String, month: String, dong: Int64) {
    #expect(tables.standardLevel(programme: programme, in: Period(month)!) == dong)
  }

  @Test func `before a programme began it had no level`() {
    #expect(tables.standardLevel(programme: "HTXH", in: Period("2025-06")!) == nil)
  }

  @Test(arguments: [("2023-10-01", 10_000_000), ("2025-12-31", 10_000_000), ("2026-01-01", 100_000_000)] as [(String, Int64)])
  func `the cap of a mobile-money account rose with 2026`(on: String, dong: Int64) {
    #expect(tables.limit("wallet_month", on: day(on)) == dong)
    #expect(tables.limit("napas_payment", on: day(on)) == 499_999_999)
    #expect(tables.limit("other", on: day(on)) == nil)
  }

  @Test func `budget codes carry their meaning and their end`() {
    #expect(tables.budgetCode(kind: "section", code: "371")?.meaning == "Chính sách và hoạt động phục vụ người có công với cách mạng")
    #expect(tables.budgetCode(kind: "level", code: "3")?.validity.contains(day("2025-06-30")) == true)
    #expect(tables.budgetCode(kind: "level", code: "3")?.validity.contains(day("2025-07-01")) == false)
    #expect(tables.citadBranch("38701001")?.branch == "KHO BAC NHA NUOC TINH THANH HOA")
    #expect(tables.citadBranch("1701004") == nil)
  }

  @Test func `the same reason code means different things in different lists`() {
    for code in ["AC03", "AC14", "AC16", "DT02", "RC07"] {
      let returned = tables.reason(list: "ISO-RETURN", code: code)
      let status = tables.reason(list: "ISO-STATUS", code: code)
      #expect(returned != nil && status != nil)
      #expect(returned?.english != status?.english, "\(code)")
    }
    #expect(tables.reason(list: "ISO-RETURN", code: "MD07")?.action == .doNotRepay)
    #expect(tables.reason(list: "ISO-STATUS", code: "AB05")?.action == .wait)
    #expect(tables.reason(list: "CHITRA", code: "NAME_MISMATCH")?.action == .fixName)
    #expect(tables.reason(list: "CHITRA", code: "AC04") == nil)
    #expect(tables.reasonLists == ["CHITRA", "ISO-RETURN", "ISO-STATUS", "MOBIFONE", "SERVICE", "VIETTEL", "VNPT"])
    #expect(tables.reasons(list: "CHITRA").count == 13)
  }
}
