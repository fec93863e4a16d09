// Writes canonical NDJSON: a batch or statement first, whose totals are filled in at the end, then one object per line.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

/// Writes payments as canonical NDJSON.
final class CanonicalJSONPaymentWriter: PaymentWriter {
  let loss = LossReport()
  var sourceNames: [String] = [] { didSet { names = sourceNames.map { Array($0.utf8) } } }
  private var names: [[UInt8]] = []
  private var totals = ControlTotals()
  private var countOffset = 0
  private var amountOffset = 0

  private static let start = Array("{\"kind\":\"payment\"".utf8)
  private static let keys = JSONText.keys(PaymentColumn.names)

  func begin(_ header: BatchHeader, into out: inout [UInt8]) {
    sourceNames = header.sourceNames
    let batch = CanonicalObjects.batch(header)
    countOffset = out.count + batch.count
    amountOffset = out.count + batch.amount
    out.append(contentsOf: batch.object.closed)
    out.append(0x0A)
  }

  func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment] {
    for index in rows { write(block.rows[index], block, into: &out) }
    return []
  }

  private func write(_ row: PaymentRow, _ block: PaymentBlock, into out: inout [UInt8]) {
    totals.add(row.amount)
    out.append(contentsOf: Self.start)
    for column in PaymentColumn.all {
      out.append(contentsOf: Self.keys[column.rawValue])
      if let field = column.field {
        JSONText.append(block.bytes, row[field], to: &out)
        continue
      }
      switch column {
      case .attempt: JSONText.append(row.attempt > 0 ? Int64(row.attempt) : nil, to: &out)
      case .programme: quoted(&out) { $0.append(contentsOf: row.programme.code.utf8) }
      case .period: quoted(&out) { out in if let period = row.period { CanonicalText.append(period, to: &out) } }
      case .payeeRole: quoted(&out) { $0.append(contentsOf: row.role.code.utf8) }
      case .amount: NumberText.append(row.amount, to: &out)
      case .currency: quoted(&out) { CanonicalText.append(row.currency, to: &$0) }
      case .channel: quoted(&out) { $0.append(contentsOf: row.channel.code.utf8) }
      case .lines: append(linesOf: row, block, to: &out)
      case .sourceFile: appendName(row.sourceFile, of: names, to: &out)
      case .sourceRecord: JSONText.append(row.sourceRecord > 0 ? Int64(row.sourceRecord) : nil, to: &out)
      default: break
      }
    }
    out.append(UInt8(ascii: "}"))
    out.append(0x0A)
  }

  private func append(linesOf row: PaymentRow, _ block: PaymentBlock, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "["))
    for index in Int(row.firstLine)..<Int(row.firstLine) + Int(row.lineCount) {
      let line = block.lines[index]
      if index > Int(row.firstLine) { out.append(UInt8(ascii: ",")) }
      out.append(contentsOf: "{\"regime\":".utf8)
      JSONText.append(block.bytes, line.regime, to: &out)
      out.append(contentsOf: ",\"month\":".utf8)
      quoted(&out) { out in if let month = line.month { CanonicalText.append(month, to: &out) } }
      out.append(contentsOf: ",\"kind\":".utf8)
      quoted(&out) { $0.append(contentsOf: line.kind.code.utf8) }
      out.append(contentsOf: ",\"amount\":".utf8)
      NumberText.append(line.amount, to: &out)
      out.append(UInt8(ascii: "}"))
    }
    out.append(UInt8(ascii: "]"))
  }

  func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch] {
    if let order {
      out.append(contentsOf: CanonicalObjects.order(order).closed)
      out.append(0x0A)
    }
    return [
      Patch(offset: countOffset, bytes: JSONObjectText.reserved(Int64(totals.count))),
      Patch(offset: amountOffset, bytes: JSONObjectText.reserved(totals.isOverflown ? nil : totals.amount)),
    ]
  }
}

/// Writes entries as canonical NDJSON.
final class CanonicalJSONEntryWriter: EntryWriter {
  let loss = LossReport()
  var sourceNames: [String] = [] { didSet { names = sourceNames.map { Array($0.utf8) } } }
  private var names: [[UInt8]] = []
  private var count: Int64 = 0
  private var offsets: (opening: Int, closing: Int, entries: Int) = (0, 0, 0)

  private static let start = Array("{\"kind\":\"entry\"".utf8)
  private static let keys = JSONText.keys(EntryColumn.names)

  func begin(_ header: BatchHeader, balances: StatementBalances, into out: inout [UInt8]) {
    sourceNames = header.sourceNames
    var object = JSONObjectText()
    object.member("kind", "statement")
    // What the file answers, where it says so: a bank's result file names unit and batch.
    let answered = [
      ("unit_code", header.unit?.budgetUnitCode ?? header.payerCode), ("batch_reference", header.batchReference),
      ("created_at", header.createdAt),
    ]
    for (name, text) in answered where !text.isEmpty { object.member(name, text) }
    offsets.opening = out.count + object.reserve("opening")
    offsets.closing = out.count + object.reserve("closing")
    offsets.entries = out.count + object.reserve("entries")
    out.append(contentsOf: object.closed)
    out.append(0x0A)
  }

  func write(_ block: EntryBlock, into out: inout [UInt8]) -> [UnwritableEntry] {
    for row in block.rows { write(row, block, into: &out) }
    return []
  }

  private func write(_ row: EntryRow, _ block: EntryBlock, into out: inout [UInt8]) {
    count += 1
    out.append(contentsOf: Self.start)
    for column in EntryColumn.all {
      out.append(contentsOf: Self.keys[column.rawValue])
      if let field = column.field {
        JSONText.append(block.bytes, row[field], to: &out)
        continue
      }
      switch column {
      case .bookingDate: quoted(&out) { out in if let date = row.bookingDate { CanonicalText.append(date, to: &out) } }
      case .valueDate: quoted(&out) { out in if let date = row.valueDate { CanonicalText.append(date, to: &out) } }
      case .direction: quoted(&out) { $0.append(contentsOf: row.direction.code.utf8) }
      case .amount: NumberText.append(row.amount, to: &out)
      case .currency: quoted(&out) { CanonicalText.append(row.currency, to: &$0) }
      case .sourceFile: appendName(row.sourceFile, of: names, to: &out)
      case .sourceRecord: JSONText.append(row.sourceRecord > 0 ? Int64(row.sourceRecord) : nil, to: &out)
      case .status: quoted(&out) { $0.append(contentsOf: row.status.code.utf8) }
      default: break
      }
    }
    out.append(UInt8(ascii: "}"))
    out.append(0x0A)
  }

  func end(balances: StatementBalances, into out: inout [UInt8]) -> [Patch] {
    [
      Patch(offset: offsets.opening, bytes: JSONObjectText.reserved(balances.opening)),
      Patch(offset: offsets.closing, bytes: JSONObjectText.reserved(balances.closing)),
      Patch(offset: offsets.entries, bytes: JSONObjectText.reserved(count)),
    ]
  }
}

@inline(__always)
private func quoted(_ out: inout [UInt8], _ body: (inout [UInt8]) -> Void) {
  out.append(UInt8(ascii: "\""))
  body(&out)
  out.append(UInt8(ascii: "\""))
}

private func appendName(_ name: UInt32, of names: [[UInt8]], to out: inout [UInt8]) {
  let bytes = Int(name) < names.count ? names[Int(name)] : []
  JSONText.append(bytes, TextSlice(0..<bytes.count), to: &out)
}
