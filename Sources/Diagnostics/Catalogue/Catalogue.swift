/// All codes of the program.
public enum Catalogue {
  /// Every entry, in the order of the codes.
  public static let all: [CatalogueEntry] = CatalogueEntry.files.sorted { $0.code < $1.code }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The entry of a code; `nil` if the program has no such code.
  public static func entry(for code: DiagnosticCode) -> CatalogueEntry? { byCode[code] }

  /// The severity a code has unless a profile ranks it otherwise; `error` for a code that is not in the catalogue.
  public static func defaultSeverity(of code: DiagnosticCode) -> Severity { byCode[code]?.severity ?? .error }
}
