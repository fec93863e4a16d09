import ByteText
import Testing

struct WholeAmountTests {
  static func parse(_ text: String) -> WholeAmount {
    // The cell stands between digits that must not be read.
    let bytes = "9\(text)9".bytes
    return WholeAmount.parse(bytes.span, 1..<bytes.count - 1)
  }

  @Test(arguments: [
    ("1500000", 1_500_000), ("1.500.000", 1_500_000), ("1,500,000", 1_500_000), ("1 500 000", 1_500_000),
    ("1\u{A0}500\u{A0}000", 1_500_000), ("1\u{202F}500\u{202F}000", 1_500_000), ("1.500.000đ", 1_500_000), ("1.500.000 đồng", 1_500_000),
    ("1.500.000 ĐỒNG", 1_500_000), ("1.500.000 đo\u{302}\u{300}ng", 1_500_000), ("1500000VND", 1_500_000), ("1500000 VNĐ", 1_500_000),
    ("1500000 vnđ", 1_500_000), ("1.500.000\u{A0}₫", 1_500_000), ("1.500", 1_500), ("1,500", 1_500), ("1 500", 1_500), ("12.500", 12_500),
    ("123.500", 123_500), ("1.500.000,00", 1_500_000), ("1500000.00", 1_500_000), ("1,500,000.0", 1_500_000), ("1500000,0", 1_500_000),
    ("1,500,000.000", 1_500_000), ("1 500 000,00", 1_500_000), ("'1500000", 1_500_000), (" 540000 ", 540_000), ("0", 0), ("0,00", 0),
    ("0.000", 0), ("-0", 0), ("000500", 500), ("9223372036854775807", Int64.max), ("9.223.372.036.854.775.807", Int64.max),
    ("1.000.000", 1_000_000), ("100.000", 100_000), ("5", 5), ("1.500,00", 1_500), ("500000.000000", 500_000),
  ])
  func `whole amounts in all usual spellings`(text: String, value: Int64) {
    #expect(Self.parse(text) == .amount(value))
  }

  @Test(arguments: [
    "540000,5", "540000.5", "1,5", "1.5", "0.5", "0.500", "1.500.000,50", "1,500,000.01", "1,500,000.123", "1,99999999999999999999999",
  ])
  func `decimals that are not zero are a fraction`(text: String) {
    #expect(Self.parse(text) == .fraction)
  }

  @Test(arguments: [
    ("-500", -500), ("- 500", -500), ("−1.500", -1_500), ("(1.500.000)", -1_500_000), ("(1.500.000đ)", -1_500_000),
    ("(1.500.000) đ", -1_500_000), ("-9223372036854775807", -Int64.max), ("-1.500,00", -1_500),
  ])
  func `a minus sign or brackets make it negative`(text: String, value: Int64) {
    #expect(Self.parse(text) == .negative(value))
  }

  @Test(arguments: ["1.5E+06", "1,5e+6", "1E6", "3.8042E+10", "1.5E-06"])
  func `powers of ten are named as such`(text: String) {
    #expect(Self.parse(text) == .scientific)
  }

  @Test(arguments: ["", " ", "\u{A0}", "\t", "\u{FEFF}"])
  func `blanks alone are nothing`(text: String) {
    #expect(Self.parse(text) == .empty)
  }

  @Test(arguments: [
    "1,5 triệu", "1.50.000", "1.5000.000", "1500.000", "1500.500", "1.500,000", "1.500.00", ".500", "500.", "1..500", "1,500.000.000,00",
    "1 50", "012.500", "00.5", "abc", "đ", "-", "'", "--5", "(5", "5)", "5-", "1.500.000 đồng chẵn", "1.500 USD", "#N/A", "1/2", "E5", "1E",
    "54.0000", "540,000000", "9999.000 000", "1.5E+", "12O0", "1.500.000;", "+500", "1.500 000", "1. 500",
  ])
  func `what can be read in two ways or in none is malformed`(text: String) {
    #expect(Self.parse(text) == .malformed)
  }

  @Test(arguments: [
    "9223372036854775808", "9.223.372.036.854.775.808", "18446744073709551616", "99999999999999999999999999", "-9223372036854775808",
  ])
  func `what a signed 64 bit number cannot hold overflows`(text: String) {
    #expect(Self.parse(text) == .overflow)
  }

  @Test(arguments: [0x5EED_0201] as [UInt64])
  func `written numbers read back in every spelling`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<5_000 {
      let value = Int64.random(in: 0...Int64.max >> Int64.random(in: 0...62, using: &generator), using: &generator)
      let digits = String(value)
      var grouped = ""
      for (place, digit) in digits.enumerated() {
        if place > 0, (digits.count - place) % 3 == 0 { grouped += "." }
        grouped.append(digit)
      }
      #expect(Self.parse(digits) == .amount(value), "seed \(seed)")
      #expect(Self.parse(grouped) == .amount(value), "seed \(seed): \(grouped)")
      #expect(Self.parse(grouped.replacing(".", with: ",") + ".00") == .amount(value), "seed \(seed)")
      var arena: [UInt8] = []
      NumberText.append(value, to: &arena)
      #expect(arena == digits.bytes)
      arena = []
      NumberText.appendGrouped(value, to: &arena)
      #expect(arena == grouped.bytes)
      arena = []
      NumberText.appendGrouped(-value, to: &arena)
      #expect(arena == (value > 0 ? "-" : "").bytes + grouped.bytes)
    }
  }

  @Test(arguments: [0x5EED_0202] as [UInt64])
  func `no bytes whatever make a parser stop`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = "0123456789..,, -()'đ₫eE+/%\u{A0}T:\u{FEFF}vndô".bytes + [0xC3, 0xE2, 0xFF, 0x80, 0]
    var seen = 0
    for _ in 0..<30_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! }
      var arena: [UInt8] = []
      if WholeAmount.parse(bytes.span, 0..<bytes.count) != .malformed { seen += 1 }
      if DateText.parse(bytes.span, 0..<bytes.count) != .malformed { seen += 1 }
      if DecimalText.parse(bytes.span, 0..<bytes.count) != .malformed { seen += 1 }
      if PhoneText.normalise(bytes.span, 0..<bytes.count) != .malformed { seen += 1 }
      if DigitRun.strip(bytes.span, 0..<bytes.count, to: &arena).isDigitsOnly { seen += 1 }
      let digits = bytes.filter { (0x30...0x39).contains($0) }
      #expect(arena == digits, "seed \(seed): \(bytes)")
    }
    #expect(seen > 1_000)
  }
}
