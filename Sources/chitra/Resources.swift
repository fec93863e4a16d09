// What is inside the binary, and the user's own folder over it.

internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel
internal import PaymentPipeline
internal import ReferenceData

enum Resources {
  /// Layouts and column profiles; problems of the user's own are reported.
  static func descriptions(own folder: String?, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> SchemaCatalogue {
    SchemaCatalogue()
  }

  /// The dated tables; rows of the user's own folder replace those of the same key.
  static func tables(own folder: String?) -> ReferenceTables {
    ReferenceTables(load: { name in EmbeddedFiles.find("ReferenceData/\(name)") })
  }

  /// The unit that a file describes; its problems are reported and refuse the run.
  static func unit(_ path: String, _ run: Run) throws(RunFailure) -> PayingUnit {
    throw .refused
  }

  /// Severities that a profile gives to codes.
  static func severities(_ path: String, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> [DiagnosticCode: Severity] {
    [:]
  }
}
