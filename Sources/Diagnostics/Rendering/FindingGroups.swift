/// Findings for a person who works through them: by what is to be done, the gravest first, with all places under it.
///
/// At most as many as the collector shows are added, so memory is bounded by its limit.
public struct FindingGroups {
  private struct Key: Hashable {
    var severity: Severity
    var code: DiagnosticCode
  }

  private let options: RenderOptions
  private var groups: [Key: [Diagnostic]] = [:]

  /// No finding yet.
  public init(_ options: RenderOptions) { self.options = options }

  /// Adds one.
  public mutating func add(_ diagnostic: Diagnostic) {
    groups[Key(severity: diagnostic.severity, code: diagnostic.code), default: []].append(diagnostic)
  }

  /// The groups with their places in the order found.
  public var text: String {
    var text = ""
    for severity in [Severity.error, .warning, .note] {
      let keys = groups.keys.filter { $0.severity == severity }.sorted { $0.code < $1.code }
      if keys.isEmpty { continue }
      text += Self.heading(severity).lines(options.language).joined(separator: " / ") + "\n"
      for key in keys { text += render(key, groups[key] ?? []) }
      text += "\n"
    }
    return text
  }

  private static func heading(_ severity: Severity) -> Bilingual {
    switch severity {
    case .error: Bilingual(vi: "LỖI: phải sửa, các dòng này chưa chi được", en: "ERRORS: to be mended, these rows cannot be paid")
    case .warning: Bilingual(vi: "CẢNH BÁO: cần xem lại, vẫn chi được", en: "WARNINGS: to be looked at, these can be paid")
    case .note: Bilingual(vi: "GHI CHÚ: chương trình đã làm gì", en: "NOTES: what was done")
    }
  }

  private func render(_ key: Key, _ findings: [Diagnostic]) -> String {
    let title = Catalogue.entry(for: key.code)?.title ?? Bilingual(same: key.code.description)
    let places = Bilingual(vi: "\(findings.count) chỗ", en: findings.count == 1 ? "1 place" : "\(findings.count) places")
    var text = "\n  \(key.code) \(title.text(options.language)) (\(places.text(options.language)))\n"
    let fixes = findings.map { $0.fix(options.language, showValues: options.showValues) }
    let isOneFix = fixes.allSatisfy { $0 == fixes.first }
    if isOneFix, let fix = fixes.first { text += "    → " + VisibleText.visible(fix) + "\n" }
    for (finding, fix) in zip(findings, fixes) {
      let place = [finding.location?.text, finding.location?.path].compactMap { $0 }.joined(separator: " ")
      let message = finding.message(options.language, showValues: options.showValues)
      // What the title says already is not said again.
      let words = [place, message == title.text(options.language) && !place.isEmpty ? "" : message].filter { !$0.isEmpty }
      text += "    [ ] " + VisibleText.visible(words.joined(separator: ": ")) + "\n"
      text += details(finding)
      if !isOneFix { text += "        → " + VisibleText.visible(fix) + "\n" }
    }
    return text
  }

  /// What stands there and what should, where that is known.
  private func details(_ finding: Diagnostic) -> String {
    let found = finding.found.map { value in
      let shown = value.shown(showValues: options.showValues)
      return Bilingual(vi: "thấy \"\(shown)\"", en: "found \"\(shown)\"").text(options.language)
    }
    let expected = finding.expected.map { wanted in
      Bilingual(vi: "cần \(wanted.words.vi)", en: "expected \(wanted.words.en)").text(options.language)
    }
    let parts = [found, expected].compactMap { $0 }
    return parts.isEmpty ? "" : "        " + VisibleText.visible(parts.joined(separator: ", ")) + "\n"
  }
}
