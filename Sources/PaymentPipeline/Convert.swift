// One file into another format, through the model:
//
//   file ─► open ─► detect ─► read ─► checks ─► write ─► read back ─► file + loss report + held records
//
// A roster is looked at twice, as in Prepare.swift; payments and entries pass once. What cannot be converted is held, never dropped.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import ReferenceData

/// `chitra convert`.
public enum Convert {
  /// Converts one file. Records with an error go to the held file; critical loss and `isAllOrNothing` refuse to write.
  public static func run(_ request: ConvertRequest, _ run: Run) throws(RunFailure) -> ConvertResult {
    guard let target = FormatRegistry.format(request.targetFormat, run.descriptions) else {
      throw SourceFile.unknown(request.targetFormat, run)
    }
    let opened = try OpenedInput.openList(request.source, encoding: request.options.encoding, sheet: request.options.sheet, run)
    let source = try SourceFile(opened, request.source, format: request.sourceFormat, run)
    try refuseSenseless(source, target, request, run)
    let output = try ConversionOutput(request, run, source, target)
    switch source.content {
    case .roster: try roster(source, request, run, output)
    case .payments: try payments(source, request, run, output)
    case .entries: try entries(source, run, output)
    }
    return try output.finish()
  }

  /// Payments go to payment formats, entries to statement formats; orders and batches need a payer, which a roster does not name.
  private static func refuseSenseless(
    _ source: SourceFile, _ target: PaymentFormat, _ request: ConvertRequest, _ run: Run
  ) throws(RunFailure) {
    let fits = source.content == .entries ? target.writeEntries != nil : target.writePayments != nil
    let isList = source.content == .roster && target.writeRoster != nil
    guard fits || isList else {
      run.diagnostics.report(Codes.conversionSenseless) {
        Diagnostic(
          Codes.conversionSenseless, at: SourceLocation(file: request.source),
          arguments: [DiagnosticArgument("from", source.format.id), DiagnosticArgument("to", target.id)])
      }
      throw .usage
    }
    if target.needsUnit, request.unit == nil, source.content == .roster {
      run.diagnostics.report(Codes.choiceNeeded) {
        Diagnostic(
          Codes.choiceNeeded, at: SourceLocation(file: request.source),
          arguments: [DiagnosticArgument("option", "--unit"), DiagnosticArgument("candidates", "UNIT.yaml")])
      }
      throw .usage
    }
  }

  // MARK: rosters

  private static func roster(
    _ source: SourceFile, _ request: ConvertRequest, _ run: Run, _ output: ConversionOutput
  ) throws(RunFailure) {
    var options = SurveyOptions()
    options.period = request.period
    options.months = request.period.map { [$0.withoutRound] } ?? []
    options.programme = request.options.programme
    options.unitProgrammes = request.unit?.programmes.map(\.programme) ?? []
    options.seeksDuplicates = request.seeksDuplicates
    let isList = output.target.writeRoster != nil
    options.groupsPayments = !isList
    options.repairsLeadingZeros = request.options.repairsLeadingZeros
    options.needsProgramme = output.target.needsUnit
    options.lists = try ListsOfOthers.read(request.options, run)
    if isList {
      // A list is no order: it needs its programme only where that is in its name, and rows of both are parted.
      if options.programme == .unknown, options.unitProgrammes.count == 1 { options.programme = options.unitProgrammes[0] }
      options.unitProgrammes = [.ncc, .btxh]
      options.needsProgramme = request.list != .payout
      options.splitsProgrammes = true
      options.choosesProgramme = true
    }
    let survey = RosterSurvey(run: run, options: options, unit: request.unit)
    guard let found = try (consume survey).look(at: [source.opened]), let roster = found.rosters.first else { throw .refused }
    if isList {
      output.holds(like: roster)
      return try lists(source, found, options, request, run, output)
    }
    let period = request.period ?? roster.roster.period
    if period == nil || roster.programme == .unknown && !roster.rowsNameProgrammes {
      run.diagnostics.report(Codes.periodUnknown) { Diagnostic(Codes.periodUnknown, at: SourceLocation(file: source.opened.name)) }
    }
    var header = BatchHeader()
    header.programme = roster.programme
    header.period = period
    try output.begin(header)
    output.holds(like: roster)
    var assembly = PaymentAssembly(unit: request.unit, tables: run.tables, period: period, expected: found.shared)
    var look = SecondLook(survey: found, options: options, router: assembly.router, run: run)
    var block = AssembledBlock()
    try look.read(0, into: &assembly, &block) { (out, _) throws(RunFailure) in
      try output.write(out)
    } held: { (origin, _, record, reason) throws(RunFailure) in
      try output.hold(origin, record, reason)
    }
    assembly.closeAll(to: &block)
    try output.write(block)
  }

  // MARK: payments

  private static func payments(
    _ source: SourceFile, _ request: ConvertRequest, _ run: Run, _ output: ConversionOutput
  ) throws(RunFailure) {
    guard let make = source.format.readPayments else { throw .usage }
    // Where batches, payer or order are complete only at the file's end, a first look reads them.
    let known = source.format.tellsBatchesLate ? try batches(source, make, run) : nil
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var judge = PaymentJudge(run: run, source: source, period: request.period)
    judge.seeksDuplicates = request.seeksDuplicates
    judge.refusesMixedProgrammes = output.target.needsUnit
    var out = AssembledBlock()
    if let known, known.count > 1, request.out == "-", output.target.needsUnit { throw severalBatches(known.count, source, run, output) }
    var begun = 0
    func begin(through index: Int, _ headers: [BatchHeader]) throws(RunFailure) {
      while begun <= index {
        let header = named(headers[begun], first: begun == index ? out.payments.rows.first : nil, source, request, output)
        try refuseNameless(header, source, request, run, output)
        if begun > 0 { judge.beginBatch() }
        try output.begin(header)
        begun += 1
      }
    }
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&out.payments) }) {
      try begin(through: reader.batchIndex, known ?? reader.batches)
      output.sourceNames(reader.sourceNames)
      for refused in out.payments.refused { try output.hold(refused) }
      let verdicts = judge.verdicts(out.payments)
      for (index, reason) in verdicts.enumerated() {
        let row = out.payments.rows[index]
        if let reason { try output.hold(row, out.payments, reason) } else { try output.write(out.payments, index) }
      }
    }
    out.payments.removeAll()
    let all = known ?? reader.batches
    try begin(through: all.count - 1, all)
    // A cut file, or one whose totals do not fit, proves nothing: no record of it is converted.
    judge.checkBatchReference(reader.header.batchReference)
    let isGoodOrder = (reader as? TreasuryOrderReader).map { judge.checkOrder($0) } ?? true
    guard reader.isWhole, isGoodOrder else { throw .refused }
  }

  /// What the file says of its batches, read to its end without a word: the second look reports. A file that is not whole proves nothing,
  /// so that there is no second look but the one that says why.
  private static func batches(
    _ source: SourceFile, _ make: (ReadContext) throws(FileProblem) -> any PaymentReader, _ run: Run
  ) throws(RunFailure) -> [BatchHeader] {
    let silent = source.context(run, diagnostics: DiagnosticCollector(limit: 1))
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(silent) }
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {}
    if reader.isWhole { return reader.batches }
    let telling = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    while try PreparedFailure.wrap({ () throws(FileProblem) in try telling.next(&block) }) {}
    throw .refused
  }

  static func severalBatches(_ count: Int, _ source: SourceFile, _ run: Run, _ output: ConversionOutput) -> RunFailure {
    run.diagnostics.report(Codes.severalBatches) {
      Diagnostic(
        Codes.severalBatches, at: SourceLocation(file: source.opened.name),
        arguments: [DiagnosticArgument("count", .number(count)), DiagnosticArgument("format", ReportedValue(output.target.id))])
    }
    return .usage
  }

  /// The batch with programme and period: as the user says, as the batch says, else as its first payment says.
  private static func named(
    _ batch: BatchHeader, first: PaymentRow?, _ source: SourceFile, _ request: ConvertRequest, _ output: ConversionOutput
  ) -> BatchHeader {
    var header = batch
    if let period = request.period { header.period = period }
    if source.format.carriesBatches, output.target.carriesBatches { return header }
    if header.programme == .unknown { header.programme = first?.programme ?? .unknown }
    header.period = header.period ?? first?.period
    return header
  }

  /// A payer of whom the target needs more than the source says is named by `--unit` alone.
  private static func refuseNameless(
    _ batch: BatchHeader, _ source: SourceFile, _ request: ConvertRequest, _ run: Run, _ output: ConversionOutput
  ) throws(RunFailure) {
    guard output.target.needsUnit, request.unit == nil else { return }
    let missing = output.target.missingOfPayer(batch)
    if missing.isEmpty { return }
    run.diagnostics.report(Codes.payerIncomplete) {
      Diagnostic(
        Codes.payerIncomplete, at: SourceLocation(file: source.opened.name),
        arguments: [DiagnosticArgument("missing", ReportedValue(missing.joined(separator: ", ")))])
    }
    throw .usage
  }

  // MARK: entries

  private static func entries(_ source: SourceFile, _ run: Run, _ output: ConversionOutput) throws(RunFailure) {
    guard let make = source.format.readEntries else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var block = EntryBlock()
    var hasBegun = false
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      // Header and opening balance stand before the first entry and are known with it.
      if !hasBegun { try output.beginEntries(reader) }
      hasBegun = true
      output.sourceNames(reader.sourceNames)
      for refused in block.refused { try output.hold(refused) }
      try output.write(block)
    }
    if !hasBegun { try output.beginEntries(reader) }
    guard reader.isWhole else { throw .refused }
    try output.endEntries(reader.balances)
  }
}
