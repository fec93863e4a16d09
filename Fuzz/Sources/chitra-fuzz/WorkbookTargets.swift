// Workbooks: any bytes as an archive, and any bytes as the XML of a sheet in an archive that is as it should be.
import ByteText
import Files
import Workbooks

enum WorkbookTargets {
  /// Opening and reading of any bytes; nothing may trap or grow without bound.
  static func workbook(_ bytes: [UInt8]) {
    do throws(WorkbookProblem) {
      let workbook = try Workbook(MemoryFile.input(bytes))
      for sheet in workbook.sheets.prefix(4) { try read(sheet, workbook) }
    } catch {
      require(!"\(error)".isEmpty, "a problem without words")
    }
  }

  /// Any bytes as a sheet.
  static func sheet(_ bytes: [UInt8]) {
    var archive = parts
    archive.append((name: "xl/s.xml", bytes: bytes))
    workbook(zip(archive))
  }

  /// What a sheet becomes is delimited text of UTF-8, one record for each row up to the last one that has anything in it.
  private static func read(_ sheet: SheetName, _ workbook: Workbook) throws(WorkbookProblem) {
    var reader = try workbook.read(sheet)
    var text: [UInt8] = []
    while try reader.next(&text) {}
    let facts = reader.facts
    var utf8 = UTF8Check()
    require(utf8.check(text.span, 0..<text.count, isFinal: true) == nil, "a sheet's text is not UTF-8")
    var scanner = CSVScanner(separator: SheetReader.separator)
    var index = CSVIndex()
    let outcome = scanner.scan(text.span, validCount: text.count, isFinal: true, into: &index)
    require(outcome.problem == nil || outcome.problem?.kind == .recordTooLong, "a sheet's text is no delimited text")
    guard outcome.problem == nil else { return }
    let filled = (0..<index.recordCount).count { !index.record($0).isEmptyLine }
    require(filled == facts.filledRows, "\(facts.filledRows) rows with something in them became \(filled) records")
    require(index.recordCount <= CellPlace.maximumRow, "more records than rows")
    var cursor = RemarkCursor(facts)
    for row in 1...max(1, index.recordCount) {
      for (column, _) in cursor.remarks(ofRow: row) {
        require(column >= 1 && column <= Int(index.record(row - 1).fieldCount), "a remark on a cell that is not there")
      }
    }
    require(!cursor.isDue(CellPlace.maximumRow), "remarks below the last row")
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""

  private static let parts: [(name: String, bytes: [UInt8])] = [
    ("_rels/.rels", "<Relationships \(package)><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"xl/w.xml\"/></Relationships>"),
    (
      "xl/w.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
    ),
    (
      "xl/_rels/w.xml.rels",
      """
      <Relationships \(package)><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/styles" \
      Target="y.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="t.xml"/></Relationships>
      """
    ),
    (
      "xl/y.xml",
      """
      <styleSheet xmlns="\(main)"><numFmts><numFmt numFmtId="164" formatCode="000000000000"/></numFmts><cellXfs><xf numFmtId="0"/>\
      <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="17"/></cellXfs></styleSheet>
      """
    ),
    ("xl/t.xml", "<sst xmlns=\"\(main)\"><si><t>một</t></si><si><t>hai, \"ba\"_x000A_</t></si></sst>"),
  ].map { (name: $0.0, bytes: Array($0.1.utf8)) }

  /// An archive of stored members.
  private static func zip(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
    func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let (name, count) = (Array(member.name.utf8), member.bytes.count)
      let common = two(20) + two(0) + two(0) + four(0) + four(checksum(member.bytes)) + four(count) + four(count) + two(name.count) + two(0)
      directory += [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(file.count) + name
      file += [0x50, 0x4B, 3, 4] + common + name + member.bytes
    }
    let start = file.count
    return file + directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(members.count) + two(members.count) + four(directory.count)
      + four(start) + two(0)
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    Int(~bytes.reduce(~0 as UInt32) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] })
  }
}
