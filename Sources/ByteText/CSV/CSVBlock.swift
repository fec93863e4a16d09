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

  /// Reads the next 64 bytes with the masks made for them, or what is left before the limit.
  @inline(__always)
  mutating func take(_ walk: inout Walk, _ block: CByteMasksCSVBlock) {
    let start = walk.position
    guard unsafe limit &- start >= 64, !walk.hasDoubledQuotes, !walk.hasStrayText else {
      unsafe takeSlowly(&walk, end: min(start &+ 64, limit))
      return
    }
    let masks = block.bytes
    var lineFeedAfter = masks.lineFeeds >> 1
    if masks.carriageReturns >> 63 != 0, unsafe start &+ 64 < validCount, unsafe bytes[start &+ 64] == Byte.lineFeed {
      lineFeedAfter |= 1 << 63
    }
    // The record ends at the LF of a CRLF.
    let breaks = masks.lineFeeds | (masks.carriageReturns & ~lineFeedAfter)
    let inside = block.quoteParity ^ walk.inside
    let closing = masks.quotes & ~inside
    let afterQuote = (closing << 1) | walk.afterQuote
    let ends = (masks.separators | breaks) & ~inside
    let fieldStarts = (ends << 1) | (walk.fieldStart == start ? 1 : 0)
    // Regular quotes open at the start of a field and close before its end; whatever else there is, is for the slow way.
    let structural = masks.separators | masks.lineFeeds | masks.carriageReturns
    let irregular = (masks.quotes & inside & ~fieldStarts) | (afterQuote & ~structural)
    if irregular != 0 {
      unsafe takeSlowly(&walk, end: start &+ 64)
      return
    }
    let fieldsBefore = unsafe fieldCount
    unsafe emitFields(ends: ends, walk: &walk)
    if breaks != 0 {
      unsafe emitRecords(ends: ends, breaks: breaks & ~inside, innerBreaks: breaks & inside, fieldsBefore: fieldsBefore, walk: &walk)
    }
    walk.inside = 0 &- (inside >> 63)
    walk.afterQuote = closing >> 63
    walk.position = start &+ 64
  }

  /// Writes the field that ends at each bit of `ends`; its quotes, if any, are its first and last byte.
  @inline(__always)
  private mutating func emitFields(ends: UInt64, walk: inout Walk) {
    let base = walk.position
    var left = ends
    var start = walk.fieldStart
    var target = unsafe fields + fieldCount
    while left != 0 {
      let end = base &+ left.trailingZeroBitCount
      let quoted: UInt32 = unsafe bytes[start] == Byte.quote ? 1 : 0
      let length = UInt32(truncatingIfNeeded: end &- start) &- (quoted << 1)
      unsafe target.pointee = CSVField(offset: UInt32(truncatingIfNeeded: start) &+ quoted, packed: length | (quoted << 31))
      unsafe target += 1
      start = end &+ 1
      left &= left &- 1
    }
    walk.fieldStart = start
    unsafe fieldCount = target - fields
  }

  @inline(__always)
  private mutating func emitRecords(ends: UInt64, breaks: UInt64, innerBreaks: UInt64, fieldsBefore: Int, walk: inout Walk) {
    let fieldStart = walk.fieldStart
    var breaks = breaks
    var innerBreaks = innerBreaks
    while breaks != 0 {
      let end = walk.position &+ breaks.trailingZeroBitCount
      let upTo = breaks ^ (breaks &- 1)
      let fieldsSoFar = fieldsBefore &+ (ends & upTo).nonzeroBitCount
      var contentEnd = end
      if end > walk.recordStart, unsafe bytes[end &- 1] == Byte.carriageReturn {
        contentEnd &-= 1
        let last = unsafe fields[fieldsSoFar &- 1]
        unsafe fields[fieldsSoFar &- 1] = CSVField(offset: last.offset, packed: last.packed &- 1)
      }
      var lineBreaks = walk.lineBreaks &+ 1
      if innerBreaks != 0 {
        lineBreaks &+= UInt32(truncatingIfNeeded: (innerBreaks & upTo).nonzeroBitCount)
        innerBreaks &= ~upTo
      }
      unsafe records[recordCount] = walk.record(fieldCount: fieldsSoFar, contentEnd: contentEnd, end: end &+ 1, lineBreaks: lineBreaks)
      unsafe recordCount &+= 1
      walk.startRecord(at: end &+ 1, firstField: fieldsSoFar)
      breaks &= breaks &- 1
    }
    if innerBreaks != 0 { walk.lineBreaks &+= UInt32(truncatingIfNeeded: innerBreaks.nonzeroBitCount) }
    walk.fieldStart = fieldStart
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
