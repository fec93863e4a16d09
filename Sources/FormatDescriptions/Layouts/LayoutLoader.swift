// Reads a layout file. Everything wrong with it is reported at once; a description comes out only when nothing is.
import ByteText
import Diagnostics

/// A field as read, with the places of what may be wrong with it.
struct FieldDraft {
  var layout: FieldLayout
  var text: FixedWidthDescription.FieldText
  var place: Place
  var startPlace: Place
  var widthPlace: Place
  var path: String
  /// Names of the fields that check digits guard.
  var over: [Located<String>] = []
}

/// A record as read.
struct RecordDraft {
  var name: String
  var title: Bilingual
  var occurrence: RecordLayout.Occurrence
  var tag: Located<String>?
  var fields: [FieldDraft]
  /// False when a field could not be read: what is missing then is no further mistake.
  var hasAllFields: Bool
  var place: Place
  var path: String
}

/// A total as read.
struct TotalDraft {
  var name: String
  var rule: String
  var digits: Int
  var of: Located<String>
  var statedIn: Located<String>
  var place: Place
  var path: String
}

struct LayoutLoader {
  let source: DescriptionSource

  static let contents: [String: FileContent] = ["payments": .payments, "entries": .entries]

  func load() -> FixedWidthDescription? {
    guard let root = YAMLReader.read(source) else { return nil }
    let id = root.required("id").flatMap(identifier)
    let version = root.required("version")?.integer(1...999)
    let title = root.required("title")?.bilingual()
    let origin = root.required("source")?.nonEmptyText()
    let verified = root.required("verified")?.nonEmptyText()
    let content = root.required("content")?.choice(LayoutLoader.contents)
    let recordBytes = root.required("record_bytes")?.integer(FixedWidthLayout.recordBytesRange)
    let lineEnd = root.required("line_end")?.choice(named(FixedWidthLayout.LineEnd.allCases))
    if let encoding = root.optional("encoding") { _ = encoding.choice(["ascii": true]) }
    let fixed = root.optional("fixed")?.list()?.compactMap { fixedValue($0, content ?? .payments) } ?? []
    let records = root.required("records")?.list()?.compactMap { record($0, content ?? .payments) } ?? []
    let totals = root.optional("totals")?.list()?.compactMap(total) ?? []
    root.finish()
    let shape = LayoutShapeCheck(source: source, recordBytes: recordBytes ?? 0, records: records, totals: totals)
    let (layouts, rules) = shape.check(listPlace: root.optional("records")?.place ?? root.place, content: content)
    guard !source.hasErrors, let id, let version, let title, let origin, let verified, let content, let recordBytes, let lineEnd else {
      return nil
    }
    return FixedWidthDescription(
      id: id, version: version, title: title, source: origin, verified: verified, content: content,
      layout: FixedWidthLayout(id: id, recordBytes: recordBytes, lineEnd: lineEnd, records: layouts, totals: rules),
      recordTitles: records.map(\.title), fieldTexts: records.map { $0.fields.map(\.text) }, fixedValues: fixed,
      totalNames: totals.map(\.name))
  }

  /// Lower-case letters, digits, dots and hyphens: it becomes part of file names.
  func identifier(_ value: YAMLValue) -> String? {
    guard let text = value.nonEmptyText() else { return nil }
    guard text.utf8.count <= 40, text.utf8.allSatisfy({ 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x2E }) else {
      value.report(
        .notAllowed(
          value.key,
          .text(Bilingual(vi: "chữ thường a-z, chữ số, dấu - và dấu chấm", en: "small letters a-z, digits, hyphens and dots"))))
      return nil
    }
    return text
  }

  func named<Value: RawRepresentable>(_ values: [Value]) -> [String: Value] where Value.RawValue == String {
    Dictionary(uniqueKeysWithValues: values.map { ($0.rawValue, $0) })
  }

  private func fixedValue(_ value: YAMLValue, _ content: FileContent) -> FixedWidthDescription.FixedValue? {
    guard let mapping = value.mapping() else { return nil }
    let field = mapping.required("maps").flatMap { model($0, content) }
    let text = mapping.required("value")?.nonEmptyText()
    mapping.finish()
    guard let field, let text else { return nil }
    return FixedWidthDescription.FixedValue(field: field, value: text)
  }

  /// A name of the model, refused when a file of this content has no such value.
  func model(_ value: YAMLValue, _ content: FileContent) -> ModelField? {
    guard let name = value.text() else { return nil }
    guard let field = ModelField(rawValue: name), field.belongs(to: content) else {
      value.report(.unknownModelField(name, known: ModelField.names(for: content)))
      return nil
    }
    return field
  }

  private func record(_ value: YAMLValue, _ content: FileContent) -> RecordDraft? {
    guard let mapping = value.mapping() else { return nil }
    let name = mapping.required("name")?.nonEmptyText()
    let title = mapping.required("title")?.bilingual()
    let occurrence = mapping.required("occurrence")?.choice(named(RecordLayout.Occurrence.allCases))
    let tag = mapping.optional("tag").flatMap { value in value.nonEmptyText().map { Located(value: $0, place: value.place) } }
    let values = mapping.required("fields")?.list() ?? []
    let fields = values.compactMap { field($0, content) }
    mapping.finish()
    guard let name, let title, let occurrence else { return nil }
    return RecordDraft(
      name: name, title: title, occurrence: occurrence, tag: tag, fields: fields,
      hasAllFields: fields.count == values.count && !values.isEmpty, place: mapping.place, path: mapping.path)
  }

  private func total(_ value: YAMLValue) -> TotalDraft? {
    guard let mapping = value.mapping() else { return nil }
    let name = mapping.required("name")?.nonEmptyText()
    let rule = mapping.required("rule")?.choice(["count": "count", "sum": "sum", "hash": "hash"])
    let of = mapping.required("of").flatMap { value in value.nonEmptyText().map { Located(value: $0, place: value.place) } }
    let statedIn = mapping.required("stated_in").flatMap { value in value.nonEmptyText().map { Located(value: $0, place: value.place) } }
    let digits = rule == "hash" ? mapping.required("digits")?.integer(1...18) : 10
    mapping.finish()
    guard let name, let rule, let of, let statedIn, let digits else { return nil }
    return TotalDraft(name: name, rule: rule, digits: digits, of: of, statedIn: statedIn, place: mapping.place, path: mapping.path)
  }
}
