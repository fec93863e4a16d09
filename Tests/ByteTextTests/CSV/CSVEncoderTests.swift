import ByteText
import Testing

struct CSVEncoderTests {
  static func write(_ records: [[String]], separator: UInt8 = UInt8(ascii: ","), guards: Bool = false) -> String {
    var encoder = CSVEncoder(separator: separator, newline: .carriageReturnLineFeed, guardsFormulas: guards)
    var arena: [UInt8] = []
    for record in records {
      for field in record { encoder.append(field, to: &arena) }
      encoder.endRecord(&arena)
    }
    return String(validating: arena, as: UTF8.self) ?? "?"
  }

  @Test(arguments: [
    (["a", "b"], "a,b\r\n"), (["a,b", "c"], "\"a,b\",c\r\n"), (["a\"b"], "\"a\"\"b\"\r\n"), (["a\nb"], "\"a\nb\"\r\n"),
    (["a\rb"], "\"a\rb\"\r\n"), ([""], "\"\"\r\n"), (["", ""], ",\r\n"), ([" a"], "\" a\"\r\n"), (["a "], "\"a \"\r\n"),
    (["a b"], "a b\r\n"),
    (["đồng", "1.500.000"], "đồng,1.500.000\r\n"), (["\""], "\"\"\"\"\r\n"), (["a;b"], "a;b\r\n"),
  ])
  func `quotes stand where RFC 4180 wants them`(record: [String], text: String) {
    #expect(Self.write([record]) == text)
  }

  @Test func `numbers, other separators and line feeds`() {
    var encoder = CSVEncoder(separator: UInt8(ascii: ";"), newline: .lineFeed, guardsFormulas: true)
    var arena: [UInt8] = []
    encoder.append("a;b", to: &arena)
    encoder.append(-500 as Int64, to: &arena)
    encoder.endRecord(&arena)
    #expect(arena == "\"a;b\";-500\n".bytes)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+84912345678", "'+84912345678"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
    ("-1+1", "'-1+1"),
    ("-", "'-"), ("-a", "'-a"), ("-500", "-500"), ("-1.500.000", "-1.500.000"), ("-2,5", "\"-2,5\""), ("-1..5", "'-1..5"), ("-5-", "'-5-"),
    ("'=1", "''=1"), ("''+", "'''+"), ("'-500", "'-500"), ("'a", "'a"), ("'", "'"), ("", "\"\""), ("a=b", "a=b"), ("=a,b", "\"'=a,b\""),
    ("Nguyễn", "Nguyễn"),
  ])
  func `cells that would run as formulas get an apostrophe`(cell: String, text: String) {
    #expect(Self.write([[cell]], guards: true) == text + "\r\n")
    let bytes = cell.bytes
    let guarded = FormulaGuard.isNeeded(bytes.span, 0..<bytes.count) ? "'".bytes + bytes : bytes
    #expect(Array(guarded[FormulaGuard.removed(guarded.span, 0..<guarded.count)]) == bytes)
  }

  @Test(arguments: [0x5EED_0401] as [UInt64])
  func `whatever is written reads back exactly, guarded or not`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = ["'", "'", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", ";", " ", "1", "5", ".", "a", "đ"]
    for _ in 0..<4_000 {
      let guards = Bool.random(using: &generator)
      let records = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          (0..<Int.random(in: 0...5, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }.joined()
        }
      }
      let bytes = Self.write(records, guards: guards).bytes
      var scanner = CSVScanner()
      var index = CSVIndex()
      _ = scanner.scan(bytes.span, validCount: bytes.count, isFinal: true, into: &index)
      let found = (0..<index.recordCount).map { number in
        index.record(number).fieldRange.map { place in
          var arena: [UInt8] = []
          var range = index.fields[place].appendContent(of: bytes.span, to: &arena)
          if guards { range = FormulaGuard.removed(arena.span, range) }
          return String(validating: arena[range], as: UTF8.self) ?? "?"
        }
      }
      #expect(found.map { $0.map(\.bytes) } == records.map { $0.map(\.bytes) }, "seed \(seed): \(records)")
    }
  }
}
