/// Layouts and column profiles; replaced by the room's first file.
public struct SchemaCatalogue: Sendable {
  /// Empty.
  public init() {}
}
/// Stub.
public enum EmbeddedFiles {
  /// Stub.
  public static func find(_ path: String) -> [UInt8]? { nil }
}
public import PaymentModel
extension SchemaCatalogue {
  /// Stub
  public var rosterSpellings: [String: RosterField] { [:] }
}
