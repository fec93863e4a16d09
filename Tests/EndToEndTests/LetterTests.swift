// Lists in the letters of before Unicode: the files of Tests/Corpus/roster-csv/letters, each the smallest of its case (R16...R21, R44 and
// R47 of the catalogue of rosters, and every encoding), prepared by the built program.
import Files
import TestSupport
import Testing

/// A list and what becomes of it; typed by hand.
struct LetterCase: CustomTestStringConvertible, Sendable {
  var file: String
  /// Names as they are paid.
  var paid: [String]
  /// Codes of errors and warnings, and of the notes on names, in order.
  var codes: [String]
  var status: Int32 = 0
  var testDescription: String { file }

  static let people = ["Nguyễn Văn An", "Trần Thị Hồng", "Đỗ Hữu Vượng"]

  static let all = [
    // Two rows without an identity number: the same person is found by the name, and the second row is held.
    LetterCase(file: "R16-nfd", paid: ["Nguyễn Thị Hồng"], codes: ["PAY-110", "PAY-105", "PAY-110", "PAY-505"], status: 2),
    LetterCase(file: "R17-tone-place", paid: ["Lê Văn Hòa"], codes: ["PAY-110", "PAY-110", "PAY-505"], status: 2),
    LetterCase(file: "R18-tcvn3", paid: ["Nguyễn Văn An", "Lê Thị Bé"], codes: ["CSV-005"]),
    LetterCase(file: "R19-vni", paid: ["Nguyễn Văn An", "Lê Thị Bé"], codes: ["CSV-005"]),
    LetterCase(file: "R20-eth", paid: ["Đỗ Văn An", "Lê Thị Bé"], codes: ["PAY-107"]),
    LetterCase(file: "R21-blanks", paid: ["Lê Văn An", "Lê Thị Bé"], codes: ["PAY-106"]),
    LetterCase(file: "R44-excel", paid: ["Lê Văn An", "Lê Thị Bé"], codes: []),
    LetterCase(file: "R47-lost", paid: ["Lê Thị Bé"], codes: ["PAY-102"], status: 2),
    LetterCase(file: "mojibake", paid: ["Nguyễn Văn Đức", "Lê Thị Bé"], codes: ["CSV-005"]),
    LetterCase(file: "bytes-tcvn3", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "bytes-vni", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "bytes-windows-1258", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "bytes-viscii", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "letters-tcvn3", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "letters-vni", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "letters-windows-1258", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "letters-viscii", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "letters-mojibake", paid: people, codes: ["CSV-005"]),
    LetterCase(file: "utf16-letters-tcvn3", paid: people, codes: ["CSV-005"]),
    // "Vò Tó" is Vietnamese as it stands, too; the column says that it is Vũ Tú.
    LetterCase(file: "column-tcvn3", paid: people + ["Vũ Tú", "Lê Văn Tám"], codes: ["CSV-005"]),
    LetterCase(file: "rows-tcvn3-bytes", paid: people, codes: ["CSV-005", "CSV-130"]),
    LetterCase(file: "tcvn3-capitals", paid: ["NGUYỄN VĂN AN", "TRẦN THỊ HÀ", "đỗ hữu vượng"], codes: ["CSV-005"]),
    LetterCase(file: "CSV-130", paid: ["Lê Văn Hång", "Lê Thị Bé"], codes: ["CSV-130"]),
    LetterCase(file: "CSV-004", paid: [], codes: ["CSV-004"], status: 2),
  ]
}

struct LetterTests {
  static let corpus = FilePath.join(packageFolder, "Tests/Corpus/roster-csv/letters")

  private func codes(_ outcome: Outcome) throws -> [String] {
    try outcome.errors.split(separator: "\n").compactMap { try JSON(parsing: String($0))["code"]?.text }
  }

  /// Names of the payees in the orders of a set, in their order.
  private func paid(_ folder: TemporaryFolder) throws -> [String] {
    try (PreparedMonth.files(folder, "set/treasury")).filter { $0.hasSuffix(".xml") }.sorted().flatMap { path -> [String] in
      let text = String(decodingForTest: try InputFile.contents(of: path, limitBytes: 1 << 20))
      guard let payees = text.split(separator: "<Payees>").dropFirst().first?.split(separator: "</Payees>").first else { return [] }
      return payees.components(between: "<Name>", and: "</Name>")
    }
  }

  private func prepare(_ path: String, _ folder: TemporaryFolder, _ more: [String] = []) throws -> Outcome {
    try runChitra(
      [
        "prepare", path, "--unit", SmallRoster.unit, "--period", "2026-10", "--out", folder.path("set"), "--now", PreparedMonth.now,
        "--report", "json",
      ] + more)
  }

  @Test(arguments: LetterCase.all)
  func `a list is read as its sender meant it, and says so`(_ letters: LetterCase) throws {
    let folder = try TemporaryFolder()
    let outcome = try prepare("\(Self.corpus)/\(letters.file).csv", folder)
    #expect(outcome.status == letters.status, "\(outcome.errors)")
    #expect(try codes(outcome) == letters.codes)
    if !letters.paid.isEmpty { #expect(try paid(folder) == letters.paid) }
  }

  @Test func `a choice is asked for with three names, and made by the option`() throws {
    let path = "\(Self.corpus)/CSV-004.csv"
    let asked = try runChitra(["validate", path, "--lang", "en"])
    #expect(asked.status == 2)
    for word in ["Phú = Phỳ (tcvn3), Phú (windows-1258)", "Lê = Lờ (tcvn3), Lê", "Quí = Quớ (tcvn3), Quí", "--encoding"] {
      #expect(asked.output.contains(word), "\(asked.output)")
    }
    for (name, given) in [("cp1258", "Lê"), ("ABC", "Lờ"), ("viscii", "Lê")] {
      let folder = try TemporaryFolder()
      #expect(try prepare(path, folder, ["--encoding", name, "--programme", "BTXH"]).status == 0)
      #expect(try paid(folder).contains { $0 == given }, "\(name)")
    }
    let unknown = try runChitra(["validate", path, "--encoding", "utf-7"])
    #expect(unknown.status == 64)
    for name in ["tcvn3", "abc", "vni", "viscii", "windows-1258", "cp1258", "utf-16le"] { #expect(unknown.output.contains(name)) }
  }

  @Test func `whoever names Unicode gets the letters as they stand`() throws {
    let outcome = try runChitra(["inspect", "\(Self.corpus)/R18-tcvn3.csv", "--encoding", "utf-8", "--show-values"])
    #expect(outcome.output.contains("NguyÔn V¨n An"))
  }

  @Test func `an encoding that does not fit is doubted`() throws {
    let outcome = try runChitra(["validate", "\(Self.corpus)/CSV-131.csv", "--encoding", "viscii", "--report", "json"])
    #expect(try outcome.jsonLines().compactMap { $0["code"]?.text }.starts(with: ["CSV-005", "CSV-131"]))
  }

  @Test(arguments: [
    ("bytes-tcvn3", "tcvn3", ["tcvn3"]), ("bytes-vni", "vni", ["vni"]), ("bytes-windows-1258", "windows-1258", ["windows-1258"]),
    ("bytes-viscii", "viscii", ["viscii"]), ("letters-mojibake", "utf-8", ["mojibake"]), ("utf16-letters-tcvn3", "utf-16le", ["tcvn3"]),
  ])
  func `detect and the control sheet state the decision`(file: String, encoding: String, letters: [String]) throws {
    let path = "\(Self.corpus)/\(file).csv"
    let lines = try runChitra(["detect", path, "--report", "json"]).jsonLines()
    let detected = try #require(lines.first { $0["encoding"] != nil })
    #expect(detected["format"]?.text == "roster-csv")
    #expect(detected["encoding"]?.text == encoding)
    #expect(detected["letters"]?.elements.map(\.text) == letters)
    #expect((detected["encoding_confidence"]?.number ?? 0) >= 94)
    let folder = try TemporaryFolder()
    _ = try prepare(path, folder)
    let sheet = try JSON(parsing: String(decodingForTest: folder.read("set/control-sheet.json")))
    let stated = try #require(sheet["inputs"]?.elements.first?["letters"])
    #expect(stated["converted_from"]?.elements.map(\.text) == letters)
    #expect(stated["named"]?.isTrue == false)
    #expect(String(decodingForTest: try folder.read("set/control-sheet.html")).contains("(chữ \(letters[0]), chắc "))
  }

  @Test(arguments: LetterCase.all.filter { $0.paid == LetterCase.people }.map(\.file))
  func `held rows go back byte for byte, and read as before`(file: String) throws {
    let folder = try TemporaryFolder()
    let bytes = try InputFile.contents(of: "\(Self.corpus)/\(file).csv", limitBytes: 1 << 20)
    // The amount of the second row cannot be read any more.
    let isWide = file.hasPrefix("utf16")
    func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { isWide ? [$0, 0] : [$0] } }
    let spoiled = replace(bytes, after: wide("102,"), wide("500000"), with: wide("5000x0"))
    _ = try folder.write("list.csv", spoiled)
    let outcome = try prepare(folder.path("list.csv"), folder)
    #expect(outcome.status == 2)
    let held = try folder.read("set/held/list.csv")
    let newline = wide("\n")
    let (lines, source) = (split(held, newline), split(spoiled, newline))
    #expect(lines[0] == source[0])
    #expect(lines[1].starts(with: source[1]))
    #expect(lines[2].starts(with: source[3]), "the second person's row")
    #expect(lines[2].dropFirst(source[3].count).starts(with: wide(",PAY-131,")))
    _ = try folder.write("again.csv", held)
    let again = try runChitra(["validate", folder.path("again.csv"), "--report", "json"]).jsonLines().compactMap { $0["code"]?.text }
    #expect(again.filter { $0.hasPrefix("PAY-13") } == ["PAY-131"])
  }

  @Test func `places are those of the file as it was`() throws {
    let folder = try TemporaryFolder()
    let bytes = try InputFile.contents(of: "\(Self.corpus)/bytes-vni.csv", limitBytes: 1 << 20)
    let spoiled = replace(bytes, after: Array("102,".utf8), Array("500000".utf8), with: Array("5000x0".utf8))
    let path = try folder.write("list.csv", spoiled)
    let finding = try #require(
      try runChitra(["validate", path, "--report", "json"]).jsonLines().first { $0["code"]?.text == "PAY-131" })
    let start = split(spoiled, [0x0A]).prefix(3).reduce(0) { $0 + $1.count + 1 }
    #expect(finding["line"]?.number == 4)
    #expect(finding["byte_offset"]?.number == Int64(start))
  }

  /// The bytes with the first `old` behind the first `anchor` replaced.
  private func replace(_ bytes: [UInt8], after anchor: [UInt8], _ old: [UInt8], with new: [UInt8]) -> [UInt8] {
    var result = bytes
    guard let start = place(of: anchor, in: bytes, from: 0), let found = place(of: old, in: bytes, from: start) else { return bytes }
    result.replaceSubrange(found..<found + old.count, with: new)
    return result
  }

  private func place(of needle: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    (start...max(start, bytes.count - needle.count)).first { bytes[$0...].starts(with: needle) }
  }

  private func split(_ bytes: [UInt8], _ newline: [UInt8]) -> [[UInt8]] {
    var (lines, start) = ([[UInt8]](), 0)
    while let end = start <= bytes.count - newline.count ? place(of: newline, in: bytes, from: start) : nil {
      lines.append(Array(bytes[start..<end]))
      start = end + newline.count
    }
    return lines + [Array(bytes[start...])]
  }
}

extension StringProtocol {
  /// What stands between two marks, each time.
  fileprivate func components(between start: String, and end: String) -> [String] {
    split(separator: start, omittingEmptySubsequences: false).dropFirst().map { piece in
      String(piece.split(separator: end, omittingEmptySubsequences: false).first ?? "")
    }
  }
}
