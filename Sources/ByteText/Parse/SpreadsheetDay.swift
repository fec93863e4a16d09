// Days as spreadsheets count them.

/// A day of the calendar behind a serial number.
public struct SpreadsheetDay: Hashable, Sendable {
  /// 1900...9999
  public let year: Int
  /// 1...12
  public let month: Int
  /// 1...31
  public let day: Int

  /// The last day that a spreadsheet shows: 31 December 9999.
  public static let last = 2_958_465
  /// How many days later the count of workbooks with the epoch of 1904 begins: their day 0 is 1 January 1904.
  public static let epoch1904 = 1_462

  /// Day 1 is 1 January 1900. Spreadsheets count 29 February 1900, a day that never was, as day 60: nil for it and outside 1...2,958,465.
  public init?(serial: Int) {
    guard serial >= 1, serial <= SpreadsheetDay.last, serial != 60 else { return nil }
    // Days since 1 March 1600, the start of a cycle of 400 years in which 29 February is the last day of a year.
    let sinceMarch1600 = serial + (serial < 60 ? 109_512 : 109_511)
    let cycle = sinceMarch1600 / 146_097
    let dayOfCycle = sinceMarch1600 % 146_097
    let yearOfCycle = (dayOfCycle - dayOfCycle / 1_460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = 1600 + cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0)
  }
}
