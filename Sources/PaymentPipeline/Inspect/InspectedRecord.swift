// One record laid open: its fields as they stand in the file and as they are understood.

public import Diagnostics

/// One field of an inspected record.
public struct InspectedField: Sendable {
  /// What is to be said of it.
  public enum Verdict: Hashable, Sendable {
    /// It can be read.
    case good
    /// Nothing is known of its rules.
    case unchecked
    /// The file ends, or the record is too short, before it is whole.
    case cut
    /// It breaks a rule.
    case fault(DiagnosticCode)
  }

  /// Where it stands: columns, column number or path.
  public var place: String
  /// Machine name, header or element.
  public var name: String
  /// What it means; nil when nobody says.
  public var title: Bilingual?
  /// The bytes as they stand in the file.
  public var raw: [UInt8]
  /// How it is understood; empty when it is not.
  public var value: String
  /// What is to be said of it.
  public var verdict: Verdict
  /// How it is masked; nil when everybody may read it.
  public var sensitivity: SensitiveKind?

  init(
    place: String, name: String, title: Bilingual? = nil, raw: some Sequence<UInt8>, value: String, verdict: Verdict = .unchecked,
    sensitivity: SensitiveKind?
  ) {
    self.place = place
    self.name = name
    self.title = title
    self.raw = Array(raw.prefix(InspectedField.rawLimitBytes))
    self.value = value
    self.verdict = verdict
    self.sensitivity = sensitivity
  }

  /// Most bytes of a field that are shown: 400.
  static let rawLimitBytes = 400

  /// The bytes with blanks made visible, every letter and digit a star unless values are asked for.
  func shownRaw(_ showValues: Bool) -> String {
    var text = ""
    for scalar in VisibleText.decode(raw).unicodeScalars {
      switch scalar {
      case " ": text += "·"
      case "\t": text += "→"
      default:
        let isHidden = !showValues && sensitivity != nil && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        if isHidden { text += "*" } else { text.unicodeScalars.append(scalar) }
      }
    }
    return VisibleText.visible(text)
  }

  /// How it is understood, masked unless values are asked for.
  func shownValue(_ showValues: Bool) -> String { ReportedValue(value, sensitivity).shown(showValues: showValues) }
}

/// One inspected record.
public struct InspectedRecord: Sendable {
  /// 1-based; 0 for what stands outside of records.
  public var number: Int
  /// The file as the user named it.
  public var file: String
  /// 1-based physical line where it begins; nil when not known.
  public var line: Int?
  /// 0-based offset in the file; nil when not known.
  public var byteOffset: Int?
  /// What kind of record it is.
  public var kind: String
  /// Its fields in the order of the file.
  public var fields: [InspectedField]

  init(number: Int, file: String, line: Int?, byteOffset: Int?, kind: String, fields: [InspectedField] = []) {
    self.number = number
    self.file = file
    self.line = line
    self.byteOffset = byteOffset
    self.kind = kind
    self.fields = fields
  }

  /// The record for people: a heading, then one line per field with place, name, bytes, value and verdict.
  public func text(_ language: Language, showValues: Bool) -> String {
    var text = VisibleText.visible(line.map { "\(file):\($0)" } ?? file)
    if number > 0 { text += ": " + Bilingual(vi: "bản ghi", en: "record").text(language) + " \(number)" }
    if !kind.isEmpty { text += " [" + VisibleText.visible(kind) + "]" }
    if let byteOffset { text += " @\(byteOffset)" }
    text += "\n"
    let places = fields.map { VisibleText.visible($0.place) }
    let names = fields.map { field in
      let title = field.title?.text(language) ?? ""
      return VisibleText.visible(title.isEmpty || title == field.name ? field.name : "\(field.name) (\(title))")
    }
    let (placeWidth, nameWidth) = (min(40, places.map(\.count).max() ?? 0), min(48, names.map(\.count).max() ?? 0))
    for (index, field) in fields.enumerated() {
      text += "  " + padded(places[index], placeWidth) + "  " + padded(names[index], nameWidth) + "  |" + field.shownRaw(showValues) + "|"
      let value = field.shownValue(showValues)
      if !value.isEmpty { text += "  = " + VisibleText.visible(value) }
      text += words(field.verdict, language) + "\n"
    }
    return text
  }

  /// The record as one JSON object on a line.
  public func json(_ language: Language, showValues: Bool) -> String {
    var text = "{\"file\":\(JSONText.quoted(file)),\"record\":\(number)"
    if let line { text += ",\"line\":\(line)" }
    if let byteOffset { text += ",\"byte_offset\":\(byteOffset)" }
    text += ",\"kind\":\(JSONText.quoted(kind)),\"fields\":["
    text += fields.map { field in
      var object = "{\"place\":\(JSONText.quoted(field.place)),\"name\":\(JSONText.quoted(field.name))"
      if let title = field.title { object += ",\"title\":\(JSONText.quoted(title.text(language)))" }
      object += ",\"raw\":\(JSONText.quoted(field.shownRaw(showValues))),\"value\":\(JSONText.quoted(field.shownValue(showValues)))"
      return object + ",\"verdict\":\(JSONText.quoted(machineWord(field.verdict)))}"
    }.joined(separator: ",")
    return text + "]}\n"
  }

  private func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }

  private func words(_ verdict: InspectedField.Verdict, _ language: Language) -> String {
    switch verdict {
    case .good, .unchecked: ""
    case .cut: "  ! " + Bilingual(vi: "bị cắt", en: "cut").text(language)
    case .fault(let code): "  ! \(code) " + (Catalogue.entry(for: code)?.title.text(language) ?? "")
    }
  }

  private func machineWord(_ verdict: InspectedField.Verdict) -> String {
    switch verdict {
    case .good: "good"
    case .unchecked: "unchecked"
    case .cut: "cut"
    case .fault(let code): code.description
    }
  }
}
