// What a fixed-width file looks like, as plain data. Files in Schemas/layouts describe it; nothing here knows payments.

/// A fixed-width file: records of one length, each told apart by its tag.
public struct FixedWidthLayout: Hashable, Sendable {
  /// The line end written; on reading all three are accepted.
  public enum LineEnd: String, Hashable, Sendable, CaseIterable {
    /// CR LF.
    case crlf
    /// LF.
    case lf
    /// Records follow each other without any byte between.
    case none

    /// Its bytes.
    public var bytes: [UInt8] {
      switch self {
      case .crlf: [0x0D, 0x0A]
      case .lf: [0x0A]
      case .none: []
      }
    }
  }

  /// Shortest and longest record, in bytes without line end.
  public static let recordBytesRange = 8...8192
  /// The most fields of a record and the most records of a layout.
  public static let maximumFields = 200
  /// The most kinds of records.
  public static let maximumRecords = 20

  /// Name of the layout ("chitra-batch").
  public var id: String
  /// Bytes of each record without its line end.
  public var recordBytes: Int
  /// The line end written.
  public var lineEnd: LineEnd
  /// The kinds of records.
  public var records: [RecordLayout]
  /// Counts and sums that some record states about others.
  public var totals: [FixedWidthTotal]

  /// A layout as described; `FixedWidthReader` and `FixedWidthWriter` refuse one that does not hold together.
  public init(id: String, recordBytes: Int, lineEnd: LineEnd, records: [RecordLayout], totals: [FixedWidthTotal] = []) {
    self.id = id
    self.recordBytes = recordBytes
    self.lineEnd = lineEnd
    self.records = records
    self.totals = totals
  }

  /// Index of the record of this name.
  public func recordIndex(_ name: String) -> Int? { records.firstIndex { $0.name == name } }
}

/// One kind of record.
public struct RecordLayout: Hashable, Sendable {
  /// How often it stands in a file.
  public enum Occurrence: String, Hashable, Sendable, CaseIterable {
    /// Exactly once.
    case once
    /// Any number of times.
    case many
  }

  /// Name ("header", "detail", "trailer").
  public var name: String
  /// Index of the constant field that tells this record from the others; nil only where a layout has one record.
  public var tagField: Int?
  /// How often it stands in a file.
  public var occurrence: Occurrence
  /// Place in the file: a record never stands before one of a smaller number.
  public var order: Int
  /// The fields, in the order of their positions, covering every byte.
  public var fields: [FieldLayout]

  /// A record.
  public init(name: String, tagField: Int?, occurrence: Occurrence, order: Int, fields: [FieldLayout]) {
    self.name = name
    self.tagField = tagField
    self.occurrence = occurrence
    self.order = order
    self.fields = fields
  }

  /// Index of the field of this name.
  public func fieldIndex(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
}

/// One field of a record.
public struct FieldLayout: Hashable, Sendable {
  /// The order of a date's parts.
  public enum DateOrder: String, Hashable, Sendable, CaseIterable {
    /// 20261020.
    case yearMonthDay = "yyyyMMdd"
    /// 20102026.
    case dayMonthYear = "ddMMyyyy"
    /// 261020, years 2000 to 2099.
    case shortYearMonthDay = "yyMMdd"

    /// Bytes of the date.
    public var width: Int { self == .shortYearMonthDay ? 6 : 8 }
  }

  /// What stands in a field.
  public enum Kind: Hashable, Sendable {
    /// Always these bytes.
    case constant([UInt8])
    /// Free text of the field's character set.
    case text
    /// A whole number.
    case digits
    /// Digits that are a name and no number: leading zeros count.
    case identifier
    /// Whole minor units.
    case amount
    /// A day of the calendar.
    case date(DateOrder)
    /// A month, yyyyMM.
    case period
    /// One of these texts.
    case code([[UInt8]])
    /// 1, 2, 3 … over the records of this kind.
    case sequence
    /// Two check digits, ISO/IEC 7064 MOD 97-10, over these fields of the record, by their indices.
    case check([Int])
    /// Nothing but padding.
    case filler
  }

  /// On which side a value stands.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// Padding behind the value.
    case left
    /// Padding before the value.
    case right
  }

  /// What the writer does with a text that is too long.
  public enum Overflow: String, Hashable, Sendable, CaseIterable {
    /// Refuses the record.
    case refuse
    /// Cuts the end off and counts it.
    case truncate
  }

  /// Name, unique in its record.
  public var name: String
  /// First byte, 1-based.
  public var start: Int
  /// Bytes.
  public var width: Int
  /// What stands in it.
  public var kind: Kind
  /// On which side the value stands.
  public var alignment: Alignment
  /// The byte that fills the rest.
  public var padding: UInt8
  /// Whether it may not be empty.
  public var isRequired: Bool
  /// The bytes a text may have.
  public var charset: FixedWidthCharset
  /// What the writer does with a text that is too long.
  public var overflow: Overflow
  /// Whether the value belongs to a person and is masked in messages.
  public var isSensitive: Bool
  /// What the value means, by a number its user gives; -1 = nothing. The engine does not look at it.
  public var meaning: Int

  /// A field; alignment and padding are those usual for the kind unless given.
  public init(
    name: String, start: Int, width: Int, kind: Kind, alignment: Alignment? = nil, padding: UInt8? = nil, isRequired: Bool = false,
    charset: FixedWidthCharset = .printable, overflow: Overflow = .refuse, isSensitive: Bool = false, meaning: Int = -1
  ) {
    self.name = name
    self.start = start
    self.width = width
    self.kind = kind
    self.alignment = alignment ?? (kind.isNumber ? .right : .left)
    self.padding = padding ?? (kind.isNumber ? 0x30 : 0x20)
    self.isRequired = isRequired
    self.charset = charset
    self.overflow = overflow
    self.isSensitive = isSensitive
    self.meaning = meaning
  }

  /// Columns of the field, 1-based and inclusive.
  public var columns: ClosedRange<Int> { start...max(start, start + width - 1) }
}

extension FieldLayout.Kind {
  /// Whether the reader makes a number of it.
  public var isNumber: Bool {
    switch self {
    case .digits, .amount, .sequence, .date, .period, .check: true
    case .constant, .text, .identifier, .code, .filler: false
    }
  }

  /// Whether the writer fills it by itself.
  public var isAutomatic: Bool {
    switch self {
    case .constant, .filler: true
    default: false
    }
  }
}

/// A count, sum or hash that a record states about the records of another kind.
public struct FixedWidthTotal: Hashable, Sendable {
  /// How it is reckoned.
  public enum Rule: Hashable, Sendable {
    /// Number of records.
    case count
    /// Sum of a number field, by its index.
    case sum(field: Int)
    /// Sum of a field's digits read as a number, modulo 10 to the power of `digits` (1…18); guards identifiers, not money.
    case hash(field: Int, digits: Int)
  }

  /// Index of the record that is counted.
  public var counted: Int
  /// How it is reckoned.
  public var rule: Rule
  /// Index of the record that states it.
  public var statedIn: Int
  /// Index of the number field there.
  public var statedField: Int

  /// A total.
  public init(counted: Int, rule: Rule, statedIn: Int, statedField: Int) {
    self.counted = counted
    self.rule = rule
    self.statedIn = statedIn
    self.statedField = statedField
  }
}
