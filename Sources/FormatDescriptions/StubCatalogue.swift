public import PaymentModel
/// Stub
public struct SchemaCatalogue: Sendable {
  /// Empty.
  public init() {}
  /// Stub
  public var rosterSpellings: [String: RosterField] { [:] }
}
/// Stub.
public enum EmbeddedFiles {
  /// Stub.
  public static func find(_ path: String) -> [UInt8]? { nil }
}
