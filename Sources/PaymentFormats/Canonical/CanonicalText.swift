// The words of canonical files: whole numbers, dates, periods and codes, each in exactly one spelling.

internal import ByteText
internal import PaymentModel

/// Codes of a closed set by their bytes.
struct CodeTable<Value: Sendable>: Sendable {
  private let entries: [(code: [UInt8], value: Value)]

  init(_ values: some Sequence<Value>, code: (Value) -> String) {
    entries = values.map { (Array(code($0).utf8), $0) }
  }

  func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Value? {
    for entry in entries where entry.code.count == range.count {
      if bytes.equals(entry.code, at: range.lowerBound) { return entry.value }
    }
    return nil
  }
}

extension Span where Element == UInt8 {
  /// Whether these bytes stand at a place; false where the span is too short.
  @inline(__always)
  func equals(_ other: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset &+ other.count <= count else { return false }
    // The bounds are checked once, above.
    return unsafe withUnsafeBufferPointer { bytes in
      unsafe other.withUnsafeBufferPointer { other in
        for index in 0..<other.count where unsafe bytes[offset &+ index] != other[index] { return false }
        return true
      }
    }
  }
}

enum CanonicalText {
  static let programmes = CodeTable(Programme.allCases) { $0.code }
  static let channels = CodeTable([.unknown] + Channel.paying) { $0.code }
  static let roles = CodeTable(PayeeRole.allCases) { $0.code }
  static let kinds = CodeTable(LineKind.allCases) { $0.code }
  static let statuses = CodeTable(EntryStatus.allCases) { $0.code }
  static let directions = CodeTable([EntryDirection.none, .credit, .debit]) { $0.code }

  /// A whole number without plus sign, leading zeros or -0; nil for anything else and beyond Int64.
  static func integer(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int64? {
    var start = range.lowerBound
    let isNegative = start < range.upperBound && bytes[start] == UInt8(ascii: "-")
    if isNegative { start += 1 }
    let digits = range.upperBound - start
    guard digits > 0, digits <= 19 else { return nil }
    if bytes[start] == 0x30, digits > 1 || isNegative { return nil }
    guard case .number(let magnitude) = Digits.parse(bytes, start..<range.upperBound) else { return nil }
    if isNegative { return magnitude == 1 << 63 ? .min : Int64(exactly: magnitude).map { -$0 } }
    return Int64(exactly: magnitude)
  }

  /// "YYYY-MM" or "YYYY-MM-R".
  static func period(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Period? {
    let start = range.lowerBound
    guard range.count == 7 || range.count == 9, let year = digits(bytes, start, 4), bytes[start + 4] == UInt8(ascii: "-"),
      let month = digits(bytes, start + 5, 2)
    else { return nil }
    if range.count == 7 { return Period(year: year, month: month) }
    guard bytes[start + 7] == UInt8(ascii: "-"), bytes[start + 8] > 0 else { return nil }
    return Period(year: year, month: month, round: bytes[start + 8])
  }

  /// "YYYY", "YYYY-MM" or "YYYY-MM-DD".
  static func date(_ bytes: Span<UInt8>, _ range: Range<Int>) -> CalendarDate? {
    let start = range.lowerBound
    guard [4, 7, 10].contains(range.count), let year = digits(bytes, start, 4) else { return nil }
    if range.count == 4 { return CalendarDate(year: year) }
    guard bytes[start + 4] == UInt8(ascii: "-"), let month = digits(bytes, start + 5, 2), month > 0 else { return nil }
    if range.count == 7 { return CalendarDate(year: year, month: month) }
    guard bytes[start + 7] == UInt8(ascii: "-"), let day = digits(bytes, start + 8, 2), day > 0 else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  /// Three capitals.
  static func currency(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Currency? {
    guard range.count == 3 else { return nil }
    let start = range.lowerBound
    if bytes[start] == 0x56, bytes[start + 1] == 0x4E, bytes[start + 2] == 0x44 { return .vnd }
    return Currency([bytes[start], bytes[start + 1], bytes[start + 2]])
  }

  private static func digits(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for offset in start..<start + count {
      let digit = bytes[offset] &- 0x30
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  static func append(_ period: Period, to out: inout [UInt8]) {
    _ = NumberText.append(UInt64(period.year), width: 4, to: &out)
    out.append(UInt8(ascii: "-"))
    appendTwo(period.month, to: &out)
    if period.round != 0 {
      out.append(UInt8(ascii: "-"))
      out.append(period.round)
    }
  }

  static func append(_ date: CalendarDate, to out: inout [UInt8]) {
    _ = NumberText.append(UInt64(date.year), width: 4, to: &out)
    if date.month == 0 { return }
    out.append(UInt8(ascii: "-"))
    appendTwo(date.month, to: &out)
    if date.day == 0 { return }
    out.append(UInt8(ascii: "-"))
    appendTwo(date.day, to: &out)
  }

  static func append(_ currency: Currency, to out: inout [UInt8]) {
    for shift in [UInt32(16), 8, 0] { out.append(UInt8(truncatingIfNeeded: currency.packed &>> shift)) }
  }

  private static func appendTwo(_ value: UInt8, to out: inout [UInt8]) {
    out.append(0x30 + value / 10)
    out.append(0x30 + value % 10)
  }
}

/// The names that a canonical file gives for the sources of its records, in the order met; no name is a name, the empty one.
struct SourceNames {
  private(set) var names: [String] = []
  private var numbers: [String: UInt32] = [:]
  private var last: [UInt8] = []
  private var lastNumber: UInt32?

  /// The number of a name, which is new or known.
  mutating func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    if let lastNumber, last.count == range.count, bytes.equals(last, at: range.lowerBound) { return lastNumber }
    last.removeAll(keepingCapacity: true)
    for offset in range { last.append(bytes[offset]) }
    let name = String(validating: last, as: UTF8.self) ?? ""
    let number = numbers[name] ?? UInt32(names.count)
    if number == names.count {
      numbers[name] = number
      names.append(name)
    }
    lastNumber = number
    return number
  }
}
