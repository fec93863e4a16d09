// A file handed in for convert, validate, reconcile or print: opened, its format named or found, its reader made.

import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel

/// An input whose format is known.
struct SourceFile {
  let opened: OpenedInput
  let format: PaymentFormat
  let content: ContentKind

  /// Opens a file and finds its format unless it is named. No fit, or several that fit equally, is reported and `refused`; a verb that has
  /// no option to name a format says it in its own words, given the formats that fit.
  init(
    _ path: String, format id: String, unclear: ((_ candidates: [String]) -> Diagnostic)? = nil, _ run: Run
  ) throws(RunFailure) {
    let opened = try OpenedInput.open(path, diagnostics: run.diagnostics)
    try self.init(opened, path, format: id, unclear: unclear, run)
  }

  /// The same for an input that is open already.
  init(
    _ opened: OpenedInput, _ path: String, format id: String, unclear: ((_ candidates: [String]) -> Diagnostic)? = nil, _ run: Run
  ) throws(RunFailure) {
    // Dozens of files stay open in a reconciliation; their beginnings are looked at here only.
    self.opened = opened.withoutHead()
    let sniffed = opened.sniffed
    if !id.isEmpty {
      guard let named = FormatRegistry.format(id, run.descriptions) else { throw SourceFile.unknown(id, run) }
      let fit = named.sniff(sniffed)
      format = named
      content = fit?.content ?? named.content
      return
    }
    let best = FormatDetection.best(FormatDetection.detect(sniffed, run.descriptions))
    if best.isEmpty, opened.sheet != nil, let roster = FormatRegistry.format("roster-xlsx", run.descriptions) {
      // The user named this sheet: its reader says what it lacks.
      (format, content) = (roster, roster.content)
      return
    }
    if best.count != 1, let unclear {
      run.diagnostics.report(unclear(best.map(\.format.id)))
      throw .refused
    }
    guard let first = best.first else {
      run.diagnostics.report(Codes.formatUnknown) { Diagnostic(Codes.formatUnknown, at: SourceLocation(file: path)) }
      throw .refused
    }
    if best.count > 1 {
      run.diagnostics.report(Codes.choiceNeeded) {
        Diagnostic(
          Codes.choiceNeeded, at: SourceLocation(file: path),
          arguments: [
            DiagnosticArgument("option", "--from / --as"), DiagnosticArgument("candidates", best.map(\.format.id).joined(separator: ", ")),
          ])
      }
      throw .refused
    }
    format = first.format
    content = first.content
  }

  /// A format id that does not exist: wrong usage, with the ids that do.
  static func unknown(_ id: String, _ run: Run) -> RunFailure {
    run.diagnostics.report(Codes.optionValue) {
      Diagnostic(
        Codes.optionValue, found: ReportedValue(id), expected: .oneOf(FormatRegistry.all(run.descriptions).map(\.id)),
        arguments: [DiagnosticArgument("option", "format")])
    }
    return .usage
  }

  /// What a reader of it needs.
  func context(_ run: Run, fileIndex: UInt32 = 0, diagnostics: DiagnosticCollector? = nil) -> ReadContext {
    var context = ReadContext(
      input: opened.input, name: opened.name, fileIndex: fileIndex, diagnostics: diagnostics ?? run.diagnostics,
      descriptions: run.descriptions)
    context.sheet = opened.sheet
    // What does not follow its schema was changed by hand or cut: a channel or month that is none must not get lost on the way.
    context.validatesSchema = format.fileExtension == "xml"
    return context
  }
}
