/// One finding: its code, its place, what was found there and what should have stood there.
///
/// Title, message, reason and fix are not kept here: they are looked up in the catalogue when the finding is shown.
public struct Diagnostic: Hashable, Sendable {
  /// The stable code, with an entry in the catalogue.
  public var code: DiagnosticCode
  /// How grave it is here; a profile may rank it otherwise than the catalogue.
  public var severity: Severity
  /// Where it is; `nil` if it belongs to no input, such as a wrong pair of options.
  public var location: SourceLocation?
  /// The machine name of the field, such as `amount`.
  public var field: String?
  /// What stood there.
  public var found: ReportedValue?
  /// What should have stood there.
  public var expected: Expectation?
  /// Values for the placeholders of the message and the fix.
  public var arguments: [DiagnosticArgument]
  /// The original bytes round the place.
  public var excerpt: Excerpt?
  /// How many rows the same cause hits, at least 1.
  public var count: Int
  /// Other places that belong to it.
  public var related: [RelatedPlace]

  /// A finding by its catalogue entry, with the entry's severity unless another is given.
  public init(
    _ entry: CatalogueEntry, severity: Severity? = nil, at location: SourceLocation? = nil, field: String? = nil,
    found: ReportedValue? = nil, expected: Expectation? = nil, arguments: [DiagnosticArgument] = [], excerpt: Excerpt? = nil,
    count: Int = 1,
    related: [RelatedPlace] = []
  ) {
    code = entry.code
    self.severity = severity ?? entry.severity
    self.location = location
    self.field = field
    self.found = found
    self.expected = expected
    self.arguments = arguments
    self.excerpt = excerpt
    self.count = count
    self.related = related
  }

  /// A finding by its code alone; a code that is not in the catalogue counts as an error.
  public init(
    code: DiagnosticCode, severity: Severity? = nil, at location: SourceLocation? = nil, field: String? = nil,
    found: ReportedValue? = nil, expected: Expectation? = nil, arguments: [DiagnosticArgument] = [], excerpt: Excerpt? = nil,
    count: Int = 1,
    related: [RelatedPlace] = []
  ) {
    self.code = code
    self.severity = severity ?? Catalogue.defaultSeverity(of: code)
    self.location = location
    self.field = field
    self.found = found
    self.expected = expected
    self.arguments = arguments
    self.excerpt = excerpt
    self.count = count
    self.related = related
  }

  /// The message with its placeholders filled, masked unless `showValues`; `vi / en` for both languages.
  public func message(_ language: Language, showValues: Bool = false) -> String {
    words(\.message, showValues: showValues, counted: true).text(language)
  }

  /// What to do, with its placeholders filled, masked unless `showValues`.
  public func fix(_ language: Language, showValues: Bool = false) -> String {
    words(\.fix, showValues: showValues, counted: false).text(language)
  }

  func words(_ part: KeyPath<CatalogueEntry, Bilingual>, showValues: Bool, counted: Bool) -> Bilingual {
    let template = Catalogue.entry(for: code)?[keyPath: part] ?? Bilingual(same: code.description)
    var vi = fill(template.vi, .vi, showValues)
    var en = fill(template.en, .en, showValues)
    if counted, count > 1 {
      vi += " (\(count) dòng)"
      en += " (\(count) rows)"
    }
    return Bilingual(vi: vi, en: en)
  }

  private func fill(_ template: String, _ language: Language, _ showValues: Bool) -> String {
    MessageTemplate.fill(template) { name in
      if let argument = arguments.first(where: { $0.name == name }) { return argument.shown(language, showValues: showValues) }
      switch name {
      case "found": return found?.shown(showValues: showValues)
      case "expected": return expected?.words.text(language)
      case "file": return location?.file
      case "field": return field
      default: return nil
      }
    }
  }

  /// The placeholders of message and fix for which this finding brings no value; empty when it was reported rightly.
  public var unfilledPlaceholders: [String] {
    guard let entry = Catalogue.entry(for: code) else { return [] }
    return entry.placeholders.filter { name in
      switch name {
      case _ where arguments.contains { $0.name == name }: false
      case "found": found == nil
      case "expected": expected == nil
      case "file": location == nil
      case "field": field == nil
      default: true
      }
    }
  }

  /// The order of reading: file, line, column, code.
  public static func isInReadingOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let (a, b) = (left.location, right.location)
    if a?.file != b?.file { return (a?.file ?? "") < (b?.file ?? "") }
    if a?.line != b?.line { return (a?.line ?? 0) < (b?.line ?? 0) }
    if a?.columnStart != b?.columnStart { return (a?.columnStart ?? 0) < (b?.columnStart ?? 0) }
    return left.code < right.code
  }
}

/// Texts with places to fill: `{name}`.
enum MessageTemplate {
  /// The text with each `{name}` replaced; a name without a value becomes `?`, so that a gap is seen and nothing traps.
  static func fill(_ template: String, _ value: (String) -> String?) -> String {
    var text = ""
    scan(template, literal: { text += $0 }, placeholder: { text += value($0) ?? "?" })
    return text
  }

  /// The names in a template, in order of first use.
  static func placeholders(_ template: String) -> [String] {
    var names: [String] = []
    scan(template, literal: { _ in }, placeholder: { if !names.contains($0) { names.append($0) } })
    return names
  }

  private static func scan(_ template: String, literal: (Substring) -> Void, placeholder: (String) -> Void) {
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      literal(rest[..<open])
      placeholder(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    literal(rest)
  }
}
