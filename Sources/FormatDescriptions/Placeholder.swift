/// Layouts and column profiles; replaced by the room's first file.
public struct SchemaCatalogue: Sendable {
  /// Empty.
  public init() {}
}
