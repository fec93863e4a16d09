// Writes payments into a layout. Names are folded to the bank's letters, texts are cut at a word; identifiers fit, or the payment is
// refused.

internal import ByteText
internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel

final class FixedWidthPaymentWriter: PaymentWriter {
  private var sheet: FixedWidthSheet
  private let fields: [(field: Int, model: ModelField)]
  /// Columns of a payment that the layout has no field for, and how many of them held something.
  private var uncarried: [(column: PaymentField, count: Int)]
  private var uncarriedLines = 0
  private var header = BatchHeader()
  private var hasBegun = false
  private var startOffset = 0
  private var fixedChannel: Channel?
  private var fixedCurrency: Currency?
  private let headerModels: Set<ModelField>

  init(_ description: FixedWidthDescription) {
    sheet = FixedWidthSheet(description)
    var fields: [(field: Int, model: ModelField)] = []
    var carried = Set<PaymentField>()
    if let detail = description.detailRecord {
      for field in description.layout.records[detail].fields.indices {
        guard let model = description.model(record: detail, field: field) else { continue }
        fields.append((field, model))
        if let column = model.paymentField { carried.insert(column) }
      }
    }
    for fixed in description.fixedValues { if let column = fixed.field.paymentField { carried.insert(column) } }
    self.fields = fields
    uncarried = PaymentField.allCases.filter { !carried.contains($0) }.map { ($0, 0) }
    fixedChannel = description.fixedValue(.channel).flatMap { Channel(code: $0) }
    fixedCurrency = description.fixedValue(.currency).flatMap { Currency($0.utf8) }
    headerModels = Set(
      description.layout.records.indices.filter { $0 != description.detailRecord }.flatMap { record in
        description.layout.records[record].fields.indices.compactMap { description.model(record: record, field: $0) }
      })
  }

  var loss: LossReport {
    var loss = LossReport()
    sheet.addLosses(to: &loss)
    let reason = Bilingual(vi: "bố cục không có trường này", en: "the layout has no such field")
    for (column, count) in uncarried where count > 0 {
      loss.add(.dropped, .informational, field: column.name, count: count, reason: reason)
    }
    loss.addDropped(header.order, reason: reason)
    if uncarriedLines > 0 { loss.add(.dropped, .informational, field: "lines", count: uncarriedLines, reason: reason) }
    return loss
  }

  /// The header waits for the first payment, which names programme and period where the caller does not.
  func begin(_ header: BatchHeader, into out: inout [UInt8]) {
    self.header = header
    startOffset = out.count
  }

  private func writeHeader(_ row: PaymentRow?, into out: inout [UInt8]) {
    hasBegun = true
    if header.programme == .unknown { header.programme = row?.programme ?? .unknown }
    if header.period == nil { header.period = row?.period }
    sheet.appendBatch(header, before: true, offset: startOffset - out.count, to: &out)
  }

  func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment] {
    var unwritable: [UnwritablePayment] = []
    for index in rows {
      let row = block.rows[index]
      if !hasBegun { writeHeader(row, into: &out) }
      if let problem = sheet.obstacle ?? contradiction(row) ?? write(row, block, into: &out) {
        unwritable.append(UnwritablePayment(row: index, code: problem.code, field: problem.field))
      }
    }
    return unwritable
  }

  /// What the file says of all payments and this one denies.
  private func contradiction(_ row: PaymentRow) -> (code: DiagnosticCode, field: String)? {
    let code = CatalogueEntry.fixedOtherWay.code
    if let fixedChannel, row.channel != .unknown, row.channel != fixedChannel { return (code, "channel") }
    if let fixedCurrency, row.currency != fixedCurrency { return (code, "currency") }
    if headerModels.contains(.programme), row.programme != .unknown, row.programme != header.programme { return (code, "programme") }
    if headerModels.contains(.period), let period = row.period, period != header.period { return (code, "period") }
    return nil
  }

  private func write(_ row: PaymentRow, _ block: PaymentBlock, into out: inout [UInt8]) -> (code: DiagnosticCode, field: String)? {
    let detail = sheet.detail
    sheet.beginRecord()
    var carriesLine = false
    for (field, model) in fields {
      if let column = model.paymentField {
        let slice = row[column]
        if slice.isEmpty { continue }
        let keep = column == .remittance ? referenceLength(row, block) : 0
        if keep > sheet.width(field) { return (CatalogueEntry.valueTooWide.code, column.name) }
        sheet.set(detail, field, block.bytes, slice.range, keep: keep)
        // A name without some of its letters is another name: such a payment is held, not sent.
        if sheet.takeLostLetters(detail, field) { return (CatalogueEntry.characterNotInSet.code, column.name) }
        continue
      }
      switch model {
      case .amount: sheet.set(field, number: row.amount)
      case .attempt: sheet.set(field, number: Int64(row.attempt))
      case .programme: sheet.set(detail, field, meaning: row.programme.code)
      case .payeeRole: sheet.set(detail, field, meaning: row.role.code)
      case .channel: sheet.set(detail, field, meaning: row.channel.code)
      case .currency: sheet.set(detail, field, meaning: row.currency.description)
      case .period: if let period = row.period { sheet.set(field, number: Int64(period.year) * 100 + Int64(period.month)) }
      case .round:
        if let period = row.period, period.round != 0 { sheet.set(detail, field, String(Character(Unicode.Scalar(period.round)))) }
      case .regime, .owedMonth:
        guard row.lineCount == 1 else { continue }
        carriesLine = true
        let line = block.lines[Int(row.firstLine)]
        if model == .regime {
          sheet.set(detail, field, block.bytes, line.regime.range)
        } else if let month = line.month {
          sheet.set(field, number: Int64(month.year) * 100 + Int64(month.month))
        }
      default: break
      }
    }
    if let problem = sheet.append(detail, to: &out) { return problem }
    for place in uncarried.indices where !row[uncarried[place].column].isEmpty { uncarried[place].count += 1 }
    if row.lineCount > 0, !carriesLine { uncarriedLines += 1 }
    return nil
  }

  /// How many bytes of the remittance are its reference, which is never cut.
  private func referenceLength(_ row: PaymentRow, _ block: PaymentBlock) -> Int {
    let (reference, text) = (row[.reference].range, row[.remittance].range)
    guard reference.count <= text.count else { return 0 }
    for offset in 0..<reference.count where block.bytes[reference.lowerBound + offset] != block.bytes[text.lowerBound + offset] { return 0 }
    return reference.count
  }

  func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch] {
    if !hasBegun { writeHeader(nil, into: &out) }
    sheet.appendBatch(header, before: false, offset: 0, to: &out)
    return sheet.patches()
  }
}

extension PaymentField {
  /// The name in canonical files.
  var name: String { PaymentColumn.allCases.first { $0.field == self }?.name ?? "" }
}

extension EntryField {
  /// The name in canonical files.
  var name: String { EntryColumn.allCases.first { $0.field == self }?.name ?? "" }
}
