// Payments of a delimited file with a column profile: mobile money, cash lists.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel

final class DelimitedPaymentReader: PaymentReader {
  private var source: DelimitedSource
  private(set) var header = BatchHeader()
  private var common = PaymentRow()
  private var fixedTexts: [(column: PaymentField, bytes: [UInt8])] = []
  private let amountColumn: Int
  private let currencyColumn: Int?
  private let columns: [DelimitedColumn]

  init(_ context: ReadContext, _ profile: ColumnProfile) throws(FileProblem) {
    source = try DelimitedSource(context, profile)
    amountColumn = profile.columnIndex(.amount) ?? -1
    currencyColumn = profile.columnIndex(.currency)
    columns = DelimitedColumn.read(profile)
    common.sourceFile = context.fileIndex
    for fixed in profile.fixedValues {
      if let column = fixed.field.paymentField {
        fixedTexts.append((column, Array(fixed.value.utf8)))
      } else {
        let bytes = Array(fixed.value.utf8)
        _ = Self.set(fixed.field, bytes.span, 0..<bytes.count, &common)
      }
    }
  }

  var isWhole: Bool { source.isWhole }

  /// Sets a code; false when it is none of the model's.
  private static func set(_ model: ModelField, _ bytes: Span<UInt8>, _ range: Range<Int>, _ row: inout PaymentRow) -> Bool {
    switch model {
    case .channel:
      guard let channel = CanonicalText.channels.value(bytes, range) else { return false }
      row.channel = channel
    case .currency:
      guard let currency = CanonicalText.currency(bytes, range) else { return false }
      row.currency = currency
    case .programme:
      guard let programme = CanonicalText.programmes.value(bytes, range) else { return false }
      row.programme = programme
    case .payeeRole:
      guard let role = CanonicalText.roles.value(bytes, range) else { return false }
      row.role = role
    default: break
    }
    return true
  }

  /// Sets a code given by its word for people, or by itself.
  private static func set(_ column: DelimitedColumn, _ bytes: Span<UInt8>, _ range: Range<Int>, _ row: inout PaymentRow) -> Bool {
    if column.codes.isEmpty { return set(column.model, bytes, range, &row) }
    if let meaning = column.meaning(bytes, range, isExact: true) { return set(column.model, meaning.span, 0..<meaning.count, &row) }
    if set(column.model, bytes, range, &row) { return true }
    guard let meaning = column.meaning(bytes, range, isExact: false) else { return false }
    return set(column.model, meaning.span, 0..<meaning.count, &row)
  }

  func next(_ block: inout PaymentBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.advance() else {
      guard let rest = source.end() else { return false }
      block.refused.append(rest)
      return true
    }
    let bytes = source.records.bytes
    let consumed = source.records.consumed
    block.bytes.append(contentsOf: bytes[0..<consumed])
    let areAllUTF8 = isUTF8(bytes.span, 0..<consumed)
    // Copies for the loop, let go at its end: what belongs to the class is checked at each access.
    let cells = source.cells()
    let firstRow = (source.header?.record ?? 0) + 1 - source.firstRecord
    var line = source.records.line
    for number in 0..<cells.index.recordCount {
      let record = cells.index.record(number)
      defer { line += Int(record.lineCount) }
      if number < firstRow || record.isEmptyLine { continue }
      read(number, record, cells, line: line, bytes.span, areAllUTF8, &block)
    }
    return true
  }

  private func read(
    _ number: Int, _ record: CSVRecord, _ cells: DelimitedRow, line: Int, _ bytes: Span<UInt8>, _ areAllUTF8: Bool,
    _ block: inout PaymentBlock
  ) {
    let byteCount = block.bytes.count
    var row = common
    do throws(DelimitedFault) {
      if let fault = source.check(number, bytes, areAllUTF8: areAllUTF8) { throw fault }
      for (column, fixed) in fixedTexts { row[column] = block.bytes.appendSlice(fixed) }
      try readCells(record, cells, bytes, &row, &block)
      // A row of totals may have all that a row needs where nobody asked for a reference.
      if row[.reference].isEmpty, source.keys(record, bytes).contains(where: { DelimitedCells.isTotal($0) }) {
        throw DelimitedFault(source.codes.cell, column: nil)
      }
      row.byteOffset = UInt64(source.records.fileOffset + Int(record.offset))
      row.byteLength = record.contentLength
      row.sourceRecord = UInt32(clamping: line)
      source.totals.add(row.amount)
      if header.programme == .unknown { header.programme = row.programme }
      if header.period == nil { header.period = row.period }
      block.rows.append(row)
    } catch {
      block.bytes.removeSubrange(byteCount...)
      if isOther(record, line: line, bytes) { return }
      block.refused.append(source.refuse(error, number, line: line, amount: amount(record, bytes), bytes))
    }
  }

  private func readCells(
    _ record: CSVRecord, _ cells: DelimitedRow, _ bytes: Span<UInt8>, _ row: inout PaymentRow, _ block: inout PaymentBlock
  ) throws(DelimitedFault) {
    var line = LineRow(regime: .empty, month: nil, kind: .regular, amount: 0)
    var hasLine = false
    if let index = currencyColumn {
      // The amount needs it, wherever its column stands.
      let slice = cells.cell(index, record, bytes, &block.bytes)
      if !slice.isEmpty, !Self.set(.currency, block.bytes.span, slice.range, &row) {
        throw DelimitedFault(source.codes.cell, column: index)
      }
    }
    for column in columns {
      let (index, model) = (column.index, column.model)
      let slice = cells.cell(index, record, bytes, &block.bytes)
      if slice.isEmpty {
        if column.isRequired { throw DelimitedFault(model == .amount ? source.codes.amount : source.codes.cell, column: index) }
        continue
      }
      if let field = column.payment {
        row[field] = column.kind == .identifier ? TextSlice(DelimitedCells.identifier(block.bytes.span, slice.range)) : slice
        continue
      }
      switch model {
      case .amount:
        guard case .amount(let amount) = DelimitedCells.amount(block.bytes.span, slice.range, row.currency) else {
          throw DelimitedFault(source.codes.amount, column: index, expected: .text(Self.amountWords))
        }
        row.amount = amount
      case .attempt:
        guard case .number(let attempt) = Digits.parse(block.bytes.span, slice.range), (1...32).contains(attempt) else {
          throw DelimitedFault(source.codes.cell, column: index, expected: .numberRange(1...32))
        }
        row.attempt = UInt8(attempt)
      case .period:
        guard let period = DelimitedCells.period(block.bytes.span, slice.range) else {
          throw DelimitedFault(source.codes.cell, column: index, expected: .dateForm("YYYY-MM"))
        }
        row.period = period
      case .regime:
        line.regime = slice
        hasLine = true
      case .owedMonth:
        line.month = DelimitedCells.period(block.bytes.span, slice.range)
        if line.month == nil { throw DelimitedFault(source.codes.cell, column: index, expected: .dateForm("YYYY-MM")) }
        hasLine = true
      default:
        if !Self.set(column, block.bytes.span, slice.range, &row) { throw DelimitedFault(source.codes.cell, column: index) }
      }
    }
    if hasLine {
      line.amount = row.amount
      row.firstLine = UInt32(block.lines.count)
      row.lineCount = 1
      block.lines.append(line)
    }
  }

  private static let amountWords = Bilingual(vi: "số đồng nguyên, không âm", en: "whole đồng, not below zero")

  private func amount(_ record: CSVRecord, _ bytes: Span<UInt8>) -> Int64? {
    guard amountColumn >= 0 else { return nil }
    var arena: [UInt8] = []
    let place = source.header?.places[amountColumn] ?? -1
    guard let field = source.records.index.field(place, of: record), !field.hasStrayText else { return nil }
    _ = field.appendContent(of: bytes, to: &arena)
    if case .amount(let amount) = DelimitedCells.amount(arena.span, 0..<arena.count, common.currency) { return amount }
    return nil
  }

  /// Whether a row that is no payment is something else that may stand in such a file: blank, totals, header again, what follows totals.
  private func isOther(_ record: CSVRecord, line: Int, _ bytes: Span<UInt8>) -> Bool {
    let keys = source.keys(record, bytes)
    if keys.allSatisfy(\.isEmpty) { return true }
    if let places = source.header?.places,
      places.enumerated().contains(where: { column, place in
        place >= 0 && place < keys.count && source.profile.columns[column].isRequired
          && source.profile.columns[column].keys.contains(keys[place])
      })
    {
      return true
    }
    let amount = amount(record, bytes)
    if keys.contains(where: { DelimitedCells.isTotal($0) }) {
      if let amount { source.checkTotal(amount, source.totals.amount, line: line, column: amountColumn) }
      source.hasTotals = true
      return true
    }
    return source.hasTotals && amount == nil
  }
}
