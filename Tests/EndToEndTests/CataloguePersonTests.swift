// Cases of the catalogue of real faults that concern people and accounts across the rows and files of one run.
import Files
import TestSupport
import Testing

@Suite struct CataloguePersonTests {
  private func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    SmallRoster.person(name, number, cells)
  }

  /// Rows stand in lines 4, 5, … of a small roster: title, month and header come first.
  private func money(_ amount: Int) -> [String: String] { ["Mức trợ cấp": "\(amount)", "Tổng số tiền": "\(amount)"] }

  private func ncc(_ rows: [String: String]...) -> String {
    var roster = SmallRoster()
    roster.rows = rows
    return roster.text.replacing("TRỢ CẤP BẢO TRỢ XÃ HỘI", with: "TRỢ CẤP NGƯỜI CÓ CÔNG")
  }

  // MARK: names

  @Test func `R16 a name in NFD and the same in NFC are one person`() throws {
    let nameless = ["Số CCCD": ""]
    let run = try CatalogueRun(
      SmallRoster(person("Nguyễn Văn Bền", 1, nameless), person("Nguye\u{302}\u{303}n Va\u{306}n Be\u{302}\u{300}n", 2, nameless)))
    #expect(run.told("PAY-505") == ["error a.csv:5 this entitlement stands already at a.csv:4"])
  }

  @Test(arguments: [("Lê Thị Hoà", "Lê Thị Hòa"), ("Lý Thị Mỹ", "Lí Thị Mĩ"), ("Lê Thị Thuý", "LÊ THỊ THÚY")])
  func `R17 the place of a tone and i for y make no other person`(_ one: String, _ other: String) throws {
    let run = try CatalogueRun(SmallRoster(person(one, 1, ["Số CCCD": ""]), person(other, 2, ["Số CCCD": ""])))
    #expect(run.told("PAY-505") == ["error a.csv:5 this entitlement stands already at a.csv:4"])
    // With two numbers they are two people, of whom somebody should look.
    let numbered = try CatalogueRun(SmallRoster(person(one, 1), person(other, 2)))
    #expect(numbered.told("PAY-509") == ["warning a.csv:5 same name and date of birth as the row at a.csv:4"])
    #expect(!numbered.codes.contains("PAY-505"))
  }

  @Test func `R16 people of one name and birth date are told once and paid both`() throws {
    let desk = try Desk()
    let roster = SmallRoster(person("Trần Thị Bình", 1, ["Giới tính": ""]), person("TRẦN THỊ BÌNH", 2, ["Giới tính": ""]))
    let outcome = try desk.prepare([("a.csv", roster.text)], out: "s")
    #expect(outcome.status == 0 && outcome.errors.contains("a.csv:5:"))
    #expect(try JSON(parsing: desk.text("s/control-sheet.json"))["payments"]?["count"]?.number == 2)
    // Born on another day, or only the year known and living elsewhere: nothing.
    for cells in [["Ngày sinh": "02/02/1950"], ["Ngày sinh": "1950"]] {
      let run = try CatalogueRun(
        SmallRoster(person("Trần Thị Bình", 1, ["Ngày sinh": "1950"]), person("Trần Thị Bình", 2, cells.merging(["Thôn": "Thôn 2"]) { $1 }))
      )
      #expect(!run.codes.contains("PAY-509"), "\(cells)")
    }
    let neighbours = try CatalogueRun(
      SmallRoster(person("Trần Thị Bình", 1, ["Ngày sinh": "1950"]), person("Trần Thị Bình", 2, ["Ngày sinh": "1950"])))
    #expect(neighbours.told("PAY-509").count == 1)
  }

  // MARK: one person

  @Test func `R32 an allowance of merit and its supplement are allowed`() throws {
    let run = try CatalogueRun([
      (
        "a.csv",
        ncc(
          person("Nguyễn Văn An", 1, ["Đối tượng": "Thương binh 81%"].merging(money(7_241_000)) { $1 }),
          person("Nguyễn Văn An", 1, ["Đối tượng": "Phụ cấp thương binh từ 81%"].merging(money(1_399_000)) { $1 }))
      )
    ])
    #expect(run.status == 0 && !run.codes.contains("PAY-527"))
    #expect(run.told("PAY-510").count == 1)
  }

  @Test(arguments: [
    ("Người khuyết tật nặng", "Trẻ em không có nguồn nuôi dưỡng"), ("5.6-1", "5.1-b"), ("Hệ số 1,5", "Hệ số 2,0"),
    ("Người cao tuổi từ đủ 80 tuổi", "Người khuyết tật nặng"), ("Trợ cấp hưu trí xã hội", "Người khuyết tật nặng"),
  ])
  func `R33 two coefficients of one person are a warning`(_ one: String, _ other: String) throws {
    let roster = SmallRoster(
      person("Nguyễn Văn An", 1, ["Đối tượng": one]),
      person("Nguyễn Văn An", 1, ["Đối tượng": other].merging(money(1_000_000)) { $1 }))
    let run = try CatalogueRun(roster)
    #expect(run.told("PAY-527") == ["warning a.csv:5 this person has another coefficient at a.csv:4; only the highest is due"])
    // A warning holds nothing.
    let desk = try Desk()
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s").status == 0)
    #expect(try desk.heldCodes("s") == [])
  }

  @Test(arguments: [
    ("Người đơn thân nghèo đang nuôi con", "Người khuyết tật nặng"), ("5.4", "5.6-3"), ("5.5a-1", "5.4"),
    ("Người đơn thân nghèo đang nuôi con", "Người nhiễm HIV/AIDS thuộc hộ nghèo"),
    ("Người khuyết tật đặc biệt nặng", "Nhận chăm sóc, nuôi dưỡng trẻ em"), ("Người khuyết tật nặng", "20.2a-1"),
  ])
  func `R34 a poor single parent and who cares for others may have both`(_ one: String, _ other: String) throws {
    let run = try CatalogueRun(
      SmallRoster(
        person("Nguyễn Văn An", 1, ["Đối tượng": one]),
        person("Nguyễn Văn An", 1, ["Đối tượng": other].merging(money(500_000)) { $1 })))
    #expect(run.status == 0 && !run.codes.contains("PAY-527"))
    #expect(run.told("PAY-510").map { $0.hasPrefix("note a.csv:5 a further line of somebody who has one at a.csv:4") } == [true])
  }

  @Test func `R33 one person in both programmes, in two lists, is a warning`() throws {
    let run = try CatalogueRun([
      ("a.csv", ncc(person("Nguyễn Văn An", 1, ["Đối tượng": "Tuất liệt sĩ"]))),
      ("b.csv", SmallRoster(person("Nguyễn Văn An", 1, ["Đối tượng": "Người cao tuổi"])).text),
    ])
    #expect(run.told("PAY-507") == ["warning b.csv:4 this person stands also at a.csv:4"])
    #expect(run.status == 0)
  }

  @Test func `one person in two communes is a warning, the same line in both an error`() throws {
    let first = SmallRoster(person("Nguyễn Văn An", 1)).text
    let moved = ["Xã": "Xã Hoa Lộc", "Đối tượng": "Nhận chăm sóc người khuyết tật"].merging(money(500_000)) { $1 }
    let run = try CatalogueRun([("a.csv", first), ("b.csv", SmallRoster(person("Nguyễn Văn An", 1, moved)).text)])
    #expect(run.told("PAY-508") == ["warning b.csv:4 this person stands also at a.csv:4"])
    let twice = try CatalogueRun([("a.csv", first), ("b.csv", SmallRoster(person("Nguyễn Văn An", 1, ["Xã": "Xã Hoa Lộc"])).text)])
    #expect(twice.told("PAY-506") == ["error b.csv:4 this entitlement stands already at a.csv:4"])
    // Without the kind it is the same commune.
    let kind = try CatalogueRun([
      ("a.csv", first), ("b.csv", SmallRoster(person("Nguyễn Văn An", 1, moved.merging(["Xã": "Sơn Thủy"]) { $1 })).text),
    ])
    #expect(!kind.codes.contains("PAY-508"))
  }

  @Test func `lists of two months in one call are not each other's doubles`() throws {
    var september = SmallRoster(person("Nguyễn Văn An", 1))
    september.title = "Tháng 9 năm 2026"
    let run = try CatalogueRun([("a.csv", september.text), ("b.csv", SmallRoster(person("Nguyễn Văn An", 1)).text)])
    #expect(run.status == 0 && !run.codes.contains { ["PAY-506", "PAY-508", "PAY-510"].contains($0) })
    // Of lists that name no month nobody knows it.
    september.title = ""
    let untitled = september.text
    #expect(try CatalogueRun([("a.csv", untitled), ("b.csv", untitled)]).status == 0)
    #expect(try CatalogueRun([("a.csv", untitled), ("b.csv", untitled)], ["--no-duplicates"]).status == 0)
  }

  // MARK: one number of two

  @Test func `one number of two people holds the rows of both, wherever they are paid`() throws {
    let desk = try Desk()
    let other = ["Số CCCD": "038050200001"]
    let rosters = [
      ("a.csv", SmallRoster(person("Nguyễn Văn An", 1), person("Lê Văn Cường", 3)).text),
      ("b.csv", SmallRoster(person("Phạm Văn Khác", 2, other)).text),
      ("c.csv", SmallRoster(person("Nguyễn Văn An", 1, ["Đối tượng": "Nhận chăm sóc người khuyết tật"])).text),
    ]
    let outcome = try desk.prepare(rosters, out: "s")
    #expect(outcome.status == 2)
    let held = Table(csv: try desk.text("s/held.csv"))
    let places = held.rows.map { "\(held.cell($0, "source_file")):\(held.cell($0, "source_line")) \(held.cell($0, "code"))" }
    #expect(places.sorted() == ["a.csv:4 PAY-560", "b.csv:4 PAY-560", "c.csv:4 PAY-560"])
    #expect(held.rows.first { held.cell($0, "source_file") == "a.csv" }.map { held.cell($0, "reason").hasSuffix("b.csv:4") } == true)
    #expect(try JSON(parsing: desk.text("s/control-sheet.json"))["paid"]?["amount"]?.number == 750_000)
    let run = try CatalogueRun(rosters.map { (name: $0.0, text: $0.1) })
    #expect(
      run.told("PAY-560").map { String($0.prefix(14)) } == ["error a.csv:4 ", "error b.csv:4 ", "error c.csv:4 "])
    #expect(try CatalogueRun(rosters.map { (name: $0.0, text: $0.1) }, ["--no-duplicates"]).codes.contains("PAY-560") == false)
  }

  @Test(arguments: ["#REF!", "Ph?m Văn An", ""])
  func `a name that cannot be read is nobody else's name`(name: String) throws {
    let desk = try Desk()
    let second = ["Đối tượng": "Nhận chăm sóc người khuyết tật"]
    let roster = SmallRoster(person("Phạm Văn An", 1), person(name, 1, second))
    _ = try desk.prepare([("a.csv", roster.text)], out: "s")
    #expect(try desk.heldCodes("s").count == 1 && !desk.heldCodes("s").contains("PAY-560"))
  }

  // MARK: accounts

  @Test func `R35 two people, one account, of whom one is the other's guardian, are allowed`() throws {
    let shared = ["Số tài khoản": "3500200001001"]
    let ward = ["Người nhận thay": "Nguyễn Văn An", "CCCD người nhận": "038050200001", "Quan hệ": "Người giám hộ"]
    let run = try CatalogueRun(
      SmallRoster(person("Nguyễn Văn An", 1), person("Nguyễn Thị Con", 2, shared.merging(ward) { $1 })))
    #expect(!run.codes.contains("PAY-511") && run.status == 0)
  }

  @Test func `R36 two people, one account and no guardian are a warning`() throws {
    let run = try CatalogueRun(
      SmallRoster(person("Nguyễn Văn An", 1), person("Trần Văn Bình", 2, ["Số tài khoản": "3500200001001"])))
    #expect(run.told("PAY-511") == ["warning a.csv:5 2 people share one account, the first at a.csv:4"])
    // The same number at another bank is another account; and across files the account is still one.
    let elsewhere = ["Số tài khoản": "3500200001001", "Ngân hàng": "Vietcombank"]
    #expect(try !CatalogueRun(SmallRoster(person("Nguyễn Văn An", 1), person("Trần Văn Bình", 2, elsewhere))).codes.contains("PAY-511"))
    let files = try CatalogueRun([
      ("a.csv", SmallRoster(person("Nguyễn Văn An", 1)).text),
      ("b.csv", SmallRoster(person("Trần Văn Bình", 2, ["Số tài khoản": "3500200001001"])).text),
    ])
    #expect(files.told("PAY-511") == ["warning b.csv:4 2 people share one account, the first at a.csv:4"])
  }

  @Test func `R37 one account for twelve people is one warning with their number`() throws {
    func wards(_ collector: [String: String], _ count: Int) throws -> CatalogueRun {
      var roster = SmallRoster()
      roster.rows = (10..<10 + count).map { number in
        person(
          "Nguyễn Văn \(["An", "Bình", "Chi", "Dũng", "Em", "Giang", "Hà", "Khoa", "Lan", "Minh", "Nam", "Oanh"][number - 10])", number
        )
        .merging(["Số CCCD": "0380502000\(number)", "Số tài khoản": "3500200001001"]) { $1 }.merging(collector) { $1 }
      }
      return try CatalogueRun(roster)
    }
    let strangers = try wards([:], 12)
    #expect(strangers.told("PAY-511") == ["warning a.csv:5 12 people share one account, the first at a.csv:4"])
    let collector = ["Người nhận thay": "Lê Thị Thu", "CCCD người nhận": "038160299999", "Quan hệ": "Người được ủy quyền"]
    let collected = try wards(collector, 12)
    #expect(collected.told("PAY-529") == ["warning a.csv:15 one person collects for 12 people, the first at a.csv:4"])
    #expect(!collected.codes.contains("PAY-511"))
    #expect(try !wards(collector, 9).codes.contains("PAY-529"))
  }

  @Test func `B18 a guardian of three children with one account is no finding, and three lines`() throws {
    let desk = try Desk()
    let guardian = [
      "Người nhận thay": "Lê Thị Thu", "CCCD người nhận": "038160299999", "Quan hệ": "Người giám hộ", "Số tài khoản": "3500200001001",
      "Đối tượng": "",
    ]
    let roster = SmallRoster(
      person("Nguyễn Văn An", 1, guardian), person("Nguyễn Văn Bình", 2, guardian), person("Nguyễn Văn Chi", 3, guardian))
    let run = try CatalogueRun(roster)
    #expect(run.status == 0 && run.codes.isEmpty)
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s").status == 0)
    let sheet = try JSON(parsing: desk.text("s/control-sheet.json"))
    #expect(sheet["paid"]?["count"]?.number == 3 && sheet["payments"]?["amount"]?.number == 2_250_000)
  }

  @Test func `what a profile makes an error of is held`() throws {
    let desk = try Desk()
    let shared = ["Số tài khoản": "3500200001003"]
    let roster = SmallRoster(
      person("Nguyễn Văn An", 1), person("NGUYỄN VĂN AN", 2), person("Lê Văn Cường", 3), person("Trần Văn Dũng", 4, shared))
    _ = try desk.folder.write("p.yaml", Array("id: x\nseverities:\n  PAY-509: error\n  PAY-511: error\n".utf8))
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s", ["--profile", "p.yaml"]).status == 2)
    let held = Table(csv: try desk.text("s/held.csv"))
    #expect(
      held.rows.map { held.cell($0, "source_line") + " " + held.cell($0, "code") } == ["5 PAY-509", "6 PAY-511", "7 PAY-511"])
    #expect(try desk.prepare([("a.csv", roster.text)], out: "t").status == 0)
  }

  // MARK: a column sorted alone

  @Test func `R49 holders that fit other rows hold the whole list`() throws {
    let names = ["Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Cường", "Phạm Văn Dũng", "Hoàng Văn Giang"]
    func roster(_ holders: [String]) -> SmallRoster {
      var roster = SmallRoster()
      roster.rows = zip(names, holders).enumerated().map { number, pair in person(pair.0, number + 1, ["Tên chủ tài khoản": pair.1]) }
      return roster
    }
    // Holders one row down, as they stand when the column was sorted alone.
    let shifted = roster(Array(names.suffix(1) + names.prefix(4)))
    let run = try CatalogueRun(shifted)
    #expect(run.told("CSV-505") == ["error a.csv:4 column Tên chủ tài khoản seems to be shifted against the names (5 rows)"])
    let desk = try Desk()
    #expect(try desk.prepare([("a.csv", shifted.text)], out: "s").status == 2)
    #expect(try desk.heldCodes("s") == Array(repeating: "CSV-505", count: 5))
    // A couple with each other's account, and holders who are nobody of the list, are rows to look at.
    #expect(try !CatalogueRun(roster([names[1], names[0]] + names.suffix(3))).codes.contains("CSV-505"))
    let relatives = ["Mai Thị Thu", "Mai Thị Hoa", "Mai Thị Lan", "Mai Thị Nga", "Mai Thị Yến"]
    #expect(try !CatalogueRun(roster(relatives)).codes.contains("CSV-505"))
  }
}
