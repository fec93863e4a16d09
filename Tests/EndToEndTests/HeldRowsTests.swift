// What is held is told with its place, what is told as an error is held, and nothing is guessed in silence.
import Files
import TestSupport
import Testing

@Suite struct HeldRowsTests {
  private func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    SmallRoster.person(name, number, cells)
  }

  /// The lines "file:line:columns: severity code: message" of standard error.
  private func findings(_ outcome: Outcome, _ severity: String) -> [String] {
    outcome.errors.split(separator: "\n").map(String.init).filter { !$0.hasPrefix(" ") && $0.contains(": \(severity) ") }
  }

  /// The samples' unit with one line put in behind another.
  private func unit(_ desk: Desk, _ old: String, _ new: String) throws -> String {
    let text = String(decodingForTest: try InputFile.contents(of: SmallRoster.unit, limitBytes: 1 << 20))
    #expect(text.contains(old))
    _ = try desk.folder.write("unit.yaml", Array(text.replacing(old, with: new).utf8))
    return "unit.yaml"
  }

  @Test func `a row whose format cannot carry it is held and told, the rest is paid, and no empty file is left`() throws {
    let desk = try Desk()
    let long = "Nguyễn Thị " + String(repeating: "Dài ", count: 18) + "Dài"
    #expect(long.count > 70)
    let alone = try desk.prepare([("a.csv", SmallRoster(person(long, 1)).text)], out: "s1")
    #expect(alone.status == 2)
    #expect(findings(alone, "error").map { $0.prefix(29) } == ["a.csv:4:2-87: error FXW-201: "])
    #expect(try desk.heldCodes("s1") == ["FXW-201"])
    #expect(try Folder.files(under: desk.folder.path("s1")).allSatisfy { !$0.hasPrefix("bank/") && !$0.hasPrefix("treasury/") })
    #expect(!Folder.exists(desk.folder.path("s1/bank")))

    let letters = person("Nguyễn Văn Cường", 2, ["Số tài khoản": "35002A6001002"])
    let mixed = try desk.prepare(
      [("b.csv", SmallRoster(letters, person("Nguyễn Văn Dũng", 3), person(long, 4, ["Số tài khoản": "", "Ngân hàng": ""])).text)],
      out: "s2")
    #expect(mixed.status == 2)
    #expect(findings(mixed, "error").map { $0.split(separator: ": ")[1] } == ["error FXW-101"])
    #expect(findings(mixed, "error")[0].hasPrefix("b.csv:4:"))
    #expect(try desk.heldCodes("s2") == ["FXW-101"])
    #expect(try JSON(parsing: desk.text("s2/control-sheet.json"))["channels"]?["cash"]?["count"]?.number == 1)
  }

  @Test func `the second line of a person whose name is left out is somebody's money, not the sum of a group`() throws {
    let desk = try Desk()
    let text = """
      DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI
      Tháng 10 năm 2026
      STT,Họ và tên,Số CCCD,Đối tượng,Mức trợ cấp,Số tài khoản,Ngân hàng
      1,Nguyễn Văn An,038050200001,Người cao tuổi,750000,3500200001001,Agribank
      ,,,Người đơn thân nghèo đang nuôi con,750000,,
      2,Nguyễn Văn Bình,038050200002,Người cao tuổi,750000,3500200001002,Agribank
      """
    #expect(try desk.prepare([("a.csv", text + "\n")], out: "s").status == 2)
    #expect(try desk.heldCodes("s") == ["PAY-101"])
    #expect(try JSON(parsing: desk.text("s/control-sheet.json"))["totals"]?["rows"]?.number == 3)
  }

  @Test(arguments: ["Họ và tên", "Xã", "Thôn", "Ghi chú", "Số tài khoản"])
  func `a byte that is no letter holds its row, whatever a profile says, and stands in no file but the sender's`(column: String) throws {
    let desk = try Desk()
    let rows = SmallRoster(person("Nguyễn Văn Bình", 1), person("Nguyễn Văn Cường", 2, [column: "\u{1}"])).text
    var bytes = Array(rows.utf8)
    let place = try #require(bytes.firstIndex(of: 1))
    bytes[place] = 0xFF
    _ = try desk.folder.write("a.csv", bytes)
    let prepared = try desk.prepare([], files: ["a.csv"], out: "s")
    #expect(prepared.status == 2, "\(prepared.errors)")
    #expect(try desk.heldCodes("s") == ["CSV-001"])
    for name in try Folder.files(under: desk.folder.path("s")) where !name.hasPrefix("held/") {
      let written = try desk.folder.read("s/\(name)")
      #expect(!written.contains(0xFF) && String(validating: written, as: UTF8.self)?.contains("\u{FFFD}") == false, "\(name)")
    }
    _ = try desk.folder.write("p.yaml", Array("id: x\nseverities:\n  CSV-001: warning\n".utf8))
    #expect(try desk.prepare([], files: ["a.csv"], out: "t", ["--profile", "p.yaml"]).status == 2)
    #expect(!Folder.exists(desk.folder.path("t")))
  }

  @Test func `a second table with its columns in another order is read by its own header`() throws {
    let first = "STT,Họ và tên,Số CCCD,Mức trợ cấp,Số điện thoại,Số tài khoản,Ngân hàng"
    let swapped = "STT,Họ và tên,Số CCCD,Mức trợ cấp,Số tài khoản,Số điện thoại,Ngân hàng"
    for (header, codes) in [(first, []), (swapped, [])] as [(String, [String])] {
      let desk = try Desk()
      let lines = [
        "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI", "Tháng 10 năm 2026", first,
        "1,Nguyễn Văn An,038050200001,750000,0912345678,3500200001001,Agribank", header,
        "2,Nguyễn Văn Bình,038050200002,750000,0912345679,3500200001002,Agribank",
      ]
      _ = try desk.prepare([("a.csv", lines.map { $0 + "\n" }.joined())], out: "s")
      #expect(try desk.heldCodes("s") == codes)
    }
  }

  @Test func `a name or note beyond the order's schema is held, not a fault of the program`() throws {
    let desk = try Desk()
    let cash = ["Số tài khoản": "", "Ngân hàng": ""]
    let rows = SmallRoster(
      person(String(repeating: "Ă", count: 141), 1, cash), person(String(repeating: "Ă", count: 140), 2, cash),
      person("Nguyễn Văn Dũng", 3, cash.merging(["Ghi chú": String(repeating: "ghi chú ", count: 70)]) { $1 }))
    let outcome = try desk.prepare([("a.csv", rows.text)], out: "s")
    #expect(outcome.status == 2)
    #expect(findings(outcome, "error").map { $0.prefix(8) } == ["a.csv:4:", "a.csv:6:"])
    #expect(try desk.heldCodes("s") == ["FXW-201", "FXW-201"])
  }

  @Test func `convert tells each record that it holds, and a payment of another channel goes another way`() throws {
    let desk = try Desk()
    _ = try desk.folder.write("a.csv", Array(SmallRoster(person("Nguyễn Văn Bình", 1, ["Số tài khoản": "35002A6001001"])).text.utf8))
    let roster = try runChitra(
      ["convert", "a.csv", "--to", "chitra-batch", "--unit", SmallRoster.unit, "--period", "2026-10", "-o", "a.txt", "--lang", "en"],
      in: desk.folder.path(""))
    #expect(roster.status == 2)
    #expect(findings(roster, "error").map { $0.prefix(8) } == ["a.csv:4:"])
    let cash = """
      reference,attempt,programme,period,payee_name,payee_role,identity,amount,currency,channel,bank_bin,account,phone,remittance,lines,\
      source_file,source_record
      K7M2X9QA4R7C,1,BTXH,2026-10,Nguyễn Văn Bình,beneficiary,038050200001,750000,VND,cash,,,,K7M2X9QA4R7C,,,

      """
    _ = try desk.folder.write("cash.csv", Array(cash.utf8))
    let payments = try runChitra(
      ["convert", "cash.csv", "--to", "chitra-batch", "--unit", SmallRoster.unit, "-o", "cash.txt", "--lang", "en"],
      in: desk.folder.path(""))
    #expect(payments.status == 2)
    #expect(findings(payments, "error") == ["cash.csv:2: error FXW-205: the payment's channel is not the file's"])
  }

  @Test func `a payment above the limit of a file is held`() throws {
    let desk = try Desk()
    let unit = try unit(desk, "  layout: chitra-batch", "  layout: chitra-batch\n  maximum_amount: 1000000")
    let rows = SmallRoster(
      person("Nguyễn Văn Bình", 1, ["Mức trợ cấp": "1500000", "Tổng số tiền": "1500000"]), person("Nguyễn Văn Cường", 2),
      person("Nguyễn Văn Dũng", 3))
    let outcome = try desk.prepare([("a.csv", rows.text)], out: "s", unit: unit)
    #expect(outcome.status == 2)
    #expect(findings(outcome, "error").count == 1)
    #expect(outcome.errors.contains("error PAY-201: the payment is above the limit of one file, 1.000.000 đ"))
    #expect(try desk.heldCodes("s") == ["PAY-201"])
    let files = try JSON(parsing: desk.text("s/control-sheet.json"))["files"]?.elements ?? []
    #expect(files.map { $0["amount"]?.number } == [750_000, 750_000])
  }

  @Test func `what a profile ranks as an error is held, what it ranks as a warning is paid`() throws {
    let desk = try Desk()
    let rows = SmallRoster(
      person("Nguyễn Văn Bình", 1, ["Giới tính": "Nữ"]), person("Nguyễn Văn Cường", 2, ["Ngày chết": "01/08/2026"]),
      person("Nguyễn Văn Dũng", 3)
    ).text
    #expect(try desk.prepare([("a.csv", rows)], out: "usual").status == 2)
    #expect(try desk.heldCodes("usual") == ["PAY-514"])
    _ = try desk.folder.write("p.yaml", Array("id: x\nseverities:\n  PAY-501: error\n  PAY-514: warning\n".utf8))
    let ranked = try desk.prepare([("a.csv", rows)], out: "ranked", ["--profile", "p.yaml"])
    #expect(ranked.status == 2)
    #expect(findings(ranked, "error").map { $0.contains("PAY-501") } == [true])
    #expect(findings(ranked, "warning").contains { $0.contains("PAY-514") })
    #expect(try desk.heldCodes("ranked") == ["PAY-501"])
    _ = try desk.folder.write("q.yaml", Array("id: x\nseverities:\n  PAY-505: warning\n".utf8))
    #expect(try desk.prepare([("a.csv", rows)], out: "refused", ["--profile", "q.yaml"]).status == 2)
    #expect(!Folder.exists(desk.folder.path("refused")))
  }

  @Test func `a sum beyond all figures is an error everywhere`() throws {
    let desk = try Desk()
    let huge = ["Mức trợ cấp": "9000000000000000000", "Tổng số tiền": "9000000000000000000"]
    let text = SmallRoster(person("Nguyễn Văn Bình", 1, huge), person("Nguyễn Văn Cường", 2, huge)).text
    let prepared = try desk.prepare([("a.csv", text)], out: "s")
    #expect(prepared.status == 2)
    #expect(findings(prepared, "error").map { $0.prefix(8) } == ["a.csv:5:"])
    #expect(!Folder.exists(desk.folder.path("s")))
    for arguments in [["validate", "a.csv"], ["convert", "a.csv", "--to", "canonical-csv", "-o", "a.out.csv"]] {
      let outcome = try runChitra(arguments + ["--lang", "en"], in: desk.folder.path(""))
      #expect(outcome.status == 2)
      #expect((outcome.output + outcome.errors).contains("error PAY-135"))
    }
    let validated = try runChitra(["validate", "a.csv", "--lang", "en"], in: desk.folder.path(""))
    #expect(validated.lines.last == "a.csv: roster-csv, 2 records, ? đ; content: not good")
  }

  @Test func `months are neither guessed nor taken in silence`() throws {
    let desk = try Desk()
    let rows = SmallRoster(
      person("Nguyễn Văn Bình", 1, ["Tháng hưởng": "xx"]), person("Nguyễn Văn Cường", 2, ["Tháng hưởng": "12/2026"]),
      person("Nguyễn Văn Dũng", 3, ["Tháng hưởng": "09/2026"]))
    #expect(try desk.prepare([("a.csv", rows.text)], out: "s1").status == 2)
    #expect(try desk.heldCodes("s1") == ["PAY-126", "PAY-533"])
    let plain = SmallRoster(person("Nguyễn Văn Bình", 1))
    for months in ["2026-09", "2026-11", "2026-10,", "2026-10,2026-10", "2026-10-B"] {
      #expect(try desk.prepare([("b.csv", plain.text)], out: "no", ["--months", months]).status == 64, "\(months)")
    }
    // A round over two months has a list for each: the lines are those of its month.
    var november = plain
    november.title = "Tháng 11 năm 2026"
    let both = try desk.prepare([("b.csv", plain.text), ("c.csv", november.text)], out: "s2", ["--months", "2026-10,2026-11"])
    #expect(both.status == 0, "\(both.errors)")
    let paid = try desk.payments("s2")
    #expect(paid.rows.map { paid.table.cell($0, "amount") } == ["1500000"])
    #expect(paid.table.cell(paid.rows[0], "lines").contains("/2026-11/regular/750000"))
  }

  @Test func `the money of a year is never drawn on another one, and the remaining estimate is watched`() throws {
    let desk = try Desk()
    let roster = [("a.csv", SmallRoster(person("Nguyễn Văn Bình", 1)).text)]
    let old = try unit(desk, "year: 2026, chapter: \"860\"", "year: 2025, chapter: \"860\"")
    let outcome = try desk.prepare(roster, out: "s1", unit: old)
    #expect(outcome.status == 2)
    #expect(findings(outcome, "error") == ["a.csv:1: error UNI-501: there is no budget classification for 2026-10"])
    #expect(try desk.heldCodes("s1") == ["UNI-501"])
    // 750.000 less the 250.000 still in hand are drawn; 100 are left of the year.
    let poor = try unit(desk, "item: \"7404\",", "item: \"7404\", remaining: 100,")
    let exceeding = try desk.prepare(roster, out: "s2", unit: poor)
    #expect(exceeding.status == 0)
    #expect(exceeding.errors.contains("warning PAY-504: 499.900 đ more than the remaining estimate"))
  }

  @Test func `a list whose header can be read in two ways is held as a whole, and the others go on`() throws {
    let desk = try Desk()
    let good = SmallRoster(person("Nguyễn Văn Dũng", 3)).text
    let rows = SmallRoster(person("Nguyễn Văn Bình", 1), person("Nguyễn Văn Cường", 2)).text
    let accounts = rows.replacing("Tên chủ tài khoản", with: "Số tài khoản")
    let outcome = try desk.prepare([("amb.csv", accounts), ("good.csv", good)], out: "s1")
    #expect(outcome.status == 2)
    #expect(
      findings(outcome, "error") == [
        "amb.csv:3: error CSV-304: it is not certain which column is Số tài khoản; candidates: Số tài khoản (15) | Số tài khoản (16)"
      ])
    #expect(try desk.heldCodes("s1") == ["CSV-304", "CSV-304"])
    let sheet = try JSON(parsing: desk.text("s1/control-sheet.json"))
    #expect(sheet["paid"]?["amount"]?.number == 750_000)
    #expect(sheet["held"]?["amount"]?.number == 1_500_000)
    #expect(sheet["held"]?["amount_unknown"]?.number == 0)

    // Two columns of money: neither is taken for the amount, and where no other says it the amount is not known.
    let money = rows.replacing("Truy lĩnh", with: "Tổng số tiền").replacing("Mức trợ cấp", with: "Mức lạ")
    #expect(try desk.prepare([("amb.csv", money), ("good.csv", good)], out: "s2").status == 2)
    let unknown = try JSON(parsing: desk.text("s2/control-sheet.json"))
    #expect(unknown["held"]?["count"]?.number == 2)
    #expect(unknown["held"]?["amount"]?.number == 0)
    #expect(unknown["held"]?["amount_unknown"]?.number == 2)
    let json = try desk.prepare([("amb.csv", money)], out: "s3", ["--report", "json"])
    #expect(json.errors.contains("\"field\":\"total\""))
    let month = rows.replacing("Truy lĩnh", with: "Mức trợ cấp")
    let named = try desk.prepare([("amb.csv", month)], out: "s4", ["--report", "json"])
    #expect(named.errors.contains("\"field\":\"month_amount\""))
  }

  @Test func `held rows keep the sender's line ends`() throws {
    let desk = try Desk()
    for lineEnd in ["\n", "\r\n"] {
      var roster = SmallRoster(person("Nguyễn Văn Bình", 1, ["Số CCCD": "3.8E+10"]), person("Nguyễn Văn Cường", 2))
      roster.lineEnd = lineEnd
      #expect(try desk.prepare([("a.csv", roster.text)], out: "s\(lineEnd.utf8.count)").status == 2)
      let held = try desk.folder.read("s\(lineEnd.utf8.count)/held/a.csv")
      #expect(held.count { $0 == 0x0D } == (lineEnd == "\n" ? 0 : 4))
      #expect(held.count { $0 == 0x0A } == 4)
    }
  }
}
