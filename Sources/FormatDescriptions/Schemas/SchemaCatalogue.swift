// All layouts and column profiles: those inside the binary and the user's own, which win.
public import Diagnostics
public import Files
public import PaymentModel

/// Layouts, column profiles and calendar of a run. What is inside the binary is read when it is first asked for.
public struct SchemaCatalogue: Sendable {
  /// Everything wrong with the files of the user's folder.
  public private(set) var problems: [Diagnostic] = []
  /// Files of the user's folder that replace one of the program's own, as "id: path".
  public private(set) var overridden: [String] = []
  /// What the user says of the columns of this run's rosters (`--columns`).
  public var columnMap = ColumnMap()
  private var ownLayouts: [String: FixedWidthDescription] = [:]
  private var ownProfiles: [String: ColumnProfile] = [:]
  private var ownCalendar: BankingCalendar?
  private var ownSpellings: [String: RosterField] = [:]

  /// The program's own descriptions.
  public init() {}

  /// The program's own descriptions and those of a folder with subfolders `layouts`, `columns` and `calendars`.
  ///
  /// A description of the folder replaces one of the same id; one with mistakes is left out and its mistakes stand in `problems`.
  public init(userFolder: String?) throws(FileProblem) {
    guard let userFolder else { return }
    var seen: [String: String] = [:]
    for kind in ["layouts", "columns", "calendars"] {
      let folder = FilePath.join(userFolder, kind)
      guard Folder.isDirectory(folder) else { continue }
      for name in try Folder.names(in: folder) where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        let path = FilePath.join(folder, name)
        let bytes = try InputFile.contents(of: path, limitBytes: YAMLReader.limitBytes + 1)
        guard let id = add(bytes, kind: kind, name: path) else { continue }
        if let first = seen.updateValue(path, forKey: id) { reportTwice(id, path, first, bytes) }
      }
    }
  }

  /// Ids of the fixed-width layouts, sorted.
  public var layoutIDs: [String] { ids(EmbeddedDescriptions.layoutIDs, ownLayouts.keys) }
  /// Ids of the column profiles, sorted; rosters included.
  public var profileIDs: [String] { ids(EmbeddedDescriptions.profileIDs, ownProfiles.keys) }
  /// The layout of an id.
  public func layout(_ id: String) -> FixedWidthDescription? { ownLayouts[id] ?? EmbeddedDescriptions.layout(id) }
  /// The column profile of an id.
  public func profile(_ id: String) -> ColumnProfile? { ownProfiles[id] ?? EmbeddedDescriptions.profile(id) }
  /// All fixed-width layouts, in the order of their ids.
  public var layouts: [FixedWidthDescription] { layoutIDs.compactMap(layout) }
  /// All column profiles, in the order of their ids; rosters included.
  public var profiles: [ColumnProfile] { profileIDs.compactMap(profile) }
  /// The days on which banks work.
  public var calendar: BankingCalendar { ownCalendar ?? EmbeddedDescriptions.calendar }
  /// Meaning of each folded spelling of a roster header ("ho va ten", "chua tra thang truoc / so tien").
  public var rosterSpellings: [String: RosterField] {
    ownSpellings.isEmpty
      ? EmbeddedDescriptions.rosterSpellings : EmbeddedDescriptions.rosterSpellings.merging(ownSpellings) { _, own in own }
  }

  /// The usual header of a field of a roster, for messages.
  public func rosterTitle(of field: RosterField) -> String? {
    for id in profileIDs where id.hasPrefix(EmbeddedDescriptions.rosterPrefix) {
      if let column = profile(id)?.columns.first(where: { $0.rosterField == field }) { return column.header }
    }
    return nil
  }

  private func ids(_ embedded: [String], _ own: some Sequence<String>) -> [String] { Set(embedded).union(own).sorted() }

  /// Adds one file by the folder it stands in and returns its id.
  private mutating func add(_ bytes: [UInt8], kind: String, name: String) -> String? {
    switch kind {
    case "layouts":
      let (description, found) = LayoutCheck.layout(bytes, fileName: name)
      problems += found
      guard let description else { return nil }
      noteReplaced(description.id, layoutIDs, name)
      ownLayouts[description.id] = description
      return description.id
    case "columns":
      let (profile, found) = LayoutCheck.columns(bytes, fileName: name)
      problems += found
      guard let profile else { return nil }
      noteReplaced(profile.id, profileIDs, name)
      ownProfiles[profile.id] = profile
      profile.addSpellings(to: &ownSpellings)
      return profile.id
    default:
      let (calendar, found) = BankingCalendar.load(bytes, fileName: name)
      problems += found
      if let calendar { ownCalendar = calendar }
      return nil
    }
  }

  private mutating func noteReplaced(_ id: String, _ known: [String], _ name: String) {
    if known.contains(id) { overridden.append("\(id): \(name)") }
  }

  private mutating func reportTwice(_ id: String, _ path: String, _ first: String, _ bytes: [UInt8]) {
    let source = DescriptionSource(file: path, bytes: bytes, area: .description)
    source.report(.duplicateID(id, first: first), at: .start, path: "id", found: id)
    problems += source.problems
  }
}
