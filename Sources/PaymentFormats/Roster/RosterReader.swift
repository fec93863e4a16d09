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
  public internal(set) var roster = Roster()
  /// False when no row can be read: no header, or letters that are not Unicode.
  public internal(set) var isReadable = true
  /// True when two columns claim to be the same: the rows can be counted, but none of them can be paid. Money of such columns is not read.
  public internal(set) var isAmbiguous = false
  /// False when the file ends inside a record.
  public internal(set) var isWhole = true
  /// Everything before the first row, as it stands in the file: titles, header, column numbers; the header's last line is last but those.
  public internal(set) var headBytes: [UInt8] = []
  /// Where `headBytes` begin in the file.
  public internal(set) var headOffset = 0
  /// The header's last line within `headBytes`, without its line end.
  public internal(set) var headerRange = 0..<0
  /// The byte between two cells.
  public let separator: UInt8
  /// Header cells as written, two lines joined by " / ".
  public internal(set) var headers: [String] = []
  /// What is wrong with the list as a whole although its rows can be read: cut off, a column of money that nothing is known of, amounts
  /// in thousands, a second title of another month or programme. Complete when `next` has returned false.
  public internal(set) var listFault: CatalogueEntry?
  /// Which rows turned out to be totals, and which cannot be told; complete when `next` has returned false.
  public internal(set) var sums = SumRows()

  /// The one programme that the categories of the first rows belong to; unknown if none or both.
  public internal(set) var programmeOfCategories = Programme.unknown

  /// The list has a column of programmes, and something stands in it among the first rows.
  public internal(set) var namesProgrammes = false
  /// Two columns claim to be the same money, so that it is not read.
  public internal(set) var isMoneyUnclear = false
  /// Headings between the rows, with the first of them; complete when `next` has returned false.
  public private(set) var headings = (count: 0, first: "")

  /// Bytes of the file.
  public var fileSize: Int { context.input.size }

  /// 1-based source column of each field in the rows that `next` gave last; 0 = not there. A later table has its own.
  public internal(set) var columns = Roster().columns
  /// Tables with other columns further down, as far as they were read.
  public internal(set) var laterTables: [RosterTable] = []

  let context: ReadContext
  let vocabulary: HeaderVocabulary
  var window: FileWindow
  var scanner: CSVScanner
  var index = CSVIndex()
  var classifier = RosterRowClassifier()
  var utf8 = UTF8Check()
  var marks = TextMarks()
  var cells: RosterCells
  var totals = StatedTotals()
  /// The column of coefficients, 0-based; −1 without one.
  var coefficientColumn = -1
  /// Columns that a person's row must reach: identity, amount, destination, payee.
  var neededColumns = 0
  /// What the sheet remarks on cells, for rosters in workbooks.
  var sheet: SheetRemarks?
  var numbering = Numbering()
  /// The lines of the header in force with its column numbers, where the name stands in one of them; else empty.
  var headerBytes: [UInt8] = []
  /// Where its last line but the column numbers ends within.
  var headerEnd = 0
  /// A header that may be another table's stands at `nextRecord`.
  var isAtHeader = false
  /// Headers that were looked at.
  var headersSeen = 0
  /// Where the text behind the last rows or totals begins, a later table's title, and how many rows were given before it.
  var gap: (start: Int, rows: Int)?
  /// Offset in the window of the first record that is not complete.
  var unfinished = 0
  var nextRecord = 0
  var nextLine: UInt32 = 1
  var recordNumber: UInt32 = 0
  var isDrained = false

  /// Opens a roster: reads the first window, finds title and header, reports what is wrong with them.
  public init(_ context: ReadContext, vocabulary: HeaderVocabulary) throws(FileProblem) {
    self.context = context
    self.vocabulary = vocabulary
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
    readTop(from: start)
  }

  /// Replaces the block's content with the people's rows of the next window; false when there are none left.
  public func next(_ block: inout RosterBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard isReadable else { return false }
    while true {
      if isAtHeader { try readTable() }
      if nextRecord < index.recordCount {
        block.removeAll()
        fill(&block)
        if !block.rows.isEmpty { return true }
        if isAtHeader { continue }
      }
      if isDrained {
        sums = totals.settle(into: &roster)
        numbering.report(context)
        sheet?.report(headers, context)
        sheet = nil
        return false
      }
      try window.refill(keeping: unfinished)
      scan(from: 0)
    }
  }

  func scan(from start: Int) {
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

  func advance(over record: CSVRecord) {
    recordNumber += 1
    nextLine += lines(of: record)
  }

  // MARK: rows

  private func fill(_ block: inout RosterBlock) {
    // Copies of the parts that the loop uses: a property of a class is looked up and guarded at each use.
    let (bytes, index, cells) = (window.bytes, index, self.cells)
    let (source, fields) = (bytes.span, index.fields.span)
    var (classifier, totals, numbering) = (classifier, totals, numbering)
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
    var end = index.recordCount
    for number in nextRecord..<index.recordCount {
      let record = index.record(number)
      let line = nextLine
      advance(over: record)
      if record.isEmptyLine { continue }
      if nextMark < Int(record.offset) { nextMark = marks.first(from: Int(record.offset)) }
      let isUsual = nextMark >= record.range.upperBound
      cells.read(record, fields, source, marks, isUsual: isUsual, &block.bytes, &block.rows[place])
      sheet?.take(line: Int(line), &block.rows[place], &block.bytes)
      if coefficientColumn >= 0 { block.rows[place].coefficient = coefficient(of: record, bytes) }
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
        if !(classifier.isInHeader && name.isEmpty), isOtherHeader(block.rows[place], record, block.bytes) {
          (end, nextLine, recordNumber, isAtHeader) = (number, line, recordNumber - 1, true)
          break
        }
        lastKind = kind(block.rows[place], record, block.bytes, &classifier, &totals)
        guard lastKind.isRow else {
          if lastKind == .group { addHeading(label(block.rows[place], record, block.bytes), before: place, &block) }
          block.rows[place] = RosterRow()
          continue
        }
        if lastKind.isDoubtful { block.rows[place].changes.insert(.unclear) }
      }
      totals.take(block.rows[place], lastKind, block.bytes)
      numbering.look(block.bytes, block.rows[place][.sequence], line: line)
      sheet?.lastRow = Int(line)
      place += 1
    }
    block.rows.removeLast(block.rows.count - place)
    nextRecord = end
    (self.classifier, self.totals, self.sheet, self.numbering) = (classifier, totals, sheet, numbering)
    if isDrained, isWhole, end == index.recordCount, end > 0 { judgeEnd(index.record(index.recordCount - 1), lastKind) }
  }

  /// The words of a group's heading, for the rows below it that have no category of their own.
  @inline(never)
  private func addHeading(_ words: String, before row: Int, _ block: inout RosterBlock) {
    block.headings.append(RosterHeading(row: row, text: block.bytes.appendSlice(words.utf8)))
  }

  /// "2,5" or "2.5" in hundredths; 0 for what is no coefficient.
  @inline(never)
  private func coefficient(of record: CSVRecord, _ bytes: [UInt8]) -> UInt16 {
    guard coefficientColumn < Int(record.fieldCount) else { return 0 }
    let cell = index.fields[Int(record.firstField) + coefficientColumn]
    guard case .value(let mantissa, let scale, false) = DecimalText.parse(bytes.span, cell.range), mantissa > 0, mantissa < 1 << 40 else {
      return 0
    }
    var (hundredths, scale_) = (mantissa * 100, scale)
    while scale_ > 0, hundredths % 10 == 0 { (hundredths, scale_) = (hundredths / 10, scale_ - 1) }
    return scale_ == 0 ? UInt16(exactly: hundredths) ?? 0 : 0
  }

  /// The kind of a record that is not plainly a person's row; totals and repeated headers are taken note of.
  @inline(never)
  func kind(
    _ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8], _ classifier: inout RosterRowClassifier,
    _ totals: inout StatedTotals
  ) -> RosterRowKind {
    let filled = record.fieldRange.count { !trimBlanks(bytes.span, index.fields[$0].range).isEmpty }
    let kind = classifier.kind(
      row, bytes, firstText: firstText(record, bytes), hasDigits: hasDigits(record), isAlone: filled == 1)
    switch kind {
    case .total, .part, .group:
      totals.state(row, kind, label: label(row, record, bytes), people: people(in: label(row, record, bytes)))
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
        reopen(&classifier, &totals)
        // The same bytes as the header in force.
        let start = Int(record.offset)
        if !headerBytes.isEmpty { keepTitle(headerEnd: start + headerEnd, firstRow: start + headerBytes.count, given: totals.given) }
      }
    case .person, .numbered, .lettered, .unclear, .closing, .blank: break
    }
    if !kind.isRow { lookBetween(kind, row, record, bytes, &totals) }
    if kind == .group {
      let text = label(row, record, bytes)
      headings = (headings.count + 1, headings.count == 0 ? text : headings.first)
      lookAtTitle(text, line: Int(row.line))
    }
    return kind
  }

  /// What stands between rows that is no row: a total in words, or the title of a later table in the making.
  private func lookBetween(
    _ kind: RosterRowKind, _ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8], _ totals: inout StatedTotals
  ) {
    let hasAmount = row.amount != nil
    let isWords = AmountInWordsLine.isAnnounced(RosterTop.key(bytes, firstText(record, bytes)))
    if isWords { lookForWords(cellTexts(record), line: Int(row.line), &totals) }
    if kind != .header { lookForTitle(cellTexts(record), kind, line: Int(row.line)) }
    if isWords || kind == .total || kind == .part || hasAmount {
      gap = nil
    } else if gap?.rows != totals.given {
      gap = (window.fileOffset + Int(record.offset), totals.given)
    }
  }

  /// The title of a later table: below a total it looks like the end of the sheet. Its unit of money is looked for in every cell.
  private func lookForTitle(_ cells: [String], _ kind: RosterRowKind, line: Int) {
    for cell in cells where !cell.isEmpty {
      let key = RosterTop.key(cell)
      if kind == .closing, key.hasPrefix("danh sach") { lookAtTitle(cell, line: line) }
      guard listFault == nil, key.contains("don vi") || key.contains("dvt") || key.hasSuffix("dong"), UnitOfMoney.isLarge(title: key)
      else { continue }
      context.report(Codes.amountsInThousands, line: line, arguments: [DiagnosticArgument("unit", cell)])
      listFault = Codes.amountsInThousands
    }
  }

  /// A header behind a total begins another table of the same columns, with a total of its own.
  func reopen(_ classifier: inout RosterRowClassifier, _ totals: inout StatedTotals) {
    if classifier.isFinished { totals.beginTable() }
    (classifier.isClosed, classifier.isFinished) = (false, false)
  }

  /// The first cell of a repeated header that is not the first header's in the same column: the rows below have other columns.
  func otherHeader(_ record: CSVRecord, _ bytes: [UInt8]) -> (found: String, expected: String)? {
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
  func lookAtTitle(_ text: String, line: Int) {
    let key = RosterTop.key(text)
    let isTitle = key.hasPrefix("danh sach")
    let speaksOfMonths = isTitle || ["thang ", "ky ", "quy "].contains { key.hasPrefix($0) }
    let months = speaksOfMonths ? TitleMonthReader.read([text]) : TitleMonths()
    let programme = isTitle ? ProgrammeWords.programme(in: key) : ProgrammeWords.programme(calledIn: key)
    let own = roster.titleMonths.named
    let known = roster.programme != .unknown ? roster.programme : roster.laterProgramme?.programme ?? .unknown
    lookForStopped(text, line: line)
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

  func hasDigits(_ record: CSVRecord) -> Bool {
    let bytes = window.bytes
    return bytes[record.range].contains { $0 >= 0x30 && $0 <= 0x39 }
  }

  func label(_ row: borrowing RosterRow, _ record: CSVRecord, _ bytes: [UInt8]) -> String {
    bytes.text(row[.name].isEmpty ? firstText(record, bytes) : row[.name])
  }

  private func hasText(_ record: CSVRecord, from column: Int) -> Bool {
    let bytes = window.bytes
    for number in record.fieldRange.dropFirst(column) where !trimBlanks(bytes.span, index.fields[number].range).isEmpty { return true }
    return false
  }

  func firstText(_ record: CSVRecord, _ bytes: [UInt8]) -> TextSlice {
    for number in record.fieldRange {
      let range = trimBlanks(bytes.span, index.fields[number].range)
      if !range.isEmpty { return TextSlice(range) }
    }
    return .empty
  }

  /// The number in "Tổng cộng: 25 người", nil without one.
  private func people(in label: String) -> Int? {
    let words = RosterTop.key(label).split(separator: " ")
    for (place, word) in words.enumerated() where place + 1 < words.count && ["nguoi", "doi", "ho"].contains(String(words[place + 1])) {
      if let number = Int(word) { return number }
    }
    return nil
  }
}
