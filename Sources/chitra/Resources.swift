// What is inside the binary, and the user's own folder over it.

internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentModel
internal import PaymentPipeline
internal import ReferenceData

#if canImport(Glibc)
  import Glibc
#endif

enum Resources {
  /// Layouts and column profiles; a mistake in one of the user's own is reported and refuses the run.
  static func descriptions(own folder: String?, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> SchemaCatalogue {
    guard let folder else { return SchemaCatalogue() }
    guard Folder.isDirectory(folder) else {
      throw .file(.unreadable(path: folder, errno: Folder.exists(folder) ? ENOTDIR : ENOENT))
    }
    let catalogue: SchemaCatalogue
    do throws(FileProblem) { catalogue = try SchemaCatalogue(userFolder: folder) } catch { throw .file(error) }
    for problem in catalogue.problems { diagnostics.report(problem) }
    if diagnostics.hasErrors { throw .refused }
    return catalogue
  }

  /// The dated tables; rows of the user's own folder `tables` replace those of the same key. A row that cannot be used refuses the run.
  ///
  /// `rates` is a file of levels, coefficients and amounts over all of them.
  static func tables(
    own folder: String?, rates: String? = nil, _ diagnostics: DiagnosticCollector
  ) throws(RunFailure) -> ReferenceTables {
    let shipped: ReferenceTables.Source = { EmbeddedFiles.find("Sources/ReferenceData/Tables/\($0)") }
    let own = folder.map { FilePath.join($0, "tables") }.flatMap { Folder.isDirectory($0) ? $0 : nil }
    if own == nil, rates == nil { return ReferenceTables(load: shipped) }
    func report(_ path: String, _ line: Int?, _ column: Int?, _ detail: String, _ expected: Expectation? = nil) {
      diagnostics.report(Codes.tableRowUnusable) {
        var location = SourceLocation(file: path, line: line)
        location.columnStart = column
        location.columnEnd = column
        return Diagnostic(
          Codes.tableRowUnusable, at: location, expected: expected, arguments: [DiagnosticArgument("detail", detail)])
      }
    }
    let contents =
      try own.map { folder throws(RunFailure) in
        try tableFiles(folder) { report($0, nil, nil, "không có bảng tên này / no table has this name", .oneOf(ReferenceTables.names)) }
      } ?? [:]
    let ratesBytes: [UInt8]? = if let rates { try smallFile(rates) } else { nil }
    let layers: [ReferenceTables.Source] =
      (own == nil ? [] : [{ contents[$0] }]) + (ratesBytes.map { bytes in [{ $0 == "rates.csv" ? bytes : nil }] } ?? [])
    let tables = ReferenceTables(load: shipped, layers: layers)
    for problem in tables.problems {
      let isRates = rates != nil && problem.source == layers.count
      let path = isRates ? rates ?? "" : FilePath.join(own ?? "", problem.table)
      report(path, problem.line, problem.column, problem.kind.words)
    }
    if diagnostics.hasErrors { throw .refused }
    return tables
  }

  /// The tables of a user's folder by their names; a file that no table is called like is given to `isOther`.
  private static func tableFiles(_ own: String, isOther: (String) -> Void) throws(RunFailure) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    do throws(FileProblem) {
      for name in try Folder.names(in: own) where name.hasSuffix(".csv") {
        contents[name] = try InputFile.contents(of: FilePath.join(own, name), limitBytes: 64 << 20)
        if !ReferenceTables.names.contains(name) { isOther(FilePath.join(own, name)) }
      }
    } catch {
      throw .file(error)
    }
    return contents
  }

  /// The unit that a file describes; its problems are reported and refuse the run.
  static func unit(_ path: String, _ run: Run) throws(RunFailure) -> PayingUnit {
    let known = UnitFile.KnownIDs(run.descriptions)
    let (unit, problems) = UnitFile.load(try smallFile(path), fileName: path, known: known)
    for problem in problems { run.diagnostics.report(problem) }
    guard let unit else { throw .refused }
    return unit
  }

  /// What the user says of rosters' columns; a mistake is reported and refuses the run.
  static func columnMap(_ path: String, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> ColumnMap {
    let (map, problems) = ColumnMap.load(try smallFile(path), fileName: path)
    for problem in problems { diagnostics.report(problem) }
    guard let map else { throw .refused }
    return map
  }

  /// Severities that a profile gives to codes.
  static func severities(_ path: String, _ diagnostics: DiagnosticCollector) throws(RunFailure) -> [DiagnosticCode: Severity] {
    let (severities, problems) = SeverityProfile.load(try smallFile(path), fileName: path)
    for problem in problems { diagnostics.report(problem) }
    if diagnostics.hasErrors { throw .refused }
    return severities
  }

  /// The bytes of a file of settings.
  static func smallFile(_ path: String) throws(RunFailure) -> [UInt8] {
    do throws(FileProblem) { return try InputFile.contents(of: path, limitBytes: 4 << 20) } catch { throw .file(error) }
  }
}

extension TableProblem.Kind {
  /// What is wrong, in both languages.
  fileprivate var words: String {
    switch self {
    case .columnMissing(let column): "thiếu cột \(column) / column \(column) is missing"
    case .cellCount: "số ô khác với dòng tiêu đề / another number of cells than the header"
    case .malformed(let column): "ô \(column) sai dạng / cell \(column) is malformed"
    case .duplicate(let key): "trùng khóa \(key) / key \(key) stands twice"
    case .unknownKey(let key): "không có \(key) / there is no \(key)"
    case .notText: "không phải chữ UTF-8 / not UTF-8"
    case .empty: "không có dòng nào / there is no row"
    }
  }
}
