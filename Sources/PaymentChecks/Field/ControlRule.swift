// Signs that nobody sees: a name with a control character is no name, and XML 1.0 (section 2.2) takes none of them in any text.

internal import Diagnostics
internal import PaymentModel

/// Control characters in names, and in every other text of a row those that could not be written into an order.
enum ControlRule {
  /// The texts of a row that stand in payments as the sender wrote them.
  private static let fields: [RosterField] = [.name, .payeeName, .category, .commune, .address, .note]
  /// The same as bits; reckoned by the compiler, because every row asks for it.
  private static var mask: UInt32 {
    bit(.name) | bit(.payeeName) | bit(.category) | bit(.commune) | bit(.address) | bit(.note)
  }
  @inline(__always)
  private static func bit(_ field: RosterField) -> UInt32 { 1 << UInt32(field.rawValue) }

  @inline(__always)
  static func check(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    if row.hasText(in: mask & ~row.usualTexts) { look(row, bytes, &findings, index) }
  }

  @inline(never)
  private static func look(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    for field in fields {
      let text = row[field]
      if text.isEmpty { continue }
      if row.isUsual(field) { continue }
      let isName = field == .name || field == .payeeName
      if isSpoilt(bytes, text, isName: isName) { findings.add(.controlCharacters, index, field, text: text) }
    }
  }

  /// XML has no signs below U+0020 but tab and line ends, and neither U+FFFE nor U+FFFF; a name has none of the tabs either, nor U+007F.
  private static func isSpoilt(_ bytes: Span<UInt8>, _ slice: TextSlice, isName: Bool) -> Bool {
    let end = slice.range.upperBound
    for offset in slice.range {
      switch bytes[offset] {
      case 0x09, 0x0A, 0x0D, 0x7F: if isName { return true }
      case 0x00..<0x20: return true
      case 0xEF: if offset + 2 < end, bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBE { return true }
      default: break
      }
    }
    return false
  }
}
