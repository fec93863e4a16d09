// The catalogue of return cases, by its numbers.

import PaymentModel
import Testing

@testable import Reconciliation

@Suite struct ReturnCaseTests {
  let first = testReference(1)
  let second = testReference(2)

  @Test func `T1: reference, amount and account agree, so the payment is settled`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922")])
    month.take(.bookings, [debit(first, account: "0121000889922")])
    month.resolve()
    #expect(month.outcomes == [.settled])
    #expect(month.rule(0) == .reference)
    #expect(month.run.verdict(ofPayment: 0).entry == EntryPlace(file: 0, record: 1))
    #expect(month.run.totals.isBalanced)
    #expect(month.run.totals[.settled] == ControlTotals(count: 1, amount: 500_000))
  }

  @Test(arguments: 8...11) func `T2: a reference cut by the bank is enough with its amount and one candidate`(length: Int) {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [debit(text: "CK tro cap \(first.prefix(length))")])
    month.resolve()
    #expect(month.outcomes == [.settled, .pending])
    #expect(month.rule(0) == .referenceTruncated)
  }

  @Test func `T2: seven characters of a reference are not enough, nor are eight with another amount`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.take(.bookings, [debit(text: "CK \(first.prefix(7))"), debit(text: "CK \(first.prefix(8))").with(amount: 499_999)])
    month.resolve()
    #expect(month.outcomes == [.pending])
    #expect(month.fates == [.unexpected(.unknown), .unexpected(.unknown)])
  }

  @Test func `T3: two payments of one amount and name are not chosen among, both are listed`() {
    var month = TestMonth()
    month.send([
      TestPayment(reference: first, amount: 540_000, account: "111111", name: "Nguyễn Thị Hoa"),
      TestPayment(reference: second, amount: 540_000, account: "222222", name: "NGUYEN THI HOA"),
    ])
    month.take(.bookings, [debit("", 540_000, name: "Nguyen Thi Hoa")])
    month.resolve()
    #expect(month.outcomes == [.pending, .pending])
    #expect(month.fates == [.undecided(candidates: [0, 1], count: 2)])
    #expect(month.run.totals.undecided == ControlTotals(count: 1, amount: 540_000))
    #expect(month.run.totals.unexpected.count == 0)
  }

  @Test func `T4: a credit of the sum of five is booked when it names them`() {
    let references = (10..<15).map { testReference($0) }
    let payments = references.enumerated().map { TestPayment(reference: $1, amount: 500_000 + Int64($0) * 1_000) }
    var month = TestMonth()
    month.send(payments)
    month.take(.bookings, payments.map { debit($0.reference, $0.amount) })
    month.take(.bookings, [credit("", 2_510_000, text: "HOAN TRA " + references.joined(separator: ", "))])
    month.resolve()
    #expect(month.outcomes == Array(repeating: .returned, count: 5))
    #expect(month.fates.last == .group([0, 1, 2, 3, 4], .groupByReferences))
    #expect(month.run.totals.inHand == 2_510_000)
  }

  @Test func `T4: references whose amounts do not add up are asked about`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [credit("", 999_999, text: "\(first) \(second)")])
    month.resolve()
    #expect(month.fates == [.undecided(candidates: [0, 1], count: 2)])
  }

  @Test func `T4: a credit that names its batch brings back what failed in it`() {
    var month = TestMonth()
    month.send((0..<6).map { TestPayment(reference: testReference(20 + $0), amount: 600_000) }, batch: "VCB-2026-10-01")
    month.take(.answers, [answer(.returned, testReference(20), 0), answer(.returned, testReference(23), 600_000)])
    month.take(.bookings, [debit("", 3_600_000, text: "CHI LUONG VCB-2026-10-01"), credit("VCB-2026-10-01", 1_200_000)])
    month.resolve()
    #expect(month.outcomes == [.returned, .settled, .settled, .returned, .settled, .settled])
    #expect(month.fates[3] == .group([0, 3], .batchTotal))
    #expect(month.rule(1) == .batchTotal)
    #expect(month.run.totals.isBalanced)
  }

  @Test func `T4: without a name one choice that adds up is booked, several are proposed`() {
    let amounts: [Int64] = [500_000, 540_000, 750_000, 1_000_000, 1_080_000]
    var month = TestMonth()
    month.send(amounts.enumerated().map { TestPayment(reference: testReference(30 + $0), amount: $1) })
    month.take(.answers, amounts.indices.map { answer(.returned, testReference(30 + $0), 0) })
    // 540 + 750 = 1.290 in no other way; 1.580 = 500 + 1.080 = 540 + … no; 2.080 = 1.000 + 1.080 = … only one; 1.540 = 540 + 1.000.
    month.take(.bookings, [credit("", 1_290_000)])
    month.resolve()
    #expect(month.fates[5] == .group([1, 2], .groupBySum))

    var equal = TestMonth()
    equal.send((0..<3).map { TestPayment(reference: testReference(40 + $0)) })
    equal.take(.answers, (0..<3).map { answer(.returned, testReference(40 + $0), 0) })
    equal.take(.bookings, [credit("", 1_000_000), credit("", 1_234_567)])
    equal.resolve()
    #expect(equal.fates[3] == .undecided(candidates: [0, 1, 2], count: 3))
    #expect(equal.fates[4] == .unexpected(.unknown))
  }

  @Test func `T5: a return in the next month's statement is matched to the old payment`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.take(.bookings, [debit(first, on: "2026-10-29")])
    month.take(.bookings, [credit("", on: "2026-11-04", text: "HOAN \(first)", reason: ReasonCode(list: "ISO-RETURN", code: "AC04"))])
    month.resolve()
    let verdict = month.run.verdict(ofPayment: 0)
    #expect(verdict.outcome == .returned)
    #expect(verdict.returnedOn == day("2026-11-04"))
    #expect(verdict.reason == ReasonCode(list: "ISO-RETURN", code: "AC04"))
    #expect(verdict.entry == EntryPlace(file: 1, record: 1))
  }

  @Test func `T5: the bank's reason stays when the money arrives, also where the treasury names another`() {
    let closed = ReasonCode(list: "ISO-STATUS", code: "AC04")
    let other = ReasonCode(list: "ISO-RETURN", code: "MS03")
    for words in [nil, other] {
      for answersFirst in [true, false] {
        var month = TestMonth()
        month.send([TestPayment(reference: first), TestPayment(reference: second)])
        if answersFirst { month.take(.answers, [answer(.rejected, first, reason: closed)]) }
        month.take(.bookings, [credit("", 1_000_000, text: "\(first) \(second)", reason: words)])
        if !answersFirst { month.take(.answers, [answer(.rejected, first, reason: closed)]) }
        month.resolve()
        #expect(month.outcomes == [.rejected, .returned])
        #expect(month.run.verdict(ofPayment: 0).reason == closed)
        #expect(month.run.verdict(ofPayment: 1).reason == words)
        #expect(month.run.verdict(ofPayment: 0).returnedOn == day("2026-10-08"))
      }
    }
  }

  @Test func `T6: a payment booked twice is a duplicate, until the excess comes back`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(
      .bookings,
      [
        debit(first, bank: "B1"), debit(first, on: "2026-10-06", bank: "B2"), debit(second, bank: "B3"), debit(second, bank: "B4"),
        credit(second, bank: "B5"),
      ])
    month.resolve()
    #expect(month.outcomes == [.duplicate, .settled])
  }

  @Test func `T6: a payment comes back once, the second credit that names it is unexpected and in hand`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [credit("", text: "TRA LAI \(first)"), credit("", on: "2026-10-09", text: "TRA LAI \(first)")])
    month.resolve()
    #expect(month.outcomes == [.returned, .pending])
    #expect(month.fates == [.payment(0, .referenceInText), .unexpected(.returnedBefore)])
    #expect(month.run.totals.unexpected == ControlTotals(count: 1, amount: 500_000))
    #expect(month.run.totals.inHand == 1_000_000)
    #expect(month.run.verdict(ofPayment: 0).entry == EntryPlace(file: 0, record: 1))
    #expect(month.run.explain(payment: 0).trials.map(\.finding) == [.booked, .returnedBefore])
  }

  @Test func `T6: a credit of less or more than the payment makes its amount differ, and all of it is in hand`() {
    for amount: Int64 in [450_000, 550_000] {
      var month = TestMonth()
      month.send([TestPayment(reference: first)])
      month.take(.bookings, [credit("", amount, text: "TRA LAI \(first)")])
      month.resolve()
      #expect(month.outcomes == [.amountDiffers])
      #expect(month.run.totals.inHand == amount)
      #expect(month.run.totals.unexpected.count == 0)
    }
  }

  @Test func `T6: parts that make the payment whole are its return, what follows is unexpected`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.take(.bookings, [200_000, 300_000, 100_000].map { credit("", $0, text: "TRA LAI \(first)") })
    month.resolve()
    #expect(month.outcomes == [.returned])
    #expect(month.fates.last == .unexpected(.returnedBefore))
    #expect(month.run.totals.inHand == 600_000)

    var whole = TestMonth()
    whole.send([TestPayment(reference: first)])
    whole.take(.bookings, [credit(first, 200_000), credit(first, 500_000)])
    whole.resolve()
    #expect(whole.outcomes == [.returned])
    #expect(whole.fates == [.unexpected(.returnedBefore), .payment(0, .reference)])
    #expect(whole.run.verdict(ofPayment: 0).entry == EntryPlace(file: 0, record: 2))
  }

  @Test func `T6: two answers in two files say that a payment came back once`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.take(.answers, [answer(.returned, first)])
    month.take(.answers, [answer(.returned, first, 0)])
    month.resolve()
    #expect(month.outcomes == [.returned])
    #expect(month.fates == [.payment(0, .reference), .repeated(of: EntryPlace(file: 0, record: 1))])
    #expect(month.run.totals.inHand == 500_000)
  }

  @Test func `T3: a credit with nothing but an amount is asked about, a debit is not`() {
    var month = TestMonth()
    month.send([
      TestPayment(reference: first, account: "111111", name: "Nguyễn Thị Hoa"), TestPayment(reference: second, account: "222222"),
      TestPayment(reference: testReference(3), amount: 600_000),
    ])
    month.take(
      .bookings, [credit("", text: "TRA LAI TIEN CHI TRO CAP"), debit("", text: "MUA GIAY"), credit("", 600_000), credit("", 1_234)])
    month.resolve()
    #expect(
      month.fates == [
        .undecided(candidates: [0, 1], count: 2), .unexpected(.unknown), .undecided(candidates: [2], count: 1), .unexpected(.unknown),
      ])
    #expect(month.outcomes == [.pending, .pending, .pending])

    var decided = TestMonth()
    decided.send([TestPayment(reference: first), TestPayment(reference: second)])
    decided.take(.bookings, [credit("", text: "TRA LAI")])
    decided.resolve([
      Decision(entry: EntryPlace(file: 0, record: 1), payment: 1, mark: .chosen, line: 2, entryAmount: 500_000, paymentAmount: 500_000)
    ])
    #expect(decided.problems.isEmpty)
    #expect(decided.outcomes == [.pending, .returned])
  }

  @Test(arguments: [(Int64(499_999), Int64(500_000)), (500_000, 5_000_000), (-1, 500_000)])
  func `a decision over other amounts is refused`(entry: Int64, payment: Int64) {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [credit("", text: "TRA LAI")])
    month.resolve([
      Decision(entry: EntryPlace(file: 0, record: 1), payment: 1, mark: .chosen, line: 2, entryAmount: entry, paymentAmount: payment)
    ])
    #expect(month.problems == [.decisionAmountChanged(line: 2)])
    #expect(month.outcomes == [.pending, .pending])
  }

  @Test func `T7: an entry that no payment explains is unexpected, and a reference of another run is never matched by account`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922", name: "Lê Văn Tám")])
    month.take(
      .bookings,
      [
        debit(second, account: "0121000889922", name: "Le Van Tam"), debit("", 123_000, account: "0999999999"),
        debit("", 321_000, text: "tra no"),
      ])
    month.resolve()
    #expect(month.outcomes == [.pending])
    #expect(month.fates == [.unexpected(.otherReference), .unexpected(.unknown), .unexpected(.unknown)])
    #expect(month.run.totals.unexpected == ControlTotals(count: 3, amount: 944_000))
  }

  @Test func `T8: a fee line is kept apart`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    var fee = debit(first, 3_300)
    fee.status = .fee
    month.take(.bookings, [debit(first), fee])
    month.resolve()
    #expect(month.outcomes == [.settled])
    #expect(month.run.totals.fees == ControlTotals(count: 1, amount: 3_300))
    #expect(month.run.totals.unexpected.count == 0)
  }

  @Test func `T9: a statement that does not add up says by how much`() {
    var arithmetic = StatementArithmetic()
    arithmetic.begin(opening: 10_000_000)
    arithmetic.add(.credit, 2_000_000)
    arithmetic.add(.debit, 3_500_000)
    #expect(arithmetic.end(closing: 8_400_000) == .discrepancy(-100_000))
    #expect(arithmetic.verdict == .discrepancy(-100_000))
  }

  @Test(arguments: ["\n", "\r\n", " ", "-"]) func `T10: a reference broken over lines is found`(separator: String) {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.take(.bookings, [debit(text: "MBVCB.452.\(first.prefix(5))\(separator)\(first.dropFirst(5)) CT tu 0351000646393")])
    month.resolve()
    #expect(month.outcomes == [.settled])
    #expect(month.rule(0) == .referenceMangled)
  }

  @Test func `T11: an unknown answer leaves a payment pending, whatever was debited for its batch`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)], batch: "LO-17")
    month.take(.answers, [answer(.pending, first, reason: ReasonCode(list: "PROVIDER", code: "TIMEOUT"))])
    month.take(.bookings, [debit("LO-17", 1_000_000)])
    month.resolve()
    #expect(month.outcomes == [.pending, .settled])
    #expect(month.run.verdict(ofPayment: 0).reason?.code == "TIMEOUT")
    #expect(month.run.totals.inHand == 0)
  }

  @Test func `T12: an entry on a payment keeps its own number, so that what was paid after a death is found again`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.answers, [answer(.paid, second)])
    month.resolve()
    #expect(month.fates == [.payment(1, .reference)])
    #expect(month.run.place(ofPayment: 1) == (file: 0, record: 3))
  }

  @Test func `T13: of 1,200 on a list 13 are unpaid, so 1,187 are paid`() {
    let payments = (0..<1_200).map {
      TestPayment(reference: testReference(1_000 + $0), amount: 360_000 + Int64($0 % 3) * 180_000, channel: .cash)
    }
    let unpaid = stride(from: 5, to: 1_200, by: 93).map { $0 }
    #expect(unpaid.count == 13)
    let unpaidSum = unpaid.reduce(0) { $0 + payments[$1].amount }
    let allSum = payments.reduce(0) { $0 + $1.amount }
    var month = TestMonth()
    month.send(payments)
    month.take(
      .unpaidList, unpaid.map { answer(.booked, payments[$0].reference, payments[$0].amount) },
      stated: ControlTotals(count: 1_187, amount: allSum - unpaidSum))
    month.resolve()
    #expect(month.problems.isEmpty)
    #expect(month.run.totals[.settled] == ControlTotals(count: 1_187, amount: allSum - unpaidSum))
    #expect(month.run.totals[.returned] == ControlTotals(count: 13, amount: unpaidSum))
    #expect(month.rule(0) == .unpaidList)
    #expect(month.run.totals.inHand == unpaidSum)
  }

  @Test func `T13: when the money does not add up, or an unpaid entry is unknown, nobody is called paid`() {
    let payments = (0..<5).map { TestPayment(reference: testReference(50 + $0), channel: .cash) }
    var month = TestMonth()
    month.send(payments)
    let stated = ControlTotals(count: 4, amount: 2_000_001)
    month.take(.unpaidList, [answer(.returned, payments[1].reference)], stated: stated)
    month.resolve()
    #expect(month.problems == [.unpaidTotalsDiffer(file: 0, paid: ControlTotals(count: 4, amount: 2_000_000), stated: stated)])
    #expect(month.outcomes == [.pending, .returned, .pending, .pending, .pending])

    var unknown = TestMonth()
    unknown.send(payments)
    unknown.take(.unpaidList, [answer(.returned, payments[1].reference), answer(.returned, "", name: "Người Lạ")])
    unknown.resolve()
    #expect(unknown.problems == [.unpaidEntryNotMatched(EntryPlace(file: 0, record: 2))])
    #expect(unknown.outcomes == [.pending, .returned, .pending, .pending, .pending])
  }

  @Test func `T14: two attempts, each with its own return`() {
    let again = PaymentReference(hash50: PaymentReference(first)?.packed ?? 0, attempt: 2)?.description ?? testReference(77, attempt: 2)
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.send([TestPayment(reference: again, attempt: 2)])
    month.take(.bookings, [debit(first), credit(first), debit(again, on: "2026-10-20"), credit(again, on: "2026-10-25")])
    month.resolve()
    #expect(month.outcomes == [.returned, .returned])
    #expect(month.run.verdict(ofPayment: 1).returnedOn == day("2026-10-25"))
  }

  @Test func `T15: a late return of attempt 1 is booked on attempt 1`() {
    let again = testReference(78, attempt: 2)
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "123456")])
    month.send([TestPayment(reference: again, account: "123456", attempt: 2)])
    month.take(.bookings, [debit(first), debit(again, on: "2026-10-12"), credit(first, on: "2026-10-30", account: "123456")])
    month.resolve()
    #expect(month.outcomes == [.returned, .settled])
  }
}

extension StatementEntry {
  func with(amount: Int64) -> StatementEntry {
    var entry = self
    entry.amount.minorUnits = amount
    return entry
  }
}
