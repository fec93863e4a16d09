// Where a key was met first, in 6.4 bytes a place: a row's number and 16 bits of the key. It never misses a key; now and then it names a
// row of another key, and whoever asks looks at that row again.

internal import CByteMasks

/// A table from keys, which are 64 bits of a keyed hash, to the rows that had them first.
///
/// Ten places share a line of the processor's cache; a key lies in the first line from its home on that had a free place. Memory: 6.4 bytes
/// a place, at most 85 % of them taken: 7.6 bytes a key when their number is known ahead. Places do not hold the whole key, so the table
/// cannot grow by moving them: more room is a further part behind the first, each at least as large as all before it together.
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
    fileprivate var place: Place?
  }

  /// A place: its line and its number within, from which the search goes on.
  fileprivate struct Place: Sendable {
    var line: Int
    var number: Int
  }

  /// Lines of 32 words: ten fingerprints, how many there are, a word of nothing, and ten rows of two words each.
  private struct Part: Sendable {
    var words: [UInt16]
    var count = 0
    let limit: Int
    let lines: Int

    init(keys: Int) {
      lines = max(8, keys * 2 / 17 + 1)
      limit = lines * 17 / 2
      // One line more, to begin where a line of the cache begins.
      let size = (lines + 1) * FingerprintTable.lineWords
      words = unsafe [UInt16](unsafeUninitializedCapacity: size) { memory, initialized in
        if size >= 2 << 20, let start = memory.baseAddress { unsafe cbytemasks_want_large_pages(start, size * 2) }
        unsafe memory.initialize(repeating: 0)
        initialized = size
      }
    }

    mutating func withLines<Result>(_ body: (UnsafeMutablePointer<UInt16>) -> Result) -> Result {
      unsafe words.withUnsafeMutableBufferPointer { words in
        let raw = unsafe UnsafeMutableRawPointer(words.baseAddress!).alignedUp(toMultipleOf: FingerprintTable.lineWords * 2)
        return unsafe body(raw.assumingMemoryBound(to: UInt16.self))
      }
    }
  }

  private static let (lineWords, placesInLine, countWord, rowWords) = (32, 10, 10, 12)

  private var parts: [Part] = []
  /// Keys in it.
  public private(set) var count = 0
  /// Room made ahead for keys.
  private var room = 0
  /// So many keys ahead, the memory of a key is asked for.
  private static let ahead = 48

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

  /// Enters the keys of rows in their order, `perRow` of them each, from row `firstRow` on; a key of 0 is none. Appends
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
          var candidate = Candidate(index: index, first: 0, key: keys[index], row: row, part: 0, place: nil)
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
    let lines = parts[0].lines
    var added = 0
    unsafe parts[0].withLines { base in
      func fetch(_ key: UInt64) { unsafe cbytemasks_prefetch(base + FingerprintTable.home(key, lines) &* FingerprintTable.lineWords) }
      var (row, left) = (firstRow &+ UInt32(truncatingIfNeeded: range.lowerBound / perRow), perRow &- range.lowerBound % perRow)
      for index in range.lowerBound..<min(range.lowerBound &+ FingerprintTable.ahead, range.upperBound) { fetch(keys[index]) }
      for index in range {
        let later = index &+ FingerprintTable.ahead
        if later < range.upperBound { fetch(keys[later]) }
        let key = keys[index]
        if key != 0 {
          let home = Place(line: FingerprintTable.home(key, lines), number: 0)
          if let found = unsafe FingerprintTable.search(base, lines, key, row, from: home, inserts: true) {
            candidates.append(Candidate(index: index, first: found.row, key: key, row: row, part: 0, place: found.next))
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
      let lines = parts[number].lines
      let (key, row) = (candidate.key, candidate.row)
      let place = candidate.place ?? Place(line: FingerprintTable.home(key, lines), number: 0)
      let inserts = isLast && parts[number].count < parts[number].limit
      let found = unsafe parts[number].withLines { base in
        unsafe FingerprintTable.search(base, lines, key, row, from: place, inserts: inserts)
      }
      if let found {
        (candidate.first, candidate.place) = (found.row, found.next)
        return true
      }
      if inserts {
        parts[number].count += 1
        count += 1
        return false
      }
      if isLast { add(max(1_000, room)) }
      (candidate.part, candidate.place) = (number + 1, nil)
    }
  }

  /// Where the search for a key begins: its bits scaled to the number of lines.
  @inline(__always)
  private static func home(_ key: UInt64, _ lines: Int) -> Int {
    Int(truncatingIfNeeded: key.multipliedFullWidth(by: UInt64(truncatingIfNeeded: lines)).high)
  }

  /// Walks from a place to a row that may have the key, and where to go on behind it; nil at the first free place, which takes the key
  /// where that is wanted.
  @inline(__always)
  private static func search(
    _ base: UnsafeMutablePointer<UInt16>, _ lines: Int, _ key: UInt64, _ row: UInt32, from start: Place, inserts: Bool
  ) -> (row: UInt32, next: Place)? {
    let print = UInt16(truncatingIfNeeded: key)
    var number = start.line
    var passed = start.number
    while true {
      let line = unsafe base + number &* lineWords
      let taken = unsafe Int(line[countWord])
      // What the line says of the key, bit n for place n; a line has more than sixteen words.
      var matching = unsafe Int(cbytemasks_equal_words(line, print)) & ((1 &<< taken) &- 1)
      matching &= ~((1 &<< passed) &- 1)
      if matching != 0 {
        let place = matching.trailingZeroBitCount
        let at = rowWords &+ place &* 2
        return unsafe (UInt32(line[at]) | UInt32(line[at &+ 1]) << 16, Place(line: number, number: place &+ 1))
      }
      if taken < placesInLine {
        if inserts {
          let at = rowWords &+ taken &* 2
          unsafe line[taken] = print
          unsafe line[at] = UInt16(truncatingIfNeeded: row)
          unsafe line[at &+ 1] = UInt16(truncatingIfNeeded: row >> 16)
          unsafe line[countWord] = UInt16(taken &+ 1)
        }
        return nil
      }
      number = number &+ 1 == lines ? 0 : number &+ 1
      passed = 0
    }
  }
}
