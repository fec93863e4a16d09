// More came back of a payment than was paid: what fits is its return, whatever is beyond belongs to somebody else and is shown.

import PaymentModel

extension ReconciliationRun {
  /// A report that a payment came back.
  private struct ReturnReport {
    var entry: UInt32
    var amount: Int64
    /// A booking for several payments at once, which cannot be given up for one of them.
    var isShared: Bool
  }

  /// Gives up reports of returns that a payment cannot have had, so that the money stands among the unexpected and the payment is returned.
  ///
  /// A single credit of another amount is no matter of this rule: it makes the amount differ. An answer given twice moved no money; it
  /// counts as a repeat.
  mutating func refuseExcessReturns() {
    var limits: [UInt32: Int64] = [:]
    for (row, sums) in sent.ledger {
      guard sums.returned.0.count > 1 || sums.returned.1.count > 1 else { continue }
      let paid = paidOnce(row)
      if [sums.returned.0, sums.returned.1].contains(where: { $0.isOverflown || $0.amount > paid }) { limits[row] = paid }
    }
    guard !limits.isEmpty else { return }
    let reports = returnReports(of: limits)
    for (row, limit) in limits.sorted(by: { $0.key < $1.key }) {
      var kept: [ReturnReport] = []
      for entryClass in 0...1 {
        let all = (reports[row] ?? []).filter { entries.classIndex(of: $0.entry) == entryClass }
        let own = fitting(all, limit)
        kept += own
        guard own.count < all.count else { continue }
        var sum = EventSum()
        for report in own { sum.add(report.amount) }
        sent.setReturned(sum, entryClass, of: row)
        let ownEntries = Set(own.map(\.entry))
        for report in all where !ownEntries.contains(report.entry) { giveUp(report.entry, row, own, entryClass) }
      }
      explainAnew(row, kept)
    }
  }

  /// What can come back of a payment: what was paid, or what was sent where nobody reports that.
  private func paidOnce(_ row: UInt32) -> Int64 {
    let paid = sent.events(of: row).paid
    return paid.count == 0 ? sent[row].amount : paid.amount
  }

  private func returnReports(of rows: [UInt32: Int64]) -> [UInt32: [ReturnReport]] {
    var reports: [UInt32: [ReturnReport]] = [:]
    for ordinal in entries.records.indices where entries.records[ordinal].kind == .returned {
      let record = entries.records[ordinal]
      let entry = UInt32(truncatingIfNeeded: ordinal)
      switch record.disposition {
      case .payment where rows[record.target] != nil:
        let isUsable = Int(record.currency) == sent[record.target].state.currency && record.amount >= 0
        let amount = record.amount == 0 ? sent[record.target].amount : record.amount
        if isUsable { reports[record.target, default: []].append(ReturnReport(entry: entry, amount: amount, isShared: false)) }
      case .group:
        for row in members(ofGroup: record.target) where rows[row] != nil {
          reports[row, default: []].append(ReturnReport(entry: entry, amount: sent[row].amount, isShared: true))
        }
      case .batch:
        for row in rows.keys where UInt32(sent[row].file) == record.target {
          reports[row, default: []].append(ReturnReport(entry: entry, amount: sent[row].amount, isShared: true))
        }
      default: continue
      }
    }
    return reports
  }

  /// Those reports that add up to just what can come back: shared ones, then the largest that still fit, whatever their order. All of them
  /// where that does not come out even: then the amount differs.
  private func fitting(_ all: [ReturnReport], _ limit: Int64) -> [ReturnReport] {
    var kept = all.filter(\.isShared)
    var rest = kept.reduce(limit) { $0 &- $1.amount }
    let single = all.filter { !$0.isShared }.sorted {
      $0.amount != $1.amount ? $0.amount > $1.amount : entries.place(of: $0.entry) < entries.place(of: $1.entry)
    }
    for report in single where report.amount <= rest {
      kept.append(report)
      rest -= report.amount
    }
    return rest == 0 ? kept : all
  }

  private mutating func giveUp(_ entry: UInt32, _ row: UInt32, _ own: [ReturnReport], _ entryClass: Int) {
    if entryClass == 0, let first = own.first(where: { $0.amount == entries[entry].amount || entries[entry].amount == 0 }) {
      entries[entry].disposition = .repeated
      entries[entry].target = first.entry
      return
    }
    refuse(entry, .returnedBefore)
    excessReturns[entry] = row
  }

  /// Chooses the explaining entry among those that are left.
  private mutating func explainAnew(_ row: UInt32, _ kept: [ReturnReport]) {
    guard var best = kept.first?.entry else { return }
    for report in kept.dropFirst() where explains(report.entry, betterThan: best) { best = report.entry }
    sent.update(row) { $0.entry = best }
    returnDays[row] = nil
    for report in kept { noteReturnDay(report.entry, row) }
  }
}
