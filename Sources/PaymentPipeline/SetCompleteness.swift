// Whether a prepared folder still holds what it held: a file that was taken out or shortened must not pass for a smaller set.

internal import Diagnostics
internal import Files
internal import PaymentFormats
internal import PaymentModel

/// The payments that a folder's control sheet states.
struct SetCompleteness {
  let folder: String
  private let stated: ControlTotals
  /// How many payments there are.
  var count: Int { stated.count }
  private let run: Run

  /// Reads `control-sheet.json`; a folder whose sheet cannot be read is refused.
  init(folder: String, _ run: Run) throws(RunFailure) {
    let bytes = try? InputFile.contents(of: FilePath.join(folder, "control-sheet.json"), limitBytes: 64 << 20)
    guard let sheet = bytes.flatMap({ JSONDocument($0) }), let count = sheet["payments"]?["count"]?.number,
      let amount = sheet["payments"]?["amount"]?.number
    else {
      run.diagnostics.report(SentSets.unreadable(folder, "control-sheet.json?"))
      throw .refused
    }
    self.folder = folder
    self.run = run
    stated = ControlTotals(count: Int(count), amount: amount)
  }

  /// Refuses the folder when the files of one kind hold other payments than the sheet states.
  func check(_ found: ControlTotals, in files: String) throws(RunFailure) {
    if found == stated { return }
    run.diagnostics.report(Codes.sentSetIncomplete) {
      Diagnostic(
        Codes.sentSetIncomplete, at: SourceLocation(file: FilePath.join(folder, files)),
        found: ReportedValue(SetCompleteness.words(found)), expected: .equals(SetCompleteness.words(stated)))
    }
    throw .refused
  }

  private static func words(_ totals: ControlTotals) -> String { "\(totals.count): \(DongText.grouped(totals.amount))" }
}
