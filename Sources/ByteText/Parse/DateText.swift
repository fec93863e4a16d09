// Dates of birth and other dates as they stand in rosters, with the precision they have.

/// A date as it was written: a whole date, a month or a year.
public struct WrittenDate: Sendable, Equatable {
  /// How the date was written.
  public enum Form: Sendable, Equatable {
    /// 15/08/1942, 15-8-1942, 15.08.1942, and 00/00/1942
    case dayMonthYear
    /// 1942-08-15
    case yearMonthDay
    /// 8/1942
    case monthYear
    /// 1942-08
    case yearMonth
    /// 1942
    case year
    /// 15568: days of a spreadsheet, day 1 being 1 January 1900
    case serial
  }

  /// 1850...2200
  public let year: Int
  /// 1...12, or 0 where only the year is known.
  public let month: Int
  /// 1...31, or 0 where the day is not known.
  public let day: Int
  /// How it was written.
  public let form: Form
  /// Whether zeros stand for what is not known, as in 00/00/1942.
  public let hasZeroParts: Bool
}

/// What a cell of a date column says.
public enum DateText: Sendable, Equatable {
  /// A date of the calendar, a month or a year.
  case date(WrittenDate)
  /// Nothing but blanks.
  case empty
  /// The form of a date, but no day of the calendar, or a year outside of 1850...2200.
  case impossible
  /// A year of two digits.
  case ambiguous
  /// No date.
  case malformed

  /// Reads a date; day before month, unless the year of four digits comes first. A time of day is passed over where it is midnight.
  public static func parse(_ bytes: Span<UInt8>, _ range: Range<Int>) -> DateText {
    if let usual = parseDayMonthYear(bytes, range) { return usual }
    var inner = trimBlanks(bytes, range)
    if inner.isEmpty { return .empty }
    if bytes[inner.lowerBound] == UInt8(ascii: "'") { inner = trimBlanks(bytes, inner.lowerBound + 1..<inner.upperBound) }
    guard let parts = DateParts(bytes, inner) else { return .malformed }
    switch parts.count {
    case 1: return single(parts)
    case 2: return pair(parts)
    default: return triple(parts)
    }
  }

  /// The usual spelling, dd/mm/yyyy, in one pass; nil for every other.
  @inline(__always)
  private static func parseDayMonthYear(_ bytes: Span<UInt8>, _ range: Range<Int>) -> DateText? {
    guard range.count == 10 else { return nil }
    return unsafe bytes.extracting(range).withUnsafeBufferPointer { text in
      let first = unsafe UInt64(littleEndian: UnsafeRawPointer(text.baseAddress!).loadUnaligned(as: UInt64.self))
      let last = unsafe UInt16(littleEndian: UnsafeRawPointer(text.baseAddress!).loadUnaligned(fromByteOffset: 8, as: UInt16.self))
      guard first & 0x0000_FF00_00FF_0000 == 0x0000_2F00_002F_0000 else { return nil }
      // ddmmyy in the lowest six bytes, the last two digits of the year above them.
      let digits = (first & 0xFFFF) | ((first >> 8) & 0xFFFF_0000) | ((first >> 16) & 0xFFFF_0000_0000) | (UInt64(last) << 48)
      guard Digits.isEightDigits(digits) else { return nil }
      let value = Int(truncatingIfNeeded: Digits.valueOfEight(digits))
      return check(year: value % 10_000, month: value / 10_000 % 100, day: value / 1_000_000, form: .dayMonthYear)
    }
  }

  /// The date of a text that has no day of the calendar as it stands but has one with the month first, as American spreadsheets write it:
  /// "08/15/1942". Nil for every other text.
  public static func inUSOrder(_ bytes: Span<UInt8>, _ range: Range<Int>) -> WrittenDate? {
    guard parse(bytes, range) == .impossible, let parts = DateParts(bytes, trimBlanks(bytes, range)), parts.count == 3,
      parts.third.digits == 4, parts.first.value > 0,
      case .date(let date) = check(year: parts.third.value, month: parts.first.value, day: parts.second.value, form: .dayMonthYear)
    else { return nil }
    return date
  }

  private static func single(_ parts: DateParts) -> DateText {
    switch parts.first.digits {
    case 4: return check(year: parts.first.value, month: 0, day: 0, form: .year)
    case 5: return fromSerial(parts.first.value)
    default: return .malformed
    }
  }

  private static func pair(_ parts: DateParts) -> DateText {
    if parts.second.digits == 4, parts.first.digits <= 2 {
      return check(year: parts.second.value, month: parts.first.value, day: 0, form: .monthYear)
    }
    if parts.first.digits == 4, parts.second.digits <= 2 {
      return check(year: parts.first.value, month: parts.second.value, day: 0, form: .yearMonth)
    }
    return parts.first.digits <= 2 && parts.second.digits == 2 ? .ambiguous : .malformed
  }

  private static func triple(_ parts: DateParts) -> DateText {
    guard parts.second.digits <= 2 else { return .malformed }
    if parts.first.digits == 4, parts.third.digits <= 2 {
      return check(year: parts.first.value, month: parts.second.value, day: parts.third.value, form: .yearMonthDay)
    }
    guard parts.first.digits <= 2 else { return .malformed }
    if parts.third.digits == 4 {
      return check(year: parts.third.value, month: parts.second.value, day: parts.first.value, form: .dayMonthYear)
    }
    return parts.third.digits == 2 ? .ambiguous : .malformed
  }

  private static func check(year: Int, month: Int, day: Int, form: WrittenDate.Form) -> DateText {
    guard (1850...2200).contains(year), month <= 12 else { return .impossible }
    let hasZeroParts: Bool
    switch form {
    case .year, .serial: hasZeroParts = false
    case .monthYear, .yearMonth: hasZeroParts = month == 0
    case .dayMonthYear, .yearMonthDay: hasZeroParts = day == 0
    }
    if month == 0, day > 0 { return .impossible }
    if day > 0, day > daysInMonth(month, year: year) { return .impossible }
    return .date(WrittenDate(year: year, month: month, day: day, form: form, hasZeroParts: hasZeroParts))
  }

  private static func fromSerial(_ serial: Int) -> DateText {
    guard let day = SpreadsheetDay(serial: serial) else { return .impossible }
    return check(year: day.year, month: day.month, day: day.day, form: .serial)
  }

  /// Days of a month 1...12 by the Gregorian calendar.
  static func daysInMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    default: return 31
    }
  }
}

/// The one to three numbers of a written date.
struct DateParts {
  struct Part {
    var value = 0
    var digits = 0
  }

  var first = Part()
  var second = Part()
  var third = Part()
  var count = 0

  /// Nil where there are other characters, more numbers, two kinds of separators, numbers of more than nine digits, or a time that is
  /// not midnight.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var offset = range.lowerBound
    var separator: UInt8 = 0
    while true {
      guard let part = Self.number(bytes, &offset, range.upperBound) else { return nil }
      switch count {
      case 0: first = part
      case 1: second = part
      case 2: third = part
      default: return nil
      }
      count += 1
      let afterNumber = offset
      Self.skipBlanks(bytes, &offset, range.upperBound)
      guard offset < range.upperBound else { return }
      let byte = bytes[offset]
      guard byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else {
        // A time of day stands behind a blank or a T.
        let isTime = byte | 0x20 == UInt8(ascii: "t") ? offset == afterNumber : offset > afterNumber
        guard count == 3, isTime, Self.isMidnight(bytes, offset..<range.upperBound) else { return nil }
        return
      }
      guard separator == 0 || separator == byte else { return nil }
      separator = byte
      offset += 1
      Self.skipBlanks(bytes, &offset, range.upperBound)
    }
  }

  private static func number(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) -> Part? {
    var part = Part()
    while offset < end, bytes[offset] &- 0x30 <= 9 {
      part.value = part.value * 10 + Int(bytes[offset] &- 0x30)
      part.digits += 1
      offset += 1
      if part.digits > 9 { return nil }
    }
    return part.digits > 0 ? part : nil
  }

  private static func skipBlanks(_ bytes: Span<UInt8>, _ offset: inout Int, _ end: Int) {
    while offset < end {
      let length = Blank.length(bytes, at: offset, before: end)
      if length == 0 { return }
      offset += length
    }
  }

  /// 0:00, 00:00:00, T00:00:00.000, 00:00:00Z
  private static func isMidnight(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    if bytes[offset] | 0x20 == UInt8(ascii: "t") { offset += 1 }
    var zeros = 0
    var colons = 0
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "0"): zeros += 1
      case UInt8(ascii: ":") where zeros > 0: colons += 1
      case UInt8(ascii: ".") where colons == 2: break
      case UInt8(ascii: "Z") where offset == range.upperBound - 1: break
      default: return false
      }
      offset += 1
    }
    return zeros > 0 && (1...2).contains(colons)
  }
}
