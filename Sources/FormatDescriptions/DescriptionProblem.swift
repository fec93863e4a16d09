// Every mistake a description file can have, and its code. This is the only file of the room that knows codes.
import Diagnostics

/// What kind of file is described; it decides between LAY and UNI codes.
enum DescriptionArea: Sendable {
  case description, unit
}

/// A mistake in a description, before it has a place.
enum DescriptionProblem {
  case syntax(String)
  case unknownKey(String, known: [String])
  case missingKey(String)
  case wrongType(String, Expectation)
  case notAllowed(String, Expectation)
  case tooNarrow(String, Expectation)
  case overlap(String, String)
  case gap(Int, Int)
  case beyondRecord(String, Expectation)
  case totalField(total: String, field: String, Expectation)
  case duplicateName(String)
  case duplicateID(String, first: String)
  case unknownModelField(String, known: [String])
  case codeShape(String, Expectation)
  case oddCode(String, Expectation)
  case noRoute(String)
  case unknownLayout(String, known: [String])
  case unknownProvider(String, known: [String])
  case signerMissing(String)

  func entry(_ area: DescriptionArea) -> CatalogueEntry {
    let isUnit = area == .unit
    return switch self {
    case .syntax: isUnit ? .unitSyntax : .layoutSyntax
    case .unknownKey: isUnit ? .unitKeyUnknown : .layoutKeyUnknown
    case .missingKey: isUnit ? .unitKeyMissing : .layoutKeyMissing
    case .wrongType: isUnit ? .unitWrongType : .layoutWrongType
    case .notAllowed: isUnit ? .unitValueNotAllowed : .layoutValueNotAllowed
    case .tooNarrow: .layoutWidthTooSmall
    case .overlap: .layoutFieldsOverlap
    case .gap: .layoutGap
    case .beyondRecord: .layoutBeyondRecord
    case .totalField: .layoutTotalUnknownField
    case .duplicateName: .layoutDuplicateName
    case .duplicateID: .layoutDuplicateID
    case .unknownModelField: .layoutModelFieldUnknown
    case .codeShape, .oddCode: .unitCodeShape
    case .noRoute: .programmeWithoutRoute
    case .unknownLayout: .bankProfileUnknown
    case .unknownProvider: .providerProfileUnknown
    case .signerMissing: .signerMissing
    }
  }

  /// Whether it is about something that is not there.
  var isAbsence: Bool { if case .missingKey = self { true } else { false } }

  var severity: Severity? {
    if case .oddCode = self { .warning } else { nil }
  }

  var expected: Expectation? {
    switch self {
    case .unknownKey(let key, let known), .unknownModelField(let key, let known), .unknownLayout(let key, let known),
      .unknownProvider(let key, let known):
      NearestName.expectation(key, known)
    case .wrongType(_, let expected), .notAllowed(_, let expected), .tooNarrow(_, let expected), .beyondRecord(_, let expected),
      .totalField(_, _, let expected), .codeShape(_, let expected), .oddCode(_, let expected):
      expected
    default: nil
    }
  }

  var arguments: [DiagnosticArgument] {
    switch self {
    case .syntax(let detail): [DiagnosticArgument("detail", detail)]
    case .unknownKey(let key, _), .missingKey(let key), .wrongType(let key, _), .notAllowed(let key, _): [DiagnosticArgument("key", key)]
    case .tooNarrow(let name, _), .beyondRecord(let name, _), .duplicateName(let name), .unknownModelField(let name, _),
      .codeShape(let name, _), .oddCode(let name, _), .unknownLayout(let name, _), .unknownProvider(let name, _):
      [DiagnosticArgument("name", name)]
    case .overlap(let first, let second): [DiagnosticArgument("first", first), DiagnosticArgument("second", second)]
    case .gap(let from, let to): [DiagnosticArgument("from", .number(from)), DiagnosticArgument("to", .number(to))]
    case .totalField(let total, let field, _): [DiagnosticArgument("name", total), DiagnosticArgument("field", field)]
    case .duplicateID(let name, let first): [DiagnosticArgument("name", name), DiagnosticArgument("first", first)]
    case .noRoute(let programme): [DiagnosticArgument("programme", programme)]
    case .signerMissing(let role): [DiagnosticArgument("role", role)]
    }
  }
}

/// A description file being read: its bytes, its name, and everything found wrong in it.
final class DescriptionSource {
  let file: String
  let bytes: [UInt8]
  let area: DescriptionArea
  private(set) var problems: [Diagnostic] = []

  init(file: String, bytes: [UInt8], area: DescriptionArea) {
    self.file = file
    self.bytes = bytes
    self.area = area
  }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  /// Notes a mistake at its place.
  func report(_ problem: DescriptionProblem, at place: Place, path: String, found: String? = nil) {
    let entry = problem.entry(area)
    problems.append(
      Diagnostic(
        entry, severity: problem.severity ?? entry.severity,
        at: SourceLocation(file: file, line: place.line, columnStart: place.column, path: path.isEmpty ? nil : path),
        found: found.map { ReportedValue($0) }, expected: problem.expected, arguments: problem.arguments,
        excerpt: problem.isAbsence && path.isEmpty ? nil : excerpt(place)))
  }

  /// The problems in the order of reading.
  var sortedProblems: [Diagnostic] { problems.sorted(by: Diagnostic.isInReadingOrder) }

  private func excerpt(_ place: Place) -> Excerpt? {
    var line = 1
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A && line < place.line {
      line += 1
      start = index + 1
    }
    guard line == place.line, start < bytes.count else { return nil }
    var end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    // The column counts characters; the mark counts bytes.
    var column = 1
    var mark = start
    while mark < end, column < place.column {
      mark += 1
      while mark < end, bytes[mark] & 0xC0 == 0x80 { mark += 1 }
      column += 1
    }
    let text = Array(bytes[start..<end])
    return Excerpt(
      text, firstLine: line, marked: mark < end ? mark - start..<end - start : nil,
      sensitive: area == .unit ? DescriptionSource.values(text).map { SensitiveRange($0, .other) } : [])
  }

  /// What stands in a line beside keys and marks. Keys are no secrets, and without them nobody finds the place; names and accounts are.
  static func values(_ line: [UInt8]) -> [Range<Int>] {
    var values: [Range<Int>] = []
    var place = 0
    var mayBeKey = true
    while place < line.count {
      let start = place
      let byte = line[place]
      place += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "-"): mayBeKey = true
      case 0x20, 0x09, UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"): break
      case UInt8(ascii: "#"):
        values.append(place..<line.count)
        return values
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        while place < line.count, line[place] != byte || line[place - 1] == UInt8(ascii: "\\") { place += 1 }
        values.append(start + 1..<place)
        place += 1
        mayBeKey = false
      default:
        while place < line.count, !":,{}[]".utf8.contains(line[place]) { place += 1 }
        let isWord = line[start..<place].allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        if !(mayBeKey && isWord && place < line.count && line[place] == UInt8(ascii: ":")) { values.append(start..<place) }
        mayBeKey = false
      }
    }
    return values.filter { !$0.isEmpty }
  }
}
