public import FormatDescriptions
/// Stub
public enum FormatRegistry {
  /// Stub
  public static func format(_ id: String, _ d: SchemaCatalogue) -> PaymentFormat? { nil }
}
