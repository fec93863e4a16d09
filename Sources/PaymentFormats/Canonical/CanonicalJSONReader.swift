// Reads canonical NDJSON: the line, what kind of object it is, and where each fault stands.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

/// What a line of canonical NDJSON is.
enum CanonicalKind: String, CaseIterable {
  case batch, order, payment, statement, entry
}

/// What reading canonical NDJSON is for payments and entries alike.
struct CanonicalJSONSource: ~Copyable {
  let context: ReadContext
  var lines: JSONLines
  var isWhole = true
  /// Count and sum since the last batch or statement.
  var totals = ControlTotals()
  /// What that one stated.
  private var stated: (line: Int, count: Int64?, amount: Int64?, countName: String)?
  private var notedNames = Set<String>()

  init(_ context: ReadContext) {
    self.context = context
    lines = JSONLines(context.input)
  }

  private static let starts: [(kind: CanonicalKind, bytes: [UInt8])] = CanonicalKind.allCases.map {
    ($0, Array("{\"kind\":\"\($0.rawValue)\"".utf8))
  }

  /// What kind of object the line holds.
  func kind(of line: Range<Int>, _ bytes: Span<UInt8>) throws(JSONFault) -> CanonicalKind {
    for start in Self.starts where start.bytes.count < line.count && bytes.equals(start.bytes, at: line.lowerBound) {
      return start.kind
    }
    let tree = try tree(of: line, bytes)
    guard let kind = tree["kind"] else { throw JSONFault(entry: .canonicalFieldMissing, name: "kind", range: line) }
    guard case .string(let word) = kind else { throw JSONFault(entry: .canonicalWrongType, name: "kind", range: line) }
    guard let known = CanonicalKind(rawValue: word) else {
      throw JSONFault(
        entry: .canonicalKindUnknown, name: "kind", range: line, expected: .oneOf(CanonicalKind.allCases.map(\.rawValue)))
    }
    return known
  }

  /// Whether a batch begins with the line. Lines of our own are known by their first bytes; others are parsed only if the word is in them.
  func isBatch(_ line: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    for start in Self.starts where start.bytes.count < line.count && bytes.equals(start.bytes, at: line.lowerBound) {
      return start.kind == .batch
    }
    guard line.count >= Self.batchWord.count else { return false }
    let mayBe = (line.lowerBound...line.upperBound - Self.batchWord.count).contains { bytes.equals(Self.batchWord, at: $0) }
    return mayBe && (try? kind(of: line, bytes)) == .batch
  }

  private static let batchWord = Array("\"batch\"".utf8)

  /// The line as a tree.
  func tree(of line: Range<Int>, _ bytes: Span<UInt8>) throws(JSONFault) -> JSONValue {
    var cursor = JSONCursor(line)
    guard cursor.peek(bytes) == UInt8(ascii: "{") else { throw cursor.problem("object expected") }
    let value = try cursor.value(bytes)
    try cursor.expectEnd(bytes)
    return value
  }

  /// Notes a member we do not know, once for each name.
  mutating func noteUnknown(_ name: String, line: Int) {
    guard notedNames.count < 100, notedNames.insert(name).inserted else { return }
    context.report(.canonicalColumnUnknown, line: line, field: name, arguments: [DiagnosticArgument("name", name)])
  }

  /// Reports a fault of a line.
  func report(_ fault: JSONFault, line: Range<Int>, number: Int, _ bytes: Span<UInt8>) {
    let start = min(max(fault.range.lowerBound, line.lowerBound), line.upperBound)
    var column = 1
    for offset in line.lowerBound..<start where bytes[offset] & 0xC0 != 0x80 { column += 1 }
    var width = 0
    for offset in start..<max(start, min(fault.range.upperBound, line.upperBound)) where bytes[offset] & 0xC0 != 0x80 { width += 1 }
    let found = bytes.isEmpty ? [] : (start..<min(line.upperBound, max(start, fault.range.upperBound))).prefix(100).map { bytes[$0] }
    context.report(
      fault.entry, line: number, byteOffset: lines.fileOffset + start, columns: column...column + max(0, width - 1),
      field: fault.name.isEmpty ? nil : fault.name, found: ReportedValue(bytes: found, .other), expected: fault.expected,
      arguments: [
        DiagnosticArgument("name", fault.name), DiagnosticArgument("detail", fault.detail), DiagnosticArgument("kind", fault.name),
        DiagnosticArgument("limit", .number(JSONLines.longestLine)),
      ])
  }

  /// Reports a fault and gives the refused record with its amount, if the line is JSON and has one.
  func refuse(_ fault: JSONFault, line: Range<Int>, number: Int, _ bytes: Span<UInt8>) -> RefusedRecord {
    report(fault, line: line, number: number, bytes)
    var amount: Int64?
    if let tree = try? tree(of: line, bytes), case .number(let digits) = tree["amount"] {
      amount = CanonicalText.integer(digits.span, 0..<digits.count)
    }
    return RefusedRecord(
      byteOffset: UInt64(lines.fileOffset + line.lowerBound), byteLength: UInt32(clamping: line.count), line: UInt32(clamping: number),
      code: fault.entry.code.packed, amount: amount)
  }

  /// Begins a new batch or statement that states these totals of what follows it.
  mutating func begin(line: Int, count: Int64?, amount: Int64?, countName: String) {
    checkTotals()
    totals = ControlTotals()
    stated = (line, count, amount, countName)
  }

  /// Compares what was stated with what was read; the last batch is checked at the end of the file.
  mutating func checkTotals() {
    guard let stated else { return }
    self.stated = nil
    let sum = totals.isOverflown ? nil : totals.amount
    let pairs = [(stated.countName, stated.count, Int64(totals.count) as Int64?), ("amount", stated.amount, sum)]
    for (name, said, counted) in pairs {
      guard let said, said != counted else { continue }
      isWhole = false
      context.report(
        .canonicalTotalsDiffer, line: stated.line, field: name,
        arguments: [
          DiagnosticArgument("name", name), DiagnosticArgument("stated", .number(said)),
          DiagnosticArgument("counted", counted.map { .number($0) } ?? "?"),
        ])
    }
  }

  /// Reports the lines that were too long to be looked at and takes them as refused.
  mutating func takeTooLong(into refused: inout [RefusedRecord]) {
    for record in lines.tooLong {
      context.report(
        .canonicalLineTooLong, line: Int(record.line), byteOffset: Int(record.byteOffset),
        arguments: [DiagnosticArgument("limit", .number(JSONLines.longestLine))])
      refused.append(record)
    }
  }
}
