// Writes fixed-width records. It refuses what the reader could not read back.

/// Writes the records of one file into a buffer and reckons its totals.
public struct FixedWidthWriter: Sendable {
  let plan: FixedWidthPlan
  /// Of each record kind its bytes with constants and padding, line end included.
  let templates: [[UInt8]]
  /// Totals over the records written so far.
  public private(set) var totals: FixedWidthTotals
  /// Records written of each kind.
  public private(set) var counts: [Int]
  /// Why the last record was refused; empty when it was written.
  public private(set) var problems: [FixedWidthProblem] = []
  /// Of each record kind and field the texts that were cut.
  public private(set) var truncated: [[Int]]
  /// Fields cut in the last record written.
  public private(set) var truncatedFields: [Int] = []
  private var bytesWritten: UInt64 = 0

  /// A writer of one file; nil when the layout does not hold together.
  public init?(_ layout: FixedWidthLayout) {
    guard let plan = FixedWidthPlan(layout) else { return nil }
    self.plan = plan
    templates = layout.records.map { record in
      var bytes = [UInt8](repeating: 0x20, count: layout.recordBytes)
      for field in record.fields {
        for index in 0..<field.width { bytes[field.start - 1 + index] = field.padding }
        if case .constant(let constant) = field.kind {
          bytes.replaceSubrange(field.start - 1..<field.start - 1 + field.width, with: constant)
        }
      }
      return bytes + layout.lineEnd.bytes
    }
    totals = FixedWidthTotals(layout.totals)
    counts = Array(repeating: 0, count: layout.records.count)
    truncated = layout.records.map { Array(repeating: 0, count: $0.fields.count) }
  }

  /// The layout.
  public var layout: FixedWidthLayout { plan.layout }
  /// Records written of all kinds.
  public var recordCount: Int { counts.reduce(0, +) }

  /// Appends one record; false, with `problems` told and nothing appended or counted, when a value does not fit.
  ///
  /// Running numbers are counted here, and fields that state totals are filled with what was written before.
  public mutating func append(record: Int, _ values: borrowing FixedWidthValues, to output: inout [UInt8]) -> Bool {
    problems.removeAll(keepingCapacity: true)
    truncatedFields.removeAll(keepingCapacity: true)
    let fields = plan.records[record].fields
    let base = output.count
    output.append(contentsOf: templates[record])
    for index in fields.indices {
      switch fields[index].operation {
      case .constant, .filler: continue
      case .text, .identifier, .code: writeText(values, fields[index], index, record, base, &output)
      case .number, .date, .period: writeNumber(values, fields[index], index, record, base, &output)
      }
    }
    guard problems.isEmpty else {
      output.removeLast(templates[record].count)
      return false
    }
    addTotals(record, base, output)
    counts[record] += 1
    bytesWritten += UInt64(templates[record].count)
    for field in truncatedFields { truncated[record][field] += 1 }
    return true
  }

  private mutating func refuse(_ kind: FixedWidthProblem.Kind, _ field: Int, _ record: Int, found: Int64 = 0, expected: Int64 = 0) {
    problems.append(
      FixedWidthProblem(
        kind, line: recordCount + 1, byteOffset: bytesWritten, columns: plan.layout.records[record].fields[field].columns, layout: record,
        field: field, found: found, expected: expected))
  }

  // MARK: Text

  private mutating func writeText(
    _ values: borrowing FixedWidthValues, _ field: FieldPlan, _ index: Int, _ record: Int, _ base: Int, _ output: inout [UInt8]
  ) {
    guard index < values.slots.count, values.slots[index].state != .empty else {
      if field.isRequired { refuse(.missingValue, index, record) }
      return
    }
    let slot = values.slots[index]
    guard slot.state == .text else { return refuse(.notInCharset, index, record) }
    let layout = plan.layout.records[record].fields[index]
    var length = slot.length
    if length > field.width {
      guard layout.overflow == .truncate, field.operation == .text else {
        return refuse(.overWidth, index, record, found: Int64(length), expected: Int64(field.width))
      }
      length = field.width
      // What is cut must not end in padding, else it would be read back shorter than it was written.
      while length > 0, values.bytes[slot.offset + length - 1] == field.padding { length -= 1 }
      truncatedFields.append(index)
    }
    for offset in slot.offset..<slot.offset + length where !isAllowed(values.bytes[offset], layout) {
      let kind: FixedWidthProblem.Kind =
        field.operation == .identifier ? .notDigits : values.bytes[offset] >= 0x80 ? .notASCII : .notInCharset
      return refuse(kind, index, record, found: Int64(values.bytes[offset]))
    }
    if length > 0 {
      let edge = values.bytes[field.isRightAligned ? slot.offset : slot.offset + length - 1]
      if edge == field.padding { return refuse(.valueLikePadding, index, record) }
    }
    if case .code(let codes) = layout.kind, !codes.contains(where: { $0.elementsEqual(values.bytes[slot.offset..<slot.offset + length]) }) {
      return refuse(.unknownCode, index, record)
    }
    let start = base + field.offset + (field.isRightAligned ? field.width - length : 0)
    for offset in 0..<length { output[start + offset] = values.bytes[slot.offset + offset] }
  }

  private func isAllowed(_ byte: UInt8, _ field: FieldLayout) -> Bool {
    switch field.kind {
    case .identifier: byte &- 0x30 <= 9
    case .code: byte >= 0x20 && byte <= 0x7E
    default: field.charset.contains(byte)
    }
  }

  // MARK: Numbers

  private mutating func writeNumber(
    _ values: borrowing FixedWidthValues, _ field: FieldPlan, _ index: Int, _ record: Int, _ base: Int, _ output: inout [UInt8]
  ) {
    guard var number = number(values, field, index, record) else { return }
    if number < 0 { return refuse(.negative, index, record, found: number) }
    if field.operation == .date {
      guard number == 0 || FixedWidthReader.isDate(number) else { return refuse(.badDate, index, record, found: number) }
      if number == 0 { return isEmpty(field, index, record) }
      switch field.dateOrder {
      case .yearMonthDay: break
      case .dayMonthYear: number = (number % 100) * 1_000_000 + ((number / 100) % 100) * 10_000 + number / 10_000
      case .shortYearMonthDay:
        guard number / 1_000_000 == 20 else { return refuse(.badDate, index, record, found: number) }
        number %= 1_000_000
      }
    } else if field.operation == .period {
      if number == 0 { return isEmpty(field, index, record) }
      guard (1900...2999).contains(number / 100), (1...12).contains(number % 100) else {
        return refuse(.badPeriod, index, record, found: number)
      }
    }
    writeDigits(number, field, index, record, base, &output)
  }

  /// The number to be written; nil when the field stays empty or was refused.
  private mutating func number(_ values: borrowing FixedWidthValues, _ field: FieldPlan, _ index: Int, _ record: Int) -> Int64? {
    if let rule = plan.records[record].stated.first(where: { plan.layout.totals[$0].statedField == index }) {
      if totals.isOverflown[rule] {
        refuse(.totalOverflow, index, record)
        return nil
      }
      return totals.values[rule]
    }
    if field.isSequence { return Int64(counts[record] + 1) }
    guard index < values.slots.count, values.slots[index].state != .empty else {
      isEmpty(field, index, record)
      return nil
    }
    guard values.slots[index].state == .number else {
      refuse(.notDigits, index, record)
      return nil
    }
    return values.slots[index].number
  }

  private mutating func isEmpty(_ field: FieldPlan, _ index: Int, _ record: Int) {
    if field.isRequired { refuse(.missingValue, index, record) }
  }

  private mutating func writeDigits(
    _ number: Int64, _ field: FieldPlan, _ index: Int, _ record: Int, _ base: Int, _ output: inout [UInt8]
  ) {
    let start = base + field.offset
    var rest = number.magnitude
    var digits = 0
    if field.isRightAligned || field.operation != .number {
      var position = start + field.width
      repeat {
        if position == start { return refuse(.overWidth, index, record, found: Int64(digitCount(number)), expected: Int64(field.width)) }
        position -= 1
        output[position] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
      } while rest > 0
      // A date of the year 987 keeps its leading zero.
      while field.operation != .number, position > start {
        position -= 1
        output[position] = 0x30
      }
      return
    }
    digits = digitCount(number)
    guard digits <= field.width else { return refuse(.overWidth, index, record, found: Int64(digits), expected: Int64(field.width)) }
    for position in stride(from: start + digits - 1, through: start, by: -1) {
      output[position] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
  }

  private func digitCount(_ number: Int64) -> Int {
    var count = 1
    var rest = number.magnitude / 10
    while rest > 0 {
      count += 1
      rest /= 10
    }
    return count
  }

  // MARK: Totals

  /// Adds the record as it stands in the output, by the reader's own functions.
  private mutating func addTotals(_ record: Int, _ base: Int, _ output: [UInt8]) {
    for rule in plan.records[record].totals {
      switch plan.layout.totals[rule.total].rule {
      case .count: totals.add(rule.total, 1)
      case .sum(let index):
        let field = plan.records[record].fields[index]
        var value: Int64 = 0
        for byte in output[base + field.offset..<base + field.offset + field.width] where byte != 0x20 {
          value = value &* 10 &+ Int64(byte &- 0x30)
        }
        totals.add(rule.total, value)
      case .hash(let index, _):
        let field = plan.records[record].fields[index]
        var (part, scale): (Int64, Int64) = (0, 1)
        for byte in output[base + field.offset..<base + field.offset + field.width].reversed()
        where byte &- 0x30 <= 9 && scale < rule.modulus {
          part += Int64(byte &- 0x30) * scale
          scale *= 10
        }
        totals.addHash(rule.total, part, modulus: rule.modulus)
      }
    }
  }
}
