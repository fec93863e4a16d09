// Two people behind one number, columns that were shifted, money in columns that nobody knows: told, held or masked, never taken as usual.
import Files
import TestSupport
import Testing

@Suite struct DoubtfulPeopleTests {
  private func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    SmallRoster.person(name, number, cells)
  }

  @Test(arguments: ["", "Tiền mặt", "Tại nhà"])
  func `two people of one number are never joined in one payment`(wish: String) throws {
    let desk = try Desk()
    let cash = wish.isEmpty ? [:] : ["Số tài khoản": "", "Ngân hàng": "", "Hình thức chi trả": wish]
    let other = ["Đối tượng": "Người cao tuổi", "Mức trợ cấp": "500000", "Tổng số tiền": "500000"].merging(cash) { $1 }
    let roster = SmallRoster(
      person("Nguyễn Văn An", 1, cash), person("Phạm Thị Khác", 1, other), person("Nguyễn Văn Ân", 2, cash),
      person("NGUYỄN VĂN ÂN", 2, other))
    let outcome = try desk.prepare([("a.csv", roster.text)], out: "s")
    #expect(outcome.status == 2)
    // Which of the two numbers is wrong is not known: the rows of both are held, each with the other's place.
    #expect(outcome.errors.contains("a.csv:4:") && outcome.errors.contains("a.csv:5:") && outcome.errors.contains("PAY-560"))
    #expect(try desk.heldCodes("s") == ["PAY-560", "PAY-560"])
    let sheet = try JSON(parsing: desk.text("s/control-sheet.json"))
    // 750,000 + 500,000 of the one person whose two lines write the name differently.
    #expect(sheet["payments"]?["count"]?.number == 1)
    #expect(sheet["payments"]?["amount"]?.number == 1_250_000)
    #expect(sheet["held"]?["amount"]?.number == 1_250_000)
    _ = try desk.folder.write("b.csv", Array(roster.text.utf8))
    let converted = try runChitra(
      ["convert", "b.csv", "--to", "canonical-csv", "--unit", SmallRoster.unit, "--period", "2026-10", "-o", "o.csv"],
      in: desk.folder.path(""))
    #expect(converted.status == 2)
    #expect(try desk.text("o.csv.held.csv").contains("PAY-560"))
  }

  @Test(arguments: ["-300000", "-300.000", "(300000)", "(300.000 đ)", "300 nghìn", "1,5 triệu"])
  func `money taken off in a column that nobody knows holds the list`(cell: String) throws {
    let folder = try TemporaryFolder()
    let text = "Họ và tên,Số CCCD,Mức trợ cấp,Trừ\nNguyễn Văn An,038050200001,500000,\"\(cell)\"\n"
    let outcome = try runChitra(["validate", try folder.write("a.csv", Array(text.utf8)), "--lang", "en"])
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("CSV-312"))
  }

  @Test func `what stands in the wrong column is masked as what it is`() throws {
    let folder = try TemporaryFolder()
    let header = "Họ và tên,Giới tính,Số CCCD,Mức trợ cấp,Số tài khoản,Ngân hàng,Ký nhận"
    let text = header + "\nNguyễn,Văn Bình,038050200001,500000,Agribank,3500206333334,Trần Thị Lan\n"
    let roster = try folder.write("a.csv", Array(text.utf8))
    for form in ["json", "text"] {
      let outcome = try runChitra(["validate", roster, "--report", form, "--lang", "both"])
      #expect(outcome.output.contains("PAY-150"))
      for secret in ["3500206333334", "Văn Bình", "Bình", "Lan"] { #expect(!outcome.output.contains(secret), "\(form): \(secret)") }
    }
    #expect(try runChitra(["validate", roster, "--show-values"]).output.contains("3500206333334"))
  }

  @Test(arguments: ["0", "-1", "16385"])
  func `a column that no sheet has is no reading of columns`(column: String) throws {
    let folder = try TemporaryFolder()
    let map = try folder.write("c.yaml", Array("\"\(column)\": name\n".utf8))
    let roster = try folder.write("a.csv", Array(SmallRoster(SmallRoster.person("Nguyễn Văn An", 1)).text.utf8))
    let outcome = try runChitra(["validate", roster, "--columns", map])
    #expect(outcome.status != 0)
    #expect((outcome.errors + outcome.output).contains("c.yaml:1:"))
  }
}
