// Gives findings on rows their place: file, line, columns and an excerpt of the original bytes. Runs only for what is shown.

internal import ByteText
import Diagnostics
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Workbooks

/// Reports findings of one roster.
struct RowReporter {
  let run: Run
  let opened: OpenedInput
  let roster: Roster
  /// Tables further down, whose rows have other columns.
  var laterTables: [RosterTable] = []
  let separator: UInt8
  var period: Period?

  /// Reports all findings of a block in the order of its rows.
  func report(_ findings: FindingList, _ block: RosterBlock) {
    for finding in findings.findings {
      run.diagnostics.report(finding.code, severity: run.diagnostics.ranked(finding.code, finding.severity)) {
        let row = block.rows[Int(finding.row)]
        let field = RosterField(rawValue: finding.field) ?? .name
        var diagnostic = finding.diagnostic(inRoster: block.bytes, tables: run.tables, period: period, at: nil)
        place(&diagnostic, block, row, field)
        return diagnostic
      }
    }
  }

  /// Reports one finding of the survey itself.
  func report(
    _ entry: CatalogueEntry, _ block: RosterBlock, _ row: Int, field: RosterField, found: ReportedValue? = nil,
    arguments: [DiagnosticArgument]
  ) {
    run.diagnostics.report(entry) {
      var diagnostic = Diagnostic(entry, field: field.machineName, found: found, arguments: arguments)
      place(&diagnostic, block, block.rows[row], field)
      return diagnostic
    }
  }

  /// Reports one finding on a row that was read again.
  func report(_ entry: CatalogueEntry, _ record: [UInt8], _ origin: RowOrigin, field: RosterField, arguments: [DiagnosticArgument]) {
    run.diagnostics.report(entry) {
      var diagnostic = Diagnostic(entry, field: field.machineName, arguments: arguments)
      place(&diagnostic, record, SourceLocation(file: opened.name, line: Int(origin.line)), origin.byteOffset, field)
      return diagnostic
    }
  }

  /// Reports that a format cannot carry the payment of a row, which is held for it.
  func report(_ refused: UnwritablePayment, _ block: PaymentBlock, _ record: [UInt8], _ origin: RowOrigin) {
    run.diagnostics.report(refused.code, severity: .error) {
      var diagnostic = Diagnostic(refused, block)
      let field = RowReporter.rosterField(refused, block, hasTotal: columns(at: origin.byteOffset)[Int(RosterField.total.rawValue)] > 0)
      place(&diagnostic, record, SourceLocation(file: opened.name, line: Int(origin.line)), origin.byteOffset, field)
      return diagnostic
    }
  }

  /// The cell that a payment's field was made of.
  private static func rosterField(_ refused: UnwritablePayment, _ block: PaymentBlock, hasTotal: Bool) -> RosterField {
    let hasPayee = !block.rows[refused.row][.beneficiaryName].isEmpty
    switch PaymentField.allCases.first(where: { $0.machineName == refused.field }) {
    case .identity: return hasPayee ? .payeeIdentity : .identity
    case .beneficiaryIdentity: return .identity
    case .bankBIN: return .bank
    case .account: return .account
    case .phone: return .phone
    case .commune: return .commune
    case .address: return .address
    case .note: return .note
    case .payeeName: return hasPayee ? .payeeName : .name
    case .beneficiaryName, .beneficiaryDetails, .reference, .remittance: return .name
    case nil: return refused.field == "amount" ? (hasTotal ? .total : .monthAmount) : refused.field == "channel" ? .channel : .name
    }
  }

  private func place(_ diagnostic: inout Diagnostic, _ block: RosterBlock, _ row: RosterRow, _ field: RosterField) {
    var location = SourceLocation(file: opened.name, line: Int(row.line))
    location.record = Int(row.record)
    let start = Int(row.byteOffset - block.fileOffset)
    place(&diagnostic, Array(block.bytes[start..<start + Int(row.byteLength)]), location, row.byteOffset, field)
  }

  private func place(
    _ diagnostic: inout Diagnostic, _ record: [UInt8], _ line: SourceLocation, _ byteOffset: UInt64, _ field: RosterField
  ) {
    var location = line
    if opened.sheet == nil { location.byteOffset = opened.sourceOffset(of: Int(byteOffset)) }
    let first = location.line ?? 1
    let cells = RecordCells(record, separator: separator)
    let columns = columns(at: byteOffset)
    var column = columns[Int(field.rawValue)]
    if field == .birth || field == .sex, cells.range(column - 1)?.isEmpty ?? true {
      // The year of birth under "Nam" or "Nữ": both say both.
      let other = columns[Int((field == .birth ? RosterField.sex : .birth).rawValue)]
      if !(cells.range(other - 1)?.isEmpty ?? true) { column = other }
    }
    if let range = cells.range(column - 1) {
      if let sheet = opened.sheet {
        // The column of the sheet, as its letter says in the path.
        (location.columnStart, location.columnEnd) = (column, column)
        location.path = sheet.place(row: first, column: column)
      } else {
        location.columnStart = cells.character(at: range.lowerBound) + 1
        location.columnEnd = max(location.columnStart ?? 1, cells.character(at: range.upperBound))
      }
      diagnostic.excerpt = Excerpt(record, firstLine: first, marked: range, sensitive: sensitive(cells, columns))
    } else {
      diagnostic.excerpt = Excerpt(record, firstLine: first, sensitive: sensitive(cells, columns))
      location.path = opened.sheet?.place(row: first)
    }
    diagnostic.location = location
  }

  /// The columns of the table that a row stands in.
  private func columns(at byteOffset: UInt64) -> [Int] {
    laterTables.last { UInt64($0.start) <= byteOffset }?.columns ?? roster.columns
  }

  private func sensitive(_ cells: RecordCells, _ columns: [Int]) -> [SensitiveRange] {
    var fields: [Int: RosterField] = [:]
    for field in RosterField.allCases { fields[columns[Int(field.rawValue)] - 1] = field }
    return (0..<cells.count).compactMap { column in
      guard let range = cells.range(column), !range.isEmpty else { return nil }
      // What a column without a known meaning holds is not known either.
      let kind = fields[column].map { $0.sensitivity(of: cells.bytes(range)) } ?? .other
      return kind.map { SensitiveRange(range, $0) }
    }
  }
}

extension Diagnostic {
  /// That a format cannot carry a payment: what stands in the field, and the words of the code filled.
  init(_ refused: UnwritablePayment, _ block: PaymentBlock, at location: SourceLocation? = nil) {
    let row = block.rows[refused.row]
    let field = PaymentField.allCases.first { $0.machineName == refused.field }
    var found = field.flatMap { row[$0].isEmpty ? nil : ReportedValue(block.text(row, $0), $0.sensitivity) }
    switch refused.field {
    case "amount": found = .amount(row.amount)
    case "channel": found = ReportedValue(row.channel.code)
    default: break
    }
    self.init(
      code: refused.code, severity: .error, at: location, field: refused.field, found: found,
      arguments: refused.arguments + [
        DiagnosticArgument("column", refused.field), DiagnosticArgument("character", found ?? ReportedValue(refused.field)),
      ])
  }
}

/// The cells of one record, found again for a message.
struct RecordCells {
  private let record: [UInt8]
  private var ranges: [Range<Int>] = []

  init(_ record: [UInt8], separator: UInt8) {
    self.record = record
    let padded = record + [UInt8](repeating: 0, count: 64)
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    _ = scanner.scan(padded.span, validCount: record.count, isFinal: true, into: &index)
    if index.recordCount > 0 { ranges = index.record(0).fieldRange.map { index.fields[$0].range } }
  }

  /// How many cells there are.
  var count: Int { ranges.count }

  /// The bytes of a place.
  func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { record[range] }

  /// Bytes of a 0-based cell within the record.
  func range(_ column: Int) -> Range<Int>? { column >= 0 && column < ranges.count ? ranges[column] : nil }

  /// Characters before a byte of the record (UTF-8: bytes that do not continue a character).
  func character(at byte: Int) -> Int { record[..<byte].count { $0 & 0xC0 != 0x80 } }
}
