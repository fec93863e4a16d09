// What a user says of a roster's columns with --columns: a column profile of a roster, or a short list `header: meaning`.
public import Diagnostics
public import PaymentModel

/// The user's own reading of headers; it goes before the spellings that the program knows.
public struct ColumnMap: Hashable, Sendable {
  /// What one header or column is.
  public enum Meaning: Hashable, Sendable {
    /// This field of a roster.
    case field(RosterField)
    /// Nothing that a payment needs.
    case ignored
  }

  /// By folded header.
  public private(set) var headers: [String: Meaning] = [:]
  /// By the column's place, counted from 0; for headers that are alike or empty.
  public private(set) var columns: [Int: Meaning] = [:]

  /// Says nothing.
  public init() {}

  /// Reads a map or a profile; nil, with at least one error among the problems, when it cannot be used.
  ///
  /// A map has a line for each header, `Tên là: name`; the header may be the column's number counted from 1, and the meaning `ignore`.
  public static func load(_ bytes: [UInt8], fileName: String) -> (map: ColumnMap?, problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .description)
    let map = ColumnMap(source)
    return (source.hasErrors ? nil : map, source.sortedProblems)
  }

  private static let ignored = "ignore"

  private init(_ source: DescriptionSource) {
    guard let root = YAMLReader.read(source) else { return }
    if root.entries.contains(where: { $0.key.value == "columns" }) {
      guard let profile = ColumnProfileLoader(source: source).load() else { return }
      guard profile.content == .roster else {
        root.optional("content")?.report(.notAllowed("content", .equals("roster")))
        return
      }
      var spellings: [String: RosterField] = [:]
      profile.addSpellings(to: &spellings)
      headers = spellings.mapValues { .field($0) }
      return
    }
    for (key, value) in root.table() { add(key, value, source) }
  }

  private mutating func add(_ key: Located<String>, _ value: YAMLValue, _ source: DescriptionSource) {
    guard let name = value.text() else { return }
    let field = RosterField(name: name)
    guard field != nil || name == ColumnMap.ignored else {
      value.report(.unknownModelField(name, known: RosterField.allCases.map(\.name) + [ColumnMap.ignored]))
      return
    }
    let meaning = field.map { Meaning.field($0) } ?? .ignored
    if let number = Int(key.value) {
      // More columns than a spreadsheet has, or none.
      guard (1...16_384).contains(number) else { return report(.notAllowed(key.value, .text(Bilingual(same: "1…16384"))), key, source) }
      if columns.updateValue(meaning, forKey: number - 1) != nil { report(.duplicateName(key.value), key, source) }
      return
    }
    let folded = ColumnProfile.key(key.value)
    if folded.isEmpty { return report(.missingKey(key.value), key, source) }
    if headers[folded] != nil { report(.duplicateName(key.value), key, source) }
    // A double header is found however its two lines are written.
    for spelling in [folded, ColumnProfile.flatKey(key.value)] { headers[spelling] = meaning }
  }

  private func report(_ problem: DescriptionProblem, _ key: Located<String>, _ source: DescriptionSource) {
    source.report(problem, at: key.place, path: key.value, found: key.value)
  }
}
