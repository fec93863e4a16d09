import ByteText

/// Random numbers that are the same in every run (SplitMix64).
struct FixedWidthRandom: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A record found by the fast reader, in the shape of the oracle's.
struct FixedWidthReading {
  var records: [OracleRecord] = []
  var problems: [FixedWidthProblem] = []
  var totals: [Int64] = []

  var shortProblems: [OracleProblem] {
    problems.map {
      OracleProblem(
        line: $0.line, kind: $0.kind, layout: Int($0.layout), field: Int($0.field), columnStart: Int($0.columnStart))
    }
  }

  /// Reads a file through windows of the given size; 0 = all at once.
  init?(_ bytes: [UInt8], _ layout: FixedWidthLayout, windowBytes: Int = 0) {
    guard var reader = FixedWidthReader(layout) else { return nil }
    var index = FixedWidthIndex()
    let size = windowBytes == 0 ? bytes.count : max(windowBytes, reader.smallestWindowBytes)
    var start = 0
    while true {
      let window = Array(bytes[start..<min(bytes.count, start + size)])
      let isFinal = start + window.count == bytes.count
      let taken = reader.read(window, isFinal: isFinal, into: &index)
      collect(index, window, layout)
      start += taken
      if isFinal, taken == window.count { break }
      guard taken > 0 else { return nil }
    }
    totals = reader.totals.values
  }

  private mutating func collect(_ index: FixedWidthIndex, _ window: [UInt8], _ layout: FixedWidthLayout) {
    problems += index.problems
    for (position, record) in index.records.enumerated() {
      var found = OracleRecord(line: Int(record.line), layout: Int(record.layout), isWhole: record.isWhole, texts: [], numbers: [])
      if record.isWhole {
        for field in layout.records[Int(record.layout)].fields.indices {
          found.texts.append(Array(window[index.range(of: field, in: position)]))
          found.numbers.append(index.number(of: field, in: position))
        }
      }
      records.append(found)
    }
  }
}

/// A layout of random fields: header, details and trailer with a count, a sum and a hash.
func randomLayout(_ random: inout FixedWidthRandom) -> FixedWidthLayout {
  func field(_ name: String, _ width: Int, _ kind: FieldLayout.Kind, _ random: inout FixedWidthRandom) -> FieldLayout {
    var alignment: FieldLayout.Alignment?
    var padding: UInt8?
    switch kind {
    case .text, .identifier, .code:
      alignment = Int.random(in: 0..<5, using: &random) == 0 ? .right : .left
      if kind == .identifier, alignment == .right { padding = Bool.random(using: &random) ? 0x30 : 0x20 }
    case .digits, .amount:
      padding = Int.random(in: 0..<3, using: &random) == 0 ? 0x20 : 0x30
      if padding == 0x20 { alignment = Bool.random(using: &random) ? .left : .right }
    case .date, .period: padding = Bool.random(using: &random) ? 0x20 : 0x30
    default: break
    }
    return FieldLayout(
      name: name, start: 1, width: width, kind: kind, alignment: alignment, padding: padding, isRequired: Bool.random(using: &random),
      charset: FixedWidthCharset.all.randomElement(using: &random) ?? .printable)
  }
  var details: [FieldLayout] = [
    field("tag", 2, .constant(Array("D1".utf8)), &random), field("amount", Int.random(in: 1...18, using: &random), .amount, &random),
    field("account", Int.random(in: 1...21, using: &random), .identifier, &random),
  ]
  if Bool.random(using: &random) { details.append(field("sequence", Int.random(in: 4...9, using: &random), .sequence, &random)) }
  for number in 0..<Int.random(in: 0...8, using: &random) {
    let kinds: [(FieldLayout.Kind, ClosedRange<Int>)] = [
      (.text, 1...60), (.digits, 1...22), (.identifier, 1...30), (.date(.yearMonthDay), 8...8), (.date(.dayMonthYear), 8...8),
      (.date(.shortYearMonthDay), 6...6), (.period, 6...6), (.code([[0x30, 0x30], [0x30, 0x31], [0x41]]), 2...2),
      (.code([Array("NCC".utf8), Array("BTXH".utf8)]), 4...8), (.filler, 1...30), (.constant(Array("0123456789AB".utf8)), 12...12),
    ]
    let (kind, widths) = kinds[Int.random(in: 0..<kinds.count, using: &random)]
    details.append(field("f\(number)", Int.random(in: widths, using: &random), kind, &random))
  }
  details.shuffle(using: &random)
  let trailer = [
    field("tag", 2, .constant(Array("T9".utf8)), &random), FieldLayout(name: "count", start: 1, width: 7, kind: .digits, isRequired: true),
    FieldLayout(name: "sum", start: 1, width: 18, kind: .digits), FieldLayout(name: "hash", start: 1, width: 10, kind: .digits),
  ]
  let header = [field("tag", 2, .constant(Array("H0".utf8)), &random), field("name", 20, .text, &random)]
  let width = max(8, [header, details, trailer].map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0)
  func placed(_ fields: [FieldLayout]) -> [FieldLayout] {
    var position = 1
    var all = fields
    for index in all.indices {
      all[index].start = position
      position += all[index].width
    }
    if position <= width { all.append(FieldLayout(name: "rest", start: position, width: width - position + 1, kind: .filler)) }
    return all
  }
  let records = [("header", header), ("detail", details), ("trailer", trailer)].enumerated().map { order, record in
    let fields = placed(record.1)
    return RecordLayout(
      name: record.0, tagField: fields.firstIndex { $0.name == "tag" }, occurrence: record.0 == "detail" ? .many : .once, order: order,
      fields: fields)
  }
  let hashDigits = Int.random(in: 1...16, using: &random)
  return FixedWidthLayout(
    id: "random", recordBytes: width, lineEnd: Bool.random(using: &random) ? .crlf : .lf, records: records,
    totals: [
      FixedWidthTotal(counted: 1, rule: .count, statedIn: 2, statedField: 1),
      FixedWidthTotal(counted: 1, rule: .sum(field: records[1].fieldIndex("amount") ?? 0), statedIn: 2, statedField: 2),
      FixedWidthTotal(
        counted: 1, rule: .hash(field: records[1].fieldIndex("account") ?? 0, digits: min(10, hashDigits)), statedIn: 2, statedField: 3),
    ])
}

/// A value that fits a field; nil leaves it empty.
enum RandomValue {
  case text([UInt8])
  case number(Int64)

  init?(_ field: FieldLayout, _ random: inout FixedWidthRandom) {
    if !field.isRequired, Int.random(in: 0..<4, using: &random) == 0 { return nil }
    switch field.kind {
    case .constant, .filler, .sequence, .check: return nil
    case .text:
      let allowed = (UInt8(0x20)...0x7E).filter { field.charset.contains($0) }
      var text = (0..<Int.random(in: 1...field.width, using: &random)).map { _ in allowed.randomElement(using: &random) ?? 0x30 }
      let edge = field.alignment == .right ? 0 : text.count - 1
      if text[edge] == field.padding { text[edge] = allowed.first { $0 != field.padding } ?? 0x30 }
      self = .text(text)
    case .identifier:
      var text = (0..<Int.random(in: 1...field.width, using: &random)).map { _ in UInt8.random(in: 0x30...0x39, using: &random) }
      if field.padding == 0x30 { text[0] = 0x31 }
      self = .text(text)
    case .code(let codes): self = .text(codes.randomElement(using: &random) ?? [])
    case .digits, .amount:
      let limit = field.width >= 18 ? Int64(100_000_000_000) : (0..<field.width).reduce(Int64(1)) { value, _ in value * 10 } - 1
      self = .number(Int64.random(in: 0...limit, using: &random))
    case .date:
      self = .number(
        Int64.random(in: 2000...2099, using: &random) * 10_000 + Int64.random(in: 1...12, using: &random) * 100
          + Int64.random(in: 1...28, using: &random))
    case .period: self = .number(Int64.random(in: 1900...2999, using: &random) * 100 + Int64.random(in: 1...12, using: &random))
    }
  }
}
