// Exit statuses, decided in this one place.

internal import Diagnostics
internal import Files
internal import PaymentPipeline

enum ExitStatus {
  static let clean: Int32 = 0
  static let warnings: Int32 = 1
  static let dataErrors: Int32 = 2
  static let usage: Int32 = 64
  static let unreadable: Int32 = 66
  static let fault: Int32 = 70
  static let unwritable: Int32 = 74

  /// Of a run that left a result.
  static func of(_ outcome: RunOutcome, _ counts: DiagnosticCounts, isStrict: Bool) -> Int32 {
    if outcome == .dataErrors || counts.hasErrors { return dataErrors }
    return isStrict && counts.warningCount > 0 ? warnings : clean
  }

  /// Of a run that ended early.
  static func of(_ failure: RunFailure) -> Int32 {
    switch failure {
    case .file(let problem): problem.isAboutReading ? unreadable : unwritable
    case .refused: dataErrors
    case .usage: usage
    case .fault: fault
    }
  }
}
