// Finds rows of one run that have a person or an account in common, in 24 bytes a row: the row itself is not kept but read again.

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
  /// Hashes of the rows of the block in hand, one for each trait.
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

  /// Takes the rows of a block, the first of which is `firstRow` in the run, and appends those that may have something in common with
  /// earlier ones. Rows that are nobody's yet have nothing; only their places are kept, so that those behind them are found.
  mutating func enter(_ block: RosterBlock, _ resolved: [ResolvedRow], firstRow: Int, to possible: inout [FingerprintTable.Candidate]) {
    blockHashes.removeAll(keepingCapacity: true)
    let (bytes, rows, understood) = (block.bytes.span, block.rows.span, resolved.span)
    if isAtStart, !rows.isEmpty {
      starts[starts.count - 1].offset = rows[0].byteOffset
      isAtStart = false
    }
    for row in rows.indices {
      if (firstRow &+ row) % PersonTable.step == 0 { offsets.append(rows[row].byteOffset) }
      if rows[row].changes.contains(.unclear) {
        for _ in 0..<3 { blockHashes.append(0) }
        continue
      }
      blockHashes.append(hashes.number(rows[row], understood[row], bytes))
      blockHashes.append(hashes.homonym(rows[row], bytes))
      blockHashes.append(hashes.destination(understood[row], bytes))
    }
    let keys = blockHashes
    table.enter(keys.span, perRow: 3, firstRow: UInt32(truncatingIfNeeded: firstRow), to: &possible)
  }

  /// Moves to the next row that may have the same in common; false when there is none, and then the row stands for itself.
  mutating func next(_ candidate: inout FingerprintTable.Candidate) -> Bool { table.next(&candidate) }

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
