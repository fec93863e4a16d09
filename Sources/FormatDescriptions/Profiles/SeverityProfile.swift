// A profile of a bank or provider, as far as it ranks findings: `severities: {FXW-204: error}`. The five promises cannot be re-ranked.
public import Diagnostics

/// Reads a profile's severities.
public enum SeverityProfile {
  /// The severities by code, and everything wrong with the file, with line and column (IOF-101 for unknown keys and codes, LAY codes else).
  public static func load(_ bytes: [UInt8], fileName: String) -> (severities: [DiagnosticCode: Severity], problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .description)
    var severities: [DiagnosticCode: Severity] = [:]
    var unknown: [Diagnostic] = []
    guard let root = YAMLReader.read(source) else { return ([:], source.sortedProblems) }
    for (key, value) in root.table() {
      switch key.value {
      case "id", "title": break
      case "severities":
        for (code, wanted) in value.mapping()?.table() ?? [] {
          guard let known = DiagnosticCode(parsing: code.value), let entry = Catalogue.entry(for: known) else {
            unknown.append(unknownKey(code, fileName))
            continue
          }
          let words = Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0.rawValue, $0) })
          guard let severity = wanted.choice(words) else { continue }
          if Catalogue.unyielding.contains(known), severity < entry.severity {
            let reason = Bilingual(
              vi: "\(entry.severity.rawValue): mã này bảo đảm tiền chi đúng, không hạ mức được",
              en: "\(entry.severity.rawValue): this code guards a promise and cannot be lowered")
            wanted.report(.notAllowed(code.value, .text(reason)))
          } else {
            severities[known] = severity
          }
        }
      default: unknown.append(unknownKey(key, fileName))
      }
    }
    return (severities, (source.problems + unknown).sorted(by: Diagnostic.isInReadingOrder))
  }

  private static func unknownKey(_ key: Located<String>, _ fileName: String) -> Diagnostic {
    Diagnostic(
      Codes.profileKeyUnknown, at: SourceLocation(file: fileName, line: key.place.line, columnStart: key.place.column),
      found: ReportedValue(key.value), arguments: [DiagnosticArgument("key", key.value)])
  }
}
