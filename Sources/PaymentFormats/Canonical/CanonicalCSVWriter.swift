// Writes canonical CSV: UTF-8 without mark, comma, LF, quotes only where RFC 4180 needs them, never masked, no formula guard.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

enum CanonicalCSV {
  /// Puts the bytes behind `start` in quotes if they hold a comma, a quote or a line break; quotes inside are doubled.
  static func quoteIfNeeded(_ out: inout [UInt8], from start: Int) {
    var quotes = 0
    var needsQuotes = false
    for position in start..<out.count {
      switch out[position] {
      case UInt8(ascii: "\""):
        quotes += 1
        needsQuotes = true
      case UInt8(ascii: ","), 0x0A, 0x0D: needsQuotes = true
      default: break
      }
    }
    guard needsQuotes else { return }
    let end = out.count
    out.append(contentsOf: repeatElement(UInt8(ascii: "\""), count: quotes + 2))
    var target = out.count - 2
    for position in stride(from: end - 1, through: start, by: -1) {
      let byte = out[position]
      out[target] = byte
      target -= 1
      if byte == UInt8(ascii: "\"") {
        out[target] = byte
        target -= 1
      }
    }
    out[start] = UInt8(ascii: "\"")
  }

  static func appendHeader(_ names: [String], to out: inout [UInt8]) {
    out.append(contentsOf: names.joined(separator: ",").utf8)
    out.append(0x0A)
  }

  static func append(_ bytes: [UInt8], _ slice: TextSlice, to out: inout [UInt8]) {
    if slice.isEmpty { return }
    let start = out.count
    out.append(contentsOf: bytes[slice.range])
    quoteIfNeeded(&out, from: start)
  }

  static func append(name: UInt32, of names: [[UInt8]], to out: inout [UInt8]) {
    guard Int(name) < names.count else { return }
    let start = out.count
    out.append(contentsOf: names[Int(name)])
    quoteIfNeeded(&out, from: start)
  }

  static let reason = Bilingual(
    vi: "canonical-csv chỉ mang các khoản chi hoặc các dòng sao kê", en: "canonical-csv carries payments or entries only")
}

/// Writes payments as canonical CSV.
final class CanonicalCSVPaymentWriter: PaymentWriter {
  private(set) var loss = LossReport()
  var sourceNames: [String] = [] { didSet { names = sourceNames.map { Array($0.utf8) } } }
  private var names: [[UInt8]] = []

  func begin(_ header: BatchHeader, into out: inout [UInt8]) {
    sourceNames = header.sourceNames
    func drop(_ field: String, _ severity: LossSeverity, _ value: String) {
      if value.isEmpty { return }
      loss.add(.dropped, severity, field: field, reason: CanonicalCSV.reason) {
        LossExample(before: ReportedValue(value), after: "")
      }
    }
    drop("batch.batch_reference", .informational, header.batchReference)
    drop("batch.execution_date", .informational, header.executionDate?.description ?? "")
    drop("batch.created_at", .informational, header.createdAt)
    drop("batch.unit", .informational, header.unit?.budgetUnitCode ?? "")
    loss.addDropped(header.order, reason: CanonicalCSV.reason)
    CanonicalCSV.appendHeader(PaymentColumn.names, to: &out)
  }

  func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment] {
    for index in rows { write(block.rows[index], block, into: &out) }
    return []
  }

  private func write(_ row: PaymentRow, _ block: PaymentBlock, into out: inout [UInt8]) {
    for column in PaymentColumn.all {
      if column != .reference { out.append(UInt8(ascii: ",")) }
      if let field = column.field {
        CanonicalCSV.append(block.bytes, row[field], to: &out)
        continue
      }
      switch column {
      case .attempt: if row.attempt > 0 { NumberText.append(Int64(row.attempt), to: &out) }
      case .programme: out.append(contentsOf: row.programme.code.utf8)
      case .period: if let period = row.period { CanonicalText.append(period, to: &out) }
      case .payeeRole: out.append(contentsOf: row.role.code.utf8)
      case .amount: NumberText.append(row.amount, to: &out)
      case .currency: CanonicalText.append(row.currency, to: &out)
      case .channel: out.append(contentsOf: row.channel.code.utf8)
      case .lines:
        let start = out.count
        LineList.append(block, row, to: &out)
        CanonicalCSV.quoteIfNeeded(&out, from: start)
      case .sourceFile: CanonicalCSV.append(name: row.sourceFile, of: names, to: &out)
      case .sourceRecord: if row.sourceRecord > 0 { NumberText.append(Int64(row.sourceRecord), to: &out) }
      default: break
      }
    }
    out.append(0x0A)
  }

  func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch] { [] }
}

/// Writes entries as canonical CSV.
final class CanonicalCSVEntryWriter: EntryWriter {
  private(set) var loss = LossReport()
  var sourceNames: [String] = [] { didSet { names = sourceNames.map { Array($0.utf8) } } }
  private var names: [[UInt8]] = []

  func begin(_ header: BatchHeader, balances: StatementBalances, into out: inout [UInt8]) {
    sourceNames = header.sourceNames
    CanonicalCSV.appendHeader(EntryColumn.names, to: &out)
  }

  func write(_ block: EntryBlock, into out: inout [UInt8]) -> [UnwritableEntry] {
    for row in block.rows { write(row, block, into: &out) }
    return []
  }

  private func write(_ row: EntryRow, _ block: EntryBlock, into out: inout [UInt8]) {
    for column in EntryColumn.all {
      if column != .bookingDate { out.append(UInt8(ascii: ",")) }
      if let field = column.field {
        CanonicalCSV.append(block.bytes, row[field], to: &out)
        continue
      }
      switch column {
      case .bookingDate: if let date = row.bookingDate { CanonicalText.append(date, to: &out) }
      case .valueDate: if let date = row.valueDate { CanonicalText.append(date, to: &out) }
      case .direction: out.append(contentsOf: row.direction.code.utf8)
      case .amount: NumberText.append(row.amount, to: &out)
      case .currency: CanonicalText.append(row.currency, to: &out)
      case .sourceFile: CanonicalCSV.append(name: row.sourceFile, of: names, to: &out)
      case .sourceRecord: if row.sourceRecord > 0 { NumberText.append(Int64(row.sourceRecord), to: &out) }
      case .status: out.append(contentsOf: row.status.code.utf8)
      default: break
      }
    }
    out.append(0x0A)
  }

  func end(balances: StatementBalances, into out: inout [UInt8]) -> [Patch] {
    for (field, value) in [("statement.opening", balances.opening), ("statement.closing", balances.closing)] {
      guard let value else { continue }
      loss.add(.dropped, .material, field: field, reason: CanonicalCSV.reason) {
        LossExample(before: .amount(value), after: "")
      }
    }
    return []
  }
}
