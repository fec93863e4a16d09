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
  private let codes: LegacyCodes
  /// Bytes below this one may be letters: VISCII has six among the control characters.
  private let firstPlain: UInt8

  /// A reader of an 8-bit encoding; `utf8AsLatin1` is none, its bytes are UTF-8 already.
  public init(_ encoding: LegacyEncoding) {
    precondition(encoding != .utf8AsLatin1, "no table")
    self.encoding = encoding
    firstPlain = encoding == .viscii ? 0x20 : 0
    switch encoding {
    case .windows1258: codes = .windows1258
    case .tcvn3: codes = .tcvn3
    case .vni: codes = .vni
    case .viscii, .utf8AsLatin1: codes = .viscii
    }
  }

  /// How many of the bytes can be decoded without what follows them: up to the last line end, else to where no letter is cut in two.
  public func wholePart(_ window: Span<UInt8>, _ range: Range<Int>) -> Int {
    for offset in range.reversed() where window[offset] == 0x0A { return offset + 1 }
    // A line longer than the window: what follows the cut must not be a mark of the letter before it.
    for end in range.dropFirst().reversed() where codes.mark(window[end]) == 0 { return end }
    return range.upperBound
  }

  /// Appends the text of some bytes.
  public func decode(_ window: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8], _ found: inout LegacyDecoding) {
    precondition(range.lowerBound >= 0 && range.upperBound <= window.count, "window bounds")
    var met = LegacyDecoding()
    // A byte gives three at most.
    unsafe arena.append(atMost: range.count * 3) { output in
      unsafe window.withUnsafeBufferPointer { bytes in
        unsafe codes.words.withUnsafeBufferPointer { words in
          unsafe decode(bytes, range, words, to: output, &met)
        }
      }
    }
    found.undefinedBytes += met.undefinedBytes
    found.strayMarks += met.strayMarks
    found.raisedLetters += met.raisedLetters
  }

  private func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ words: UnsafeBufferPointer<UInt32>, to output: UnsafeMutablePointer<UInt8>,
    _ met: inout LegacyDecoding
  ) -> Int {
    var offset = range.lowerBound
    var written = 0
    while offset < range.upperBound {
      let byte = unsafe bytes[offset]
      if byte < 0x80, byte >= firstPlain {
        unsafe output[written] = byte
        written &+= 1
        offset &+= 1
        continue
      }
      var packed = unsafe words[Int(byte)]
      let mark = unsafe LegacyCodes.mark(words[256 &+ Int(byte)])
      if mark > 0 {
        let before = unsafe offset > range.lowerBound ? Int(bytes[offset &- 1]) : 0
        let joined = unsafe words[LegacyCodes.place(base: LegacyCodes.base(words[256 &+ before]), mark: mark)]
        if offset > range.lowerBound, joined > 0 {
          unsafe written &-= Int(words[before] >> 24)
          packed = joined
        } else {
          met.strayMarks += 1
        }
      } else if packed == LegacyCodes.none {
        met.undefinedBytes += 1
      } else if encoding == .tcvn3, LegacyDecoder.isSmall(byte), unsafe isAmongCapitals(bytes, offset, range) {
        packed = unsafe words[LegacyCodes.capitals &+ Int(byte)]
        met.raisedLetters += 1
      }
      let length = Int(packed >> 24)
      for _ in 0..<length {
        unsafe output[written] = UInt8(truncatingIfNeeded: packed)
        packed >>= 8
        written &+= 1
      }
      offset &+= 1
    }
    return written
  }

  // MARK: - Capitals of TCVN3

  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0xA8 }

  /// Whether a small letter stands in a cell of capitals: none of its plain letters is small, and two capitals stand side by side.
  ///
  /// The capitals of the ABC fonts keep the bytes of the small letters, so "NGUYỄN" arrives as "NGUYễN".
  private func isAmongCapitals(_ window: UnsafeBufferPointer<UInt8>, _ offset: Int, _ range: Range<Int>) -> Bool {
    func isSmallPlain(_ place: Int) -> Bool {
      guard range.contains(place) else { return false }
      let byte = unsafe window[place]
      return byte >= 0x61 && byte <= 0x7A
    }
    if isSmallPlain(offset &- 1) || isSmallPlain(offset &+ 1) { return false }
    // Behind another small letter with a mark it is small too: the capitals Đ, Ư and the like have bytes of their own.
    if unsafe offset > range.lowerBound && LegacyDecoder.isSmall(window[offset &- 1]) { return false }
    var start = offset
    while start > range.lowerBound, unsafe !LegacyDecoder.endsCell(window[start - 1]), offset - start < 200 { start -= 1 }
    var end = offset
    while end < range.upperBound, unsafe !LegacyDecoder.endsCell(window[end]), end - offset < 200 { end += 1 }
    var hasPair = false
    for place in start..<end {
      if isSmallPlain(place) { return false }
      if unsafe place + 1 < end && LegacyDecoder.isCapital(window[place]) && LegacyDecoder.isCapital(window[place + 1]) { hasPair = true }
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

/// The tables of one encoding in one piece, as the decoder asks them.
struct LegacyCodes: Sendable {
  /// UTF-8 of U+FFFD as it is packed.
  static let none: UInt32 = 0x03BD_BFEF
  /// Where the capitals of the letters begin in `words`.
  static let capitals = 512
  private static let pairs = 768
  private static let mostMarks = 18

  /// By byte: the character, packed (`LegacyTable.packed`); then mark and base numbers, 0 where it is none; then its capital, packed; then,
  /// for each base and mark, the letter that they make, packed, 0 for none. Base 0 makes nothing.
  let words: [UInt32]

  static func mark(_ word: UInt32) -> Int { Int(word & 0xFF) }
  static func base(_ word: UInt32) -> Int { Int(word >> 8) }
  static func place(base: Int, mark: Int) -> Int { pairs &+ base &* mostMarks &+ mark &- 1 }

  /// The number of the mark that a byte is; 0 for none.
  func mark(_ byte: UInt8) -> Int { Self.mark(words[256 + Int(byte)]) }

  /// `marks` are the bytes of marks; `join` is the letter that a vowel and a mark make.
  private init(_ table: LegacyTable, marks: [UInt8], join: (VietnameseVowel, UInt8) -> VietnameseVowel?) {
    let vowels = VietnameseVowels.shared
    var words = table.packed + [UInt32](repeating: 0, count: 256)
    for byte in 0..<256 {
      guard var vowel = vowels.vowel(table.scalars[byte]) else {
        words.append(table.scalars[byte] == 0x111 ? LegacyTable.pack(0x110) : table.packed[byte])
        continue
      }
      vowel.isUpper = true
      words.append(LegacyTable.pack(vowels.scalar(vowel)))
    }
    words += [UInt32](repeating: 0, count: Self.mostMarks)
    for (number, mark) in marks.enumerated() { words[256 + Int(mark)] = UInt32(number + 1) }
    var bases: UInt32 = 0
    for byte in 0..<256 where words[256 + byte] == 0 {
      guard let vowel = vowels.vowel(table.scalars[byte]) else { continue }
      let joined = marks.map { mark in join(vowel, mark).map { LegacyTable.pack(vowels.scalar($0)) } ?? 0 }
      guard joined.contains(where: { $0 > 0 }) else { continue }
      bases += 1
      words[256 + byte] = bases << 8
      words += joined + [UInt32](repeating: 0, count: Self.mostMarks - marks.count)
    }
    self.words = words
  }

  static let windows1258 = LegacyCodes(.windows1258, marks: [0xCC, 0xD2, 0xDE, 0xEC, 0xF2]) { vowel, mark in
    var vowel = vowel
    return VietnameseVowels.add(mark: LegacyTable.windows1258.scalars[Int(mark)], to: &vowel) ? vowel : nil
  }

  static let tcvn3 = LegacyCodes(.tcvn3, marks: []) { _, _ in nil }
  static let viscii = LegacyCodes(.viscii, marks: []) { _, _ in nil }

  /// Marks of capitals are other bytes than those of small letters; either is taken behind any vowel.
  static let vni = LegacyCodes(.vni, marks: (0xE0...0xFF).filter { VNIMarks.mark($0) != nil }) { vowel, byte in
    guard let mark = VNIMarks.mark(byte), vowel.tone == 0, let row = VNIMarks.row(vowel.row, shape: mark.shape) else { return nil }
    return VietnameseVowel(row: row, tone: mark.tone, isUpper: vowel.isUpper)
  }.withMarksOfCapitals()

  /// The same marks at 32 bytes lower.
  private func withMarksOfCapitals() -> LegacyCodes {
    var words = words
    for byte in 0xE0...0xFF where words[256 + byte] & 0xFF != 0 { words[256 + byte - 0x20] = words[256 + byte] }
    return LegacyCodes(words: words)
  }

  private init(words: [UInt32]) { self.words = words }
}
