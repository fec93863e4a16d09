// Where a key was met first, in 6 bytes a place: a row's number and 16 bits of the key. It never misses a key; now and then it names a row
// of another key, and whoever asks looks at that row again.

internal import CByteMasks

/// A table from keys, which are 64 bits of a keyed hash, to the rows that had them first.
///
/// Memory: 6 bytes a place, at most 85 % of them taken: 7.1 bytes a key when its size is known ahead. Places do not hold the whole key, so
/// the table cannot grow by moving them: more room is a further part beside the first, each at least as large as all before it together.
public struct FingerprintTable: Sendable {
  /// How far the search for a key has come.
  public struct Cursor: Sendable {
    fileprivate var part = 0
    fileprivate var place = -1

    /// At the beginning.
    public init() {}
  }

  /// Places of three words: the key's lowest bits, then the row's number + 1, 0 where the place is free.
  private struct Part: Sendable {
    var words: [UInt16]
    var count = 0
    let limit: Int
    let capacity: Int

    init(keys: Int) {
      capacity = max(64, keys / 17 &* 20 &+ 64)
      limit = capacity / 20 &* 17
      words = [UInt16](repeating: 0, count: capacity * 3)
    }

    @inline(__always)
    func home(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(truncatingIfNeeded: capacity)).high) }
  }

  private var parts: [Part] = []
  /// Keys in it.
  public private(set) var count = 0
  /// Room made ahead for keys.
  private var room = 0

  /// A table without memory.
  public init() {}

  /// Bytes of memory that the places take.
  public var memoryBytes: Int { parts.reduce(0) { $0 + $1.words.count * 2 } }

  /// Makes room for so many more keys.
  public mutating func reserve(_ keys: Int) {
    let wanted = count + keys
    guard wanted > room else { return }
    add(max(wanted - room, room))
  }

  private mutating func add(_ keys: Int) {
    let part = Part(keys: keys)
    room += part.limit
    parts.append(part)
  }

  /// Asks for the memory of a key that will be looked for soon.
  @inline(__always)
  public func expect(_ key: UInt64) {
    for part in parts {
      unsafe part.words.withUnsafeBufferPointer { words in
        guard let base = words.baseAddress else { return }
        unsafe cbytemasks_prefetch(base + part.home(key) &* 3)
      }
    }
  }

  /// The next row from the cursor on that may have the key; nil when there is none, and then the key stands in the table with `row`
  /// (below 2^32 − 1).
  public mutating func next(_ key: UInt64, row: UInt32, _ cursor: inout Cursor) -> UInt32? {
    if parts.isEmpty || parts[parts.count - 1].count >= parts[parts.count - 1].limit { add(max(1_000, room)) }
    while true {
      let isLast = cursor.part == parts.count - 1
      let place = cursor.place < 0 ? parts[cursor.part].home(key) : cursor.place
      let found = FingerprintTable.search(&parts[cursor.part], key, row, from: place, inserts: isLast)
      if let first = found.row {
        cursor.place = found.place
        return first
      }
      if isLast {
        count += 1
        return nil
      }
      cursor.part += 1
      cursor.place = -1
    }
  }

  /// Walks from a place to the key or to a free place, which takes the key where that is wanted; and where to go on behind the key.
  @inline(__always)
  private static func search(
    _ part: inout Part, _ key: UInt64, _ row: UInt32, from start: Int, inserts: Bool
  ) -> (row: UInt32?, place: Int) {
    let capacity = part.capacity
    let print = UInt16(truncatingIfNeeded: key)
    let found: (row: UInt32?, place: Int) = unsafe part.words.withUnsafeMutableBufferPointer { words in
      var place = start
      while true {
        let at = place &* 3
        let number = unsafe UInt32(words[at &+ 1]) | UInt32(words[at &+ 2]) << 16
        if number == 0 {
          if inserts {
            unsafe words[at] = print
            unsafe words[at &+ 1] = UInt16(truncatingIfNeeded: row &+ 1)
            unsafe words[at &+ 2] = UInt16(truncatingIfNeeded: (row &+ 1) >> 16)
          }
          return (nil, place)
        }
        let next = place &+ 1 == capacity ? 0 : place &+ 1
        if unsafe words[at] == print { return (number &- 1, next) }
        place = next
      }
    }
    if found.row == nil, inserts { part.count += 1 }
    return found
  }
}
