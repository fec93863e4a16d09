// Files that describe, and files that nobody described: layouts, profiles, units, calendars; and what detection makes of any bytes.
import Diagnostics
import FormatDescriptions
import PaymentFormats
import PaymentPipeline

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
