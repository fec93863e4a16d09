import ByteText
import Testing

/// Header "H" + 15 text, detail "D" + sequence 3 + amount 6 + account 6, trailer "T" + count 3 + sum 6 + hash 4 + filler 2.
private let small = FixedWidthLayout(
  id: "small", recordBytes: 16, lineEnd: .lf,
  records: [
    RecordLayout(
      name: "header", tagField: 0, occurrence: .once, order: 0,
      fields: [
        FieldLayout(name: "tag", start: 1, width: 1, kind: .constant([0x48])),
        FieldLayout(name: "name", start: 2, width: 15, kind: .text, charset: .capitals),
      ]),
    RecordLayout(
      name: "detail", tagField: 0, occurrence: .many, order: 1,
      fields: [
        FieldLayout(name: "tag", start: 1, width: 1, kind: .constant([0x44])),
        FieldLayout(name: "sequence", start: 2, width: 3, kind: .sequence, isRequired: true),
        FieldLayout(name: "amount", start: 5, width: 6, kind: .amount, isRequired: true),
        FieldLayout(name: "account", start: 11, width: 6, kind: .identifier, isRequired: true, isSensitive: true),
      ]),
    RecordLayout(
      name: "trailer", tagField: 0, occurrence: .once, order: 2,
      fields: [
        FieldLayout(name: "tag", start: 1, width: 1, kind: .constant([0x54])),
        FieldLayout(name: "count", start: 2, width: 3, kind: .digits), FieldLayout(name: "sum", start: 5, width: 6, kind: .digits),
        FieldLayout(name: "hash", start: 11, width: 4, kind: .digits), FieldLayout(name: "filler", start: 15, width: 2, kind: .filler),
      ]),
  ],
  totals: [
    FixedWidthTotal(counted: 1, rule: .count, statedIn: 2, statedField: 1),
    FixedWidthTotal(counted: 1, rule: .sum(field: 2), statedIn: 2, statedField: 2),
    FixedWidthTotal(counted: 1, rule: .hash(field: 3, digits: 4), statedIn: 2, statedField: 3),
  ])

private let header = "HUBND XA A       "
private let first = "D001000500123456"
private let second = "D002001000009   "
// Count 2, sum 1500, hash 3456 + 9 = 3465.
private let trailer = "T0020015003465  "

private func read(_ lines: [String], end: String = "\n") -> FixedWidthReading? {
  FixedWidthReading(Array(lines.map { String($0.prefix(while: { $0 != "\n" })) + end }.joined().utf8), small)
}

private func shown(_ reading: FixedWidthReading?) -> [String] {
  (reading?.problems ?? []).map { "\($0.line):\($0.columnStart)-\($0.columnEnd) \($0.kind) \($0.found)/\($0.expected)" }
}

/// One record: reference 4, account 4, check digits 2 over both.
private let checked = FixedWidthLayout(
  id: "checked", recordBytes: 10, lineEnd: .lf,
  records: [
    RecordLayout(
      name: "detail", tagField: nil, occurrence: .many, order: 0,
      fields: [
        FieldLayout(name: "reference", start: 1, width: 4, kind: .text, charset: .reference),
        FieldLayout(name: "account", start: 5, width: 4, kind: .identifier),
        FieldLayout(name: "check", start: 9, width: 2, kind: .check([0, 1]), isRequired: true),
      ])
  ])

@Suite struct RecordCheckTests {
  @Test(
    arguments: [
      // 1: 98 − 100 mod 97 = 95. 12: 98 − 1200 mod 97 (36) = 62. A1 = 101: 98 − 10100 mod 97 (12) = 86.
      ("1       95", true), ("    1   95", true), ("12      62", true), ("A1      86", true), ("1   2   62", true),
      // B1 = 111: 98 − 11100 mod 97 (42) = 56. Z9 = 359: 98 − 35900 mod 97 (10) = 88.
      ("B1      56", true), ("Z9      88", true), ("A1      85", false), ("1A      86", false), ("2   1   62", false),
    ] as [(String, Bool)])
  func `check digits are those of ISO 7064 MOD 97-10`(record: String, isRight: Bool) throws {
    let reading = try #require(FixedWidthReading(Array((record + "\n" + record + "\n").utf8), checked))
    #expect(reading.problems.map(\.kind) == (isRight ? [] : [.checkDiffers, .checkDiffers]))
    var writer = try #require(FixedWidthWriter(checked))
    var values = FixedWidthValues()
    func set(_ field: Int, _ text: Substring) { values.set(field, text: String(text.filter { $0 != " " })) }
    set(0, record.prefix(4))
    set(1, record.dropFirst(4).prefix(4))
    var out: [UInt8] = []
    #expect(writer.append(record: 0, values, to: &out))
    #expect((out == Array((record + "\n").utf8)) == isRight)
  }

  /// N character by character as ISO 7064 writes it, for fields of every width and every mixture.
  @Test(arguments: 1...24)
  func `long numbers are divided as by hand`(width: Int) throws {
    var random = FixedWidthRandom(seed: UInt64(width))
    let layout = FixedWidthLayout(
      id: "long", recordBytes: width + 10, lineEnd: .lf,
      records: [
        RecordLayout(
          name: "detail", tagField: nil, occurrence: .many, order: 0,
          fields: [
            FieldLayout(name: "reference", start: 1, width: width, kind: .text, charset: .reference),
            FieldLayout(name: "account", start: width + 1, width: 8, kind: .identifier),
            FieldLayout(name: "check", start: width + 9, width: 2, kind: .check([0, 1]), isRequired: true),
          ])
      ])
    var file = ""
    for _ in 0..<50 {
      let kinds = ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
      let letters = Array(kinds.randomElement(using: &random) ?? "")
      func text(_ letters: [Character], _ width: Int) -> String {
        let text = (0..<Int.random(in: 1...width, using: &random)).map { _ in letters.randomElement(using: &random) ?? "0" }
        return String(text) + String(repeating: " ", count: width - text.count)
      }
      let record = text(letters, width) + text(Array(kinds[0]), 8)
      var rest = 0
      for letter in record where letter != " " {
        let byte = Int(letter.asciiValue ?? 0)
        let value = byte < 0x3A ? byte - 0x30 : byte - 0x41 + 10
        rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
      }
      let check = 98 - rest * 100 % 97
      file += record + (check < 10 ? "0" : "") + String(check) + "\n"
    }
    let reading = try #require(FixedWidthReading(Array(file.utf8), layout))
    #expect(reading.problems.map(\.kind) == [])
    #expect(reading.records.count == 50)
  }

  @Test func `a check guards fields of letters and digits that exist`() {
    var layout = checked
    layout.records[0].fields[2].kind = .check([])
    #expect(FixedWidthReader(layout) == nil)
    layout.records[0].fields[2].kind = .check([0, 3])
    #expect(FixedWidthReader(layout) == nil)
    layout.records[0].fields[2].kind = .check([0])
    #expect(FixedWidthReader(layout) != nil)
    layout.records[0].fields[0].charset = .printable
    #expect(FixedWidthReader(layout) == nil)
  }
}

@Suite struct FixedWidthReaderTests {
  private let headerLine = String(header.prefix(16))

  @Test(arguments: ["\n", "\r\n", ""])
  func `a right file has no problem with any line end`(end: String) throws {
    let reading = try #require(read([headerLine, first, second, trailer], end: end))
    #expect(shown(reading) == [])
    #expect(reading.records.map(\.layout) == [0, 1, 1, 2])
    #expect(reading.records[1].numbers == [0, 1, 500, 0])
    #expect(reading.records[1].texts[3] == Array("123456".utf8))
    #expect(reading.records[2].texts[3] == Array("009".utf8))
    #expect(reading.totals == [2, 1500, 3465])
  }

  @Test func `the last line needs no end`() throws {
    for end in ["\n", "\r\n"] {
      let text = [headerLine, first, second, trailer].joined(separator: end)
      #expect(shown(FixedWidthReading(Array(text.utf8), small)) == [])
    }
  }

  @Test(arguments: [
    ([header, first, second], ["3:0-0 missingTrailer 0/0"]),
    ([first, second, trailer], ["1:0-0 missingRecord 0/0"]),
    (
      [header, first, second, trailer, first],
      [
        "5:0-0 dataAfterTrailer 0/0", "5:2-4 sequenceBroken 1/3", "4:2-4 totalDiffers 2/3",
        "4:5-10 totalDiffers 1500/2000", "4:11-14 totalDiffers 3465/6921",
      ]
    ),
    ([header, header, first, second, trailer], ["2:0-0 repeatedRecord 0/0"]),
    ([header, first, header, second, trailer], ["3:0-0 repeatedRecord 0/0"]),
    (
      [header, first, "D00200100000", trailer],
      [
        "3:0-0 lineLength 12/16", "4:5-10 totalNotProvable 1500/500",
        "4:11-14 totalNotProvable 3465/3456",
      ]
    ),
    (
      [header, first, "D002001000009    ", trailer],
      [
        "3:0-0 lineLength 17/16", "4:5-10 totalNotProvable 1500/500",
        "4:11-14 totalNotProvable 3465/3456",
      ]
    ),
    (
      [header, first, "X002001000009   ", trailer],
      [
        "3:0-0 unknownTag 0/0", "4:2-4 totalDiffers 2/1", "4:5-10 totalDiffers 1500/500",
        "4:11-14 totalDiffers 3465/3456",
      ]
    ),
    ([header, first, "D0020O1000009   ", trailer], ["3:5-10 notDigits 0/0", "4:5-10 totalNotProvable 1500/500"]),
    ([header, first, "D003001000009   ", trailer], ["3:2-4 sequenceBroken 3/2"]),
    ([header, first, "D002001000      ", trailer], ["3:11-16 missingValue 0/0", "4:11-14 totalNotProvable 3465/3456"]),
    ([header, first, "D00200100000A   ", trailer], ["3:13-13 notDigits 65/0", "4:11-14 totalNotProvable 3465/3456"]),
    ([header, first, second, "T0030015003465  "], ["4:2-4 totalDiffers 3/2"]),
    ([header, first, second, "T0020015013465  "], ["4:5-10 totalDiffers 1501/1500"]),
    ([header, first, second, "T0020015003466  "], ["4:11-14 totalDiffers 3466/3465"]),
    ([header, first, second, "T0020015003465 x"], ["4:15-16 fillerNotEmpty 0/0"]),
    (["Hubnd XA A      ", first, second, trailer], ["1:2-2 notInCharset 117/0"]),
    (["HUBND\tXA A      ", first, second, trailer], ["1:6-6 controlByte 9/0"]),
    ([header, "", first, second, "", trailer, ""], ["2:0-0 emptyLine 0/0", "5:0-0 emptyLine 0/0", "7:0-0 emptyLine 0/0"]),
    ([header, first, second, trailer, "\u{1A}"], ["5:0-0 endOfFileMark 0/0"]),
  ])
  func `each fault is named with line, columns and numbers`(lines: [String], expected: [String]) {
    let cut = lines.map { $0 == header ? headerLine : $0 }
    #expect(shown(read(cut)) == expected)
  }

  @Test func `a file without bytes is empty`() {
    #expect(shown(FixedWidthReading([], small)) == ["0:0-0 emptyFile 0/0"])
  }

  @Test func `the mark of UTF-8 is named and skipped`() {
    let text = "\u{FEFF}" + [headerLine, first, second, trailer].joined(separator: "\n")
    let reading = FixedWidthReading(Array(text.utf8), small)
    #expect(shown(reading) == ["1:1-3 byteOrderMark 0/0"])
    #expect(reading?.records.count == 4)
  }

  @Test func `a byte above 7F is named with its column`() {
    var bytes = Array([headerLine, first, second, trailer].joined(separator: "\n").utf8)
    bytes[6] = 0xD0
    #expect(shown(FixedWidthReading(bytes, small)) == ["1:7-7 notASCII 208/0"])
  }

  @Test func `an endless line is passed over in pieces and the rest is read`() throws {
    let endless = String(repeating: "D", count: 100_000)
    let text = [headerLine, first, endless, second, trailer].joined(separator: "\n") + "\n"
    let reading = try #require(FixedWidthReading(Array(text.utf8), small, windowBytes: 1))
    #expect(reading.problems.map(\.kind) == [.lineLength, .totalDiffers, .totalNotProvable, .totalNotProvable])
    #expect(reading.records.map(\.line) == [1, 2, 3, 4, 5])
  }

  @Test func `a sum beyond 63 bits is no number`() throws {
    let layout = FixedWidthLayout(
      id: "big", recordBytes: 20, lineEnd: .lf,
      records: [
        RecordLayout(
          name: "detail", tagField: 0, occurrence: .many, order: 0,
          fields: [
            FieldLayout(name: "tag", start: 1, width: 1, kind: .constant([0x44])),
            FieldLayout(name: "amount", start: 2, width: 19, kind: .amount),
          ]),
        RecordLayout(
          name: "trailer", tagField: 0, occurrence: .once, order: 1,
          fields: [
            FieldLayout(name: "tag", start: 1, width: 1, kind: .constant([0x54])),
            FieldLayout(name: "sum", start: 2, width: 19, kind: .digits),
          ]),
      ], totals: [FixedWidthTotal(counted: 0, rule: .sum(field: 1), statedIn: 1, statedField: 1)])
    let most = "D9223372036854775807\n"
    #expect(shown(FixedWidthReading(Array((most + "T9223372036854775807\n").utf8), layout)) == [])
    let over = FixedWidthReading(Array((most + "D0000000000000000001\nT9223372036854775807\n").utf8), layout)
    #expect(over?.problems.map(\.kind) == [.totalOverflow])
    let wide = FixedWidthReading(Array(("D9223372036854775808\nT0000000000000000000\n").utf8), layout)
    #expect(wide?.problems.map(\.kind) == [.numberOverflow, .totalNotProvable])
  }

  @Test(arguments: [
    (FieldLayout.Kind.date(.yearMonthDay), "20240229", 20_240_229 as Int64?), (.date(.yearMonthDay), "20230229", nil),
    (.date(.yearMonthDay), "20241301", nil), (.date(.yearMonthDay), "20240431", nil), (.date(.yearMonthDay), "20240400", nil),
    (.date(.yearMonthDay), "21000229", nil), (.date(.yearMonthDay), "20000229", 20_000_229), (.date(.yearMonthDay), "00000000", 0),
    (.date(.yearMonthDay), "00001231", nil), (.date(.yearMonthDay), "        ", 0), (.date(.yearMonthDay), "2024 229", nil),
    (.date(.dayMonthYear), "29022024", 20_240_229), (.date(.dayMonthYear), "30022024", nil), (.date(.dayMonthYear), "01012026", 20_260_101),
    (.date(.shortYearMonthDay), "261020", 20_261_020), (.date(.shortYearMonthDay), "261320", nil),
    (.period, "202610", 202_610), (.period, "202613", nil), (.period, "202600", nil), (.period, "189912", nil), (.period, "000000", 0),
  ])
  func `dates and months are those of the calendar`(kind: FieldLayout.Kind, text: String, expected: Int64?) throws {
    let layout = FixedWidthLayout(
      id: "dates", recordBytes: 10, lineEnd: .lf,
      records: [
        RecordLayout(
          name: "detail", tagField: nil, occurrence: .many, order: 0,
          fields: [
            FieldLayout(name: "date", start: 1, width: text.utf8.count, kind: kind),
            FieldLayout(name: "rest", start: text.utf8.count + 1, width: 10 - text.utf8.count, kind: .filler),
          ])
      ])
    let line = text + String(repeating: " ", count: 10 - text.utf8.count) + "\n"
    let reading = try #require(FixedWidthReading(Array((line + line).utf8), layout))
    #expect(reading.problems.isEmpty == (expected != nil))
    for record in reading.records { #expect(record.numbers[0] == expected ?? 0) }
  }

  @Test func `a layout that does not hold together is refused`() {
    var wrong = small
    wrong.records[1].fields[2].width = 7
    #expect(FixedWidthReader(wrong) != nil, "overlaps are for the loader to find")
    wrong.records[1].fields[3].width = 7
    #expect(FixedWidthReader(wrong) == nil, "beyond the record")
    wrong = small
    wrong.records[1].tagField = nil
    #expect(FixedWidthReader(wrong) == nil)
    wrong = small
    wrong.totals[1].rule = .sum(field: 3)
    #expect(FixedWidthWriter(wrong) == nil, "the sum of a name")
    wrong = small
    wrong.records[1].fields[1].start = 0
    #expect(FixedWidthReader(wrong) == nil)
    wrong.recordBytes = Int.max
    #expect(FixedWidthReader(wrong) == nil)
  }
}
