import ByteText
import CByteMasks
@_spi(_Unicode) import Swift
import Testing

struct VietnameseTextTests {
  static let vowels = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"

  static func compose(_ bytes: [UInt8]) -> (text: [UInt8], composed: Int, leftover: Int) {
    var arena: [UInt8] = [1, 2, 3]
    let result = VietnameseComposition.compose(bytes.span, 0..<bytes.count, to: &arena)
    return (Array(arena[result.range]), result.composedMarks, result.leftoverMarks)
  }

  static func nfc(_ text: String) -> [UInt8] { Array(String(String.UnicodeScalarView(text._nfc)).utf8) }
  static func nfd(_ text: String) -> [UInt8] { Array(String(String.UnicodeScalarView(text._nfd)).utf8) }

  static func isNeeded(_ bytes: [UInt8], _ range: Range<Int>? = nil) -> Bool {
    VietnameseComposition.isNeeded(bytes.span, range ?? 0..<bytes.count)
  }

  @Test func `every Vietnamese letter is composed, in both cases`() {
    let letters = Self.vowels + Self.vowels.uppercased()
    #expect(letters.unicodeScalars.count == 144)
    for letter in letters {
      let text = String(letter)
      let decomposed = Self.nfd(text)
      #expect(Self.compose(decomposed).text == text.bytes)
      #expect(Self.compose(text.bytes).text == text.bytes)
      #expect(Self.isNeeded(decomposed) == (decomposed != text.bytes))
      #expect(!Self.isNeeded(text.bytes))
    }
  }

  @Test(arguments: [
    ("e\u{302}\u{301}", "ế"), ("e\u{301}\u{302}", "ế"), ("ê\u{301}", "ế"), ("é\u{302}", "ế"), ("e\u{323}\u{302}", "ệ"),
    ("e\u{302}\u{323}", "ệ"), ("ẹ\u{302}", "ệ"), ("o\u{31B}\u{323}", "ợ"), ("o\u{323}\u{31B}", "ợ"), ("ơ\u{323}", "ợ"),
    ("a\u{306}\u{309}", "ẳ"),
    ("U\u{31B}\u{303}", "Ữ"), ("a\u{340}", "à"), ("a\u{341}", "á"), ("y\u{303}", "ỹ"),
  ])
  func `marks compose in any order`(text: String, letter: String) {
    #expect(Self.compose(text.bytes).text == letter.bytes)
    #expect(Self.compose(text.bytes).leftover == 0)
  }

  @Test(arguments: ["c\u{327}", "b\u{301}", "\u{301}a", "i\u{302}", "đ\u{301}", "é\u{301}", "ê\u{306}", "a\u{336}"])
  func `marks that no Vietnamese letter takes stay and are counted`(text: String) {
    let found = Self.compose(text.bytes)
    #expect(found.text == text.bytes)
    #expect(found.leftover == 1)
    #expect(found.composed == 0)
  }

  @Test(arguments: [0x5EED_0601] as [UInt64])
  func `random Vietnamese text composes to normal form C`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = Array(Self.vowels + Self.vowels.uppercased() + "bcdđĐ 1,.—€😀中")
    let marks = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    for _ in 0..<3_000 {
      let text = String((0..<Int.random(in: 0...40, using: &generator)).map { _ in letters.randomElement(using: &generator)! })
      let decomposed = Self.nfd(text)
      #expect(Self.compose(decomposed).text == text.bytes, "seed \(seed): \(text)")
      #expect(
        Self.isNeeded(decomposed)
          == decomposed.contains { $0 == 0xCC || $0 == 0xCD }, "seed \(seed)")
      // A vowel with a shape and one more tone, the usual mixture.
      let shaped = String("ăâêôơưĂÂÊÔƠƯ".randomElement(using: &generator)!) + marks.randomElement(using: &generator)!
      #expect(Self.compose(shaped.bytes).text == Self.nfc(shaped), "seed \(seed): \(shaped)")
    }
  }

  @Test func `a mark is seen at every place of a block`() {
    for place in 0..<140 {
      let bytes = [UInt8](repeating: 0x61, count: place) + "\u{323}".bytes + [UInt8](repeating: 0x62, count: 10)
      #expect(Self.isNeeded(bytes, 0..<bytes.count))
      #expect(!Self.isNeeded(bytes, 0..<place))
      #expect(!Self.isNeeded(bytes, place + 2..<bytes.count))
    }
  }

  @Test(arguments: [
    ("  An ", "An"), ("\u{A0}An\u{A0}", "An"), ("\u{FEFF}An\u{200B}", "An"), ("\t\r\nAn\u{3000}", "An"), ("", ""), (" \u{A0} ", ""),
    ("An", "An"),
    (" \u{2003}ễ \u{202F}", "ễ"), ("à", "à"), ("\u{AD}a\u{2060}", "a"), ("ă\u{A0}ă", "ă\u{A0}ă"), ("\u{A0}", ""), ("㠀", "㠀"),
  ])
  func `blanks of every kind are trimmed`(text: String, trimmed: String) {
    let bytes = "x\(text)x".bytes
    #expect(Array(bytes[trimBlanks(bytes.span, 1..<bytes.count - 1)]) == trimmed.bytes)
  }

  @Test(arguments: [
    ("Lê  An", "Lê An", true, true), ("Lê\u{A0}An", "Lê An", false, true), ("Lê An", "Lê An", false, false),
    (" Lê An", "Lê An", false, true),
    ("Lê\u{200B}An", "LêAn", false, true), ("Lê \u{200B} An", "Lê An", true, true), ("a\t\tb", "a b", true, true), ("", "", false, false),
    (" ", "", false, true), ("Lê An ", "Lê An", false, true),
  ])
  func `runs of blanks become one`(text: String, collapsed: String, hasRuns: Bool, isIrregular: Bool) {
    let bytes = "x\(text)x".bytes
    let range = 1..<bytes.count - 1
    var arena: [UInt8] = [7]
    let place = appendCollapsed(bytes.span, range, to: &arena)
    #expect(Array(arena[place]) == collapsed.bytes)
    #expect(hasInnerBlankRuns(bytes.span, range) == hasRuns)
    #expect(hasIrregularBlanks(bytes.span, range) == isIrregular)
  }

  @Test(
    arguments: [
      ("Nguy?n V?n An", .lostLetters), ("Lê Th?", .lostLetters), ("?n", .lostLetters), ("Bao nhiêu ?", []), ("?", []), ("1?2", []),
      ("Nguy\u{FFFD}n", .replacementCharacter), ("#N/A", .errorCell), (" #REF! ", .errorCell), ("#VALUE!", .errorCell),
      ("#NAME?", [.errorCell, .lostLetters]), ("#name?", [.errorCell, .lostLetters]), ("#DIV/0!", .errorCell), ("#NUM!", .errorCell),
      ("#NULL!", .errorCell), ("#####", .errorCell), ("##", .errorCell), ("#", []), ("#1", []), ("Tổ #N/A", []),
      ("Nguyá»\u{85}n", .mojibake),
      ("Nguyá»…n", .mojibake), ("Ä‘á»“ng", .mojibake), ("TrÆ°Æ¡ng", .mojibake), ("HÃ  Ná»™i", .mojibake), ("NguyÔn V¨n An", .tcvn3),
      ("§ç ThÞ ®iÖp", .tcvn3), ("Nguyeãn Vaên An", .vni), ("Nguyễn Văn An", []), ("Trần Thị Hòa Toán Thủy Quế", []), ("Lê Áo Âu Ê Ô", []),
      ("ĐẶNG THỊ THÙY LINH", []), ("Khoẻ Hoè Oanh Oản Uyên", []), ("", []), ("Ã", []),
    ] as [(String, DamageSigns)])
  func `damage leaves signs`(text: String, signs: DamageSigns) {
    #expect(DamageSigns.find(text.bytes.span, 0..<text.utf8.count) == signs)
  }

  @Test func `no letter of Vietnamese looks like damage beside another`() {
    let letters = Array(Self.vowels + Self.vowels.uppercased() + "bcdđghklmnpqrstvxĐ")
    for first in Self.vowels + "đbn" {
      for second in letters where !"âêÂÊ".contains(second) || !"aeo".contains(first) {
        let bytes = "\(first)\(second)".bytes
        #expect(DamageSigns.find(bytes.span, 0..<bytes.count).isEmpty || (first == "e" && "ãÃ".contains(second)), "\(first)\(second)")
      }
    }
  }

  private func isUsual(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var marks = TextMarks()
    let window = bytes + [UInt8](repeating: 0, count: 64)
    marks.look(at: window.span, count: bytes.count)
    return range.isEmpty || marks.isUsual(offset: range.lowerBound, length: range.count)
  }

  /// Blanks other than single U+0020 between or around the letters.
  private func hasInnerIrregularBlanks(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var trimmed = range
    while !trimmed.isEmpty, bytes[trimmed.lowerBound] == 0x20 { trimmed = trimmed.lowerBound + 1..<trimmed.upperBound }
    while !trimmed.isEmpty, bytes[trimmed.upperBound - 1] == 0x20 { trimmed = trimmed.lowerBound..<trimmed.upperBound - 1 }
    return hasIrregularBlanks(bytes.span, trimmed)
  }

  @Test(arguments: [0x5EED_0612] as [UInt64])
  func `the marks of a window are the same with and without wide registers`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let odd: [UInt8] = [0x00, 0x1F, 0x20, 0x23, 0x3F, 0x7F, 0x90, 0x9A, 0xA0, 0xB0, 0xC2, 0xC3, 0xCC, 0xCD, 0xE1, 0xE2, 0xE3, 0xEF]
    for _ in 0..<500 {
      let blocks = Int.random(in: 1...5, using: &generator)
      let bytes = (0..<blocks * 64).map { _ in
        Bool.random(using: &generator) ? odd.randomElement(using: &generator)! : UInt8.random(in: .min ... .max, using: &generator)
      }
      var wide = [UInt64](repeating: 0, count: blocks)
      var (narrow, portable) = (wide, wide)
      unsafe cbytemasks_text_marks(bytes, blocks, &wide)
      unsafe cbytemasks_text_marks_narrow(bytes, blocks, &narrow)
      unsafe cbytemasks_text_marks_portable(bytes, blocks, &portable)
      #expect(wide == portable && narrow == portable, "seed \(seed)")
    }
  }

  @Test(arguments: [0x5EED_0613] as [UInt64])
  func `the first mark from a place on is the first of all bits`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let count = Int.random(in: 1...300, using: &generator)
      let bytes = (0..<count).map { _ in Int.random(in: 0..<90, using: &generator) == 0 ? UInt8(ascii: "?") : UInt8(ascii: "a") }
      var marks = TextMarks()
      marks.look(at: (bytes + [UInt8](repeating: 0x61, count: 64)).span, count: count)
      for offset in 0..<count {
        let first = bytes.indices.first { $0 >= offset && bytes[$0] == UInt8(ascii: "?") } ?? count
        #expect(min(marks.first(from: offset), count) == first, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [0x5EED_0611] as [UInt64])
  func `what the quick look lets pass has nothing that the careful looks find`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let usual = Array(Self.vowels + Self.vowels.uppercased() + "bcdđghklmnpqrstvxĐ1234567890.,-/()").map(String.init)
    let odd = [
      " ", "  ", "ð", "Ð", "\u{7F}", "\u{A0}", "\u{200B}", "\u{301}", "\u{323}", "\u{FFFD}", "\u{FEFF}", "\u{1680}", "\u{3000}", "\u{202F}",
      "\u{205F}", "?",
      "#", "\t",
      "\u{1}", "Ã", "Ä", "Æ", "á»", "¨", "®", "eã", "aê", "€", "中",
    ]
    var passed = 0
    var stopped = 0
    for _ in 0..<20_000 {
      let share = Int.random(in: 2...80, using: &generator)
      let text = (0..<Int.random(in: 0...70, using: &generator)).map { _ in
        (Int.random(in: 0..<share, using: &generator) == 0 ? odd : usual).randomElement(using: &generator)!
      }.joined()
      let bytes = " \(text) ".bytes
      let range = 1..<bytes.count - 1
      let isIrregular =
        hasInnerIrregularBlanks(bytes, range) || VietnameseComposition.isNeeded(bytes.span, range)
        || bytes[range].contains { $0 < 0x20 || $0 == 0x7F } || ["?", "#", "\u{FFFD}", "ð", "Ð"].contains(where: text.contains)
      let isUsual = isUsual(bytes, range)
      #expect(!(isUsual && isIrregular), "seed \(seed): \(text)")
      if isUsual { passed += 1 } else { stopped += 1 }
    }
    #expect(passed > 1_000)
    #expect(stopped > 1_000)
  }

  @Test(arguments: ["Nguyễn Thị Hồng Ánh", "ĐẶNG VĂN MƯỜI", "Lê Thị Quỳ", "Ấp 3 - xã Tân Thông Hội, huyện Củ Chi", "Trần Văn Bình 01", ""])
  func `usual names and addresses pass the quick look`(text: String) {
    let bytes = text.bytes
    let isUsual = isUsual(bytes, 0..<bytes.count)
    #expect(isUsual)
  }
}
