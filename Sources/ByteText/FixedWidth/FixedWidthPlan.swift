// A layout worked out for speed: one small trivial value a field, so that reading a record is one loop without lookups.

/// What the reader does with a field.
enum FieldOperation: UInt8 {
  case constant, text, identifier, number, date, period, code, filler
}

/// One field, worked out; trivial.
struct FieldPlan {

  var operation: FieldOperation
  var isRequired: Bool
  var isRightAligned: Bool
  var padding: UInt8
  var isSequence: Bool
  /// Whether it holds the record's check digits.
  var isCheck: Bool
  var dateOrder: FieldLayout.DateOrder
  var offset: Int
  var width: Int
  /// Column of the parsed number, or -1.
  var numberIndex: Int
  /// Bytes to go back for a load of eight that stays in the record.
  var back: Int
  /// The same in bits.
  var backBits: UInt64
  /// Wanted bytes of a constant of at most eight bytes, and the mask of the field's low bytes.
  var word: UInt64
  var mask: UInt64
  /// Bytes a value may have, as bits from 0 and from 64.
  var allowedLow: UInt64
  var allowedHigh: UInt64
  /// Whether the writer may cut a text.
  var isCuttable: Bool
  /// The total that the field states, or -1.
  var statedRule: Int
}

/// One total, worked out; trivial.
struct TotalPlan {
  enum Rule { case count, sum, hash }
  var total: Int
  var rule: Rule
  /// The field added.
  var field: Int
  /// Column of the number to add, or field whose digits are added.
  var column: Int
  var digits: Int
  var modulus: Int64
}

/// One record, worked out.
struct RecordPlan {
  var fields: [FieldPlan]
  /// The same for the fast way; nil when a field needs the careful way always.
  var fast: FastRecord?
  /// The tag: nil when the layout has only this record.
  var tag: FieldPlan?
  var isOnce: Bool
  var order: Int
  /// Number of parsed numbers.
  var numberCount: Int
  /// Column of the running number, or -1.
  var sequenceColumn: Int
  /// What its check digits guard; nil when it has none.
  var check: RecordCheck?
  /// Indices of the totals that count this record.
  var totals: [TotalPlan]
  /// Indices of the totals that this record states.
  var stated: [Int]
}

/// A layout worked out; nil from `init` when it does not hold together.
struct FixedWidthPlan {
  var layout: FixedWidthLayout
  var records: [RecordPlan]
  /// Slots of the widest record.
  var stride: Int
  var numberStride: Int
  /// The order of the last record, if that stands once: what follows it is not ours.
  var lastOrder: Int?

  init?(_ layout: FixedWidthLayout) {
    guard layout.isSound else { return nil }
    self.layout = layout
    records = layout.records.indices.map { RecordPlan(layout, record: $0) }
    stride = layout.records.map(\.fields.count).max() ?? 1
    numberStride = max(1, records.map(\.numberCount).max() ?? 1)
    let orders = layout.records.map(\.order)
    let last = orders.max() ?? 0
    lastOrder = orders.min() == last || layout.records.contains { $0.order == last && $0.occurrence == .many } ? nil : last
  }
}

extension RecordPlan {
  init(_ layout: FixedWidthLayout, record index: Int) {
    let record = layout.records[index]
    var numbers = 0
    var fields = record.fields.map { FieldPlan($0, recordBytes: layout.recordBytes, numberCount: &numbers) }
    for (rule, total) in layout.totals.enumerated() where total.statedIn == index { fields[total.statedField].statedRule = rule }
    self.fields = fields
    sequenceColumn = fields.first(where: \.isSequence)?.numberIndex ?? -1
    check = RecordCheck(record, fields, recordBytes: layout.recordBytes)
    fast = FastRecord(record, plans: fields, recordBytes: layout.recordBytes)
    tag = record.tagField.map { fields[$0] }
    isOnce = record.occurrence == .once
    order = record.order
    numberCount = numbers
    totals = layout.totals.indices.filter { layout.totals[$0].counted == index }.map { TotalPlan($0, layout.totals[$0].rule, fields) }
    stated = layout.totals.indices.filter { layout.totals[$0].statedIn == index }
  }
}

extension TotalPlan {
  init(_ total: Int, _ rule: FixedWidthTotal.Rule, _ fields: [FieldPlan]) {
    self.total = total
    digits = 0
    modulus = 1
    switch rule {
    case .count:
      self.rule = .count
      self.field = -1
      column = -1
    case .sum(let field):
      self.rule = .sum
      self.field = field
      column = fields[field].numberIndex
    case .hash(let field, let digits):
      self.rule = .hash
      self.field = field
      column = field
      self.digits = digits
      modulus = FixedWidthTotals.power(digits)
    }
  }
}

extension FieldPlan {
  init(_ field: FieldLayout, recordBytes: Int, numberCount: inout Int) {
    offset = field.start - 1
    width = field.width
    padding = field.padding
    isRequired = field.isRequired
    isRightAligned = field.alignment == .right
    isSequence = field.kind == .sequence
    isCheck = false
    dateOrder = .yearMonthDay
    back = max(0, offset + 8 - recordBytes)
    backBits = UInt64(back * 8)
    word = 0
    mask = width >= 8 ? ~0 : (1 << UInt64(8 * width)) - 1
    switch field.kind {
    case .constant(let bytes):
      operation = .constant
      for (index, byte) in bytes.prefix(8).enumerated() { word |= UInt64(byte) << UInt64(8 * index) }
    case .text: operation = .text
    case .identifier: operation = .identifier
    case .digits, .amount, .sequence: operation = .number
    case .check:
      operation = .number
      isCheck = true
    case .date(let order):
      operation = .date
      dateOrder = order
    case .period: operation = .period
    case .code: operation = .code
    case .filler: operation = .filler
    }
    let charset = operation == .identifier ? FixedWidthCharset.digits : operation == .text ? field.charset : .printable
    allowedLow = charset.lowBits
    allowedHigh = charset.highBits
    isCuttable = operation == .text && field.overflow == .truncate
    statedRule = -1
    numberIndex = -1
    if field.kind.isNumber {
      numberIndex = numberCount
      numberCount += 1
    }
  }
}

extension FixedWidthLayout {
  /// Whether the engine can work by it: every field inside the record, of a width its kind allows; tags and totals that exist.
  /// The loader of layout files says the same with words and places.
  var isSound: Bool {
    guard FixedWidthLayout.recordBytesRange.contains(recordBytes), !records.isEmpty,
      records.count <= FixedWidthLayout.maximumRecords
    else { return false }
    for record in records {
      guard !record.fields.isEmpty, record.fields.count <= FixedWidthLayout.maximumFields else { return false }
      guard record.fields.allSatisfy({ $0.isSound(in: recordBytes) }), record.hasSoundCheck else { return false }
      if let tag = record.tagField {
        guard record.fields.indices.contains(tag), case .constant = record.fields[tag].kind, record.fields[tag].width <= 8 else {
          return false
        }
      } else if records.count > 1 {
        return false
      }
    }
    return totals.allSatisfy { isSound($0) }
  }

  private func isSound(_ total: FixedWidthTotal) -> Bool {
    guard records.indices.contains(total.counted), records.indices.contains(total.statedIn), total.counted != total.statedIn,
      records[total.statedIn].occurrence == .once, records[total.statedIn].fields.indices.contains(total.statedField),
      records[total.statedIn].fields[total.statedField].kind.isPlainNumber
    else { return false }
    let fields = records[total.counted].fields
    switch total.rule {
    case .count: return true
    case .sum(let field): return fields.indices.contains(field) && fields[field].kind.isPlainNumber
    case .hash(let field, let digits):
      guard fields.indices.contains(field), (1...18).contains(digits) else { return false }
      return fields[field].kind == .identifier || fields[field].kind == .digits
    }
  }
}

extension FieldLayout.Kind {
  /// Whether it is a number that can be added up.
  var isPlainNumber: Bool { self == .digits || self == .amount || self == .sequence }
}

extension FieldLayout {
  func isSound(in recordBytes: Int) -> Bool {
    guard start >= 1, width >= 1, start <= recordBytes, width <= recordBytes - start + 1, (0x20...0x7E).contains(padding) else {
      return false
    }
    // Zeros behind a number would change it.
    if padding == 0x30, alignment == .left, kind == .identifier || kind.isPlainNumber { return false }
    switch kind {
    case .constant(let bytes): return bytes.count == width && bytes.allSatisfy { (0x20...0x7E).contains($0) }
    case .text, .identifier, .filler: return true
    case .digits, .amount, .sequence: return width <= 38 && (padding == 0x30 || padding == 0x20)
    case .date(let order): return width == order.width && (padding == 0x30 || padding == 0x20)
    case .check: return width == 2 && padding == 0x30
    case .period: return width == 6 && (padding == 0x30 || padding == 0x20)
    case .code(let codes): return width <= 8 && !codes.isEmpty && codes.allSatisfy { $0.count <= width }
    }
  }
}
