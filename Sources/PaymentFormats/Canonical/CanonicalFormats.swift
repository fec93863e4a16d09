// The two canonical formats as the registry lists them. Each carries payments or entries; detection says which.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

/// The canonical formats.
public enum CanonicalFormats {
  /// `canonical-csv` and `canonical-ndjson`.
  public static let all: [PaymentFormat] = [csv, ndjson]

  /// One record per line under a fixed header.
  public static let csv = PaymentFormat(
    id: "canonical-csv", title: Bilingual(vi: "CSV chuẩn của ChiTra", en: "ChiTra's canonical CSV"), content: .payments,
    versions: ["1"], verification: .house, fileExtension: "csv", sniff: sniffCSV,
    readPayments: { context in CanonicalCSVPaymentReader(context) }, readEntries: { context in CanonicalCSVEntryReader(context) },
    writePayments: { _ in CanonicalCSVPaymentWriter() }, writeEntries: { _ in CanonicalCSVEntryWriter() })

  /// One object per line.
  public static let ndjson = PaymentFormat(
    id: "canonical-ndjson", title: Bilingual(vi: "NDJSON chuẩn của ChiTra", en: "ChiTra's canonical NDJSON"), content: .payments,
    versions: ["1"], verification: .house, fileExtension: "ndjson", tellsBatchesLate: true, carriesBatches: true, sniff: sniffNDJSON,
    readPayments: { context in CanonicalJSONPaymentReader(context) }, readEntries: { context in CanonicalJSONEntryReader(context) },
    writePayments: { _ in CanonicalJSONPaymentWriter() }, writeEntries: { _ in CanonicalJSONEntryWriter() })

  private static let paymentStart = Array(PaymentColumn.names[0..<PaymentColumn.fixedCount].joined(separator: ",").utf8)
  private static let entryStart = Array(EntryColumn.names[0..<EntryColumn.fixedCount].joined(separator: ",").utf8)

  private static func sniffCSV(_ sniffed: SniffedBytes) -> SniffResult? {
    let bytes = sniffed.bytes.dropByteOrderMark
    for (start, content) in [(paymentStart, ContentKind.payments), (entryStart, .entries)] where bytes.starts(with: start) {
      let next = bytes.dropFirst(start.count).first
      guard next == nil || [0x2C, 0x0A, 0x0D].contains(next) else { continue }
      var result = SniffResult(
        100, vi: "Tiêu đề đúng các cột của tệp chuẩn.", en: "The header is exactly that of a canonical file.")
      result.content = content
      return result
    }
    return nil
  }

  private static func sniffNDJSON(_ sniffed: SniffedBytes) -> SniffResult? {
    let bytes = sniffed.bytes.dropByteOrderMark
    guard bytes.first == UInt8(ascii: "{") else { return nil }
    var position = bytes.startIndex
    // The first object that says what it is.
    for _ in 0..<10 {
      let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.endIndex
      let line = Array(bytes[position..<end])
      var cursor = JSONCursor(0..<line.count)
      let exact = CanonicalKind.allCases.first { line.starts(with: "{\"kind\":\"\($0.rawValue)\"".utf8) }
      var kind = exact
      if kind == nil, let tree = try? cursor.value(line.span), case .string(let word) = tree["kind"] {
        kind = CanonicalKind(rawValue: word)
      }
      if let kind {
        var result = SniffResult(
          exact == nil ? 90 : 100, vi: "Mỗi dòng là một đối tượng JSON có \"kind\".", en: "Each line is a JSON object with \"kind\".")
        result.content = kind == .statement || kind == .entry ? .entries : .payments
        return result
      }
      guard end < bytes.endIndex else { return nil }
      position = bytes.index(after: end)
    }
    return nil
  }
}

extension [UInt8] {
  /// The bytes without the mark of UTF-8 at their start.
  var dropByteOrderMark: ArraySlice<UInt8> { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self[...] }
}
