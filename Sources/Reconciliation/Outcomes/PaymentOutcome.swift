// What became of one payment: a pure function of what was reported of it.

/// What became of a payment; each sent payment has exactly one.
public enum PaymentOutcome: UInt8, Sendable, CaseIterable {
  /// Paid once, in full, not come back.
  case settled = 0
  /// Paid and come back, or sent back before credit.
  case returned
  /// Refused before execution.
  case rejected
  /// Paid more than once and the excess not come back.
  case duplicate
  /// Paid once with another amount.
  case amountDiffers
  /// Anything else, unknown answers included.
  case pending

  /// The key in reconciliation.json and payments.csv.
  public var code: String { ["settled", "returned", "rejected", "duplicate", "amount_differs", "pending"][Int(rawValue)] }
  /// From the key.
  public init?(code: String) {
    guard let found = PaymentOutcome.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// How often something was reported, and with how much money.
public struct EventSum: Hashable, Sendable {
  /// Reports.
  public var count: Int
  /// Their sum in minor units.
  public var amount: Int64
  /// True once the sum left the range of Int64.
  public var isOverflown = false

  /// So many reports of so much together.
  public init(_ count: Int = 0, _ amount: Int64 = 0) {
    self.count = count
    self.amount = amount
  }

  /// Counts one more report.
  public mutating func add(_ amount: Int64) {
    count += 1
    let (sum, overflow) = self.amount.addingReportingOverflow(amount)
    self.amount = sum
    isOverflown = isOverflown || overflow
  }
}

/// What one class of sources says of a payment.
public struct ClassEvents: Hashable, Sendable {
  /// Money that reached the payee, or left for them.
  public var paid = EventSum()
  /// Money that came back.
  public var returned = EventSum()
  /// Refused before execution.
  public var isRejected = false
  /// No final answer.
  public var isPending = false

  /// Nothing said.
  public init() {}
}

/// All that was reported of one payment.
public struct PaymentEvents: Hashable, Sendable {
  /// What bank, provider or paying service answered.
  public var answers = ClassEvents()
  /// What statements book.
  public var bookings = ClassEvents()
  /// Whether its whole batch was debited in one sum, which says nothing of the single payment unless nobody else does.
  public var isInPaidBatch = false

  /// Nothing reported.
  public init() {}

  /// Payments made: the same event reported by both classes counts once, so the class that saw more of them is believed, the statement on
  /// a tie.
  public var paid: EventSum { answers.paid.count > bookings.paid.count ? answers.paid : bookings.paid }
  /// Returns, counted like `paid`.
  public var returned: EventSum { answers.returned.count > bookings.returned.count ? answers.returned : bookings.returned }
  /// Whether any source refused it.
  public var isRejected: Bool { answers.isRejected || bookings.isRejected }
  /// Whether any source left it open.
  public var isPending: Bool { answers.isPending || bookings.isPending }

  /// The outcome of a payment of this amount, and what of it the payee holds.
  ///
  /// | paid | come back | refused | outcome |
  /// |---|---|---|---|
  /// | no | no | no | pending; settled if its batch was debited and no answer is open |
  /// | no | no | yes | rejected |
  /// | no | all | | returned; rejected if that is what the answer says |
  /// | no | a part, or more | | amount differs: it was paid once, or it could not have come back |
  /// | yes | all | | returned |
  /// | yes | more than was paid | | amount differs |
  /// | yes | no | yes | pending: the sources contradict each other, as they do when the payee holds the amount after a return |
  /// | once | no or in part | no | settled if the payee holds the amount, else amount differs |
  /// | more often | no or in part | no | duplicate if the payee holds more than the amount, settled if the amount, else amount differs |
  ///
  /// Money that is seen coming back never leaves a payment pending: it would stand in no figure.
  ///
  /// - Parameters:
  ///   - amount: What was sent, in minor units.
  ///   - returnAllowance: What a bank may keep of a return as its fee and the return still counts as whole.
  /// - Returns: The outcome, and what the payee holds; below zero when more came back than was paid.
  public func outcome(of amount: Int64, returnAllowance: Int64 = 0) -> (outcome: PaymentOutcome, held: Int64) {
    var paid = self.paid
    let returned = self.returned
    if paid.isOverflown || returned.isOverflown { return (.pending, 0) }
    if paid.count == 0, isInPaidBatch, !isRejected, !isPending { paid = EventSum(1, amount) }
    if paid.count == 0 {
      guard returned.count > 0 else { return (isRejected ? .rejected : .pending, 0) }
      let (missing, overflow) = amount.subtractingReportingOverflow(returned.amount)
      guard !overflow else { return (.pending, 0) }
      guard missing >= 0, missing <= returnAllowance else { return (.amountDiffers, missing) }
      return (isRejected && answers.returned.count == 0 ? .rejected : .returned, missing)
    }
    let (held, overflow) = paid.amount.subtractingReportingOverflow(returned.amount)
    guard !overflow else { return (.pending, 0) }
    if held < 0 { return (.amountDiffers, held) }
    if returned.count > 0, held <= returnAllowance { return (.returned, held) }
    if isRejected, returned.count == 0 || held >= amount { return (.pending, held) }
    let (excess, excessOverflow) = held.subtractingReportingOverflow(amount)
    guard !excessOverflow else { return (.pending, held) }
    if excess == 0 { return (.settled, held) }
    if excess > 0, paid.count > 1 { return (returned.count > 0 && excess <= returnAllowance ? .settled : .duplicate, held) }
    return (.amountDiffers, held)
  }
}
