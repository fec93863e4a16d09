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
    let formats = FormatRegistry.all(run.descriptions)
    guard let target = formats.first(where: { $0.id == request.targetFormat }) else {
      throw SourceFile.unknown(request.targetFormat, formats, run)
    }
    let source = try SourceFile(request.source, format: request.sourceFormat, encoding: request.options.encoding, run)
    try refuseSenseless(source, target, request, run)
    let output = try ConversionOutput(request, run, source, target)
    switch source.content {
    case .roster: try roster(source, request, run, output)
    case .payments: try payments(source, request, run, output)
    case .entries: try entries(source, run, output)
    }
    return try output.finish()
  }

  /// Payments go to payment formats, entries to statement formats; orders and batches need a payer.
  private static func refuseSenseless(
    _ source: SourceFile, _ target: PaymentFormat, _ request: ConvertRequest, _ run: Run
  ) throws(RunFailure) {
    let fits = source.content == .entries ? target.writeEntries != nil : target.writePayments != nil
    guard fits else {
      run.diagnostics.report(Codes.conversionSenseless) {
        Diagnostic(
          Codes.conversionSenseless, at: SourceLocation(file: request.source),
          arguments: [DiagnosticArgument("from", source.format.id), DiagnosticArgument("to", target.id)])
      }
      throw .usage
    }
    if target.needsUnit, request.unit == nil, source.content != .entries {
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
    options.groupsPayments = true
    options.repairsLeadingZeros = request.options.repairsLeadingZeros
    options.needsProgramme = output.target.needsUnit
    var survey = RosterSurvey(run: run, options: options, unit: request.unit)
    guard let found = try survey.look(at: [source.opened]), let roster = found.rosters.first else { throw .refused }
    let period = request.period ?? roster.roster.period
    if period == nil || roster.programme == .unknown {
      run.diagnostics.report(Codes.periodUnknown) { Diagnostic(Codes.periodUnknown, at: SourceLocation(file: source.opened.name)) }
    }
    try output.begin(programme: roster.programme, period: period)
    output.holds(like: roster)
    var assembly = PaymentAssembly(unit: request.unit, tables: run.tables, period: period, expected: found.shared)
    var look = SecondLook(survey: found, options: options, router: assembly.router, run: run)
    var block = AssembledBlock()
    try look.read(0, into: &assembly, &block) { (out, _) throws(RunFailure) in
      try output.write(out)
    } held: { (origin, _, record, reason) throws(RunFailure) in
      try output.hold(origin, record, reason, found.firstPlaces[origin.row])
    }
    assembly.closeAll(to: &block)
    try output.write(block)
  }

  // MARK: payments

  private static func payments(
    _ source: SourceFile, _ request: ConvertRequest, _ run: Run, _ output: ConversionOutput
  ) throws(RunFailure) {
    guard let make = source.format.readPayments else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var judge = PaymentJudge(run: run, source: source, period: request.period)
    judge.seeksDuplicates = request.seeksDuplicates
    judge.refusesMixedProgrammes = output.target.needsUnit
    var out = AssembledBlock()
    var hasBegun = false
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&out.payments) }) {
      if !hasBegun {
        let first = out.payments.rows.first
        output.sourceHeader = reader.header
        try output.begin(
          programme: first?.programme ?? reader.header.programme, period: request.period ?? first?.period ?? reader.header.period)
        hasBegun = true
      }
      output.sourceNames(reader.sourceNames, fallback: source.opened.name)
      for refused in out.payments.refused { try output.hold(refused) }
      let verdicts = judge.verdicts(out.payments)
      for (index, reason) in verdicts.enumerated() {
        let row = out.payments.rows[index]
        if let reason { try output.hold(row, out.payments, reason) } else { try output.write(out.payments, index) }
      }
    }
    if !hasBegun {
      output.sourceHeader = reader.header
      try output.begin(programme: reader.header.programme, period: request.period ?? reader.header.period)
    }
    // A cut file, or one whose totals do not fit, proves nothing: no record of it is converted.
    judge.checkBatchReference(reader.header.batchReference)
    let isGoodOrder = (reader as? TreasuryOrderReader).map { judge.checkOrder($0) } ?? true
    guard reader.isWhole, isGoodOrder else { throw .refused }
  }

  // MARK: entries

  private static func entries(_ source: SourceFile, _ run: Run, _ output: ConversionOutput) throws(RunFailure) {
    guard let make = source.format.readEntries else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(source.context(run)) }
    var block = EntryBlock()
    try output.beginEntries(reader.balances)
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      output.sourceNames(reader.sourceNames, fallback: source.opened.name)
      for refused in block.refused { try output.hold(refused) }
      try output.write(block)
    }
    guard reader.isWhole else { throw .refused }
    output.balances = reader.balances
  }
}
