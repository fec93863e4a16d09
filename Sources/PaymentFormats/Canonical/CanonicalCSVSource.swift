// What reading canonical CSV is for payments and entries alike: the header, the cells of a record, and what can be wrong with them.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

/// Why a record of a canonical file is refused, before it is reported.
struct CanonicalFault: Error {
  var entry: CatalogueEntry
  /// Name of the column or member.
  var name: String
  /// Its bytes in the window.
  var range: Range<Int>
  var expected: Expectation?
}

/// One canonical CSV file being read.
struct CanonicalCSVSource: ~Copyable {
  let context: ReadContext
  var records: DelimitedRecords
  /// Place in the record of each column we know, -1 where the file does not have it.
  private(set) var places: [Int] = []
  private(set) var cellCount = 0
  /// First record of the window that is not read yet.
  private(set) var firstRecord = 0
  private(set) var isWhole = true
  private let names: [String]
  private let fixedCount: Int
  private let amountColumn: Int

  init(_ context: ReadContext, names: [String], fixedCount: Int, amountColumn: Int) {
    self.context = context
    self.names = names
    self.fixedCount = fixedCount
    self.amountColumn = amountColumn
    records = DelimitedRecords(context.input, separator: UInt8(ascii: ","))
  }

  /// Goes on to the next records; the header is taken off the first of them. False at the end.
  mutating func advance() throws(FileProblem) -> Bool {
    firstRecord = 0
    guard isWhole || !places.isEmpty else { return false }
    guard try records.advance() else {
      reportEnd()
      return false
    }
    guard places.isEmpty else { return true }
    guard takeHeader() else {
      isWhole = false
      return false
    }
    firstRecord = 1
    return true
  }

  private mutating func reportEnd() {
    guard let problem = records.problem else {
      if places.isEmpty {
        isWhole = false
        context.report(.canonicalHeaderDiffers, line: 1, found: "", expected: .text(headerWords))
      } else if !records.endsWithLineEnd {
        // Nothing but the line end of the last record tells that it is whole.
        isWhole = false
        context.report(.delimitedFileCut, line: lastLine)
      }
      return
    }
    isWhole = false
    let entry: CatalogueEntry =
      switch problem.kind {
      case .unterminatedQuote: .quoteUnterminated
      case .tooManyFields: .tooManyColumns
      case .recordTooLong: .delimitedFileCut
      }
    let arguments = [DiagnosticArgument("limit", .number(CSVScanner.maximumFields))]
    context.report(entry, line: lastLine + 1, byteOffset: records.fileOffset + problem.recordOffset, arguments: arguments)
  }

  /// The refused rest of a file that stops in the middle of a record; nil when it does not.
  func refusedRest() -> RefusedRecord? {
    guard let problem = records.problem else { return nil }
    let offset = records.fileOffset + problem.recordOffset
    return RefusedRecord(
      byteOffset: UInt64(offset), byteLength: UInt32(clamping: context.input.size - offset), line: UInt32(clamping: lastLine + 1),
      code: CatalogueEntry.quoteUnterminated.code.packed, amount: nil)
  }

  private var lastLine: Int {
    var line = records.line
    for record in 0..<records.index.recordCount { line += Int(records.index.record(record).lineCount) }
    return max(1, line - 1)
  }

  private var headerWords: Bilingual { Bilingual(same: names[0..<fixedCount].joined(separator: ",")) }

  /// Finds the columns; false, with a finding, when the first ones are not the fixed ones in their order.
  private mutating func takeHeader() -> Bool {
    let record = records.index.record(0)
    let bytes = records.bytes
    var found: [String] = []
    var isReadable = true
    for column in 0..<Int(record.fieldCount) {
      guard let field = records.index.field(column, of: record) else { break }
      var text: [UInt8] = []
      _ = field.appendContent(of: bytes.span, to: &text)
      let name = String(validating: text, as: UTF8.self)
      isReadable = isReadable && name != nil && !field.hasStrayText
      found.append(name ?? "")
    }
    guard isReadable, found.starts(with: names[0..<fixedCount]) else {
      context.report(
        .canonicalHeaderDiffers, line: 1, found: ReportedValue(found.prefix(fixedCount).joined(separator: ",")),
        expected: .text(headerWords))
      return false
    }
    places = names.map { found.firstIndex(of: $0) ?? -1 }
    cellCount = found.count
    var known = Set(names)
    for name in found.dropFirst(fixedCount) where !known.insert(name).inserted && !names.contains(name) {
      context.report(.canonicalHeaderDiffers, line: 1, found: ReportedValue(name), expected: .text(headerWords))
      return false
    }
    for name in found where !names.contains(name) {
      context.report(.canonicalColumnUnknown, line: 1, field: name, arguments: [DiagnosticArgument("name", name)])
    }
    return true
  }

  /// Whether the cells of a record can be read at all: right number, no stray text, UTF-8.
  func check(_ record: CSVRecord, _ bytes: Span<UInt8>, areAllUTF8: Bool) -> CanonicalFault? {
    if Int(record.fieldCount) != cellCount {
      return CanonicalFault(entry: .fieldCountDiffers, name: "", range: record.range, expected: .count(cellCount))
    }
    for place in record.fieldRange where records.index.fields[place].hasStrayText {
      return CanonicalFault(entry: .textAfterQuote, name: "", range: records.index.fields[place].range, expected: nil)
    }
    if !areAllUTF8, !isUTF8(bytes, record.range) {
      return CanonicalFault(entry: .notUTF8, name: "", range: record.range, expected: nil)
    }
    return nil
  }

  /// Reports a fault and gives the refused record, with its amount if that could be read.
  func refuse(_ fault: CanonicalFault, _ record: CSVRecord, line: Int, _ bytes: Span<UInt8>) -> RefusedRecord {
    let byteOffset = records.fileOffset + Int(record.offset)
    context.report(
      fault.entry, line: line, byteOffset: byteOffset, columns: record.columns(of: fault.range, in: bytes),
      field: fault.name.isEmpty ? nil : fault.name, found: found(fault, record, bytes), expected: fault.expected,
      arguments: [DiagnosticArgument("name", fault.name)])
    var amount: Int64?
    if Int(record.fieldCount) == cellCount, let field = records.index.field(places[amountColumn], of: record) {
      amount = CanonicalText.integer(bytes, field.range)
    }
    return RefusedRecord(
      byteOffset: UInt64(byteOffset), byteLength: record.contentLength, line: UInt32(clamping: line), code: fault.entry.code.packed,
      amount: amount)
  }

  private func found(_ fault: CanonicalFault, _ record: CSVRecord, _ bytes: Span<UInt8>) -> ReportedValue {
    if fault.entry === CatalogueEntry.fieldCountDiffers { return .number(record.fieldCount) }
    return ReportedValue(bytes: fault.range.prefix(100).map { bytes[$0] }, .other)
  }
}
