// The columns of canonical files. The first ones and their order are part of the command line contract; ours follow behind.

internal import ByteText
internal import PaymentModel

/// The columns of a canonical payment, in their order.
enum PaymentColumn: Int, CaseIterable, Sendable {
  case reference = 0
  case attempt, programme, period, payeeName, payeeRole, identity, amount, currency, channel, bankBIN, account, phone, remittance, lines
  case sourceFile, sourceRecord
  // Ours.
  case beneficiaryName, beneficiaryIdentity, commune, address, note, beneficiaryDetails

  /// All of them, made once.
  static let all = Array(allCases)
  /// How many of them every file has.
  static let fixedCount = 17

  static let names = [
    "reference", "attempt", "programme", "period", "payee_name", "payee_role", "identity", "amount", "currency", "channel", "bank_bin",
    "account", "phone", "remittance", "lines", "source_file", "source_record", "beneficiary_name", "beneficiary_identity", "commune",
    "address", "note", "beneficiary_details",
  ]

  var name: String { Self.names[rawValue] }

  /// The text field of the block that it fills.
  var field: PaymentField? {
    switch self {
    case .reference: .reference
    case .payeeName: .payeeName
    case .identity: .identity
    case .bankBIN: .bankBIN
    case .account: .account
    case .phone: .phone
    case .remittance: .remittance
    case .beneficiaryName: .beneficiaryName
    case .beneficiaryIdentity: .beneficiaryIdentity
    case .commune: .commune
    case .address: .address
    case .note: .note
    case .beneficiaryDetails: .beneficiaryDetails
    default: nil
    }
  }

  /// Sets what the bytes say; false when the column cannot hold them. Lines, numbers and the source are not set here.
  @inline(__always)
  func set(_ row: inout PaymentRow, _ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    if let field {
      row[field] = slice
      return true
    }
    let range = slice.range
    switch self {
    case .programme:
      guard let programme = CanonicalText.programmes.value(bytes, range) else { return false }
      row.programme = programme
    case .period:
      row.period = CanonicalText.period(bytes, range)
      return row.period != nil || range.isEmpty
    case .payeeRole:
      guard !range.isEmpty else { return true }
      guard let role = CanonicalText.roles.value(bytes, range) else { return false }
      row.role = role
    case .currency:
      guard let currency = CanonicalText.currency(bytes, range) else { return false }
      row.currency = currency
    case .channel:
      guard let channel = CanonicalText.channels.value(bytes, range) else { return false }
      row.channel = channel
    default: break
    }
    return true
  }
}

/// The columns of a canonical statement entry, in their order.
enum EntryColumn: Int, CaseIterable, Sendable {
  case bookingDate = 0
  case valueDate, direction, amount, currency, reference, bankReference, counterpartyName, counterpartyAccount, reasonList, reasonCode
  case narrative, sourceFile, sourceRecord
  // Ours.
  case status

  /// All of them, made once.
  static let all = Array(allCases)
  /// How many of them every file has.
  static let fixedCount = 14

  static let names = [
    "booking_date", "value_date", "direction", "amount", "currency", "reference", "bank_reference", "counterparty_name",
    "counterparty_account", "reason_list", "reason_code", "narrative", "source_file", "source_record", "status",
  ]

  var name: String { Self.names[rawValue] }

  /// The text field of the block that it fills.
  var field: EntryField? {
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

  /// Sets what the bytes say; false when the column cannot hold them. Numbers and the source are not set here.
  @inline(__always)
  func set(_ row: inout EntryRow, _ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    if let field {
      row[field] = slice
      return true
    }
    let range = slice.range
    switch self {
    case .bookingDate:
      row.bookingDate = CanonicalText.date(bytes, range)
      return row.bookingDate != nil || range.isEmpty
    case .valueDate:
      row.valueDate = CanonicalText.date(bytes, range)
      return row.valueDate != nil || range.isEmpty
    case .direction:
      guard let direction = CanonicalText.directions.value(bytes, range) else { return false }
      row.direction = direction
    case .currency:
      guard let currency = CanonicalText.currency(bytes, range) else { return false }
      row.currency = currency
    case .status:
      guard !range.isEmpty else { return true }
      guard let status = CanonicalText.statuses.value(bytes, range) else { return false }
      row.status = status
    default: break
    }
    return true
  }
}
