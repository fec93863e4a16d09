// The verbs run within this process, so that thousands of bad inputs take seconds, and what must hold of every run: a status of the
// contract, a finding with code, place and remedy, nothing left behind by a run that gave no result, and an end in good time.
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import PaymentPipeline
import ReferenceData
import Synchronization
import TestSupport
import Testing

@testable import chitra

#if canImport(Glibc)
  import Glibc
#endif

/// An input that is good as it stands.
struct GoodInput: CustomTestStringConvertible, Sendable {
  enum Kind: Sendable { case roster, payments, entries, other }

  var name: String
  var bytes: [UInt8]
  var kind: Kind
  /// What detection calls it; empty when it is no file of payments.
  var format: String
  /// Whether it states how much it holds, so that no part of it can pass for the whole.
  var statesTotals: Bool { ["chitra-batch", "chitra-batch-return", "treasury-order"].contains(format) }

  var testDescription: String { name }
}

/// A changed input and how it was changed.
struct BadInput {
  var how: String
  var bytes: [UInt8]
}

/// What a verb gave.
struct Verdict {
  var status: Int32 = 0
  /// Whether the verb ended with a result, be it with rows held back.
  var leftResult = false
  var counts = DiagnosticCounts()
  var findings: [Diagnostic] = []

  var codes: [String] { findings.map(\.code.description) }
}

/// One verb with its options, ready for a path.
struct TriedVerb: Sendable {
  var name: String
  /// Whether the data can make the call senseless: a statement does not become a payment.
  var mayBeUsage = false
  var writes = false
  var run: @Sendable (_ path: String, _ out: String, _ run: Run) throws(RunFailure) -> RunOutcome
}

/// Runs verbs and looks at what they give.
final class BadInputBench {
  static let descriptions = SchemaCatalogue()
  static let tables = ReferenceTables.builtIn
  static let now = "2026-10-20T08:00:00+07:00"

  let folder: TemporaryFolder
  private(set) var runCount = 0
  private var complaints = 0

  init() throws {
    folder = try TemporaryFolder()
    try Folder.make(folder.path("out"))
  }

  // MARK: - Verbs

  static let detect = TriedVerb(name: "detect") { (path, _, run) throws(RunFailure) in
    try Detect.run(path, run).format == nil ? .dataErrors : .clean
  }

  static func validate(as format: String = "") -> TriedVerb {
    TriedVerb(name: "validate \(format)") { (path, _, run) throws(RunFailure) in
      var request = ValidateRequest(path: path)
      request.format = format
      let result = try Validate.run(request, run)
      return result.hasValidContent && result.hasValidShape != false ? .clean : .dataErrors
    }
  }

  static func inspect(as format: String = "") -> TriedVerb {
    TriedVerb(name: "inspect \(format)") { (path, _, run) throws(RunFailure) in
      var request = InspectRequest(path: path)
      request.format = format
      var number = 0
      return try Inspect.run(request, run) { record in
        // Words and JSON of every record would take most of the time; some of them show that they hold.
        if number % 8 == 0 {
          _ = record.text(.vi, showValues: number % 16 == 0)
          if (try? JSON(parsing: record.json(.en, showValues: false))) == nil { Issue.record("inspect \(path): no JSON") }
        }
        number += 1
      }
    }
  }

  static func convert(to target: String, from format: String = "", unit: PayingUnit? = nil) -> TriedVerb {
    TriedVerb(name: "convert \(format) to \(target)", mayBeUsage: true, writes: true) { (path, out, run) throws(RunFailure) in
      var request = ConvertRequest(source: path, targetFormat: target, out: FilePath.join(out, "converted"))
      request.sourceFormat = format
      request.unit = unit
      request.options.programme = .btxh
      request.period = unit == nil ? nil : Period("2026-10")
      return try Convert.run(request, run).outcome
    }
  }

  static func printing(as format: String = "") -> TriedVerb {
    TriedVerb(name: "print \(format)", writes: true) { (path, out, run) throws(RunFailure) in
      var request = PrintRequest(source: path, out: FilePath.join(out, "page.html"))
      request.sourceFormat = format
      return try PrintForm.run(request, run)
    }
  }

  /// The damaged roster beside a good one.
  static func prepare(with other: String, unit: PayingUnit) -> TriedVerb {
    TriedVerb(name: "prepare", writes: true) { (path, out, run) throws(RunFailure) in try prepare([other, path], unit, out, run) }
  }

  /// A set of the rosters, and its sheet must close.
  static func prepare(_ rosters: [String], _ unit: PayingUnit, _ out: String, _ run: Run, continued: String = "")
    throws(RunFailure) -> RunOutcome
  {
    guard let period = Period("2026-10") else { throw .usage }
    var request = PrepareRequest(rosters: rosters, unit: unit, period: period, out: FilePath.join(out, "set"))
    request.options.programme = .btxh
    request.continuedSets = continued.isEmpty ? [] : [continued]
    let result = try Prepare.run(request, run)
    let sheet = result.controlSheet
    let isWhole =
      sheet.balanced && sheet.totals.count == sheet.paid.count + sheet.held.count
      && sheet.totals.amount == sheet.paid.amount + sheet.held.amount
    if !isWhole { Issue.record("prepare \(rosters): the set does not close") }
    return result.outcome
  }

  static func reconcile(sent: [String]? = nil, returned: [String]? = nil) -> TriedVerb {
    TriedVerb(name: "reconcile", writes: true) { (path, out, run) throws(RunFailure) in
      let request = ReconcileRequest(sent: sent ?? [path], returned: returned ?? [path], out: FilePath.join(out, "result"))
      return try Reconcile.run(request, run).outcome
    }
  }

  // MARK: - Running

  /// Runs a body as the program would and gives the status it would end with.
  @discardableResult
  func perform(descriptions: SchemaCatalogue = descriptions, _ body: (Run) throws(RunFailure) -> RunOutcome) -> Verdict {
    // What holds back a row is counted always; a few findings are enough to look at.
    let diagnostics = DiagnosticCollector(limit: 12)
    let run = Run(diagnostics: diagnostics, descriptions: descriptions, tables: Self.tables, now: Self.now)
    var verdict = Verdict()
    runCount += 1
    Watch.begin()
    defer { Watch.end() }
    do throws(RunFailure) {
      let outcome = try body(run)
      verdict.leftResult = true
      verdict.status = ExitStatus.of(outcome, diagnostics.counts, isStrict: false)
    } catch {
      if case .file(let problem) = error { diagnostics.report(problem.diagnostic(.en)) }
      verdict.status = ExitStatus.of(error)
    }
    verdict.counts = diagnostics.counts
    verdict.findings = diagnostics.diagnostics
    return verdict
  }

  /// Writes the bytes to a file, runs the verbs on it and looks at each.
  @discardableResult
  func attempt(_ verbs: [TriedVerb], _ name: String, _ bad: BadInput) throws -> [Verdict] {
    // Written over and over: the file needs to last no longer than the run, and syncing each one would take most of the time.
    let path = folder.path(FilePath.name(of: name))
    try Self.overwrite(path, bad.bytes)
    return try verbs.map { verb in
      let out = folder.path("out")
      let begin = ContinuousClock.now
      let verdict = perform { (run) throws(RunFailure) in try verb.run(path, out, run) }
      let label = "\(name), \(bad.how): \(verb.name)"
      if ContinuousClock.now - begin > .seconds(20) { complain("\(label): longer than 20 s") }
      look(at: verdict, label, verb)
      try lookAtOutput(verdict, verb, out, label)
      return verdict
    }
  }

  private static func overwrite(_ path: String, _ bytes: [UInt8]) throws {
    let number = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(number >= 0)
    defer { close(number) }
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { unsafe write(number, $0.baseAddress! + done, bytes.count - done) }
      try #require(count > 0)
      done += count
    }
  }

  // MARK: - What must hold

  func complain(_ text: String) {
    complaints += 1
    if complaints <= 12 { Issue.record("\(text)") }
  }

  /// The status and the findings, as persons and programs see them.
  func look(at verdict: Verdict, _ label: String, _ verb: TriedVerb? = nil) {
    let allowed: Set<Int32> = verb?.mayBeUsage == true ? [0, 2, 64, 66] : [0, 2, 66]
    if !allowed.contains(verdict.status) { complain("\(label): status \(verdict.status), \(verdict.codes)") }
    if verdict.status != 0, verdict.counts.errorCount == 0 { complain("\(label): status \(verdict.status) without an error") }
    for finding in verdict.findings.prefix(3) {
      let code = finding.code.description
      if finding.unfilledPlaceholders != [] { complain("\(label): \(code) lacks \(finding.unfilledPlaceholders)") }
      if finding.location == nil { complain("\(label): \(code) names no place") }
      if finding.fix(.vi).isEmpty || finding.fix(.en).isEmpty { complain("\(label): \(code) names no remedy") }
    }
    // One finding a run in every form; whatever bytes it quotes, programs must be able to read it.
    guard let finding = verdict.findings.last else { return }
    let options = RenderOptions(language: .both, showValues: runCount % 2 == 0)
    for form in ReportForm.allCases {
      var renderer = DiagnosticRenderer(form, options: options)
      let text = renderer.begin() + renderer.render(finding) + renderer.end(verdict.counts)
      guard form != .text, !(form == .json && verdict.counts.unshownCount > 0) else { continue }
      if (try? JSON(parsing: text)) == nil { complain("\(label): \(finding.code) is no JSON as \(form.rawValue)") }
    }
  }

  /// A run that gave no result leaves nothing; a result is whole.
  private func lookAtOutput(_ verdict: Verdict, _ verb: TriedVerb, _ out: String, _ label: String) throws {
    let names = try Folder.names(in: out)
    if verdict.leftResult {
      if verb.writes, names.isEmpty { complain("\(label): a result and no output") }
      if names.contains(where: { $0.contains(".tmp") || $0.hasPrefix(".") }) { complain("\(label): left \(names)") }
    } else if !names.isEmpty {
      complain("\(label): status \(verdict.status) and left \(names)")
    }
    try clearOutput()
  }

  func clearOutput() throws {
    for name in try Folder.names(in: folder.path("out")) { try Folder.removeTree(folder.path("out/\(name)")) }
  }
}

/// Ends the process when no run has begun or ended for a minute: a reader that hangs must fail the tests, not hold them up. The file
/// it hangs on stays in the temporary folder, as it does after a trap.
private enum Watch {
  private static let active = Mutex(0)

  static func begin() {
    active.withLock { $0 += 1 }
    alarm(60)
  }

  static func end() {
    let rest = active.withLock { count in
      count -= 1
      return count
    }
    alarm(rest == 0 ? 0 : 60)
  }
}
