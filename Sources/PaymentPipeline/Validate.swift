// All findings on a file and nothing written: shape and content are two verdicts.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Reconciliation
internal import SafeXML

/// `chitra validate`.
public enum Validate {
  /// Checks one file; every finding goes to the run's collector.
  public static func run(_ request: ValidateRequest, _ run: Run) throws(RunFailure) -> ValidateResult {
    let source = try SourceFile(request.path, format: request.format, encoding: request.options.encoding, run)
    let errorsBefore = run.diagnostics.errorCount
    var result = ValidateResult(format: source.format.id, records: CountedAmount(), hasValidShape: nil, hasValidContent: false)
    switch source.content {
    case .roster: result.records = try roster(source, request, run)
    case .payments: (result.records, result.hasValidShape) = try payments(source, request, run)
    case .entries: result.records = try entries(source, run)
    }
    result.hasValidContent = run.diagnostics.errorCount == errorsBefore
    return result
  }

  private static func roster(_ source: SourceFile, _ request: ValidateRequest, _ run: Run) throws(RunFailure) -> CountedAmount {
    var options = SurveyOptions()
    options.period = request.period
    options.months = request.period.map { [$0.withoutRound] } ?? []
    options.programme = request.options.programme
    options.seeksDuplicates = request.seeksDuplicates
    options.repairsLeadingZeros = request.options.repairsLeadingZeros
    options.keepsVerdicts = false
    var survey = RosterSurvey(run: run, options: options, unit: nil)
    guard let found = try survey.look(at: [source.opened]) else { return CountedAmount() }
    return CountedAmount(found.totals)
  }

  private static func payments(
    _ source: SourceFile, _ request: ValidateRequest, _ run: Run
  ) throws(RunFailure) -> (CountedAmount, Bool?) {
    guard let make = source.format.readPayments else { throw .usage }
    var context = source.context(run)
    let isXML = source.format.fileExtension == "xml"
    context.schemaPath = request.schemaPath
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
    var judge = PaymentJudge(run: run, source: source, period: request.period)
    judge.seeksDuplicates = request.seeksDuplicates
    var totals = ControlTotals()
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      _ = judge.verdicts(block)
      for row in block.rows { totals.add(row.amount) }
      for refused in block.refused { totals.add(refused.amount) }
    }
    judge.checkBatchReference(reader.header.batchReference)
    if let order = reader as? TreasuryOrderReader { _ = judge.checkOrder(order) }
    if totals.count == 0, reader.isWhole {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
    }
    let shape = isXML ? ((reader as? TreasuryOrderReader)?.hasValidShape ?? reader.isWhole) : nil
    return (CountedAmount(totals), shape)
  }

  private static func entries(_ source: SourceFile, _ run: Run) throws(RunFailure) -> CountedAmount {
    guard let make = source.format.readEntries else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var totals = ControlTotals()
    var arithmetic = StatementTally()
    var block = EntryBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows { totals.add(row.amount) }
      arithmetic.add(block)
      for refused in block.refused { totals.add(refused.amount) }
    }
    if totals.count == 0, reader.isWhole {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
    }
    if source.format.booksMoney, case .discrepancy(let difference) = arithmetic.verdict(reader.balances) {
      StatementTally.report(difference, in: source.opened.name, run)
    }
    return CountedAmount(totals)
  }
}
