// YAML with the place of every value. Scalars are texts: what a text means is decided by whoever reads the key.
import Diagnostics
import Yams

/// A place in a description file: 1-based line, 1-based column in characters.
struct Place: Hashable, Sendable {
  var line: Int
  var column: Int
  static let start = Place(line: 1, column: 1)
}

/// A value with its place.
struct Located<Value> {
  var value: Value
  var place: Place
}

extension Located: Equatable where Value: Equatable {}

enum YAMLReader {
  /// Largest description, in bytes.
  static let limitBytes = 1 << 20
  /// Deepest nesting of lists and mappings.
  static let limitDepth = 20

  /// The mapping a file consists of; nil, with the reason reported, when it is none.
  static func read(_ source: DescriptionSource) -> YAMLMapping? {
    guard let text = text(source), !reportsAliases(text, source) else { return nil }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      report(error, text, source)
      return nil
    } catch {
      source.report(.syntax("\(error)"), at: .start, path: "")
      return nil
    }
    guard let root else {
      source.report(.syntax("the file is empty"), at: .start, path: "")
      return nil
    }
    if let deep = tooDeep(root) {
      source.report(.syntax("nested deeper than \(limitDepth) levels"), at: deep, path: "")
      return nil
    }
    return YAMLValue(node: root, key: "", path: "", source: source).mapping()
  }

  /// The file as text without its byte order mark.
  private static func text(_ source: DescriptionSource) -> String? {
    guard source.bytes.count <= limitBytes else {
      source.report(.syntax("larger than \(limitBytes) bytes"), at: .start, path: "")
      return nil
    }
    let bytes = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var line = 1
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      if String(validating: bytes[start..<end], as: UTF8.self) == nil { break }
      line += 1
      start = end + 1
    }
    source.report(.syntax("a byte that is not UTF-8"), at: Place(line: line, column: 1), path: "")
    return nil
  }

  private static func report(_ error: YamlError, _ text: String, _ source: DescriptionSource) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      source.report(.syntax(problem), at: Place(line: mark.line, column: mark.column), path: "")
    case .reader(let problem, let offset, _, _):
      let before = text.utf8.prefix(offset ?? 0)
      source.report(.syntax(problem), at: Place(line: before.count { $0 == 0x0A } + 1, column: 1), path: "")
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates {
        source.report(.duplicateName(key), at: secondPlace(of: key, after: context.mark, text), path: key, found: key)
      }
    default: source.report(.syntax("\(error)"), at: .start, path: "")
    }
  }

  /// The library names the first of two equal keys; the reader looks for the next one in the same column, else later in the file.
  private static func secondPlace(of key: String, after mark: Mark, _ text: String) -> Place {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for number in mark.line..<max(mark.line, lines.count) {
      let line = lines[number]
      let indent = line.prefix { $0 == " " || $0 == "-" }.count
      let rest = line.dropFirst(indent)
      if indent + 1 == mark.column, [key, "\"\(key)\"", "'\(key)'"].contains(where: { rest.hasPrefix($0 + ":") }) {
        return Place(line: number + 1, column: indent + 1)
      }
    }
    return Place(line: mark.line, column: mark.column)
  }

  /// Anchors and aliases let a small file stand for a huge one, and nobody needs them here: they are refused before anything is built.
  private static func reportsAliases(_ text: String, _ source: DescriptionSource) -> Bool {
    var found = false
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      var quote: Character?
      var previous: Character = ":"
      var column = 0
      var beforeBlank: Character = " "
      let characters = Array(line)
      while column < characters.count {
        let character = characters[column]
        defer {
          if character != " " { previous = character }
          beforeBlank = character
          column += 1
        }
        if let open = quote {
          if character == "\\", open == "\"" { column += 1 }
          if character == open { quote = nil }
          continue
        }
        if character == "#", beforeBlank == " " || column == 0 { break }
        let startsValue = ":-?,[{".contains(previous) && (beforeBlank == " " || "[{,".contains(beforeBlank) || column == 0)
        guard startsValue else { continue }
        if character == "\"" || character == "'" { quote = character }
        if character == "*" || character == "&", column + 1 < characters.count, characters[column + 1] != " " {
          source.report(
            .syntax("anchors and aliases are not accepted; a text that begins with \(character) stands in quotes"),
            at: Place(line: number, column: column + 1), path: "")
          found = true
        }
      }
    }
    return found
  }

  private static func tooDeep(_ root: Node) -> Place? {
    var open: [(Node, Int)] = [(root, 1)]
    while let (node, depth) = open.popLast() {
      if depth > limitDepth { return Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }
      switch node {
      case .sequence(let sequence): open += sequence.map { ($0, depth + 1) }
      case .mapping(let mapping): open += mapping.flatMap { [($0.key, depth + 1), ($0.value, depth + 1)] }
      case .scalar, .alias: break
      }
    }
    return nil
  }
}
