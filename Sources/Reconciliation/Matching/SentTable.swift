// What was sent, in flat memory: 48 bytes a payment and 6 of index.

internal import ByteText
public import PaymentModel

/// State of a payment during matching, packed into 32 bits.
struct SentState: Sendable {
  private(set) var bits: UInt32 = 0

  /// Paid or returned once, in full, by a class; anything else stands in the ledger.
  func has(_ kind: EventKind, _ entryClass: Int) -> Bool { bits >> UInt32(entryClass * 4 + Int(kind.rawValue)) & 1 == 1 }
  mutating func set(_ kind: EventKind, _ entryClass: Int) { bits |= 1 << UInt32(entryClass * 4 + Int(kind.rawValue)) }

  private func flag(_ bit: UInt32) -> Bool { bits >> bit & 1 == 1 }
  private mutating func setFlag(_ bit: UInt32) { bits |= 1 << bit }

  /// Its batch was debited in one sum.
  var isInPaidBatch: Bool {
    get { flag(8) }
    set { if newValue { setFlag(8) } }
  }
  /// Counts and sums stand in the ledger.
  var isInLedger: Bool {
    get { flag(9) }
    set { if newValue { setFlag(9) } }
  }
  /// Another payment has the same foreign reference: it names neither.
  var sharesReference: Bool {
    get { flag(10) }
    set { if newValue { setFlag(10) } }
  }
  /// The same payment was handed in before: it does not count.
  var isCopy: Bool {
    get { flag(11) }
    set { if newValue { setFlag(11) } }
  }
  /// Paid because it is not on the list of the unpaid.
  var isImpliedPaid: Bool {
    get { flag(12) }
    set { if newValue { setFlag(12) } }
  }
  /// 0 when not known, else 1…32.
  var attempt: UInt8 {
    get { UInt8(truncatingIfNeeded: bits >> 16 & 63) }
    set { bits = bits & ~(63 << 16) | UInt32(min(newValue, 63)) << 16 }
  }
  /// Channel.
  var channel: Channel {
    get { Channel(rawValue: UInt8(truncatingIfNeeded: bits >> 22 & 7)) ?? .unknown }
    set { bits = bits & ~(7 << 22) | UInt32(newValue.rawValue) << 22 }
  }
  /// Index among the currencies of the run; 15 = one too many.
  var currency: Int {
    get { Int(bits >> 25 & 15) }
    set { bits = bits & ~(15 << 25) | UInt32(min(newValue, 15)) << 25 }
  }
}

/// One payment; trivial.
struct SentRow: Sendable {
  /// Packed reference, or the hash of a foreign one with its upper bit set; 0 without.
  var key: UInt64
  /// Minor units.
  var amount: Int64
  /// Key of account or phone, 0 without.
  var account: UInt64
  /// Key of the payee's name, 0 without.
  var name: UInt64
  /// Record in its file.
  var record: UInt32
  /// The entry that explains its outcome; `noEntry` without.
  var entry: UInt32
  var state: SentState
  /// Index of its file.
  var file: UInt16
  /// Months since year 1900 of its period, 0 when not known.
  var month: UInt16

  static let noEntry = UInt32.max
}

/// A file with payments, as the run knows it.
public struct SentFile: Sendable {
  /// Its name, for messages.
  public let name: String
  /// The prepared set it belongs to; −1 for a file by itself.
  let set: Int
  /// Whose money it pays.
  var programme: Programme = .unknown
  /// First payment of the run that stands in it.
  public internal(set) var firstOrdinal: Int
  /// Its payments, copies of payments handed in before left out.
  public internal(set) var totals = ControlTotals()
  /// Bookings before this day belong to earlier runs; nil = not known.
  public let sentOn: CalendarDate?
}

/// What an order asked of the treasury.
public struct SentOrder: Hashable, Sendable {
  /// Its file.
  public var file: String
  /// Its reference.
  public var reference: String
  /// What it draws, in đồng.
  public var amount: Int64
  /// Indices of the sent files it funds.
  public var funds: [Int]
  /// Money still held from earlier that it used in place of as much from the treasury, in đồng.
  public var lessHeld: Int64
  /// Whose money it draws.
  public var programme: Programme
  /// The prepared set it belongs to; −1 for an order by itself.
  public var set: Int

  /// An order.
  public init(
    file: String, reference: String, amount: Int64, funds: [Int], lessHeld: Int64 = 0, programme: Programme = .unknown, set: Int = -1
  ) {
    self.file = file
    self.reference = reference
    self.amount = amount
    self.funds = funds
    self.lessHeld = lessHeld
    self.programme = programme
    self.set = set
  }
}

/// What a reference that is no payment's names.
enum NamedTarget: Hashable, Sendable {
  case order(Int)
  case file(Int)
}

/// Payments, files and orders that were sent, found by reference.
struct SentTable: Sendable {
  /// "Not there".
  static let none = UInt32.max

  private(set) var rows = PagedArray<SentRow>()
  private(set) var slots: [UInt32] = []
  private var indexed = 0
  var files: [SentFile] = []
  var orders: [SentOrder] = []
  private(set) var named: [UInt64: NamedTarget] = [:]
  private(set) var currencies: [Currency] = []
  /// Bit n: a payment or order of attempt n + 1 was sent.
  private(set) var attemptMask: UInt32 = 0
  /// Whether any payment, order or batch has a reference of another make.
  private(set) var hasForeign = false
  /// Payments handed in more than once.
  private(set) var copies = 0
  /// Counts and sums of payments that are not "once, in full".
  var ledger: [UInt32: LedgerRow] = [:]
  /// Rows with references of ours, by reference; made when the first cut reference is met.
  /// Payments whose reference others have too, by key: two sets of one round that pay one person, or a foreign file that uses a number
  /// twice.
  private(set) var shared: [UInt64: [UInt32]] = [:]
  private var byReference: [UInt32] = []

  /// Makes room for so many payments.
  mutating func reserve(_ count: Int) {
    if count + count / 2 + 2 > slots.count { rehash(count + count / 2 + 2) }
  }

  subscript(row: UInt32) -> SentRow {
    @inline(__always) get { rows[Int(row)] }
  }

  /// Adds a payment; false when the same payment was there before.
  mutating func append(_ row: SentRow) -> Bool {
    var row = row
    let ordinal = UInt32(truncatingIfNeeded: rows.count)
    defer { rows.append(row) }
    guard row.key != 0 else { return true }
    if row.key >> 63 == 0 {
      attemptMask |= 1 << UInt32(truncatingIfNeeded: (row.key >> 5) & 31)
    } else {
      hasForeign = true
    }
    if let sharing = shared[row.key] {
      row.state.isCopy = row.key >> 63 == 0 && sharing.contains { isSame(rows[Int($0)], row) }
      if row.state.isCopy {
        copies += 1
      } else {
        row.state.sharesReference = true
        shared[row.key, default: []].append(ordinal)
      }
      return !row.state.isCopy
    }
    if indexed + indexed / 2 + 1 >= slots.count { rehash(max(64, slots.count * 2)) }
    var slot = FlatKeySet.slot(of: row.key, in: slots.count)
    while slots[slot] != SentTable.none {
      let other = rows[Int(slots[slot])]
      if other.key == row.key {
        if row.key >> 63 == 0, isSame(other, row) {
          row.state.isCopy = true
          copies += 1
          return false
        }
        rows.update(Int(slots[slot])) { $0.state.sharesReference = true }
        row.state.sharesReference = true
        shared[row.key] = [slots[slot], ordinal]
        return true
      }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    slots[slot] = ordinal
    indexed += 1
    return true
  }

  /// Names an order or a file.
  mutating func name(_ target: NamedTarget, key: UInt64) {
    guard key != 0, named[key] == nil else { return }
    named[key] = target
    if key >> 63 == 0 {
      attemptMask |= 1 << UInt32(truncatingIfNeeded: (key >> 5) & 31)
    } else {
      hasForeign = true
    }
  }

  /// The payment that has this reference alone, or `none`.
  func row(of key: UInt64) -> UInt32 {
    guard key != 0, !slots.isEmpty else { return SentTable.none }
    var slot = FlatKeySet.slot(of: key, in: slots.count)
    while slots[slot] != SentTable.none {
      let found = rows[Int(slots[slot])]
      if found.key == key { return found.state.sharesReference ? SentTable.none : slots[slot] }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return SentTable.none
  }

  /// The payments of a key that several have, all of them or those of one amount; empty when at most one payment has it.
  func rows(sharing key: UInt64, amount: Int64? = nil) -> [UInt32] {
    guard let sharing = shared[key] else { return [] }
    return sharing.filter { amount == nil || rows[Int($0)].amount == amount }
  }

  private func isSame(_ left: SentRow, _ right: SentRow) -> Bool { left.amount == right.amount && left.account == right.account }

  private mutating func rehash(_ size: Int) {
    slots = Array(repeating: SentTable.none, count: size)
    for ordinal in rows.indices where rows[ordinal].key != 0 && !rows[ordinal].state.isCopy {
      let key = rows[ordinal].key
      var slot = FlatKeySet.slot(of: key, in: size)
      var isThere = false
      while slots[slot] != SentTable.none {
        isThere = rows[Int(slots[slot])].key == key
        if isThere { break }
        slot = slot + 1 == size ? 0 : slot + 1
      }
      if !isThere { slots[slot] = UInt32(truncatingIfNeeded: ordinal) }
    }
  }

  /// The index of a currency, taken up if new.
  mutating func index(of currency: Currency) -> Int {
    if let found = currencies.firstIndex(of: currency) { return found }
    currencies.append(currency)
    return currencies.count - 1
  }

  /// Whether an entry's currency is a payment's.
  func isCurrency(_ currency: Currency, of row: UInt32) -> Bool {
    let index = rows[Int(row)].state.currency
    return index < currencies.count && currencies[index] == currency
  }

  /// Sorts the payments of ours by reference, once.
  mutating func sortByReference() {
    if byReference.isEmpty {
      let rows = self.rows
      var sorted: [UInt32] = []
      for ordinal in rows.indices where rows[ordinal].key != 0 && rows[ordinal].key >> 63 == 0 && !rows[ordinal].state.isCopy {
        sorted.append(UInt32(truncatingIfNeeded: ordinal))
      }
      sorted.sort { rows[Int($0)].key < rows[Int($1)].key }
      byReference = sorted
    }
  }

  /// Payments of ours whose reference begins with these characters (packed, 8 to 11 of them), in the order of their references; they must
  /// have been sorted.
  func rows(beginningWith prefix: UInt64, length: Int, _ body: (UInt32) -> Void) {
    let shift = UInt64(5 * (PaymentReference.length - length))
    let first = prefix << shift
    let last = first | (1 << shift - 1)
    var lower = 0
    var upper = byReference.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if rows[Int(byReference[middle])].key < first { lower = middle + 1 } else { upper = middle }
    }
    while lower < byReference.count, rows[Int(byReference[lower])].key <= last {
      body(byReference[lower])
      lower += 1
    }
  }

  /// Lets the caller change the state of a payment.
  @inline(__always)
  mutating func update(_ row: UInt32, _ change: (inout SentRow) -> Void) { rows.update(Int(row), change) }
}
