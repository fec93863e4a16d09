import SafeXML
import Testing

@Suite struct XMLReaderTests {
  @Test(arguments: [
    ("<a/>", ["<0", ">0"]),
    ("<b>x</b>", ["<1", ">1=x"]),
    ("<a><b>x</b><c/></a>", ["<0", "<1", ">1=x", "<2", ">2", ">0"]),
    ("<b>1 &lt; 2 &amp;&#38;&#x1EC5; &gt;&quot;&apos;</b>", ["<1", ">1=1 < 2 &&ễ >\"'"]),
    ("<b><![CDATA[<x>&amp;]]> y</b>", ["<1", ">1=<x>&amp; y"]),
    ("<b>x<!-- no -->y<?pi no?>z</b>", ["<1", ">1=xyz"]),
    ("<b> spaces \n</b>", ["<1", ">1= spaces \n"]),
    ("<b> \n</b>", ["<1", ">1= \n"]),
    ("<b>x<c>y</c>z</b>", ["<1", "\"1=x", "<2", ">2=y", ">1=z"]),
    ("<b>\n <c>y</c>\n</b>", ["<1", "<2", ">2=y", ">1"]),
    ("<a>unwanted<d>unknown<b>x</b></d></a>", ["<0", "<-1=d", "<1", ">1=x", ">-1", ">0"]),
    ("<b k=\"1\">x</b>", ["<1", "@3=1", ">1=x"]),
    ("<b k='&amp;&lt;&#38;amp;'/>", ["<1", "@3=&<&amp;", ">1"]),
    ("<b b='1' other='2' k='3'/>", ["<1", "@4=1", "@-1=other", "@3=3", ">1"]),
    ("<b k=' a\n\tb '/>", ["<1", "@3= a  b ", ">1"]),
    ("<a k='1'><b/></a>", ["<0", "<1", ">1", ">0"]),
    ("<b>a\r\nb\rc</b>", ["<1", ">1=a\nb\nc"]),
    ("\u{FEFF}<b>x</b>", ["<1", ">1=x"]),
    ("<?xml version='1.0' encoding='utf-8'?>\n<b>Nguyễn Thị Bưởi</b>\n", ["<1", ">1=Nguyễn Thị Bưởi"]),
  ])
  func `a document gives its events`(_ text: String, _ lines: [String]) {
    let outcome = read(text)
    #expect(outcome.problem == nil)
    #expect(outcome.lines == lines)
  }

  @Test func `pieces of every size give the same events`() {
    let text =
      "<?xml version=\"1.0\"?><a><b k=\"đ&amp;\">Nguyễn &amp; Thị</b>\n<d>text</d><c>x<![CDATA[ y ]]><b>inner</b> tail</c></a><!-- end -->\n"
    let bytes = Array(text.utf8)
    let whole = read(bytes)
    #expect(whole.problem == nil)
    #expect(whole.lines.count == 12)
    for size in 1...bytes.count {
      let outcome = read(bytes, pieceBytes: size)
      #expect(outcome.lines == whole.lines, "pieces of \(size) bytes")
      #expect(outcome.events.map(\.byteOffset) == whole.events.map(\.byteOffset), "pieces of \(size) bytes")
    }
  }

  @Test func `unknown names can be skipped and known ones inside them are seen`() {
    let text = "<a><d x='1'>no<b>yes</b><e/></d><b other='1' k='2'/></a>"
    #expect(read(Array(text.utf8), skippingUnknown: true).lines == ["<0", "<1", ">1=yes", "<1", "@3=2", ">1", ">0"])
  }

  @Test func `events know line column depth and byte`() {
    let text = "<a>\n <b>Nguyễn</b>\n</a>"
    let events = read(text).events
    #expect(events.map(\.depth) == [1, 2, 2, 1])
    #expect(events.map(\.lineNumber) == [1, 2, 2, 3])
    // The end tag of b ends behind 1 blank, 3 bytes, 6 letters, 4 bytes: column 15; in bytes the letter ễ takes two more.
    #expect(events[2].columnNumber == 15)
    #expect(events[2].byteOffset == 4 + 1 + 3 + 8 + 4)
    #expect(events[3].byteOffset == text.utf8.count)
  }

  @Test func `lines are right beyond 65535`() {
    let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b>x</b></a>"
    #expect(read(text).events[1].lineNumber == 70_001)
  }

  @Test func `bytes are right far into a long document`() {
    let record = "<c><b>Trần Thị Đào</b></c>\n"
    let text = "<a>" + String(repeating: record, count: 20_000) + "</a>"
    let ends = read(text).events.filter { $0.kind == .end && $0.name == 2 }.map(\.byteOffset)
    #expect(ends.count == 20_000)
    #expect(ends.enumerated().allSatisfy { $0.element == 3 + ($0.offset + 1) * record.utf8.count - 1 })
  }

  @Test func `text over the border of pieces is whole at every place`() {
    for padding in 65_500...65_560 {
      let text = "<a>" + String(repeating: " ", count: padding - 3) + "<b>Nguyễn &amp; con</b><c>đuôi</c></a>"
      #expect(read(text).lines == ["<0", "<1", ">1=Nguyễn & con", "<2", ">2=đuôi", ">0"])
    }
  }

  @Test func `a reader goes on in flat memory over many pieces`() {
    var reader = XMLReader(smallVocabulary)
    let record = Array("<b k='1'>x</b>".utf8)
    var count = 0
    var longest = 0
    #expect(throws: Never.self) {
      try reader.feed(Array("<a>".utf8).span)
      for _ in 0..<10_000 {
        try reader.feed(record.span)
        count += reader.events.count { $0.kind == .end && reader.string(of: $0) == "x" }
        longest = max(longest, reader.text.count)
      }
      try reader.feed(Array("</a>".utf8).span)
      try reader.finish()
    }
    #expect(count == 10_000)
    #expect(longest <= 4)
  }

  @Test(arguments: [
    ("<a xmlns='urn:x'><b>1</b></a>", ["<0", "<1", ">1=1", ">0"]),
    ("<p:a xmlns:p='urn:x'><p:b>1</p:b></p:a>", ["<0", "<1", ">1=1", ">0"]),
    ("<a xmlns='urn:x'><b xmlns='urn:z'>1</b></a>", ["<0", "<-1=b", ">-1", ">0"]),
    ("<a xmlns='urn:y'><b xmlns='urn:x'>1</b></a>", ["<0", "<1", ">1=1", ">0"]),
    ("<a xmlns='urn:x' xmlns:p='urn:p'><b p:k='1' k='2'/></a>", ["<0", "<1", "@-1=k", "@3=2", ">1", ">0"]),
  ])
  func `names count only in the expected namespaces`(_ text: String, _ lines: [String]) {
    let vocabulary = XMLVocabulary(
      namespaces: ["urn:x", "urn:y"], names: [.element("a", 0), .text("b", 1), .attribute("k", 3)])
    let outcome = read(text, vocabulary)
    #expect(outcome.problem == nil)
    #expect(outcome.lines == lines)
  }

  @Test func `a root of another namespace is refused by its name`() {
    let vocabulary = XMLVocabulary(namespaces: ["urn:x"], names: [.element("a", 0)])
    let outcome = read("<a xmlns='urn:iso:other'><b/></a>", vocabulary)
    #expect(outcome.problem?.kind == .rootNamespace)
    #expect(outcome.problem?.message == "urn:iso:other")
    #expect(outcome.rootName == "a")
    #expect(outcome.rootNamespace == "urn:iso:other")
    #expect(outcome.lines.isEmpty)
    #expect(read("<a/>", vocabulary).problem?.kind == .rootNamespace)
    #expect(read("<a/>", XMLVocabulary(namespaces: [""], names: [.element("a", 7)])).lines == ["<7", ">7"])
    #expect(read("<a xmlns='urn:x'/>", XMLVocabulary(namespaces: [""], names: [.element("a", 7)])).problem?.kind == .rootNamespace)
  }

  @Test func `an undeclared prefix is refused`() {
    #expect(read("<a><p:b/></a>").problem?.kind == .namespace)
    #expect(read("<a><b p:k='1'/></a>").problem?.kind == .namespace)
  }

  @Test func `a document that ends at any byte before its end is refused`() {
    let text = "<?xml version='1.0' encoding='UTF-8'?><a><b k='1'>Nguyễn &amp; x</b><!-- c --><c><![CDATA[y]]></c></a>"
    let bytes = Array(text.utf8)
    #expect(read(bytes).problem == nil)
    for count in 0..<bytes.count {
      for piece in [1, 7, bytes.count] {
        let outcome = read(Array(bytes[..<count]), pieceBytes: piece)
        #expect(outcome.problem != nil, "\(count) bytes in pieces of \(piece)")
      }
    }
  }

  @Test(arguments: [
    "", " ", "x", "<a>", "<a></b>", "<a/><a/>", "<a/>x", "<a><b></a></b>", "<a k=1/>", "<a k='1' k='2'/>", "<a>&nope;</a>", "<a>&#0;</a>",
    "<a>&#x1F;</a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>", "<a>]]></a>", "<a><!-- -- --></a>", "<1/>", "<a>< b/></a>", "<a k='<'/>",
    "<?xml version='2.5x'?><a/>", " <?xml version='1.0'?><a/>",
  ])
  func `a document that is not well-formed is refused`(_ text: String) {
    for piece in [1, 3, 1000] {
      let problem = read(Array(text.utf8), pieceBytes: piece).problem
      #expect(problem?.kind == .notWellFormed)
      #expect(problem?.libraryCode != 0)
    }
  }

  @Test func `nothing is read after a problem and the problem stays`() {
    var reader = XMLReader(smallVocabulary)
    var first: XMLProblem?
    do { try reader.feed(Array("<a></b>".utf8).span) } catch { first = error }
    #expect(first?.kind == .notWellFormed)
    #expect(first?.lineNumber == 1)
    do {
      try reader.feed(Array("<a/>".utf8).span)
      Issue.record("the reader went on")
    } catch {
      #expect(error == first)
    }
    let problem = reader.problem
    let isEmpty = reader.events.isEmpty
    #expect(problem == first)
    #expect(isEmpty)
  }
}
