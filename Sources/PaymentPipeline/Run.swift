// What every verb shares: where findings go, what descriptions and tables hold, which stamp is written.

public import Diagnostics
public import Files
public import FormatDescriptions
import PaymentFormats
public import PaymentModel
public import ReferenceData

/// One run of the program.
public struct Run {
  /// Takes all findings.
  public var diagnostics: DiagnosticCollector
  /// Layouts, column profiles, calendars, schemas.
  public var descriptions: SchemaCatalogue
  /// Dated tables.
  public var tables: ReferenceTables
  /// Stamp of creation for headers, "2026-10-20T08:00:00+07:00". References never depend on it.
  public var now: String
  /// Replaces what exists.
  public var force: Bool
  /// What was said once and holds for all files of the run.
  let said = SaidOnce()

  /// A run.
  public init(
    diagnostics: DiagnosticCollector, descriptions: SchemaCatalogue, tables: ReferenceTables, now: String, force: Bool = false
  ) {
    self.diagnostics = diagnostics
    self.descriptions = descriptions
    self.tables = tables
    self.now = now
    self.force = force
  }

  /// The day of the stamp.
  public var today: CalendarDate? { CalendarDate(iso: now.prefix(10)) }
}

/// Findings that are true of a run and not of one of its files.
final class SaidOnce {
  private var keys: Set<String> = []

  /// True when nobody has said it yet.
  func isNew(_ key: String) -> Bool { keys.insert(key).inserted }
}

/// Why a run ended without a result. Its findings are already reported, except for a file problem.
public enum RunFailure: Error {
  /// An input could not be read or an output not written.
  case file(FileProblem)
  /// The data do not allow a result; exit status 2.
  case refused
  /// The call makes no sense; exit status 64.
  case usage
  /// A fault of the program itself; exit status 70.
  case fault
}

/// How a run that left a result ended.
public enum RunOutcome: Sendable {
  /// Nothing was held back.
  case clean
  /// Errors in the data: rows held back, unexpected entries; exit status 2.
  case dataErrors
}

extension Run {
  /// Spellings of roster headers.
  var vocabulary: HeaderVocabulary { HeaderVocabulary(descriptions) }
}
