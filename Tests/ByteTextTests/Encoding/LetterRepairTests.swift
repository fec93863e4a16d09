import ByteText
import Testing

/// Cells in old letters among others; what becomes of each was written by hand.
struct LetterRepairTests {
  private static func repaired(_ table: String, _ encodings: [LegacyEncoding], isNamed: Bool = false) -> (
    text: String, repair: LetterRepair
  ) {
    let bytes = table.bytes + [UInt8](repeating: 0, count: 64)
    var (scanner, index) = (CSVScanner(), CSVIndex())
    _ = scanner.scan(bytes.span, validCount: table.utf8.count, isFinal: true, into: &index)
    var repair = LetterRepair(encodings, isNamed: isNamed)
    for number in 0..<index.recordCount { repair.learn(bytes.span, index.record(number), index) }
    var text: [UInt8] = []
    for number in 0..<index.recordCount { repair.append(bytes.span, index.record(number), index, to: &text) }
    return (String(validating: text, as: UTF8.self) ?? "", repair)
  }

  @Test(arguments: [
    // A cell among others, with quotes and a line end.
    ("1,\"NguyÔn, V¨n\",Thôn Đông\r\n", "1,\"Nguyễn, Văn\",Thôn Đông\r\n"),
    // Vietnamese both ways: by its row, where everything else is old; by its column; kept where both say so.
    ("Vò Tó,TrÇn\n", "Vũ Tú,Trần\n"), ("Vò Tó,Đặng\nTrÇn,Đặng\n", "Vũ Tú,Đặng\nTrần,Đặng\n"),
    ("Vò Tó,Đặng\nĐỗ,Đặng\n", "Vò Tó,Đặng\nĐỗ,Đặng\n"),
    // What fits nothing stays: a foreign name, a sign, a letter that the encoding does not have.
    ("Müller,5 m²\nNguyÔn,x\n", "Müller,5 m²\nNguyễn,x\n"),
    // Two encodings in one file.
    ("TrÇn ThÞ\nTraàn Thò Hoàng\n", "Trần Thị\nTrần Thị Hồng\n"),
  ])
  func `each cell by its own words, its row and its column`(table: String, expected: String) {
    #expect(Self.repaired(table, [.tcvn3, .vni]).text == expected)
  }

  @Test func `what could be either and has no witness is kept and counted`() {
    let (text, repair) = Self.repaired("Vò Tó,Đặng\nTrÇn,Đặng\nĐỗ,Đặng\n", [.tcvn3])
    #expect(text == "Vò Tó,Đặng\nTrần,Đặng\nĐỗ,Đặng\n")
    #expect(repair.unclearCells == 1 && repair.convertedCells == [1])
  }

  @Test(arguments: [
    ("Vò Tó,Đặng\nTrÇn,Đặng\nĐỗ,Đặng\n", "Vũ Tú,Đặng\nTrần,Đặng\nĐỗ,Đặng\n"), ("Vò Tó,An\n", "Vũ Tú,An\n"),
    // Another list of the same run, which is as it should be.
    ("Lê,Thôn Đông\nĐỗ,Thôn Đông\n", "Lê,Thôn Đông\nĐỗ,Thôn Đông\n"),
  ])
  func `an encoding that the user names decides what nothing else does`(table: String, expected: String) {
    #expect(Self.repaired(table, [.tcvn3], isNamed: true).text == expected)
  }

  @Test func `stray cells become the name that was meant or stay, never another name`() {
    var random = SeededGenerator(seed: 300)
    var (healed, stray) = (0, 0)
    for number in 0..<300 {
      let encoding: LegacyEncoding = [.tcvn3, .vni, .utf8AsLatin1][number % 3]
      let people = Int.random(in: 3...30, using: &random)
      let names = (0..<people).map { _ in InventedNames.name(&random) }
      let isOld = names.map { _ in Int.random(in: 0..<4, using: &random) == 0 }
      // Compared without regard to case: TCVN3 has no capitals with tones.
      let cells = zip(names, isOld).map { name, isOld in
        isOld ? String(validating: EncodingOracle.asLetters(EncodingDetectionTests.encoded(name, encoding)), as: UTF8.self) ?? "" : name
      }
      let table = "STT,Họ và tên,Thôn\n" + cells.map { "1,\($0),Thôn Đông\n" }.joined()
      guard let verdict = EncodingDetectionTests.evidence(table.bytes).verdict(), verdict.isCertain else { continue }
      let lines = Self.repaired(table, [verdict.encoding]).text.split(separator: "\n").dropFirst()
      for (place, line) in lines.enumerated() {
        let read = line.split(separator: ",")[1]
        let meant = names[place].replacing("ü", with: "u").replacing("José", with: "Jose")
        let isMeant = read == names[place] || read.lowercased() == meant.lowercased()
        #expect(isMeant || read == cells[place], "\(encoding): \(names[place]) became \(read)")
        if isOld[place], cells[place] != names[place] {
          stray += 1
          if isMeant { healed += 1 }
        }
      }
    }
    #expect(stray > 900)
    #expect(healed * 100 >= stray * 97, "\(healed) of \(stray)")
  }
}
