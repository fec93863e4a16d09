// A fixed-width layout with everything a person wants to know of it.
public import ByteText
public import Diagnostics

/// A layout file: the layout itself, its titles, and what its codes and fixed values mean.
public struct FixedWidthDescription: Hashable, Sendable {
  /// A field as people speak of it.
  public struct FieldText: Hashable, Sendable {
    /// Its title.
    public var title: Bilingual
    /// Remarks for whoever fills or reads it; nil when none.
    public var note: Bilingual?
    /// What the field's codes mean, by code; empty for other fields.
    public var codes: [(code: String, meaning: String)]

    /// Equal when all texts are.
    public static func == (left: FieldText, right: FieldText) -> Bool {
      left.title == right.title && left.note == right.note && left.codes.elementsEqual(right.codes) { $0 == $1 }
    }

    /// By its title.
    public func hash(into hasher: inout Hasher) { hasher.combine(title) }
  }

  /// A value that every record of such a file has without a field for it.
  public struct FixedValue: Hashable, Sendable {
    /// What it means.
    public var field: ModelField
    /// The value.
    public var value: String
  }

  /// Name, as `--to` takes it.
  public var id: String
  /// Version of the description.
  public var version: Int
  /// Its title.
  public var title: Bilingual
  /// Where it comes from.
  public var source: String
  /// How well it is known to be right ("house layout").
  public var verified: String
  /// What it carries.
  public var content: FileContent
  /// The layout for reader and writer.
  public var layout: FixedWidthLayout
  /// Titles of the records, by index.
  public var recordTitles: [Bilingual]
  /// Texts of the fields, by record and field.
  public var fieldTexts: [[FieldText]]
  /// Values without a field.
  public var fixedValues: [FixedValue]
  /// Names of the totals, by index.
  public var totalNames: [String]

  /// What a field means; nil where it means nothing, or where there is no such record or field.
  public func model(record: Int, field: Int) -> ModelField? {
    guard layout.records.indices.contains(record), layout.records[record].fields.indices.contains(field) else { return nil }
    return ModelField(meaning: layout.records[record].fields[field].meaning)
  }

  /// Index of the field of a record that has a meaning.
  public func fieldIndex(_ model: ModelField, record: Int) -> Int? {
    layout.records[record].fields.firstIndex { $0.meaning == model.meaning }
  }

  /// Index of the record that stands for each payment or entry.
  public var detailRecord: Int? { layout.records.firstIndex { $0.occurrence == .many } }

  /// What a code of a field means ("00" → "paid").
  public func meaning(ofCode code: String, record: Int, field: Int) -> String? {
    fieldTexts[record][field].codes.first { $0.code == code }?.meaning
  }

  /// The code of a meaning ("paid" → "00").
  public func code(for meaning: String, record: Int, field: Int) -> String? {
    fieldTexts[record][field].codes.first { $0.meaning == meaning }?.code
  }

  /// A value that every record has.
  public func fixedValue(_ field: ModelField) -> String? { fixedValues.first { $0.field == field }?.value }
}
