import ByteText
import Testing

@Suite struct FingerprintTableTests {
  /// The first row of each key, as a dictionary knows it, against the table with its other candidates passed over.
  @Test(arguments: [(0, 5_000), (200, 5_000), (20_000, 20_000), (64, 1)])
  func `every key leads to its first row, however the table grew`(reserved: Int, keys: Int) {
    var generator = SeededGenerator(seed: 0xF1_0001)
    var table = FingerprintTable()
    if reserved > 0 { table.reserve(reserved) }
    var slow: [UInt64: UInt32] = [:]
    var keyOfRow: [UInt64] = []
    for _ in 0..<keys * 2 {
      // Few different low bits, so that many keys share their fingerprint.
      let key = UInt64.random(in: 0..<UInt64(keys), using: &generator) &* 0x9E37_79B9_7F4A_7C15 & ~0xFFF0
      keyOfRow.append(key)
    }
    // Entered some at a time, as blocks of rows are; key 0 is none.
    var (row, found) = (0, [FingerprintTable.Candidate]())
    while row < keyOfRow.count {
      let some = Array(keyOfRow[row..<min(row + Int.random(in: 1...300, using: &generator), keyOfRow.count)])
      found.removeAll()
      table.enter(some.span, perRow: 1, firstRow: UInt32(row), to: &found)
      var first = [UInt32?](repeating: nil, count: some.count)
      for candidate in found {
        var candidate = candidate
        repeat {
          if keyOfRow[Int(candidate.first)] == some[candidate.index] { first[candidate.index] = candidate.first }
        } while first[candidate.index] == nil && table.next(&candidate)
      }
      for (index, key) in some.enumerated() {
        #expect(first[index] == (key == 0 ? nil : slow[key]))
        if slow[key] == nil, key != 0 { slow[key] = UInt32(row + index) }
      }
      row += some.count
    }
    #expect(table.count == slow.count)
  }

  @Test func `a table whose size is known takes less than 8 bytes a key`() {
    var table = FingerprintTable()
    table.reserve(1_000_000)
    #expect(table.memoryBytes <= 7_600_000)
    table.reserve(1_000_000)
    #expect(table.memoryBytes <= 7_600_000)
  }
}
