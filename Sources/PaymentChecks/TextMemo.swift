// A small memory of texts already understood: a roster names few banks many times.

internal import PaymentModel

/// A direct-mapped table of 64 texts with what they mean.
struct TextMemo<Value: Sendable>: Sendable {
  private static var slots: Int { 64 }
  private static var arenaLimit: Int { 65_536 }
  private var hashes: [UInt64]
  private var keys: [TextSlice]
  private var values: [Value]
  private var arena: [UInt8] = []
  private let none: Value

  init(_ none: Value) {
    self.none = none
    hashes = Array(repeating: 0, count: Self.slots)
    keys = Array(repeating: .empty, count: Self.slots)
    values = Array(repeating: none, count: Self.slots)
  }

  /// What the text means, if it was asked for before. The text must not be empty.
  @inline(__always)
  func find(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Value? {
    let hash = Self.hash(bytes, slice)
    let slot = Int(truncatingIfNeeded: hash >> 58)
    return hashes[slot] == hash && isKey(slot, bytes, slice) ? values[slot] : nil
  }

  /// Remembers what the text means and returns it.
  mutating func remember(_ value: Value, _ bytes: Span<UInt8>, _ slice: TextSlice) -> Value {
    let hash = Self.hash(bytes, slice)
    let slot = Int(truncatingIfNeeded: hash >> 58)
    if arena.count + Int(slice.length) > Self.arenaLimit {
      arena.removeAll(keepingCapacity: true)
      for other in 0..<Self.slots { (hashes[other], keys[other]) = (0, .empty) }
    }
    let start = arena.count
    for index in slice.range { arena.append(bytes[index]) }
    (hashes[slot], keys[slot], values[slot]) = (hash, TextSlice(start..<arena.count), value)
    return value
  }

  @inline(__always)
  private func isKey(_ slot: Int, _ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    let key = keys[slot]
    guard key.length == slice.length else { return false }
    return Word.areEqual(arena.span, Int(key.offset), bytes, Int(slice.offset), count: Int(slice.length))
  }

  /// Never 0, which marks an empty slot. Of long texts only the ends and the middle count: more is compared before an answer is given.
  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>, _ slice: TextSlice) -> UInt64 {
    let (start, count) = (Int(slice.offset), Int(slice.length))
    var hash = UInt64(count) &* 0x9E37_79B9_7F4A_7C15
    if count >= 8 {
      hash ^= Word.load(bytes, start) &* 0xD6E8_FEB8_6659_FD93
      hash ^= Word.load(bytes, start &+ (count &- 8) / 2) &* 0xA076_1D64_78BD_642F
      hash ^= Word.load(bytes, start &+ count &- 8) &* 0xE703_7ED1_A0B4_28DB
    } else {
      hash ^= Word.loadPartial(bytes, start, count: count) &* 0xD6E8_FEB8_6659_FD93
    }
    hash ^= hash >> 32
    return (hash &* 0x9E37_79B9_7F4A_7C15) | 1
  }
}
