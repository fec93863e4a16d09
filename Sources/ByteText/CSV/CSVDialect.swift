// How a delimited file is written: separator, line breaks, byte order mark. Decided by what makes a table, not by frequency.

/// The manner in which a delimited file is written, with the grounds for it.
public struct CSVDialect: Sendable, Equatable {
  /// How lines end.
  public enum Newline: Sendable, Equatable {
    case lineFeed
    case carriageReturnLineFeed
    case carriageReturn
    /// More than one kind.
    case mixed
    /// No line ends in what was seen.
    case none
  }

  /// How sure the separator is.
  public enum Confidence: Sendable, Equatable, Comparable {
    /// No separator makes a table of two or more columns.
    case none
    /// The separator makes the best table, but not all records agree, or another one makes a table as well.
    case likely
    /// All records agree, and no other separator does as well; or the file says so itself.
    case certain
  }

  /// The byte between two fields.
  public let separator: UInt8
  /// How lines end.
  public let newline: Newline
  /// Whether the file begins with EF BB BF.
  public let hasByteOrderMark: Bool
  /// Where the first record begins: behind the byte order mark and a line "sep=;" of the spreadsheet program.
  public let contentOffset: Int
  /// Whether the file names its separator by a line "sep=;".
  public let isDeclared: Bool
  /// How sure the separator is.
  public let confidence: Confidence
  /// Number of fields that most records have.
  public let fieldCount: Int
  /// Number of records looked at, empty lines left out.
  public let sampledRecords: Int
  /// Number of records among them that have `fieldCount` fields.
  public let agreeingRecords: Int

  /// The separators that are tried.
  public static let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]
  /// Most records looked at.
  public static let sampleLimit = 200

  /// Decides from the first bytes of a file; `isWholeFile` says that there are no more.
  public static func detect(_ bytes: Span<UInt8>, validCount: Int, isWholeFile: Bool) -> CSVDialect {
    let hasMark = validCount >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    var start = hasMark ? 3 : 0
    let declared = declaredSeparator(bytes, from: start, validCount: validCount)
    if let declared { start = declared.end }
    let tables = (declared.map { [$0.separator] } ?? candidates).map {
      Table(bytes, from: start, validCount: validCount, isWholeFile: isWholeFile, separator: $0)
    }
    var best = tables[0]
    for table in tables.dropFirst() where table.isBetter(than: best) { best = table }
    let rival = tables.filter { $0.separator != best.separator }.map(\.score).max() ?? 0
    let confidence: Confidence
    if declared != nil {
      confidence = .certain
    } else if best.fieldCount < 2 {
      confidence = .none
    } else {
      confidence = best.score == 1_000 && rival < 1_000 ? .certain : .likely
    }
    return CSVDialect(
      separator: best.separator, newline: best.newline, hasByteOrderMark: hasMark, contentOffset: start, isDeclared: declared != nil,
      confidence: confidence, fieldCount: best.fieldCount, sampledRecords: best.records, agreeingRecords: best.agreeing)
  }

  /// The separator of a first line "sep=;" and the offset behind that line.
  private static func declaredSeparator(_ bytes: Span<UInt8>, from start: Int, validCount: Int) -> (separator: UInt8, end: Int)? {
    guard validCount - start >= 6 else { return nil }
    for (place, letter) in [UInt8(ascii: "s"), UInt8(ascii: "e"), UInt8(ascii: "p")].enumerated() {
      guard bytes[start + place] | 0x20 == letter else { return nil }
    }
    let separator = bytes[start + 4]
    guard bytes[start + 3] == UInt8(ascii: "="), candidates.contains(separator) else { return nil }
    switch bytes[start + 5] {
    case Byte.lineFeed: return (separator, start + 6)
    case Byte.carriageReturn:
      return (separator, validCount - start > 6 && bytes[start + 6] == Byte.lineFeed ? start + 7 : start + 6)
    default: return nil
    }
  }
}

/// The table that one separator makes of the first records.
private struct Table {
  let separator: UInt8
  var fieldCount = 1
  var records = 0
  var agreeing = 0
  /// Agreement in thousandths, lowered by quotes that stand where this separator gives them no meaning; 0 for a single column.
  var score = 0
  var newline = CSVDialect.Newline.none

  init(_ bytes: Span<UInt8>, from start: Int, validCount: Int, isWholeFile: Bool, separator: UInt8) {
    self.separator = separator
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    let outcome = scanner.scan(bytes, from: start, validCount: validCount, isFinal: isWholeFile, into: &index)
    if index.recordCount == 0, outcome.problem == nil, !isWholeFile {
      // Not even one whole line in sight: take what there is.
      scanner.reset()
      _ = scanner.scan(bytes, from: start, validCount: validCount, isFinal: true, into: &index)
    }
    var widths: [Int: Int] = [:]
    var misplacedQuotes = 0
    for number in 0..<min(index.recordCount, CSVDialect.sampleLimit) {
      let record = index.record(number)
      noteNewline(of: record, bytes)
      if record.isEmptyLine { continue }
      records += 1
      widths[Int(record.fieldCount), default: 0] += 1
      if record.fieldRange.contains(where: { Self.hasMisplacedQuote(index.fields[$0], bytes) }) { misplacedQuotes += 1 }
    }
    if outcome.problem != nil { misplacedQuotes += 1 }
    // Among widths of equal frequency the larger one is the table, the smaller one its title rows.
    if let common = widths.filter({ $0.key > 1 }).max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      fieldCount = common.key
      agreeing = common.value
      score = max(1, agreeing * 1_000 / records - misplacedQuotes * 1_000 / records)
    } else {
      agreeing = widths[1] ?? 0
    }
  }

  private mutating func noteNewline(of record: CSVRecord, _ bytes: Span<UInt8>) {
    let kind: CSVDialect.Newline
    switch record.length - record.contentLength {
    case 0: return
    case 2: kind = .carriageReturnLineFeed
    default: kind = bytes[Int(record.offset + record.length) - 1] == Byte.lineFeed ? .lineFeed : .carriageReturn
    }
    newline = newline == .none || newline == kind ? kind : .mixed
  }

  private static func hasMisplacedQuote(_ field: CSVField, _ bytes: Span<UInt8>) -> Bool {
    if field.wasQuoted { return field.hasStrayText }
    return field.range.contains { bytes[$0] == Byte.quote }
  }

  func isBetter(than other: Table) -> Bool {
    (score, fieldCount) > (other.score, other.fieldCount)
  }
}
