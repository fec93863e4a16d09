// An invented month for the tests: payments out, entries back, in a few words each.

import PaymentModel
import Testing

@testable import Reconciliation

/// A payment of the tests; numbers make distinct people.
struct TestPayment {
  var reference: String
  var amount: Int64 = 500_000
  var account = ""
  var name = ""
  var channel = Channel.bank
  var period = Period(year: 2026, month: 10)
  var attempt = 1

  var payment: Payment {
    let destination: Destination =
      switch channel {
      case .mobile: .mobileMoney(phone: account)
      case .cash: .cashAtPayPoint("An Bình")
      case .home: .cashAtHome(address: "Thôn 1")
      default: .bankAccount(bankBIN: "970436", account: account)
      }
    return Payment(
      reference: reference, attempt: attempt, programme: .btxh, period: period, beneficiary: Party(name: name), payee: Party(name: name),
      amount: Amount(amount), destination: destination)
  }
}

/// A reference by number, always the same.
func testReference(_ number: Int, attempt: Int = 1) -> String {
  var generator = SeededGenerator(seed: UInt64(number))
  while true {
    if let reference = PaymentReference(hash50: generator.next() >> 14, attempt: attempt) { return reference.description }
  }
}

func day(_ text: String) -> CalendarDate? { CalendarDate(iso: text) }

/// A debit in a statement.
func debit(
  _ reference: String = "", _ amount: Int64 = 500_000, on date: String = "2026-10-05", bank: String = "", account: String = "",
  name: String = "", text: String = ""
) -> StatementEntry {
  StatementEntry(
    bookingDate: day(date), direction: .debit, amount: Amount(amount), reference: reference, bankReference: bank, counterpartyName: name,
    counterpartyAccount: account, narrative: text)
}

/// A credit in a statement.
func credit(
  _ reference: String = "", _ amount: Int64 = 500_000, on date: String = "2026-10-08", bank: String = "", account: String = "",
  name: String = "", text: String = "", reason: ReasonCode? = nil
) -> StatementEntry {
  StatementEntry(
    bookingDate: day(date), direction: .credit, amount: Amount(amount), reference: reference, bankReference: bank, counterpartyName: name,
    counterpartyAccount: account, reason: reason, narrative: text)
}

/// An answer of a result file.
func answer(
  _ status: EntryStatus, _ reference: String = "", _ amount: Int64 = 500_000, account: String = "", name: String = "", text: String = "",
  reason: ReasonCode? = nil
) -> StatementEntry {
  StatementEntry(
    direction: .none, status: status, amount: Amount(amount), reference: reference, counterpartyName: name, counterpartyAccount: account,
    reason: reason, narrative: text)
}

/// A run for the tests.
struct TestMonth {
  var run: ReconciliationRun
  var problems: [ReconciliationProblem] = []

  init(settings: ReconciliationSettings = ReconciliationSettings(), seed: UInt64 = 1) {
    run = ReconciliationRun(settings: settings, seed: seed)
  }

  mutating func send(_ payments: [TestPayment], batch: String? = nil, on date: CalendarDate? = nil) {
    _ = run.beginSentFile(name: "sent-\(run.sentFiles.count)", batchReference: batch, sentOn: date)
    var block = PaymentBlock()
    for (index, payment) in payments.enumerated() {
      block.append(payment.payment)
      block.rows[index].sourceRecord = UInt32(index + 2)
    }
    run.add(block)
  }

  mutating func take(_ entryClass: EntryClass, _ list: [StatementEntry], covers: [Int] = [], stated: ControlTotals? = nil) {
    _ = run.beginReturnedFile(
      name: "returned-\(run.returnedFiles.count)", entryClass: entryClass, covers: covers, statedPaid: stated)
    var block = EntryBlock()
    for (index, entry) in list.enumerated() {
      block.append(entry)
      block.rows[index].sourceRecord = UInt32(index + 1)
    }
    run.ingest(block)
  }

  mutating func resolve(_ decisions: [Decision] = []) { problems = run.resolve(decisions: decisions) }

  func outcome(_ payment: Int) -> PaymentOutcome { run.verdict(ofPayment: payment).outcome }
  func rule(_ payment: Int) -> MatchRule { run.verdict(ofPayment: payment).rule }
  var outcomes: [PaymentOutcome] { (0..<run.paymentCount).map(outcome) }
  var fates: [EntryFate] { (0..<run.entryCount).map { run.fate(ofEntry: $0) } }
}
