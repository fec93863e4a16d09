// Typed questions to a YAML value. Each wrong answer is reported with its place, and reading goes on.
import Diagnostics
import Yams

/// One value of a description file.
struct YAMLValue {
  let node: Node
  let key: String
  let path: String
  let source: DescriptionSource
  /// Where its key stands, for a value of a mapping.
  var keyPlace: Place?

  var place: Place { Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }

  /// Reports a mistake about this value, with the value as found if it is a text.
  func report(_ problem: DescriptionProblem) {
    source.report(problem, at: place, path: path, found: node.scalar?.string)
  }

  /// The text of a scalar.
  func text() -> String? {
    guard let scalar = node.scalar else {
      report(.wrongType(key, .text(Bilingual(vi: "một giá trị chữ", en: "a text"))))
      return nil
    }
    return scalar.string
  }

  /// A text that is not empty.
  func nonEmptyText() -> String? {
    guard let text = text() else { return nil }
    guard text.contains(where: { !$0.isWhitespace }) else {
      report(.missingKey(key))
      return nil
    }
    return text
  }

  /// A whole number in a range, as digits.
  func integer(_ range: ClosedRange<Int>) -> Int? {
    guard let text = text() else { return nil }
    guard let number = Int(text), text.utf8.allSatisfy({ $0 == 0x2D || 0x30...0x39 ~= $0 }) else {
      report(.wrongType(key, .numberRange(Int64(range.lowerBound)...Int64(range.upperBound))))
      return nil
    }
    guard range.contains(number) else {
      report(.notAllowed(key, .numberRange(Int64(range.lowerBound)...Int64(range.upperBound))))
      return nil
    }
    return number
  }

  /// yes or no.
  func flag() -> Bool? {
    choice(["yes": true, "no": false, "true": true, "false": false], shown: ["yes", "no"])
  }

  /// One of some words.
  func choice<Value>(_ choices: [String: Value], shown: [String]? = nil) -> Value? {
    guard let text = text() else { return nil }
    if let value = choices[text] { return value }
    report(.notAllowed(key, NearestName.expectation(text, shown ?? choices.keys.sorted())))
    return nil
  }

  /// The values of a list.
  func list() -> [YAMLValue]? {
    guard let sequence = node.sequence else {
      report(.wrongType(key, .text(Bilingual(vi: "một danh sách (mỗi dòng bắt đầu bằng -)", en: "a list (each line begins with -)"))))
      return nil
    }
    return sequence.enumerated().map { index, node in
      YAMLValue(node: node, key: key, path: "\(path)[\(index + 1)]", source: source)
    }
  }

  /// The texts of a list of texts.
  func texts() -> [String]? { list()?.compactMap { $0.text() } }

  /// A mapping of keys to values.
  func mapping() -> YAMLMapping? {
    guard let mapping = node.mapping else {
      report(.wrongType(key, .text(Bilingual(vi: "các dòng khóa: giá trị", en: "lines of key: value"))))
      return nil
    }
    return YAMLMapping(mapping, self)
  }

  /// A text in Vietnamese and English: `{vi: …, en: …}`, or one text for both.
  func bilingual() -> Bilingual? {
    if let scalar = node.scalar { return Bilingual(same: scalar.string) }
    guard let mapping = mapping() else { return nil }
    let vi = mapping.required("vi")?.nonEmptyText()
    let en = mapping.required("en")?.nonEmptyText()
    mapping.finish()
    guard let vi, let en else { return nil }
    return Bilingual(vi: vi, en: en)
  }
}

/// A mapping, and which of its keys were asked for.
final class YAMLMapping {
  let place: Place
  let path: String
  let source: DescriptionSource
  /// The entries in the order of the file.
  let entries: [(key: Located<String>, value: YAMLValue)]
  private var asked: [String] = []
  /// Where what is missing is looked for: at the key that holds the mapping.
  private let holder: Place

  init(_ mapping: Node.Mapping, _ value: YAMLValue) {
    place = value.place
    holder = value.keyPlace ?? value.place
    path = value.path
    source = value.source
    var entries: [(key: Located<String>, value: YAMLValue)] = []
    for (keyNode, node) in mapping {
      let keyPlace = Place(line: keyNode.mark?.line ?? 1, column: keyNode.mark?.column ?? 1)
      guard let key = keyNode.scalar?.string else {
        value.source.report(
          .wrongType(value.key, .text(Bilingual(vi: "khóa là chữ", en: "a key that is a text"))), at: keyPlace, path: value.path)
        continue
      }
      let path = value.path.isEmpty ? key : "\(value.path).\(key)"
      let member = YAMLValue(node: node, key: key, path: path, source: value.source, keyPlace: keyPlace)
      entries.append((Located(value: key, place: keyPlace), member))
    }
    self.entries = entries
  }

  /// The value of a key, or nil.
  func optional(_ key: String) -> YAMLValue? {
    if !asked.contains(key) { asked.append(key) }
    guard let found = entries.first(where: { $0.key.value == key })?.value else { return nil }
    // A key without value counts as not there.
    if let scalar = found.node.scalar, scalar.string.isEmpty, scalar.style == .plain { return nil }
    return found
  }

  /// The value of a key that must be there.
  func required(_ key: String) -> YAMLValue? {
    if let value = optional(key) { return value }
    let keyPlace = entries.first { $0.key.value == key }?.key.place
    source.report(.missingKey(key), at: keyPlace ?? holder, path: path)
    return nil
  }

  /// Reports the keys nobody asked for.
  func finish() {
    for (key, _) in entries where !asked.contains(key.value) {
      source.report(.unknownKey(key.value, known: asked), at: key.place, path: path, found: key.value)
    }
  }

  /// The keys and values of a table whose keys are free.
  func table() -> [(key: Located<String>, value: YAMLValue)] { entries }
}
