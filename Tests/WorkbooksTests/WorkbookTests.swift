// The way from an archive to its sheets, and archives that lead elsewhere.
import Files
import SafeXML
import TestSupport
import Testing
import ZipArchives

@testable import Workbooks

@Suite struct WorkbookTests {
  private static let row = "<row><c><v>7</v></c></row>"

  private func problem(_ change: (inout [ZipMaker.Member]) -> Void) throws -> WorkbookProblem.Kind? {
    var members = WorkbookMaker(Self.row).members
    change(&members)
    return try ReadSheet(ZipMaker(members).bytes).problem?.kind
  }

  @Test func `sheets are found by the workbook's own list`() throws {
    var maker = WorkbookMaker([.init("Một", Self.row), .init("Hai", "<row><c><v>8</v></c></row>")])
    maker.sheets[1].state = "hidden"
    let folder = try TemporaryFolder()
    let workbook = try Workbook(try InputFile(path: try folder.write("a.xlsx", maker.bytes)))
    #expect(workbook.sheets.map(\.name) == ["Một", "Hai"])
    #expect(workbook.sheets.map(\.isHidden) == [false, true])
    #expect(try ReadSheet(maker, sheet: 1).text == "8\r\n")
    maker.folder = "../xl/worksheets"
    #expect(try ReadSheet(maker, sheet: 1).text == "8\r\n")
    maker.folder = "/XL/WorkSheets"
    #expect(try ReadSheet(maker, sheet: 1).text == "8\r\n")
    maker.folder = "../../xl"
    #expect(try ReadSheet(maker).problem?.kind == .archive(.unsafeName))
    maker.folder = "elsewhere"
    #expect(try ReadSheet(maker).problem?.kind == .partMissing)
  }

  @Test func `the strict kind is the same`() throws {
    var maker = WorkbookMaker(Self.row)
    maker.namespace = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    maker.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    #expect(try ReadSheet(maker).text == "7\r\n")
    maker.namespace = "urn:other"
    #expect(try ReadSheet(maker).problem?.kind == .xml(.rootNamespace))
  }

  @Test func `what is missing, binary or broken is told`() throws {
    #expect(try problem { $0.removeAll { $0.name == "_rels/.rels" } } == .partMissing)
    #expect(try problem { $0.removeAll { $0.name == "xl/styles.xml" } } == .partMissing)
    #expect(try problem { $0.removeAll { $0.name == "xl/workbook.xml" } } == .partMissing)
    #expect(
      try problem { $0[0].bytes = Array(String(validating: $0[0].bytes, as: UTF8.self)!.replacing(".xml\"", with: ".bin\"").utf8) }
        == .binary)
    #expect(try problem { $0[1].bytes.removeLast() } == .xml(.notWellFormed))
    #expect(try problem { $0.append(.init("../x", "")) } == .archive(.unsafeName))
    #expect(try problem { $0.append($0[0]) } == .archive(.nameTwice))
    #expect(try problem { $0[4].size = 1 << 30 } == .archive(.tooLarge))
    let bomb = """
      <!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;">]><worksheet \
      xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>
      """
    #expect(try problem { $0[4].bytes = Array(bomb.utf8) } == .xml(.doctype))
  }

  @Test func `any byte may be another one`() throws {
    var maker = WorkbookMaker([.init("Tờ", WorkbookMaker.rows([["STT", "Họ tên"], ["1", "Nguyễn Văn An"]]))])
    maker.texts = "<si><t>x</t></si>"
    let bytes = maker.bytes
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 0x20
      _ = try ReadSheet(changed)
    }
    for count in stride(from: 0, to: bytes.count, by: 41) { #expect(try ReadSheet(Array(bytes[..<count])).problem != nil) }
  }
}
