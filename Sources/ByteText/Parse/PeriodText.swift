// Months of payment as people write them.

/// What a text says about the month that is paid.
public enum PeriodText: Sendable, Equatable {
  /// A year 1850...2200 and a month 1...12.
  case month(year: Int, month: Int)
  /// Nothing but blanks.
  case empty
  /// The form of a month, but no month 1...12 or no plausible year.
  case impossible
  /// No month.
  case malformed

  /// Reads 2026-10, 10/2026, 202610, "Tháng 10 năm 2026", "Tháng 10/2026", "T10/2026".
  public static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> PeriodText {
    var inner = trimBlanks(bytes, range)
    if inner.isEmpty { return .empty }
    if bytes[inner.lowerBound] == UInt8(ascii: "'") { inner = trimBlanks(bytes, inner.lowerBound + 1..<inner.upperBound) }
    guard inner.count <= 64 else { return .malformed }
    if let parts = DateParts(bytes, inner) { return numbers(parts) }
    return words(bytes, inner)
  }

  private static func numbers(_ parts: DateParts) -> PeriodText {
    switch (parts.count, parts.first.digits, parts.second.digits) {
    case (1, 6, _): return check(year: parts.first.value / 100, month: parts.first.value % 100)
    case (2, 4, 1...2): return check(year: parts.first.value, month: parts.second.value)
    case (2, 1...2, 4): return check(year: parts.second.value, month: parts.first.value)
    default: return .malformed
    }
  }

  /// "thang", "t" or "ky" before a month, "nam" or nothing before the year, in any spelling that folds to these.
  private static func words(_ bytes: Span<UInt8>, _ range: Range<Int>) -> PeriodText {
    var key: [UInt8] = []
    BankFolding.appendHeaderKey(bytes, range, to: &key)
    let span = key.span
    var offset = 0
    guard takeWord("thang", span, &offset) || takeWord("t", span, &offset) || takeWord("ky", span, &offset),
      let month = number(span, &offset, digits: 1...2)
    else { return .malformed }
    _ = takeWord("nam", span, &offset)
    guard let year = number(span, &offset, digits: 4...4), offset == key.count else { return .malformed }
    return check(year: year, month: month)
  }

  private static func takeWord(_ word: String, _ key: Span<UInt8>, _ offset: inout Int) -> Bool {
    var place = offset
    if place < key.count, key[place] == 0x20 { place += 1 }
    for letter in word.utf8 {
      guard place < key.count, key[place] == letter else { return false }
      place += 1
    }
    // "t10" is the word t and a number; "tam" is another word.
    if place < key.count, key[place] != 0x20, key[place] &- 0x30 > 9 { return false }
    offset = place
    return true
  }

  private static func number(_ key: Span<UInt8>, _ offset: inout Int, digits: ClosedRange<Int>) -> Int? {
    var place = offset
    if place < key.count, key[place] == 0x20 { place += 1 }
    let start = place
    var value = 0
    while place < key.count, key[place] &- 0x30 <= 9, place - start < 9 {
      value = value * 10 + Int(key[place] &- 0x30)
      place += 1
    }
    guard digits.contains(place - start) else { return nil }
    offset = place
    return value
  }

  private static func check(year: Int, month: Int) -> PeriodText {
    (1850...2200).contains(year) && (1...12).contains(month) ? .month(year: year, month: month) : .impossible
  }
}
