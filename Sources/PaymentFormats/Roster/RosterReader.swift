// Reads a roster in CSV block by block: finds the header, then turns each record into a row. Knows syntax only, no rule about people.

internal import ByteText
public import Diagnostics
public import Files
internal import FormatDescriptions
public import PaymentModel
internal import Workbooks

/// Reads the people's rows of one roster.
///
/// A file without a header that can be understood has `isReadable` false; one whose header can be read in several ways gives its rows, and
/// `isAmbiguous` is true. Its findings are reported on opening.
public final class RosterReader {
  /// Title, stated totals and columns; stated totals are complete when `next` has returned false.
  public private(set) var roster = Roster()
  /// False when no row can be read: no header, or letters that are not Unicode.
  public private(set) var isReadable = true
  /// True when two columns claim to be the same: the rows can be counted, but none of them can be paid. Money of such columns is not read.
  public private(set) var isAmbiguous = false
  /// False when the file ends inside a record.
  public private(set) var isWhole = true
  /// Everything before the first row, as it stands in the file: titles, header, column numbers; the header's last line is last but those.
  public private(set) var headBytes: [UInt8] = []
  /// Where `headBytes` begin in the file.
  public private(set) var headOffset = 0
  /// The header's last line within `headBytes`, without its line end.
  public private(set) var headerRange = 0..<0
  /// The byte between two cells.
  public let separator: UInt8
  /// Header cells as written, two lines joined by " / ".
  public private(set) var headers: [String] = []
  /// What is wrong with the list as a whole although its rows can be read: cut off, a column of money that nothing is known of, amounts
  /// in thousands, a second title of another month or programme. Complete when `next` has returned false.
  public private(set) var listFault: CatalogueEntry?
  /// Which rows turned out to be totals, and which cannot be told; complete when `next` has returned false.
  public private(set) var sums = SumRows()

  /// The one programme that the categories of the first rows belong to; unknown if none or both.
  public private(set) var programmeOfCategories = Programme.unknown

  /// The list has a column of programmes, and something stands in it among the first rows.
  public private(set) var namesProgrammes = false
  /// Two columns claim to be the same money, so that it is not read.
  public private(set) var isMoneyUnclear = false
  /// Headings between the rows, with the first of them; complete when `next` has returned false.
  public private(set) var headings = (count: 0, first: "")

  /// Bytes of the file.
  public var fileSize: Int { context.input.size }

  let context: ReadContext
  private var window: FileWindow
  private var scanner: CSVScanner
  private var index = CSVIndex()
  private var classifier = RosterRowClassifier()
  private var utf8 = UTF8Check()
  private var marks = TextMarks()
  private var cells: RosterCells
  private var totals = StatedTotals()
  /// Columns that a person's row must reach: identity, amount, destination, payee.
  private var neededColumns = 0
  /// What the sheet remarks on cells, for rosters in workbooks.
  private var sheet: SheetRemarks?
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
    var start = 0
    if let facts = context.sheet {
      separator = SheetReader.separator
      sheet = SheetRemarks(facts)
    } else {
      let dialect = CSVDialect.detect(window.bytes.span, validCount: window.count, isWholeFile: window.isAtEnd)
      start = dialect.contentOffset
      separator = dialect.separator
    }
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
        sums = totals.settle(into: &roster)
        sheet?.report(headers, context)
        sheet = nil
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
    let line = Int(lineOf(index.recordCount))
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
      reportLegacy()
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
        Codes.columnHeaderAmbiguous, line: Int(lineOf(top.headerStart)), field: clash.field.machineName,
        arguments: [
          DiagnosticArgument("column", context.descriptions.rosterTitle(of: clash.field) ?? clash.headers[0]),
          DiagnosticArgument("candidates", clash.headers.joined(separator: " | ")),
        ])
      isAmbiguous = true
    }
    let known = Set(top.columns.map(\.field))
    let unclear = Set(top.ambiguous.map(\.field)).intersection(RosterField.money)
    isMoneyUnclear = !unclear.isEmpty
    let columns = top.columns.filter { !unclear.contains($0.field) }
    if known.isDisjoint(with: RosterField.money) {
      context.report(
        Codes.columnMissing, line: Int(lineOf(top.headerStart)), arguments: [DiagnosticArgument("column", "Mức trợ cấp / Số tiền")])
      isReadable = false
    }
    judge(top)
    roster.programme = top.programme
    roster.period = top.period
    roster.titleMonths = top.months
    roster.titleMonthsLine = Int(lineOf(top.monthsRecord))
    // A workbook with a sheet a month says it on the sheet's tab, where its title is silent.
    if top.months.named.isEmpty, top.months.unclear.isEmpty, let name = context.sheet?.name {
      let tab = TitleMonthReader.read([name])
      if tab.named.count == 1, tab.unclear.isEmpty { roster.titleMonths = tab }
    }
    roster.unitName = top.unitName
    for entry in columns { roster.columns[Int(entry.field.rawValue)] = entry.column + 1 }
    cells = RosterCells(plan: columns)
    sheet?.columns(columns, count: headers.count)
    neededColumns = 1 + (columns.filter { RosterReader.needed.contains($0.field) }.map(\.column).max() ?? -1)
    classifier.hasNumbersOrPersons = !known.isDisjoint(with: [.sequence, .identity, .birth, .account])
    if let nameColumn = top.columns.first(where: { $0.field == .name }) {
      classifier.nameHeader = RosterTop.key(top.headers[nameColumn.column])
    }
    if let category = top.columns.first(where: { $0.field == .category }) {
      let cells = records.dropFirst(top.firstRow).compactMap { category.column < $0.count ? RosterTop.key($0[category.column]) : nil }
      // The first rows say nothing of a list that is titled as both.
      if !top.namesBothProgrammes { programmeOfCategories = ProgrammeWords.programme(in: cells.joined(separator: " ")) }
    }
    if let column = top.columns.first(where: { $0.field == .programme })?.column {
      let rows = records.dropFirst(top.firstRow)
      namesProgrammes = rows.contains { column < $0.count && !RosterTop.key($0[column]).isEmpty }
    }
    keepHead(from: start, top)
  }

  /// Fields without which a row cannot be paid as its sender meant it.
  private static let needed: Set<RosterField> = Set(RosterField.money).union([
    .identity, .account, .bank, .phone, .channel, .payeeName, .payeeIdentity,
  ])

  /// Columns that nothing is known of: money or account numbers among them make the list ambiguous. Amounts in thousands are nobody's đồng.
  private func judge(_ top: RosterTop) {
    let line = Int(lineOf(top.headerStart))
    for (column, header) in top.unknown {
      let cells = (top.firstRow..<index.recordCount).compactMap { number -> String? in
        let record = index.record(number)
        return column < record.fieldCount ? cellText(Int(record.firstField) + column) : nil
      }
      let isMeant = UnknownColumn.isMoney(cells) || UnknownColumn.isDestination(header, cells)
      let entry = isMeant ? Codes.payingColumnUnknown : Codes.columnUnknown
      context.report(entry, line: line, arguments: [DiagnosticArgument("column", header)])
      if isMeant { listFault = listFault ?? entry }
    }
    for header in top.setAside { context.report(Codes.columnUnknown, line: line, arguments: [DiagnosticArgument("column", header)]) }
    if let unit = top.thousands {
      context.report(Codes.amountsInThousands, line: line, arguments: [DiagnosticArgument("unit", unit)])
      listFault = listFault ?? Codes.amountsInThousands
    }
  }

  private func keepHead(from start: Int, _ top: RosterTop) {
    let end = top.firstRow == 0 ? start : Int(index.record(top.firstRow - 1).offset + index.record(top.firstRow - 1).length)
    headOffset = window.fileOffset + start
    headBytes = Array(window.bytes[start..<end])
    // The header's last line: two merged lines end with the second, a line of column numbers does not count.
    let header = index.record(top.headerStart + (top.isTwoLines ? 1 : 0))
    headerRange = Int(header.offset) - start..<Int(header.offset + header.contentLength) - start
    for number in 0..<top.firstRow { advance(over: index.record(number)) }
    nextRecord = top.firstRow
  }

  private func cellTexts(_ record: CSVRecord) -> [String] {
    record.fieldRange.map(cellText)
  }

  private func cellText(_ field: Int) -> String {
    let bytes = window.bytes
    var arena: [UInt8] = []
    let content = index.fields[field].appendContent(of: bytes.span, to: &arena)
    var composed: [UInt8] = []
    let place = VietnameseComposition.compose(arena.span, content, to: &composed).range
    var clean: [UInt8] = []
    let range = appendCollapsed(composed.span, place, to: &clean)
    return clean.text(TextSlice(range))
  }

  private func lineOf(_ record: Int) -> UInt32 { (0..<record).reduce(nextLine) { $0 + lines(of: index.record($1)) } }

  /// A record of a sheet is one row of it, whatever line ends its cells have.
  @inline(__always)
  private func lines(of record: CSVRecord) -> UInt32 { context.sheet == nil ? record.lineCount : 1 }

  /// True when so many records of the first window are not UTF-8 that the whole file must be in an older encoding.
  private func isLegacy() -> Bool {
    guard utf8.problem != nil else { return false }
    let bad = (0..<index.recordCount).count { isBad(index.record($0)) }
    return bad * 5 > index.recordCount
  }

  /// Says which byte was met and where. Older encodings were told apart on opening; these bytes are none of them, or UTF-8 was asked for.
  private func reportLegacy() {
    let offset = utf8.problem.map { Int($0.offset) } ?? 0
    let byte = offset < window.count ? window.bytes[offset] : 0
    let line = (0..<index.recordCount).first { isBad(index.record($0)) }.map { Int(lineOf($0)) }
    context.report(
      Codes.notUTF8, line: line ?? 1, byteOffset: offset, found: ReportedValue(bytes: [byte]))
  }

  private func isBad(_ record: CSVRecord) -> Bool {
    var check = UTF8Check()
    let bytes = window.bytes
    return check.check(bytes.span, record.range, isFinal: true) != nil
  }

  private func advance(over record: CSVRecord) {
    recordNumber += 1
    nextLine += lines(of: record)
  }

  // MARK: rows

  private func fill(_ block: inout RosterBlock) {
    // Copies of the parts that the loop uses: a property of a class is looked up and guarded at each use.
    let (bytes, index, cells) = (window.bytes, index, self.cells)
    let (source, fields) = (bytes.span, index.fields.span)
    var (classifier, totals) = (classifier, totals)
    block.bytes.append(contentsOf: bytes[0..<window.count])
    block.fileOffset = UInt64(window.fileOffset)
    // Rows are filled where they will stay: they are large.
    block.rows.append(contentsOf: repeatElement(RosterRow(), count: index.recordCount - nextRecord))
    var place = 0
    marks.look(at: source, count: window.count)
    let marks = marks
    var nextMark = 0
    let mustCheckBytes = utf8.problem != nil
    // Rows of a sheet end with their last cell that has anything in it, and beside the table people write what they like: no cell of a
    // sheet can slip into another column.
    let (columns, needed) = sheet == nil ? (headers.count, neededColumns) : (CSVScanner.maximumFields, 0)
    var sheet = sheet
    var lastKind = RosterRowKind.person
    for number in nextRecord..<index.recordCount {
      let record = index.record(number)
      let line = nextLine
      advance(over: record)
      if record.isEmptyLine { continue }
      if nextMark < Int(record.offset) { nextMark = marks.first(from: Int(record.offset)) }
      let isUsual = nextMark >= record.range.upperBound
      cells.read(record, fields, source, marks, isUsual: isUsual, &block.bytes, &block.rows[place])
      sheet?.take(line: Int(line), &block.rows[place], &block.bytes)
      let cellCount = Int(record.fieldCount)
      let isOddCount = cellCount < needed || cellCount > columns && hasText(record, from: columns)
      let isBadText = mustCheckBytes && isBad(record)
      let fileOffset = block.fileOffset
      func finish(_ row: inout RosterRow) -> (name: TextSlice, hasData: Bool) {
        row.line = line
        row.record = recordNumber
        row.byteOffset = fileOffset + UInt64(record.offset)
        row.byteLength = record.contentLength
        if isBadText { row.changes.insert(.badBytes) }
        if isOddCount { row.changes.insert(.cellCount) }
        return (row[.name], RosterRowClassifier.hasPersonData(row) && row.amount != nil)
      }
      let (name, hasData) = finish(&block.rows[place])
      if classifier.isPlainlyPerson(name, hasPersonData: hasData, block.bytes) {
        lastKind = .person
      } else {
        lastKind = kind(block.rows[place], record, block.bytes, &classifier, &totals)
        guard lastKind.isRow else {
          block.rows[place] = RosterRow()
          continue
        }
        if lastKind.isDoubtful { block.rows[place].changes.insert(.unclear) }
      }
      if totals.isWaiting { totals.look(at: RosterRowClassifier.number(block.bytes, block.rows[place][.sequence])) }
      if lastKind == .person {
        totals.addPerson(block.rows[place].amount)
      } else {
        totals.add(block.rows[place], lastKind, block.bytes)
      }
      sheet?.lastRow = Int(line)
      place += 1
    }
    block.rows.removeLast(block.rows.count - place)
    nextRecord = index.recordCount
    (self.classifier, self.totals, self.sheet) = (classifier, totals, sheet)
    if isDrained, isWhole, index.recordCount > 0 { judgeEnd(index.record(index.recordCount - 1), lastKind) }
  }

  /// The kind of a record that is not plainly a person's row; totals and repeated headers are taken note of.
  @inline(never)
  private func kind(
    _ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8], _ classifier: inout RosterRowClassifier,
    _ totals: inout StatedTotals
  ) -> RosterRowKind {
    let filled = record.fieldRange.count { !trimBlanks(bytes.span, index.fields[$0].range).isEmpty }
    let kind = classifier.kind(
      row, bytes, firstText: firstText(record, bytes), hasDigits: hasDigits(record), isAlone: filled == 1)
    switch kind {
    case .total, .part, .group:
      totals.state(row, kind, label: label(row, record, bytes), people: firstNumber(record, bytes))
      // A sum that cannot be read proves nothing; that must not look like one that fits.
      if row.changes.contains(.formulaWithoutValue) {
        context.report(Codes.formulaWithoutValue, severity: .warning, line: Int(row.line), field: "total")
      } else if row.oddMoney != 0 {
        context.report(Codes.amountUnreadable, severity: .warning, line: Int(row.line), field: "total")
      }
    case .header:
      if let other = otherHeader(record, bytes) {
        context.report(
          Codes.headerOther, line: Int(row.line), found: ReportedValue(other.found), expected: .equals(other.expected))
        listFault = listFault ?? Codes.headerOther
      } else {
        context.report(Codes.headerRepeated, line: Int(row.line))
      }
    case .person, .numbered, .lettered, .unclear, .closing, .blank: break
    }
    if kind == .group {
      let text = label(row, record, bytes)
      headings = (headings.count + 1, headings.count == 0 ? text : headings.first)
      lookAtTitle(text, line: Int(row.line))
    }
    return kind
  }

  /// The first cell of a repeated header that is not the first header's in the same column: the rows below have other columns.
  private func otherHeader(_ record: CSVRecord, _ bytes: [UInt8]) -> (found: String, expected: String)? {
    for (column, number) in record.fieldRange.enumerated() where column < headers.count {
      let found = cellText(number)
      let (key, own) = (RosterTop.key(found), RosterTop.key(headers[column]))
      // Of two merged lines each says a part.
      if key.isEmpty || key == own || own.hasPrefix(key + " ") || own.hasSuffix(" " + key) { continue }
      return (found, headers[column])
    }
    return nil
  }

  /// Lists put together in one file: a title or heading further down of another month or programme says that its rows are not this list's.
  private func lookAtTitle(_ text: String, line: Int) {
    let key = RosterTop.key(text)
    let isTitle = key.hasPrefix("danh sach")
    let speaksOfMonths = isTitle || ["thang ", "ky ", "quy "].contains { key.hasPrefix($0) }
    let months = speaksOfMonths ? TitleMonthReader.read([text]) : TitleMonths()
    let programme = isTitle ? ProgrammeWords.programme(in: key) : ProgrammeWords.programme(calledIn: key)
    let own = roster.titleMonths.named
    let known = roster.programme != .unknown ? roster.programme : roster.laterProgramme?.programme ?? .unknown
    if let other = months.named.first(where: { month in !own.contains { $0.agrees(with: month) } }), !own.isEmpty {
      context.report(
        Codes.periodDiffers, line: line, found: ReportedValue(other.description), expected: .equals(roster.titleMonths.description))
      listFault = listFault ?? Codes.periodDiffers
    } else if programme != .unknown, known != .unknown, programme != known, roster.programme != .unknown || !namesProgrammes {
      context.report(Codes.programmesMixedInList, line: line)
      listFault = listFault ?? Codes.programmesMixedInList
    }
    // Where the title above the table says nothing, the round and the unit tell whether it is another one.
    if own.isEmpty, months != TitleMonths(), roster.laterMonths == nil { roster.laterMonths = (months, line) }
    if roster.programme == .unknown, programme != .unknown, roster.laterProgramme == nil { roster.laterProgramme = (programme, line) }
  }

  /// A file that was cut ends without a line end: with cells missing for certain, else perhaps within its last cell.
  private func judgeEnd(_ record: CSVRecord, _ kind: RosterRowKind) {
    guard record.length == record.contentLength, record.contentLength > 0, listFault == nil else { return }
    if kind == .closing || kind == .blank { return }
    let (line, count) = (Int(nextLine) - Int(record.lineCount), Int(record.fieldCount))
    if count < headers.count {
      context.report(Codes.delimitedFileCut, line: line, found: .number(count), expected: .count(headers.count))
      listFault = Codes.delimitedFileCut
    } else if kind.isRow, neededColumns == count, !index.fields[Int(record.firstField) + count - 1].range.isEmpty {
      context.report(Codes.lineEndMissing, line: line)
    }
  }

  private func hasDigits(_ record: CSVRecord) -> Bool {
    let bytes = window.bytes
    return bytes[record.range].contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  private func label(_ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8]) -> String {
    bytes.text(row[.name].isEmpty ? firstText(record, bytes) : row[.name])
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
