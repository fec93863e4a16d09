import ByteText
import Testing

/// One field of a given kind between a tag and a filler.
private func layout(
  _ kind: FieldLayout.Kind, width: Int, charset: FixedWidthCharset = .printable, padding: UInt8? = nil,
  alignment: FieldLayout.Alignment? = nil, isRequired: Bool = false, overflow: FieldLayout.Overflow = .refuse
) -> FixedWidthLayout {
  FixedWidthLayout(
    id: "one", recordBytes: width + 4, lineEnd: .crlf,
    records: [
      RecordLayout(
        name: "detail", tagField: nil, occurrence: .many, order: 0,
        fields: [
          FieldLayout(name: "tag", start: 1, width: 2, kind: .constant([0x44, 0x31])),
          FieldLayout(
            name: "value", start: 3, width: width, kind: kind, alignment: alignment, padding: padding, isRequired: isRequired,
            charset: charset, overflow: overflow), FieldLayout(name: "rest", start: width + 3, width: 2, kind: .filler),
        ])
    ])
}

private func write(_ layout: FixedWidthLayout, text: String) throws -> (line: String?, writer: FixedWidthWriter) {
  var values = FixedWidthValues()
  values.set(1, text: Array(text.utf8))
  return try write(layout, values)
}

private func write(_ layout: FixedWidthLayout, number: Int64) throws -> (line: String?, writer: FixedWidthWriter) {
  var values = FixedWidthValues()
  values.set(1, number: number)
  return try write(layout, values)
}

private func write(_ layout: FixedWidthLayout, _ values: FixedWidthValues) throws -> (line: String?, writer: FixedWidthWriter) {
  var writer = try #require(FixedWidthWriter(layout))
  var output = Array("before".utf8)
  let isWritten = writer.append(record: 0, values, to: &output)
  #expect(isWritten == writer.problems.isEmpty)
  guard isWritten else {
    #expect(output == Array("before".utf8), "a refused record leaves nothing behind")
    #expect(writer.recordCount == 0)
    return (nil, writer)
  }
  return (String(validating: output.dropFirst(6), as: UTF8.self), writer)
}

@Suite struct FixedWidthWriterTests {
  @Test(arguments: [("ABCDEFG", "D1ABCDEFG   \r\n"), ("ABCDEFGH", "D1ABCDEFGH  \r\n"), ("A", "D1A         \r\n")])
  func `a text that fits is filled up`(text: String, line: String) throws {
    #expect(try write(layout(.text, width: 8), text: text).line == line)
  }

  @Test func `a text that does not fit is refused, never cut`() throws {
    let (line, writer) = try write(layout(.text, width: 8), text: "ABCDEFGHI")
    #expect(line == nil)
    #expect(writer.problems.map(\.kind) == [.overWidth])
    #expect(writer.problems.first.map { [$0.found, $0.expected, Int64($0.columnStart), Int64($0.columnEnd)] } == [9, 8, 3, 10])
  }

  @Test func `a text is cut only where the layout says so, and counted`() throws {
    let (line, writer) = try write(layout(.text, width: 8, overflow: .truncate), text: "ABCDEF   XYZ")
    #expect(line == "D1ABCDEF    \r\n")
    #expect(writer.truncatedFields == [1])
    #expect(writer.truncated == [[0, 1, 0]])
    #expect(try write(layout(.text, width: 8, overflow: .truncate), text: "ABCDEFGH").writer.truncatedFields == [])
  }

  @Test(arguments: [
    ("Nguyễn", FixedWidthProblem.Kind.notASCII), ("tab\there", .notInCharset), ("blank ", .valueLikePadding), ("", .missingValue),
  ])
  func `what could not be read back is refused`(text: String, problem: FixedWidthProblem.Kind) throws {
    #expect(try write(layout(.text, width: 12, isRequired: true), text: text).writer.problems.map(\.kind) == [problem])
  }

  @Test(arguments: [
    (FixedWidthCharset.capitals, "NGUYEN-1", true), (.capitals, "NGUYeN", false), (.plainCapitals, "A-B", false),
    (.reference, "A B", false),
    (.reference, "AB12", true), (.digits, "12A", false), (.bankText, "A/B-C?D:E(F)G.H,I'J+K l9", true), (.bankText, "A_B", false),
  ])
  func `character sets hold`(charset: FixedWidthCharset, text: String, isAllowed: Bool) throws {
    #expect(try (write(layout(.text, width: 30, charset: charset), text: text).line != nil) == isAllowed)
  }

  @Test(arguments: [
    (999_999 as Int64, "D1999999  \r\n" as String?), (0, "D1000000  \r\n"), (1_000_000, nil), (-1, nil), (Int64.max, nil), (Int64.min, nil),
  ])
  func `an amount is filled with zeros and never loses a digit`(number: Int64, line: String?) throws {
    #expect(try write(layout(.amount, width: 6), number: number).line == line)
  }

  @Test func `numbers padded with blanks stand on their side`() throws {
    #expect(try write(layout(.digits, width: 6, padding: 0x20, alignment: .left), number: 42).line == "D142      \r\n")
    #expect(try write(layout(.digits, width: 6, padding: 0x20, alignment: .right), number: 42).line == "D1    42  \r\n")
    #expect(try write(layout(.digits, width: 19), number: Int64.max).line == "D19223372036854775807  \r\n")
  }

  @Test func `leading zeros of an account are kept, and refused where padding would eat them`() throws {
    #expect(try write(layout(.identifier, width: 8), text: "00123").line == "D100123     \r\n")
    let zeros = layout(.identifier, width: 8, padding: 0x30, alignment: .right)
    #expect(try write(zeros, text: "123").line == "D100000123  \r\n")
    #expect(try write(zeros, text: "0123").writer.problems.map(\.kind) == [.valueLikePadding])
    #expect(try write(layout(.identifier, width: 8), text: "12 3").writer.problems.map(\.kind) == [.notDigits])
  }

  @Test(arguments: [
    (FieldLayout.Kind.date(.yearMonthDay), 20_261_020 as Int64, "D120261020  \r\n" as String?),
    (.date(.dayMonthYear), 20_261_020, "D120102026  \r\n"),
    (.date(.yearMonthDay), 20_260_230, nil), (.date(.yearMonthDay), 9_870_101, "D109870101  \r\n"),
    (.date(.yearMonthDay), 0, "D100000000  \r\n"),
  ])
  func `dates are written in the layout's order`(kind: FieldLayout.Kind, number: Int64, line: String?) throws {
    #expect(try write(layout(kind, width: 8), number: number).line == line)
  }

  @Test func `short years are those of this century`() throws {
    #expect(try write(layout(.date(.shortYearMonthDay), width: 6), number: 20_261_020).line == "D1261020  \r\n")
    #expect(try write(layout(.date(.shortYearMonthDay), width: 6), number: 19_991_020).writer.problems.map(\.kind) == [.badDate])
    #expect(try write(layout(.period, width: 6), number: 202_610).line == "D1202610  \r\n")
    #expect(try write(layout(.period, width: 6), number: 202_613).writer.problems.map(\.kind) == [.badPeriod])
  }

  @Test func `only known codes are written`() throws {
    let codes = layout(.code([Array("NCC".utf8), Array("BTXH".utf8)]), width: 4, isRequired: true)
    #expect(try write(codes, text: "NCC").line == "D1NCC   \r\n")
    #expect(try write(codes, text: "XXX").writer.problems.map(\.kind) == [.unknownCode])
    #expect(try write(codes, text: "").writer.problems.map(\.kind) == [.missingValue])
  }

  @Test func `every fault of a record is told at once`() throws {
    var two = layout(.amount, width: 6)
    two.records[0].fields[2] = FieldLayout(name: "rest", start: 9, width: 2, kind: .identifier, isRequired: true)
    var values = FixedWidthValues()
    values.set(1, number: 10_000_000)
    #expect(try write(two, values).writer.problems.map(\.kind) == [.overWidth, .missingValue])
  }
}
