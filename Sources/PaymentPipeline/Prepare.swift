// START READING HERE. The main job, from rosters to payment files:
//
//   rosters ─► open ─► survey (read, check, verdict per row) ─► assemble (row ─► payment, route) ─► write ─► read back ─► proof ─► set
//
// Rosters are read twice. The first look gives every row its verdict: a total below the last row can hold the whole list. The second
// look writes. Nothing of a row is kept between them but its verdict. No stage calls backwards.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// `chitra prepare`: rosters in, a draft set of all payment files out, with the proof that nothing vanished.
public enum Prepare {
  /// Makes the set of a month. Rows with an error are held back; a roster that cannot be read as a whole refuses the run.
  public static func run(_ request: PrepareRequest, _ run: Run) throws(RunFailure) -> PrepareResult {
    try OutputPlace.check(request.out, holdsNone: request.rosters, run)
    try OutputPlace.check(request.out, apartFromSets: request.continuedSets, run)
    let opened = try open(request, run)
    var options = surveyOptions(request)
    options.lists = try ListsOfOthers.read(request.options, run)
    var survey = RosterSurvey(run: run, options: options, unit: request.unit)
    let earlier = try EarlierSets(folders: request.continuedSets, keys: survey.keys, run)
    try OutputPlace.check(request.out, apartFromSets: earlier.sets.map(\.folder), run)
    survey.refuse(earlier.lines)
    guard let found = try (consume survey).look(at: opened) else { throw .refused }

    let folder = try outputFolder(request, run)
    let set = PreparedSet(run: run, unit: request.unit, period: request.period, folder: folder, earlier: earlier)
    let held = try PreparedFailure.wrap { () throws(FileProblem) in try HeldFiles(folder: folder) }
    try write(found, earlier.references, request, run, set, held)
    try set.finish()
    try PreparedFailure.wrap { () throws(FileProblem) in try held.finish() }

    let sheet = try ReadBack(run: run, set: set, held: held, survey: found, request: request).controlSheet()
    try PreparedPapers(run: run, set: set, held: held, survey: found, request: request, sheet: sheet, earlier: earlier.sets).write()
    try commit(request, set)
    return PrepareResult(controlSheet: sheet, outcome: sheet.held.count > 0 ? .dataErrors : .clean)
  }

  private static func open(_ request: PrepareRequest, _ run: Run) throws(RunFailure) -> [OpenedInput] {
    var opened: [OpenedInput] = []
    for path in request.rosters {
      opened += try OpenedInput.openLists(path, encoding: request.options.encoding, sheet: request.options.sheet, run)
    }
    try refuseTwice(opened, run)
    return opened
  }

  /// The same list handed in twice would be held line by line; one finding says it better.
  private static func refuseTwice(_ opened: [OpenedInput], _ run: Run) throws(RunFailure) {
    var first: [SHA256Digest: String] = [:]
    for input in opened where opened.count > 1 {
      let digest = try PreparedFailure.wrap { () throws(FileProblem) in try input.input.digest() }
      if let other = first[digest] {
        run.diagnostics.report(Codes.sameFileTwice) {
          Diagnostic(Codes.sameFileTwice, at: SourceLocation(file: input.name), arguments: [DiagnosticArgument("first", other)])
        }
        throw .refused
      }
      first[digest] = input.name
    }
  }

  private static func surveyOptions(_ request: PrepareRequest) -> SurveyOptions {
    var options = SurveyOptions()
    options.period = request.period
    options.months = request.months.isEmpty ? [request.period.withoutRound] : request.months
    options.programme = request.options.programme
    options.unitProgrammes = request.unit.programmes.map(\.programme)
    options.groupsPayments = true
    options.repairsLeadingZeros = request.options.repairsLeadingZeros
    options.needsProgramme = true
    options.needsBudget = true
    options.splitsProgrammes = true
    return options
  }

  private static func outputFolder(_ request: PrepareRequest, _ run: Run) throws(RunFailure) -> OutputFolder {
    for leftover in OutputFolder.leftovers(beside: request.out) {
      run.diagnostics.report(Codes.leftoversFound) {
        Diagnostic(Codes.leftoversFound, at: SourceLocation(file: leftover), arguments: [DiagnosticArgument("path", leftover)])
      }
    }
    return try PreparedFailure.wrap { () throws(FileProblem) in try OutputFolder(destination: request.out, force: run.force) }
  }

  /// The second look: good rows become payments in files, the others go to the held files.
  private static func write(
    _ survey: Survey, _ taken: [PaymentReference], _ request: PrepareRequest, _ run: Run, _ set: PreparedSet, _ held: HeldFiles
  ) throws(RunFailure) {
    var assembly = PaymentAssembly(unit: request.unit, tables: run.tables, period: request.period, expected: survey.shared)
    for reference in taken { assembly.claim(reference) }
    var look = SecondLook(survey: survey, options: surveyOptions(request), router: assembly.router, run: run)
    var out = AssembledBlock()
    for index in survey.rosters.indices {
      try look.read(index, into: &assembly, &out) { (out, block) throws(RunFailure) in
        for payment in out.payments.rows.indices { try keep(payment, out, survey, set, held) }
      } held: { (origin, hasAmount, record, reason) throws(RunFailure) in
        try hold(survey, origin, hasAmount, record, reason, held)
      }
    }
    assembly.closeAll(to: &out)
    for payment in out.payments.rows.indices { try keep(payment, out, survey, set, held) }
  }

  private static func keep(
    _ payment: Int, _ out: AssembledBlock, _ survey: Survey, _ set: PreparedSet, _ held: HeldFiles
  ) throws(RunFailure) {
    if !out.alike.isEmpty, try holdAlike(payment, out, survey, set.run, held) { return }
    var obstacle = out.obstacle(payment) { survey.rosters[$0].opened.name }
    if obstacle == nil { obstacle = try set.write(out.payments, payment, out.routes[payment]) }
    guard let refused = obstacle else { return }
    for origin in out.origins(of: payment) {
      let roster = survey.rosters[origin.file]
      let record = try record(of: origin, roster)
      roster.reporter(set.run).report(refused, out.payments, record, origin)
      try hold(survey, origin, true, record[...], HeldReason(refused.code, detail: nil), held)
    }
  }

  /// Tells of rows of one payment that may be one line; holds them all where a profile makes that an error, and says so.
  private static func holdAlike(
    _ payment: Int, _ out: AssembledBlock, _ survey: Survey, _ run: Run, _ held: HeldFiles
  ) throws(RunFailure) -> Bool {
    let pairs = out.alike.filter { $0.payment == payment }
    let isHeld = run.diagnostics.ranked(Codes.linesAlike.code, Codes.linesAlike.severity) == .error
    guard !pairs.isEmpty else { return false }
    for origin in out.origins(of: payment) {
      let pair = pairs.first { $0.second.row == origin.row }
      // Of two rows the second is told; each row that is held is.
      guard let other = pair?.first ?? (isHeld ? pairs[0].second : nil) else { continue }
      let place = "\(survey.rosters[other.file].opened.name):\(other.line)"
      let roster = survey.rosters[origin.file]
      let record = try record(of: origin, roster)
      roster.reporter(run).report(
        Codes.linesAlike, record, origin, field: .category, arguments: [DiagnosticArgument("first", place)])
      if isHeld { try hold(survey, origin, true, record[...], HeldReason(Codes.linesAlike.code, detail: place), held) }
    }
    return isHeld
  }

  private static func record(of origin: RowOrigin, _ roster: SurveyedRoster) throws(RunFailure) -> [UInt8] {
    var record = [UInt8](repeating: 0, count: Int(origin.byteLength))
    _ = try PreparedFailure.wrap { () throws(FileProblem) in
      try roster.opened.input.read(at: Int(origin.byteOffset), into: &record, from: 0, count: record.count)
    }
    return record
  }

  private static func hold(
    _ survey: Survey, _ origin: RowOrigin, _ hasAmount: Bool, _ record: ArraySlice<UInt8>, _ reason: HeldReason, _ held: HeldFiles
  ) throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in
      try held.hold(survey.rosters[origin.file], file: origin.file, origin: origin, hasAmount: hasAmount, record: record, reason)
    }
  }

  private static func commit(_ request: PrepareRequest, _ set: PreparedSet) throws(RunFailure) {
    let allowed = PreparedManifest.files(in: request.out)
    try PreparedFailure.wrap { () throws(FileProblem) in try set.folder.commit(allowedExisting: allowed) }
  }
}

/// File problems as failures of a run.
enum PreparedFailure {
  static func wrap<Value>(_ body: () throws(FileProblem) -> Value) throws(RunFailure) -> Value {
    do throws(FileProblem) { return try body() } catch { throw .file(error) }
  }
}
