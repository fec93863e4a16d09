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
      // A list that says nothing but who was not paid would call everybody on it returned, whatever else it may be.
      guard source.content == .entries, isUnpaid || source.format.id != ReturnedFiles.unpaidList else {
        run.diagnostics.report(ReturnedFiles.unclear(path, [source.format.id]))
        throw .refused
      }
      // Statements book money; everything else answers for single payments.
      let isStatement = source.format.id.hasPrefix("statement") || source.format.id.hasPrefix("canonical")
      files.append(File(source: source, entryClass: isUnpaid ? .unpaidList : isStatement ? .bookings : .answers))
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
    for file in files {
      _ = matching.beginReturnedFile(name: file.source.opened.name, entryClass: file.entryClass)
      var credits = ControlTotals()
      var debits = ControlTotals()
      let found = try stream(file, run.diagnostics) { (block) throws(RunFailure) in
        matching.ingest(block)
        for row in block.rows {
          if row.direction == .credit { credits.add(row.amount) }
          if row.direction == .debit { debits.add(row.amount) }
        }
      }
      guard file.entryClass == .bookings else { continue }
      statements.begin(opening: found.opening)
      statements.add(.credit, credits.amount)
      statements.add(.debit, debits.amount)
      let verdict = statements.end(closing: found.closing)
      if case .discrepancy = verdict, discrepancyFile == nil { discrepancyFile = file.source.opened.name }
      proofs.append(
        ReconciliationReport.Statement(
          file: file.source.opened.name, balances: found, credits: credits.amount, debits: debits.amount,
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

/// Decisions of a person on open questions, as `to-decide.csv` or the report saves them.
enum DecisionFile {
  /// Columns of `to-decide.csv`: one line per open candidate.
  static let columns = [
    "entry_file", "entry_record", "booking_date", "entry_amount", "narrative", "reference", "amount", "payee_name", "account", "why",
    "chon",
  ]

  /// Reads the marked lines; an unreadable file is refused.
  static func read(_ path: String, _ matching: ReconciliationRun, _ run: Run) throws(RunFailure) -> [Decision] {
    guard !path.isEmpty else { return [] }
    let opened = try OpenedInput.open(path, diagnostics: run.diagnostics)
    let bytes = try PreparedFailure.wrap { () throws(FileProblem) in try opened.input.contents(limitBytes: 64 << 20) }
    let padded = bytes + [UInt8](repeating: 0, count: 64)
    let dialect = CSVDialect.detect(padded.span, validCount: bytes.count, isWholeFile: true)
    var scanner = CSVScanner(separator: dialect.separator)
    var index = CSVIndex()
    let outcome = scanner.scan(padded.span, from: dialect.contentOffset, validCount: bytes.count, isFinal: true, into: &index)
    func cells(_ record: CSVRecord) -> [String] {
      record.fieldRange.map { number in
        var arena: [UInt8] = []
        let range = index.fields[number].appendContent(of: padded.span, to: &arena)
        return arena.text(TextSlice(FormulaGuard.removed(arena.span, range)))
      }
    }
    guard outcome.problem == nil, index.recordCount > 0, case let header = cells(index.record(0)),
      let file = header.firstIndex(of: "entry_file"), let record = header.firstIndex(of: "entry_record"),
      let reference = header.firstIndex(of: "reference"), let mark = header.firstIndex(of: "chon")
    else {
      run.diagnostics.report(Codes.decisionRefused) {
        Diagnostic(
          Codes.decisionRefused, at: SourceLocation(file: path, line: 1), expected: .text(Bilingual(same: columns.joined(separator: ","))),
          arguments: [DiagnosticArgument("reason", "thiếu cột / columns missing: entry_file, entry_record, reference, chon")])
      }
      throw .refused
    }
    var decisions: [Decision] = []
    var line = Int(index.record(0).lineCount) + 1
    for number in 1..<max(1, index.recordCount) {
      let entry = index.record(number)
      let values = cells(entry)
      defer { line += Int(entry.lineCount) }
      guard values.count > max(file, record, reference, mark) else { continue }
      let place = EntryPlace(
        file: matching.returnedFiles.firstIndex { $0.name == values[file] } ?? -1, record: Int(values[record]) ?? -1)
      let payment = matching.payment(reference: Array(values[reference].utf8).span)
      decisions.append(
        Decision(
          entry: place, payment: payment, mark: Decision.Mark(values[mark]), line: line,
          entryAmount: amount("entry_amount", header, values), paymentAmount: amount("amount", header, values)))
    }
    return decisions
  }

  /// The amount of a column, as a spreadsheet may have rewritten it; −1 for what is none, which no entry has; nil without the column.
  private static func amount(_ name: String, _ header: [String], _ values: [String]) -> Int64? {
    guard let column = header.firstIndex(of: name), column < values.count else { return nil }
    let bytes = Array(values[column].utf8)
    if case .amount(let amount) = WholeAmount.parse(bytes.span, 0..<bytes.count) { return amount }
    return -1
  }
}
