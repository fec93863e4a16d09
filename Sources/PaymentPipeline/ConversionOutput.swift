// What convert writes: the target file, further ones for further batches, held records beside them; all complete or none.

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
  private let request: ConvertRequest
  private let run: Run
  private let source: SourceFile
  private let places: PaymentPlaces
  /// The file asked for, and those beside it for further batches where the format holds one.
  private var files: [ConvertedFile]
  /// The list of each programme, where lists of people are written.
  private var lists: [Programme: ConvertedFile] = [:]
  /// Rows that belong to no list that is written.
  private var others = ControlTotals()
  /// What the source says and no list carries.
  var listLoss = LossReport()
  private var held: HeldSheet?
  private var roster: SurveyedRoster?
  private var heldTotals = ControlTotals()
  private var heldBefore = 0
  private var hasBatch = false

  init(_ request: ConvertRequest, _ run: Run, _ source: SourceFile, _ target: PaymentFormat) throws(RunFailure) {
    self.request = request
    self.run = run
    self.source = source
    places = PaymentPlaces(source)
    self.target = target
    files = [try ConvertedFile(request.out, target, run)]
  }

  // MARK: writing

  /// Begins the next batch: in the same file where the format carries batches or none, else in a file of its own, `OUT-2` and so on.
  func begin(_ source: BatchHeader) throws(RunFailure) {
    if hasBatch, !target.carriesBatches {
      guard target.needsUnit else { return }
      try endBatch()
      if files[files.count - 1].written.count > 0 {
        files.append(try ConvertedFile(ConversionOutput.numbered(request.out, files.count + 1), target, run))
      }
    } else if hasBatch {
      try endBatch()
    }
    hasBatch = true
    heldBefore = heldTotals.count
    var header = source
    header.unit = request.unit ?? header.unit
    header.sourceNames = [self.source.opened.name]
    // What a batch of a canonical file leaves open stays open in another: exchange is the identity.
    let isExchange = target.carriesBatches && self.source.format.carriesBatches
    if !isExchange {
      header.executionDate = header.executionDate ?? run.today
      if header.createdAt.isEmpty { header.createdAt = run.now }
      if header.batchReference.isEmpty, let unit = header.unit, let period = header.period {
        header.batchReference = reference(unit, header.programme, period)
      }
    }
    let isOwnOrder = header.order == nil && target.isOrder
    if isOwnOrder {
      header.order = makeOrder(header)
      if target.id == TreasuryOrderFormat.format.id, header.order == nil, let period = header.period,
        header.unit?.settings(for: header.programme) != nil
      {
        run.diagnostics.report(Codes.periodOutside) {
          Diagnostic(
            Codes.periodOutside, at: SourceLocation(file: self.source.opened.name),
            arguments: [DiagnosticArgument("period", period.description)])
        }
        throw .refused
      }
    }
    try files[files.count - 1].begin(header, isOwnOrder: isOwnOrder)
  }

  private func endBatch() throws(RunFailure) {
    try files[files.count - 1].endBatch(someHeld: heldTotals.count > heldBefore)
  }

  /// The name of a further file: the number before the ending.
  static func numbered(_ path: String, _ number: Int) -> String {
    let name = FilePath.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "\(path)-\(number)" }
    return path.dropLast(name.count) + "\(name[..<dot])-\(number)\(name[dot...])"
  }

  private func reference(_ unit: PayingUnit, _ programme: Programme, _ period: Period) -> String {
    var maker = ReferenceMaker(payer: unit.budgetUnitCode.utf8)
    let name = Array("convert/\(target.id)".utf8)
    return maker.order(programme: programme, round: period, name: name.span) { SHA256Digest(of: $0).words.0 }?.description ?? ""
  }

  private func makeOrder(_ header: BatchHeader) -> PaymentOrder? {
    guard let settings = header.unit?.settings(for: header.programme), let date = run.today, let period = header.period,
      let budget = settings.budget(for: period)
    else { return nil }
    return PaymentOrder(
      reference: header.batchReference, kind: settings.route, programme: header.programme, period: period, date: date, amount: 0,
      budget: budget.classification)
  }

  /// Names of the files the records came from at first, for formats that carry them.
  func sourceNames(_ names: [String]) { files[files.count - 1].sourceNames = names.isEmpty ? [source.opened.name] : names }

  /// Writes payments made of a roster's rows; what the format cannot carry is held by its rows.
  func write(_ out: AssembledBlock) throws(RunFailure) {
    let count = out.payments.rows.count
    guard count > 0 else { return }
    // Runs between payments that may not be made.
    var refused: [UnwritablePayment] = []
    var first = 0
    for next in out.refused.keys.sorted() + [count] {
      refused += try first < next ? files[files.count - 1].write(out.payments, first..<next) : []
      if let obstacle = out.obstacle(next, name: { _ in source.opened.name }) { refused.append(obstacle) }
      first = next + 1
    }
    for payment in refused {
      for origin in out.origins(of: payment.row) {
        var record = [UInt8](repeating: 0, count: Int(origin.byteLength))
        _ = try PreparedFailure.wrap { () throws(FileProblem) in
          try source.opened.input.read(at: Int(origin.byteOffset), into: &record, from: 0, count: record.count)
        }
        roster?.reporter(run).report(payment, out.payments, record, origin)
        try hold(origin, record[...], HeldReason(payment.code, detail: nil))
      }
    }
  }

  /// Writes one payment of a payment file.
  func write(_ block: PaymentBlock, _ index: Int) throws(RunFailure) {
    if let refused = try files[files.count - 1].write(block, index..<index + 1).first {
      run.diagnostics.report(refused.code, severity: .error) { Diagnostic(refused, block, at: places.location(block.rows[index])) }
      try hold(block.rows[index], block, refused.code)
    }
  }

  /// Writes a row to the list of its programme, which is begun with its first row.
  func write(
    _ row: borrowing RosterRow, _ bytes: [UInt8], of programme: Programme, _ head: (Programme) -> RosterHead
  ) throws(RunFailure) {
    if let list = lists[programme] { return try list.write(row, bytes) }
    guard let make = target.writeRoster else { throw .usage }
    if !lists.isEmpty {
      files.append(try ConvertedFile(ConversionOutput.numbered(request.out, files.count + 1), target, run))
    }
    let list = files[files.count - 1]
    list.begin(make(head(programme)))
    lists[programme] = list
    try list.write(row, bytes)
  }

  /// Counts a row that belongs to another list.
  func passOver(_ amount: Int64) { others.add(amount) }

  /// Everything that went anywhere.
  var accounted: ControlTotals {
    var sum = others
    sum.add(heldTotals)
    for file in files { sum.add(file.written) }
    return sum
  }

  /// Writes what stands before the entries.
  func beginEntries(_ reader: any EntryReader) throws(RunFailure) {
    var header = reader.header
    header.unit = request.unit
    if header.createdAt.isEmpty { header.createdAt = run.now }
    header.sourceNames = [source.opened.name]
    try files[0].beginEntries(header, reader.balances)
  }

  /// Writes entries; what the format cannot carry is held.
  func write(_ block: EntryBlock) throws(RunFailure) {
    for refused in try files[0].write(block) {
      let row = block.rows[refused.row]
      run.diagnostics.report(refused.code, severity: .error) {
        Diagnostic(
          code: refused.code, severity: .error, at: SourceLocation(file: source.opened.name, line: Int(row.sourceRecord)),
          field: refused.field,
          arguments: [DiagnosticArgument("column", refused.field), DiagnosticArgument("character", refused.field)])
      }
      heldTotals.add(row.amount)
      try list(line: Int(row.sourceRecord), amount: row.amount, refused.code, refused.field)
    }
  }

  /// Ends the statement with its balances, complete by now.
  func endEntries(_ balances: StatementBalances) throws(RunFailure) { try files[0].endEntries(balances) }

  // MARK: holding

  /// Held rows go back in the sender's own columns.
  func holds(like roster: SurveyedRoster) { self.roster = roster }

  /// Holds a roster's row.
  func hold(_ origin: RowOrigin, _ record: ArraySlice<UInt8>, _ reason: HeldReason) throws(RunFailure) {
    heldTotals.add(origin.amount)
    guard let sheet = try heldSheet() else { return }
    try PreparedFailure.wrap { () throws(FileProblem) in try sheet.hold(record, of: origin, reason) }
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

  private func list(line: Int, amount: Int64, _ code: DiagnosticCode, _ detail: String? = nil) throws(RunFailure) {
    guard let sheet = try heldSheet() else { return }
    try PreparedFailure.wrap { () throws(FileProblem) in
      try sheet.list(source: source.opened.name, line: line, amount: amount, HeldReason(code, detail: detail))
    }
  }

  /// The held file, made when the first record is held; none with `-o -`, where held records are only counted.
  private func heldSheet() throws(RunFailure) -> HeldSheet? {
    if let held { return held }
    guard !request.isAllOrNothing, request.out != "-" || !request.heldPath.isEmpty else { return nil }
    let path = request.heldPath.isEmpty ? request.out + ".held.csv" : request.heldPath
    let sheet = try PreparedFailure.wrap { () throws(FileProblem) in
      try HeldSheet(file: try OutputFile.createReplacing(path, force: run.force), roster: roster)
    }
    held = sheet
    return sheet
  }

  // MARK: ending

  /// Ends all files: nothing is kept that was not read back, critical loss must have been accepted by name.
  func finish() throws(RunFailure) -> ConvertResult {
    if request.isAllOrNothing, heldTotals.count > 0 { throw .refused }
    if hasBatch { try endBatch() }
    for list in lists.values { try list.endList() }
    var (loss, written) = (listLoss, ControlTotals())
    for file in files {
      loss.merge(file.loss)
      written.add(file.written)
    }
    guard !written.isOverflown, !heldTotals.isOverflown else {
      run.diagnostics.report(Codes.amountOverflow) {
        Diagnostic(Codes.amountOverflow, at: SourceLocation(file: source.opened.name), field: "amount")
      }
      throw .refused
    }
    if written.count == 0, heldTotals.count == 0, others.count == 0 {
      run.diagnostics.report(Codes.noRows) { Diagnostic(Codes.noRows, at: SourceLocation(file: source.opened.name)) }
      throw .refused
    }
    var result = ConvertResult(
      written: CountedAmount(written), held: CountedAmount(heldTotals), loss: loss,
      outcome: heldTotals.count > 0 || written.count == 0 ? .dataErrors : .clean)
    result.others = CountedAmount(others)
    if let refusal = refused(loss) {
      run.diagnostics.report(refusal)
      result.written = CountedAmount(ControlTotals())
      result.outcome = .dataErrors
      return result
    }
    // A file without a single record is nothing to send: where all are held, only the held file is left.
    let kept = files.filter { $0.written.count > 0 }
    if kept.isEmpty, others.count > 0 {
      run.diagnostics.report(Codes.listEmpty) {
        let list = FormWords.list(request.list)
        return Diagnostic(
          Codes.listEmpty, at: SourceLocation(file: source.opened.name), arguments: [DiagnosticArgument("list", list)])
      }
    } else if kept.isEmpty {
      run.diagnostics.report(Codes.nothingLeft) { Diagnostic(Codes.nothingLeft, at: SourceLocation(file: source.opened.name)) }
    }
    for file in files where file.written.count == 0 { file.discard() }
    for file in kept { try file.readBack() }
    for file in kept { try file.keep() }
    try PreparedFailure.wrap { () throws(FileProblem) in _ = try held?.file.finish() }
    result.files = kept.map(\.path)
    return result
  }

  /// Why the loss refuses the run, if it does.
  private func refused(_ loss: LossReport) -> Diagnostic? {
    let kinds = Set(loss.criticalKinds).subtracting(request.acceptedLoss).map(\.rawValue).sorted().joined(separator: ", ")
    if kinds.isEmpty { return nil }
    return Diagnostic(
      Codes.criticalLoss, at: SourceLocation(file: source.opened.name),
      arguments: [DiagnosticArgument("format", target.id), DiagnosticArgument("kind", kinds)])
  }
}
