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
    for row in 0..<UInt32(keys * 2) {
      // Few different low bits, so that many keys share their fingerprint.
      let key = UInt64.random(in: 0..<UInt64(keys), using: &generator) &* 0x9E37_79B9_7F4A_7C15 & ~0xFFF0
      keyOfRow.append(key)
      table.expect(key)
      var cursor = FingerprintTable.Cursor()
      var found: UInt32?
      while let candidate = table.next(key, row: row, &cursor) {
        if keyOfRow[Int(candidate)] == key {
          found = candidate
          break
        }
      }
      #expect(found == slow[key])
      if slow[key] == nil { slow[key] = row }
    }
    #expect(table.count == slow.count)
  }

  @Test func `a table whose size is known takes 7 bytes a key`() {
    var table = FingerprintTable()
    table.reserve(1_000_000)
    #expect(table.memoryBytes <= 7_100_000)
    table.reserve(1_000_000)
    #expect(table.memoryBytes <= 7_100_000)
  }
}
