// A layout file as a format: its id is the format's id, its description drives reader, writer and detection.

internal import ByteText
internal import Diagnostics
internal import Files
public import FormatDescriptions
internal import PaymentModel

/// Formats made of layouts.
public enum FixedWidthFormats {
  /// The format that a layout describes.
  public static func format(_ description: FixedWidthDescription) -> PaymentFormat {
    let isHouse = description.verified == "house layout"
    var format = PaymentFormat(
      id: description.id, title: description.title, content: description.content == .entries ? .entries : .payments,
      versions: [String(description.version)], verification: isHouse ? .house : Verification(rawValue: description.verified) ?? .unverified,
      fileExtension: "txt", sniff: { FixedWidthSniffing.sniff($0, description) })
    let ofPayer = Set(
      description.layout.records.enumerated().flatMap { record, layout in
        layout.fields.indices.compactMap { layout.fields[$0].isRequired ? description.model(record: record, field: $0) : nil }
      })
    format.needsUnit = !ofPayer.isDisjoint(with: [.unitCode, .unitName, .payerAccount])
    format.missingOfPayer = { header in
      [
        (ModelField.unitCode, "budget_unit_code", header.unit?.budgetUnitCode), (.unitName, "name", header.unit?.name),
        (.payerAccount, "paying_bank.account", header.unit?.payingBank.account),
      ].compactMap { ofPayer.contains($0.0) && ($0.2 ?? "").isEmpty ? $0.1 : nil }
    }
    if description.content == .entries {
      format.needsUnit = false
      format.readEntries = { context in FixedWidthEntryReader(context, description) }
      format.writeEntries = { _ in FixedWidthEntryWriter(description) }
    } else {
      format.readPayments = { context in FixedWidthPaymentReader(context, description) }
      format.writePayments = { _ in FixedWidthPaymentWriter(description) }
    }
    return format
  }
}

enum FixedWidthSniffing {
  /// By the length of the first records, their tags, and every constant of the first one.
  static func sniff(_ sniffed: SniffedBytes, _ description: FixedWidthDescription) -> SniffResult? {
    let layout = description.layout
    let bytes = sniffed.bytes.dropByteOrderMark
    guard let first = layout.records.min(by: { $0.order < $1.order }) else { return nil }
    let lines = records(bytes, layout, isWhole: sniffed.isWhole)
    guard let line = lines.first, hasConstants(line, first) else { return nil }
    let hasLength = line.count == layout.recordBytes
    let constantBytes = first.fields.reduce(0) { count, field in
      if case .constant(let constant) = field.kind { return count + constant.count }
      return count
    }
    if constantBytes >= 4 {
      return SniffResult(
        hasLength ? 100 : 80, vi: "Dòng đầu có đúng mã của bố cục \(layout.id).", en: "The first record names the layout \(layout.id).")
    }
    guard hasLength, constantBytes > 0 || lines.count > 1 else { return nil }
    let others = lines.dropFirst()
    guard others.allSatisfy({ line in line.count == layout.recordBytes && layout.records.contains { hasTag(line, $0) } }) else {
      return nil
    }
    return SniffResult(
      constantBytes > 0 ? (others.isEmpty ? 50 : 70) : 30,
      vi: "Các dòng dài \(layout.recordBytes) byte và có dấu hiệu của bố cục \(layout.id).",
      en: "The records are \(layout.recordBytes) bytes long and have the tags of the layout \(layout.id).")
  }

  /// The first records, at most 20; an unfinished last one is left out unless it is all there is.
  private static func records(_ bytes: ArraySlice<UInt8>, _ layout: FixedWidthLayout, isWhole: Bool) -> [ArraySlice<UInt8>] {
    var records: [ArraySlice<UInt8>] = []
    var position = bytes.startIndex
    let hasLineEnds = bytes.contains(0x0A)
    while position < bytes.endIndex, records.count < 20 {
      var end = bytes.endIndex
      var next = end
      if hasLineEnds {
        if let feed = bytes[position...].firstIndex(of: 0x0A) {
          next = feed + 1
          end = feed > position && bytes[feed - 1] == 0x0D ? feed - 1 : feed
        } else if !isWhole, !records.isEmpty {
          break
        }
      } else if bytes.endIndex - position >= layout.recordBytes {
        end = position + layout.recordBytes
        next = end
      } else if !isWhole, !records.isEmpty {
        break
      }
      if end > position { records.append(bytes[position..<end]) }
      position = next
    }
    return records
  }

  private static func hasTag(_ line: ArraySlice<UInt8>, _ record: RecordLayout) -> Bool {
    guard let tag = record.tagField else { return true }
    return hasConstant(line, record.fields[tag])
  }

  private static func hasConstants(_ line: ArraySlice<UInt8>, _ record: RecordLayout) -> Bool {
    record.fields.allSatisfy { hasConstant(line, $0) }
  }

  private static func hasConstant(_ line: ArraySlice<UInt8>, _ field: FieldLayout) -> Bool {
    guard case .constant(let bytes) = field.kind else { return true }
    return line.dropFirst(field.start - 1).starts(with: bytes)
  }
}
