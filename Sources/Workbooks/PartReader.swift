// One XML part of a workbook, from the archive into the XML reader in pieces.
internal import SafeXML
internal import ZipArchives

/// The namespaces of spreadsheets: as everybody writes them, and as the strict kind of the standard does (ISO/IEC 29500).
let spreadsheetNamespaces = [
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
]

/// Feeds a part piece by piece.
struct PartReader: ~Copyable {
  private var stream: ZipStream
  private(set) var xml: XMLReader
  private var piece = [UInt8](repeating: 0, count: 64 << 10)
  private var isFinished = false
  private let part: String

  init(_ archive: ZipArchive, _ entry: ZipEntry, _ vocabulary: XMLVocabulary) throws(WorkbookProblem) {
    part = entry.name
    xml = XMLReader(vocabulary, skippingUnknown: true)
    do throws(ZipProblem) { stream = try archive.open(entry) } catch { throw WorkbookProblem(error) }
  }

  /// Reads the next piece, whose events are in `xml` then; false when the part has ended.
  mutating func next() throws(WorkbookProblem) -> Bool {
    if isFinished { return false }
    let count: Int
    do throws(ZipProblem) { count = try stream.read(into: &piece) } catch { throw WorkbookProblem(error) }
    isFinished = count == 0
    let bytes = piece
    do throws(XMLProblem) {
      if isFinished { try xml.finish() } else { try xml.feed(bytes.span.extracting(0..<count)) }
    } catch {
      throw WorkbookProblem(.xml(error.kind), part: part)
    }
    return true
  }
}
