// One person in two rows that differ a little, and people whose rows say more than a name: what must never pass in silence.
import Files
import TestSupport
import Testing

@Suite struct PersonTwiceTests {
  private func told(_ text: String, _ more: [String] = [], lists: [(String, String)] = []) throws -> [String] {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.csv", Array(text.utf8))
    for (name, content) in lists { _ = try folder.write(name, Array(content.utf8)) }
    let outcome = try runChitra(["validate", "a.csv", "--period", "2026-10", "--report", "json"] + more, in: folder.path(""))
    return try outcome.jsonLines().compactMap { finding in
      guard let code = finding["code"]?.text, let line = finding["line"]?.number else { return nil }
      return "\(line) \(finding["severity"]?.text ?? "") \(code)"
    }
  }

  private static let cash = ["Hình thức chi trả": "Tiền mặt", "Số tài khoản": "", "Ngân hàng": ""]

  @Test func `the same month and amount by two channels is told though the regime is left out once`() throws {
    let an = SmallRoster.person("Nguyễn Văn An", 1)
    let roster = SmallRoster(an, an.merging(Self.cash) { $1 }.merging(["Đối tượng": ""]) { $1 })
    #expect(try told(roster.text).contains("5 warning PAY-551"))
    let desk = try Desk()
    let outcome = try desk.prepare([("a.csv", roster.text)], out: "s")
    #expect(outcome.errors.contains("a.csv:5") && outcome.errors.contains("PAY-551"))
    // Rows of one payment are told once.
    let together = SmallRoster(an, an.merging(["Đối tượng": ""]) { $1 })
    #expect(try desk.prepare([("b.csv", together.text)], out: "t").errors.components(of: "PAY-551") == 1)
  }

  @Test func `arrears beside the month make no other coefficient of it`() throws {
    let an = SmallRoster.person("Nguyễn Văn An", 1)
    let more = ["Đối tượng": "Khuyết tật nặng", "Truy lĩnh": "750000", "Tổng số tiền": "1500000"]
    let codes = try told(SmallRoster(an, an.merging(more) { $1 }).text)
    #expect(codes.contains("5 warning PAY-551") && !codes.contains { $0.hasSuffix("PAY-527") })
  }

  @Test func `without numbers the year of birth and the day may be one person`() throws {
    func person(_ birth: String, _ village: String) -> [String: String] {
      SmallRoster.person("Ngô Văn Bảy", 1, ["Số CCCD": "", "Ngày sinh": birth, "Thôn": village])
    }
    #expect(try told(SmallRoster(person("1970", "Thôn 1"), person("01/05/1970", "Thôn 1")).text).contains("5 warning PAY-509"))
    #expect(try !told(SmallRoster(person("1970", "Thôn 1"), person("01/05/1970", "Thôn 2")).text).contains("5 warning PAY-509"))
    #expect(try !told(SmallRoster(person("1970", "Thôn 1"), person("01/05/1971", "Thôn 1")).text).contains("5 warning PAY-509"))
  }

  @Test func `a number that the list of the dead has under another name is asked about, not deleted`() throws {
    let roster = SmallRoster(SmallRoster.person("Nguyễn Văn An", 1))
    func dead(_ name: String, _ death: String) -> [(String, String)] {
      [("d.csv", "Họ và tên,Số CCCD,Ngày chết\n\(name),038050200001,\(death)\n")]
    }
    let option = ["--deceased", "d.csv"]
    #expect(try told(roster.text, option, lists: dead("Lê Thị Khác", "03/08/2026")).contains("4 error PAY-565"))
    #expect(try told(roster.text, option, lists: dead("NGUYEN VAN AN", "03/08/2026")).contains("4 error PAY-514"))
    // A death behind the month paid is a slip of the year or month: told, and paid.
    #expect(try told(roster.text, option, lists: dead("Nguyễn Văn An", "03/08/2062")).contains("4 warning PAY-564"))
    #expect(try told(roster.text, option, lists: dead("Nguyễn Văn An", "03/10/2026")).allSatisfy { !$0.hasPrefix("4 error") })
    let excluded = ["--exclude", "d.csv"]
    #expect(try told(roster.text, excluded, lists: dead("Lê Thị Khác", "")).contains("4 error PAY-565"))
  }

  @Test func `every list of the dead counts, and the first day of somebody who stands twice`() throws {
    let roster = SmallRoster(SmallRoster.person("Nguyễn Văn An", 1), SmallRoster.person("Lê Văn Bình", 2))
    let first = "Họ và tên,Số CCCD,Ngày chết\nNguyễn Văn An,038050200001,03/10/2026\nNguyễn Văn An,038050200001,03/08/2026\n"
    let second = "Họ và tên,Số CCCD,Ngày chết\nLê Văn Bình,038050200002,03/08/2026\n"
    let said = try told(
      roster.text, ["--deceased", "d.csv", "--deceased", "e.csv"], lists: [("d.csv", first), ("e.csv", second)])
    #expect(said.contains("4 error PAY-514") && said.contains("5 error PAY-514"))
  }

  @Test(arguments: [
    ("Lê Văn E (chết 15/8)", "error PAY-127"), ("Lê Văn G - đã mất", "error PAY-127"), ("LÊ VĂN G ĐÃ MẤT", "error PAY-127"),
    ("Lê Văn G đã mất", "error PAY-127"), ("Lê Văn H/Lê Thị I", "warning PAY-118"), ("Lê Văn R (ủy quyền: Lê Thị S)", "warning PAY-118"),
    ("Lê Văn K; Lê Thị L", "warning PAY-118"), ("Lê Văn Q*", "warning PAY-118"), ("Lê Văn Mát", ""), ("Lê Thị Tất", ""),
    ("H'Bia Niê-Kđăm", ""), ("Đỗ Thị Hoà", ""), ("Tr. Văn An", ""),
  ])
  func `a remark in the cell of the name is told, and a death holds the row`(name: String, finding: String) throws {
    let codes = try told(SmallRoster(SmallRoster.person(name, 1, ["Đối tượng": ""])).text)
    #expect(codes == (finding.isEmpty ? [] : ["4 \(finding)"]))
  }

  @Test(arguments: [
    ("II. Giảm (cắt, chết)", true), ("Đối tượng thôi hưởng", true), ("B. Tạm dừng trợ cấp", true), ("I. Người khuyết tật", false),
    ("Người giám hộ", false), ("III. Giám hộ", false), ("II. Hộ giảm nghèo", false), ("III. Giảm nghèo bền vững", false),
  ])
  func `a part with people who left holds the list`(heading: String, isHeld: Bool) throws {
    let text = """
      DANH SÁCH BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026
      STT,Họ và tên,Ngày sinh,Số CCCD,Số tiền,Số TK,Ngân hàng
      1,Lê Văn An,01/02/1940,038040000101,500000,3517205000101,Agribank
      ,"\(heading)",,,,,
      2,Lê Thị Bé,01/02/1940,038140000102,500000,3517205000102,Agribank

      """
    #expect(try told(text).contains("4 error CSV-334") == isHeld)
  }

  @Test(arguments: [
    ("Chết 15/8/2026", true), ("đã mất tháng 8", true), ("Cắt từ tháng 10", true), ("BHXH chi", true), ("Thôn Cát", false), ("", false),
    ("Nhận tại nhà", false),
  ])
  func `a note that says stop is told`(note: String, isTold: Bool) throws {
    let codes = try told(SmallRoster(SmallRoster.person("Nguyễn Văn An", 1, ["Đối tượng": "", "Ghi chú": note])).text)
    #expect(codes.contains("4 warning PAY-119") == isTold)
  }

  @Test(arguments: ["DANH SÁCH THÁNG 9 NĂM 2026", "DANH SÁCH ĐỐI TƯỢNG GIẢM (CẮT, CHẾT) TRONG THÁNG"])
  func `the title of a second table counts as that of the first`(title: String) throws {
    let header = "STT,Họ và tên,Ngày sinh,Số CCCD,Số tiền,Số TK,Ngân hàng"
    func text(_ first: String, _ second: String) -> String {
      """
      \(first)
      \(header)
      1,Lê Văn An,01/02/1940,038040000101,500000,3517205000101,Agribank
      \(second)
      \(header)
      1,Lê Thị Bé,01/02/1940,038140000102,500000,3517205000102,Agribank

      """
    }
    let own = "DANH SÁCH BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026"
    let code = title.contains("GIẢM") ? "CSV-334" : "CSV-501"
    for second in ["\"\(title)\",,,,,,", ",\"\(title)\",,,,,"] {
      let said = try told(text(own, second))
      #expect(said.contains("4 error \(code)") && !said.contains("4 error PAY-130"), "\(said)")
    }
    #expect(try told(text("\"\(title)\"", "")).contains("1 error CSV-334") == title.contains("GIẢM"))
  }

  @Test func `rows of a list of another month are held for that alone`() throws {
    let desk = try Desk()
    let an = SmallRoster(SmallRoster.person("Nguyễn Văn An", 1))
    var other = an
    other.title = "Tháng 9 năm 2026"
    let outcome = try desk.prepare([("a.csv", an.text), ("b.csv", other.text)], out: "s")
    #expect(outcome.status == 2 && !outcome.errors.contains("PAY-506"))
    #expect(try desk.heldCodes("s") == ["CSV-501"])
  }
}

extension String {
  /// How often a piece stands in the text.
  fileprivate func components(of piece: String) -> Int { split(separator: piece, omittingEmptySubsequences: false).count - 1 }
}
