// UNIT.yaml: what `chitra unit check FILE` asks.
public import Diagnostics
public import PaymentModel

/// Reads and writes the unit's file.
public enum UnitFile {
  /// Ids that a unit may name.
  public struct KnownIDs: Sendable {
    /// Whether a fixed-width layout of payments has this id, and all that do.
    let hasLayout: @Sendable (String) -> Bool
    let layouts: @Sendable () -> [String]
    /// Whether a column profile of payments has this id, and all that do.
    let hasProfile: @Sendable (String) -> Bool
    let profiles: @Sendable () -> [String]

    /// Known ids.
    public init(layouts: [String], profiles: [String]) {
      hasLayout = { layouts.contains($0) }
      self.layouts = { layouts }
      hasProfile = { profiles.contains($0) }
      self.profiles = { profiles }
    }
    /// The ids of payment formats of a catalogue; all are read only to name them beside a wrong one.
    public init(_ catalogue: SchemaCatalogue) {
      hasLayout = { catalogue.layout($0)?.content == .payments }
      layouts = { catalogue.layouts.filter { $0.content == .payments }.map(\.id) }
      hasProfile = { catalogue.profile($0)?.content == .payments }
      profiles = { catalogue.profiles.filter { $0.content == .payments }.map(\.id) }
    }
  }

  /// The unit a file describes; nil, with at least one error among the problems, when it cannot be used.
  ///
  /// Problems carry UNI codes, line and column, and stand in the order of reading.
  public static func load(_ bytes: [UInt8], fileName: String, known: KnownIDs) -> (unit: PayingUnit?, problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .unit)
    let unit = UnitLoader(source: source, known: known).load()
    return (unit, source.sortedProblems)
  }

  /// The unit as a file with remarks in Vietnamese; `load` reads it back equal.
  public static func text(_ unit: PayingUnit) -> String { UnitWriter(unit: unit).text() }
}
