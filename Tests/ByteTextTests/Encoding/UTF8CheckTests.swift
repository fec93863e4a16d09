import ByteText
import CByteMasks
import Testing

struct UTF8CheckTests {
  /// The first mistake by the table of well-formed sequences, written as a list of byte ranges.
  static func firstMistake(_ bytes: [UInt8]) -> Int? {
    let shapes: [[ClosedRange<UInt8>]] = [
      [0x00...0x7F], [0xC2...0xDF, 0x80...0xBF], [0xE0...0xE0, 0xA0...0xBF, 0x80...0xBF], [0xE1...0xEC, 0x80...0xBF, 0x80...0xBF],
      [0xED...0xED, 0x80...0x9F, 0x80...0xBF], [0xEE...0xEF, 0x80...0xBF, 0x80...0xBF],
      [0xF0...0xF0, 0x90...0xBF, 0x80...0xBF, 0x80...0xBF], [0xF1...0xF3, 0x80...0xBF, 0x80...0xBF, 0x80...0xBF],
      [0xF4...0xF4, 0x80...0x8F, 0x80...0xBF, 0x80...0xBF],
    ]
    var offset = 0
    while offset < bytes.count {
      let rest = bytes[offset...]
      guard let shape = shapes.first(where: { $0.count <= rest.count && zip($0, rest).allSatisfy { $0.contains($1) } }) else {
        return offset
      }
      offset += shape.count
    }
    return nil
  }

  static func check(_ bytes: [UInt8], pieces: [Int]) -> UTF8Problem? {
    var check = UTF8Check()
    var position = 0
    var piece = 0
    repeat {
      let end = min(bytes.count, position + max(1, pieces[min(piece, pieces.count - 1)]))
      piece += 1
      check.check(bytes.span, position..<end, isFinal: end == bytes.count)
      position = end
    } while position < bytes.count
    return check.problem
  }

  @Test(
    arguments: [
      ([0x80], .unexpectedContinuation, 0), ([0x41, 0xBF], .unexpectedContinuation, 1), ([0xC3], .truncated, 0),
      ([0xC3, 0x41], .truncated, 0), ([0xC0, 0x80], .overlong, 0), ([0xC1, 0xBF], .overlong, 0), ([0xE0, 0x9F, 0xBF], .overlong, 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], .overlong, 0), ([0x41, 0xED, 0xA0, 0x80], .surrogate, 1), ([0xED, 0xBF, 0xBF], .surrogate, 0),
      ([0xF4, 0x90, 0x80, 0x80], .beyondUnicode, 0), ([0xF5, 0x80, 0x80, 0x80], .invalidByte, 0), ([0xFF], .invalidByte, 0),
      ([0xE1, 0xBB], .truncated, 0), ([0xF1, 0x80, 0x80], .truncated, 0), ([0xE1, 0xBB, 0x85, 0x85], .unexpectedContinuation, 3),
      ([0xE1, 0xBB, 0xE1, 0xBB, 0x85], .truncated, 0),
    ] as [([UInt8], UTF8Problem.Kind, Int)])
  func `each mistake has its kind and place, wherever it stands in a block`(bytes: [UInt8], kind: UTF8Problem.Kind, offset: Int) {
    for before in [0, 1, 60, 61, 62, 63, 64, 65, 127] {
      for after in [0, 1, 64, 100] {
        // At the end of a text a cut character is cut; before other text it is cut as well.
        let text = [UInt8](repeating: 0x61, count: before) + bytes + [UInt8](repeating: 0x62, count: after)
        let found = Self.check(text, pieces: [1_000])
        #expect(found?.kind == kind, "\(before) \(after)")
        #expect(found?.offset == before + offset, "\(before) \(after)")
        #expect(Self.check(text, pieces: [1]) == found)
        #expect(Self.check(text, pieces: [63]) == found)
      }
    }
  }

  @Test(arguments: [
    "", "a", "Nguyễn Thị Hồng Ánh",
    "\u{7F}\u{80}\u{7FF}\u{800}\u{FFF}\u{1000}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{3FFFF}\u{40000}\u{10FFFF}",
    "đĐ € 😀", "e\u{0302}\u{0301}",
  ])
  func `valid text passes at every place of a block and cut anywhere`(text: String) {
    for before in 0...66 {
      let bytes = [UInt8](repeating: 0x20, count: before) + text.utf8 + [UInt8](repeating: 0x20, count: 70)
      #expect(Self.check(bytes, pieces: [1_000]) == nil)
      for cut in 1...bytes.count { #expect(Self.check(bytes, pieces: [cut, 1_000]) == nil) }
    }
  }

  @Test(arguments: [0x5EED_0101, 0x5EED_0102] as [UInt64])
  func `random damage is found where the table of sequences finds it`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = ["a", "ễ", "đ", "ớ", "é", "€", "😀", "\u{D7FF}", "\u{800}", "\u{10000}", "\u{10FFFF}", " ", "abcdefghij"]
    for _ in 0..<6_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...90, using: &generator) { bytes += letters.randomElement(using: &generator)!.utf8 }
      for _ in 0..<Int.random(in: 0...2, using: &generator) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes.remove(at: place)
        default: bytes.insert([0x80, 0xE0, 0xED, 0xF4, 0xC0, 0x9F, 0xBF].randomElement(using: &generator)!, at: place)
        }
      }
      let expected = Self.firstMistake(bytes)
      let pieces = (0..<4).map { _ in Int.random(in: 1...200, using: &generator) }
      let found = Self.check(bytes, pieces: pieces)
      #expect(found?.offset == expected, "seed \(seed): \(bytes) \(pieces)")
      #expect((found == nil) == (String(validating: bytes, as: UTF8.self) != nil), "seed \(seed): \(bytes)")
      #expect(Self.check(bytes, pieces: [100_000]) == found, "seed \(seed): \(bytes)")
    }
  }

  @Test(arguments: [0x5EED_0811] as [UInt64])
  func `whole blocks are judged alike with and without wide registers`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      [0x41], [0x20], [0xC3, 0xA1], [0xC4, 0x91], [0xE1, 0xBB, 0x87], [0xE2, 0x82, 0xAB], [0xED, 0x9F, 0xBF], [0xF0, 0x90, 0x80, 0x80],
      [0xF4, 0x8F, 0xBF, 0xBF], Array(repeating: 0x61, count: 64),
    ]
    let wrong: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0x80], [0xE1, 0xBB], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3, 0xA1, 0xA1],
    ]
    var stopped = 0
    for turn in 0..<2_000 {
      var bytes: [UInt8] = []
      while bytes.count < 64 * 5 { bytes += pieces.randomElement(using: &generator)! }
      if turn % 3 > 0 {
        let piece = wrong.randomElement(using: &generator)!
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...64 * 4, using: &generator))
      }
      var (isWide, isPortable) = (false, false)
      let wide = unsafe cbytemasks_utf8_blocks(bytes, 5, &isWide)
      let portable = unsafe cbytemasks_utf8_blocks_portable(bytes, 5, &isPortable)
      var isNarrow = false
      let narrow = unsafe cbytemasks_utf8_blocks_narrow(bytes, 5, &isNarrow)
      #expect(narrow == wide && isNarrow == isWide, "seed \(seed), turn \(turn)")
      // A byte that begins no character, the last of its block, is found with the byte behind it.
      let isLastOfBlock = portable < 5 && wide == portable + 1 && [0xC0, 0xC1, 0xF5, 0xFF].contains(bytes[portable * 64 + 63])
      #expect(isLastOfBlock || (wide == portable && isWide == isPortable), "seed \(seed), turn \(turn)")
      if portable < 5 { stopped += 1 }
    }
    #expect(stopped > 500)
  }

  @Test func `the check knows how much it saw and whether all was ASCII`() {
    var check = UTF8Check()
    let bytes = [UInt8](repeating: 0x61, count: 100) + "ễ".bytes
    check.check(bytes.span, 0..<100, isFinal: false)
    #expect(check.checkedBytes == 100)
    #expect(!check.hasNonASCII)
    check.check(bytes.span, 100..<102, isFinal: false)
    #expect(check.checkedBytes == 102)
    #expect(check.hasNonASCII)
    check.check(bytes.span, 102..<102, isFinal: true)
    #expect(check.problem?.kind == .truncated)
    #expect(check.problem?.offset == 100)
  }
}
