// The amount of a row against what its allowance is due in the row's own month: level × coefficient (ND 20/2021, ND 76/2024) or the table
// that a decree prints (ND 75/2021, 55/2023, 77/2024). The law's numbers are data; whatever is found here is a warning at most.

internal import ByteText
public import Diagnostics
public import PaymentModel
public import ReferenceData

/// What is said of a list and not of one row.
public struct ListFinding: Sendable {
  /// The code.
  public var entry: CatalogueEntry
  /// 1-based line of the first row it is about.
  public var line: UInt32
  /// How many rows it is about; 1 where nobody counted.
  public var count: Int
  /// What was found, if one thing was.
  public var found: ReportedValue?
  /// What the table has.
  public var expected: Expectation?
  /// Values of the message.
  public var arguments: [DiagnosticArgument]
  /// The same of two lists is said once.
  public var key: String
}

/// Checks the rows of one list; lives as long as the list is read.
///
/// A row whose amount is one of those that its words, age and month allow costs one look into a small table; others are looked at closely.
public struct EntitlementCheck: Sendable {
  /// A text of the category column or of a heading.
  struct Text: Sendable {
    var regimes: [Int]
    var rows = 0
    var firstLine: UInt32 = 0
    var shown: String
  }

  private static let mostTexts = 4_096
  /// Rows of another level than the table's that make it the list's own level.
  private static let leastOfLevel = 10
  let rates: RateTable
  /// A level that most rows go by is said once for the list; where a profile holds rows for their amount, each is named.
  private let mayBeListLevel: Bool
  var dues: DueAmounts
  var texts: [Text] = []
  private var numbers = TextMemo<Int32>(-1)
  private var byText: [[UInt8]: Int32] = [:]
  private var fitting = 0
  var usual = UsualAmounts()
  var news = EntitlementNews()
  private var odd: [OddRow] = []
  private var heading: [UInt8] = []

  struct OddRow {
    var row: Int32
    var text: Int32
    var plan: DueAmounts.Plan
  }

  /// A check by the tables' rates; `province` is two digits or empty.
  public init(_ tables: ReferenceTables, province: String = "", mayBeListLevel: Bool = true) {
    rates = tables.rates
    self.mayBeListLevel = mayBeListLevel
    dues = DueAmounts(rates, province: province.isEmpty ? rates.ownProvince : province)
  }

  /// Checks the rows of a block; findings are put among the others by row.
  public mutating func check(_ block: borrowing RosterBlock, _ resolved: [ResolvedRow], _ findings: inout FindingList) {
    odd.removeAll(keepingCapacity: true)
    walk(block, resolved.span)
    if odd.isEmpty { return }
    // A row that is held will be corrected first: one finding for one cause.
    if findings.errorCount > 0 {
      let held = Set(findings.findings.lazy.filter { $0.severity == .error }.map { Int32(truncatingIfNeeded: $0.row) })
      odd.removeAll { held.contains($0.row) }
    }
    let own = findings.findings.count
    judge(block, resolved, &findings)
    findings.mergeByRow(from: own)
  }

  private mutating func walk(_ block: borrowing RosterBlock, _ resolved: Span<ResolvedRow>) {
    let bytes = block.bytes.span
    var headingNumber: Int32 = -1
    var nextHeading = 0
    if !heading.isEmpty {
      let text = heading
      headingNumber = number(of: text.span, TextSlice(0..<text.count))
    }
    unsafe block.rows.withUnsafeBufferPointer { rows in
      for index in rows.indices {
        while nextHeading < block.headings.count, block.headings[nextHeading].row <= index {
          let text = block.headings[nextHeading].text
          headingNumber = text.isEmpty ? -1 : number(of: bytes, text)
          nextHeading += 1
        }
        unsafe look(rows[index], resolved[index], bytes, headingNumber, Int32(truncatingIfNeeded: index))
      }
    }
    if let last = block.headings.last { heading = Array(block.bytes[last.text.range]) }
  }

  /// Puts a row aside that must be looked at closely.
  @inline(__always)
  private mutating func look(
    _ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow, _ bytes: Span<UInt8>, _ heading: Int32, _ index: Int32
  ) {
    if row.oddMoney != 0 { return }
    if row.changes.contains(.unclear) { return }
    guard let month = resolved.owedMonth else {
      if row.money[2] != 0 { odd.append(OddRow(row: index, text: -1, plan: DueAmounts.Plan())) }
      return
    }
    let category = row[.category]
    var text = heading
    if !category.isEmpty {
      text = numbers.find(bytes, category) ?? remember(bytes, category)
      // A column of villages or decisions says nothing, and the heading above does.
      if text >= 0, texts[Int(text)].regimes.isEmpty, heading >= 0 { text = heading }
    }
    if text < 0 {
      let isNothing = row.coefficient == 0
      if isNothing, row.deathState == .absent, row.money[2] == 0 { return }
      odd.append(OddRow(row: index, text: -1, plan: DueAmounts.Plan()))
      return
    }
    let (programme, line) = (resolved.programme, row.line)
    let plan = dues.known(text, month, programme) ?? planned(text, month, programme, line)
    if plan.state == .known, row.deathState == .absent, !EntitlementCheck.hasOtherParts(row), isDue(row, plan) {
      fitting &+= 1
      return
    }
    odd.append(OddRow(row: index, text: text, plan: plan))
  }

  /// True when the row's one amount is what its words, age and coefficient allow.
  @inline(__always)
  private func isDue(_ row: borrowing RosterRow, _ plan: DueAmounts.Plan) -> Bool {
    let amount = row.readMoney & 1 != 0 ? row.money[0] : row.money[6]
    let born = EntitlementCheck.born(row)
    let coefficient = row.coefficient
    for place in Int(plan.first)..<Int(plan.first &+ plan.count) {
      let due = dues.amounts[place]
      if due.dong == amount, due.fits(born), coefficient == 0 || due.coefficient == 0 || due.coefficient == coefficient { return true }
    }
    return false
  }

  /// Money beside the month's own; what was not read is 0.
  @inline(__always)
  private static func hasOtherParts(_ row: borrowing RosterRow) -> Bool {
    if row.readMoney & 0x3E == 0 { return false }
    return row.money[1] | row.money[2] | row.money[3] | row.money[4] | row.money[5] != 0
  }

  /// Month numbers between which the person was born; all of them where nothing is known.
  @inline(__always)
  static func born(_ row: borrowing RosterRow) -> ClosedRange<Int32> {
    if row.birthState != .read { return .min ... .max }
    guard let birth = row.birth else { return .min ... .max }
    let year = Int32(birth.year) * 12
    if birth.month == 0 { return year...year + 11 }
    return year + Int32(birth.month) - 1...year + Int32(birth.month) - 1
  }

  @inline(never)
  private mutating func planned(_ text: Int32, _ month: Period, _ programme: Programme, _ line: UInt32) -> DueAmounts.Plan {
    let plan = dues.plan(text, texts[Int(text)].regimes, month, programme)
    if plan.isUnverified, plan.state == .known {
      let due = dues.amounts[Int(plan.first)]
      let regime = rates.regimes[Int(due.regime)]
      news.unverified(regime, dues.due(regime, in: month), line)
    }
    return plan
  }

  @inline(never)
  private mutating func remember(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Int32 {
    numbers.remember(number(of: bytes, slice), bytes, slice)
  }

  /// The number of a text, −1 when there are too many.
  private mutating func number(of bytes: Span<UInt8>, _ slice: TextSlice) -> Int32 {
    let text = bytes.extracting(slice.range)
    var key: [UInt8] = []
    key.reserveCapacity(text.count)
    for index in text.indices { key.append(text[index]) }
    if let known = byText[key] { return known }
    guard texts.count < EntitlementCheck.mostTexts else { return -1 }
    let number = Int32(texts.count)
    texts.append(Text(regimes: rates.regimes(named: text), shown: key.text(TextSlice(0..<key.count))))
    byText[key] = number
    return number
  }

  // MARK: rows that do not fit

  private mutating func judge(_ block: borrowing RosterBlock, _ resolved: [ResolvedRow], _ findings: inout FindingList) {
    if mayBeListLevel, odd.count >= EntitlementCheck.leastOfLevel, odd.count > fitting { findLevel(block, resolved) }
    for entry in odd where entry.plan.state == .gap || entry.plan.state == .unresolved { tally(block, resolved, entry) }
    for entry in odd {
      let row = Int(entry.row)
      var plan = entry.plan
      if entry.text >= 0, let month = resolved[row].owedMonth {
        plan =
          dues.known(entry.text, month, resolved[row].programme)
          ?? planned(entry.text, month, resolved[row].programme, block.rows[row].line)
      }
      judge(OddRow(row: entry.row, text: entry.text, plan: plan), block.rows[row], block.bytes.span, resolved[row], &findings)
    }
  }

  /// A level that explains most rows of the list that do not fit the table is the list's own.
  private mutating func findLevel(_ block: borrowing RosterBlock, _ resolved: [ResolvedRow]) {
    var met: [String: [Int64: Int]] = [:]
    var all: [String: Int] = [:]
    for entry in odd where entry.plan.state == .known {
      let row = Int(entry.row)
      guard let (regime, coefficient) = one(entry.plan, block.rows[row]), coefficient > 0 else { continue }
      let amount = EntitlementCheck.regular(block.rows[row])
      all[regime.programme, default: 0] += 1
      guard let amount, amount > 0, amount < 1 << 50, amount * 100 % coefficient == 0 else { continue }
      met[regime.programme, default: [:]][amount * 100 / coefficient, default: 0] += 1
    }
    for (programme, levels) in met.sorted(by: { $0.key < $1.key }) where dues.ownLevels[programme] == nil {
      guard let best = levels.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), best.value >= EntitlementCheck.leastOfLevel,
        best.value * 10 >= (all[programme] ?? 0) * 8, let first = odd.first(where: { $0.plan.state == .known }),
        let month = resolved[Int(first.row)].owedMonth, let known = rates.level(of: programme, in: month), known.value != best.key
      else { continue }
      news.ownLevel(programme, best.key, known, month, block.rows[Int(first.row)].line)
      dues.take(level: best.key, of: programme)
    }
  }

  /// The one regime and coefficient that fit a row; nil when several do.
  func one(_ plan: DueAmounts.Plan, _ row: borrowing RosterRow) -> (regime: Regime, coefficient: Int64)? {
    let born = EntitlementCheck.born(row)
    var found: DueAmount?
    for place in Int(plan.first)..<Int(plan.first + plan.count) where dues.amounts[place].fits(born) {
      let due = dues.amounts[place]
      if let found, found.coefficient != due.coefficient { return nil }
      found = found ?? due
    }
    return found.map { (rates.regimes[Int($0.regime)], Int64($0.coefficient)) }
  }

  /// The amount of the month itself: its own part, or a total that no other part explains.
  static func regular(_ row: borrowing RosterRow) -> Int64? {
    if row.moneyState[0] == .read { return row.money[0] }
    if hasOtherParts(row) { return nil }
    return row.moneyState[6] == .read ? row.money[6] : nil
  }

  private mutating func tally(_ block: borrowing RosterBlock, _ resolved: [ResolvedRow], _ entry: OddRow) {
    guard let amount = EntitlementCheck.regular(block.rows[Int(entry.row)]), amount > 0 else { return }
    for key in usualKeys(entry, block.rows[Int(entry.row)], resolved[Int(entry.row)]) { usual.add(key.amount(amount), of: key.key) }
  }

  /// What has been said of the list when it is read to its end.
  public mutating func finish() -> [ListFinding] { news.all(texts) }
}

extension FindingList {
  /// Puts the findings from `start` on among those before, all by row; of one row the earlier ones stay first.
  mutating func mergeByRow(from start: Int) {
    if start == 0 || start == findings.count { return }
    var merged: [RowFinding] = []
    merged.reserveCapacity(findings.count)
    var (left, right) = (0, start)
    while left < start || right < findings.count {
      if right == findings.count || left < start && findings[left].row <= findings[right].row {
        merged.append(findings[left])
        left += 1
      } else {
        merged.append(findings[right])
        right += 1
      }
    }
    replace(merged)
  }
}
