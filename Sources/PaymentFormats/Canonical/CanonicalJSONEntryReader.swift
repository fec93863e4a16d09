// Entries of canonical NDJSON, read straight into the block.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

final class CanonicalJSONEntryReader: EntryReader {
  private var source: CanonicalJSONSource
  private var names = SourceNames()
  private(set) var balances = StatementBalances()
  private(set) var header = BatchHeader()

  init(_ context: ReadContext) { source = CanonicalJSONSource(context) }

  var isWhole: Bool { source.isWhole }
  var sourceNames: [String] { names.names }

  func next(_ block: inout EntryBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    guard try source.lines.advance() else {
      source.checkTotals()
      return false
    }
    source.takeTooLong(into: &block.refused)
    let bytes = source.lines.bytes
    let region = source.lines.region
    block.bytes.append(contentsOf: bytes[0..<region.upperBound])
    let areAllUTF8 = isUTF8(bytes.span, region)
    var number = source.lines.line
    var position = region.lowerBound
    while position < region.upperBound {
      let (line, next) = JSONLines.nextLine(bytes.span, from: position, to: region.upperBound)
      position = next
      if !isBlank(bytes.span, line) { read(line, number, bytes.span, areAllUTF8, &block) }
      number += 1
    }
    return true
  }

  private func read(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>, _ areAllUTF8: Bool, _ block: inout EntryBlock) {
    let byteCount = block.bytes.count
    var kind: CanonicalKind?
    do throws(JSONFault) {
      if line.count > JSONLines.longestLine { throw JSONFault(entry: .canonicalLineTooLong, name: "", range: line.prefix(1)) }
      if !areAllUTF8, !isUTF8(bytes, line) { throw JSONFault(entry: .notUTF8, name: "", range: line) }
      kind = try source.kind(of: line, bytes)
      switch kind {
      case .entry: try readEntry(line, number, bytes, &block)
      case .statement: try readStatement(line, number, bytes)
      case .payment, .batch, .order, nil:
        throw JSONFault(entry: .canonicalContentOther, name: kind?.rawValue ?? "", range: line)
      }
    } catch {
      block.bytes.removeSubrange(byteCount...)
      switch kind {
      case .batch, .order, .statement:
        source.isWhole = false
        source.report(error, line: line, number: number, bytes)
      case .payment, .entry, nil: block.refused.append(source.refuse(error, line: line, number: number, bytes))
      }
    }
  }

  private func readStatement(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>) throws(JSONFault) {
    let tree = try source.tree(of: line, bytes)
    let opening = try CanonicalObjects.integer(tree, "opening", line)
    let closing = try CanonicalObjects.integer(tree, "closing", line)
    source.begin(line: number, count: try CanonicalObjects.integer(tree, "entries", line), amount: nil, countName: "entries")
    let known = ["kind", "unit_code", "batch_reference", "created_at", "opening", "closing", "entries"]
    for name in tree.names where !known.contains(name) { source.noteUnknown(name, line: number) }
    header.payerCode = try CanonicalObjects.text(tree, "unit_code", line)
    header.batchReference = try CanonicalObjects.text(tree, "batch_reference", line)
    header.createdAt = try CanonicalObjects.text(tree, "created_at", line)
    balances = StatementBalances(opening: balances.opening ?? opening, closing: closing)
  }

  private static let keys = EntryColumn.names.map { Array($0.utf8) } + [Array("kind".utf8)]
  private static let kindPlace = EntryColumn.all.count
  private static let tokens = EntryColumn.names.map { Array("\"\($0)\":".utf8) }

  private func readEntry(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>, _ block: inout EntryBlock) throws(JSONFault) {
    var row = EntryRow()
    var seen: UInt32 = 0
    var cursor = JSONCursor(line)
    var unknown = Set<String>()
    var expected = 0
    try cursor.expect(UInt8(ascii: "{"), bytes)
    repeat {
      _ = cursor.peek(bytes)
      let keyStart = cursor.position
      var place: Int?
      var key = TextSlice.empty
      if expected < Self.tokens.count, bytes.equals(Self.tokens[expected], at: keyStart),
        keyStart + Self.tokens[expected].count <= line.upperBound
      {
        // Our own files: the next key stands where it is expected.
        cursor.pass(Self.tokens[expected].count)
        place = expected
        expected += 1
      } else {
        key = try cursor.string(bytes, &block.bytes)
        try cursor.expect(UInt8(ascii: ":"), bytes)
        place = block.bytes.span.place(of: key.range, in: Self.keys, near: &expected)
      }
      if let place {
        guard seen & (1 << UInt32(place)) == 0 else { throw JSONFault(offset: keyStart, detail: "a key twice in one object") }
        seen |= 1 << UInt32(place)
      }
      _ = cursor.peek(bytes)
      let valueStart = cursor.position
      if place == Self.kindPlace {
        _ = try cursor.string(bytes, &block.bytes)
      } else if let place {
        if let entry = try readMember(EntryColumn.all[place], &cursor, bytes, &row, &block) {
          throw JSONFault(entry: entry, name: EntryColumn.names[place], range: valueStart..<max(valueStart + 1, cursor.position))
        }
      } else {
        let name = block.bytes.text(key)
        guard unknown.insert(name).inserted else { throw JSONFault(offset: keyStart, detail: "a key twice in one object") }
        try cursor.skip(bytes)
        source.noteUnknown(name, line: number)
      }
    } while cursor.take(UInt8(ascii: ","), bytes)
    try cursor.expect(UInt8(ascii: "}"), bytes)
    try cursor.expectEnd(bytes)
    for column in [EntryColumn.amount, .currency, .direction] where seen & (1 << UInt32(column.rawValue)) == 0 {
      throw JSONFault(entry: .canonicalFieldMissing, name: column.name, range: line)
    }
    if seen & (1 << UInt32(EntryColumn.sourceFile.rawValue)) == 0 { row.sourceFile = names.number(block.bytes.span, 0..<0) }
    source.totals.add(row.amount)
    block.rows.append(row)
  }

  @inline(__always)
  private func readMember(
    _ column: EntryColumn, _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ row: inout EntryRow, _ block: inout EntryBlock
  ) throws(JSONFault) -> CatalogueEntry? {
    let first = cursor.peek(bytes)
    switch column {
    case .amount:
      guard let amount = try cursor.integer(bytes) else { return .canonicalWrongType }
      guard amount >= 0 else { return .canonicalValueNotAllowed }
      row.amount = amount
    case .sourceRecord:
      if try cursor.takeNull(bytes) { return nil }
      guard let record = try cursor.integer(bytes) else { return .canonicalWrongType }
      guard record >= 1, let small = UInt32(exactly: record) else { return .canonicalValueNotAllowed }
      row.sourceRecord = small
    default:
      if first != UInt8(ascii: "\"") {
        if try cursor.takeNull(bytes) { return column == .currency ? .canonicalWrongType : nil }
        try cursor.skip(bytes)
        return .canonicalWrongType
      }
      let slice = try cursor.string(bytes, &block.bytes)
      if column == .sourceFile {
        row.sourceFile = names.number(block.bytes.span, slice.range)
      } else if !column.set(&row, block.bytes.span, slice) {
        return .canonicalValueNotAllowed
      }
    }
    return nil
  }
}
