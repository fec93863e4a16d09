import TestSupport
// Inputs of every kind: recognised, decoded, or refused with the menu that helps.
import Testing

/// A file of another kind and the code it is refused with.
struct WrongFile: CustomTestStringConvertible, Sendable {
  var name: String
  var bytes: [UInt8]
  var code: String
  var testDescription: String { name }

  static let all: [WrongFile] = [
    WrongFile(name: "a.xlsx", bytes: Samples.zip(["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]), code: "XLS-101"),
    WrongFile(name: "a.xls", bytes: Samples.compound(["Workbook"]), code: "IOF-011"),
    WrongFile(name: "locked.xlsx", bytes: Samples.compound(["EncryptionInfo", "EncryptedPackage"]), code: "IOF-018"),
    WrongFile(name: "a.doc", bytes: Samples.compound(["WordDocument"]), code: "IOF-014"),
    WrongFile(
      name: "a.ods", bytes: Samples.zip(["mimetype", "content.xml"], content: "application/vnd.oasis.opendocument.spreadsheet"),
      code: "IOF-012"),
    WrongFile(name: "a.docx", bytes: Samples.zip(["[Content_Types].xml", "word/document.xml"]), code: "IOF-014"),
    WrongFile(name: "a.zip", bytes: Samples.zip(["danh-sach.csv"]), code: "IOF-015"),
    WrongFile(name: "empty.zip", bytes: Samples.zip([]), code: "IOF-015"),
    WrongFile(name: "a.pdf", bytes: Array("%PDF-1.7\n%âãÏÓ\n1 0 obj".utf8), code: "IOF-013"),
    WrongFile(name: "a.png", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], code: "IOF-016"),
    WrongFile(name: "a.jpg", bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46], code: "IOF-016"),
    WrongFile(name: "a.gif", bytes: Array("GIF89a".utf8) + [1, 0, 1, 0], code: "IOF-016"),
    WrongFile(name: "a.tiff", bytes: [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], code: "IOF-016"),
    WrongFile(name: "big.tiff", bytes: [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8], code: "IOF-016"),
    WrongFile(name: "a.heic", bytes: [0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0], code: "IOF-016"),
    WrongFile(name: "a.webp", bytes: Array("RIFF".utf8) + [4, 0, 0, 0] + Array("WEBPVP8 ".utf8), code: "IOF-016"),
    WrongFile(name: "a.gz", bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], code: "IOF-015"),
    WrongFile(name: "a.bin", bytes: (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 37) }, code: "IOF-017"),
    WrongFile(name: "page.xls", bytes: Array("<html><table><tr><td>1</td></tr></table></html>".utf8), code: "IOF-011"),
    WrongFile(name: "empty.csv", bytes: [], code: "IOF-003"),
    WrongFile(name: "mark.csv", bytes: [0xEF, 0xBB, 0xBF], code: "IOF-003"),
    WrongFile(name: "blank.csv", bytes: Array(" \r\n\r\n".utf8), code: "IOF-003"),
    WrongFile(name: "half.csv", bytes: Samples.utf16(Samples.roster) + [0x41], code: "CSV-002"),
    WrongFile(name: "surrogate.csv", bytes: Samples.utf16(Samples.roster) + [0x00, 0xD8, 0x41, 0x00], code: "CSV-002"),
    WrongFile(name: "words.txt", bytes: Array("Kính gửi Ủy ban nhân dân\nNhờ chuyển giúp.\n".utf8), code: "IOF-020"),
  ]
}

@Suite struct InputTests {
  @Test(arguments: WrongFile.all)
  func `another kind of file is named, never read`(_ file: WrongFile) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(file.name, file.bytes)
    let outcome = try runChitra(["detect", path, "--report", "json"])
    #expect(outcome.status == 2)
    let lines = try outcome.jsonLines()
    #expect(lines.compactMap { $0["code"]?.text } == [file.code])
    let detected = lines.filter { $0["code"] == nil }
    #expect(detected.map(\.keys) == [["file", "format", "encoding", "confidence", "why"]])
    #expect(detected.first?["format"] == .null)
    #expect(detected.first?["confidence"]?.number == 0)
    let validated = try runChitra(["validate", path, "--report", "json"])
    #expect(validated.status == 2)
    #expect(try validated.jsonLines().compactMap { $0["code"]?.text } == [file.code])
  }

  @Test(arguments: [
    ("utf-8", Array(Samples.roster.utf8)), ("utf-8", [0xEF, 0xBB, 0xBF] + Array(Samples.roster.utf8)),
    ("utf-16le", Samples.utf16(Samples.roster)), ("utf-16be", Samples.utf16(Samples.roster, bigEndian: true)),
    ("utf-16le", Samples.utf16(Samples.roster, mark: false)), ("utf-16be", Samples.utf16(Samples.roster, bigEndian: true, mark: false)),
  ])
  func `every Unicode form of one list is the same list`(_ encoding: String, _ bytes: [UInt8]) throws {
    let detected = try #require(try runChitra(["detect", "-", "--report", "json"], stdin: bytes).jsonLines().first)
    #expect(detected["format"]?.text == "roster-csv")
    #expect(detected["encoding"]?.text == encoding)
    let findings = try runChitra(["validate", "-", "--report", "json"], stdin: bytes).jsonLines().map { [$0["code"], $0["line"]] }
    let plain = try runChitra(["validate", "-", "--report", "json"], stdin: Samples.roster).jsonLines().map { [$0["code"], $0["line"]] }
    #expect(findings == plain)
  }

  @Test func `a named encoding is believed`() throws {
    let bytes = Samples.utf16(Samples.roster, mark: false)
    #expect(try runChitra(["validate", "-", "--encoding", "utf-16be"], stdin: bytes).status == 2)
    let named = try runChitra(["inspect", "-", "--encoding", "utf-16le", "--report", "json"], stdin: bytes)
    #expect(try named.jsonLines().count == 6)
  }

  @Test func `standard input is called -`() throws {
    let outcome = try runChitra(["detect", "-", "--report", "json"], stdin: Samples.roster)
    #expect(outcome.status == 0)
    #expect(try outcome.jsonLines().map { $0["file"]?.text } == ["-"])
  }

  @Test func `a file is called as the user called it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("x/danh sách.csv", Samples.roster)
    let outcome = try runChitra(["detect", "x/danh sách.csv", "--report", "json"], in: folder.path)
    #expect(try outcome.jsonLines().map { $0["file"]?.text } == ["x/danh sách.csv"])
  }
}
