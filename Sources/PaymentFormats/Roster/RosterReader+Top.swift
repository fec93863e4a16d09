// The head of a roster: what its title and header say, and what is wrong with them.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel
internal import Workbooks

extension RosterReader {
  // MARK: the head of the sheet

  /// Records looked at to find the header.
  private static let headRecords = 60

  func readTop(from start: Int) {
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
    take(top, from: 0)
    roster.columns = columns
    if Set(top.columns.map(\.field)).isDisjoint(with: RosterField.money), !context.isListOfPeople {
      context.report(
        Codes.columnMissing, line: Int(lineOf(top.headerStart)), arguments: [DiagnosticArgument("column", "Mức trợ cấp / Số tiền")])
      isReadable = false
    }
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
    if let category = top.columns.first(where: { $0.field == .category }) {
      let cells = records.dropFirst(top.firstRow).compactMap { category.column < $0.count ? RosterTop.key($0[category.column]) : nil }
      // The first rows say nothing of a list that is titled as both.
      if !top.namesBothProgrammes { programmeOfCategories = ProgrammeWords.programme(in: cells.joined(separator: " ")) }
    }
    if let column = top.columns.first(where: { $0.field == .programme })?.column {
      let rows = records.dropFirst(top.firstRow)
      namesProgrammes = rows.contains { column < $0.count && !RosterTop.key($0[column]).isEmpty }
    }
    for number in 0..<top.headerStart {
      lookForWords(records[number], line: Int(lineOf(number)), &totals)
      for cell in records[number] { lookForStopped(cell, line: Int(lineOf(number))) }
    }
    keepHead(from: start, top)
  }

  /// A title or heading of people who are paid no more holds the list; a list of such people is meant to have it.
  func lookForStopped(_ text: String, line: Int) {
    guard !text.isEmpty, !context.isListOfPeople, StoppedPeople.areMeant(by: RosterTop.key(text)) else { return }
    context.report(Codes.stoppedPeople, line: line, found: ReportedValue(text))
    listFault = listFault ?? Codes.stoppedPeople
  }

  /// A total in words, to be compared with the rows when all are known; one that cannot be read is said.
  func lookForWords(_ cells: [String], line: Int, _ totals: inout StatedTotals) {
    guard let words = AmountInWordsLine(cells) else { return }
    if let amount = words.amount {
      totals.say(StatedWords(amount: amount, text: words.text, line: line))
    } else {
      context.report(Codes.listWordsUnreadable, line: line, found: ReportedValue(words.text))
    }
  }

  /// Takes the columns of a header that begins at a record: rows are read by it from here on.
  func take(_ top: RosterTop, from first: Int) {
    let line = Int(lineOf(first + top.headerStart))
    headers = top.headers
    for clash in top.ambiguous {
      context.report(
        Codes.columnHeaderAmbiguous, line: line, field: clash.field.machineName,
        arguments: [
          DiagnosticArgument("column", context.descriptions.rosterTitle(of: clash.field) ?? clash.headers[0]),
          DiagnosticArgument("candidates", clash.headers.joined(separator: " | ")),
        ])
      isAmbiguous = true
    }
    let known = Set(top.columns.map(\.field))
    let unclear = Set(top.ambiguous.map(\.field)).intersection(RosterField.money)
    isMoneyUnclear = isMoneyUnclear || !unclear.isEmpty
    let columns = top.columns.filter { !unclear.contains($0.field) }
    if !context.isListOfPeople { judge(top, from: first) }
    self.columns = Roster().columns
    for entry in columns { self.columns[Int(entry.field.rawValue)] = entry.column + 1 }
    cells = RosterCells(plan: columns, birthColumns: top.birthColumns, bankCodeColumn: top.bankCodeColumn)
    coefficientColumn = top.coefficientColumn
    sheet?.columns(columns, count: headers.count)
    neededColumns = 1 + (columns.filter { RosterReader.needed.contains($0.field) }.map(\.column).max() ?? -1)
    classifier.hasNumbersOrPersons = !known.isDisjoint(with: [.sequence, .identity, .birth, .account])
    if let nameColumn = top.columns.first(where: { $0.field == .name }) {
      classifier.nameHeader = RosterTop.key(top.headers[nameColumn.column])
    }
    let keys = Set(headers.map(RosterTop.key))
    numbering.isOfSomeRows = known.contains(.previousReference) || keys.isSuperset(of: ["code", "reason", "fix"])
    // The same lines once more are known by their bytes, unless the name's own header has two lines.
    let (head, last) = (index.record(first + top.headerStart), index.record(first + max(top.headerStart, top.firstRow - 1)))
    let isPlain = !(top.columns.first { $0.field == .name }.map { headers[$0.column].contains(" / ") } ?? true)
    headerEnd = index.record(first + top.headerStart + top.lineCount - 1).range.upperBound - Int(head.offset)
    headerBytes = isPlain ? Array(window.bytes[Int(head.offset)..<Int(last.offset + last.length)]) : []
  }

  /// Fields without which a row cannot be paid as its sender meant it.
  private static let needed: Set<RosterField> = Set(RosterField.money).union([
    .identity, .account, .bank, .phone, .channel, .payeeName, .payeeIdentity,
  ])

  /// Columns that nothing is known of: money or account numbers among them make the list ambiguous. Amounts in thousands are nobody's đồng.
  func judge(_ top: RosterTop, from first: Int) {
    let line = Int(lineOf(first + top.headerStart))
    for (column, header) in top.unknown {
      let cells = (first + top.firstRow..<index.recordCount).compactMap { number -> String? in
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

  func keepHead(from start: Int, _ top: RosterTop) {
    let end = top.firstRow == 0 ? start : Int(index.record(top.firstRow - 1).offset + index.record(top.firstRow - 1).length)
    headOffset = window.fileOffset + start
    headBytes = Array(window.bytes[start..<end])
    // The header's last line: two merged lines end with the second, a line of column numbers does not count.
    let header = index.record(top.headerStart + top.lineCount - 1)
    headerRange = Int(header.offset) - start..<Int(header.offset + header.contentLength) - start
    for number in 0..<top.firstRow { advance(over: index.record(number)) }
    nextRecord = top.firstRow
  }

  func cellTexts(_ record: CSVRecord) -> [String] {
    record.fieldRange.map(cellText)
  }

  func cellText(_ field: Int) -> String {
    let bytes = window.bytes
    var arena: [UInt8] = []
    let content = index.fields[field].appendContent(of: bytes.span, to: &arena)
    var composed: [UInt8] = []
    let place = VietnameseComposition.compose(arena.span, content, to: &composed).range
    var clean: [UInt8] = []
    let range = appendCollapsed(composed.span, place, to: &clean)
    return clean.text(TextSlice(range))
  }

  /// The line in which a record begins that is not read yet.
  func lineOf(_ record: Int) -> UInt32 { (min(nextRecord, record)..<record).reduce(nextLine) { $0 + lines(of: index.record($1)) } }

  /// A record of a sheet is one row of it, whatever line ends its cells have.
  @inline(__always)
  func lines(of record: CSVRecord) -> UInt32 { context.sheet == nil ? record.lineCount : 1 }

  /// True when so many records of the first window are not UTF-8 that the whole file must be in an older encoding.
  func isLegacy() -> Bool {
    guard utf8.problem != nil else { return false }
    let bad = (0..<index.recordCount).count { isBad(index.record($0)) }
    return bad * 5 > index.recordCount
  }

  /// Says which byte was met and where. Older encodings were told apart on opening; these bytes are none of them, or UTF-8 was asked for.
  func reportLegacy() {
    let offset = utf8.problem.map { Int($0.offset) } ?? 0
    let byte = offset < window.count ? window.bytes[offset] : 0
    let line = (0..<index.recordCount).first { isBad(index.record($0)) }.map { Int(lineOf($0)) }
    context.report(
      Codes.notUTF8, line: line ?? 1, byteOffset: offset, found: ReportedValue(bytes: [byte]))
  }

  func isBad(_ record: CSVRecord) -> Bool {
    var check = UTF8Check()
    let bytes = window.bytes
    return check.check(bytes.span, record.range, isFinal: true) != nil
  }
}
