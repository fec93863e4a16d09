// Single cells: numbers digit by digit, formats, escapes and places. Expected values are reckoned by hand or stand in ISO/IEC 29500.
import ByteText
import Testing

@testable import Workbooks

@Suite struct CellTests {
  private func written(_ text: String) -> (String, NumberDigits) {
    var out: [UInt8] = []
    let digits = NumberCell.append(Array(text.utf8).span, to: &out)
    return (String(validating: out, as: UTF8.self) ?? "", digits)
  }

  @Test(arguments: [
    ("0", "0"), ("7", "7"), ("540000", "540000"), ("38042001234", "38042001234"), ("999999999999999", "999999999999999"),
    ("5E5", "500000"), ("5e+05", "500000"), ("3.8042001234E10", "38042001234"), ("1.5E6", "1500000"), ("-540000", "-540000"),
    ("500000.00000001", "500000.00000001"), ("0.5", "0.5"), (".5", "0.5"), ("5E-1", "0.5"), ("2.50", "2.5"), ("00012", "12"),
    ("540000.0", "540000"), ("-0", "0"), ("0E5", "0"), ("12.", "12"),
    // Three decimals would be thousands for whoever reads money.
    ("1.125", "1.1250"), ("540.125", "540.1250"), ("1.1255", "1.1255"), ("-0.001", "-0.0010"),
  ])
  func `digits stay what they are`(stored: String, shown: String) {
    #expect(written(stored) == (shown, .whole))
  }

  @Test(arguments: [
    ("540000.00000000012", "540000"), ("0.30000000000000004", "0.3"), ("659999.99999999988", "660000"),
    ("99999999999999.96", "100000000000000"),
    ("999999999999999.6", "1000000000000000"), ("1.0000000000000002", "1"), ("123456.7890123456789", "123456.789012346"),
  ])
  func `what reckoning in binary leaves is rounded to 15 digits`(stored: String, shown: String) {
    #expect(written(stored) == (shown, .rounded))
  }

  @Test(arguments: [
    ("9704221234567890", "9.70422123456789E+15"), ("1234567890123456", "1.234567890123456E+15"), ("1E+15", "1E+15"),
    ("9.7042212345678899E+15", "9.7042212345678899E+15"), ("-1E300", "-1E+300"), ("38042001234000000", "3.8042001234E+16"),
  ])
  func `digits beyond the fifteenth before the point are lost`(stored: String, shown: String) {
    #expect(written(stored) == (shown, .lost))
    #expect(WholeAmount.parse(Array(shown.utf8).span, 0..<shown.utf8.count) == .scientific)
  }

  @Test(arguments: ["", "abc", "1,5", "1.2.3", "E5", "1E", "1E+", "0x10", "NaN", "INF", "1 2", "--1"])
  func `what is no number stays as it is`(text: String) {
    #expect(written(text) == (text, .malformed))
  }

  @Test func `small numbers do not become lines of zeros`() {
    #expect(written("1E-300").0 == "1E-300")
    #expect(written("5E-324").0 == "5E-324")
    #expect(written("1E-15") == ("0.000000000000001", .whole))
  }

  @Test(arguments: [
    ("General", NumberShape.plain), ("0", .plain), ("#,##0", .plain), ("#,##0.00", .plain), ("@", .plain), ("0.00E+00", .plain),
    ("_-* #,##0\\ _₫_-;\\-* #,##0\\ _₫_-", .plain), ("#,##0\" đồng\"", .plain), ("[Red]#,##0", .plain), ("mm:ss", .plain),
    ("h:mm AM/PM", .plain), ("[h]:mm", .plain), ("[h]:mm:ss", .plain), ("0%", .plain), ("\"dm\"0", .plain),
    ("dd/mm/yyyy", .day), ("d/m/yy", .day), ("yyyy-mm-dd", .day), ("[$-42A]dd mmmm yyyy", .day), ("dd/mm/yyyy\\ hh:mm", .day),
    ("dd\\-mm\\-yyyy;@", .day), ("mm/yyyy", .month), ("mmm-yy", .month), ("yyyy", .year), ("\"năm \"yyyy", .year),
    ("000000000000", .zeros(12)), ("00000", .zeros(5)), ("000 000 000 000", .zeros(12)), ("0000-0000", .zeros(8)),
    ("000000000000;@", .zeros(12)),
    ("#000", .zeros(3)),
  ])
  func `a format says what a number stands for`(code: String, shape: NumberShape) {
    #expect(NumberShape(code: code) == shape)
  }

  @Test func `formats without a code`() {
    // ISO/IEC 29500-1, 18.8.30: 14 mm-dd-yy, 15 d-mmm-yy, 16 d-mmm, 17 mmm-yy, 18 to 21 times, 22 m/d/yy h:mm, 45 to 47 minutes.
    let days = [14, 15, 16, 22]
    for id in 0...49 {
      let wanted: NumberShape = days.contains(id) ? .day : id == 17 ? .month : .plain
      #expect(NumberShape(builtIn: id) == wanted, "\(id)")
    }
  }

  @Test(arguments: [
    ("a_x000D_\nb", "a\nb"), ("a_x000D_b", "a\nb"), ("_x000A_", "\n"), ("_x005F_x000D_", "_x000D_"), ("_x0009_", "\t"),
    ("_xD83D__xDE00_", "😀"), ("_xD83D_", "_xD83D_"), ("_xDE00_", "_xDE00_"), ("_x0000_", "_x0000_"), ("_xFFFF_", "_xFFFF_"),
    ("_x12_", "_x12_"), ("_x00e1_", "á"), ("xin_chào", "xin_chào"), ("_", "_"), ("_x1EC5", "_x1EC5"), ("a\r\nb\rc", "a\nb\nc"),
    ("_x0041__x0042_", "AB"),
  ])
  func `escapes are resolved`(text: String, meant: String) {
    var out: [UInt8] = []
    let bytes = Array(text.utf8)
    EscapedText.append(bytes.span, 0..<bytes.count, to: &out)
    #expect(out == Array(meant.utf8))
    #expect(text == meant || EscapedText.isNeeded(bytes.span, 0..<bytes.count))
  }

  @Test func `places by name`() throws {
    func place(_ text: String) -> [Int]? {
      let bytes = Array(text.utf8)
      return CellPlace.parse(bytes.span, 0..<bytes.count).map { [$0.row, $0.column] }
    }
    #expect(place("A1") == [1, 1])
    #expect(place("$D$12") == [12, 4])
    #expect(place("aa7") == [7, 27])
    #expect(place("XFD1048576") == [1_048_576, 16_384])
    #expect(place("XFE1") == nil)
    #expect(place("A1048577") == nil)
    #expect(place("ZZZZZZZZZZZZZZZZZZZZ1") == nil)
    #expect(place("A99999999999999999999") == nil)
    #expect(place("12") == [12, 0])
    #expect(place("D") == [0, 4])
    #expect(place("D-1") == nil)
    #expect(place("1D") == nil)
    for column in [1, 26, 27, 52, 702, 703, 16_384] { #expect(place(CellPlace.name(5, column)) == [5, column]) }
    let bytes = Array("B5:D6".utf8)
    #expect(CellPlace.parseRange(bytes.span, 0..<5) == MergedCells(rows: 5...6, columns: 2...4))
    #expect(CellPlace.parseRange(bytes.span, 0..<5)?.name == "B5:D6")
    #expect(CellPlace.parseRange(bytes.span, 0..<3) == nil)
    let turned = Array("D6:B5".utf8)
    #expect(CellPlace.parseRange(turned.span, 0..<5) == nil)
  }
}
