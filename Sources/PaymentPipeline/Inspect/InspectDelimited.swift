// A delimited file: column number, header, meaning, cell, value.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentChecks
internal import PaymentFormats
internal import PaymentModel
internal import Workbooks

/// What is known of the columns of a delimited file.
struct DelimitedView {
  /// Who says what the columns mean.
  enum Source {
    case profile(ColumnProfile)
    case roster
    case canonical
    case unknown
  }

  /// How a cell is understood.
  enum Reading {
    case amount, date, text
  }

  /// One column.
  struct Column {
    var header: String
    var title: Bilingual?
    var reading = Reading.text
    var sensitivity: SensitiveKind?
    /// What it is in a roster. A later table has other columns: what everybody may read in this one can be an account there.
    var field: RosterField?

    /// How a cell of it is masked.
    func sensitivity(of cell: ArraySlice<UInt8>) -> SensitiveKind? { sensitivity ?? field?.sensitivity(of: cell) }
  }

  var separator: UInt8
  var contentOffset: Int
  /// Columns by index; cells beyond them are of unknown content.
  var columns: [Column] = []
  /// Index of the header's first record; titles stand above.
  var headerRecord = 0
  /// Index of the first record below the header.
  var firstRecord = 0
  /// Whether columns with a meaning were expected; a file of unknown format has none.
  var expectsHeader = true
  /// Column of the person's name; a row without one is no person's row, and its words may be anything.
  var nameColumn: Int?

  init(_ opened: OpenedInput, _ source: Source, _ run: Run) {
    let isWhole = opened.input.size <= opened.head.count
    if opened.sheet != nil {
      (separator, contentOffset) = (SheetReader.separator, 0)
    } else {
      let dialect = CSVDialect.detect(opened.head.span, validCount: opened.head.count, isWholeFile: isWhole)
      (separator, contentOffset) = (dialect.separator, dialect.contentOffset)
    }
    if case .profile(let profile) = source { separator = profile.separator }
    if case .canonical = source { separator = UInt8(ascii: ",") }
    if case .unknown = source { expectsHeader = false }
    if case .roster = source, let header = RosterFormat.header(of: opened.sniffed, run.descriptions) {
      readRoster(header)
      return
    }
    let records = DelimitedView.cells(opened, separator, from: contentOffset, isWhole: isWhole)
    let known = records.map { record in record.count { DelimitedView.column($0, source) != nil } }
    guard let most = known.max(), most >= 2, let place = known.firstIndex(of: most) else { return }
    headerRecord = place
    firstRecord = place + 1
    columns = records[place].map { header in
      DelimitedView.column(header, source) ?? Column(header: header, title: nil, sensitivity: .other)
    }
  }

  private mutating func readRoster(_ header: RosterHeader) {
    headerRecord = header.headerRecord
    firstRecord = header.firstRecord
    nameColumn = header.fields.first { $0.value == .name }?.key
    columns = header.titles.map { Column(header: $0, title: nil, sensitivity: .other) }
    for (place, field) in header.fields where columns.indices.contains(place) {
      columns[place].title = Bilingual(same: field.name)
      columns[place].sensitivity = DelimitedView.sensitivity(field)
      columns[place].field = field
      if field.moneyIndex != nil { columns[place].reading = .amount }
      if field == .birth || field == .deathDate { columns[place].reading = .date }
    }
  }

  private static func sensitivity(_ field: RosterField) -> SensitiveKind? {
    switch field {
    case .name, .payeeName, .holder: .name
    case .identity, .payeeIdentity: .identity
    case .account: .account
    case .phone: .phone
    case .birth, .deathDate: .date
    case .sequence, .bank, .channel, .commune, .owedMonth, .programme, .attempt, .previousReference, .carriedMonths: nil
    default: field.moneyIndex != nil ? nil : .other
    }
  }

  /// The column of a header cell; nil when the source does not know it.
  private static func column(_ header: String, _ source: Source) -> Column? {
    switch source {
    case .profile(let profile):
      guard let index = profile.columnIndex(header: header) else { return nil }
      let column = profile.columns[index]
      let reading: Reading = column.kind == .amount ? .amount : column.kind == .date ? .date : .text
      let sensitivity = column.field.map(\.sensitivity) ?? (column.kind == .blank ? nil : .other)
      return Column(header: header, title: Bilingual(same: column.field?.rawValue ?? ""), reading: reading, sensitivity: sensitivity)
    case .canonical:
      guard let sensitivity = FieldMasking.sensitivity(header) else { return nil }
      return Column(header: header, title: nil, sensitivity: sensitivity.kind)
    case .roster, .unknown: return nil
    }
  }

  private static func cells(_ opened: OpenedInput, _ separator: UInt8, from start: Int, isWhole: Bool) -> [[String]] {
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    let bytes = opened.head
    _ = scanner.scan(bytes.span, from: start, validCount: bytes.count, isFinal: isWhole, into: &index)
    return (0..<min(index.recordCount, 60)).map { number in
      index.record(number).fieldRange.map { DelimitedView.text(index.fields[$0], bytes) ?? "" }
    }
  }

  /// What a cell means; nil when it is not UTF-8.
  static func text(_ field: CSVField, _ bytes: [UInt8]) -> String? {
    var cell: [UInt8] = []
    let range = field.appendContent(of: bytes.span, to: &cell)
    return String(validating: cell[range], as: UTF8.self)
  }
}

extension Inspection {
  /// Takes a delimited file apart.
  func delimited(_ view: DelimitedView) throws(FileProblem) {
    if view.expectsHeader, view.columns.isEmpty { report(Codes.columnHeaderMissing, line: 1, field: nil) }
    var window = FileWindow(opened.input)
    var scanner = CSVScanner(separator: view.separator)
    var index = CSVIndex()
    var (tail, number, line, isFirst) = (0, 0, 1, true)
    while !isDone {
      try window.refill(keeping: tail)
      let start = isFirst ? view.contentOffset : 0
      let bytes = window.bytes
      if isFirst { for byte in bytes[0..<min(start, window.count)] where byte == 0x0A { line += 1 } }
      isFirst = false
      let outcome = scanner.scan(bytes.span, from: start, validCount: window.count, isFinal: window.isAtEnd, into: &index)
      for place in 0..<index.recordCount {
        let record = index.record(place)
        number += 1
        if isDone { return }
        if wants(number) {
          take(delimitedRecord(number, record, index, bytes, view, line: line, offset: window.fileOffset + Int(record.offset)))
        } else {
          passOver(number)
        }
        line += opened.sheet == nil ? Int(record.lineCount) : 1
      }
      if let problem = outcome.problem {
        report(problem, line: line)
        return
      }
      if window.isAtEnd { return }
      tail = outcome.consumed
    }
  }

  private func delimitedRecord(
    _ number: Int, _ record: CSVRecord, _ index: CSVIndex, _ bytes: [UInt8], _ view: DelimitedView, line: Int, offset: Int
  ) -> InspectedRecord {
    let isHeader = number <= view.firstRecord
    let isTitle = number <= view.headerRecord
    var inspected = InspectedRecord(
      number: number, file: opened.name, line: line, byteOffset: opened.sheet == nil ? offset : nil,
      kind: isTitle ? "title" : isHeader ? "header" : "row")
    if record.isEmptyLine { return inspected }
    let isPersonless = view.nameColumn.map { index.field($0, of: record)?.range.isEmpty ?? true } ?? false
    for (place, fieldIndex) in record.fieldRange.enumerated() {
      let field = index.fields[fieldIndex]
      let column = !isTitle && view.columns.indices.contains(place) ? view.columns[place] : nil
      let raw = bytes[field.range]
      var verdict = InspectedField.Verdict.unchecked
      var value = ""
      if let text = DelimitedView.text(field, bytes) {
        value = isHeader ? text : understood(column, text, bytes, field.range, &verdict)
      } else {
        verdict = .fault(Codes.notUTF8.code)
        report(Codes.notUTF8, line: line, field: column?.header)
      }
      if field.hasStrayText {
        verdict = .fault(Codes.textAfterQuote.code)
        report(Codes.textAfterQuote, line: line, field: column?.header)
      }
      inspected.fields.append(
        InspectedField(
          place: opened.sheet == nil ? String(place + 1) : CellPlace.name(line, place + 1), name: column?.header ?? "",
          title: column?.title, raw: raw, value: value, verdict: verdict,
          sensitivity: isHeader
            ? nil
            : isPersonless && value.contains(where: \.isLetter)
              ? .other
              : column.map { $0.sensitivity(of: raw) } ?? .other))
    }
    return inspected
  }

  private func understood(
    _ column: DelimitedView.Column?, _ text: String, _ bytes: [UInt8], _ range: Range<Int>, _ verdict: inout InspectedField.Verdict
  ) -> String {
    switch column?.reading {
    case .amount:
      switch WholeAmount.parse(bytes.span, range) {
      case .amount(let amount): verdict = .good; return DongText.grouped(amount)
      case .empty: return ""
      case .fraction: verdict = .fault(Codes.amountFraction.code)
      case .negative: verdict = .fault(Codes.amountNegative.code)
      case .scientific: verdict = .fault(Codes.amountScientific.code)
      case .malformed: verdict = .fault(Codes.amountUnreadable.code)
      case .overflow: verdict = .fault(Codes.amountOverflow.code)
      }
      return ""
    case .date:
      switch DateText.parse(bytes.span, range) {
      case .date(let date):
        verdict = .good
        return CalendarDate(year: date.year, month: date.month, day: date.day)?.description ?? ""
      case .empty: return ""
      case .impossible: verdict = .fault(Codes.birthDateImpossible.code)
      case .ambiguous: verdict = .fault(Codes.birthDateAmbiguous.code)
      case .malformed: verdict = .fault(Codes.dateUnreadable.code)
      }
      return ""
    case .text, nil: return text
    }
  }

  private func report(_ problem: CSVProblem, line: Int) {
    let (entry, limit): (CatalogueEntry, Int) =
      switch problem.kind {
      case .unterminatedQuote: (Codes.quoteUnterminated, 0)
      case .tooManyFields: (Codes.tooManyColumns, CSVScanner.maximumFields)
      case .recordTooLong: (Codes.recordTooLarge, CSVScanner.maximumRecordBytes)
      }
    run.diagnostics.report(entry) {
      Diagnostic(
        entry, at: SourceLocation(file: opened.name, line: line), arguments: limit > 0 ? [DiagnosticArgument("limit", .number(limit))] : [])
    }
  }

  private func report(_ entry: CatalogueEntry, line: Int, field: String?) {
    run.diagnostics.report(entry) { Diagnostic(entry, at: opened.place(line: line), field: field) }
  }
}
