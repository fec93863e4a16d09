// UNIT.yaml: what `chitra unit check FILE` asks.
public import Diagnostics
public import PaymentModel

/// Reads and writes the unit's file.
public enum UnitFile {
  /// Ids that a unit may name.
  public struct KnownIDs: Sendable {
    /// Ids of fixed-width layouts.
    public var layouts: [String]
    /// Ids of column profiles.
    public var profiles: [String]
    /// Known ids.
    public init(layouts: [String], profiles: [String]) {
      self.layouts = layouts
      self.profiles = profiles
    }
    /// The ids of payment formats of a catalogue.
    public init(_ catalogue: SchemaCatalogue) {
      layouts = catalogue.layouts.filter { $0.content == .payments }.map(\.id)
      profiles = catalogue.profiles.filter { $0.content == .payments }.map(\.id)
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
