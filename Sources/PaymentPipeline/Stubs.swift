// Placeholders of verbs.

/// `validate`.
public enum Validate {
  /// Placeholder.
  public static func run(_ request: ValidateRequest, _ run: Run) throws(RunFailure) -> ValidateResult { throw .fault }
}

/// What `reconcile` found.
public struct ReconcileResult: Sendable {
  /// Whether entries were unexpected.
  public var outcome: RunOutcome
  /// Explanation of the reference asked for.
  public var explanation: String?
  /// One sentence.
  public var summary: String
}

/// `reconcile`.
public enum Reconcile {
  /// Placeholder.
  public static func run(_ request: ReconcileRequest, _ run: Run) throws(RunFailure) -> ReconcileResult { throw .fault }
}

/// `sample`.
public enum SampleMonth {
  /// Placeholder.
  public static func run(_ request: SampleRequest, _ run: Run) throws(RunFailure) { throw .fault }
}
