// Payments of a fixed-width file: fields become places in the block's bytes, nothing is copied one by one.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel

final class FixedWidthPaymentReader: PaymentReader {
  private var source: FixedWidthSource
  private(set) var header = BatchHeader()
  private let plan: Plan
  /// What every row has before its own fields are read.
  private var common = PaymentRow()
  private var round: UInt8 = 0
  private var month: Int64 = 0

  /// Which field of a detail fills what.
  private struct Plan {
    var texts: [(field: Int, column: PaymentField)] = []
    var amount = -1
    var attempt = -1
    /// Fields that few layouts have in each record.
    var others: [(field: Int, model: ModelField)] = []
    /// Texts that every record has without a field.
    var fixedTexts: [(column: PaymentField, bytes: [UInt8])] = []
  }

  init(_ context: ReadContext, _ description: FixedWidthDescription) {
    source = FixedWidthSource(context, description)
    var plan = Plan()
    if let detail = description.detailRecord {
      for field in description.layout.records[detail].fields.indices {
        guard let model = description.model(record: detail, field: field) else { continue }
        if let column = model.paymentField {
          plan.texts.append((field, column))
          continue
        }
        switch model {
        case .amount: plan.amount = field
        case .attempt: plan.attempt = field
        case .programme, .period, .round, .payeeRole, .channel, .currency, .regime, .owedMonth: plan.others.append((field, model))
        default: break
        }
      }
    }
    common.sourceFile = context.fileIndex
    for fixed in description.fixedValues {
      if let column = fixed.field.paymentField {
        plan.fixedTexts.append((column, Array(fixed.value.utf8)))
      } else {
        Self.set(fixed.field, fixed.value, &common)
      }
    }
    self.plan = plan
  }

  var isWhole: Bool { source.isWhole }

  private static func set(_ model: ModelField, _ value: String, _ row: inout PaymentRow) {
    switch model {
    case .channel: row.channel = Channel(code: value) ?? .unknown
    case .currency: row.currency = Currency(value.utf8) ?? .vnd
    case .programme: row.programme = Programme(code: value) ?? .unknown
    case .payeeRole: row.role = PayeeRole(code: value) ?? .beneficiary
    default: break
    }
  }

  func next(_ block: inout PaymentBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.advance() else { return false }
    let consumed = source.consumed
    block.bytes.append(contentsOf: source.bytes[0..<consumed])
    let fixed = plan.fixedTexts.map { ($0.column, block.bytes.appendSlice($0.bytes)) }
    // Copies for the loop, let go at its end: what belongs to the class is checked at each access.
    let index = source.index
    let (plan, detail, fileOffset) = (plan, source.detail, UInt64(source.fileOffset))
    var common = common
    block.rows.reserveCapacity(index.records.count)
    for number in index.records.indices {
      let record = index.records[number]
      if record.problemCount > 0, let refused = source.refusal(number) {
        block.refused.append(refused)
        continue
      }
      guard Int(record.layout) == detail else {
        if record.isWhole { readBatch(number, Int(record.layout)) }
        common = self.common
        continue
      }
      var row = common
      for (column, slice) in fixed { row[column] = slice }
      row.byteOffset = fileOffset &+ UInt64(record.offset)
      row.byteLength = record.length
      row.sourceRecord = record.line
      for text in plan.texts {
        let range = index.range(of: text.field, in: number)
        if !range.isEmpty { row[text.column] = TextSlice(range) }
      }
      if plan.amount >= 0 { row.amount = index.number(of: plan.amount, in: number) }
      if plan.attempt >= 0 { row.attempt = UInt8(clamping: index.number(of: plan.attempt, in: number)) }
      if !plan.others.isEmpty { readOthers(number, &row, &block) }
      block.rows.append(row)
    }
    return true
  }

  private func readOthers(_ number: Int, _ row: inout PaymentRow, _ block: inout PaymentBlock) {
    var month = month
    var round = round
    var line = LineRow(regime: .empty, month: nil, kind: .regular, amount: row.amount)
    var hasLine = false
    for (field, model) in plan.others {
      let range = source.index.range(of: field, in: number)
      if range.isEmpty { continue }
      switch model {
      case .period: month = source.index.number(of: field, in: number)
      case .round: round = block.bytes[range.lowerBound]
      case .regime:
        line.regime = TextSlice(range)
        hasLine = true
      case .owedMonth:
        line.month = FixedWidthSource.period(source.index.number(of: field, in: number), round: 0)
        hasLine = true
      default: Self.set(model, source.meaning(field, number), &row)
      }
    }
    row.period = FixedWidthSource.period(month, round: round)
    if hasLine {
      row.firstLine = UInt32(block.lines.count)
      row.lineCount = 1
      block.lines.append(line)
    }
  }

  /// Notes what the file says of its payer: a code, a name, an account, and nothing else of a unit.
  private func payer(_ change: (inout PayingUnit) -> Void) {
    let nobody = Signer(name: "", office: "")
    var unit =
      header.unit
      ?? PayingUnit(
        name: "", administrativeCode: "", administrativeDate: nil, budgetUnitCode: "", place: "",
        treasury: TreasuryOffice(name: "", code: ""), programmes: [],
        signers: Signers(preparer: nobody, chiefAccountant: nobody, accountHolder: nobody),
        payingBank: PayingBank(id: "", name: "", bin: "", account: "", layout: ""))
    change(&unit)
    header.unit = unit
  }

  /// What header and trailer say of the whole; the first to say it counts.
  private func readBatch(_ number: Int, _ layout: Int) {
    let description = source.description
    for field in description.layout.records[layout].fields.indices {
      guard let model = description.model(record: layout, field: field), !source.index.range(of: field, in: number).isEmpty else {
        continue
      }
      let value = source.index.number(of: field, in: number)
      switch model {
      case .unitCode: payer { $0.budgetUnitCode = source.text(field, number) }
      case .unitName: payer { $0.name = source.text(field, number) }
      case .payerAccount: payer { $0.payingBank.account = source.text(field, number) }
      case .batchReference:
        let reference = source.text(field, number)
        if header.batchReference.isEmpty {
          header.batchReference = reference
        } else if header.batchReference != reference {
          source.refuse(field, number, expected: header.batchReference)
        }
      case .executionDate: header.executionDate = FixedWidthSource.date(value)
      case .createdAt: header.createdAt = FixedWidthSource.timestamp(source.text(field, number))
      case .programme:
        header.programme = Programme(code: source.meaning(field, number)) ?? .unknown
        common.programme = header.programme
      case .period: month = value
      case .round: round = source.text(field, number).utf8.first ?? 0
      case .channel, .currency, .payeeRole: Self.set(model, source.meaning(field, number), &common)
      default: break
      }
    }
    header.period = FixedWidthSource.period(month, round: round)
    common.period = header.period
  }
}
