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
  /// Checks one file; every finding goes to the run's collector. People of rosters are compared with those of `others`, which then has them
  /// all.
  public static func run(
    _ request: ValidateRequest, _ run: Run, among others: ValidatedRosters = ValidatedRosters()
  ) throws(RunFailure) -> ValidateResult {
    let lists = try OpenedInput.openLists(request.path, encoding: request.options.encoding, sheet: request.options.sheet, run)
    let source = try SourceFile(lists[0], request.path, format: request.format, run)
    let errorsBefore = run.diagnostics.errorCount
    var result = ValidateResult(format: source.format.id, records: CountedAmount(), hasValidShape: nil, hasValidContent: false)
    let totals: ControlTotals
    switch source.content {
    case .roster: totals = try roster(lists, request, others, run)
    case .payments: (totals, result.hasValidShape) = try payments(source, request, run)
    case .entries: (totals, result.directions) = try entries(source, run)
    }
    result.records = CountedAmount(totals)
    result.isSumKnown = !totals.isOverflown
    if totals.isOverflown, source.content != .roster {
      run.diagnostics.report(Codes.amountOverflow) {
        Diagnostic(Codes.amountOverflow, at: SourceLocation(file: source.opened.name), field: "amount")
      }
    }
    result.hasValidContent = run.diagnostics.errorCount == errorsBefore
    return result
  }

  private static func roster(
    _ lists: [OpenedInput], _ request: ValidateRequest, _ others: ValidatedRosters, _ run: Run
  ) throws(RunFailure) -> ControlTotals {
    let options = SurveyOptions(checking: request.options, period: request.period, seeksDuplicates: request.seeksDuplicates)
    return try others.look(at: lists, options, request.options, run)
  }

  private static func payments(
    _ source: SourceFile, _ request: ValidateRequest, _ run: Run
  ) throws(RunFailure) -> (ControlTotals, Bool?) {
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
    return (totals, shape)
  }

  /// Money in and money out are two sums; one over both says nothing.
  private static func entries(
    _ source: SourceFile, _ run: Run
  ) throws(RunFailure) -> (ControlTotals, (credit: CountedAmount, debit: CountedAmount)?) {
    guard let make = source.format.readEntries else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var (totals, tally) = (ControlTotals(), StatementTally())
    var block = EntryBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows { totals.add(row.amount) }
      tally.add(block)
      for refused in block.refused { totals.add(refused.amount) }
    }
    if totals.count == 0, reader.isWhole {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
    }
    if source.format.booksMoney, case .discrepancy(let difference) = tally.verdict(reader.balances) {
      StatementTally.report(difference, in: source.opened.name, run)
    }
    let hasDirections = tally.credits.count + tally.debits.count > 0
    return (totals, hasDirections ? (CountedAmount(tally.credits), CountedAmount(tally.debits)) : nil)
  }
}
