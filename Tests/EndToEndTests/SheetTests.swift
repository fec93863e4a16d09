// Rosters as the sheets they are: sums that are no people, people that are no sums, sheets cut off, columns nobody knows.
import TestSupport
import Testing

/// The smallest sheet with one fault, and what becomes of its rows; reckoned by hand.
struct SheetCase: CustomTestStringConvertible, Sendable {
  var name: String
  var text: String
  /// People's rows and their đồng.
  var rows: Int
  var amount: Int64
  /// Rows paid and their đồng.
  var paid: Int
  var paidAmount: Int64
  /// Errors, warnings and CSV notes, in order.
  var codes: [String]
  var testDescription: String { name }

  static let title = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026\n"
  static let header = "STT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền,Số TK,Ngân hàng\n"
  static let an = "1,Lê Văn An,01/02/1940,038040000101,NCT,500000,3517205000101,Agribank\n"
  static let be = "2,Lê Thị Bé,01/02/1940,038140000102,NCT,500000,3517205000102,Agribank\n"

  /// Two people with 500.000 đồng each and something between, before or behind them.
  private static func sheet(_ name: String, _ body: String, rows: Int, _ amount: Int64, paid: Int, _ codes: [String]) -> SheetCase {
    SheetCase(
      name: name, text: title + header + body, rows: rows, amount: amount, paid: paid, paidAmount: Int64(paid) * 500_000, codes: codes)
  }

  static let sums: [SheetCase] =
    ["Cộng thôn 1", "T.cộng", "TC", "Tổng tiền", "Tổng kinh phí", "Cộng trang 1", "Lũy kế", "Toàn xã", "Total", "2 người", "Tổng công"]
    .map { sheet($0, an + be + ",\($0),,,,1000000,,\n", rows: 2, 1_000_000, paid: 2, []) }
    + ["A", "1.1", "-", "IA", "Phần 1", "I.", ""].flatMap { number in
      [
        sheet("number \(number)", "\(number),Thôn Đông,,,,1000000,,\n" + an + be, rows: 2, 1_000_000, paid: 2, []),
        sheet(
          "number \(number), a name that says nothing", "\(number),Trần Gia,,,,1000000,,\n" + an + be, rows: 2, 1_000_000, paid: 2,
          number == "Phần 1" ? [] : ["CSV-405"]),
      ]
    }
    + [
      sheet("a sum without words", an + be + ",,,,,1000000,,\n", rows: 2, 1_000_000, paid: 2, ["CSV-405"]),
      sheet("words in another column", an + be + ",,,,Tổng cộng,1000000,,\n", rows: 2, 1_000_000, paid: 2, []),
      sheet("a count beside the total", an + be + ",Tổng cộng,,2,,1000000,,\n", rows: 2, 1_000_000, paid: 2, []),
      sheet("a group of one", "I,Người cao tuổi,,,,500000,,\n" + an, rows: 1, 500_000, paid: 1, []),
      sheet(
        "groups within a group",
        "A,Thôn Đông,,,,1000000,,\nI,Nhóm 1,,,,500000,,\n" + an + "II,Nhóm 2,,,,500000,,\n" + be + ",Tổng cộng,,,,1000000,,\n",
        rows: 2, 1_000_000, paid: 2, []),
      sheet("a total that differs", an + be + ",Tổng cộng,,,,1500000,,\n", rows: 2, 1_000_000, paid: 0, ["CSV-402"]),
      sheet("a total that cannot be read", an + be + ",Tổng cộng,,,,một triệu,,\n", rows: 2, 1_000_000, paid: 2, ["PAY-131"]),
      sheet("a sub-total that differs", an + be + ",Cộng thôn 1,,,,1500000,,\n", rows: 2, 1_000_000, paid: 0, ["CSV-401"]),
      sheet("a group that differs", "I,Nhóm A,,,,600000,,\n" + an, rows: 1, 500_000, paid: 0, ["CSV-401"]),
    ]

  static let people: [SheetCase] = [
    // A group's number and a person's name, and no sum that fits: the row is held by its code, the list by the group's.
    sheet("a roman number", "V,Lê Văn Cường,,,,500000,,\n" + an + be, rows: 3, 1_500_000, paid: 0, ["CSV-404", "CSV-401"]),
    sheet("a roman number above one person", "V,Lê Văn Cường,,,,500000,,\n" + an, rows: 2, 1_000_000, paid: 1, ["CSV-404"]),
    sheet("no number and no sum", an + be + ",Lê Văn Cường,,,,700000,,\n", rows: 3, 1_700_000, paid: 2, ["CSV-404"]),
    sheet("no number, the amount of one", an + ",Lê Văn Cường,,,,500000,,\n", rows: 2, 1_000_000, paid: 1, ["CSV-404"]),
    sheet(
      "a running number that begins again", "1,Trần Gia,,,,1000000,,\n" + an + be, rows: 3, 2_000_000, paid: 2, ["PAY-110", "CSV-404"]),
    sheet("a running number that goes on", an + "2,Lê Thị Bé,,,,500000,,\n", rows: 2, 1_000_000, paid: 2, ["PAY-110"]),
    sheet("Tống is a family", an + be + "3,Tống Công Minh,,,,500000,,\n", rows: 3, 1_500_000, paid: 3, ["PAY-110"]),
  ]

  static let cut: [SheetCase] = [
    sheet(
      "cut within a row", an + "2,Lê Thị Bé,01/02/1940,038140000102,NCT,50", rows: 2, 500_050, paid: 0, ["CSV-310", "CSV-302", "PAY-137"]),
    sheet("a short row", "1,Lê Văn An,01/02/1940,038040000101,NCT,500000\n" + be, rows: 2, 1_000_000, paid: 1, ["CSV-302"]),
    sheet("no line end, all cells", an + String(be.dropLast()), rows: 2, 1_000_000, paid: 2, ["CSV-311"]),
    sheet("no line end below the table", an + be + "Người lập biểu", rows: 2, 1_000_000, paid: 2, []),
  ]

  static let blocks: [SheetCase] = [
    sheet(
      "a signature block over the columns",
      an + be + ",,,,,\"Hoằng Lộc, ngày 20 tháng 10 năm 2026\",,\nNGƯỜI LẬP BIỂU,,,KẾ TOÁN,,,CHỦ TỊCH,\n(Ký, ghi rõ họ tên),,,,,,\n"
        + ",Lê Thị Mùi,,Nguyễn Văn Tèo,,,Trần Văn Chủ,\n", rows: 2, 1_000_000, paid: 2, []),
    sheet("title and header once more", an + "\n" + title + header + be, rows: 2, 1_000_000, paid: 2, ["CSV-307"]),
    sheet(
      "a title of another month further down", an + "\n" + title.replacing("10", with: "9") + header + be, rows: 2, 1_000_000, paid: 0,
      ["CSV-501", "CSV-307"]),
    sheet(
      "a title of another programme further down", an + "\nDANH SÁCH NGƯỜI CÓ CÔNG\n" + header + be, rows: 2, 1_000_000, paid: 0,
      ["CSV-503", "CSV-307"]),
    SheetCase(
      name: "the date of a decision",
      text: "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI\n(Kèm theo Quyết định số 12 ngày 15 tháng 9 năm 2026)\n" + header + an, rows: 1,
      amount: 500_000, paid: 1, paidAmount: 500_000, codes: []),
  ]

  static let columns: [SheetCase] = [
    SheetCase(
      name: "a net amount that the parts do not give",
      text: title + "STT,Họ và tên,Số CCCD,Mức hưởng,Truy lĩnh,Còn được lĩnh,Số TK,Ngân hàng\n"
        + "1,Lê Văn An,038040000101,500000,200000,650000,3517205000101,Agribank\n", rows: 1, amount: 650_000, paid: 0, paidAmount: 0,
      codes: ["PAY-401"]),
    SheetCase(
      name: "a column of money that nobody knows",
      text: title + "STT,Họ và tên,Số CCCD,Trợ cấp,,,Số TK,Ngân hàng\n,,,Tháng này,Tháng trước,Tổng,,\n"
        + "1,Lê Văn An,038040000101,500000,200000,700000,3517205000101,Agribank\n", rows: 1, amount: 700_000, paid: 0, paidAmount: 0,
      codes: ["CSV-312", "PAY-401"]),
    SheetCase(
      name: "a column of accounts that nobody knows",
      text: title + "STT,Họ và tên,Số CCCD,Số tiền,STK ngân hàng (Agribank)\n1,Lê Văn An,038040000101,500000,3517205000101\n", rows: 1,
      amount: 500_000, paid: 0, paidAmount: 0, codes: ["CSV-312"]),
    SheetCase(
      name: "thousands",
      text: title + "Đơn vị tính: 1.000 đồng\n" + header + an.replacing("500000", with: "12.000"), rows: 1, amount: 12_000, paid: 0,
      paidAmount: 0, codes: ["CSV-313"]),
    SheetCase(
      name: "thousands in the header",
      text: title + header.replacing("Số tiền", with: "Số tiền (nghìn đồng)") + an, rows: 1, amount: 500_000, paid: 0, paidAmount: 0,
      codes: ["CSV-313"]),
    SheetCase(
      name: "đồng", text: title + "Đơn vị tính: đồng\n" + header + an, rows: 1, amount: 500_000, paid: 1, paidAmount: 500_000, codes: []),
  ]
}

@Suite struct SheetTests {
  @Test(arguments: SheetCase.sums + SheetCase.people + SheetCase.cut + SheetCase.blocks + SheetCase.columns)
  func `nobody is paid twice, left out or guessed, and the set closes`(_ sheet: SheetCase) throws {
    let unit = try PreparedMonth.shared.get().folder.path("month/unit.yaml")
    let folder = try TemporaryFolder()
    let path = try folder.write("danh-sach.csv", sheet.text)
    let outcome = try runChitra([
      "prepare", path, "--unit", unit, "--period", "2026-10", "--out", folder.path("set"), "--report", "json", "--now", PreparedMonth.now,
    ])
    let found = try JSON(parsing: String(decodingForTest: folder.read("set/control-sheet.json")))
    #expect(outcome.status == (sheet.paid == sheet.rows ? 0 : 2))
    #expect(found["totals"]?["rows"]?.number == Int64(sheet.rows))
    #expect(found["totals"]?["amount"]?.number == sheet.amount)
    #expect(found["paid"]?["count"]?.number == Int64(sheet.paid))
    #expect(found["paid"]?["amount"]?.number == sheet.paidAmount)
    #expect(found["held"]?["count"]?.number == Int64(sheet.rows - sheet.paid))
    #expect(found["balanced"]?.isTrue == true)
    let lines = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("{") }
    let codes = try lines.map { try JSON(parsing: String($0)) }.compactMap { $0["code"]?.text }
    #expect(codes == sheet.codes)
    // Looked at alone, without a unit, the sheet gets the same answer.
    let alone = try runChitra(["validate", path, "--period", "2026-10", "--report", "json"])
    #expect(try alone.jsonLines().compactMap { $0["code"]?.text } == sheet.codes)
    // Held rows go back in their sender's columns, each once.
    if sheet.paid < sheet.rows {
      let held = Table(csv: try String(decodingForTest: folder.read("set/held.csv")))
      #expect(held.rows.count == sheet.rows - sheet.paid)
    }
  }

  @Test func `sums are found wherever the windows of the file end`() throws {
    let unit = try PreparedMonth.shared.get().folder.path("month/unit.yaml")
    let folder = try TemporaryFolder()
    // 40 groups of 100 people with 500.000 đồng each: 50.000.000 đồng a group, 2.000.000.000 đồng in all; some 300 KB.
    var text = SheetCase.title + SheetCase.header
    for group in 0..<40 {
      text += "N\(group + 1),Trần Gia,,,,50000000,,\n"
      for person in 0..<100 {
        let number = 10_000 + group * 100 + person
        text += "\(person + 1),Lê Văn An,01/02/1940,0380400\(number),NCT,500000,35172050\(number),Agribank\n"
      }
    }
    text += ",Trần Gia,,,,2000000000,,\n"
    let path = try folder.write("danh-sach.csv", text)
    let outcome = try runChitra([
      "prepare", path, "--unit", unit, "--period", "2026-10", "--out", folder.path("set"), "--report", "json", "--now", PreparedMonth.now,
    ])
    #expect(outcome.status == 0)
    let found = try JSON(parsing: String(decodingForTest: folder.read("set/control-sheet.json")))
    #expect(found["paid"]?.totals == [4_000, 2_000_000_000])
    #expect(found["held"]?["count"]?.number == 0)
    #expect(found["balanced"]?.isTrue == true)
    let printed = try runChitra(["print", path, "-o", folder.path("x.html")])
    #expect(printed.status == 0)
    #expect(try !String(decodingForTest: folder.read("x.html")).contains("Trần Gia"))
  }

  @Test func `an old encoding is called what it is`() throws {
    let bytes = Array((SheetCase.header + SheetCase.an).utf8).map { $0 >= 0x80 ? UInt8(0xEA) : $0 }
    let outcome = try runChitra(["validate", "-", "--as", "roster-csv", "--report", "json"], stdin: bytes)
    let finding = try #require(try outcome.jsonLines().first)
    #expect(outcome.status == 2)
    #expect(finding["code"]?.text == "CSV-004")
    #expect(finding["message"]?.text?.contains("?") == false)
    let detected = try runChitra(["detect", "-", "--lang", "en"], stdin: bytes)
    #expect(!(detected.output + detected.errors).contains("unknown,"))
  }

  @Test func `two columns that claim one meaning are named with it`() throws {
    let text = SheetCase.title + "STT,Họ và tên,Số tiền,Mức hưởng\n1,Lê Văn An,500000,500000\n"
    let outcome = try runChitra(["validate", "-", "--report", "json"], stdin: text)
    let finding = try #require(try outcome.jsonLines().first { $0["code"]?.text == "CSV-304" })
    #expect(finding["message"]?.text?.contains("Mức trợ cấp") == true)
  }
}
