// What a sheet says of the cells of a roster besides their text: numbers that are not what they seem, cells merged over people's rows.

internal import ByteText
internal import Diagnostics
internal import PaymentModel
internal import Workbooks

/// Goes along with the rows of a sheet and puts its remarks where the rules see them.
struct SheetRemarks {
  /// Row of the sheet that the last person's row stands in.
  var lastRow = 0
  private let facts: SheetFacts
  private var cursor: RemarkCursor
  /// Field of each column, from 0.
  private var fields: [RosterField?] = []
  private var columns: [(column: Int, field: RosterField)] = []
  private var firstRow = 0
  /// Cells whose zeros are drawn, by column, and the first of each.
  private var drawn: [Int: (rows: Int, first: Int)] = [:]

  init(_ facts: SheetFacts) {
    self.facts = facts
    cursor = RemarkCursor(facts)
  }

  /// The meaning of the columns, once the header is understood.
  mutating func columns(_ columns: [(column: Int, field: RosterField)], count: Int) {
    self.columns = columns
    // Remarks on columns of an earlier table keep a place.
    fields = [RosterField?](repeating: nil, count: max(fields.count, count, (columns.last?.column ?? -1) + 1))
    for entry in columns { fields[entry.column] = entry.field }
  }

  /// Texts of which nothing is taken over: a formula without a result does no harm there.
  private static let asides: Set<RosterField> = [.sequence, .note]
  /// Numbers of which a zero in front is a part.
  private static let numbers: Set<RosterField> = [.identity, .payeeIdentity, .account, .phone, .bank, .bookNumber, .decision]

  /// Puts the remarks on a row's cells into the row; rows come in rising order.
  @inline(__always)
  mutating func take(line: Int, _ row: inout RosterRow, _ bytes: inout [UInt8]) {
    if firstRow == 0 { firstRow = line }
    if facts.countsFrom1904, row.changes.contains(.serialDate) { SheetRemarks.doubtSerial(&row) }
    guard cursor.isDue(line) else { return }
    takeRemarks(line, &row, &bytes)
  }

  @inline(never)
  private mutating func takeRemarks(_ line: Int, _ row: inout RosterRow, _ bytes: inout [UInt8]) {
    for (column, remark) in cursor.remarks(ofRow: line) {
      guard column <= fields.count, let field = fields[column - 1] else { continue }
      switch remark {
      case .formulaWithoutValue:
        if SheetRemarks.asides.contains(field) { continue }
        // The formula's text is no amount; that its result is missing is said, and says more.
        if let money = field.moneyIndex { row.setMoney(money, 0, .absent) }
        if row.changes.contains(.formulaWithoutValue) { continue }
        row.changes.insert(.formulaWithoutValue)
        row.oddCell = field
      case .zerosShown(let digits):
        guard SheetRemarks.numbers.contains(field) else { continue }
        drawn[column, default: (0, line)].rows += 1
        if field == .account { SheetRemarks.drawZeros(&row, &bytes, digits) }
      case .yearAsDay(let year):
        guard field == .birth else { continue }
        row.changes.insert(.yearAsDay)
        row.typedYear = UInt16(year)
      }
    }
  }

  /// The account as the sheet shows it: what its accountant has compared with the papers.
  private static func drawZeros(_ row: inout RosterRow, _ bytes: inout [UInt8], _ digits: Int) {
    let own = row[.account]
    guard own.length < digits else { return }
    let shown = [UInt8](repeating: 0x30, count: digits - Int(own.length)) + bytes[own.range]
    row[.account] = bytes.appendSlice(shown)
    row.changes.insert(.accountZerosDrawn)
  }

  /// A plain number in a column of dates is a day since 1900 or since 1904; in a workbook that counts from 1904 nobody knows which.
  private static func doubtSerial(_ row: inout RosterRow) {
    row.changes.remove(.serialDate)
    if row.birthState == .read, row[.birth].length == 5 { row.birthState = .ambiguous }
    if row.deathState == .read, row[.deathDate].length == 5 { row.deathState = .ambiguous }
  }

  /// Says once for the sheet what holds for many of its cells.
  func report(_ headers: [String], _ context: ReadContext) {
    // Accounts are told row by row.
    for (column, cells) in drawn.sorted(by: { $0.key < $1.key }) where fields[column - 1] != .account {
      context.report(
        Codes.zerosDrawn, line: cells.first, path: facts.place(row: cells.first, column: column), count: cells.rows,
        arguments: [
          DiagnosticArgument("column", header(column - 1, headers)),
          DiagnosticArgument("first", ReportedValue(CellPlace.name(cells.first, column))),
        ])
    }
    if let account = columns.first(where: { $0.field == .account })?.column, account < facts.longNumbers.count {
      let plain = facts.longNumbers[account] - (drawn[account + 1]?.rows ?? 0)
      if plain > 0 {
        context.report(
          Codes.accountsAsNumbers, line: firstRow, path: facts.place(row: firstRow, column: account + 1),
          arguments: [DiagnosticArgument("column", header(account, headers)), DiagnosticArgument("rows", .number(plain))])
      }
    }
    reportMerged(context)
  }

  private func header(_ column: Int, _ headers: [String]) -> ReportedValue {
    ReportedValue(column < headers.count ? headers[column] : CellPlace.letters(column + 1))
  }

  private static let ofPeople: Set<RosterField> = Set(RosterField.money).union([
    .name, .identity, .account, .bank, .phone, .payeeName, .payeeIdentity, .birth,
  ])

  private func reportMerged(_ context: ReadContext) {
    let meant = columns.filter { SheetRemarks.ofPeople.contains($0.field) }.map { $0.column + 1 }
    let merged = facts.mergedRows.filter { cells in
      cells.rows.upperBound <= lastRow && cells.rows.lowerBound >= firstRow && meant.contains { cells.columns.contains($0) }
    }
    guard firstRow > 0, let first = merged.first else { return }
    context.report(
      Codes.cellsMerged, line: first.rows.lowerBound,
      arguments: [DiagnosticArgument("count", .number(merged.count)), DiagnosticArgument("first", ReportedValue(first.name))])
  }
}
