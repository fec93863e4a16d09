// `roster check`: findings grouped for a person, and the same sheet back with one more column, from the command line.
import Files
import TestSupport
import Testing

@Suite struct RosterCheckTests {
  /// A list typed by hand: a title, a faulty row, a clean one of several lines, a short one, a signature.
  static let messy = [
    "DANH SÁCH BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026",
    "STT;Họ và tên;Ngày sinh;Số CCCD;Địa chỉ;Số tiền;Số TK;Ngân hàng",
    "1;Lê Văn An;01/02/1940;38040000101;Thôn 1;500.000;3517205000101;Agribank",
    "2;\"Lê Thị Bé\";01/02/1940;038140000102;\"Thôn 1;\r\nxã \"\"A\"\"\";500.000;3517205000102;Agribank",
    "3;Lê Văn Cả;31/02/1940;038040000103;Thôn 1;500.000;3517205000103;Agribank", "", ";;Kế toán",
  ].map { $0 + "\r\n" }.joined()

  private func check(_ arguments: [String], in folder: TemporaryFolder) throws -> Outcome {
    try runChitra(["roster", "check"] + arguments, in: folder.path(""))
  }

  private func lines(_ name: String, _ folder: TemporaryFolder) throws -> [String] {
    String(decodingForTest: try folder.read(name)).split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `the sheet comes back byte for byte, with a column of what was found`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("list.csv", Array(Self.messy.utf8))
    let outcome = try check(["list.csv", "-o", "checked.csv"], in: folder)
    #expect(outcome.status == 2)
    let lines = try lines("checked.csv", folder)
    #expect(lines.count == 9)
    let source = Self.messy.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    for (line, before) in zip(lines, source) { #expect(line.hasPrefix(before)) }
    #expect(lines[0] == source[0])
    #expect(lines[1] == source[1] + ";Kết quả kiểm tra")
    // PAY-111: a number that lost its zero; the fix stands beside it, and nothing is masked in one's own sheet.
    #expect(lines[2].hasPrefix(source[2] + ";") && lines[2].contains("LỖI PAY-") && lines[2].contains("038040000101"))
    // The record of two lines has its cell behind its second line.
    #expect(lines[3] == source[3] && lines[4] == source[4] + ";Ghi chú PAY-106: khoảng trắng thừa được bỏ")
    #expect(lines[5].hasPrefix(source[5] + ";") && lines[5].contains("LỖI"))
    #expect(lines[6] == "" && lines[7] == source[7])
  }

  @Test func `a sheet that was checked before has its column renewed, not doubled`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("list.csv", Array(Self.messy.utf8))
    _ = try check(["list.csv", "-o", "checked.csv"], in: folder)
    // Mended by hand: the zero, and the day.
    let checked = String(decodingForTest: try folder.read("checked.csv"))
    let mended = checked.replacing(";38040", with: ";038040").replacing("31/02", with: "28/02")
    _ = try folder.write("list.csv", Array(mended.utf8))
    let again = try check(["list.csv", "-o", "again.csv"], in: folder)
    #expect(again.status == 0, "\(again.output)")
    let lines = try lines("again.csv", folder)
    #expect(lines[1].hasSuffix(";Ngân hàng;Kết quả kiểm tra"))
    #expect(lines[2] == "1;Lê Văn An;01/02/1940;038040000101;Thôn 1;500.000;3517205000101;Agribank;")
    #expect(lines[5].hasSuffix(";Agribank;"))
  }

  /// Every encoding gives its own bytes back: without the column the file is the source.
  @Test(arguments: [
    "bytes-tcvn3", "bytes-vni", "bytes-windows-1258", "bytes-viscii", "letters-tcvn3", "R44-excel", "utf16-letters-tcvn3",
  ])
  func `the letters of the sheet stay as they were`(name: String) throws {
    let folder = try TemporaryFolder()
    let source = try InputFile.contents(of: FilePath.join(LetterTests.corpus, name + ".csv"), limitBytes: 1 << 20)
    _ = try folder.write("list.csv", source)
    _ = try check(["list.csv", "-o", "checked.csv"], in: folder)
    let checked = try folder.read("checked.csv")
    let width = name.hasPrefix("utf16") ? 2 : 1
    let (before, after) = (Self.lines(source, width), Self.lines(checked, width))
    #expect(before.count == after.count && before.count > 2)
    for (line, wider) in zip(before, after) { #expect(wider.starts(with: line)) }
    #expect(checked.count > source.count)
  }

  private static func lines(_ bytes: [UInt8], _ width: Int) -> [ArraySlice<UInt8>] {
    // Line ends of 16 bits are found by their low byte; CR before LF belongs to the end.
    let marks = bytes.indices.filter { place in
      bytes[place] == 0x0A && (width == 1 || place % 2 == 0 && place + 1 < bytes.count && bytes[place + 1] == 0)
    }
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for mark in marks {
      let end = mark >= width && bytes[mark - width] == 0x0D ? mark - width : mark
      lines.append(bytes[start..<end])
      start = mark + width
    }
    return lines + [bytes[start...]]
  }

  @Test func `a workbook comes back as a list of text`() throws {
    let folder = try TemporaryFolder()
    let list = SheetList(["D": SheetList.text("38040000101")])
    _ = try folder.write("list.xlsx", list.maker.bytes)
    let outcome = try check(["list.xlsx", "-o", "checked.csv"], in: folder)
    #expect(outcome.status == 2)
    let lines = String(decodingForTest: try folder.read("checked.csv")).split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines[0].hasPrefix("\u{FEFF}DANH SÁCH"))
    #expect(lines[1].contains("Ngân hàng") && lines[1].contains("Kết quả kiểm tra"))
    #expect(lines[2].contains("Lê Văn An") && lines[2].contains("LỖI PAY-"))
    #expect(lines[3].contains("Lê Thị Bé") && !lines[3].contains("LỖI"))
  }

  @Test func `findings are grouped, errors first, and a program gets them one by one`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("list.csv", Array(Self.messy.utf8))
    let text = try check(["list.csv", "--lang", "vi"], in: folder)
    #expect(text.status == 2)
    let (errors, notes) = (text.output.firstRange(of: "LỖI: phải sửa"), text.output.firstRange(of: "3 dòng, 1.500.000 đ: 2 lỗi"))
    #expect(errors != nil && notes != nil && errors!.lowerBound < notes!.lowerBound)
    #expect(text.output.contains("[ ] list.csv:3:"))
    #expect(!text.output.contains("38040000101"))
    let json = try check(["list.csv", "--report", "json"], in: folder)
    let found = try json.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(found.filter { $0["severity"]?.text == "error" }.count == 2)
    #expect(!json.output.contains("[ ]"))
  }

  @Test func `wrong calls and existing files are told`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("list.csv", Array(Self.messy.utf8))
    _ = try folder.write("taken.csv", Array("mine".utf8))
    #expect(try check(["list.csv", "list.csv", "-o", "out.csv"], in: folder).status == 64)
    #expect(try check(["list.csv", "-o", "taken.csv"], in: folder).status == 74)
    #expect(try folder.read("taken.csv") == Array("mine".utf8))
    #expect(try check(["missing.csv"], in: folder).status == 66)
    #expect(try runChitra(["roster", "merge", "list.csv"], in: folder.path("")).status == 64)
  }
}
