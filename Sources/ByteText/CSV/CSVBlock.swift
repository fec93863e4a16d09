// The inner loop of the CSV reader: 64 bytes at a time by bit masks where the quotes are regular, byte by byte where they are not.

internal import CByteMasks

/// One window and the places that its fields and records are written to.
@unsafe struct CSVBlock {
  let bytes: UnsafePointer<UInt8>
  /// Bytes up to here are read now.
  let limit: Int
  /// Bytes up to here exist.
  let validCount: Int
  let separator: UInt8
  let fields: UnsafeMutablePointer<CSVField>
  let records: UnsafeMutablePointer<CSVRecord>
  var fieldCount: Int
  var recordCount: Int

  /// Reads the next 64 bytes, or what is left before the limit.
  @inline(__always)
  mutating func take(_ walk: inout Walk) {
    let start = walk.position
    let count = min(64, unsafe limit &- start)
    let valid = ~0 as UInt64 &>> UInt64(truncatingIfNeeded: 64 &- count)
    let masks =
      count == 64
      ? unsafe cbytemasks_csv(bytes + start, separator) : unsafe cbytemasks_csv_partial(bytes + start, count, separator)
    let quotes = masks.quotes & valid
    let lineFeeds = masks.lineFeeds & valid
    let carriageReturns = masks.carriageReturns & valid
    let separators = masks.separators & valid

    var lineFeedAfter = lineFeeds >> 1
    if carriageReturns >> 63 != 0, unsafe start &+ 64 < validCount, unsafe bytes[start &+ 64] == Byte.lineFeed {
      lineFeedAfter |= 1 << 63
    }
    // The record ends at the LF of a CRLF.
    let breaks = lineFeeds | (carriageReturns & ~lineFeedAfter)
    let inside = cbytemasks_prefix_parity(quotes) ^ walk.inside
    let closing = quotes & ~inside
    let afterQuote = (closing << 1) | walk.afterQuote
    let ends = (separators | breaks) & ~inside
    let fieldStarts = (ends << 1) | (walk.fieldStart == start ? 1 : 0)
    // Regular quotes open at the start of a field and close before its end; whatever else there is, is for the slow way.
    let irregular = (quotes & inside & ~fieldStarts) | (afterQuote & ~(separators | lineFeeds | carriageReturns) & valid)
    if irregular != 0 || walk.hasDoubledQuotes || walk.hasStrayText {
      unsafe takeSlowly(&walk, end: start &+ count)
      return
    }
    unsafe emit(separators: separators & ~inside, breaks: breaks & ~inside, innerBreaks: breaks & inside, walk: &walk)
    walk.inside = 0 &- (inside >> 63)
    walk.afterQuote = (closing &>> UInt64(truncatingIfNeeded: count &- 1)) & 1
    walk.position = start &+ count
  }

  @inline(__always)
  private mutating func emit(separators: UInt64, breaks: UInt64, innerBreaks: UInt64, walk: inout Walk) {
    let start = walk.position
    var separators = separators
    var breaks = breaks
    var innerBreaks = innerBreaks
    var fieldStart = walk.fieldStart
    while breaks != 0 {
      let bit = breaks.trailingZeroBitCount
      let below = breaks & (0 &- breaks) &- 1
      var here = separators & below
      separators &= ~below
      while here != 0 {
        unsafe emitField(from: fieldStart, to: start &+ here.trailingZeroBitCount)
        fieldStart = start &+ here.trailingZeroBitCount &+ 1
        here &= here &- 1
      }
      let end = start &+ bit
      let hasCarriageReturn = end > walk.recordStart ? unsafe bytes[end &- 1] == Byte.carriageReturn : false
      let contentEnd = end &- (hasCarriageReturn ? 1 : 0)
      unsafe emitField(from: fieldStart, to: contentEnd)
      let lineBreaks = walk.lineBreaks &+ UInt32(truncatingIfNeeded: (innerBreaks & below).nonzeroBitCount) &+ 1
      innerBreaks &= ~below
      unsafe records[recordCount] = unsafe walk.record(
        fieldCount: fieldCount, contentEnd: contentEnd, end: end &+ 1, lineBreaks: lineBreaks)
      unsafe recordCount &+= 1
      unsafe walk.startRecord(at: end &+ 1, firstField: fieldCount)
      fieldStart = end &+ 1
      breaks &= breaks &- 1
    }
    while separators != 0 {
      unsafe emitField(from: fieldStart, to: start &+ separators.trailingZeroBitCount)
      fieldStart = start &+ separators.trailingZeroBitCount &+ 1
      separators &= separators &- 1
    }
    if innerBreaks != 0 { walk.lineBreaks &+= UInt32(truncatingIfNeeded: innerBreaks.nonzeroBitCount) }
    walk.fieldStart = fieldStart
  }

  /// A field whose quotes, if any, are its first and last byte.
  @inline(__always)
  private mutating func emitField(from start: Int, to end: Int) {
    let quoted: UInt32 = unsafe bytes[start] == Byte.quote ? 1 : 0
    let length = UInt32(truncatingIfNeeded: end &- start) &- (quoted << 1)
    unsafe fields[fieldCount] = CSVField(offset: UInt32(truncatingIfNeeded: start) &+ quoted, packed: length | (quoted << 31))
    unsafe fieldCount &+= 1
  }

  /// The same, byte by byte, for every kind of quotes.
  @inline(never)
  private mutating func takeSlowly(_ walk: inout Walk, end: Int) {
    var offset = walk.position
    while offset < end {
      let byte = unsafe bytes[offset]
      if walk.inside != 0 {
        if byte == Byte.quote {
          walk.inside = 0
          walk.afterQuote = 1
        } else if unsafe byte == Byte.lineFeed || (byte == Byte.carriageReturn && !isLineFeed(at: offset &+ 1)) {
          walk.lineBreaks &+= 1
        }
      } else if walk.afterQuote != 0, byte == Byte.quote {
        walk.inside = ~0
        walk.afterQuote = 0
        walk.hasDoubledQuotes = true
      } else if unsafe byte == separator {
        walk.afterQuote = 0
        unsafe emitSlowly(&walk, to: offset)
        walk.startField(at: offset &+ 1)
      } else if byte == Byte.lineFeed || byte == Byte.carriageReturn {
        walk.afterQuote = 0
        if unsafe byte == Byte.lineFeed || !isLineFeed(at: offset &+ 1) { unsafe endRecordSlowly(&walk, at: offset) }
      } else if walk.afterQuote != 0 {
        walk.afterQuote = 0
        walk.hasStrayText = true
      } else if byte == Byte.quote, offset == walk.fieldStart {
        walk.inside = ~0
      }
      offset &+= 1
    }
    walk.position = end
  }

  private func isLineFeed(at offset: Int) -> Bool {
    unsafe offset < validCount && bytes[offset] == Byte.lineFeed
  }

  private mutating func emitSlowly(_ walk: inout Walk, to end: Int) {
    let firstByte = walk.fieldStart < end ? unsafe bytes[walk.fieldStart] : 0
    unsafe fields[fieldCount] = walk.field(endingAt: end, firstByte: firstByte)
    unsafe fieldCount &+= 1
  }

  private mutating func endRecordSlowly(_ walk: inout Walk, at end: Int) {
    let hasCarriageReturn = end > walk.recordStart ? unsafe bytes[end &- 1] == Byte.carriageReturn : false
    let contentEnd = end &- (hasCarriageReturn ? 1 : 0)
    unsafe emitSlowly(&walk, to: contentEnd)
    unsafe records[recordCount] = unsafe walk.record(
      fieldCount: fieldCount, contentEnd: contentEnd, end: end &+ 1, lineBreaks: walk.lineBreaks &+ 1)
    unsafe recordCount &+= 1
    unsafe walk.startRecord(at: end &+ 1, firstField: fieldCount)
  }
}
