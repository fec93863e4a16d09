// Reads a column profile. Everything wrong with it is reported at once; a profile comes out only when nothing is.
import Diagnostics
import PaymentModel

struct ColumnProfileLoader {
  let source: DescriptionSource

  private static let contents: [String: FileContent] = ["payments": .payments, "entries": .entries, "roster": .roster]
  private static let separators: [String: UInt8] = ["comma": 0x2C, "semicolon": 0x3B, "tab": 0x09]

  func load() -> ColumnProfile? {
    guard let root = YAMLReader.read(source) else { return nil }
    let names = LayoutLoader(source: source)
    let id = root.required("id").flatMap(names.identifier)
    let version = root.required("version")?.integer(1...999)
    let title = root.required("title")?.bilingual()
    let origin = root.required("source")?.nonEmptyText()
    let verified = root.required("verified")?.nonEmptyText()
    let content = root.required("content")?.choice(ColumnProfileLoader.contents)
    let separator = root.required("separator")?.choice(ColumnProfileLoader.separators)
    let lineEnd = root.required("line_end")?.choice(["crlf": [0x0D, 0x0A] as [UInt8], "lf": [0x0A]])
    let hasMark = root.required("encoding")?.choice(["utf-8-bom": true, "utf-8": false])
    let guards = root.required("formula_guard")?.flag()
    let fixed = root.optional("fixed")?.list()?.compactMap { self.fixed($0, content ?? .payments, names) } ?? []
    let columnsValue = root.required("columns")
    let columns = columnsValue?.list()?.compactMap { column($0, content ?? .payments, names) } ?? []
    let (statusWords, statusTexts) = root.optional("status").map(self.status) ?? ([:], [:])
    let reasons = root.optional("reasons").flatMap(self.reasons)
    let (opening, closing) = root.optional("balances").map(self.balances) ?? ([], [])
    root.finish()
    checkColumns(columns, content, statusWords, columnsValue?.place ?? root.place, root)
    guard !source.hasErrors, let id, let version, let title, let origin, let verified, let content, let separator, let lineEnd, let hasMark,
      let guards
    else { return nil }
    return ColumnProfile(
      id: id, version: version, title: title, source: origin, verified: verified, content: content, separator: separator, lineEnd: lineEnd,
      hasByteOrderMark: hasMark, guardsFormulas: guards, columns: columns.map(\.value), fixedValues: fixed, statusWords: statusWords,
      statusTexts: statusTexts, reasons: reasons, openingWords: opening, closingWords: closing)
  }

  private func fixed(_ value: YAMLValue, _ content: FileContent, _ names: LayoutLoader) -> FixedWidthDescription.FixedValue? {
    guard let mapping = value.mapping() else { return nil }
    let field = mapping.required("maps").flatMap { names.model($0, content) }
    let text = mapping.required("value")?.nonEmptyText()
    mapping.finish()
    guard let field, let text else { return nil }
    return FixedWidthDescription.FixedValue(field: field, value: text)
  }

  private func column(_ value: YAMLValue, _ content: FileContent, _ names: LayoutLoader) -> Located<ColumnProfile.Column>? {
    guard let mapping = value.mapping() else { return nil }
    let header = mapping.required("header")?.nonEmptyText()
    let accepted = mapping.optional("accepted")?.texts() ?? []
    let kinds = ColumnProfile.Kind.allCases
    let isRoster = content == .roster
    let kindValue = isRoster ? mapping.optional("kind") : mapping.required("kind")
    let kind = kindValue?.choice(names.named(kinds), shown: kinds.map(\.rawValue))
    let isRequired = mapping.optional("required")?.flag() ?? false
    let amountForm = kind == .amount ? mapping.optional("format")?.choice(names.named(ColumnProfile.AmountForm.allCases)) : nil
    let dateForm = kind == .date ? mapping.required("format")?.choice(names.named(ColumnProfile.DateForm.allCases)) : nil
    let mapsValue = kind == .blank ? mapping.optional("maps") : mapping.required("maps")
    let field = isRoster ? nil : mapsValue.flatMap { names.model($0, content) }
    let rosterField = isRoster ? mapsValue.flatMap(roster) : nil
    let codes = kind == .code ? mapping.optional("codes").map { self.codes($0, field) } ?? [] : []
    mapping.finish()
    guard let header, isRoster || kind != nil else { return nil }
    let own = [ColumnProfile.key(header), ColumnProfile.flatKey(header)]
    var keys: [String] = []
    for key in own + accepted.flatMap({ [ColumnProfile.key($0), ColumnProfile.flatKey($0)] }) where !key.isEmpty && !keys.contains(key) {
      keys.append(key)
    }
    return Located(
      value: ColumnProfile.Column(
        header: header, keys: keys, kind: kind ?? .text, field: field, rosterField: rosterField, isRequired: isRequired,
        amountForm: amountForm ?? .plain, dateForm: dateForm ?? .dayMonthYear, codes: codes),
      place: mapping.place)
  }

  /// `codes: {"Người giám hộ": guardian}`.
  private func codes(_ value: YAMLValue, _ field: ModelField?) -> [ColumnProfile.CodeWord] {
    let known: [String] =
      switch field {
      case .payeeRole: PayeeRole.allCases.map(\.code)
      case .programme: Programme.allCases.map(\.code)
      case .channel: Channel.allCases.map(\.code)
      default: []
      }
    var seen: Set<String> = []
    return (value.mapping()?.table() ?? []).compactMap { key, value in
      guard let meaning = value.choice(Dictionary(uniqueKeysWithValues: known.map { ($0, $0) })) else { return nil }
      if !seen.insert(ColumnProfile.key(key.value)).inserted { value.report(.duplicateName(key.value)) }
      return ColumnProfile.CodeWord(word: key.value, meaning: meaning)
    }
  }

  private func roster(_ value: YAMLValue) -> RosterField? {
    guard let name = value.text() else { return nil }
    if let field = RosterField(name: name) { return field }
    value.report(.unknownModelField(name, known: RosterField.allCases.map(\.name)))
    return nil
  }

  /// `status: {paid: [Đã chi], rejected: [Từ chối]}`.
  private func status(_ value: YAMLValue) -> ([String: EntryStatus], [EntryStatus: String]) {
    guard let mapping = value.mapping() else { return ([:], [:]) }
    var words: [String: EntryStatus] = [:]
    var texts: [EntryStatus: String] = [:]
    for status in EntryStatus.allCases where status != .booked {
      guard let values = mapping.optional(status.code)?.list() else { continue }
      for value in values {
        guard let word = value.nonEmptyText() else { continue }
        let key = ColumnProfile.key(word)
        if words.updateValue(status, forKey: key) != nil { value.report(.duplicateName(word)) }
        if texts[status] == nil { texts[status] = word }
      }
    }
    mapping.finish()
    return (words, texts)
  }

  /// `reasons: {list: VIETTEL, codes: {E01: "…"}}`.
  private func reasons(_ value: YAMLValue) -> ColumnProfile.Reasons? {
    guard let mapping = value.mapping() else { return nil }
    let list = mapping.required("list")?.nonEmptyText()
    let table = mapping.required("codes")?.mapping()?.table() ?? []
    mapping.finish()
    guard let list else { return nil }
    let meanings = table.map { $0.value.text() ?? "" }
    return ColumnProfile.Reasons(list: list, codes: table.map(\.key.value), meanings: meanings)
  }

  /// `balances: {opening: [Số dư đầu kỳ], closing: [Số dư cuối kỳ]}`.
  private func balances(_ value: YAMLValue) -> ([String], [String]) {
    guard let mapping = value.mapping() else { return ([], []) }
    let opening = mapping.required("opening")?.texts() ?? []
    let closing = mapping.required("closing")?.texts() ?? []
    mapping.finish()
    return (opening.map(ColumnProfile.key), closing.map(ColumnProfile.key))
  }

  /// Each spelling leads to one column, each meaning has one column, and what every such file needs is there.
  private func checkColumns(
    _ columns: [Located<ColumnProfile.Column>], _ content: FileContent?, _ statusWords: [String: EntryStatus], _ place: Place,
    _ root: YAMLMapping
  ) {
    var keys: [String: String] = [:]
    var fields: Set<String> = []
    for column in columns {
      for key in column.value.keys {
        if keys.updateValue(column.value.header, forKey: key) != nil {
          source.report(.duplicateName(key), at: column.place, path: "columns", found: column.value.header)
        }
      }
      // A roster may name one meaning by several headers; a payment file may not.
      if let field = column.value.field, !fields.insert(field.rawValue).inserted {
        source.report(.duplicateName(field.rawValue), at: column.place, path: "columns", found: column.value.header)
      }
    }
    let meanings = Set(columns.compactMap(\.value.field))
    switch content {
    case .payments: require([[.amount], [.payeeName]], meanings, place)
    case .entries: require([[.amount, .debit, .credit, .status]], meanings, place)
    case .roster:
      if !columns.isEmpty, !columns.contains(where: { $0.value.rosterField == .name }) {
        source.report(.missingKey("maps: name"), at: place, path: "columns")
      }
    case nil: break
    }
    if columns.contains(where: { $0.value.kind == .status }), statusWords.isEmpty {
      source.report(.missingKey("status"), at: root.place, path: "")
    }
  }

  private func require(_ groups: [[ModelField]], _ meanings: Set<ModelField>, _ place: Place) {
    for group in groups where meanings.isDisjoint(with: group) {
      source.report(.missingKey("maps: " + group.map(\.rawValue).joined(separator: " / ")), at: place, path: "columns")
    }
  }
}
