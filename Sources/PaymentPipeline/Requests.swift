// What each verb is asked, and what it answers. The command line fills these in; nothing here reads a file.

public import Diagnostics
public import PaymentFormats
public import PaymentModel

/// Options of every verb that reads rosters.
public struct RosterOptions: Sendable {
  /// Programme of rosters whose sheet does not say.
  public var programme: Programme = .unknown
  /// Restores lost leading zeros, each one listed.
  public var repairsLeadingZeros = false
  /// Encoding named by the user; empty to find it.
  public var encoding = ""
  /// The one sheet to read of workbooks; empty for all that look like rosters.
  public var sheet = ""
  /// Lists of the dead, which count as one.
  public var deceased: [String] = []
  /// Lists of people who are not to be paid, which count as one.
  public var excluded: [String] = []

  /// The defaults.
  public init() {}
}

/// `prepare`.
public struct PrepareRequest: Sendable {
  /// Rosters, in the order given; `-` is standard input.
  public var rosters: [String]
  /// The unit.
  public var unit: PayingUnit
  /// Month and round.
  public var period: Period
  /// Months the round covers; empty for the period's own.
  public var months: [Period] = []
  /// Folder to make.
  public var out: String
  /// Leaves the control sheet alone.
  public var isDryRun = false
  /// Earlier sets of the same round whose payments, and those of the sets they continue, are not made again.
  public var continuedSets: [String] = []
  /// How rosters are read.
  public var options = RosterOptions()

  /// A request.
  public init(rosters: [String], unit: PayingUnit, period: Period, out: String) {
    self.rosters = rosters
    self.unit = unit
    self.period = period
    self.out = out
  }
}

/// What `prepare` left.
public struct PrepareResult: Sendable {
  /// The proof.
  public var controlSheet: ControlSheet
  /// Whether rows were held back.
  public var outcome: RunOutcome
}

/// `convert`.
public struct ConvertRequest: Sendable {
  /// File to read; `-` is standard input.
  public var source: String
  /// Format id to read it as; empty to find it.
  public var sourceFormat = ""
  /// Format id to write.
  public var targetFormat: String
  /// Which list is written, for a list of people.
  public var list = RosterList.payout
  /// Unit, if given.
  public var unit: PayingUnit?
  /// Month and round, if given.
  public var period: Period?
  /// Loss kinds whose critical losses are accepted.
  public var acceptedLoss: Set<LossKind> = []
  /// Where held records go; empty for `OUT.held.csv`.
  public var heldPath = ""
  /// Refuses instead of holding records back.
  public var isAllOrNothing = false
  /// File to write; `-` is standard output.
  public var out: String
  /// How rosters are read.
  public var options = RosterOptions()
  /// Looks for duplicates.
  public var seeksDuplicates = true

  /// A request.
  public init(source: String, targetFormat: String, out: String) {
    self.source = source
    self.targetFormat = targetFormat
    self.out = out
  }
}

/// What `convert` did.
public struct ConvertResult: Sendable {
  /// Records written and their sum.
  public var written: CountedAmount
  /// Records held back and their sum.
  public var held: CountedAmount
  /// Rows that belong to another list than the one written, and their sum.
  public var others = CountedAmount(ControlTotals())
  /// What the format could not carry.
  public var loss: LossReport
  /// Whether records were held back, or the loss refused the file.
  public var outcome: RunOutcome
  /// The files written; none when the loss refused them or no record was left to write.
  public var files: [String] = []
}

/// `validate` of one file.
public struct ValidateRequest: Sendable {
  /// File to read; `-` is standard input.
  public var path: String
  /// Format id to read it as; empty to find it.
  public var format = ""
  /// A schema of the user's own; empty for the one that belongs to the format.
  public var schemaPath = ""
  /// Looks for the same entitlement line or reference twice.
  public var seeksDuplicates = true
  /// Month checked against, if given.
  public var period: Period?
  /// How rosters are read.
  public var options = RosterOptions()

  /// A request.
  public init(path: String) { self.path = path }
}

/// What `validate` found of one file.
public struct ValidateResult: Sendable {
  /// Format id; empty when none fits.
  public var format: String
  /// Records read.
  public var records: CountedAmount
  /// False when no figure can state the sum.
  public var isSumKnown = true
  /// Of entries: those booked in and those booked out; nil elsewhere.
  public var directions: (credit: CountedAmount, debit: CountedAmount)?
  /// For XML: whether it follows its schema; nil elsewhere.
  public var hasValidShape: Bool?
  /// Whether the content is without errors.
  public var hasValidContent: Bool
}

/// `reconcile`.
public struct ReconcileRequest: Sendable {
  /// Prepared folders or files with payments.
  public var sent: [String]
  /// Files that came back.
  public var returned: [String]
  /// Decisions on open questions; empty for none.
  public var decisions = ""
  /// A list of which only the unpaid are given; empty for none.
  public var unpaid = ""
  /// Reference to explain; empty for none.
  public var explain = ""
  /// Shows names and numbers in the report.
  public var showsValues = false
  /// Folder to make.
  public var out: String

  /// A request.
  public init(sent: [String], returned: [String], out: String) {
    self.sent = sent
    self.returned = returned
    self.out = out
  }
}

/// `sample`.
public struct SampleRequest: Sendable {
  /// People's rows over all rosters.
  public var rows: Int
  /// The same seed gives the same bytes.
  public var seed: UInt64
  /// Month and round.
  public var period: Period
  /// Folder to make.
  public var out: String

  /// A request.
  public init(rows: Int, seed: UInt64, period: Period, out: String) {
    self.rows = rows
    self.seed = seed
    self.period = period
    self.out = out
  }
}
