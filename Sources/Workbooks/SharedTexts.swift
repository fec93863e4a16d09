// The list of texts that the cells of a workbook share, in flat memory.
internal import SafeXML
internal import ZipArchives

/// Texts by their number: one arena and the places where each ends.
struct SharedTexts {
  /// Most bytes of all texts: 128 MiB.
  static let maximumBytes = 128 << 20
  /// Most texts: 16 million, 4 bytes each.
  static let maximumCount = 16 << 20

  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  /// The place of a text; nil where the list has none of that number.
  @inline(__always)
  func range(_ number: Int) -> Range<Int>? {
    guard number >= 0, number < ends.count else { return nil }
    return (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  private enum Name {
    static let item: Int32 = 0
    static let text: Int32 = 1
    static let phonetic: Int32 = 2
    static let vocabulary = XMLVocabulary(
      namespaces: spreadsheetNamespaces, names: [.element("si", item), .text("t", text), .element("rPh", phonetic)])
  }

  /// No texts.
  init() {}

  /// Reads the list. Runs of a text are put together; how a text is pronounced (`rPh`) is no part of it.
  init(_ archive: ZipArchive, _ entry: ZipEntry) throws(WorkbookProblem) {
    var reader = try PartReader(archive, entry, Name.vocabulary)
    var isPhonetic = false
    while try reader.next() {
      let (events, text) = (reader.xml.events, reader.xml.text)
      for event in events {
        switch (event.kind, event.name) {
        case (.end, Name.text) where !isPhonetic:
          let range = event.textRange
          if EscapedText.isNeeded(text.span, range) {
            EscapedText.append(text.span, range, to: &bytes)
          } else {
            bytes.append(contentsOf: text[range])
          }
        case (.end, Name.item): ends.append(UInt32(truncatingIfNeeded: bytes.count))
        case (.start, Name.phonetic): isPhonetic = true
        case (.end, Name.phonetic): isPhonetic = false
        default: break
        }
      }
      guard bytes.count <= SharedTexts.maximumBytes, ends.count <= SharedTexts.maximumCount else {
        throw WorkbookProblem(.tooMuch, part: entry.name)
      }
    }
  }
}
