// All layouts and column profiles: those inside the binary and the user's own, which win.
public import Diagnostics
public import Files
public import PaymentModel

/// Layouts, column profiles and calendar of a run.
public struct SchemaCatalogue: Sendable {
  /// Fixed-width layouts by id, in the order of their ids.
  public private(set) var layouts: [FixedWidthDescription] = []
  /// Column profiles by id, in the order of their ids; rosters included.
  public private(set) var profiles: [ColumnProfile] = []
  /// The days on which banks work.
  public private(set) var calendar = BankingCalendar()
  /// Everything wrong with the files of the user's folder.
  public private(set) var problems: [Diagnostic] = []
  /// Meaning of each folded spelling of a roster header ("ho va ten", "chua tra thang truoc / so tien").
  public private(set) var rosterSpellings: [String: RosterField] = [:]
  /// Files of the user's folder that replace one of the program's own, as "id: path".
  public private(set) var overridden: [String] = []

  private static let embedded: SchemaCatalogue = {
    var catalogue = SchemaCatalogue(empty: ())
    for path in EmbeddedFiles.paths { catalogue.add(EmbeddedFiles.find(path) ?? [], path: path, name: path) }
    catalogue.sort()
    return catalogue
  }()

  private init(empty: Void) {}

  /// The program's own descriptions.
  public init() { self = SchemaCatalogue.embedded }

  /// The program's own descriptions and those of a folder with subfolders `layouts`, `columns` and `calendars`.
  ///
  /// A description of the folder replaces one of the same id; one with mistakes is left out and its mistakes stand in `problems`.
  public init(userFolder: String?) throws(FileProblem) {
    self = SchemaCatalogue.embedded
    guard let userFolder else { return }
    var seen: [String: String] = [:]
    for kind in ["layouts", "columns", "calendars"] {
      let folder = FilePath.join(userFolder, kind)
      guard Folder.isDirectory(folder) else { continue }
      for name in try Folder.names(in: folder) where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        let path = FilePath.join(folder, name)
        let bytes = try InputFile.contents(of: path, limitBytes: YAMLReader.limitBytes + 1)
        guard let id = add(bytes, path: "Schemas/\(kind)/\(name)", name: path) else { continue }
        if let first = seen.updateValue(path, forKey: id) { reportTwice(id, path, first, bytes) }
      }
    }
    sort()
  }

  /// The layout of an id.
  public func layout(_ id: String) -> FixedWidthDescription? { layouts.first { $0.id == id } }
  /// The column profile of an id.
  public func profile(_ id: String) -> ColumnProfile? { profiles.first { $0.id == id } }

  /// The header a person would write for a roster column.
  public func rosterTitle(of field: RosterField) -> String {
    for profile in profiles { for column in profile.columns where column.rosterField == field { return column.header } }
    return "\(field)"
  }

  /// Adds one file by the folder it stands in and returns its id.
  @discardableResult
  private mutating func add(_ bytes: [UInt8], path: String, name: String) -> String? {
    if path.hasPrefix("Schemas/layouts/") {
      let (description, found) = LayoutCheck.layout(bytes, fileName: name)
      problems += found
      guard let description else { return nil }
      if layouts.contains(where: { $0.id == description.id }) { overridden.append("\(description.id): \(name)") }
      layouts.removeAll { $0.id == description.id }
      layouts.append(description)
      return description.id
    }
    if path.hasPrefix("Schemas/columns/") {
      let (profile, found) = LayoutCheck.columns(bytes, fileName: name)
      problems += found
      guard let profile else { return nil }
      if profiles.contains(where: { $0.id == profile.id }) { overridden.append("\(profile.id): \(name)") }
      profiles.removeAll { $0.id == profile.id }
      profiles.append(profile)
      for column in profile.columns {
        guard let field = column.rosterField else { continue }
        for key in column.keys { rosterSpellings[key] = field }
      }
      return profile.id
    }
    if path.hasPrefix("Schemas/calendars/") {
      let (calendar, found) = BankingCalendar.load(bytes, fileName: name)
      problems += found
      if let calendar { self.calendar = calendar }
    }
    return nil
  }

  private mutating func sort() {
    layouts.sort { $0.id < $1.id }
    profiles.sort { $0.id < $1.id }
  }

  private mutating func reportTwice(_ id: String, _ path: String, _ first: String, _ bytes: [UInt8]) {
    let source = DescriptionSource(file: path, bytes: bytes, area: .description)
    source.report(.duplicateID(id, first: first), at: .start, path: "id", found: id)
    problems += source.problems
  }
}
