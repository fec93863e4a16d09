// The ladder from top to bottom. Each rule looks at the state that the rules before it left, never at what it books itself, so the order of
// entries changes nothing.

import PaymentModel

extension ReconciliationRun {
  /// Matches all entries and fixes the outcomes; called once, after everything was ingested.
  ///
  /// - Parameter decisions: What a person chose among the candidates of open questions.
  /// - Returns: Decisions and lists of the unpaid that cannot be applied.
  @discardableResult
  public mutating func resolve(decisions: [Decision] = []) -> [ReconciliationProblem] {
    precondition(!isResolved, "resolve is called once")
    isResolved = true
    markRepeatedEntries()
    bookSingleReferences()
    bookReferenceGroups()
    matchBeginnings()
    matchBatches()
    matchByKey(.accountAmount)
    matchByKey(.nameAmountDate)
    if settings.looksForSums { matchSums() }
    askByAmount()
    apply(decisions)
    refuseExcessReturns()
    closeOpenEntries()
    applyUnpaidLists()
    summarise()
    return problems
  }

  /// Books an event of an entry on a payment and remembers the entry if it tells most of the payment's end.
  mutating func book(_ entry: UInt32, on row: UInt32, amount: Int64? = nil) {
    let record = entries[entry]
    let entryClass = entries.classIndex(of: entry)
    let isSameCurrency = record.currency != 15 && Int(record.currency) == sent[row].state.currency
    let isUsable = isSameCurrency && record.amount >= 0
    sent.book(isUsable ? record.kind : .pending, entryClass, amount: amount ?? record.amount, on: row)
    let current = sent[row].entry
    if current == SentRow.noEntry || explains(entry, betterThan: current) { sent.update(row) { $0.entry = entry } }
    noteReason([current, entry], row)
    noteReturnDay(entry, row)
    if current != SentRow.noEntry { noteReturnDay(current, row) }
  }

  /// The answer that gives the reason of a return often has no day, and the booking that has the day no reason: the day is kept beside.
  mutating func noteReturnDay(_ entry: UInt32, _ row: UInt32) {
    let record = entries[entry]
    guard record.kind == .returned, record.day != 0, entries[sent[row].entry].day == 0 else { return }
    returnDays[row] = max(returnDays[row] ?? 0, record.day)
  }

  /// Bank or provider say why a payment failed, and the statement that books the money mostly says it in its own words or not at all: the
  /// answer's reason is kept beside, else the first one that is given.
  private mutating func noteReason(_ new: [UInt32], _ row: UInt32) {
    var best: UInt32?
    for candidate in new + [reasonEntries[row] ?? SentRow.noEntry] {
      guard candidate != SentRow.noEntry, entries[candidate].reason != 0 else { continue }
      guard [.returned, .rejected].contains(entries[candidate].kind) else { continue }
      if let known = best, !isReason(candidate, betterThan: known) { continue }
      best = candidate
    }
    reasonEntries[row] = best == sent[row].entry ? nil : best
  }

  private func isReason(_ entry: UInt32, betterThan other: UInt32) -> Bool {
    let (new, old) = (entries.classIndex(of: entry), entries.classIndex(of: other))
    return new != old ? new < old : explains(entry, betterThan: other)
  }

  /// By kind, then with a reason, then with a day, then the earlier.
  func explains(_ entry: UInt32, betterThan other: UInt32) -> Bool {
    let new = entries[entry]
    let old = entries[other]
    if new.kind.weight != old.kind.weight { return new.kind.weight > old.kind.weight }
    if (new.reason == 0) != (old.reason == 0) { return new.reason != 0 }
    if (new.day == 0) != (old.day == 0) { return new.day != 0 }
    return entries.place(of: entry) < entries.place(of: other)
  }

  /// Settles an open entry on a payment.
  mutating func match(_ entry: UInt32, to row: UInt32, by rule: MatchRule) {
    entries[entry].disposition = .payment
    entries[entry].target = row
    entries[entry].rule = rule
    book(entry, on: row)
  }

  /// Settles an open entry on several payments, each with its own amount.
  mutating func match(_ entry: UInt32, toGroup rows: [UInt32], by rule: MatchRule) {
    entries[entry].disposition = .group
    entries[entry].target = UInt32(truncatingIfNeeded: groups.count)
    entries[entry].rule = rule
    groups.append(MatchGroup(first: UInt32(truncatingIfNeeded: groupMembers.count), count: UInt32(truncatingIfNeeded: rows.count)))
    groupMembers.append(contentsOf: rows)
    for row in rows { book(entry, on: row, amount: sent[row].amount) }
  }

  /// Makes an entry an open question.
  mutating func ask(_ entry: UInt32, among candidates: some Collection<UInt32>, count: Int? = nil) {
    let listed = candidates.prefix(settings.candidatesListed)
    let question = OpenQuestion(
      first: UInt32(truncatingIfNeeded: questionCandidates.count), listed: UInt32(truncatingIfNeeded: listed.count),
      count: count ?? candidates.count)
    questionCandidates.append(contentsOf: listed)
    questions.append(question)
    entries[entry].disposition = .undecided
    entries[entry].target = UInt32(truncatingIfNeeded: questions.count - 1)
  }

  /// Calls an entry unexpected.
  mutating func refuse(_ entry: UInt32, _ reason: UnexpectedReason) {
    entries[entry].disposition = .unexpected
    entries[entry].target = UInt32(reason.rawValue)
  }

  // MARK: References

  private mutating func bookSingleReferences() {
    for entry in entries.records.indices where entries.records[entry].disposition == .payment {
      book(UInt32(truncatingIfNeeded: entry), on: entries.records[entry].target)
    }
  }

  /// Mentions of an open entry.
  func mentions(_ open: OpenEntry) -> ArraySlice<UInt32> {
    entries.mentions[Int(open.firstMention)..<Int(open.firstMention) + Int(open.mentionCount)]
  }

  /// Whether an open entry is still open.
  func isOpen(_ open: OpenEntry) -> Bool { entries[open.entry].disposition == .open }

  /// Entries that name several payments: booked when the amounts add up, else asked.
  private mutating func bookReferenceGroups() {
    for open in entries.open where open.mentions == .several && isOpen(open) {
      let rows = Array(mentions(open)).sorted()
      var sum = ControlTotals()
      for row in rows { sum.add(sent[row].amount) }
      if !sum.isOverflown, sum.amount == entries[open.entry].amount, open.mentionCount < UInt16.max {
        match(open.entry, toGroup: rows, by: .groupByReferences)
      } else {
        ask(open.entry, among: rows)
      }
    }
  }

  /// Entries with the beginning of a reference: matched with one candidate that is open and no second entry for it.
  private mutating func matchBeginnings() {
    var wanted: [UInt64: Int] = [:]
    func slot(_ open: OpenEntry, _ row: UInt32) -> UInt64 {
      UInt64(row) << 8 | UInt64(entries[open.entry].kind.rawValue) << 1 | UInt64(entries.classIndex(of: open.entry))
    }
    for open in entries.open where open.mentions == .beginnings && isOpen(open) {
      for row in mentions(open) { wanted[slot(open, row), default: 0] += 1 }
    }
    guard !wanted.isEmpty else { return }
    var matches: [(UInt32, UInt32)] = []
    for open in entries.open where open.mentions == .beginnings && isOpen(open) {
      let rows = Array(mentions(open)).sorted()
      let isFree = sent.isOpen(rows[0], for: entries[open.entry].kind, entries.classIndex(of: open.entry))
      if rows.count == 1, isFree, wanted[slot(open, rows[0])] == 1 {
        matches.append((open.entry, rows[0]))
      } else {
        ask(open.entry, among: rows)
      }
    }
    for (entry, row) in matches { match(entry, to: row, by: .referenceTruncated) }
  }

  /// What is still open belongs to nobody.
  private mutating func closeOpenEntries() {
    for open in entries.open where isOpen(open) {
      switch (open.mentions, open.named.target) {
      case (.other, _): refuse(open.entry, .otherReference)
      case (_, .some): refuse(open.entry, .batchAmount)
      default: refuse(open.entry, .unknown)
      }
    }
  }
}
