// convert --to roster-csv: the monthly payout list and the lists of people paid to accounts, from the command line.
import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct ListWritingTests {
  /// Two people with an account, one through a guardian, one in cash, one by wallet; a heading and a column that no list has.
  private static let people = [
    "UBND xã Sơn Thủy", "DANH SÁCH BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026",
    "TT;Họ tên;Năm sinh;Số CCCD;Số quyết định;Số tiền;Người nhận thay;Quan hệ;CCCD người nhận;Số TK;Chủ TK;Ngân hàng;SĐT;Hình thức;Hệ số",
    "I. Thôn Đông;;;;;;;;;;;;;;", "1;Lê Văn An;1940;038040000101;12/QĐ;500.000;;;;3517 2050 00101;LE VAN AN;Agribank;;;1,0",
    "2;\"Lê \"\"Bé\"\" Tư, em\";1/2/1941;038141000102;;1.000.000;;;;3517205000102;;BIDV, chi nhánh Hàm Rồng;;;2,0",
    "3;Lê Văn Cả;08/2015;038215000103;;750.000;Lê Thị Mẹ;Giám hộ;038185000104;3517205000103;;Agribank;0912345678;;",
    "4;Lê Thị Dần;1942;038142000105;;500.000;;;;;;;;tiền mặt;", "5;Lê Thị Em;1943;038143000106;;500.000;;;;;;;912345679;ví;",
  ].map { $0 + "\r\n" }.joined()

  private func lines(_ bytes: [UInt8]) -> [String] {
    String(decodingForTest: bytes).split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func convert(_ folder: borrowing TemporaryFolder, _ arguments: [String]) throws -> Outcome {
    try runChitra(["convert"] + arguments + ["--to", "roster-csv", "--lang", "en"], in: folder.path(""))
  }

  /// Without commas at the end of a line, which only keep the columns.
  private func filled(_ line: String) -> String {
    String(line.reversed().drop { $0 == "," }.reversed())
  }

  // Expected lines are typed from the form: unit left, motto right, title, month, header in two lines, total, words, signatures.
  @Test func `the payout list is the printed form with whatever the source has besides`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people)
    let outcome = try convert(folder, ["in.csv", "-o", "out.csv"])
    #expect(outcome.status == 0)
    #expect(outcome.output == "out.csv: 5 records, 3.250.000 đ; 0 held back, 0 đ.\n")
    let bytes = try folder.read("out.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let lines = lines(Array(bytes.dropFirst(3))).map(filled)
    let header =
      "STT,Họ tên,\"Ngày, tháng, năm sinh\",Số định danh cá nhân/CCCD,Số quyết định hưởng,Số sổ lĩnh tiền,Tiền trợ cấp tháng này,"
      + "Chưa trả tháng trước,,Tổng số tiền trợ cấp,Người nhận,,Quan hệ với đối tượng,Số CCCD người được ủy quyền/giám hộ,Số tài khoản,"
      + "Tên chủ tài khoản,\"Ngân hàng, chi nhánh\",Số điện thoại,Hình thức chi trả"
    #expect(
      lines == [
        "UBND xã Sơn Thủy,,,,,,,,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ",,,,,,,,,Độc lập - Tự do - Hạnh phúc", "",
        ",DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG", ",Trợ cấp bảo trợ xã hội", ",Tháng 10 năm 2026,,,,,,,,Đơn vị tính: đồng", "",
        header, ",,,,,,,Số tháng,Số tiền,,Ký,Họ tên",
        "1,Lê Văn An,1940,038040000101,12/QĐ,,500000,,,500000,,,,,3517205000101,LE VAN AN,Agribank",
        "2,\"Lê \"\"Bé\"\" Tư, em\",01/02/1941,038141000102,,,1000000,,,1000000,,,,,3517205000102,,\"BIDV, chi nhánh Hàm Rồng\"",
        "3,Lê Văn Cả,08/2015,038215000103,,,750000,,,750000,,Lê Thị Mẹ,Giám hộ,038185000104,3517205000103,,Agribank,0912345678",
        "4,Lê Thị Dần,1942,038142000105,,,500000,,,500000,,,,,,,,,tiền mặt",
        "5,Lê Thị Em,1943,038143000106,,,500000,,,500000,,,,,,,,0912345679,ví", ",Tổng cộng: 5 người,,,,,3250000,,,3250000",
        ",Bằng chữ: Ba triệu hai trăm năm mươi nghìn đồng", "", ",,,,,,,,,Ngày …… tháng …… năm ………",
        ",NGƯỜI LẬP BIỂU,,,,,,,,THỦ TRƯỞNG ĐƠN VỊ", ",\"(Ký, ghi rõ họ tên)\",,,,,,,,\"(Ký, ghi rõ họ tên, chức vụ)\"", "", "",
      ])
  }

  @Test func `whoever opens the list has a private file with a line end at every record`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people)
    _ = try convert(folder, ["in.csv", "-o", "out.csv"])
    var facts = stat()
    let answer = unsafe stat(folder.path("out.csv"), &facts)
    #expect(answer == 0)
    #expect(facts.st_mode & 0o777 == 0o600)
    let bytes = try folder.read("out.csv")
    #expect(bytes.indices.allSatisfy { bytes[$0] != 0x0A || bytes[$0 - 1] == 0x0D } && bytes.last == 0x0A)
    // Nothing is written over it.
    #expect(try convert(folder, ["in.csv", "-o", "out.csv"]).status == 74)
    #expect(try folder.read("out.csv") == bytes)
  }

  private static let titles = [
    (
      "NGƯỜI CÓ CÔNG", "own-account", "Danh sách đối tượng đăng ký nhận trợ cấp ưu đãi người có công với cách mạng qua tài khoản thanh toán"
    ),
    (
      "NGƯỜI CÓ CÔNG", "collector",
      "Danh sách người được ủy quyền/người giám hộ đăng ký nhận trợ cấp ưu đãi người có công với cách mạng qua tài khoản thanh toán"
    ),
    (
      "BẢO TRỢ XÃ HỘI", "own-account",
      "Danh sách đối tượng đăng ký nhận trợ cấp chính sách trợ giúp xã hội qua tài khoản thanh toán"
    ),
    (
      "BẢO TRỢ XÃ HỘI", "collector",
      "Danh sách người được ủy quyền/người giám hộ đăng ký nhận trợ cấp chính sách trợ giúp xã hội qua tài khoản thanh toán"
    ),
  ]

  @Test(arguments: titles)
  func `the four lists have the titles of the plan, and who belongs to another is counted`(
    programme: String, list: String, title: String
  ) throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people.replacing("BẢO TRỢ XÃ HỘI", with: programme))
    let outcome = try convert(folder, ["in.csv", "--list", list, "-o", "out.csv"])
    #expect(outcome.status == 0)
    let isOwn = list == "own-account"
    #expect(
      outcome.output
        == (isOwn
          ? "out.csv: 2 records, 1.500.000 đ; 0 held back, 0 đ; 3 of other lists, 1.750.000 đ.\n"
          : "out.csv: 1 records, 750.000 đ; 0 held back, 0 đ; 4 of other lists, 2.500.000 đ.\n"))
    #expect(outcome.errors.split(separator: "\n").count { $0.contains("IOF-213") } == 3)
    let lines = lines(try folder.read("out.csv")).map(filled)
    #expect(lines[3] == "," + title)
    #expect(
      lines[6] == "STT,Họ và tên,\"Ngày, tháng, năm sinh\",Giới tính,Số định danh cá nhân/CCCD,\"Nơi thường trú: thôn, xã, huyện, tỉnh\","
        + "Đối tượng hưởng / loại trợ cấp,Số quyết định hưởng,Mức trợ cấp,Họ tên người được ủy quyền/giám hộ,Quan hệ với đối tượng,"
        + "Số CCCD người được ủy quyền/giám hộ,Số tài khoản,Tên chủ tài khoản,\"Ngân hàng, chi nhánh\",Số điện thoại,Hình thức chi trả,Ghi chú"
    )
    let rows = lines[7...].prefix { !$0.hasPrefix(",") }
    #expect(
      Array(rows)
        == (isOwn
          ? [
            "1,Lê Văn An,1940,,038040000101,,,12/QĐ,500000,,,,3517205000101,LE VAN AN,Agribank",
            "2,\"Lê \"\"Bé\"\" Tư, em\",01/02/1941,,038141000102,,,,1000000,,,,3517205000102,,\"BIDV, chi nhánh Hàm Rồng\"",
          ] : ["1,Lê Văn Cả,08/2015,,038215000103,,,,750000,Lê Thị Mẹ,Giám hộ,038185000104,3517205000103,,Agribank,0912345678"]))
  }

  @Test func `what no list has a column for is stated`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people)
    #expect(try convert(folder, ["in.csv", "-o", "out.csv", "--loss", "loss.json"]).status == 0)
    let losses = try JSON(parsing: String(decodingForTest: try folder.read("loss.json")))["losses"]?.elements ?? []
    #expect(losses.compactMap { $0["field"]?.text } == ["group", "Hệ số"])
    #expect(losses.compactMap { $0["count"]?.number } == [1, 2])
  }

  @Test func `a second header line that ends early hides no column`() throws {
    let folder = try TemporaryFolder()
    let list = [
      "DANH SÁCH BTXH T10/2026", "STT,Họ tên,Chưa trả tháng trước,,Tổng số tiền,Số CCCD,Số TK,Ngân hàng", ",,Số tháng,Số tiền",
      "1,Lê Văn An,1,500000,500000,038040000101,3517205000101,Agribank",
    ].map { $0 + "\r\n" }.joined()
    try folder.write("in.csv", list)
    let outcome = try convert(folder, ["in.csv", "-o", "out.csv"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(lines(try folder.read("out.csv")).contains("1,Lê Văn An,,038040000101,,,,1,500000,500000,,,3517205000101,Agribank"))
  }

  @Test func `a list without anybody is said and not made`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people.replacing("Lê Thị Mẹ;Giám hộ;038185000104", with: ";;"))
    let outcome = try convert(folder, ["in.csv", "--list", "collector", "-o", "out.csv"])
    #expect(outcome.status == 2 && outcome.errors.contains("IOF-212"))
    #expect(try folder.files() == ["in.csv"])
    // A source without people is refused as everywhere.
    try folder.write("none.csv", Self.people.split(separator: "\r\n").prefix(3).joined(separator: "\r\n") + "\r\n")
    #expect(try convert(folder, ["none.csv", "-o", "out.csv"]).status == 2)
    #expect(try folder.files() == ["in.csv", "none.csv"])
  }

  private static let mixed = [
    "STT,Họ và tên,Chương trình,Số CCCD,Mức trợ cấp,Số tài khoản,Ngân hàng", "1,Lê Văn An,BTXH,038040000101,500000,3517205000101,Agribank",
    "2,Lê Văn Bình,NCC,038040000102,1624000,3517205000102,Agribank", "3,Lê Văn Cả,BTXH,038040000103,500000,3517205000103,Agribank",
  ].map { $0 + "\r\n" }.joined()

  @Test func `a list of both programmes is parted, or one of them chosen`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.mixed)
    let parted = try convert(folder, ["in.csv", "--list", "own-account", "-o", "out.csv", "--period", "2026-10"])
    #expect(parted.status == 0 && parted.output.hasPrefix("out.csv, out-2.csv: 3 records, 2.624.000 đ;"))
    let titles = try ["out.csv", "out-2.csv"].map { lines(try folder.read($0))[3] }
    #expect(titles[0].contains("trợ giúp xã hội"))
    #expect(titles[1].contains("người có công"))
    let checked = try ["out.csv", "out-2.csv"].map { try runChitra(["validate", folder.path($0), "--lang", "en"]).output }
    #expect(checked[0].contains("2 records, 1.000.000 đ; content: good"))
    #expect(checked[1].contains("1 records, 1.624.000 đ; content: good"))
    // One stream takes one list.
    #expect(try convert(folder, ["in.csv", "-o", "-"]).status == 64)
    let chosen = try convert(folder, ["in.csv", "--programme", "NCC", "-o", "-"])
    #expect(chosen.status == 0 && chosen.output.contains("Tổng cộng: 1 người,,,,,1624000"))
    #expect(chosen.errors.contains("2 rows, 1.000.000 đ"))
    // The title without a month is said.
    #expect(chosen.errors.contains("CSV-350") && !parted.errors.contains("CSV-350"))
  }

  @Test func `cells that a spreadsheet would run are guarded, and come back as they were`() throws {
    let folder = try TemporaryFolder()
    let cells = ["=1+1", "+84 gọi", "@x", "-a", "'=y", "''z", "\"=q, \"\"r\"\"\""]
    let rows = cells.enumerated().map { "\($0 + 1),Lê Văn A,03804000010\($0),500000,351720500010\($0),Agribank,\($1)\r\n" }
    try folder.write("in.csv", "DANH SÁCH BTXH T10/2026\r\nSTT,Họ tên,CCCD,Số tiền,STK,Ngân hàng,Ghi chú\r\n" + rows.joined())
    #expect(try convert(folder, ["in.csv", "-o", "out.csv"]).status == 0)
    let notes = Table(csv: String(decodingForTest: try folder.read("out.csv"))).rows.filter { Int($0[0]) != nil }.map { $0.last ?? "" }
    // In the source "'=y" is a guarded "=y".
    #expect(notes == ["'=1+1", "'+84 gọi", "'@x", "'-a", "'=y", "''z", "'=q, \"r\""])
    let again = try convert(folder, ["out.csv", "-o", "again.csv"])
    #expect(again.status == 0)
    #expect(try folder.read("again.csv") == (try folder.read("out.csv")))
  }

  @Test func `a lost zero is put back only where that is allowed; else the row is held`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people.replacing(";038040000101;", with: ";38040000101;"))
    #expect(try convert(folder, ["in.csv", "-o", "out.csv"]).status == 2)
    #expect(String(decodingForTest: try folder.read("out.csv")).contains("38040000101") == false)
    #expect(String(decodingForTest: try folder.read("out.csv.held.csv")).contains(";38040000101;"))
    #expect(try convert(folder, ["in.csv", "--repair", "leading-zeros", "-o", "b.csv"]).status == 0)
    #expect(String(decodingForTest: try folder.read("b.csv")).contains(",038040000101,"))
    #expect(try convert(folder, ["in.csv", "--all-or-nothing", "-o", "c.csv"]).status == 2)
    #expect(try folder.files().contains("c.csv") == false)
  }

  @Test func `a unit whose name says another programme is left out and that is stated`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people.replacing("BẢO TRỢ XÃ HỘI", with: "NGƯỜI CÓ CÔNG"))
    let unit = String(decodingForTest: try TemporaryFolder.example("Samples/unit.yaml"))
      .replacing("Ủy ban nhân dân xã Sơn Thủy", with: "Trung tâm bảo trợ xã hội")
    try folder.write("unit.yaml", unit)
    let outcome = try convert(folder, ["in.csv", "--list", "own-account", "--unit", "unit.yaml", "-o", "out.csv"])
    #expect(outcome.status == 0 && outcome.errors.contains("unit_name"))
    #expect(lines(try folder.read("out.csv"))[0].contains("Trung tâm") == false)
  }

  @Test func `headers of the source's own do not change how the list is read back`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.mixed.replacing("Họ và tên", with: "Tên là").replacing("Mức trợ cấp", with: "Bao nhiêu"))
    try folder.write("own.yaml", "\"Tên là\": name\n\"Bao nhiêu\": month_amount\n\"Tiền trợ cấp tháng này\": ignore\n1: note\n")
    let outcome = try convert(folder, ["in.csv", "--from", "roster-csv", "--columns", "own.yaml", "--programme", "BTXH", "-o", "out.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let checked = try runChitra(["validate", folder.path("out.csv"), "--lang", "en"])
    #expect(checked.output.contains("2 records, 1.000.000 đ; content: good"))
  }

  @Test func `a list is made of a list only`() throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", Self.people)
    #expect(try runChitra(["convert", folder.path("in.csv"), "--to", "canonical-csv", "--list", "payout", "-o", "-"]).status == 64)
    #expect(try runChitra(["convert", folder.path("in.csv"), "--to", "canonical-csv", "-o", folder.path("p.csv")]).status == 0)
    let refused = try convert(folder, ["p.csv", "-o", "out.csv"])
    #expect(refused.status == 64 && refused.errors.contains("IOF-502"))
    #expect(try runChitra(["formats"]).output.contains("roster-csv              rw"))
  }
}
