import ByteText
import CByteMasks
import Testing

struct CSVScannerTests {
  static let samples: [String] = [
    "", "a", "a,b", "a,b\n", "a,b\r\n", "a,b\r", "\n", "\r\n", "\r", "\n\n", "\r\r", "\r\n\r\n", "\n\r", ",", ",,\n,", "a,\n",
    "\"a\"", "\"\"", "\"\"\n", "\"\",\"\"\r\n", "\"a,b\",c\n", "\"a\"\"b\",c\n", "\"\"\"\"\n", "\"\"\"a\"\"\"\r\nx",
    "\"a\nb\",c\nd", "\"a\r\nb\",\"c\rd\"\r\ne", "a\"b,c\"\n", "a\"b\"c,d\n", "\"a\"b,c\n", "\"a\"b\"c\",\"d\"\n", "\"a\" ,b\n",
    " \"a\",b\n", "\"\"a\"\"\n", "\"a\"\r\"b\"\r\n", "\"a\r\"\r\n", "x,\"\r\n\",y\r\nz", "Họ và tên,\"Ấp 3, xã Tân An\",đ\r\n",
    "\"unclosed", "a,\"b\n", "a\r\nb,\"c\"\"", "a,\"\"\"", "\"a\"b\"", "1,\"a\"\"\r\n\"\"b\",2\r\n\r\n3",
  ]

  @Test(arguments: samples)
  func `a file cut at every place reads as the whole file`(sample: String) {
    let bytes = sample.bytes
    let expected = readPlainly(bytes)
    for cut in 0...bytes.count {
      let found = scan(bytes, pieces: [max(cut, 1), 1_000])
      #expect(found.records == expected.records, "cut at \(cut)")
      #expect((found.problem == nil) == (expected.openQuote == nil), "cut at \(cut)")
      if let openQuote = expected.openQuote {
        #expect(found.problem?.kind == .unterminatedQuote)
        #expect(found.problemOffset == openQuote)
      }
    }
    #expect(scan(bytes, pieces: [1]).records == expected.records)
  }

  @Test func `long lines are cut at every place around the blocks of 64 bytes`() {
    for length in [61, 62, 63, 64, 65, 127, 128, 129] {
      for middle in ["\r\n", "\"", "\"\"", ",\"x,\r\ny\",", "\n", "\r", "\",\"", "\"\r\n\"", "\",x"] {
        let bytes = "\"\(String(repeating: "a", count: length - 1))\(middle)bc\"\r\nd,e\r\n".bytes
        let expected = readPlainly(bytes)
        for cut in 1...bytes.count {
          let found = scan(bytes, pieces: [cut, 1_000])
          #expect(found.records == expected.records, "\(length) \(middle.debugDescription) \(cut)")
          #expect((found.problem == nil) == (expected.openQuote == nil))
        }
      }
    }
  }

  @Test(arguments: [0x5EED_0001, 0x5EED_0002, 0x5EED_0003] as [UInt64])
  func `random files in random pieces read as the plain reader does`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabets = ["a,\"\r\n", "aaaaaaaaaaaa,,\"\"\r\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,\"\r", "ab,\n", "\"\"\"\"\"a,"].map(
      \.bytes)
    for _ in 0..<2_000 {
      let alphabet = alphabets[Int.random(in: 0..<alphabets.count, using: &generator)]
      let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }
      let pieces = (0..<8).map { _ in Int.random(in: 1...120, using: &generator) }
      let expected = readPlainly(bytes)
      let found = scan(bytes, pieces: pieces, slack: Int.random(in: 0...64, using: &generator))
      #expect(found.records == expected.records, "seed \(seed): \(bytes) \(pieces)")
      #expect((found.problem == nil) == (expected.openQuote == nil), "seed \(seed): \(bytes)")
      if let openQuote = expected.openQuote { #expect(found.problemOffset == openQuote, "seed \(seed): \(bytes)") }
    }
  }

  @Test(arguments: [0x5EED_0021, 0x5EED_0022, 0x5EED_0023] as [UInt64])
  func `long files with few odd quotes read as the plain reader does`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let usual = ["1", "Nguyễn Thị Hoa", "\"Ấp 3, xã Tân An\"", "1.500.000", "", "038042001234", "\"\"", "\"a\r\nb\"", "\"x\ny,z\""]
    let odd = ["\"a \"\"b\"\" c\"", "5\" x", "\"a\" b", "\"\"\"\"", "\"a\"b\"", " \"a\""]
    for newline in ["\r\n", "\n", "\r"] {
      var bytes: [UInt8] = []
      while bytes.count < 30_000 {
        let cells = (0..<Int.random(in: 1...11, using: &generator)).map { _ in
          Int.random(in: 0..<60, using: &generator) == 0 ? odd.randomElement(using: &generator)! : usual.randomElement(using: &generator)!
        }
        bytes += (cells.joined(separator: ",") + newline).bytes
      }
      let expected = readPlainly(bytes)
      for pieces in [[100_000], [8_192], [4_097, 4_160, 1, 9_000], [1_000]] {
        let found = scan(bytes, pieces: pieces)
        #expect(found.records == expected.records, "seed \(seed): \(pieces)")
        #expect(found.problem == nil)
      }
    }
  }

  @Test(arguments: [0x5EED_0031] as [UInt64])
  func `positions are the same on every processor`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabets = [
      "aaaaaaaaaaaaaaaaaaa,\n", "aaaaaaaaaaaaaaaaaaaaaaa,\"\r\n", "a,\n\r", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"",
    ].map(\.bytes)
    var regular = 0
    for _ in 0..<3_000 {
      let alphabet = alphabets.randomElement(using: &generator)!
      let blocks = Int.random(in: 0...5, using: &generator)
      let bytes = (0..<blocks * 64).map { _ in alphabet.randomElement(using: &generator)! } + [10]
      let next: UInt8 = Bool.random(using: &generator) ? 10 : 0
      let inside: UInt64 = Bool.random(using: &generator) ? 0 : ~0
      var states = [CByteMasksCSVState](repeating: CByteMasksCSVState(inside: inside, afterQuote: 0, atFieldStart: 1), count: 3)
      var positions = [[UInt32]](repeating: [UInt32](repeating: 0, count: 6 * 64), count: 3)
      var counts = [0, 0, 0]
      let taken = unsafe [
        cbytemasks_csv_positions(bytes, blocks, next, 44, &states[0], &positions[0], &counts[0]),
        cbytemasks_csv_positions_portable(bytes, blocks, next, 44, &states[1], &positions[1], &counts[1]),
        cbytemasks_csv_positions_narrow(bytes, blocks, next, 44, &states[2], &positions[2], &counts[2]),
      ]
      for way in [0, 2] {
        #expect(taken[way] == taken[1], "seed \(seed): \(bytes)")
        #expect(positions[way].prefix(counts[way]) == positions[1].prefix(counts[1]), "seed \(seed): \(bytes)")
        let (state, plain) = (states[way], states[1])
        #expect((state.inside, state.afterQuote, state.atFieldStart) == (plain.inside, plain.afterQuote, plain.atFieldStart))
      }
      regular += taken[0]
    }
    #expect(regular > 1_000)
  }

  @Test(arguments: [0x5EED_0011, 0x5EED_0012] as [UInt64])
  func `random well-formed tables come back cell by cell`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      var table: [[String]] = []
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        var row: [String] = []
        for column in 0..<Int.random(in: 1...12, using: &generator) {
          let cell = ["", "12", "Nguyễn Thị Hoa", "Xã A, huyện B", "a \"b\" c", "x\r\ny", "\"", "1.500.000"]
            .randomElement(using: &generator)!
          row.append(cell)
          if column > 0 { bytes.append(44) }
          let needsQuotes = cell.utf8.contains { [44, 34, 10, 13].contains($0) }
          bytes +=
            needsQuotes
            ? "\"\(cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\"".bytes : cell.bytes
        }
        bytes += "\r\n".bytes
        table.append(row)
      }
      var index = CSVIndex()
      var scanner = CSVScanner()
      let outcome = scanner.scan(bytes.span, validCount: bytes.count, isFinal: true, into: &index)
      #expect(outcome.consumed == bytes.count)
      #expect(outcome.problem == nil)
      var found: [[String]] = []
      var arena: [UInt8] = []
      for number in 0..<index.recordCount {
        found.append(
          index.record(number).fieldRange.map { column in
            let place = index.fields[column].appendContent(of: bytes.span, to: &arena)
            return String(validating: arena[place], as: UTF8.self) ?? "?"
          })
      }
      #expect(found == table, "seed \(seed)")
    }
  }

  @Test func `an empty line is a record of one empty field`() {
    let records = scan("a\r\n\r\n\"\"\r\n".bytes, pieces: [100]).records
    #expect(records.map(\.fields.count) == [1, 1, 1])
    #expect(records.map(\.contentLength) == [1, 0, 2])
    var index = CSVIndex()
    var scanner = CSVScanner()
    let bytes = "a\n\n\"\"\n".bytes
    _ = scanner.scan(bytes.span, validCount: bytes.count, isFinal: true, into: &index)
    #expect((0..<3).map { index.record($0).isEmptyLine } == [false, true, false])
  }

  @Test(arguments: [(4_095, true), (4_096, true), (4_097, false)])
  func `a record has at most 4096 fields`(count: Int, isRead: Bool) {
    let line = String(repeating: ",", count: count - 1)
    for (text, pieces) in [("a\n" + line + "\nb\n", [100_000]), ("a\n" + line, [100_000]), ("a\n" + line + "\n", [1_000])] {
      let found = scan(text.bytes, pieces: pieces)
      #expect(found.records.first?.fields.first?.content == "a".bytes)
      if isRead {
        #expect(found.problem == nil)
        #expect(found.records[1].fields.count == count)
      } else {
        #expect(found.problem?.kind == .tooManyFields)
        #expect(found.records.count == 1)
        #expect(found.problemOffset == 2)
      }
    }
  }

  @Test(arguments: [((1 << 20) - 1, true), (1 << 20, true), ((1 << 20) + 1, false)])
  func `a record has at most one MiB with its terminator`(length: Int, isRead: Bool) {
    let bytes = "a\n".bytes + [UInt8](repeating: 120, count: length - 1) + "\nb\n".bytes
    for pieces in [[3_000_000], [300_000]] {
      let found = scan(bytes, pieces: pieces)
      if isRead {
        #expect(found.problem == nil)
        #expect(found.records.map(\.bytes.count) == [2, length, 2])
      } else {
        #expect(found.problem?.kind == .recordTooLong)
        #expect(found.problemOffset == 2)
        #expect(found.records.count == 1)
      }
    }
  }

  @Test func `a quote that is never closed is named by its place when the record grows too long`() {
    let bytes = "a\nb,\"".bytes + [UInt8](repeating: 10, count: 1_100_000)
    let found = scan(bytes, pieces: [262_144])
    #expect(found.problem?.kind == .recordTooLong)
    #expect(found.problemOffset == 4)
  }

  @Test func `megabytes of quotes are read in one go`() {
    let bytes = [UInt8](repeating: 34, count: 1_000_000)
    let found = scan(bytes, pieces: [65_536])
    #expect(found.problem == nil)
    #expect(
      found.records.map(\.fields) == [
        [PlainField(content: [UInt8](repeating: 34, count: 999_998), wasQuoted: true, hasDoubledQuotes: true)]
      ])
  }

  @Test func `a scanner that is reset reads another file`() {
    var scanner = CSVScanner(separator: UInt8(ascii: ";"))
    var index = CSVIndex()
    let first = "a;\"b".bytes
    #expect(scanner.scan(first.span, validCount: first.count, isFinal: false, into: &index).consumed == 0)
    scanner.reset()
    let second = "c;d,e\n".bytes
    #expect(scanner.scan(second.span, validCount: second.count, isFinal: true, into: &index).consumed == 6)
    #expect(index.recordCount == 1)
    #expect(index.field(1, of: index.record(0))?.range == 2..<5)
    #expect(index.field(2, of: index.record(0)) == nil)
  }
}
