// Payments of canonical NDJSON, read straight into the block: no tree, no text but where an escape stands.

internal import ByteText
internal import Diagnostics
internal import Files
internal import PaymentModel

final class CanonicalJSONPaymentReader: PaymentReader {
  private var source: CanonicalJSONSource
  private var names = SourceNames()
  private var read: [BatchHeader] = []
  private(set) var batchIndex = 0
  /// True while no batch object was met; payments before the first one are a batch without a name, an order before it is its own.
  private var isNameless = true
  private var hasRecords = false
  /// Where the next block begins when a batch ended the last one within the lines at hand: place and physical line.
  private var rest: (position: Int, number: Int)?

  init(_ context: ReadContext) { source = CanonicalJSONSource(context) }

  var header: BatchHeader { named(read.first ?? BatchHeader()) }
  var batches: [BatchHeader] { read.isEmpty ? [header] : read.map(named) }

  private func named(_ batch: BatchHeader) -> BatchHeader {
    var header = batch
    header.sourceNames = names.names
    return header
  }
  var isWhole: Bool { source.isWhole }
  var sourceNames: [String] { names.names }

  func next(_ block: inout PaymentBlock) throws(FileProblem) -> Bool {
    block.removeAll()
    if rest == nil {
      guard try source.lines.advance() else {
        source.checkTotals()
        return false
      }
      source.takeTooLong(into: &block.refused)
    }
    let bytes = source.lines.bytes
    let region = source.lines.region
    block.bytes.append(contentsOf: bytes[0..<region.upperBound])
    let areAllUTF8 = isUTF8(bytes.span, region)
    var number = rest?.number ?? source.lines.line
    var position = rest?.position ?? region.lowerBound
    rest = nil
    while position < region.upperBound {
      let (line, next) = JSONLines.nextLine(bytes.span, from: position, to: region.upperBound)
      if !(block.rows.isEmpty && block.refused.isEmpty), source.isBatch(line, bytes.span) {
        rest = (position, number)
        hasRecords = true
        return true
      }
      position = next
      if !isBlank(bytes.span, line) { read(line, number, bytes.span, areAllUTF8, &block) }
      number += 1
    }
    hasRecords = hasRecords || !(block.rows.isEmpty && block.refused.isEmpty)
    return true
  }

  private func read(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>, _ areAllUTF8: Bool, _ block: inout PaymentBlock) {
    let (lineCount, byteCount) = (block.lines.count, block.bytes.count)
    var kind: CanonicalKind?
    do throws(JSONFault) {
      if line.count > JSONLines.longestLine { throw JSONFault(entry: .canonicalLineTooLong, name: "", range: line.prefix(1)) }
      if !areAllUTF8, !isUTF8(bytes, line) { throw JSONFault(entry: .notUTF8, name: "", range: line) }
      kind = try source.kind(of: line, bytes)
      switch kind {
      case .payment: try readPayment(line, number, bytes, &block)
      case .batch: try readBatch(line, number, bytes)
      case .order:
        let order = try CanonicalObjects.order(try source.tree(of: line, bytes), line)
        if read.isEmpty { read.append(BatchHeader()) }
        // One batch has one order: a second one would take the place of the first unseen.
        guard read[read.count - 1].order == nil else {
          throw JSONFault(entry: .canonicalValueNotAllowed, name: "kind", range: line)
        }
        read[read.count - 1].order = order
      case .statement, .entry, nil:
        throw JSONFault(entry: .canonicalContentOther, name: kind?.rawValue ?? "", range: line)
      }
    } catch {
      block.lines.removeSubrange(lineCount...)
      block.bytes.removeSubrange(byteCount...)
      switch kind {
      case .batch, .order, .statement:
        source.isWhole = false
        source.report(error, line: line, number: number, bytes)
      case .payment, .entry, nil: block.refused.append(source.refuse(error, line: line, number: number, bytes))
      }
    }
  }

  private func readBatch(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>) throws(JSONFault) {
    let tree = try source.tree(of: line, bytes)
    let header = try CanonicalObjects.header(tree, line)
    source.begin(
      line: number, count: try CanonicalObjects.integer(tree, "payments", line), amount: try CanonicalObjects.integer(tree, "amount", line),
      countName: "payments")
    for name in tree.names where !CanonicalObjects.batchNames.contains(name) { source.noteUnknown(name, line: number) }
    if isNameless, !hasRecords {
      let order = read.first?.order
      read = [header]
      read[0].order = order
    } else {
      if read.isEmpty { read.append(BatchHeader()) }
      read.append(header)
    }
    isNameless = false
    batchIndex = read.count - 1
  }

  private static let keys = PaymentColumn.names.map { Array($0.utf8) } + [Array("kind".utf8)]
  private static let kindPlace = PaymentColumn.all.count
  private static let tokens = PaymentColumn.names.map { Array("\"\($0)\":".utf8) }
  private static let lineKeys = ["regime", "month", "kind", "amount"].map { Array($0.utf8) }

  private func readPayment(_ line: Range<Int>, _ number: Int, _ bytes: Span<UInt8>, _ block: inout PaymentBlock) throws(JSONFault) {
    var row = PaymentRow()
    row.byteOffset = UInt64(source.lines.fileOffset + line.lowerBound)
    row.byteLength = UInt32(line.count)
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
        if let entry = try readMember(PaymentColumn.all[place], &cursor, bytes, &row, &block) {
          throw JSONFault(
            entry: entry, name: PaymentColumn.names[place], range: valueStart..<max(valueStart + 1, cursor.position))
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
    for column in [PaymentColumn.amount, .currency] where seen & (1 << UInt32(column.rawValue)) == 0 {
      throw JSONFault(entry: .canonicalFieldMissing, name: column.name, range: line)
    }
    if seen & (1 << UInt32(PaymentColumn.sourceFile.rawValue)) == 0 { row.sourceFile = names.number(block.bytes.span, 0..<0) }
    source.totals.add(row.amount)
    block.rows.append(row)
  }

  /// Reads one member's value into the row; gives what is wrong with it.
  @inline(__always)
  private func readMember(
    _ column: PaymentColumn, _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ row: inout PaymentRow, _ block: inout PaymentBlock
  ) throws(JSONFault) -> CatalogueEntry? {
    let first = cursor.peek(bytes)
    switch column {
    case .amount:
      guard let amount = try cursor.integer(bytes) else { return .canonicalWrongType }
      guard amount >= 0 else { return .canonicalValueNotAllowed }
      row.amount = amount
    case .attempt:
      if try cursor.takeNull(bytes) { return nil }
      guard let attempt = try cursor.integer(bytes) else { return .canonicalWrongType }
      guard (1...32).contains(attempt) else { return .canonicalValueNotAllowed }
      row.attempt = UInt8(attempt)
    case .sourceRecord:
      if try cursor.takeNull(bytes) { return nil }
      guard let record = try cursor.integer(bytes) else { return .canonicalWrongType }
      guard record >= 1, let small = UInt32(exactly: record) else { return .canonicalValueNotAllowed }
      row.sourceRecord = small
    case .lines: return try readLines(&cursor, bytes, &row, &block)
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

  private func readLines(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ row: inout PaymentRow, _ block: inout PaymentBlock
  ) throws(JSONFault) -> CatalogueEntry? {
    row.firstLine = UInt32(block.lines.count)
    guard cursor.take(UInt8(ascii: "["), bytes) else {
      if try cursor.takeNull(bytes) { return nil }
      try cursor.skip(bytes)
      return .canonicalWrongType
    }
    if cursor.take(UInt8(ascii: "]"), bytes) { return nil }
    repeat {
      if let fault = try readLine(&cursor, bytes, &block) { return fault }
      row.lineCount += 1
    } while cursor.take(UInt8(ascii: ","), bytes)
    try cursor.expect(UInt8(ascii: "]"), bytes)
    return nil
  }

  private func readLine(
    _ cursor: inout JSONCursor, _ bytes: Span<UInt8>, _ block: inout PaymentBlock
  ) throws(JSONFault) -> CatalogueEntry? {
    guard cursor.take(UInt8(ascii: "{"), bytes) else {
      try cursor.skip(bytes)
      return .canonicalWrongType
    }
    var line = LineRow(regime: .empty, month: nil, kind: .regular, amount: 0)
    var seen = 0
    var expected = 0
    repeat {
      _ = cursor.peek(bytes)
      let keyStart = cursor.position
      let key = try cursor.string(bytes, &block.bytes)
      try cursor.expect(UInt8(ascii: ":"), bytes)
      guard let place = block.bytes.span.place(of: key.range, in: Self.lineKeys, near: &expected) else { return .canonicalValueNotAllowed }
      guard seen & (1 << place) == 0 else { throw JSONFault(offset: keyStart, detail: "a key twice in one object") }
      seen |= 1 << place
      if place == 3 {
        guard let amount = try cursor.integer(bytes) else { return .canonicalWrongType }
        line.amount = amount
        continue
      }
      guard cursor.peek(bytes) == UInt8(ascii: "\"") else { return .canonicalWrongType }
      let slice = try cursor.string(bytes, &block.bytes)
      switch place {
      case 0: line.regime = slice
      case 1:
        line.month = CanonicalText.period(block.bytes.span, slice.range)
        guard line.month != nil || slice.isEmpty else { return .canonicalValueNotAllowed }
      default:
        guard let kind = CanonicalText.kinds.value(block.bytes.span, slice.range) else { return .canonicalValueNotAllowed }
        line.kind = kind
      }
    } while cursor.take(UInt8(ascii: ","), bytes)
    try cursor.expect(UInt8(ascii: "}"), bytes)
    guard seen == 15 else { return .canonicalFieldMissing }
    block.lines.append(line)
    return nil
  }
}

extension JSONCursor {
  /// Takes null if it comes next.
  mutating func takeNull(_ bytes: Span<UInt8>) throws(JSONFault) -> Bool {
    guard peek(bytes) == UInt8(ascii: "n") else { return false }
    try word("null", bytes)
    return true
  }

  /// Takes a value that should be a whole number; nil, with the value passed over, when it is none.
  @inline(__always)
  mutating func integer(_ bytes: Span<UInt8>) throws(JSONFault) -> Int64? {
    let first = peek(bytes)
    guard first &- 0x30 <= 9 || first == UInt8(ascii: "-") else {
      try skip(bytes)
      return nil
    }
    return CanonicalText.integer(bytes, try number(bytes))
  }
}

extension Span where Element == UInt8 {
  /// Which of some keys stands here; the one behind the last found is tried first.
  @inline(__always)
  func place(of range: Range<Int>, in keys: [[UInt8]], near expected: inout Int) -> Int? {
    if expected < keys.count, keys[expected].count == range.count, equals(keys[expected], at: range.lowerBound) {
      defer { expected &+= 1 }
      return expected
    }
    for (place, key) in keys.enumerated() where key.count == range.count && equals(key, at: range.lowerBound) {
      expected = place &+ 1
      return place
    }
    return nil
  }
}

/// Whether a line holds nothing but blanks.
func isBlank(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
  for offset in line where bytes[offset] != 0x20 && bytes[offset] != 0x09 { return false }
  return true
}
