// Totals and sub-totals of a sheet: which of them fit the people's rows, and which rows are sums although their words do not say so.

internal import PaymentModel

/// What the sums of a sheet turned out to be.
public struct SumRows: Sendable {
  /// A row that states or may state a sum.
  public struct Row: Hashable, Sendable {
    /// Its place among the rows given by the reader, from 0; -1 when it was not given as a row.
    public var place: Int
    /// Whether its running number made it a person's row at first.
    public var isNumbered: Bool
    /// Physical line.
    public var line: Int
    /// Its name or first text.
    public var label: String
    /// Its amount.
    public var amount: Int64
    /// How far the amount is from the rows it should cover; 0 when it fits.
    public var difference: Int64
  }

  /// Rows given by the reader that are sums and not people.
  public var totals: [Row] = []
  /// Rows given by the reader that are neither clearly a person nor clearly a sum.
  public var unclear: [Row] = []
  /// Group headings and sub-totals that do not fit their rows.
  public var wrong: [Row] = []

  /// None.
  public init() {}

  /// Sum of the rows that cannot be told.
  public var unclearAmount: Int64 { unclear.reduce(0) { $0.addingReportingOverflow($1.amount).partialValue } }
}

/// Compares the sums a sheet states with the rows between them.
struct StatedTotals {
  private struct Stated {
    var kind: RosterRowKind
    var row: SumRows.Row
    var hasAmount = true
    /// Sum and number of the people above.
    var above: Int64
    var peopleAbove: Int
    var people: Int?
  }

  private var sum: Int64 = 0
  private var count = 0
  /// Rows given by the reader so far.
  private(set) var given = 0
  private var stated: [Stated] = []
  /// The sum above each later table.
  private var tables: [Int64] = []
  /// Totals in words with the sum of the people above.
  private var said: [(words: StatedWords, above: Int64)] = []
  /// A numbered row without a person's data, until the next row's number shows whether the numbering goes on.
  private var pending: (stated: Stated, number: Int)?

  /// True when the number of the next row matters.
  var isWaiting: Bool { pending != nil }

  /// The running number of the row that follows a numbered one: one that does not go on makes the row a possible heading.
  mutating func look(at number: Int?) {
    guard let waiting = pending else { return }
    pending = nil
    if let number, number <= waiting.number {
      stated.append(waiting.stated)
      sum = sum.subtractingReportingOverflow(waiting.stated.row.amount).partialValue
      count -= 1
    }
  }

  /// One more row given by the reader, that is not plainly a person's.
  mutating func add(_ row: borrowing RosterRow, _ kind: RosterRowKind, _ bytes: [UInt8]) {
    if kind != .person { keep(row, kind, label: bytes.text(row[.name]), people: nil, place: given, bytes) }
    if kind.isDoubtful { given += 1 } else { addPerson(row.amount) }
  }

  /// Takes a row that is given out.
  @inline(__always)
  mutating func take(_ row: borrowing RosterRow, _ kind: RosterRowKind, _ bytes: [UInt8]) {
    if isWaiting { look(at: RosterRowClassifier.number(bytes, row[.sequence])) }
    if kind == .person { addPerson(row.amount) } else { add(row, kind, bytes) }
  }

  /// One more person's row; only its amount, for a row is large and a call would copy it.
  @inline(__always)
  mutating func addPerson(_ amount: Int64?) {
    given += 1
    sum = sum.addingReportingOverflow(amount ?? 0).partialValue
    count += 1
  }

  /// A total, sub-total or group heading by its words.
  mutating func state(_ row: borrowing RosterRow, _ kind: RosterRowKind, label: String, people: Int?) {
    pending = nil
    keep(row, kind, label: label, people: people, place: -1, [])
  }

  /// Another table begins: its total may be that of its own rows.
  mutating func beginTable() {
    pending = nil
    tables.append(sum)
  }

  /// Whether an amount is the sum of the one table that a row stands in, when there are several.
  private func isOfTable(_ amount: Int64, above: Int64) -> Bool {
    let bounds = [0] + tables + [sum]
    guard !tables.isEmpty, let end = bounds.firstIndex(where: { $0 >= above && $0 > 0 }), end > 0 else { return false }
    // A total below the last row of a table, and one above the first row of the next, have the same rows above them.
    return [end, end + 1].contains {
      bounds.indices.contains($0) && amount == bounds[$0].subtractingReportingOverflow(bounds[$0 - 1]).partialValue
    }
  }

  /// A total in words; a hostile file's thousandth is not kept.
  mutating func say(_ words: StatedWords) {
    if said.count < StatedTotals.mostSaid { said.append((words, sum)) }
  }

  private static let mostSaid = 1_000

  private mutating func keep(
    _ row: borrowing RosterRow, _ kind: RosterRowKind, label: String, people: Int?, place: Int, _ bytes: [UInt8]
  ) {
    let line = SumRows.Row(
      place: place, isNumbered: kind == .numbered, line: Int(row.line), label: label, amount: row.amount ?? 0, difference: 0)
    let entry = Stated(kind: kind, row: line, hasAmount: row.amount != nil, above: sum, peopleAbove: count, people: people)
    if kind == .numbered {
      pending = RosterRowClassifier.number(bytes, row[.sequence]).map { (entry, $0) }
    } else {
      stated.append(entry)
    }
  }

  // MARK: the end of the sheet

  /// Tells sums from people and puts the stated total of the sheet into `roster`.
  mutating func settle(into roster: inout Roster) -> SumRows {
    var found = SumRows()
    settleNumbered(&found)
    let covers = covered()
    for (number, entry) in stated.enumerated() where entry.kind.isDoubtful {
      // The same amount as one person's is no proof of a sum.
      if covers[number] >= 2 {
        found.totals.append(entry.row)
      } else {
        found.unclear.append(entry.row)
        if entry.kind == .lettered, covers[number] == 0 { found.wrong.append(wrong(number)) }
      }
    }
    for (number, entry) in stated.enumerated() where entry.hasAmount && covers[number] == 0 {
      if entry.kind == .group || entry.kind == .part { found.wrong.append(wrong(number)) }
    }
    // A row that may be either is counted either way.
    settleTotal(covers, doubtful: found.unclearAmount, into: &roster)
    settleWords(doubtful: found.unclearAmount, into: &roster)
    return found
  }

  /// Numbered rows whose amount is the sum of the rows below: by its number a person, by its amount a heading, so neither.
  private mutating func settleNumbered(_ found: inout SumRows) {
    guard stated.contains(where: { $0.kind == .numbered }) else { return }
    let covers = covered()
    var back: (sum: Int64, count: Int) = (0, 0)
    var kept: [Stated] = []
    for (number, entry) in stated.enumerated() {
      var entry = entry
      entry.above = entry.above.addingReportingOverflow(back.sum).partialValue
      entry.peopleAbove += back.count
      if entry.kind != .numbered {
        kept.append(entry)
      } else if covers[number] >= 2 {
        found.unclear.append(entry.row)
        kept.append(entry)
      } else {
        back = (back.sum.addingReportingOverflow(entry.row.amount).partialValue, back.count + 1)
      }
    }
    sum = sum.addingReportingOverflow(back.sum).partialValue
    count += back.count
    stated = kept
  }

  /// For each stated sum the number of people it covers: those above since an earlier one, those below up to a later one, or all. 0 when
  /// the amount fits none of these.
  private func covered() -> [Int] {
    var result = [Int](repeating: 0, count: stated.count)
    var bounds: [Int64: Int] = [0: 0]
    for (number, entry) in stated.enumerated() {
      let start = entry.above.subtractingReportingOverflow(entry.row.amount).partialValue
      if entry.hasAmount, let people = bounds[start] { result[number] = entry.peopleAbove - people }
      if entry.hasAmount, entry.row.amount == sum { result[number] = max(result[number], count) }
      bounds[entry.above] = entry.peopleAbove
    }
    bounds = [sum: count]
    for (number, entry) in stated.enumerated().reversed() {
      let end = entry.above.addingReportingOverflow(entry.row.amount).partialValue
      if entry.hasAmount, let people = bounds[end] { result[number] = max(result[number], people - entry.peopleAbove) }
      bounds[entry.above] = entry.peopleAbove
    }
    return result
  }

  /// The row with its difference from the people below it up to the next stated sum, or above it for a sub-total that follows them.
  private func wrong(_ number: Int) -> SumRows.Row {
    var row = stated[number].row
    let here = stated[number].above
    let isBelow = stated[number].kind == .part && number > 0 || number == stated.count - 1 && here == sum
    let from = isBelow ? (number > 0 ? stated[number - 1].above : 0) : here
    let to = isBelow ? here : number + 1 < stated.count ? stated[number + 1].above : sum
    row.difference = to.subtractingReportingOverflow(from).partialValue.subtractingReportingOverflow(row.amount).partialValue
    return row
  }

  /// The stated total of the sheet: one that fits is believed; one that fits neither all rows nor those since the last total is the fault.
  private func settleTotal(_ covers: [Int], doubtful: Int64, into roster: inout Roster) {
    let all: Set<Int64> = [sum, sum.addingReportingOverflow(doubtful).partialValue]
    var last: Int64 = 0
    var wrong: Stated?
    var whole: Stated?
    var count = 0
    for (number, entry) in stated.enumerated() where entry.kind == .total || entry.kind == .part {
      guard entry.hasAmount else { continue }
      let isWhole = all.contains(entry.row.amount)
      if entry.kind == .total {
        if !isWhole, isOfTable(entry.row.amount, above: entry.above) {
          last = entry.above
          continue
        }
        count += 1
        let part = entry.above.subtractingReportingOverflow(last).partialValue
        let fits = isWhole || entry.peopleAbove > 0 && (entry.row.amount == entry.above || entry.row.amount == part)
        if !fits, wrong == nil { wrong = entry }
        if whole == nil || isWhole { whole = entry }
      } else if covers[number] > 0, isWhole, whole == nil {
        whole = entry
      }
      last = entry.above
    }
    let people = stated.last { $0.people != nil && ($0.kind == .total || $0.row.amount == sum) }
    roster.statedRows = people?.people
    guard let shown = wrong ?? whole.flatMap({ all.contains($0.row.amount) || count == 1 ? $0 : nil }) else { return }
    roster.statedAmount = shown.row.amount
    roster.statedLine = shown.row.line
  }

  /// Words that say neither the sum of all rows, nor that of the rows above, nor what a figure beside them says, which is judged itself.
  private func settleWords(doubtful: Int64, into roster: inout Roster) {
    let figures = Set(stated.filter { $0.hasAmount && ($0.kind == .total || $0.kind == .part) }.map(\.row.amount))
    var last: Int64 = 0
    for (words, above) in said {
      let part = above.subtractingReportingOverflow(last).partialValue
      last = above
      let sums = [sum, sum.addingReportingOverflow(doubtful).partialValue] + (above == 0 ? [] : [above, part])
      if isOfTable(words.amount, above: above) { continue }
      if !sums.contains(words.amount), !figures.contains(words.amount), roster.statedWords == nil { roster.statedWords = words }
    }
  }
}
