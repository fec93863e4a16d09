// Files that describe, and files that nobody described: layouts, profiles, units, calendars; and what detection makes of any bytes.
import Diagnostics
import FormatDescriptions
import PaymentFormats
import PaymentModel
import PaymentPipeline
import ReferenceData

enum DescriptionTargets {
  private static let descriptions = SchemaCatalogue()
  private static let known = UnitFile.KnownIDs(descriptions)
  private static let formats = FormatRegistry.all(descriptions)

  /// Every loader; a unit that is loaded is written and loaded as the same. What is not loaded has an error.
  static func yaml(_ bytes: [UInt8]) {
    let layout = LayoutCheck.layout(bytes, fileName: "input.yaml")
    require(layout.description != nil || layout.problems.contains { $0.severity == .error }, "no layout and no error")
    let columns = LayoutCheck.columns(bytes, fileName: "input.yaml")
    require(columns.profile != nil || columns.problems.contains { $0.severity == .error }, "no profile and no error")
    let map = ColumnMap.load(bytes, fileName: "input.yaml")
    require(map.map != nil || map.problems.contains { $0.severity == .error }, "no columns and no error")
    _ = SeverityProfile.load(bytes, fileName: "input.yaml")
    let calendar = BankingCalendar.load(bytes, fileName: "input.yaml")
    require(calendar.calendar != nil || calendar.problems.contains { $0.severity == .error }, "no calendar and no error")
    let (unit, problems) = UnitFile.load(bytes, fileName: "input.yaml", known: known)
    guard let unit else {
      require(problems.contains { $0.severity == .error }, "no unit and no error")
      return
    }
    let text = UnitFile.text(unit)
    require(UnitFile.load(Array(text.utf8), fileName: "again.yaml", known: known).unit == unit, "a unit is written as another:\n\(text)")
  }

  /// Papers of our own, and the tables that a user adds: read or named as faulty, never a trap.
  static func settings(_ bytes: [UInt8]) {
    _ = JSONDocument(bytes)?["files"]?.elements.first?["file"]?.text
    let embedded: ReferenceTables.Source = { ReferenceTables.embedded($0) }
    guard let first = bytes.first else { return }
    let name = ReferenceTables.names[Int(first) % ReferenceTables.names.count]
    let rest = Array(bytes.dropFirst())
    let tables = ReferenceTables(load: embedded) { $0 == name ? rest : nil }
    for problem in tables.problems { require(problem.table == name || problem.line > 0, "a fault without a place") }
  }

  /// Every record of any bytes, taken apart and shown.
  static func inspect(_ bytes: [UInt8]) {
    MemoryFile.fill(bytes)
    let diagnostics = DiagnosticCollector(limit: 5)
    let run = Run(diagnostics: diagnostics, descriptions: descriptions, tables: .builtIn, now: "2026-10-20T08:00:00+07:00")
    var shown = 0
    _ = try? Inspect.run(InspectRequest(path: MemoryFile.path), run) { record in
      shown += 1
      if shown < 20 { require(!record.json(.en, showValues: shown % 2 == 0).isEmpty && !record.text(.vi, showValues: true).isEmpty, "") }
    }
  }

  /// Everything that validate does: opening, detection, reading, every rule, findings in every form.
  static func validate(_ bytes: [UInt8]) {
    MemoryFile.fill(bytes)
    let diagnostics = DiagnosticCollector(limit: 5)
    let run = Run(diagnostics: diagnostics, descriptions: descriptions, tables: .builtIn, now: "2026-10-20T08:00:00+07:00")
    do throws(RunFailure) {
      _ = try Validate.run(ValidateRequest(path: MemoryFile.path), run)
    } catch {
      if case .fault = error { require(false, "a fault of the program") }
      if case .refused = error { require(diagnostics.hasErrors, "refused without a finding") }
    }
    for form in ReportForm.allCases { require(!DiagnosticRenderer.report(diagnostics, as: form).isEmpty || form != .sarif, "no report") }
  }

  /// Opening and detection of any bytes.
  static func detect(_ bytes: [UInt8]) {
    MemoryFile.fill(bytes)
    let diagnostics = DiagnosticCollector(limit: 20)
    guard let opened = try? OpenedInput.open(MemoryFile.path, diagnostics: diagnostics) else { return }
    for found in FormatDetection.detect(opened.sniffed, formats) {
      require((1...100).contains(found.confidence), "a confidence outside 1…100")
    }
  }
}
