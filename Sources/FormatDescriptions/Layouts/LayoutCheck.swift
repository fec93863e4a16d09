// What `chitra layout check FILE` asks.
public import Diagnostics

/// Loads and checks layout files.
public enum LayoutCheck {
  /// A layout file as a description; nil, with at least one error among the problems, when it cannot be used.
  ///
  /// Problems carry LAY codes, line and column, and stand in the order of reading.
  public static func load(_ bytes: [UInt8], fileName: String) -> (description: FixedWidthDescription?, problems: [Diagnostic]) {
    let source = DescriptionSource(file: fileName, bytes: bytes, area: .description)
    let description = LayoutLoader(source: source).load()
    return (description, source.sortedProblems)
  }

  /// Everything wrong with a layout file or column profile, told apart by their keys; empty when it can be used.
  public static func check(_ yamlBytes: [UInt8], fileName: String) -> [Diagnostic] {
    load(yamlBytes, fileName: fileName).problems
  }
}
