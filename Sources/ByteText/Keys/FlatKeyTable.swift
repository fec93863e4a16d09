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
/// Four places share a line of the processor's cache and are looked at together; a key lies in the first line from its home on that had a
/// free place. Memory: 16 bytes a place. Presized for n keys it has n / 0.8 places, 20 bytes a key; without presizing it doubles whenever
/// 80 % are taken, so it has 20 to 40 bytes a key, and three times the old size while it grows.
public struct FlatKeyTable: Sendable {
  private struct Place {
    var low: UInt64 = 0
    /// The key's other 32 bits; above them payload + 1, or 0 where the place is free.
    var rest: UInt64 = 0

    init() {}

    init(_ key: Key96, _ payload: UInt32) {
      low = key.low
      rest = UInt64(key.high) | UInt64(payload &+ 1) << 32
    }

    var isFree: Bool { rest >> 32 == 0 }
    var key: Key96 { Key96(low: low, high: UInt32(truncatingIfNeeded: rest)) }
    var payload: UInt32 { UInt32(truncatingIfNeeded: rest >> 32) &- 1 }
  }

  private static var lineBytes: Int { 64 }
  private static var placesInLine: Int { 4 }

  /// The answer of the batch calls for a key that is not in the table; not a payload.
  public static let absent = UInt32.max
  /// Number of keys.
  public private(set) var count = 0
  /// The lines, and room to begin them where a line of the cache begins.
  private var places: [Place]
  private let lines: Int
  private let limit: Int

  /// A table with room for a number of keys.
  public init(expectedCount: Int = 0) {
    lines = max(16, max(0, expectedCount) / 4 &* 5 &+ 8) / Self.placesInLine
    let count = (lines + 1) * Self.placesInLine
    places = unsafe [Place](unsafeUninitializedCapacity: count) { memory, initialized in
      if count * MemoryLayout<Place>.stride >= 4 << 20, let start = memory.baseAddress {
        unsafe cbytemasks_want_large_pages(start, count * MemoryLayout<Place>.stride)
      }
      unsafe memory.initialize(repeating: Place())
      initialized = count
    }
    limit = lines &* Self.placesInLine / 5 &* 4
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
    let found = unsafe withLines { first, lines in unsafe Self.insertOrFind(key, payload, from: first, lines) }
    if found == Self.absent {
      count += 1
      return nil
    }
    return found
  }

  /// Asks for the memory of keys that will be put in or looked for soon, and makes room for them.
  public mutating func expect(_ keys: Span<Key96>) {
    while count &+ keys.count > limit { grow() }
    unsafe withLines { (first: UnsafePointer<Place>, lines: Int) in unsafe Self.fetch(keys, keys.indices, from: first, lines) }
  }

  /// Does the same for many keys in their order, key i with payload `firstPayload` + i, and replaces `found` with a payload or `absent`
  /// for each. Faster than one by one, because the memory of several keys is fetched at once.
  public mutating func insertOrFind(_ keys: Span<Key96>, firstPayload: UInt32, found: inout [UInt32]) {
    precondition(UInt64(firstPayload) + UInt64(keys.count) <= UInt64(Self.absent), "not a payload")
    found.removeAll(keepingCapacity: true)
    while count &+ keys.count > limit { grow() }
    var added = 0
    unsafe withLines { first, lines in
      var next = 0
      while next < keys.count {
        let end = min(next &+ 32, keys.count)
        unsafe Self.fetch(keys, next..<end, from: UnsafePointer(first), lines)
        while next < end {
          let answer = unsafe Self.insertOrFind(keys[next], firstPayload &+ UInt32(truncatingIfNeeded: next), from: first, lines)
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
    let found = unsafe withLines { unsafe Self.find(key, from: $0, $1) }
    return found == Self.absent ? nil : found
  }

  /// Replaces `found` with the payload of each key, or `absent`.
  public func find(_ keys: Span<Key96>, found: inout [UInt32]) {
    found.removeAll(keepingCapacity: true)
    unsafe withLines { first, lines in
      var next = 0
      while next < keys.count {
        let end = min(next &+ 32, keys.count)
        unsafe Self.fetch(keys, next..<end, from: first, lines)
        while next < end {
          unsafe found.append(Self.find(keys[next], from: first, lines))
          next &+= 1
        }
      }
    }
  }

  // MARK: lines

  @inline(__always)
  private mutating func withLines<Result>(_ body: (UnsafeMutablePointer<Place>, Int) -> Result) -> Result {
    let lines = lines
    return unsafe places.withUnsafeMutableBufferPointer { unsafe body(Self.firstLine($0.baseAddress!), lines) }
  }

  @inline(__always)
  private func withLines<Result>(_ body: (UnsafePointer<Place>, Int) -> Result) -> Result {
    unsafe places.withUnsafeBufferPointer { places in
      unsafe body(UnsafePointer(Self.firstLine(UnsafeMutablePointer(mutating: places.baseAddress!))), lines)
    }
  }

  /// Arrays begin at multiples of 16 bytes; the table has one line more than it uses.
  @inline(__always)
  private static func firstLine(_ start: UnsafeMutablePointer<Place>) -> UnsafeMutablePointer<Place> {
    let raw = unsafe UnsafeMutableRawPointer(start).alignedUp(toMultipleOf: lineBytes)
    return unsafe raw.assumingMemoryBound(to: Place.self)
  }

  /// Where the search for a key begins: the key's bits scaled to the number of lines, which needs no power of two.
  @inline(__always)
  private static func home(_ key: Key96, _ lines: Int) -> Int {
    Int(truncatingIfNeeded: key.low.multipliedFullWidth(by: UInt64(truncatingIfNeeded: lines)).high)
  }

  @inline(__always)
  private static func fetch(_ keys: Span<Key96>, _ range: Range<Int>, from first: UnsafePointer<Place>, _ lines: Int) {
    for number in range { unsafe cbytemasks_prefetch(first + home(keys[number], lines) &* placesInLine) }
  }

  /// What a line says of a key: bit n for place n, without a branch for each place.
  @inline(__always)
  private static func look(_ key: Key96, at line: UnsafePointer<Place>) -> (free: Int, matching: Int) {
    var (free, matching) = (0, 0)
    for number in 0..<placesInLine {
      let place = unsafe line[number]
      let difference = (place.low ^ key.low) | UInt64(UInt32(truncatingIfNeeded: place.rest) ^ key.high)
      free |= (place.isFree ? 1 : 0) << number
      matching |= (difference == 0 ? 1 : 0) << number
    }
    // A key of zeros is alike to free places.
    return (free, matching & ~free)
  }

  @inline(__always)
  private static func insertOrFind(_ key: Key96, _ payload: UInt32, from first: UnsafeMutablePointer<Place>, _ lines: Int) -> UInt32 {
    var number = home(key, lines)
    while true {
      let line = unsafe first + number &* placesInLine
      let (free, matching) = unsafe look(key, at: UnsafePointer(line))
      if matching != 0 { return unsafe line[matching.trailingZeroBitCount].payload }
      if free != 0 {
        unsafe line[free.trailingZeroBitCount] = Place(key, payload)
        return absent
      }
      number = number &+ 1 == lines ? 0 : number &+ 1
    }
  }

  @inline(__always)
  private static func find(_ key: Key96, from first: UnsafePointer<Place>, _ lines: Int) -> UInt32 {
    var number = home(key, lines)
    while true {
      let line = unsafe first + number &* placesInLine
      let (free, matching) = unsafe look(key, at: line)
      if matching != 0 { return unsafe line[matching.trailingZeroBitCount].payload }
      if free != 0 { return absent }
      number = number &+ 1 == lines ? 0 : number &+ 1
    }
  }

  private mutating func grow() { move(to: FlatKeyTable(expectedCount: limit &* 2)) }

  private mutating func move(to empty: consuming FlatKeyTable) {
    var larger = empty
    unsafe larger.withLines { target, count in
      unsafe withLines { (source: UnsafePointer<Place>, lines: Int) in
        for number in 0..<lines &* Self.placesInLine {
          let place = unsafe source[number]
          if !place.isFree { _ = unsafe Self.insertOrFind(place.key, place.payload, from: target, count) }
        }
      }
    }
    larger.count = self.count
    self = larger
  }
}
