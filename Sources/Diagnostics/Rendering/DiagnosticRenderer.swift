/// The forms in which findings are given.
public enum ReportForm: String, Hashable, Sendable, CaseIterable {
  /// For people: first line, excerpt, found, expected, fix.
  case text
  /// For programs: one JSON object per finding and line.
  case json
  /// For code-scanning services: one SARIF 2.1.0 log.
  case sarif
}

/// How findings are shown.
public struct RenderOptions: Hashable, Sendable {
  /// The language of messages.
  public var language: Language
  /// Whether personal data is shown in the clear.
  public var showValues: Bool
  /// The program's version, which SARIF names.
  public var version: String

  /// Options; values are masked unless asked for.
  public init(language: Language = .vi, showValues: Bool = false, version: String = "0.1") {
    self.language = language
    self.showValues = showValues
    self.version = version
  }
}

/// Turns findings into text, one at a time: `begin`, `render` for each, `end`; the pieces in a row are the report.
public struct DiagnosticRenderer {
  /// The form chosen.
  public let form: ReportForm
  /// The options chosen.
  public let options: RenderOptions

  private var sarif = SARIFState()

  /// A renderer for one report.
  public init(_ form: ReportForm, options: RenderOptions = RenderOptions()) {
    self.form = form
    self.options = options
  }

  /// What stands before the first finding; empty except in SARIF.
  public mutating func begin() -> String {
    form == .sarif ? SARIFState.head : ""
  }

  /// One finding, with its line ends.
  public mutating func render(_ diagnostic: Diagnostic) -> String {
    switch form {
    case .text: TextForm(options: options).render(diagnostic)
    case .json: JSONLinesForm(options: options).render(diagnostic)
    case .sarif: sarif.render(diagnostic, options)
    }
  }

  /// What stands after the last finding: one more that gives the counts per code if not all were shown, and SARIF's end.
  public mutating func end(_ counts: DiagnosticCounts = DiagnosticCounts()) -> String {
    let rest = counts.unshownCount > 0 ? render(Self.remainder(counts)) : ""
    return rest + (form == .sarif ? sarif.tail(options) : "")
  }

  /// A whole report of what a collector kept.
  public static func report(_ collector: DiagnosticCollector, as form: ReportForm, options: RenderOptions = RenderOptions()) -> String {
    var renderer = DiagnosticRenderer(form, options: options)
    var text = renderer.begin()
    for diagnostic in collector.diagnostics { text += renderer.render(diagnostic) }
    return text + renderer.end(collector.counts)
  }

  private static func remainder(_ counts: DiagnosticCounts) -> Diagnostic {
    let list = counts.sorted.map { "\($0.code) \($0.severity.rawValue) \($0.findings)" }.joined(separator: ", ")
    return Diagnostic(
      .moreDiagnostics,
      arguments: [
        DiagnosticArgument("total", .number(counts.total)),
        DiagnosticArgument("shown", .number(counts.total - counts.unshownCount)),
        DiagnosticArgument("counts", ReportedValue(whole: list)),
      ])
  }
}
