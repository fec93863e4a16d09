// Rosters as the registry lists them: people's lists as CSV or in sheets, read by `RosterReader`; as CSV written by
// `RosterWriter`.

internal import ByteText
internal import Diagnostics
public import FormatDescriptions
public import PaymentModel
internal import Workbooks

/// The roster as a format.
public enum RosterFormat {
  /// `roster-csv` and `roster-xlsx`; the spellings of their headers stand in the catalogue.
  public static func formats(_ descriptions: SchemaCatalogue) -> [PaymentFormat] {
    let vocabulary = HeaderVocabulary(descriptions)
    var sheet = PaymentFormat(
      id: "roster-xlsx", title: Bilingual(vi: "Danh sách chi trả (Excel)", en: "Roster of people (Excel)"), content: .roster,
      verification: .house, fileExtension: "xlsx", sniff: { $0.isSheet ? sniff($0, vocabulary) : nil })
    sheet.isWorkbook = true
    var text = PaymentFormat(
      id: "roster-csv", title: Bilingual(vi: "Danh sách chi trả (CSV)", en: "Roster of people (CSV)"), content: .roster,
      verification: .house, fileExtension: "csv", sniff: { $0.isSheet ? nil : sniff($0, vocabulary) })
    text.writeRoster = { RosterWriter($0) }
    return [text, sheet]
  }

  /// The header in the beginning of a file; nil when there is none.
  public static func header(of sniffed: SniffedBytes, _ descriptions: SchemaCatalogue) -> RosterHeader? {
    guard let top = top(of: sniffed, HeaderVocabulary(descriptions)) else { return nil }
    let fields = Dictionary(top.columns.map { ($0.column, $0.field) }, uniquingKeysWith: { first, _ in first })
    return RosterHeader(titles: top.headers, fields: fields, headerRecord: top.headerStart, firstRecord: top.firstRow)
  }

  private static func top(of sniffed: SniffedBytes, _ vocabulary: HeaderVocabulary) -> RosterTop? {
    let bytes = sniffed.bytes
    var (separator, start) = (SheetReader.separator, 0)
    if !sniffed.isSheet {
      let dialect = CSVDialect.detect(bytes.span, validCount: bytes.count, isWholeFile: sniffed.isWhole)
      guard dialect.confidence > .none else { return nil }
      (separator, start) = (dialect.separator, dialect.contentOffset)
    }
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    _ = scanner.scan(bytes.span, from: start, validCount: bytes.count, isFinal: sniffed.isWhole, into: &index)
    var records: [[String]] = []
    for number in 0..<min(index.recordCount, 100) {
      records.append(
        index.record(number).fieldRange.map { place in
          var cell: [UInt8] = []
          let range = index.fields[place].appendContent(of: bytes.span, to: &cell)
          return String(validating: cell[range], as: UTF8.self) ?? ""
        })
    }
    return RosterTop(records: records, vocabulary: vocabulary)
  }

  /// A header with the person's name and an amount, and the title above it.
  private static func sniff(_ sniffed: SniffedBytes, _ vocabulary: HeaderVocabulary) -> SniffResult? {
    guard let top = top(of: sniffed, vocabulary) else { return nil }
    let fields = Set(top.columns.map(\.field))
    guard fields.contains(.name), !fields.isDisjoint(with: RosterField.money) else { return nil }
    let isTitled = top.programme != .unknown || top.period != nil
    let confidence = min(95, 50 + 5 * fields.count + (isTitled ? 10 : 0))
    return SniffResult(
      confidence, vi: "Dòng tiêu đề có \(fields.count) cột của danh sách chi trả.",
      en: "The header has \(fields.count) columns of a roster.")
  }
}

/// The header of a roster as found in the beginning of the file.
public struct RosterHeader: Sendable {
  /// Header cells as written, two lines joined by " / ".
  public var titles: [String]
  /// Meaning of the columns that are understood, by 0-based column.
  public var fields: [Int: RosterField]
  /// 0-based index of the header's first record.
  public var headerRecord: Int
  /// 0-based index of the first record behind the header.
  public var firstRecord: Int
}
