// Several tables in one file: each is read by its own header. What the title of a later one says is looked at where titles are.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel
internal import Workbooks

/// A table that follows the first one of its file, its places counted from the beginning of the file.
public struct RosterTable: Sendable {
  /// 1-based source column of each field; 0 = not there. Indexed by `RosterField`.
  public var columns: [Int]
  /// Where its title and header begin; rows from there on are this table's.
  public var start: Int
  /// Where the last line of its header ends, before its line end.
  public var headerEnd: Int
  /// Where its rows begin.
  public var firstRow: Int
}

extension RosterReader {
  /// More tables than these no sheet has; a hostile file is not taken apart line by line.
  private static let mostTables = 200
  /// Headers looked at closely; those that are the same to the byte do not count.
  private static let mostHeaders = 5_000
  /// Records that a header can take: its lines and its column numbers.
  private static let headerRecords = 6

  /// Whether a record is a header again, in other words than the one above it: it has to be looked at with the records behind it.
  @inline(never)
  func isOtherHeader(_ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8]) -> Bool {
    guard row.readMoney == 0, row.birthState != .read, record.fieldCount >= 3, headersSeen < RosterReader.mostHeaders else { return false }
    let end = Int(record.offset) + headerBytes.count
    if !headerBytes.isEmpty, end <= window.count, bytes[Int(record.offset)..<end].elementsEqual(headerBytes) { return false }
    var known: Set<RosterField> = []
    var filled = 0
    for number in record.fieldRange.prefix(headers.count + 8) {
      let range = trimBlanks(bytes.span, index.fields[number].range)
      if range.isEmpty { continue }
      // A header begins with no number, and one of its first columns is known, also behind day, month and year of birth: other rows are
      // told from it by a few cells.
      let isNumber = bytes[range.lowerBound] &- 0x30 <= 9
      if filled == 0 && isNumber || filled == 5 && known.isEmpty { return false }
      filled += 1
      // No header is as long.
      if isNumber || range.count >= 200 { continue }
      if let field = vocabulary.field(HeaderVocabulary.key(cellText(number))) { known.insert(field) }
    }
    return known.contains(.name) && known.count >= 3
  }

  /// Looks at the header that stopped the rows: the same columns once more, or another table's.
  func readTable() throws(FileProblem) {
    isAtHeader = false
    headersSeen += 1
    if index.recordCount - nextRecord < RosterReader.headerRecords, !isDrained {
      try window.refill(keeping: Int(index.record(nextRecord).offset))
      // Records are read a second time, from the header on, not from the unfinished one.
      scanner.reset()
      scan(from: 0)
    }
    let first = nextRecord
    let count = min(RosterReader.headerRecords, index.recordCount - first)
    let records = (first..<first + count).map { number in cellTexts(index.record(number)) }
    let line = Int(nextLine)
    let top = RosterTop(records: records, vocabulary: vocabulary, isAtHeader: true)
    let known = Set(top?.columns.map(\.field) ?? [])
    let isTable = known.contains(.name) && !known.isDisjoint(with: RosterField.money)
    if let top, RosterReader.places(top) == columns, headersSeen < RosterReader.mostHeaders {
      context.report(Codes.headerRepeated, line: line)
      reopen(&classifier, &totals)
      let (head, last) = (index.record(first + top.lineCount - 1), index.record(first + max(1, top.firstRow) - 1))
      keepTitle(headerEnd: head.range.upperBound, firstRow: Int(last.offset + last.length), given: totals.given)
    } else if let top, isTable, laterTables.count < RosterReader.mostTables {
      context.report(Codes.tableFollows, line: line, arguments: [DiagnosticArgument("columns", .number(known.count))])
      begin(top, at: first)
    } else {
      let (found, expected) = (records[0].joined(separator: " | "), headers.joined(separator: " | "))
      context.report(Codes.headerOther, line: line, found: ReportedValue(found), expected: .equals(expected))
      listFault = listFault ?? Codes.headerOther
    }
    skip(top?.firstRow ?? 1)
  }

  private func skip(_ records: Int) {
    for number in nextRecord..<min(nextRecord + records, index.recordCount) { advance(over: index.record(number)) }
    nextRecord = min(nextRecord + records, index.recordCount)
  }

  /// The columns of a header as `Roster.columns` has them.
  private static func places(_ top: RosterTop) -> [Int] {
    var columns = Roster().columns
    for entry in top.columns { columns[Int(entry.field.rawValue)] = entry.column + 1 }
    return columns
  }

  /// The same columns under a title of their own: held rows go back below it, for it can name another month.
  func keepTitle(headerEnd: Int, firstRow: Int, given: Int) {
    guard let title = gap, title.rows == given, laterTables.count < RosterReader.mostTables else { return }
    laterTables.append(
      RosterTable(
        columns: columns, start: title.start, headerEnd: window.fileOffset + headerEnd, firstRow: window.fileOffset + firstRow))
    gap = nil
  }

  /// From here on rows are read by another header.
  private func begin(_ top: RosterTop, at first: Int) {
    let (header, last) = (index.record(first), index.record(first + top.firstRow - 1))
    let headerEnd = index.record(first + top.lineCount - 1).range.upperBound
    // Its title goes back to the sender with its rows.
    let isTitled = gap.map { $0.rows == totals.given } ?? false
    laterTables.append(
      RosterTable(
        columns: RosterReader.places(top), start: isTitled ? gap?.start ?? 0 : window.fileOffset + Int(header.offset),
        headerEnd: window.fileOffset + headerEnd, firstRow: window.fileOffset + Int(last.offset + last.length)))
    take(top, from: first)
    (classifier.isClosed, classifier.isFinished) = (false, false)
    classifier.hasPeople = false
    numbering.begin()
    totals.beginTable()
    // None of its rows can be paid as they stand.
    if !top.ambiguous.isEmpty { listFault = listFault ?? Codes.columnHeaderAmbiguous }
  }
}
