// What `chitra layout check FILE` asks.
public import Diagnostics

/// Loads and checks layout files and column profiles. Problems carry LAY codes, line and column, and stand in the order of reading.
public enum LayoutCheck {
  /// A fixed-width layout; nil, with at least one error among the problems, when it cannot be used.
  public static func layout(_ bytes: [UInt8], fileName: String) -> (description: FixedWidthDescription?, problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .description)
    let description = LayoutLoader(source: source).load()
    return (description, source.sortedProblems)
  }

  /// A column profile; nil, with at least one error among the problems, when it cannot be used.
  public static func columns(_ bytes: [UInt8], fileName: String) -> (profile: ColumnProfile?, problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .description)
    let profile = ColumnProfileLoader(source: source).load()
    return (profile, source.sortedProblems)
  }

  /// Everything wrong with a layout file or column profile, told apart by their keys; empty when it can be used.
  public static func check(_ yamlBytes: [UInt8], fileName: String) -> [Diagnostic] {
    let probe = DescriptionSource(file: fileName, bytes: yamlBytes, area: .description)
    guard let root = YAMLReader.read(probe) else { return probe.sortedProblems }
    let isProfile = root.entries.contains { $0.key.value == "columns" }
    return isProfile ? columns(yamlBytes, fileName: fileName).problems : layout(yamlBytes, fileName: fileName).problems
  }
}
