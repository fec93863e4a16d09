// Reads canonical CSV: payments or entries, each column a text whose place is known and whose words are fixed.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

/// Reads payments of canonical CSV.
final class CanonicalCSVPaymentReader: PaymentReader {
  private var source: CanonicalCSVSource
  private var names = SourceNames()

  init(_ context: ReadContext) {
    source = CanonicalCSVSource(
      context, names: PaymentColumn.names, fixedCount: PaymentColumn.fixedCount, amountColumn: PaymentColumn.amount.rawValue)
  }

  var header: BatchHeader {
    var header = BatchHeader()
    header.sourceNames = names.names
    return header
  }
  var isWhole: Bool { source.isWhole }
  var sourceNames: [String] { names.names }

  func next(_ block: inout PaymentBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.advance() else {
      guard let rest = source.refusedRest(), !isRestTaken else { return false }
      isRestTaken = true
      block.refused.append(rest)
      return true
    }
    let bytes = source.records.bytes
    let consumed = source.records.consumed
    block.bytes.append(contentsOf: bytes[0..<consumed])
    let areAllUTF8 = isUTF8(bytes.span, 0..<consumed)
    let index = source.records.index
    let places = source.places
    let fileOffset = source.records.fileOffset
    var line = source.records.line
    for number in 0..<index.recordCount {
      let record = index.record(number)
      defer { line += Int(record.lineCount) }
      if number < source.firstRecord || record.isEmptyLine { continue }
      if let fault = source.check(record, bytes.span, areAllUTF8: areAllUTF8) {
        block.refused.append(source.refuse(fault, record, line: line, bytes.span))
        continue
      }
      let (lineCount, byteCount) = (block.lines.count, block.bytes.count)
      do throws(CanonicalFault) {
        try read(record, index, places, fileOffset, bytes.span, &block)
      } catch {
        block.lines.removeSubrange(lineCount...)
        block.bytes.removeSubrange(byteCount...)
        block.refused.append(source.refuse(error, record, line: line, bytes.span))
      }
    }
    return true
  }

  private var isRestTaken = false

  private func read(
    _ record: CSVRecord, _ index: CSVIndex, _ places: [Int], _ fileOffset: Int, _ bytes: Span<UInt8>, _ block: inout PaymentBlock
  ) throws(CanonicalFault) {
    var row = PaymentRow()
    row.byteOffset = UInt64(fileOffset + Int(record.offset))
    row.byteLength = record.contentLength
    for column in PaymentColumn.all {
      let place = places[column.rawValue]
      guard place >= 0 else { continue }
      let field = index.fields[Int(record.firstField) + place]
      let range = field.range
      if range.isEmpty, column.field != nil { continue }
      switch column {
      case .amount:
        guard let amount = CanonicalText.integer(bytes, range), amount >= 0 else {
          throw CanonicalFault(entry: .canonicalValueNotAllowed, name: column.name, range: range, expected: .numberRange(0...Int64.max))
        }
        row.amount = amount
      case .attempt:
        row.attempt = UInt8(try number(bytes, range, column.name, upTo: 32))
      case .sourceRecord:
        row.sourceRecord = UInt32(try number(bytes, range, column.name, upTo: Int64(UInt32.max)))
      default:
        let slice = field.hasDoubledQuotes ? TextSlice(field.appendContent(of: bytes, to: &block.bytes)) : TextSlice(range)
        if column == .sourceFile {
          row.sourceFile = names.number(block.bytes.span, slice.range)
        } else if column == .lines {
          guard LineList.read(slice, into: &block, &row) else {
            throw CanonicalFault(entry: .canonicalValueNotAllowed, name: column.name, range: range, expected: .text(LineList.words))
          }
        } else if !column.set(&row, block.bytes.span, slice) {
          throw CanonicalFault(entry: .canonicalValueNotAllowed, name: column.name, range: range)
        }
      }
    }
    block.rows.append(row)
  }
}

/// Reads entries of canonical CSV.
final class CanonicalCSVEntryReader: EntryReader {
  private var source: CanonicalCSVSource
  private var names = SourceNames()
  private var isRestTaken = false

  init(_ context: ReadContext) {
    source = CanonicalCSVSource(
      context, names: EntryColumn.names, fixedCount: EntryColumn.fixedCount, amountColumn: EntryColumn.amount.rawValue)
  }

  var balances: StatementBalances { StatementBalances() }
  var isWhole: Bool { source.isWhole }
  var sourceNames: [String] { names.names }

  func next(_ block: inout EntryBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.advance() else {
      guard let rest = source.refusedRest(), !isRestTaken else { return false }
      isRestTaken = true
      block.refused.append(rest)
      return true
    }
    let bytes = source.records.bytes
    let consumed = source.records.consumed
    block.bytes.append(contentsOf: bytes[0..<consumed])
    let areAllUTF8 = isUTF8(bytes.span, 0..<consumed)
    let index = source.records.index
    let places = source.places
    var line = source.records.line
    for number in 0..<index.recordCount {
      let record = index.record(number)
      defer { line += Int(record.lineCount) }
      if number < source.firstRecord || record.isEmptyLine { continue }
      if let fault = source.check(record, bytes.span, areAllUTF8: areAllUTF8) {
        block.refused.append(source.refuse(fault, record, line: line, bytes.span))
        continue
      }
      let byteCount = block.bytes.count
      do throws(CanonicalFault) {
        try read(record, index, places, bytes.span, &block)
      } catch {
        block.bytes.removeSubrange(byteCount...)
        block.refused.append(source.refuse(error, record, line: line, bytes.span))
      }
    }
    return true
  }

  private func read(
    _ record: CSVRecord, _ index: CSVIndex, _ places: [Int], _ bytes: Span<UInt8>, _ block: inout EntryBlock
  ) throws(CanonicalFault) {
    var row = EntryRow()
    for column in EntryColumn.all {
      let place = places[column.rawValue]
      guard place >= 0 else { continue }
      let field = index.fields[Int(record.firstField) + place]
      let range = field.range
      if range.isEmpty, column.field != nil { continue }
      switch column {
      case .amount:
        guard let amount = CanonicalText.integer(bytes, range), amount >= 0 else {
          throw CanonicalFault(entry: .canonicalValueNotAllowed, name: column.name, range: range, expected: .numberRange(0...Int64.max))
        }
        row.amount = amount
      case .sourceRecord:
        row.sourceRecord = UInt32(try number(bytes, range, column.name, upTo: Int64(UInt32.max)))
      default:
        let slice = field.hasDoubledQuotes ? TextSlice(field.appendContent(of: bytes, to: &block.bytes)) : TextSlice(range)
        if column == .sourceFile {
          row.sourceFile = names.number(block.bytes.span, slice.range)
        } else if !column.set(&row, block.bytes.span, slice) {
          throw CanonicalFault(entry: .canonicalValueNotAllowed, name: column.name, range: range)
        }
      }
    }
    block.rows.append(row)
  }
}

/// A count that may be missing, 1…limit; 0 when it is.
private func number(_ bytes: Span<UInt8>, _ range: Range<Int>, _ name: String, upTo limit: Int64) throws(CanonicalFault) -> Int64 {
  if range.isEmpty { return 0 }
  guard let number = CanonicalText.integer(bytes, range), number >= 1, number <= limit else {
    throw CanonicalFault(entry: .canonicalValueNotAllowed, name: name, range: range, expected: .numberRange(1...limit))
  }
  return number
}
