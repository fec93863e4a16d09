import Files
import SafeXML
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct XMLDefenceTests {
  static let laughs: String =
    "<!DOCTYPE a [<!ENTITY l0 'ha'>"
    + (1...9).map { "<!ENTITY l\($0) '" + String(repeating: "&l\($0 - 1);", count: 10) + "'>" }.joined() + "]><a>&l9;</a>"
  static let quadratic: String =
    "<!DOCTYPE a [<!ENTITY q '" + String(repeating: "x", count: 100_000) + "'>]><a>" + String(repeating: "&q;", count: 2000) + "</a>"

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "<!DOCTYPE a []><a/>", "<!DOCTYPE a SYSTEM 'http://localhost:1/x.dtd'><a/>",
    "<!DOCTYPE a PUBLIC '-//X' 'file:///etc/passwd'><a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/hostname'>%p;]><a/>", "<!DOCTYPE a [<!ATTLIST a k CDATA 'default'>]><a/>", laughs,
    quadratic,
  ])
  func `a DOCTYPE is refused whatever it holds`(_ text: String) {
    for piece in [1, 5, 1 << 16] {
      let outcome = read(Array(text.utf8), pieceBytes: piece)
      #expect(outcome.problem?.kind == .doctype)
      #expect(outcome.problem?.message == "a")
      #expect(outcome.lines.isEmpty)
    }
  }

  @Test func `an external entity's file is never opened`() throws {
    let folder = try TemporaryFolder()
    // A named pipe would block whoever opens it for reading.
    #expect(unsafe mkfifo(folder.path("trap"), 0o600) == 0)
    let outcome = read("<!DOCTYPE a [<!ENTITY x SYSTEM 'file://\(folder.path("trap"))'>]><a>&x;</a>")
    #expect(outcome.problem?.kind == .doctype)
  }

  @Test(arguments: [(1, true), (63, true), (64, true), (65, false), (100_000, false)])
  func `elements nest 64 deep and no deeper`(_ depth: Int, _ fits: Bool) {
    let text = String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    let outcome = read(text)
    if fits {
      #expect(outcome.problem == nil)
      #expect(outcome.events.map(\.depth).max() == depth)
    } else {
      #expect(outcome.problem?.kind == .tooDeep)
      // The place is just before the `>` of the 65th start tag.
      #expect(outcome.problem?.byteOffset == 64 * 3 + 2)
    }
  }

  @Test(arguments: [(99, true), (100, true), (101, false)])
  func `text has a limit wanted or not`(_ count: Int, _ fits: Bool) {
    var limits = XMLLimits()
    limits.textBytes = 100
    for name in ["a", "b", "unknown"] {
      for parts in [String(repeating: "x", count: count), String(repeating: "<![CDATA[x]]>", count: count)] {
        let problem = read("<\(name)>\(parts)</\(name)>", limits: limits).problem
        #expect(problem?.kind == (fits ? nil : .textTooLong))
        #expect(problem?.message == (fits ? nil : name))
      }
    }
  }

  @Test func `a text of eleven million bytes is refused`() {
    for name in ["a", "b"] {
      let outcome = read("<\(name)>" + String(repeating: "x", count: 11_000_000) + "</\(name)>")
      #expect(outcome.problem?.kind == .textTooLong)
      #expect(outcome.lines.count == 1)
    }
  }

  @Test(arguments: [(63, true), (64, true), (65, false)])
  func `attributes and namespace declarations are counted`(_ count: Int, _ fits: Bool) {
    for prefix in ["k", "xmlns:k"] {
      let attributes = (0..<count).map { "\(prefix)\($0)='1'" }.joined(separator: " ")
      #expect(read("<a \(attributes)/>").problem?.kind == (fits ? nil : .tooManyAttributes))
    }
  }

  @Test func `a tag with very many attributes is refused before they are compared`() {
    // 200,000 attributes took the library minutes.
    let attributes = (0..<200_000).map { "k\($0)='1'" }.joined(separator: " ")
    let clock = ContinuousClock()
    let seconds = clock.measure {
      for document in ["<a \(attributes)/>", "<a k='>'><b \(attributes)/></a>", "<!-- \" --><a \(attributes)/>"] {
        #expect(read(document).problem?.kind == .tooManyAttributes)
        #expect(throws: XMLSchemaProblem.self) { _ = try XMLSchema(Array(document.utf8)) }
      }
    }
    #expect(seconds < .seconds(20))
  }

  @Test func `signs of equality outside tags count for nothing`() {
    let many = String(repeating: "= ", count: 3_000)
    for document in [
      "<a>\(many)</a>", "<a><!-- <b \(many)--></a>", "<a><![CDATA[<b \(many)]]></a>", "<a><?p <b \(many)?></a>", "<a k='\(many)'/>",
    ] {
      #expect(read(document).problem == nil)
    }
  }

  @Test(arguments: [(65_535, true), (65_536, true), (65_537, false)])
  func `an attribute's value has a limit wanted or not`(_ count: Int, _ fits: Bool) {
    for name in ["a", "b"] {
      let outcome = read("<\(name) k='" + String(repeating: "x", count: count) + "'/>")
      #expect(outcome.problem?.kind == (fits ? nil : .attributeTooLong))
    }
  }

  @Test(arguments: [(11, true), (12, true), (13, false)])
  func `the whole document can have a limit`(_ count: Int, _ fits: Bool) {
    var limits = XMLLimits()
    limits.totalBytes = 12
    let bytes = Array(("<a>" + String(repeating: " ", count: count - 7) + "</a>").utf8)
    for piece in [1, 5, 100] {
      #expect(read(bytes, pieceBytes: piece, limits: limits).problem?.kind == (fits ? nil : .tooLarge))
    }
  }

  @Test func `an attribute or comment beyond the library's own limit is refused`() {
    let huge = String(repeating: "x", count: 11_000_000)
    #expect(read("<a k='\(huge)'/>").problem != nil)
    #expect(read("<a><!--\(huge)--></a>").problem != nil)
  }

  @Test func `bytes that are not UTF-8 are refused with their place`() {
    for bad: [UInt8] in [[0xFF], [0xC3, 0x28], [0xE1, 0xBA], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC0, 0xAF]] {
      let bytes = Array("<a>\n<b>Nguy".utf8) + bad + Array("n</b></a>".utf8)
      let outcome = read(bytes)
      #expect(outcome.problem?.kind == .encoding, "\(String(describing: outcome.problem))")
      #expect(outcome.problem?.lineNumber == 2)
      #expect(outcome.problem?.byteOffset == 11)
    }
  }

  @Test func `UTF-16 with a byte order mark is read`() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a><b k='đ'>Nguyễn Thị Bưởi &amp; 𝄞</b></a>"
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      for piece in [1, 3, 4, 1000] {
        let outcome = read(bytes, pieceBytes: piece)
        #expect(outcome.problem == nil, "pieces of \(piece)")
        #expect(outcome.lines == ["<0", "<1", "@3=đ", ">1=Nguyễn Thị Bưởi & 𝄞", ">0"])
        #expect(outcome.events.allSatisfy { $0.byteOffset == nil })
      }
      for count in 0..<bytes.count {
        #expect(read(Array(bytes[..<count])).problem != nil, "\(count) bytes")
      }
    }
  }

  @Test func `a declaration of windows-1258 is followed`() {
    // In windows-1258 ê is EA, ề is ê and a combining grave accent CC, đ is F0, ư is FD.
    let bytes =
      Array("<?xml version='1.0' encoding='windows-1258'?><a><b>".utf8) + [0xF0, 0xFD, 0x63, 0x20, 0x71, 0x75, 0x79, 0xEA, 0xCC, 0x6E]
      + Array("</b></a>".utf8)
    for piece in [1, 50, 1000] {
      let outcome = read(bytes, pieceBytes: piece)
      #expect(outcome.problem == nil)
      // Text is compared by canonical equivalence: the converter may compose or not.
      #expect(outcome.lines == ["<0", "<1", ">1=đưc quyền", ">0"])
    }
  }

  @Test func `an unknown encoding is refused`() {
    #expect(read("<?xml version='1.0' encoding='x-no-such'?><a/>").problem?.kind == .encoding)
  }

  @Test func `a document of twelve million bytes in small elements is read`() {
    let record = "<c><b>Trần Thị Đào, Xã Tân Thông Hội, TP. Hồ Chí Minh</b></c>\n"
    let count = 12_000_000 / record.utf8.count
    var reader = XMLReader(smallVocabulary, skippingUnknown: true)
    let piece = Array(String(repeating: record, count: 1000).utf8)
    var found = 0
    #expect(throws: Never.self) {
      try reader.feed(Array("<a>".utf8).span)
      for _ in 0...(count / 1000) {
        try reader.feed(piece.span)
        found += reader.events.count { $0.name == 1 && $0.kind == .end }
      }
      try reader.feed(Array("</a>".utf8).span)
      try reader.finish()
    }
    #expect(found == (count / 1000 + 1) * 1000)
  }

  @Test func `names without end are refused before they fill the memory`() {
    var reader = XMLReader(smallVocabulary, skippingUnknown: true)
    let filler = String(repeating: "n", count: 100)
    var problem: XMLProblem?
    do {
      try reader.feed(Array("<a>".utf8).span)
      for block in 0..<300 {
        try reader.feed(Array((0..<1000).map { "<\(filler)\(block)-\($0)/>" }.joined().utf8).span)
      }
    } catch {
      problem = error
    }
    #expect(problem != nil)
  }

  @Test func `random damage to a document never brings the reader down and pieces do not change the verdict`() {
    let sample = Array(
      "<?xml version='1.0' encoding='UTF-8'?>\n<a xmlns='urn:x'><b k='đ&amp;'>Nguyễn &#38; x</b><!-- c --><c><![CDATA[y]]></c></a>".utf8)
    // Seed 42.
    var numbers = SeededNumbers(seed: 42)
    let usual = Array("<>&;'\"/!-[]? =x#0a:\u{0}\u{FF}".utf8)
    for _ in 0..<3000 {
      var bytes = sample
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0...3, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1: bytes.insert(usual.randomElement(using: &numbers)!, at: place)
        case 2: bytes.remove(at: place)
        default: bytes.removeSubrange(place..<min(place + 5, bytes.count - 1))
        }
      }
      let whole = read(bytes)
      for size in [1, 3, 16] {
        let pieces = read(bytes, pieceBytes: size)
        #expect((pieces.problem == nil) == (whole.problem == nil), "\(bytes)")
        if whole.problem == nil { #expect(pieces.lines == whole.lines, "\(bytes)") }
      }
    }
  }

  @Test func `the C header shows nothing of libxml2`() throws {
    let header = #filePath.replacing("Tests/SafeXMLTests/XMLDefenceTests.swift", with: "Sources/CLibXML2/include/CLibXML2.h")
    let bytes = try InputFile.contents(of: header, limitBytes: 1 << 20)
    let text = try #require(String(validating: bytes, as: UTF8.self))
    #expect(text.contains("chitra_xml_reader_push"))
    #expect(!text.contains("<libxml"))
    #expect(!text.contains("xmlChar"))
  }

  /// The folder of foreign files, which a fresh clone does not have.
  static let corpus: String? = unsafe getenv("CHITRA_CORPUS").flatMap { unsafe String(validatingCString: $0) }

  @Test(.enabled(if: corpus != nil, "CHITRA_CORPUS is not set: the foreign schemas and statements were not read"))
  func `every schema of the corpus compiles and every statement is read`() throws {
    let corpus = try #require(XMLDefenceTests.corpus)
    var schemas = 0
    var statements = 0
    for name in try Folder.files(under: corpus) where !name.hasPrefix("xml-attacks/") {
      if name.hasSuffix(".xsd") {
        _ = try XMLSchema(InputFile.contents(of: FilePath.join(corpus, name), limitBytes: 1 << 24))
        schemas += 1
      } else if name.hasSuffix(".xml") {
        #expect(try read(InputFile.contents(of: FilePath.join(corpus, name), limitBytes: 1 << 24)).problem == nil, "\(name)")
        statements += 1
      }
    }
    #expect(schemas > 0 && statements > 0)
  }

  @Test(.enabled(if: corpus != nil, "CHITRA_CORPUS is not set: the corpus of attacks was not read"))
  func `the corpus of attacks is refused`() throws {
    let corpus = try #require(XMLDefenceTests.corpus)
    let folder = FilePath.join(corpus, "xml-attacks")
    for name in try Folder.names(in: folder) {
      let bytes = try InputFile.contents(of: FilePath.join(folder, name), limitBytes: 1 << 24)
      let outcome = read(bytes)
      #expect((outcome.problem?.kind == .doctype) == !name.hasPrefix("simple"), "\(name)")
    }
  }
}
