// 64-bit keys of references, accounts and names. The hash is keyed per run, so nobody can prepare texts that collide; no result
// depends on it.

import ByteText

/// Makes the keys of one run.
struct KeyMaker: Sendable {
  private let key: HashKey
  private let folding = BankFolding()

  init(seed: UInt64) { key = HashKey(seed, seed ^ 0x9E37_79B9_7F4A_7C15) }

  /// The key of a hash; never 0, which means "no key".
  private static func key(_ hash: KeyedHash128) -> UInt64 { max(hash.finish().low, 1) }

  /// The key of a foreign reference, upper bit set to keep it apart from ours; 0 when it is blank. Case and outer blanks do not count.
  func foreignReference(_ text: Span<UInt8>) -> UInt64 {
    let range = KeyMaker.trimmed(text)
    guard !range.isEmpty else { return 0 }
    var hash = KeyedHash128(key: key)
    var word: UInt64 = 0
    for (place, index) in range.enumerated() {
      word = word << 8 | UInt64(KeyMaker.upper(text[index]))
      if place & 7 == 7 { hash.absorb(word) }
    }
    hash.absorb(word)
    hash.absorb(UInt64(range.count))
    return KeyMaker.key(hash) | 1 << 63
  }

  /// The key of a text as it stands; 0 when it is empty.
  func text(_ text: Span<UInt8>) -> UInt64 {
    guard !text.isEmpty else { return 0 }
    var hash = KeyedHash128(key: key)
    hash.absorb(text, 0..<text.count)
    return KeyMaker.key(hash)
  }

  /// The key of an account or phone number; 0 when it has fewer than 5 characters or is masked.
  ///
  /// Blanks and punctuation, leading zeros and the country code 84 before 9 digits do not count: sheets lose zeros, banks add separators.
  func account(_ text: Span<UInt8>) -> UInt64 {
    var kept = InlineArray<40, UInt8>(repeating: 0)
    var count = 0
    var onlyDigits = true
    for index in text.indices {
      let byte = KeyMaker.upper(text[index])
      switch byte {
      case 0x20, 0x09, 0x2E, 0x2D, 0x27, 0x2B, 0x5F, 0x2F: continue
      case 0x30...0x39: if byte == 0x30, count == 0 { continue }
      case 0x41...0x5A: onlyDigits = false
      default: return 0
      }
      guard count < 40 else { return 0 }
      kept[count] = byte
      count += 1
    }
    let first = onlyDigits && count == 11 && kept[0] == 0x38 && kept[1] == 0x34 ? 2 : 0
    guard count >= 5 else { return 0 }
    var hash = KeyedHash128(key: key)
    hash.absorb(kept.span, first..<count)
    return KeyMaker.key(hash)
  }

  /// The key of a person's name, case and diacritics aside; 0 when it is one word or masked.
  func name(_ text: Span<UInt8>) -> UInt64 {
    let range = KeyMaker.trimmed(text)
    var hasBlank = false
    for index in range {
      if text[index] == 0x2A { return 0 }
      if text[index] <= 0x20 { hasBlank = true }
    }
    guard hasBlank else { return 0 }
    return max(folding.hash(text, range, key: key).low, 1)
  }

  /// A key over another, an amount and a tag; 0 when the first is 0.
  func combined(_ first: UInt64, amount: Int64, tag: UInt64) -> UInt64 {
    guard first != 0 else { return 0 }
    var hash = KeyedHash128(key: key)
    hash.absorb(first)
    hash.absorb(UInt64(bitPattern: amount))
    hash.absorb(tag)
    return KeyMaker.key(hash)
  }

  @inline(__always)
  private static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte &- 32 : byte }

  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var lower = 0
    var upper = text.count
    while lower < upper, text[lower] <= 0x20 { lower += 1 }
    while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<upper
  }
}
