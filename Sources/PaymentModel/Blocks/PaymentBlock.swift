// Some thousand payments in flat memory: what readers of payment files give and all writers take.

/// The text columns of a payment.
public enum PaymentField: UInt8, Sendable, CaseIterable {
  /// Our reference, or the foreign end-to-end id.
  case reference = 0
  /// Who collects.
  case payeeName
  /// The payee's identity number.
  case identity
  /// Who is entitled.
  case beneficiaryName
  /// The entitled person's identity number.
  case beneficiaryIdentity
  /// NAPAS BIN.
  case bankBIN
  /// Account number.
  case account
  /// 10 digits with leading 0.
  case phone
  /// Text for the payee.
  case remittance
  /// Commune or pay point.
  case commune
  /// Address, for payment at home.
  case address
  /// Ghi chú.
  case note
  /// What tells an entitled person without an identity number from namesakes: birth date, decision and book number, joined by `|`.
  case beneficiaryDetails
}

/// One entitlement line in a block.
public struct LineRow: Sendable {
  /// The allowance as the roster names it.
  public var regime: TextSlice
  /// Month owed.
  public var month: Period?
  /// Why.
  public var kind: LineKind
  /// Signed đồng.
  public var amount: Int64
  /// A line.
  public init(regime: TextSlice, month: Period?, kind: LineKind, amount: Int64) {
    self.regime = regime
    self.month = month
    self.kind = kind
    self.amount = amount
  }
}

/// One payment in a block; trivial.
public struct PaymentRow: Sendable {
  /// Text columns, indexed by `PaymentField`.
  public var text: InlineArray<13, TextSlice>
  /// Minor units, positive.
  public var amount: Int64
  /// Currency.
  public var currency: Currency
  /// Payout month and round.
  public var period: Period?
  /// Whose money.
  public var programme: Programme
  /// How it is paid.
  public var channel: Channel
  /// As what the payee collects.
  public var role: PayeeRole
  /// 1…32; 0 when the source does not say.
  public var attempt: UInt8
  /// First line in the block's `lines`.
  public var firstLine: UInt32
  /// Number of lines.
  public var lineCount: UInt32
  /// Index of the source file in the run.
  public var sourceFile: UInt32
  /// 1-based record in that file; for CSV the physical line where it begins.
  public var sourceRecord: UInt32
  /// The record in the file it was read from: first byte …
  public var byteOffset: UInt64
  /// … and bytes.
  public var byteLength: UInt32

  /// An empty payment.
  public init() {
    text = InlineArray(repeating: .empty)
    amount = 0
    currency = .vnd
    period = nil
    programme = .unknown
    channel = .unknown
    role = .beneficiary
    attempt = 0
    firstLine = 0
    lineCount = 0
    sourceFile = 0
    sourceRecord = 0
    byteOffset = 0
    byteLength = 0
  }

  /// The text of a column.
  @inlinable public subscript(field: PaymentField) -> TextSlice {
    get { text[Int(field.rawValue)] }
    set { text[Int(field.rawValue)] = newValue }
  }
}

/// Payments of one run.
public struct PaymentBlock: Sendable {
  /// All text.
  public var bytes: [UInt8]
  /// The payments.
  public var rows: [PaymentRow]
  /// Their lines.
  public var lines: [LineRow]
  /// Records that could not be understood.
  public var refused: [RefusedRecord]

  /// An empty block.
  public init() {
    bytes = []
    rows = []
    lines = []
    refused = []
  }

  /// Empties the block and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
    refused.removeAll(keepingCapacity: true)
  }

  /// The text of a column of a row, for messages and values.
  public func text(_ row: PaymentRow, _ field: PaymentField) -> String { bytes.text(row[field]) }

  /// The row as a value.
  public func payment(at index: Int) -> Payment {
    let row = rows[index]
    let payee = Party(name: text(row, .payeeName), identity: Identity(number: text(row, .identity)))
    // Without a beneficiary of its own the payee is entitled, number and all.
    let beneficiary =
      row[.beneficiaryName].isEmpty
      ? payee : Party(name: text(row, .beneficiaryName), identity: Identity(number: text(row, .beneficiaryIdentity)))
    let destination: Destination? =
      switch row.channel {
      case .bank: .bankAccount(bankBIN: text(row, .bankBIN), account: text(row, .account))
      case .mobile: .mobileMoney(phone: text(row, .phone))
      case .cash: .cashAtPayPoint(text(row, .commune))
      case .home: .cashAtHome(address: text(row, .address))
      case .unknown: nil
      }
    return Payment(
      reference: text(row, .reference), attempt: Int(row.attempt), programme: row.programme, period: row.period,
      beneficiary: beneficiary, payee: payee, role: row.role,
      amount: Amount(row.amount, row.currency), destination: destination, remittance: text(row, .remittance),
      lines: lines[Int(row.firstLine)..<Int(row.firstLine + row.lineCount)].map {
        EntitlementLine(
          regime: bytes.text($0.regime), month: $0.month ?? row.period ?? Period(unchecked: 1900, 1, 0), kind: $0.kind, amount: $0.amount)
      })
  }

  /// Adds a value as a row.
  public mutating func append(_ payment: Payment) {
    var row = PaymentRow()
    row[.reference] = bytes.appendSlice(payment.reference.utf8)
    row[.payeeName] = bytes.appendSlice(payment.payee.name.utf8)
    row[.identity] = bytes.appendSlice((payment.payee.identity?.number ?? "").utf8)
    row[.beneficiaryName] = bytes.appendSlice(payment.beneficiary.name.utf8)
    row[.beneficiaryIdentity] = bytes.appendSlice((payment.beneficiary.identity?.number ?? "").utf8)
    row[.remittance] = bytes.appendSlice(payment.remittance.utf8)
    switch payment.destination {
    case .bankAccount(let bankBIN, let account):
      row[.bankBIN] = bytes.appendSlice(bankBIN.utf8)
      row[.account] = bytes.appendSlice(account.utf8)
    case .mobileMoney(let phone): row[.phone] = bytes.appendSlice(phone.utf8)
    case .cashAtPayPoint(let place): row[.commune] = bytes.appendSlice(place.utf8)
    case .cashAtHome(let address): row[.address] = bytes.appendSlice(address.utf8)
    case nil: break
    }
    row.channel = payment.destination?.channel ?? .unknown
    row.amount = payment.amount.minorUnits
    row.currency = payment.amount.currency
    row.period = payment.period
    row.programme = payment.programme
    row.role = payment.role
    row.attempt = UInt8(clamping: payment.attempt)
    row.firstLine = UInt32(lines.count)
    row.lineCount = UInt32(payment.lines.count)
    for line in payment.lines {
      lines.append(LineRow(regime: bytes.appendSlice(line.regime.utf8), month: line.month, kind: line.kind, amount: line.amount))
    }
    rows.append(row)
  }
}
