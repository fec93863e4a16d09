// Bytes of an older encoding to UTF-8 in composed letters, window by window.

/// What decoding met so far.
public struct LegacyDecoding: Sendable, Equatable {
  /// Bytes that are no character of the encoding; U+FFFD stands for each.
  public var undefinedBytes = 0
  /// Marks that no letter before them takes; they were kept as they are.
  public var strayMarks = 0
  /// Small letters raised because the words around them are in capitals, which TCVN3 fonts have by font alone.
  public var raisedLetters = 0

  /// Nothing met.
  public init() {}
}

/// A reader of one encoding. It keeps nothing between calls: the same bytes from the start of a line on give the same text.
public struct LegacyDecoder: Sendable {
  /// The encoding.
  public let encoding: LegacyEncoding
  private let table: LegacyTable
  /// VISCII has letters among the control characters.
  private let lowLetters: Bool

  /// A reader of an 8-bit encoding; `utf8AsLatin1` is none, its bytes are UTF-8 already.
  public init(_ encoding: LegacyEncoding) {
    precondition(encoding != .utf8AsLatin1, "no table")
    self.encoding = encoding
    lowLetters = encoding == .viscii
    switch encoding {
    case .windows1258: table = .windows1258
    case .tcvn3: table = .tcvn3
    case .vni: table = .vni
    case .viscii, .utf8AsLatin1: table = .viscii
    }
  }

  /// How many of the bytes can be decoded without what follows them: up to the last line end, else to where no letter is cut in two.
  public func wholePart(_ window: Span<UInt8>, _ range: Range<Int>) -> Int {
    for offset in range.reversed() where window[offset] == 0x0A { return offset + 1 }
    // A line longer than the window: what follows the cut must not be a mark of the letter before it.
    for end in range.dropFirst().reversed() where !isMark(window[end]) { return end }
    return range.upperBound
  }

  private func isMark(_ byte: UInt8) -> Bool {
    switch encoding {
    case .windows1258: LegacyDecoder.isTone(byte)
    case .vni: VNIMarks.mark(byte) != nil
    case .tcvn3, .viscii, .utf8AsLatin1: false
    }
  }

  /// Appends the text of some bytes.
  public func decode(_ window: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8], _ found: inout LegacyDecoding) {
    precondition(range.lowerBound >= 0 && range.upperBound <= window.count, "window bounds")
    var offset = range.lowerBound
    while offset < range.upperBound {
      let start = offset
      while offset < range.upperBound, window[offset] < 0x80, !lowLetters || window[offset] >= 0x20 { offset &+= 1 }
      if offset > start { arena.append(window, start..<offset) }
      guard offset < range.upperBound else { return }
      take(window, offset, range, to: &arena, &found)
      offset &+= 1
    }
  }

  @inline(__always)
  private func take(
    _ window: Span<UInt8>, _ offset: Int, _ range: Range<Int>, to arena: inout [UInt8], _ found: inout LegacyDecoding
  ) {
    let byte = window[offset]
    switch encoding {
    case .windows1258:
      if LegacyDecoder.isTone(byte), offset > range.lowerBound, addTone(byte, to: &arena) { return }
      if LegacyDecoder.isTone(byte) { found.strayMarks += 1 }
    case .vni:
      if VNIMarks.codes[Int(byte & 0x1F)] != 0, byte >= 0xC0 {
        if offset > range.lowerBound, addMark(byte, behind: window[offset &- 1], to: &arena) { return }
        found.strayMarks += 1
      }
    case .tcvn3:
      if LegacyDecoder.isSmall(byte), isAmongCapitals(window, offset, range) {
        var letter: [UInt8] = []
        append(byte, to: &letter, &found)
        CapitalLetters.raise(&letter)
        arena.append(contentsOf: letter)
        found.raisedLetters += 1
        return
      }
    case .viscii, .utf8AsLatin1: break
    }
    append(byte, to: &arena, &found)
  }

  @inline(__always)
  private func append(_ byte: UInt8, to arena: inout [UInt8], _ found: inout LegacyDecoding) {
    var packed = table.packed[Int(byte)]
    if table.scalars[Int(byte)] == LegacyTable.none { found.undefinedBytes += 1 }
    for _ in 0..<(packed >> 24) {
      arena.append(UInt8(truncatingIfNeeded: packed))
      packed >>= 8
    }
  }

  // MARK: - Marks

  private static func isTone(_ byte: UInt8) -> Bool {
    byte == 0xCC || byte == 0xD2 || byte == 0xDE || byte == 0xEC || byte == 0xF2
  }

  /// Puts a tone on the vowel that ends the arena; false where there is none.
  private func addTone(_ byte: UInt8, to arena: inout [UInt8]) -> Bool {
    guard let last = LegacyDecoder.lastVowel(arena) else { return false }
    var vowel = last.vowel
    guard VietnameseVowels.add(mark: table.scalars[Int(byte)], to: &vowel) else { return false }
    arena.removeLast(last.length)
    arena.append(scalar: VietnameseVowels.shared.scalar(vowel))
    return true
  }

  /// Puts a mark of VNI on the letter that ends the arena; `before` is the byte it was made of, which is no mark itself.
  private func addMark(_ byte: UInt8, behind before: UInt8, to arena: inout [UInt8]) -> Bool {
    guard before < 0x80 || VNIMarks.codes[Int(before & 0x1F)] == 0, let mark = VNIMarks.mark(byte),
      let last = LegacyDecoder.lastVowel(arena), last.vowel.tone == 0, let row = VNIMarks.row(last.vowel.row, shape: mark.shape)
    else { return false }
    let vowel = VietnameseVowel(row: row, tone: mark.tone, isUpper: last.vowel.isUpper)
    arena.removeLast(last.length)
    arena.append(scalar: VietnameseVowels.shared.scalar(vowel))
    return true
  }

  /// The vowel at the end of a text.
  private static func lastVowel(_ arena: [UInt8]) -> (vowel: VietnameseVowel, length: Int)? {
    var start = arena.count - 1
    while start > 0, arena.count - start < 3, arena[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    let (value, length) = scalar(arena.span, at: start, before: arena.count)
    guard start + length == arena.count, let vowel = VietnameseVowels.shared.vowel(value) else { return nil }
    return (vowel, length)
  }

  // MARK: - Capitals of TCVN3

  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0xA8 }

  /// Whether a small letter stands in a cell of capitals: none of its plain letters is small, and two capitals stand side by side.
  ///
  /// The capitals of the ABC fonts keep the bytes of the small letters, so "NGUYỄN" arrives as "NGUYễN".
  private func isAmongCapitals(_ window: Span<UInt8>, _ offset: Int, _ range: Range<Int>) -> Bool {
    func isSmallPlain(_ place: Int) -> Bool { range.contains(place) && window[place] >= 0x61 && window[place] <= 0x7A }
    if isSmallPlain(offset &- 1) || isSmallPlain(offset &+ 1) { return false }
    var start = offset
    while start > range.lowerBound, !LegacyDecoder.endsCell(window[start - 1]), offset - start < 200 { start -= 1 }
    var end = offset
    while end < range.upperBound, !LegacyDecoder.endsCell(window[end]), end - offset < 200 { end += 1 }
    var hasPair = false
    for place in start..<end {
      if isSmallPlain(place) { return false }
      let isCapital = LegacyDecoder.isCapital(window[place])
      if isCapital, place + 1 < end, LegacyDecoder.isCapital(window[place + 1]) { hasPair = true }
    }
    return hasPair
  }

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A || byte >= 0xA1 && byte <= 0xA7 }

  private static func endsCell(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\""): true
    default: false
    }
  }
}

/// Small letters of Vietnamese to capitals; in UTF-8 both take the same room.
enum CapitalLetters {
  /// Raises the one letter of a text.
  static func raise(_ letter: inout [UInt8]) {
    let (value, length) = scalar(letter.span, at: 0, before: letter.count)
    guard length == letter.count else { return }
    if value == 0x111 {
      letter = [0xC4, 0x90]
    } else if var vowel = VietnameseVowels.shared.vowel(value) {
      vowel.isUpper = true
      letter.removeAll()
      letter.append(scalar: VietnameseVowels.shared.scalar(vowel))
    }
  }
}
