import ByteText
import Testing

/// The letters of Vietnamese beyond ASCII, in Unicode.
enum VietnameseAlphabet {
  static let small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
  static let capitals = "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"

  /// The same letters as VNI for Windows writes them, after the keyboard manual of VNI, seen as Windows-1252.
  static let smallVNI = """
    aø aù aû aõ aï aê aè aé aú aü aë aâ aà aá aå aã aä eø eù eû eõ eï eâ eà eá eå eã eä ì í æ ó ò oø où oû oõ oï oâ oà oá oå oã oä ô ôø \
    ôù ôû ôõ ôï uø uù uû uõ uï ö öø öù öû öõ öï yø yù yû yõ î ñ
    """
  static let capitalsVNI = """
    AØ AÙ AÛ AÕ AÏ AÊ AÈ AÉ AÚ AÜ AË AÂ AÀ AÁ AÅ AÃ AÄ EØ EÙ EÛ EÕ EÏ EÂ EÀ EÁ EÅ EÃ EÄ Ì Í Æ Ó Ò OØ OÙ OÛ OÕ OÏ OÂ OÀ OÁ OÅ OÃ OÄ Ô ÔØ \
    ÔÙ ÔÛ ÔÕ ÔÏ UØ UÙ UÛ UÕ UÏ Ö ÖØ ÖÙ ÖÛ ÖÕ ÖÏ YØ YÙ YÛ YÕ Î Ñ
    """
}

/// Text in an encoding, made letter by letter from outside tables: the slow way.
enum EncodingOracle {
  private static let vni: [Character: [UInt8]] = {
    let letters = Array(VietnameseAlphabet.small + VietnameseAlphabet.capitals)
    let pairs = (VietnameseAlphabet.smallVNI + " " + VietnameseAlphabet.capitalsVNI).split(separator: " ")
    // Letters and marks are all of Latin-1, whose bytes are the numbers of its characters.
    return Dictionary(uniqueKeysWithValues: zip(letters, pairs.map { $0.unicodeScalars.map { UInt8($0.value) } }))
  }()

  /// The bytes of a text; TCVN3 writes capitals with a tone as small letters.
  static func encode(_ text: String, _ encoding: LegacyEncoding) -> [UInt8] {
    switch encoding {
    case .windows1258: return Iconv.convert(text.bytes, from: "UTF-8", to: "CP1258") ?? []
    case .viscii: return Iconv.convert(text.bytes, from: "UTF-8", to: "VISCII") ?? []
    case .vni: return text.flatMap { vni[$0] ?? Array(String($0).utf8) }
    case .utf8AsLatin1: return text.bytes
    case .tcvn3:
      let capitals = Array(VietnameseAlphabet.capitals)
      let small = Array(VietnameseAlphabet.small)
      let plain = Set("ĂÂÊÔƠƯĐ")
      let shown = text.map { letter in
        plain.contains(letter) ? letter : capitals.firstIndex(of: letter).map { small[$0] } ?? letter
      }
      return Iconv.convert(String(shown).bytes, from: "UTF-8", to: "TCVN5712-1") ?? []
    }
  }

  /// UTF-8 text in which every byte became the character of Windows-1252 with its number.
  static func asLetters(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      if byte >= 0xA0 || byte < 0x80 { return Array(String(UnicodeScalar(byte)).utf8) }
      return Iconv.convert([byte], from: "CP1252", to: "UTF-8") ?? Array(String(UnicodeScalar(byte)).utf8)
    }
  }
}

struct LegacyEncodingTests {
  static let tables: [LegacyEncoding] = [.windows1258, .tcvn3, .vni, .viscii]

  static func decode(_ bytes: [UInt8], _ encoding: LegacyEncoding) -> (text: [UInt8], found: LegacyDecoding) {
    var text: [UInt8] = []
    var found = LegacyDecoding()
    LegacyDecoder(encoding).decode(bytes.span, 0..<bytes.count, to: &text, &found)
    return (text, found)
  }

  @Test(arguments: [(LegacyEncoding.windows1258, "CP1258"), (.viscii, "VISCII")])
  func `every byte is what iconv says`(encoding: LegacyEncoding, name: String) {
    for byte in UInt8.min...UInt8.max {
      let (text, found) = Self.decode([byte], encoding)
      if let expected = Iconv.convert([byte], from: name, to: "UTF-8") {
        #expect(text == expected, "byte \(byte)")
        #expect(found.undefinedBytes == 0)
      } else {
        #expect(found.undefinedBytes == 1 && text == "\u{FFFD}".bytes, "byte \(byte)")
      }
    }
  }

  @Test func `the letters of TCVN3 are those of TCVN 5712`() {
    var letters = 0
    for byte in UInt8(0xA1)...0xFF {
      let (text, found) = Self.decode([byte], .tcvn3)
      guard found.undefinedBytes == 0 else { continue }
      letters += 1
      #expect(text == Iconv.convert([byte], from: "TCVN5712-1", to: "UTF-8"), "byte \(byte)")
    }
    #expect(letters == 74)
    for byte in [1, 2, 4, 5, 6, 0x11, 0x17] as [UInt8] { #expect(Self.decode([byte], .tcvn3).text == [byte]) }
  }

  @Test(arguments: tables)
  func `every letter passes both ways`(encoding: LegacyEncoding) {
    for letter in VietnameseAlphabet.small + VietnameseAlphabet.capitals {
      let expected = EncodingOracle.encode(String(letter), encoding)
      var encoder = LegacyEncoder(encoding)
      var bytes: [UInt8] = []
      encoder.append(String(letter).bytes.span, 0..<String(letter).utf8.count, to: &bytes)
      // The six capitals of VISCII that lie among the control characters are not written.
      if !(encoding == .viscii && expected[0] < 0x20) { #expect(bytes == expected, "\(letter)") }
      #expect(encoder.replacedCharacters == 0)
      let isFontCapital = encoding == .tcvn3 && letter.isUppercase && !"ĂÂÊÔƠƯĐ".contains(letter)
      #expect(Self.decode(expected, encoding).text == (isFontCapital ? letter.lowercased().bytes : String(letter).bytes), "\(letter)")
    }
  }

  @Test(arguments: tables)
  func `random text is read as letter by letter, cut at any line`(encoding: LegacyEncoding) {
    var random = SeededGenerator(seed: 1_258)
    let letters = Array(VietnameseAlphabet.small + "abcdeghiklmnopqrstuvxy  ,;\n0123456789")
    for _ in 0..<300 {
      let text = String((0..<Int.random(in: 0...60, using: &random)).map { _ in letters.randomElement(using: &random) ?? " " })
      let bytes = EncodingOracle.encode(text, encoding)
      // What a plain letter and a letter standing alone mean together is another question than what each is.
      if encoding == .vni { guard !text.contains(try! Regex("[aeouyôöơư][ìíỉĩị]")) else { continue } }
      #expect(Self.decode(bytes, encoding).text == text.bytes, "\(text)")
      var pieces: [UInt8] = []
      var start = 0
      var found = LegacyDecoding()
      let decoder = LegacyDecoder(encoding)
      while start < bytes.count {
        let window = start..<min(bytes.count, start + 16)
        let end = window.upperBound == bytes.count ? bytes.count : max(start + 1, decoder.wholePart(bytes.span, window))
        decoder.decode(bytes.span, start..<end, to: &pieces, &found)
        start = end
      }
      #expect(pieces == text.bytes, "\(text)")
    }
  }

  @Test(arguments: [
    ("TRÇN THÞ Hµ", "TRẦN THỊ HÀ"), ("NGUYÔN V¡N ¢N,NguyÔn", "NGUYỄN VĂN ÂN,Nguyễn"), ("nguyÔn v¨n an", "nguyễn văn an"),
    ("Hµ", "Hà"), ("UBND x· §«ng S¬n", "UBND xã Đông Sơn"), ("B¶NG K£;Hµ", "BẢNG KÊ;Hà"),
  ])
  func `capitals that TCVN3 has by font alone are raised among capitals`(written: String, expected: String) {
    let bytes = written.unicodeScalars.map { UInt8($0.value) }
    #expect(String(decoding: Self.decode(bytes, .tcvn3).text, as: UTF8.self) == expected)
  }

  @Test func `what an encoding does not have is written plainly and counted`() {
    var encoder = LegacyEncoder(.tcvn3)
    var bytes: [UInt8] = []
    let text = "“Müller” – 5 ₫"
    encoder.append(text.bytes.span, 0..<text.utf8.count, to: &bytes)
    #expect(bytes.filter { $0 < 0x80 }.count >= 10)
    #expect(encoder.replacedCharacters == 2)
  }

  @Test func `names and aliases lead to one encoding`() {
    #expect(LegacyEncoding(name: "ABC") == .tcvn3)
    #expect(LegacyEncoding(name: "CP1258") == .windows1258)
    #expect(LegacyEncoding(name: "utf-7") == nil)
    for encoding in LegacyEncoding.allCases { #expect(LegacyEncoding(name: encoding.name) == encoding) }
  }
}
