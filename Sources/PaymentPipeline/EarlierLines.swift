// The entitlement lines that earlier sets pay, and whether a row is one of them, perhaps under another name of its regime.

internal import ByteText
internal import PaymentChecks
import PaymentModel

/// The lines that earlier sets pay. Memory a line: 24 bytes, and a place each in three tables; names of regimes are kept once.
struct EarlierLines {
  /// An earlier line of the person of a row.
  struct Match {
    /// Where it was paid.
    var place: String
    /// How it names its regime; nil when the row names it the same way.
    var regime: String?
    /// True when the row is that line; false when the person has another line there.
    var isSame: Bool
    /// True when only name, residence and amount are those of the earlier line, and the number is another.
    var isNamesake = false
  }

  private struct Line {
    var amount: Int64
    var regime: UInt32
    /// Details of a person without a number.
    var details: UInt32
    var place: UInt32
    /// The last try that was made of it.
    var attempt: UInt8
    /// The next line of the same person, month and kind.
    var next = FlatKeyTable.absent
  }

  /// More lines of one person, month and kind are not compared: there are no such people, and it would take the square of their number.
  private static let compared = 8

  private var lines: [Line] = []
  /// Numbers of lines by their whole key.
  private var exact = FlatKeyTable()
  /// The first line of each person, month and kind.
  private var dues = FlatKeyTable()
  /// The first line of the people of a name and residence who have a number.
  private var named = FlatKeyTable()
  private var texts = SmallTexts()
  /// Where payments were made, for messages.
  private var places: [String] = []
  private let likeness = RegimeLikeness()
  /// True when a line belongs to a person without an identity number.
  private(set) var hasNameless = false

  /// Without any line.
  var isEmpty: Bool { lines.isEmpty }

  /// Adds a payment with all of its lines; one without number and name has none that could be known again.
  mutating func add(_ row: PaymentRow, _ block: PaymentBlock, at place: @autoclosure () -> String, _ keys: RowKeys) {
    guard let person = keys.person(row, block.bytes) else { return }
    if !person.isByNumber { hasNameless = true }
    let details = texts.number(of: block.bytes[row[.beneficiaryDetails].range])
    places.append(place())
    for line in block.lines[Int(row.firstLine)..<Int(row.firstLine + row.lineCount)] where line.kind != .recovery {
      let number = UInt32(truncatingIfNeeded: lines.count)
      lines.append(
        Line(
          amount: line.amount, regime: texts.number(of: block.bytes[line.regime.range]), details: details,
          place: UInt32(truncatingIfNeeded: places.count - 1), attempt: max(1, row.attempt)))
      if let known = exact.insertOrFind(keys.line(person, row, line, block), payload: number),
        lines[Int(known)].attempt < max(1, row.attempt)
      {
        lines[Int(known)].attempt = max(1, row.attempt)
        lines[Int(known)].place = UInt32(truncatingIfNeeded: places.count - 1)
      }
      if person.isByNumber, let key = keys.namesakeDue(row, line, block) { _ = named.insertOrFind(key, payload: number) }
      guard let first = dues.insertOrFind(keys.due(person, row, line, block), payload: number) else { continue }
      lines[Int(number)].next = lines[Int(first)].next
      lines[Int(first)].next = number
    }
  }

  /// The place that pays a line, at this try or a later one: a list of what came back says that it is the next try.
  func place(of line: Key96, attempt: UInt8) -> String? {
    guard let found = exact.find(line), lines[Int(found)].attempt >= attempt else { return nil }
    return places[Int(lines[Int(found)].place)]
  }

  /// The earlier line that a row is under another name of its regime, else another line of its person, month and kind.
  func match(_ rowDues: [RowDue], attempt: UInt8, category: [UInt8], decision: [UInt8], details: [UInt8]) -> Match? {
    var another: Match?
    for due in rowDues {
      var next = dues.find(due.key) ?? FlatKeyTable.absent
      var left = EarlierLines.compared
      while next != FlatKeyTable.absent, left > 0 {
        let line = lines[Int(next)]
        (next, left) = (line.next, left - 1)
        if line.attempt < attempt { continue }
        let person = due.isNamesake ? PersonDetails.compare(texts[line.details], details) : .same
        if person == .other { continue }
        let isSame = person == .same && line.amount == due.amount && mayBeOne(texts[line.regime], category: category, decision: decision)
        if another != nil, !isSame { continue }
        another = Match(place: places[Int(line.place)], regime: texts.text(line.regime), isSame: isSame)
        if isSame { return another }
      }
    }
    if let another { return another }
    for due in rowDues where due.isNamesake {
      guard let found = named.find(due.key), lines[Int(found)].amount == due.amount, lines[Int(found)].attempt >= attempt else { continue }
      return Match(place: places[Int(lines[Int(found)].place)], regime: nil, isSame: false, isNamesake: true)
    }
    return nil
  }

  /// Whether a row may owe what an earlier line calls by a name. Orders carry one name, the category or else the decision's number.
  private func mayBeOne(_ earlier: [UInt8], category: [UInt8], decision: [UInt8]) -> Bool {
    let (hasCategory, hasDecision) = (!likeness.isEqual(category, []), !likeness.isEqual(decision, []))
    if hasDecision, likeness.isAlike(earlier, decision) { return true }
    if hasCategory { return likeness.isAlike(earlier, category) }
    // The row says nothing of the category that was named then; two decisions' numbers, though, are two.
    return !hasDecision || !likeness.isDecision(earlier)
  }
}

/// Texts of which many are the same, each kept once.
private struct SmallTexts {
  private var bytes: [UInt8] = []
  private var places: [TextSlice] = []
  private var numbers = FlatKeyTable()
  private let key = HashKey(UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))

  mutating func number(of text: ArraySlice<UInt8>) -> UInt32 {
    var hash = KeyedHash128(key: key)
    hash.absorb(text.span, 0..<text.count)
    let next = UInt32(truncatingIfNeeded: places.count)
    if let known = numbers.insertOrFind(hash.finish().key96, payload: next) { return known }
    places.append(bytes.appendSlice(text))
    return next
  }

  func text(_ number: UInt32) -> String { bytes.text(places[Int(number)]) }

  subscript(number: UInt32) -> [UInt8] { Array(bytes[places[Int(number)].range]) }
}
