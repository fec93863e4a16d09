// One word of a file under every encoding that it may be in: as which of them it is Vietnamese.

/// As which encodings a word is Vietnamese, one bit each.
public struct WordReadings: Sendable, Equatable {
  /// Bit 0: as it stands, in UTF-8. Bits 1...5: by `LegacyEncoding.rawValue`. Bit 6: what nobody writes, as it stands. Bit 7: bytes that
  /// are not UTF-8.
  public let bits: UInt8

  init(bits: UInt8) { self.bits = bits }

  static let asItStandsBit: UInt8 = 1
  static let impossibleBit: UInt8 = 1 << 6
  static let rawBit: UInt8 = 1 << 7

  static func bit(_ encoding: LegacyEncoding) -> UInt8 { 2 << encoding.rawValue }

  /// Whether it can stay as it stands: Vietnamese, or without letters beyond ASCII.
  public var staysAsItIs: Bool { bits & Self.asItStandsBit != 0 }
  /// Whether nobody writes it so.
  public var isImpossible: Bool { bits & Self.impossibleBit != 0 }
  /// Whether its bytes are not UTF-8.
  public var isRaw: Bool { bits & Self.rawBit != 0 }
  /// Whether it is not Vietnamese as it stands, but in some older encoding.
  public var isExplainable: Bool { !staysAsItIs && legacyBits != 0 }
  /// The bits of the older encodings.
  var legacyBits: UInt8 { bits & 0x3E }
  /// Whether it is Vietnamese in an encoding.
  public func fits(_ encoding: LegacyEncoding) -> Bool { bits & Self.bit(encoding) != 0 }
}

/// Reads words; those met often are remembered.
public struct WordReader: Sendable {
  /// Words that are remembered.
  static let slots = 1 << 13
  /// The key of a word in the high bits, its readings in the low eight; 0 for none.
  private var known = [UInt64](repeating: 0, count: slots)
  private let decoders = [LegacyEncoding.windows1258, .tcvn3, .vni, .viscii].map { LegacyDecoder($0) }

  /// Longest word that is looked at, in bytes: four times a syllable in mojibake.
  private static let longest = 96

  /// A reader that knows no word yet.
  public init() {}

  /// The readings of a word: some bytes of which one is not ASCII and which has no ASCII but letters. `isNew` says that it was not met
  /// lately, `slot` is the place where it is remembered.
  public mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (readings: WordReadings, isNew: Bool, slot: Int) {
    var key: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: range.count)
    var piece: UInt64 = 0
    for (place, offset) in range.enumerated() {
      piece = (piece << 8) | UInt64(bytes[offset])
      guard place & 7 == 7 else { continue }
      key = (key ^ piece) &* 0xFF51_AFD7_ED55_8CCD
      key ^= key >> 29
      piece = 0
    }
    key = (key ^ piece) &* 0xFF51_AFD7_ED55_8CCD
    key = (key ^ (key >> 29)) | 0x100
    let slot = Int(truncatingIfNeeded: key >> 40) & (Self.slots - 1)
    if known[slot] >> 8 == key >> 8 { return (WordReadings(bits: UInt8(truncatingIfNeeded: known[slot])), false, slot) }
    let bits = reckon(bytes, range)
    known[slot] = (key & ~0xFF) | UInt64(bits)
    return (WordReadings(bits: bits), true, slot)
  }

  private func reckon(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt8 {
    var check = UTF8Check()
    let isUTF8 = check.check(bytes, range, isFinal: true) == nil
    var bits: UInt8 = isUTF8 ? 0 : WordReadings.rawBit
    guard range.count <= Self.longest else { return bits | (isUTF8 ? WordReadings.asItStandsBit : 0) }
    let syllables = VietnameseSyllables.shared
    if isUTF8 {
      switch syllables.shape(bytes, range) {
      case .plain, .vietnamese: bits |= WordReadings.asItStandsBit
      case .impossible: bits |= WordReadings.impossibleBit
      case .foreign: break
      }
    }
    var eightBit: [UInt8] = []
    if isUTF8 {
      guard EightBitForm.append(bytes, range, to: &eightBit) else { return bits }
      var inner = UTF8Check()
      if inner.check(eightBit.span, 0..<eightBit.count, isFinal: true) == nil, inner.hasNonASCII,
        syllables.shape(eightBit.span, 0..<eightBit.count) == .vietnamese
      {
        bits |= WordReadings.bit(.utf8AsLatin1)
      }
    } else {
      eightBit.append(bytes, range)
    }
    var text: [UInt8] = []
    for decoder in decoders {
      text.removeAll(keepingCapacity: true)
      var found = LegacyDecoding()
      decoder.decode(eightBit.span, 0..<eightBit.count, to: &text, &found)
      guard found.undefinedBytes == 0, found.strayMarks == 0 else { continue }
      let shape = syllables.shape(text.span, 0..<text.count, hasFontCapitals: decoder.encoding == .tcvn3)
      if shape == .vietnamese { bits |= WordReadings.bit(decoder.encoding) }
    }
    return bits
  }

  /// Gives every word of some bytes that has a byte beyond ASCII.
  public static func words(_ bytes: Span<UInt8>, _ range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard bytes[offset] >= 0x80 else {
        offset &+= 1
        continue
      }
      let start = startOfWord(bytes, offset, range)
      offset = endOfWord(bytes, offset, range)
      body(start..<offset)
    }
  }

  static func startOfWord(_ bytes: Span<UInt8>, _ offset: Int, _ range: Range<Int>) -> Int {
    var start = offset
    while start > range.lowerBound, isWord(bytes[start &- 1]) { start &-= 1 }
    return start
  }

  static func endOfWord(_ bytes: Span<UInt8>, _ offset: Int, _ range: Range<Int>) -> Int {
    var end = offset
    while end < range.upperBound, isWord(bytes[end]) { end &+= 1 }
    return end
  }

  /// A letter of ASCII, or any byte beyond it.
  public static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) }
}

/// UTF-8 text as the bytes that it was before somebody took them for a Western code page.
public enum EightBitForm {
  /// Appends the bytes of the characters in Windows-1252; false where one of them is none of its characters.
  static func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = scalar(bytes, at: offset, before: range.upperBound)
      offset += length
      if value < 0x80 {
        arena.append(UInt8(value))
      } else if let byte = LegacyTable.windows1252.byte(of: value) {
        arena.append(byte)
      } else if (0x80..<0xA0).contains(value) {
        arena.append(UInt8(value))
      } else if value == 0x102 {
        // Windows-1258, whose Ă stands where Ã does: the one letter in which it shows UTF-8 otherwise.
        arena.append(0xC3)
      } else {
        return false
      }
    }
    return true
  }

  /// A word as a Western screen shows it.
  public static func shown(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    let own = range.map { bytes[$0] }
    if let text = String(validating: own, as: UTF8.self) { return text }
    return String(String.UnicodeScalarView(own.map { UnicodeScalar(LegacyTable.windows1252.scalars[Int($0)]) ?? "?" }))
  }

  /// Appends UTF-8 text whose letters are those of an encoding as Vietnamese; false where it has none of its bytes.
  public static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, as encoding: LegacyEncoding, to arena: inout [UInt8], _ found: inout LegacyDecoding
  ) -> Bool {
    var scratch: [UInt8] = []
    return append(bytes, range, encoding == .utf8AsLatin1 ? nil : LegacyDecoder(encoding), to: &arena, &found, scratch: &scratch)
  }

  /// The same with a decoder, nil for mojibake, and room to work in.
  static func append(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ decoder: LegacyDecoder?, to arena: inout [UInt8], _ found: inout LegacyDecoding,
    scratch eightBit: inout [UInt8]
  ) -> Bool {
    eightBit.removeAll(keepingCapacity: true)
    var check = UTF8Check()
    if check.check(bytes, range, isFinal: true) == nil {
      guard append(bytes, range, to: &eightBit) else { return false }
    } else {
      eightBit.append(bytes, range)
    }
    if let decoder {
      decoder.decode(eightBit.span, 0..<eightBit.count, to: &arena, &found)
      return true
    }
    var inner = UTF8Check()
    guard inner.check(eightBit.span, 0..<eightBit.count, isFinal: true) == nil else { return false }
    arena.append(contentsOf: eightBit)
    return true
  }
}
