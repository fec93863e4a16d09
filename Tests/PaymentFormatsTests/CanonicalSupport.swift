// What tests of formats share: bytes in, blocks out, and invented payments by a fixed seed.
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import TestSupport

@testable import PaymentFormats

/// SplitMix64: the same numbers everywhere.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Everything a reader of payments gave.
struct ReadPayments {
  /// What the file says of its batches, and which one each block belongs to.
  var batches: [BatchHeader] = []
  var batchIndices: [Int] = []
  var blocks: [PaymentBlock] = []
  var header = BatchHeader()
  var isWhole = true
  var sourceNames: [String] = []
  var findings: [Diagnostic] = []

  var payments: [Payment] { blocks.flatMap { block in block.rows.indices.map { block.payment(at: $0) } } }
  var rows: [PaymentRow] { blocks.flatMap(\.rows) }
  var refused: [RefusedRecord] { blocks.flatMap(\.refused) }
  var codes: [String] { findings.map(\.code.description) }
  var errors: [String] { findings.filter { $0.severity == .error }.map(\.code.description) }

  func text(_ index: Int, _ field: PaymentField) -> String {
    var rest = index
    for block in blocks {
      if rest < block.rows.count { return block.text(block.rows[rest], field) }
      rest -= block.rows.count
    }
    return ""
  }
}

/// Everything a reader of entries gave.
struct ReadEntries {
  var blocks: [EntryBlock] = []
  var balances = StatementBalances()
  var isWhole = true
  var sourceNames: [String] = []
  var findings: [Diagnostic] = []

  var entries: [StatementEntry] { blocks.flatMap { block in block.rows.indices.map { block.entry(at: $0) } } }
  var rows: [EntryRow] { blocks.flatMap(\.rows) }
  var refused: [RefusedRecord] { blocks.flatMap(\.refused) }
  var codes: [String] { findings.map(\.code.description) }
  var errors: [String] { findings.filter { $0.severity == .error }.map(\.code.description) }
}

/// Reads and writes bytes through files of one folder, as the program does.
final class FormatBench {
  let folder: TemporaryFolder
  var descriptions: SchemaCatalogue

  init(_ descriptions: SchemaCatalogue = SchemaCatalogue()) throws {
    folder = try TemporaryFolder()
    self.descriptions = descriptions
  }

  private func context(_ bytes: [UInt8], _ name: String, _ diagnostics: DiagnosticCollector) throws -> ReadContext {
    let path = try folder.write(name, bytes)
    return ReadContext(
      input: try InputFile(path: path), name: name, fileIndex: 0, diagnostics: diagnostics, descriptions: descriptions)
  }

  func payments(_ bytes: [UInt8], _ format: PaymentFormat, name: String = "in") throws -> ReadPayments {
    let diagnostics = DiagnosticCollector(limit: 0)
    guard let make = format.readPayments else { return ReadPayments() }
    let reader = try make(try context(bytes, name, diagnostics))
    var read = ReadPayments()
    var block = PaymentBlock()
    while try reader.next(&block) {
      read.blocks.append(block)
      read.batchIndices.append(reader.batchIndex)
    }
    read.batches = reader.batches
    read.header = reader.header
    read.isWhole = reader.isWhole
    read.sourceNames = reader.sourceNames
    read.findings = diagnostics.diagnostics
    return read
  }

  func entries(_ bytes: [UInt8], _ format: PaymentFormat, name: String = "in") throws -> ReadEntries {
    let diagnostics = DiagnosticCollector(limit: 0)
    guard let make = format.readEntries else { return ReadEntries() }
    let reader = try make(try context(bytes, name, diagnostics))
    var read = ReadEntries()
    var block = EntryBlock()
    while try reader.next(&block) { read.blocks.append(block) }
    read.balances = reader.balances
    read.isWhole = reader.isWhole
    read.sourceNames = reader.sourceNames
    read.findings = diagnostics.diagnostics
    return read
  }

  /// The bytes of a payment file, with what is filled in at the end; the refused payments and the loss beside it.
  func write(
    _ blocks: [PaymentBlock], _ header: BatchHeader, _ format: PaymentFormat
  ) -> (bytes: [UInt8], refused: [UnwritablePayment], loss: LossReport) {
    guard let writer = format.writePayments?(descriptions) else { return ([], [], LossReport()) }
    var bytes: [UInt8] = []
    var refused: [UnwritablePayment] = []
    writer.begin(header, into: &bytes)
    for block in blocks {
      var part: [UInt8] = []
      refused += writer.write(block, 0..<block.rows.count, into: &part)
      bytes += part
    }
    var part: [UInt8] = []
    let patches = writer.end(order: header.order, into: &part)
    bytes += part
    for patch in patches { bytes.replaceSubrange(patch.offset..<patch.offset + patch.bytes.count, with: patch.bytes) }
    return (bytes, refused, writer.loss)
  }

  /// The bytes of an entry file.
  func write(
    _ blocks: [EntryBlock], _ balances: StatementBalances, _ header: BatchHeader = BatchHeader(), _ format: PaymentFormat
  ) -> (bytes: [UInt8], refused: Int, loss: LossReport) {
    guard let writer = format.writeEntries?(descriptions) else { return ([], 0, LossReport()) }
    var bytes: [UInt8] = []
    var refused = 0
    writer.begin(header, balances: balances, into: &bytes)
    for block in blocks {
      var part: [UInt8] = []
      refused += writer.write(block, into: &part).count
      bytes += part
    }
    var part: [UInt8] = []
    let patches = writer.end(balances: balances, into: &part)
    bytes += part
    for patch in patches { bytes.replaceSubrange(patch.offset..<patch.offset + patch.bytes.count, with: patch.bytes) }
    return (bytes, refused, writer.loss)
  }
}

/// Invented texts with everything that separators, quotes and escapes have to survive.
struct InventedTexts {
  var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &numbers)] }

  mutating func wild() -> String {
    let pieces = [
      "Nguyễn", "Thị", "\"", ",", ";", "/", "\\", "\n", "\r\n", "\t", " ", "=1+1", "ờ", "đ", "\u{1F600}", "{", "}", "é", "\u{1}", "'",
    ]
    return (0..<Int.random(in: 0...6, using: &numbers)).map { _ in pick(pieces) }.joined()
  }

  mutating func digits(_ count: Int) -> String {
    String((0..<count).map { _ in Character(String(Int.random(in: 0...9, using: &numbers))) })
  }

  mutating func period() -> Period? {
    Period(
      year: Int.random(in: 2020...2030, using: &numbers), month: Int.random(in: 1...12, using: &numbers), round: pick([0, 0, 0x42, 0x5A]))
  }

  mutating func date() -> CalendarDate? {
    pick([
      nil, CalendarDate(year: 2026), CalendarDate(year: 2026, month: 10), CalendarDate(year: 2026, month: 2, day: 28),
      CalendarDate(year: 1, month: 1, day: 1), CalendarDate(year: 9999, month: 12, day: 31),
    ])
  }

  /// A block in which every column takes every kind of value.
  mutating func paymentBlock(rows: Int, sources: Int) -> PaymentBlock {
    var block = PaymentBlock()
    for _ in 0..<rows {
      var row = PaymentRow()
      for field in PaymentField.allCases { row[field] = block.bytes.appendSlice(wild().utf8) }
      row.amount = pick([0, 1, 500_000, Int64.max, Int64.random(in: 0...100_000_000, using: &numbers)])
      row.currency = pick([.vnd, .vnd, Currency(Array("USD".utf8))!])
      row.period = pick([nil, period()])
      row.programme = pick(Programme.allCases)
      row.channel = pick(Channel.allCases)
      row.role = pick(PayeeRole.allCases)
      row.attempt = UInt8(Int.random(in: 0...32, using: &numbers))
      row.firstLine = UInt32(block.lines.count)
      row.lineCount = UInt32(Int.random(in: 0...3, using: &numbers))
      for _ in 0..<row.lineCount {
        let line = LineRow(
          regime: block.bytes.appendSlice(wild().utf8), month: pick([nil, period()]), kind: pick(LineKind.allCases),
          amount: pick([0, -1, Int64.min, Int64.max, 550_000]))
        block.lines.append(line)
      }
      row.sourceFile = UInt32(Int.random(in: 0..<sources, using: &numbers))
      row.sourceRecord = pick([0, 1, 17, UInt32.max])
      block.rows.append(row)
    }
    return block
  }

  mutating func entryBlock(rows: Int, sources: Int) -> EntryBlock {
    var block = EntryBlock()
    for _ in 0..<rows {
      var row = EntryRow()
      for field in EntryField.allCases { row[field] = block.bytes.appendSlice(wild().utf8) }
      row.amount = pick([0, 1, 500_000, Int64.max])
      row.currency = pick([.vnd, Currency(Array("USD".utf8))!])
      row.bookingDate = date()
      row.valueDate = date()
      row.direction = pick([EntryDirection.none, .credit, .debit])
      row.status = pick(EntryStatus.allCases)
      row.sourceFile = UInt32(Int.random(in: 0..<sources, using: &numbers))
      row.sourceRecord = pick([0, 1, 17, UInt32.max])
      block.rows.append(row)
    }
    return block
  }
}

extension PaymentBlock {
  /// Everything a row says, as text, for comparison; the source by its name.
  func words(_ index: Int, _ sources: [String]) -> [String] {
    let row = rows[index]
    var words = PaymentField.allCases.map { text(row, $0) }
    words += ["\(row.amount)", "\(row.currency)", row.period?.description ?? "-", row.programme.code, row.channel.code, row.role.code]
    words += ["\(row.attempt)", Int(row.sourceFile) < sources.count ? sources[Int(row.sourceFile)] : "?", "\(row.sourceRecord)"]
    for line in lines[Int(row.firstLine)..<Int(row.firstLine + row.lineCount)] {
      words += [bytes.text(line.regime), line.month?.description ?? "-", line.kind.code, "\(line.amount)"]
    }
    return words
  }
}

extension EntryBlock {
  /// Everything a row says, as text, for comparison; the source by its name.
  func words(_ index: Int, _ sources: [String]) -> [String] {
    let row = rows[index]
    var words = EntryField.allCases.map { bytes.text(row[$0]) }
    words += ["\(row.amount)", "\(row.currency)", row.bookingDate?.description ?? "-", row.valueDate?.description ?? "-"]
    words += [row.direction.code, row.status.code, Int(row.sourceFile) < sources.count ? sources[Int(row.sourceFile)] : "?"]
    return words + ["\(row.sourceRecord)"]
  }
}
