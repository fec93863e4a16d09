import Diagnostics
import PaymentModel
import Testing

@testable import Reconciliation

@Suite struct OrderTests {
  private func outcome(_ files: [(EntryClass, [StatementEntry])]) -> (PaymentOutcome?, TestMonth) {
    var month = TestMonth()
    month.send([TestPayment(reference: testReference(1)), TestPayment(reference: testReference(2))])
    month.run.add(SentOrder(file: "treasury/btxh.xml", reference: testReference(90), amount: 1_000_000, funds: [0]))
    for (entryClass, list) in files { month.take(entryClass, list) }
    month.resolve()
    return (month.run.totals.orders.first?.outcome, month)
  }

  @Test func `an order is settled when a booking names its reference with its amount`() {
    let order = testReference(90)
    #expect(outcome([(.bookings, [debit(order, 1_000_000)])]).0 == .settled)
    #expect(outcome([(.bookings, [debit("", 1_000_000, text: "KBNN chi \(order) thang 10")])]).0 == .settled)
    #expect(outcome([(.bookings, [credit(order, 1_000_000)])]).0 == .settled)
    #expect(outcome([(.bookings, [debit(order, 1_000_000)]), (.bookings, [credit(order, 1_000_000)])]).0 == .settled)
    #expect(outcome([(.answers, [answer(.paid, order, 0)]), (.bookings, [debit(order, 1_000_000)])]).0 == .settled)
  }

  @Test func `other orders are pending, refused, returned or differ`() {
    let order = testReference(90)
    #expect(outcome([]).0 == .pending)
    #expect(outcome([(.answers, [answer(.pending, order, 0)])]).0 == .pending)
    #expect(outcome([(.answers, [answer(.rejected, order, 0)])]).0 == .rejected)
    #expect(outcome([(.bookings, [debit(order, 1_000_000), credit(order, 1_000_000)])]).0 == .returned)
    #expect(outcome([(.bookings, [debit(order, 999_999)])]).0 == .amountDiffers)
  }

  @Test func `an order's booking is no payment's, and not unexpected`() {
    let (_, month) = outcome([(.bookings, [debit(testReference(90), 1_000_000)])])
    #expect(month.fates == [.order(0, .reference)])
    #expect(month.outcomes == [.pending, .pending])
    #expect(month.run.totals.unexpected.count == 0)
    #expect(month.run.totals.isBalanced)
  }

  @Test func `a refused order drew nothing, so what was rejected in its files is not in hand`() {
    let rejected = answer(.rejected, testReference(1), 0)
    #expect(outcome([(.answers, [rejected])]).1.run.totals.inHand == 500_000)
    #expect(outcome([(.answers, [rejected, answer(.rejected, testReference(90), 0)])]).1.run.totals.inHand == 0)
    #expect(outcome([(.answers, [rejected]), (.bookings, [debit(testReference(90), 1_000_000)])]).1.run.totals.inHand == 500_000)
  }
}

@Suite struct MoneyInHandTests {
  private func order(_ lessHeld: Int64, set: Int, _ programme: Programme = .btxh) -> SentOrder {
    SentOrder(file: "o.xml", reference: "", amount: 0, funds: [], lessHeld: lessHeld, programme: programme, set: set)
  }
  private func file(set: Int, _ programme: Programme = .btxh) -> SentFile {
    SentFile(name: "f", set: set, programme: programme, firstOrdinal: 0, sentOn: nil)
  }

  @Test func `what a later set used is no longer there, what was there before is no part of it`() {
    var money = MoneyInHand()
    money.use(order(250_000, set: 0))
    money.add(500_000, file(set: 0))
    #expect(money.left.amount == 500_000)
    money.use(order(300_000, set: 1))
    #expect(money.left.amount == 200_000)
    money.use(order(900_000, set: 2))
    money.add(70_000, file(set: 2))
    #expect(money.left.amount == 70_000)
    money.add(5, nil)
    #expect(money.left.amount == 70_005)
  }

  @Test func `one programme's money is not the other's`() {
    var money = MoneyInHand()
    money.add(500_000, file(set: 0, .ncc))
    money.use(order(400_000, set: 1, .btxh))
    #expect(money.left.amount == 500_000)
    money.add(.max, file(set: 0, .ncc))
    #expect(money.left.isOverflown)
  }

  @Test func `an order that needs no new money is settled`() {
    var month = TestMonth()
    month.send([TestPayment(reference: testReference(1))])
    month.run.add(SentOrder(file: "o.xml", reference: testReference(90), amount: 0, funds: [0], lessHeld: 500_000))
    month.resolve()
    #expect(month.run.totals.orders.map(\.outcome) == [.settled])
  }
}

@Suite struct BatchTests {
  private func month(_ files: [(EntryClass, [StatementEntry])]) -> TestMonth {
    var month = TestMonth()
    month.send((1...4).map { TestPayment(reference: testReference($0), amount: Int64($0) * 100_000) }, batch: "LO-2026-10-01")
    for (entryClass, list) in files { month.take(entryClass, list) }
    month.resolve()
    return month
  }

  @Test func `a debit of the whole batch pays it, but for what answers call failed`() {
    let paid = month([(.answers, [answer(.rejected, testReference(2), 0)]), (.bookings, [debit("LO-2026-10-01", 1_000_000)])])
    #expect(paid.outcomes == [.settled, .rejected, .settled, .settled])
    #expect(paid.run.totals.inHand == 200_000)
    let rest = month([(.answers, [answer(.rejected, testReference(2), 0)]), (.bookings, [debit("LO-2026-10-01", 800_000)])])
    #expect(rest.outcomes == [.settled, .rejected, .settled, .settled])
  }

  @Test func `a batch debited twice, or with another sum, is unexpected`() {
    let twice = month([(.bookings, [debit("LO-2026-10-01", 1_000_000), debit("LO-2026-10-01", 1_000_000)])])
    #expect(twice.fates == [.batch(0, .batchTotal), .unexpected(.batchRepeated)])
    let other = month([(.bookings, [debit("LO-2026-10-01", 999_999)])])
    #expect(other.fates == [.unexpected(.batchAmount)])
    #expect(other.outcomes == Array(repeating: .pending, count: 4))
  }

  @Test func `a batch refused or sent back as a whole takes all its payments`() {
    #expect(month([(.answers, [answer(.rejected, "LO-2026-10-01", 0)])]).outcomes == Array(repeating: .rejected, count: 4))
    #expect(month([(.bookings, [credit("LO-2026-10-01", 1_000_000)])]).outcomes == Array(repeating: .returned, count: 4))
    #expect(month([(.answers, [answer(.pending, "LO-2026-10-01", 0)])]).outcomes == Array(repeating: .pending, count: 4))
  }

  @Test func `one choice among the failures of the named batch is booked`() {
    let result = month([
      (.answers, [answer(.returned, testReference(1), 0), answer(.returned, testReference(2), 0), answer(.returned, testReference(4), 0)]),
      (.bookings, [credit("LO-2026-10-01", 600_000)]),
    ])
    #expect(result.fates.last == .group([1, 3], .groupBySum))
  }

  @Test func `two credits that each fit the same failures are asked about`() {
    let result = month([
      (.answers, [answer(.returned, testReference(1), 0), answer(.returned, testReference(2), 0)]),
      (.bookings, [credit("", 200_000), credit("", 200_000)]),
    ])
    #expect(result.fates.suffix(2) == [.undecided(candidates: [1], count: 1), .undecided(candidates: [1], count: 1)])
  }

  @Test func `more than thirty failures are proposed only if some choice adds up`() {
    var month = TestMonth()
    month.send((0..<40).map { TestPayment(reference: testReference(200 + $0), amount: 540_000) })
    month.take(.answers, (0..<40).map { answer(.returned, testReference(200 + $0), 0) })
    month.take(.bookings, [credit("", 1_080_000), credit("", 1_080_001), credit("", 540_000 * 41)])
    month.resolve()
    #expect(month.fates[40] == .undecided(candidates: Array(0..<20), count: 40))
    #expect(month.fates[41] == .unexpected(.unknown))
    #expect(month.fates[42] == .unexpected(.unknown))
  }
}

@Suite struct DecisionTests {
  private let entry = EntryPlace(file: 0, record: 1)

  private func month(_ decisions: [Decision], amount: Int64 = 540_000) -> TestMonth {
    var month = TestMonth()
    month.send((1...3).map { TestPayment(reference: testReference($0), amount: 540_000, account: "11111\($0)", name: "Nguyễn Thị Hoa") })
    month.take(.bookings, [debit("", amount, name: "NGUYEN THI HOA"), debit(testReference(3), 540_000)])
    month.resolve(decisions)
    return month
  }

  @Test func `a chosen candidate is booked`() {
    let month = month([
      Decision(entry: entry, payment: 0, mark: .blank, line: 2), Decision(entry: entry, payment: 1, mark: .chosen, line: 3),
    ])
    #expect(month.problems.isEmpty)
    #expect(month.outcomes == [.pending, .settled, .settled])
    #expect(month.rule(1) == .decision)
    #expect(month.run.totals.undecided.count == 0)
  }

  @Test func `a candidate that was paid already may be chosen: it was paid twice`() {
    #expect(month([Decision(entry: entry, payment: 2, mark: .chosen, line: 2)]).outcomes == [.pending, .pending, .duplicate])
  }

  @Test func `an entry may belong to none`() {
    let month = month([Decision(entry: entry, payment: 0, mark: .none, line: 2), Decision(entry: entry, payment: 1, mark: .none, line: 3)])
    #expect(month.problems.isEmpty)
    #expect(month.fates[0] == .unexpected(.decided))
  }

  @Test func `two candidates for one entry contradict each other`() {
    let month = month([
      Decision(entry: entry, payment: 0, mark: .chosen, line: 2), Decision(entry: entry, payment: 1, mark: .chosen, line: 3),
    ])
    #expect(month.problems == [.contradictoryDecisions(line: 3, other: 2)])
    #expect(month.outcomes == [.pending, .pending, .settled])
    #expect(month.fates[0] == .undecided(candidates: [0, 1, 2], count: 3))
  }

  @Test func `a choice and "none" contradict each other, the same choice twice does not`() {
    let chosen = Decision(entry: entry, payment: 0, mark: .chosen, line: 2)
    #expect(month([chosen, Decision(entry: entry, payment: 1, mark: .none, line: 3)]).problems.count == 1)
    #expect(month([chosen, chosen]).outcomes[0] == .settled)
  }

  @Test func `unknown entries, candidates and marks are problems`() {
    let month = month([
      Decision(entry: EntryPlace(file: 0, record: 2), payment: 0, mark: .chosen, line: 2),
      Decision(entry: EntryPlace(file: 7, record: 1), payment: 0, mark: .chosen, line: 3),
      Decision(entry: entry, payment: nil, mark: .chosen, line: 4), Decision(entry: entry, payment: 99, mark: .chosen, line: 5),
      Decision(entry: entry, payment: 0, mark: .unknown, line: 6),
    ])
    #expect(
      month.problems == [
        .decisionForUnknownEntry(line: 2), .decisionForUnknownEntry(line: 3), .decisionForUnknownCandidate(line: 4),
        .decisionForUnknownCandidate(line: 5), .unknownMark(line: 6),
      ])
    #expect(month.problems.allSatisfy { $0.entry.code.description == "REC-301" && $0.decisionLine != nil && !$0.reason.vi.isEmpty })
  }

  @Test func `several candidates of a lump are chosen together when they add up`() {
    var month = TestMonth()
    month.send((0..<3).map { TestPayment(reference: testReference(40 + $0)) })
    month.take(.answers, (0..<3).map { answer(.returned, testReference(40 + $0), 0) })
    month.take(.bookings, [credit("", 1_000_000)])
    let place = EntryPlace(file: 1, record: 1)
    month.resolve([0, 2].map { Decision(entry: place, payment: $0, mark: .chosen, line: $0 + 2) })
    #expect(month.problems.isEmpty)
    #expect(month.fates[3] == .group([0, 2], .decision))
  }

  @Test func `a candidate beyond those listed may be chosen, a stranger may not`() {
    for (payment, isOffered) in [(24, true), (25, false)] {
      var month = TestMonth()
      month.send(
        (0..<25).map { TestPayment(reference: testReference(300 + $0), name: "Lê Thị Hoa") }
          + [TestPayment(reference: testReference(399), amount: 1, name: "Lê Thị Hoa")])
      month.take(.bookings, [debit(name: "LE THI HOA")])
      month.resolve([Decision(entry: EntryPlace(file: 0, record: 1), payment: payment, mark: .chosen, line: 2)])
      #expect(month.problems.isEmpty == isOffered)
      #expect((month.outcomes[24] == .settled) == isOffered)
    }
  }

  @Test(arguments: [
    ("", Decision.Mark.blank), ("  ", .blank), ("x", .chosen), ("X ", .chosen), ("Có", .chosen), ("1", .chosen), ("0", .none),
    ("không", .none), ("?", .unknown), ("xx", .unknown),
  ])
  func `marks are read as people write them`(text: String, mark: Decision.Mark) {
    #expect(Decision.Mark(text) == mark)
  }

  @Test func `a payment is found by its reference`() {
    let month = month([])
    #expect(month.run.payment(reference: Array(testReference(2).utf8).span) == 1)
    #expect(month.run.payment(reference: Array(testReference(9).utf8).span) == nil)
  }
}

@Suite struct UnpaidListTests {
  @Test func `an unpaid part leaves the rest with the payee`() {
    var month = TestMonth()
    month.send((0..<3).map { TestPayment(reference: testReference(60 + $0), channel: .home) })
    month.take(.unpaidList, [answer(.returned, testReference(61), 200_000)])
    month.resolve()
    #expect(month.outcomes == [.settled, .amountDiffers, .settled])
    #expect(month.problems == [.unpaidAmountDiffers(EntryPlace(file: 0, record: 1))])
    #expect(month.run.totals.inHand == 200_000)
  }

  @Test func `an empty list pays the files that the caller names, and nothing else`() {
    var month = TestMonth()
    month.send([TestPayment(reference: testReference(70), channel: .cash)])
    month.send([TestPayment(reference: testReference(71), channel: .cash)])
    month.take(.unpaidList, [], covers: [1])
    month.resolve()
    #expect(month.outcomes == [.pending, .settled])

    var nothing = TestMonth()
    nothing.send([TestPayment(reference: testReference(70), channel: .cash)])
    nothing.take(.unpaidList, [])
    nothing.resolve()
    #expect(nothing.problems == [.unpaidListCoversNothing(file: 0)])
    #expect(nothing.outcomes == [.pending])
  }

  @Test func `names are enough for the unpaid when they are alone`() {
    var month = TestMonth()
    month.send([
      TestPayment(reference: testReference(80), name: "Lê Thị Na", channel: .cash),
      TestPayment(reference: testReference(81), name: "Lê Văn Tám", channel: .cash),
    ])
    var unpaid = answer(.booked, name: "LE THI NA")
    unpaid.bookingDate = day("2026-10-20")
    month.take(.unpaidList, [unpaid])
    month.resolve()
    #expect(month.outcomes == [.returned, .settled])
    #expect(month.rule(1) == .unpaidList)
  }
}

@Suite struct ExplanationTests {
  @Test func `an explanation names what was booked, asked and missed`() {
    var month = TestMonth()
    month.send([
      TestPayment(reference: testReference(1), account: "0121000889922", name: "Nguyễn Thị Hoa"),
      TestPayment(reference: testReference(2), account: "0121000889933", name: "Nguyễn Thị Hoa"),
    ])
    month.take(
      .bookings,
      [
        debit(testReference(1), account: "0121000889922"), debit("", 499_000, account: "0121000889922"), debit(name: "NGUYEN THI HOA"),
        debit(on: "2026-08-01", account: "0121000889933"), debit("", 5, text: "\(testReference(1)) \(testReference(2))"),
      ])
    month.resolve()
    let explanation = month.run.explain(payment: 0)
    #expect(explanation.verdict.outcome == .settled)
    let findings = Dictionary(explanation.trials.map { ($0.entry.record, $0.finding) }, uniquingKeysWith: { first, _ in first })
    #expect(findings[1] == .booked)
    #expect(findings[2] == .otherAmount(499_000))
    #expect(findings[3] == .wentTo(1, .nameAmountDate))
    #expect(findings[5] == .oneOf(2))
    #expect(explanation.trials.map(\.rule) == [.reference, .groupByReferences, .accountAmount, .nameAmountDate])
    let other = month.run.explain(payment: 1)
    #expect(other.trials.contains { $0.entry.record == 4 && $0.finding == .outOfTime })
    #expect(other.rulesWithoutEntry.contains(.reference))
    #expect(explanation.trials.allSatisfy { !$0.finding.words.vi.isEmpty && !$0.finding.words.en.isEmpty })
  }

  @Test func `every rule and reason has words in both languages`() {
    for rule in MatchRule.allCases { #expect(!rule.words.vi.isEmpty && rule.words.vi != rule.words.en) }
    for reason in UnexpectedReason.allCases { #expect(!reason.words.vi.isEmpty && reason.words.vi != reason.words.en) }
  }
}

@Suite struct PagedArrayTests {
  @Test(arguments: [0, 1, 32_767, 32_768, 32_769, 70_000]) func `elements stand where they were put at every page end`(count: Int) {
    var array = PagedArray<Int>()
    for number in 0..<count { array.append(number) }
    #expect(array.count == count)
    #expect(Array(array) == Array(0..<count))
    guard count > 0 else { return }
    array[count - 1] = -1
    array.update(0) { $0 -= 7 }
    #expect(array[count - 1] == (count == 1 ? -8 : -1))
    #expect(array[0] == (count == 1 ? -8 : -7))
  }
}
