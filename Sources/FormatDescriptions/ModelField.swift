// The names that `maps:` may take in layouts and column profiles: what a value of a file means in the model.
public import Diagnostics
public import PaymentModel

/// What a file carries.
public enum FileContent: String, Hashable, Sendable, CaseIterable {
  /// Payments to be made.
  case payments
  /// Entries of a statement or result file.
  case entries
  /// People and what they are owed.
  case roster
}

/// What a field of a payment or result file means. The raw value is the name in layouts and profiles.
public enum ModelField: String, Hashable, Sendable, CaseIterable {
  // Texts of a payment, named like the cases of `PaymentField`.
  case reference
  case payeeName = "payee_name"
  case identity
  case beneficiaryName = "beneficiary_name"
  case beneficiaryIdentity = "beneficiary_identity"
  case bankBIN = "bank_bin"
  case account
  case phone
  case remittance
  case commune
  case address
  case note
  case beneficiaryDetails = "beneficiary_details"

  // Texts of an entry, named like the cases of `EntryField`; `reference` is above.
  case bankReference = "bank_reference"
  case counterpartyName = "counterparty_name"
  case counterpartyAccount = "counterparty_account"
  case reasonList = "reason_list"
  case reasonCode = "reason_code"
  case narrative

  // Typed values of a payment or an entry.
  case amount
  case currency
  case sequence
  case attempt
  case programme
  case period
  case round
  case channel
  case payeeRole = "payee_role"
  case regime
  case owedMonth = "owed_month"
  case bookingDate = "booking_date"
  case valueDate = "value_date"
  case status
  case direction
  case debit
  case credit
  case balance

  // Values of the file or batch as a whole.
  case layoutID = "layout_id"
  case layoutVersion = "layout_version"
  case batchReference = "batch_reference"
  case unitCode = "unit_code"
  case unitName = "unit_name"
  case payerAccount = "payer_account"
  case executionDate = "execution_date"
  case createdAt = "created_at"
  case count
  case sum
  case hash

  /// The number by which a `FieldLayout` carries it.
  public var meaning: Int { ModelField.allCases.firstIndex(of: self) ?? -1 }

  /// From the number in a `FieldLayout`.
  public init?(meaning: Int) {
    guard ModelField.allCases.indices.contains(meaning) else { return nil }
    self = ModelField.allCases[meaning]
  }

  /// The text column of a payment block it fills, if it is one.
  public var paymentField: PaymentField? {
    switch self {
    case .reference: .reference
    case .payeeName: .payeeName
    case .identity: .identity
    case .beneficiaryName: .beneficiaryName
    case .beneficiaryIdentity: .beneficiaryIdentity
    case .bankBIN: .bankBIN
    case .account: .account
    case .phone: .phone
    case .remittance: .remittance
    case .commune: .commune
    case .address: .address
    case .note: .note
    case .beneficiaryDetails: .beneficiaryDetails
    default: nil
    }
  }

  /// The text column of an entry block it fills, if it is one.
  public var entryField: EntryField? {
    switch self {
    case .reference: .reference
    case .bankReference: .bankReference
    case .counterpartyName: .counterpartyName
    case .counterpartyAccount: .counterpartyAccount
    case .reasonList: .reasonList
    case .reasonCode: .reasonCode
    case .narrative: .narrative
    default: nil
    }
  }

  /// Whether a record of this content can carry it.
  public func belongs(to content: FileContent) -> Bool {
    switch content {
    case .payments: paymentField != nil || ModelField.ofPayments.contains(self) || isOfBatch
    case .entries: entryField != nil || ModelField.ofEntries.contains(self) || isOfBatch
    case .roster: false
    }
  }

  private static let ofPayments: Set<ModelField> = [
    .amount, .currency, .sequence, .attempt, .programme, .period, .round, .channel, .payeeRole, .regime, .owedMonth,
  ]
  private static let ofEntries: Set<ModelField> = [
    .amount, .currency, .sequence, .attempt, .programme, .period, .round, .channel, .bookingDate, .valueDate, .status, .direction, .debit,
    .credit, .balance,
  ]

  /// Whether it belongs to the file or batch and not to one record of it.
  public var isOfBatch: Bool {
    switch self {
    case .layoutID, .layoutVersion, .batchReference, .unitCode, .unitName, .payerAccount, .executionDate, .createdAt, .count, .sum, .hash:
      true
    default: false
    }
  }

  /// How its value is masked in messages; nil when everybody may read it.
  public var sensitivity: SensitiveKind? {
    switch self {
    case .payeeName, .beneficiaryName, .counterpartyName: .name
    case .identity, .beneficiaryIdentity: .identity
    case .account, .counterpartyAccount: .account
    case .phone: .phone
    case .remittance, .address, .note, .narrative, .regime: .other
    default: nil
    }
  }

  /// The names that a record of this content may map to.
  public static func names(for content: FileContent) -> [String] {
    allCases.filter { $0.belongs(to: content) }.map(\.rawValue)
  }
}

extension RosterField {
  /// The name in column profiles: the case in snake_case ("payee_name").
  public var name: String { RosterField.names[Int(rawValue)] }

  /// From the name in column profiles.
  public init?(name: String) {
    guard let index = RosterField.names.firstIndex(of: name) else { return nil }
    self = RosterField.allCases[index]
  }

  private static let names: [String] = allCases.map { field in
    String(describing: field).reduce(into: "") { text, character in
      if character.isUppercase { text += "_" + character.lowercased() } else { text.append(character) }
    }
  }
}
