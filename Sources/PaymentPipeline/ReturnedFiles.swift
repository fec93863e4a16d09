// What came back: result files, lists of the paying service, statements.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// The returned files of a run, streamed as often as needed.
final class ReturnedFiles {
  /// One returned file.
  struct File {
    var source: SourceFile
    var entryClass: EntryClass
  }

  private(set) var files: [File] = []
  /// The arithmetic of all statements.
  private(set) var statements = StatementArithmetic()
  /// What each statement says, for the report.
  private(set) var proofs: [ReconciliationReport.Statement] = []
  /// The first statement that does not add up.
  private(set) var discrepancyFile: String?
  private let run: Run

  init(_ request: ReconcileRequest, _ run: Run) throws(RunFailure) {
    self.run = run
    var first: [SHA256Digest: String] = [:]
    let wanted = request.returned.map { ($0, false) } + (request.unpaid.isEmpty ? [] : [(request.unpaid, true)])
    for (path, isUnpaid) in wanted {
      let source = try SourceFile(
        path, format: isUnpaid ? ReturnedFiles.unpaidFormat(path, run) : "",
        unclear: { ReturnedFiles.unclear(path, $0) }, run)
      let digest = try PreparedFailure.wrap { () throws(FileProblem) in try source.opened.input.digest() }
      if let other = first[digest] {
        run.diagnostics.report(Codes.returnedFileTwice) {
          Diagnostic(Codes.returnedFileTwice, at: SourceLocation(file: path), arguments: [DiagnosticArgument("first", other)])
        }
        continue
      }
      first[digest] = path
      guard source.content == .entries else {
        run.diagnostics.report(Codes.notAnAnswer) {
          Diagnostic(
            Codes.notAnAnswer, at: SourceLocation(file: path), found: ReportedValue(source.format.id),
            arguments: [DiagnosticArgument("format", source.format.id)])
        }
        throw .refused
      }
      // A list that says nothing but who was not paid would call everybody on it returned, whatever else it may be.
      guard isUnpaid || source.format.id != ReturnedFiles.unpaidList else {
        run.diagnostics.report(ReturnedFiles.unclear(path, [source.format.id]))
        throw .refused
      }
      files.append(File(source: source, entryClass: isUnpaid ? .unpaidList : source.format.booksMoney ? .bookings : .answers))
    }
  }

  /// The column profile of a plain list of the unpaid.
  private static let unpaidList = "unpaid-list"

  /// As what a list of the unpaid is read: a result file where it has the column that says who was paid, else the plain list, whatever
  /// columns it has besides.
  private static func unpaidFormat(_ path: String, _ run: Run) throws(RunFailure) -> String {
    // Standard input can be opened once only.
    if path == "-" { return "" }
    let sniffed = try OpenedInput.open(path, diagnostics: run.diagnostics).sniffed
    for fit in FormatDetection.detect(sniffed, FormatRegistry.all(run.descriptions)) where fit.content == .entries {
      if let profile = run.descriptions.profile(fit.format.id) {
        if profile.columnIndex(.status) != nil, DelimitedFormats.hasRequiredColumns(sniffed, profile) { return profile.id }
      } else if fit.confidence >= 50 {
        return fit.format.id
      }
    }
    return unpaidList
  }

  private static func unclear(_ path: String, _ candidates: [String]) -> Diagnostic {
    Diagnostic(
      Codes.returnedFileUnclear, at: SourceLocation(file: path), found: candidates.first.map { ReportedValue($0) },
      arguments: [DiagnosticArgument("candidates", candidates.isEmpty ? "–" : candidates.joined(separator: ", "))])
  }

  /// Gives all entries to a matching and adds the statements up.
  func add(to matching: inout ReconciliationRun) throws(RunFailure) {
    var all = ControlTotals()
    for file in files {
      _ = matching.beginReturnedFile(name: file.source.opened.name, entryClass: file.entryClass)
      var tally = StatementTally()
      var totals = ControlTotals()
      let found = try stream(file, run.diagnostics) { (block) throws(RunFailure) in
        matching.ingest(block)
        tally.add(block)
        for refused in block.refused { totals.add(refused.amount) }
        for row in block.rows { totals.add(row.amount) }
      }
      all.add(totals)
      if run.isOverflown(all, file: file.source.opened.name) { throw .refused }
      // A statement of a day without bookings says its balances; anything else without a line is the wrong file.
      if found.opening == nil || found.closing == nil { _ = run.isEmpty(totals, file: file.source.opened.name) }
      guard file.entryClass == .bookings else { continue }
      let verdict = tally.add(to: &statements, found)
      if case .discrepancy = verdict, discrepancyFile == nil { discrepancyFile = file.source.opened.name }
      proofs.append(
        ReconciliationReport.Statement(
          file: file.source.opened.name, balances: found, credits: tally.credits.amount, debits: tally.debits.amount,
          verdict: ReconciliationReport.Verdict(rawValue: verdict.code) ?? .unverifiable))
    }
  }

  /// Streams a file's entries; a cut file proves nothing and is refused.
  func stream(
    _ file: File, _ diagnostics: DiagnosticCollector, _ body: (EntryBlock) throws(RunFailure) -> Void
  ) throws(RunFailure) -> StatementBalances {
    guard let make = file.source.format.readEntries else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(file.source.context(run, diagnostics: diagnostics)) }
    var block = EntryBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      if file.entryClass == .bookings { NarrativeReason.fill(&block, run.tables) }
      try body(block)
    }
    guard reader.isWhole else { throw .refused }
    return reader.balances
  }
}

/// What a statement's entries add up to; its balances may stand behind them.
struct StatementTally {
  private(set) var credits = ControlTotals()
  private(set) var debits = ControlTotals()

  mutating func add(_ block: EntryBlock) {
    for row in block.rows {
      if row.direction == .credit { credits.add(row.amount) }
      if row.direction == .debit { debits.add(row.amount) }
    }
  }

  /// Adds the statement to those of a run; the verdict is on this one.
  func add(to statements: inout StatementArithmetic, _ balances: StatementBalances) -> StatementVerdict {
    statements.begin(opening: balances.opening)
    statements.add(.credit, credits.amount)
    statements.add(.debit, debits.amount)
    return statements.end(closing: balances.closing)
  }

  /// The verdict on a statement alone.
  func verdict(_ balances: StatementBalances) -> StatementVerdict {
    var alone = StatementArithmetic()
    return add(to: &alone, balances)
  }

  /// Reports a statement that does not add up.
  static func report(_ difference: Int64, in file: String?, _ run: Run) {
    run.diagnostics.report(Codes.statementDiscrepancy) {
      Diagnostic(
        Codes.statementDiscrepancy, at: file.map { SourceLocation(file: $0) },
        arguments: [DiagnosticArgument("difference", .amount(difference))])
    }
  }
}

extension PaymentFormat {
  /// Statements book money; every other file that comes back answers for single payments.
  var booksMoney: Bool { id.hasPrefix("statement") || id.hasPrefix("canonical") }
}

/// Decisions of a person on open questions, as `to-decide.csv` or the report saves them.
enum DecisionFile {
  /// Columns of `to-decide.csv`: one line per open candidate.
  static let columns = [
    "entry_file", "entry_record", "booking_date", "entry_amount", "narrative", "reference", "amount", "payee_name", "account", "why",
    "chon",
  ]

  /// The columns that a decision needs, by name.
  private struct Header {
    var file: Int
    var record: Int
    var reference: Int
    var mark: Int
    var entryAmount: Int?
    var amount: Int?

    init?(_ names: [String]) {
      guard let file = names.firstIndex(of: "entry_file"), let record = names.firstIndex(of: "entry_record"),
        let reference = names.firstIndex(of: "reference"), let mark = names.firstIndex(of: "chon")
      else { return nil }
      (self.file, self.record, self.reference, self.mark) = (file, record, reference, mark)
      entryAmount = names.firstIndex(of: "entry_amount")
      amount = names.firstIndex(of: "amount")
    }

    /// The last of the columns that must be there, and of all that are read.
    var needed: Int { max(file, record, reference, mark) }
    var last: Int { max(needed, entryAmount ?? 0, amount ?? 0) }
  }

  /// Reads the marked lines piece by piece; an unreadable file, or one with a line that no such list has, is refused.
  static func read(_ path: String, _ matching: ReconciliationRun, _ run: Run) throws(RunFailure) -> [Decision] {
    guard !path.isEmpty else { return [] }
    let opened = try OpenedInput.open(path, diagnostics: run.diagnostics)
    var window = FileWindow(opened.input, limitBytes: 1 << 20)
    try PreparedFailure.wrap { () throws(FileProblem) in _ = try window.refill(keeping: 0) }
    let dialect = CSVDialect.detect(window.bytes.span, validCount: window.count, isWholeFile: window.isAtEnd)
    var scanner = CSVScanner(separator: dialect.separator)
    var index = CSVIndex()
    var start = dialect.contentOffset
    var header: Header?
    var decisions: [Decision] = []
    var line = 1
    while true {
      let bytes = window.bytes
      let outcome = scanner.scan(bytes.span, from: start, validCount: window.count, isFinal: window.isAtEnd, into: &index)
      for number in 0..<index.recordCount {
        let entry = index.record(number)
        defer { line += Int(entry.lineCount) }
        if let header {
          if let decision = decision(cells(entry, index, bytes.span, upTo: header.last), header, matching, line) {
            decisions.append(decision)
          }
        } else {
          header = Header(cells(entry, index, bytes.span, upTo: 63))
          if header == nil { throw refused(path, run) }
        }
      }
      guard outcome.problem == nil else { throw refused(path, run) }
      if window.isAtEnd { break }
      try PreparedFailure.wrap { () throws(FileProblem) in _ = try window.refill(keeping: outcome.consumed) }
      start = 0
    }
    if header == nil { throw refused(path, run) }
    return decisions
  }

  private static func cells(_ record: CSVRecord, _ index: CSVIndex, _ bytes: Span<UInt8>, upTo last: Int) -> [String] {
    var texts: [String] = []
    for number in record.fieldRange.prefix(last + 1) {
      var arena: [UInt8] = []
      let range = index.fields[number].appendContent(of: bytes, to: &arena)
      texts.append(arena.text(TextSlice(FormulaGuard.removed(arena.span, range))))
    }
    return texts
  }

  private static func decision(_ values: [String], _ header: Header, _ matching: ReconciliationRun, _ line: Int) -> Decision? {
    guard values.count > header.needed else { return nil }
    let place = EntryPlace(
      file: matching.returnedFiles.firstIndex { $0.name == values[header.file] } ?? -1, record: Int(values[header.record]) ?? -1)
    let paymentAmount = amount(header.amount, values)
    let payment = matching.payment(reference: Array(values[header.reference].utf8).span, amount: paymentAmount)
    return Decision(
      entry: place, payment: payment, mark: Decision.Mark(values[header.mark]), line: line,
      entryAmount: amount(header.entryAmount, values), paymentAmount: paymentAmount)
  }

  private static func refused(_ path: String, _ run: Run) -> RunFailure {
    run.diagnostics.report(Codes.decisionRefused) {
      Diagnostic(
        Codes.decisionRefused, at: SourceLocation(file: path, line: 1), expected: .text(Bilingual(same: columns.joined(separator: ","))),
        arguments: [DiagnosticArgument("reason", "thiếu cột / columns missing: entry_file, entry_record, reference, chon")])
    }
    return .refused
  }

  /// The amount of a column, as a spreadsheet may have rewritten it; −1 for what is none, which no entry has; nil without the column.
  private static func amount(_ column: Int?, _ values: [String]) -> Int64? {
    guard let column, column < values.count else { return nil }
    let bytes = Array(values[column].utf8)
    if case .amount(let amount) = WholeAmount.parse(bytes.span, 0..<bytes.count) { return amount }
    return -1
  }
}
