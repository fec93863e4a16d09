// What a format is to the rest of the program: an id, what it carries, and how to make its reader and its writer.

public import Diagnostics
public import Files
public import FormatDescriptions
public import PaymentModel
public import Workbooks

/// What the records of a file are.
public enum ContentKind: String, Sendable {
  /// People and what they are due.
  case roster
  /// Payments that go out.
  case payments
  /// Entries that come back.
  case entries
}

/// How sure we are that a format is what others write.
public enum Verification: String, Sendable {
  /// Our own layout: it is what we say it is.
  case house
  /// Read from outside files.
  case outsideFiles = "outside_files"
  /// From one published description.
  case oneSource = "one_source"
  /// From general knowledge only.
  case unverified
}

/// What stands over all payments of one file; writers take it, readers give back what they found.
public struct BatchHeader: Sendable {
  /// Who pays.
  public var unit: PayingUnit?
  /// Budget-unit code of the payer, for files that name no more of them.
  public var payerCode = ""
  /// Whose money.
  public var programme: Programme = .unknown
  /// Payout month and round.
  public var period: Period?
  /// Names the file in statements; 12 characters of the alphabet of references.
  public var batchReference = ""
  /// The day asked for.
  public var executionDate: CalendarDate?
  /// Stamp of creation, "2026-10-20T08:00:00+07:00"; the only place where the clock may show.
  public var createdAt = ""
  /// The order that this file is, for treasury orders.
  public var order: PaymentOrder?
  /// Names of the source files of the run, by `PaymentRow.sourceFile`; for formats that name each payment's source.
  public var sourceNames: [String] = []

  /// Nothing known yet.
  public init() {}
}

/// What a reader needs of its run.
public struct ReadContext {
  /// The bytes.
  public var input: InputFile
  /// The file as the user named it, for messages.
  public var name: String
  /// Index of the file in the run.
  public var fileIndex: UInt32
  /// Takes the findings.
  public var diagnostics: DiagnosticCollector
  /// Layouts and column profiles.
  public var descriptions: SchemaCatalogue
  /// Programme said by the user, for rosters whose sheet does not say.
  public var programme: Programme = .unknown
  /// Checks an XML file against the schema of its format in the same pass.
  public var validatesSchema = false
  /// A schema of the user's own in its place; empty for the one that belongs to the format.
  public var schemaPath = ""
  /// What the sheet says beside its text, when the bytes are the text of one.
  public var sheet: SheetFacts?
  /// A list of people that pays nobody: it needs no column of money.
  public var isListOfPeople = false
  /// Where a byte of `input` stands in the user's file; nil where that is not known.
  public var sourceOffset: @Sendable (Int) -> Int? = { $0 }

  /// A context for one file.
  public init(
    input: InputFile, name: String, fileIndex: UInt32, diagnostics: DiagnosticCollector, descriptions: SchemaCatalogue,
    programme: Programme = .unknown
  ) {
    self.input = input
    self.name = name
    self.fileIndex = fileIndex
    self.diagnostics = diagnostics
    self.descriptions = descriptions
    self.programme = programme
  }

  /// A finding at a record of this file.
  public func report(
    _ entry: CatalogueEntry, severity: Severity? = nil, line: Int? = nil, byteOffset: Int? = nil, columns: ClosedRange<Int>? = nil,
    path: String? = nil, field: String? = nil, found: ReportedValue? = nil, expected: Expectation? = nil,
    count: Int = 1, arguments: [DiagnosticArgument] = [], excerpt: Excerpt? = nil
  ) {
    diagnostics.report(entry, severity: severity) {
      var place = SourceLocation(file: name, line: line)
      place.byteOffset = byteOffset.flatMap(sourceOffset)
      place.columnStart = columns?.lowerBound
      place.columnEnd = columns?.upperBound
      place.path = path ?? line.flatMap { sheet?.place(row: $0) }
      return Diagnostic(
        entry, severity: severity, at: place, field: field, found: found, expected: expected, arguments: arguments, excerpt: excerpt,
        count: count)
    }
  }
}

/// Reads payments block by block. A record that cannot be understood goes to the block's `refused`, with a finding.
public protocol PaymentReader: AnyObject {
  /// What the file says of the whole; complete when `next` has returned false. Of several batches in one file, the first.
  var header: BatchHeader { get }
  /// What the file says of each of its batches, in their order; complete when `next` has returned false.
  var batches: [BatchHeader] { get }
  /// Which of `batches` the block read last belongs to; a block never spans two.
  var batchIndex: Int { get }
  /// False when the file as a whole proves nothing (cut, totals wrong); known when `next` has returned false.
  var isWhole: Bool { get }
  /// Names that the file itself gives for the sources of its payments, found so far: `PaymentRow.sourceFile` counts in this table then.
  /// Empty when the file names none and `sourceFile` is the index of the file in the run.
  var sourceNames: [String] { get }
  /// Replaces the block's content with the next payments; false when there are none left.
  func next(_ block: inout PaymentBlock) throws(FileProblem) -> Bool
}

extension PaymentReader {
  /// None.
  public var sourceNames: [String] { [] }
  /// Most files are one batch.
  public var batches: [BatchHeader] { [header] }
  /// The only one.
  public var batchIndex: Int { 0 }
}

extension LossReport {
  /// Names an order that a format of payments alone leaves behind, and what makes the sum drawn another one than that of the payments.
  mutating func addDropped(_ order: PaymentOrder?, reason: Bilingual) {
    guard let order else { return }
    add(.dropped, .material, field: "order", reason: reason) { LossExample(before: ReportedValue(order.reference), after: "") }
    for (field, amount) in [("order.fee", order.fee), ("order.less_held", order.lessHeld)] where amount != 0 {
      add(.dropped, .material, field: field, reason: reason) { LossExample(before: .amount(amount), after: "") }
    }
  }
}

/// Reads statement entries or answers block by block.
public protocol EntryReader: AnyObject {
  /// What the file says of the whole, such as the batch that it answers; complete when `next` has returned false.
  var header: BatchHeader { get }
  /// Balances the statement states; complete when `next` has returned false.
  var balances: StatementBalances { get }
  /// False when the file as a whole proves nothing (cut, totals wrong); known when `next` has returned false.
  var isWhole: Bool { get }
  /// Names that the file itself gives for the sources of its entries, found so far, as in `PaymentReader`.
  var sourceNames: [String] { get }
  /// Replaces the block's content with the next entries; false when there are none left.
  func next(_ block: inout EntryBlock) throws(FileProblem) -> Bool
}

extension EntryReader {
  /// Most say nothing.
  public var header: BatchHeader { BatchHeader() }
  /// None.
  public var sourceNames: [String] { [] }
}

/// Bytes to put at a place already written: counts and sums that stand before the rows.
public struct Patch: Sendable {
  /// Offset in the file.
  public var offset: Int
  /// Exactly the bytes reserved there.
  public var bytes: [UInt8]
  /// A patch.
  public init(offset: Int, bytes: [UInt8]) {
    self.offset = offset
    self.bytes = bytes
  }
}

/// Writes payments block by block into a byte buffer that the caller empties; the loss stands beside the bytes.
public protocol PaymentWriter: AnyObject {
  /// What the format could not carry, so far.
  var loss: LossReport { get }
  /// Names of the source files by `PaymentRow.sourceFile`; `begin` sets it from the header, and a caller may set a longer table before a
  /// `write`.
  var sourceNames: [String] { get set }
  /// Appends what stands before the payments.
  func begin(_ header: BatchHeader, into out: inout [UInt8])
  /// Appends the payments of `rows`; a payment that the format cannot carry at all is reported and returned, not written.
  func write(_ block: PaymentBlock, _ rows: Range<Int>, into out: inout [UInt8]) -> [UnwritablePayment]
  /// Appends what stands behind them and says what to fill in before; `order` is the header's order with its final totals and funds.
  func end(order: PaymentOrder?, into out: inout [UInt8]) -> [Patch]
}

extension PaymentWriter {
  /// Most formats do not name sources.
  public var sourceNames: [String] {
    get { [] }
    set { _ = newValue }
  }
}

extension EntryWriter {
  /// Most formats do not name sources.
  public var sourceNames: [String] {
    get { [] }
    set { _ = newValue }
  }
}

/// A payment that a format cannot carry: the row in the block, why, and in which field.
public struct UnwritablePayment: Sendable {
  /// Index in the block.
  public var row: Int
  /// Why.
  public var code: DiagnosticCode
  /// Machine name of the field.
  public var field: String
  /// Values for the words of the code.
  public var arguments: [DiagnosticArgument]
  /// One payment.
  public init(row: Int, code: DiagnosticCode, field: String, arguments: [DiagnosticArgument] = []) {
    self.row = row
    self.code = code
    self.field = field
    self.arguments = arguments
  }
}

/// The same of an entry.
public typealias UnwritableEntry = UnwritablePayment

/// Writes entries block by block.
public protocol EntryWriter: AnyObject {
  /// What the format could not carry, so far.
  var loss: LossReport { get }
  /// Names of the source files by `EntryRow.sourceFile`; `begin` sets it from the header, and a caller may set a longer table before a
  /// `write`.
  var sourceNames: [String] { get set }
  /// Appends what stands before the entries.
  func begin(_ header: BatchHeader, balances: StatementBalances, into out: inout [UInt8])
  /// Appends the entries of the block; an entry that the format cannot carry at all is returned, not written.
  func write(_ block: EntryBlock, into out: inout [UInt8]) -> [UnwritableEntry]
  /// Appends what stands behind them and says what to fill in before.
  func end(balances: StatementBalances, into out: inout [UInt8]) -> [Patch]
}

/// One format: its names, what it carries and how it is read and written. A format is a value in the registry, never a subclass.
public struct PaymentFormat: Sendable {
  /// Id of the command line contract.
  public var id: String
  /// What it is called.
  public var title: Bilingual
  /// What its records are.
  public var content: ContentKind
  /// Versions known, newest last.
  public var versions: [String] = []
  /// How sure we are of it.
  public var verification: Verification
  /// File ending without the dot.
  public var fileExtension: String
  /// True when a file of it cannot be written without a paying unit; such a file is one batch.
  public var needsUnit = false
  /// Members of a batch's payer that a file of it cannot be written without and that are missing, by their path in UNIT.yaml.
  public var missingOfPayer: @Sendable (BatchHeader) -> [String] = { _ in [] }
  /// True when a file of it is an order, with figures of its own.
  public var isOrder = false
  /// True when a file of it is a workbook, of which each sheet is read as text (`SheetReader`).
  public var isWorkbook = false
  /// True when batches, payer or order of a file of it are complete only at its end, so that whoever needs them first looks at it twice.
  public var tellsBatchesLate = false
  /// True when a file of it carries batches with their payer and order; any number of them.
  public var carriesBatches = false
  /// 0…100: how well the first bytes of a file fit, and why; nil when they do not.
  public var sniff: @Sendable (SniffedBytes) -> SniffResult?
  /// Makes a reader of payments.
  public var readPayments: (@Sendable (ReadContext) throws(FileProblem) -> any PaymentReader)?
  /// Makes a reader of entries.
  public var readEntries: (@Sendable (ReadContext) throws(FileProblem) -> any EntryReader)?
  /// Makes a writer of payments.
  public var writePayments: (@Sendable (SchemaCatalogue) -> any PaymentWriter)?
  /// Makes a writer of entries.
  public var writeEntries: (@Sendable (SchemaCatalogue) -> any EntryWriter)?
  /// Makes a writer of a list of people.
  public var writeRoster: (@Sendable (RosterHead) -> RosterWriter)?

  /// True when some reader exists; rosters are read by `RosterReader`.
  public var reads: Bool { readPayments != nil || readEntries != nil || content == .roster }
  /// True when some writer exists.
  public var writes: Bool { writePayments != nil || writeEntries != nil || writeRoster != nil }
}

/// The beginning of a file, as detection sees it.
public struct SniffedBytes: Sendable {
  /// At most the first 64 KiB, decoded to UTF-8 where the encoding is known.
  public let bytes: [UInt8]
  /// True when `bytes` is the whole file.
  public let isWhole: Bool
  /// The file's name without its folder.
  public let fileName: String
  /// True when `bytes` is the text of a sheet.
  public let isSheet: Bool
  /// The first rows of `bytes`, for all column profiles.
  let rows: FirstRows
  /// A beginning.
  public init(bytes: [UInt8], isWhole: Bool, fileName: String, isSheet: Bool = false) {
    self.bytes = bytes
    self.isWhole = isWhole
    self.fileName = fileName
    self.isSheet = isSheet
    rows = FirstRows(bytes: bytes, isWhole: isWhole)
  }
}

/// How well a file fits a format.
public struct SniffResult: Sendable {
  /// 1…100.
  public var confidence: Int
  /// One sentence.
  public var why: Bilingual
  /// What this file's records are, where the format can carry payments or entries; nil where the format says it all.
  public var content: ContentKind?
  /// A fit.
  public init(_ confidence: Int, vi: String, en: String) {
    self.confidence = confidence
    why = Bilingual(vi: vi, en: en)
    content = nil
  }
}
