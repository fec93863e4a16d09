// The figures, counted anew over payments and entries once all is matched.

import PaymentModel

extension ReconciliationRun {
  /// What one payment adds to the figures.
  private func outcome(of row: UInt32) -> (outcome: PaymentOutcome, held: Int64) {
    sent.events(of: row).outcome(of: sent[row].amount, returnAllowance: settings.returnAllowance)
  }

  mutating func summarise() {
    var result = ReconciliationSummary()
    result.orders = sent.orders.indices.map(orderVerdict)
    var drewNothing: Set<Int> = []
    var inHand = MoneyInHand()
    for (order, verdict) in zip(sent.orders, result.orders) {
      if verdict.outcome == .rejected || verdict.outcome == .returned {
        drewNothing.formUnion(order.funds)
      } else {
        inHand.use(order)
      }
    }
    for ordinal in sent.rows.indices where !sent.rows[ordinal].state.isCopy {
      let payment = sent.rows[ordinal]
      let (outcome, held) = outcome(of: UInt32(truncatingIfNeeded: ordinal))
      result.sent.add(payment.amount)
      result.outcomes[Int(outcome.rawValue)].add(payment.amount)
      switch outcome {
      case .returned: inHand.add(max(0, payment.amount &- held), sent.files[Int(payment.file)])
      case .rejected where !drewNothing.contains(Int(payment.file)):
        inHand.add(max(0, payment.amount &- held), sent.files[Int(payment.file)])
      case .amountDiffers:
        let drew = !drewNothing.contains(Int(payment.file))
        let left = drew ? max(0, payment.amount &- held) : sent.events(of: UInt32(truncatingIfNeeded: ordinal)).returned.amount
        inHand.add(left, sent.files[Int(payment.file)])
      default: break
      }
    }
    for entry in excessReturns.keys where entries.classIndex(of: entry) == 1 && entries[entry].disposition == .unexpected {
      inHand.add(entries[entry].amount, nil)
    }
    let (held, isTooMuch) = inHand.left
    result.inHand = held
    countEntries(&result)
    var outcomes = ControlTotals()
    for total in result.outcomes { outcomes.add(total) }
    var filed = ControlTotals()
    for file in sent.files { filed.add(file.totals) }
    let isOverflown = result.sent.isOverflown || isTooMuch || outcomes.isOverflown
    result.isBalanced = !isOverflown && outcomes == result.sent && filed == result.sent && result.isBalanced
    summary = result
  }

  /// Counts entries by fate; balanced when none is left without one.
  private func countEntries(_ result: inout ReconciliationSummary) {
    var left = entries.records.count
    for record in entries.records {
      switch record.disposition {
      case .open: continue
      case .payment, .group, .order, .batch: break
      case .fee: result.fees.add(record.amount)
      case .repeated: result.repeated.add(record.amount)
      case .undecided: result.undecided.add(record.amount)
      case .unexpected: result.unexpected.add(record.amount)
      }
      left -= 1
    }
    result.isBalanced = left == 0
  }

  /// The outcome of an order.
  ///
  /// A booking of its amount settles it whether it is the treasury's debit or the paying bank's credit; both in one file, debit and credit,
  /// are money that came back.
  private func orderVerdict(_ order: Int) -> OrderVerdict {
    let amount = sent.orders[order].amount
    // What is still held pays for all of it: nothing is drawn.
    if amount == 0, sent.orders[order].lessHeld > 0 { return OrderVerdict(file: sent.orders[order].file, amount: 0, outcome: .settled) }
    var events = PaymentEvents()
    var byFile: [Int: (out: EventSum, back: EventSum)] = [:]
    for event in orderEvents where event.order == UInt32(order) && entries[event.entry].disposition == .order {
      let record = entries[event.entry]
      let isBooking = entries.classIndex(of: event.entry) == 1
      let money = record.amount == 0 ? amount : record.amount
      switch (record.kind, isBooking) {
      case (.fee, _): continue
      case (.pending, _): events.answers.isPending = true
      case (.rejected, _): events.answers.isRejected = true
      case (.paid, false): events.answers.paid.add(money)
      case (.returned, false): events.answers.returned.add(money)
      case (.paid, true): byFile[entries.file(of: event.entry), default: (EventSum(), EventSum())].out.add(money)
      case (.returned, true): byFile[entries.file(of: event.entry), default: (EventSum(), EventSum())].back.add(money)
      }
    }
    // Drawn at the treasury and credited at the bank is one event: the file that saw most of it counts.
    for (_, file) in byFile.sorted(by: { $0.key < $1.key }) {
      let paid = file.out.count > 0 ? file.out : file.back
      let returned = file.out.count > 0 ? file.back : EventSum()
      if paid.count > events.bookings.paid.count { events.bookings.paid = paid }
      if returned.count > events.bookings.returned.count { events.bookings.returned = returned }
    }
    return OrderVerdict(file: sent.orders[order].file, amount: amount, outcome: events.outcome(of: amount).outcome)
  }
}
