import Testing

@testable import Reconciliation

@Suite struct ReferenceFinderTests {
  /// A reference made for these tests.
  static func reference(_ hash: UInt64, attempt: Int = 1) -> PaymentReference {
    var hash = hash
    while true {
      if let reference = PaymentReference(hash50: hash, attempt: attempt) { return reference }
      hash += 1
    }
  }

  private func found(_ text: String, known: Set<PaymentReference>) -> [(PaymentReference, ReferenceGrade)] {
    var result: [(PaymentReference, ReferenceGrade)] = []
    ReferenceFinder().find(in: Array(text.utf8).span) { reference, grade in
      if known.contains(reference) { result.append((reference, grade)) }
    }
    return result
  }

  static let sample = reference(0x1_2345_6789_ABCD)

  @Test(arguments: [
    ("%", ReferenceGrade.intact), ("MBVCB.4525077405.%.CT tu 0351000646393 NGUYEN VAN A", .intact), ("FT%CT", .intact),
    ("ck tro cap % thang 10", .intact), ("//%//", .intact), ("0%0", .intact),
  ])
  func `twelve characters in a row are found intact`(pattern: String, grade: ReferenceGrade) {
    let text = pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: Self.sample.description)
    let result = found(text, known: [Self.sample])
    #expect(result.map(\.0) == [Self.sample])
    #expect(result.map(\.1) == [grade])
  }

  @Test(arguments: [" ", "\n", "\r\n", "-", ".", "/", "  \t ", "_"])
  func `a separator at any place within does not hide a reference`(separator: String) {
    let text = Self.sample.description
    for place in 1..<12 {
      let cut = text.index(text.startIndex, offsetBy: place)
      let result = found("CT tu " + text[..<cut] + separator + text[cut...] + " NGUYEN", known: [Self.sample])
      #expect(result.map(\.0) == [Self.sample])
      #expect(result.map(\.1) == [.mangled])
    }
  }

  @Test func `lower case is read as mangled`() {
    #expect(found(Self.sample.description.lowercased(), known: [Self.sample]).map(\.1) == [.mangled])
  }

  @Test(arguments: ["0", "1", "I", "O", "i", "o", "ế"])
  func `a character outside the alphabet ends a reference`(stranger: String) {
    let text = Self.sample.description
    for place in 1..<12 {
      let cut = text.index(text.startIndex, offsetBy: place)
      #expect(found(text[..<cut] + stranger + text[cut...], known: [Self.sample]).isEmpty)
    }
  }

  @Test func `two references are both found, even without anything between them`() {
    let other = Self.reference(99, attempt: 2)
    let result = found("a" + Self.sample.description + other.description, known: [Self.sample, other])
    #expect(result.map(\.0) == [Self.sample, other])
  }

  @Test func `attempts that nobody sent are not looked for`() {
    var seen = 0
    ReferenceFinder(attemptMask: 0b10).find(in: Array(Self.sample.description.utf8).span) { _, _ in seen += 1 }
    #expect(seen == 0)
    ReferenceFinder(attemptMask: 0b01).find(in: Array(Self.sample.description.utf8).span) { _, _ in seen += 1 }
    #expect(seen == 1)
  }

  /// The slow way: every window of twelve of the text without its separators.
  private func slow(_ text: [UInt8]) -> [PaymentReference] {
    var result: [PaymentReference] = []
    var run: [UInt8] = []
    for byte in text {
      let upper = byte >= 0x61 && byte <= 0x7A ? byte - 32 : byte
      if ReferenceAlphabet.characters.contains(upper) {
        run.append(upper)
        let window = Array(run.suffix(12))
        if let reference = PaymentReference(window.span) { result.append(reference) }
      } else if byte >= 0x80 || (upper >= 0x41 && upper <= 0x5A) || (byte >= 0x30 && byte <= 0x39) {
        run = []
      }
    }
    return result
  }

  @Test func `random texts give what the slow search gives`() {
    var generator = SeededGenerator(seed: 4711)
    let pieces = ["A", "b", "7", "2", " ", ".", "X", "z", "0", "ơ", "QK", "9H", "-", "WMPT", "s3r"]
    for _ in 0..<2_000 {
      var text: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &generator) {
        text += Array((pieces.randomElement(using: &generator) ?? "").utf8)
      }
      var fast: [PaymentReference] = []
      ReferenceFinder().find(in: text.span) { reference, _ in fast.append(reference) }
      #expect(fast == slow(text))
    }
  }

  @Test func `words of eight to eleven characters are beginnings, words of twelve are references if their check character is right`() {
    var words: [ReferenceFinder.Word] = []
    let reference = Self.sample.description
    let text =
      "CT ABCDEFG ABCDEFGH ABCDEFGHJ.ABCDEFGHJKL \(reference) \(reference)X ABCD0FGH XABCDEFGHJ2I abcdefgh \(reference.lowercased())"
    ReferenceFinder().findWords(in: Array(text.utf8).span) { words.append($0) }
    let packed = Array("ABCDEFGHJKL".utf8).map { UInt64(ReferenceAlphabet.code($0) ?? 99) }
    func beginning(_ length: Int) -> ReferenceFinder.Word {
      .beginning(packed.prefix(length).reduce(0) { $0 << 5 | $1 }, length: length)
    }
    #expect(words == [beginning(8), beginning(9), beginning(11), .whole(Self.sample), beginning(8)])
  }
}
