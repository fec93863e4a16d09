// Cases R26, R27, R29–R31, R38, R39 and R52 of the catalogue, and what the law's levels, tables and ages ask for besides. Expected amounts
// are reckoned by hand from ND 20/2021 (coefficients), ND 76/2024 (level 500.000) and the annexes of ND 55/2023.
import TestSupport
import Testing

@Suite struct CatalogueEntitlementTests {
  private static let adult = "Nguyễn Văn An,01/02/1990,Nam,038090200001"
  private static let old = "Nguyễn Văn An,01/02/1950,Nam,038050200001"
  private static let parts =
    "Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Mức trợ cấp,Truy lĩnh,Số tháng,Chưa trả tháng trước,Mai táng phí,"
    + "Trợ cấp một lần,Ngày chết,Người nhận thay,Tổng số tiền"

  private func adult(_ category: String, _ amount: Int, month: String = "Tháng 10 năm 2026") -> EntitlementCase {
    EntitlementCase("\(Self.adult),\(category),\(amount),,,", month: month)
  }

  private func expected(_ outcome: (status: Int32, found: [CaseFinding], json: [JSON])) -> String? { outcome.json.first?["expected"]?.text }

  // MARK: amounts

  @Test func `R26 a coefficient with a comma or a point is the same`() throws {
    let list = EntitlementCase(
      "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,\"1,5\",750000",
      "Trần Văn Bình,01/02/1990,038090200002,Người khuyết tật nặng,1.5,750000",
      "Lê Văn Cường,01/02/1990,038090200003,,\"1,5\",750000", "Lê Văn Dũng,01/02/1990,038090200004,,1.50,760000",
      "Lê Văn Đức,01/02/1990,038090200005,Người khuyết tật nặng,\"2,0\",1000000",
      header: "Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Hệ số,Mức trợ cấp")
    let outcome = try list.check()
    #expect(outcome.found == [CaseFinding("PAY-526", "warning", 7), CaseFinding("PAY-591", "warning", 8)])
    #expect(expected(outcome) == "750.000 đ" && outcome.status == 0)
  }

  @Test func `R27 a total that is not the sum of its parts is an error with the difference`() throws {
    let list = EntitlementCase(
      "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,750000,750000,1400000",
      header: "Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Mức trợ cấp,Truy lĩnh,Tổng số tiền")
    let outcome = try list.check()
    #expect(outcome.found.contains(CaseFinding("PAY-401", "error", 4)))
    #expect(outcome.json.first { $0["code"]?.text == "PAY-401" }?["message"]?.text?.contains("100.000") == true)
  }

  @Test func `R29 an amount that is not coefficient times level is a warning with the expected sum`() throws {
    let outcome = try adult("Người khuyết tật nặng", 540_000).check()
    #expect(outcome.found == [CaseFinding("PAY-526", "warning", 4)] && outcome.status == 0)
    #expect(expected(outcome) == "750.000 đ")
    #expect(try adult("Người khuyết tật nặng", 750_000).found() == [])
  }

  @Test func `R29 arrears are looked at first`() throws {
    let row = "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,750000,1500000,2250000"
    let header = "Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Mức trợ cấp,Truy lĩnh,Tổng số tiền"
    #expect(try EntitlementCase(row, header: header).found() == [])
    // Without a column of their own the amount is that of three months.
    #expect(try adult("Người khuyết tật nặng", 2_250_000).found() == [CaseFinding("PAY-580", "warning", 4)])
    // August, July and June 2024: 750.000 + 750.000 + 540.000.
    #expect(try adult("Người khuyết tật nặng", 2_040_000, month: "Tháng 8 năm 2024").found() == [CaseFinding("PAY-580", "warning", 4)])
    let odd = row.replacing("1500000,2250000", with: "123000,873000")
    #expect(try EntitlementCase(odd, header: header).found() == [CaseFinding("PAY-590", "note", 4)])
  }

  @Test func `R30 each line goes by the level of its own month`() throws {
    let list = EntitlementCase(
      "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,06/2024,540000",
      "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,07/2024,750000",
      "Trần Văn Bình,01/02/1990,038090200002,Người khuyết tật nặng,06/2024,750000",
      "Trần Văn Bình,01/02/1990,038090200002,Người khuyết tật nặng,07/2024,540000",
      header: "Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Tháng hưởng,Mức trợ cấp", month: "")
    #expect(try list.found() == [CaseFinding("PAY-526", "warning", 6), CaseFinding("PAY-526", "warning", 7)])
  }

  @Test func `R31 merit recipients are paid by the printed table`() throws {
    #expect(try EntitlementCase.ncc("\(Self.old),Thương binh 21%,1384000,,,").found() == [])
    // 21 hundredths of something give another sum: there is no product.
    let outcome = try EntitlementCase.ncc("\(Self.old),Thương binh 21%,1384500,,,").check()
    #expect(outcome.found == [CaseFinding("PAY-526", "warning", 4)] && expected(outcome) == "1.384.000 đ")
    #expect(try EntitlementCase.ncc("\(Self.old),Bệnh binh 61%-70%,3406000,,,").found() == [])
    #expect(try EntitlementCase.ncc("\(Self.old),Thân nhân của 02 liệt sĩ,4110000,,,").found() == [])
    // 81% with the supplement of 1.031.000 on one line.
    #expect(try EntitlementCase.ncc("\(Self.old),Thương binh 81%,6366000,,,").found() == [])
  }

  @Test func `rates that are not verified are said once`() throws {
    let list = EntitlementCase.ncc(
      "\(Self.old),Thương binh 21%,1878000,,,", "Trần Văn Bình,01/02/1951,Nam,038051200002,Thương binh 41%,3667000,,,",
      month: "Tháng 10 năm 2026")
    #expect(try list.found() == [CaseFinding("PAY-520", "warning", 4)])
  }

  @Test func `a category that names no level clearly is said once and nothing is guessed`() throws {
    let list = EntitlementCase(
      "\(Self.adult),Đối tượng khác,123000,,,", "Trần Văn Bình,01/02/1990,Nam,038090200002,Hưởng theo quyết định,456000,,,")
    #expect(try list.found() == [CaseFinding("PAY-583", "note", 4)])
  }

  @Test func `the heading of a group names the allowance of rows that have none`() throws {
    let list = EntitlementCase(
      "I. Người khuyết tật nặng,,,,,", "\(Self.adult),,750000", "Trần Văn Bình,01/02/1990,Nam,038090200002,,700000",
      "II. Người khuyết tật đặc biệt nặng,,,,,", "Lê Văn Cường,01/02/1990,Nam,038090200003,,1000000",
      header: "Họ và tên,Ngày sinh,Giới tính,Số CCCD,Ghi chú,Mức trợ cấp")
    #expect(try list.found() == [CaseFinding("PAY-526", "warning", 6)])
  }

  // MARK: ages

  @Test(
    arguments: [
      // The month of the birthday belongs to both ages.
      ("Trẻ em khuyết tật nặng", "15/10/2010", 1_000_000, nil), ("Trẻ em khuyết tật nặng", "15/09/2010", 1_000_000, "PAY-530"),
      ("Người cao tuổi từ đủ 80 tuổi", "31/10/1946", 500_000, nil), ("Người cao tuổi từ đủ 80 tuổi", "01/11/1946", 500_000, "PAY-530"),
      ("Người cao tuổi từ đủ 80 tuổi", "1946", 500_000, nil), ("Người cao tuổi từ đủ 80 tuổi", "1947", 500_000, "PAY-530"),
      ("Trợ cấp hưu trí xã hội", "01/10/1951", 500_000, nil), ("Trợ cấp hưu trí xã hội", "01/10/1960", 500_000, "PAY-530"),
      // Heavily disabled people of 60 and more are due 2,0.
      ("Người khuyết tật nặng", "01/02/1950", 1_000_000, nil), ("Người khuyết tật nặng", "01/02/1950", 750_000, "PAY-526"),
    ] as [(String, String, Int, String?)])
  func `ages count at the month owed`(category: String, birth: String, amount: Int, code: String?) throws {
    let year = birth.suffix(4)
    let number = "038" + (year >= "2000" ? "2" : "0") + year.suffix(2) + "200001"
    let list = EntitlementCase("Nguyễn Văn An,\(birth),Nam,\(number),\(category),\(amount),,,")
    #expect(try list.found() == (code.map { [CaseFinding($0, "warning", 4)] } ?? []))
  }

  @Test func `people in institutions are outside the plan`() throws {
    let list = EntitlementCase("\(Self.adult),Nuôi dưỡng tại cơ sở trợ giúp xã hội,2000000,,,")
    #expect(try list.found() == [CaseFinding("PAY-586", "warning", 4)])
  }

  // MARK: arrears, months carried over, death

  @Test func `months carried over are added up by the level of each`() throws {
    // May, June and July 2024 at 1,5: 540.000 + 540.000 + 750.000 = 1.830.000.
    let list = EntitlementCase(
      "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,750000,,2,1290000,,,,,2040000",
      "Trần Văn Bình,01/02/1990,038090200002,Người khuyết tật nặng,750000,,2,1500000,,,,,2250000", header: Self.parts,
      month: "Tháng 8 năm 2024")
    let outcome = try list.check()
    #expect(outcome.found == [CaseFinding("PAY-585", "warning", 5)])
    #expect(expected(outcome) == "1.290.000 đ")
  }

  @Test func `R39 three months not collected are a notice`() throws {
    let list = EntitlementCase(
      "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,750000,,3,1830000,,,,,2580000", header: Self.parts,
      month: "Tháng 8 năm 2024")
    #expect(try list.found() == [CaseFinding("PAY-528", "note", 4)])
  }

  @Test func `R38 the month of death is still due and the next one is not`() throws {
    let row = "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,750000,,,,,,15/09/2026,,750000"
    let october = try EntitlementCase(row, header: Self.parts).check()
    #expect(october.found == [CaseFinding("PAY-514", "error", 4)] && october.status == 2)
    #expect(try EntitlementCase(row, header: Self.parts, month: "Tháng 9 năm 2026").found() == [])
  }

  @Test func `R52 after a death October is due in full, the one-off is three months, November is nothing`() throws {
    func list(_ amounts: String, _ collector: String = "Nguyễn Thị Bình", month: String = "Tháng 10 năm 2023") -> EntitlementCase {
      let cells = "Nguyễn Văn An,01/02/1950,038050200001,Thương binh 21%"
      let end = amounts.split(separator: ",", omittingEmptySubsequences: false)
      return EntitlementCase.ncc(
        "\(cells),\(end[0]),,,,\(end[1]),\(end[2]),03/10/2023,\(collector),\(end[3])", header: Self.parts, month: month)
    }
    #expect(try list("1384000,,4152000,5536000").found() == [])
    let wrong = try list("1384000,,2768000,4152000").check()
    #expect(wrong.found == [CaseFinding("PAY-587", "warning", 4)] && expected(wrong) == "4.152.000 đ")
    #expect(try list("1384000,,,1384000", month: "Tháng 11 năm 2023").found() == [CaseFinding("PAY-514", "error", 4)])
    // The one-off and the funeral money alone, and nobody named who collects.
    #expect(try list(",,4152000,4152000", month: "Tháng 11 năm 2023").found() == [])
    #expect(try list(",18000000,4152000,22152000", "", month: "Tháng 11 năm 2023").found() == [CaseFinding("PAY-589", "warning", 4)])
  }

  @Test func `funeral money of social protection is at least twenty times the level`() throws {
    func list(_ amount: Int) -> EntitlementCase {
      EntitlementCase(
        "Nguyễn Văn An,01/02/1940,038040200001,Người cao tuổi từ đủ 80 tuổi,,,,,\(amount),,03/09/2026,Nguyễn Thị Bình,\(amount)",
        header: Self.parts)
    }
    #expect(try list(10_000_000).found() == [])
    #expect(try list(7_200_000).found() == [CaseFinding("PAY-588", "warning", 4)])
  }

  // MARK: rates of the user's own, and none at all

  private static let rates = "programme,kind,value,valid_from\nBTXH,level,600000,2026-07-01\n"

  @Test(arguments: [rates, rates.replacing(",", with: ";"), rates.replacing("2026-07-01", with: "01/07/2026"), "\u{FEFF}" + rates])
  func `a level of one's own counts from its day on`(rates: String) throws {
    let files = [(name: "r.csv", text: rates)]
    #expect(try adult("Người khuyết tật nặng", 900_000).check(files: files, ["--rates", "r.csv"]).found == [])
    let june = try adult("Người khuyết tật nặng", 900_000, month: "Tháng 6 năm 2026").check(files: files, ["--rates", "r.csv"])
    #expect(june.found == [CaseFinding("PAY-526", "warning", 4)])
  }

  @Test func `an allowance and a printed amount of one's own are understood by their words`() throws {
    let rates = """
      programme,code,name,words,kind,value,valid_from,province,verified
      BTXH,TH-1,Học sinh dân tộc nội trú,,amount,450000,2026-01-01,38,
      NCC,II-21,,,amount,2000000,2024-07-01,,yes

      """
    let files = [(name: "r.csv", text: rates)]
    let own = try adult("Học sinh dân tộc nội trú", 450_000).check(files: files, ["--rates", "r.csv"])
    #expect(own.found == [])
    let merit = EntitlementCase.ncc("\(Self.old),Thương binh 21%,1878000,,,", month: "Tháng 10 năm 2026")
    let outcome = try merit.check(files: files, ["--rates", "r.csv"])
    #expect(outcome.found == [CaseFinding("PAY-526", "warning", 4)] && expected(outcome) == "2.000.000 đ")
  }

  @Test(
    arguments: [
      ("programme,kind,value\nBTXH,level,1\n", 1, nil), ("", 1, nil), (rates + "BTXH,level,x,2026-07-01\n", 3, 12),
      (rates + "BTXH,level,600.000,2026-07-01\n", 3, 12), (rates + "BTXX,level,1,2026-07-01\n", 3, 1),
      (rates + "BTXH,bậc,1,2026-07-01\n", 3, 6),
      (rates + "BTXH,level,1,31/02/2026\n", 3, 14), (rates + "BTXH,level,1\n", 3, nil),
      (rates + "BTXH,coefficient,\"1,5\",2026-07-01\n", 3, nil),
    ] as [(String, Int64, Int64?)])
  func `a bad file of rates is answered with line and column and nothing is checked`(text: String, line: Int64, column: Int64?) throws {
    let outcome = try adult("Người khuyết tật nặng", 900_000).check(files: [(name: "r.csv", text: text)], ["--rates", "r.csv"])
    #expect(outcome.status == 2)
    #expect(outcome.found == [CaseFinding("LAY-105", "error", line)])
    if let column { #expect(outcome.json.first?["column_start"]?.number == column) }
    #expect(outcome.json.first?["file"]?.text == "r.csv")
    #expect(try adult("Người khuyết tật nặng", 750_000).check(["--rates", "nothere.csv"]).status == 66)
  }

  @Test(arguments: ["level,1", "level,1000000000000", "level,3"])
  func `no level makes the program stumble`(level: String) throws {
    let files = [(name: "r.csv", text: "programme,kind,value,valid_from\nBTXH,\(level),2020-01-01\nBTXH,\(level),2026-10-01\n")]
    for amount in ["1", "9223372036854775807", "750000"] {
      let list = EntitlementCase(
        "Nguyễn Văn An,01/02/1990,038090200001,Người khuyết tật nặng,\(amount),1,2,\(amount),1,1,,,",
        "Trần Văn Bình,01/02/1990,038090200002,Người đơn thân nghèo,\(amount),1,,1,1,,,,", header: Self.parts)
      #expect([0, 2].contains(try list.check(files: files, ["--rates", "r.csv"]).status))
    }
  }

  @Test func `prepare takes rates of one's own and holds nobody for an amount`() throws {
    let desk = try Desk()
    _ = try desk.folder.write("r.csv", Array(Self.rates.utf8))
    let roster = SmallRoster(
      SmallRoster.person(
        "Nguyễn Văn An", 1, ["Ngày sinh": "01/02/1990", "Số CCCD": "038090200001", "Mức trợ cấp": "800000", "Tổng số tiền": "800000"]))
    let outcome = try desk.prepare([("a.csv", roster.text)], out: "s", ["--rates", "r.csv"])
    #expect(outcome.status == 0 && outcome.errors.contains("PAY-526") && outcome.errors.contains("900.000"))
  }

  @Test func `without a level of the month that is said once and rows are compared with each other`() throws {
    let people = (1...4).map { "Lê Văn \(["Cường", "Dũng", "Đức", "Giang"][$0 - 1]),01/02/1980,Nam,03808020000\($0)" }
    var list = EntitlementCase(month: "Tháng 10 năm 2014")
    list.rows = [
      "\(people[0]),Người khuyết tật nặng,405000,,,", "\(people[1]),Người khuyết tật nặng,405000,,,",
      // The same level under another coefficient, and another level.
      "\(people[2]),Người khuyết tật đặc biệt nặng,540000,,,", "\(people[3]),Người khuyết tật nặng,415000,,,",
    ]
    let outcome = try list.check()
    #expect(outcome.found == [CaseFinding("PAY-584", "warning", 7), CaseFinding("PAY-582", "warning", 4)])
    #expect(expected(outcome) == "405.000 đ")
  }

  @Test func `a list that goes by another level throughout is one finding, and its own mistakes are found`() throws {
    var list = EntitlementCase()
    list.rows = (10...30).map { number in
      let isHeavy = number % 2 == 0
      let amount = number == 20 ? 1_150_000 : isHeavy ? 1_200_000 : 900_000
      // Days of birth of their own: namesakes of one day would be told.
      return
        "Lê Văn Cường,\(number)/\(number > 28 ? "03" : "02")/1980,Nam,0380802000\(number),Người khuyết tật \(isHeavy ? "đặc biệt nặng" : "nặng"),\(amount),,,"
    }
    let outcome = try list.check()
    #expect(outcome.found == [CaseFinding("PAY-526", "warning", 14), CaseFinding("PAY-581", "warning", 4)])
    #expect(expected(outcome) == "1.200.000 đ")
  }

  @Test func `a month made by sample has no amount or age against the rules but those it spoiled`() throws {
    let folder = try TemporaryFolder()
    #expect(try runChitra(["sample", "--rows", "600", "--seed", "5", "--period", "2026-10", "--out", folder.path("m")]).status == 0)
    let rosters = try folder.files().filter { $0.hasPrefix("m/rosters/") }
    let outcome = try runChitra(["validate"] + rosters.map(folder.path) + ["--period", "2026-10", "--max-diagnostics", "0"])
    for code in ["PAY-526", "PAY-530", "PAY-58", "PAY-59"] { #expect(!outcome.output.contains(code), "\(code)") }
  }
}
