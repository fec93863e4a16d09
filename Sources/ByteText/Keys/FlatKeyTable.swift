// A hash table that fits millions of keys into little memory: open addressing, 16 bytes a place, no object per key.

internal import CByteMasks

/// 96 bits of a hash; two keys of ten million meet by chance once in 10^15 runs.
public struct Key96: Sendable, Hashable {
  /// The first 64 bits.
  public let low: UInt64
  /// The other 32 bits.
  public let high: UInt32

  /// A key from its bits.
  @inlinable public init(low: UInt64, high: UInt32) {
    self.low = low
    self.high = high
  }
}

/// A table from 96-bit keys to 32-bit payloads; the first payload of a key stays.
///
/// Memory: 16 bytes a place. Presized for n keys it has n / 0.8 places, 20 bytes a key; without presizing it doubles whenever 80 % are
/// taken, so it has 20 to 40 bytes a key, and three times the old size while it grows.
public struct FlatKeyTable: Sendable {
  private struct Place {
    var low: UInt64 = 0
    var high: UInt32 = 0
    /// Payload + 1, or 0 where the place is free.
    var payload: UInt32 = 0
  }

  /// The answer of the batch calls for a key that is not in the table; not a payload.
  public static let absent = UInt32.max
  /// Number of keys.
  public private(set) var count = 0
  private var places: [Place]
  private var limit: Int

  /// A table with room for a number of keys.
  public init(expectedCount: Int = 0) {
    let capacity = max(16, max(0, expectedCount) / 4 &* 5 &+ 8)
    places = [Place](repeating: Place(), count: capacity)
    limit = capacity / 5 &* 4
  }

  /// Makes room for so many more keys.
  public mutating func reserve(_ keys: Int) {
    // Not by small steps, when many small lists follow one another.
    if count + keys > limit { move(to: FlatKeyTable(expectedCount: max(count + keys, count + count / 2))) }
  }

  /// Bytes of memory that the places take.
  public var memoryBytes: Int { places.count * MemoryLayout<Place>.stride }

  /// Puts a key with its payload (below `absent`) into the table, or returns the payload that the key has already.
  public mutating func insertOrFind(_ key: Key96, payload: UInt32) -> UInt32? {
    precondition(payload != Self.absent, "not a payload")
    if count >= limit { grow() }
    let found = unsafe places.withUnsafeMutableBufferPointer { places in
      unsafe Self.insertOrFind(key, payload, in: places)
    }
    if found == Self.absent {
      count += 1
      return nil
    }
    return found
  }

  /// Asks for the memory of keys that will be put in or looked for soon, and makes room for them.
  public mutating func expect(_ keys: Span<Key96>) {
    while count &+ keys.count > limit { grow() }
    unsafe places.withUnsafeBufferPointer { unsafe Self.fetch(keys, keys.indices, places: $0) }
  }

  /// Does the same for many keys in their order, key i with payload `firstPayload` + i, and replaces `found` with a payload or `absent`
  /// for each. Faster than one by one, because the memory of several keys is fetched at once.
  public mutating func insertOrFind(_ keys: Span<Key96>, firstPayload: UInt32, found: inout [UInt32]) {
    precondition(UInt64(firstPayload) + UInt64(keys.count) <= UInt64(Self.absent), "not a payload")
    found.removeAll(keepingCapacity: true)
    while count &+ keys.count > limit { grow() }
    var added = 0
    unsafe places.withUnsafeMutableBufferPointer { places in
      var next = 0
      while next < keys.count {
        let end = min(next &+ 32, keys.count)
        unsafe Self.fetch(keys, next..<end, places: UnsafeBufferPointer(places))
        while next < end {
          let answer = unsafe Self.insertOrFind(keys[next], firstPayload &+ UInt32(truncatingIfNeeded: next), in: places)
          if answer == Self.absent { added &+= 1 }
          found.append(answer)
          next &+= 1
        }
      }
    }
    count += added
  }

  /// The payload of a key.
  public func find(_ key: Key96) -> UInt32? {
    let found = unsafe places.withUnsafeBufferPointer { unsafe Self.find(key, in: $0) }
    return found == Self.absent ? nil : found
  }

  /// Replaces `found` with the payload of each key, or `absent`.
  public func find(_ keys: Span<Key96>, found: inout [UInt32]) {
    found.removeAll(keepingCapacity: true)
    unsafe places.withUnsafeBufferPointer { places in
      var next = 0
      while next < keys.count {
        let end = min(next &+ 32, keys.count)
        unsafe Self.fetch(keys, next..<end, places: places)
        while next < end {
          unsafe found.append(Self.find(keys[next], in: places))
          next &+= 1
        }
      }
    }
  }

  /// Where the search for a key begins: the key's bits scaled to the number of places, which needs no power of two.
  @inline(__always)
  private static func home(_ key: Key96, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: key.low.multipliedFullWidth(by: UInt64(truncatingIfNeeded: capacity)).high)
  }

  @inline(__always)
  private static func fetch(_ keys: Span<Key96>, _ range: Range<Int>, places: UnsafeBufferPointer<Place>) {
    guard let base = places.baseAddress else { return }
    for number in range {
      unsafe cbytemasks_prefetch(base + home(keys[number], places.count))
    }
  }

  @inline(__always)
  private static func insertOrFind(_ key: Key96, _ payload: UInt32, in places: UnsafeMutableBufferPointer<Place>) -> UInt32 {
    var index = home(key, places.count)
    while true {
      let place = unsafe places[index]
      if place.payload == 0 {
        unsafe places[index] = Place(low: key.low, high: key.high, payload: payload &+ 1)
        return absent
      }
      if place.low == key.low, place.high == key.high { return place.payload &- 1 }
      index &+= 1
      if index == places.count { index = 0 }
    }
  }

  @inline(__always)
  private static func find(_ key: Key96, in places: UnsafeBufferPointer<Place>) -> UInt32 {
    var index = home(key, places.count)
    while true {
      let place = unsafe places[index]
      if place.payload == 0 { return absent }
      if place.low == key.low, place.high == key.high { return place.payload &- 1 }
      index &+= 1
      if index == places.count { index = 0 }
    }
  }

  private mutating func grow() { move(to: FlatKeyTable(expectedCount: limit &* 2)) }

  private mutating func move(to empty: consuming FlatKeyTable) {
    var larger = empty
    unsafe larger.places.withUnsafeMutableBufferPointer { target in
      for place in places where place.payload != 0 {
        _ = unsafe Self.insertOrFind(Key96(low: place.low, high: place.high), place.payload &- 1, in: target)
      }
    }
    larger.count = count
    self = larger
  }
}
