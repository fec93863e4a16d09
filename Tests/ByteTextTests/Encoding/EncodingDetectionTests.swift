import ByteText
import Testing

/// Invented names: the lists belong to this test alone; detection knows the grammar of syllables and no name.
enum InventedNames {
  static let families = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Mai", "Cao", "Trịnh", "Lường",
    "Quách", "Hà", "Tạ", "Phùng",
  ]
  static let middles = ["Văn", "Thị", "Đức", "Hữu", "Ngọc", "Xuân", "Thanh", "Minh", "Bá", "Đình", "Quang", "Thế", "Kim", "Như"]
  static let givens = [
    "An", "Bình", "Cường", "Dũng", "Hà", "Hải", "Hằng", "Hạnh", "Hiếu", "Hòa", "Hùng", "Huệ", "Hương", "Khánh", "Lan", "Liên", "Lĩnh",
    "Loan", "Lợi", "Lý", "Mừng", "Mỹ", "Nghĩa", "Nhung", "Oanh", "Phượng", "Quý", "Quyết", "Sáu", "Sơn", "Tám", "Thắng", "Thảo", "Thơm",
    "Thu", "Thuỷ", "Tiến", "Tình", "Toàn", "Trọng", "Tú", "Tuấn", "Tuyết", "Ưng", "Việt", "Vượng", "Xoan", "Yến",
  ]
  static let villages = [
    "Thôn Đông", "Thôn 3", "Bản Mường", "Khu phố 2", "Xóm Đình", "Tổ dân phố Bắc Sơn", "Làng Chiềng", "thôn Hoằng Lộc",
  ]
  /// Names that no grammar of Vietnamese knows.
  static let others = ["Giàng A Páo", "Rơ Châm H'Blaih", "Müller", "Y Krông", "Thào Mí Già", "José", "Lò Văn Ún"]

  static func name(_ random: inout SeededGenerator) -> String {
    if Int.random(in: 0..<40, using: &random) == 0 { return others.randomElement(using: &random) ?? "" }
    let parts = [families, middles, givens].map { $0.randomElement(using: &random) ?? "" }
    let name = parts.joined(separator: " ")
    return Int.random(in: 0..<12, using: &random) == 0 ? name.uppercased() : name
  }

  /// A list of so many people with a village each.
  static func list(_ people: Int, _ random: inout SeededGenerator) -> String {
    (1...people).map { number in
      "\(number),\(name(&random)),01/02/19\(number % 60 + 30),\(villages.randomElement(using: &random) ?? ""),500000"
    }.joined(separator: "\n") + "\n"
  }
}

struct EncodingDetectionTests {
  static func evidence(_ bytes: [UInt8]) -> EncodingEvidence {
    var survey = EncodingSurvey()
    survey.look(at: bytes.span, 0..<bytes.count)
    return survey.evidence
  }

  /// Letters that Windows-1258, VNI and the others do not have are not in the lists written in them.
  static func encoded(_ text: String, _ encoding: LegacyEncoding) -> [UInt8] {
    EncodingOracle.encode(text.replacing("ü", with: "u").replacing("José", with: "Jose"), encoding)
  }

  @Test func `a thousand lists of twenty names and more: no wrong answer that is certain`() {
    var random = SeededGenerator(seed: 20_26)
    var (certain, all) = (0, 0)
    for number in 0..<1_000 {
      let text = InventedNames.list(Int.random(in: 20...60, using: &random), &random)
      let encoding = LegacyEncoding.allCases[number % LegacyEncoding.allCases.count]
      // As bytes of the encoding, or as the letters that a Western code page shows for them.
      let asLetters = encoding == .utf8AsLatin1 || number % 10 >= 5
      let bytes = Self.encoded(text, encoding)
      #expect(!bytes.isEmpty)
      let evidence = Self.evidence(asLetters ? EncodingOracle.asLetters(bytes) : bytes)
      guard let verdict = evidence.verdict() else {
        Issue.record("list \(number), \(encoding): nothing found")
        continue
      }
      all += 1
      if verdict.isCertain {
        certain += 1
        #expect(verdict.encoding == encoding, "list \(number): \(verdict)")
      }
    }
    #expect(all == 1_000)
    // Right is not enough: asking in every case would be right too.
    #expect(certain >= 995, "\(certain) of 1000")
  }

  @Test func `lists in Unicode are left alone`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let evidence = Self.evidence(InventedNames.list(40, &random).bytes)
      #expect(evidence.rawWords == 0)
      if let verdict = evidence.verdict() { #expect(!verdict.isCertain, "\(verdict)") }
    }
  }

  @Test(arguments: [
    ("NguyÔn V¨n An", LegacyEncoding.tcvn3), ("Nguyeãn Vaên An", .vni), ("Nguyá»…n VÄƒn An", .utf8AsLatin1), ("TrÇn", .tcvn3),
    ("Ñaëng Vaên Thaéng", .vni), ("Vò Thanh C\u{AD}êng", .tcvn3),
    ("Lª V¨n T¸m", .tcvn3), ("Ñoã Thò Hoàng", .vni), ("Ä\u{90}á»— VÄƒn BÃ¬nh", .utf8AsLatin1),
  ])
  func `one name is enough where nobody would write it so`(text: String, encoding: LegacyEncoding) {
    let verdict = Self.evidence(text.bytes).verdict()
    #expect(verdict?.encoding == encoding && verdict?.isCertain == true, "\(verdict as Any)")
  }

  @Test(arguments: ["Müller", "José", "René Lô", "Hång", "Vò Tó", "Anaïs Noël", "Zoë", "50 m² · 2 °C", "«Đông»", "Ångström", "François"])
  func `foreign names and signs are no encoding`(text: String) {
    let verdict = Self.evidence(text.bytes).verdict()
    #expect(verdict?.isCertain != true, "\(verdict as Any)")
  }

  @Test(arguments: [
    ("nghiêng", true), ("Nguyễn", true), ("QUỐC", true), ("giếng", true), ("gì", true), ("Thuở", true), ("hoà", true), ("hòa", true),
    ("Huỳnh", true), ("khuỷu", true), ("QĐ", true), ("Ý", true), ("Ho\u{300}a", true), ("khuyết", true), ("tiếu", true), ("rượu", true),
    ("loài", true), ("già", true), ("quý", true), ("ngoằn", true),
    // No syllable: a stop with a level tone, c before e, a coda after iê that it does not take, two tones, small letters among capitals.
    ("đat", false), ("cế", false), ("ghà", false), ("tiềi", false), ("hòà", false), ("NGUYễN", false), ("qè", false), ("fả", false),
    ("baù", false), ("hòang", false), ("tìêu", false), ("C\u{AD}ờng", false),
  ])
  func `syllables follow the grammar`(word: String, isSyllable: Bool) {
    let shape = VietnameseSyllables.shared.shape(word.bytes.span, 0..<word.utf8.count)
    #expect((shape == .vietnamese) == isSyllable, "\(shape)")
  }
}
