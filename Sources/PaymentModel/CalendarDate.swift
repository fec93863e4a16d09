// Dates that keep their precision, and periods. Many elderly people know only the year they were born.

/// A calendar date known to the day, the month or the year; 4 bytes, trivial.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// 1…9999.
  public let year: Int16
  /// 1…12, 0 when only the year is known.
  public let month: UInt8
  /// 1…31, 0 when the day is not known.
  public let day: UInt8

  /// A date of the Gregorian calendar, or nil. A day needs a month.
  public init?(year: Int, month: Int = 0, day: Int = 0) {
    guard (1...9999).contains(year), (0...12).contains(month), day >= 0 else { return nil }
    guard day == 0 || (month > 0 && day <= CalendarDate.daysInMonth(year: year, month: month)) else { return nil }
    self.year = Int16(year)
    self.month = UInt8(month)
    self.day = UInt8(day)
  }

  /// Days of a month, leap years after Gregory.
  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// How much of the date is known.
  public enum Precision: Sendable { case year, month, day }
  /// How much of this date is known.
  public var precision: Precision { day > 0 ? .day : month > 0 ? .month : .year }

  /// By year, month, day; a part that is not known sorts first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Days since 1970-01-01, for a date known to the day (proleptic Gregorian).
  public var dayNumber: Int? {
    guard precision == .day else { return nil }
    // Years begin in March, so that the leap day is the last of its year.
    let shifted = month > 2 ? Int(year) : Int(year) - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? Int(month) - 3 : Int(month) + 9) + 2) / 5 + Int(day) - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The date so many days after 1970-01-01, or nil outside years 1…9999.
  public init?(dayNumber: Int) {
    guard (-719_162...2_932_896).contains(dayNumber) else { return nil }
    let shifted = dayNumber + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    self.init(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month, day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// ISO weekday, 1 = Monday … 7 = Sunday, for a date known to the day.
  public var weekday: Int? { dayNumber.map { (($0 % 7 + 7 + 3) % 7) + 1 } }
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601 to the precision known: "1942", "1942-08" or "1942-08-15".
  public var description: String {
    func two(_ value: UInt8) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let yearText = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return switch precision {
    case .year: yearText
    case .month: "\(yearText)-\(two(month))"
    case .day: "\(yearText)-\(two(month))-\(two(day))"
    }
  }

  /// The way people in Vietnam write it: "1942", "08/1942" or "15/08/1942".
  public var vietnamese: String {
    description.split(separator: "-").reversed().joined(separator: "/")
  }

  /// Reads ISO 8601 to any precision.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 }), numbers.dropFirst().allSatisfy({ $0 > 0 })
    else { return nil }
    self.init(year: numbers[0], month: numbers.count > 1 ? numbers[1] : 0, day: numbers.count > 2 ? numbers[2] : 0)
  }
}

/// A payout month with its round: "2026-10", or "2026-10-B" for a supplementary round; 4 bytes, trivial.
public struct Period: Hashable, Comparable, Sendable {
  /// 1900…2999.
  public let year: UInt16
  /// 1…12.
  public let month: UInt8
  /// 0 for the main round, else an ASCII capital B…Z.
  public let round: UInt8

  /// A month, or nil.
  public init?(year: Int, month: Int, round: UInt8 = 0) {
    guard (1900...2999).contains(year), (1...12).contains(month), round == 0 || (0x42...0x5A).contains(round) else { return nil }
    self.year = UInt16(year)
    self.month = UInt8(month)
    self.round = round
  }

  /// Reads "YYYY-MM" or "YYYY-MM-R".
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7 || bytes.count == 9, bytes[4] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7) else { return nil }
    if bytes.count == 7 {
      self.init(year: year, month: month)
    } else {
      guard bytes[7] == 0x2D, bytes[8] >= 0x42 else { return nil }
      self.init(year: year, month: month, round: bytes[8])
    }
  }

  /// The month without its round.
  public var withoutRound: Period { Period(unchecked: year, month, 0) }
  /// Months since year 0, to count distances.
  public var monthNumber: Int { Int(year) * 12 + Int(month) - 1 }

  init(unchecked year: UInt16, _ month: UInt8, _ round: UInt8) {
    self.year = year
    self.month = month
    self.round = round
  }

  /// By month, then round.
  public static func < (left: Period, right: Period) -> Bool {
    (left.year, left.month, left.round) < (right.year, right.month, right.round)
  }
}

extension Period: CustomStringConvertible {
  /// "YYYY-MM" or "YYYY-MM-R".
  public var description: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)" + (round == 0 ? "" : "-\(Character(Unicode.Scalar(round)))")
  }
}
