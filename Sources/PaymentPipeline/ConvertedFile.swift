// One file that convert writes: one batch, or all batches where the format carries several; nothing of it is kept that was not read back.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel

/// A file being written.
final class ConvertedFile {
  /// As the user will find it.
  let path: String
  /// Payments or entries in it.
  private(set) var written = ControlTotals()
  private let file: OutputFile
  private let target: PaymentFormat
  private let run: Run
  private var payments: (any PaymentWriter)?
  private var entries: (any EntryWriter)?
  private var list: RosterWriter?
  private var fingerprint = PaymentFingerprint()
  /// Losses of the batches that are ended.
  private var endedLoss = LossReport()
  /// Where the batch at hand begins in the file, its own sums, and the order it stands for.
  private var base = 0
  private var batch = ControlTotals()
  private var order: PaymentOrder?
  private var isOwnOrder = false
  private var service: PayingService?
  /// The orders as they were meant, to be compared with what is read back.
  private var orders: [PaymentOrder] = []

  init(_ path: String, _ target: PaymentFormat, _ run: Run) throws(RunFailure) {
    self.path = path
    self.target = target
    self.run = run
    file = try PreparedFailure.wrap { () throws(FileProblem) in try OutputFile.createReplacing(path, force: run.force) }
  }

  /// Everything lost so far.
  var loss: LossReport {
    var loss = endedLoss
    if let writer = payments { loss.merge(writer.loss) }
    if let writer = entries { loss.merge(writer.loss) }
    if let list { loss.merge(list.loss) }
    return loss
  }

  var sourceNames: [String] {
    get { payments?.sourceNames ?? entries?.sourceNames ?? [] }
    set {
      payments?.sourceNames = newValue
      entries?.sourceNames = newValue
    }
  }

  // MARK: writing

  /// Writes what stands before the payments of a batch; `isOwnOrder` when its order was made for this file and not by the source.
  func begin(_ header: BatchHeader, isOwnOrder: Bool) throws(RunFailure) {
    self.isOwnOrder = isOwnOrder
    service = header.unit?.payingService
    guard let writer = target.writePayments?(run.descriptions) else { throw .usage }
    base = file.position - file.buffer.count
    batch = ControlTotals()
    order = header.order
    writer.sourceNames = header.sourceNames
    writer.begin(header, into: &file.buffer)
    payments = writer
  }

  /// Writes payments; gives back those that the format cannot carry.
  func write(_ block: PaymentBlock, _ rows: Range<Int>) throws(RunFailure) -> [UnwritablePayment] {
    guard let writer = payments else { return [] }
    let refused = writer.write(block, rows, into: &file.buffer)
    let isRefused = Set(refused.map(\.row))
    for index in rows where !isRefused.contains(index) {
      let row = block.rows[index]
      written.add(row.amount)
      batch.add(row.amount)
      fingerprint.add(reference: block.bytes[row[.reference].range], amount: row.amount)
    }
    try flush()
    return refused
  }

  /// Ends the batch. Its order draws what its payments need, with the fee and less the money still held that its source says.
  func endBatch(someHeld: Bool) throws(RunFailure) {
    guard let writer = payments else { return }
    if let said = order, target.isOrder || target.carriesBatches {
      let drawn = try drawn(said)
      if someHeld, said.fee != 0 || said.lessHeld != 0 {
        endedLoss.add(.coerced, .material, field: "order.amount", reason: ConvertedFile.partReason) {
          LossExample(before: .amount(said.amount), after: .amount(drawn.amount))
        }
      }
      // An order of the source whose payments all went over is what it is; one that its payments deny is not written as a document.
      if !someHeld, !isOwnOrder, target.isOrder, said != drawn { throw denied(said, drawn.amount) }
      let final = someHeld || isOwnOrder ? drawn : said
      order = final
      orders.append(final)
    }
    let patches = writer.end(order: order, into: &file.buffer)
    try patch(patches)
    endedLoss.merge(writer.loss)
    payments = nil
  }

  private func drawn(_ said: PaymentOrder) throws(RunFailure) -> PaymentOrder {
    var drawn = said
    if isOwnOrder, said.kind == .payingService, let service {
      drawn.fee = PayingServiceFee.dong(batch.amount, millionths: service.feeMillionths)
    }
    let (due, isTooMuch) = batch.amount.addingReportingOverflow(drawn.fee)
    let (amount, isTooLittle) = due.subtractingReportingOverflow(said.lessHeld)
    guard !batch.isOverflown, !isTooMuch, !isTooLittle, amount >= 0 else { throw denied(said, batch.amount) }
    drawn.payees = batch
    drawn.amount = amount
    return drawn
  }

  private func denied(_ said: PaymentOrder, _ counted: Int64) -> RunFailure {
    run.diagnostics.report(Codes.orderSumDiffers) {
      Diagnostic(
        Codes.orderSumDiffers, at: SourceLocation(file: path), found: .amount(counted), expected: .amount(said.amount),
        arguments: [DiagnosticArgument("difference", .amount(counted.subtractingReportingOverflow(said.amount).partialValue))])
    }
    return .refused
  }

  private static let partReason = Bilingual(
    vi: "có khoản bị giữ lại; phí và tiền kỳ trước còn giữ vẫn ghi như chứng từ gốc",
    en: "payments were held back; fee and money still held stay as the source's order says")

  /// Writes what stands before the entries.
  func beginEntries(_ header: BatchHeader, _ balances: StatementBalances) throws(RunFailure) {
    guard let writer = target.writeEntries?(run.descriptions) else { throw .usage }
    writer.sourceNames = header.sourceNames
    writer.begin(header, balances: balances, into: &file.buffer)
    entries = writer
  }

  /// Writes entries; gives back those that the format cannot carry.
  func write(_ block: EntryBlock) throws(RunFailure) -> [UnwritableEntry] {
    let refused = entries?.write(block, into: &file.buffer) ?? []
    let isRefused = Set(refused.map(\.row))
    for index in block.rows.indices where !isRefused.contains(index) { written.add(block.rows[index].amount) }
    try flush()
    return refused
  }

  /// Ends the statement.
  func endEntries(_ balances: StatementBalances) throws(RunFailure) {
    guard let writer = entries else { return }
    try patch(writer.end(balances: balances, into: &file.buffer))
  }

  /// Writes what stands before the rows of a list.
  func begin(_ list: RosterWriter) {
    self.list = list
    list.begin(into: &file.buffer)
  }

  /// Writes a row of the list.
  func write(_ row: borrowing RosterRow, _ bytes: [UInt8]) throws(RunFailure) {
    list?.append(row, bytes, into: &file.buffer)
    written.add(row.amount ?? 0)
    try flush()
  }

  /// Ends the list.
  func endList() throws(RunFailure) {
    list?.end(into: &file.buffer)
    try flush()
  }

  private func patch(_ patches: [Patch]) throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in
      for patch in patches { try file.patch(at: base + patch.offset, bytes: patch.bytes) }
      try file.flushIfFull()
    }
  }

  private func flush() throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in try file.flushIfFull() }
  }

  // MARK: ending

  /// Gives the file its name.
  func keep() throws(RunFailure) { try PreparedFailure.wrap { () throws(FileProblem) in _ = try file.finish() } }

  /// Removes it.
  func discard() { file.discard() }

  /// Reads the written file with its own reader and compares it with what was meant; also hashes it, so that it can be named.
  func readBack() throws(RunFailure) {
    let input = try PreparedFailure.wrap { () throws(FileProblem) in try file.reopened() }
    let silent = DiagnosticCollector(limit: 5)
    let context = ReadContext(input: input, name: path, fileIndex: 0, diagnostics: silent, descriptions: run.descriptions)
    var isRight: Bool
    if let make = target.readPayments, entries == nil {
      let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
      isRight = try isAsMeant(reader)
    } else if let make = target.readEntries, entries != nil {
      let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
      isRight = try isAsMeant(reader)
    } else if let list {
      isRight = try PreparedFailure.wrap { () throws(FileProblem) in try list.isWritten(in: context) }
    } else {
      return
    }
    _ = try PreparedFailure.wrap { () throws(FileProblem) in try input.digest() }
    if isRight { return }
    run.diagnostics.report(Codes.rereadDiffers) {
      Diagnostic(Codes.rereadDiffers, at: SourceLocation(file: path), arguments: [DiagnosticArgument("name", path)])
    }
    for diagnostic in silent.diagnostics { run.diagnostics.report(diagnostic) }
    throw .fault
  }

  private func isAsMeant(_ reader: any PaymentReader) throws(RunFailure) -> Bool {
    var (totals, found, isWhole) = (ControlTotals(), PaymentFingerprint(), true)
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows {
        totals.add(row.amount)
        found.add(reference: block.bytes[row[.reference].range], amount: row.amount)
      }
      isWhole = isWhole && block.refused.isEmpty
    }
    let hasOrders = !(target.isOrder || target.carriesBatches) || reader.batches.compactMap(\.order) == orders
    return isWhole && reader.isWhole && found == fingerprint && totals == written && hasOrders
  }

  private func isAsMeant(_ reader: any EntryReader) throws(RunFailure) -> Bool {
    var (totals, isWhole) = (ControlTotals(), true)
    var block = EntryBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows { totals.add(row.amount) }
      isWhole = isWhole && block.refused.isEmpty
    }
    return isWhole && reader.isWhole && totals == written
  }
}
