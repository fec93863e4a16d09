// The events of a sheet, cell by cell, and what each cell says as text.
internal import ByteText
internal import SafeXML

/// What is known of the row and the cell at hand, from event to event.
struct SheetRows {
  private(set) var facts: SheetFacts
  private let texts: SharedTexts
  private let styles: CellStyles
  private var rows = DelimitedRows()
  /// The element that began last, to which attributes belong.
  private var current: Int32 = 0
  private var row = 0
  private var column = 0
  /// Rows stand in no row, cells in a row and in no cell.
  private var isInRow = false
  private var isInCell = false
  /// Of a row, and of columns, which are over before the first row.
  private var isHidden = false
  private var cell = Cell()
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var scratch: [UInt8] = []
  private var isPhonetic = false
  private var firstColumn = 0
  private var lastColumn = 0

  private struct Cell {
    enum Kind { case number, shared, text, formulaText, truth, error, day }

    var kind = Kind.number
    var style = -1
    var hasValue = false
    var hasFormula = false
  }

  private enum Name {
    static let row: Int32 = 0
    static let cell: Int32 = 1
    static let value: Int32 = 2
    static let formula: Int32 = 3
    static let text: Int32 = 4
    static let phonetic: Int32 = 5
    static let column: Int32 = 6
    static let merged: Int32 = 7
    static let place: Int32 = 20
    static let hidden: Int32 = 21
    static let style: Int32 = 22
    static let first: Int32 = 24
    static let last: Int32 = 25
    static let range: Int32 = 26
    /// `t` is a text as an element and the kind of a cell as an attribute.
    static let kind: Int32 = 23
  }

  static let vocabulary = XMLVocabulary(
    namespaces: spreadsheetNamespaces,
    names: [
      .text("row", Name.row), .text("c", Name.cell), .text("v", Name.value), .text("f", Name.formula), .text("t", Name.text),
      .element("rPh", Name.phonetic), .text("col", Name.column), .text("mergeCell", Name.merged),
      .attribute("r", Name.place), .attribute("hidden", Name.hidden), .attribute("s", Name.style), .attribute("t", Name.kind),
      .attribute("min", Name.first), .attribute("max", Name.last), .attribute("ref", Name.range),
    ])

  init(texts: SharedTexts, styles: CellStyles, facts: SheetFacts) {
    self.texts = texts
    self.styles = styles
    self.facts = facts
  }

  mutating func take(_ events: [XMLEvent], _ text: [UInt8], _ out: inout [UInt8]) throws(WorkbookProblem) {
    let (all, bytes) = (events.span, text.span)
    for number in all.indices {
      let event = all[number]
      switch event.kind {
      case .start: try start(event.name)
      case .attribute: try attribute(event.name, bytes, event.textRange)
      case .end: try end(event.name, bytes, event.textRange, &out)
      case .text: break
      }
    }
  }

  private func broken(_ kind: WorkbookProblem.Kind) -> WorkbookProblem { WorkbookProblem(kind, row: max(row, 1)) }

  private mutating func start(_ name: Int32) throws(WorkbookProblem) {
    current = name
    switch name {
    case Name.cell:
      guard isInRow, !isInCell else { throw broken(.order) }
      isInCell = true
      cell = Cell()
      column += 1
      value.removeAll(keepingCapacity: true)
    case Name.row:
      guard !isInRow else { throw broken(.order) }
      isInRow = true
      (row, column, isHidden) = (row + 1, 0, false)
      guard row <= CellPlace.maximumRow else { throw broken(.outOfBounds) }
    case Name.phonetic: isPhonetic = true
    case Name.column: (firstColumn, lastColumn, isHidden) = (0, 0, false)
    default: break
    }
  }

  private mutating func attribute(_ name: Int32, _ text: Span<UInt8>, _ range: Range<Int>) throws(WorkbookProblem) {
    switch (current, name) {
    case (Name.cell, Name.place), (Name.row, Name.place): try place(text, range)
    case (Name.cell, Name.style): cell.style = SheetRows.number(text, range) ?? -1
    case (Name.cell, Name.kind): cell.kind = SheetRows.kind(text, range)
    case (Name.row, Name.hidden), (Name.column, Name.hidden): isHidden = SheetRows.isTrue(text, range)
    case (Name.column, Name.first): firstColumn = SheetRows.number(text, range) ?? 0
    case (Name.column, Name.last): lastColumn = SheetRows.number(text, range) ?? 0
    case (Name.merged, Name.range):
      guard let merged = CellPlace.parseRange(text, range), merged.rows.count > 1, facts.mergedRows.count < 10_000 else { return }
      facts.mergedRows.append(merged)
    default: break
    }
  }

  /// Where a row or a cell stands. Both may leave it out and then follow the one before; both must rise.
  private mutating func place(_ text: Span<UInt8>, _ range: Range<Int>) throws(WorkbookProblem) {
    guard let place = CellPlace.parse(text, range) else { throw broken(.outOfBounds) }
    if current == Name.row {
      // The row was counted up when it began.
      guard place.column == 0, place.row >= row else { throw broken(place.row > 0 && place.column == 0 ? .order : .outOfBounds) }
      row = place.row
    } else {
      guard place.column >= column, place.row == 0 || place.row == row else { throw broken(.order) }
      column = place.column
    }
  }

  private mutating func end(_ name: Int32, _ text: Span<UInt8>, _ range: Range<Int>, _ out: inout [UInt8]) throws(WorkbookProblem) {
    switch name {
    case Name.value:
      guard !cell.hasValue else { throw broken(.order) }
      cell.hasValue = true
      append(text, range)
    case Name.cell:
      isInCell = false
      try endCell(&out)
    case Name.text: if !isPhonetic { append(text, range) }
    case Name.phonetic: isPhonetic = false
    case Name.formula:
      cell.hasFormula = true
      formula.removeAll(keepingCapacity: true)
      for offset in range.prefix(200) where text[offset] >= 0x20 { formula.append(text[offset]) }
    case Name.row:
      isInRow = false
      endRow(&out)
    case Name.column:
      guard isHidden, firstColumn > 0, firstColumn <= lastColumn, lastColumn <= CellPlace.maximumColumn else { return }
      let room = SheetFacts.maximumHiddenColumns - facts.hiddenColumns.count
      facts.hiddenColumns += (firstColumn...lastColumn).prefix(max(0, room))
    default: break
    }
  }

  @inline(__always)
  private mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    unsafe text.extracting(range).withUnsafeBufferPointer { bytes in unsafe value.append(contentsOf: bytes) }
  }

  // MARK: cells

  private mutating func endCell(_ out: inout [UInt8]) throws(WorkbookProblem) {
    if value.isEmpty, !cell.hasFormula { return }
    guard column <= SheetReader.maximumColumns else { throw broken(.outOfBounds) }
    if cell.hasFormula, value.isEmpty, !(cell.hasValue && cell.kind == .formulaText) {
      try facts.note(.formulaWithoutValue, row: row, column: column)
      scratch.removeAll(keepingCapacity: true)
      scratch.append(UInt8(ascii: "="))
      scratch.append(contentsOf: formula)
      return write(scratch, &out)
    }
    if value.isEmpty { return }
    switch cell.kind {
    case .shared:
      guard let number = SheetRows.number(value.span, 0..<value.count), let range = texts.range(number) else { throw broken(.sharedText) }
      if !range.isEmpty { write(texts.bytes, range, &out) }
    case .number: try endNumber(&out)
    case .text, .formulaText:
      if EscapedText.isNeeded(value.span, 0..<value.count) {
        scratch.removeAll(keepingCapacity: true)
        let text = value
        EscapedText.append(text.span, 0..<text.count, to: &scratch)
        write(scratch, &out)
      } else {
        write(value, &out)
      }
    case .truth:
      write(Array((value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8), &out)
    case .error, .day: write(value, &out)
    }
  }

  private mutating func endNumber(_ out: inout [UInt8]) throws(WorkbookProblem) {
    let shape = cell.style < 0 ? NumberShape.plain : styles[cell.style]
    if value.count >= 6, shape != .day {
      if facts.longNumbers.count < column { facts.longNumbers += [Int](repeating: 0, count: column - facts.longNumbers.count) }
      facts.longNumbers[column - 1] += 1
    }
    if shape == .plain, NumberCell.isPlain(value.span) { return write(value, &out) }
    scratch.removeAll(keepingCapacity: true)
    switch shape {
    case .plain: break
    case .day, .month, .year:
      if let days = NumberCell.days(value.span) {
        try appendDay(days, shape)
        return write(scratch, &out)
      }
    case .zeros(let digits):
      if NumberCell.isPlain(value.span), value.count < Int(digits), value != [0x30] {
        try facts.note(.zerosShown, row: row, column: column, detail: Int(digits))
      }
    }
    let stored = value
    if NumberCell.append(stored.span, to: &scratch) == .rounded {
      if facts.roundedNumbers == 0 { facts.firstRounded = CellPlace.name(row, column) }
      facts.roundedNumbers += 1
    }
    write(scratch, &out)
  }

  /// A day as the sheet shows it, with the parts that its format shows.
  private mutating func appendDay(_ stored: Int, _ shape: NumberShape) throws(WorkbookProblem) {
    let serial = facts.countsFrom1904 ? stored + SpreadsheetDay.epoch1904 : stored
    // Years from 1900 on that somebody typed into a cell of days.
    if shape == .day, !facts.countsFrom1904, (1_900...2_030).contains(stored) {
      try facts.note(.yearAsDay, row: row, column: column, detail: stored - 1_900)
    }
    if serial > SpreadsheetDay.last {
      scratch.append(contentsOf: "#####".utf8)
    } else if serial == 0 || serial == 60 {
      // Days that the sheet shows and no calendar has.
      scratch.append(contentsOf: (serial == 0 ? "00/01/1900" : "29/02/1900").utf8)
    } else if let day = SpreadsheetDay(serial: serial) {
      if shape == .day {
        appendTwo(day.day)
        scratch.append(UInt8(ascii: "/"))
      }
      if shape != .year {
        appendTwo(day.month)
        scratch.append(UInt8(ascii: "/"))
      }
      NumberText.append(Int64(day.year), to: &scratch)
    }
  }

  private mutating func appendTwo(_ number: Int) {
    scratch.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    scratch.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }

  @inline(__always)
  private mutating func write(_ text: [UInt8], _ out: inout [UInt8]) { write(text, 0..<text.count, &out) }

  @inline(__always)
  private mutating func write(_ text: [UInt8], _ range: Range<Int>, _ out: inout [UInt8]) {
    rows.write(text.span, range, row: row, column: column, to: &out)
  }

  private mutating func endRow(_ out: inout [UInt8]) {
    let lastWritten = rows.end(to: &out)
    guard lastWritten > 0 else { return }
    facts.filledRows += 1
    facts.lastFilledRow = row
    facts.lastFilledColumn = max(facts.lastFilledColumn, lastWritten)
    guard isHidden else { return }
    if facts.hiddenRows == 0 { facts.firstHiddenRow = row }
    facts.hiddenRows += 1
  }

  // MARK: attributes

  private static func number(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 9 else { return nil }
    var value = 0
    for offset in range {
      guard text[offset] &- 0x30 <= 9 else { return nil }
      value = value * 10 + Int(text[offset] &- 0x30)
    }
    return value
  }

  private static func isTrue(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    return text[first] == UInt8(ascii: "1") || text[first] == UInt8(ascii: "t")
  }

  private static func kind(_ text: Span<UInt8>, _ range: Range<Int>) -> Cell.Kind {
    guard let first = range.first else { return .number }
    switch (text[first], range.count) {
    case (UInt8(ascii: "s"), 1): return .shared
    case (UInt8(ascii: "s"), _): return .formulaText
    case (UInt8(ascii: "i"), _): return .text
    case (UInt8(ascii: "b"), _): return .truth
    case (UInt8(ascii: "e"), _): return .error
    case (UInt8(ascii: "d"), _): return .day
    default: return .number
    }
  }
}
