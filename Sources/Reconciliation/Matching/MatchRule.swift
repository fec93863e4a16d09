// The matching ladder: named rules in the order in which they are tried.

import PaymentModel

/// Why an entry belongs to a payment.
public enum MatchRule: UInt8, Sendable, CaseIterable {
  /// No rule.
  case none = 0
  /// The reference column holds exactly the payment's reference.
  case reference
  /// The reference stands unharmed in the free text.
  case referenceInText
  /// The reference stands in the free text in lower case or torn by blanks, line breaks or punctuation.
  case referenceMangled
  /// Its first 8 to 11 characters stand alone, and the amount is the payment's.
  case referenceTruncated
  /// The text names several references whose amounts add up to the entry's.
  case groupByReferences
  /// The entry names a batch and has its sum, or the sum of what is known to have failed in it.
  case batchTotal
  /// Account and amount agree, with one open payment and one open entry.
  case accountAmount
  /// Name, amount and time agree, with one open payment and one open entry.
  case nameAmountDate
  /// One credit is the sum of exactly one choice among at most 30 payments that are known to have failed.
  case groupBySum
  /// A credit without reference, name and account has the amount of payments that may have come back: only ever a question.
  case amountAlone
  /// Not on the list of the unpaid, so paid against signature (theo ký nhận).
  case unpaidList
  /// A person chose the candidate.
  case decision

  /// The name in payments.csv; empty for `none`.
  public var code: String {
    [
      "", "reference", "reference_in_text", "reference_mangled", "reference_truncated", "group_by_references", "batch_total",
      "account_amount", "name_amount_date", "group_by_sum", "amount_alone", "unpaid_list", "decision",
    ][Int(rawValue)]
  }
  /// From the name.
  public init?(code: String) {
    guard let found = MatchRule.allCases.dropFirst().first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// What kind of source a returned file is. The same event reported by answers and by bookings counts once; within a class reports add up.
public enum EntryClass: UInt8, Sendable, CaseIterable {
  /// Result files of bank, provider or paying service: a status per payment.
  case answers = 0
  /// Statements: a debit paid, a credit came back.
  case bookings
  /// A paying service's list of the unpaid; the rest of its list is paid.
  case unpaidList
}

/// What an entry reports of a payment.
enum EventKind: UInt8, Sendable, CaseIterable {
  case paid = 0
  case returned
  case rejected
  case pending
  case fee

  /// What a line of a file of this class says by its status and direction.
  init(_ entryClass: EntryClass, status: EntryStatus, direction: EntryDirection) {
    switch status {
    case .fee: self = .fee
    case .pending: self = .pending
    case .returned: self = .returned
    case .rejected: self = entryClass == .bookings && direction == .credit ? .returned : .rejected
    case .paid: self = .paid
    case .booked:
      switch (entryClass, direction) {
      case (.unpaidList, _), (_, .credit): self = .returned
      case (_, .debit): self = .paid
      case (_, .none): self = .pending
      }
    }
  }

  /// Which kind tells most of a payment's end, for choosing the entry that explains it.
  var weight: Int { [2, 4, 3, 1, 0][Int(rawValue)] }
}
