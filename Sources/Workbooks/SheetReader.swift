// One sheet to delimited text, a record for each of its rows: so everything that is known of lists as text is known of lists in sheets.
internal import ByteText
internal import SafeXML
internal import ZipArchives

/// Reads a sheet piece by piece in flat memory.
///
/// The text is UTF-8 with commas between cells and CRLF behind rows. Record n is row n of the sheet, so an empty row is an empty line. Rows
/// are as wide as the widest row above them. Numbers have their stored digits, days are written dd/mm/yyyy, months mm/yyyy, years yyyy,
/// errors as the sheet shows them, true and false as TRUE and FALSE; a formula is what it last gave.
public struct SheetReader: ~Copyable {
  /// Byte between two cells.
  public static let separator = UInt8(ascii: ",")
  /// Columns beyond this one may not hold anything: 4,096, which is what records of delimited text may have.
  public static let maximumColumns = CSVScanner.maximumFields

  /// Most bytes of text that a sheet becomes: 512 MiB. A million rows of a roster have 200 to 300 MB; empty cells in front of one at the
  /// far right cost a comma each, and hardly anything in the file.
  public static let maximumBytes = 512 << 20

  private var part: PartReader
  private var count = 0
  var limitBytes = SheetReader.maximumBytes
  private var rows: SheetRows

  init(
    _ archive: ZipArchive, _ entry: ZipEntry, _ texts: SharedTexts, _ styles: CellStyles, _ facts: SheetFacts
  ) throws(WorkbookProblem) {
    part = try PartReader(archive, entry, SheetRows.vocabulary)
    rows = SheetRows(texts: texts, styles: styles, facts: facts)
  }

  /// What the sheet says beside its text; complete when `next` has returned false.
  public var facts: SheetFacts { rows.facts }

  /// Appends the text of the next rows; false when the sheet has ended.
  public mutating func next(_ out: inout [UInt8]) throws(WorkbookProblem) -> Bool {
    guard try part.next() else { return false }
    let before = out.count
    try rows.take(part.xml.events, part.xml.text, &out)
    count += out.count - before
    guard count <= limitBytes else { throw WorkbookProblem(.tooMuch, row: max(1, rows.facts.lastFilledRow)) }
    return true
  }
}
