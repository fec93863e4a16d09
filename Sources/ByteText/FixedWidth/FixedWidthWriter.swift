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
    let base = output.count
    let fields = plan.records[record].fields
    output.append(contentsOf: templates[record])
    unsafe output.withUnsafeMutableBufferPointer { output in
      guard let target = output.baseAddress else { return }
      unsafe values.bytes.withUnsafeBufferPointer { source in
        for index in fields.indices {
          switch fields[index].operation {
          case .constant, .filler: continue
          case .text, .identifier, .code:
            unsafe writeText(values.slot(index), source, fields[index], index, record, target + base)
          case .number where fields[index].isCheck: continue
          case .number, .date, .period: unsafe writeNumber(values.slot(index), fields[index], index, record, target + base)
          }
        }
      }
      if let check = plan.records[record].check {
        let digits = unsafe check.digits(target + base)
        unsafe writeDigits(digits, fields[check.field], check.field, record, target + base + fields[check.field].offset)
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
    _ slot: FixedWidthValues.Slot, _ source: UnsafeBufferPointer<UInt8>, _ field: FieldPlan, _ index: Int, _ record: Int,
    _ target: UnsafeMutablePointer<UInt8>
  ) {
    if slot.state == .empty { return isEmpty(field, index, record) }
    guard slot.state == .text else { return refuse(.notInCharset, index, record) }
    var length = slot.length
    let text = unsafe UnsafeBufferPointer(rebasing: source[slot.offset..<slot.offset + length])
    if length > field.width {
      guard field.isCuttable else { return refuse(.overWidth, index, record, found: Int64(length), expected: Int64(field.width)) }
      length = field.width
      // What is cut must not end in padding, else it would be read back shorter than it was written.
      while unsafe length > 0 && text[length - 1] == field.padding { length -= 1 }
      truncatedFields.append(index)
    }
    if length == 0 { return isEmpty(field, index, record) }
    let from = field.isRightAligned ? field.width &- length : 0
    let place = unsafe target + field.offset + from
    for offset in 0..<length {
      let byte = unsafe text[offset]
      let bits = byte < 64 ? field.allowedLow : field.allowedHigh
      guard byte < 128, (bits &>> UInt64(byte & 63)) & 1 == 1 else { return refuseByte(byte, field, index, record) }
      unsafe place[offset] = byte
    }
    if unsafe place[field.isRightAligned ? 0 : length &- 1] == field.padding { return refuse(.valueLikePadding, index, record) }
    if field.operation == .code, !isKnown(unsafe Array(text), index, record) { refuse(.unknownCode, index, record) }
  }

  private mutating func refuseByte(_ byte: UInt8, _ field: FieldPlan, _ index: Int, _ record: Int) {
    let kind: FixedWidthProblem.Kind = field.operation == .identifier ? .notDigits : byte >= 0x80 ? .notASCII : .notInCharset
    refuse(kind, index, record, found: Int64(byte))
  }

  private func isKnown(_ text: [UInt8], _ index: Int, _ record: Int) -> Bool {
    guard case .code(let codes) = plan.layout.records[record].fields[index].kind else { return true }
    return codes.contains(text)
  }

  private mutating func isEmpty(_ field: FieldPlan, _ index: Int, _ record: Int) {
    if field.isRequired { refuse(.missingValue, index, record) }
  }

  // MARK: Numbers

  private mutating func writeNumber(
    _ slot: FixedWidthValues.Slot, _ field: FieldPlan, _ index: Int, _ record: Int, _ target: UnsafeMutablePointer<UInt8>
  ) {
    guard var number = number(slot, field, index, record) else { return }
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
    unsafe writeDigits(number, field, index, record, target + field.offset)
  }

  /// The number to be written; nil when the field stays empty or was refused.
  private mutating func number(_ slot: FixedWidthValues.Slot, _ field: FieldPlan, _ index: Int, _ record: Int) -> Int64? {
    if field.statedRule >= 0 {
      if totals.isOverflown[field.statedRule] {
        refuse(.totalOverflow, index, record)
        return nil
      }
      return totals.values[field.statedRule]
    }
    if field.isSequence { return Int64(counts[record] + 1) }
    if slot.state == .number { return slot.number }
    if slot.state == .empty { isEmpty(field, index, record) } else { refuse(.notDigits, index, record) }
    return nil
  }

  private mutating func writeDigits(
    _ number: Int64, _ field: FieldPlan, _ index: Int, _ record: Int, _ place: UnsafeMutablePointer<UInt8>
  ) {
    var rest = number.magnitude
    let isLeft = !field.isRightAligned && field.operation == .number
    var position = isLeft ? digitCount(rest) : field.width
    if position > field.width {
      return refuse(.overWidth, index, record, found: Int64(position), expected: Int64(field.width))
    }
    repeat {
      if position == 0 {
        return refuse(.overWidth, index, record, found: Int64(digitCount(number.magnitude)), expected: Int64(field.width))
      }
      position &-= 1
      unsafe place[position] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
      rest /= 10
    } while rest > 0
    // A date of the year 987 keeps its leading zero.
    while field.operation != .number, position > 0 {
      position &-= 1
      unsafe place[position] = 0x30
    }
  }

  private func digitCount(_ number: UInt64) -> Int {
    var count = 1
    var rest = number / 10
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
      switch rule.rule {
      case .count: totals.add(rule.total, 1)
      case .sum:
        let field = plan.records[record].fields[rule.field]
        var value: Int64 = 0
        for byte in output[base + field.offset..<base + field.offset + field.width] where byte != 0x20 {
          value = value &* 10 &+ Int64(byte &- 0x30)
        }
        totals.add(rule.total, value)
      case .hash:
        let field = plan.records[record].fields[rule.field]
        let part = unsafe output.withUnsafeBytes { bytes in
          unsafe FixedWidthTotals.hash(bytes.baseAddress.unsafelyUnwrapped + base + field.offset, field.width, digits: rule.digits)
        }
        totals.addHash(rule.total, part, modulus: rule.modulus)
      }
    }
  }
}
