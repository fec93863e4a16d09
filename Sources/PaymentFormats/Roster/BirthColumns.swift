// Births in more than one column: day, month and year apart, or the year under the sex, as communes have always kept it.

internal import ByteText
import PaymentModel

/// Where a birth stands that has no column of its own.
struct BirthColumns {
  /// 0-based columns.
  enum Form {
    /// Ngày | Tháng | Năm.
    case parts(day: Int, month: Int, year: Int)
    /// Nam | Nữ: the cell gives the year of birth and its column the sex; or it has a mark and gives the sex alone.
    case bySex(male: Int, female: Int)
  }

  let form: Form
  /// The pair gives the birth too: the sheet has no other column for it.
  var givesBirth = true
  /// The pair gives the sex: the sheet has no other column for it.
  var givesSex = true

  /// The columns that belong together.
  var columns: [Int] {
    switch form {
    case .parts(let day, let month, let year): [day, month, year]
    case .bySex(let male, let female): [male, female]
    }
  }

  /// The column that messages on the birth point to.
  var place: Int {
    switch form {
    case .parts(_, _, let year): year
    case .bySex(let male, _): male
    }
  }

  /// Finds them among folded headers, which may have several lines; "nam" is both "Năm" and "Nam", and its neighbours tell which.
  static func find(_ keys: [String]) -> BirthColumns? {
    let parts = keys.map { key -> (last: String, above: String) in
      guard let divider = key.ranges(of: " / ").last else { return (key, "") }
      return (String(key[divider.upperBound...]), String(key[..<divider.lowerBound]))
    }
    // Nothing above, or something of births: not "Quyết định / Ngày".
    func belongs(_ column: Int, _ words: [String], orAbove: [String]) -> Bool {
      let (last, above) = parts[column]
      return words.contains(last) && (above.isEmpty || orAbove.contains { above.contains($0) } || last.hasSuffix(" sinh"))
    }
    for column in keys.indices {
      if column + 2 < keys.count, belongs(column, ["ngay", "ngay sinh"], orAbove: ["sinh"]),
        belongs(column + 1, ["thang", "thang sinh"], orAbove: ["sinh"]), belongs(column + 2, ["nam", "nam sinh"], orAbove: ["sinh"])
      {
        return BirthColumns(form: .parts(day: column, month: column + 1, year: column + 2), givesSex: false)
      }
      guard column + 1 < keys.count else { continue }
      let above = ["sinh", "gioi tinh"]
      if belongs(column, ["nam"], orAbove: above), belongs(column + 1, ["nu"], orAbove: above) {
        return BirthColumns(form: .bySex(male: column, female: column + 1))
      }
      if belongs(column, ["nu"], orAbove: above), belongs(column + 1, ["nam"], orAbove: above) {
        return BirthColumns(form: .bySex(male: column + 1, female: column))
      }
    }
    return nil
  }

  // MARK: cells

  private static let male = Array("Nam".utf8)
  private static let female = Array("Nữ".utf8)

  /// Reads the cells of a record into birth and sex of the row.
  @inline(never)
  func read(_ record: CSVRecord, _ fields: Span<CSVField>, _ arena: inout [UInt8], _ row: inout RosterRow) {
    switch form {
    case .parts(let day, let month, let year):
      let (first, second) = (BirthColumns.cell(day, record, fields, arena), BirthColumns.cell(month, record, fields, arena))
      let third = BirthColumns.cell(year, record, fields, arena)
      let filled = (first.isEmpty ? 0 : 1) + (second.isEmpty ? 0 : 1) + (third.isEmpty ? 0 : 1)
      if filled == 0 { return }
      // "1942" alone stays a year, "8" and "1942" a month; a day without its month is no date.
      let start = arena.count
      let isWhole = filled == 1 || filled == 2 && first.isEmpty || filled == 3
      BirthColumns.append(first, to: &arena, from: start, always: false)
      BirthColumns.append(second, to: &arena, from: start, always: !isWhole)
      BirthColumns.append(third, to: &arena, from: start, always: !isWhole)
      setBirth(TextSlice(start..<arena.count), arena, &row)
    case .bySex(let male, let female):
      let (his, hers) = (BirthColumns.cell(male, record, fields, arena), BirthColumns.cell(female, record, fields, arena))
      if his.isEmpty, hers.isEmpty { return }
      guard his.isEmpty || hers.isEmpty else {
        // Both: whose row it is, and which of the two is the year, nobody can tell.
        if givesBirth {
          row[.birth] = TextSlice(his)
          row.birthState = .ambiguous
        }
        return
      }
      let cell = his.isEmpty ? hers : his
      if givesSex { row[.sex] = arena.appendSlice(his.isEmpty ? BirthColumns.female : BirthColumns.male) }
      if givesBirth, !BirthColumns.isMark(arena, cell) { setBirth(TextSlice(cell), arena, &row) }
    }
  }

  /// "x", "X", "1", "+", "v" or a tick: says which, and no year.
  private static func isMark(_ arena: [UInt8], _ cell: Range<Int>) -> Bool {
    cell.count == 1 || cell.count <= 3 && cell.allSatisfy { arena[$0] >= 0x80 }
  }

  private func setBirth(_ slice: TextSlice, _ arena: [UInt8], _ row: inout RosterRow) {
    row[.birth] = slice
    row.birthState = RosterCells.date(arena.span, slice.range, &row.birth, &row.changes)
  }

  /// One part more behind a stroke; byte by byte, for a slice of the arena would copy the whole of it.
  private static func append(_ cell: Range<Int>, to arena: inout [UInt8], from start: Int, always: Bool) {
    if cell.isEmpty, !always { return }
    if arena.count > start { arena.append(UInt8(ascii: "/")) }
    for offset in cell { arena.append(arena[offset]) }
  }

  private static func cell(_ column: Int, _ record: CSVRecord, _ fields: Span<CSVField>, _ arena: [UInt8]) -> Range<Int> {
    guard column < Int(record.fieldCount) else { return 0..<0 }
    let range = trimBlanks(arena.span, fields[Int(record.firstField) + column].range)
    let text = trimBlanks(arena.span, FormulaGuard.removed(arena.span, range))
    // A lone hyphen is how accountants write nothing.
    return text.count == 1 && arena[text.lowerBound] == 0x2D ? text.lowerBound..<text.lowerBound : text
  }
}
