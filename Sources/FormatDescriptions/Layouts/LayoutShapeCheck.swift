// What must be true of a layout beyond its single values: every byte described once, tags that tell records apart, totals of fields
// that exist.
import ByteText
import Diagnostics

struct LayoutShapeCheck {
  let source: DescriptionSource
  let recordBytes: Int
  let records: [RecordDraft]
  let totals: [TotalDraft]

  func check(listPlace: Place, content: FileContent?) -> ([RecordLayout], [FixedWidthTotal]) {
    if records.isEmpty { source.report(.missingKey("records"), at: listPlace, path: "records") }
    checkNames()
    for record in records {
      checkFields(record)
      if recordBytes > 0, record.hasAllFields { checkCover(record) }
    }
    checkDetail(listPlace, content)
    let layouts = records.enumerated().map { index, record in
      RecordLayout(
        name: record.name, tagField: tagField(record), occurrence: record.occurrence, order: index,
        fields: fields(record))
    }
    checkTags(layouts)
    // A total of a field that could not be read is no mistake of the total.
    let rules = records.allSatisfy(\.hasAllFields) ? totals.compactMap { total($0, layouts) } : []
    return (layouts, rules)
  }

  /// The fields of a record, check digits with the fields they guard.
  private func fields(_ record: RecordDraft) -> [FieldLayout] {
    let names = record.fields.map(\.layout.name)
    var hasCheck = false
    return record.fields.map { draft in
      guard case .check = draft.layout.kind else { return draft.layout }
      if hasCheck { source.report(.duplicateName("kind: check"), at: draft.place, path: draft.path) }
      hasCheck = true
      if draft.over.isEmpty { source.report(.missingKey("over"), at: draft.place, path: draft.path) }
      var layout = draft.layout
      layout.kind = .check(
        draft.over.compactMap { name in
          if let index = names.firstIndex(of: name.value), record.fields[index].layout.canBeChecked { return index }
          let known = record.fields.filter(\.layout.canBeChecked).map(\.layout.name)
          if record.hasAllFields {
            source.report(
              .notAllowed("over", NearestName.expectation(name.value, known)), at: name.place, path: draft.path + ".over", found: name.value
            )
          }
          return nil
        })
      return layout
    }
  }

  private func checkNames() {
    var seen: Set<String> = []
    for record in records {
      if !seen.insert(record.name).inserted { source.report(.duplicateName(record.name), at: record.place, path: record.path) }
      var fields: Set<String> = []
      var models: [Int: String] = [:]
      for field in record.fields {
        if !fields.insert(field.layout.name).inserted {
          source.report(.duplicateName(field.layout.name), at: field.place, path: field.path)
        }
        guard let model = ModelField(meaning: field.layout.meaning) else { continue }
        if models.updateValue(field.layout.name, forKey: model.meaning) != nil {
          source.report(.duplicateName(model.rawValue), at: field.place, path: field.path + ".maps")
        }
      }
    }
  }

  private func checkFields(_ record: RecordDraft) {
    for field in record.fields {
      let layout = field.layout
      if layout.start > recordBytes || layout.width > recordBytes - layout.start + 1, recordBytes > 0 {
        source.report(.beyondRecord(layout.name, .bytesAtMost(recordBytes)), at: field.startPlace, path: field.path)
      }
      if let width = wantedWidth(layout.kind), layout.width != width {
        source.report(.tooNarrow(layout.name, .bytes(width)), at: field.widthPlace, path: field.path)
      }
      if layout.kind.isNumber, layout.width > 38 {
        source.report(.notAllowed("width", .numberRange(1...38)), at: field.widthPlace, path: field.path)
      }
      if layout.padding == 0x30, layout.alignment == .left, layout.kind.isNumber || layout.kind == .identifier {
        source.report(
          .notAllowed("pad", .text(Bilingual(vi: "space, hoặc align: right", en: "space, or align: right"))), at: field.place,
          path: field.path)
      }
      if case .code(let codes) = layout.kind, layout.width > 8 || codes.contains(where: { $0.count > layout.width }) {
        source.report(.notAllowed("width", .numberRange(1...8)), at: field.widthPlace, path: field.path)
      }
    }
  }

  private func wantedWidth(_ kind: FieldLayout.Kind) -> Int? {
    switch kind {
    case .date(let order): order.width
    case .period: 6
    case .check: 2
    default: nil
    }
  }

  /// Every byte belongs to exactly one field, and the fields stand in order.
  private func checkCover(_ record: RecordDraft) {
    let fields = record.fields.sorted { $0.layout.start < $1.layout.start }
    var next = 1
    var before: FieldDraft?
    for field in fields {
      if field.layout.start < next, let before {
        source.report(.overlap(before.layout.name, field.layout.name), at: field.startPlace, path: field.path)
      } else if field.layout.start > next {
        source.report(.gap(next, field.layout.start - 1), at: field.startPlace, path: field.path)
      }
      let end = field.layout.start + field.layout.width
      if end > next {
        next = end
        before = field
      }
    }
    if next <= recordBytes { source.report(.gap(next, recordBytes), at: record.place, path: record.path) }
  }

  private func tagField(_ record: RecordDraft) -> Int? {
    guard let tag = record.tag else {
      if records.count > 1 { source.report(.missingKey("tag"), at: record.place, path: record.path) }
      return nil
    }
    guard let index = record.fields.firstIndex(where: { $0.layout.name == tag.value }) else {
      if !record.hasAllFields { return nil }
      source.report(
        .notAllowed("tag", NearestName.expectation(tag.value, record.fields.map(\.layout.name))), at: tag.place, path: record.path + ".tag",
        found: tag.value)
      return nil
    }
    guard case .constant = record.fields[index].layout.kind, record.fields[index].layout.width <= 8 else {
      source.report(
        .notAllowed(
          "tag", .text(Bilingual(vi: "trường kind: constant, rộng nhất 8 byte", en: "a field of kind: constant, at most 8 bytes"))),
        at: tag.place, path: record.path + ".tag", found: tag.value)
      return nil
    }
    return index
  }

  /// Two records whose tags can both be true of one line cannot be told apart.
  private func checkTags(_ layouts: [RecordLayout]) {
    for (index, layout) in layouts.enumerated() {
      guard let bytes = tagBytes(layout) else { continue }
      for other in 0..<index {
        guard let otherBytes = tagBytes(layouts[other]) else { continue }
        let shared = bytes.keys.filter { otherBytes[$0] != nil }
        if shared.allSatisfy({ bytes[$0] == otherBytes[$0] }) {
          source.report(
            .notAllowed(
              "tag",
              .text(
                Bilingual(
                  vi: "dấu hiệu khác với loại dòng \"\(layouts[other].name)\"", en: "another tag than record \"\(layouts[other].name)\" has"
                ))),
            at: records[index].tag?.place ?? records[index].place, path: records[index].path + ".tag")
        }
      }
    }
  }

  private func tagBytes(_ layout: RecordLayout) -> [Int: UInt8]? {
    guard let tag = layout.tagField, case .constant(let bytes) = layout.fields[tag].kind else { return nil }
    return Dictionary(uniqueKeysWithValues: bytes.enumerated().map { (layout.fields[tag].start + $0.offset, $0.element) })
  }

  /// A payment or result file has one kind of record for its payments, and it says how much.
  private func checkDetail(_ listPlace: Place, _ content: FileContent?) {
    let details = records.filter { $0.occurrence == .many }
    guard let detail = details.first else {
      if !records.isEmpty {
        source.report(
          .notAllowed("records", .text(Bilingual(vi: "một loại dòng occurrence: many", en: "one record with occurrence: many"))),
          at: listPlace, path: "records")
      }
      return
    }
    for other in details.dropFirst() {
      source.report(
        .notAllowed("occurrence", .text(Bilingual(vi: "chỉ một loại dòng occurrence: many", en: "only one record with occurrence: many"))),
        at: other.place, path: other.path)
    }
    if content != nil, detail.hasAllFields, !detail.fields.contains(where: { $0.layout.meaning == ModelField.amount.meaning }) {
      source.report(.missingKey("maps: amount"), at: detail.place, path: detail.path)
    }
  }

  private func total(_ draft: TotalDraft, _ layouts: [RecordLayout]) -> FixedWidthTotal? {
    let of = draft.of.value.split(separator: ".", maxSplits: 1).map(String.init)
    let stated = draft.statedIn.value.split(separator: ".", maxSplits: 1).map(String.init)
    let names = layouts.flatMap { layout in layout.fields.map { "\(layout.name).\($0.name)" } }
    func refuse(_ reference: Located<String>, _ expected: Expectation) -> FixedWidthTotal? {
      source.report(
        .totalField(total: draft.name, field: reference.value, expected), at: reference.place, path: draft.path, found: reference.value)
      return nil
    }
    guard stated.count == 2, let statedIn = layouts.firstIndex(where: { $0.name == stated[0] }),
      let statedField = layouts[statedIn].fieldIndex(stated[1])
    else { return refuse(draft.statedIn, NearestName.expectation(draft.statedIn.value, names)) }
    let number = Expectation.text(Bilingual(vi: "trường số: digits hoặc amount", en: "a number field: digits or amount"))
    guard [.digits, .amount].contains(layouts[statedIn].fields[statedField].kind), layouts[statedIn].occurrence == .once else {
      return refuse(draft.statedIn, number)
    }
    guard let counted = of.first.flatMap({ name in layouts.firstIndex { $0.name == name } }), counted != statedIn else {
      return refuse(draft.of, NearestName.expectation(draft.of.value, draft.rule == "count" ? layouts.map(\.name) : names))
    }
    if draft.rule == "count" {
      guard of.count == 1 else { return refuse(draft.of, .oneOf(layouts.map(\.name))) }
      return FixedWidthTotal(counted: counted, rule: .count, statedIn: statedIn, statedField: statedField)
    }
    guard of.count == 2, let field = layouts[counted].fieldIndex(of[1]) else {
      return refuse(draft.of, NearestName.expectation(draft.of.value, names))
    }
    let kind = layouts[counted].fields[field].kind
    if draft.rule == "sum" {
      guard kind == .amount || kind == .digits else { return refuse(draft.of, number) }
      return FixedWidthTotal(counted: counted, rule: .sum(field: field), statedIn: statedIn, statedField: statedField)
    }
    guard kind == .identifier || kind == .digits else {
      return refuse(draft.of, .text(Bilingual(vi: "trường identifier hoặc digits", en: "a field of kind identifier or digits")))
    }
    let rule = FixedWidthTotal.Rule.hash(field: field, digits: draft.digits)
    return FixedWidthTotal(counted: counted, rule: rule, statedIn: statedIn, statedField: statedField)
  }
}
