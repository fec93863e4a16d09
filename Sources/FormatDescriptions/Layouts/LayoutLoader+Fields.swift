// One field of a layout file.
import ByteText
import Diagnostics

extension LayoutLoader {
  static let kinds = [
    "constant", "text", "digits", "identifier", "amount", "date", "period", "code", "sequence", "check", "filler",
  ]

  func field(_ value: YAMLValue, _ content: FileContent) -> FieldDraft? {
    guard let mapping = value.mapping() else { return nil }
    let name = mapping.required("name")?.nonEmptyText()
    let startValue = mapping.required("start")
    let widthValue = mapping.required("width")
    let start = startValue?.integer(1...FixedWidthLayout.recordBytesRange.upperBound)
    let width = widthValue?.integer(1...FixedWidthLayout.recordBytesRange.upperBound)
    let title = mapping.required("title")?.bilingual()
    let note = mapping.optional("note")?.bilingual()
    let isRequired = mapping.optional("required")?.flag() ?? false
    let alignment = mapping.optional("align")?.choice(named(FieldLayout.Alignment.allCases))
    let padding = mapping.optional("pad").flatMap(padding)
    let charset = mapping.optional("charset")?.choice(
      Dictionary(uniqueKeysWithValues: FixedWidthCharset.all.map { ($0.name, $0) }), shown: FixedWidthCharset.all.map(\.name))
    let overflow = mapping.optional("overflow")?.choice(named(FieldLayout.Overflow.allCases))
    let sensitive = mapping.optional("sensitive")?.flag()
    let model = mapping.optional("maps").flatMap { self.model($0, content) }
    var codes: [(code: String, meaning: String)] = []
    var over: [Located<String>] = []
    let kind = mapping.required("kind").flatMap { self.kind($0, mapping, width: width, alignment, padding, &codes, &over) }
    mapping.finish()
    guard let name, let start, let width, let title, let kind, let startValue, let widthValue else { return nil }
    let layout = FieldLayout(
      name: name, start: start, width: width, kind: kind, alignment: alignment, padding: padding, isRequired: isRequired,
      charset: charset ?? .printable, overflow: overflow ?? .refuse, isSensitive: sensitive ?? (model?.sensitivity != nil),
      meaning: model?.meaning ?? -1)
    return FieldDraft(
      layout: layout, text: FixedWidthDescription.FieldText(title: title, note: note, codes: codes), place: mapping.place,
      startPlace: startValue.place, widthPlace: widthValue.place, path: mapping.path, over: over)
  }

  /// `space` or `zero`.
  private func padding(_ value: YAMLValue) -> UInt8? { value.choice(["space": 0x20, "zero": 0x30]) }

  private func kind(
    _ value: YAMLValue, _ mapping: YAMLMapping, width: Int?, _ alignment: FieldLayout.Alignment?, _ padding: UInt8?,
    _ codes: inout [(code: String, meaning: String)], _ over: inout [Located<String>]
  ) -> FieldLayout.Kind? {
    guard
      let name = value.choice(
        Dictionary(uniqueKeysWithValues: LayoutLoader.kinds.map { ($0, $0) }), shown: LayoutLoader.kinds)
    else { return nil }
    switch name {
    case "constant": return constant(mapping, width: width, alignment, padding)
    case "text": return .text
    case "digits": return .digits
    case "identifier": return .identifier
    case "amount": return .amount
    case "period": return .period
    case "sequence": return .sequence
    case "filler": return .filler
    case "check":
      // Which fields these are is known once the record is read.
      over =
        mapping.required("over")?.list()?.compactMap { value in
          value.nonEmptyText().map { Located(value: $0, place: value.place) }
        } ?? []
      return .check([])
    case "date":
      guard let order = mapping.required("format")?.choice(named(FieldLayout.DateOrder.allCases)) else { return nil }
      return .date(order)
    default:
      codes = codeTable(mapping, width: width)
      return codes.isEmpty ? nil : .code(codes.map { Array($0.code.utf8) })
    }
  }

  /// A constant is filled up to its width, so that a short word can stand in a wide field.
  private func constant(
    _ mapping: YAMLMapping, width: Int?, _ alignment: FieldLayout.Alignment?, _ padding: UInt8?
  ) -> FieldLayout.Kind? {
    guard let value = mapping.required("value"), let text = value.nonEmptyText() else { return nil }
    let bytes = Array(text.utf8)
    guard bytes.allSatisfy({ 0x20...0x7E ~= $0 }) else {
      value.report(.notAllowed("value", .text(Bilingual(vi: "chữ ASCII không dấu", en: "printable ASCII"))))
      return nil
    }
    guard let width else { return .constant(bytes) }
    guard bytes.count <= width else {
      value.report(.notAllowed("value", .bytesAtMost(width)))
      return nil
    }
    let fill = Array(repeating: padding ?? 0x20, count: width - bytes.count)
    return .constant(alignment == .right ? fill + bytes : bytes + fill)
  }

  /// `codes: {"00": paid, "01": rejected}`.
  private func codeTable(_ mapping: YAMLMapping, width: Int?) -> [(code: String, meaning: String)] {
    guard let table = mapping.required("codes")?.mapping() else { return [] }
    return table.table().compactMap { key, value in
      let bytes = Array(key.value.utf8)
      guard bytes.count <= min(8, width ?? 8), !bytes.isEmpty, bytes.allSatisfy({ 0x20...0x7E ~= $0 }) else {
        source.report(.notAllowed("codes", .bytesAtMost(min(8, width ?? 8))), at: key.place, path: value.path, found: key.value)
        return nil
      }
      return value.nonEmptyText().map { (key.value, $0) }
    }
  }
}
