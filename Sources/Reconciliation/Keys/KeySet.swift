// A set of 64-bit keys in one flat array.

/// Open addressing over keys that are hashes already, or packed references; 0 is kept apart.
@usableFromInline
struct KeySet: Sendable {
  private var slots: [UInt64] = []
  private var hasZero = false
  /// Keys in it.
  private(set) var count = 0

  init() {}

  /// Makes room for so many keys at two thirds full.
  mutating func reserve(_ keys: Int) {
    let wanted = max(16, keys + keys / 2 + 2)
    if wanted > slots.count { rehash(wanted) }
  }

  /// Adds a key; false when it was there.
  @usableFromInline
  mutating func insert(_ key: UInt64) -> Bool {
    if key == 0 {
      defer { hasZero = true }
      if !hasZero { count += 1 }
      return !hasZero
    }
    if count + count / 2 >= slots.count { rehash(max(16, slots.count * 2)) }
    var slot = KeySet.slot(of: key, in: slots.count)
    while slots[slot] != 0 {
      if slots[slot] == key { return false }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    slots[slot] = key
    count += 1
    return true
  }

  /// Whether a key is in it.
  func contains(_ key: UInt64) -> Bool {
    if key == 0 { return hasZero }
    guard !slots.isEmpty else { return false }
    var slot = KeySet.slot(of: key, in: slots.count)
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return false
  }

  /// A place among so many: the key mixed, then scaled by its high half.
  @inline(__always)
  static func slot(of key: UInt64, in count: Int) -> Int {
    var mixed = key &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed &>> 32
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
  }

  private mutating func rehash(_ size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    for key in old where key != 0 {
      var slot = KeySet.slot(of: key, in: size)
      while slots[slot] != 0 { slot = slot + 1 == size ? 0 : slot + 1 }
      slots[slot] = key
    }
  }
}
