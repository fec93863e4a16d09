// 64-bit keys of texts. The seed is drawn per run, so nobody can prepare texts that collide; no result depends on it.

/// Hashes bytes and words by 64 × 64 → 128 bit multiplication.
struct KeyHasher: Sendable {
  private var state: UInt64
  private var word: UInt64 = 0
  private var bytes: UInt64 = 0

  init(seed: UInt64) { state = seed ^ 0x2D35_8DCC_AA6C_78A5 }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// Takes one more word.
  @inline(__always)
  mutating func add(word: UInt64) {
    state = KeyHasher.mix(state ^ word, 0x9E37_79B9_7F4A_7C15) ^ (word &* 0x8BB8_4B93_962E_ACC9)
  }

  /// Takes one more byte.
  @inline(__always)
  mutating func add(byte: UInt8) {
    word = word << 8 | UInt64(byte)
    bytes &+= 1
    if bytes & 7 == 0 {
      add(word: word)
      word = 0
    }
  }

  /// The key of all that was taken; never 0, which means "no key".
  func finish() -> UInt64 {
    var last = self
    last.add(word: word)
    last.add(word: bytes)
    let key = KeyHasher.mix(last.state ^ 0x4B33_A62E_D433_D4A3, 0xA24B_AED4_963E_E407)
    return key == 0 ? 1 : key
  }
}

/// Makes the keys of one run.
struct KeyMaker: Sendable {
  let seed: UInt64

  /// The key of a foreign reference, upper bit set to keep it apart from ours; 0 when it is blank. Case and outer blanks do not count.
  func foreignReference(_ text: Span<UInt8>) -> UInt64 {
    let range = KeyMaker.trimmed(text)
    guard !range.isEmpty else { return 0 }
    var hasher = KeyHasher(seed: seed)
    for index in range { hasher.add(byte: KeyMaker.upper(text[index])) }
    return hasher.finish() | 1 << 63
  }

  /// The key of a text as it stands; 0 when it is empty.
  func text(_ text: Span<UInt8>) -> UInt64 {
    guard !text.isEmpty else { return 0 }
    var hasher = KeyHasher(seed: seed &+ 1)
    for index in text.indices { hasher.add(byte: text[index]) }
    return hasher.finish()
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
    var hasher = KeyHasher(seed: seed &+ 2)
    for index in first..<count { hasher.add(byte: kept[index]) }
    return hasher.finish()
  }

  /// A key over two others and an amount; 0 when the first is 0.
  func combined(_ key: UInt64, amount: Int64, tag: UInt64) -> UInt64 {
    guard key != 0 else { return 0 }
    var hasher = KeyHasher(seed: seed &+ 4)
    hasher.add(word: key)
    hasher.add(word: UInt64(bitPattern: amount))
    hasher.add(word: tag)
    return hasher.finish()
  }

  @inline(__always)
  static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte &- 32 : byte }

  static func trimmed(_ text: Span<UInt8>) -> Range<Int> {
    var lower = 0
    var upper = text.count
    while lower < upper, text[lower] <= 0x20 { lower += 1 }
    while upper > lower, text[upper - 1] <= 0x20 { upper -= 1 }
    return lower..<upper
  }
}
