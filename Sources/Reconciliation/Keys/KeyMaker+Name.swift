// Names as banks write them: capitals without diacritics, single blanks.

extension KeyMaker {
  /// The key of a person's name; 0 when it has no two words, is masked or holds other scripts.
  func name(_ text: Span<UInt8>) -> UInt64 {
    var hasher = KeyHasher(seed: seed &+ 3)
    var words = 0
    var inWord = false
    var index = 0
    while index < text.count {
      let (scalar, length) = KeyMaker.scalar(text, at: index)
      index += length
      if (0x300...0x36F).contains(scalar) { continue }
      let folded = KeyMaker.folded(scalar)
      if folded == 0x20 {
        inWord = false
        continue
      }
      if folded == 0 { return 0 }
      if !inWord {
        if words > 0 { hasher.add(byte: 0x20) }
        words += 1
        inWord = true
      }
      hasher.add(byte: folded)
    }
    return words >= 2 ? hasher.finish() : 0
  }

  /// One scalar of UTF-8 of up to three bytes and its length; a wrong byte is itself.
  private static func scalar(_ text: Span<UInt8>, at index: Int) -> (UInt32, Int) {
    let first = UInt32(text[index])
    if first >= 0xC2, first <= 0xDF, index + 1 < text.count {
      return ((first & 31) << 6 | UInt32(text[index + 1]) & 63, 2)
    }
    if first >= 0xE0, first <= 0xEF, index + 2 < text.count {
      return ((first & 15) << 12 | (UInt32(text[index + 1]) & 63) << 6 | UInt32(text[index + 2]) & 63, 3)
    }
    return (first, 1)
  }

  /// The capital of A-Z under a letter, the digit, a blank for blanks and punctuation, 0 for anything else.
  private static func folded(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A: UInt8(scalar)
    case 0x61...0x7A: UInt8(scalar - 32)
    case 0x00...0x20, 0x27, 0x2C...0x2F, 0xA0, 0x200B, 0xFEFF: 0x20
    case 0xC0...0xC3, 0xE0...0xE3, 0x102, 0x103, 0x1EA0...0x1EB7: 0x41
    case 0xD0, 0xF0, 0x110, 0x111: 0x44
    case 0xC8...0xCA, 0xE8...0xEA, 0x1EB8...0x1EC7: 0x45
    case 0xCC, 0xCD, 0xEC, 0xED, 0x128, 0x129, 0x1EC8...0x1ECB: 0x49
    case 0xD2...0xD5, 0xF2...0xF5, 0x1A0, 0x1A1, 0x1ECC...0x1EE3: 0x4F
    case 0xD9, 0xDA, 0xF9, 0xFA, 0x168, 0x169, 0x1AF, 0x1B0, 0x1EE4...0x1EF1: 0x55
    case 0xDD, 0xFD, 0x1EF2...0x1EF9: 0x59
    default: 0
    }
  }
}
