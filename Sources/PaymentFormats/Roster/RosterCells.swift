// Cells of one record to the fields of a row: trimmed, composed, amounts and dates parsed. The hot loop of every roster.

internal import ByteText
import PaymentModel

/// Reads the cells of a record by a fixed plan of columns.
struct RosterCells {
  /// 0-based source column and its field, by rising column.
  let plan: [(column: Int, field: RosterField)]

  /// Fills the row from the record's cells; `bytes` begins with the record's window and grows by what must be rewritten.
  func read(_ record: CSVRecord, _ index: CSVIndex, _ bytes: inout [UInt8], _ row: inout RosterRow) {
    let first = Int(record.firstField)
    let count = Int(record.fieldCount)
    for (column, field) in plan {
      guard column < count else { break }
      let cell = index.fields[first + column]
      if cell.length == 0 { continue }
      if cell.hasStrayText { row.changes.insert(.strayText) }
      var range = cell.range
      if cell.hasDoubledQuotes {
        var content: [UInt8] = []
        cell.appendContent(of: bytes.span, to: &content)
        range = bytes.appendSlice(content).range
      }
      range = trimmed(bytes, range)
      if range.isEmpty { continue }
      set(field, range, &bytes, &row)
    }
  }

  @inline(__always)
  private func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    // ASCII letters and digits at both ends need no look for blanks of any kind.
    let first = bytes[range.lowerBound]
    let last = bytes[range.upperBound - 1]
    return first > 0x20 && first < 0xC2 && last > 0x20 && last < 0x80 ? range : trimBlanks(bytes.span, range)
  }

  @inline(__always)
  private func set(_ field: RosterField, _ range: Range<Int>, _ bytes: inout [UInt8], _ row: inout RosterRow) {
    if let money = field.moneyIndex {
      row[field] = TextSlice(range)
      setMoney(money, range, bytes, &row)
      return
    }
    switch field {
    case .birth:
      row[field] = TextSlice(range)
      row.birthState = RosterCells.date(bytes, range, &row.birth, &row.changes)
    case .deathDate:
      row[field] = TextSlice(range)
      row.deathState = RosterCells.date(bytes, range, &row.death, &row.changes)
    case .name, .payeeName, .holder, .category, .address, .commune, .relation, .note:
      row[field] = cleaned(range, &bytes, &row.changes)
    default:
      row[field] = TextSlice(range)
    }
  }

  private func setMoney(_ money: Int, _ range: Range<Int>, _ bytes: [UInt8], _ row: inout RosterRow) {
    // A lone hyphen is how accountants write nothing.
    if range.count == 1, bytes[range.lowerBound] == 0x2D { return }
    switch WholeAmount.parse(bytes.span, range) {
    case .amount(let value):
      row.money[money] = value
      row.moneyState[money] = .read
    case .negative(let value):
      row.money[money] = value
      row.moneyState[money] = .negative
    case .empty: break
    case .fraction: row.moneyState[money] = .fraction
    case .scientific: row.moneyState[money] = .scientific
    case .malformed: row.moneyState[money] = .malformed
    case .overflow: row.moneyState[money] = .overflow
    }
  }

  private static func date(_ bytes: [UInt8], _ range: Range<Int>, _ date: inout CalendarDate?, _ changes: inout RowChanges) -> CellState {
    switch DateText.parse(bytes.span, range) {
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

  /// A text with composed letters, single blanks and đ in place of eth; unchanged text stays where it is.
  @inline(__always)
  private func cleaned(_ range: Range<Int>, _ bytes: inout [UInt8], _ changes: inout RowChanges) -> TextSlice {
    var previous: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      let isSuspect =
        byte == 0xCC || byte == 0xCD || (byte == 0x20 && previous == 0x20) || byte < 0x20
        || (byte == 0xA0 && previous == 0xC2) || (previous == 0xC3 && (byte == 0x90 || byte == 0xB0)) || (previous == 0xE2 && byte <= 0x81)
      if isSuspect { return rewritten(range, &bytes, &changes) }
      previous = byte
    }
    return TextSlice(range)
  }

  private func rewritten(_ range: Range<Int>, _ bytes: inout [UInt8], _ changes: inout RowChanges) -> TextSlice {
    var composed: [UInt8] = []
    let place = VietnameseComposition.compose(bytes.span, range, to: &composed).range
    if composed.count != range.count || !composed.elementsEqual(bytes[range]) { changes.insert(.composed) }
    var clean: [UInt8] = []
    _ = appendCollapsed(composed.span, place, to: &clean)
    if clean.count != composed.count { changes.insert(.blanks) }
    var scalar = 0
    while scalar + 1 < clean.count {
      // Icelandic Ð ð (C3 90, C3 B0) to Vietnamese Đ đ (C4 90, C4 91).
      if clean[scalar] == 0xC3, clean[scalar + 1] == 0x90 || clean[scalar + 1] == 0xB0 {
        clean[scalar + 1] = clean[scalar + 1] == 0x90 ? 0x90 : 0x91
        clean[scalar] = 0xC4
        changes.insert(.eth)
      }
      scalar += 1
    }
    return bytes.appendSlice(clean)
  }
}
