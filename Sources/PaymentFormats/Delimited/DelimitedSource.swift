// A delimited file being read through its column profile, for payments and entries alike.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel

/// Why a row is refused, before it is reported.
struct DelimitedFault: Error {
  var entry: CatalogueEntry
  /// Index of the column in the profile, or nil for the row as a whole.
  var column: Int?
  var expected: Expectation?
  var severity: Severity?

  init(_ entry: CatalogueEntry, column: Int?, expected: Expectation? = nil) {
    self.entry = entry
    self.column = column
    self.expected = expected
  }
}

struct DelimitedSource: ~Copyable {
  let context: ReadContext
  let profile: ColumnProfile
  let codes: DelimitedCodes
  let header: DelimitedHeader?
  var isWhole = true
  /// Whether a row with the totals was met.
  var hasTotals = false
  /// Count and sum of what was read, and whether a refused row's amount could not be read.
  var totals = ControlTotals()
  var hasUnknownAmounts = false
  private(set) var records: DelimitedRecords
  /// 0-based record of the file that is the first of the window.
  private(set) var firstRecord = 0
  private var reportedEnd = false

  init(_ context: ReadContext, _ profile: ColumnProfile) throws(FileProblem) {
    self.context = context
    self.profile = profile
    codes = DelimitedCodes(profile)
    var sample = [UInt8](repeating: 0, count: min(64 << 10, context.input.size))
    let count = try context.input.read(at: 0, into: &sample, from: 0, count: sample.count)
    sample.removeSubrange(count...)
    header = DelimitedHeader.find(FirstRows(bytes: sample, isWhole: count == context.input.size), profile)
    records = DelimitedRecords(context.input, separator: header?.separator ?? profile.separator)
    reportHeader(sample)
  }

  private mutating func reportHeader(_ sample: [UInt8]) {
    let missing = header?.missing ?? profile.columns.indices.filter { profile.columns[$0].isRequired }
    guard header == nil || !missing.isEmpty else { return }
    isWhole = false
    var check = UTF8Check()
    if header == nil, let problem = check.check(sample.span, 0..<sample.count, isFinal: sample.count == context.input.size) {
      // In another encoding no header can be found: that is what has to be said.
      context.report(.notUTF8, line: 1, byteOffset: problem.offset, found: ReportedValue(bytes: sample[problem.offset...].prefix(1)))
      return
    }
    let first = missing.first ?? 0
    let name = profile.columns.indices.contains(first) ? profile.columns[first].header : profile.id
    context.report(
      codes.columnMissing, line: header?.line ?? 1, field: profile.columns.indices.contains(first) ? profile.columns[first].name : nil,
      expected: .oneOf(profile.columns.indices.contains(first) ? profile.columns[first].keys : []),
      arguments: [DiagnosticArgument("column", name)])
  }

  /// Goes on to the next records; false when there are none left or none can be read.
  mutating func advance() throws(FileProblem) -> Bool {
    guard let header, header.missing.isEmpty else { return false }
    firstRecord += records.index.recordCount
    if try records.advance() { return true }
    return false
  }

  /// Reports how the file ended; gives the refused rest of a file that stops in the middle of a record.
  ///
  /// - Parameter isProven: Whether its balances prove that nothing is missing; else a missing line end means that it may be cut.
  mutating func end(isProven: Bool = false) -> RefusedRecord? {
    guard !reportedEnd, let header, header.missing.isEmpty else { return nil }
    reportedEnd = true
    guard let problem = records.problem else {
      if !records.endsWithLineEnd {
        if !isProven { isWhole = false }
        context.report(codes.cut, severity: isProven ? .warning : nil, line: lastLine)
      }
      return nil
    }
    isWhole = false
    let offset = records.fileOffset + problem.recordOffset
    let entry: CatalogueEntry = problem.kind == .tooManyFields ? .tooManyColumns : codes.cut
    context.report(
      entry, line: lastLine + 1, byteOffset: offset, arguments: [DiagnosticArgument("limit", .number(CSVScanner.maximumFields))])
    return RefusedRecord(
      byteOffset: UInt64(offset), byteLength: UInt32(clamping: context.input.size - offset), line: UInt32(clamping: lastLine + 1),
      code: entry.code.packed, amount: nil)
  }

  /// Reports that what must stand at the end is not there.
  mutating func reportMissingEnd() {
    isWhole = false
    context.report(codes.cut, line: lastLine, expected: profile.closingWords.first.map { .text(Bilingual(same: $0)) })
  }

  private var lastLine: Int {
    var line = records.line
    for record in 0..<records.index.recordCount { line += Int(records.index.record(record).lineCount) }
    return max(1, line - 1)
  }

  /// Whether a record is the last of the file and has no line end: it may be cut.
  func isUnfinished(_ number: Int) -> Bool {
    records.isAtEnd && number == records.index.recordCount - 1 && !records.endsWithLineEnd
  }

  /// Whether a row can be read at all: UTF-8, no text behind quotes, not more cells than the header.
  func check(_ number: Int, _ bytes: Span<UInt8>, areAllUTF8: Bool) -> DelimitedFault? {
    let record = records.index.record(number)
    if !areAllUTF8, !isUTF8(bytes, record.range) { return DelimitedFault(.notUTF8, column: nil) }
    for place in record.fieldRange where records.index.fields[place].hasStrayText { return DelimitedFault(.textAfterQuote, column: nil) }
    let cellCount = header?.cellCount ?? 0
    if Int(record.fieldCount) < cellCount, isUnfinished(number) {
      return DelimitedFault(codes.cut, column: nil, expected: .count(cellCount))
    }
    for place in record.fieldRange.dropFirst(cellCount) {
      let range = records.index.fields[place].range
      if !trimBlanks(bytes, range).isEmpty { return DelimitedFault(.fieldCountDiffers, column: nil, expected: .count(cellCount)) }
    }
    return nil
  }

  /// What reading the cells of this window needs; to be let go before `advance`.
  func cells() -> DelimitedRow {
    DelimitedRow(index: records.index, places: header?.places ?? [], guardsFormulas: profile.guardsFormulas)
  }

  /// The value of a cell in the arena, as `DelimitedRow` gives it.
  func cell(_ column: Int, _ record: CSVRecord, _ bytes: Span<UInt8>, _ arena: inout [UInt8]) -> TextSlice {
    cells().cell(column, record, bytes, &arena)
  }

  /// Every cell of a record as a folded key, with its place; for the few rows that are no payments or entries.
  func keys(_ record: CSVRecord, _ bytes: Span<UInt8>) -> [String] {
    record.fieldRange.map { place in
      var content: [UInt8] = []
      _ = records.index.fields[place].appendContent(of: bytes, to: &content)
      return ColumnProfile.key(String(validating: content, as: UTF8.self) ?? "")
    }
  }

  /// Reports a fault and gives the refused row.
  mutating func refuse(
    _ fault: DelimitedFault, _ number: Int, line: Int, amount: Int64?, _ bytes: Span<UInt8>
  ) -> RefusedRecord {
    report(fault, number, line: line, bytes)
    if let amount { totals.add(amount) } else { hasUnknownAmounts = true }
    let record = records.index.record(number)
    return RefusedRecord(
      byteOffset: UInt64(records.fileOffset + Int(record.offset)), byteLength: record.contentLength, line: UInt32(clamping: line),
      code: fault.entry.code.packed, amount: amount)
  }

  /// Reports a fault of a row.
  func report(_ fault: DelimitedFault, _ number: Int, line: Int, _ bytes: Span<UInt8>) {
    let record = records.index.record(number)
    let column = fault.column.map { profile.columns[$0] }
    var range = record.range
    if let index = fault.column, let place = header?.places[index], let field = records.index.field(place, of: record) {
      range = field.range
    }
    var found = ReportedValue(bytes: range.prefix(100).map { bytes[$0] }, column?.field?.sensitivity ?? (column == nil ? .other : nil))
    if fault.entry === CatalogueEntry.fieldCountDiffers { found = .number(record.fieldCount) }
    context.report(
      fault.entry, severity: fault.severity, line: line, byteOffset: records.fileOffset + range.lowerBound,
      columns: record.columns(of: range, in: bytes), field: column?.name, found: found, expected: fault.expected,
      arguments: [DiagnosticArgument("column", column?.header ?? "?"), DiagnosticArgument("name", column?.name ?? "?")])
  }

  /// Compares a row of totals with the rows before it.
  mutating func checkTotal(_ stated: Int64, _ reckoned: Int64, line: Int, column: Int) {
    guard !hasUnknownAmounts, stated != reckoned else { return }
    isWhole = false
    let (difference, overflow) = stated.subtractingReportingOverflow(reckoned)
    context.report(
      codes.total, line: line, field: profile.columns[column].name, found: .amount(stated), expected: .amount(reckoned),
      arguments: [DiagnosticArgument("difference", overflow ? "?" : .amount(difference))])
  }
}

/// The cells of a window's records by the columns of a profile.
struct DelimitedRow {
  let index: CSVIndex
  let places: [Int]
  let guardsFormulas: Bool

  /// The value of a cell in the arena: doubled quotes halved, the formula guard taken off, no blanks around it.
  @inline(__always)
  func cell(_ column: Int, _ record: CSVRecord, _ bytes: Span<UInt8>, _ arena: inout [UInt8]) -> TextSlice {
    let place = places[column]
    guard place >= 0, place < Int(record.fieldCount) else { return .empty }
    let field = index.fields[Int(record.firstField) &+ place]
    if field.length == 0 { return .empty }
    var range = field.range
    if field.hasDoubledQuotes {
      range = field.appendContent(of: bytes, to: &arena)
      if guardsFormulas { range = FormulaGuard.removed(arena.span, range) }
      return TextSlice(trimBlanks(arena.span, range))
    }
    if guardsFormulas { range = FormulaGuard.removed(bytes, range) }
    return TextSlice(trimBlanks(bytes, range))
  }
}

/// What is asked of a column for every row; trivial, so that a loop over the columns counts no references.
struct DelimitedColumn {
  /// Index in the profile.
  let index: Int
  let model: ModelField
  let kind: ColumnProfile.Kind
  let isRequired: Bool
  let amountForm: ColumnProfile.AmountForm
  let dateForm: ColumnProfile.DateForm
  let payment: PaymentField?
  let entry: EntryField?
  /// Words for people and the model's code words behind them.
  let codes: [(word: [UInt8], key: String, meaning: [UInt8])]
  private let words: [String: String]

  /// The columns that mean something.
  static func read(_ profile: ColumnProfile) -> [DelimitedColumn] {
    written(profile).filter { $0.isRead }
  }

  /// All columns; those without a meaning are left empty.
  static func written(_ profile: ColumnProfile) -> [DelimitedColumn] {
    profile.columns.enumerated().map { index, column in
      let isBlank = column.kind == .blank || column.field == nil
      return DelimitedColumn(
        index: index, model: isBlank ? .hash : column.field ?? .hash, kind: isBlank ? .blank : column.kind, isRequired: column.isRequired,
        amountForm: column.amountForm, dateForm: column.dateForm, payment: isBlank ? nil : column.field?.paymentField,
        entry: isBlank ? nil : column.field?.entryField,
        codes: column.codes.map { (Array($0.word.utf8), ColumnProfile.key($0.word), Array($0.meaning.utf8)) },
        words: Dictionary(column.codes.map { ($0.meaning, $0.word) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// The word written for a code word of the model.
  func word(_ meaning: String) -> String {
    words.isEmpty ? meaning : words[meaning] ?? meaning
  }

  /// The code word behind a word as we write it, or one that differs in marks and case alone.
  func meaning(_ bytes: Span<UInt8>, _ range: Range<Int>, isExact: Bool) -> [UInt8]? {
    if isExact {
      return codes.first { $0.word.count == range.count && bytes.equals($0.word, at: range.lowerBound) }?.meaning
    }
    let key = ColumnProfile.key(String(validating: range.map { bytes[$0] }, as: UTF8.self) ?? "")
    return codes.first { $0.key == key }?.meaning
  }

  private var isRead: Bool { kind != .blank && kind != .sequence }
}

extension ColumnProfile.Column {
  /// The machine name of what it means.
  var name: String { field?.rawValue ?? "" }
}
