// What the words of a row's allowance are due in a month, worked out once for each text and month.

internal import PaymentModel
internal import ReferenceData

/// One lawful amount of a text in a month, and for whom.
struct DueAmount: Sendable {
  var dong: Int64
  /// Month numbers of birth, both inclusive, between which the age fits.
  var bornFrom: Int32
  var bornTo: Int32
  /// Place in `RateTable.regimes`.
  var regime: Int16
  /// Hundredths; 0 for a printed amount.
  var coefficient: UInt16
  var part: Regime.Part

  func fits(_ born: ClosedRange<Int32>) -> Bool { bornFrom <= born.upperBound && bornTo >= born.lowerBound }
}

/// What is known of a text in a month.
enum DueState: UInt8, Sendable {
  /// The words name no regime of the programme.
  case unresolved
  /// They do, and no rate of it is known for the month.
  case gap
  /// Its people live in an institution.
  case institution
  /// Amounts are known.
  case known
}

/// The lawful amounts of the texts of one list.
struct DueAmounts: Sendable {
  struct Plan: Sendable {
    var key = UInt64.max
    var first: Int32 = 0
    var count: Int32 = 0
    var state = DueState.unresolved
    /// Amounts that are general knowledge are among them.
    var isUnverified = false
  }

  private static var slots: Int { 256 }
  private static var mostAmounts: Int { 65_536 }
  /// From regimes up to this age people grow into others without leaving the list.
  private static var oldAge: Int { 59 }
  private let rates: RateTable
  private let province: String
  /// Levels that the list itself goes by, by programme.
  private(set) var ownLevels: [String: Int64] = [:]
  private(set) var amounts: [DueAmount] = []
  private var plans = [Plan](repeating: Plan(), count: slots)

  init(_ rates: RateTable, province: String) {
    self.rates = rates
    self.province = province
  }

  /// Goes by another level from here on.
  mutating func take(level: Int64, of programme: String) {
    ownLevels[programme] = level
    forget()
  }

  private mutating func forget() {
    amounts.removeAll(keepingCapacity: true)
    plans = [Plan](repeating: Plan(), count: DueAmounts.slots)
  }

  /// What is known of a text, by its number; nil where it was not asked for lately.
  @inline(__always)
  func known(_ text: Int32, _ month: Period, _ programme: Programme) -> Plan? {
    let key = DueAmounts.key(text, month, programme)
    let plan = plans[DueAmounts.slot(key)]
    return plan.key == key ? plan : nil
  }

  /// Works out what is known of a text that can name these regimes.
  mutating func plan(_ text: Int32, _ regimes: [Int], _ month: Period, _ programme: Programme) -> Plan {
    if amounts.count > DueAmounts.mostAmounts { forget() }
    let key = DueAmounts.key(text, month, programme)
    var plan = Plan(key: key, first: Int32(amounts.count))
    let own = regimes.filter { isOf(programme, rates.regimes[$0]) }
    for place in own {
      let regime = rates.regimes[place]
      if regime.part == .institution {
        plan.state = .institution
        continue
      }
      guard let due = due(regime, in: month) else { continue }
      append(due, place, regime, month)
      if !due.isVerified { plan.isUnverified = true }
    }
    plan.count = Int32(amounts.count) - plan.first
    if plan.count > 0 { plan.state = .known } else if !own.isEmpty, plan.state != .institution { plan.state = .gap }
    plans[DueAmounts.slot(key)] = plan
    return plan
  }

  /// What a regime is due in a month by the table, or by the level that the list goes by.
  func due(_ regime: Regime, in month: Period) -> RegimeDue? {
    rates.due(regime, in: month, province: province, level: ownLevels[regime.programme])
  }

  /// What a regime of the table is due in a month.
  func dong(_ regime: Int16, in month: Period) -> Int64? { due(rates.regimes[Int(regime)], in: month)?.dong }

  private mutating func append(_ due: RegimeDue, _ place: Int, _ regime: Regime, _ month: Period) {
    // Whoever turns an age within the month has it, and had the one before: the month belongs to both. A person who grows old stays on
    // the same list, and the higher coefficient waits for its decision; what is owed since the birthday follows as arrears.
    let number = Int32(month.monthNumber)
    let grace: Int32 = regime.ages.upperBound >= DueAmounts.oldAge ? 12 : 0
    let bornFrom = regime.ages.upperBound >= RateTable.oldest ? Int32.min : number - 12 * Int32(regime.ages.upperBound + 1) - grace
    let bornTo = number - 12 * Int32(regime.ages.lowerBound)
    for dong in due.hasFraction ? [due.dong, due.dong + 1] : [due.dong] {
      amounts.append(
        DueAmount(
          dong: dong, bornFrom: bornFrom, bornTo: bornTo, regime: Int16(clamping: place), coefficient: UInt16(clamping: due.coefficient),
          part: regime.part))
    }
  }

  private func isOf(_ programme: Programme, _ regime: Regime) -> Bool {
    switch programme {
    case .ncc: regime.programme == "NCC"
    case .btxh: regime.programme != "NCC"
    case .unknown: true
    }
  }

  @inline(__always)
  private static func key(_ text: Int32, _ month: Period, _ programme: Programme) -> UInt64 {
    UInt64(UInt32(bitPattern: text)) << 32 | UInt64(UInt32(truncatingIfNeeded: month.monthNumber)) << 8 | UInt64(programme.rawValue)
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}

extension Period {
  /// The month so many months earlier; nil before 1900.
  func earlier(by months: Int) -> Period? {
    let number = monthNumber - months
    return Period(year: number / 12, month: number % 12 + 1)
  }

  /// "10/2026".
  var vietnamese: String { (month < 10 ? "0" : "") + "\(month)/\(year)" }
}
