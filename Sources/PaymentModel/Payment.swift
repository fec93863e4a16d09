// What goes out, as values. Blocks (Blocks/) carry the same in flat memory for large files.

/// One credit to one payee; it gathers lines of one beneficiary. ISO 20022: CdtTrfTxInf.
public struct Payment: Hashable, Sendable {
  /// Our 12-character reference, or a foreign file's own end-to-end id.
  public var reference: String
  /// 1 for the first try, up to 32.
  public var attempt: Int
  /// Whose money.
  public var programme: Programme
  /// Payout month and round; nil when the source does not say.
  public var period: Period?
  /// Who is entitled.
  public var beneficiary: Party
  /// Who collects.
  public var payee: Party
  /// As what the payee collects.
  public var role: PayeeRole
  /// What is paid; positive.
  public var amount: Amount
  /// Where it goes; nil when the source does not say.
  public var destination: Destination?
  /// Text for the payee's statement, reference first.
  public var remittance: String
  /// The entitlements it pays; they add up to `amount`.
  public var lines: [EntitlementLine]

  /// A payment.
  public init(
    reference: String, attempt: Int = 1, programme: Programme, period: Period?, beneficiary: Party, payee: Party,
    role: PayeeRole = .beneficiary, amount: Amount, destination: Destination?, remittance: String = "", lines: [EntitlementLine] = []
  ) {
    self.reference = reference
    self.attempt = attempt
    self.programme = programme
    self.period = period
    self.beneficiary = beneficiary
    self.payee = payee
    self.role = role
    self.amount = amount
    self.destination = destination
    self.remittance = remittance
    self.lines = lines
  }
}

/// Payments that go out together: same payer, programme, period and day. ISO 20022: PmtInf.
public struct PaymentBatch: Hashable, Sendable {
  /// Names the batch in files and statements.
  public var reference: String
  /// Whose money.
  public var programme: Programme
  /// Payout month and round.
  public var period: Period?
  /// The day asked for. ISO 20022: ReqdExctnDt.
  public var executionDate: CalendarDate?
  /// The payments.
  public var payments: [Payment]

  /// A batch.
  public init(
    reference: String, programme: Programme, period: Period?, executionDate: CalendarDate? = nil, payments: [Payment] = []
  ) {
    self.reference = reference
    self.programme = programme
    self.period = period
    self.executionDate = executionDate
    self.payments = payments
  }

  /// Count and sum of the payments.
  public var totals: ControlTotals {
    payments.reduce(into: ControlTotals()) { $0.add($1.amount.minorUnits) }
  }
}

/// The state budget's classification of one order line (mục lục ngân sách nhà nước). Codes are digits as printed.
public struct BudgetClassification: Hashable, Sendable {
  /// Chương, 3 digits.
  public var chapter: String
  /// Loại, 3 digits.
  public var category: String
  /// Khoản, 3 digits.
  public var section: String
  /// Tiểu mục, 4 digits.
  public var item: String
  /// Mã nguồn, 2 to 4 digits.
  public var source: String
  /// Cấp ngân sách, 1 digit (1 central … 4 commune).
  public var level: String
  /// Mã chương trình mục tiêu, 5 digits, often empty.
  public var targetProgramme: String

  /// A classification.
  public init(
    chapter: String, category: String, section: String, item: String, source: String, level: String, targetProgramme: String = ""
  ) {
    self.chapter = chapter
    self.category = category
    self.section = section
    self.item = item
    self.source = source
    self.level = level
    self.targetProgramme = targetProgramme
  }
}

/// What an order asks of the treasury.
public enum OrderKind: String, Sendable, CaseIterable {
  /// Credits payees straight from the treasury account (chuyển khoản).
  case transfer
  /// Advances the whole sum to a paying service (tổ chức dịch vụ chi trả).
  case payingService = "paying_service"
  /// Draws cash that the unit pays itself (tạm ứng tiền mặt).
  case cashAdvance = "cash_advance"
}

/// An order that draws money at the treasury for one programme (chứng từ chuyển tiền). The payees stand in its list.
public struct PaymentOrder: Hashable, Sendable {
  /// 12 characters, found again in the treasury's statement.
  public var reference: String
  /// What is asked.
  public var kind: OrderKind
  /// Whose money; an order never mixes programmes.
  public var programme: Programme
  /// Payout month and round.
  public var period: Period
  /// Date of the document.
  public var date: CalendarDate
  /// Sum drawn in đồng: funded files + fee − money still held.
  public var amount: Int64
  /// Fee drawn with it, in đồng.
  public var fee: Int64
  /// Money of earlier months still held, taken off, in đồng.
  public var lessHeld: Int64
  /// Budget line.
  public var budget: BudgetClassification
  /// The channel files it funds, paths relative to the set.
  public var funds: [String]
  /// Count and sum of the payees.
  public var payees: ControlTotals

  /// An order.
  public init(
    reference: String, kind: OrderKind, programme: Programme, period: Period, date: CalendarDate, amount: Int64, fee: Int64 = 0,
    lessHeld: Int64 = 0, budget: BudgetClassification, funds: [String] = [], payees: ControlTotals = ControlTotals()
  ) {
    self.reference = reference
    self.kind = kind
    self.programme = programme
    self.period = period
    self.date = date
    self.amount = amount
    self.fee = fee
    self.lessHeld = lessHeld
    self.budget = budget
    self.funds = funds
    self.payees = payees
  }
}
