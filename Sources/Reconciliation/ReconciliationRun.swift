// Start reading here: what was sent goes in, what came back goes in, `resolve()` once, then every payment and every entry has its fate.

public import PaymentModel

/// How a run matches.
public struct ReconciliationSettings: Hashable, Sendable {
  /// Candidates listed per open question; the rest is counted.
  public var candidatesListed = 20
  /// Entries without a reference that are kept for the weaker rules, 64 bytes each.
  public var openEntries = 2_000_000
  /// Days after the beginning of the payout month in which an entry may be matched by name.
  public var nameWindowDays = 122
  /// Whether credits without a reference are tried as sums of failed payments.
  public var looksForSums = true
  /// Most payments among which a sum is looked for, at most 30.
  public var sumCandidates = 30
  /// What a bank may keep of a return and the return still counts as whole, in minor units.
  public var returnAllowance: Int64 = 0

  /// The usual settings.
  public init() {}
}

/// A reconciliation: payments sent against entries that came back.
///
/// Give everything sent first, then everything returned, then `resolve()`. Results are asked by the number of a payment or entry in the
/// order in which it was given, so that both sides can be streamed a second time. Results do not depend on the order of entries.
public struct ReconciliationRun: Sendable {
  /// How it matches.
  public let settings: ReconciliationSettings

  var sent = SentTable()
  var entries = EntryTable()
  var groups: [MatchGroup] = []
  var groupMembers: [UInt32] = []
  var questions: [OpenQuestion] = []
  var questionCandidates: [UInt32] = []
  var orderEvents: [OrderEvent] = []
  /// Entries that say why a payment failed, where the explaining entry does not say it best.
  var reasonEntries: [UInt32: UInt32] = [:]
  /// Days of returns that the explaining entry does not know.
  var returnDays: [UInt32: UInt16] = [:]
  /// Credits and answers beyond what a payment can return, and the payment they name.
  var excessReturns: [UInt32: UInt32] = [:]
  var problems: [ReconciliationProblem] = []
  var isResolved = false
  var summary = ReconciliationSummary()

  let keys: KeyMaker
  var finder = ReferenceFinder(attemptMask: 0)
  /// Scratch of `ingest`.
  var found: [UInt32] = []

  /// An empty run. The seed changes no result; it is drawn afresh unless a test fixes it.
  public init(settings: ReconciliationSettings = ReconciliationSettings(), seed: UInt64 = UInt64.random(in: .min ... .max)) {
    self.settings = settings
    keys = KeyMaker(seed: seed)
  }

  // MARK: What was sent

  /// Payments given so far.
  public var paymentCount: Int { sent.rows.count }
  /// Entries given so far.
  public var entryCount: Int { entries.records.count }
  /// Files with payments.
  public var sentFiles: [SentFile] { sent.files }
  /// Returned files.
  public var returnedFiles: [ReturnedFile] { entries.files }
  /// Answers that name another account than their payment's: how many, and the first of them.
  var otherAccounts: (count: Int, listed: [(entry: UInt32, payment: UInt32)]) = (0, [])
  /// Numbers of entry and payment for the first answers that name another account than was sent, and how many there are.
  public var answersForOtherAccounts: (count: Int, listed: [(entry: Int, payment: Int)]) {
    (otherAccounts.count, otherAccounts.listed.map { (Int($0.entry), Int($0.payment)) })
  }

  /// Payments that were handed in before and do not count again.
  public var copiedPayments: Int { sent.copies }

  /// Makes room for so many payments.
  public mutating func reserve(payments: Int) { sent.reserve(payments) }

  /// Begins a file with payments and gives its index.
  ///
  /// - Parameters:
  ///   - name: For messages.
  ///   - batchReference: What names it in statements; nil or empty without.
  ///   - sentOn: Earlier bookings are not its own; nil when not known.
  ///   - set: The prepared set it belongs to, in the order in which sets were sent; −1 for a file by itself.
  public mutating func beginSentFile(
    name: String, batchReference: String? = nil, sentOn: CalendarDate? = nil, set: Int = -1
  ) -> Int {
    let index = sent.files.count
    sent.files.append(SentFile(name: name, set: set, firstOrdinal: sent.rows.count, sentOn: sentOn))
    if let batchReference { sent.name(.file(index), key: key(ofReference: Array(batchReference.utf8).span)) }
    return index
  }

  /// Adds the next payments of the file begun last.
  public mutating func add(_ block: PaymentBlock) {
    precondition(!sent.files.isEmpty && entries.files.isEmpty, "payments follow beginSentFile and come before entries")
    let file = sent.files.count - 1
    let bytes = block.bytes.span
    if sent.files[file].programme == .unknown, let first = block.rows.first { sent.files[file].programme = first.programme }
    for row in block.rows {
      var state = SentState()
      state.attempt = row.attempt
      state.channel = row.channel
      state.currency = sent.index(of: row.currency)
      let destination = row[.account].isEmpty ? row[.phone] : row[.account]
      let isNew = sent.append(
        SentRow(
          key: key(ofReference: bytes.extracting(row[.reference].range)), amount: row.amount,
          account: keys.account(bytes.extracting(destination.range)), name: keys.name(bytes.extracting(row[.payeeName].range)),
          record: row.sourceRecord, entry: SentRow.noEntry, state: state, file: UInt16(truncatingIfNeeded: file),
          month: row.period.map { UInt16(clamping: $0.monthNumber - 1900 * 12) } ?? 0))
      if isNew { sent.files[file].totals.add(row.amount) }
    }
  }

  /// Adds a treasury order.
  public mutating func add(_ order: SentOrder) {
    sent.name(.order(sent.orders.count), key: key(ofReference: Array(order.reference.utf8).span))
    sent.orders.append(order)
  }

  // MARK: What came back

  /// Begins a returned file and gives its index. The caller leaves out files with equal bytes.
  ///
  /// - Parameters:
  ///   - name: For messages.
  ///   - entryClass: What kind of source it is.
  ///   - covers: For a list of the unpaid: the sent files whose other payments are paid; empty = cash and home files that it names.
  ///   - statedPaid: For a list of the unpaid: count and sum that the service says it paid.
  public mutating func beginReturnedFile(
    name: String, entryClass: EntryClass, covers: [Int] = [], statedPaid: ControlTotals? = nil
  ) -> Int {
    finder.attemptMask = sent.attemptMask
    entries.files.append(
      ReturnedFile(name: name, entryClass: entryClass, firstOrdinal: entries.records.count, covers: covers, statedPaid: statedPaid))
    return entries.files.count - 1
  }

  /// The key of a reference as a column holds it: packed if it is ours, else hashed; 0 when blank.
  func key(ofReference text: Span<UInt8>) -> UInt64 {
    let range = KeyMaker.trimmed(text)
    if range.count == PaymentReference.length, let reference = PaymentReference(text.extracting(range)) { return reference.packed }
    return keys.foreignReference(text)
  }
}

/// Several payments behind one entry.
struct MatchGroup: Sendable {
  var first: UInt32
  var count: UInt32
}

/// Candidates among which the machine does not choose.
struct OpenQuestion: Sendable {
  var first: UInt32
  var listed: UInt32
  var count: Int
}

/// What an entry says of an order.
struct OrderEvent: Sendable {
  var order: UInt32
  var entry: UInt32
}

/// What is wrong with decisions or with a list of the unpaid.
public enum ReconciliationProblem: Hashable, Sendable {
  /// A decision names an entry that is no open question.
  case decisionForUnknownEntry(line: Int)
  /// A decision names a payment that is no candidate of the entry.
  case decisionForUnknownCandidate(line: Int)
  /// A decision states another amount than entry or payment have.
  case decisionAmountChanged(line: Int)
  /// Two candidates are chosen for one entry; the lines.
  case contradictoryDecisions(line: Int, other: Int)
  /// The column `chon` holds neither a mark nor nothing.
  case unknownMark(line: Int)
  /// A list of the unpaid holds an entry that belongs to no payment, or to one of several: nobody else on the list can be called paid.
  case unpaidEntryNotMatched(EntryPlace)
  /// An unpaid entry has another amount than was sent.
  case unpaidAmountDiffers(EntryPlace)
  /// Sent less unpaid is not what the service says it paid.
  case unpaidTotalsDiffer(file: Int, paid: ControlTotals, stated: ControlTotals)
  /// A list of the unpaid covers no sent file.
  case unpaidListCoversNothing(file: Int)
}
