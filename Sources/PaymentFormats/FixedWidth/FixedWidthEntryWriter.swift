// Writes entries into a layout: what a bank would send back. It serves invented samples and conversions between result files.

internal import ByteText
internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel

final class FixedWidthEntryWriter: EntryWriter {
  private var sheet: FixedWidthSheet
  private let fields: [(field: Int, model: ModelField)]
  private var uncarried: [(column: EntryField, count: Int)]
  private var header = BatchHeader()

  init(_ description: FixedWidthDescription) {
    sheet = FixedWidthSheet(description)
    var fields: [(field: Int, model: ModelField)] = []
    var carried = Set<EntryField>()
    if let detail = description.detailRecord {
      for field in description.layout.records[detail].fields.indices {
        guard let model = description.model(record: detail, field: field) else { continue }
        fields.append((field, model))
        if let column = model.entryField { carried.insert(column) }
      }
    }
    for fixed in description.fixedValues { if let column = fixed.field.entryField { carried.insert(column) } }
    self.fields = fields
    uncarried = EntryField.allCases.filter { !carried.contains($0) }.map { ($0, 0) }
  }

  var loss: LossReport {
    var loss = LossReport()
    sheet.addLosses(to: &loss)
    for (column, count) in uncarried where count > 0 {
      loss.add(
        .dropped, .informational, field: column.name, count: count,
        reason: Bilingual(vi: "bố cục không có trường này", en: "the layout has no such field"))
    }
    return loss
  }

  func begin(_ header: BatchHeader, balances: StatementBalances, into out: inout [UInt8]) {
    self.header = header
    sheet.appendBatch(header, before: true, offset: 0, to: &out)
  }

  func write(_ block: EntryBlock, into out: inout [UInt8]) -> [UnwritableEntry] {
    var unwritable: [UnwritableEntry] = []
    for (index, row) in block.rows.enumerated() {
      guard let problem = sheet.obstacle ?? write(row, block, into: &out) else { continue }
      unwritable.append(UnwritableEntry(row: index, code: problem.code, field: problem.field))
    }
    return unwritable
  }

  private func write(_ row: EntryRow, _ block: EntryBlock, into out: inout [UInt8]) -> (code: DiagnosticCode, field: String)? {
    let detail = sheet.detail
    sheet.beginRecord()
    for (field, model) in fields {
      if let column = model.entryField {
        sheet.set(detail, field, block.bytes, row[column].range)
        continue
      }
      switch model {
      case .amount: sheet.set(field, number: row.amount)
      case .bookingDate: if let date = row.bookingDate { sheet.set(field, number: date.number) }
      case .valueDate: if let date = row.valueDate { sheet.set(field, number: date.number) }
      case .status: sheet.set(detail, field, meaning: row.status.code)
      case .direction: sheet.set(detail, field, meaning: row.direction.code)
      case .currency: sheet.set(detail, field, meaning: row.currency.description)
      case .debit: sheet.set(field, number: row.direction == .debit ? row.amount : 0)
      case .credit: sheet.set(field, number: row.direction == .credit ? row.amount : 0)
      default: break
      }
    }
    if let problem = sheet.append(detail, to: &out) { return problem }
    for place in uncarried.indices where !row[uncarried[place].column].isEmpty { uncarried[place].count += 1 }
    return nil
  }

  func end(balances: StatementBalances, into out: inout [UInt8]) -> [Patch] {
    sheet.appendBatch(header, before: false, offset: 0, to: &out)
    return sheet.patches()
  }
}
