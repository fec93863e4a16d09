import ByteText
import Diagnostics
import PaymentChecks
import PaymentModel
import ReferenceData
import Testing

/// The quick ways of the rules against plain ones, on random cells of a fixed seed.
@Suite struct OracleTests {
  private struct Random {
    var state: UInt64
    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    mutating func digits(_ count: Int) -> String { String((0..<count).map { _ in Character(String(next(10))) }) }
    /// Sometimes one character is another.
    mutating func spoiled(_ text: String) -> String {
      guard next(4) == 0, !text.isEmpty else { return text }
      var characters = Array(text)
      characters[next(characters.count)] = ["x", " ", ".", "Ệ", "-", "/"][next(6)]
      return String(characters)
    }
  }

  private static let seed: UInt64 = 20_261_123

  private func identityCode(_ text: String) -> DiagnosticCode? {
    let digits = text.filter { !" .-".contains($0) }
    let isCleaned = digits != text
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else { return Codes.identityNotDigits.code }
    func knows(_ number: String) -> Bool { TableSource.tables.identityProvinces.contains { $0.prefix == Int(number.prefix(3)) } }
    switch digits.count {
    case 12: return isCleaned ? Codes.blanksCleaned.code : knows(digits) ? nil : Codes.identityProvinceUnknown.code
    case 11: return knows("0" + digits) ? Codes.identityLostZero.code : Codes.identityLength.code
    case 10: return knows("00" + digits) ? Codes.identityLostZero.code : Codes.identityLength.code
    case 9: return isCleaned ? Codes.blanksCleaned.code : Codes.identityOldNumber.code
    case 8: return Codes.identityLostZero.code
    default: return Codes.identityLength.code
    }
  }

  @Test func `identity numbers`() {
    var random = Random(state: Self.seed)
    for round in 0..<1500 {
      let prefix = ["0380", "0010", "9970", "", "38", "1"][random.next(6)]
      let text = random.spoiled(prefix + random.digits(max(1, 6 + random.next(8) - prefix.count)))
      let row = RowCase(.identity, text) {
        $0.cells[.sex] = ""
        $0.birthState = .absent
      }
      #expect(row.check().findings.first?.code == identityCode(text), "seed \(Self.seed), round \(round): \(text)")
    }
  }

  private func accountCode(_ text: String) -> DiagnosticCode? {
    let kept = text.filter { !" .-".contains($0) }
    let isAlphanumeric = kept.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 2, ["0", "00"].contains(parts[1]), parts[0].count >= 6, parts[0].allSatisfy(\.isNumber) {
      return Codes.accountDecimals.code
    }
    guard isAlphanumeric, !kept.isEmpty else { return Codes.accountCharacters.code }
    guard kept.allSatisfy(\.isNumber) else { return Codes.accountCharacters.code }
    if kept != text { return Codes.blanksCleaned.code }
    if [16, 19].contains(kept.count), kept.hasPrefix("9704") { return Codes.cardNumber.code }
    if kept.allSatisfy({ $0 == "0" }) { return Codes.accountZero.code }
    if kept.count > 15, kept.count <= 19, kept.dropFirst(15).allSatisfy({ $0 == "0" }) { return Codes.accountLastDigitsZero.code }
    if [10, 13].contains(kept.count) { return nil }
    return [9, 12].contains(kept.count) && !kept.hasPrefix("0") ? Codes.accountZeroLost.code : Codes.accountLength.code
  }

  @Test func `account numbers at Vietcombank`() {
    var random = Random(state: Self.seed)
    for round in 0..<1500 {
      let prefix = ["9704", "0121", "97", ""][random.next(4)]
      let text = random.spoiled(prefix + random.digits(1 + random.next(20)))
      #expect(RowCase(.account, text).check().findings.first?.code == accountCode(text), "seed \(Self.seed), round \(round): \(text)")
    }
  }

  @Test func `phones of ten digits`() {
    var random = Random(state: Self.seed)
    for round in 0..<1500 {
      let text = (random.next(5) == 0 ? "" : "0") + random.digits(9)
      let isKnown = TableSource.tables.phonePrefixes.contains { prefix in
        text.count == 10 && Int(text.prefix(3)) == prefix.prefix && text.hasPrefix("0")
      }
      let isKnownWithZero = TableSource.tables.phonePrefixes.contains { $0.prefix == Int(text.prefix(2)) } && text.count == 9
      // A prefix that belongs to nobody is kept for a person to look at, but for landlines and what is no number of this country.
      let isNumber = text.count == 10 && text.hasPrefix("0") && !text.hasPrefix("00") && !text.hasPrefix("02")
      let expected = isKnown || isNumber ? text : isKnownWithZero && !text.hasPrefix("0") ? "0" + text : ""
      #expect(RowCase(.phone, text).check().phone == expected, "seed \(Self.seed), round \(round): \(text)")
    }
  }

  @Test func `names and holders`() {
    let folding = BankFolding(letterCase: .upper)
    let syllables = [
      "Nguyễn", "Văn", "Thị", "Hoà", "Hòa", "Đức", "Ân", "An", "ƯỚC", "ước", "Lê", "Ðỗ", "Mỹ", "Thu\u{31B}\u{301}", "Y", "—", "K’Sor", "阮",
      "",
    ]
    func upper(_ text: String) -> String {
      var arena: [UInt8] = []
      let bytes = Array(text.utf8)
      _ = folding.fold(bytes.span, 0..<bytes.count, to: &arena)
      return arena.map { String(Character(Unicode.Scalar($0))) }.joined()
    }
    var random = Random(state: Self.seed)
    for round in 0..<1500 {
      let name = (0..<(1 + random.next(4))).map { _ in syllables[random.next(syllables.count)] }.joined(separator: " ")
      var holder = random.next(3) == 0 ? name : upper(name)
      if random.next(3) == 0 { holder = random.spoiled(holder) }
      if random.next(6) == 0 { holder += ["A", " ", "  "][random.next(3)] }
      if name.isEmpty || holder.isEmpty { continue }
      let (left, right) = (Array(name.utf8), Array(holder.utf8))
      let isEqual = folding.isEqual(left.span, 0..<left.count, right.span, 0..<right.count)
      let found = RowCase(.name, name) { $0.cells[.holder] = holder }.check().findings.contains { $0.code == Codes.holderDiffers.code }
      #expect(found == !isEqual, "seed \(Self.seed), round \(round): \(name) / \(holder)")
    }
  }

  @Test func `a bank cell means the same the first and the thousandth time`() {
    var random = Random(state: Self.seed)
    var (scratch, resolved, findings) = (CheckScratch(), [ResolvedRow](), FindingList())
    let names = ["Vietcombank", "Agribank", "VCB", "BIDV Hoằng Hóa", "TPBank", "NH Công thương", "MB", "ACB", "Sao Hoả", "203"]
    for round in 0..<2000 {
      let name = names[random.next(names.count)] + (random.next(3) == 0 ? " CN " + random.digits(1 + random.next(9)) : "")
      let row = RowCase(.bank, name)
      var block = row.block
      RosterRules.check(&block, row.context, &scratch, &resolved, &findings)
      if round % 20 == 0 {
        #expect(resolved[0].destination == row.check().resolved.destination, "seed \(Self.seed), round \(round): \(name)")
      }
    }
  }
}
