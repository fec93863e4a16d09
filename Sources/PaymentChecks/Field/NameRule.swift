// Names: there, and readable.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

/// The name of the beneficiary, and of the authorised person or guardian where one is named.
enum NameRule {
  static func check(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    let name = row[.name]
    if name.isEmpty {
      findings.add(.nameMissing, index, .name)
    } else {
      read(row, bytes, name, .name, &findings, index)
    }
    let payee = row[.payeeName]
    if !payee.isEmpty { read(row, bytes, payee, .payeeName, &findings, index) }
  }

  @inline(__always)
  private static func read(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ name: TextSlice, _ field: RosterField, _ findings: inout FindingList,
    _ index: UInt32
  ) {
    if !hasLetter(bytes, name), Damage.of(bytes, name) == .none {
      findings.add(.nameUnreadable, index, field, text: name)
    } else if !row.isUsual(field) || NameText.needsLook(bytes, name.range) || NameRemark.endsInDeath(bytes, name) {
      inspect(bytes, name, field, &findings, index)
    }
  }

  /// Nearly every name begins with a letter; others are looked through.
  @inline(__always)
  private static func hasLetter(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    isLetter(bytes[Int(slice.offset)]) || slice.range.contains { isLetter(bytes[$0]) }
  }

  /// An ASCII letter, or a byte of a letter beyond ASCII.
  @inline(__always)
  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }

  private static func inspect(
    _ bytes: Span<UInt8>, _ slice: TextSlice, _ field: RosterField, _ findings: inout FindingList, _ index: UInt32
  ) {
    switch Damage.of(bytes, slice) {
    case .none:
      switch NameRemark.of(bytes, slice) {
      case .none: break
      case .death: findings.add(.deathDateUnreadable, index, field, text: slice)
      case .other: findings.add(.nameHasRemark, index, field, text: slice)
      }
    case .errorCell: findings.add(.spreadsheetErrorCell, index, field, text: slice)
    case .lettersLost: findings.add(.lettersLost, index, field, text: slice)
    case .garbled: findings.add(.textGarbled, index, field, text: slice)
    }
  }
}

/// What people write beside a name into its cell.
enum NameRemark: Hashable {
  case none
  /// That the person is dead: whether before the month owed is not known.
  case death
  /// A note, a second name, a number.
  case other

  /// Whether a name ends in "mất" or "chết", which end no name; the other signs of a remark stand out by themselves.
  @inline(__always)
  static func endsInDeath(_ bytes: Span<UInt8>, _ name: TextSlice) -> Bool {
    guard name.length >= 8 else { return false }
    let end = Word.load(bytes, name.range.upperBound &- 8)
    // m ấ t and ch ế t, the last letter in the highest byte, small and large.
    if end >> 56 | 0x20 != 0x74 { return false }
    return end >> 24 == 0x74_A5_BA_E1_6D || end >> 24 == 0x54_A4_BA_E1_4D || end >> 16 == 0x74_BF_BA_E1_68_63
      || end >> 16 == 0x54_BE_BA_E1_48_43
  }

  /// Looks closely at a name that stood out.
  static func of(_ bytes: Span<UInt8>, _ name: TextSlice) -> NameRemark {
    // Most names come here for a mark of a font that is none.
    let hasSign = name.range.contains { bytes[$0] < 0x41 && bytes[$0] != 0x20 && bytes[$0] != 0x27 && bytes[$0] != 0x2E }
    if !hasSign, !endsInDeath(bytes, name) { return .none }
    var text: [UInt8] = []
    for offset in name.range { text.append(bytes[offset]) }
    let words = text.text(TextSlice(0..<text.count)).lowercased().split { !$0.isLetter }
    func has(_ first: String, _ second: String) -> Bool { zip(words, words.dropFirst()).contains { $0 == first && $1 == second } }
    if words.contains("mất") || words.contains("chết") || has("từ", "trần") || has("qua", "đời") { return .death }
    // A word in brackets, as "(con)", tells namesakes apart; control characters are told as such.
    let isPlain = text.allSatisfy { $0 >= 0x41 || $0 < 0x20 || [0x20, 0x27, 0x28, 0x29, 0x2D, 0x2E].contains($0) }
    return isPlain ? .none : .other
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

  /// Looks closely at a text that a quick look found odd. A question mark is no part of a name, beside a letter or not.
  static func of(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Damage {
    let signs = DamageSigns.find(bytes, slice.range)
    if signs.contains(.errorCell) { return .errorCell }
    if !signs.isDisjoint(with: [.lostLetters, .replacementCharacter]) { return .lettersLost }
    if !signs.isDisjoint(with: [.mojibake, .tcvn3]) || (signs.contains(.vni) && hasTwoVNIMarks(bytes, slice)) { return .garbled }
    for offset in slice.range where bytes[offset] == 0x3F { return .lettersLost }
    return .none
  }

  /// One pair such as "aê" also stands in names of the Central Highlands; a name typed in a VNI font has several.
  private static func hasTwoVNIMarks(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    let pairs = slice.range.dropFirst().dropLast().count { offset in
      bytes[offset] == 0xC3 && DamageSigns.find(bytes, offset - 1..<offset + 2).contains(.vni)
    }
    return pairs >= 2
  }

  /// A cell that shows a spreadsheet's error instead of its value.
  static func isErrorCell(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    !slice.isEmpty && bytes[Int(slice.offset)] == 0x23 && DamageSigns.find(bytes, slice.range).contains(.errorCell)
  }
}
