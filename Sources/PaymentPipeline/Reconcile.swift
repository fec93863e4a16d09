// What became of every payment, reading in the order of the work:
//
//   sent sets ──────► table of payments ──┐
//   returned files ─► entries ────────────┴► ladder of rules ─► outcomes ─► payments.csv, repay rosters, questions, report
//
// Both sides are read twice and never kept whole: first to match, then to write.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation
internal import ReferenceData

/// What `reconcile` found.
public struct ReconcileResult: Sendable {
  /// Whether entries were unexpected, amounts differed or a statement does not add up.
  public var outcome: RunOutcome
  /// Why the reference asked for was matched as it was.
  public var explanation: String?
  /// One sentence with the figures.
  public var summary: String
}

/// `chitra reconcile`.
public enum Reconcile {
  /// Matches what came back with what was sent and writes the outcome of every payment.
  public static func run(_ request: ReconcileRequest, _ run: Run) throws(RunFailure) -> ReconcileResult {
    // `--explain` alone leaves nothing behind.
    if !request.out.isEmpty { try OutputPlace.check(request.out, apartFromSets: request.sent, run) }
    var matching = ReconciliationRun()
    let sent = try SentSets(request.sent, run)
    try sent.add(to: &matching)
    let returned = try ReturnedFiles(request, run)
    try returned.add(to: &matching)
    let decisions = try DecisionFile.read(request.decisions, matching, run)
    for problem in matching.resolve(decisions: decisions) {
      run.diagnostics.report(problem.entry) {
        Diagnostic(
          problem.entry,
          at: SourceLocation(file: request.decisions.isEmpty ? request.unpaid : request.decisions, line: problem.decisionLine),
          arguments: [DiagnosticArgument("reason", problem.reason), DiagnosticArgument("difference", problem.reason)])
      }
    }
    let verdict = returned.statements.verdict
    report(verdict, returned, run)
    for order in matching.totals.orders where order.outcome == .amountDiffers {
      run.diagnostics.report(Codes.amountDiffers) {
        Diagnostic(Codes.amountDiffers, at: SourceLocation(file: order.file), expected: .amount(order.amount))
      }
    }
    reportContradictions(matching, run)
    if !request.out.isEmpty { try ReconciliationFiles(request, run, matching, sent, returned).write() }
    return result(request, run, matching, verdict)
  }

  /// References that several payments have, and answers that name another account: one finding each, with its count.
  private static func reportContradictions(_ matching: ReconciliationRun, _ run: Run) {
    func place(_ payment: Int) -> SourceLocation {
      let place = matching.place(ofPayment: payment)
      return SourceLocation(file: matching.sentFiles[place.file].name, line: place.record)
    }
    let shared = matching.sharedReferences
    if let first = shared.first {
      run.diagnostics.report(Codes.referenceShared) {
        Diagnostic(Codes.referenceShared, at: place(first), arguments: [DiagnosticArgument("number", .number(shared.count))])
      }
    }
    let others = matching.answersForOtherAccounts
    if let (entry, payment) = others.listed.first {
      run.diagnostics.report(Codes.otherAccountAnswered) {
        let (from, sent) = (matching.place(ofEntry: entry), place(payment))
        return Diagnostic(
          Codes.otherAccountAnswered, at: SourceLocation(file: matching.returnedFiles[from.file].name, line: from.record),
          arguments: [
            DiagnosticArgument("name", "\(sent.file):\(sent.line ?? 0)"), DiagnosticArgument("number", .number(others.count)),
          ])
      }
    }
  }

  private static func report(_ verdict: StatementVerdict, _ returned: ReturnedFiles, _ run: Run) {
    guard case .discrepancy(let difference) = verdict else { return }
    StatementTally.report(difference, in: returned.discrepancyFile, run)
  }

  private static func result(
    _ request: ReconcileRequest, _ run: Run, _ matching: ReconciliationRun, _ verdict: StatementVerdict
  ) -> ReconcileResult {
    let totals = matching.totals
    var isClean = totals.unexpected.count == 0 && totals[.amountDiffers].count == 0 && !run.diagnostics.hasErrors
    if case .discrepancy = verdict { isClean = false }
    if totals.orders.contains(where: { $0.outcome == .amountDiffers }) { isClean = false }
    var explanation: String?
    if !request.explain.isEmpty {
      let reference = Array(request.explain.utf8)
      if let payment = matching.payment(reference: reference.span) {
        explanation = "\(request.explain): " + ExplanationText.text(matching, payment: payment)
      } else if let order = matching.order(reference: reference.span) {
        let verdict = totals.orders[order]
        explanation = "\(request.explain): \(verdict.file) · \(verdict.outcome.code)"
      } else {
        isClean = false
        explanation = "\(request.explain): không có trong bộ đã gửi / not in the sent set"
      }
    }
    let parts = PaymentOutcome.allCases.map { "\($0.code) \(totals[$0].count)" }.joined(separator: ", ")
    return ReconcileResult(
      outcome: isClean ? .clean : .dataErrors, explanation: explanation,
      summary: "\(totals.sent.count): \(parts); unexpected \(totals.unexpected.count); statement \(verdict.code)")
  }
}
