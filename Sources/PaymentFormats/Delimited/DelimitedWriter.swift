// Writing through a column profile: header, cells, and what the profile has no column for.

internal import ByteText
internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel

struct DelimitedSheet {
  let profile: ColumnProfile
  let codes: DelimitedCodes
  private var encoder: CSVEncoder
  private var scratch: [UInt8] = []
  private(set) var rowCount: Int64 = 0

  init(_ profile: ColumnProfile) {
    self.profile = profile
    codes = DelimitedCodes(profile)
    encoder = CSVEncoder(
      separator: profile.separator, newline: profile.lineEnd.count == 2 ? .carriageReturnLineFeed : .lineFeed,
      guardsFormulas: profile.guardsFormulas)
  }

  mutating func appendHeader(to out: inout [UInt8]) {
    if profile.hasByteOrderMark { out.append(contentsOf: [0xEF, 0xBB, 0xBF]) }
    for column in profile.columns { encoder.append(column.header, to: &out) }
    encoder.endRecord(&out)
  }

  mutating func beginRow() { rowCount += 1 }
  mutating func endRow(_ out: inout [UInt8]) { encoder.endRecord(&out) }
  mutating func text(_ bytes: [UInt8], _ slice: TextSlice, to out: inout [UInt8]) { encoder.append(bytes.span, slice.range, to: &out) }
  mutating func text(_ text: String, to out: inout [UInt8]) { encoder.append(text, to: &out) }
  mutating func number(_ value: Int64, to out: inout [UInt8]) { encoder.append(value, to: &out) }
  mutating func empty(to out: inout [UInt8]) { cell(to: &out) { _ in } }

  /// A cell made of bytes.
  mutating func cell(to out: inout [UInt8], _ body: (inout [UInt8]) -> Void) {
    // Moved out and back, so that it is not copied.
    var content = scratch
    scratch = []
    content.removeAll(keepingCapacity: true)
    body(&content)
    encoder.append(content.span, 0..<content.count, to: &out)
    scratch = content
  }

  mutating func amount(_ value: Int64, _ currency: Currency, _ column: DelimitedColumn, to out: inout [UInt8]) {
    let exponent = currency.exponent
    cell(to: &out) { cell in
      if exponent == 0 {
        if column.amountForm == .dotted { NumberText.appendGrouped(value, to: &cell) } else { NumberText.append(value, to: &cell) }
        return
      }
      var unit: UInt64 = 1
      for _ in 0..<exponent { unit *= 10 }
      if value < 0 { cell.append(UInt8(ascii: "-")) }
      _ = NumberText.append(value.magnitude / unit, width: NumberText.digitCount(value.magnitude / unit), to: &cell)
      cell.append(UInt8(ascii: "."))
      _ = NumberText.append(value.magnitude % unit, width: exponent, to: &cell)
    }
  }

  mutating func date(_ date: CalendarDate?, _ column: DelimitedColumn, to out: inout [UInt8]) {
    guard let date, date.precision == .day else { return empty(to: &out) }
    switch column.dateForm {
    case .dayMonthYear: text(date.vietnamese, to: &out)
    case .iso: text(date.description, to: &out)
    case .compact: number(date.number, to: &out)
    }
  }

  static let reason = Bilingual(vi: "tệp không có cột này", en: "the file has no such column")
}

/// Writes payments through a column profile.
final class DelimitedPaymentWriter: PaymentWriter {
  private var sheet: DelimitedSheet
  private let fixedChannel: Channel?
  private let fixedCurrency: Currency?
  private var uncarried: [(column: PaymentField, count: Int)]
  private var uncarriedLines = 0
  private var uncarriedCodes: [ModelField: Int] = [:]
  /// The order of the source, which the file cannot carry.
  private var order: PaymentOrder?
  private let models: Set<ModelField>
  private let columns: [DelimitedColumn]

  init(_ profile: ColumnProfile) {
    sheet = DelimitedSheet(profile)
    columns = DelimitedColumn.written(profile)
    models = Set(profile.columns.compactMap(\.field) + profile.fixedValues.map(\.field))
    let carried = Set(models.compactMap(\.paymentField))
    uncarried = PaymentField.allCases.filter { !carried.contains($0) }.map { ($0, 0) }
    fixedChannel = profile.fixedValue(.channel).flatMap { Channel(code: $0) }
    fixedCurrency = profile.fixedValue(.currency).flatMap { Currency($0.utf8) }
  }

  var loss: LossReport {
    var loss = LossReport()
    loss.addDropped(order, reason: DelimitedSheet.reason)
    for (column, count) in uncarried where count > 0 {
      loss.add(.dropped, .informational, field: column.name, count: count, reason: DelimitedSheet.reason)
    }
    if uncarriedLines > 0 { loss.add(.dropped, .informational, field: "lines", count: uncarriedLines, reason: DelimitedSheet.reason) }
    for (model, count) in uncarriedCodes {
      loss.add(.dropped, .material, field: model.rawValue, count: count, reason: DelimitedSheet.reason)
    }
    return loss
  }

  func begin(_ header: BatchHeader, into out: inout [UInt8]) {
    order = header.order
    sheet.appendHeader(to: &out)
  }

  func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment] {
    var unwritable: [UnwritablePayment] = []
    for index in rows {
      let row = block.rows[index]
      if let (code, field) = obstacle(row, block) {
        unwritable.append(UnwritablePayment(row: index, code: code, field: field))
      } else {
        write(row, block, into: &out)
      }
    }
    return unwritable
  }

  private func obstacle(_ row: PaymentRow, _ block: PaymentBlock) -> (DiagnosticCode, String)? {
    if let fixedChannel, row.channel != .unknown, row.channel != fixedChannel { return (CatalogueEntry.mobileOtherWay.code, "channel") }
    if let fixedCurrency, row.currency != fixedCurrency { return (CatalogueEntry.mobileOtherWay.code, "currency") }
    for column in columns where column.isRequired {
      if let field = column.payment, row[field].isEmpty { return (CatalogueEntry.mobileValueMissing.code, field.name) }
    }
    return nil
  }

  private func write(_ row: PaymentRow, _ block: PaymentBlock, into out: inout [UInt8]) {
    sheet.beginRow()
    let line = row.lineCount == 1 ? block.lines[Int(row.firstLine)] : nil
    for column in columns {
      if let field = column.payment {
        sheet.text(block.bytes, row[field], to: &out)
        continue
      }
      switch column.model {
      case .amount: sheet.amount(row.amount, row.currency, column, to: &out)
      case .sequence: sheet.number(sheet.rowCount, to: &out)
      case .attempt: if row.attempt > 0 { sheet.number(Int64(row.attempt), to: &out) } else { sheet.empty(to: &out) }
      case .period: sheet.cell(to: &out) { cell in if let period = row.period { CanonicalText.append(period, to: &cell) } }
      case .programme: sheet.text(column.word(row.programme.code), to: &out)
      case .payeeRole: sheet.text(column.word(row.role.code), to: &out)
      case .channel: sheet.text(column.word(row.channel.code), to: &out)
      case .currency: sheet.text(row.currency.description, to: &out)
      case .regime: sheet.text(block.bytes, line?.regime ?? .empty, to: &out)
      case .owedMonth: sheet.cell(to: &out) { cell in if let month = line?.month { CanonicalText.append(month, to: &cell) } }
      default: sheet.empty(to: &out)
      }
    }
    sheet.endRow(&out)
    countLoss(row, hasLine: line != nil && models.contains(.regime))
  }

  private func countLoss(_ row: PaymentRow, hasLine: Bool) {
    for place in uncarried.indices where !row[uncarried[place].column].isEmpty { uncarried[place].count += 1 }
    if row.lineCount > 0, !hasLine { uncarriedLines += 1 }
    if row.programme != .unknown, !models.contains(.programme) { uncarriedCodes[.programme, default: 0] += 1 }
    if row.period != nil, !models.contains(.period) { uncarriedCodes[.period, default: 0] += 1 }
    if row.attempt > 0, !models.contains(.attempt) { uncarriedCodes[.attempt, default: 0] += 1 }
    if row.role != .beneficiary, !models.contains(.payeeRole) { uncarriedCodes[.payeeRole, default: 0] += 1 }
    if row.channel != .unknown, !models.contains(.channel) { uncarriedCodes[.channel, default: 0] += 1 }
    if row.currency != .vnd, !models.contains(.currency) { uncarriedCodes[.currency, default: 0] += 1 }
  }

  func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch] { [] }
}

/// Writes entries through a column profile: what a provider or bank would send back.
final class DelimitedEntryWriter: EntryWriter {
  private var sheet: DelimitedSheet
  private let models: Set<ModelField>
  private let fixedCurrency: Currency?
  private let fixedStatus: EntryStatus?
  private var uncarried: [(column: EntryField, count: Int)]
  private var lost = LossReport()
  private var balance: Int64?
  private let columns: [DelimitedColumn]

  init(_ profile: ColumnProfile) {
    sheet = DelimitedSheet(profile)
    columns = DelimitedColumn.written(profile)
    models = Set(profile.columns.compactMap(\.field) + profile.fixedValues.map(\.field))
    fixedCurrency = profile.fixedValue(.currency).flatMap { Currency($0.utf8) }
    fixedStatus = profile.fixedValue(.status).flatMap { EntryStatus(code: $0) }
    var carried = Set(models.compactMap(\.entryField))
    if profile.reasons != nil { carried.insert(.reasonList) }
    uncarried = EntryField.allCases.filter { !carried.contains($0) }.map { ($0, 0) }
  }

  var loss: LossReport {
    var loss = lost
    for (column, count) in uncarried where count > 0 {
      loss.add(.dropped, .informational, field: column.name, count: count, reason: DelimitedSheet.reason)
    }
    return loss
  }

  func begin(_ header: BatchHeader, balances: StatementBalances, into out: inout [UInt8]) {
    sheet.appendHeader(to: &out)
    balance = balances.opening
    if let opening = balances.opening { writeBalance(opening, "Số dư đầu kỳ", sheet.profile.openingWords, into: &out) }
  }

  /// A row that names a balance, where the profile has such rows.
  private func writeBalance(_ amount: Int64, _ words: String, _ known: [String], into out: inout [UInt8]) {
    guard let word = known.contains(ColumnProfile.key(words)) ? words : known.first, models.contains(.narrative),
      models.contains(.balance)
    else {
      lost.add(.dropped, .material, field: "balance", reason: DelimitedSheet.reason)
      return
    }
    for column in columns {
      switch column.model {
      case .narrative: sheet.text(word, to: &out)
      case .balance: sheet.amount(amount, .vnd, column, to: &out)
      default: sheet.empty(to: &out)
      }
    }
    sheet.endRow(&out)
  }

  func write(_ block: EntryBlock, into out: inout [UInt8]) -> [UnwritableEntry] {
    var unwritable: [UnwritableEntry] = []
    for (index, row) in block.rows.enumerated() {
      if let (code, field) = obstacle(row, block) {
        unwritable.append(UnwritableEntry(row: index, code: code, field: field))
      } else {
        write(row, block, into: &out)
      }
    }
    return unwritable
  }

  /// Why a row could not be read back as what it is.
  private func obstacle(_ row: EntryRow, _ block: EntryBlock) -> (DiagnosticCode, String)? {
    if row.direction == .none, !models.contains(.amount) { return (CatalogueEntry.statementDirectionUnknown.code, "direction") }
    let isMoneyWrong = row.amount < 0 || (row.amount == 0 && !models.contains(.amount))
    if isMoneyWrong { return (sheet.codes.amount.code, "amount") }
    if let fixedCurrency, row.currency != fixedCurrency { return (CatalogueEntry.mobileOtherWay.code, "currency") }
    if let fixedStatus, row.status != fixedStatus { return (CatalogueEntry.mobileOtherWay.code, "status") }
    // A booking says nothing that a result file has a word for.
    if models.contains(.status), fixedStatus == nil, sheet.profile.statusTexts[row.status] == nil {
      return (CatalogueEntry.mobileOtherWay.code, "status")
    }
    for column in columns where column.isRequired {
      let isMissing =
        switch column.model {
        case .bookingDate: row.bookingDate?.precision != .day
        case .valueDate: row.valueDate?.precision != .day
        default: column.entry.map { trimBlanks(block.bytes.span, row[$0].range).isEmpty } ?? false
        }
      if isMissing { return (sheet.codes.missing.code, column.model.rawValue) }
    }
    return nil
  }

  private func write(_ row: EntryRow, _ block: EntryBlock, into out: inout [UInt8]) {
    if let before = balance {
      let signed = row.direction == .debit ? before.subtractingReportingOverflow(row.amount) : before.addingReportingOverflow(row.amount)
      balance = row.direction == .none ? before : signed.overflow ? nil : signed.partialValue
    }
    sheet.beginRow()
    for column in columns { writeCell(column, row, block, into: &out) }
    sheet.endRow(&out)
    for place in uncarried.indices where !row[uncarried[place].column].isEmpty { uncarried[place].count += 1 }
    if row.direction != .none, !models.contains(.debit), !models.contains(.direction) {
      lost.add(.dropped, .informational, field: "direction", reason: DelimitedSheet.reason)
    }
    if row.status != .booked, row.status != .fee, !models.contains(.status) {
      lost.add(.dropped, .material, field: "status", reason: DelimitedSheet.reason)
    }
  }

  private func writeCell(_ column: DelimitedColumn, _ row: EntryRow, _ block: EntryBlock, into out: inout [UInt8]) {
    if let field = column.entry {
      sheet.text(block.bytes, row[field], to: &out)
      return
    }
    switch column.model {
    case .amount: sheet.amount(row.amount, row.currency, column, to: &out)
    case .debit where row.direction == .debit: sheet.amount(row.amount, row.currency, column, to: &out)
    case .credit where row.direction == .credit: sheet.amount(row.amount, row.currency, column, to: &out)
    case .balance: if let balance { sheet.amount(balance, row.currency, column, to: &out) } else { sheet.empty(to: &out) }
    case .sequence: sheet.number(sheet.rowCount, to: &out)
    case .bookingDate: sheet.date(row.bookingDate, column, to: &out)
    case .valueDate: sheet.date(row.valueDate, column, to: &out)
    case .status: sheet.text(sheet.profile.statusTexts[row.status] ?? row.status.code, to: &out)
    case .direction: sheet.text(row.direction.code, to: &out)
    case .currency: sheet.text(row.currency.description, to: &out)
    default: sheet.empty(to: &out)
    }
  }

  func end(balances: StatementBalances, into out: inout [UInt8]) -> [Patch] {
    if let closing = balances.closing { writeBalance(closing, "Số dư cuối kỳ", sheet.profile.closingWords, into: &out) }
    return []
  }
}
