// Events are booked on payments: one bit where a payment went as it should, a ledger row where it did not.

/// Counts and sums of both classes for a payment that was not paid or returned just once and in full.
struct LedgerRow: Hashable, Sendable {
  var paid = (EventSum(), EventSum())
  var returned = (EventSum(), EventSum())

  static func == (left: LedgerRow, right: LedgerRow) -> Bool {
    left.paid == right.paid && left.returned == right.returned
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(paid.0)
    hasher.combine(paid.1)
    hasher.combine(returned.0)
    hasher.combine(returned.1)
  }
}

extension SentTable {
  /// Books an event of a class (0 answers, 1 bookings). An amount of 0 is one that the source does not state: the payment's.
  mutating func book(_ kind: EventKind, _ entryClass: Int, amount: Int64, on row: UInt32) {
    let sent = self[row]
    switch kind {
    case .fee: return
    case .rejected, .pending: update(row) { $0.state.set(kind, entryClass) }
    case .paid, .returned:
      let amount = amount == 0 ? sent.amount : amount
      if amount == sent.amount, !sent.state.isInLedger, !sent.state.has(kind, entryClass) {
        update(row) { $0.state.set(kind, entryClass) }
        return
      }
      var entry = ledgerRow(row)
      switch (kind, entryClass) {
      case (.paid, 0): entry.paid.0.add(amount)
      case (.paid, _): entry.paid.1.add(amount)
      case (_, 0): entry.returned.0.add(amount)
      default: entry.returned.1.add(amount)
      }
      ledger[row] = entry
      update(row) {
        $0.state.isInLedger = true
        $0.state.set(kind, entryClass)
      }
    }
  }

  /// Sets what a class saw of a payment coming back, once a report of it turned out not to be its own.
  mutating func setReturned(_ sum: EventSum, _ entryClass: Int, of row: UInt32) {
    var entry = ledgerRow(row)
    if entryClass == 0 { entry.returned.0 = sum } else { entry.returned.1 = sum }
    ledger[row] = entry
    update(row) { $0.state.isInLedger = true }
  }

  /// Counts and sums of a payment, from its bits or the ledger.
  func ledgerRow(_ row: UInt32) -> LedgerRow {
    let sent = self[row]
    if sent.state.isInLedger, let entry = ledger[row] { return entry }
    var entry = LedgerRow()
    if sent.state.has(.paid, 0) { entry.paid.0.add(sent.amount) }
    if sent.state.has(.paid, 1) { entry.paid.1.add(sent.amount) }
    if sent.state.has(.returned, 0) { entry.returned.0.add(sent.amount) }
    if sent.state.has(.returned, 1) { entry.returned.1.add(sent.amount) }
    return entry
  }

  /// All that was reported of a payment.
  func events(of row: UInt32) -> PaymentEvents {
    let state = self[row].state
    let sums = ledgerRow(row)
    var events = PaymentEvents()
    events.answers.paid = sums.paid.0
    events.bookings.paid = sums.paid.1
    events.answers.returned = sums.returned.0
    events.bookings.returned = sums.returned.1
    events.answers.isRejected = state.has(.rejected, 0)
    events.bookings.isRejected = state.has(.rejected, 1)
    events.answers.isPending = state.has(.pending, 0)
    events.bookings.isPending = state.has(.pending, 1)
    events.isInPaidBatch = state.isInPaidBatch
    return events
  }

  /// Whether a payment still waits for an event of a kind in a class.
  func isOpen(_ row: UInt32, for kind: EventKind, _ entryClass: Int) -> Bool {
    let state = self[row].state
    return !state.isCopy && !state.has(kind, entryClass)
  }
}
