// All findings on a file and nothing written: shape and content are two verdicts.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
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
    case .entries: (result.records, result.directions) = try entries(source, run)
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
    context.validatesSchema = isXML
    context.schemaPath = request.schemaPath
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
    var judge = PaymentJudge(run: run, name: source.opened.name, period: request.period)
    judge.seeksDuplicates = request.seeksDuplicates
    var totals = ControlTotals()
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      _ = judge.verdicts(block)
      for row in block.rows { totals.add(row.amount) }
      for refused in block.refused { totals.add(refused.amount) }
    }
    if totals.count == 0, reader.isWhole {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
    }
    let shape = isXML ? ((reader as? TreasuryOrderReader)?.hasValidShape ?? reader.isWhole) : nil
    return (CountedAmount(totals), shape)
  }

  /// Money in and money out are two sums; one over both says nothing.
  private static func entries(
    _ source: SourceFile, _ run: Run
  ) throws(RunFailure) -> (CountedAmount, (credit: CountedAmount, debit: CountedAmount)?) {
    guard let make = source.format.readEntries else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var (totals, credits, debits) = (ControlTotals(), ControlTotals(), ControlTotals())
    var block = EntryBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows {
        totals.add(row.amount)
        if row.direction == .credit { credits.add(row.amount) }
        if row.direction == .debit { debits.add(row.amount) }
      }
      for refused in block.refused { totals.add(refused.amount) }
    }
    if totals.count == 0, reader.isWhole {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
    }
    let hasDirections = credits.count + debits.count > 0
    return (CountedAmount(totals), hasDirections ? (CountedAmount(credits), CountedAmount(debits)) : nil)
  }
}
