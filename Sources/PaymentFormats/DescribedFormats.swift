// The formats that are data: every layout and column profile of a catalogue, by id.

public import FormatDescriptions

/// Formats made of descriptions.
public enum DescribedFormats {
  /// Layouts first, then column profiles, each by id; rosters are left to their own format.
  public static func all(_ descriptions: SchemaCatalogue) -> [PaymentFormat] {
    descriptions.layouts.map { FixedWidthFormats.format($0) } + delimited(descriptions)
  }

  /// The column profiles alone.
  static func delimited(_ descriptions: SchemaCatalogue) -> [PaymentFormat] {
    descriptions.profiles.compactMap { DelimitedFormats.format($0) }
  }
}
