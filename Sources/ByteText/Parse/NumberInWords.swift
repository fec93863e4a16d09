// A number in Vietnamese words: "Bằng chữ: Một triệu không trăm linh năm nghìn đồng chẵn./.". Cold path: one a list.

/// Reads whole numbers written in words, in every spelling that is in use.
public enum NumberInWords {
  /// The number that a text says; nil when it says none, or could say two.
  ///
  /// Read are "linh" and "lẻ", "nghìn" and "ngàn", "tỷ" and "tỉ", "tư" and "bốn", "lăm" and "năm", "bảy" and "bẩy", with or without marks,
  /// capitals, commas and brackets; "đồng", "chẵn" and "Việt Nam" may stand behind. A hundred that is left out ("một triệu năm nghìn") is
  /// understood, because programs write so; "một trăm năm" and "một triệu năm" are not, for they mean 150 and
  /// 1.500.000 to those who speak so.
  public static func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
    var folded: [UInt8] = []
    let key = BankFolding.appendHeaderKey(bytes, range, to: &folded)
    var words = folded[key].split(separator: 0x20).map { String(validating: $0, as: UTF8.self) ?? "" }
    for end in ["nam", "viet", "chan", "dong"] where words.last == end {
      // "năm" is five, unless it ends "Việt Nam".
      if end == "nam", words.dropLast().last != "viet" { continue }
      words.removeLast()
    }
    return read(words)
  }

  /// The same for a text.
  public static func read(_ text: String) -> UInt64? {
    let bytes = Array(text.utf8)
    return read(bytes.span, 0..<bytes.count)
  }

  private static let digits = [
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
  ]

  /// Groups of up to three digits, each closed by its unit; what stands before "tỷ" is a number of its own.
  private static func read(_ words: [String]) -> UInt64? {
    guard !words.isEmpty else { return nil }
    var place = 0
    var (whole, section) = (UInt64(0), UInt64(0))
    // Units of one section become smaller and smaller.
    var lowest = UInt64.max
    while place < words.count {
      let start = place
      guard let group = group(words, &place) else { return nil }
      let unit: UInt64 =
        switch place < words.count ? words[place] : "" {
        case "trieu": 1_000_000
        case "nghin", "ngan": 1_000
        default: 1
        }
      guard unit < lowest else { return nil }
      // "một triệu năm": 1.000.005 or, as people speak, 1.500.000?
      if unit == 1, place == start + 1, start > 0, words[start] != "muoi" { return nil }
      lowest = unit
      if unit > 1 { place += 1 }
      section += group * unit
      guard place < words.count, words[place] == "ty" || words[place] == "ti" else {
        if unit == 1, place < words.count { return nil }
        continue
      }
      // "một nghìn tỷ", "hai tỷ tỷ".
      while place < words.count, words[place] == "ty" || words[place] == "ti" {
        let (sum, carry) = whole.addingReportingOverflow(section)
        let (product, overflow) = sum.multipliedReportingOverflow(by: 1_000_000_000)
        guard !carry, !overflow else { return nil }
        (whole, section, lowest) = (product, 0, .max)
        place += 1
      }
    }
    let (sum, overflow) = whole.addingReportingOverflow(section)
    return overflow ? nil : sum
  }

  /// Up to three digits in words, at least one word.
  private static func group(_ words: [String], _ place: inout Int) -> UInt64? {
    func word(_ ahead: Int = 0) -> String { place + ahead < words.count ? words[place + ahead] : "" }
    var value = 0
    var hasHundreds = false
    if let digit = digits[word()], word(1) == "tram" {
      value = digit * 100
      hasHundreds = true
      place += 2
    }
    if word() == "linh" || word() == "le" {
      guard let unit = digits[word(1)], unit > 0 else { return nil }
      place += 2
      return UInt64(value + unit)
    }
    if word() == "muoi" {
      value += 10
      place += 1
    } else if let tens = digits[word()], tens > 1, word(1) == "muoi" {
      value += tens * 10
      place += 2
    } else if let unit = digits[word()] {
      // "một trăm năm": 105 or 150?
      guard !hasHundreds else { return nil }
      place += 1
      return UInt64(unit)
    } else {
      return hasHundreds ? UInt64(value) : nil
    }
    if let unit = digits[word()], unit > 0, word(1) != "tram", word(1) != "muoi" {
      value += unit
      place += 1
    }
    return UInt64(value)
  }
}
