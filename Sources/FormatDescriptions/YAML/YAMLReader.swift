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
      // Without resolver no scalar is matched against the patterns of numbers and dates: all of them are texts here.
      root = try Yams.compose(yaml: text, .basic)
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
    for line in Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      for place in aliases(line) {
        let character = Character(Unicode.Scalar(line[place]))
        let column = line[line.startIndex...place].count { $0 & 0xC0 != 0x80 }
        source.report(
          .syntax("anchors and aliases are not accepted; a text that begins with \(character) stands in quotes"),
          at: Place(line: number, column: column), path: "")
        found = true
      }
    }
    return found
  }

  /// Places of `*` and `&` where a value begins, outside quotes and comments.
  private static func aliases(_ line: ArraySlice<UInt8>) -> [Int] {
    var places: [Int] = []
    var quote: UInt8?
    var previous = UInt8(ascii: ":")
    var before = UInt8(ascii: " ")
    var skipsNext = false
    for place in line.indices {
      let byte = line[place]
      defer {
        if byte != 0x20 { previous = byte }
        before = byte
      }
      if let open = quote {
        if skipsNext { skipsNext = false } else if byte == 0x5C, open == 0x22 { skipsNext = true } else if byte == open { quote = nil }
        continue
      }
      if byte == UInt8(ascii: "#"), before == 0x20 { break }
      let isAfterOpening = before == UInt8(ascii: "[") || before == UInt8(ascii: "{") || before == UInt8(ascii: ",")
      guard ":-?,[{".utf8.contains(previous), before == 0x20 || isAfterOpening else { continue }
      if byte == 0x22 || byte == 0x27 { quote = byte }
      let isMark = byte == UInt8(ascii: "*") || byte == UInt8(ascii: "&")
      if isMark, place + 1 < line.endIndex, line[place + 1] != 0x20 { places.append(place) }
    }
    return places
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
