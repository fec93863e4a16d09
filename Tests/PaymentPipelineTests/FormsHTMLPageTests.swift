import Testing

@testable import PaymentPipeline

private func escaped(_ value: String) -> String {
  var page = HTMLPage()
  page.text(value)
  return string(page.bytes)
}

private func escaped(_ bytes: [UInt8]) -> String {
  var page = HTMLPage()
  page.text(bytes, 0..<bytes.count)
  return string(page.bytes)
}

@Suite struct FormsHTMLPageTests {
  @Test(arguments: [
    ("", ""), ("Nguyễn Văn Ân", "Nguyễn Văn Ân"), ("a<b", "a&lt;b"), ("a>b", "a&gt;b"), ("R&D", "R&amp;D"), ("\"x\"", "&quot;x&quot;"),
    ("O'Neil", "O&#39;Neil"), ("&lt;", "&amp;lt;"), ("a\nb\tc", "a b c"), ("a\u{0}b", "a\u{FFFD}b"), ("a\u{7F}b", "a\u{FFFD}b"),
    ("a\u{85}b", "a\u{FFFD}b"), ("1\u{202E}23", "1\u{FFFD}23"), ("1\u{2066}23\u{2069}", "1\u{FFFD}23\u{FFFD}"),
    ("a\u{2028}b", "a\u{FFFD}b"),
    ("“quoted” – …", "“quoted” – …"), ("😀", "😀"), ("\u{A0}x", "\u{A0}x"),
  ])
  func `text is escaped and hidden marks are shown`(value: String, expected: String) {
    #expect(escaped(value) == expected)
    #expect(escaped(Array(value.utf8)) == expected)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xC3], "\u{FFFD}"), ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xE1, 0xBB], "\u{FFFD}\u{FFFD}"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"), ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x8F, 0xBF, 0xBF], "\u{10FFFF}"), ([0xE1, 0xBB, 0x85], "ễ"), ([0xC3, 0x3C], "\u{FFFD}&lt;"),
      ([0xE0, 0x9F, 0xBF], "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ] as [([UInt8], String)])
  func `bytes that are not UTF-8 become a replacement mark`(bytes: [UInt8], expected: String) {
    #expect(escaped(bytes) == expected)
  }

  @Test func `any bytes give valid UTF-8 without markup`() {
    // Oracle: what escaping must never let through, over random bytes of a fixed seed.
    var state: UInt64 = 20_261_001
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let pool: [UInt8] = [0x3C, 0x3E, 0x26, 0x22, 0x27, 0x41, 0xE1, 0xBB, 0x85, 0xC2, 0x80, 0xF0, 0x9F, 0xED, 0xE2, 0xAE]
        bytes.append(pool[Int(state >> 60)])
      }
      var page = HTMLPage()
      page.text(bytes, 0..<bytes.count)
      let text = String(validating: page.bytes, as: UTF8.self)
      #expect(text != nil, "seed 20261001: \(bytes)")
      #expect(text?.contains(where: { "<>\"'".contains($0) }) == false, "seed 20261001: \(bytes)")
    }
  }

  @Test(
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1000, "1.000"), (540_000, "540.000"), (1_005_000, "1.005.000"), (-1000, "−1.000"),
      (Int64.max, "9.223.372.036.854.775.807"), (Int64.min, "−9.223.372.036.854.775.808"),
    ] as [(Int64, String)])
  func `sums have points between thousands`(value: Int64, expected: String) {
    #expect(FormWords.grouped(value) == expected)
  }
}
