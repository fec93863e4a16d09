// What the pipeline asks while it streams both sides a second time.

public import PaymentModel

/// What became of a payment, and by which entry it is known.
public struct PaymentVerdict: Hashable, Sendable {
  /// Its outcome.
  public var outcome: PaymentOutcome
  /// The rule that matched the entry; `none` without an entry.
  public var rule: MatchRule
  /// The entry that tells most of its end; nil when there is none.
  public var entry: EntryPlace?
  /// Why it came back or was refused.
  public var reason: ReasonCode?
  /// When it came back.
  public var returnedOn: CalendarDate?
  /// What the payee holds of it, in minor units; 0 when not known.
  public var heldAmount: Int64
  /// True for a payment that was handed in before: it is to be left out.
  public var isCopy: Bool
  /// Everything reported of it.
  public var events: PaymentEvents
}

/// What became of an entry.
public enum EntryFate: Hashable, Sendable {
  /// It belongs to one payment, by its number.
  case payment(Int, MatchRule)
  /// It belongs to several payments.
  case group([Int], MatchRule)
  /// It belongs to an order, by its number.
  case order(Int, MatchRule)
  /// It covers a whole sent file, by its index.
  case batch(Int, MatchRule)
  /// A fee line.
  case fee
  /// An earlier file reported the same booking.
  case repeated(of: EntryPlace)
  /// Several candidates; the first of them and how many there are.
  case undecided(candidates: [Int], count: Int)
  /// It belongs to no sent payment.
  case unexpected(UnexpectedReason)
}

extension ReconciliationRun {
  /// The figures of the run, after `resolve()`.
  public var totals: ReconciliationSummary { summary }

  /// What became of a payment, by its number in the order in which payments were given.
  public func verdict(ofPayment number: Int) -> PaymentVerdict {
    let row = UInt32(truncatingIfNeeded: number)
    let payment = sent[row]
    let events = sent.events(of: row)
    let (outcome, held) = events.outcome(of: payment.amount, returnAllowance: settings.returnAllowance)
    var verdict = PaymentVerdict(
      outcome: outcome, rule: payment.state.isImpliedPaid ? .unpaidList : .none, entry: nil, reason: nil, returnedOn: nil,
      heldAmount: held, isCopy: payment.state.isCopy, events: events)
    guard payment.entry != SentRow.noEntry else { return verdict }
    let record = entries[payment.entry]
    verdict.entry = entries.place(of: payment.entry)
    verdict.rule = record.rule
    verdict.reason = entries.reason(reasonEntries[row].map { entries[$0].reason } ?? record.reason)
    if record.kind == .returned { verdict.returnedOn = EntryRecord.date(record.day == 0 ? returnDays[row] ?? 0 : record.day) }
    return verdict
  }

  /// What became of an entry, by its number in the order in which entries were given.
  public func fate(ofEntry number: Int) -> EntryFate {
    let record = entries.records[number]
    switch record.disposition {
    case .payment: return .payment(Int(record.target), record.rule)
    case .group: return .group(members(ofGroup: record.target).map { Int($0) }, record.rule)
    case .order: return .order(Int(record.target), record.rule)
    case .batch: return .batch(Int(record.target), record.rule)
    case .fee: return .fee
    case .repeated: return .repeated(of: entries.place(of: record.target))
    case .undecided:
      let question = questions[Int(record.target)]
      let listed = questionCandidates[Int(question.first)..<Int(question.first) + Int(question.listed)]
      return .undecided(candidates: listed.map { Int($0) }, count: question.count)
    case .unexpected: return .unexpected(UnexpectedReason(rawValue: UInt8(truncatingIfNeeded: record.target)) ?? .unknown)
    case .open: return .unexpected(.unknown)
    }
  }

  /// The place of an entry: file and record.
  public func place(ofEntry number: Int) -> EntryPlace { entries.place(of: UInt32(truncatingIfNeeded: number)) }

  /// Where a payment stands: sent file and record.
  public func place(ofPayment number: Int) -> (file: Int, record: Int) {
    (Int(sent.rows[number].file), Int(sent.rows[number].record))
  }
}
