// Reads a roster in CSV block by block: finds the header, then turns each record into a row. Knows syntax only, no rule about people.

internal import ByteText
internal import Diagnostics
public import Files
public import PaymentModel

/// Reads the people's rows of one roster.
///
/// A file without a header that can be understood has `isReadable` false; its findings are reported on opening.
public final class RosterReader {
  /// Title, stated totals and columns; stated totals are complete when `next` has returned false.
  public private(set) var roster = Roster()
  /// False when no row can be read: no header, a header with two meanings, or letters that are not Unicode.
  public private(set) var isReadable = true
  /// False when the file ends inside a record.
  public private(set) var isWhole = true
  /// Everything before the first row, as it stands in the file: titles, header, column numbers; the header's last line is last but those.
  public private(set) var headBytes: [UInt8] = []
  /// The header's last line within `headBytes`, without its line end.
  public private(set) var headerRange = 0..<0
  /// The byte between two cells.
  public let separator: UInt8
  /// Header cells as written, two lines joined by " / ".
  public private(set) var headers: [String] = []

  /// The one programme that the categories of the first rows belong to; unknown if none or both.
  public private(set) var programmeOfCategories = Programme.unknown

  let context: ReadContext
  private var window: FileWindow
  private var scanner: CSVScanner
  private var index = CSVIndex()
  private var classifier = RosterRowClassifier()
  private var utf8 = UTF8Check()
  private var marks = TextMarks()
  private var cells: RosterCells
  private var totals = StatedTotals()
  /// Offset in the window of the first record that is not complete.
  private var unfinished = 0
  private var nextRecord = 0
  private var nextLine: UInt32 = 1
  private var recordNumber: UInt32 = 0
  private var isDrained = false

  /// Opens a roster: reads the first window, finds title and header, reports what is wrong with them.
  public init(_ context: ReadContext, vocabulary: HeaderVocabulary) throws(FileProblem) {
    self.context = context
    var window = FileWindow(context.input, windowBytes: 128 << 10)
    try window.refill(keeping: 0)
    let dialect = CSVDialect.detect(window.bytes.span, validCount: window.count, isWholeFile: window.isAtEnd)
    let start = dialect.contentOffset
    separator = dialect.separator
    self.window = window
    scanner = CSVScanner(separator: separator)
    cells = RosterCells(plan: [])
    scan(from: start)
    readTop(from: start, vocabulary)
  }

  /// Replaces the block's content with the people's rows of the next window; false when there are none left.
  public func next(_ block: inout RosterBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard isReadable else { return false }
    while true {
      if nextRecord < index.recordCount {
        fill(&block)
        if !block.rows.isEmpty { return true }
      }
      if isDrained {
        totals.settle(into: &roster)
        return false
      }
      try window.refill(keeping: unfinished)
      scan(from: 0)
    }
  }

  private func scan(from start: Int) {
    let bytes = window.bytes
    let outcome = scanner.scan(bytes.span, from: start, validCount: window.count, isFinal: window.isAtEnd, into: &index)
    let firstNew = max(0, utf8.checkedBytes - window.fileOffset)
    if utf8.problem == nil { _ = utf8.check(bytes.span, firstNew..<window.count, isFinal: window.isAtEnd) }
    nextRecord = 0
    unfinished = outcome.consumed
    isDrained = window.isAtEnd || outcome.problem != nil
    if let problem = outcome.problem {
      isWhole = false
      report(problem)
    }
  }

  private func report(_ problem: CSVProblem) {
    let line = Int(nextLine) + (0..<index.recordCount).reduce(0) { $0 + Int(index.record($1).lineCount) }
    switch problem.kind {
    case .unterminatedQuote:
      context.report(Codes.quoteUnterminated, line: line, byteOffset: window.fileOffset + (problem.openQuoteOffset ?? problem.recordOffset))
    case .tooManyFields:
      context.report(
        Codes.tooManyColumns, line: line, byteOffset: window.fileOffset + problem.recordOffset,
        arguments: [DiagnosticArgument("limit", .number(CSVScanner.maximumFields))])
    case .recordTooLong:
      context.report(
        Codes.recordTooLarge, line: line, byteOffset: window.fileOffset + problem.recordOffset,
        arguments: [DiagnosticArgument("limit", .number(CSVScanner.maximumRecordBytes))])
    }
  }

  // MARK: the head of the sheet

  /// Records looked at to find the header.
  private static let headRecords = 60

  private func readTop(from start: Int, _ vocabulary: HeaderVocabulary) {
    if isLegacy() {
      context.report(Codes.encodingChoiceNeeded, line: 1, byteOffset: utf8.problem.map { Int($0.offset) })
      isReadable = false
      return
    }
    let count = min(RosterReader.headRecords, index.recordCount)
    let records = (0..<count).map { number in cellTexts(index.record(number)) }
    guard let top = RosterTop(records: records, vocabulary: vocabulary) else {
      if records.isEmpty, !isDrained {
        // No line of a list's title is as long as the first window.
        context.report(Codes.recordTooLarge, line: 1, arguments: [DiagnosticArgument("limit", .number(window.count))])
      } else if isWhole || !records.isEmpty {
        // Where the first records could not be read at all, that was said already and says more.
        context.report(records.allSatisfy { $0.allSatisfy(\.isEmpty) } ? Codes.inputEmpty : Codes.columnHeaderMissing, line: 1)
      }
      isReadable = false
      return
    }
    headers = top.headers
    for clash in top.ambiguous {
      context.report(
        Codes.columnHeaderAmbiguous, line: Int(lineOf(top.headerStart)), field: "\(clash.field)",
        arguments: [DiagnosticArgument("candidates", clash.headers.joined(separator: " | "))])
      isReadable = false
    }
    let known = Set(top.columns.map(\.field))
    if known.isDisjoint(with: RosterField.money) {
      context.report(
        Codes.columnMissing, line: Int(lineOf(top.headerStart)), arguments: [DiagnosticArgument("column", "Mức trợ cấp / Số tiền")])
      isReadable = false
    }
    for header in top.unknownHeaders {
      context.report(Codes.columnUnknown, line: Int(lineOf(top.headerStart)), arguments: [DiagnosticArgument("column", header)])
    }
    roster.programme = top.programme
    roster.period = top.period
    roster.unitName = top.unitName
    for entry in top.columns { roster.columns[Int(entry.field.rawValue)] = entry.column + 1 }
    cells = RosterCells(plan: top.columns)
    if let nameColumn = top.columns.first(where: { $0.field == .name }) {
      classifier.nameHeader = RosterTop.key(top.headers[nameColumn.column])
    }
    if let category = top.columns.first(where: { $0.field == .category }) {
      let cells = records.dropFirst(top.firstRow).compactMap { category.column < $0.count ? RosterTop.key($0[category.column]) : nil }
      programmeOfCategories = ProgrammeWords.programme(in: cells.joined(separator: " "))
    }
    keepHead(from: start, top)
  }

  private func keepHead(from start: Int, _ top: RosterTop) {
    let end = top.firstRow == 0 ? start : Int(index.record(top.firstRow - 1).offset + index.record(top.firstRow - 1).length)
    headBytes = Array(window.bytes[start..<end])
    // The header's last line: two merged lines end with the second, a line of column numbers does not count.
    let header = index.record(top.headerStart + (top.isTwoLines ? 1 : 0))
    headerRange = Int(header.offset) - start..<Int(header.offset + header.contentLength) - start
    for number in 0..<top.firstRow { advance(over: index.record(number)) }
    nextRecord = top.firstRow
  }

  private func cellTexts(_ record: CSVRecord) -> [String] {
    let bytes = window.bytes
    return record.fieldRange.map { number in
      var arena: [UInt8] = []
      let content = index.fields[number].appendContent(of: bytes.span, to: &arena)
      var composed: [UInt8] = []
      let place = VietnameseComposition.compose(arena.span, content, to: &composed).range
      var clean: [UInt8] = []
      let range = appendCollapsed(composed.span, place, to: &clean)
      return clean.text(TextSlice(range))
    }
  }

  private func lineOf(_ record: Int) -> UInt32 { (0..<record).reduce(nextLine) { $0 + index.record($1).lineCount } }

  /// True when so many records of the first window are not UTF-8 that the whole file must be in an older encoding.
  private func isLegacy() -> Bool {
    guard utf8.problem != nil else { return false }
    let bad = (0..<index.recordCount).count { isBad(index.record($0)) }
    return bad * 5 > index.recordCount
  }

  private func isBad(_ record: CSVRecord) -> Bool {
    var check = UTF8Check()
    let bytes = window.bytes
    return check.check(bytes.span, record.range, isFinal: true) != nil
  }

  private func advance(over record: CSVRecord) {
    recordNumber += 1
    nextLine += record.lineCount
  }

  // MARK: rows

  private func fill(_ block: inout RosterBlock) {
    // Copies of the parts that the loop uses: a property of a class is looked up and guarded at each use.
    let (bytes, index, cells) = (window.bytes, index, self.cells)
    let (source, fields) = (bytes.span, index.fields.span)
    var (classifier, totals) = (classifier, totals)
    block.bytes.append(contentsOf: bytes[0..<window.count])
    block.fileOffset = UInt64(window.fileOffset)
    block.rows.reserveCapacity(index.recordCount - nextRecord)
    marks.look(at: source, count: window.count)
    let marks = marks
    let mustCheckBytes = utf8.problem != nil
    let columns = headers.count
    for number in nextRecord..<index.recordCount {
      let record = index.record(number)
      let line = nextLine
      advance(over: record)
      if record.isEmptyLine { continue }
      var row = RosterRow()
      cells.read(record, fields, source, marks, &block.bytes, &row)
      row.line = line
      row.record = recordNumber
      row.byteOffset = block.fileOffset + UInt64(record.offset)
      row.byteLength = record.contentLength
      if mustCheckBytes, isBad(record) { row.changes.insert(.badBytes) }
      if Int(record.fieldCount) > columns, hasText(record, from: columns) { row.changes.insert(.cellCount) }
      // Parts of the row, not the row: it is large, and a call would copy it.
      let isPlain = classifier.isPlainlyPerson(row[.name], hasPersonData: RosterRowClassifier.hasPersonData(row), block.bytes)
      guard isPlain || isPerson(row, record, block.bytes, &classifier, &totals) else { continue }
      totals.add(row.amount)
      block.rows.append(row)
    }
    nextRecord = index.recordCount
    (self.classifier, self.totals) = (classifier, totals)
  }

  /// Whether a record that is not plainly a person's row is one; totals and repeated headers are taken note of.
  @inline(never)
  private func isPerson(
    _ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8], _ classifier: inout RosterRowClassifier,
    _ totals: inout StatedTotals
  ) -> Bool {
    switch classifier.kind(row, bytes, firstText: firstText(record, bytes)) {
    case .person: return true
    case .total: totals.state(row, people: firstNumber(record, bytes))
    case .header: context.report(Codes.headerRepeated, line: Int(row.line))
    case .group, .closing, .blank: break
    }
    return false
  }

  private func hasText(_ record: CSVRecord, from column: Int) -> Bool {
    let bytes = window.bytes
    for number in record.fieldRange.dropFirst(column) where !trimBlanks(bytes.span, index.fields[number].range).isEmpty { return true }
    return false
  }

  private func firstText(_ record: CSVRecord, _ bytes: [UInt8]) -> TextSlice {
    for number in record.fieldRange {
      let range = trimBlanks(bytes.span, index.fields[number].range)
      if !range.isEmpty { return TextSlice(range) }
    }
    return .empty
  }

  /// The number in "Tổng cộng: 25 người", nil without one.
  private func firstNumber(_ record: CSVRecord, _ bytes: [UInt8]) -> Int? {
    let words = RosterTop.key(bytes, firstText(record, bytes)).split(separator: " ")
    for (place, word) in words.enumerated() where place + 1 < words.count && ["nguoi", "doi", "ho"].contains(String(words[place + 1])) {
      if let number = Int(word) { return number }
    }
    return nil
  }
}

/// Compares the totals a sheet states with the rows between them; tells which one stands for the whole sheet.
struct StatedTotals {
  private var sum: Int64 = 0
  private var sinceLast: Int64 = 0
  private var hasPeople = false
  private var stated: [(amount: Int64, all: Int64, part: Int64, isFirst: Bool, line: Int)] = []
  private var people: Int?

  /// One more person, and the row's amount if it can be read.
  mutating func add(_ amount: Int64?) {
    hasPeople = true
    let amount = amount ?? 0
    sum = sum.addingReportingOverflow(amount).partialValue
    sinceLast = sinceLast.addingReportingOverflow(amount).partialValue
  }

  /// A total row.
  mutating func state(_ row: borrowing RosterRow, people: Int?) {
    if let people { self.people = people }
    guard let amount = row.amount else { return }
    stated.append((amount, sum, sinceLast, !hasPeople, Int(row.line)))
    sinceLast = 0
  }

  /// The stated total of the sheet: one that fits is believed; one that fits neither all rows nor those since the last total is the fault.
  func settle(into roster: inout Roster) {
    roster.statedRows = people
    let wrong = stated.first { $0.isFirst ? $0.amount != sum : $0.amount != $0.all && $0.amount != $0.part }
    let whole = stated.first { $0.isFirst } ?? stated.last { $0.amount == sum } ?? (stated.count == 1 ? stated.first : nil)
    guard let shown = wrong ?? whole else { return }
    roster.statedAmount = shown.amount
    roster.statedLine = shown.line
  }
}
