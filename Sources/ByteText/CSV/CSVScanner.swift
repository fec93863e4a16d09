// Finds the fields and records of a delimited file, window by window, 64 bytes at a time.

internal import CByteMasks

/// Why a delimited file cannot be read on.
public struct CSVProblem: Error, Sendable, Equatable {
  /// What is wrong.
  public enum Kind: Sendable, Equatable {
    /// The file ends inside quotes.
    case unterminatedQuote
    /// A record has more than `CSVScanner.maximumFields` fields.
    case tooManyFields
    /// A record is longer than `CSVScanner.maximumRecordBytes`.
    case recordTooLong
  }

  /// What is wrong.
  public let kind: Kind
  /// First byte of the record that could not be read, counted from the start of the window.
  public let recordOffset: Int
  /// Where the quote stands that is still open at the end of what was read, counted from the start of the window.
  public let openQuoteOffset: Int?
}

/// A reader of delimited text that is fed window by window and goes on where it stopped.
///
/// A quote opens only at the first byte of a field, a quote elsewhere is text; inside quotes a doubled quote is one quote, and separators
/// and line breaks are text. A record ends with CRLF, LF or CR, or with the file. An empty line is a record of one empty field.
public struct CSVScanner: Sendable {
  /// Most fields of one record.
  public static let maximumFields = 4_096
  /// Most bytes of one record, terminator included.
  public static let maximumRecordBytes = 1 << 20

  /// What one window gave.
  public struct Outcome: Sendable, Equatable {
    /// Offset just behind the last complete record: the caller keeps the bytes from here on, and hands them in again at `from`.
    public let consumed: Int
    /// Why reading ends here; the records before it are in the index.
    public let problem: CSVProblem?
  }

  /// The byte between two fields.
  public let separator: UInt8
  /// What is known of the unfinished record at the end of the last window; offsets count from that record's start.
  private var unfinished = Walk()
  private var unfinishedFields: [CSVField] = []
  private var positions = [UInt32](repeating: 0, count: (blocksAtOnce + 1) * Int(CBYTEMASKS_POSITIONS_PER_BLOCK))
  private static let blocksAtOnce = 64

  /// A reader at the start of a file; `separator` is any byte but a quote, CR or LF.
  public init(separator: UInt8 = UInt8(ascii: ",")) {
    precondition(separator != Byte.quote && separator != Byte.lineFeed && separator != Byte.carriageReturn, "not a separator")
    self.separator = separator
  }

  /// Reads `window[start..<validCount]` and replaces the content of `index`; offsets count from the start of the window.
  ///
  /// `start` is where the unfinished record of the window before begins now. `isFinal` says that the file ends at `validCount`.
  public mutating func scan(
    _ window: Span<UInt8>, from start: Int = 0, validCount: Int, isFinal: Bool, into index: inout CSVIndex
  ) -> Outcome {
    precondition(start >= 0 && start <= validCount && validCount <= window.count && validCount <= Int(UInt32.max), "window bounds")
    index.recordCount = 0
    index.fieldCount = 0
    var walk = unfinished.moved(by: start)
    precondition(walk.position <= validCount, "the bytes of the unfinished record are gone")
    index.append(unfinishedFields, movedBy: start)
    // A CR at the end of a window may be the first half of CRLF: it waits for the next window.
    var limit = validCount
    if !isFinal, limit > walk.position, window[limit &- 1] == Byte.carriageReturn { limit &-= 1 }

    var problem: CSVProblem?
    while walk.position < limit, problem == nil {
      let blocks = min(Self.blocksAtOnce, (limit &- walk.position &+ 63) / 64)
      index.reserveBlocks(blocks)
      let firstRecord = index.recordCount
      takeBlocks(blocks, of: window, limit: limit, validCount: validCount, walk: &walk, index: &index)
      problem = excess(in: &index, from: firstRecord, walk: walk)
    }
    if isFinal, problem == nil {
      problem = finish(walk: &walk, window: window, index: &index)
    }
    unfinishedFields.removeAll(keepingCapacity: true)
    let firstField = Int(walk.firstField)
    for field in index.fields[firstField..<index.fieldCount] {
      unfinishedFields.append(CSVField(offset: field.offset &- UInt32(truncatingIfNeeded: walk.recordStart), packed: field.packed))
    }
    index.fieldCount = firstField
    unfinished = walk.moved(by: -walk.recordStart)
    unfinished.firstField = 0
    return Outcome(consumed: walk.recordStart, problem: problem)
  }

  /// Forgets the unfinished record, so that another file can be read.
  public mutating func reset() {
    unfinished = Walk()
    unfinishedFields.removeAll(keepingCapacity: true)
  }

  private mutating func takeBlocks(
    _ blocks: Int, of window: Span<UInt8>, limit: Int, validCount: Int, walk: inout Walk, index: inout CSVIndex
  ) {
    var local = walk
    var fieldCount = index.fieldCount
    var recordCount = index.recordCount
    unsafe window.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe index.fields.withUnsafeMutableBufferPointer { fields in
        unsafe index.records.withUnsafeMutableBufferPointer { records in
          guard let fieldBase = fields.baseAddress, let recordBase = records.baseAddress else { return }
          var block = unsafe CSVBlock(
            bytes: base, limit: limit, validCount: validCount, separator: separator, fields: fieldBase, records: recordBase,
            fieldCount: fieldCount, recordCount: recordCount)
          unsafe positions.withUnsafeMutableBufferPointer { positions in
            unsafe block.take(&local, blocks: blocks, positions: positions.baseAddress!)
          }
          fieldCount = unsafe block.fieldCount
          recordCount = unsafe block.recordCount
        }
      }
    }
    walk = local
    index.fieldCount = fieldCount
    index.recordCount = recordCount
  }

  /// The first record since `firstRecord` that breaks a limit; it and what follows leave the index.
  private func excess(in index: inout CSVIndex, from firstRecord: Int, walk: Walk) -> CSVProblem? {
    if walk.hasExcess {
      for number in firstRecord..<index.recordCount {
        let record = index.records[number]
        let tooLong = record.length > UInt32(Self.maximumRecordBytes)
        guard tooLong || record.fieldCount > UInt32(Self.maximumFields) else { continue }
        index.recordCount = number
        return CSVProblem(kind: tooLong ? .recordTooLong : .tooManyFields, recordOffset: Int(record.offset), openQuoteOffset: nil)
      }
    }
    let openQuoteOffset = walk.inside == 0 ? nil : walk.fieldStart
    if index.fieldCount &- Int(walk.firstField) >= Self.maximumFields {
      return CSVProblem(kind: .tooManyFields, recordOffset: walk.recordStart, openQuoteOffset: openQuoteOffset)
    }
    if walk.position &- walk.recordStart > Self.maximumRecordBytes {
      return CSVProblem(kind: .recordTooLong, recordOffset: walk.recordStart, openQuoteOffset: openQuoteOffset)
    }
    return nil
  }

  /// Closes the record that the end of the file ends.
  private func finish(walk: inout Walk, window: Span<UInt8>, index: inout CSVIndex) -> CSVProblem? {
    if walk.inside != 0 {
      return CSVProblem(kind: .unterminatedQuote, recordOffset: walk.recordStart, openQuoteOffset: walk.fieldStart)
    }
    guard walk.position > walk.recordStart else { return nil }
    index.reserveBlocks(1)
    let firstByte = walk.fieldStart < walk.position ? window[walk.fieldStart] : 0
    index.fields[index.fieldCount] = walk.field(endingAt: walk.position, firstByte: firstByte)
    index.fieldCount &+= 1
    index.records[index.recordCount] = walk.record(
      fieldCount: index.fieldCount, contentEnd: walk.position, end: walk.position, lineBreaks: walk.lineBreaks)
    index.recordCount &+= 1
    walk.startRecord(at: walk.position, firstField: index.fieldCount)
    return excess(in: &index, from: index.recordCount &- 1, walk: walk)
  }
}

/// The bytes that a delimited file gives a meaning to.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

/// Where the reader stands.
struct Walk: Sendable {
  /// Next byte to look at.
  var position = 0
  var recordStart = 0
  var fieldStart = 0
  /// Index of the record's first field.
  var firstField: UInt32 = 0
  /// Line breaks inside the record's quotes so far.
  var lineBreaks: UInt32 = 0
  /// All bits set inside quotes, else none.
  var inside: UInt64 = 0
  /// 1 where the byte before `position` is a quote that closes or is the first of two, else 0.
  var afterQuote: UInt64 = 0
  /// Whether the field's content has had a doubled quote.
  var hasDoubledQuotes = false
  /// Whether text followed the field's closing quote.
  var hasStrayText = false
  /// Whether some record broke a limit.
  var hasExcess = false

  func moved(by distance: Int) -> Walk {
    var moved = self
    moved.position &+= distance
    moved.recordStart &+= distance
    moved.fieldStart &+= distance
    return moved
  }

  @inline(__always)
  mutating func startField(at offset: Int) {
    fieldStart = offset
    hasDoubledQuotes = false
    hasStrayText = false
  }

  @inline(__always)
  mutating func startRecord(at offset: Int, firstField: Int) {
    startField(at: offset)
    hasExcess =
      hasExcess || offset &- recordStart > CSVScanner.maximumRecordBytes
      || firstField &- Int(self.firstField) > CSVScanner.maximumFields
    recordStart = offset
    self.firstField = UInt32(truncatingIfNeeded: firstField)
    lineBreaks = 0
  }

  /// The field from `fieldStart` to `end`; `firstByte` is the byte at `fieldStart` if the field has one.
  func field(endingAt end: Int, firstByte: UInt8) -> CSVField {
    let length = UInt32(truncatingIfNeeded: end &- fieldStart)
    let offset = UInt32(truncatingIfNeeded: fieldStart)
    guard end > fieldStart, firstByte == Byte.quote else { return CSVField(offset: offset, packed: length) }
    let doubled = hasDoubledQuotes ? CSVField.doubledFlag : 0
    if hasStrayText {
      return CSVField(offset: offset, packed: length | CSVField.quotedFlag | CSVField.strayFlag | doubled)
    }
    return CSVField(offset: offset &+ 1, packed: (length &- 2) | CSVField.quotedFlag | doubled)
  }

  @inline(__always)
  func record(fieldCount: Int, contentEnd: Int, end: Int, lineBreaks: UInt32) -> CSVRecord {
    CSVRecord(
      firstField: firstField, fieldCount: UInt32(truncatingIfNeeded: fieldCount) &- firstField,
      offset: UInt32(truncatingIfNeeded: recordStart), length: UInt32(truncatingIfNeeded: end &- recordStart),
      contentLength: UInt32(truncatingIfNeeded: contentEnd &- recordStart), lineCount: lineBreaks)
  }
}

extension CSVIndex {
  fileprivate mutating func append(_ unfinished: [CSVField], movedBy distance: Int) {
    reserveBlocks(unfinished.count / 64 &+ 1)
    for field in unfinished {
      fields[fieldCount] = CSVField(offset: field.offset &+ UInt32(truncatingIfNeeded: distance), packed: field.packed)
      fieldCount &+= 1
    }
  }
}
