extension LossReport {
  /// The report for people, one line per kind and field, gravest first; empty if nothing was lost. Masked unless `showValues`.
  public func text(_ language: Language, showValues: Bool = false) -> String {
    var text = ""
    for entry in entries {
      let count = Bilingual(vi: "\(entry.count) giá trị", en: "\(entry.count) \(entry.count == 1 ? "value" : "values")")
      text += "\(entry.severity.rawValue) \(entry.kind.rawValue) \(VisibleText.visible(entry.field)): "
      text += "\(entry.kind.words.text(language)), \(count.text(language)); \(entry.reason.text(language))"
      if let example = entry.example {
        let before = VisibleText.visible(example.before.shown(showValues: showValues))
        let after = VisibleText.visible(example.after.shown(showValues: showValues))
        text += " (\"\(before)\" → \"\(after)\")"
      }
      text += "\n"
    }
    return text
  }

  /// The losses as findings, for reports that are read by programs: one object per loss and line, like every other finding.
  public func diagnostics(at file: String) -> [Diagnostic] {
    entries.map { entry in
      Diagnostic(
        .conversionLoss, at: SourceLocation(file: file), field: entry.field, found: entry.example?.before,
        arguments: [
          DiagnosticArgument("severity", entry.severity.words), DiagnosticArgument("kind", entry.kind.words),
          DiagnosticArgument("count", .number(entry.count)), DiagnosticArgument("reason", entry.reason),
        ])
    }
  }

  /// The report for programs: `{"has_critical", "losses": [{kind, severity, field, count, before, after, reason}]}`, one loss a line.
  public func json(_ language: Language, showValues: Bool = false) -> String {
    let losses = entries.map { entry in
      var object = JSONObject()
      object.add("kind", entry.kind.rawValue)
      object.add("severity", entry.severity.rawValue)
      object.add("field", entry.field)
      object.add("count", entry.count)
      object.add("before", entry.example?.before.shown(showValues: showValues))
      object.add("after", entry.example?.after.shown(showValues: showValues))
      object.add("reason", entry.reason.text(language))
      return object.text
    }
    let list = losses.isEmpty ? "[]" : "[\n" + losses.joined(separator: ",\n") + "\n]"
    return "{\"has_critical\":\(hasCritical),\"losses\":\(list)}\n"
  }
}
