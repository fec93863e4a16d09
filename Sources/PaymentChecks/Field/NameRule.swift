// Names: there, and readable.

internal import Diagnostics
internal import PaymentModel

/// The name of the beneficiary, and of the authorised person or guardian where one is named.
enum NameRule {
  static func check(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    let name = row[.name]
    if name.isEmpty {
      findings.add(.nameMissing, index, .name)
    } else if !isPlain(bytes, name) {
      inspect(bytes, name, .name, &findings, index)
    }
    let payee = row[.payeeName]
    if !payee.isEmpty, !isPlain(bytes, payee) { inspect(bytes, payee, .payeeName, &findings, index) }
  }

  /// By byte: 0 stands in names, 1 may be a sign of damage. Lead bytes of other scripts and of Latin-1 signs count as 1.
  private static let suspicious: InlineArray<256, UInt8> = {
    var table = InlineArray<256, UInt8>(repeating: 0)
    for byte in 0..<0x20 { table[byte] = 1 }
    for byte in [0x23, 0x3F, 0x7F, 0xC2, 0xE2, 0xEF] { table[byte] = 1 }
    return table
  }()

  @inline(__always)
  private static func isPlain(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    var seen: UInt8 = 0
    var offset = Int(slice.offset)
    let end = offset &+ Int(slice.length)
    while offset < end {
      seen |= suspicious[Int(bytes[offset])]
      offset &+= 1
    }
    return seen == 0
  }

  private static func inspect(
    _ bytes: Span<UInt8>, _ slice: TextSlice, _ field: RosterField, _ findings: inout FindingList, _ index: UInt32
  ) {
    switch Damage.of(bytes, slice.range) {
    case .none: break
    case .errorCell: findings.add(.spreadsheetErrorCell, index, field, text: slice)
    case .lettersLost: findings.add(.lettersLost, index, field, text: slice)
    case .garbled: findings.add(.textGarbled, index, field, text: slice)
    case .control: findings.add(.controlCharacters, index, field, text: slice)
    }
  }
}

/// What can have happened to a text before it reached us.
enum Damage: Hashable {
  case none
  /// #N/A, #REF!, #VALUE!, #NAME?, #DIV/0!, ####.
  case errorCell
  /// A question mark or U+FFFD where a letter was.
  case lettersLost
  /// UTF-8 read as Latin-1, or signs of an old font encoding.
  case garbled
  /// A control character.
  case control

  /// Looks at a text byte by byte; for texts that a quick look found odd.
  static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Damage {
    if isErrorCell(bytes, range) { return .errorCell }
    var worst = Damage.none
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = bytes[offset]
      let next = offset + 1 < range.upperBound ? bytes[offset + 1] : 0
      let third = offset + 2 < range.upperBound ? bytes[offset + 2] : 0
      switch byte {
      case 0x3F: return .lettersLost
      case 0xEF where next == 0xBF && third == 0xBD: return .lettersLost
      // C1 controls and Latin-1 signs: no name has them but the no-break blank, the middle dot and the acute accent used as an apostrophe.
      case 0xC2 where next != 0xA0 && next != 0xB7 && next != 0xB4: worst = .garbled
      // ‘ ’ “ ” – — … stand in names only behind Ã, Ä, Æ or á when UTF-8 was read as Windows-1252.
      case 0xE2 where next == 0x80 && followsLatinLead(bytes, offset, range.lowerBound): worst = .garbled
      case 0x00..<0x20, 0x7F: if worst == .none { worst = .control }
      default: break
      }
      offset += 1
    }
    return worst
  }

  /// True behind "Ã", "Ä", "Å", "Æ", "á", "»" or "º", where a broken letter goes on.
  private static func followsLatinLead(_ bytes: Span<UInt8>, _ offset: Int, _ start: Int) -> Bool {
    guard offset - 2 >= start else { return false }
    switch (bytes[offset - 2], bytes[offset - 1]) {
    case (0xC3, 0x83...0x86), (0xC3, 0xA1), (0xC2, 0xBA), (0xC2, 0xBB): return true
    default: return false
    }
  }

  /// A cell that shows a spreadsheet's error instead of its value.
  static func isErrorCell(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 2, bytes[range.lowerBound] == 0x23 else { return false }
    let second = bytes[range.lowerBound + 1]
    return second == 0x23 || (second >= 0x41 && second <= 0x5A && range.count >= 4)
  }
}
