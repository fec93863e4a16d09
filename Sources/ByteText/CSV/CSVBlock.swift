// The inner loop of the CSV reader: by positions found 64 bytes at a time where the quotes are regular, byte by byte where they are not.

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

  /// Reads some blocks of 64 bytes, or what is left before the limit.
  mutating func take(_ walk: inout Walk, blocks: Int, positions: UnsafeMutablePointer<UInt32>) {
    let end = unsafe min(walk.position &+ blocks &* 64, limit)
    while walk.position < end {
      let wholeBlocks = (end &- walk.position) / 64
      var taken = 0
      if wholeBlocks > 0, !walk.hasDoubledQuotes, !walk.hasStrayText {
        let start = walk.position
        let behind = start &+ wholeBlocks &* 64
        let next = unsafe behind < validCount ? bytes[behind] : 0
        var state = CByteMasksCSVState(
          inside: walk.inside, afterQuote: walk.afterQuote, atFieldStart: walk.fieldStart == start ? 1 : 0)
        var count = 0
        taken = unsafe cbytemasks_csv_positions(bytes + start, wholeBlocks, next, separator, &state, positions, &count)
        unsafe emit(positions, count, from: start, walk: &walk)
        walk.inside = state.inside
        walk.afterQuote = state.afterQuote
        walk.position = start &+ taken &* 64
      }
      if taken < wholeBlocks || wholeBlocks == 0 {
        unsafe takeSlowly(&walk, end: min(walk.position &+ 64, end))
      }
    }
  }

  /// Writes the field that ends at each position, and the record where that is a line break.
  @inline(__always)
  private mutating func emit(_ positions: UnsafeMutablePointer<UInt32>, _ count: Int, from base: Int, walk: inout Walk) {
    var start = walk.fieldStart
    var target = unsafe fields + fieldCount
    for number in 0..<count {
      let position = unsafe positions[number]
      if position & CBYTEMASKS_INNER_BREAK != 0 {
        walk.lineBreaks &+= 1
        continue
      }
      let end = base &+ Int(position)
      // The quotes of a regular field are its first and last byte.
      let quoted: UInt32 = unsafe bytes[start] == Byte.quote ? 1 : 0
      var packed = (UInt32(truncatingIfNeeded: end &- start) &- (quoted << 1)) | (quoted << 31)
      let offset = UInt32(truncatingIfNeeded: start) &+ quoted
      start = end &+ 1
      if unsafe bytes[end] == separator {
        unsafe target.pointee = CSVField(offset: offset, packed: packed)
        unsafe target += 1
        continue
      }
      var contentEnd = end
      if end > walk.recordStart, unsafe bytes[end &- 1] == Byte.carriageReturn {
        contentEnd &-= 1
        packed &-= 1
      }
      unsafe target.pointee = CSVField(offset: offset, packed: packed)
      unsafe target += 1
      let fieldsSoFar = unsafe target - fields
      unsafe records[recordCount] = walk.record(
        fieldCount: fieldsSoFar, contentEnd: contentEnd, end: start, lineBreaks: walk.lineBreaks &+ 1)
      unsafe recordCount &+= 1
      walk.startRecord(at: start, firstField: fieldsSoFar)
    }
    walk.fieldStart = start
    unsafe fieldCount = target - fields
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
