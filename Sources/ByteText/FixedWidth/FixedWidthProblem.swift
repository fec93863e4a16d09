// What the engine has to say about a file: places and numbers, no words. Whoever uses it gives them a code.

/// One fault of a fixed-width file or of a record to be written; trivial.
public struct FixedWidthProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// The file has no bytes.
    case emptyFile
    /// The file begins with the mark of UTF-8; it was skipped.
    case byteOrderMark
    /// A line without bytes; it was skipped.
    case emptyLine
    /// A lone byte 1A as DOS wrote it at the end; it was skipped.
    case endOfFileMark
    /// The line has another length than the layout's records: `found` and `expected` bytes.
    case lineLength
    /// No record begins with these bytes.
    case unknownTag
    /// The record stands after one that should follow it.
    case outOfOrder
    /// The record may stand only once.
    case repeatedRecord
    /// A record that must come earlier is not there; `layout` is the missing one.
    case missingRecord
    /// The file ends without its last record: it is cut; `layout` is the missing one.
    case missingTrailer
    /// A record after the last one.
    case dataAfterTrailer
    /// A byte 80…FF.
    case notASCII
    /// A byte 00…1F or 7F.
    case controlByte
    /// A byte outside the field's character set.
    case notInCharset
    /// Other bytes than the constant.
    case constantDiffers
    /// A required field is empty.
    case missingValue
    /// A byte that is no digit.
    case notDigits
    /// A number beyond 63 bits.
    case numberOverflow
    /// A day that no calendar has.
    case badDate
    /// A month that no year has.
    case badPeriod
    /// None of the field's codes.
    case unknownCode
    /// A filler holds something.
    case fillerNotEmpty
    /// The check digits do not fit the fields they guard: `found` and `expected`.
    case checkDiffers
    /// The running number is not the next one: `found` and `expected`.
    case sequenceBroken
    /// The stated total is not the one reckoned: `found` is stated, `expected` reckoned.
    case totalDiffers
    /// The stated total cannot be proved, because some counted record could not be read.
    case totalNotProvable
    /// The reckoned total is beyond 63 bits.
    case totalOverflow
    /// A value to be written is longer than its field: `found` and `expected` bytes.
    case overWidth
    /// A value to be written begins or ends with the padding byte and could not be read back.
    case valueLikePadding
    /// A number to be written is below zero.
    case negative
  }

  /// What is wrong.
  public var kind: Kind
  /// 1-based line (or record, in a file without line ends); 0 = the file as a whole.
  public var line: Int
  /// Offset in the file of the record's first byte.
  public var byteOffset: UInt64
  /// First column at fault, 1-based; 0 = the whole record.
  public var columnStart: Int32
  /// Last column at fault, inclusive.
  public var columnEnd: Int32
  /// Index of the record layout, or -1.
  public var layout: Int16
  /// Index of the field, or -1.
  public var field: Int16
  /// A number that was found, by the kind.
  public var found: Int64
  /// The number that should have been, by the kind.
  public var expected: Int64

  /// A fault.
  public init(
    _ kind: Kind, line: Int = 0, byteOffset: UInt64 = 0, columns: ClosedRange<Int>? = nil, layout: Int = -1, field: Int = -1,
    found: Int64 = 0, expected: Int64 = 0
  ) {
    self.kind = kind
    self.line = line
    self.byteOffset = byteOffset
    columnStart = Int32(clamping: columns?.lowerBound ?? 0)
    columnEnd = Int32(clamping: columns?.upperBound ?? 0)
    self.layout = Int16(clamping: layout)
    self.field = Int16(clamping: field)
    self.found = found
    self.expected = expected
  }
}

extension FixedWidthProblem.Kind {
  /// Whether the record or file stays usable: what was met was skipped.
  public var isHarmless: Bool {
    switch self {
    case .byteOrderMark, .emptyLine, .endOfFileMark: true
    default: false
    }
  }
}
