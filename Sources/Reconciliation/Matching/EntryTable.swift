// What came back, in flat memory: 32 bytes an entry, and 32 more for those that no reference explains.

public import PaymentModel

/// What became of an entry.
enum Disposition: UInt8, Sendable {
  /// `target` is its place among the open entries.
  case open = 0
  /// `target` is the payment.
  case payment
  /// `target` is the group.
  case group
  /// `target` is the order.
  case order
  /// `target` is the sent file whose payments it covers.
  case batch
  case fee
  /// `target` is the entry that reported the same booking first.
  case repeated
  /// `target` is the question.
  case undecided
  /// `target` is an `UnexpectedReason`.
  case unexpected
}

/// Why an entry belongs to no sent payment.
public enum UnexpectedReason: UInt8, Sendable, CaseIterable {
  /// Nothing of it is known.
  case unknown = 0
  /// It names a reference that was not sent in this run.
  case otherReference
  /// It names a batch with a sum that neither the batch nor its failures have.
  case batchAmount
  /// It names a batch that was debited before.
  case batchRepeated
  /// A person said that it belongs to none.
  case decided
  /// More open entries than the run keeps.
  case tooMany
  /// It names a payment whose money had come back in full already.
  case returnedBefore
}

/// One entry; trivial.
struct EntryRecord: Sendable {
  var amount: Int64
  /// Hash of the bank's reference, kind, amount and day; 0 without a bank reference.
  var repeatKey: UInt64
  var target: UInt32
  /// Record in its file.
  var record: UInt32
  /// Days since 2000-01-01, 0 when not known.
  var day: UInt16
  /// Index among the reasons of the run, 0 = none.
  var reason: UInt16
  var kind: EventKind
  var rule: MatchRule
  var disposition: Disposition
  /// Index among the currencies of the sent payments, 15 = another.
  var currency: UInt8

  static let epoch = 10_957

  /// A date as days since 2000-01-01; 0 for dates outside 2000…2179 or not known to the day.
  static func day(_ date: CalendarDate?) -> UInt16 {
    guard let number = date?.dayNumber, number > epoch, number - epoch <= Int(UInt16.max) else { return 0 }
    return UInt16(number - epoch)
  }

  /// The date of a day.
  static func date(_ day: UInt16) -> CalendarDate? { day == 0 ? nil : CalendarDate(dayNumber: Int(day) + epoch) }
}

/// What an open entry carries besides.
struct OpenEntry: Sendable {
  // The order of the fields makes 32 bytes of them.
  var account: UInt64
  var name: UInt64
  var entry: UInt32
  /// Where the references found begin in `EntryTable.mentions`.
  var firstMention: UInt32
  /// The order or batch it names.
  var named: Named
  /// How many references were found.
  var mentionCount: UInt16
  /// How the mentions were found.
  var mentions: Mentions

  enum Mentions: UInt8, Sendable {
    case none
    /// Several whole references.
    case several
    /// Beginnings of references, amount equal.
    case beginnings
    /// A reference that was not sent in this run.
    case other
  }

  /// Whether nothing in it tells whose it is.
  var isAnonymous: Bool { mentions == .none && named.target == nil && account == 0 && name == 0 }

  /// 4 bytes: −1 for none, else the order (upper bit clear) or file.
  struct Named: Sendable {
    private var value: Int32 = -1
    init(_ target: NamedTarget?) {
      switch target {
      case .order(let index): value = Int32(truncatingIfNeeded: index)
      case .file(let index): value = Int32(truncatingIfNeeded: index) | 1 << 30
      case nil: value = -1
      }
    }
    var target: NamedTarget? {
      value < 0 ? nil : value & 1 << 30 == 0 ? .order(Int(value)) : .file(Int(value & ~(1 << 30)))
    }
  }
}

/// A returned file, as the run knows it.
public struct ReturnedFile: Sendable {
  /// Its name, for messages.
  public let name: String
  /// What kind of source it is.
  public let entryClass: EntryClass
  /// Its first entry among those of the run.
  public internal(set) var firstOrdinal: Int
  /// Its entries.
  public internal(set) var count = 0
  /// For a list of the unpaid: the sent files whose other payments are paid; empty = those of the channels cash and home that it names.
  public let covers: [Int]
  /// For a list of the unpaid: what the service says it paid.
  public let statedPaid: ControlTotals?
}

/// A place of an entry: file and record.
public struct EntryPlace: Hashable, Comparable, Sendable {
  /// Index of the returned file in the run.
  public var file: Int
  /// 1-based record, for CSV the physical line.
  public var record: Int

  /// A place.
  public init(file: Int, record: Int) {
    self.file = file
    self.record = record
  }

  /// By file, then record.
  public static func < (left: EntryPlace, right: EntryPlace) -> Bool { (left.file, left.record) < (right.file, right.record) }
}

/// All entries of a run.
struct EntryTable: Sendable {
  var records = PagedArray<EntryRecord>()
  var open = PagedArray<OpenEntry>()
  var mentions: [UInt32] = []
  var files: [ReturnedFile] = []
  private(set) var reasons: [ReasonCode] = []
  private var reasonIndex: [UInt64: UInt16] = [:]

  subscript(entry: UInt32) -> EntryRecord {
    @inline(__always) get { records[Int(entry)] }
    @inline(__always) set { records[Int(entry)] = newValue }
  }

  /// The file of an entry.
  func file(of entry: UInt32) -> Int {
    var lower = 0
    var upper = files.count
    while lower + 1 < upper {
      let middle = (lower + upper) / 2
      if files[middle].firstOrdinal <= Int(entry) { lower = middle } else { upper = middle }
    }
    return lower
  }

  /// Where an entry stands.
  func place(of entry: UInt32) -> EntryPlace { EntryPlace(file: file(of: entry), record: Int(self[entry].record)) }

  /// 0 for answers, 1 for bookings.
  func classIndex(of entry: UInt32) -> Int { files[file(of: entry)].entryClass == .bookings ? 1 : 0 }

  /// The number of a reason, from 1; 0 without or beyond 65,535 of them.
  mutating func reason(key: UInt64, _ make: () -> ReasonCode) -> UInt16 {
    if let found = reasonIndex[key] { return found }
    guard reasons.count < Int(UInt16.max) else { return 0 }
    reasons.append(make())
    let number = UInt16(reasons.count)
    reasonIndex[key] = number
    return number
  }

  /// The reason of a number.
  func reason(_ number: UInt16) -> ReasonCode? { number == 0 ? nil : reasons[Int(number) - 1] }
}
