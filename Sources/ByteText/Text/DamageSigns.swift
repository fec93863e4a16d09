// Signs that a text was damaged before it came here: letters lost, encodings mistaken for one another, cells that hold an error.

/// What speaks for damage in one text; hints, not proof.
public struct DamageSigns: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// Signs from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A question mark beside a letter, "Nguy?n": the file was saved in an encoding without Vietnamese letters.
  public static let lostLetters = DamageSigns(rawValue: 1)
  /// U+FFFD: a reader before us replaced what it could not read.
  public static let replacementCharacter = DamageSigns(rawValue: 2)
  /// The cell is an error of a spreadsheet: #N/A, #REF!, ##### and the like.
  public static let errorCell = DamageSigns(rawValue: 4)
  /// UTF-8 that was read as an 8-bit encoding: "Nguyá»…n".
  public static let mojibake = DamageSigns(rawValue: 8)
  /// Letters as TCVN3 (ABC) fonts store them: "NguyÔn V¨n".
  public static let tcvn3 = DamageSigns(rawValue: 16)
  /// Letters as VNI fonts store them: "Nguyeãn Vaên".
  public static let vni = DamageSigns(rawValue: 32)

  /// The signs in a text of UTF-8.
  public static func find(_ bytes: Span<UInt8>, _ range: Range<Int>) -> DamageSigns {
    var signs: DamageSigns = []
    var hasNumberSign = false
    for offset in range {
      switch bytes[offset] {
      case UInt8(ascii: "?"):
        if isQuestionMarkAmongLetters(bytes, offset, range) { signs.insert(.lostLetters) }
      case UInt8(ascii: "#"):
        if !hasNumberSign, isErrorCell(bytes, range) { signs.insert(.errorCell) }
        hasNumberSign = true
      case 0xC5, 0xC6, 0xCB:
        if offset + 1 < range.upperBound, isCodePageLetter(bytes[offset], bytes[offset + 1]) { signs.insert(.mojibake) }
      case 0xC2, 0xC3, 0xEF: signs.formUnion(atWideCharacter(bytes, offset, range))
      default: break
      }
    }
    // The pieces of mojibake are letters of the old fonts as well.
    return signs.contains(.mojibake) ? signs.subtracting([.tcvn3, .vni]) : signs
  }

  /// Œ œ Š š Ÿ Ž ž ƒ ˆ ˜: letters of code pages 1252 and 1258 at 80...9F, where other encodings have Vietnamese ones; no Vietnamese word
  /// has them.
  private static func isCodePageLetter(_ lead: UInt8, _ next: UInt8) -> Bool {
    switch (lead, next) {
    case (0xC5, 0x92), (0xC5, 0x93), (0xC5, 0xA0), (0xC5, 0xA1), (0xC5, 0xB8), (0xC5, 0xBD), (0xC5, 0xBE): true
    case (0xC6, 0x92), (0xCB, 0x86), (0xCB, 0x9C): true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }

  private static func isQuestionMarkAmongLetters(_ bytes: Span<UInt8>, _ offset: Int, _ range: Range<Int>) -> Bool {
    (offset > range.lowerBound && isLetter(bytes[offset - 1])) || (offset + 1 < range.upperBound && isLetter(bytes[offset + 1]))
  }

  private static func isErrorCell(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let cell = trimBlanks(bytes, range)
    guard bytes[cell.lowerBound] == UInt8(ascii: "#") else { return false }
    if cell.count >= 2, cell.allSatisfy({ bytes[$0] == UInt8(ascii: "#") }) { return true }
    return errorNames.contains { name in
      name.utf8.count == cell.count && zip(name.utf8, cell).allSatisfy { $0 == upper(bytes[$1]) }
    }
  }

  private static let errorNames = [
    "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!",
  ]

  private static func upper(_ byte: UInt8) -> UInt8 { (0x61...0x7A).contains(byte) ? byte - 0x20 : byte }

  /// The signs that a character of two or three bytes gives together with the character after it or the letter before it.
  private static func atWideCharacter(_ bytes: Span<UInt8>, _ offset: Int, _ range: Range<Int>) -> DamageSigns {
    func byte(_ place: Int) -> UInt8 { offset + place < range.upperBound ? bytes[offset + place] : 0 }
    let before = offset > range.lowerBound ? bytes[offset - 1] : 0
    switch (byte(0), byte(1)) {
    case (0xEF, 0xBF): return byte(2) == 0xBD ? .replacementCharacter : []
    case (0xC3, 0xA1) where byte(2) == 0xC2 && (byte(3) == 0xBA || byte(3) == 0xBB): return .mojibake  // áº á»
    case (0xC3, 0x83) where (byte(2) == 0xC2 && byte(3) >= 0xA0) || byte(2) == 0xC5 || byte(2) == 0xC6 || byte(2) == 0xE2:
      return .mojibake  // Ã
    case (0xC3, 0x84) where byte(2) == 0xE2 || (byte(2) == 0xC2 && byte(3) < 0xA0) || (byte(2) == 0xC6 && byte(3) == 0x92):
      return .mojibake  // Ä
    case (0xC3, 0x86) where byte(2) == 0xC2 && byte(3) >= 0xA0: return .mojibake  // Æ
    case (0xC2, _): return isLetter(before) && before < 0x80 && isTCVN3(byte(1)) || isLetter(byte(2)) && isTCVN3(byte(1)) ? .tcvn3 : []
    case (0xC3, _): return isVNI(before: before, mark: byte(1)) ? .vni : []
    default: return []
    }
  }

  /// Signs of Latin-1 that are letters in TCVN3: ¨ ă, © â, ª ê, « ô, ¬ ơ, ® đ, µ à, ¶ ả, · ã, ¸ á, ¹ ạ, » ằ, ¼ ẳ, ½ ẵ, ¾ ắ.
  private static func isTCVN3(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xA8...0xAC, 0xAE, 0xB5...0xB9, 0xBB...0xBE: true
    default: false
    }
  }

  /// A plain a, e or o followed by a letter that Vietnamese never puts there, but which is a mark in VNI: â ê ø û ï å ä ë ü, ã after e.
  private static func isVNI(before: UInt8, mark: UInt8) -> Bool {
    switch before | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "o"): break
    default: return false
    }
    switch mark | 0x20 {
    case 0xA2, 0xAA, 0xB8, 0xBB, 0xAF, 0xA5, 0xA4, 0xAB, 0xBC: return true
    case 0xA3: return before | 0x20 == UInt8(ascii: "e")
    default: return false
    }
  }
}
