// An invented month with the truth about it:
//
//   people ─► rosters ─► prepare (in a private folder) ─► an outcome for every payment ─► the files that would come back ─► truth.csv
//
// Rosters are written row by row and what comes back payment by payment: nothing grows with the size of the month but the list of credits.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
internal import ReferenceData

/// `chitra sample`: unit, rosters, what comes back, and what must be found.
public enum SampleMonth {
  /// Makes the month. The same request gives the same bytes everywhere.
  public static func run(_ request: SampleRequest, _ run: Run) throws(RunFailure) {
    guard request.rows > 0 else { throw .usage }
    let unit = SampleUnit.unit(request)
    let folder = try PreparedFailure.wrap { () throws(FileProblem) in
      try OutputFolder(destination: request.out, force: run.force)
    }
    let rosters = try PreparedFailure.wrap { () throws(FileProblem) in
      try write(Array(UnitFile.text(unit).utf8), "unit.yaml", folder)
      return try writeRosters(request, run, unit, folder)
    }
    let returned = try comeBack(request, run, unit, folder, rosters)
    let guide = SampleGuide(request: request, rosters: rosters, returned: returned)
    try PreparedFailure.wrap { () throws(FileProblem) in
      let allowed = SampleGuide.files(in: request.out)
      try write(Array(guide.text.utf8), SampleGuide.name, folder)
      try folder.commit(allowedExisting: allowed)
    }
  }

  private static func write(_ bytes: [UInt8], _ name: String, _ folder: OutputFolder) throws(FileProblem) {
    let file = try folder.create(name)
    try file.append(bytes)
    _ = try file.finish()
  }

  // MARK: rosters

  private static let communes = [
    "Xã Sơn Thủy", "Xã Đồng Lâm", "Phường Bến Sỏi", "Xã Thạch Khê", "Xã Hoa Lộc", "Xã Vân Trình", "Phường Cẩm Giang", "Xã Tân Phú",
  ]

  /// Rows of each roster: both programmes and several communes as soon as there are rows for them, every commune if there are enough.
  static func share(_ rows: Int) -> [(programme: Programme, commune: String, rows: Int)] {
    let ncc = rows == 1 ? 1 : max(1, rows * 2 / 5)
    var shares: [(programme: Programme, commune: String, rows: Int)] = []
    for (programme, all) in [(Programme.ncc, ncc), (.btxh, rows - ncc)] where all > 0 {
      let count = min(communes.count, max(min(2, all), all / 25))
      for place in 0..<count {
        shares.append((programme, communes[place], all * (place + 1) / count - all * place / count))
      }
    }
    return shares
  }

  /// Writes all rosters and gives their names.
  private static func writeRosters(
    _ request: SampleRequest, _ run: Run, _ unit: PayingUnit, _ folder: OutputFolder
  ) throws(FileProblem) -> [String] {
    var names: [String] = []
    var rows = SampleRows(request)
    var previous = Programme.unknown
    var numberInProgramme = 0
    for share in share(request.rows) {
      numberInProgramme = share.programme == previous ? numberInProgramme + 1 : 0
      let regimes = SampleRegimes(share.programme, request.period, run.tables)
      let sheet = SampleSheet.number(numberInProgramme, share.programme)
      let place = SamplePlace(columns: sheet.fields, commune: share.commune, period: request.period)
      let name = "rosters/\(SampleText.padded(names.count + 1, 2))-\(share.programme.code.lowercased())-\(fileName(share.commune)).csv"
      var writer = SampleRosterWriter(sheet, try folder.create(name))
      try writer.begin(share.programme, commune: share.commune, request.period)
      rows.beginRoster(sameProgramme: share.programme == previous)
      for _ in 0..<share.rows { try writer.add(rows.next(regimes, place)) }
      try writer.end(unit.place, request.period)
      names.append(name)
      previous = share.programme
    }
    return names
  }

  private static func fileName(_ commune: String) -> String {
    let bytes = Array(commune.utf8)
    var folded: [UInt8] = []
    BankFolding.appendHeaderKey(bytes.span, 0..<bytes.count, to: &folded)
    return folded.text(TextSlice(0..<folded.count)).split(separator: " ").joined(separator: "-")
  }

  // MARK: what comes back

  /// Prepares the set in a private folder, decides what becomes of each payment, and writes what would come back; gives the files' names.
  private static func comeBack(
    _ request: SampleRequest, _ run: Run, _ unit: PayingUnit, _ folder: OutputFolder, _ rosters: [String]
  ) throws(RunFailure) -> [String] {
    // What is wrong in these rosters is wrong on purpose: nobody wants to read of it here.
    var quiet = run
    quiet.diagnostics = DiagnosticCollector(limit: 1)
    quiet.now = request.period.sampleStamp
    quiet.force = false
    let set = try PreparedFailure.wrap { () throws(FileProblem) in try folder.path(of: "set") }
    var paths: [String] = []
    for name in rosters { paths.append(try PreparedFailure.wrap { () throws(FileProblem) in try folder.path(of: name) }) }
    let prepared: PrepareResult
    do throws(RunFailure) {
      prepared = try Prepare.run(PrepareRequest(rosters: paths, unit: unit, period: request.period, out: set), quiet)
    } catch {
      run.diagnostics.merge(quiet.diagnostics)
      if case .refused = error { throw .fault }
      throw error
    }
    var returns = try SampleReturns(request, quiet, unit, folder, prepared.controlSheet)
    try returns.write(from: set)
    try PreparedFailure.wrap { () throws(FileProblem) in try Folder.removeTree(set) }
    return returns.names
  }
}
