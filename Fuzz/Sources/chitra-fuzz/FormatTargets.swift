// Files to records: nothing may trap, every record lies within the file, and what was read and can be written is read again as it was.
import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel

enum FormatTargets {
  private static let descriptions = SchemaCatalogue()
  private static let formats = FormatRegistry.all(descriptions)
  private static let vocabulary = HeaderVocabulary(fields: descriptions.rosterSpellings)
  private static let delimitedIDs = Set(descriptions.profiles.map(\.id))
  private static let delimitedPaymentFormats = formats.filter { delimitedIDs.contains($0.id) && $0.readPayments != nil }
  private static let delimitedEntryFormats = formats.filter { delimitedIDs.contains($0.id) && $0.readEntries != nil }

  private static func format(_ id: String) -> PaymentFormat {
    guard let format = formats.first(where: { $0.id == id }) else { fatalError("no format \(id)") }
    return format
  }

  private static func context(_ bytes: [UInt8], _ diagnostics: DiagnosticCollector) -> ReadContext {
    var context = ReadContext(
      input: MemoryFile.input(bytes), name: "input", fileIndex: 0, diagnostics: diagnostics, descriptions: descriptions, programme: .btxh)
    // As every verb reads orders: what the schema refuses is never written again.
    context.validatesSchema = true
    return context
  }

  // MARK: Rosters

  /// Rows follow one another within the file, their texts lie in the block, and a file that is not whole says so.
  static func roster(_ bytes: [UInt8]) {
    let diagnostics = DiagnosticCollector(limit: 20)
    do throws(FileProblem) {
      let reader = try RosterReader(context(bytes, diagnostics), vocabulary: vocabulary)
      var block = RosterBlock()
      var place: UInt64 = 0
      var totals = ControlTotals()
      while try reader.next(&block) {
        for row in block.rows {
          require(row.byteOffset >= place, "rows do not follow one another")
          place = row.byteOffset + UInt64(row.byteLength)
          require(place <= UInt64(bytes.count), "a row lies outside the file")
          for field in RosterField.allCases { require(row[field].range.upperBound <= block.bytes.count, "a text lies outside the block") }
          if let amount = row.amount { totals.add(amount) }
        }
      }
      if !reader.isReadable || !reader.isWhole { require(diagnostics.hasErrors, "an unreadable file without a finding") }
    } catch {
      require(!"\(error)".isEmpty, "a file problem without words")
    }
  }

  // MARK: Payments

  private struct Read {
    var blocks: [PaymentBlock] = []
    var header = BatchHeader()
    var isWhole = true
    var hasErrors = false
    var refused: Int { blocks.reduce(0) { $0 + $1.refused.count } }
  }

  /// Reads payments; writes them again in the same format where all was understood, and reads that.
  static func payments(_ bytes: [UInt8], _ id: String) { payments(bytes, format(id)) }

  /// The same for the profile that the first byte names.
  static func delimitedPayments(_ input: [UInt8]) {
    guard let first = input.first else { return }
    payments(Array(input.dropFirst()), delimitedPaymentFormats[Int(first) % delimitedPaymentFormats.count])
  }

  private static func payments(_ bytes: [UInt8], _ format: PaymentFormat) {
    guard let read = readPayments(bytes, format), read.isWhole, read.refused == 0, !read.hasErrors else { return }
    guard let writer = format.writePayments?(descriptions), read.blocks.contains(where: { !$0.rows.isEmpty }) else { return }
    var written: [UInt8] = []
    writer.begin(read.header, into: &written)
    for block in read.blocks where !writer.write(block, block.rows.indices, into: &written).isEmpty { return }
    let patches = writer.end(order: read.header.order, into: &written)
    for patch in patches { written.replaceSubrange(patch.offset..<patch.offset + patch.bytes.count, with: patch.bytes) }
    guard writer.loss.isEmpty else { return }
    guard let again = readPayments(written, format) else { fatalError("what was written cannot be read") }
    require(again.refused == 0, "a record that was written is refused")
    require(rows(again.blocks) == rows(read.blocks), "written payments are read as others")
  }

  private static func readPayments(_ bytes: [UInt8], _ format: PaymentFormat) -> Read? {
    let diagnostics = DiagnosticCollector(limit: 20)
    var read = Read()
    do throws(FileProblem) {
      guard let reader = try format.readPayments?(context(bytes, diagnostics)) else { return nil }
      var block = PaymentBlock()
      var calls = 0
      while try reader.next(&block) {
        calls += 1
        require(calls <= bytes.count + 16, "a reader that never ends")
        check(block, bytes.count)
        read.blocks.append(block)
      }
      read.header = reader.header
      read.isWhole = reader.isWhole
    } catch {
      read.isWhole = false
      return nil
    }
    read.hasErrors = diagnostics.hasErrors
    if !read.isWhole || read.refused > 0 { require(read.hasErrors, "records refused without a finding") }
    return read
  }

  private static func check(_ block: PaymentBlock, _ size: Int) {
    var totals = ControlTotals()
    for row in block.rows {
      for field in PaymentField.allCases { require(row[field].range.upperBound <= block.bytes.count, "a text lies outside the block") }
      require(Int(row.firstLine) + Int(row.lineCount) <= block.lines.count, "lines lie outside the block")
      totals.add(row.amount)
    }
    for line in block.lines { require(line.regime.range.upperBound <= block.bytes.count, "a regime lies outside the block") }
    for record in block.refused {
      require(record.byteOffset + UInt64(record.byteLength) <= UInt64(size), "a refused record lies outside the file")
    }
  }

  /// Everything of the payments that a format carries, in words that can be compared.
  private static func rows(_ blocks: [PaymentBlock]) -> [String] {
    blocks.flatMap { block in
      block.rows.indices.map { index in
        let row = block.rows[index]
        let texts = PaymentField.allCases.map { block.text(row, $0) }.joined(separator: "|")
        let lines = block.lines[Int(row.firstLine)..<Int(row.firstLine) + Int(row.lineCount)].map { line in
          "\(block.bytes.text(line.regime)) \(line.month?.description ?? "-") \(line.kind) \(line.amount)"
        }
        return "\(texts)|\(row.amount) \(row.currency)|\(row.channel) \(row.role) \(row.attempt)|\(lines)"
      }
    }
  }

  // MARK: Entries

  /// Reads entries; writes them again in the same format where all was understood, and reads that.
  static func entries(_ bytes: [UInt8], _ id: String) { entries(bytes, format(id)) }

  /// The same for the profile that the first byte names.
  static func delimitedEntries(_ input: [UInt8]) {
    guard let first = input.first else { return }
    entries(Array(input.dropFirst()), delimitedEntryFormats[Int(first) % delimitedEntryFormats.count])
  }

  private static func entries(_ bytes: [UInt8], _ format: PaymentFormat) {
    guard let (blocks, balances, isGood) = readEntries(bytes, format), isGood else { return }
    guard let writer = format.writeEntries?(descriptions), blocks.contains(where: { !$0.rows.isEmpty }) else { return }
    var written: [UInt8] = []
    writer.begin(BatchHeader(), balances: balances, into: &written)
    for block in blocks where !writer.write(block, into: &written).isEmpty { return }
    let patches = writer.end(balances: balances, into: &written)
    for patch in patches { written.replaceSubrange(patch.offset..<patch.offset + patch.bytes.count, with: patch.bytes) }
    guard writer.loss.isEmpty else { return }
    guard let (again, _, _) = readEntries(written, format) else { fatalError("what was written cannot be read") }
    require(again.allSatisfy(\.refused.isEmpty), "a record that was written is refused")
    require(values(again) == values(blocks), "written entries are read as others")
  }

  private static func values(_ blocks: [EntryBlock]) -> [StatementEntry] {
    blocks.flatMap { block in block.rows.indices.map { block.entry(at: $0) } }
  }

  private static func readEntries(
    _ bytes: [UInt8], _ format: PaymentFormat
  ) -> (blocks: [EntryBlock], balances: StatementBalances, isGood: Bool)? {
    let diagnostics = DiagnosticCollector(limit: 20)
    var blocks: [EntryBlock] = []
    do throws(FileProblem) {
      guard let reader = try format.readEntries?(context(bytes, diagnostics)) else { return nil }
      var block = EntryBlock()
      while try reader.next(&block) {
        require(blocks.count <= bytes.count + 16, "a reader that never ends")
        for row in block.rows {
          for field in EntryField.allCases { require(row[field].range.upperBound <= block.bytes.count, "a text lies outside the block") }
        }
        blocks.append(block)
      }
      let isRefused = blocks.contains { !$0.refused.isEmpty }
      if !reader.isWhole || isRefused { require(diagnostics.hasErrors, "records refused without a finding") }
      return (blocks, reader.balances, reader.isWhole && !isRefused && !diagnostics.hasErrors)
    } catch {
      return nil
    }
  }
}
