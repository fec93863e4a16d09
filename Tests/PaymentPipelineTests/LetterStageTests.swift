// The way back from converted text to the bytes that came: every line, in files of many windows.
import ByteText
import Diagnostics
import Files
import TestSupport
import Testing

@testable import PaymentPipeline

struct LetterStageTests {
  /// Lines in turn as UTF-8, as TCVN3 letters in UTF-8 and as mojibake, or all in one 8-bit encoding.
  private static let cells: [[String: [UInt8]]] = [
    [
      "utf8": Array("Nguyễn Văn An,Thôn Đông".utf8), "tcvn3": [0x4E, 0x67, 0x75, 0x79, 0xD4, 0x6E, 0x20, 0x56, 0xA8, 0x6E, 0x2C, 0x41],
      "letters": Array("NguyÔn V¨n An,Th«n §«ng".utf8), "vni": Array("Nguye".utf8) + [0xE3, 0x6E, 0x2C] + Array("Va".utf8) + [0xEA, 0x6E],
      "mojibake": Array("Nguyá»…n VÄƒn An,ThÃ´n".utf8),
    ],
    [
      "utf8": Array("Trần Thị Hồng,\"Xóm 3, bản Mường\"".utf8), "tcvn3": [0x54, 0x72, 0xC7, 0x6E, 0x2C, 0x48, 0xE5, 0x6E, 0x67],
      "letters": Array("TrÇn ThÞ Hång,\"X·, b¶n\"".utf8),
      "vni": Array("Tra".utf8) + [0xE0, 0x6E, 0x20, 0x48, 0x6F, 0xE0, 0x6E, 0x67, 0x2C],
      "mojibake": Array("Tráº§n Thá»‹ Há»“ng,\"a\nb\"".utf8),
    ],
  ]

  private static func file(_ kinds: [String], lines: Int, newline: String) -> [[UInt8]] {
    (0..<lines).map { number in
      let cell = cells[number % 2][kinds[number * 7 % 11 % kinds.count]] ?? []
      return Array("\(number),".utf8) + cell + Array(",500000\(newline)".utf8)
    }
  }

  @Test(arguments: [
    (["tcvn3"], "\n"), (["vni"], "\r\n"), (["utf8", "letters"], "\r\n"), (["utf8", "mojibake", "letters"], "\n"),
    (["utf8", "tcvn3"], "\n"),
    (["tcvn3", "vni"], "\n"),
  ])
  func `every line leads back to its bytes`(kinds: [String], newline: String) throws {
    let folder = try TemporaryFolder()
    let lines = Self.file(kinds, lines: 9_000, newline: newline)
    let path = try folder.write("list.csv", Array(lines.joined()))
    let opened = try OpenedInput.open(path, diagnostics: DiagnosticCollector(limit: 10))
    #expect(opened.isConverted)
    #expect(opened.letters?.encodings.isEmpty == false)
    let text = try opened.input.contents(limitBytes: 1 << 24)
    #expect(String(validating: text, as: UTF8.self) != nil)
    // Line ends are the same before and after.
    let source = Array(lines.joined())
    let places = zip(starts(text), starts(source))
    for (number, (place, own)) in places.enumerated() where number % 37 == 0 || number > 8_990 {
      let startsRecord = number == 0 || !isInQuotes(source, own)
      if startsRecord { #expect(opened.sourceOffset(of: place) == own, "line \(number)") }
    }
    let records = Array(zip(starts(text), starts(source))).filter { !isInQuotes(source, $0.1) }
    let (first, last) = (records[4_000], records[4_010])
    #expect(try opened.sourceText(of: first.0..<last.0) == Array(source[first.1..<last.1]))
  }

  /// Offsets of the starts of lines.
  private func starts(_ bytes: [UInt8]) -> [Int] { [0] + bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }.dropLast() }

  /// The second half of the one quoted line break of the files.
  private func isInQuotes(_ bytes: [UInt8], _ offset: Int) -> Bool {
    offset > 1 && bytes[offset - 2] == UInt8(ascii: "a") && bytes[offset] == UInt8(ascii: "b")
  }

  @Test func `a list in Unicode is read where it lies`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("list.csv", Array(Self.file(["utf8"], lines: 3_000, newline: "\n").joined()))
    let opened = try OpenedInput.open(path, diagnostics: DiagnosticCollector(limit: 10))
    #expect(!opened.isConverted && opened.letters == nil)
  }
}
