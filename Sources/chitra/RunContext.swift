// What stands around every verb: language, findings printed as they are found, the run, and the exit status at the end.

internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel
internal import PaymentPipeline
internal import ReferenceData

#if canImport(Glibc)
  import Glibc
#endif

/// Where a verb's findings go: for some verbs they are the result.
enum FindingStream {
  case standardOutput
  case standardError
}

/// Prints the findings of one run as they come.
final class FindingReport {
  private var renderer: DiagnosticRenderer
  private let console: Console
  private var hasBegun = false
  /// Findings that are shown together at the end, grouped; nil where they are shown as they come.
  private var gathered: FindingGroups?

  init(_ form: ReportForm, _ options: RenderOptions, _ console: Console, isGrouped: Bool) {
    renderer = DiagnosticRenderer(form, options: options)
    self.console = console
    // Programs group for themselves.
    gathered = isGrouped && form == .text ? FindingGroups(options) : nil
  }

  func take(_ diagnostic: Diagnostic) {
    if gathered != nil {
      gathered?.add(diagnostic)
      return
    }
    begin()
    console.write(renderer.render(diagnostic))
    if console.isTerminal { console.flush() }
  }

  func end(_ counts: DiagnosticCounts) {
    begin()
    showGathered()
    console.write(renderer.end(counts))
  }

  /// Shows what is shown together, once.
  func showGathered() {
    if let gathered { console.write(gathered.text) }
    gathered = gathered.map { _ in FindingGroups(renderer.options) }
  }

  private func begin() {
    if hasBegun { return }
    hasBegun = true
    console.write(renderer.begin())
  }
}

/// One call of the program.
final class RunContext {
  let options: CommonOptions
  let language: Language
  let output = Console(STDOUT_FILENO)
  let errors = Console(STDERR_FILENO)
  let diagnostics: DiagnosticCollector
  private let report: FindingReport
  /// True when the failure that ends the run was reported already.
  private var isTold = false

  private init(_ options: CommonOptions, findings: FindingStream, isGrouped: Bool) {
    self.options = options
    language = options.lang ?? RunContext.usualLanguage
    let render = RenderOptions(language: language, showValues: options.showValues, version: ProgramVersion.text)
    let report = FindingReport(options.report, render, findings == .standardOutput ? output : errors, isGrouped: isGrouped)
    self.report = report
    diagnostics = DiagnosticCollector(limit: options.maxDiagnostics) { report.take($0) }
  }

  /// Runs a verb to its end; leaves by throwing the exit status unless it is 0.
  static func perform(
    _ options: CommonOptions, findings: FindingStream = .standardError, isGrouped: Bool = false,
    _ body: (RunContext) throws(RunFailure) -> RunOutcome
  ) throws {
    let context = RunContext(options, findings: findings, isGrouped: isGrouped)
    var status: Int32
    do throws(RunFailure) {
      let outcome = try body(context)
      status = ExitStatus.of(outcome, context.diagnostics.counts, isStrict: options.strict)
    } catch {
      if !context.isTold { context.tell(error) }
      status = ExitStatus.of(error)
    }
    context.report.end(context.diagnostics.counts)
    context.output.flush()
    context.errors.flush()
    if context.output.failure != nil { status = ExitStatus.unwritable }
    if status != ExitStatus.clean { throw ExitCode(status) }
  }

  /// What pipelines need; `columns` is what the user says of rosters' headers.
  /// `rates` is the user's own file of levels and amounts.
  func makeRun(columns: String? = nil, rates: String? = nil) throws(RunFailure) -> Run {
    try applyProfile()
    var descriptions = try descriptions()
    if let columns { descriptions.columnMap = try Resources.columnMap(columns, diagnostics) }
    return Run(
      diagnostics: diagnostics, descriptions: descriptions, tables: try Resources.tables(own: options.schemas, rates: rates, diagnostics),
      now: try stamp(),
      force: options.force)
  }

  /// Layouts and column profiles, the user's own over the shipped ones.
  func descriptions() throws(RunFailure) -> SchemaCatalogue { try Resources.descriptions(own: options.schemas, diagnostics) }

  // MARK: - Words on standard output

  /// A sentence for the person, in the language of the run.
  func say(vi: String, en: String) {
    for line in Bilingual(vi: vi, en: en).lines(language) { output.write(line + "\n") }
  }

  /// A sentence about a file beside its findings: on standard output for people, on standard error where programs read the findings.
  func sayBesideFindings(vi: String, en: String) {
    let console = isForPeople ? output : errors
    for line in Bilingual(vi: vi, en: en).lines(language) { console.write(line + "\n") }
  }

  /// Works on each file; one that cannot be read does not keep the others from being looked at, and decides the status.
  func forEachFile(_ files: [String], _ body: (String) throws(RunFailure) -> RunOutcome) throws(RunFailure) -> RunOutcome {
    var outcome = RunOutcome.clean
    var worst: RunFailure?
    for file in files {
      do throws(RunFailure) {
        if try body(file) == .dataErrors { outcome = .dataErrors }
      } catch {
        if case .usage = error { throw error }
        if files.count == 1 { throw error }
        tell(error)
        if worst.map({ ExitStatus.of(error) > ExitStatus.of($0) }) ?? true { worst = error }
      }
    }
    if let worst {
      isTold = true
      throw worst
    }
    return outcome
  }

  /// Shows the findings that a verb shows together, before what it says of them.
  func showFindings() { report.showGathered() }

  /// Text as it is.
  func print(_ text: String) { output.write(text) }

  /// Whether findings are printed for people.
  var isForPeople: Bool { options.report == .text }

  // MARK: - Wrong usage

  /// Reports a value that an option does not take.
  func wrongValue(_ option: String, _ found: String, _ expected: Expectation) -> RunFailure {
    diagnostics.report(Codes.optionValue) {
      Diagnostic(
        Codes.optionValue, found: ReportedValue(found), expected: expected, arguments: [DiagnosticArgument("option", option)])
    }
    return .usage
  }

  /// A folder cannot be a stream.
  func folder(_ path: String, option: String) throws(RunFailure) {
    if path != "-" { return }
    throw wrongValue(option, path, .text(Bilingual(vi: "tên thư mục", en: "the name of a folder")))
  }

  /// Reports options that do not go together.
  func contradiction(_ options: String) -> RunFailure {
    diagnostics.report(Codes.optionsContradict) {
      Diagnostic(Codes.optionsContradict, arguments: [DiagnosticArgument("options", options)])
    }
    return .usage
  }

  /// Reports an option without which the verb cannot work.
  func missing(_ option: String) -> RunFailure {
    diagnostics.report(Codes.optionMissing) { Diagnostic(Codes.optionMissing, arguments: [DiagnosticArgument("options", option)]) }
    return .usage
  }

  /// Says that a verb or option of the contract is not in this version.
  func notInThisVersion(_ what: String) -> RunFailure {
    let words = Bilingual(vi: "phiên bản này chưa có \(what)", en: "not in this version: \(what)")
    for line in words.lines(language) { errors.write("chitra: \(line)\n") }
    return .usage
  }

  /// A month and round, or wrong usage.
  func period(_ text: String, option: String) throws(RunFailure) -> Period {
    if let period = Period(text) { return period }
    throw wrongValue(
      option, text,
      .text(
        Bilingual(
          vi: "tháng dạng 2026-10, hoặc 2026-10-B cho đợt bổ sung", en: "a month like 2026-10, or 2026-10-B for a supplementary round")))
  }

  /// Reports why a run ended, where nobody has done so yet.
  func tell(_ failure: RunFailure) {
    switch failure {
    case .file(let problem): diagnostics.report(problem.diagnostic(language))
    case .fault:
      if !diagnostics.hasErrors {
        diagnostics.report(Codes.programFault) {
          Diagnostic(Codes.programFault, arguments: [DiagnosticArgument("detail", "run ended without a result")])
        }
      }
    case .refused, .usage: break
    }
  }

  // MARK: - Surroundings

  /// The language of the surroundings.
  static var usualLanguage: Language {
    let name = Environment.value("LC_ALL") ?? Environment.value("LANG") ?? ""
    return name.lowercased().hasPrefix("vi") ? .vi : .en
  }

  private func stamp() throws(RunFailure) -> String {
    switch Stamp.find(now: options.now) {
    case .success(let text): return text
    case .failure(let wrong):
      throw wrongValue(
        wrong.option, wrong.value,
        wrong.option == "--now"
          ? .dateForm("2026-10-20T08:00:00+07:00") : .text(Bilingual(vi: "số giây từ 1970-01-01", en: "seconds since 1970-01-01")))
    }
  }

  private func applyProfile() throws(RunFailure) {
    guard let path = options.profile else { return }
    diagnostics.severities = try Resources.severities(path, diagnostics)
  }
}
