// The descriptions inside the binary. Each is read when it is first asked for: most runs need two or three of them.
import Diagnostics
import PaymentModel
import Synchronization

/// Layouts and column profiles of the program's own; a file is named like its id, so that ids are known before anything is read.
enum EmbeddedDescriptions {
  static let layoutIDs = ids(in: "Schemas/layouts/")
  static let profileIDs = ids(in: "Schemas/columns/")
  /// Profiles of rosters, whose files begin with this word.
  static let rosterPrefix = "roster-"

  private struct Cache {
    var layouts: [String: FixedWidthDescription] = [:]
    var profiles: [String: ColumnProfile] = [:]
  }

  private static let cache = Mutex(Cache())

  static func layout(_ id: String) -> FixedWidthDescription? {
    guard layoutIDs.contains(id) else { return nil }
    return cache.withLock { cache in
      if let known = cache.layouts[id] { return known }
      let description = LayoutCheck.layout(bytes("layouts", id), fileName: id).description
      cache.layouts[id] = description
      return description
    }
  }

  static func profile(_ id: String) -> ColumnProfile? {
    guard profileIDs.contains(id) else { return nil }
    return cache.withLock { cache in
      if let known = cache.profiles[id] { return known }
      let profile = LayoutCheck.columns(bytes("columns", id), fileName: id).profile
      cache.profiles[id] = profile
      return profile
    }
  }

  /// Meaning of each folded spelling of a roster header.
  static let rosterSpellings: [String: RosterField] = {
    var spellings: [String: RosterField] = [:]
    for id in profileIDs where id.hasPrefix(rosterPrefix) { profile(id)?.addSpellings(to: &spellings) }
    return spellings
  }()

  static let calendar: BankingCalendar = {
    var calendar = BankingCalendar()
    for path in EmbeddedFiles.paths where path.hasPrefix("Schemas/calendars/") {
      if let found = BankingCalendar.load(EmbeddedFiles.find(path) ?? [], fileName: path).calendar { calendar = found }
    }
    return calendar
  }()

  private static func bytes(_ kind: String, _ id: String) -> [UInt8] { EmbeddedFiles.find("Schemas/\(kind)/\(id).yaml") ?? [] }

  private static func ids(in folder: String) -> [String] {
    EmbeddedFiles.paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(".yaml") }.map { String($0.dropFirst(folder.count).dropLast(5)) }
      .sorted()
  }
}

extension ColumnProfile {
  /// Adds the spellings of a roster's headers with their meaning.
  func addSpellings(to spellings: inout [String: RosterField]) {
    for column in columns {
      guard let field = column.rosterField else { continue }
      for key in column.keys { spellings[key] = field }
    }
  }
}
