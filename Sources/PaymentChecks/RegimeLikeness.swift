// Whether two texts may name one allowance: the same words, a part of them, or their abbreviation. Runs for the few rows whose person has
// another line of the same month and amount.

internal import ByteText

/// Compares how two lines name their allowance. Clerks write "Người cao tuổi", "NCT", "Ng. cao tuổi", or nothing at all.
public struct RegimeLikeness: Sendable {
  private let folding = BankFolding(letterCase: .upper, mergesIAndY: true)
  /// Longer texts are alike only when they are equal: nobody abbreviates a paragraph.
  private static let wordLimit = 24

  /// A comparison by folded words.
  public init() {}

  /// Whether the texts fold to the same words; without any word both say nothing.
  public func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool { folding.isEqual(left.span, left.indices, right.span, right.indices) }

  /// Whether the texts may name one allowance: one says nothing, they are equal, or one of them names what the other does in a row of its
  /// words, each of them whole, cut to its first consonants ("Ng.") or drawn together to first letters ("NCT", "ThB").
  public func isAlike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left.isEmpty || right.isEmpty || isEqual(left, right) { return true }
    guard let (some, others) = words(left, right) else { return false }
    if some.isEmpty || others.isEmpty { return true }
    guard some.count <= RegimeLikeness.wordLimit, others.count <= RegimeLikeness.wordLimit else { return false }
    return RegimeLikeness.isPart(some, of: others) || RegimeLikeness.isPart(others, of: some)
  }

  /// Whether a text is the number of a decision ("12/QĐ-UBND", "1234") and not the name of an allowance.
  public func isDecision(_ text: [UInt8]) -> Bool {
    guard let words = words(text), !words.isEmpty else { return false }
    return words.contains(Array("QD".utf8)) || words.allSatisfy { $0.allSatisfy(RegimeLikeness.isDigit) }
  }

  /// The folded words; nil when a letter has no counterpart, for then the text equals only itself.
  private func words(_ text: [UInt8]) -> [[UInt8]]? {
    var folded: [UInt8] = []
    let result = folding.fold(text.span, text.indices, to: &folded)
    return result.vanished > 0 ? nil : folded.split(separator: 0x20).map(Array.init)
  }

  private func words(_ left: [UInt8], _ right: [UInt8]) -> ([[UInt8]], [[UInt8]])? {
    guard let some = words(left), let others = words(right) else { return nil }
    return (some, others)
  }

  /// Whether all of some words stand for neighbouring words of others.
  private static func isPart(_ some: [[UInt8]], of others: [[UInt8]]) -> Bool {
    let width = others.count + 1
    // Place i × width + j: the first i words stand for words that end before the j-th of the others.
    var reached = [Bool](repeating: false, count: (some.count + 1) * width)
    for start in others.indices { reached[start] = true }
    for first in some.indices {
      for second in others.indices where reached[first * width + second] {
        if isSame(some[first], others[second]) { reached[(first + 1) * width + second + 1] = true }
        for end in ends(of: some[first], drawnFrom: others, at: second) { reached[(first + 1) * width + end] = true }
        for end in ends(of: others[second], drawnFrom: some, at: first) { reached[end * width + second + 1] = true }
      }
    }
    return reached.suffix(width).contains(true)
  }

  /// The same word, or one of them cut to its first consonants.
  private static func isSame(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left == right { return true }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    return short.count < long.count && !isDigit(short[0]) && !hasVowel(short) && long.starts(with: short)
  }

  /// Where the words end whose beginnings, two of them or more, make up a short word: one letter each, or up to three ("Ngh") where the
  /// short word has no vowel, as no whole word does; figures stay whole.
  private static func ends(of short: [UInt8], drawnFrom words: [[UInt8]], at start: Int) -> [Int] {
    guard (2...12).contains(short.count), !isDigit(short[0]) else { return [] }
    let longest = hasVowel(short) ? 1 : 3
    var ends: [Int] = []
    // Bit n: the words so far make up the first n letters.
    var made = 1
    for index in start..<words.count where made != 0 {
      let word = words[index]
      var next = 0
      for place in short.indices where made & (1 << place) != 0 {
        let common = zip(short[place...], word).prefix { $0 == $1 }.count
        if isDigit(word[0]) {
          if common == word.count { next |= 1 << (place + common) }
        } else if common > 0 {
          for taken in 1...min(common, longest) { next |= 1 << (place + taken) }
        }
      }
      if next & (1 << short.count) != 0, index > start { ends.append(index + 1) }
      made = next
    }
    return ends
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Folded words have no Y.
  private static func hasVowel(_ word: [UInt8]) -> Bool { word.contains { "AEIOU".utf8.contains($0) } }
}
