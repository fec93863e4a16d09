// Cases of the catalogue that a whole sheet shows: what stands around the table, how its header is written, and how births are kept.
import TestSupport
import Testing

@Suite struct CatalogueSheetTests {
  private static let motto = """
    ỦY BAN NHÂN DÂN XÃ SƠN THỦY,,,,CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    ,,,,Độc lập - Tự do - Hạnh phúc

    DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI
    Tháng 10 năm 2026

    """
  private static let title = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI\nTháng 10 năm 2026\n"
  private static let header = "STT,Họ và tên,Ngày sinh,Số CCCD,Số tiền,Số TK,Ngân hàng\n"

  /// A row under `header`; `number` makes the person, `shown` is the running number.
  private static func row(_ number: Int, _ amount: Int = 750_000, shown: Int? = nil) -> String {
    "\(shown ?? number),Nguyễn Văn \(["An", "Bình", "Cường", "Dũng", "Em"][number - 1]),01/02/1950,03805000000\(number),\(amount),"
      + "350020001000\(number),Agribank\n"
  }
  private static func list(_ rows: String...) -> String { title + header + rows.joined() }

  private static let merged = """
    STT,Họ tên,Năm sinh,Số CCCD,Tiền trợ cấp tháng này,Chưa trả tháng trước,,Tổng số tiền trợ cấp,Số TK,Ngân hàng,Người nhận,
    ,,,,,Số tháng,Số tiền,,,,Ký,Họ tên
    (1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12)

    """
  private static let mergedRows =
    "1,Nguyễn Văn An,1950,038050000001,750000,1,750000,1500000,3500200010001,Agribank,,\n"
    + "2,Nguyễn Văn Bình,1950,038050000002,750000,,,750000,3500200010002,Agribank,,\n"

  static let headers: [CatalogueCase] = [
    CatalogueCase(name: "R1 two header rows and column numbers", text: title + merged + mergedRows, paid: 2_250_000),
    // The part under "Chưa trả tháng trước" is money of the row: it has to add up.
    CatalogueCase(
      name: "R1 the joined column is read", text: title + merged + mergedRows.replacing("1,750000,1500000", with: "1,750000,1400000"),
      findings: [CatalogueFinding("error PAY-401", 6, "1400000")], held: ["PAY-401"], paid: 750_000),
    CatalogueCase(
      name: "R1 three header rows",
      text: title + """
        STT,Họ và tên,Năm sinh,Số CCCD,Số tiền,,,,Số TK,Ngân hàng
        ,,,,Tháng này,Chưa trả tháng trước,,Tổng số,,
        ,,,,(đồng),Số tháng,Số tiền,(đồng),,
        1,2,3,4,5,6,7,8,9,10
        1,Nguyễn Văn An,1950,038050000001,750000,1,750000,1500000,3500200010001,Agribank

        """, paid: 1_500_000),
    CatalogueCase(
      name: "R1 titles over the names of columns",
      text: title + """
        STT,Thông tin đối tượng,,,Người nhận thay,,Số tiền,Tài khoản,
        ,Họ và tên,Ngày sinh,Số CCCD,Họ và tên,Số CCCD,,Số tài khoản,Ngân hàng
        1,Nguyễn Văn An,01/02/1950,038050000001,Trần Thị Hoa,038180000011,750000,3500200010001,Agribank

        """, paid: 750_000),
    CatalogueCase(name: "R2 motto, unit and title above", text: motto + header + row(1), paid: 750_000),
    CatalogueCase(
      name: "R2 the month is read from the title", text: motto.replacing("Tháng 10", with: "Tháng 9") + header + row(1),
      findings: [CatalogueFinding("error CSV-501", 5)], held: ["CSV-501"], paid: 0),
    CatalogueCase(
      name: "R2 a round is no month", text: title.replacing("Tháng 10 năm 2026", with: "Đợt 1/2026") + header + row(1), paid: 750_000),
  ]

  static let sums: [CatalogueCase] = [
    CatalogueCase(
      name: "R3 groups with their sums, numbered anew",
      text: list("I,Người khuyết tật,,,1500000,,\n", row(1), row(2), "II,Người cao tuổi,,,500000,,\n", row(3, 500_000, shown: 1)),
      paid: 2_000_000),
    CatalogueCase(
      name: "R3 a sum of a group that is wrong",
      text: list("I,Người khuyết tật,,,1500001,,\n", row(1), row(2), "II,Người cao tuổi,,,500000,,\n", row(3, 500_000, shown: 1)),
      findings: [CatalogueFinding("error CSV-401", 4)], held: ["CSV-401", "CSV-401", "CSV-401"], paid: 0),
    CatalogueCase(name: "R4 the total first", text: list(",Tổng số,,,1500000,,\n", row(1), row(2)), paid: 1_500_000),
    CatalogueCase(
      name: "R4 a total first that is wrong", text: list(",Tổng số,,,1500001,,\n", row(1), row(2)),
      findings: [CatalogueFinding("error CSV-402", 4)], held: ["CSV-402", "CSV-402"], paid: 0),
    CatalogueCase(
      name: "R5 signatures under the table", text: list(row(1), row(2)) + foot("Một triệu năm trăm nghìn đồng"), paid: 1_500_000),
    CatalogueCase(
      name: "R5 words in another lawful way", text: list(row(1), row(2)) + foot("một triệu, năm trăm ngàn đồng chẵn./."), paid: 1_500_000),
    CatalogueCase(name: "R5 words left open", text: list(row(1), row(2)) + foot("……………"), paid: 1_500_000),
    CatalogueCase(
      name: "R5 words of another sum", text: list(row(1), row(2)) + foot("Một triệu bốn trăm nghìn đồng"),
      findings: [CatalogueFinding("error CSV-331", 7)], held: ["CSV-331", "CSV-331"], paid: 0),
    CatalogueCase(
      name: "R5 words that nobody can read", text: list(row(1), row(2)) + foot("Một triệu rưỡi"),
      findings: [CatalogueFinding("warning CSV-332", 7)], paid: 1_500_000),
    CatalogueCase(
      name: "R28 the list's total", text: list(row(1), row(2), ",Tổng cộng,,,1400000,,\n"),
      findings: [CatalogueFinding("error CSV-402", 6)], held: ["CSV-402", "CSV-402"], paid: 0),
    CatalogueCase(
      name: "R50 rows left out by a filter", text: list(row(1), row(2), row(3, shown: 5), row(4, shown: 6)),
      findings: [CatalogueFinding("warning CSV-308", 6)], paid: 3_000_000),
    CatalogueCase(
      name: "R51 one sheet of a book saved", text: list(row(1), row(2), ",Tổng cộng,,,9000000,,\n"),
      findings: [CatalogueFinding("error CSV-402", 6)], held: ["CSV-402", "CSV-402"], paid: 0),
  ]

  private static func foot(_ words: String) -> String {
    """
    ,Tổng cộng,,,1500000,,
    "Bằng chữ: \(words)",,,,,,
    ,,,,"Sơn Thủy, ngày 20 tháng 10 năm 2026",,
    NGƯỜI LẬP BIỂU,,KẾ TOÁN,,CHỦ TỊCH,,
    "(Ký, ghi rõ họ tên, chức vụ)",,,,,,
    Trần Văn Lập,,Vũ Thị Toán,,Lê Văn Chủ,,

    """
  }

  private static let other = """
    TT,Tên đối tượng,CCCD,Số tài khoản,Mở tại,Tháng này,Chưa trả tháng trước,,Tổng cộng
    ,,,,,,Số tháng,Số tiền,
    (1),(2),(3),(4),(5),(6),(7),(8),(9)
    1,Trần Thị Mai,038150000009,3500200010009,Agribank,750000,1,750000,1500000

    """

  static let tables: [CatalogueCase] = [
    CatalogueCase(
      name: "R1 the header once more on the next page", text: list(row(1), header, row(2)),
      findings: [CatalogueFinding("note CSV-307", 5)], paid: 1_500_000),
    CatalogueCase(
      name: "R4 two tables, each with its total",
      text: list(row(1), ",Tổng cộng,,,750000,,\n\n") + list(row(2, shown: 1), ",Tổng cộng,,,750000,,\n"),
      findings: [CatalogueFinding("note CSV-307", 9)], paid: 1_500_000),
    CatalogueCase(
      name: "R1 a second table with other columns and a header of its own",
      text: list(row(1), row(2)) + foot("Một triệu năm trăm nghìn đồng") + "\nDANH SÁCH TRUY LĨNH THÁNG 10 NĂM 2026\n" + other
        + ",Tổng cộng,,,,,,,1500000\nBằng chữ: Một triệu năm trăm nghìn đồng,,,,,,,,\n",
      findings: [CatalogueFinding("note CSV-330", 14)], paid: 3_000_000),
    // What is wrong in the second table is told in its own column.
    CatalogueCase(
      name: "R1 places in the second table", text: list(row(1)) + other.replacing("1,750000,1500000", with: "1,750000,1400000"),
      findings: [CatalogueFinding("note CSV-330", 5), CatalogueFinding("error PAY-401", 8, "1400000")], held: ["PAY-401"], paid: 750_000),
    CatalogueCase(
      name: "R2 a second table of another month", text: list(row(1)) + "\nDANH SÁCH TRUY LĨNH THÁNG 9 NĂM 2026\n" + other,
      findings: [CatalogueFinding("error CSV-501", 6), CatalogueFinding("note CSV-330", 7)], held: ["CSV-501", "CSV-501"], paid: 0),
    CatalogueCase(
      name: "R4 a second table without a total",
      text: list(row(1), ",Tổng cộng,,,750000,,\n\n") + list(row(2, shown: 1)),
      findings: [CatalogueFinding("note CSV-307", 9)], paid: 1_500_000),
    CatalogueCase(
      name: "R4 a second table with a wrong total",
      text: list(row(1), ",Tổng cộng,,,750000,,\n\n") + list(row(2, shown: 1), ",Tổng cộng,,,700000,,\n"),
      findings: [CatalogueFinding("note CSV-307", 9), CatalogueFinding("error CSV-402", 11)], held: ["CSV-402", "CSV-402"], paid: 0),
    CatalogueCase(
      name: "R2 a second table of another month in words",
      text: list(row(1), ",Tổng cộng,,,750000,,\n") + "DANH SÁCH CHI TRẢ THÁNG CHÍN\n" + other,
      findings: [CatalogueFinding("error CSV-501", 6), CatalogueFinding("note CSV-330", 7)], held: ["CSV-501", "CSV-501"], paid: 0),
    CatalogueCase(
      name: "R2 a second table in thousands",
      text: list(row(1), ",Tổng cộng,,,750000,,\n") + "DANH SÁCH TRUY LĨNH\nĐơn vị tính: nghìn đồng\n" + other,
      findings: [CatalogueFinding("error CSV-313", 7), CatalogueFinding("note CSV-330", 8)], held: ["CSV-313", "CSV-313"], paid: 0),
    CatalogueCase(
      name: "R1 a table without money",
      text: list(row(1)) + "STT,Họ và tên,Ngày sinh,Số CCCD,Ghi chú,x,y\n1,Trần Thị Mai,1950,038150000009,đi,,\n",
      findings: [
        CatalogueFinding("error CSV-323", 5), CatalogueFinding("error PAY-131", 6, "đi"),
      ], held: ["CSV-323", "CSV-323"], paid: 0),
  ]

  private static func births(_ header: String, _ cells: [String]) -> String {
    let rows = cells.enumerated().map { number, cells in
      "\(number + 1),\(number == 0 ? "Nguyễn Văn An" : "Trần Thị Mai"),\(cells),038\(number)5000000\(number + 1),750000,350020001000\(number + 1),Agribank\n"
    }
    let lines = header.split(separator: "\n")
    let below = lines.count > 1 ? ",,\(lines[1]),,,,\n" : ""
    return title + "STT,Họ và tên,\(lines[0]),Số CCCD,Số tiền,Số TK,Ngân hàng\n" + below + rows.joined()
  }

  static let birthColumns: [CatalogueCase] = [
    CatalogueCase(name: "R12 day, month and year apart", text: births("Ngày,Tháng,Năm", ["01,02,1950", ",,1950"]), paid: 1_500_000),
    CatalogueCase(
      name: "R12 apart under one title", text: births("\"Ngày, tháng, năm sinh\",,\nNgày,Tháng,Năm", ["1,2,1950", ",2,1950"]),
      paid: 1_500_000),
    // 1951 differs from the number's 50: the columns are read, and the place is that of the year.
    CatalogueCase(
      name: "R9 the year of three columns", text: births("Ngày,Tháng,Năm", ["01,02,1951", ",,1950"]),
      findings: [CatalogueFinding("warning PAY-502", 4, "1951")], paid: 1_500_000),
    CatalogueCase(
      name: "R15 no such day in three columns", text: births("Ngày,Tháng,Năm", ["31,02,1950", ",,1950"]),
      findings: [CatalogueFinding("error PAY-120", 4, "1950")], held: ["PAY-120"], paid: 750_000),
    CatalogueCase(name: "R12 the year under the sex", text: births("Nam,Nữ", ["1950,", ",1950"]), paid: 1_500_000),
    CatalogueCase(name: "R12 the year under the sex, joined", text: births("Năm sinh,\nNam,Nữ", ["1950,", ",1950"]), paid: 1_500_000),
    CatalogueCase(
      name: "R8 the column is the sex", text: births("Năm sinh,\nNam,Nữ", [",1950", ",1950"]),
      findings: [CatalogueFinding("warning PAY-501", 5, "1950")], paid: 1_500_000),
    CatalogueCase(
      name: "R9 the year under the other sex", text: births("Nam,Nữ", ["1950,", ",1951"]),
      findings: [CatalogueFinding("warning PAY-502", 5, "1951")], paid: 1_500_000),
    CatalogueCase(
      name: "R12 a year under both", text: births("Nam,Nữ", ["1950,1951", ",1950"]),
      findings: [CatalogueFinding("warning PAY-121", 4, "1950")], paid: 1_500_000),
    CatalogueCase(name: "R8 a mark under the sex", text: births("Ngày sinh,Nam,Nữ", ["01/02/1950,x,", "1950,,x"]), paid: 1_500_000),
  ]

  @Test(arguments: headers + sums + tables + birthColumns)
  func `one sheet`(_ sheet: CatalogueCase) throws { try sheet.check() }

  // MARK: headers by meaning

  /// Header, cells of a row below it, and what is said of line 3.
  private static func meaning(
    _ name: String, _ columns: [(String, String)], _ said: [String] = [], held: [String] = [], options: [String] = []
  ) -> CatalogueCase {
    func joined(_ cells: [String]) -> String { cells.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n" }
    return CatalogueCase(
      name: name, text: title + joined(["STT"] + columns.map(\.0)) + joined(["1"] + columns.map(\.1)), options: options,
      findings: said.map { CatalogueFinding($0, 3) }, held: held, paid: held.isEmpty ? 750_000 : 0)
  }

  private static let (person, number, amount, account, bank) =
    ("Nguyễn Văn An", "038050000001", "750000", "3500200010001", "Agribank")

  static let meanings: [CatalogueCase] = [
    meaning(
      "capitals, brackets and abbreviations",
      [
        ("HỌ VÀ TÊN (chữ in hoa)", person), ("Số CMND/CCCD/ĐDCN", number), ("Số tiền (đồng)", amount), ("STK", account), ("NH", bank),
      ]),
    meaning(
      "no marks, another order, a column more",
      [
        ("ngan hang", bank), ("so tk", account), ("so tien", amount), ("cccd", number), ("ho va ten", person), ("Chức danh", "x"),
      ], ["note CSV-306"]),
    meaning(
      "tone marks in their other place, blanks lost",
      [
        ("Họvà tên", person), ("Sốcccd", number), ("Sốtiền", amount), ("Số tàikhoản", account), ("Ngânhàng", bank),
      ]),
    meaning(
      "whose it is",
      [
        ("Họ và tên người thụ hưởng", person), ("Số CCCD của đối tượng", number), ("Mức hưởng/tháng", amount),
        ("Họ tên người giám hộ", "Trần Thị Hoa"), ("Số CCCD người giám hộ", "038180000011"), ("Số tài khoản người giám hộ", account),
        ("Ngân hàng", bank),
      ]),
    meaning(
      "two columns of one meaning",
      [
        ("Họ và tên", person), ("CCCD", number), ("Số tiền", amount), ("Mức hưởng", amount), ("STK", account), ("NH", bank),
      ], ["error CSV-304"], held: ["CSV-304"]),
    meaning(
      "an account that may be another's",
      [
        ("Họ và tên", person), ("CCCD", number), ("Số tiền", amount), ("STK", account), ("Số tài khoản người giám hộ", account),
        ("NH", bank),
      ], ["error CSV-304"], held: ["CSV-304"]),
    meaning(
      "money that nobody knows",
      [
        ("Họ và tên", person), ("CCCD", number), ("Quà Tết", "300000"), ("Số tiền", amount), ("STK", account), ("NH", bank),
      ], ["error CSV-312"], held: ["CSV-312"]),
  ]

  @Test(arguments: meanings)
  func `headers by meaning`(_ sheet: CatalogueCase) throws { try sheet.check() }

  @Test func `a doubt names its candidates, and the user's word settles it`() throws {
    let desk = try Desk()
    let text = Self.meanings[4].text
    let doubtful = try desk.prepare([("a.csv", text)], out: "s")
    #expect(doubtful.errors.contains("candidates: Số tiền (4) | Mức hưởng (5)"))
    _ = try desk.folder.write("c.yaml", Array("Mức hưởng: ignore\n".utf8))
    #expect(try desk.prepare([], files: ["a.csv"], out: "t", ["--columns", "c.yaml"]).status == 0)
    // Birth columns that the user names otherwise are not put together.
    let apart = Self.birthColumns[0].text
    _ = try desk.folder.write("d.yaml", Array("Ngày: ignore\nTháng: ignore\nNăm: birth\n".utf8))
    #expect(try desk.prepare([("b.csv", apart)], out: "u", ["--columns", "d.yaml"]).status == 0)
  }

  @Test func `a second table is found wherever the windows of the file end`() throws {
    // The first window ends after 128 KiB: before, within and behind the second header.
    let window = 128 << 10
    let first = (1...2_500).map { "\($0),Nguyễn Văn An,1950,038050\(100_000 + $0),750000,3500200010001,Agribank\n" }
    for shift in stride(from: -40, through: 320, by: 24) {
      var text = Self.title + Self.header
      for row in first where text.utf8.count + row.utf8.count <= window - shift { text += row }
      let rows = text.utf8.count { $0 == 0x0A } - 3
      // A blank line of the length that is left.
      text += String(repeating: " ", count: max(0, window - shift - text.utf8.count)) + "\n" + Self.other
      text += (1...200).map { "\($0 + 1),Lê Văn Ba,038050\(200_000 + $0),3500200010001,Agribank,750000,1,750000,1500000\n" }.joined()
      let desk = try Desk()
      _ = try desk.folder.write("a.csv", Array(text.utf8))
      let call = ["validate", "a.csv", "--period", "2026-10", "--lang", "en"]
      let outcome = try runChitra(call, in: desk.folder.path(""))
      // 750.000 a row above, 1.500.000 a row below.
      let thousands = rows * 750 + 201 * 1_500
      let amount =
        "\(thousands / 1_000_000).\(String(String(1_000 + thousands / 1_000 % 1_000).dropFirst()))"
        + ".\(String(String(1_000 + thousands % 1_000).dropFirst())).000 đ"
      #expect(outcome.output.contains("roster-csv, \(rows + 201) records, \(amount)"), "\(shift): \(outcome.output.suffix(300))")
      #expect(outcome.output.contains("note CSV-330"))
    }
  }

  @Test func `an unknown column goes back with the held row as it came`() throws {
    let desk = try Desk()
    let text = Self.meanings[1].text.replacing(Self.number, with: "12").replacing(",x\n", with: ",\"a, b \"\"c\"\"\"\n")
    #expect(try desk.prepare([("a.csv", text)], out: "s").status == 2)
    #expect(try desk.text("s/held/a.csv").contains(",\"a, b \"\"c\"\"\",PAY-113,"))
  }

  @Test func `held rows of a second table with the same columns come back under its own month`() throws {
    let desk = try Desk()
    let second = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI\nTháng 9 năm 2026\n" + Self.header + Self.row(2, shown: 1)
    #expect(try desk.prepare([("a.csv", Self.list(Self.row(1)) + "\n" + second)], out: "s").status == 2)
    #expect(try desk.heldCodes("s") == ["CSV-501", "CSV-501"])
    let held = try desk.text("s/held/a.csv")
    let lines = held.split(separator: "\n").map { String($0.prefix { $0 != "," }) }
    #expect(
      lines == ["DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI", "Tháng 10 năm 2026", "STT", "1"]
        + ["DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI", "Tháng 9 năm 2026", "STT", "1"])
    // Given back as it is, it is held again.
    _ = try desk.folder.write("b.csv", Array(held.utf8))
    #expect(try desk.prepare([], files: ["b.csv"], out: "t").status == 2)
    #expect(try desk.heldCodes("t") == ["CSV-501", "CSV-501"])
  }

  @Test func `held rows of a second table come back under its own title and header`() throws {
    let desk = try Desk()
    let bad = Self.other.replacing("038150000009", with: "12")
    let text = Self.list(Self.row(1)) + "\nDANH SÁCH TRUY LĨNH THÁNG 10 NĂM 2026\n" + bad + ",Tổng cộng,,,,,,,1500000\n"
    #expect(try desk.prepare([("a.csv", text)], out: "s").status == 2)
    let held = try desk.text("s/held/a.csv")
    // A merged header goes on in its second line; the added columns stand behind that.
    #expect(held.contains("THÁNG 10 NĂM 2026\nTT,Tên đối tượng,CCCD,Số tài khoản,Mở tại,"))
    #expect(held.contains("\n,,,,,,Số tháng,Số tiền,,code,reason,fix\n(1),"))
    _ = try desk.folder.write("b.csv", Array(held.replacing(",12,", with: ",038150000009,").utf8))
    let again = try desk.prepare([], files: ["b.csv"], out: "t", ["--continue", "s"])
    #expect(again.status == 0, "\(again.errors)")
    let sheet = try JSON(parsing: desk.text("t/control-sheet.json"))
    #expect(sheet["paid"]?["amount"]?.number == 1_500_000)
  }
}
