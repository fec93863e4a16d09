// Vietnamese and other Latin text to the plain letters that banks take: Đ becomes D, accents fall away, and each loss is counted.

/// A folding of UTF-8 text to a small part of ASCII; its table is made once, so keep the value.
public struct BankFolding: Sendable {
  /// What becomes of upper and lower case.
  public enum LetterCase: Sendable {
    case upper
    case lower
    case keep
  }

  /// What folding did to one text.
  public struct Result: Sendable, Equatable {
    /// The folded text in the arena.
    public let range: Range<Int>
    /// Characters that became another one: letters that lost a mark, typographic quotes and dashes. Change of case does not count.
    public let transliterated: Int
    /// Characters that have no counterpart: letters leave nothing behind, signs leave a blank.
    public let dropped: Int
    /// Those of the dropped that left nothing behind: letters and pictures of which the folded text tells nothing.
    public let vanished: Int
  }

  /// One byte for U+0000...U+07FF and U+1E00...U+1EFF: the folded character, or one of the codes below 0x20.
  private let table: [UInt8]
  /// What becomes of upper and lower case.
  public let letterCase: LetterCase

  private static let ignored: UInt8 = 0
  private static let unknown: UInt8 = 1
  private static let forbidden: UInt8 = 2
  private static let end: UInt8 = 3
  private static let blank: UInt8 = 0x20

  /// A folding that keeps letters, digits, the blank and the given punctuation; `mergesIAndY` makes Lý and Lí, Mỹ and Mĩ alike.
  public init(letterCase: LetterCase = .upper, punctuation: String = "", mergesIAndY: Bool = false) {
    self.letterCase = letterCase
    var table = [UInt8](repeating: Self.unknown, count: 2_304)
    for sign in 0..<0xC0 { table[sign] = Self.forbidden }
    for byte in [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0] { table[byte] = Self.blank }
    for byte in punctuation.utf8 where byte > 0x20 && byte < 0x7F { table[Int(byte)] = byte }
    for letter in UInt8(ascii: "0")...UInt8(ascii: "z") where Self.isLetterOrDigit(letter) { table[Int(letter)] = letter }
    for (start, letters) in LatinLetters.plainLetters {
      for (place, letter) in letters.utf8.enumerated() where letter != UInt8(ascii: "?") {
        table[Self.slot(UInt32(start + place))] = letter
      }
    }
    for mark in 0x300..<0x370 { table[mark] = Self.ignored }
    table[0xAD] = Self.ignored
    for slot in table.indices where Self.isLetterOrDigit(table[slot]) && table[slot] >= UInt8(ascii: "A") {
      switch letterCase {
      case .upper: table[slot] &= ~0x20
      case .lower: table[slot] |= 0x20
      case .keep: break
      }
      if mergesIAndY, table[slot] | 0x20 == UInt8(ascii: "y") { table[slot] -= UInt8(ascii: "y") - UInt8(ascii: "i") }
    }
    self.table = table
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  @inline(__always)
  private static func slot(_ value: UInt32) -> Int {
    value < 0x800 ? Int(value) : Int(value) &- 0x1E00 &+ 0x800
  }

  /// Appends the folded text to an arena: runs of blanks become one, blanks at the ends fall away.
  public func fold(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Result {
    let start = arena.count
    var cursor = FoldCursor(range)
    // Never longer than the text: each character gives at most one byte.
    unsafe arena.append(atMost: range.count) { target in
      var count = 0
      while true {
        takeUsual(bytes, &cursor) { letter in
          unsafe target[count] = letter
          count &+= 1
        }
        let letter = next(bytes, &cursor)
        if letter >= Self.blank {
          unsafe target[count] = letter
          count &+= 1
        } else if letter == Self.end {
          return count
        }
      }
    }
    return Result(range: start..<arena.count, transliterated: cursor.transliterated, dropped: cursor.dropped, vanished: cursor.vanished)
  }

  /// Gives out letters and single blanks between letters straight away, as far as nothing else comes.
  @inline(__always)
  private func takeUsual(_ bytes: Span<UInt8>, _ cursor: inout FoldCursor, _ take: (UInt8) -> Void) {
    guard !cursor.pendingBlank, cursor.held == 0 else { return }
    var offset = cursor.offset
    var transliterated = 0
    var hasLetters = cursor.hasLetters
    var countsMark = cursor.countsMark
    while true {
      var simple = simpleLetter(bytes, offset, cursor.end)
      if simple.letter == Self.blank, hasLetters, simple.length == 1 {
        simple = simpleLetter(bytes, offset &+ 1, cursor.end)
        guard simple.letter > Self.blank else { break }
        take(Self.blank)
        offset &+= 1
      }
      guard simple.letter > Self.blank else { break }
      take(simple.letter)
      hasLetters = true
      countsMark = simple.length == 1
      transliterated &+= simple.length == 1 ? 0 : 1
      offset &+= simple.length
    }
    cursor.offset = offset
    cursor.hasLetters = hasLetters
    cursor.countsMark = countsMark
    cursor.transliterated &+= transliterated
  }

  /// The table's answer for the character at `offset` where it is ASCII or one of U+0080...U+07FF and U+1E00...U+1EFF; `end` at the end
  /// and for every other character.
  @inline(__always)
  private func simpleLetter(_ bytes: Span<UInt8>, _ offset: Int, _ end: Int) -> (letter: UInt8, length: Int) {
    guard offset < end else { return (Self.end, 0) }
    let lead = bytes[offset]
    if lead < 0x80 { return (table[Int(lead)], 1) }
    guard offset &+ 1 < end else { return (Self.end, 0) }
    let second = bytes[offset &+ 1]
    if lead < 0xE0 {
      guard lead >= 0xC2, second & 0xC0 == 0x80 else { return (Self.end, 0) }
      return (table[(Int(lead & 0x1F) &<< 6) | Int(second & 0x3F)], 2)
    }
    guard lead == 0xE1, second & 0xFC == 0xB8, offset &+ 2 < end, bytes[offset &+ 2] & 0xC0 == 0x80 else { return (Self.end, 0) }
    return (table[0x800 | (Int(second & 0x03) &<< 6) | Int(bytes[offset &+ 2] & 0x3F)], 3)
  }

  /// Whether two texts fold to the same letters; a text with characters that have no counterpart equals only itself.
  public func isEqual(_ left: Span<UInt8>, _ leftRange: Range<Int>, _ right: Span<UInt8>, _ rightRange: Range<Int>) -> Bool {
    var leftOffset = leftRange.lowerBound
    var rightOffset = rightRange.lowerBound
    while true {
      let letter = simpleLetter(left, leftOffset, leftRange.upperBound)
      let other = simpleLetter(right, rightOffset, rightRange.upperBound)
      if letter.letter != other.letter {
        // Two letters, and the same before them: nothing that follows can make them equal.
        if letter.letter > Self.blank, other.letter > Self.blank { return false }
        break
      }
      if letter.length == 0 {
        if leftOffset == leftRange.upperBound, rightOffset == rightRange.upperBound { return true }
        break
      }
      if letter.letter == Self.unknown { break }
      leftOffset &+= letter.length
      rightOffset &+= other.length
    }
    return isEqualByCursors(left, leftRange, right, rightRange)
  }

  @inline(never)
  private func isEqualByCursors(_ left: Span<UInt8>, _ leftRange: Range<Int>, _ right: Span<UInt8>, _ rightRange: Range<Int>) -> Bool {
    var leftCursor = FoldCursor(leftRange)
    var rightCursor = FoldCursor(rightRange)
    while true {
      let letter = next(left, &leftCursor)
      let other = next(right, &rightCursor)
      if letter != other || letter == Self.unknown { break }
      if letter == Self.end { return true }
    }
    guard leftRange.count == rightRange.count else { return false }
    for (place, other) in zip(leftRange, rightRange) where left[place] != right[other] { return false }
    return true
  }

  /// A hash that is the same for texts that `isEqual` calls equal.
  public func hash(_ bytes: Span<UInt8>, _ range: Range<Int>, key: HashKey) -> Hash128 {
    var hash = KeyedHash128(key: key)
    absorb(bytes, range, into: &hash)
    return hash.finish()
  }

  /// Takes the folded text into a hash as one piece.
  public func absorb(_ bytes: Span<UInt8>, _ range: Range<Int>, into hash: inout KeyedHash128) {
    var cursor = FoldCursor(range)
    var word: UInt64 = 0
    var count: UInt64 = 0
    while true {
      takeUsual(bytes, &cursor) { letter in
        word |= UInt64(letter) << (count &* 8)
        count &+= 1
        if count == 8 {
          hash.absorb(word: word)
          word = 0
          count = 0
        }
      }
      let letter = next(bytes, &cursor)
      if letter == Self.end { break }
      if letter == Self.unknown {
        // No folded form: the text stands for itself, apart from every folded one.
        hash.absorb(closing: ~0)
        hash.absorb(bytes, range)
        return
      }
      word |= UInt64(letter) << (count &* 8)
      count &+= 1
      if count == 8 {
        hash.absorb(word: word)
        word = 0
        count = 0
      }
    }
    hash.absorb(closing: word | (count << 56))
  }

  /// The next folded byte, `unknown` for a dropped character, or `end`.
  @inline(__always)
  private func next(_ bytes: Span<UInt8>, _ cursor: inout FoldCursor) -> UInt8 {
    if cursor.held != 0 {
      let letter = cursor.held
      cursor.held = 0
      return letter
    }
    while cursor.offset < cursor.end {
      let lead = bytes[cursor.offset]
      var letter: UInt8
      if lead < 0x80 {
        letter = table[Int(lead)]
        cursor.offset &+= 1
        if letter == Self.forbidden {
          cursor.dropped &+= 1
          letter = Self.blank
        }
        cursor.countsMark = true
      } else {
        letter = nextWide(bytes, &cursor)
      }
      if letter > Self.blank {
        guard cursor.pendingBlank else {
          cursor.hasLetters = true
          return letter
        }
        cursor.pendingBlank = false
        cursor.held = letter
        return Self.blank
      }
      if letter == Self.blank {
        cursor.pendingBlank = cursor.hasLetters
      } else if letter == Self.unknown {
        cursor.dropped &+= 1
        cursor.vanished &+= 1
        return Self.unknown
      }
    }
    return Self.end
  }

  /// The folded form of a character outside ASCII.
  @inline(__always)
  private func nextWide(_ bytes: Span<UInt8>, _ cursor: inout FoldCursor) -> UInt8 {
    let (value, length) = scalar(bytes, at: cursor.offset, before: cursor.end)
    cursor.offset &+= length
    guard value < 0x800 || (value >= 0x1E00 && value <= 0x1EFF) else {
      let letter = foldSign(value)
      if letter > Self.blank { cursor.transliterated &+= 1 }
      if letter != Self.forbidden { return letter }
      cursor.dropped &+= 1
      return Self.blank
    }
    let letter = table[Self.slot(value)]
    if letter == Self.forbidden {
      cursor.dropped &+= 1
      return Self.blank
    }
    if letter > Self.blank {
      cursor.transliterated &+= 1
      cursor.countsMark = false
    } else if letter == Self.ignored, value >= 0x300, cursor.countsMark {
      // A letter with combining marks is one letter that changed.
      cursor.transliterated &+= 1
      cursor.countsMark = false
    }
    return letter
  }

  /// Blanks, zero-width marks, quotes, dashes and full-width letters.
  private func foldSign(_ value: UInt32) -> UInt8 {
    let plain: UInt8
    switch value {
    case 0x200B...0x200F, 0x2060, 0xFEFF: return Self.ignored
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return Self.blank
    case 0x2010...0x2015, 0x2212: plain = UInt8(ascii: "-")
    case 0x2018...0x201B, 0x2032: plain = UInt8(ascii: "'")
    case 0x201C...0x201F, 0x2033: plain = UInt8(ascii: "\"")
    case 0xFF01...0xFF5E: plain = UInt8(truncatingIfNeeded: value - 0xFEE0)
    default: return Self.unknown
    }
    return table[Int(plain)]
  }
}

/// A place in a text that is being folded.
private struct FoldCursor {
  var offset: Int
  let end: Int
  /// A letter whose blank was given out first, or 0.
  var held: UInt8 = 0
  var pendingBlank = false
  var hasLetters = false
  /// Whether a combining mark would be the first change to its letter.
  var countsMark = true
  var transliterated = 0
  var dropped = 0
  var vanished = 0

  init(_ range: Range<Int>) {
    offset = range.lowerBound
    end = range.upperBound
  }
}
