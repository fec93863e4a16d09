import PaymentModel
import ReferenceData
import Testing

@Suite struct BankSearchTests {
  private let tables = TableSource.tables

  private func resolve(_ text: String) -> BankResolution { tables.bank(named: Array(text.utf8).span) }

  private func unique(_ text: String) -> (bin: Int32, kind: BankMatchKind, branch: String)? {
    guard case .unique(let match) = resolve(text) else { return nil }
    return (tables.banks[match.bank].bin, match.kind, match.branch)
  }

  @Test(
    arguments: [
      ("970436", 970_436, .bin, ""),
      ("203", 970_436, .sbvCode, ""),
      ("VCB", 970_436, .brand, ""),
      ("Vietcombank", 970_436, .brand, ""),
      ("VIETCOMBANK", 970_436, .brand, ""),
      ("NH Ngoại thương", 970_436, .name, ""),
      ("Ngân hàng TMCP Ngoại Thương Việt Nam", 970_436, .name, ""),
      ("VCCB", 970_454, .name, ""),
      ("VietCapital", 970_454, .former, ""),
      ("Bản Việt", 970_454, .name, ""),
      ("LienVietPostBank", 970_449, .former, ""),
      ("Ngân hàng Bưu điện Liên Việt", 970_449, .former, ""),
      ("Ngân hàng nông nghiệp Hoằng Hóa", 970_405, .name, "Hoằng Hóa"),
      ("Agribank - CN Hoằng Hóa", 970_405, .brand, "CN Hoằng Hóa"),
      ("Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam, CN Sầm Sơn", 970_405, .name, "CN Sầm Sơn"),
      ("NHNo&PTNT Nga Sơn", 970_405, .name, "Nga Sơn"),
      ("CN Thọ Xuân Agribank", 970_405, .brand, "CN Thọ Xuân"),
      ("Ngân hàng Sài Gòn - Hà Nội", 970_443, .name, ""),
      ("Ngân hàng TMCP Sài Gòn", 970_429, .name, ""),
      ("Sài Gòn Thương Tín", 970_403, .name, ""),
      ("NH Công thương", 970_415, .name, ""),
      ("Sài Gòn Công Thương", 970_400, .name, ""),
      ("Ngân hàng Chính sách xã hội", 999_888, .name, ""),
      ("MB", 970_422, .name, ""),
      ("Đông Nam Á", 970_440, .name, ""),
      ("Nam Á", 970_428, .name, ""),
      ("970436 Vietcombank", 970_436, .brand, ""),
      ("Vietcombank (970436)", 970_436, .brand, ""),
      ("203 - Vietcombank Thanh Hóa", 970_436, .brand, "Thanh Hóa"),
      ("38204001", 970_405, .citad, "NONG NGHIEP VA PTNT VN CN TINH THANH HOA"),
      ("Agribank CN số 203", 970_405, .brand, "CN số 203"),
    ] as [(String, Int32, BankMatchKind, String)])
  func `a cell names one bank and the rest is its branch`(text: String, bin: Int32, kind: BankMatchKind, branch: String) throws {
    let found = try #require(unique(text))
    #expect(found.bin == bin)
    #expect(found.kind == kind)
    #expect(found.branch == branch)
  }

  @Test func `a name in combining marks is the same name`() throws {
    // "Ngoại thương Hoằng Hóa" with each mark as a scalar of its own.
    let text = "Ngoa\u{323}i thu\u{31B}o\u{31B}ng Hoa\u{306}\u{300}ng Ho\u{301}a"
    let found = try #require(unique(text))
    #expect(found.bin == 970_436)
    #expect(found.branch == "Hoa\u{306}\u{300}ng Ho\u{301}a")
  }

  @Test func `seven digits of a CITAD code are eight with the zero lost`() {
    guard case .unique(let match) = resolve("1701004") else {
      Issue.record("1701004 names no bank")
      return
    }
    #expect(match.kind == .citadLostZero)
    #expect(tables.banks[match.bank].brand == "KBNN")
    #expect(match.branch == "KHO BAC NHA NUOC SO GIAO DICH")
  }

  @Test func `a number and a name that disagree are a contradiction`() {
    guard case .contradiction(let byNumber, let byName) = resolve("970415 Vietcombank") else {
      Issue.record("no contradiction seen")
      return
    }
    #expect(tables.banks[byNumber].brand == "VietinBank")
    #expect(tables.banks[byName].brand == "Vietcombank")
  }

  @Test(arguments: ["Thương Tín", "IBK", "Kookmin Bank", "Chi nhánh BIDV Vietcombank"])
  func `a name that two banks answer to is ambiguous`(text: String) {
    guard case .ambiguous(let banks) = resolve(text) else {
      Issue.record("\(text) is not ambiguous")
      return
    }
    #expect(banks.count == 2)
  }

  @Test(arguments: ["", "  ", "abc", "999", "970499", "12345", "0123456789012", "Tiền mặt", "Hoằng Hóa", "\u{FFFD}\u{FFFD}"])
  func `what names no bank is none`(text: String) {
    guard case .none = resolve(text) else {
      Issue.record("\(text) names a bank")
      return
    }
  }

  @Test func `a former name keeps the last day it was right`() {
    guard case .unique(let match) = resolve("Oceanbank") else {
      Issue.record("Oceanbank is unknown")
      return
    }
    #expect(match.kind == .former)
    #expect(match.validTo?.description == "2024-12-16")
    #expect(tables.banks[match.bank].brand == "MBV")
  }

  @Test(
    arguments: [
      ("Viettel Money", "viettel"), ("ViettelPay", "viettel"), ("ví VNPT Money", "vnpt"), ("Mobile Money MobiFone", "mobifone"),
      ("MOBIFONE MONEY", "mobifone"), ("VNPT", "vnpt"), ("Vietcombank", ""), ("Tiền di động", ""), ("", ""),
    ])
  func `a cell can name a mobile-money service`(text: String, id: String) {
    let place = tables.wallet(named: Array(text.utf8).span)
    #expect((place == 0 ? "" : tables.wallets[Int(place) - 1].id) == id)
  }

  @Test func `every alias leads to its own bank and no alias stands twice`() throws {
    let bytes = try #require(TableSource.bytes("bank_aliases.csv"))
    let lines = try #require(String(validating: bytes, as: UTF8.self)).split(separator: "\n").dropFirst()
    var seen: Set<Substring> = []
    for line in lines {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      #expect(seen.insert(cells[0]).inserted, "\(cells[0])")
      #expect(FoldedName(String(cells[0])).text == cells[0])
      switch resolve(String(cells[0])) {
      case .unique(let match):
        let bank = tables.banks[match.bank]
        #expect((bank.bin == 0 ? bank.code : String(bank.bin)) == cells[1], "\(cells[0])")
      case .ambiguous(let banks): #expect(cells[1].split(separator: "|").count == banks.count, "\(cells[0])")
      default: Issue.record("\(cells[0]) is not found")
      }
    }
  }
}
