// Entries of a delimited file with a column profile: answers of providers and paying services, bank statements.

internal import ByteText
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel

final class DelimitedEntryReader: EntryReader {
  private var source: DelimitedSource
  private(set) var balances = StatementBalances()
  private var common = EntryRow()
  private var fixedTexts: [(column: EntryField, bytes: [UInt8])] = []
  private let reasons: ReasonTable
  /// Columns that every row is asked for, -1 where the profile has none.
  private let money: (currency: Int, amount: Int, debit: Int, credit: Int, balance: Int)
  private let columns: [DelimitedColumn]
  /// Whether the sign of the amount says which way money moved.
  private let isSigned: Bool
  private let isStatement: Bool
  /// Sums of the debit and credit columns, for a row of totals.
  private var debits = ControlTotals()
  private var credits = ControlTotals()
  /// The words of a statement row, folded; filled by `mayBeOther`.
  private var narrativeKey: [UInt8] = []
  /// First letters of the words that mark rows of balances and totals.
  private let otherLetters: Set<UInt8>
  /// Words of the status column met so far.
  private var statuses: [(word: [UInt8], status: EntryStatus?)] = []

  init(_ context: ReadContext, _ profile: ColumnProfile) throws(FileProblem) {
    source = try DelimitedSource(context, profile)
    reasons = ReasonTable(profile.reasons)
    func column(_ field: ModelField) -> Int { profile.columnIndex(field) ?? -1 }
    money = (column(.currency), column(.amount), column(.debit), column(.credit), column(.balance))
    columns = DelimitedColumn.read(profile).filter { ![.currency, .amount, .debit, .credit, .balance].contains($0.model) }
    isStatement = profile.isStatement
    isSigned = profile.isStatement && profile.columnIndex(.direction) == nil && profile.fixedValue(.direction) == nil
    otherLetters = Set((profile.openingWords + profile.closingWords + ["tong", "cong", "total", "grand"]).compactMap(\.utf8.first))
    common.sourceFile = context.fileIndex
    for fixed in profile.fixedValues {
      if let column = fixed.field.entryField {
        fixedTexts.append((column, Array(fixed.value.utf8)))
      } else {
        switch fixed.field {
        case .currency: common.currency = Currency(fixed.value.utf8) ?? .vnd
        case .status: common.status = EntryStatus(code: fixed.value) ?? .pending
        case .direction: common.direction = EntryDirection(code: fixed.value) ?? .none
        default: break
        }
      }
    }
  }

  var isWhole: Bool { source.isWhole }

  func next(_ block: inout EntryBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.advance() else {
      let wasWhole = source.isWhole
      if let rest = source.end(isProven: isProven) {
        block.refused.append(rest)
        return true
      }
      // Who states what was there at first states what is left at last: without it lines may be missing.
      if wasWhole, source.isWhole, balances.opening != nil, balances.closing == nil, !source.hasTotals { source.reportMissingEnd() }
      return false
    }
    let bytes = source.records.bytes
    let consumed = source.records.consumed
    block.bytes.append(contentsOf: bytes[0..<consumed])
    let areAllUTF8 = isUTF8(bytes.span, 0..<consumed)
    // Copies for the loop, let go at its end: what belongs to the class is checked at each access.
    let cells = source.cells()
    let headerRow = (source.header?.record ?? 0) - source.firstRecord
    var line = source.records.line
    for number in 0..<cells.index.recordCount {
      let record = cells.index.record(number)
      defer { line += Int(record.lineCount) }
      if number == headerRow || record.isEmptyLine { continue }
      if number < headerRow {
        _ = takeBalance(record, bytes.span)
        continue
      }
      read(number, record, cells, line: line, bytes.span, areAllUTF8, &block)
    }
    return true
  }

  /// Whether opening balance + credits − debits is the closing balance.
  private var isProven: Bool {
    guard let opening = balances.opening, let closing = balances.closing, !credits.isOverflown, !debits.isOverflown else { return false }
    let (sum, overflow) = opening.addingReportingOverflow(credits.amount)
    let (rest, underflow) = sum.subtractingReportingOverflow(debits.amount)
    return !overflow && !underflow && rest == closing
  }

  private func read(
    _ number: Int, _ record: CSVRecord, _ cells: DelimitedRow, line: Int, _ bytes: Span<UInt8>, _ areAllUTF8: Bool,
    _ block: inout EntryBlock
  ) {
    let byteCount = block.bytes.count
    var row = common
    do throws(DelimitedFault) {
      if let fault = source.check(number, bytes, areAllUTF8: areAllUTF8) { throw fault }
      for (column, fixed) in fixedTexts { row[column] = block.bytes.appendSlice(fixed) }
      try readMoney(record, cells, bytes, &row, &block)
      try readCells(number, record, cells, line: line, bytes, &row, &block)
      if mayBeOther(row, block), isOther(record, line: line, bytes) {
        block.bytes.removeSubrange(byteCount...)
        return
      }
      if row.status == .booked, row.direction == .debit, !row[.narrative].isEmpty, mayBeFee,
        DelimitedCells.isFee(block.bytes.text(row[.narrative]))
      {
        row.status = .fee
      }
      row.sourceRecord = UInt32(clamping: line)
      source.totals.add(row.amount)
      if row.direction == .debit { debits.add(row.amount) }
      if row.direction == .credit { credits.add(row.amount) }
      block.rows.append(row)
    } catch {
      block.bytes.removeSubrange(byteCount...)
      if isOther(record, line: line, bytes) { return }
      block.refused.append(source.refuse(error, number, line: line, amount: readableAmount(record, bytes), bytes))
    }
  }

  /// Rows that might be a balance or totals are looked at twice: in statements, and elsewhere rows without a reference or with words in its
  /// place ("Tổng cộng").
  private func mayBeOther(_ row: EntryRow, _ block: EntryBlock) -> Bool {
    if !isStatement {
      return row[.reference].isEmpty || block.bytes[row[.reference].range].contains { $0 == 0x20 || $0 >= 0x80 }
    }
    narrativeKey.removeAll(keepingCapacity: true)
    BankFolding.appendHeaderKey(block.bytes.span, row[.narrative].range, to: &narrativeKey)
    if row.bookingDate == nil || narrativeKey.isEmpty { return true }
    guard let first = narrativeKey.first, otherLetters.contains(first) else { return false }
    let key = String(validating: narrativeKey, as: UTF8.self) ?? ""
    return DelimitedCells.isTotal(key) || balanceWord(key) != nil
  }

  /// Whether the words of the row at hand, folded by `mayBeOther`, may speak of a fee; a second look decides.
  private var mayBeFee: Bool {
    for offset in narrativeKey.indices where offset + 3 <= narrativeKey.count {
      switch (narrativeKey[offset], narrativeKey[offset + 1], narrativeKey[offset + 2]) {
      case (0x70, 0x68, 0x69), (0x66, 0x65, 0x65), (0x63, 0x68, 0x61): return true
      default: continue
      }
    }
    return false
  }

  /// Currency, amount and direction.
  private func readMoney(
    _ record: CSVRecord, _ cells: DelimitedRow, _ bytes: Span<UInt8>, _ row: inout EntryRow, _ block: inout EntryBlock
  ) throws(DelimitedFault) {
    if money.currency >= 0 {
      let slice = cells.cell(money.currency, record, bytes, &block.bytes)
      if !slice.isEmpty {
        guard let currency = CanonicalText.currency(block.bytes.span, slice.range) else {
          throw DelimitedFault(source.codes.cell, column: money.currency)
        }
        row.currency = currency
      }
    }
    var found: [(column: Int, amount: Int64, direction: EntryDirection)] = []
    for (column, direction) in [(money.amount, row.direction), (money.debit, .debit), (money.credit, .credit)] where column >= 0 {
      let slice = cells.cell(column, record, bytes, &block.bytes)
      switch DelimitedCells.amount(block.bytes.span, slice.range, row.currency) {
      case .empty: break
      case .amount(let amount):
        // An empty side of the account is often written as 0.
        if amount == 0, column != money.amount { break }
        found.append((column, amount, column == money.amount && isSigned ? .credit : direction))
      case .negative(let amount):
        guard column == money.amount, isSigned, amount > Int64.min else { throw DelimitedFault(source.codes.amount, column: column) }
        found.append((column, -amount, .debit))
      case .unreadable: throw DelimitedFault(source.codes.amount, column: column)
      }
    }
    guard let first = found.first else {
      throw DelimitedFault(source.codes.amount, column: [money.amount, money.debit, money.credit].first { $0 >= 0 })
    }
    guard found.count == 1 else { throw DelimitedFault(.statementBothSides, column: found[1].column) }
    row.amount = first.amount
    row.direction = first.direction
  }

  private func readCells(
    _ number: Int, _ record: CSVRecord, _ cells: DelimitedRow, line: Int, _ bytes: Span<UInt8>, _ row: inout EntryRow,
    _ block: inout EntryBlock
  ) throws(DelimitedFault) {
    for column in columns {
      let (index, model) = (column.index, column.model)
      let slice = cells.cell(index, record, bytes, &block.bytes)
      if slice.isEmpty, model != .status {
        if column.isRequired { throw DelimitedFault(model == .bookingDate ? source.codes.date : source.codes.cell, column: index) }
        continue
      }
      if let field = column.entry {
        row[field] = text(slice, column.kind, field, &block)
        continue
      }
      switch model {
      case .bookingDate, .valueDate:
        guard let (date, rest) = DelimitedCells.date(block.bytes.span, slice.range, column.dateForm) else {
          throw DelimitedFault(source.codes.date, column: index, expected: .dateForm(column.dateForm.rawValue))
        }
        if model == .bookingDate { row.bookingDate = date } else { row.valueDate = date }
        // Some banks write the document's number under the day, in the same cell.
        if model == .bookingDate, !rest.isEmpty, row[.bankReference].isEmpty, !hasColon(block.bytes, rest) {
          row[.bankReference] = TextSlice(rest)
        }
      case .status:
        if let status = status(slice, block.bytes) {
          row.status = status
        } else {
          row.status = .pending
          source.report(DelimitedFault(source.codes.status, column: index), number, line: line, bytes)
        }
      case .direction:
        guard let direction = CanonicalText.directions.value(block.bytes.span, slice.range) else {
          throw DelimitedFault(.statementDirectionUnknown, column: index, expected: .oneOf(["credit", "debit"]))
        }
        row.direction = direction
      default: break
      }
    }
    setReason(&row, &block)
  }

  /// What a word of the status column means; few words stand in a file, so each is looked up once.
  private func status(_ slice: TextSlice, _ bytes: [UInt8]) -> EntryStatus? {
    for known in statuses where known.word.count == Int(slice.length) && bytes.span.equals(known.word, at: Int(slice.offset)) {
      return known.status
    }
    let status = source.profile.status(of: bytes.text(slice))
    if statuses.count < 32 { statuses.append((Array(bytes[slice.range]), status)) }
    return status
  }

  private func hasColon(_ bytes: [UInt8], _ range: Range<Int>) -> Bool { bytes[range].contains(UInt8(ascii: ":")) }

  /// A text; free text has its line breaks joined.
  private func text(_ slice: TextSlice, _ kind: ColumnProfile.Kind, _ field: EntryField, _ block: inout EntryBlock) -> TextSlice {
    if kind == .identifier { return TextSlice(DelimitedCells.identifier(block.bytes.span, slice.range)) }
    guard field == .narrative || field == .counterpartyName, hasIrregularBlanks(block.bytes.span, slice.range) else { return slice }
    var joined: [UInt8] = []
    appendCollapsed(block.bytes.span, slice.range, to: &joined)
    return block.bytes.appendSlice(joined)
  }

  /// The list of the sender's codes, and a code for a reason that was given in words.
  private func setReason(_ row: inout EntryRow, _ block: inout EntryBlock) {
    guard let list = reasons.list else {
      if row[.reasonCode].isEmpty { row[.reasonList] = .empty }
      return
    }
    if let code = reasons.code(row[.reasonCode], block.bytes)
      ?? (row[.reasonCode].isEmpty ? reasons.code(row[.narrative], block.bytes) : nil)
    {
      row[.reasonCode] = block.bytes.appendSlice(code)
    }
    if row[.reasonCode].isEmpty {
      row[.reasonList] = .empty
    } else if row[.reasonList].isEmpty {
      row[.reasonList] = block.bytes.appendSlice(list)
    }
  }

  // MARK: Rows that are no entries

  private func readableAmount(_ record: CSVRecord, _ bytes: Span<UInt8>) -> Int64? {
    var arena: [UInt8] = []
    var amounts: [Int64] = []
    for column in [money.amount, money.debit, money.credit] where column >= 0 {
      let slice = source.cell(column, record, bytes, &arena)
      let isWindow = arena.isEmpty
      let amount =
        isWindow
        ? DelimitedCells.amount(bytes, slice.range, common.currency) : DelimitedCells.amount(arena.span, slice.range, common.currency)
      if case .amount(let value) = amount { amounts.append(value) }
      arena.removeAll()
    }
    return amounts.count == 1 ? amounts[0] : nil
  }

  private enum BalanceKind { case opening, closing }

  private func balanceWord(_ key: String) -> BalanceKind? {
    if key.isEmpty { return nil }
    if source.profile.openingWords.contains(where: { key == $0 || key.hasPrefix($0 + " ") }) { return .opening }
    if source.profile.closingWords.contains(where: { key == $0 || key.hasPrefix($0 + " ") }) { return .closing }
    return nil
  }

  /// Takes a balance from a row that names one; false when it names none.
  private func takeBalance(_ record: CSVRecord, _ bytes: Span<UInt8>) -> Bool {
    guard !source.profile.openingWords.isEmpty || !source.profile.closingWords.isEmpty else { return false }
    let keys = source.keys(record, bytes)
    var taken = false
    for (place, key) in keys.enumerated() {
      guard let kind = balanceWord(key), let amount = balance(record, behind: place, bytes) else { continue }
      switch kind {
      case .opening: if balances.opening == nil { balances.opening = amount }
      case .closing: balances.closing = amount
      }
      taken = true
    }
    return taken
  }

  /// The amount of a balance: in the column of balances, else behind a colon in the cell itself, else in the next cell with an amount.
  private func balance(_ record: CSVRecord, behind place: Int, _ bytes: Span<UInt8>) -> Int64? {
    func amount(_ cell: Int) -> Int64? {
      guard let field = source.records.index.field(cell, of: record) else { return nil }
      var content: [UInt8] = []
      _ = field.appendContent(of: bytes, to: &content)
      var start = 0
      if cell == place {
        guard let colon = content.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        start = colon + 1
      }
      switch DelimitedCells.amount(content.span, start..<content.count, common.currency) {
      case .amount(let value), .negative(let value): return value
      case .empty, .unreadable: return nil
      }
    }
    if money.balance >= 0, let cell = source.header?.places[money.balance], cell >= 0, cell != place, let value = amount(cell) {
      return value
    }
    if let value = amount(place) { return value }
    for cell in place + 1..<max(place + 1, Int(record.fieldCount)) {
      if let value = amount(cell) { return value }
    }
    return nil
  }

  /// Whether a row is something else that may stand in such a file: blank, a balance, totals, the header again, what follows totals.
  private func isOther(_ record: CSVRecord, line: Int, _ bytes: Span<UInt8>) -> Bool {
    let keys = source.keys(record, bytes)
    if keys.allSatisfy(\.isEmpty) { return true }
    if takeBalance(record, bytes) { return true }
    if let places = source.header?.places,
      places.enumerated().contains(where: { column, place in
        place >= 0 && place < keys.count && source.profile.columns[column].isRequired
          && source.profile.columns[column].keys.contains(keys[place])
      })
    {
      return true
    }
    if keys.contains(where: { DelimitedCells.isTotal($0) }) {
      checkTotals(record, line: line, bytes)
      source.hasTotals = true
      return true
    }
    return source.hasTotals && readableAmount(record, bytes) == nil
  }

  private func checkTotals(_ record: CSVRecord, line: Int, _ bytes: Span<UInt8>) {
    let sums = [(money.amount, source.totals), (money.debit, debits), (money.credit, credits)]
    for (column, totals) in sums where column >= 0 {
      var arena: [UInt8] = []
      let slice = source.cell(column, record, bytes, &arena)
      let amount =
        arena.isEmpty
        ? DelimitedCells.amount(bytes, slice.range, common.currency) : DelimitedCells.amount(arena.span, slice.range, common.currency)
      if case .amount(let stated) = amount, !(column == money.amount && isSigned) {
        source.checkTotal(stated, totals.amount, line: line, column: column)
      }
    }
  }
}

/// The sender's codes of reasons, found by code or by words.
struct ReasonTable {
  let list: [UInt8]?
  private var byKey: [[UInt8]: [UInt8]] = [:]

  init(_ reasons: ColumnProfile.Reasons?) {
    list = reasons.map { Array($0.list.utf8) }
    guard let reasons else { return }
    for (code, meaning) in zip(reasons.codes, reasons.meanings) {
      byKey[BankFolding.headerKey(meaning)] = Array(code.utf8)
    }
    for code in reasons.codes { byKey[BankFolding.headerKey(code)] = Array(code.utf8) }
  }

  /// The code that a text is or means; nil when it is neither.
  func code(_ slice: TextSlice, _ bytes: [UInt8]) -> [UInt8]? {
    if slice.isEmpty || byKey.isEmpty { return nil }
    var key: [UInt8] = []
    BankFolding.appendHeaderKey(bytes.span, slice.range, to: &key)
    return byKey[key]
  }
}
