import ByteText
import Testing

/// The quick look for signs of old letters, against a slow one of a few lines.
struct LetterSignsTests {
  private static func hasSigns(_ text: [UInt8]) -> Bool {
    let window = text + [UInt8](repeating: 0, count: 64)
    return LetterSigns.areIn(window.span, count: text.count)
  }

  /// Character by character, after the sentence that describes the fast one.
  private static func slow(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    let vietnamese = Set("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÐð".unicodeScalars)
    for (place, scalar) in scalars.enumerated() where (0x80...0xFF).contains(scalar.value) {
      let before = place > 0 ? scalars[place - 1] : "\0"
      let after = place + 1 < scalars.count ? scalars[place + 1].value : 0
      if scalar.value < 0xC0 {
        if scalar.value != 0xA0 { return true }
        continue
      }
      if !vietnamese.contains(scalar) { return true }
      if scalar == "Ã", (0x80..<0xC0).contains(after) || (0x140..<0x1C0).contains(after) || (0x2C0..<0x300).contains(after) { return true }
      if scalar == "Ã", (0x2000..<0x3000).contains(after) { return true }
      let ending = String(String.UnicodeScalarView(scalars[(place + 1)...].prefix(2))).lowercased()
      if "òóÒÓ".unicodeScalars.contains(scalar), ending == "nh" || ending == "ch" { return true }
      if ("a"..."z").contains(before), scalar.value < 0xDF { return true }
      if "aeAE".unicodeScalars.contains(before) { return true }
      if "oO".unicodeScalars.contains(before), "âùõÂÙÕ".unicodeScalars.contains(scalar) { return true }
      if "uyUY".unicodeScalars.contains(before), "ùõÙÕ".unicodeScalars.contains(scalar) { return true }
    }
    return false
  }

  @Test func `the fast look sees what the slow one sees`() {
    var random = SeededGenerator(seed: 258)
    let letters = Array("aeiouyAEOUYbnnhhcHNòóÓ ,\n1âÂãõÕùÙêôÔáàúüÜñÑöÖåÃÀ\u{A0}\u{AD}¨ªºươđạếÐðƒ…".unicodeScalars)
    for _ in 0..<20_000 {
      var text = String(repeating: "n ", count: Int.random(in: 0...40, using: &random))
      for _ in 0..<Int.random(in: 0...4, using: &random) { text.unicodeScalars.append(letters.randomElement(using: &random) ?? "a") }
      #expect(Self.hasSigns(text.bytes) == Self.slow(text), "\(text)")
    }
  }

  @Test func `no syllable of Vietnamese in Unicode is a sign, cut anywhere`() {
    let text = "Nguyễn Thị Hoà, xã Hoằng Lộc, huyện Yên Định, Quý Thuỷ ƯƠNG ĐÀO Òa Ý HUÝ THUÝ QUÀ quý loè xoè thoả khuỷu hoạ úy Uông ngoáo"
    for cut in 0...text.utf8.count { #expect(!Self.hasSigns(Array(text.bytes[..<cut])), "cut at \(cut)") }
  }
}
