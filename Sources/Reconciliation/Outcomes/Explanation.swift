// Why a payment has its outcome: each rule of the ladder, with what it found and why candidates fell out.

import PaymentModel

/// What a rule made of an entry, seen from one payment.
public enum MatchFinding: Hashable, Sendable {
  /// The entry was booked on the payment.
  case booked
  /// The entry repeats one of an earlier file.
  case repeated(of: EntryPlace)
  /// The payment is one of so many candidates: nobody chose.
  case oneOf(Int)
  /// Same account, another amount.
  case otherAmount(Int64)
  /// Same name and amount, another account.
  case otherAccount
  /// Same account or name and amount, but the day does not fit.
  case outOfTime
  /// The entry went to another payment, by its number.
  case wentTo(Int, MatchRule)
  /// The entry names references that were not sent in this run.
  case namesAnother
  /// The entry's amount is not the sum of the payments it names.
  case sumDiffers
  /// The entry names the payment, which had come back in full already.
  case returnedBefore
}

/// One line of an explanation.
public struct MatchTrial: Hashable, Sendable {
  /// The rule.
  public var rule: MatchRule
  /// The entry it looked at.
  public var entry: EntryPlace
  /// Amount of the entry in minor units.
  public var amount: Int64
  /// What came of it.
  public var finding: MatchFinding
}

/// Why a payment has its outcome.
public struct MatchExplanation: Hashable, Sendable {
  /// The payment's number.
  public var payment: Int
  /// Its verdict.
  public var verdict: PaymentVerdict
  /// Trials in the order of the ladder, then of entries; at most a thousand.
  public var trials: [MatchTrial]
  /// Rules that found nothing.
  public var rulesWithoutEntry: [MatchRule]
}

extension ReconciliationRun {
  private static let trialLimit = 1_000

  /// Explains a payment by its number: every entry that was booked on it, asked about it, or came near.
  public func explain(payment number: Int) -> MatchExplanation {
    let row = UInt32(truncatingIfNeeded: number)
    var trials: [MatchTrial] = []
    for ordinal in entries.records.indices where trials.count < ReconciliationRun.trialLimit {
      let entry = UInt32(truncatingIfNeeded: ordinal)
      guard let (rule, finding) = finding(entry, row) else { continue }
      trials.append(MatchTrial(rule: rule, entry: entries.place(of: entry), amount: entries.records[ordinal].amount, finding: finding))
    }
    let open = entries.open.lazy.filter { self.entries[$0.entry].disposition != .repeated }
    for entry in open where trials.count < ReconciliationRun.trialLimit {
      guard let (rule, finding) = nearMiss(entry, row) else { continue }
      let place = entries.place(of: entry.entry)
      trials.append(MatchTrial(rule: rule, entry: place, amount: entries[entry.entry].amount, finding: finding))
    }
    trials.sort { ($0.rule.rawValue, $0.entry) < ($1.rule.rawValue, $1.entry) }
    let seen = Set(trials.map(\.rule))
    let verdict = verdict(ofPayment: number)
    let silent = MatchRule.allCases.dropFirst().filter { !seen.contains($0) && $0 != verdict.rule }
    return MatchExplanation(payment: number, verdict: verdict, trials: trials, rulesWithoutEntry: Array(silent))
  }

  /// What an entry that reached a payment did there.
  private func finding(_ entry: UInt32, _ row: UInt32) -> (MatchRule, MatchFinding)? {
    let record = entries[entry]
    switch record.disposition {
    case .payment: return record.target == row ? (record.rule, .booked) : nil
    case .group: return members(ofGroup: record.target).contains(row) ? (record.rule, .booked) : nil
    case .batch: return UInt32(sent[row].file) == record.target ? (.batchTotal, .booked) : nil
    case .repeated:
      let first = entries[record.target]
      return first.disposition == .payment && first.target == row ? (first.rule, .repeated(of: entries.place(of: record.target))) : nil
    case .undecided:
      let question = questions[Int(record.target)]
      let listed = questionCandidates[Int(question.first)..<Int(question.first) + Int(question.listed)]
      return listed.contains(row) ? (askingRule(entry, row), .oneOf(question.count)) : nil
    case .unexpected: return excessReturns[entry] == row ? (record.rule, .returnedBefore) : nil
    case .fee, .order, .open: return nil
    }
  }

  /// The rule that made an entry a question, seen from a candidate.
  private func askingRule(_ entry: UInt32, _ row: UInt32) -> MatchRule {
    guard let open = entries.open.first(where: { $0.entry == entry }) else { return .none }
    switch open.mentions {
    case .several: return .groupByReferences
    case .beginnings: return .referenceTruncated
    case .none, .other: break
    }
    if open.account != 0, open.account == sent[row].account { return .accountAmount }
    if open.name != 0, open.name == sent[row].name { return .nameAmountDate }
    return open.isAnonymous && entries[entry].amount == sent[row].amount && !isFailedAndAway(row) ? .amountAlone : .groupBySum
  }

  /// Why an entry with the payment's account or name is not its own.
  private func nearMiss(_ open: OpenEntry, _ row: UInt32) -> (MatchRule, MatchFinding)? {
    let record = entries[open.entry]
    let payment = sent[row]
    if finding(open.entry, row) != nil { return nil }
    let hasAccount = open.account != 0 && open.account == payment.account
    let hasName = open.name != 0 && open.name == payment.name
    if open.mentions == .several, mentions(open).contains(row) { return (.groupByReferences, .sumDiffers) }
    guard hasAccount || (hasName && record.amount == payment.amount) else { return nil }
    let rule = hasAccount ? MatchRule.accountAmount : .nameAmountDate
    if record.disposition == .payment { return (rule, .wentTo(Int(record.target), record.rule)) }
    if record.disposition == .unexpected, open.mentions == .other { return (rule, .namesAnother) }
    if record.amount != payment.amount { return (rule, .otherAmount(record.amount)) }
    if !isInTime(record.day, row, rule) { return (rule, .outOfTime) }
    if !hasAccount, open.account != 0, payment.account != 0 { return (rule, .otherAccount) }
    return nil
  }
}
