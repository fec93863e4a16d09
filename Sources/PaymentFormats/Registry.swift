// Every format the program knows, one line each, and how a file is told to be one of them.

public import Diagnostics
public import FormatDescriptions

/// All formats.
public enum FormatRegistry {
  /// Every format, in the order in which `chitra formats` lists them: our own, then layouts and column profiles by id.
  public static func all(_ descriptions: SchemaCatalogue) -> [PaymentFormat] {
    own(descriptions) + DescribedFormats.all(descriptions)
  }

  /// A format by its id; of the descriptions only the one asked for is read.
  public static func format(_ id: String, _ descriptions: SchemaCatalogue) -> PaymentFormat? {
    if let own = own(descriptions).first(where: { $0.id == id }) { return own }
    if let layout = descriptions.layout(id) { return FixedWidthFormats.format(layout) }
    return descriptions.profile(id).flatMap { DelimitedFormats.format($0) }
  }

  fileprivate static func own(_ descriptions: SchemaCatalogue) -> [PaymentFormat] {
    RosterFormat.formats(descriptions) + [TreasuryOrderFormat.format] + CanonicalFormats.all
  }
}

/// A format that fits a file.
public struct DetectedFormat: Sendable {
  /// The format.
  public var format: PaymentFormat
  /// 1…100.
  public var confidence: Int
  /// One sentence.
  public var why: Bilingual
  /// What the file's records are.
  public var content: ContentKind

  /// A fit.
  public init(format: PaymentFormat, confidence: Int, why: Bilingual, content: ContentKind) {
    self.format = format
    self.confidence = confidence
    self.why = why
    self.content = content
  }
}

/// Tells formats from the beginning of a file.
public enum FormatDetection {
  /// All formats that fit, best first; formats of equal confidence in the order of the registry.
  public static func detect(_ sniffed: SniffedBytes, _ formats: [PaymentFormat]) -> [DetectedFormat] {
    var found: [DetectedFormat] = []
    for format in formats {
      guard let result = format.sniff(sniffed), result.confidence > 0 else { continue }
      let fit = DetectedFormat(
        format: format, confidence: min(100, result.confidence), why: result.why, content: result.content ?? format.content)
      let place = found.firstIndex { $0.confidence < fit.confidence } ?? found.endIndex
      found.insert(fit, at: place)
    }
    return found
  }

  /// The same for a run's descriptions, of which no more are read than the file may be: a document or canonical file is known by its own
  /// first bytes, and a file with the header of a roster has no records of one width.
  public static func detect(_ sniffed: SniffedBytes, _ descriptions: SchemaCatalogue) -> [DetectedFormat] {
    let own = FormatRegistry.own(descriptions)
    if sniffed.isSheet { return detect(sniffed, own.filter(\.isWorkbook)) }
    let found = detect(sniffed, own)
    if found.first?.confidence == 100 { return found }
    let isRoster = found.contains { $0.content == .roster }
    return detect(sniffed, isRoster ? own + DescribedFormats.delimited(descriptions) : FormatRegistry.all(descriptions))
  }

  /// The formats that fit equally well and better than all others: none when nothing fits, several when a person must choose.
  public static func best(_ found: [DetectedFormat]) -> [DetectedFormat] {
    guard let first = found.first else { return [] }
    return Array(found.prefix { $0.confidence == first.confidence })
  }
}
