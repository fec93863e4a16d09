// Delimited text, RFC 4180, with or without the protection against cells that a spreadsheet would run as formulas.

internal import CByteMasks

/// A writer of delimited records into a byte array.
public struct CSVEncoder: Sendable {
  /// How a record ends.
  public enum Newline: Sendable {
    case lineFeed
    case carriageReturnLineFeed
  }

  /// The byte between two fields.
  public let separator: UInt8
  /// How a record ends.
  public let newline: Newline
  /// Whether `FormulaGuard` is put before cells that need it.
  public let guardsFormulas: Bool
  private var fieldsInRecord = 0
  private var recordStart = 0

  /// A writer at the start of a record.
  public init(separator: UInt8 = UInt8(ascii: ","), newline: Newline = .carriageReturnLineFeed, guardsFormulas: Bool) {
    self.separator = separator
    self.newline = newline
    self.guardsFormulas = guardsFormulas
  }

  /// Appends one field; quotes stand around it where it holds a separator, a quote or a line break, or begins or ends with a blank.
  public mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) {
    startField(&arena)
    let isGuarded = guardsFormulas && FormulaGuard.isNeeded(bytes, range)
    let needs = needs(bytes, range)
    if needs.quotes { arena.append(Byte.quote) }
    if isGuarded { arena.append(FormulaGuard.mark) }
    if needs.doubling {
      for offset in range {
        let byte = bytes[offset]
        arena.append(byte)
        if byte == Byte.quote { arena.append(Byte.quote) }
      }
    } else {
      arena.append(bytes, range)
    }
    if needs.quotes { arena.append(Byte.quote) }
  }

  /// Appends one field of text; the same as with bytes.
  public mutating func append(_ text: String, to arena: inout [UInt8]) {
    let bytes = Array(text.utf8)
    append(bytes.span, 0..<bytes.count, to: &arena)
  }

  /// Appends a field that is a whole number.
  public mutating func append(_ value: Int64, to arena: inout [UInt8]) {
    startField(&arena)
    NumberText.append(value, to: &arena)
  }

  /// Ends the record; a record of one empty field is written as "", because an empty line would be no record for many readers.
  public mutating func endRecord(_ arena: inout [UInt8]) {
    if fieldsInRecord == 1, arena.count == recordStart {
      arena.append(Byte.quote)
      arena.append(Byte.quote)
    }
    if newline == .carriageReturnLineFeed { arena.append(Byte.carriageReturn) }
    arena.append(Byte.lineFeed)
    fieldsInRecord = 0
  }

  private mutating func startField(_ arena: inout [UInt8]) {
    if fieldsInRecord == 0 {
      recordStart = arena.count
    } else {
      arena.append(separator)
    }
    fieldsInRecord += 1
  }

  /// Whether quotes must stand around the field, and whether it holds quotes that must be doubled.
  private func needs(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (quotes: Bool, doubling: Bool) {
    guard !range.isEmpty else { return (false, false) }
    var structural: UInt64 = 0
    var quotes: UInt64 = 0
    unsafe bytes.extracting(range).withUnsafeBufferPointer { field in
      guard let base = field.baseAddress else { return }
      var offset = 0
      while offset < field.count {
        let rest = field.count &- offset
        let masks =
          rest >= 64 ? unsafe cbytemasks_csv(base + offset, separator) : unsafe cbytemasks_csv_partial(base + offset, rest, separator)
        quotes |= masks.quotes
        structural |= masks.separators | masks.lineFeeds | masks.carriageReturns
        offset &+= 64
      }
    }
    let hasBlankEnd = bytes[range.lowerBound] == 0x20 || bytes[range.upperBound - 1] == 0x20
    return (structural | quotes != 0 || hasBlankEnd, quotes != 0)
  }
}

/// The protection against cells that spreadsheets run as formulas: an apostrophe in front, which comes off again exactly.
///
/// Cells that begin with = + - @, tab or CR need it (OWASP, CSV injection), negative numbers do not. A cell whose apostrophes are followed
/// by such a beginning gets one more, so that taking one off always gives back what was there.
public enum FormulaGuard {
  /// The apostrophe.
  public static let mark = UInt8(ascii: "'")

  /// Whether a cell gets an apostrophe in front when it is written.
  public static func isNeeded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, bytes[start] == mark { start += 1 }
    guard start < range.upperBound else { return false }
    switch bytes[start] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, Byte.carriageReturn: return true
    case UInt8(ascii: "-"): return !isNumber(bytes, start + 1..<range.upperBound)
    default: return false
    }
  }

  /// The cell as it was before it was written.
  public static func removed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, bytes[range.lowerBound] == mark, isNeeded(bytes, range) else { return range }
    return range.lowerBound + 1..<range.upperBound
  }

  /// Digits, with dots and commas between digits.
  private static func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var previousIsDigit = false
    for offset in range {
      let byte = bytes[offset]
      let isDigit = byte &- 0x30 <= 9
      guard isDigit || (previousIsDigit && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ","))) else { return false }
      previousIsDigit = isDigit
    }
    return previousIsDigit
  }
}
