// Where a key was met first, in 6 bytes a place: a row's number and 16 bits of the key. It never misses a key; now and then it names a row
// of another key, and whoever asks looks at that row again.

internal import CByteMasks

/// A table from keys, which are 64 bits of a keyed hash, to the rows that had them first.
///
/// Memory: 6 bytes a place, at most 85 % of them taken: 7.1 bytes a key when its size is known ahead. Places do not hold the whole key, so
/// the table cannot grow by moving them: more room is a further part behind the first, each at least as large as all before it together.
public struct FingerprintTable: Sendable {
  /// A row that may have the key of an earlier one, and how far the search for others has come.
  public struct Candidate: Sendable {
    /// Which of the keys that were entered together it is about.
    public let index: Int
    /// The earlier row.
    public internal(set) var first: UInt32
    fileprivate let key: UInt64
    fileprivate let row: UInt32
    fileprivate var part: Int
    fileprivate var place: Int
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
  }

  private var parts: [Part] = []
  /// Keys in it.
  public private(set) var count = 0
  /// Room made ahead for keys.
  private var room = 0
  /// So many keys ahead, the memory of a key is asked for.
  private static let ahead = 24

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

  /// Enters the keys of rows in their order, `perRow` of them each, from row `firstRow` on (all below 2^32 − 1); a key of 0 is none. Appends
  /// a candidate for each key that an earlier row may have; such a key is entered by `next` when no candidate turns out to have it.
  public mutating func enter(_ keys: Span<UInt64>, perRow: Int, firstRow: UInt32, to candidates: inout [Candidate]) {
    var start = 0
    while start < keys.count {
      if parts.isEmpty || parts[parts.count - 1].count >= parts[parts.count - 1].limit { add(max(1_000, room)) }
      let last = parts.count - 1
      // No more than there is room for, whatever they are.
      let end = min(keys.count, start &+ parts[last].limit &- parts[last].count)
      if last > 0 {
        for index in start..<end where keys[index] != 0 {
          let row = firstRow &+ UInt32(truncatingIfNeeded: index / perRow)
          var candidate = Candidate(index: index, first: 0, key: keys[index], row: row, part: 0, place: -1)
          if next(&candidate) { candidates.append(candidate) }
        }
      } else {
        enterAlone(keys, start..<end, perRow, firstRow, &candidates)
      }
      start = end
    }
  }

  /// The usual case of one part.
  private mutating func enterAlone(
    _ keys: Span<UInt64>, _ range: Range<Int>, _ perRow: Int, _ firstRow: UInt32, _ candidates: inout [Candidate]
  ) {
    let capacity = parts[0].capacity
    var added = 0
    unsafe parts[0].words.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress else { return }
      var (row, left) = (firstRow &+ UInt32(truncatingIfNeeded: range.lowerBound / perRow), perRow &- range.lowerBound % perRow)
      for index in range.lowerBound..<min(range.lowerBound &+ FingerprintTable.ahead, range.upperBound) {
        unsafe cbytemasks_prefetch(base + FingerprintTable.home(keys[index], capacity) &* 3)
      }
      for index in range {
        let later = index &+ FingerprintTable.ahead
        if later < range.upperBound { unsafe cbytemasks_prefetch(base + FingerprintTable.home(keys[later], capacity) &* 3) }
        let key = keys[index]
        if key != 0 {
          let home = FingerprintTable.home(key, capacity)
          let found = unsafe FingerprintTable.search(words, capacity, key, row, from: home, inserts: true)
          if let first = found.row {
            candidates.append(Candidate(index: index, first: first, key: key, row: row, part: 0, place: found.place))
          } else {
            added &+= 1
          }
        }
        left &-= 1
        if left == 0 { (row, left) = (row &+ 1, perRow) }
      }
    }
    parts[0].count += added
    count += added
  }

  /// Moves a candidate to the next row that may have its key; false when there is none, and then its own row stands in the table.
  public mutating func next(_ candidate: inout Candidate) -> Bool {
    while true {
      let number = candidate.part
      let isLast = number == parts.count - 1
      let capacity = parts[number].capacity
      let place = candidate.place < 0 ? FingerprintTable.home(candidate.key, capacity) : candidate.place
      let (key, row) = (candidate.key, candidate.row)
      let inserts = isLast && parts[number].count < parts[number].limit
      let found = unsafe parts[number].words.withUnsafeMutableBufferPointer { words in
        unsafe FingerprintTable.search(words, capacity, key, row, from: place, inserts: inserts)
      }
      if let first = found.row {
        (candidate.first, candidate.place) = (first, found.place)
        return true
      }
      if inserts {
        parts[number].count += 1
        count += 1
        return false
      }
      if isLast { add(max(1_000, room)) }
      (candidate.part, candidate.place) = (number + 1, -1)
    }
  }

  /// Where the search for a key begins: its bits scaled to the number of places.
  @inline(__always)
  private static func home(_ key: UInt64, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(truncatingIfNeeded: capacity)).high)
  }

  /// Walks from a place to the key or to a free place, which takes the key where that is wanted; and where to go on behind the key.
  @inline(__always)
  private static func search(
    _ words: UnsafeMutableBufferPointer<UInt16>, _ capacity: Int, _ key: UInt64, _ row: UInt32, from start: Int, inserts: Bool
  ) -> (row: UInt32?, place: Int) {
    let print = UInt16(truncatingIfNeeded: key)
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
}
