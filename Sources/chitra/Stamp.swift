// The stamp of creation: --now, else SOURCE_DATE_EPOCH, else the clock in Vietnam's time. Nothing else in the program reads a clock.

internal import PaymentModel

#if canImport(Glibc)
  import Glibc
#endif

enum Stamp {
  /// Vietnam has had UTC+7 without summer time since 1975.
  private static let offsetSeconds = 7 * 3600

  /// The stamp for a run; nil, with the name of the option, where what was given is no time.
  static func find(now: String?) -> Result<String, WrongStamp> {
    if let now { return isValid(now) ? .success(now) : .failure(WrongStamp(option: "--now", value: now)) }
    if let epoch = Environment.value("SOURCE_DATE_EPOCH") {
      guard let seconds = Int(epoch), let text = text(secondsSince1970: seconds) else {
        return .failure(WrongStamp(option: "SOURCE_DATE_EPOCH", value: epoch))
      }
      return .success(text)
    }
    return .success(text(secondsSince1970: time(nil)) ?? "1970-01-01T07:00:00+07:00")
  }

  struct WrongStamp: Error {
    var option: String
    var value: String
  }

  /// "2026-10-20T08:00:00+07:00".
  static func text(secondsSince1970 seconds: Int) -> String? {
    let (local, overflow) = seconds.addingReportingOverflow(offsetSeconds)
    guard !overflow else { return nil }
    let secondOfDay = ((local % 86_400) + 86_400) % 86_400
    guard let day = CalendarDate(dayNumber: (local - secondOfDay) / 86_400) else { return nil }
    return "\(day)T\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))+07:00"
  }

  /// Whether a text is a date and time of ISO 8601 to the second with its zone.
  static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 20 || bytes.count == 25, let day = CalendarDate(iso: text.prefix(10)), day.precision == .day,
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
      let hour = number(bytes, 11), let minute = number(bytes, 14), let second = number(bytes, 17), hour < 24, minute < 60, second < 60
    else { return false }
    if bytes.count == 20 { return bytes[19] == UInt8(ascii: "Z") }
    guard bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"), bytes[22] == UInt8(ascii: ":"),
      let zoneHour = number(bytes, 20),
      let zoneMinute = number(bytes, 23)
    else { return false }
    return zoneHour <= 14 && zoneMinute < 60
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> Int? {
    guard (0x30...0x39).contains(bytes[offset]), (0x30...0x39).contains(bytes[offset + 1]) else { return nil }
    return Int(bytes[offset] - 0x30) * 10 + Int(bytes[offset + 1] - 0x30)
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
