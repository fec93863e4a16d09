// What a list says of itself: whose money it is and of which month. Programmes are never mixed and no month is guessed.
import Files
import TestSupport
import Testing

@Suite struct ListWordsTests {
  /// Two people of both programmes with 500.000 and 3.000.000 đồng; `column` are the cells of the programme column, nil without one.
  private func sheet(_ title: String, column: (String, String)? = nil, months: (String, String)? = nil) -> String {
    var header = "STT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền,Số TK,Ngân hàng"
    var rows = [
      "1,Lê Văn An,01/02/1940,038040000101,NCT,500000,3517205000101,Agribank",
      "2,Lê Thị Bé,01/02/1940,038140000102,TB 41%,3000000,3517205000102,Agribank",
    ]
    func add(_ title: String, _ cells: (String, String)?) {
      guard let cells else { return }
      header += "," + title
      rows = [rows[0] + "," + cells.0, rows[1] + "," + cells.1]
    }
    add("Chương trình", column)
    add("Tháng hưởng", months)
    return title + "\n" + header + "\n" + rows.joined(separator: "\n") + "\n"
  }

  private static let btxh = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI\n"
  private static let none = "DANH SÁCH CHI TRẢ\n"
  private static let both = "DANH SÁCH CHI TRẢ NGƯỜI CÓ CÔNG VÀ BẢO TRỢ XÃ HỘI\n"

  /// programme and amount of each order, "NCC 3000000".
  private func orders(_ desk: Desk, _ set: String) throws -> [String] {
    let sheet = try JSON(parsing: desk.text("\(set)/control-sheet.json"))
    #expect(sheet["balanced"]?.isTrue == true)
    return try (sheet["orders"]?.elements ?? []).map { order in
      let path = try #require(order["file"]?.text)
      // Every payment in the order is of the order's programme.
      let read = try runChitra(["convert", desk.folder.path("\(set)/\(path)"), "--to", "canonical-csv", "-o", "-"])
      let table = Table(csv: read.output)
      let programme = try #require(order["programme"]?.text)
      #expect(table.rows.allSatisfy { table.cell($0, "programme") == programme })
      let sum = table.rows.compactMap { Int64(table.cell($0, "amount")) }.reduce(0, +)
      return "\(programme) \(sum)"
    }
  }

  @Test func `a row of another programme than its list's is held`() throws {
    let desk = try Desk()
    let outcome = try desk.prepare([("a.csv", sheet(Self.btxh, column: ("BTXH", "NCC")))], out: "s")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("a.csv:5:75-77: error PAY-540: the row names another programme; the list is of programme BTXH"))
    #expect(try desk.heldCodes("s") == ["PAY-540"])
    #expect(try orders(desk, "s") == ["BTXH 500000"])
    // The user's word counts like the title.
    #expect(try desk.prepare([("b.csv", sheet(Self.none, column: ("BTXH", "NCC")))], out: "o", ["--programme", "NCC"]).status == 2)
    #expect(try desk.heldCodes("o") == ["PAY-540"])
    #expect(try orders(desk, "o") == ["NCC 3000000"])
  }

  @Test(arguments: [none, both])
  func `rows of a list that names no programme go each to their own order`(title: String) throws {
    let desk = try Desk()
    let outcome = try desk.prepare([("ncc.csv", sheet(title, column: ("BTXH", "Người có công")))], out: "s")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try orders(desk, "s") == ["NCC 3000000", "BTXH 500000"])
    // Neither is paid again, whichever list it comes in.
    let again = sheet(Self.btxh).replacing("2,Lê Thị Bé", with: "2,Trần Thị Cúc").replacing("038140000102", with: "038140000103")
    #expect(try desk.prepare([("c.csv", again)], out: "t", ["--continue", "s"]).status == 2)
    #expect(try desk.heldCodes("t") == ["PAY-524"])
  }

  @Test func `a cell that is no programme or empty holds its row`() throws {
    let desk = try Desk()
    #expect(try desk.prepare([("a.csv", sheet(Self.btxh, column: ("BTXH", "XYZ")))], out: "s1").status == 2)
    #expect(try desk.heldCodes("s1") == ["PAY-541"])
    let outcome = try desk.prepare([("b.csv", sheet(Self.none, column: ("", "NCC")))], out: "s2")
    #expect(outcome.status == 2)
    #expect(try desk.heldCodes("s2") == ["PAY-541"])
    #expect(try orders(desk, "s2") == ["NCC 3000000"])
    // Under a title that names the programme an empty cell says nothing.
    #expect(try desk.prepare([("c.csv", sheet(Self.btxh, column: ("", "")))], out: "s3").status == 0)
    // An empty column is none.
    #expect(try desk.prepare([("d.csv", sheet(Self.both, column: ("", "")))], out: "s4").status == 2)
    #expect(try desk.heldCodes("s4") == ["CSV-502", "CSV-502"])
    // The first rows say nothing of a list that is titled as both.
    let first = sheet(Self.both).replacing("TB 41%", with: "Thương binh").replacing("NCT", with: "")
    #expect(try desk.prepare([("e.csv", first)], out: "s5").status == 2)
    #expect(try desk.heldCodes("s5") == ["CSV-502", "CSV-502"])
  }

  @Test func `a programme that the unit does not pay, or not this year, holds its rows alone`() throws {
    let desk = try Desk()
    let unit = String(decodingForTest: try InputFile.contents(of: SmallRoster.unit, limitBytes: 1 << 20))
    let start = try #require(unit.ranges(of: "  - programme: NCC").first?.lowerBound)
    let end = try #require(unit.ranges(of: "  - programme: BTXH").first?.lowerBound)
    #expect(start < end)
    _ = try desk.folder.write("one.yaml", Array((unit[..<start] + unit[end...]).utf8))
    let list = [("a.csv", sheet(Self.none, column: ("BTXH", "NCC")))]
    let outcome = try desk.prepare(list, out: "s1", unit: "one.yaml")
    #expect(outcome.status == 2)
    #expect(try desk.heldCodes("s1") == ["UNI-301"])
    #expect(try orders(desk, "s1") == ["BTXH 500000"])
    let old = unit[start..<end].replacing("year: 2026", with: "year: 2025")
    _ = try desk.folder.write("old.yaml", Array((unit[..<start] + old + unit[end...]).utf8))
    let late = try desk.prepare(list, out: "s2", unit: "old.yaml")
    #expect(late.status == 2)
    #expect(late.errors.contains("error UNI-501: there is no budget classification for 10/2026"))
    #expect(try orders(desk, "s2") == ["BTXH 500000"])
  }

  @Test func `one order cannot be made of a list of both, exchange files can`() throws {
    let desk = try Desk()
    _ = try desk.folder.write("a.csv", Array(sheet(Self.none, column: ("BTXH", "NCC")).utf8))
    let call = ["convert", "a.csv", "--period", "2026-10", "--unit", SmallRoster.unit, "--lang", "en", "-o"]
    let order = try runChitra(call + ["o.xml", "--to", "treasury-order"], in: desk.folder.path(""))
    #expect(order.status == 2 && order.errors.contains("CSV-503"))
    let exchange = try runChitra(call + ["-", "--to", "canonical-csv"], in: desk.folder.path(""))
    let table = Table(csv: exchange.output)
    #expect(exchange.status == 0 && table.rows.map { table.cell($0, "programme") } == ["BTXH", "NCC"])
    // Rows that all say the same make the list theirs.
    _ = try desk.folder.write("b.csv", Array(sheet(Self.none, column: ("NCC", "NCC")).utf8))
    let same = try runChitra(["convert", "b.csv"] + call[2...] + ["b.xml", "--to", "treasury-order"], in: desk.folder.path(""))
    #expect(same.status == 0, "\(same.errors)")
    #expect(try desk.text("b.xml").contains("<Programme>NCC</Programme>"))
  }

  @Test func `a repay list of payments without a programme names none`() throws {
    let desk = try Desk()
    let sent =
      "reference,attempt,programme,period,payee_name,payee_role,identity,amount,currency,channel,bank_bin,account,phone,remittance,lines,"
      + "source_file,source_record\nE2E-2,1,,,AN,,,600000,VND,bank,970405,3500206333301,,,,x.csv,2\n"
    let returned =
      "booking_date,value_date,direction,amount,currency,reference,bank_reference,counterparty_name,counterparty_account,reason_list,"
      + "reason_code,narrative,source_file,source_record\n"
      + "2026-10-12,2026-10-12,credit,600000,VND,E2E-2,B2,AN,3500206333301,ISO-RETURN,AC04,x,s.csv,2\n"
    let paths = [try desk.folder.write("sent.csv", sent), try desk.folder.write("back.csv", returned)]
    _ = try runChitra(["reconcile", "--sent", paths[0], "--returned", paths[1], "--out", "result"], in: desk.folder.path(""))
    #expect(try desk.text("result/repay/khac.csv").contains("DANH SÁCH CHI LẠI TRỢ CẤP\r\n"))
    #expect(try desk.prepare([("khac.csv", desk.text("result/repay/khac.csv"))], out: "s").status == 2)
    #expect(try desk.heldCodes("s") == ["CSV-502"])
  }

  // MARK: months

  /// Prepares one list of a title and gives the codes of its held rows; the round pays October.
  private func held(_ desk: Desk, _ month: String, months: (String, String)? = nil, _ more: [String] = []) throws -> [String] {
    let outcome = try desk.prepare([("a.csv", sheet(Self.btxh + month, months: months))], out: "s", more + ["--force"])
    let codes = try desk.heldCodes("s")
    #expect(outcome.status == (codes.isEmpty ? 0 : 2), "\(month)")
    return codes
  }

  @Test func `a title of a month that the round does not pay holds the list, with or without its year`() throws {
    let desk = try Desk()
    for title in ["Tháng 9", "Kỳ 09/2026", "T9/2026", "Tháng Chín năm 2026", "Tháng 10 năm 2025", "Tháng 11"] {
      #expect(try held(desk, title) == ["CSV-501", "CSV-501"], "\(title)")
    }
    // The finding names the line of the month.
    let outcome = try desk.prepare([("b.csv", sheet(Self.btxh + "\nTháng 9"))], out: "t")
    #expect(outcome.errors.contains("b.csv:3: error CSV-501"))
    for title in ["Tháng 10", "Kỳ 10/2026", "T10/2026", "Tháng Mười năm 2026", "Hà Nội, ngày 25 tháng 9 năm 2026\nTháng 10 năm 2026"] {
      #expect(try held(desk, title) == [], "\(title)")
    }
    #expect(try held(desk, "Tháng 11", ["--months", "2026-10,2026-11"]) == [])
  }

  @Test func `which month of several a row is owed for is said by the row, or the list is held`() throws {
    let desk = try Desk()
    for title in [
      "Tháng 9 và tháng 10 năm 2026", "tháng 10, 11 năm 2026", "quý 4/2026", "từ tháng 9 đến tháng 11/2026", "Tháng 10-11/2026",
    ] {
      #expect(try held(desk, title) == ["CSV-320", "CSV-320"], "\(title)")
      #expect(try held(desk, title, months: ("10/2026", "09/2026")) == [], "\(title)")
    }
    #expect(try held(desk, "Tháng 10 và tháng 11 năm 2026", ["--months", "2026-10,2026-11"]) == ["CSV-320", "CSV-320"])
    #expect(try held(desk, "Tháng 9 và tháng 10 năm 2026", months: ("10/2026", "")) == ["PAY-126"])
    for title in ["Tháng 13 năm 2026", "6 tháng cuối năm 2026"] {
      #expect(try held(desk, title) == ["CSV-321", "CSV-321"], "\(title)")
    }
  }

  @Test func `October stays to be paid once when it came in a title of two months`() throws {
    let desk = try Desk()
    let both = ["--months", "2026-10,2026-11"]
    let list = sheet(Self.btxh + "Tháng 10 và tháng 11 năm 2026", months: ("10/2026", "11/2026"))
    #expect(try desk.prepare([("a.csv", list)], out: "s", both).status == 0)
    #expect(try desk.prepare([("b.csv", sheet(Self.btxh + "Tháng 10 năm 2026"))], out: "t", ["--continue", "s"]).status == 2)
    // An was paid October; Bé November, so October is due to her.
    #expect(try desk.heldCodes("t") == ["PAY-524"])
    #expect(try orders(desk, "t") == ["BTXH 3000000"])
  }

  @Test func `a title further down of another month holds the list`() throws {
    let desk = try Desk()
    let rows = sheet("").dropFirst()
    let second = rows.replacing("0000101", with: "0000201").replacing("0000102", with: "0000202")
    for (top, further) in [
      ("Tháng 10 năm 2026\n", "Tháng 9 năm 2026\n"), ("", "Tháng 9 năm 2026\n"), ("", "Kỳ 09/2026\n"),
      ("", "DANH SÁCH CHI TRẢ THÁNG 9\n"), ("Tháng 10\n", ",Tháng 9/2026\n"),
    ] {
      let outcome = try desk.prepare([("a.csv", Self.btxh + top + rows + further + second)], out: "s", ["--force"])
      #expect(outcome.status == 2 && outcome.errors.contains("CSV-501"), "\(top) \(further) \(outcome.errors)")
      #expect(try Set(desk.heldCodes("s")) == ["CSV-501"], "\(top) \(further)")
    }
    let same = try desk.prepare([("a.csv", Self.btxh + rows + "Tháng 10 năm 2026\n" + second)], out: "s", ["--force"])
    #expect(same.status == 0, "\(same.errors)")
  }

  @Test func `a heading of the other programme holds the list, whatever named the list's`() throws {
    let desk = try Desk()
    let rows = sheet("").dropFirst()
    let second =
      rows.replacing("0000101", with: "0000201").replacing("0000102", with: "0000202")
      .split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    for (title, heading) in [
      (Self.btxh, "A,NGƯỜI CÓ CÔNG,,,,,,\n"), (Self.none, "II,Bảo trợ xã hội,,,,3500000,,\n"), (Self.none, "DANH SÁCH BTXH\n"),
    ] {
      let text = title + rows + heading + second
      #expect(try desk.prepare([("xa-ncc.csv", text)], out: "s", ["--force"]).status == 2, "\(heading)")
      #expect(try Set(desk.heldCodes("s")) == ["CSV-503"], "\(heading)")
    }
    // Groups within a programme, and headings where each row says its own.
    let groups = Self.btxh + rows + "B,Người khuyết tật,,,,,,\n" + second
    #expect(try desk.prepare([("a.csv", groups)], out: "s", ["--force"]).status == 0)
    let own = sheet(Self.none, column: ("NCC", "NCC")) + "B,BẢO TRỢ XÃ HỘI,,,,,,,\n"
    let third = "3,Trần Thị Cúc,01/02/1940,038140000103,NCT,500000,3517205000103,Agribank,BTXH\n"
    #expect(try desk.prepare([("ncc.csv", own + third)], out: "s", ["--force"]).status == 0)
    #expect(try orders(desk, "s") == ["NCC 3500000", "BTXH 500000"])
  }

  @Test func `categories of the other programme are told once`() throws {
    let desk = try Desk()
    let list = sheet(Self.btxh).replacing("TB 41%", with: "Thương binh 41%")
    let outcome = try desk.prepare([("a.csv", list)], out: "s1")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("a.csv:1: warning CSV-322: the first rows' categories belong to another programme than the list"))
    #expect(try !desk.prepare([("b.csv", sheet(Self.btxh))], out: "s2").errors.contains("CSV-322"))
  }

  // MARK: the reason of a list

  @Test func `all rows of a list that is held carry its reason, and their own behind it`() throws {
    let desk = try Desk()
    let doubled = sheet(Self.btxh).replacing("Đối tượng,", with: "Mức trợ cấp,")
    let outcome = try desk.prepare([("a.csv", doubled)], out: "s1")
    #expect(outcome.status == 2)
    #expect(try desk.heldCodes("s1") == ["CSV-304", "CSV-304"])
    #expect(!outcome.errors.contains("PAY-130"))
    let own = Table(csv: try desk.text("s1/held/a.csv").split(separator: "\n").dropFirst().joined(separator: "\n"))
    #expect(own.rows.map { own.cell($0, "code") } == ["CSV-304", "CSV-304"])
    #expect(own.rows.allSatisfy { own.cell($0, "fix").contains("--columns") })

    let wrong = sheet(Self.btxh).replacing("038040000101", with: "3.8E+10") + ",Tổng cộng,,,,9000000,,\n"
    #expect(try desk.prepare([("a.csv", wrong)], out: "s2").status == 2)
    let held = Table(csv: try desk.text("s2/held.csv"))
    #expect(held.rows.map { held.cell($0, "code") } == ["CSV-402", "CSV-402"])
    #expect(held.cell(held.rows[0], "reason").contains("dòng này còn lỗi riêng") && held.cell(held.rows[0], "reason").contains("PAY-112"))
    #expect(!held.cell(held.rows[1], "reason").contains("lỗi riêng"))
  }
}
