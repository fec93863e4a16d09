// Whether letters are a syllable of Vietnamese: what tells encodings apart, because a wrong one hardly ever gives syllables.
//
// The grammar follows the phonology of Vietnamese, not a list of words or names: onset, medial, nucleus, coda, and tone, as described by
// Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), and L. C. Thompson, A Vietnamese Reference Grammar (1965), spelled as in the Quốc ngữ of
// decision 240/QĐ of 5 March 1984.

/// What a run of letters is.
public enum WordShape: Sendable, Equatable {
  /// No letter beyond ASCII, or no letter at all.
  case plain
  /// Syllables of Vietnamese, or an abbreviation such as QĐ.
  case vietnamese
  /// Letters, but no syllable: a foreign name, a slip, or a wrong encoding.
  case foreign
  /// What nobody writes: a sign among letters ("V¨n"), a capital with a mark behind a small letter ("NguyÔn").
  case impossible
}

/// The syllables of Vietnamese.
public struct VietnameseSyllables: Sendable {
  /// The one grammar.
  public static let shared = VietnameseSyllables()

  /// Rhymes by nucleus (with the medial sound as written): which codas each takes, "-" for none. Upper case stands for letters beyond
  /// ASCII, so that each letter is a byte: A ă, B â, E ê, O ô, P ơ, U ư.
  private static let rhymes = [
    "a: - c ch i m n ng nh o p t u y", "A: c m n ng p t", "B: c m n ng p t u y", "e: - c m n ng o p t",
    "E: - c ch m n ng nh p t u", "i: - a ch m n nh p t u", "o: - a c i m n ng p t oc ong", "O: - c i m n ng p t",
    "P: - i m n p t", "u: - a c i m n ng p t", "U: - a c i m n ng t u", "y: - ch nh t",
    "iE: c m n ng p t u", "yE: m n ng p t u", "uO: c i m n ng t", "UP: c i m n ng p t u",
    // The medial sound o, u.
    "oa: c ch i m n ng nh o p t y", "oA: c m n ng t", "oe: - m n o t", "uB: - n ng t y", "uE: - ch n nh t", "uP: - i n t",
    "uy: - a ch n nh p t u", "uyE: n t", "ue: - n o",
  ]

  private static let onsets = [
    "", "b", "c", "ch", "d", "D", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "r", "s", "t", "th", "tr",
    "v", "x",
  ]

  private static let beforeFront = Set(["k", "gh", "ngh"].map { key(Array($0.utf8)[...]) })
  private static let beforeOthers = Set(["c", "ng"].map { key(Array($0.utf8)[...]) })

  /// Longest syllable: nghiêng.
  private static let longest = 7

  private let rhymes: Set<UInt64>
  private let onsets: Set<UInt64>

  private init() {
    var rhymes: Set<UInt64> = []
    for line in Self.rhymes {
      let parts = line.split(separator: " ")
      let nucleus = parts[0].dropLast()
      for coda in parts.dropFirst() { rhymes.insert(Self.key(Array((nucleus + (coda == "-" ? "" : coda)).utf8)[...])) }
    }
    self.rhymes = rhymes
    onsets = Set(Self.onsets.map { Self.key(Array($0.utf8)[...]) })
  }

  private static func key(_ letters: ArraySlice<UInt8>) -> UInt64 { letters.reduce(0) { ($0 << 8) | UInt64($1) } }

  /// The shape of a run of UTF-8 that has no ASCII but letters. `hasFontCapitals` allows small letters with marks among plain capitals, as
  /// TCVN3 has them.
  public func shape(_ bytes: Span<UInt8>, _ range: Range<Int>, hasFontCapitals: Bool = false) -> WordShape {
    var word = Word()
    var isVietnamese = true
    var hasMarked = false
    func close() -> Bool {
      defer { word = Word() }
      if word.isMarked { hasMarked = true }
      return !word.isMarked || isSyllable(word, hasFontCapitals: hasFontCapitals)
    }
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = scalar(bytes, at: offset, before: range.upperBound)
      offset += length
      if Self.isOutside(value) {
        if !close() { isVietnamese = false }
        continue
      }
      if Self.isSign(value) {
        // Alone it says nothing: "50 °", "½", nor does it in "m²" and "°C"; among other letters it is none.
        let isUnit = value == 0xB0 || value == 0xB2 || value == 0xB3
        return range.count == length || isUnit && range.count <= length + 2 ? .plain : .impossible
      }
      if word.isRaised(by: value) { return .impossible }
      if !word.take(value) { isVietnamese = false }
    }
    if !close() { isVietnamese = false }
    if isVietnamese { return hasMarked ? .vietnamese : .plain }
    return .foreign
  }

  /// Blanks, dashes, quotes and dots between words.
  private static func isOutside(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0, 0x2000...0x206F, 0xFEFF: true
    default: false
    }
  }

  /// Signs, the letters ª, º and µ and the soft hyphen (ư in TCVN3) among them: no word has them.
  private static func isSign(_ value: UInt32) -> Bool {
    (0x80...0xBF).contains(value) || value == 0xD7 || value == 0xF7 || (0x2C2...0x2DF).contains(value) || (0x2070...0x2BFF).contains(value)
  }

  // MARK: - One syllable

  /// The letters of one word as they come.
  struct Word {
    private(set) var letters = InlineArray<8, UInt8>(repeating: 0)
    private(set) var count = 0
    private(set) var tone = 0
    /// The letter that carries it.
    private(set) var tonePlace = 0
    /// A letter beyond ASCII is in it.
    private(set) var isMarked = false
    /// A letter that Vietnamese does not have, or more letters than any syllable.
    private(set) var isForeign = false
    /// Bit by letter: a capital.
    private(set) var capitals: UInt8 = 0
    /// Bit by letter: ASCII.
    private(set) var plain: UInt8 = 0
    private var last: VietnameseVowel?

    /// Whether a character is a capital with a mark behind a small plain letter.
    func isRaised(by value: UInt32) -> Bool {
      guard count > 0, count < 8, plain >> UInt8(count - 1) & 1 == 1, capitals >> UInt8(count - 1) & 1 == 0 else { return false }
      return value >= 0xC0 && value <= 0xDE || VietnameseVowels.shared.vowel(value).map { $0.isUpper && value >= 0x80 } ?? false
    }

    /// Takes one character; false where no Vietnamese word has it.
    mutating func take(_ value: UInt32) -> Bool {
      if (0x300..<0x370).contains(value) { return combine(value) }
      if count == 8 {
        isForeign = true
        isMarked = isMarked || value >= 0x80
        return !isMarked
      }
      let bit = UInt8(1) << UInt8(count)
      if value >= 0x80 { isMarked = true }
      if let vowel = VietnameseVowels.shared.vowel(value) {
        put(vowel, bit, isPlain: value < 0x80)
        return true
      }
      last = nil
      if value == 0x110 || value == 0x111 || value == 0xD0 || value == 0xF0 {
        letters[count] = UInt8(ascii: "D")
        if value == 0x110 || value == 0xD0 { capitals |= bit }
      } else if value < 0x80 {
        letters[count] = UInt8(value) | 0x20
        if value < 0x60 { capitals |= bit }
        plain |= bit
      } else {
        isForeign = true
        return false
      }
      count += 1
      return true
    }

    private mutating func put(_ vowel: VietnameseVowel, _ bit: UInt8, isPlain: Bool) {
      letters[count] = Self.letters[vowel.row]
      if vowel.tone > 0 {
        if tone > 0 { isForeign = true }
        (tone, tonePlace) = (vowel.tone, count)
      }
      if vowel.isUpper { capitals |= bit }
      if isPlain { plain |= bit }
      last = vowel
      count += 1
    }

    private mutating func combine(_ mark: UInt32) -> Bool {
      guard count > 0, var vowel = last, VietnameseVowels.add(mark: mark, to: &vowel) else {
        isForeign = true
        isMarked = true
        return false
      }
      isMarked = true
      letters[count - 1] = Self.letters[vowel.row]
      if vowel.tone > 0, vowel.tone != last?.tone {
        if tone > 0 { isForeign = true }
        (tone, tonePlace) = (vowel.tone, count - 1)
      }
      plain &= ~(UInt8(1) << UInt8(count - 1))
      last = vowel
      return true
    }

    /// a ă â e ê i o ô ơ u ư y as one byte each.
    private static let letters: InlineArray<12, UInt8> = [0x61, 0x41, 0x42, 0x65, 0x45, 0x69, 0x6F, 0x4F, 0x50, 0x75, 0x55, 0x79]
  }

  private func isSyllable(_ word: Word, hasFontCapitals: Bool) -> Bool {
    guard !word.isForeign, word.count > 0, isOneCase(word, hasFontCapitals: hasFontCapitals) else { return false }
    let letters = (0..<word.count).map { word.letters[$0] }
    if !letters.contains(where: Self.isVowel) { return word.count <= 4 }
    guard word.count <= Self.longest else { return false }
    for length in (0...min(3, word.count)).reversed() {
      let onset = letters[..<length]
      let rest = letters[length...]
      if length == 1, onset.first == UInt8(ascii: "q") {
        // The u behind q is the medial sound; what follows is a rhyme of its own.
        return rest.first == UInt8(ascii: "u") && rest.count > 1 && isRhyme(rest.dropFirst(), word)
      }
      guard onsets.contains(Self.key(onset)), fits(onset, rest) else { continue }
      if isRhyme(rest, word) { return true }
    }
    return false
  }

  /// Syllables that end in a stop have the tones sắc and nặng only.
  private func isRhyme(_ rhyme: ArraySlice<UInt8>, _ word: Word) -> Bool {
    guard rhymes.contains(Self.key(rhyme)), let last = rhyme.last, hasToneInPlace(rhyme, word) else { return false }
    let tone = word.tone
    let isStop: Bool =
      switch last {
      case UInt8(ascii: "p"), UInt8(ascii: "t"), UInt8(ascii: "c"): true
      case UInt8(ascii: "h"): rhyme.dropLast().last == UInt8(ascii: "c")
      default: false
      }
    return !isStop || tone == 2 || tone == 5
  }

  /// The tone stands on the vowel before the coda; without one on the first of two vowels and the second of three, but on either of oa, oe,
  /// uê, uơ, uy, which two spellings treat differently: hòa, hoà.
  private func hasToneInPlace(_ rhyme: ArraySlice<UInt8>, _ word: Word) -> Bool {
    guard word.tone > 0 else { return true }
    let place = word.tonePlace - rhyme.startIndex
    let vowels = rhyme.prefix(while: Self.isVowel).count
    if vowels < rhyme.count { return place == vowels - 1 }
    if vowels == 2, Self.eitherPlace.contains(Self.key(rhyme)) { return place == 0 || place == 1 }
    return place == (vowels == 3 ? 1 : 0)
  }

  private static let eitherPlace = Set(["oa", "oe", "uE", "uP", "uy"].map { key(Array($0.utf8)[...]) })

  /// k, gh, ngh before e, ê, i, y only; c, g, ng before the others only.
  private func fits(_ onset: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>) -> Bool {
    guard let next = rest.first else { return false }
    let isFront = next == UInt8(ascii: "e") || next == UInt8(ascii: "E") || next == UInt8(ascii: "i") || next == UInt8(ascii: "y")
    let key = Self.key(onset)
    if Self.beforeFront.contains(key) { return isFront }
    if Self.beforeOthers.contains(key) { return !isFront }
    // gì, gìn, giếng: the i of gi and of the rhyme are one.
    return key != UInt64(UInt8(ascii: "g")) || !isFront || next == UInt8(ascii: "i")
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "i"),
      UInt8(ascii: "o"), UInt8(ascii: "O"), UInt8(ascii: "P"), UInt8(ascii: "u"), UInt8(ascii: "U"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  /// All small, all capital, or a capital first; with capitals by font, the letters beyond ASCII may be small among capitals.
  private func isOneCase(_ word: Word, hasFontCapitals: Bool) -> Bool {
    let all = UInt8(truncatingIfNeeded: (1 << word.count) - 1)
    if word.capitals == 0 || word.capitals == 1 || word.capitals == all { return true }
    return hasFontCapitals && (word.capitals | ~word.plain) & all == all
  }
}
