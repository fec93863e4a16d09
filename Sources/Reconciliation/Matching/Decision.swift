// What a person chose in to-decide.csv.

import PaymentModel

/// One line of the decisions file: an entry, a candidate, and the mark beside it.
public struct Decision: Hashable, Sendable {
  /// What the mark says.
  public enum Mark: Hashable, Sendable {
    /// Nothing: another candidate is meant, or nobody decided.
    case blank
    /// This candidate.
    case chosen
    /// The entry belongs to none of them.
    case none
    /// Something else.
    case unknown

    /// Reads the column `chon`: x, v, 1, có, chọn, yes choose; 0, không, no say "none"; empty is blank.
    public init(_ text: some StringProtocol) {
      switch text.lowercased().filter({ !$0.isWhitespace }) {
      case "": self = .blank
      case "x", "v", "1", "✓", "✗", "có", "co", "c", "chọn", "chon", "yes", "y": self = .chosen
      case "0", "không", "khong", "no", "n", "none": self = .none
      default: self = .unknown
      }
    }
  }

  /// The entry.
  public var entry: EntryPlace
  /// The candidate's number among the payments; nil when the line names no payment of the run.
  public var payment: Int?
  /// The mark.
  public var mark: Mark
  /// 1-based line of the file, for problems.
  public var line: Int
  /// What the line says of the entry's amount, in minor units; nil where it says nothing.
  public var entryAmount: Int64?
  /// What the line says of the candidate's amount, in minor units; nil where it says nothing.
  public var paymentAmount: Int64?

  /// A line.
  public init(
    entry: EntryPlace, payment: Int?, mark: Mark, line: Int, entryAmount: Int64? = nil, paymentAmount: Int64? = nil
  ) {
    self.entry = entry
    self.payment = payment
    self.mark = mark
    self.line = line
    self.entryAmount = entryAmount
    self.paymentAmount = paymentAmount
  }
}

extension ReconciliationRun {
  /// The number of the payment that has a reference; nil when none has. Where several have it, amount and destination (account or phone)
  /// say which; nil when they leave several.
  public func payment(reference: Span<UInt8>, amount: Int64? = nil, destination: Span<UInt8>? = nil) -> Int? {
    let key = key(ofReference: reference)
    let row = sent.row(of: key)
    if row != SentTable.none { return Int(row) }
    var sharing = sent.rows(sharing: key, amount: amount)
    if sharing.count > 1, let destination {
      let account = keys.account(destination)
      sharing.removeAll { sent[$0].account != account }
    }
    return sharing.count == 1 ? Int(sharing[0]) : nil
  }

  /// Whether a later try of a payment was sent as well: its reference has the same stem.
  public func hasLaterAttempt(ofPayment number: Int) -> Bool {
    let key = sent.rows[number].key
    guard key != 0, key >> 63 == 0 else { return false }
    // The attempt stands in the reference itself, as its eleventh character.
    let attempt = Int(key >> 5 & 31) + 1
    return (attempt..<PaymentReference.attempts.upperBound).contains { earlier in
      guard sent.attemptMask & (1 << UInt32(earlier)) != 0, let later = PaymentReference(hash50: key >> 10, attempt: earlier + 1) else {
        return false
      }
      return sent.row(of: later.packed) != SentTable.none || !sent.rows(sharing: later.packed).isEmpty
    }
  }

  /// The number of the order that has a reference, as in the orders of the totals; nil when none has.
  public func order(reference: Span<UInt8>) -> Int? {
    guard case .order(let order)? = sent.named[key(ofReference: reference)] else { return nil }
    return order
  }

  /// References that several payments have, and one of these payments each.
  public var sharedReferences: [Int] { sent.shared.values.map { Int($0[0]) }.sorted() }

  /// Applies marked lines; lines that contradict each other or name nothing offered are problems and change nothing.
  ///
  /// Several candidates of one entry contradict each other unless their amounts add up to the entry's.
  mutating func apply(_ decisions: [Decision]) {
    var chosen: [UInt32: [Decision]] = [:]
    let places = questionPlaces(for: decisions)
    for decision in decisions where decision.mark != .blank {
      if decision.mark == .unknown {
        problems.append(.unknownMark(line: decision.line))
        continue
      }
      guard let entry = places[decision.entry] else {
        problems.append(.decisionForUnknownEntry(line: decision.line))
        continue
      }
      if decision.mark == .chosen, !isCandidate(decision.payment, of: entry) {
        problems.append(.decisionForUnknownCandidate(line: decision.line))
        continue
      }
      // The person decided over these figures: other ones mean another statement, or a line that was changed.
      if let said = decision.entryAmount, said != entries[entry].amount {
        problems.append(.decisionAmountChanged(line: decision.line))
        continue
      }
      if let said = decision.paymentAmount, let row = decision.payment, sent.rows.indices.contains(row), said != sent.rows[row].amount {
        problems.append(.decisionAmountChanged(line: decision.line))
        continue
      }
      let known = chosen[entry] ?? []
      let isSaid = known.contains { $0.mark == decision.mark && (decision.mark == .none || $0.payment == decision.payment) }
      if !isSaid { chosen[entry] = known + [decision] }
    }
    for (entry, list) in chosen.sorted(by: { $0.key < $1.key }) { apply(list, to: entry) }
  }

  private mutating func apply(_ list: [Decision], to entry: UInt32) {
    let rows = list.compactMap { $0.mark == .chosen ? $0.payment.map { UInt32(truncatingIfNeeded: $0) } : nil }
    if list.count == 1 {
      if let row = rows.first { match(entry, to: row, by: .decision) } else { refuse(entry, .decided) }
      return
    }
    var sum = ControlTotals()
    for row in rows { sum.add(sent[row].amount) }
    if rows.count == list.count, !sum.isOverflown, sum.amount == entries[entry].amount {
      match(entry, toGroup: rows.sorted(), by: .decision)
    } else {
      problems.append(.contradictoryDecisions(line: list[1].line, other: list[0].line))
    }
  }

  /// Open questions by place, as far as decisions name them.
  private func questionPlaces(for decisions: [Decision]) -> [EntryPlace: UInt32] {
    guard !decisions.isEmpty else { return [:] }
    let wanted = Set(decisions.map(\.entry))
    var places: [EntryPlace: UInt32] = [:]
    for open in entries.open where entries[open.entry].disposition == .undecided {
      let place = entries.place(of: open.entry)
      if wanted.contains(place), places[place] == nil { places[place] = open.entry }
    }
    return places
  }

  /// Whether a payment may be chosen for an entry: one of the listed, or one that the same rule would have listed.
  private func isCandidate(_ payment: Int?, of entry: UInt32) -> Bool {
    guard let payment, payment >= 0, payment < sent.rows.count else { return false }
    let row = UInt32(truncatingIfNeeded: payment)
    let question = questions[Int(entries[entry].target)]
    let listed = questionCandidates[Int(question.first)..<Int(question.first) + Int(question.listed)]
    if listed.contains(row) { return true }
    guard question.count > Int(question.listed), !sent[row].state.isCopy,
      let open = entries.open.first(where: { $0.entry == entry })
    else { return false }
    if mentions(open).contains(row) { return true }
    let hasKey = (open.account != 0 && open.account == sent[row].account) || (open.name != 0 && open.name == sent[row].name)
    return ((hasKey || open.isAnonymous) && sent[row].amount == entries[entry].amount) || isFailedAndAway(row)
  }
}
