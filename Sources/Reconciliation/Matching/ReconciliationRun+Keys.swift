// Rules by account and by name: one open payment and one open entry with the same key and amount, or a question.

internal import ByteText
import PaymentModel

extension ReconciliationRun {
  /// Open entries with one key, and how many payments have it too; 32 bytes, because there may be one for each entry.
  private struct Crowd {
    var firstEntry: UInt32
    var entryCount: UInt32 = 1
    /// Payments that wait for this event, and the first of them.
    var waitingCount: UInt32 = 0
    var firstWaiting: UInt32 = 0
    /// Payments that have had it.
    var servedCount: UInt32 = 0
    /// A person has to look although there is one of each.
    var needsPerson = false

    var isQuestion: Bool {
      waitingCount + servedCount > 0 && (entryCount > 1 || waitingCount != 1 || needsPerson)
    }
  }

  private struct KeyedEntry {
    var key: UInt64
    var open: UInt32
  }

  /// Crowds of one rule, found by key.
  private struct CrowdTable {
    var keyed: [KeyedEntry]
    var crowds: [Crowd] = []
    var tags: Set<UInt64> = []
    var slots: [UInt32]

    /// The crowd of a key.
    func crowd(_ key: UInt64) -> Int? {
      var slot = FlatKeySet.slot(of: key, in: slots.count)
      while slots[slot] != .max {
        let crowd = Int(slots[slot])
        if keyed[Int(crowds[crowd].firstEntry)].key == key { return crowd }
        slot = slot + 1 == slots.count ? 0 : slot + 1
      }
      return nil
    }
  }

  /// Matches by account and amount, or by name, amount and time.
  mutating func matchByKey(_ rule: MatchRule) {
    let keyed = keyedEntries(rule)
    guard !keyed.isEmpty else { return }
    var table = makeTable(keyed)
    forEachCandidate(&table, rule) { table, crowd, row, isWaiting, needsPerson in
      if needsPerson { table.crowds[crowd].needsPerson = true }
      if isWaiting {
        if table.crowds[crowd].waitingCount == 0 { table.crowds[crowd].firstWaiting = row }
        table.crowds[crowd].waitingCount += 1
      } else {
        table.crowds[crowd].servedCount += 1
      }
    }
    settle(&table, rule)
  }

  private func makeTable(_ keyed: [KeyedEntry]) -> CrowdTable {
    var table = CrowdTable(keyed: keyed, slots: [UInt32](repeating: .max, count: keyed.count + keyed.count / 2 + 2))
    for (index, entry) in keyed.enumerated() {
      table.tags.insert(tag(of: entries.open[Int(entry.open)].entry))
      if index > 0, keyed[index - 1].key == entry.key {
        table.crowds[table.crowds.count - 1].entryCount += 1
        continue
      }
      var slot = FlatKeySet.slot(of: entry.key, in: table.slots.count)
      while table.slots[slot] != .max { slot = slot + 1 == table.slots.count ? 0 : slot + 1 }
      table.slots[slot] = UInt32(truncatingIfNeeded: table.crowds.count)
      table.crowds.append(Crowd(firstEntry: UInt32(truncatingIfNeeded: index)))
    }
    return table
  }

  /// Gives each payment that has the key of a crowd and fits its time, whether it waits for the event, and whether a person must look.
  private func forEachCandidate(
    _ table: inout CrowdTable, _ rule: MatchRule, _ body: (inout CrowdTable, Int, UInt32, Bool, Bool) -> Void
  ) {
    for ordinal in sent.rows.indices {
      let row = sent.rows[ordinal]
      let key = rule == .accountAmount ? row.account : row.name
      guard key != 0, !row.state.isCopy else { continue }
      for tag in table.tags {
        guard let number = table.crowd(keys.combined(key, amount: row.amount, tag: tag)) else { continue }
        let crowd = table.crowds[number]
        let open = entries.open[Int(table.keyed[Int(crowd.firstEntry)].open)]
        let record = entries[open.entry]
        guard Int(record.currency) == row.state.currency else { continue }
        // One entry at the wrong time rules a payment out; of several at least one may be right, so they are asked about.
        guard crowd.entryCount > 1 || isInTime(record.day, UInt32(truncatingIfNeeded: ordinal), rule) else { continue }
        var needsPerson = open.mentions == .other
        if rule == .nameAmountDate {
          needsPerson = needsPerson || record.day == 0 || (open.account != 0 && row.account != 0 && open.account != row.account)
        }
        let isWaiting = !row.state.has(record.kind, entries.classIndex(of: open.entry))
        body(&table, number, UInt32(truncatingIfNeeded: ordinal), isWaiting, needsPerson)
      }
    }
  }

  /// Open entries with a key, in the order of keys.
  private func keyedEntries(_ rule: MatchRule) -> [KeyedEntry] {
    var keyed: [KeyedEntry] = []
    for index in entries.open.indices {
      let open = entries.open[index]
      guard isOpen(open), open.named.target == nil else { continue }
      let record = entries[open.entry]
      let key = rule == .accountAmount ? open.account : open.name
      guard key != 0, record.amount > 0, record.currency != 15 else { continue }
      keyed.append(
        KeyedEntry(key: keys.combined(key, amount: record.amount, tag: tag(of: open.entry)), open: UInt32(truncatingIfNeeded: index)))
    }
    keyed.sort { ($0.key, $0.open) < ($1.key, $1.open) }
    return keyed
  }

  /// Class, kind and currency of an entry: only payments that wait for just this are its candidates.
  private func tag(of entry: UInt32) -> UInt64 {
    let record = entries[entry]
    return UInt64(record.currency) << 8 | UInt64(record.kind.rawValue) << 1 | UInt64(entries.classIndex(of: entry))
  }

  /// Whether an entry of this day can be about a payment.
  ///
  /// Not before its file was sent; where that is not known, not before the month ahead of its payout month. By name, not long after either.
  func isInTime(_ day: UInt16, _ row: UInt32, _ rule: MatchRule) -> Bool {
    guard day != 0 else { return true }
    let payment = sent[row]
    let number = Int(day) + EntryRecord.epoch
    let monthStart = payment.month == 0 ? nil : ReconciliationRun.dayNumber(month: Int(payment.month) + 1900 * 12)
    if let sentOn = sent.files[Int(payment.file)].sentOn?.dayNumber {
      if number < sentOn { return false }
      return rule != .nameAmountDate || number <= max(sentOn, monthStart ?? sentOn) + settings.nameWindowDays
    }
    guard let monthStart else { return true }
    if number < ReconciliationRun.dayNumber(month: Int(payment.month) + 1900 * 12 - 1) ?? monthStart { return false }
    return rule != .nameAmountDate || number <= monthStart + settings.nameWindowDays
  }

  private static func dayNumber(month: Int) -> Int? {
    CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)?.dayNumber
  }

  /// Matches by account whose entry has the name of another payment of the same amount: account and name contradict each other.
  private func contradictions(_ table: CrowdTable) -> [Int: UInt32] {
    var wanted: [UInt64: [Int]] = [:]
    for (number, crowd) in table.crowds.enumerated() where crowd.waitingCount == 1 && !crowd.isQuestion {
      let open = entries.open[Int(table.keyed[Int(crowd.firstEntry)].open)]
      if open.name != 0, open.name != sent[crowd.firstWaiting].name { wanted[open.name, default: []].append(number) }
    }
    var found: [Int: UInt32] = [:]
    if wanted.isEmpty { return found }
    for ordinal in sent.rows.indices where !sent.rows[ordinal].state.isCopy {
      for number in wanted[sent.rows[ordinal].name] ?? [] where found[number] == nil {
        guard sent.rows[ordinal].amount == sent[table.crowds[number].firstWaiting].amount else { continue }
        found[number] = UInt32(truncatingIfNeeded: ordinal)
      }
    }
    return found
  }

  /// One of each is a match; anything else with a candidate is a question.
  private mutating func settle(_ table: inout CrowdTable, _ rule: MatchRule) {
    let contradictions = rule == .accountAmount ? contradictions(table) : [:]
    var lists: [Int: (waiting: [UInt32], served: [UInt32])] = [:]
    if table.crowds.contains(where: \.isQuestion) {
      forEachCandidate(&table, rule) { table, crowd, row, isWaiting, _ in
        guard table.crowds[crowd].isQuestion else { return }
        if isWaiting, lists[crowd, default: ([], [])].waiting.count < settings.candidatesListed {
          lists[crowd, default: ([], [])].waiting.append(row)
        } else if !isWaiting, lists[crowd, default: ([], [])].served.count < settings.candidatesListed {
          lists[crowd, default: ([], [])].served.append(row)
        }
      }
    }
    for (number, crowd) in table.crowds.enumerated() where crowd.waitingCount + crowd.servedCount > 0 {
      let first = entries.open[Int(table.keyed[Int(crowd.firstEntry)].open)].entry
      if let other = contradictions[number] {
        ask(first, among: [crowd.firstWaiting, other])
        continue
      }
      guard crowd.isQuestion else {
        match(first, to: crowd.firstWaiting, by: rule)
        continue
      }
      let list = lists[number] ?? ([], [])
      ask(first, among: list.waiting + list.served, count: Int(crowd.waitingCount + crowd.servedCount))
      for index in Int(crowd.firstEntry) + 1..<Int(crowd.firstEntry + crowd.entryCount) {
        let entry = entries.open[Int(table.keyed[index].open)].entry
        entries[entry].disposition = .undecided
        entries[entry].target = entries[first].target
      }
    }
  }
}
