import Testing

@testable import ByteText

/// SipHash in its plainest form, with 128 bits of result and any number of rounds; each word says whether it closes a piece.
private func plainSipHash(_ words: [(word: UInt64, closes: Bool)], key: HashKey, inner: Int, outer: Int) -> Hash128 {
  func rotated(_ value: UInt64, _ distance: UInt64) -> UInt64 { (value << distance) | (value >> (64 - distance)) }
  var v = [
    key.first ^ 0x736f_6d65_7073_6575, key.second ^ 0x646f_7261_6e64_6f6d, key.first ^ 0x6c79_6765_6e65_7261,
    key.second ^ 0x7465_6462_7974_6573,
  ]
  func round() {
    v[0] &+= v[1]
    v[1] = rotated(v[1], 13) ^ v[0]
    v[0] = rotated(v[0], 32)
    v[2] &+= v[3]
    v[3] = rotated(v[3], 16) ^ v[2]
    v[0] &+= v[3]
    v[3] = rotated(v[3], 21) ^ v[0]
    v[2] &+= v[1]
    v[1] = rotated(v[1], 17) ^ v[2]
    v[2] = rotated(v[2], 32)
  }
  v[1] ^= 0xEE
  for (word, closes) in words {
    if closes { v[1] ^= 0xC1 }
    v[3] ^= word
    for _ in 0..<inner { round() }
    v[0] ^= word
  }
  v[2] ^= 0xEE
  for _ in 0..<outer { round() }
  let low = v[0] ^ v[1] ^ v[2] ^ v[3]
  v[1] ^= 0xDD
  for _ in 0..<outer { round() }
  return Hash128(low: low, high: v[0] ^ v[1] ^ v[2] ^ v[3])
}

struct KeyTests {
  static func hash(_ pieces: [[UInt8]], key: HashKey = HashKey(1, 2)) -> Hash128 {
    var hash = KeyedHash128(key: key)
    for piece in pieces { hash.absorb(piece.span, 0..<piece.count) }
    return hash.finish()
  }

  // The reference vectors of SipHash-2-4 with 128 bits: key 00...0F, messages of 0 and 1 bytes.
  @Test func `the plain SipHash gives the published values`() {
    let key = HashKey(0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)
    let empty = plainSipHash([(0, false)], key: key, inner: 2, outer: 4)
    #expect(empty == Hash128(low: 0xE6A8_25BA_047F_81A3, high: 0x9302_55C7_1472_F66D))
    let one = plainSipHash([(1 << 56, false)], key: key, inner: 2, outer: 4)
    #expect(one == Hash128(low: 0x44AF_996B_D8C1_87DA, high: 0x45FC_229B_1159_7634))
  }

  @Test(arguments: [0x5EED_0701] as [UInt64])
  func `the hash is SipHash-1-3 over the words of the pieces`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for length in 0..<40 {
      let key = HashKey(generator.next(), generator.next())
      let pieces = (0..<3).map { _ in (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) } }
      var words: [(UInt64, Bool)] = []
      for piece in pieces {
        var rest = piece[...]
        while rest.count >= 8 {
          words.append((rest.prefix(8).reversed().reduce(0) { ($0 << 8) | UInt64($1) }, false))
          rest = rest.dropFirst(8)
        }
        words.append((rest.reversed().reduce(0) { ($0 << 8) | UInt64($1) } | (UInt64(rest.count) << 56), true))
      }
      #expect(Self.hash(pieces, key: key) == plainSipHash(words, key: key, inner: 1, outer: 3), "seed \(seed), length \(length)")
    }
  }

  @Test func `where a piece ends is part of the hash`() {
    let hashes = [
      Self.hash(["ab".bytes, "c".bytes]), Self.hash(["a".bytes, "bc".bytes]), Self.hash(["abc".bytes]), Self.hash(["abc".bytes, []]),
      Self.hash([[], "abc".bytes]), Self.hash([]), Self.hash([[]]), Self.hash([[], []]), Self.hash([[0]]), Self.hash([[0, 0]]),
      Self.hash([[UInt8](repeating: 0, count: 8)]), Self.hash([[0, 0, 0, 0, 0, 0, 0, 0x80]]), Self.hash(["abc".bytes], key: HashKey(1, 3)),
      Self.hash(["abc".bytes], key: HashKey(0, 2)),
    ]
    #expect(Set(hashes).count == hashes.count)
  }

  @Test func `a million structured keys do not meet in 96 bits, nor crowd in 32`() {
    var keys = Set<Key96>(minimumCapacity: 1_000_000)
    var buckets = [UInt32](repeating: 0, count: 1 << 16)
    var digits = [UInt8](repeating: 0x30, count: 12)
    for number in 0..<1_000_000 {
      var rest = number
      for place in (6..<12).reversed() {
        digits[place] = 0x30 + UInt8(rest % 10)
        rest /= 10
      }
      let hash = Self.hash([digits])
      keys.insert(hash.key96)
      buckets[Int(hash.low >> 48)] += 1
    }
    #expect(keys.count == 1_000_000)
    // 15.3 keys are expected in a bucket; the chance that one of 65536 buckets has 60 is below one in a million.
    #expect(buckets.max()! < 60)
  }

  @Test func `each bit of a key changes half the bits of the hash`() {
    var changed = 0
    var pairs = 0
    for number in 0..<200 as Range<UInt64> {
      let bytes = (0..<8).map { UInt8(truncatingIfNeeded: (number &* 0x0101) >> ($0 * 8)) }
      let hash = Self.hash([bytes])
      for bit in 0..<64 {
        var other = bytes
        other[bit / 8] ^= 1 << (bit % 8)
        let otherHash = Self.hash([other])
        changed += (hash.low ^ otherHash.low).nonzeroBitCount + (hash.high ^ otherHash.high).nonzeroBitCount
        pairs += 1
      }
    }
    // 12800 pairs of 128 bits: the mean is 64 with a deviation of 0.05.
    #expect((63 * pairs...65 * pairs).contains(changed))
  }

  @Test(arguments: [0x5EED_0801, 0x5EED_0802] as [UInt64])
  func `the table agrees with a dictionary`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for expectedCount in [0, 10, 5_000] {
      var table = FlatKeyTable(expectedCount: expectedCount)
      var batched = FlatKeyTable(expectedCount: expectedCount)
      var dictionary: [Key96: UInt32] = [:]
      var found: [UInt32] = []
      var payload: UInt32 = 0
      for _ in 0..<60 {
        let keys = (0..<Int.random(in: 0...100, using: &generator)).map { _ -> Key96 in
          // Few different keys, many of them with the same home.
          let low = UInt64.random(in: 0...1_500, using: &generator) << (Bool.random(using: &generator) ? 52 : 0)
          return Key96(low: low, high: UInt32.random(in: 0...1, using: &generator))
        }
        let before = keys.map { dictionary[$0] ?? FlatKeyTable.absent }
        table.find(keys.span, found: &found)
        #expect(found == before, "seed \(seed)")
        var expected: [UInt32] = []
        for (place, key) in keys.enumerated() {
          expected.append(dictionary[key] ?? FlatKeyTable.absent)
          if dictionary[key] == nil { dictionary[key] = payload + UInt32(place) }
          #expect(table.insertOrFind(key, payload: payload + UInt32(place)) ?? FlatKeyTable.absent == expected.last, "seed \(seed)")
        }
        batched.insertOrFind(keys.span, firstPayload: payload, found: &found)
        #expect(found == expected, "seed \(seed)")
        payload += UInt32(keys.count)
        #expect(table.count == dictionary.count)
        #expect(batched.count == dictionary.count)
      }
      for (key, value) in dictionary {
        #expect(table.find(key) == value)
        #expect(batched.find(key) == value)
      }
      #expect(table.find(Key96(low: 7, high: 7)) == nil)
    }
  }

  @Test(arguments: [1, 1_000, 100_000])
  func `a presized table does not grow and takes 20 bytes a key`(count: Int) {
    var table = FlatKeyTable(expectedCount: count)
    let memory = table.memoryBytes
    // And at most four lines of 64 bytes, and one to begin where a line of the cache begins.
    #expect(memory <= count * 20 + 5 * 64)
    for number in 0..<count {
      let hash = Self.hash([(0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }])
      #expect(table.insertOrFind(hash.key96, payload: UInt32(number)) == nil)
    }
    #expect(table.memoryBytes == memory)
    #expect(table.count == count)
  }

  /// The maps reckoned by long division, with the factors taken from what two numbers give.
  @Test(arguments: [0x5EED_0702] as [UInt64])
  func `the hash of a number is affine modulo the prime, spread by steps that can be undone`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let prime: UInt64 = (1 << 61) - 1
    for _ in 0..<200 {
      let hash = NumberHash(key: HashKey(generator.next(), generator.next()))
      let summand = hash.hash(0).high
      let factor = (hash.hash(1).high + prime - summand) % prime
      #expect(factor > 0)
      for number in [2, 38_042_001_234, 999_999_999_999, prime - 1, UInt64.random(in: 0..<prime, using: &generator)] {
        let product = number.multipliedFullWidth(by: factor)
        let rest = prime.dividingFullWidth((product.high, product.low)).remainder
        #expect(hash.hash(number).high == (rest + summand) % prime, "\(number), seed \(seed)")
      }
    }
  }

  @Test func `neighbouring numbers lie far apart, and no two have the same hash`() {
    let hash = NumberHash(key: HashKey(3, 4))
    let lows = (0..<20_000).map { hash.hash(38_042_000_000 + $0).low }
    #expect(Set(lows).count == lows.count)
    // By their highest bits, as tables place them: 20,000 in 1,000 places are 20 each, give or take a few.
    var counts = [Int](repeating: 0, count: 1_000)
    for low in lows { counts[Int(low.multipliedFullWidth(by: 1_000).high)] += 1 }
    #expect(counts.allSatisfy { (1...60).contains($0) })
    #expect(NumberHash(key: HashKey(3, 5)).hash(1) != hash.hash(1))
  }
}
