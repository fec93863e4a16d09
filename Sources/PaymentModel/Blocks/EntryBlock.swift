// Some thousand statement entries in flat memory.

/// The text columns of an entry.
public enum EntryField: UInt8, Sendable, CaseIterable {
  /// Our reference, if the file has a column for it.
  case reference = 0
  /// The bank's own reference.
  case bankReference
  /// The other side's name.
  case counterpartyName
  /// The other side's account or phone.
  case counterpartyAccount
  /// The list of the reason code.
  case reasonList
  /// The reason code as received.
  case reasonCode
  /// Free text, line breaks joined.
  case narrative
}

/// One entry in a block; trivial.
public struct EntryRow: Sendable {
  /// Text columns, indexed by `EntryField`.
  public var text: InlineArray<7, TextSlice>
  /// Positive minor units.
  public var amount: Int64
  /// Currency.
  public var currency: Currency
  /// Day of booking.
  public var bookingDate: CalendarDate?
  /// Day of value.
  public var valueDate: CalendarDate?
  /// Which way money moved.
  public var direction: EntryDirection
  /// What the line says of the payment.
  public var status: EntryStatus
  /// Index of the source file in the run.
  public var sourceFile: UInt32
  /// 1-based record in that file; for CSV the physical line where it begins.
  public var sourceRecord: UInt32

  /// An empty entry.
  public init() {
    text = InlineArray(repeating: .empty)
    amount = 0
    currency = .vnd
    bookingDate = nil
    valueDate = nil
    direction = .none
    status = .booked
    sourceFile = 0
    sourceRecord = 0
  }

  /// The text of a column.
  @inlinable public subscript(field: EntryField) -> TextSlice {
    get { text[Int(field.rawValue)] }
    set { text[Int(field.rawValue)] = newValue }
  }
}

/// Entries of one file.
public struct EntryBlock: Sendable {
  /// All text.
  public var bytes: [UInt8]
  /// The entries.
  public var rows: [EntryRow]
  /// Records that could not be understood.
  public var refused: [RefusedRecord]

  /// An empty block.
  public init() {
    bytes = []
    rows = []
    refused = []
  }

  /// Empties the block and keeps its memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    refused.removeAll(keepingCapacity: true)
  }

  /// The row as a value.
  public func entry(at index: Int) -> StatementEntry {
    let row = rows[index]
    func text(_ field: EntryField) -> String { bytes.text(row[field]) }
    return StatementEntry(
      bookingDate: row.bookingDate, valueDate: row.valueDate, direction: row.direction, status: row.status,
      amount: Amount(row.amount, row.currency), reference: text(.reference), bankReference: text(.bankReference),
      counterpartyName: text(.counterpartyName), counterpartyAccount: text(.counterpartyAccount),
      reason: row[.reasonCode].isEmpty ? nil : ReasonCode(list: text(.reasonList), code: text(.reasonCode)), narrative: text(.narrative))
  }

  /// Adds a value as a row.
  public mutating func append(_ entry: StatementEntry) {
    var row = EntryRow()
    row[.reference] = bytes.appendSlice(entry.reference.utf8)
    row[.bankReference] = bytes.appendSlice(entry.bankReference.utf8)
    row[.counterpartyName] = bytes.appendSlice(entry.counterpartyName.utf8)
    row[.counterpartyAccount] = bytes.appendSlice(entry.counterpartyAccount.utf8)
    row[.reasonList] = bytes.appendSlice((entry.reason?.list ?? "").utf8)
    row[.reasonCode] = bytes.appendSlice((entry.reason?.code ?? "").utf8)
    row[.narrative] = bytes.appendSlice(entry.narrative.utf8)
    row.amount = entry.amount.minorUnits
    row.currency = entry.amount.currency
    row.bookingDate = entry.bookingDate
    row.valueDate = entry.valueDate
    row.direction = entry.direction
    row.status = entry.status
    rows.append(row)
  }
}
