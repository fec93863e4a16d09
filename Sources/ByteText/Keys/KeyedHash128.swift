// A keyed hash of short pieces: SipHash-1-3 with 128 bits of result, so that nobody who does not know the key can make two keys meet.

/// The key of a hash, drawn anew for each run where only speed counts, fixed where results are compared between runs.
public struct HashKey: Sendable, Hashable {
  /// The first half.
  public let first: UInt64
  /// The second half.
  public let second: UInt64

  /// A key of 128 bits.
  public init(_ first: UInt64, _ second: UInt64) {
    self.first = first
    self.second = second
  }
}

/// A hash of 128 bits.
public struct Hash128: Sendable, Hashable {
  /// The first 64 bits.
  public let low: UInt64
  /// The other 64 bits.
  public let high: UInt64

  /// A hash from its bits.
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The first 96 bits, as `FlatKeyTable` keeps them.
  @inlinable public var key96: Key96 { Key96(low: low, high: UInt32(truncatingIfNeeded: high)) }
}

/// A hash in the making, over one or more pieces; where a piece ends is part of it, so ("ab", "c") and ("a", "bc") differ.
public struct KeyedHash128: Sendable {
  private var v0: UInt64
  private var v1: UInt64
  private var v2: UInt64
  private var v3: UInt64

  /// A hash of no pieces yet.
  public init(key: HashKey) {
    v0 = key.first ^ 0x736F_6D65_7073_6575
    v1 = key.second ^ 0x646F_7261_6E64_6F6D ^ 0xEE
    v2 = key.first ^ 0x6C79_6765_6E65_7261
    v3 = key.second ^ 0x7465_6462_7974_6573
  }

  /// Takes one piece.
  public mutating func absorb(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var state = self
    unsafe bytes.extracting(range).withUnsafeBufferPointer { piece in
      var offset = 0
      while piece.count &- offset >= 8 {
        let word = unsafe UnsafeRawPointer(piece.baseAddress!).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        state.absorb(word: UInt64(littleEndian: word))
        offset &+= 8
      }
      var rest = UInt64(truncatingIfNeeded: piece.count &- offset) << 56
      var shift: UInt64 = 0
      while offset < piece.count {
        rest |= unsafe UInt64(piece[offset]) << shift
        shift &+= 8
        offset &+= 1
      }
      state.absorb(closing: rest)
    }
    self = state
  }

  /// Takes a number as one piece.
  @inline(__always)
  public mutating func absorb(_ number: UInt64) {
    absorb(word: number)
    absorb(closing: 0)
  }

  @inline(__always)
  mutating func absorb(word: UInt64) {
    v3 ^= word
    round()
    v0 ^= word
  }

  /// Takes the last word of a piece: up to seven bytes, their number in the highest byte. It is mixed in another way than the words
  /// inside a piece, so that no content can look like the end of a piece.
  @inline(__always)
  mutating func absorb(closing word: UInt64) {
    v1 ^= 0xC1
    absorb(word: word)
  }

  /// The hash of the pieces so far.
  public func finish() -> Hash128 {
    var state = self
    state.v2 ^= 0xEE
    state.round()
    state.round()
    state.round()
    let low = state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    state.v1 ^= 0xDD
    state.round()
    state.round()
    state.round()
    return Hash128(low: low, high: state.v0 ^ state.v1 ^ state.v2 ^ state.v3)
  }

  @inline(__always)
  private mutating func round() {
    v0 = v0 &+ v1
    v1 = (v1 << 13) | (v1 >> 51)
    v1 ^= v0
    v0 = (v0 << 32) | (v0 >> 32)
    v2 = v2 &+ v3
    v3 = (v3 << 16) | (v3 >> 48)
    v3 ^= v2
    v0 = v0 &+ v3
    v3 = (v3 << 21) | (v3 >> 43)
    v3 ^= v0
    v2 = v2 &+ v1
    v1 = (v1 << 17) | (v1 >> 47)
    v1 ^= v2
    v2 = (v2 << 32) | (v2 >> 32)
  }
}
