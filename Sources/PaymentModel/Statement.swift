// What comes back.

/// Which way money moved on the payer's account.
public enum EntryDirection: UInt8, Sendable {
  /// Not stated: an answer about a payment that moved no money.
  case none = 0
  /// Money came in (Có).
  case credit
  /// Money went out (Nợ).
  case debit

  /// The code in canonical files; empty when not stated.
  public var code: String { ["", "credit", "debit"][Int(rawValue)] }
  /// From the code.
  public init?(code: String) {
    switch code {
    case "credit": self = .credit
    case "debit": self = .debit
    case "": self = .none
    default: return nil
    }
  }
}

/// What an answer says of a payment.
public enum EntryStatus: UInt8, Sendable, CaseIterable {
  /// A plain booking: the direction says it all.
  case booked = 0
  /// The payee was credited or signed for the cash.
  case paid
  /// Paid and come back, or sent back before credit.
  case returned
  /// Refused before execution.
  case rejected
  /// No final answer (processing, TIMEOUT, an unknown word).
  case pending
  /// A fee of the bank or service.
  case fee

  /// The code in canonical files.
  public var code: String { ["booked", "paid", "returned", "rejected", "pending", "fee"][Int(rawValue)] }
  /// From the code.
  public init?(code: String) {
    guard let found = EntryStatus.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// A reason is a code of a named list: the same letters mean other things in other lists.
public struct ReasonCode: Hashable, Sendable {
  /// The list: "ISO-RETURN", "CHITRA", a provider's name …
  public var list: String
  /// The code as received.
  public var code: String

  /// A code of a list.
  public init(list: String, code: String) {
    self.list = list
    self.code = code
  }
}

/// One line of a statement or of a result file. ISO 20022: Ntry / TxDtls.
public struct StatementEntry: Hashable, Sendable {
  /// Day of booking. ISO 20022: BookgDt.
  public var bookingDate: CalendarDate?
  /// Day of value. ISO 20022: ValDt.
  public var valueDate: CalendarDate?
  /// Which way money moved.
  public var direction: EntryDirection
  /// What the line says of the payment.
  public var status: EntryStatus
  /// Positive amount.
  public var amount: Amount
  /// Our reference if the file has a column for it.
  public var reference: String
  /// The bank's own reference. ISO 20022: AcctSvcrRef.
  public var bankReference: String
  /// The other side's name.
  public var counterpartyName: String
  /// The other side's account or phone.
  public var counterpartyAccount: String
  /// Why it came back.
  public var reason: ReasonCode?
  /// Free text, line breaks joined.
  public var narrative: String

  /// An entry.
  public init(
    bookingDate: CalendarDate? = nil, valueDate: CalendarDate? = nil, direction: EntryDirection, status: EntryStatus = .booked,
    amount: Amount, reference: String = "", bankReference: String = "", counterpartyName: String = "", counterpartyAccount: String = "",
    reason: ReasonCode? = nil, narrative: String = ""
  ) {
    self.bookingDate = bookingDate
    self.valueDate = valueDate
    self.direction = direction
    self.status = status
    self.amount = amount
    self.reference = reference
    self.bankReference = bankReference
    self.counterpartyName = counterpartyName
    self.counterpartyAccount = counterpartyAccount
    self.reason = reason
    self.narrative = narrative
  }
}

/// Money that came back after it was sent. ISO 20022: pacs.004, RtrInf.
public struct PaymentReturn: Hashable, Sendable {
  /// Reference of the payment it belongs to.
  public var paymentReference: String
  /// What came back; may be less than was paid.
  public var amount: Amount
  /// Why.
  public var reason: ReasonCode?
  /// When it was booked.
  public var bookingDate: CalendarDate?

  /// A return.
  public init(paymentReference: String, amount: Amount, reason: ReasonCode?, bookingDate: CalendarDate?) {
    self.paymentReference = paymentReference
    self.amount = amount
    self.reason = reason
    self.bookingDate = bookingDate
  }
}

/// A payment refused before execution. ISO 20022: pain.002 RJCT.
public struct Rejection: Hashable, Sendable {
  /// Reference of the payment it belongs to.
  public var paymentReference: String
  /// Why.
  public var reason: ReasonCode?

  /// A rejection.
  public init(paymentReference: String, reason: ReasonCode?) {
    self.paymentReference = paymentReference
    self.reason = reason
  }
}

/// Opening and closing balance a statement states; signed minor units from the account holder's side.
public struct StatementBalances: Hashable, Sendable {
  /// Before the first entry.
  public var opening: Int64?
  /// After the last entry.
  public var closing: Int64?

  /// Balances as far as stated.
  public init(opening: Int64? = nil, closing: Int64? = nil) {
    self.opening = opening
    self.closing = closing
  }
}
