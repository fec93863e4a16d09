// The inner loops over the bytes of one field.

extension FixedWidthReader {
  /// Reads a number, date or month into `value`; `length` becomes 0 when the field is empty.
  static func number(
    _ record: UnsafeRawPointer, _ field: FieldPlan, _ value: inout Int64, _ length: inout Int
  ) -> FixedWidthProblem.Kind? {
    value = 0
    var first = 0
    var last = field.width
    if field.padding == 0x20 {
      while first < last, unsafe record.byte(field.offset + first) == 0x20, field.isRightAligned || field.operation != .number {
        first += 1
      }
      while last > first, unsafe record.byte(field.offset + last - 1) == 0x20, !field.isRightAligned || field.operation != .number {
        last -= 1
      }
    } else if !field.isRequired, (0..<last).allSatisfy({ unsafe record.byte(field.offset + $0) == 0x20 }) {
      // An optional number left blank is empty, whatever the padding.
      last = 0
    }
    if first == last {
      length = 0
      return nil
    }
    var result: Int64 = 0
    for index in first..<last {
      let digit = unsafe record.byte(field.offset + index) &- 0x30
      guard digit <= 9 else { return .notDigits }
      let (product, overflowProduct) = result.multipliedReportingOverflow(by: 10)
      let (sum, overflowSum) = product.addingReportingOverflow(Int64(digit))
      guard !overflowProduct, !overflowSum else { return .numberOverflow }
      result = sum
    }
    guard field.operation == .number || last - first == field.width else { return field.operation == .date ? .badDate : .badPeriod }
    value = result
    if field.operation == .number { return nil }
    return checkedDate(field, &value, &length)
  }

  /// Turns the digits of a date into yyyymmdd; zeros are an empty date.
  @inline(__always)
  private static func checkedDate(_ field: FieldPlan, _ value: inout Int64, _ length: inout Int) -> FixedWidthProblem.Kind? {
    if value == 0 {
      length = 0
      return nil
    }
    if field.operation == .period {
      let (year, month) = (value / 100, value % 100)
      guard year >= 1900, year <= 2999, month >= 1, month <= 12 else {
        value = 0
        return .badPeriod
      }
      return nil
    }
    switch field.dateOrder {
    case .yearMonthDay: break
    case .dayMonthYear: value = (value % 10_000) &* 10_000 &+ ((value / 10_000) % 100) &* 100 &+ value / 1_000_000
    case .shortYearMonthDay: value = value &+ 20_000_000
    }
    guard isDate(value) else {
      value = 0
      return .badDate
    }
    return nil
  }

  /// Whether yyyymmdd is a day of the Gregorian calendar.
  static func isDate(_ value: Int64) -> Bool {
    let (year, month, day) = (value / 10_000, (value / 100) % 100, value % 100)
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1 else { return false }
    if day <= 28 { return true }
    switch month {
    case 2: return day == 29 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    case 4, 6, 9, 11: return day <= 30
    default: return day <= 31
    }
  }

  /// Length of a left-aligned value without the padding behind it.
  @inline(__always)
  static func trimmedLength(_ record: UnsafeRawPointer, _ field: FieldPlan) -> Int {
    let padding = repeated(field.padding)
    var length = field.width
    while length >= 8 {
      let difference = unsafe record.word(field.offset &+ length &- 8) ^ padding
      if difference != 0 { return length &- difference.leadingZeroBitCount &>> 3 }
      length &-= 8
    }
    if length == 0 { return 0 }
    let word = unsafe record.word(field.offset &- field.back) &>> field.backBits
    let difference = (word ^ padding) & (((1 as UInt64) &<< UInt64(length &* 8)) &- 1)
    return 8 &- difference.leadingZeroBitCount &>> 3
  }

  /// Bytes of padding before a right-aligned value.
  static func leadingPadding(_ text: UnsafeRawPointer, _ width: Int, _ padding: UInt8) -> Int {
    var count = 0
    while count < width, unsafe text.byte(count) == padding { count &+= 1 }
    return count
  }

  /// Whether a field is nothing but padding.
  @inline(__always)
  static func isPadding(_ record: UnsafeRawPointer, _ field: FieldPlan) -> Bool {
    let padding = repeated(field.padding)
    if field.width < 8 {
      return unsafe (((record.word(field.offset &- field.back) &>> field.backBits) ^ padding) & field.mask) == 0
    }
    var difference = unsafe record.word(field.offset &+ field.width &- 8) ^ padding
    var offset = field.offset
    while offset &+ 8 <= field.offset &+ field.width {
      difference |= unsafe record.word(offset) ^ padding
      offset &+= 8
    }
    return difference == 0
  }

  /// Whether a text has only bytes of a set.
  static func hasOnlyBytes(of charset: FixedWidthCharset, _ text: UnsafeRawPointer, _ length: Int) -> Bool {
    (0..<length).allSatisfy { unsafe charset.contains(text.byte($0)) }
  }
}
