// A column profile as a format: its id is the format's id, its columns drive reader, writer and detection.

internal import ByteText
internal import Diagnostics
internal import Files
public import FormatDescriptions
internal import PaymentModel

/// Formats made of column profiles.
public enum DelimitedFormats {
  /// The format that a profile describes; nil for rosters, which have a reader of their own.
  public static func format(_ profile: ColumnProfile) -> PaymentFormat? {
    if profile.content == .roster { return nil }
    var format = PaymentFormat(
      id: profile.id, title: profile.title, content: profile.content == .entries ? .entries : .payments,
      versions: [String(profile.version)],
      verification: profile.verified.hasPrefix("house") ? .house : Verification(rawValue: profile.verified) ?? .unverified,
      fileExtension: "csv", sniff: { sniff($0, profile) })
    if profile.content == .entries {
      format.readEntries = { (context) throws(FileProblem) in try DelimitedEntryReader(context, profile) }
      format.writeEntries = { _ in DelimitedEntryWriter(profile) }
    } else {
      format.readPayments = { (context) throws(FileProblem) in try DelimitedPaymentReader(context, profile) }
      format.writePayments = { _ in DelimitedPaymentWriter(profile) }
    }
    return format
  }

  /// Whether a file has every column that a profile requires, whatever other format it fits better.
  public static func hasRequiredColumns(_ sniffed: SniffedBytes, _ profile: ColumnProfile) -> Bool {
    DelimitedHeader.find(sniffed.rows, profile)?.missing.isEmpty ?? false
  }

  /// By the header: 100 where every column stands in its place, else the share of columns that were found.
  private static func sniff(_ sniffed: SniffedBytes, _ profile: ColumnProfile) -> SniffResult? {
    guard let header = DelimitedHeader.find(sniffed.rows, profile, searchedRows: 20), header.confidence >= 30
    else { return nil }
    // A profile that says the same result of every row must not win over one that reads it from a column.
    let isOneSided = profile.content == .entries && profile.fixedValue(.status) != nil && header.confidence < 100
    let found = header.places.filter { $0 >= 0 }.count
    return SniffResult(
      isOneSided ? min(header.confidence, 30) : header.confidence,
      vi: "Tiêu đề có \(found) trong \(profile.columns.count) cột của \(profile.id).",
      en: "The header has \(found) of the \(profile.columns.count) columns of \(profile.id).")
  }
}
