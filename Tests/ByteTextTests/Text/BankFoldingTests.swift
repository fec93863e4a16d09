import ByteText
import Testing

struct BankFoldingTests {
  static let bank = BankFolding(punctuation: ".,-/()")

  static func fold(_ text: String, _ folding: BankFolding = bank) -> (text: String, transliterated: Int, dropped: Int) {
    let bytes = "x\(text)x".bytes
    var arena: [UInt8] = [0]
    let result = folding.fold(bytes.span, 1..<bytes.count - 1, to: &arena)
    return (String(validating: arena[result.range], as: UTF8.self) ?? "?", result.transliterated, result.dropped)
  }

  static func isEqual(_ left: String, _ right: String, _ folding: BankFolding = bank) -> Bool {
    folding.isEqual(left.bytes.span, 0..<left.utf8.count, right.bytes.span, 0..<right.utf8.count)
  }

  @Test(arguments: [
    ("Nguyễn Thị Hồng Ánh", "NGUYEN THI HONG ANH", 4, 0), ("ĐỖ ĐÌNH ĐỨC", "DO DINH DUC", 6, 0), ("Ðỗ", "DO", 2, 0), ("ð", "D", 1, 0),
    ("Nguye\u{302}\u{303}n", "NGUYEN", 1, 0), ("Nguy\u{1EBF}t", "NGUYET", 1, 0), ("", "", 0, 0), ("  ", "", 0, 0),
    (" Lê \u{A0}\t Văn\u{200B}  An\u{FEFF} ", "LE VAN AN", 2, 0), ("Chi tra T10/2026", "CHI TRA T10/2026", 0, 0), ("a;b", "A B", 0, 1),
    ("a & b", "A B", 0, 1), ("Señor Çelik é", "SENOR CELIK E", 3, 0), ("中An", "AN", 0, 1), ("😀 An", "AN", 0, 1), ("A – B", "A - B", 1, 0),
    ("“An”", "AN", 0, 2), ("１２", "12", 2, 0), ("5°", "5", 0, 1), ("ß", "", 0, 1), ("a\u{AD}b", "AB", 0, 0),
  ])
  func `text becomes bank letters and each loss is counted`(text: String, folded: String, transliterated: Int, dropped: Int) {
    let found = Self.fold(text)
    #expect(found.text == folded)
    #expect(found.transliterated == transliterated)
    #expect(found.dropped == dropped)
  }

  @Test func `case may be kept or lowered`() {
    #expect(Self.fold("Đỗ Thị Ân", BankFolding(letterCase: .keep)).text == "Do Thi An")
    #expect(Self.fold("Đỗ Thị Ân", BankFolding(letterCase: .lower)).text == "do thi an")
    #expect(Self.fold("a-b", BankFolding()).text == "A B")
    #expect(Self.fold("Lý Mỹ", BankFolding(mergesIAndY: true)).text == "LI MI")
  }

  /// The plain letter of a character by its Unicode name and decomposition.
  static func plainLetter(_ scalar: Unicode.Scalar) -> String? {
    guard let name = scalar.properties.name else { return nil }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].count == 1, words.count == 4 || words[4] == "WITH" else {
      return nil
    }
    return String(words[3])
  }

  @Test func `every letter of the Latin blocks folds as its name says`() {
    var letters = 0
    for value in Array(0xC0..<0x240) + Array(0x1E00..<0x1F00) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let found = Self.fold(String(scalar))
      if let letter = Self.plainLetter(scalar) {
        letters += 1
        #expect(found.text == letter, "U+\(String(value, radix: 16))")
        #expect(found.transliterated == 1)
      } else if ![0xD0, 0xF0, 0x131].contains(value) {
        #expect(found.text == "", "U+\(String(value, radix: 16))")
        #expect(found.dropped == 1)
      }
    }
    #expect(letters > 500)
  }

  @Test(arguments: [
    ("Nguyễn Văn Hoà", "NGUYEN VAN HOA"), ("Hòa", "Hoà"), ("Thúy", "Thuý"), ("Nguye\u{302}\u{303}n", "Nguyễn"), (" Lê  An ", "lê\u{A0}an"),
    ("", "  "), ("Ðỗ", "Đỗ"), ("中", "中"),
  ])
  func `names that differ in marks, case and blanks only are equal`(left: String, right: String) {
    #expect(Self.isEqual(left, right))
    #expect(Self.isEqual(right, left))
    let key = HashKey(1, 2)
    #expect(
      Self.bank.hash(left.bytes.span, 0..<left.utf8.count, key: key) == Self.bank.hash(right.bytes.span, 0..<right.utf8.count, key: key))
  }

  @Test(arguments: [
    ("Nguyễn Văn An", "Nguyễn Văn Anh"), ("Lê An", "LêAn"), ("a", ""), ("中", "文"), ("中", ""), ("An 中", "An 文"), ("Lý", "Lí"),
    ("An-Bình", "An Bình"),
  ])
  func `other names are not equal`(left: String, right: String) {
    #expect(!Self.isEqual(left, right))
    #expect(!Self.isEqual(right, left))
    let key = HashKey(1, 2)
    #expect(
      Self.bank.hash(left.bytes.span, 0..<left.utf8.count, key: key) != Self.bank.hash(right.bytes.span, 0..<right.utf8.count, key: key))
  }

  @Test func `i and y are alike where it is asked for`() {
    let merging = BankFolding(mergesIAndY: true)
    #expect(Self.isEqual("Lý Thị Mỹ", "Lí Thị Mĩ", merging))
    #expect(!Self.isEqual("Lý Thị Mỹ", "Lí Thị Ma", merging))
  }

  @Test(arguments: [0x5EED_0501] as [UInt64])
  func `equality and hash agree with folding on random texts`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = ["a", "A", "á", "Ạ", "a\u{301}", "đ", "D", " ", "  ", "\u{A0}", "y", "ỹ", "-", ";", "中", "\u{200B}"]
    var equal = 0
    for _ in 0..<20_000 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in letters.randomElement(using: &generator)! }.joined()
      }
      let folded = texts.map { Self.fold($0) }
      let isPlain = texts.allSatisfy { !$0.contains("中") }
      let expected = isPlain ? folded[0].text == folded[1].text : texts[0].bytes == texts[1].bytes
      #expect(Self.isEqual(texts[0], texts[1]) == expected, "seed \(seed): \(texts)")
      let hashes = texts.map { Self.bank.hash($0.bytes.span, 0..<$0.utf8.count, key: HashKey(3, 4)) }
      #expect((hashes[0] == hashes[1]) == expected, "seed \(seed): \(texts)")
      if expected { equal += 1 }
    }
    #expect(equal > 500)
  }

  @Test(arguments: [
    ("Họ và  tên (1)", "ho va ten 1"), ("  SỐ TÀI KHOẢN:", "so tai khoan"), ("CCCD/CMND", "cccd cmnd"), ("Đối_tượng", "doi tuong"),
    ("(1)", "1"),
    ("Địa chỉ\nnơi ở", "dia chi noi o"), ("***", ""), ("Số\u{A0}tiền", "so tien"),
  ])
  func `headings have one form`(heading: String, key: String) {
    #expect(BankFolding.headerKey(heading) == key.bytes)
  }
}
