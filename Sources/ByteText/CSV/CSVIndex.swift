// Where the fields and records of one window of a delimited file lie: flat arrays of small trivial values, reused from window to window.

/// The place of one field in its window; the quotes around a quoted field lie outside of it.
public struct CSVField: Sendable, Equatable {
  /// First byte of the content, counted from the start of the window.
  public let offset: UInt32
  @usableFromInline let packed: UInt32

  @usableFromInline static let quotedFlag: UInt32 = 1 << 31
  @usableFromInline static let doubledFlag: UInt32 = 1 << 30
  @usableFromInline static let strayFlag: UInt32 = 1 << 29
  @usableFromInline static let lengthMask: UInt32 = (1 << 29) - 1

  @inlinable init(offset: UInt32, packed: UInt32) {
    self.offset = offset
    self.packed = packed
  }

  /// Number of bytes of the content as it stands in the file, doubled quotes still doubled.
  @inlinable public var length: UInt32 { packed & Self.lengthMask }
  /// Whether the field stood in quotes.
  @inlinable public var wasQuoted: Bool { packed & Self.quotedFlag != 0 }
  /// Whether the content holds doubled quotes, each of which means one.
  @inlinable public var hasDoubledQuotes: Bool { packed & Self.doubledFlag != 0 }
  /// Whether text stands between the closing quote and the separator; the content is then the whole field with its quotes, verbatim.
  @inlinable public var hasStrayText: Bool { packed & Self.strayFlag != 0 }
  /// Whether the content has doubled quotes or text behind a closing quote: whether it is not simply the bytes of its range.
  @inlinable public var isOdd: Bool { packed & (Self.doubledFlag | Self.strayFlag) != 0 }
  /// The content's bytes in the window.
  @inlinable public var range: Range<Int> {
    let start = Int(offset)
    return start..<(start + Int(length))
  }
}

/// The place of one record in its window.
public struct CSVRecord: Sendable, Equatable {
  /// Index of the first field in `CSVIndex.fields`.
  public let firstField: UInt32
  /// Number of fields, at least 1.
  public let fieldCount: UInt32
  /// First byte, counted from the start of the window.
  public let offset: UInt32
  /// Number of bytes with the terminator.
  public let length: UInt32
  /// Number of bytes without the terminator.
  public let contentLength: UInt32
  /// Line breaks inside quotes plus one for the terminator; CRLF is one line break.
  public let lineCount: UInt32

  @inlinable init(firstField: UInt32, fieldCount: UInt32, offset: UInt32, length: UInt32, contentLength: UInt32, lineCount: UInt32) {
    self.firstField = firstField
    self.fieldCount = fieldCount
    self.offset = offset
    self.length = length
    self.contentLength = contentLength
    self.lineCount = lineCount
  }

  /// Whether the line holds nothing at all, not even quotes; such a record has one empty field.
  @inlinable public var isEmptyLine: Bool { contentLength == 0 }
  /// The fields' indexes in `CSVIndex.fields`.
  @inlinable public var fieldRange: Range<Int> {
    let first = Int(firstField)
    return first..<(first + Int(fieldCount))
  }
  /// The content's bytes in the window, without the terminator.
  @inlinable public var range: Range<Int> {
    let start = Int(offset)
    return start..<(start + Int(contentLength))
  }
}

/// The fields and complete records of one window; `CSVScanner.scan` replaces its content, its memory is kept.
public struct CSVIndex: Sendable {
  /// Storage of the fields; only the first `fieldCount` are filled.
  public internal(set) var fields: [CSVField] = []
  /// Storage of the records; only the first `recordCount` are filled.
  public internal(set) var records: [CSVRecord] = []
  /// Number of fields of the complete records.
  public internal(set) var fieldCount = 0
  /// Number of complete records.
  public internal(set) var recordCount = 0

  /// An index without memory; it grows to what the windows need.
  public init() {}

  /// One complete record; `index` in 0..<recordCount.
  @inlinable public func record(_ index: Int) -> CSVRecord { records[index] }

  /// A field of a record, or nil where the record has fewer fields.
  @inlinable public func field(_ column: Int, of record: CSVRecord) -> CSVField? {
    guard column >= 0, column < Int(record.fieldCount) else { return nil }
    return fields[Int(record.firstField) &+ column]
  }

  /// Room for one more block: at most 64 fields and 64 records, plus the record that the end of the file closes.
  mutating func reserveBlocks(_ blocks: Int) {
    let room = blocks &* 64 &+ 8
    if fields.count &- fieldCount < room {
      let zero = CSVField(offset: 0, packed: 0)
      fields.append(contentsOf: [CSVField](repeating: zero, count: max(room, fields.count)))
    }
    if records.count &- recordCount < room {
      let zero = CSVRecord(firstField: 0, fieldCount: 0, offset: 0, length: 0, contentLength: 0, lineCount: 0)
      records.append(contentsOf: [CSVRecord](repeating: zero, count: max(room, records.count)))
    }
  }
}
