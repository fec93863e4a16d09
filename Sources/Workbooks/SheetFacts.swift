// What a sheet says beside the text of its cells: where numbers are not what they seem, and what the sheet hides.

/// What is to be known of one cell besides its text.
public enum CellRemark: Hashable, Sendable {
  /// A formula whose result is not stored; the text is the formula.
  case formulaWithoutValue
  /// A number shown with zeros in front, up to so many digits; the text has its own digits only.
  case zerosShown(Int)
  /// A day between 1905-03-14 and 1905-07-23: so a year such as 1942 looks in a cell of days.
  case yearAsDay(Int)
}

/// A remark with its place.
struct PlacedRemark: Sendable {
  enum Kind: UInt8 { case formulaWithoutValue, zerosShown, yearAsDay }

  let row: UInt32
  let column: UInt16
  let kind: Kind
  let detail: UInt8
}

/// Cells that are shown as one, by 1-based rows and columns.
public struct MergedCells: Hashable, Sendable {
  /// Rows.
  public let rows: ClosedRange<Int>
  /// Columns.
  public let columns: ClosedRange<Int>

  /// Such as `B5:D6`.
  public var name: String {
    "\(CellPlace.name(rows.lowerBound, columns.lowerBound)):\(CellPlace.name(rows.upperBound, columns.upperBound))"
  }
}

/// Beside the text of its cells, what a sheet that was read to its end says. Rows and columns are 1-based.
public struct SheetFacts: Sendable {
  /// The sheet's name, as its tab shows it.
  public let name: String
  /// Hidden in the workbook.
  public let isHidden: Bool
  /// The workbook counts days from 1904 on; its days are turned already, its plain numbers are not.
  public let countsFrom1904: Bool
  /// Rows with anything in them.
  public internal(set) var filledRows = 0
  /// The last of them; 0 without one.
  public internal(set) var lastFilledRow = 0
  /// The last column with anything in it; 0 without one.
  public internal(set) var lastFilledColumn = 0
  /// Hidden rows with anything in them.
  public internal(set) var hiddenRows = 0
  /// The first of the hidden rows; 0 without one.
  public internal(set) var firstHiddenRow = 0
  /// Hidden columns, at most the first 64; those right of the table too, which people hide to have less to look at.
  public internal(set) var hiddenColumns: [Int] = []
  /// Merged cells of more than one row, at most the first 10,000.
  public internal(set) var mergedRows: [MergedCells] = []
  /// Numbers of more than 15 digits that were rounded, and the first of them.
  public internal(set) var roundedNumbers = 0
  /// The first of them, such as `D12`; empty without one.
  public internal(set) var firstRounded = ""
  /// Cells of numbers with six digits or more, by column from 0: text of digits is not counted.
  public internal(set) var longNumbers: [Int] = []
  var remarks: [PlacedRemark] = []

  /// A cell as formulas name it, `'Tháng 10'!D12`; the whole row, `'Tháng 10'!12:12`, without a column.
  public func place(row: Int, column: Int? = nil) -> String {
    "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'!"
      + (column.map { CellPlace.name(row, $0) } ?? "\(row):\(row)")
  }

  /// Most remarks on single cells: 4 million, 8 bytes each.
  static let maximumRemarks = 4 << 20
  /// Most hidden columns that are kept.
  static let maximumHiddenColumns = 64

  init(name: String, isHidden: Bool, countsFrom1904: Bool) {
    self.name = name
    self.isHidden = isHidden
    self.countsFrom1904 = countsFrom1904
  }

  /// The remarks of any row with their 1-based columns.
  public func remarks(ofRow row: Int) -> [(column: Int, remark: CellRemark)] {
    var (lower, upper) = (0, remarks.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if remarks[middle].row < row { lower = middle + 1 } else { upper = middle }
    }
    var cursor = RemarkCursor(self, from: lower)
    return cursor.remarks(ofRow: row)
  }

  mutating func note(_ kind: PlacedRemark.Kind, row: Int, column: Int, detail: Int = 0) throws(WorkbookProblem) {
    guard remarks.count < SheetFacts.maximumRemarks else { throw WorkbookProblem(.tooMuch, row: row) }
    remarks.append(
      PlacedRemark(
        row: UInt32(truncatingIfNeeded: row), column: UInt16(truncatingIfNeeded: column), kind: kind,
        detail: UInt8(truncatingIfNeeded: detail)))
  }
}

/// Goes through the remarks of a sheet beside somebody who goes through its rows.
public struct RemarkCursor: Sendable {
  private let remarks: [PlacedRemark]
  private var next = 0

  /// At the top of a sheet.
  public init(_ facts: SheetFacts) { self.init(facts, from: 0) }

  init(_ facts: SheetFacts, from place: Int) {
    remarks = facts.remarks
    next = place
  }

  /// Whether a row, or one above it, has remarks that were not asked for yet.
  @inline(__always)
  public func isDue(_ row: Int) -> Bool { next < remarks.count && remarks[next].row <= row }

  /// The remarks of a row with their 1-based columns; rows are asked for in rising order.
  public mutating func remarks(ofRow row: Int) -> [(column: Int, remark: CellRemark)] {
    var found: [(column: Int, remark: CellRemark)] = []
    while isDue(row) {
      let remark = remarks[next]
      next += 1
      guard remark.row == row else { continue }
      switch remark.kind {
      case .formulaWithoutValue: found.append((Int(remark.column), .formulaWithoutValue))
      case .zerosShown: found.append((Int(remark.column), .zerosShown(Int(remark.detail))))
      case .yearAsDay: found.append((Int(remark.column), .yearAsDay(1_900 + Int(remark.detail))))
      }
    }
    return found
  }
}

/// Places of cells as people name them.
public enum CellPlace {
  /// Most rows of a sheet.
  public static let maximumRow = 1_048_576
  /// Most columns of a sheet.
  public static let maximumColumn = 16_384

  /// `D12` for row 12 and column 4, both from 1.
  public static func name(_ row: Int, _ column: Int) -> String { letters(column) + String(row) }

  /// `D` for column 4, `AA` for column 27.
  public static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(Character(Unicode.Scalar(UInt8(65 + (rest - 1) % 26)))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The row and column of `D12` or `$D$12`, from 1; 0 where a part is missing; nil where it is no place.
  static func parse(_ text: Span<UInt8>, _ range: Range<Int>) -> (row: Int, column: Int)? {
    var (row, column, place) = (0, 0, range.lowerBound)
    if place < range.upperBound, text[place] == UInt8(ascii: "$") { place += 1 }
    while place < range.upperBound, case let letter = (text[place] | 0x20) &- 0x61, letter < 26, text[place] >= 0x41 {
      column = column * 26 + Int(letter) + 1
      guard column <= maximumColumn else { return nil }
      place += 1
    }
    if place < range.upperBound, text[place] == UInt8(ascii: "$") { place += 1 }
    while place < range.upperBound, case let digit = text[place] &- 0x30, digit <= 9 {
      row = row * 10 + Int(digit)
      guard row <= maximumRow else { return nil }
      place += 1
    }
    return place == range.upperBound ? (row, column) : nil
  }

  /// The cells of `B5:D6` or `B5`; nil where it is no range.
  static func parseRange(_ text: Span<UInt8>, _ range: Range<Int>) -> MergedCells? {
    let colon = range.first { text[$0] == UInt8(ascii: ":") } ?? range.upperBound
    guard let first = parse(text, range.lowerBound..<colon), first.row > 0, first.column > 0 else { return nil }
    guard colon < range.upperBound else { return MergedCells(rows: first.row...first.row, columns: first.column...first.column) }
    guard let last = parse(text, colon + 1..<range.upperBound), last.row >= first.row, last.column >= first.column else { return nil }
    return MergedCells(rows: first.row...last.row, columns: first.column...last.column)
  }
}
