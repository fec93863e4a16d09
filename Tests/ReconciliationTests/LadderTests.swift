import PaymentModel
import Testing

@testable import Reconciliation

@Suite struct LadderTests {
  let first = testReference(1)
  let second = testReference(2)

  // MARK: Weaker rules

  @Test(arguments: ["0121000889922", "121000889922", "0121 000 889922", "'0121000889922", "0121.000.889-922"])
  func `account and amount match with one candidate, whatever the bank made of the account`(account: String) {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922"), TestPayment(reference: second, account: "0121000889923")])
    month.take(.bookings, [debit(account: account)])
    month.resolve()
    #expect(month.outcomes == [.settled, .pending])
    #expect(month.rule(0) == .accountAmount)
  }

  @Test(arguments: ["0912345678", "84912345678", "+84 912 345 678", "912345678"])
  func `a phone matches in each of its forms`(phone: String) {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0912345678", channel: .mobile)])
    month.take(.answers, [answer(.paid, account: phone)])
    month.resolve()
    #expect(month.rule(0) == .accountAmount)
  }

  @Test(arguments: ["", "****9922", "1234", "0121000889923"]) func `a masked, short or other account matches nothing`(account: String) {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922")])
    month.take(.bookings, [debit(account: account)])
    month.resolve()
    #expect(month.fates == [.unexpected(.unknown)])
  }

  @Test func `two open entries for one payment are asked about, not one of them taken`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922")])
    month.take(.bookings, [debit(account: "0121000889922"), debit(account: "0121000889922", text: "lan 2")])
    month.resolve()
    #expect(month.fates == Array(repeating: .undecided(candidates: [0], count: 1), count: 2))
    #expect(month.outcomes == [.pending])
  }

  @Test func `a second debit without a reference for a payment already booked is asked about`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922")])
    month.take(.bookings, [debit(first, account: "0121000889922"), debit(account: "0121000889922")])
    month.resolve()
    #expect(month.outcomes == [.settled])
    #expect(month.fates[1] == .undecided(candidates: [0], count: 1))
  }

  @Test func `answers and bookings open a payment each for themselves`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922")])
    month.take(.answers, [answer(.paid, first)])
    month.take(.bookings, [debit(account: "0121000889922")])
    month.resolve()
    #expect(month.fates[1] == .payment(0, .accountAmount))
    #expect(month.outcomes == [.settled])
  }

  @Test func `name, amount and time match with one candidate`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, name: "Đỗ Thị Bưởi"), TestPayment(reference: second, name: "Đỗ Thị Bười", period: nil)])
    month.take(.bookings, [debit(name: "DO  THI BUOI")])
    month.resolve()
    #expect(month.fates == [.undecided(candidates: [0, 1], count: 2)])

    var one = TestMonth()
    one.send([TestPayment(reference: first, name: "Đỗ Thị Bưởi"), TestPayment(reference: second, name: "Đỗ Văn Bưởi")])
    one.take(.bookings, [debit(name: "do thi buoi ")])
    one.resolve()
    #expect(one.rule(0) == .nameAmountDate)
    #expect(one.outcomes == [.settled, .pending])
  }

  @Test(arguments: [
    ("2026-08-31", false), ("2026-09-01", true), ("2026-10-01", true), ("2027-01-31", true), ("2027-02-01", false),
  ])
  func `a name matches from the month before the payout month to 122 days after its first day`(date: String, matches: Bool) {
    var month = TestMonth()
    month.send([TestPayment(reference: first, name: "Đỗ Thị Bưởi")])
    month.take(.bookings, [debit(on: date, name: "Đỗ Thị Bưởi")])
    month.resolve()
    #expect(month.outcomes == [matches ? .settled : .pending])
  }

  @Test func `bookings before the day of sending are not the run's own`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922", name: "Đỗ Thị Bưởi")], on: day("2026-10-02"))
    month.take(.bookings, [debit(on: "2026-10-01", account: "0121000889922", name: "Đỗ Thị Bưởi")])
    month.resolve()
    #expect(month.fates == [.unexpected(.unknown)])
  }

  @Test func `a name with another account is asked about, and a name without a day too`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922", name: "Đỗ Thị Bưởi")])
    var undated = debit(name: "Đỗ Thị Bưởi")
    undated.bookingDate = nil
    month.take(.bookings, [debit(account: "9999999999", name: "Đỗ Thị Bưởi")])
    month.take(.answers, [answer(.paid, name: "Đỗ Thị Bưởi")])
    month.resolve()
    #expect(month.fates == Array(repeating: .undecided(candidates: [0], count: 1), count: 2))
  }

  @Test func `a crowd of one name and amount lists twenty candidates and counts all`() {
    var month = TestMonth()
    month.send((0..<3_000).map { TestPayment(reference: testReference(5_000 + $0), amount: 540_000, name: "Nguyễn Thị Hoa") })
    month.take(.bookings, (0..<2_000).map { debit("", 540_000, text: "lan \($0)").with(name: "NGUYEN THI HOA") })
    month.resolve()
    #expect(month.fates[1_999] == .undecided(candidates: Array(0..<20), count: 3_000))
    #expect(month.run.totals.undecided.count == 2_000)
    #expect(month.run.questions.count == 1)
    #expect(month.run.totals.isBalanced)
  }

  @Test func `a word that is another run's reference keeps the weaker rules from booking`() {
    let third = (3...).lazy.map { testReference($0) }.first { $0.contains(where: \.isNumber) && $0.contains(where: \.isLetter) } ?? ""
    var month = TestMonth()
    month.send([TestPayment(reference: first, account: "0121000889922")])
    month.take(.bookings, [debit(account: "0121000889922", text: "HOAN \(third) THANG 9"), debit("", 1, text: third)])
    month.resolve()
    #expect(month.fates == [.undecided(candidates: [0], count: 1), .unexpected(.otherReference)])
  }

  // MARK: Classes, amounts, currencies

  @Test func `within one class reports add up, so two result files with one payment make a duplicate`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.answers, [answer(.paid, first), answer(.paid, second)])
    month.take(.answers, [answer(.paid, first)])
    month.take(.bookings, [debit(second)])
    month.resolve()
    #expect(month.outcomes == [.duplicate, .settled])
  }

  @Test func `an amount that a source does not state is the payment's`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.answers, [answer(.paid, first, 0), answer(.paid, second, 1)])
    month.resolve()
    #expect(month.outcomes == [.settled, .amountDiffers])
    #expect(month.run.verdict(ofPayment: 1).heldAmount == 1)
    #expect(month.run.totals.inHand == 499_999)
  }

  @Test func `an entry in another currency, or with a negative amount, says nothing certain`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    var dollars = debit(first)
    dollars.amount.currency = Currency("USD".utf8) ?? .vnd
    month.take(.bookings, [dollars, debit(second, -500_000)])
    month.resolve()
    #expect(month.outcomes == [.pending, .pending])
    #expect(month.fates == [.payment(0, .reference), .payment(1, .reference)])
  }

  @Test func `a return short of a fee differs, and is a return within the allowance`() {
    for (allowance, expected) in [(Int64(0), PaymentOutcome.amountDiffers), (5_500, .returned)] {
      var settings = ReconciliationSettings()
      settings.returnAllowance = allowance
      var month = TestMonth(settings: settings)
      month.send([TestPayment(reference: first)])
      month.take(.bookings, [debit(first), credit(first, 494_500)])
      month.resolve()
      #expect(month.outcomes == [expected])
      #expect(month.run.totals.inHand == 494_500)
    }
  }

  @Test func `a return has its reason from the answer and its day from the statement, in either order`() {
    let reason = ReasonCode(list: "CHITRA", code: "CLOSED")
    let files: [(EntryClass, [StatementEntry])] = [
      (.answers, [answer(.returned, first, reason: reason)]), (.bookings, [debit(first), credit(first, on: "2026-10-09")]),
    ]
    for order in [files, files.reversed()] {
      var month = TestMonth()
      month.send([TestPayment(reference: first)])
      for (entryClass, list) in order { month.take(entryClass, list) }
      month.resolve()
      #expect(month.run.verdict(ofPayment: 0).reason == reason)
      #expect(month.run.verdict(ofPayment: 0).returnedOn == day("2026-10-09"))
      #expect(month.outcomes == [.returned])
    }
  }

  // MARK: Overlapping statements

  @Test func `the same booking in two statements counts once, equal lines of one statement twice`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [debit(first, bank: "FT1"), debit(second, bank: "FT2"), debit(second, bank: "FT2")])
    month.take(.bookings, [debit(second, bank: "FT2"), debit(first, bank: "FT1"), debit(second, bank: "FT2")])
    month.take(.bookings, [debit(first, bank: "FT1")])
    month.resolve()
    #expect(month.outcomes == [.settled, .duplicate])
    #expect(month.fates[3] == .repeated(of: EntryPlace(file: 0, record: 2)))
    #expect(month.run.totals.repeated == ControlTotals(count: 4, amount: 2_000_000))
  }

  @Test func `another bank reference, amount, day or direction is another booking`() {
    let base = debit(first, bank: "FT1")
    let others = [
      debit(first, bank: "FT2"), debit(first, 500_001, bank: "FT1"), debit(first, on: "2026-10-06", bank: "FT1"), debit(first),
      credit(first, on: "2026-10-05", bank: "FT1"),
    ]
    for other in others {
      var month = TestMonth()
      month.send([TestPayment(reference: first)])
      month.take(.bookings, [base])
      month.take(.bookings, [other])
      month.resolve()
      #expect(month.run.totals.repeated.count == 0)
    }
  }

  @Test func `lines of two statements that share a bank reference but name different payments are both counted`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [debit(first, bank: "LO1")])
    month.take(.bookings, [debit(second, bank: "LO1")])
    month.resolve()
    #expect(month.outcomes == [.settled, .settled])
  }

  // MARK: Foreign payments and copies

  @Test func `foreign references match in the column in any case, and as a word of eight characters in the text`() {
    var month = TestMonth()
    month.send(["E2E-2026-0001", "E2E-2026-0002", "17", "E2E-2026-0004"].map { TestPayment(reference: $0) })
    month.take(.bookings, [debit(" e2e-2026-0001 "), debit(text: "EREF+E2E-2026-0002 tro cap"), debit(text: "lan 17"), debit("17")])
    month.resolve()
    #expect(month.outcomes == [.settled, .settled, .settled, .pending])
    #expect(month.fates[2] == .unexpected(.unknown))
  }

  @Test func `a foreign reference that two payments share names neither`() {
    var month = TestMonth()
    month.send([TestPayment(reference: "SALARY", account: "111111"), TestPayment(reference: "SALARY", account: "222222")])
    month.take(.bookings, [debit("SALARY"), debit("SALARY", account: "222222")])
    month.resolve()
    #expect(month.outcomes == [.pending, .settled])
    #expect(month.rule(1) == .accountAmount)
  }

  @Test func `of two payments with one reference of ours the amount tells which, else a person does`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.send([TestPayment(reference: first, amount: 750_000), TestPayment(reference: second, account: "222222")])
    month.take(.bookings, [debit(first, 750_000), debit(second)])
    month.resolve()
    #expect(month.outcomes == [.pending, .pending, .settled, .pending])
    #expect(month.rule(2) == .reference)
    #expect(month.fates[1] == .undecided(candidates: [1, 3], count: 2))
    #expect(month.run.totals.sent.count == 4)
    #expect(month.run.sharedReferences == [0, 1])
    let destination = Array("222222".utf8)
    #expect(month.run.payment(reference: Array(second.utf8).span, amount: 500_000, destination: destination.span) == 3)
    #expect(month.run.payment(reference: Array(second.utf8).span, amount: 500_000) == nil)
    #expect(month.run.payment(reference: Array(first.utf8).span, amount: 750_000) == 2)
  }

  @Test func `one payment's account with another's name is asked, an answer for another account is told`() {
    var month = TestMonth()
    month.send([
      TestPayment(reference: first, account: "111111", name: "NGUYEN VAN AN"),
      TestPayment(reference: second, account: "222222", name: "LE THI BINH"),
    ])
    month.take(.answers, [answer(.paid, first, 500_000, account: "222222"), answer(.paid, second, 500_000, account: "00222222")])
    month.take(.bookings, [credit("", 500_000, account: "111111", name: "Lê Thị Bình")])
    month.resolve()
    #expect(month.fates[2] == .undecided(candidates: [0, 1], count: 2))
    #expect(month.run.answersForOtherAccounts.count == 1)
    #expect(month.run.answersForOtherAccounts.listed.map(\.entry) == [0])
  }

  @Test func `a payment handed in twice counts once`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first)])
    month.send([TestPayment(reference: first), TestPayment(reference: second)])
    month.take(.bookings, [debit(first), debit(second)])
    month.resolve()
    #expect(month.run.copiedPayments == 1)
    #expect(month.run.verdict(ofPayment: 1).isCopy)
    #expect(month.run.totals.sent == ControlTotals(count: 2, amount: 1_000_000))
    #expect(month.run.totals.isBalanced)
  }

  @Test func `beyond the bound of open entries the rest is unexpected and says why`() {
    var settings = ReconciliationSettings()
    settings.openEntries = 1
    var month = TestMonth(settings: settings)
    month.send([TestPayment(reference: first, account: "111111"), TestPayment(reference: second, account: "222222")])
    month.take(.bookings, [debit(account: "111111"), debit(account: "222222")])
    month.resolve()
    #expect(month.fates == [.payment(0, .accountAmount), .unexpected(.tooMany)])
  }

  @Test func `nothing sent and nothing returned is balanced`() {
    var month = TestMonth()
    month.resolve()
    #expect(month.run.totals.isBalanced)
    var onlyReturned = TestMonth()
    onlyReturned.take(.bookings, [debit(first)])
    onlyReturned.resolve()
    #expect(onlyReturned.fates == [.unexpected(.unknown)])
  }

  @Test func `sums beyond 64 bits are not balanced, and nothing traps`() {
    var month = TestMonth()
    month.send([TestPayment(reference: first, amount: .max), TestPayment(reference: second, amount: .max)])
    month.take(.bookings, [debit(first, .max), debit(first, .max), credit(second, .max), debit("", .max, text: "\(first) \(second)")])
    month.resolve()
    #expect(!month.run.totals.isBalanced)
  }
}

extension StatementEntry {
  func with(name: String) -> StatementEntry {
    var entry = self
    entry.counterpartyName = name
    return entry
  }
}
