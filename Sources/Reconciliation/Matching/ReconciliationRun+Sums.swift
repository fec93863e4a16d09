// One credit for several failed payments, without a word about which.

import PaymentModel

extension ReconciliationRun {
  /// Candidates of a sum.
  private struct SumPool {
    var rows: [UInt32] = []
    var amounts: [Int64] = []
    /// The sums it can make, when it has too many members to try all choices.
    var reach: SubsetSum.Reach?
  }

  /// Credits that are the sum of payments which answers call failed: booked when just one choice among at most 30 adds up, else asked.
  mutating func matchSums() {
    var credits: [OpenEntry] = []
    for open in entries.open where isOpen(open) && open.mentions == .none {
      let record = entries[open.entry]
      if record.kind == .returned, entries.classIndex(of: open.entry) == 1, record.amount > 0, record.currency != 15 {
        credits.append(open)
      }
    }
    guard !credits.isEmpty else { return }
    let largest = credits.reduce(0) { max($0, entries[$1.entry].amount) }
    var pools: [UInt64: SumPool] = [:]
    var choices: [(entry: UInt32, rows: [UInt32])] = []
    var asked: [(entry: UInt32, pool: SumPool)] = []
    for credit in credits {
      let record = entries[credit.entry]
      var file: Int?
      if case .file(let named)? = credit.named.target { file = named }
      let poolKey = UInt64(record.currency) << 32 | UInt64(file.map { $0 + 1 } ?? 0)
      let pool = pools[poolKey] ?? makePool(currency: Int(record.currency), file: file, largest: largest)
      pools[poolKey] = pool
      guard !pool.rows.isEmpty else { continue }
      if let reach = pool.reach {
        if reach.contains(record.amount) { asked.append((credit.entry, pool)) }
        continue
      }
      switch SubsetSum.find(record.amount, among: pool.amounts) {
      case .none: break
      case .unique(let places): choices.append((credit.entry, places.map { pool.rows[$0] }))
      case .several: asked.append((credit.entry, pool))
      }
    }
    var uses: [UInt32: Int] = [:]
    for choice in choices { for row in choice.rows { uses[row, default: 0] += 1 } }
    for choice in choices {
      if choice.rows.allSatisfy({ uses[$0] == 1 }) {
        match(choice.entry, toGroup: choice.rows, by: .groupBySum)
      } else {
        ask(choice.entry, among: choice.rows)
      }
    }
    for (entry, pool) in asked { ask(entry, among: pool.rows) }
  }

  private func makePool(currency: Int, file: Int?, largest: Int64) -> SumPool {
    var pool = SumPool()
    for ordinal in file.map({ rows(ofFile: $0) }) ?? sent.rows.indices {
      let row = UInt32(truncatingIfNeeded: ordinal)
      guard isFailedAndAway(row), sent[row].state.currency == currency, sent[row].amount > 0 else { continue }
      pool.rows.append(row)
      pool.amounts.append(sent[row].amount)
    }
    // More than 30 are never tried one by one: a billion choices.
    if pool.rows.count > min(settings.sumCandidates, 30) { pool.reach = SubsetSum.Reach(of: pool.amounts, upTo: largest) }
    return pool
  }

  /// Credits in a statement that carry nothing but an amount: payments of that amount whose money has not come back are asked about, be it
  /// one or many. A debit of an amount that many payments have is no such sign: it may be anybody's.
  mutating func askByAmount() {
    var wanted: [Int64: [UInt32]] = [:]
    for open in entries.open where isOpen(open) && open.isAnonymous {
      let record = entries[open.entry]
      guard record.kind == .returned, record.amount > 0, record.currency != 15, entries.classIndex(of: open.entry) == 1 else { continue }
      wanted[record.amount] = []
    }
    guard !wanted.isEmpty else { return }
    for ordinal in sent.rows.indices {
      let row = UInt32(truncatingIfNeeded: ordinal)
      if wanted[sent.rows[ordinal].amount] != nil, sent.isOpen(row, for: .returned, 1) { wanted[sent.rows[ordinal].amount]?.append(row) }
    }
    for open in entries.open where isOpen(open) && open.isAnonymous {
      let record = entries[open.entry]
      guard record.kind == .returned, entries.classIndex(of: open.entry) == 1, let rows = wanted[record.amount] else { continue }
      var listed: [UInt32] = []
      for row in rows where listed.count <= settings.candidatesListed {
        if Int(record.currency) == sent[row].state.currency, isInTime(record.day, row, .nameAmountDate) { listed.append(row) }
      }
      // Beyond the list the number is that of all payments of this amount: looking at each one for each entry would be a square.
      if !listed.isEmpty { ask(open.entry, among: listed, count: listed.count > settings.candidatesListed ? rows.count : nil) }
    }
  }
}
