import Testing

@testable import Diagnostics

@Suite struct RenderingTests {
  /// An entry for these tests only would not be in the catalogue, so the tests use a real one and look at the rest.
  func finding(marked: Range<Int>?, record: String, sensitive: [SensitiveRange]? = []) -> Diagnostic {
    Diagnostic(
      .inputNotReadable,
      at: SourceLocation(file: "T11.txt", line: 7, record: 6, columnStart: 16, columnEnd: 28, byteOffset: 1227, path: "detail.amount"),
      field: "amount", found: "0000012x00000", expected: .digits(13), arguments: [DiagnosticArgument("reason", "x")],
      excerpt: Excerpt(Array(record.utf8), firstLine: 7, marked: marked, sensitive: sensitive),
      related: [RelatedPlace(SourceLocation(file: "T11.txt", line: 102), Bilingual(vi: "dòng tổng", en: "trailer"))])
  }

  @Test func `the text form has excerpt, place, found, expected, fix and related places`() {
    var renderer = DiagnosticRenderer(.text, options: RenderOptions(language: .en))
    let text = renderer.begin() + renderer.render(finding(marked: 11..<24, record: "1970436001 0000012x00000 A\r\n")) + renderer.end()
    #expect(
      text == """
        T11.txt:7:16-28: error IOF-001: the file cannot be opened: x
          7 | 1970436001 0000012x00000 A
            |            ^^^^^^^^^^^^^
          at:       detail.amount
          found:    "0000012x00000"
          expected: 13 digits 0-9
          fix:      Check the file's name, folder and read permission, then run again.
          see also: T11.txt:102 trailer

        """)
  }

  @Test func `both languages stand beside each other, Vietnamese first`() {
    var renderer = DiagnosticRenderer(.text, options: RenderOptions(language: .both))
    let text = renderer.render(
      Diagnostic(
        .inputNotReadable, at: SourceLocation(file: "a.csv"), found: "?", expected: .digits(1),
        arguments: [DiagnosticArgument("reason", "x")]))
    #expect(
      text == """
        a.csv: error IOF-001: không mở được tệp: x / the file cannot be opened: x
          thấy / found:      "?"
          cần / expected:    1 chữ số 0-9 / 1 digit 0-9
          cách sửa / fix:    Kiểm tra tên tệp, thư mục và quyền đọc, rồi chạy lại.
                             Check the file's name, folder and read permission, then run again.

        """)
  }

  @Test(arguments: [
    ("Nguyễn An", 9..<11, "       ^^"),  // ễ is composed: one column, three bytes
    ("Nguye\u{302}\u{303}n An", 11..<12, "       ^"),  // decomposed: marks take no column
    ("Nguyễn", 5..<6, "    ^"),  // a byte inside a letter marks the letter
    ("abc", 0..<1, "^"),
    ("abc", 3..<3, "   ^"),  // a missing byte at the end
    ("abc", 1..<1, " ^"),
    ("a\tb", 2..<3, "  ^"),  // a tab is shown as one sign
    ("a\u{200B}b", 4..<5, "         ^"),  // a hidden mark is written out as \u{200B}
    ("汉字x", 6..<7, "    ^"),  // a wide letter takes two columns
  ])
  func `carets stand under the marked letters`(record: String, marked: Range<Int>, carets: String) {
    let excerpt = Excerpt(Array(record.utf8), firstLine: 1, marked: marked)
    let lines = ExcerptForm(showValues: true).render(excerpt).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.last == "    | \(carets)")
  }

  @Test func `a byte that is no text is written out and the carets follow`() {
    let excerpt = Excerpt([0x41, 0xFF, 0x42], firstLine: 12, marked: 1..<2)
    #expect(ExcerptForm(showValues: true).render(excerpt) == "  12 | A\\xFFB\n     |  ^^^^\n")
  }

  @Test func `a record over several lines keeps their numbers`() {
    let excerpt = Excerpt(Array("1,\"Thôn 3\r\nxã A\",x".utf8), firstLine: 99, marked: 19..<20)
    // Bytes: 1 , " T h ô(2) n blank 3 = 0..<10, CR LF = 10..<12, x ã(2) blank A " , x = 12..<20.
    #expect(ExcerptForm(showValues: true).render(excerpt) == "   99 | 1,\"Thôn 3\n  100 | xã A\",x\n      |       ^\n")
  }

  @Test func `personal data in an excerpt is masked in place`() {
    let record = "1;Nguyễn Văn An;038042001234;0121000889922"
    // Bytes: name 2..<18 (ễ three bytes, ă two), identity 19..<31, account 32..<45.
    let sensitive = [SensitiveRange(2..<18, .name), SensitiveRange(19..<31, .identity), SensitiveRange(32..<45, .account)]
    let excerpt = Excerpt(Array(record.utf8), firstLine: 3, marked: 19..<31, sensitive: sensitive)
    let blanks = String(repeating: " ", count: 16)
    #expect(
      ExcerptForm(showValues: false).render(excerpt)
        == "  3 | 1;N***** V** A*;038*****1234;*********9922\n    | \(blanks)^^^^^^^^^^^^\n")
    #expect(ExcerptForm(showValues: true).render(excerpt).contains(record))
  }

  @Test func `where nobody says what is personal, only the shape of the record is shown`() {
    let record = Array("1;\"Nguye\u{302}\u{303}n An;038 042".utf8) + [0xFF, 0x0A]
    let excerpt = Excerpt(record, firstLine: 3, marked: 2..<3)
    #expect(ExcerptForm(showValues: false).render(excerpt) == "  3 | *;\"****** **;*** ****\n    |   ^\n")
    #expect(ExcerptForm(showValues: true).render(excerpt).contains("038 042\\xFF"))
  }

  @Test func `no bytes and no ranges make the excerpt fail, and nothing of unknown content shows`() {
    var random = SplitMix64(state: 0x5EED_2026)
    for _ in 0..<2_000 {
      let length = Int(random.next() % 300)
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      func range() -> Range<Int> {
        let start = Int(random.next() % 320)
        return start..<start + Int(random.next() % 40)
      }
      let sensitive = (0..<3).map { _ in SensitiveRange(range(), SensitiveKind.allCases[Int(random.next() % 6)]) }
      for excerpt in [Excerpt(bytes, firstLine: 1, marked: range(), sensitive: sensitive), Excerpt(bytes, firstLine: 1, marked: range())] {
        #expect(excerpt.bytes.count <= 120)
        let text = ExcerptForm(showValues: false).render(excerpt)
        #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) })
        guard excerpt.isOfUnknownContent else { continue }
        for line in text.split(separator: "\n") {
          let shown = line.drop { $0 != "|" }
          #expect(!shown.contains { $0.isLetter || $0.isNumber })
        }
      }
    }
  }

  @Test func `a mask does not swallow a line end`() {
    let excerpt = Excerpt(Array("ab\ncd".utf8), firstLine: 1, marked: 3..<5, sensitive: [SensitiveRange(0..<5, .other)])
    #expect(ExcerptForm(showValues: false).render(excerpt) == "  1 | **\n  2 | **\n    | ^^\n")
  }

  @Test(arguments: [119, 120, 121, 400])
  func `an excerpt keeps a bounded window round the mark`(length: Int) {
    let record = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
    for start in stride(from: 0, to: length, by: 7) {
      let excerpt = Excerpt(record, firstLine: 1, marked: start..<min(length, start + 5))
      #expect(excerpt.bytes.count == min(length, 120))
      let marked = excerpt.marked ?? 0..<0
      #expect(Array(excerpt.bytes[marked]) == Array(record[start..<min(length, start + 5)]))
      #expect(excerpt.isCutBefore || excerpt.isCutAfter == (length > 120))
    }
  }

  @Test func `a window never cuts a letter`() {
    let record = Array(String(repeating: "ễ", count: 200).utf8)
    for start in stride(from: 0, to: 600, by: 3) {
      let excerpt = Excerpt(record, firstLine: 1, marked: start..<start + 3)
      #expect(excerpt.bytes.count % 3 == 0)
      #expect(excerpt.bytes.first == record.first)
    }
  }

  @Test func `control characters of the input never reach the terminal`() {
    var renderer = DiagnosticRenderer(.text)
    let hostile = "\u{1B}[31m\u{202E}\n"
    let text = renderer.render(
      Diagnostic(
        .inputNotReadable, at: SourceLocation(file: hostile, path: hostile), found: ReportedValue(hostile),
        arguments: [DiagnosticArgument("reason", hostile)], excerpt: Excerpt(Array(hostile.utf8), firstLine: 1, sensitive: [])))
    #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    #expect(text.contains("␛[31m\\u{202E}␊"))
  }

  @Test func `the JSON form has the promised keys in order, and only those with a value`() {
    var renderer = DiagnosticRenderer(.json, options: RenderOptions(language: .en))
    let whole = renderer.begin() + renderer.render(finding(marked: nil, record: "x")) + renderer.end()
    #expect(
      whole == #"{"code":"IOF-001","severity":"error","file":"T11.txt","line":7,"record":6,"column_start":16,"column_end":28,"#
        + #""byte_offset":1227,"path":"detail.amount","field":"amount","found":"0000012x00000","expected":"13 digits 0-9","#
        + #""fix":"Check the file's name, folder and read permission, then run again.","#
        + #""message":"the file cannot be opened: x"}"# + "\n")
    let bare = renderer.render(Diagnostic(.inputNotReadable, severity: .note))
    #expect(bare.hasPrefix(#"{"code":"IOF-001","severity":"note","fix":"#))
  }

  @Test(arguments: [
    ("a", #""a""#), ("\"\\", #""\"\\""#), ("\u{0}\u{1F}\n\r\t", #""\u0000\u001f\n\r\t""#), ("ễ😀", #""ễ😀""#),
    ("\u{7F}\u{2028}", #""\u007f\u2028""#), ("/", #""/""#),
  ])
  func `a JSON string escapes what it must`(text: String, literal: String) {
    #expect(JSONText.quoted(text) == literal)
  }

  @Test func `SARIF names tool, version, rules and results`() {
    var renderer = DiagnosticRenderer(.sarif, options: RenderOptions(language: .en, version: "9.9"))
    let diagnostic = Diagnostic(
      .inputNotReadable, at: SourceLocation(file: "thư mục/a.csv", line: 2, columnStart: 3, columnEnd: 5, byteOffset: 7, path: "r.f"),
      arguments: [DiagnosticArgument("reason", "x")])
    let text = renderer.begin() + renderer.render(diagnostic) + renderer.render(Diagnostic(.inputNotReadable)) + renderer.end()
    let fix = "Check the file's name, folder and read permission, then run again."
    #expect(
      text == #"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#
        + #""runs":[{"columnKind":"unicodeCodePoints","results":["# + "\n"
        + #"{"ruleId":"IOF-001","level":"error","message":{"text":"the file cannot be opened: x"},"#
        + #""locations":[{"physicalLocation":{"artifactLocation":{"uri":"th%C6%B0%20m%E1%BB%A5c/a.csv"},"#
        + #""region":{"startLine":2,"startColumn":3,"endColumn":6,"byteOffset":7}},"#
        + #""logicalLocations":[{"fullyQualifiedName":"r.f"}]}],"properties":{"fix":"\#(fix)","count":1}}"# + ",\n"
        + #"{"ruleId":"IOF-001","level":"error","message":{"text":"the file cannot be opened: ?"},"locations":[],"#
        + #""properties":{"fix":"\#(fix)","count":1}}"# + "\n"
        + #"],"tool":{"driver":{"name":"chitra","version":"9.9","rules":[{"id":"IOF-001","#
        + #""shortDescription":{"text":"file cannot be opened"},"fullDescription":{"text":"Nothing of the file has been read or counted."},"#
        + #""help":{"text":"\#(fix)"},"defaultConfiguration":{"level":"error"}}]}}}]}"# + "\n")
  }

  @Test(arguments: ReportForm.allCases)
  func `after the limit one finding gives the counts per code`(form: ReportForm) {
    let collector = DiagnosticCollector(limit: 1)
    for line in 1...3 { collector.report(Diagnostic(.nameMissing, at: SourceLocation(file: "a", line: line))) }
    let text = DiagnosticRenderer.report(collector, as: form, options: RenderOptions(language: .en))
    #expect(text.contains("1 of 3 findings shown; counts per code: PAY-101 error 3"))
    let whole = DiagnosticRenderer.report(DiagnosticCollector(), as: form)
    #expect(!whole.contains("IOF-090"))
  }
}

/// SplitMix64: the same numbers everywhere from the same seed.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
