// The 8-bit encodings of Vietnamese that lists still come in, and their names.

/// An encoding of Vietnamese from before Unicode, or the commonest way in which Unicode is misread.
public enum LegacyEncoding: UInt8, CaseIterable, Sendable {
  /// Windows code page 1258: vowel letters, and the five tones as marks of their own.
  case windows1258
  /// TCVN 5712:1993 as the ABC fonts have it (.VnTime): one byte a letter, capitals with tones by font alone.
  case tcvn3
  /// VNI for Windows: a plain letter and a mark behind it.
  case vni
  /// VISCII (RFC 1456): one byte a letter, six capitals among the control characters.
  case viscii
  /// UTF-8 that was read as Windows-1252 or Windows-1258 and stored again: "Nguyá»…n".
  case utf8AsLatin1

  /// The name users and reports give it.
  public var name: String { LegacyEncoding.names[Int(rawValue)][0] }

  /// The encoding by any of its names, whatever the case; nil for others.
  public init?(name: String) {
    let wanted = name.lowercased()
    guard let place = LegacyEncoding.names.firstIndex(where: { $0.contains(wanted) }) else { return nil }
    self = LegacyEncoding.allCases[place]
  }

  /// All accepted names, the usual one first.
  public static let names: [[String]] = [
    ["windows-1258", "cp1258", "windows1258", "1258"],
    ["tcvn3", "abc", "tcvn", "tcvn-3", "tcvn5712", "tcvn-5712"],
    ["vni", "vni-windows", "vni-win"],
    ["viscii"],
    ["mojibake", "utf-8-as-latin-1", "utf8-as-latin1"],
  ]
}

/// What each byte of an encoding stands for.
struct LegacyTable: Sendable {
  /// Where a byte is no character.
  static let none: UInt32 = 0xFFFD

  /// The character of each byte; `none` where there is none.
  let scalars: [UInt32]
  /// UTF-8 of the character in the low three bytes, first byte lowest; its length in the highest.
  let packed: [UInt32]
  /// The byte of a character below U+2200.
  let bytes: [UInt16: UInt8]

  /// `high` are the characters of 80...FF, U+0000 for none; `low` those of bytes below 80 that are not ASCII.
  init(high: [String], low: [(UInt8, UInt32)] = []) {
    var scalars = (0..<UInt32(256)).map { $0 }
    for (place, scalar) in high.joined().unicodeScalars.enumerated() {
      scalars[0x80 + place] = scalar.value == 0 ? LegacyTable.none : scalar.value
    }
    for (byte, value) in low { scalars[Int(byte)] = value }
    self.scalars = scalars
    packed = scalars.map(LegacyTable.pack)
    var bytes: [UInt16: UInt8] = [:]
    for byte in (0..<256).reversed() where scalars[byte] != LegacyTable.none && scalars[byte] >= 0x80 {
      bytes[UInt16(scalars[byte])] = UInt8(byte)
    }
    self.bytes = bytes
  }

  /// UTF-8 of a character below U+10000 in one word: its bytes from the lowest on, its length in the highest.
  static func pack(_ value: UInt32) -> UInt32 {
    var utf8: [UInt8] = []
    utf8.append(scalar: value)
    return utf8.reversed().reduce(0) { ($0 << 8) | UInt32($1) } | (UInt32(utf8.count) << 24)
  }

  /// The byte of a character; nil where the encoding has none.
  func byte(of value: UInt32) -> UInt8? {
    if value < 0x80 { return scalars[Int(value)] == value ? UInt8(value) : nil }
    return value < 0x1_0000 ? bytes[UInt16(value)] : nil
  }

  /// The signs of Windows code pages at 80...9F that Word puts into text whatever its font: dashes, quotes, dots.
  private static let windowsSigns = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ"

  /// Windows-1252, with the five bytes that it leaves out as control characters, as other programs read them.
  static let windows1252 = LegacyTable(high: [
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ",
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß", "àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ",
  ])

  /// Microsoft's table of code page 1258; tones are the combining marks U+0300, U+0309, U+0303, U+0301, U+0323.
  static let windows1258 = LegacyTable(high: [
    "€\0‚ƒ„…†‡ˆ‰\0‹Œ\0\0\0\0‘’“”•–—˜™\0›œ\0\0Ÿ",
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿",
    "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß", "àáâăäåæçèéêë\u{301}íîïđñ\u{323}óôơö÷øùúûüư₫ÿ",
  ])

  /// The 74 letters of the ABC fonts. The capitals with tones that TCVN 5712 has at 80...9F and among the control characters are not in
  /// them; there stand the signs of Windows.
  static let tcvn3 = LegacyTable(high: [
    windowsSigns, "\u{A0}ĂÂÊÔƠƯĐăâêôơưđ\0\0\0\0\0\0àảãáạ\0ằẳẵắ\0", "\0\0\0\0\0\0ặầẩẫấậè\0ẻẽéẹềểễếệìỉ\0\0\0ĩíịò",
    "\0ỏõóọồổỗốộờởỡớợù\0ủũúụừửữứựỳỷỹýỵ\0",
  ])

  /// RFC 1456.
  static let viscii = LegacyTable(
    high: [
      "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ", "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ", "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư",
      "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    ],
    low: [(0x02, 0x1EB2), (0x05, 0x1EB4), (0x06, 0x1EAA), (0x14, 0x1EF6), (0x19, 0x1EF8), (0x1E, 0x1EF4)])

  /// The letters of VNI that stand alone; its marks are in `VNIMarks`. What is neither is read as Windows-1252.
  static let vni: LegacyTable = {
    var high = [windowsSigns, "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿"]
    high.append("ÀÁÂÃÄÅỈÇÈÉÊËÌÍỴÏ\0ĐỊĨƠÕƯ×ØÙÚÛÜ\0\0ß")
    high.append("àáâãäåỉçèéêëìíỵï\0địĩơõư÷øùúûü\0\0ÿ")
    return LegacyTable(high: high)
  }()
}

/// The marks of VNI, that follow a plain vowel, ơ or ư.
enum VNIMarks {
  /// What a mark adds to a vowel.
  struct Mark {
    /// Column of `VietnameseVowels`; 0 for none.
    var tone: Int
    /// 0 none, 1 circumflex, 2 breve.
    var shape: Int
  }

  /// The bytes E0...FF of the marks of small letters, none, circumflex and breve each with the tones none, grave, acute, hook, tilde, dot.
  private static let bytes: [[UInt8]] = [
    [0, 0xF8, 0xF9, 0xFB, 0xF5, 0xEF], [0xE2, 0xE0, 0xE1, 0xE5, 0xE3, 0xE4], [0xEA, 0xE8, 0xE9, 0xFA, 0xFC, 0xEB],
  ]

  /// 1 + shape × 6 + tone by the low five bits of the byte; 0 where the byte is no mark. Capitals have marks of their own, 32 below.
  static let codes: [UInt8] = {
    var codes = [UInt8](repeating: 0, count: 32)
    for (shape, row) in bytes.enumerated() {
      for (tone, byte) in row.enumerated() where byte != 0 { codes[Int(byte & 0x1F)] = UInt8(1 + shape * 6 + tone) }
    }
    return codes
  }()

  /// The mark that a byte is.
  static func mark(_ byte: UInt8) -> Mark? {
    guard byte >= 0xC0 else { return nil }
    let code = Int(codes[Int(byte & 0x1F)])
    return code == 0 ? nil : Mark(tone: (code - 1) % 6, shape: (code - 1) / 6)
  }

  /// The byte of a mark.
  static func byte(_ mark: Mark, isUpper: Bool) -> UInt8 { bytes[mark.shape][mark.tone] - (isUpper ? 0x20 : 0) }

  /// Rows of `VietnameseVowels` that a plain vowel becomes with no shape, circumflex and breve; nil where it takes none.
  static func row(_ row: Int, shape: Int) -> Int? {
    switch (row, shape) {
    case (0, 0), (3, 0), (6, 0), (8, 0), (9, 0), (10, 0), (11, 0): row
    case (0, 1): 2
    case (0, 2): 1
    case (3, 1): 4
    case (6, 1): 7
    default: nil
    }
  }
}
