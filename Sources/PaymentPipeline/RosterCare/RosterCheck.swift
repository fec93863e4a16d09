// One list checked for the person who keeps it: all findings, and if wanted the same sheet back with a column that says them row by row.

import Diagnostics
import Files
import PaymentFormats
public import PaymentModel

/// `roster check`.
public struct RosterCheckRequest: Sendable {
  /// Rosters to read as one run; `-` is standard input.
  public var files: [String]
  /// Where the sheet goes with its findings; empty for nowhere. For one file only.
  public var out = ""
  /// Looks for the same entitlement line twice.
  public var seeksDuplicates = true
  /// Month checked against, if given.
  public var period: Period?
  /// How rosters are read.
  public var options = RosterOptions()

  /// A request.
  public init(files: [String]) { self.files = files }
}

/// What `roster check` found.
public struct RosterCheckResult: Sendable {
  /// People's rows and their sum.
  public var records: CountedAmount
  /// False when no figure can state the sum.
  public var isSumKnown: Bool
  /// True when no row and no list has an error.
  public var isGood: Bool
  /// Sheets written, one for each sheet of a workbook.
  public var written: [String] = []
}

/// `chitra roster check`.
public enum RosterCheck {
  /// Checks lists; every finding goes to the run's collector.
  public static func run(_ request: RosterCheckRequest, _ run: Run) throws(RunFailure) -> RosterCheckResult {
    let column = FindingsColumn()
    var own = run
    if !request.out.isEmpty {
      // The sheet tells all findings, however few are shown.
      own.diagnostics = DiagnosticCollector(limit: 0, severities: run.diagnostics.severities) { diagnostic in
        column.take(diagnostic)
        run.diagnostics.report(diagnostic)
      }
    }
    let errorsBefore = run.diagnostics.errorCount
    var lists: [OpenedInput] = []
    for file in request.files {
      lists += try OpenedInput.openLists(file, encoding: request.options.encoding, sheet: request.options.sheet, own)
    }
    var options = SurveyOptions(checking: request.options, period: request.period, seeksDuplicates: request.seeksDuplicates)
    options.lists = try ListsOfOthers.read(request.options, own)
    var survey = RosterSurvey(run: own, options: options, unit: nil)
    let found = try survey.lookAtAll(lists)
    try survey.reportShared()
    var result = RosterCheckResult(
      records: CountedAmount(survey.sum), isSumKnown: !survey.sum.isOverflown, isGood: run.diagnostics.errorCount == errorsBefore)
    guard !request.out.isEmpty, let found else { return result }
    result.written = try write(found.rosters, column, request.out, run)
    return result
  }

  private static func write(
    _ rosters: [SurveyedRoster], _ column: FindingsColumn, _ out: String, _ run: Run
  ) throws(RunFailure) -> [String] {
    try PreparedFailure.wrap { () throws(FileProblem) in
      var sheets: [(file: OutputFile, roster: SurveyedRoster)] = []
      for (index, roster) in rosters.enumerated() {
        let path = index == 0 || out == "-" ? out : ConversionOutput.numbered(out, index + 1)
        sheets.append((try OutputFile.createReplacing(path, force: run.force), roster))
      }
      for (file, roster) in sheets { try column.write(roster, to: file) }
      for (file, _) in sheets { _ = try file.finish() }
      return sheets.map(\.file.path)
    }
  }
}
