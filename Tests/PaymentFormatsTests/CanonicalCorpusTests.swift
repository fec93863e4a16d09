// The files of Tests/Corpus that describe this room: each bad one is named by the code it raises first, each good one has its
// canonical CSV beside it.
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import Testing

@testable import PaymentFormats

enum Corpus {
  static let root = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Corpus"

  /// The formats of this room.
  static let formats: [String: PaymentFormat] = Dictionary(
    uniqueKeysWithValues: (CanonicalFormats.all + DescribedFormats.all(SchemaCatalogue())).map { ($0.id, $0) })

  /// Paths below the corpus, "chitra-batch/bad/FXW-101.txt".
  static func files(_ kind: String) -> [String] {
    formats.keys.sorted().flatMap { id -> [String] in
      let folder = "\(root)/\(id)/\(kind)"
      guard Folder.isDirectory(folder), let names = try? Folder.names(in: folder) else { return [] }
      return names.sorted().map { "\(id)/\(kind)/\($0)" }
    }
  }

  /// What a file holds: what detection says, else what the format says.
  static func content(_ bytes: [UInt8], _ format: PaymentFormat, _ name: String) -> ContentKind {
    format.sniff(SniffedBytes(bytes: bytes, isWhole: true, fileName: name))?.content ?? format.content
  }
}

struct CanonicalCorpusTests {
  @Test(arguments: Corpus.files("bad"))
  func `a bad file raises first the code that is its name`(path: String) throws {
    let parts = path.split(separator: "/").map(String.init)
    let format = try #require(Corpus.formats[parts[0]])
    let bytes = try InputFile.contents(of: "\(Corpus.root)/\(path)", limitBytes: 1 << 20)
    let bench = try FormatBench()
    let findings: [Diagnostic]
    let isHeld: Bool
    if Corpus.content(bytes, format, parts[2]) == .entries {
      let read = try bench.entries(bytes, format, name: parts[2])
      findings = read.findings
      isHeld = !read.refused.isEmpty || !read.isWhole
    } else {
      let read = try bench.payments(bytes, format, name: parts[2])
      findings = read.findings
      isHeld = !read.refused.isEmpty || !read.isWhole
    }
    let first = try #require(findings.first)
    #expect(first.code.description == String(parts[2].prefix(7)))
    #expect(first.unfilledPlaceholders == [])
    #expect(first.location?.file == parts[2])
    // An error costs a record or the file, a warning or note neither.
    #expect(isHeld == (first.severity == .error))
  }

  @Test(arguments: Corpus.files("good").filter { !$0.hasSuffix(".canonical.csv") })
  func `a good file reads as the canonical CSV beside it`(path: String) throws {
    let parts = path.split(separator: "/").map(String.init)
    let format = try #require(Corpus.formats[parts[0]])
    let bytes = try InputFile.contents(of: "\(Corpus.root)/\(path)", limitBytes: 1 << 20)
    let expected = try InputFile.contents(of: "\(Corpus.root)/\(path).canonical.csv", limitBytes: 1 << 20)
    let bench = try FormatBench()
    var header = BatchHeader()
    let written: [UInt8]
    if Corpus.content(bytes, format, parts[2]) == .entries {
      let read = try bench.entries(bytes, format, name: parts[2])
      #expect(read.codes == [] && read.isWhole)
      header.sourceNames = read.sourceNames.isEmpty ? [parts[2]] : read.sourceNames
      written = bench.write(read.blocks, read.balances, header, CanonicalFormats.csv).bytes
    } else {
      let read = try bench.payments(bytes, format, name: parts[2])
      #expect(read.codes == [] && read.isWhole)
      header.sourceNames = read.sourceNames.isEmpty ? [parts[2]] : read.sourceNames
      written = bench.write(read.blocks, header, CanonicalFormats.csv).bytes
    }
    #expect(String(validating: written, as: UTF8.self) == String(validating: expected, as: UTF8.self))
  }

  @Test(arguments: Corpus.files("good").filter { !$0.hasSuffix(".canonical.csv") })
  func `a good file is detected as what it is, before all others`(path: String) throws {
    let parts = path.split(separator: "/").map(String.init)
    let bytes = try InputFile.contents(of: "\(Corpus.root)/\(path)", limitBytes: 1 << 20)
    let sniffed = SniffedBytes(bytes: bytes, isWhole: true, fileName: parts[2])
    let found = FormatDetection.detect(sniffed, FormatRegistry.all(SchemaCatalogue()))
    #expect(FormatDetection.best(found).map(\.format.id) == [parts[0]], "\(found.map { "\($0.format.id) \($0.confidence)" })")
  }
}

struct CanonicalFaultTests {
  private let payment = """
    {"kind":"payment","reference":"K7M2X9QA4R7C","payee_name":"Nguyễn","amount":540000,"currency":"VND","lines":\
    [{"regime":"TB","month":"2026-10","kind":"regular","amount":540000}]}

    """

  @Test func `NDJSON cut at any byte is an error or a smaller count`() throws {
    let bench = try FormatBench()
    let whole = Array("{\"kind\":\"batch\",\"payments\":2,\"amount\":1080000}\n\(payment)\(payment)".utf8)
    for count in 1..<whole.count - 1 {
      let read = try bench.payments(Array(whole[0..<count]), CanonicalFormats.ndjson)
      // The bytes before the first object is whole state nothing yet.
      #expect(!read.isWhole || !read.refused.isEmpty || count <= 1, "\(count)")
      #expect(read.payments.allSatisfy { $0.amount.minorUnits == 540_000 && $0.payee.name == "Nguyễn" }, "\(count)")
    }
  }

  @Test func `canonical CSV cut at any byte is an error, a refused record, or named as perhaps cut`() throws {
    let bench = try FormatBench()
    var texts = InventedTexts(seed: 9)
    var header = BatchHeader()
    header.sourceNames = ["a.csv"]
    let whole = bench.write([texts.paymentBlock(rows: 2, sources: 1)], header, CanonicalFormats.csv).bytes
    for count in 0..<whole.count {
      let read = try bench.payments(Array(whole[0..<count]), CanonicalFormats.csv)
      let isAtLineEnd = count > 0 && [0x0A, 0x0D].contains(whole[count - 1])
      #expect(!read.findings.isEmpty || !read.refused.isEmpty || isAtLineEnd, "\(count)")
    }
  }

  @Test func `a line of more than a mebibyte is refused and the next one is read`() throws {
    let bench = try FormatBench()
    for size in [1 << 20, 5 << 20] {
      let long = Array("{\"kind\":\"payment\",\"x\":\"".utf8) + [UInt8](repeating: 0x61, count: size) + Array("\"}\n".utf8)
      let read = try bench.payments(Array(payment.utf8) + long + Array(payment.utf8), CanonicalFormats.ndjson)
      #expect(read.codes == ["CAN-002"])
      #expect(read.payments.count == 2)
      #expect(read.refused.map(\.line) == [2])
      #expect(read.refused.map(\.byteLength) == [UInt32(long.count - 1)])
    }
  }

  @Test func `a fault names line, columns and offset, and the refused record keeps its amount`() throws {
    let bench = try FormatBench()
    let bad = payment.replacing("Nguyễn\"", with: "Nguyễn\",\"channel\":\"boat\"")
    let read = try bench.payments(Array((payment + bad).utf8), CanonicalFormats.ndjson)
    let finding = try #require(read.findings.first)
    let before = Array(bad.utf8.prefix { _ in true }).count - bad.utf8.count + payment.utf8.count
    let text = try #require(bad.split(separator: "\"boat\"").first)
    #expect(finding.location?.line == 2)
    #expect(finding.location?.columnStart == text.unicodeScalars.count + 1)
    #expect(finding.location?.columnEnd == text.unicodeScalars.count + 6)
    #expect(finding.location?.byteOffset == before + text.utf8.count)
    #expect(read.refused.map(\.amount) == [540_000])
    #expect(read.refused.map(\.hasAmount) == [true])
    #expect(read.refused.map(\.byteOffset) == [UInt64(payment.utf8.count)])
    #expect(read.refused.map(\.byteLength) == [UInt32(bad.utf8.count - 1)])
    #expect(read.payments.count == 1)
  }

  @Test(
    arguments: [
      ("0", 0), ("1", 1), ("-1", -1), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ] as [(String, Int64)])
  func `a whole number reads`(text: String, value: Int64) {
    let bytes = Array(text.utf8)
    #expect(CanonicalText.integer(bytes.span, 0..<bytes.count) == value)
  }

  @Test(arguments: ["", "-", "+1", "01", "-0", "1.0", "1e3", " 1", "9223372036854775808", "-9223372036854775809", "99999999999999999999"])
  func `anything else is no whole number`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CanonicalText.integer(bytes.span, 0..<bytes.count) == nil)
  }

  @Test(arguments: ["2026-13", "2026-1", "2026-00", "26-10", "2026-10-A", "2026-10-b", "2026/10", "2026-10-BB"])
  func `what is no period is refused`(text: String) {
    let bytes = Array(text.utf8)
    #expect(CanonicalText.period(bytes.span, 0..<bytes.count) == nil)
  }

  @Test(arguments: [
    "a", "a/b", "a/2026-10/regular", "a/2026-10/regular/1;", ";", "a/2026-10/regular/1.5", "a/2026-10/odd/1", "a/x/regular/1",
    "a\\b/2026-10/regular/1",
    "a;/2026-10/regular/1", "a/2026-10/regular/1/2", "a\\/2026-10/regular/1",
  ])
  func `lines of another form are refused`(text: String) {
    var block = PaymentBlock()
    var row = PaymentRow()
    let slice = block.bytes.appendSlice(text.utf8)
    #expect(!LineList.read(slice, into: &block, &row))
  }

  @Test(arguments: [UInt64(31), 32])
  func `files of many windows come back`(seed: UInt64) throws {
    let bench = try FormatBench()
    var texts = InventedTexts(seed: seed)
    let block = texts.paymentBlock(rows: 1_500, sources: 1)
    var header = BatchHeader()
    header.sourceNames = ["a.csv"]
    for format in CanonicalFormats.all {
      let written = bench.write([block], header, format).bytes
      #expect(written.count > FileWindow.defaultWindowBytes)
      let read = try bench.payments(written, format)
      #expect(read.blocks.count > 1)
      #expect(read.codes == [])
      #expect(bench.write(read.blocks, read.header, format).bytes == written)
    }
  }

  @Test func `random bytes never stop a reader`() throws {
    let bench = try FormatBench()
    var numbers = SeededNumbers(seed: 77)
    let seeds = Corpus.files("good").filter { !$0.hasSuffix(".canonical.csv") }
    for path in seeds {
      let parts = path.split(separator: "/").map(String.init)
      let format = try #require(Corpus.formats[parts[0]])
      let bytes = try InputFile.contents(of: "\(Corpus.root)/\(path)", limitBytes: 1 << 20)
      for _ in 0..<40 {
        var changed = bytes
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
          let place = Int.random(in: 0..<changed.count, using: &numbers)
          switch Int.random(in: 0...2, using: &numbers) {
          case 0: changed[place] = UInt8.random(in: 0...255, using: &numbers)
          case 1: changed.remove(at: place)
          default: changed.insert([0x22, 0x2C, 0x0A, 0x5C, 0x7B, 0x00].randomElement(using: &numbers)!, at: place)
          }
        }
        if format.readPayments != nil {
          let read = try bench.payments(changed, format)
          #expect(read.rows.allSatisfy { $0.amount >= 0 })
        }
        if format.readEntries != nil {
          let read = try bench.entries(changed, format)
          #expect(read.rows.allSatisfy { $0.amount >= 0 })
        }
      }
    }
  }
}
