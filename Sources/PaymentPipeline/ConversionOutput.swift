// What convert writes: the target file, held records beside it, both complete or not at all.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// The output of one conversion.
final class ConversionOutput {
  let target: PaymentFormat
  /// What the source says of the whole, where it says something.
  var sourceHeader = BatchHeader()
  /// Balances of a statement, complete at the end.
  var balances = StatementBalances()
  private let request: ConvertRequest
  private let run: Run
  private let source: SourceFile
  private let file: OutputFile
  private var payments: (any PaymentWriter)?
  private var entries: (any EntryWriter)?
  private var held: HeldSheet?
  private var roster: SurveyedRoster?
  private var written = ControlTotals()
  private var heldTotals = ControlTotals()
  private var fingerprint = PaymentFingerprint()
  private var order: PaymentOrder?

  init(_ request: ConvertRequest, _ run: Run, _ source: SourceFile, _ target: PaymentFormat) throws(RunFailure) {
    self.request = request
    self.run = run
    self.source = source
    self.target = target
    file = try PreparedFailure.wrap { () throws(FileProblem) in try OutputFile.createReplacing(request.out, force: run.force) }
  }

  // MARK: writing

  /// Writes what stands before the payments.
  func begin(programme: Programme, period: Period?) throws(RunFailure) {
    guard let writer = target.writePayments?(run.descriptions) else { throw .usage }
    var header = sourceHeader
    header.unit = request.unit ?? header.unit
    header.programme = programme
    header.period = period
    header.executionDate = header.executionDate ?? run.today
    if header.createdAt.isEmpty { header.createdAt = run.now }
    header.sourceNames = [source.opened.name]
    if header.batchReference.isEmpty, let unit = header.unit, let period { header.batchReference = reference(unit, programme, period) }
    if header.order == nil, let unit = header.unit, let period {
      header.order = try makeOrder(unit, programme, period, header.batchReference)
    }
    order = header.order
    writer.sourceNames = [source.opened.name]
    writer.begin(header, into: &file.buffer)
    payments = writer
  }

  private func reference(_ unit: PayingUnit, _ programme: Programme, _ period: Period) -> String {
    var maker = ReferenceMaker(payer: unit.budgetUnitCode.utf8)
    let name = Array("convert/\(target.id)".utf8)
    return maker.order(programme: programme, round: period, name: name.span) { SHA256Digest(of: $0).words.0 }?.description ?? ""
  }

  private func makeOrder(
    _ unit: PayingUnit, _ programme: Programme, _ period: Period, _ reference: String
  ) throws(RunFailure) -> PaymentOrder? {
    guard let settings = unit.settings(for: programme), let date = run.today,
      let budget = settings.budgets.first(where: { $0.year == Int(period.year) }) ?? settings.budgets.last
    else { return nil }
    if target.id == TreasuryOrderFormat.format.id { try BudgetYear.check(budget.year, period, date, run) }
    return PaymentOrder(
      reference: reference, kind: settings.route, programme: programme, period: period, date: date, amount: 0, budget: budget.classification
    )
  }

  /// Names of the files the records came from at first, for formats that carry them.
  func sourceNames(_ names: [String], fallback: String) {
    let shown = names.isEmpty ? [fallback] : names
    if payments != nil { payments?.sourceNames = shown }
    if entries != nil { entries?.sourceNames = shown }
  }

  /// Writes payments made of a roster's rows; what the format cannot carry is held by its rows.
  func write(_ out: AssembledBlock) throws(RunFailure) {
    let count = out.payments.rows.count
    guard count > 0, let writer = payments else { return }
    let refused = writer.write(out.payments, 0..<count, into: &file.buffer)
    var isRefused = Set<Int>()
    for payment in refused {
      isRefused.insert(payment.row)
      for origin in out.origins(of: payment.row) {
        var record = [UInt8](repeating: 0, count: Int(origin.byteLength))
        _ = try PreparedFailure.wrap { () throws(FileProblem) in
          try source.opened.input.read(at: Int(origin.byteOffset), into: &record, from: 0, count: record.count)
        }
        try hold(origin, record[...], payment.code, nil)
      }
    }
    for index in 0..<count where !isRefused.contains(index) { add(out.payments, index) }
    try flush()
  }

  /// Writes one payment of a payment file.
  func write(_ block: PaymentBlock, _ index: Int) throws(RunFailure) {
    guard let writer = payments else { return }
    if let refused = writer.write(block, index..<index + 1, into: &file.buffer).first {
      try hold(block.rows[index], block, refused.code)
      return
    }
    add(block, index)
    try flush()
  }

  private func add(_ block: PaymentBlock, _ index: Int) {
    let row = block.rows[index]
    written.add(row.amount)
    fingerprint.add(reference: block.bytes[row[.reference].range], amount: row.amount)
  }

  /// Writes what stands before the entries.
  func beginEntries(_ balances: StatementBalances) throws(RunFailure) {
    guard let writer = target.writeEntries?(run.descriptions) else { throw .usage }
    var header = BatchHeader()
    header.createdAt = run.now
    header.sourceNames = [source.opened.name]
    writer.sourceNames = [source.opened.name]
    writer.begin(header, balances: balances, into: &file.buffer)
    entries = writer
  }

  /// Writes entries.
  func write(_ block: EntryBlock) throws(RunFailure) {
    entries?.write(block, into: &file.buffer)
    for row in block.rows { written.add(row.amount) }
    try flush()
  }

  private func flush() throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in try file.flushIfFull() }
  }

  // MARK: holding

  /// Held rows go back in the sender's own columns.
  func holds(like roster: SurveyedRoster) { self.roster = roster }

  /// Holds a roster's row.
  func hold(_ origin: RowOrigin, _ record: ArraySlice<UInt8>, _ code: DiagnosticCode, _ detail: String?) throws(RunFailure) {
    heldTotals.add(origin.amount)
    guard let sheet = try heldSheet() else { return }
    try PreparedFailure.wrap { () throws(FileProblem) in try sheet.hold(record, HeldReason(code, detail: detail)) }
  }

  /// Holds a record that its reader could not understand.
  func hold(_ refused: RefusedRecord) throws(RunFailure) {
    let code = DiagnosticCode(packed: refused.code) ?? Codes.programFault.code
    heldTotals.add(refused.amount)
    try list(line: Int(refused.line), amount: refused.amount, code)
  }

  /// Holds a payment that a check or the format refused.
  func hold(_ row: PaymentRow, _ block: PaymentBlock, _ code: DiagnosticCode) throws(RunFailure) {
    heldTotals.add(row.amount)
    try list(line: Int(row.sourceRecord), amount: row.amount, code)
  }

  private func list(line: Int, amount: Int64, _ code: DiagnosticCode) throws(RunFailure) {
    guard let sheet = try heldSheet() else { return }
    try PreparedFailure.wrap { () throws(FileProblem) in
      try sheet.list(source: source.opened.name, line: line, amount: amount, HeldReason(code, detail: nil))
    }
  }

  /// The held file, made when the first record is held; none with `-o -`, where held records are only counted.
  private func heldSheet() throws(RunFailure) -> HeldSheet? {
    if let held { return held }
    guard !request.isAllOrNothing, request.out != "-" || !request.heldPath.isEmpty else { return nil }
    let path = request.heldPath.isEmpty ? request.out + ".held.csv" : request.heldPath
    let sheet = try PreparedFailure.wrap { () throws(FileProblem) in
      HeldSheet(file: try OutputFile.createReplacing(path, force: run.force), roster: roster)
    }
    held = sheet
    return sheet
  }

  // MARK: ending

  /// Ends both files: nothing is kept that was not read back, critical loss must have been accepted by name.
  func finish() throws(RunFailure) -> ConvertResult {
    let loss = payments?.loss ?? entries?.loss ?? LossReport()
    if request.isAllOrNothing, heldTotals.count > 0 { throw .refused }
    let refusedLoss = Set(loss.criticalKinds).subtracting(request.acceptedLoss)
    if !refusedLoss.isEmpty {
      let kinds = refusedLoss.map(\.rawValue).sorted().joined(separator: ", ")
      run.diagnostics.report(Codes.criticalLoss) {
        Diagnostic(
          Codes.criticalLoss, at: SourceLocation(file: source.opened.name),
          arguments: [DiagnosticArgument("format", target.id), DiagnosticArgument("kind", kinds)])
      }
      throw .refused
    }
    if written.count == 0, heldTotals.count == 0 {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
      throw .refused
    }
    if var final = order {
      final.payees = ControlTotals(count: written.count, amount: written.amount)
      final.amount = written.amount
      order = final
    }
    let patches = payments?.end(order: order, into: &file.buffer) ?? entries?.end(balances: balances, into: &file.buffer) ?? []
    try PreparedFailure.wrap { () throws(FileProblem) in
      for patch in patches { try file.patch(at: patch.offset, bytes: patch.bytes) }
    }
    try readBack()
    try PreparedFailure.wrap { () throws(FileProblem) in
      _ = try file.finish()
      _ = try held?.file.finish()
    }
    return ConvertResult(
      written: CountedAmount(written), held: CountedAmount(heldTotals), loss: loss,
      outcome: heldTotals.count > 0 ? .dataErrors : .clean)
  }

  /// Reads the written file with its own reader and compares it with what was meant; also hashes it, so that it can be named.
  private func readBack() throws(RunFailure) {
    let input = try PreparedFailure.wrap { () throws(FileProblem) in try file.reopened() }
    let silent = DiagnosticCollector(limit: 5)
    let context = ReadContext(
      input: input, name: request.out, fileIndex: 0, diagnostics: silent, descriptions: run.descriptions)
    var totals = ControlTotals()
    var found = PaymentFingerprint()
    var isWhole = true
    if let make = target.readPayments, payments != nil {
      let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
      var block = PaymentBlock()
      while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
        for row in block.rows {
          totals.add(row.amount)
          found.add(reference: block.bytes[row[.reference].range], amount: row.amount)
        }
        isWhole = isWhole && block.refused.isEmpty
      }
      isWhole = isWhole && reader.isWhole && found == fingerprint
    } else if let make = target.readEntries, entries != nil {
      let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
      var block = EntryBlock()
      while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
        for row in block.rows { totals.add(row.amount) }
        isWhole = isWhole && block.refused.isEmpty
      }
      isWhole = isWhole && reader.isWhole
    } else {
      return
    }
    _ = try PreparedFailure.wrap { () throws(FileProblem) in try input.digest() }
    guard isWhole, totals == written else {
      run.diagnostics.report(Codes.rereadDiffers) {
        Diagnostic(Codes.rereadDiffers, at: SourceLocation(file: request.out), arguments: [DiagnosticArgument("name", request.out)])
      }
      for diagnostic in silent.diagnostics { run.diagnostics.report(diagnostic) }
      throw .fault
    }
  }
}
