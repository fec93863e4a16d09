// A keyed hash of whole numbers, far cheaper than one of bytes: identity numbers are looked up once a row.

/// Two affine maps x ↦ a x + b modulo the prime 2^61 − 1 with secret a and b: the first half of the hash differs for any two numbers, and
/// nobody who does not know the key can choose numbers that meet in a table. (Carter and Wegman, "Universal classes of hash functions", 1979.)
public struct NumberHash: Sendable {
  private static var prime: UInt64 { (1 << 61) - 1 }
  private let factors: (UInt64, UInt64)
  private let summands: (UInt64, UInt64)

  /// The maps of a key.
  public init(key: HashKey) {
    func drawn(_ number: UInt64) -> Hash128 {
      var hash = KeyedHash128(key: key)
      hash.absorb(number)
      return hash.finish()
    }
    let (first, second) = (drawn(0x61), drawn(0x62))
    // From 1 on: a factor of zero would make all numbers meet.
    factors = (first.low % (Self.prime - 1) + 1, first.high % (Self.prime - 1) + 1)
    summands = (second.low % Self.prime, second.high % Self.prime)
  }

  /// The hash of a number below 2^61 − 1.
  @inline(__always)
  public func hash(_ number: UInt64) -> Hash128 {
    precondition(number < Self.prime, "number too large")
    return Hash128(low: Self.spread(Self.map(number, factors.0, summands.0)), high: Self.map(number, factors.1, summands.1))
  }

  /// The same over all 64 bits, by steps that can be undone: tables take the place of a key from its highest bits.
  @inline(__always)
  private static func spread(_ value: UInt64) -> UInt64 {
    let mixed = value &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always)
  private static func map(_ number: UInt64, _ factor: UInt64, _ summand: UInt64) -> UInt64 {
    let product = number.multipliedFullWidth(by: factor)
    // 2^61 is 1 modulo the prime: what lies above the 61 bits is added to them.
    let sum = (product.low & prime) &+ (product.low >> 61 | product.high << 3) &+ summand
    let once = (sum & prime) &+ (sum >> 61)
    return once >= prime ? once &- prime : once
  }
}
