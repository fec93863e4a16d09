// What is owed: one line per person, regime, month and kind. It is this line that may be paid once only.

/// Why an amount stands on a line.
public enum LineKind: UInt8, Sendable, CaseIterable {
  /// This month's allowance.
  case regular = 0
  /// Truy lĩnh: owed for earlier months, never paid.
  case arrears
  /// Kỳ trước chưa lĩnh: paid out before, not collected.
  case carriedOver
  /// Mai táng phí.
  case funeral
  /// Trợ cấp một lần khi chết.
  case deathOneOff
  /// Truy thu: taken off for money paid too much.
  case recovery

  /// The code in canonical files.
  public var code: String { ["regular", "arrears", "carried_over", "funeral", "death_one_off", "recovery"][Int(rawValue)] }
  /// From the code.
  public init?(code: String) {
    guard let found = LineKind.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// One entitlement: (person, regime, month owed, kind) and its amount. Recoveries are negative.
public struct EntitlementLine: Hashable, Sendable {
  /// The allowance as the roster names it.
  public var regime: String
  /// The month it is owed for.
  public var month: Period
  /// Why it is owed.
  public var kind: LineKind
  /// Signed amount in đồng.
  public var amount: Int64

  /// A line.
  public init(regime: String, month: Period, kind: LineKind, amount: Int64) {
    self.regime = regime
    self.month = month
    self.kind = kind
    self.amount = amount
  }
}

/// A choice of account or wallet by a person, as a list of the plan records it.
public struct Enrolment: Hashable, Sendable {
  /// Who is entitled.
  public var beneficiary: Party
  /// Who collects, and as what.
  public var payee: Party
  /// The payee's relation to the beneficiary.
  public var role: PayeeRole
  /// Where the money goes.
  public var destination: Destination

  /// An enrolment.
  public init(beneficiary: Party, payee: Party, role: PayeeRole, destination: Destination) {
    self.beneficiary = beneficiary
    self.payee = payee
    self.role = role
    self.destination = destination
  }
}
