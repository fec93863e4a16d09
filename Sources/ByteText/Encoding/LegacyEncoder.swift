// UTF-8 to bytes of an older encoding: what goes back to the sender goes back in his own letters.

/// A writer of one 8-bit encoding.
public struct LegacyEncoder: Sendable {
  /// The encoding.
  public let encoding: LegacyEncoding
  /// Characters that the encoding does not have, so far; their plain letter was written, or "?".
  public private(set) var replacedCharacters = 0
  private let table: LegacyTable

  /// A writer; `utf8AsLatin1` is none.
  public init(_ encoding: LegacyEncoding) {
    precondition(encoding != .utf8AsLatin1, "no table")
    self.encoding = encoding
    switch encoding {
    case .windows1258: table = .windows1258
    case .tcvn3: table = .tcvn3
    case .vni: table = .vni
    case .viscii, .utf8AsLatin1: table = .viscii
    }
  }

  /// Appends composed UTF-8 text. A capital with a tone becomes the small letter in TCVN3, whose fonts show it as a capital; six capitals
  /// of VISCII that would be control characters become small letters too.
  public mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let (value, length) = scalar(bytes, at: offset, before: range.upperBound)
      append(value, to: &arena)
      offset += length
    }
  }

  private mutating func append(_ value: UInt32, to arena: inout [UInt8]) {
    if value < 0x80 {
      arena.append(UInt8(value))
      return
    }
    if encoding == .vni, appendVNI(value, to: &arena) { return }
    if let byte = table.byte(of: value), byte >= 0x80, encoding != .vni || VNIMarks.mark(byte) == nil {
      arena.append(byte)
      return
    }
    if var vowel = VietnameseVowels.shared.vowel(value) {
      if encoding == .windows1258, appendTone(vowel, to: &arena) { return }
      vowel.isUpper = false
      if let byte = table.byte(of: VietnameseVowels.shared.scalar(vowel)) {
        arena.append(byte)
        return
      }
    }
    replacedCharacters += 1
    arena.append(LegacyEncoder.plain(value))
  }

  private func appendTone(_ vowel: VietnameseVowel, to arena: inout [UInt8]) -> Bool {
    let marks: [UInt32] = [0, 0x300, 0x301, 0x309, 0x303, 0x323]
    let base = VietnameseVowels.shared.scalar(VietnameseVowel(row: vowel.row, tone: 0, isUpper: vowel.isUpper))
    guard vowel.tone > 0, let letter = table.byte(of: base), let mark = table.byte(of: marks[vowel.tone]) else { return false }
    arena.append(letter)
    arena.append(mark)
    return true
  }

  private func appendVNI(_ value: UInt32, to arena: inout [UInt8]) -> Bool {
    guard let vowel = VietnameseVowels.shared.vowel(value) else { return false }
    if let byte = table.byte(of: value), VNIMarks.mark(byte) == nil {
      arena.append(byte)
      return true
    }
    // ă â, ê, ô are a, e, o with a shape; the others carry the tone alone.
    let (row, shape) =
      switch vowel.row {
      case 1: (0, 2)
      case 2: (0, 1)
      case 4: (3, 1)
      case 7: (6, 1)
      default: (vowel.row, 0)
      }
    let base = VietnameseVowels.shared.scalar(VietnameseVowel(row: row, tone: 0, isUpper: vowel.isUpper))
    guard vowel.tone > 0 || shape > 0, let letter = table.byte(of: base) else { return false }
    arena.append(letter)
    arena.append(VNIMarks.byte(VNIMarks.Mark(tone: vowel.tone, shape: shape), isUpper: vowel.isUpper))
    return true
  }

  private static func plain(_ value: UInt32) -> UInt8 {
    switch value {
    case 0xA0, 0x2002...0x200A, 0x202F, 0x205F, 0x3000: return 0x20
    case 0x2010...0x2015, 0x2212: return UInt8(ascii: "-")
    case 0x2018...0x201B: return UInt8(ascii: "'")
    case 0x201C...0x201F, 0xAB, 0xBB: return UInt8(ascii: "\"")
    case 0x110, 0x111: return value == 0x110 ? UInt8(ascii: "D") : UInt8(ascii: "d")
    default: break
    }
    for (start, letters) in LatinLetters.plainLetters where value >= start && value < start + letters.utf8.count {
      return letters.utf8[letters.utf8.index(letters.utf8.startIndex, offsetBy: Int(value) - start)]
    }
    return UInt8(ascii: "?")
  }
}
