/// Everything that is known of one code before anything is found: severity, title, message, reason and fix in both languages.
///
/// An entry is declared once, as a constant of this type beside its neighbours of the same area; the constant's name is how other
/// rooms speak of it (`Codes.identityLostZero`), and `code` is its short form for hot paths.
public final class CatalogueEntry: Sendable {
  /// The stable code.
  public let code: DiagnosticCode
  /// How grave it is unless a profile ranks it otherwise.
  public let severity: Severity
  /// The fault in a few words, without values.
  public let title: Bilingual
  /// The sentence shown, with `{found}`, `{expected}`, `{file}`, `{field}` or named arguments in it; the title if none is given.
  public let message: Bilingual
  /// Why it matters.
  public let why: Bilingual
  /// What the accountant should do.
  public let fix: Bilingual
  /// The version that brought it.
  public let since: String

  init(
    _ code: StaticString, _ severity: Severity, title: Bilingual, message: Bilingual? = nil, why: Bilingual, fix: Bilingual,
    since: String = "0.1"
  ) {
    self.code = DiagnosticCode(code)
    self.severity = severity
    self.title = title
    self.message = message ?? title
    self.why = why
    self.fix = fix
    self.since = since
  }

  /// The names that message and fix ask a value for, in order of first use.
  public var placeholders: [String] {
    MessageTemplate.placeholders(message.vi + fix.vi)
  }
}

/// The names of the codes: `Codes.identityLostZero` is the entry, `Codes.identityLostZero.code` its code.
public typealias Codes = CatalogueEntry
