// What a cell of a typed column says.

internal import ByteText
internal import FormatDescriptions
internal import PaymentModel

enum DelimitedCells {
  /// What an amount cell says, in minor units.
  enum Amount {
    case empty
    case amount(Int64)
    case negative(Int64)
    case unreadable
  }

  static func amount(_ bytes: Span<UInt8>, _ range: Range<Int>, _ currency: Currency) -> Amount {
    switch WholeAmount.parse(bytes, range) {
    case .empty: .empty
    case .amount(let value): scaled(value, currency).map { .amount($0) } ?? .unreadable
    case .negative(let value): scaled(value, currency).map { .negative($0 < 0 ? $0 : -$0) } ?? .unreadable
    case .fraction, .malformed:
      // Other currencies have a few minor digits behind a point.
      currency.exponent > 0 ? decimal(bytes, range, currency) : .unreadable
    case .scientific, .overflow: .unreadable
    }
  }

  private static func scaled(_ value: Int64, _ currency: Currency) -> Int64? {
    var scaled = value
    for _ in 0..<currency.exponent {
      let (product, overflow) = scaled.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      scaled = product
    }
    return scaled
  }

  private static func decimal(_ bytes: Span<UInt8>, _ range: Range<Int>, _ currency: Currency) -> Amount {
    guard case .value(var mantissa, let scale, false) = DecimalText.parse(bytes, range) else { return .unreadable }
    if scale > currency.exponent {
      for _ in currency.exponent..<scale {
        guard mantissa % 10 == 0 else { return .unreadable }
        mantissa /= 10
      }
    }
    for _ in scale..<max(scale, currency.exponent) {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      if overflow { return .unreadable }
      mantissa = product
    }
    return mantissa < 0 ? .negative(mantissa) : .amount(mantissa)
  }

  /// A day in the column's form, then in the usual ones; a time or number behind a blank is passed over and its place told.
  static func date(_ bytes: Span<UInt8>, _ range: Range<Int>, _ form: ColumnProfile.DateForm) -> (date: CalendarDate, rest: Range<Int>)? {
    var end = range.lowerBound
    while end < range.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: "T") { end += 1 }
    var start = range.lowerBound
    if start < end, bytes[start] == UInt8(ascii: "'") { start += 1 }
    let day = start..<end
    let rest = trimBlanks(bytes, end..<range.upperBound)
    func number(_ from: Int, _ count: Int) -> Int? {
      guard case .number(let value) = Digits.parse(bytes, start + from..<start + from + count) else { return nil }
      return Int(exactly: value)
    }
    let parts: (Int?, Int?, Int?)?
    switch (form, day.count) {
    case (.compact, 8): parts = (number(0, 4), number(4, 2), number(6, 2))
    case (.iso, 10): parts = (number(0, 4), number(5, 2), number(8, 2))
    case (.dayMonthYear, 10): parts = (number(6, 4), number(3, 2), number(0, 2))
    default: parts = nil
    }
    if let (year, month, day) = parts, let year, let month, let day, let date = CalendarDate(year: year, month: month, day: day),
      date.precision == .day
    {
      return (date, rest)
    }
    guard case .date(let written) = DateText.parse(bytes, day), written.day > 0, written.form != .serial,
      let date = CalendarDate(year: written.year, month: written.month, day: written.day)
    else { return nil }
    return (date, rest)
  }

  /// A month: "2026-10", "2026-10-B" or "10/2026".
  static func period(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Period? {
    if let period = CanonicalText.period(bytes, range) { return period }
    guard case .date(let written) = DateText.parse(bytes, range), written.form == .monthYear else { return nil }
    return Period(year: written.year, month: written.month)
  }

  /// Digits without the apostrophe by which a spreadsheet keeps leading zeros.
  static func identifier(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard range.count > 1, bytes[range.lowerBound] == UInt8(ascii: "'"), bytes[range.lowerBound + 1] &- 0x30 <= 9 else { return range }
    return range.lowerBound + 1..<range.upperBound
  }

  /// Whether the words of a debit speak of a fee of the bank.
  static func isFee(_ narrative: String) -> Bool {
    let words = ColumnProfile.key(narrative).split(separator: " ")
    if words.count <= 2, words.contains("phi") { return true }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      let before = index > 0 ? words[index - 1] : ""
      switch word {
      // "Phi" is a family name as well: the words beside it decide.
      case "phi" where feeWords.contains(next) || ["thu", "le"].contains(before): return true
      case "fee", "fees", "charge", "charges": return true
      default: continue
      }
    }
    return false
  }

  private static let feeWords: Set<Substring> = [
    "chuyen", "dich", "giao", "quan", "sms", "duy", "thuong", "ngan", "xu", "kiem", "in", "sao", "rut", "nop", "ck", "gd", "tin", "the",
    "chi", "va",
  ]

  /// Words that mark a row of totals.
  static func isTotal(_ key: String) -> Bool {
    ["tong", "cong", "tong so", "tong cong", "cong phat sinh", "tong phat sinh", "total", "grand total", "totals"].contains(key)
      || key.hasPrefix("tong cong ") || key.hasPrefix("tong so ") || key.hasPrefix("cong phat sinh ") || key.hasPrefix("tong phat sinh ")
  }
}
