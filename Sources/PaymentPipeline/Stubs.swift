// Placeholders of verbs.

/// `sample`.
public enum SampleMonth {
  /// Placeholder.
  public static func run(_ request: SampleRequest, _ run: Run) throws(RunFailure) { throw .fault }
}
