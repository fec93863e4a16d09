// A set of 64-bit keys in one flat array.

internal import CByteMasks

/// Open addressing over keys that are hashes already, or packed references; 0 is kept apart. 8 bytes a place, at most 80 % of them taken.
public struct FlatKeySet: Sendable {
  private var slots: [UInt64] = []
  private var hasZero = false
  /// Keys in it.
  public private(set) var count = 0

  /// An empty set without memory.
  public init() {}

  /// Makes room for so many keys.
  public mutating func reserve(_ keys: Int) {
    let wanted = max(16, keys + keys / 4 + 2)
    // Not by small steps, when many small lists follow one another.
    if wanted > slots.count { rehash(max(wanted, count * 2)) }
  }

  /// Adds a key; false when it was there.
  public mutating func insert(_ key: UInt64) -> Bool {
    if key == 0 {
      defer { hasZero = true }
      if !hasZero { count += 1 }
      return !hasZero
    }
    if count + count / 4 >= slots.count { rehash(max(16, slots.count * 2)) }
    var slot = Self.slot(of: key, in: slots.count)
    while slots[slot] != 0 {
      if slots[slot] == key { return false }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    slots[slot] = key
    count += 1
    return true
  }

  /// Asks for the memory of a key that will be inserted soon.
  public func expect(_ key: UInt64) {
    guard !slots.isEmpty else { return }
    unsafe slots.withUnsafeBufferPointer { places in
      unsafe cbytemasks_prefetch(places.baseAddress! + Self.slot(of: key, in: places.count))
    }
  }

  /// Whether a key is in it.
  public func contains(_ key: UInt64) -> Bool {
    if key == 0 { return hasZero }
    guard !slots.isEmpty else { return false }
    var slot = Self.slot(of: key, in: slots.count)
    while slots[slot] != 0 {
      if slots[slot] == key { return true }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return false
  }

  /// A place among so many: the key mixed, then scaled by its high half.
  @inlinable @inline(__always)
  public static func slot(of key: UInt64, in count: Int) -> Int {
    var mixed = key &* 0x9E37_79B9_7F4A_7C15
    mixed ^= mixed &>> 32
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
  }

  private mutating func rehash(_ size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    for key in old where key != 0 {
      var slot = Self.slot(of: key, in: size)
      while slots[slot] != 0 { slot = slot + 1 == size ? 0 : slot + 1 }
      slots[slot] = key
    }
  }
}
