// What a code means, for `chitra explain` and for docs/errors.md.

extension CatalogueEntry {
  /// The message with `…` where a finding would show a value.
  var readableMessage: Bilingual { Self.readable(message) }

  /// The fix with `…` where a finding would show a value.
  var readableFix: Bilingual { Self.readable(fix) }

  private static func readable(_ template: Bilingual) -> Bilingual {
    Bilingual(vi: MessageTemplate.fill(template.vi) { _ in "…" }, en: MessageTemplate.fill(template.en) { _ in "…" })
  }
}

extension Catalogue {
  /// The explanation of a code for a terminal: severity, meaning, why it matters, what to do; `nil` if there is no such code.
  public static func explain(_ code: DiagnosticCode, _ language: Language) -> String? {
    guard let entry = entry(for: code) else { return nil }
    switch language {
    case .vi, .en: return explain(entry, language)
    case .both: return explain(entry, .vi) + "\n" + explain(entry, .en)
    }
  }

  private static func explain(_ entry: CatalogueEntry, _ language: Language) -> String {
    let words = ExplanationWords.self
    var text = "\(entry.code) (\(entry.severity.words.text(language))): \(entry.title.text(language))\n"
    if entry.message != entry.title {
      text += "\n\(words.message.text(language)):\n  \(entry.readableMessage.text(language))\n"
    }
    text += "\n\(words.why.text(language)):\n  \(entry.why.text(language))\n"
    text += "\n\(words.fix.text(language)):\n  \(entry.readableFix.text(language))\n"
    return text
  }
}

enum ExplanationWords {
  static let message = Bilingual(vi: "Thông báo", en: "Message")
  static let why = Bilingual(vi: "Vì sao cần chú ý", en: "Why it matters")
  static let fix = Bilingual(vi: "Cách xử lý", en: "What to do")
}
