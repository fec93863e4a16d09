// Which encoding a file is in, by its words: counted once each, so that a frequent name does not decide alone.

/// An encoding found and how sure it is.
public struct EncodingVerdict: Sendable, Equatable {
  /// The encoding that fits best.
  public let encoding: LegacyEncoding
  /// 0...99: how sure it is against the next best, in percent.
  public let confidence: Int
  /// Words that are Vietnamese in it.
  public let fitting: Int
  /// Words that had to be explained.
  public let words: Int
  /// The next best encoding; nil where only "as it stands" is left.
  public let second: LegacyEncoding?

  /// Whether to go by it without asking: at least 94 of 100 sure, and most words fit.
  public var isCertain: Bool { confidence >= EncodingVerdict.certain && fitting * 10 >= words * 6 }

  /// Least confidence that needs no question: odds of sixteen to one.
  public static let certain = 94
}

/// The words of a file, counted by their readings.
public struct EncodingEvidence: Sendable {
  /// Different words by the bits of their readings.
  private var counts = [Int](repeating: 0, count: 256)

  /// No words yet.
  public init() {}

  /// Counts a word.
  public mutating func add(_ readings: WordReadings) { counts[Int(readings.bits)] += 1 }

  /// Different words whose bytes are not UTF-8.
  public var rawWords: Int { count { $0.isRaw } }
  /// Different words with letters beyond ASCII that are Vietnamese in UTF-8 as they stand, and would be in no older encoding.
  public var unicodeWords: Int { count { $0.staysAsItIs && $0.legacyBits == 0 } }
  /// Different words that stay as they are.
  public var settledWords: Int { count { $0.staysAsItIs } }
  /// Different doubtful words that some older encoding explains.
  public var explainableWords: Int { count { $0.isExplainable } }

  /// What speaks for an encoding before any word is read, as powers of two: what the offices of Vietnam used. Foreign names in a list
  /// that is as it should be are commoner than any of them.
  private static func usual(_ encoding: LegacyEncoding, isRaw: Bool) -> Int {
    switch encoding {
    case .tcvn3, .utf8AsLatin1: 3
    case .vni: 2
    case .windows1258: isRaw ? 2 : 0
    case .viscii: -3
    }
  }
  private static let usualForeign = 3

  /// How many of the doubtful words are Vietnamese in an encoding.
  public func share(of encoding: LegacyEncoding) -> (fitting: Int, words: Int) {
    (count { !$0.staysAsItIs && $0.fits(encoding) }, count { !$0.staysAsItIs })
  }

  /// The encoding that explains the doubtful words best; nil where none explains any. Words that `explained` fit are left out.
  public func verdict(without explained: [LegacyEncoding] = []) -> EncodingVerdict? {
    let skipped = explained.reduce(UInt8(0)) { $0 | WordReadings.bit($1) }
    let left = counts.indices.filter { bits in
      counts[bits] > 0 && UInt8(bits) & (skipped | WordReadings.asItStandsBit) == 0
    }.map { (readings: WordReadings(bits: UInt8($0)), count: counts[$0]) }
    let isRaw = left.contains { $0.readings.isRaw }
    func fitting(_ encoding: LegacyEncoding) -> Int { left.reduce(0) { $0 + ($1.readings.fits(encoding) ? $1.count : 0) } }
    let candidates = LegacyEncoding.allCases.filter { fitting($0) > 0 }
    guard let best = candidates.max(by: { weight($0, left, isRaw) < weight($1, left, isRaw) }) else { return nil }
    var odds = Int.max
    var second: LegacyEncoding?
    for other in candidates where other != best {
      let own = against(best, other, left) + Self.usual(best, isRaw: isRaw) - Self.usual(other, isRaw: isRaw)
      if own < odds { (odds, second) = (own, other) }
    }
    // Raw bytes cannot stay as they stand.
    let foreign = left.reduce(Self.usual(best, isRaw: isRaw) - Self.usualForeign) { sum, word in
      guard word.readings.fits(best) else { return sum }
      return sum + word.count * (word.readings.isImpossible || word.readings.isRaw ? 8 : best == .utf8AsLatin1 ? 8 : 3)
    }
    if foreign < odds { (odds, second) = (foreign, nil) }
    // Foreign names among the words that some encoding explains say nothing against it; bytes that are not UTF-8 all need a reason.
    let words = left.reduce(0) { sum, word in
      let needsReason = word.readings.isRaw || word.readings.isImpossible || word.readings.legacyBits != 0
      return sum + (needsReason ? word.count : 0)
    }
    return EncodingVerdict(
      encoding: best, confidence: Self.percent(odds), fitting: fitting(best), words: words, second: second)
  }

  /// Two encodings that explain the doubtful words together where none does alone: lists of two offices in one file. Each explains a
  /// quarter of the words, three at least, that the other does not, and both together nearly all; nil where there is no such pair.
  public func mixture() -> [EncodingVerdict]? {
    let left = counts.indices.filter { counts[$0] > 0 && UInt8($0) & WordReadings.asItStandsBit == 0 }
      .map { (readings: WordReadings(bits: UInt8($0)), count: counts[$0]) }
      .filter { $0.readings.isRaw || $0.readings.isExplainable }
    let words = left.reduce(0) { $0 + $1.count }
    for first in LegacyEncoding.allCases {
      for second in LegacyEncoding.allCases where second.rawValue > first.rawValue {
        func count(_ isCounted: (Bool, Bool) -> Bool) -> Int {
          left.reduce(0) { $0 + (isCounted($1.readings.fits(first), $1.readings.fits(second)) ? $1.count : 0) }
        }
        let (own, others) = (count { $0 && !$1 }, count { !$0 && $1 })
        guard min(own, others) >= 3, min(own, others) * 4 >= words, count({ $0 || $1 }) * 20 >= words * 19 else { continue }
        return [(first, own), (second, others)].sorted { $0.1 > $1.1 }.map { encoding, exclusive in
          EncodingVerdict(
            encoding: encoding, confidence: Self.percent(3 * exclusive), fitting: exclusive, words: exclusive, second: nil)
        }
      }
    }
    return nil
  }

  /// A word that is Vietnamese in one encoding and not in the other speaks eight to one for the first; mojibake hardly comes by chance.
  private func against(_ best: LegacyEncoding, _ other: LegacyEncoding, _ left: [(readings: WordReadings, count: Int)]) -> Int {
    left.reduce(0) { sum, word in
      let (own, others) = (word.readings.fits(best), word.readings.fits(other))
      if own == others { return sum }
      let weight = (own ? best : other) == .utf8AsLatin1 ? 8 : 3
      return sum + (own ? weight : -weight) * word.count
    }
  }

  private func weight(_ encoding: LegacyEncoding, _ left: [(readings: WordReadings, count: Int)], _ isRaw: Bool) -> Int {
    left.reduce(Self.usual(encoding, isRaw: isRaw)) {
      $0 + ($1.readings.fits(encoding) ? $1.count * (encoding == .utf8AsLatin1 ? 8 : 3) : 0)
    }
  }

  /// Odds as a power of two in percent, never sure.
  private static func percent(_ odds: Int) -> Int {
    if odds >= 7 { return 99 }
    if odds <= 0 { return odds == 0 ? 50 : 0 }
    return 100 - (100 + (1 << odds)) / (1 + (1 << odds))
  }

  private func count(_ isCounted: (WordReadings) -> Bool) -> Int {
    counts.indices.reduce(0) { $0 + (isCounted(WordReadings(bits: UInt8($1))) ? counts[$1] : 0) }
  }
}
