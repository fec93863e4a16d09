// Rosters as Excel workbooks, from the command line: the same lists, the same answers, and what only sheets can do.
import Files
import TestSupport
import Testing

/// One person's list in a sheet, of which a test changes single cells by their XML.
struct SheetList {
  static let title = ["DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026"]
  static let header = ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đối tượng", "Số tiền", "Số TK", "Ngân hàng"]

  /// Cells of An's row by column, as text or as the XML of the cell's inside.
  var cells: [String: String] = [
    "A": "<v>1</v>", "B": text("Lê Văn An"), "C": text("01/02/1940"), "D": text("038040000101"), "E": text("NCT"), "F": "<v>500000</v>",
    "G": text("3517205000101"), "H": text("Agribank"),
  ]
  /// Formats of cells by column, counted from 1 in `formats`.
  var styles: [String: Int] = [:]
  var formats = ["000000000000", "0000000000000", "dd/mm/yyyy", "#,##0"]
  var change: (inout WorkbookMaker) -> Void = { _ in }

  init(_ cells: [String: String] = [:], styles: [String: Int] = [:]) {
    self.cells.merge(cells) { $1 }
    self.styles = styles
  }

  static func text(_ text: String) -> String { "<is><t>\(text)</t></is>" }

  /// An in row 3; Bé, whose row is without a fault, in row 4.
  var maker: WorkbookMaker {
    let an = ["A", "B", "C", "D", "E", "F", "G", "H"].map { column in
      let inside = cells[column] ?? ""
      let kind = inside.hasPrefix("<is>") ? " t=\"inlineStr\"" : ""
      return "<c r=\"\(column)3\" s=\"\(styles[column] ?? 0)\"\(kind)>\(inside)</c>"
    }
    let be = ["2", "Lê Thị Bé", "01/02/1940", "038140000102", "NCT", "500000", "3517205000102", "Agribank"]
    let head = WorkbookMaker.rows([Self.title, Self.header])
    let last = WorkbookMaker.rows([[], [], [], be]).split(separator: "<row ").last.map { "<row " + $0 } ?? ""
    var maker = WorkbookMaker(head + "<row r=\"3\">" + an.joined() + "</row>" + last)
    maker.formats = formats
    change(&maker)
    return maker
  }
}

@Suite struct WorkbookTests {
  private func codes(_ outcome: Outcome) throws -> [String] {
    try (outcome.output + outcome.errors).split(separator: "\n").filter { $0.hasPrefix("{") }.map { try JSON(parsing: String($0)) }
      .compactMap { $0["code"]?.text }
  }

  private func validate(_ maker: WorkbookMaker, _ more: [String] = []) throws -> [JSON] {
    let folder = try TemporaryFolder()
    try folder.write("a.xlsx", maker.bytes)
    return try runChitra(["validate", "a.xlsx", "--period", "2026-10", "--report", "json"] + more, in: folder.path).jsonLines()
  }

  @Test(arguments: [("Tháng 9", false), ("T10-2026", true), ("Trang 1", true), ("DS T9.2026", false)])
  func `a sheet whose title names no month is of the month on its tab`(name: String, isPaid: Bool) throws {
    let unit = FilePath.join(packageFolder, "Samples/unit.yaml")
    let folder = try TemporaryFolder()
    var maker = SheetList().maker
    maker.sheets[0].name = name
    maker.sheets[0].rows = maker.sheets[0].rows.replacing(" THÁNG 10 NĂM 2026", with: "")
    try folder.write("a.xlsx", maker.bytes)
    let outcome = try runChitra(["prepare", "a.xlsx", "--unit", unit, "--period", "2026-10", "--out", "s"], in: folder.path)
    #expect(outcome.status == (isPaid ? 0 : 2), "\(outcome.errors)")
    #expect(outcome.errors.contains("CSV-501") == !isPaid)
  }

  @Test func `held rows of a sheet show accounts with the zeros that were drawn, and no formula for a value`() throws {
    let unit = FilePath.join(packageFolder, "Samples/unit.yaml")
    for (cells, styles, shown) in [
      (["G": "<v>17205000101</v>"], ["G": 1], "017205000101"), (["F": "<f>E1*2</f>"], [:], "NCT,,3517205000101"),
    ] as [([String: String], [String: Int], String)] {
      let folder = try TemporaryFolder()
      try folder.write("a.xlsx", SheetList(cells, styles: styles).maker.bytes)
      let outcome = try runChitra(["prepare", "a.xlsx", "--unit", unit, "--period", "2026-10", "--out", "s"], in: folder.path)
      #expect(outcome.status == 2, "\(outcome.errors)")
      let held = String(decodingForTest: try folder.read("s/held/a.csv"))
      #expect(held.contains(shown), "\(held)")
    }
  }

  @Test(arguments: SheetCase.sums + SheetCase.people + SheetCase.blocks + SheetCase.columns)
  func `a list in a sheet gets the answer that it gets as CSV`(_ sheet: SheetCase) throws {
    let unit = try PreparedMonth.shared.get().folder.path("month/unit.yaml")
    let folder = try TemporaryFolder()
    let table = Table(csv: sheet.text)
    try folder.write("danh-sach.xlsx", WorkbookMaker(WorkbookMaker.rows([table.header] + table.rows)).bytes)
    let outcome = try runChitra(
      ["prepare", "danh-sach.xlsx", "--unit", unit, "--period", "2026-10", "--out", "set", "--report", "json", "--now", PreparedMonth.now],
      in: folder.path)
    let found = try JSON(parsing: String(decodingForTest: folder.read("set/control-sheet.json")))
    #expect(found["totals"]?.pair == [Int64(sheet.rows), sheet.amount])
    #expect(found["paid"]?["count"]?.number == Int64(sheet.paid))
    #expect(found["paid"]?["amount"]?.number == sheet.paidAmount)
    #expect(found["balanced"]?.isTrue == true)
    #expect(try codes(outcome) == sheet.codes)
  }

  @Test func `held rows go back as CSV in the sender's columns, with their place in the sheet`() throws {
    let folder = try TemporaryFolder()
    try folder.write("list.xlsx", SheetList(["F": "<v>500000.5</v>", "H": ""]).maker.bytes)
    let outcome = try runChitra(
      ["prepare", "list.xlsx", "--unit", SmallRoster.unit, "--period", "2026-10", "--out", "set", "--report", "json"], in: folder.path)
    #expect(outcome.status == 2)
    let lines = try outcome.errors.split(separator: "\n").filter { $0.hasPrefix("{") }.map { try JSON(parsing: String($0)) }
    let fraction = try #require(lines.first { $0["code"]?.text == "PAY-132" })
    #expect(fraction["file"]?.text == "list.xlsx")
    #expect(fraction["line"]?.number == 3)
    #expect(fraction["path"]?.text == "'Tháng 10'!F3")
    #expect(fraction["column_start"]?.number == 6)
    #expect(fraction["byte_offset"] == nil)
    let held = Table(csv: try String(decodingForTest: folder.read("set/held.csv")))
    #expect(
      held.rows.map { [held.cell($0, "source_file"), held.cell($0, "source_line"), held.cell($0, "code")] } == [
        ["list.xlsx", "3", "PAY-132"]
      ])
    let bytes = try folder.read("set/held/list.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = String(decodingForTest: bytes).split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows[1] == SheetList.header + ["code", "reason", "fix"])
    // The empty last cell keeps its place, so that the reason stands under its header.
    #expect(rows[2][..<9] == ["1", "Lê Văn An", "01/02/1940", "038040000101", "NCT", "500000.5", "3517205000101", "", "PAY-132"])
  }

  @Test func `numbers are what the cell holds, never what it shows`() throws {
    func found(_ list: SheetList, _ more: [String] = []) throws -> [String] {
      try validate(list.maker, more).compactMap { $0["code"]?.text }
    }
    #expect(try found(SheetList()) == [])
    #expect(try found(SheetList(["F": "<v>5E5</v>"])) == [])
    #expect(try found(SheetList(["F": "<v>500000.00000001</v>"], styles: ["F": 4])) == ["PAY-132"])
    #expect(try found(SheetList(["F": "<v>1.125</v>"])) == ["PAY-132"])
    #expect(try found(SheetList(["F": "<v>500000.00000000012</v>"])) == ["XLS-110"])
    #expect(try found(SheetList(["F": "<v>5000000000000000</v>"])) == ["PAY-136"])
    #expect(try found(SheetList(["D": "<v>38040000101</v>"])) == ["PAY-111"])
    #expect(try found(SheetList(["D": "<v>38040000101</v>"], styles: ["D": 1])) == ["PAY-111", "XLS-104"])
    #expect(try found(SheetList(["D": "<v>38040000101</v>"], styles: ["D": 1]), ["--repair", "leading-zeros"]) == ["PAY-117", "XLS-104"])
    #expect(try found(SheetList(["D": "<v>3.8040000101E10</v>"])) == ["PAY-111"])
    #expect(try found(SheetList(["D": "<v>380400001011234567</v>"])) == ["PAY-112"])
    #expect(try found(SheetList(["G": "<v>3517205000101</v>"])) == ["XLS-107"])
    #expect(try found(SheetList(["G": "<v>351720500010112345</v>"])).first == "PAY-142")
    #expect(try found(SheetList(["F": "<f>E1*2</f>"])) == ["XLS-108", "PAY-130"])
    #expect(try found(SheetList(["D": "<f>E1</f><v></v>"])).contains("XLS-108"))
    #expect(try found(SheetList(["A": "<f>A2+1</f>"])) == [])
    #expect(try found(SheetList(["C": "<v>14642</v>"], styles: ["C": 3])) == [])
    #expect(try found(SheetList(["C": "<v>14642</v>"])) == ["PAY-123"])
    #expect(try found(SheetList(["C": "<v>1940</v>"], styles: ["C": 3])).sorted() == ["PAY-502", "XLS-109"])
    var old = SheetList(["C": "<v>14642</v>"])
    old.change = { $0.properties = "date1904=\"1\"" }
    #expect(try found(old) == ["PAY-121"])
  }

  @Test func `an account whose zeros are drawn is held, and taken as shown only when that is asked for`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.xlsx", SheetList(["G": "<v>11000123456</v>", "H": SheetList.text("Vietcombank")], styles: ["G": 2]).maker.bytes)
    let convert = ["convert", "a.xlsx", "--to", "canonical-csv", "--period", "2026-10", "--report", "json", "-o"]
    let plain = try runChitra(convert + ["a.csv"], in: folder.path)
    #expect(plain.status == 2)
    #expect(try codes(plain).contains("XLS-105"))
    #expect(Table(csv: try String(decodingForTest: folder.read("a.csv"))).rows.count == 1)
    let repaired = try runChitra(convert + ["b.csv", "--repair", "leading-zeros"], in: folder.path)
    #expect(repaired.status == 0)
    #expect(try codes(repaired).contains("XLS-106"))
    let table = Table(csv: try String(decodingForTest: folder.read("b.csv")))
    #expect(table.rows.map { table.cell($0, "account") } == ["0011000123456", "3517205000102"])
  }

  @Test(arguments: ["openpyxl", "xlsxwriter", "libreoffice"])
  func `files of three writers are read as they were typed`(writer: String) throws {
    let path = FilePath.join(packageFolder, "Tests/Corpus/roster-xlsx/good/\(writer).xlsx")
    let outcome = try runChitra(["convert", path, "--to", "canonical-csv", "--period", "2026-10", "--report", "json", "-o", "-"])
    #expect(outcome.status == 0)
    let table = Table(csv: outcome.output)
    let columns = ["payee_name", "identity", "amount", "channel", "bank_bin", "account", "source_record"]
    #expect(
      table.rows.map { row in columns.map { table.cell(row, $0) } } == [
        ["Lê Văn Ân", "038040000101", "750000", "bank", "970405", "3517205000101", "9"],
        ["Trần Thị Bình", "038148000102", "1500000", "bank", "970436", "0011000123456", "10"],
        ["Đỗ Hữu Cường", "038051000103", "500000", "cash", "", "", "11"],
      ])
    // Over 60 they are due 2,0 of 500.000 (ND 20/2021 Art 5(6)) and not 750.000 or less; and the two blanks in the last name.
    let validated = try runChitra(["validate", path, "--period", "2026-10", "--report", "json"])
    #expect(try codes(validated) == ["PAY-526", "PAY-526", "PAY-106", "PAY-526"])
    let shown = try runChitra(["inspect", path, "--record", "9", "--report", "json", "--show-values"]).jsonLines()
    #expect(shown.first?["fields"]?.elements[2]["raw"]?.text == "01/02/1940")
  }

  @Test func `every sheet that is a list is read, or the one named`() throws {
    let unit = try PreparedMonth.shared.get().folder.path("month/unit.yaml")
    let folder = try TemporaryFolder()
    var maker = SheetList().maker
    let (second, empty) = (
      maker.sheets[0].rows.replacing("0380", with: "0381").replacing("0381400", with: "0381401").replacing("Văn An", with: "Thị Ân"), ""
    )
    maker.sheets += [
      .init("Tháng 10 (2)", second), .init("Ghi chú", WorkbookMaker.rows([["Điện thoại xã"]])), .init("Trống", empty),
      .init("Mẫu", WorkbookMaker.rows([SheetList.title, SheetList.header])),
    ]
    maker.sheets[1].state = "hidden"
    try folder.write("a.xlsx", maker.bytes)
    let outcome = try runChitra(
      ["prepare", "a.xlsx", "--unit", unit, "--period", "2026-10", "--out", "set", "--report", "json", "--now", PreparedMonth.now],
      in: folder.path)
    #expect(Array(try codes(outcome).prefix(3)) == ["XLS-302", "XLS-302", "XLS-303"])
    let sheet = try JSON(parsing: String(decodingForTest: folder.read("set/control-sheet.json")))
    #expect(sheet["totals"]?["rows"]?.number == 4)
    #expect(sheet["inputs"]?.elements.map { $0["file"]?.text } == ["a.xlsx (Tháng 10)", "a.xlsx (Tháng 10 (2))"])
    let one = try runChitra(["validate", "a.xlsx", "--sheet", "tháng 10", "--report", "json"], in: folder.path)
    #expect(one.status == 0)
    #expect(one.errors.contains(" 2 "))
    let unknown = try runChitra(["validate", "a.xlsx", "--sheet", "Tháng 11", "--report", "json"], in: folder.path)
    #expect(unknown.status == 64)
    #expect(unknown.output.contains("Ghi chú"))
    for verb in [
      ["convert", "a.xlsx", "--to", "canonical-csv", "-o", "x.csv"], ["print", "a.xlsx", "-o", "x.html"], ["inspect", "a.xlsx"],
    ] {
      let choice = try runChitra(verb + ["--report", "json"], in: folder.path)
      #expect(choice.status == 2)
      #expect(try codes(choice).contains("IOF-503"))
      #expect(try runChitra(verb + ["--sheet", "Tháng 10"], in: folder.path).status == 0, "\(verb)")
    }
    let other = try runChitra(["validate", "a.xlsx", "--sheet", "Ghi chú", "--report", "json"], in: folder.path)
    #expect(try codes(other) == ["CSV-303"])
  }

  @Test func `a form that nobody filled in says that it has no people`() throws {
    let lines = try validate(WorkbookMaker(WorkbookMaker.rows([SheetList.title, SheetList.header])))
    #expect(lines.compactMap { $0["code"]?.text } == ["CSV-309"])
  }

  @Test func `what a sheet hides is said, and counted`() throws {
    var list = SheetList()
    list.change = { maker in
      maker.sheets[0].rows = maker.sheets[0].rows.replacing("<row r=\"3\">", with: "<row r=\"3\" hidden=\"1\">")
      maker.sheets[0].before = "<cols><col min=\"5\" max=\"5\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols>"
      maker.sheets[0].behind = "<mergeCells><mergeCell ref=\"A1:H1\"/><mergeCell ref=\"G3:G4\"/></mergeCells>"
    }
    let lines = try validate(list.maker)
    #expect(lines.compactMap { $0["code"]?.text } == ["XLS-304", "XLS-305", "XLS-306"])
    #expect(lines.map { $0["line"]?.number } == [3, 1, 3])
    #expect(lines.allSatisfy { $0["severity"]?.text == "warning" })
  }

  @Test func `detect, inspect and print know workbooks, from standard input too`() throws {
    let folder = try TemporaryFolder()
    let bytes = SheetList().maker.bytes
    try folder.write("a.xlsx", bytes)
    let detected = try #require(try runChitra(["detect", "-", "--report", "json"], stdin: bytes).jsonLines().first)
    #expect(detected["format"]?.text == "roster-xlsx")
    #expect(detected["sheets"]?.elements.map(\.text) == ["Tháng 10"])
    let inspected = try runChitra(["inspect", "a.xlsx", "--record", "3", "--show-values", "--lang", "en"], in: folder.path)
    #expect(inspected.output.contains("D3") && inspected.output.contains("038040000101"))
    let printed = try runChitra(["print", "a.xlsx", "-o", "a.html"], in: folder.path)
    #expect(printed.status == 0)
    #expect(try String(decodingForTest: folder.read("a.html")).contains("Lê Thị Bé"))
    let listed = try runChitra(["formats"])
    #expect(listed.output.contains("roster-xlsx"))
  }

  @Test func `a workbook where no roster belongs is answered with the way to CSV`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.xlsx", SheetList().maker.bytes)
    let outcome = try runChitra(
      ["reconcile", "--sent", "a.xlsx", "--returned", "a.xlsx", "--out", "r", "--report", "json"], in: folder.path)
    #expect(outcome.status == 2)
    #expect(try codes(outcome).first == "IOF-010")
  }

  @Test func `workbooks that lie or are none are refused by name`() throws {
    let folder = try TemporaryFolder()
    func code(_ change: (inout [ZipMaker.Member]) -> Void) throws -> [String] {
      var members = SheetList().maker.members
      change(&members)
      try folder.write("a.xlsx", ZipMaker(members).bytes)
      let outcome = try runChitra(["validate", "a.xlsx", "--report", "json"], in: folder.path)
      #expect(outcome.status == 2)
      return try codes(outcome)
    }
    #expect(try code { $0.append(.init("xl/../../x", "")) } == ["XLS-102"])
    #expect(try code { $0[4].size = 1 << 30 } == ["XLS-102"])
    #expect(try code { $0[4].bytes.removeLast(40) } == ["XLS-101"])
    #expect(try code { $0[4].bytes = Array(String(decodingForTest: $0[4].bytes).replacing("\"A3\"", with: "\"H3\"").utf8) } == ["XLS-103"])
    #expect(
      try code { $0[0].bytes = Array(String(decodingForTest: $0[0].bytes).replacing("workbook.xml\"", with: "workbook.bin\"").utf8) } == [
        "XLS-111"
      ])
    #expect(
      try code { $0[4].bytes = Array(String(decodingForTest: $0[4].bytes).replacing("Họ và tên", with: "Tên gì").utf8) } == ["XLS-301"])
  }
}

extension JSON {
  /// `rows` and `amount`.
  fileprivate var pair: [Int64?] { [self["rows"]?.number, self["amount"]?.number] }
}
