// The figures of a reconciliation, as reconciliation.json has them.

public import PaymentModel

/// Totals of a run.
public struct ReconciliationSummary: Hashable, Sendable {
  /// Everything sent, copies left out.
  public var sent = ControlTotals()
  /// Indexed like `PaymentOutcome.allCases`; they add up to `sent`.
  public var outcomes = Array(repeating: ControlTotals(), count: PaymentOutcome.allCases.count)
  /// Entries that belong to no sent payment.
  public var unexpected = ControlTotals()
  /// Entries with several candidates that nobody chose among.
  public var undecided = ControlTotals()
  /// Fee lines.
  public var fees = ControlTotals()
  /// Bookings that an overlapping statement reported before.
  public var repeated = ControlTotals()
  /// Orders in the order in which they were given.
  public var orders: [OrderVerdict] = []
  /// Money drawn and not with a payee.
  ///
  /// - of a returned payment what came back, of a rejected one all of it, of one paid short the difference, and every credit beyond that
  ///   names a payment, for somebody's money it is;
  /// - nothing of a payment rejected or paid short when the order that funds its file was itself refused or returned: it drew nothing;
  /// - nothing of pending payments, whose money is not known to be anywhere; nothing of duplicates and of payments paid in excess.
  public var inHand: Int64 = 0
  /// Whether the outcomes add up to what was sent and each entry has one fate.
  public var isBalanced = false

  /// Nothing yet.
  public init() {}

  /// The totals of an outcome.
  public subscript(outcome: PaymentOutcome) -> ControlTotals { outcomes[Int(outcome.rawValue)] }
}

/// What became of an order.
public struct OrderVerdict: Hashable, Sendable {
  /// Its file.
  public var file: String
  /// What it asked, in đồng.
  public var amount: Int64
  /// Settled when a booking names its reference with its amount.
  public var outcome: PaymentOutcome
}
