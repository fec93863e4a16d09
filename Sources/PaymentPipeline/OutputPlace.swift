// Where a result may stand: never in the place of what it was made from.

import Diagnostics
import Files

/// Refuses output folders that would replace or enclose an input.
enum OutputPlace {
  /// The folder must neither be one of the sets read, nor lie inside one, nor hold one.
  static func check(_ out: String, apartFromSets sets: [String], _ run: Run) throws(RunFailure) {
    for set in sets where Folder.holds(set, out) || Folder.holds(out, set) { throw refuse(out, set, run) }
  }

  /// The folder must hold none of the files read.
  static func check(_ out: String, holdsNone files: [String], _ run: Run) throws(RunFailure) {
    for file in files where file != "-" && Folder.holds(out, file) { throw refuse(out, file, run) }
  }

  private static func refuse(_ out: String, _ input: String, _ run: Run) -> RunFailure {
    run.diagnostics.report(Codes.outputAmongInputs) {
      Diagnostic(Codes.outputAmongInputs, arguments: [DiagnosticArgument("out", out), DiagnosticArgument("input", input)])
    }
    return .usage
  }
}
