// Finds rows of one run that have a person or an account in common, in 22 bytes a row: the row itself is not kept but read again.

internal import ByteText
import PaymentChecks
import PaymentModel

/// What two rows may have in common.
enum CommonTrait: Int, CaseIterable {
  case number = 0
  case homonym
  case destination
}

/// The rows of a run by number, by name and birth date, and by account.
struct PersonTable {
  private let hashes: PersonHashes
  private var table = FingerprintTable()
  /// Hashes of the rows of the block in hand, three each.
  private var blockHashes: [UInt64] = []
  /// Where every eighth row of the run begins in its file, and where the first row of each file does.
  private var offsets: [UInt64] = []
  private var starts: [(row: Int, offset: UInt64)] = []
  private var isAtStart = false
  private static let step = 8

  init(key: HashKey) { hashes = PersonHashes(key: key) }

  /// Makes room for so many more rows.
  mutating func reserve(_ rows: Int) {
    table.reserve(rows * CommonTrait.allCases.count)
    offsets.reserveCapacity(offsets.count + rows / PersonTable.step)
  }

  /// Hashes of a block; made together, so that the memory of the table can be asked for ahead.
  mutating func make(_ block: RosterBlock, _ resolved: [ResolvedRow]) {
    blockHashes.removeAll(keepingCapacity: true)
    let (bytes, rows, understood) = (block.bytes.span, block.rows.span, resolved.span)
    for row in rows.indices {
      blockHashes.append(hashes.number(understood[row], bytes))
      blockHashes.append(hashes.homonym(rows[row], bytes))
      blockHashes.append(hashes.destination(understood[row], bytes))
    }
  }

  func expect(_ rows: Range<Int>) {
    for place in rows.lowerBound * 3..<rows.upperBound * 3 where blockHashes[place] != 0 { table.expect(blockHashes[place]) }
  }

  /// Takes a row of the block, `number` in the run, and says whether an earlier row may have something in common with it.
  @inline(__always)
  mutating func enter(_ row: Int, number: Int, offset: UInt64, _ found: inout [PossibleMatch]) {
    pass(number: number, offset: offset)
    for trait in 0..<3 {
      let hash = blockHashes[row &* 3 &+ trait]
      if hash == 0 { continue }
      var cursor = FingerprintTable.Cursor()
      guard let first = table.next(hash, row: UInt32(truncatingIfNeeded: number), &cursor) else { continue }
      found.append(PossibleMatch(trait: trait, first: Int(first), hash: hash, cursor: cursor))
    }
  }

  /// The next row that may have the same in common; nil when there is none, and then the row stands for itself.
  mutating func next(_ match: inout PossibleMatch, number: Int) -> Bool {
    guard let first = table.next(match.hash, row: UInt32(truncatingIfNeeded: number), &match.cursor) else { return false }
    match.first = Int(first)
    return true
  }

  /// A row that is nobody's yet: only its place is kept, so that those behind it are found.
  @inline(__always)
  mutating func pass(number: Int, offset: UInt64) {
    if number % PersonTable.step == 0 { offsets.append(offset) }
    if isAtStart { begun(at: offset) }
  }

  @inline(never)
  private mutating func begun(at offset: UInt64) {
    starts[starts.count - 1].offset = offset
    isAtStart = false
  }

  /// The rows of the next file begin with this one.
  mutating func begin(row: Int) {
    starts.append((row, 0))
    isAtStart = true
  }

  /// The row from which to walk on to another, at or before it and in its file, and where it begins.
  func landmark(of row: Int, in file: Int) -> (row: Int, offset: UInt64)? {
    let even = row / PersonTable.step * PersonTable.step
    if file < starts.count, even < starts[file].row { return starts[file] }
    return even / PersonTable.step < offsets.count ? (even, offsets[even / PersonTable.step]) : nil
  }

  /// A number that names the person of a row among those who share an account.
  func person(_ facts: PersonFacts) -> UInt64 {
    let text = facts.number.isEmpty ? facts.name : facts.number
    return hashes.name(text.span, TextSlice(0..<text.count))
  }
}

/// A row that may have something in common with an earlier one.
struct PossibleMatch {
  let trait: Int
  var first: Int
  let hash: UInt64
  var cursor: FingerprintTable.Cursor
}
