import CByteMasks
import TestSupport
import Testing

@testable import ByteText

struct NameTextTests {
  private static let folding = BankFolding(letterCase: .upper)
  /// Every letter that a Vietnamese name is written with.
  private static let letters = Array("aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz")

  private func isEqual(_ name: [UInt8], _ holder: [UInt8]) -> Bool {
    let bytes: [UInt8] = [0x2C, 0x22] + name + [0x2C] + holder + [UInt8](repeating: 0x2C, count: 80)
    return NameText.isCertainlyEqual(bytes.span, name: 2..<2 + name.count, holder: 3 + name.count..<3 + name.count + holder.count)
  }

  private func folded(_ name: [UInt8]) -> [UInt8] {
    var arena: [UInt8] = []
    return Array(arena[Self.folding.fold(name.span, 0..<name.count, to: &arena).range])
  }

  @Test(arguments: [0x5EED_0621] as [UInt64])
  func `names of all lengths fold as the slow folding does, and to nothing else`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for length in 1...40 {
      for _ in 0..<60 {
        let text = (0..<length).map { place -> String in
          if place % 5 == 4, place < length - 1 { return " " }
          let letter = String(Self.letters.randomElement(using: &generator)!)
          return Bool.random(using: &generator) ? letter : letter.uppercased()
        }.joined()
        let (name, holder) = (text.bytes, folded(text.bytes))
        // The longest names take the slow way.
        if name.count <= 64, holder.count == length { #expect(isEqual(name, holder), "\(text), seed \(seed)") }
        var other = holder
        other[Int.random(in: other.indices, using: &generator)] ^= 1
        #expect(!isEqual(name, other), "\(text), seed \(seed)")
        #expect(!isEqual(name, holder + [0x41]) && !isEqual(name, holder.dropLast()), "\(text), seed \(seed)")
      }
    }
  }

  @Test(arguments: [0x5EED_0624] as [UInt64])
  func `letters to compare by are those of the careful folding, or none`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let careful = BankFolding(letterCase: .upper, mergesIAndY: true)
    var known = 0
    for length in 1...66 {
      for _ in 0..<40 {
        let text = (0..<length).map { _ -> String in
          if Int.random(in: 0..<12, using: &generator) == 0 { return " " }
          if Int.random(in: 0..<300, using: &generator) == 0 { return ["'", "ñ", "1", "\u{301}", "中"].randomElement(using: &generator)! }
          let letter = String(Self.letters.randomElement(using: &generator)!)
          return Bool.random(using: &generator) ? letter : letter.uppercased()
        }.joined()
        let name = text.bytes
        let bytes: [UInt8] = [0x2C, 0x22] + name + [UInt8](repeating: 0x61, count: 80)
        var letters = NameText.Letters(repeating: ~0)
        let count = NameText.sortingLetters(bytes.span, 2..<2 + name.count, into: &letters)
        guard count > 0 else { continue }
        known += 1
        var arena: [UInt8] = []
        let folded = arena[careful.fold(name.span, 0..<name.count, to: &arena).range]
        let found = (0..<72).map { UInt8(truncatingIfNeeded: letters[$0 / 8] >> UInt64($0 % 8 * 8)) }
        #expect(Array(found.prefix(count)) == Array(folded) && found.dropFirst(count).allSatisfy { $0 == 0 }, "\(text), seed \(seed)")
      }
    }
    #expect(known > 500)
  }

  /// Whatever the bytes are, "certainly equal" is said of texts only that the slow folding finds equal.
  @Test(arguments: [0x5EED_0622] as [UInt64])
  func `bytes of any kind are never equal by mistake`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let bytes: [UInt8] = [0x20, 0x41, 0x61, 0x7A, 0x82, 0x90, 0xA0, 0xA8, 0xAF, 0xB0, 0xBA, 0xBB, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xE1, 0xE2]
    var equal = 0
    for _ in 0..<40_000 {
      let name = (0..<Int.random(in: 1...6, using: &generator)).map { _ in bytes.randomElement(using: &generator)! }
      let holder = (0..<Int.random(in: 1...4, using: &generator)).map { _ in "AEIOUDYZ ".bytes.randomElement(using: &generator)! }
      guard isEqual(name, holder) else { continue }
      equal += 1
      #expect(String(validating: name, as: UTF8.self) != nil, "\(name)")
      let slow = String(decoding: name, as: UTF8.self).unicodeScalars.map { folded(Array(String($0).utf8)).first ?? 0x20 }
      #expect(slow == holder, "\(name)")
    }
    #expect(equal > 20)
  }

  @Test func `texts at the ends of memory are left to the slow way`() {
    let bytes = "AN,AN".bytes
    let answers = [
      NameText.isCertainlyEqual(bytes.span, name: 0..<2, holder: 3..<5), NameText.isCertainlyEqual(bytes.span, name: 3..<5, holder: 0..<2),
    ]
    #expect(answers == [false, false])
    #expect(!isEqual([], []))
  }

  /// Byte by byte, as the rule is written.
  private func needsLook(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.contains { place in
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      switch bytes[place] {
      case 0xCB: return true
      case 0xC5: return next != 0xA8 && next != 0xA9
      case 0xC6: return next == 0x92
      case 0x20, 0x27, 0x2E: return false
      case 0..<0x41: return true
      case let letter: return next == 0xC3 && "aeoAEO".bytes.contains(letter)
      }
    }
  }

  @Test(arguments: [0x5EED_0623] as [UInt64])
  func `marks of fonts, signs and digits are found wherever they stand`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let odd: [UInt8] = [
      0x20, 0x27, 0x2E, 0x28, 0x2F, 0x31, 0x40, 0x41, 0x61, 0x65, 0x6F, 0x4F, 0x92, 0xA8,
      0xA9, 0xAA, 0xC3, 0xC5, 0xC6, 0xCB,
    ]
    var found = 0
    for _ in 0..<5_000 {
      let share = Int.random(in: 1...60, using: &generator)
      let bytes = (0..<Int.random(in: 1...220, using: &generator)).map { _ in
        Int.random(in: 0..<share, using: &generator) == 0 ? odd.randomElement(using: &generator)! : 0x62
      }
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let range = start..<Int.random(in: start...bytes.count, using: &generator)
      let answer = NameText.needsLook(bytes.span, range)
      #expect(answer == needsLook(bytes, range), "\(bytes) \(range), seed \(seed)")
      found += answer ? 1 : 0
      let room = bytes + [UInt8](repeating: 0, count: 65)
      #expect(unsafe cbytemasks_name_marks(room, min(64, bytes.count)) == cbytemasks_name_marks_portable(room, min(64, bytes.count)))
    }
    #expect(found > 500)
  }
}
