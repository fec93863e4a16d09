import PaymentModel
import Testing

@testable import Reconciliation

/// An invented month full of coincidences: few names, few amounts, shared accounts, torn references.
struct RandomMonth {
  var payments: [TestPayment] = []
  var files: [(EntryClass, [StatementEntry])] = []

  private static let names = ["Nguyễn Thị Hoa", "Trần Văn Bình", "Lê Thị Hoa", "Đỗ Văn Đức", "Nguyen Thi Hoa"]
  private static let plainNames = ["NGUYEN THI HOA", "TRAN VAN BINH", "LE THI HOA", "DO VAN DUC", "PHAM LA"]
  private static let amounts: [Int64] = [500_000, 540_000, 750_000, 1_080_000]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...25, using: &random)
    for number in 0..<count {
      let shared = Int.random(in: 0..<4, using: &random) == 0
      payments.append(
        TestPayment(
          reference: testReference(Int(seed) * 1_000 + number), amount: Self.amounts.randomElement(using: &random) ?? 0,
          account: shared ? "0100200300" : "01002\(10_000 + Int.random(in: 0..<20, using: &random))",
          name: Self.names.randomElement(using: &random) ?? "",
          period: Int.random(in: 0..<8, using: &random) == 0 ? nil : Period(year: 2026, month: 10)))
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let entryClass: EntryClass = Bool.random(using: &random) ? .bookings : .answers
      var list: [StatementEntry] = []
      for _ in 0..<Int.random(in: 0...25, using: &random) { list.append(entry(entryClass, &random)) }
      // An overlapping statement repeats lines of an earlier file.
      if let earlier = files.last(where: { $0.0 == entryClass }), Bool.random(using: &random) {
        list += earlier.1.filter { _ in Bool.random(using: &random) }
      }
      files.append((entryClass, list.shuffled(using: &random)))
    }
  }

  private func entry(_ entryClass: EntryClass, _ random: inout SeededGenerator) -> StatementEntry {
    let payment = payments[Int.random(in: 0..<payments.count, using: &random)]
    var entry = StatementEntry(direction: .debit, amount: Amount(payment.amount))
    if entryClass == .bookings {
      entry.direction = Int.random(in: 0..<4, using: &random) == 0 ? .credit : .debit
    } else {
      entry.direction = .none
      entry.status = [.paid, .paid, .paid, .returned, .rejected, .pending].randomElement(using: &random) ?? .paid
    }
    if Int.random(in: 0..<15, using: &random) == 0 { entry.status = .fee }
    if Int.random(in: 0..<3, using: &random) == 0 { entry.bankReference = "FT\(Int.random(in: 0..<6, using: &random))" }
    let days = ["2026-08-31", "2026-09-01", "2026-10-05", "2026-10-05", "2026-11-04", "2027-01-31", "2027-02-01"]
    entry.bookingDate = Int.random(in: 0..<6, using: &random) == 0 ? nil : day(days.randomElement(using: &random) ?? "")
    let amount = Self.amounts.randomElement(using: &random) ?? 0
    if Int.random(in: 0..<6, using: &random) == 0 { entry.amount.minorUnits = amount }
    switch Int.random(in: 0..<10, using: &random) {
    case 0...2: entry.reference = payment.reference
    case 3: entry.narrative = "MBVCB.452.\(payment.reference).CT tu 0351000646393"
    case 4: entry.narrative = "ck \(payment.reference.lowercased()) tro cap"
    case 5:
      let cut = Int.random(in: 1...11, using: &random)
      entry.narrative = "CT \(payment.reference.prefix(cut))\n\(payment.reference.dropFirst(cut)) thang 10"
    case 6: entry.narrative = "CK \(payment.reference.prefix(Int.random(in: 7...11, using: &random)))"
    case 7:
      let other = payments[Int.random(in: 0..<payments.count, using: &random)]
      entry.narrative = "HOAN \(payment.reference) VA \(other.reference)"
      if Bool.random(using: &random), other.reference != payment.reference {
        entry.amount.minorUnits = payment.amount + other.amount
      }
    case 8: entry.narrative = "CT \(testReference(Int.random(in: 0..<5, using: &random) + 900_000))"
    default: entry.reference = Bool.random(using: &random) ? "" : testReference(800_000)
    }
    if Bool.random(using: &random) { entry.counterpartyAccount = payment.account }
    if Bool.random(using: &random) { entry.counterpartyName = Self.plainNames.randomElement(using: &random) ?? "" }
    return entry
  }

  func run(_ files: [(EntryClass, [StatementEntry])]? = nil, seed: UInt64 = 1) -> TestMonth {
    var settings = ReconciliationSettings()
    // The rule of sums has tests of its own.
    settings.looksForSums = false
    var month = TestMonth(settings: settings, seed: seed)
    month.send(payments)
    for (entryClass, list) in files ?? self.files { month.take(entryClass, list) }
    month.resolve()
    return month
  }
}

@Suite struct RandomMonthTests {
  @Test func `random months give what the slow reconciliation gives`() {
    var rules: Set<MatchRule> = []
    var outcomes: Set<PaymentOutcome> = []
    for seed in UInt64(1)...250 {
      let random = RandomMonth(seed: seed)
      let fast = random.run()
      let slow = SlowReconciliation(random.payments, random.files)
      #expect(fast.outcomes == slow.outcomes, "seed \(seed)")
      for (number, fate) in fast.fates.enumerated() {
        var expected = slow.entries[number].fate
        if case .repeated = fate, case .repeated = expected { expected = fate }
        if case .payment(_, let rule) = fate { rules.insert(rule) }
        if case .group(_, let rule) = fate { rules.insert(rule) }
        // A question of several entries lists what any of them may mean.
        if case .undecided(let candidates, let count) = fate, case .undecided(let others, let otherCount) = expected {
          #expect(candidates == Array(others.prefix(20)) && count == otherCount, "seed \(seed), entry \(number)")
        } else {
          #expect(fate == expected, "seed \(seed), entry \(number)")
        }
      }
      outcomes.formUnion(slow.outcomes)
      #expect(fast.run.totals.isBalanced)
    }
    #expect(outcomes == Set(PaymentOutcome.allCases))
    #expect(
      rules == [
        .reference, .referenceInText, .referenceMangled, .referenceTruncated, .groupByReferences, .accountAmount, .nameAmountDate,
      ])
  }

  @Test func `neither the order of entries nor the seed of the keys changes an outcome`() {
    for seed in UInt64(1)...80 {
      let random = RandomMonth(seed: seed)
      let first = random.run()
      var generator = SeededGenerator(seed: seed)
      var shuffled = random.files.map { ($0.0, $0.1.shuffled(using: &generator)) }
      #expect(random.run(shuffled, seed: seed &* 77).outcomes == first.outcomes, "seed \(seed), entries")
      shuffled.shuffle(using: &generator)
      let third = random.run(shuffled, seed: seed &* 99)
      #expect(third.outcomes == first.outcomes, "seed \(seed), files")
      #expect(third.run.totals.unexpected == first.run.totals.unexpected)
      #expect(third.run.totals.undecided == first.run.totals.undecided)
      #expect(third.run.totals.inHand == first.run.totals.inHand)
    }
  }
}
