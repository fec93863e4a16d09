// Cells of one record to the fields of a row: trimmed, composed, amounts and dates parsed. The hot loop of every roster.

internal import ByteText
import PaymentModel

/// Reads the cells of a record by a fixed plan of columns.
struct RosterCells: Sendable {
  /// What a cell is read as.
  private enum Kind: UInt8, Sendable { case plain, text, money, birth, death }

  private struct Step: Sendable {
    let column: UInt32
    let field: RosterField
    let kind: Kind
    /// Of the field, among those of a row.
    let bit: UInt32
  }

  private let plan: [Step]
  /// Columns that give the birth together; nil where it has its own.
  private let birthColumns: BirthColumns?
  /// The column of the bank's code beside that of its name.
  private let bankCodeColumn: Int?

  /// A plan of 0-based source columns and their fields, by rising column; those of `birthColumns` are read by them, and the text of
  /// `bankCodeColumn` is put behind the bank's.
  init(plan: [(column: Int, field: RosterField)], birthColumns: BirthColumns? = nil, bankCodeColumn: Int? = nil) {
    self.birthColumns = birthColumns
    self.bankCodeColumn = bankCodeColumn
    self.plan = plan.filter { !(birthColumns?.columns.contains($0.column) ?? false) }.map { column, field in
      let kind: Kind =
        switch field {
        case _ where field.moneyIndex != nil: .money
        case .birth: .birth
        case .deathDate: .death
        case .name, .payeeName, .holder, .category, .address, .commune, .relation, .note: .text
        default: .plain
        }
      return Step(column: UInt32(clamping: column), field: field, kind: kind, bit: 1 << UInt32(field.rawValue))
    }
  }

  /// Fills the row from the record's cells. `window` is where they lie, `marks` what is unusual there, `isUsual` says that nothing in the
  /// whole record is; `arena` begins with the window's bytes and grows by what must be rewritten.
  @inline(__always)
  func read(
    _ record: CSVRecord, _ fields: Span<CSVField>, _ window: Span<UInt8>, _ marks: borrowing TextMarks, isUsual: Bool,
    _ arena: inout [UInt8], _ row: inout RosterRow
  ) {
    let cells = fields.extracting(droppingFirst: Int(record.firstField))
    precondition(Int(record.fieldCount) <= cells.count && record.range.upperBound <= window.count, "record bounds")
    let steps = plan.span
    var usual: UInt32 = 0
    for number in steps.indices {
      let step = steps[number]
      guard step.column < record.fieldCount else { break }
      // The fields of a record lie within it, which was looked at above.
      let cell = unsafe cells[unchecked: Int(step.column)]
      let (start, length) = (Int(cell.offset), Int(cell.length))
      if length == 0 { continue }
      let first = unsafe window[unchecked: start]
      let isPlain = unsafe !cell.isOdd && first != 0x20 && first != 0x27 && window[unchecked: start &+ length &- 1] != 0x20
      guard isPlain, isUsual || marks.isUsual(offset: start, length: length) else {
        readOdd(step, cell, &arena, &row)
        continue
      }
      row.placeUsual(step.field, TextSlice(offset: cell.offset, length: cell.length))
      usual |= step.bit
      if step.kind.rawValue >= Kind.money.rawValue { readTyped(step, start..<start &+ length, window, &row) }
    }
    row.addUsual(usual)
    if let birthColumns { birthColumns.read(record, fields, &arena, &row) }
    if let bankCodeColumn { joinBank(bankCodeColumn, record, fields, &arena, &row) }
  }

  /// "Vietcombank" and "970436" become "Vietcombank 970436", which is read as if it stood in one cell.
  @inline(never)
  private func joinBank(_ column: Int, _ record: CSVRecord, _ fields: Span<CSVField>, _ arena: inout [UInt8], _ row: inout RosterRow) {
    guard column < Int(record.fieldCount) else { return }
    let code = trimBlanks(arena.span, fields[Int(record.firstField) &+ column].range)
    let name = row[.bank]
    if code.isEmpty || arena[code].elementsEqual(arena[name.range]) { return }
    row[.bank] = name.isEmpty ? TextSlice(code) : arena.appendSlice(arena[name.range] + [0x20] + arena[code])
  }

  /// A cell with blanks around it, quotes in it, an apostrophe in front, or letters that need a closer look; what it means is put together
  /// behind the window's bytes.
  @inline(never)
  private func readOdd(_ step: Step, _ cell: CSVField, _ arena: inout [UInt8], _ row: inout RosterRow) {
    if cell.hasStrayText { row.changes.insert(.strayText) }
    var range = cell.range
    if cell.hasDoubledQuotes {
      var content: [UInt8] = []
      cell.appendContent(of: arena.span, to: &content)
      range = arena.appendSlice(content).range
    }
    // Held rows and repay rosters come back with the guard that they were written with.
    range = trimBlanks(arena.span, FormulaGuard.removed(arena.span, trimBlanks(arena.span, range)))
    if range.isEmpty { return }
    if arena[range.lowerBound] == 0x23 { row.changes.insert(.errorCell) }
    switch step.kind {
    case .plain: row[step.field] = TextSlice(range)
    case .text: row[step.field] = rewritten(range, &arena, &row.changes)
    case .money, .birth, .death:
      row[step.field] = TextSlice(range)
      readTyped(step, range, arena.span, &row)
    }
  }

  @inline(__always)
  private func readTyped(_ step: Step, _ range: Range<Int>, _ bytes: Span<UInt8>, _ row: inout RosterRow) {
    switch step.kind {
    case .birth: row.birthState = RosterCells.date(bytes, range, &row.birth, &row.changes)
    case .death: row.deathState = RosterCells.date(bytes, range, &row.death, &row.changes)
    default: setMoney(Int(step.field.rawValue &- RosterField.monthAmount.rawValue), range, bytes, &row)
    }
  }

  private func setMoney(_ money: Int, _ range: Range<Int>, _ bytes: Span<UInt8>, _ row: inout RosterRow) {
    // A lone hyphen is how accountants write nothing.
    if range.count == 1, bytes[range.lowerBound] == 0x2D { return }
    switch WholeAmount.parse(bytes, range) {
    case .amount(let value): row.setMoney(money, value, .read)
    case .negative(let value): row.setMoney(money, value, .negative)
    case .empty: break
    case .fraction: row.setMoney(money, 0, .fraction)
    case .scientific: row.setMoney(money, 0, .scientific)
    case .malformed: row.setMoney(money, 0, .malformed)
    case .overflow: row.setMoney(money, 0, .overflow)
    }
  }

  static func date(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ date: inout CalendarDate?, _ changes: inout RowChanges
  ) -> CellState {
    switch DateText.parse(bytes, range) {
    case .date(let parsed):
      date = CalendarDate(year: Int(parsed.year), month: Int(parsed.month), day: Int(parsed.day))
      if parsed.form == .serial { changes.insert(.serialDate) }
      if parsed.hasZeroParts { changes.insert(.zeroDateParts) }
      return date == nil ? .impossible : .read
    case .empty: return .absent
    case .impossible: return .impossible
    case .ambiguous: return .ambiguous
    case .malformed: return .malformed
    }
  }

  /// A text with composed letters, single blanks and đ in place of eth; a text that needed none of it stays where it is.
  @inline(never)
  private func rewritten(_ range: Range<Int>, _ bytes: inout [UInt8], _ changes: inout RowChanges) -> TextSlice {
    var composed: [UInt8] = []
    let place = VietnameseComposition.compose(bytes.span, range, to: &composed).range
    let isComposed = composed.count == range.count && composed.elementsEqual(bytes[range])
    if !isComposed { changes.insert(.composed) }
    var clean: [UInt8] = []
    _ = appendCollapsed(composed.span, place, to: &clean)
    if clean.count != composed.count { changes.insert(.blanks) }
    var hasEth = false
    var scalar = 0
    while scalar + 1 < clean.count {
      // Icelandic Ð ð (C3 90, C3 B0) to Vietnamese Đ đ (C4 90, C4 91).
      if clean[scalar] == 0xC3, clean[scalar + 1] == 0x90 || clean[scalar + 1] == 0xB0 {
        clean[scalar + 1] = clean[scalar + 1] == 0x90 ? 0x90 : 0x91
        clean[scalar] = 0xC4
        hasEth = true
      }
      scalar += 1
    }
    if hasEth { changes.insert(.eth) }
    if isComposed, !hasEth, clean == composed { return TextSlice(range) }
    return bytes.appendSlice(clean)
  }
}
