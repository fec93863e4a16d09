// Why one payment was matched as it was, in words.

import Diagnostics
import PaymentModel
internal import Reconciliation

/// The explanation of one match in words.
enum ExplanationText {
  /// Rules tried, entries looked at, and why each fell out; Vietnamese first.
  static func text(_ matching: ReconciliationRun, payment: Int) -> String {
    let explanation = matching.explain(payment: payment)
    var lines = ["\(explanation.verdict.outcome.code) · \(explanation.verdict.rule.words.vi) / \(explanation.verdict.rule.words.en)"]
    for trial in explanation.trials {
      let place = "\(matching.returnedFiles[trial.entry.file].name):\(trial.entry.record)"
      lines.append(
        "  \(trial.rule.code) · \(place) · \(DongText.grouped(trial.amount)) · \(trial.finding.words.vi) / \(trial.finding.words.en)")
    }
    for rule in explanation.rulesWithoutEntry { lines.append("  \(rule.code) · không có dòng nào / no entry") }
    return lines.joined(separator: "\n") + "\n"
  }
}
