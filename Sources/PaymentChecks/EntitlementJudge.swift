// A close look at the rows whose amount is not plainly what their allowance is due.

internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

/// An expected amount and its regime in the number of a finding.
struct PackedDue {
  private static let (amountBits, noRegime) = (Int64(44), Int64(0x0FFF))
  var dong: Int64
  /// Place in `RateTable.regimes`; nil where only a coefficient is known.
  var regime: Int?
  /// Other amounts are lawful too.
  var isOneOfSeveral = false

  init(_ dong: Int64, regime: Int?, isOneOfSeveral: Bool = false) {
    self.dong = dong
    self.regime = regime
    self.isOneOfSeveral = isOneOfSeveral
  }

  init(number: Int64) {
    dong = number & (1 << PackedDue.amountBits - 1)
    let place = number >> PackedDue.amountBits & PackedDue.noRegime
    regime = place == PackedDue.noRegime ? nil : Int(place)
    isOneOfSeveral = number >> 56 & 1 == 1
  }

  var number: Int64 {
    min(max(0, dong), 1 << PackedDue.amountBits - 1) | (regime.map { min(Int64($0), PackedDue.noRegime) } ?? PackedDue.noRegime)
      << PackedDue.amountBits | (isOneOfSeveral ? 1 << 56 : 0)
  }
}

/// What rows are compared under where no rate is known.
struct UsualKey {
  var key: UInt64
  /// Hundredths by which an amount is divided first; 0 for the amount itself.
  var coefficient: Int64
  var share: Int
  var rows: Int

  func amount(_ amount: Int64) -> Int64 {
    let (product, overflow) = amount.multipliedReportingOverflow(by: 100)
    return coefficient == 0 || overflow ? amount : product / coefficient
  }

  func amount(back level: Int64) -> Int64 { coefficient == 0 ? level : level * coefficient / 100 }
}

extension EntitlementCheck {
  /// Children of one person, or people whom one person cares for, at most.
  private static let mostHeads: Int64 = 10
  /// Months looked back upon to explain a sum.
  private static let mostMonths = 24

  mutating func judge(
    _ entry: OddRow, _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ resolved: borrowing ResolvedRow, _ findings: inout FindingList
  ) {
    let index = UInt32(truncatingIfNeeded: entry.row)
    collector(row, &findings, index)
    if carriedMonths(row, bytes) >= 3 { findings.add(.unpaidThreeMonths, index, .carriedMonths, text: row[.carriedMonths]) }
    guard let month = resolved.owedMonth else { return }
    switch entry.plan.state {
    case .institution: findings.add(.livesInInstitution, index, .category, text: row[.category])
    case .unresolved:
      if row.coefficient > 0, resolved.programme == .btxh {
        byCoefficient(row, month, &findings, index)
      } else if entry.text >= 0, resolved.programme != .unknown, !row[.category].isEmpty {
        if texts[Int(entry.text)].rows == 0 { texts[Int(entry.text)].firstLine = row.line }
        texts[Int(entry.text)].rows += 1
        compare(entry, row, resolved, &findings, index)
      }
    case .gap:
      let regime = texts[Int(entry.text)].regimes.first.map { rates.regimes[$0].programme } ?? ""
      news.gap(regime, month, row.line)
      compare(entry, row, resolved, &findings, index)
    case .known:
      let before = findings.findings.count
      amount(entry.plan, row, month, &findings, index)
      if dues.ownLevels.isEmpty, findings.findings.count == before { parts(entry.plan, row, bytes, month, &findings, index) }
    }
  }

  // MARK: the month's own amount

  private func amount(
    _ plan: DueAmounts.Plan, _ row: borrowing RosterRow, _ month: Period, _ findings: inout FindingList, _ index: UInt32
  ) {
    guard let amount = EntitlementCheck.regular(row), amount > 0 else { return }
    let born = EntitlementCheck.born(row)
    let all = dues.amounts[Int(plan.first)..<Int(plan.first + plan.count)]
    let fitting = all.filter { $0.fits(born) }
    guard !fitting.isEmpty else {
      // Somebody who is not born yet was told already.
      if findings.findings.contains(where: { $0.row == index && $0.code == Codes.birthInFuture.code }) { return }
      let age = (Int64(month.monthNumber) - Int64(born.upperBound)) / 12
      return findings.add(.ageDiffers, index, .birth, number: max(0, age), text: row[.birth])
    }
    let coefficient = row.coefficient
    let named = fitting.filter { coefficient == 0 || $0.coefficient == 0 || $0.coefficient == coefficient }
    guard !named.isEmpty else {
      return findings.add(
        .coefficientDiffers, index, .category, number: Int64(coefficient) << 16 | Int64(fitting[0].coefficient), text: row[.category])
    }
    if named.contains(where: { isLawful(amount, $0) }) || isWithSupplement(amount, named, month) { return }
    let field = row.moneyState[0] == .read ? RosterField.monthAmount : .total
    if let months = months(in: amount, named, month) {
      return findings.add(.severalMonthsInOne, index, field, number: Int64(months), text: row[field])
    }
    let nearest = named.min { abs($0.dong - amount) < abs($1.dong - amount) } ?? named[0]
    let isSeveral = nearest.part == .perHead || nearest.part == .carer || named.contains { $0.dong != nearest.dong }
    let due = PackedDue(nearest.dong, regime: Int(nearest.regime), isOneOfSeveral: isSeveral)
    findings.add(.rateDiffers, index, field, number: due.number, text: row[field])
  }

  private func isLawful(_ amount: Int64, _ due: DueAmount) -> Bool {
    switch due.part {
    case .minimum: amount >= due.dong
    case .perHead, .carer: amount % due.dong == 0 && amount / due.dong <= EntitlementCheck.mostHeads
    case .allowance, .supplement, .institution: amount == due.dong
    }
  }

  /// Lists put the supplement of a war invalid of 81% and more on the line of the allowance.
  private func isWithSupplement(_ amount: Int64, _ named: [DueAmount], _ month: Period) -> Bool {
    let rests = named.filter { $0.coefficient == 0 && $0.part == .allowance && $0.dong < amount }.map { amount - $0.dong }
    if rests.isEmpty { return false }
    return rates.regimes.contains { regime in
      guard regime.programme == "NCC", regime.part == .supplement, let due = dues.due(regime, in: month) else { return false }
      return rests.contains(due.dong)
    }
  }

  /// How many months up to the row's own add up to the amount; each month has its own level.
  private func months(in amount: Int64, _ named: [DueAmount], _ month: Period) -> Int? {
    named.lazy.compactMap { due in
      (2...EntitlementCheck.mostMonths).first { self.sum(of: due, months: $0, until: month) == amount }
    }.first
  }

  /// What a regime is due for so many months, `until` the last of them; nil where a month has no rate.
  private func sum(of due: DueAmount, months: Int, until last: Period) -> Int64? {
    var sum: Int64 = 0
    for back in 0..<months {
      guard let month = last.earlier(by: back), let dong = dues.dong(due.regime, in: month) else { return nil }
      sum += dong
    }
    return sum
  }

  /// Words say nothing and the coefficient does.
  private mutating func byCoefficient(_ row: borrowing RosterRow, _ month: Period, _ findings: inout FindingList, _ index: UInt32) {
    guard let amount = EntitlementCheck.regular(row), amount > 0 else { return }
    guard let level = dues.ownLevels["BTXH"] ?? rates.level(of: "BTXH", in: month)?.value else { return news.gap("BTXH", month, row.line) }
    let (product, overflow) = level.multipliedReportingOverflow(by: Int64(row.coefficient))
    if overflow || amount == product / 100 || product % 100 != 0 && amount == product / 100 + 1 { return }
    let field = row.moneyState[0] == .read ? RosterField.monthAmount : .total
    findings.add(.rateDiffers, index, field, number: PackedDue(product / 100, regime: nil).number, text: row[field])
  }

  // MARK: the other parts

  private func parts(
    _ plan: DueAmounts.Plan, _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ month: Period, _ findings: inout FindingList,
    _ index: UInt32
  ) {
    let all = Array(dues.amounts[Int(plan.first)..<Int(plan.first + plan.count)])
    let first = rates.regimes[Int(all[0].regime)]
    let arrears = row.money[1]
    if arrears > 0, !isExplained(arrears, all, month) {
      findings.add(.arrearsUnexplained, index, .arrears, text: row[.arrears])
    }
    if row.money[2] > 0 { carriedOver(all, row, bytes, month, &findings, index) }
    let (regular, funeral, oneOff) = (row.money[0], row.money[3], row.money[4])
    if funeral > 0, first.programme != "NCC", let level = rates.level(of: "BTXH", in: month)?.value, funeral < level * 20 {
      // ND 20/2021/NĐ-CP Art 11(2).
      findings.add(.funeralTooLow, index, .funeral, number: level * 20, text: row[.funeral])
    }
    let (triple, overflow) = regular.multipliedReportingOverflow(by: 3)
    if oneOff > 0, first.programme == "NCC", !all.contains(where: { $0.dong * 3 == oneOff }), overflow || triple != oneOff {
      // ND 131/2021/NĐ-CP Art 121: three months of the allowance.
      findings.add(.oneOffDiffers, index, .deathOneOff, number: all[0].dong * 3, text: row[.deathOneOff])
    }
  }

  private func carriedOver(
    _ all: [DueAmount], _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ month: Period, _ findings: inout FindingList, _ index: UInt32
  ) {
    let amount = row.money[2]
    let count = carriedMonths(row, bytes)
    guard count > 0 else {
      if !isExplained(amount, all, month) { findings.add(.arrearsUnexplained, index, .carriedOver, text: row[.carriedOver]) }
      return
    }
    guard let last = month.earlier(by: 1) else { return }
    let born = EntitlementCheck.born(row)
    let fitting = all.filter { $0.fits(born) }
    let sums = (fitting.isEmpty ? all : fitting).compactMap { sum(of: $0, months: count, until: last) }
    guard let expected = sums.first, !sums.contains(amount) else { return }
    findings.add(.carriedOverDiffers, index, .carriedOver, number: expected, text: row[.carriedOver])
  }

  /// Months carried over; 0 where nothing is carried over or the cell is no number of months.
  private func carriedMonths(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> Int {
    let cell = row[.carriedMonths]
    let amount = row.money[2]
    guard amount > 0, (1...2).contains(cell.length), Word.areDigits(bytes, Int(cell.offset), count: Int(cell.length)) else { return 0 }
    return Int(Word.smallNumber(bytes, Int(cell.offset), count: Int(cell.length)))
  }

  /// Whole months of the allowance, each by its own level; the raise of some months; or what another coefficient makes of some months.
  private func isExplained(_ amount: Int64, _ all: [DueAmount], _ month: Period) -> Bool {
    guard let last = month.earlier(by: 1) else { return true }
    for due in all {
      var sum: Int64 = 0
      for back in 0..<EntitlementCheck.mostMonths {
        guard let earlier = last.earlier(by: back), let dong = dues.dong(due.regime, in: earlier) else { break }
        sum += dong
        if sum == amount { return true }
        let raise = due.dong - dong
        if raise > 0, amount % raise == 0, amount / raise <= Int64(EntitlementCheck.mostMonths) { return true }
        let half = due.coefficient > 0 ? dong * 50 / Int64(due.coefficient) : 0
        if half > 0, amount % half == 0 { return true }
      }
    }
    return false
  }

  /// Money after a death goes to relatives and to whoever organised the funeral; the dead person's account is nobody's.
  private func collector(_ row: borrowing RosterRow, _ findings: inout FindingList, _ index: UInt32) {
    let (funeral, oneOff) = (row.money[3], row.money[4])
    guard row.deathState == .read, funeral > 0 || oneOff > 0, row[.payeeName].isEmpty else { return }
    findings.add(.nobodyCollects, index, .payeeName)
  }

  // MARK: rows against each other

  private func compare(
    _ entry: OddRow, _ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    guard let amount = EntitlementCheck.regular(row), amount > 0 else { return }
    let field = row.moneyState[0] == .read ? RosterField.monthAmount : .total
    for key in usualKeys(entry, row, resolved) {
      guard let usual = usual.usual(key.key, share: key.share, rows: key.rows), usual != key.amount(amount) else { continue }
      return findings.add(.unusualForRegime, index, field, number: key.amount(back: usual), text: row[field])
    }
  }

  /// What a row is compared under: where its coefficient is known, the level that it makes; else the words.
  func usualKeys(_ entry: OddRow, _ row: borrowing RosterRow, _ resolved: borrowing ResolvedRow) -> [UsualKey] {
    guard entry.text >= 0, let month = resolved.owedMonth else { return [] }
    let number = UInt64(truncatingIfNeeded: month.monthNumber)
    let born = EntitlementCheck.born(row)
    if entry.plan.state == .unresolved {
      let code = resolved.programme == .ncc ? "NCC" : "BTXH"
      guard rates.level(of: code, in: month) == nil else { return [] }
      return [UsualKey(key: 1 << 60 | number << 32 | UInt64(entry.text), coefficient: 0, share: 90, rows: 10)]
    }
    var coefficients: Set<Int64> = []
    for place in texts[Int(entry.text)].regimes {
      let regime = rates.regimes[place]
      let oldest = Int32(month.monthNumber) - 12 * Int32(regime.ages.upperBound + 1)
      let youngest = Int32(month.monthNumber) - 12 * Int32(regime.ages.lowerBound)
      guard born.upperBound >= oldest, born.lowerBound <= youngest else { continue }
      coefficients.insert(regime.rates.last.map { $0.kind == .coefficient ? $0.value : 0 } ?? 0)
    }
    if row.coefficient > 0 { coefficients = [Int64(row.coefficient)] }
    let programme = texts[Int(entry.text)].regimes.first.map { rates.regimes[$0].programme } ?? ""
    if coefficients.count == 1, let one = coefficients.first, one > 0 {
      let code: UInt64 = programme == "HTXH" ? 3 : 2
      return [UsualKey(key: code << 60 | number << 32, coefficient: one, share: 60, rows: 3)]
    }
    return [UsualKey(key: 4 << 60 | number << 32 | UInt64(entry.text), coefficient: 0, share: 66, rows: 3)]
  }
}
