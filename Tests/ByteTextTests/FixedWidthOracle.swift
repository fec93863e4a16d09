// The obvious way to read a fixed-width file: split the lines, slice the fields, look at each byte. Slow, and without any trick.
import ByteText

/// What the oracle says of one record.
struct OracleRecord: Equatable {
  var line: Int
  var layout: Int
  var isWhole: Bool
  var texts: [[UInt8]]
  var numbers: [Int64]
}

/// A problem without its numbers.
struct OracleProblem: Hashable, Comparable, CustomStringConvertible {
  var line: Int
  var kind: FixedWidthProblem.Kind
  var layout: Int
  var field: Int
  var columnStart: Int

  static func < (left: OracleProblem, right: OracleProblem) -> Bool {
    (left.line, Int(left.kind.rawValue), left.layout, left.field) < (right.line, Int(right.kind.rawValue), right.layout, right.field)
  }

  var description: String { "\(line):\(columnStart) \(kind) layout \(layout) field \(field)" }
}

struct FixedWidthOracle {
  let layout: FixedWidthLayout
  var records: [OracleRecord] = []
  var problems: [OracleProblem] = []
  private var order = Int.min
  private var counts: [Int]
  private var missing: Set<Int> = []
  private var sequence: [Int: Int64] = [:]
  private var totals: [Int64]
  private var incomplete: [Bool]
  private var overflown: [Bool]
  private var stated: [Int: (value: Int64, line: Int)] = [:]

  init(_ layout: FixedWidthLayout, _ bytes: [UInt8]) {
    self.layout = layout
    counts = layout.records.map { _ in 0 }
    totals = layout.totals.map { _ in 0 }
    incomplete = layout.totals.map { _ in false }
    overflown = layout.totals.map { _ in false }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    if lines.last?.isEmpty == true { lines.removeLast() }
    for (index, line) in lines.enumerated() { read(line.last == 0x0D ? line.dropLast() : line, index + 1) }
    finish(lines.count)
  }

  private mutating func report(_ kind: FixedWidthProblem.Kind, _ line: Int, layout: Int = -1, field: Int = -1, column: Int = 0) {
    problems.append(OracleProblem(line: line, kind: kind, layout: layout, field: field, columnStart: column))
  }

  private mutating func read(_ line: [UInt8], _ number: Int) {
    if line.isEmpty { return report(.emptyLine, number) }
    if line == [0x1A] { return report(.endOfFileMark, number) }
    let kind = layout.records.firstIndex { record in
      guard let tag = record.tagField else { return true }
      guard case .constant(let bytes) = record.fields[tag].kind else { return false }
      let start = record.fields[tag].start - 1
      return line.count >= start + bytes.count && Array(line[start..<start + bytes.count]) == bytes
    }
    guard line.count == layout.recordBytes else {
      report(.lineLength, number, layout: kind ?? -1)
      if let kind {
        place(kind, number)
        for (index, total) in layout.totals.enumerated() where total.counted == kind {
          if total.rule == .count { totals[index] += 1 } else { incomplete[index] = true }
        }
      }
      records.append(OracleRecord(line: number, layout: kind ?? -1, isWhole: false, texts: [], numbers: []))
      return
    }
    guard let kind else {
      report(.unknownTag, number)
      records.append(OracleRecord(line: number, layout: -1, isWhole: false, texts: [], numbers: []))
      return
    }
    place(kind, number)
    var record = OracleRecord(line: number, layout: kind, isWhole: true, texts: [], numbers: [])
    var faulty: Set<Int> = []
    for (index, field) in layout.records[kind].fields.enumerated() {
      let raw = Array(line[(field.start - 1)..<(field.start - 1 + field.width)])
      let before = problems.count
      let (text, value) = readField(field, raw, kind, index, number)
      if problems.count > before { faulty.insert(index) }
      record.texts.append(text)
      record.numbers.append(value)
    }
    add(record, faulty)
    records.append(record)
  }

  private mutating func place(_ kind: Int, _ line: Int) {
    let record = layout.records[kind]
    defer { counts[kind] += 1 }
    let orders = layout.records.map(\.order)
    let hasLast = orders.min() != orders.max() && !layout.records.contains { $0.order == orders.max() && $0.occurrence == .many }
    if record.occurrence == .once, counts[kind] > 0 { return report(.repeatedRecord, line, layout: kind) }
    if hasLast, order == orders.max() { return report(.dataAfterTrailer, line, layout: kind) }
    if record.order < order { return report(.outOfOrder, line, layout: kind) }
    for (other, candidate) in layout.records.enumerated()
    where candidate.occurrence == .once && candidate.order < record.order && counts[other] == 0 && missing.insert(other).inserted {
      report(.missingRecord, line, layout: other)
    }
    order = record.order
  }

  private mutating func readField(_ field: FieldLayout, _ raw: [UInt8], _ kind: Int, _ index: Int, _ line: Int) -> ([UInt8], Int64) {
    func trimmed() -> [UInt8] {
      var text = raw[...]
      if field.alignment == .right {
        while text.first == field.padding { text = text.dropFirst() }
      } else {
        while text.last == field.padding { text = text.dropLast() }
      }
      return Array(text)
    }
    func say(_ problem: FixedWidthProblem.Kind, at byte: Int? = nil) {
      report(problem, line, layout: kind, field: index, column: field.start + (byte ?? 0))
    }
    if let bad = raw.firstIndex(where: { $0 < 0x20 || $0 > 0x7E }) {
      say(raw[bad] >= 0x80 ? .notASCII : .controlByte, at: bad)
      return (raw, 0)
    }
    switch field.kind {
    case .constant(let bytes):
      if raw != bytes { say(.constantDiffers) }
      return (raw, 0)
    case .filler:
      if raw.contains(where: { $0 != field.padding }) { say(.fillerNotEmpty) }
      return ([], 0)
    case .text, .identifier, .code:
      let text = trimmed()
      if text.isEmpty {
        if field.isRequired { say(.missingValue) }
      } else if case .code(let codes) = field.kind {
        if !codes.contains(text) { say(.unknownCode) }
      } else {
        let isDigits = field.kind == .identifier
        let charset = isDigits ? FixedWidthCharset.digits : field.charset
        let offset = field.alignment == .right ? raw.count - text.count : 0
        if let bad = text.firstIndex(where: { !charset.contains($0) }) { say(isDigits ? .notDigits : .notInCharset, at: offset + bad) }
      }
      return (text, 0)
    case .digits, .amount, .sequence, .check, .date, .period:
      return readNumber(field, raw, kind, index, line)
    }
  }

  private mutating func readNumber(_ field: FieldLayout, _ raw: [UInt8], _ kind: Int, _ index: Int, _ line: Int) -> ([UInt8], Int64) {
    var digits = raw[...]
    let isDate = field.kind != .digits && field.kind != .amount && field.kind != .sequence
    if field.padding == 0x20 {
      if field.alignment == .right || isDate { while digits.first == 0x20 { digits = digits.dropFirst() } }
      if field.alignment == .left || isDate { while digits.last == 0x20 { digits = digits.dropLast() } }
    } else if !field.isRequired, digits.allSatisfy({ $0 == 0x20 }) {
      digits = []
    }
    func say(_ problem: FixedWidthProblem.Kind) { report(problem, line, layout: kind, field: index, column: field.start) }
    if digits.isEmpty {
      if field.isRequired { say(.missingValue) }
      return ([], 0)
    }
    guard digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      say(.notDigits)
      return (raw, 0)
    }
    guard let value = Int64(String(validating: digits, as: UTF8.self) ?? "") else {
      say(.numberOverflow)
      return (raw, 0)
    }
    guard isDate else {
      return (raw, value)
    }
    if digits.count != raw.count {
      say(field.kind == .period ? .badPeriod : .badDate)
      return (raw, 0)
    }
    if value == 0 {
      if field.isRequired { say(.missingValue) }
      return ([], 0)
    }
    let parts = Self.date(field.kind, value)
    if field.kind == .period {
      guard (1900...2999).contains(parts.0), (1...12).contains(parts.1) else {
        say(.badPeriod)
        return (raw, 0)
      }
      return (raw, value)
    }
    let leap = parts.0 % 4 == 0 && (parts.0 % 100 != 0 || parts.0 % 400 == 0)
    let days = [0, 31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard parts.0 >= 1, (1...12).contains(parts.1), parts.2 >= 1, parts.2 <= days[parts.1] else {
      say(.badDate)
      return (raw, 0)
    }
    return (raw, Int64(parts.0 * 10_000 + parts.1 * 100 + parts.2))
  }

  private static func date(_ kind: FieldLayout.Kind, _ value: Int64) -> (Int, Int, Int) {
    let number = Int(value)
    switch kind {
    case .period: return (number / 100, number % 100, 1)
    case .date(.dayMonthYear): return (number % 10_000, number / 10_000 % 100, number / 1_000_000)
    case .date(.shortYearMonthDay): return (2000 + number / 10_000, number / 100 % 100, number % 100)
    default: return (number / 10_000, number / 100 % 100, number % 100)
    }
  }

  private mutating func add(_ record: OracleRecord, _ faulty: Set<Int>) {
    for (index, field) in layout.records[record.layout].fields.enumerated() where field.kind == .sequence {
      let hasValue = !faulty.contains(index) || record.numbers[index] != 0
      if hasValue, record.numbers[index] != sequence[record.layout, default: 0] + 1 {
        report(.sequenceBroken, record.line, layout: record.layout, field: index, column: field.start)
      }
      if hasValue { sequence[record.layout] = record.numbers[index] }
    }
    for (index, total) in layout.totals.enumerated() where total.counted == record.layout {
      switch total.rule {
      case .count: totals[index] += 1
      case .sum(let field):
        if faulty.contains(field) {
          incomplete[index] = true
        } else {
          let (sum, overflow) = totals[index].addingReportingOverflow(record.numbers[field])
          totals[index] = sum
          overflown[index] = overflown[index] || overflow
        }
      case .hash(let field, let count):
        if faulty.contains(field) {
          incomplete[index] = true
        } else {
          let digits = record.texts[field].filter { $0 >= 0x30 && $0 <= 0x39 }.suffix(count)
          let modulus = (0..<count).reduce(Int64(1)) { value, _ in value * 10 }
          totals[index] = (totals[index] + digits.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }) % modulus
        }
      }
    }
    for (index, total) in layout.totals.enumerated() where total.statedIn == record.layout && !faulty.contains(total.statedField) {
      stated[index] = (record.numbers[total.statedField], record.line)
    }
  }

  private mutating func finish(_ lines: Int) {
    if lines == 0 { return report(.emptyFile, 0) }
    let orders = layout.records.map(\.order)
    let hasLast = orders.min() != orders.max() && !layout.records.contains { $0.order == orders.max() && $0.occurrence == .many }
    for (index, record) in layout.records.enumerated() where record.occurrence == .once && counts[index] == 0 && !missing.contains(index) {
      report(hasLast && record.order == orders.max() ? .missingTrailer : .missingRecord, lines, layout: index)
    }
    for (index, total) in layout.totals.enumerated() {
      guard let found = stated[index] else { continue }
      let column = layout.records[total.statedIn].fields[total.statedField].start
      if overflown[index] {
        report(.totalOverflow, found.line, layout: total.statedIn, field: total.statedField, column: column)
      } else if incomplete[index], total.rule != .count {
        report(.totalNotProvable, found.line, layout: total.statedIn, field: total.statedField, column: column)
      } else if found.value != totals[index] {
        report(.totalDiffers, found.line, layout: total.statedIn, field: total.statedField, column: column)
      }
    }
  }
}
