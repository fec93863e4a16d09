// Rules by account and by name: one open payment and one open entry with the same key and amount, or a question.

import PaymentModel

extension ReconciliationRun {
  /// Open entries with one key, and the payments that have it too.
  private struct Crowd {
    var firstEntry: Int
    var entryCount: Int
    /// Payments that wait for this event, the first of them listed.
    var waiting: [UInt32] = []
    var waitingCount = 0
    /// Payments that have had it.
    var served: [UInt32] = []
    var servedCount = 0
    /// A person has to look although there is one of each.
    var needsPerson = false
  }

  private struct KeyedEntry {
    var key: UInt64
    var open: Int
  }

  /// Matches by account and amount, or by name, amount and time.
  mutating func matchByKey(_ rule: MatchRule) {
    let keyed = keyedEntries(rule)
    guard !keyed.isEmpty else { return }
    var crowds: [Crowd] = []
    var slots = [UInt32](repeating: .max, count: keyed.count * 2 + 2)
    var tags: Set<UInt64> = []
    for (index, entry) in keyed.enumerated() {
      tags.insert(tag(of: entries.open[entry.open].entry))
      if index > 0, keyed[index - 1].key == entry.key {
        crowds[crowds.count - 1].entryCount += 1
        continue
      }
      var slot = KeySet.slot(of: entry.key, in: slots.count)
      while slots[slot] != .max { slot = slot + 1 == slots.count ? 0 : slot + 1 }
      slots[slot] = UInt32(truncatingIfNeeded: crowds.count)
      crowds.append(Crowd(firstEntry: index, entryCount: 1))
    }
    for ordinal in sent.rows.indices where !sent.rows[ordinal].state.isCopy {
      let row = sent.rows[ordinal]
      let key = rule == .accountAmount ? row.account : row.name
      guard key != 0 else { continue }
      for tag in tags {
        let full = keys.combined(key, amount: row.amount, tag: tag)
        var slot = KeySet.slot(of: full, in: slots.count)
        while slots[slot] != .max {
          let crowd = Int(slots[slot])
          if keyed[crowds[crowd].firstEntry].key == full {
            join(UInt32(truncatingIfNeeded: ordinal), keyed, &crowds[crowd], rule)
            break
          }
          slot = slot + 1 == slots.count ? 0 : slot + 1
        }
      }
    }
    settle(crowds, keyed, rule)
  }

  /// Open entries with a key, in the order of keys.
  private func keyedEntries(_ rule: MatchRule) -> [KeyedEntry] {
    var keyed: [KeyedEntry] = []
    for (index, open) in entries.open.enumerated() where isOpen(open) && open.named.target == nil {
      let record = entries[open.entry]
      let key = rule == .accountAmount ? open.account : open.name
      guard key != 0, record.amount > 0, record.currency != 15 else { continue }
      keyed.append(KeyedEntry(key: keys.combined(key, amount: record.amount, tag: tag(of: open.entry)), open: index))
    }
    keyed.sort { ($0.key, $0.open) < ($1.key, $1.open) }
    return keyed
  }

  /// Class, kind and currency of an entry: only payments that wait for just this are its candidates.
  private func tag(of entry: UInt32) -> UInt64 {
    let record = entries[entry]
    return UInt64(record.currency) << 8 | UInt64(record.kind.rawValue) << 1 | UInt64(entries.classIndex(of: entry))
  }

  /// Adds a payment to the candidates of a crowd.
  private func join(_ row: UInt32, _ keyed: [KeyedEntry], _ crowd: inout Crowd, _ rule: MatchRule) {
    let open = entries.open[keyed[crowd.firstEntry].open]
    let record = entries[open.entry]
    guard Int(record.currency) == sent[row].state.currency else { return }
    // One entry too early for the payment does not rule it out for the others of the crowd: those are asked about.
    guard crowd.entryCount > 1 || isInTime(record.day, row, rule) else { return }
    if open.mentions == .other { crowd.needsPerson = true }
    if rule == .nameAmountDate {
      let accountsDiffer = open.account != 0 && sent[row].account != 0 && open.account != sent[row].account
      if accountsDiffer || record.day == 0 { crowd.needsPerson = true }
    }
    if sent.isOpen(row, for: record.kind, entries.classIndex(of: open.entry)) {
      crowd.waitingCount += 1
      if crowd.waiting.count < settings.candidatesListed { crowd.waiting.append(row) }
    } else {
      crowd.servedCount += 1
      if crowd.served.count < settings.candidatesListed { crowd.served.append(row) }
    }
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

  /// One of each is a match; anything else with a candidate is a question.
  private mutating func settle(_ crowds: [Crowd], _ keyed: [KeyedEntry], _ rule: MatchRule) {
    for crowd in crowds where crowd.waitingCount + crowd.servedCount > 0 {
      let first = entries.open[keyed[crowd.firstEntry].open].entry
      if crowd.entryCount == 1, crowd.waitingCount == 1, !crowd.needsPerson {
        match(first, to: crowd.waiting[0], by: rule)
        continue
      }
      ask(first, among: crowd.waiting + crowd.served, count: crowd.waitingCount + crowd.servedCount)
      for index in crowd.firstEntry + 1..<crowd.firstEntry + crowd.entryCount {
        let entry = entries.open[keyed[index].open].entry
        entries[entry].disposition = .undecided
        entries[entry].target = entries[first].target
      }
    }
  }
}
