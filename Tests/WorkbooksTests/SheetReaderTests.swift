// Whole sheets made by hand, and the text that they become.
import Files
import SafeXML
import TestSupport
import Testing

@testable import Workbooks

/// What reading a workbook gave.
struct ReadSheet {
  var text = ""
  var facts: SheetFacts?
  var problem: WorkbookProblem?

  var lines: [String] { text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init) }

  init(_ maker: WorkbookMaker, sheet: Int = 0, limitBytes: Int = SheetReader.maximumBytes) throws {
    try self.init(maker.bytes, sheet: sheet, limitBytes: limitBytes)
  }

  init(_ bytes: [UInt8], sheet: Int = 0, limitBytes: Int = SheetReader.maximumBytes) throws {
    let folder = try TemporaryFolder()
    let input = try InputFile(path: try folder.write("a.xlsx", bytes))
    do throws(WorkbookProblem) {
      let workbook = try Workbook(input)
      guard sheet < workbook.sheets.count else { return }
      var reader = try workbook.read(workbook.sheets[sheet])
      reader.limitBytes = limitBytes
      var out: [UInt8] = []
      while try reader.next(&out) {}
      text = String(validating: out, as: UTF8.self) ?? "(not UTF-8)"
      facts = reader.facts
    } catch {
      problem = error
    }
  }
}

@Suite struct SheetReaderTests {
  private func lines(_ rows: String, _ change: (inout WorkbookMaker) -> Void = { _ in }) throws -> [String] {
    var maker = WorkbookMaker(rows)
    change(&maker)
    let read = try ReadSheet(maker)
    #expect(read.problem == nil)
    return read.lines
  }

  private func problem(_ rows: String) throws -> WorkbookProblem? { try ReadSheet(WorkbookMaker(rows)).problem }

  @Test func `record n is row n, and rows are as wide as the one above`() throws {
    let rows = """
      <row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row>
      <row r="6"><c r="A6" s="1"/></row><row r="9"/>
      """
    #expect(try lines(rows) == ["", ",1,,2", "", "", "3,,,", ""])
  }

  @Test func `rows and cells may leave their place out`() throws {
    let rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c r=\"C\"><v>3</v></c><c><v>4</v></c></row>"
    #expect(try lines(rows) == ["1,,2", ",,3,4", ""])
  }

  @Test func `texts of all kinds`() throws {
    let texts = """
      <si><t>Nguyễn Văn An</t></si><si><r><t>Trần </t></r><r><rPr/><t>Thị</t></r><r><t xml:space="preserve"> Bình</t></r></si>\
      <si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si><si><t>a_x000D_&#10;b</t></si><si/><si><t>"c", d</t></si>
      """
    let rows = """
      <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="s"><v>4</v></c><c t="s"><v>5</v></c></row>\
      <row><c t="inlineStr"><is><t>038042001234</t></is></c><c t="inlineStr"><is><r><t>x</t></r><r><t> y</t></r><rPh><t>z</t></rPh></is></c>\
      <c t="str"><f>A1</f><v>kết quả</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>\
      <row><c t="str"><f>IF(A1,"","")</f><v></v></c><c t="d"><v>2026-10-15</v></c><c><f>1+1</f><v>2</v></c></row>
      """
    #expect(
      try lines(rows) { $0.texts = texts } == [
        "Nguyễn Văn An,Trần Thị Bình,漢字,\"a\nb\",,\"\"\"c\"\", d\"", "038042001234,x y,kết quả,TRUE,FALSE,#N/A", ",2026-10-15,2,,,", "",
      ])
  }

  @Test func `days by style, in both epochs`() throws {
    // 15568 is 15 August 1942 counted from 1900 (vietnam.md R14), and 1,462 days later counted from 1904.
    let rows = """
      <row><c s="1"><v>15568</v></c><c s="1"><v>15568.75</v></c><c s="2"><v>46296</v></c><c s="3"><v>15568</v></c><c><v>15568</v></c></row>\
      <row><c s="1"><v>1</v></c><c s="1"><v>59</v></c><c s="1"><v>60</v></c><c s="1"><v>61</v></c><c s="1"><v>0</v></c></row>\
      <row><c s="1"><v>2958465</v></c><c s="1"><v>2958466</v></c><c s="1"><v>-1</v></c><c s="1" t="inlineStr"><is><t>1942</t></is></c></row>
      """
    let formats = ["dd/mm/yyyy", "mm/yyyy", "yyyy"]
    #expect(
      try lines(rows) { $0.formats = formats } == [
        "15/08/1942,15/08/1942,10/2026,1942,15568", "01/01/1900,28/02/1900,29/02/1900,01/03/1900,00/01/1900", "31/12/9999,#####,-1,1942,",
        "",
      ])
    let since1904 = try lines("<row><c s=\"1\"><v>14106</v></c><c s=\"1\"><v>0</v></c></row>") {
      $0.formats = formats
      $0.properties = "date1904=\"1\""
    }
    #expect(since1904 == ["15/08/1942,01/01/1904", ""])
  }

  @Test func `a year in a cell of days is remarked`() throws {
    var maker = WorkbookMaker("<row><c s=\"1\"><v>1942</v></c><c s=\"1\"><v>15568</v></c></row>")
    maker.formats = ["dd/mm/yyyy"]
    let read = try ReadSheet(maker)
    // Day 1,942 of the count.
    #expect(read.lines == ["25/04/1905,15/08/1942", ""])
    var cursor = RemarkCursor(try #require(read.facts))
    #expect(cursor.remarks(ofRow: 1).map(\.remark) == [.yearAsDay(1942)])
  }

  @Test func `zeros that the format draws and formulas without a result are remarked, numbers are counted`() throws {
    var maker = WorkbookMaker(
      """
      <row r="3"><c r="A3" s="1"><v>38042001234</v></c><c r="B3" s="1"><v>138042001234</v></c><c r="C3"><f>SUM(A1:A2)</f></c></row>\
      <row r="4"><c r="A4"><v>123456</v></c><c r="B4"><f t="shared" si="0"/><v></v></c><c r="C4" t="str"><f>x</f><v></v></c></row>\
      <row r="5"><c r="A5"><v>540000.00000000012</v></c><c r="B5"><v>0.1</v></c></row>
      """)
    maker.formats = ["000000000000"]
    let read = try ReadSheet(maker)
    #expect(read.lines == ["", "", "38042001234,138042001234,=SUM(A1:A2)", "123456,=,", "540000,0.1,", ""])
    let facts = try #require(read.facts)
    #expect(facts.longNumbers == [3, 1])
    #expect(facts.roundedNumbers == 1)
    #expect(facts.firstRounded == "A5")
    var cursor = RemarkCursor(facts)
    #expect(!cursor.isDue(2))
    #expect(cursor.remarks(ofRow: 3).map(\.column) == [1, 3])
    #expect(cursor.remarks(ofRow: 4).map(\.remark) == [.formulaWithoutValue])
    #expect(!cursor.isDue(100))
  }

  @Test func `what a sheet hides is told`() throws {
    var sheet = WorkbookMaker.Sheet(
      "Danh sách 'cũ'",
      """
      <row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"/>\
      <row r="4" hidden="1"><c r="A4"><v>4</v></c></row>
      """)
    sheet.before = "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"1\"/><col min=\"3\" max=\"4\" hidden=\"1\"/></cols>"
    sheet.behind = "<autoFilter ref=\"A1:A9\"/><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A1:A4\"/></mergeCells>"
    sheet.state = "veryHidden"
    let facts = try #require(try ReadSheet(WorkbookMaker([sheet])).facts)
    #expect((facts.filledRows, facts.lastFilledRow, facts.lastFilledColumn) == (3, 4, 1))
    #expect((facts.hiddenRows, facts.firstHiddenRow) == (2, 2))
    #expect(facts.hiddenColumns == [3, 4])
    #expect(facts.mergedRows.map(\.name) == ["A1:A4"])
    #expect(facts.isHidden)
    #expect(facts.place(row: 12, column: 4) == "'Danh sách ''cũ'''!D12")
    #expect(facts.place(row: 12) == "'Danh sách ''cũ'''!12:12")
  }

  @Test func `places that are none refuse the sheet`() throws {
    #expect(try problem("<row r=\"2\"/><row r=\"2\"/>")?.kind == .order)
    #expect(try problem("<row r=\"2\"/><row r=\"1\"/>")?.kind == .order)
    #expect(try problem("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>")?.kind == .order)
    #expect(try problem("<row r=\"1\"><c r=\"B1\"/><c r=\"B1\"/></row>")?.kind == .order)
    #expect(try problem("<row r=\"1\"><c r=\"A2\"/></row>")?.kind == .order)
    #expect(try problem("<row><c/></row><c><v>1</v></c>")?.kind == .order)
    #expect(try problem("<row><c><v>1</v><v>2</v></c></row>")?.kind == .order)
    #expect(try problem("<row><row/></row>")?.kind == .order)
    #expect(try problem("<row><c><c><v>1</v></c></c></row>")?.kind == .order)
    #expect(try problem("<row r=\"1048577\"/>")?.kind == .outOfBounds)
    #expect(try problem("<row r=\"-1\"/>")?.kind == .outOfBounds)
    #expect(try problem("<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>")?.kind == .outOfBounds)
    #expect(try problem("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")?.kind == .outOfBounds)
    #expect(try problem("<row r=\"1\"><c r=\"XFD1\" s=\"1\"/></row>") == nil)
    #expect(try problem("<row r=\"7\"><c t=\"s\"><v>0</v></c></row>") == WorkbookProblem(.sharedText, row: 7))
    #expect(try problem("<row><c t=\"s\"><v>-1</v></c></row>")?.kind == .sharedText)
    #expect(try problem("<row><c></row>")?.kind == .xml(.notWellFormed))
  }

  @Test func `columns hidden many times, or commas without end, do not hold the reader up`() throws {
    var sheet = WorkbookMaker.Sheet("S", "<row><c><v>1</v></c></row>")
    sheet.before = "<cols>" + String(repeating: "<col min=\"1\" max=\"16384\" hidden=\"1\"/>", count: 5_000) + "</cols>"
    #expect(try #require(try ReadSheet(WorkbookMaker([sheet])).facts).hiddenColumns == Array(1...64))
    let far = "<row><c r=\"FAA\"><v>1</v></c></row>"
    let wide = WorkbookMaker(String(repeating: far, count: 1_000))
    // A row has 4,082 commas, a figure and a line end of two bytes.
    #expect(try ReadSheet(wide, limitBytes: 4_084_999).problem?.kind == .tooMuch)
    #expect(try ReadSheet(wide, limitBytes: 4_085_000).problem == nil)
  }

  @Test func `the last row of a sheet and one stray cell cost no memory`() throws {
    let read = try ReadSheet(WorkbookMaker("<row><c r=\"ZZ1\"><v>1</v></c></row><row r=\"1048576\"><c><v>2</v></c></row>"))
    #expect(read.problem == nil)
    #expect(read.text.utf8.count < 3 << 20)
    #expect(read.text.hasSuffix("\r\n2" + String(repeating: ",", count: 255) + "\r\n"))
  }
}
