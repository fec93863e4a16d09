// What the printed reconciliation says: figures by outcome, what came back and why, the statement's verdict, open questions.

public import Diagnostics
public import PaymentModel

/// The figures and lists of `report.html`.
public struct ReconciliationReport: Sendable {
  /// What became of a payment.
  public enum Outcome: String, Sendable, CaseIterable {
    case settled, returned, rejected, duplicate
    case amountDiffers = "amount_differs"
    case pending

    /// The words people see.
    public var words: String {
      switch self {
      case .settled: "Đã chi"
      case .returned: "Ngân hàng trả lại"
      case .rejected: "Bị từ chối"
      case .duplicate: "Trả trùng"
      case .amountDiffers: "Lệch số tiền"
      case .pending: "Chưa có kết quả"
      }
    }
  }

  /// A payment that was not simply settled.
  public struct Line: Hashable, Sendable {
    /// Reference and attempt.
    public var reference: String
    /// 1 for the first try.
    public var attempt: Int
    /// Who should have been credited.
    public var payeeName: String
    /// Account or phone.
    public var account: String
    /// What was sent, in đồng.
    public var amount: Int64
    /// What became of it.
    public var outcome: Outcome
    /// Code with its list, as received ("ISO-RETURN AC01"); empty if none.
    public var reasonCode: String
    /// The reason in Vietnamese words.
    public var reason: String
    /// Day it came back.
    public var returnedOn: CalendarDate?
    /// What to do, in Vietnamese words.
    public var action: String

    /// A line.
    public init(
      reference: String, attempt: Int = 1, payeeName: String, account: String, amount: Int64, outcome: Outcome, reasonCode: String = "",
      reason: String = "", returnedOn: CalendarDate? = nil, action: String = ""
    ) {
      self.reference = reference
      self.attempt = attempt
      self.payeeName = payeeName
      self.account = account
      self.amount = amount
      self.outcome = outcome
      self.reasonCode = reasonCode
      self.reason = reason
      self.returnedOn = returnedOn
      self.action = action
    }
  }

  /// A returned line that belongs to no sent payment.
  public struct Unexpected: Hashable, Sendable {
    /// File and record.
    public var place: String
    /// Day of booking.
    public var bookingDate: CalendarDate?
    /// Signed đồng: debits negative.
    public var amount: Int64
    /// Other side's name.
    public var counterparty: String
    /// Free text.
    public var narrative: String

    /// An entry.
    public init(place: String, bookingDate: CalendarDate?, amount: Int64, counterparty: String, narrative: String) {
      self.place = place
      self.bookingDate = bookingDate
      self.amount = amount
      self.counterparty = counterparty
      self.narrative = narrative
    }
  }

  /// An order and what became of it.
  public struct Order: Hashable, Sendable {
    /// Its file.
    public var file: String
    /// Outcome in Vietnamese words.
    public var outcome: String
    /// Đồng.
    public var amount: Int64
    /// An order.
    public init(file: String, outcome: String, amount: Int64) {
      self.file = file
      self.outcome = outcome
      self.amount = amount
    }
  }

  /// What the statement's balances prove.
  public enum Verdict: String, Sendable {
    case verified, discrepancy, unverifiable

    /// The words people see.
    public var words: String {
      switch self {
      case .verified: "Khớp số dư"
      case .discrepancy: "LỆCH SỐ DƯ"
      case .unverifiable: "Không kiểm được số dư (sao kê không ghi đủ)"
      }
    }
  }

  /// A statement: opening balance + credits − debits = closing balance.
  public struct Statement: Hashable, Sendable {
    /// Its file.
    public var file: String
    /// Balances as far as it states them.
    public var balances: StatementBalances
    /// Its credits in đồng.
    public var credits: Int64
    /// Its debits in đồng.
    public var debits: Int64
    /// Whether it adds up.
    public var verdict: Verdict
    /// A statement.
    public init(file: String, balances: StatementBalances, credits: Int64, debits: Int64, verdict: Verdict) {
      self.file = file
      self.balances = balances
      self.credits = credits
      self.debits = debits
      self.verdict = verdict
    }
  }

  /// A column of `to-decide.csv`; one of them is named `chon`.
  public struct DecisionColumn: Hashable, Sendable {
    /// Its header.
    public var name: String
    /// What kind of personal data it holds, if any.
    public var sensitivity: SensitiveKind?
    /// A column.
    public init(_ name: String, _ sensitivity: SensitiveKind? = nil) {
      self.name = name
      self.sensitivity = sensitivity
    }
  }

  /// One possible answer: a line of `to-decide.csv`.
  public struct Candidate: Hashable, Sendable {
    /// The line's cells in the order of the columns, as they stand in the file; the one under `chon` is left empty.
    public var cells: [String]
    /// Who it would be.
    public var payeeName: String
    /// Account or phone.
    public var account: String
    /// Reference of the payment.
    public var reference: String
    /// Đồng.
    public var amount: Int64
    /// Why it is possible, in Vietnamese words.
    public var why: String

    /// A candidate.
    public init(cells: [String], payeeName: String, account: String, reference: String, amount: Int64, why: String) {
      self.cells = cells
      self.payeeName = payeeName
      self.account = account
      self.reference = reference
      self.amount = amount
      self.why = why
    }
  }

  /// A returned line that more than one payment may explain.
  public struct Question: Hashable, Sendable {
    /// The line: place, day, amount, text.
    public var entry: Unexpected
    /// The possible answers.
    public var candidates: [Candidate]
    /// Whether several may be ticked (one credit for several payments).
    public var allowsSeveral: Bool
    /// A question.
    public init(entry: Unexpected, candidates: [Candidate], allowsSeveral: Bool = false) {
      self.entry = entry
      self.candidates = candidates
      self.allowsSeveral = allowsSeveral
    }
  }

  /// Most lines of a list that are printed; the counts beside them are never bounded.
  public static let listLimit = 500

  /// The unit.
  public var unit: PayingUnit?
  /// Payout month and round.
  public var period: Period?
  /// What was sent.
  public var sent = CountedAmount()
  /// Sent payments by outcome; they add up to `sent`.
  public var outcomes: [Outcome: CountedAmount] = [:]
  /// Entries of no sent payment.
  public var unexpected = CountedAmount()
  /// Fees.
  public var fees = CountedAmount()
  /// Orders.
  public var orders: [Order] = []
  /// Money still held, đồng.
  public var inHand: Int64 = 0
  /// What all statements prove together.
  public var verdict = Verdict.unverifiable
  /// Each statement with its balances.
  public var statements: [Statement] = []
  /// Payments not simply settled; a caller need not give more than `listLimit`.
  public var lines: [Line] = []
  /// How many such payments there are.
  public var lineCount = 0
  /// Entries of no sent payment; a caller need not give more than `listLimit`.
  public var unexpectedEntries: [Unexpected] = []
  /// Columns of `to-decide.csv`.
  public var decisionColumns: [DecisionColumn] = []
  /// Open questions; a caller need not give more than `listLimit`.
  public var questions: [Question] = []
  /// How many open questions there are, at least those given.
  public var questionCount = 0
  /// Whether outcomes add up to what was sent.
  public var balanced = true

  /// An empty report.
  public init(unit: PayingUnit? = nil, period: Period? = nil) {
    self.unit = unit
    self.period = period
  }
}
