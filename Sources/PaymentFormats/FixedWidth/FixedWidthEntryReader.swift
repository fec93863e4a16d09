// Entries of a fixed-width file: answers of a bank, one for each payment.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel

final class FixedWidthEntryReader: EntryReader {
  private var source: FixedWidthSource
  private(set) var header = BatchHeader()
  private let plan: Plan
  private var common = EntryRow()
  /// Codes met so far and what they mean; few stand in a file, so each is looked up once.
  private var meanings: [(field: Int, code: [UInt8], meaning: String)] = []

  /// Which field of a detail fills what.
  private struct Plan {
    var texts: [(field: Int, column: EntryField)] = []
    var others: [(field: Int, model: ModelField)] = []
    var fixedTexts: [(column: EntryField, bytes: [UInt8])] = []
  }

  init(_ context: ReadContext, _ description: FixedWidthDescription) {
    source = FixedWidthSource(context, description)
    var plan = Plan()
    if let detail = description.detailRecord {
      for field in description.layout.records[detail].fields.indices {
        guard let model = description.model(record: detail, field: field) else { continue }
        if let column = model.entryField { plan.texts.append((field, column)) } else { plan.others.append((field, model)) }
      }
    }
    common.sourceFile = context.fileIndex
    for fixed in description.fixedValues {
      if let column = fixed.field.entryField {
        plan.fixedTexts.append((column, Array(fixed.value.utf8)))
      } else {
        Self.set(fixed.field, fixed.value, &common)
      }
    }
    self.plan = plan
  }

  var balances: StatementBalances { StatementBalances() }
  var isWhole: Bool { source.isWhole }

  private static func set(_ model: ModelField, _ value: String, _ row: inout EntryRow) {
    switch model {
    case .currency: row.currency = Currency(value.utf8) ?? .vnd
    case .status: row.status = EntryStatus(code: value) ?? .pending
    case .direction: row.direction = EntryDirection(code: value) ?? .none
    default: break
    }
  }

  func next(_ block: inout EntryBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.advance() else { return false }
    let consumed = source.consumed
    block.bytes.append(contentsOf: source.bytes[0..<consumed])
    let fixed = plan.fixedTexts.map { ($0.column, block.bytes.appendSlice($0.bytes)) }
    // Copies for the loop, let go at its end: what belongs to the class is checked at each access.
    let index = source.index
    let (plan, common, detail) = (plan, common, source.detail)
    for number in index.records.indices {
      let record = index.records[number]
      if record.problemCount > 0, let refused = source.refusal(number) {
        block.refused.append(refused)
        continue
      }
      guard Int(record.layout) == detail else {
        if record.layout >= 0 { readBatch(number, Int(record.layout)) }
        continue
      }
      var row = common
      for (column, slice) in fixed { row[column] = slice }
      row.sourceRecord = record.line
      for text in plan.texts {
        let range = index.range(of: text.field, in: number)
        if !range.isEmpty { row[text.column] = TextSlice(range) }
      }
      for (field, model) in plan.others { read(field, model, number, index, &row) }
      // A list without a code names no reason.
      if row[.reasonCode].isEmpty { row[.reasonList] = .empty }
      block.rows.append(row)
    }
    return true
  }

  /// What header and trailer say of the whole; the first to say it counts.
  private func readBatch(_ number: Int, _ layout: Int) {
    let description = source.description
    for field in description.layout.records[layout].fields.indices {
      guard let model = description.model(record: layout, field: field), !source.index.range(of: field, in: number).isEmpty else {
        continue
      }
      switch model {
      case .unitCode: if header.payerCode.isEmpty { header.payerCode = source.text(field, number) }
      case .batchReference: if header.batchReference.isEmpty { header.batchReference = source.text(field, number) }
      case .createdAt: header.createdAt = FixedWidthSource.timestamp(source.text(field, number))
      default: break
      }
    }
  }

  private func read(_ field: Int, _ model: ModelField, _ number: Int, _ index: FixedWidthIndex, _ row: inout EntryRow) {
    if index.range(of: field, in: number).isEmpty { return }
    switch model {
    case .amount: row.amount = index.number(of: field, in: number)
    case .bookingDate: row.bookingDate = FixedWidthSource.date(index.number(of: field, in: number))
    case .valueDate: row.valueDate = FixedWidthSource.date(index.number(of: field, in: number))
    case .debit, .credit:
      let amount = index.number(of: field, in: number)
      if amount == 0 { return }
      row.amount = amount
      row.direction = model == .debit ? .debit : .credit
    case .status, .direction, .currency:
      let code = index.range(of: field, in: number)
      let known = meanings.first { $0.field == field && $0.code.count == code.count && source.equals($0.code, at: code.lowerBound) }
      if let known {
        Self.set(model, known.meaning, &row)
      } else {
        let meaning = source.meaning(field, number)
        if meanings.count < 32 { meanings.append((field, Array(source.bytes[code]), meaning)) }
        Self.set(model, meaning, &row)
      }
    default: break
    }
  }
}
