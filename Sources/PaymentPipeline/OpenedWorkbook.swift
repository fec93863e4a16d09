// A workbook opened: each sheet that looks like a roster becomes an input of text, the others are named. What sheets hide is told here.

internal import Diagnostics
internal import Files
internal import FormatDescriptions
internal import PaymentFormats
internal import SafeXML
internal import Workbooks
internal import ZipArchives

extension OpenedInput {
  /// The lists in a path: one where it is text, and of a workbook every sheet that looks like a roster, or the one named. None is
  /// `refused`, a sheet that is not there is `usage`.
  static func openLists(
    _ path: String, encoding: String = "", sheet wanted: String = "", _ run: Run
  ) throws(RunFailure) -> [OpenedInput] {
    var refusal: CatalogueEntry?
    return try openLists(path, encoding: encoding, sheet: wanted, run, &refusal)
  }

  /// The same; `refusal` says as what a file was refused.
  static func openLists(
    _ path: String, encoding: String, sheet wanted: String, _ run: Run, _ refusal: inout CatalogueEntry?
  ) throws(RunFailure) -> [OpenedInput] {
    let source = try PreparedFailure.wrap { () throws(FileProblem) in try InputFile(path: path) }
    let isWorkbook = try PreparedFailure.wrap { () throws(FileProblem) in
      try FileKind.recognise(source, head: try beginning(of: source)) == .excelWorkbook
    }
    guard isWorkbook else { return [try open(source, path, encoding: encoding, run.diagnostics, &refusal)] }
    return try WorkbookOpening(source: source, path: path, run: run).lists(wanted, &refusal)
  }

  /// The one list in a path; a workbook with several makes the user choose.
  static func openList(_ path: String, encoding: String, sheet: String, _ run: Run) throws(RunFailure) -> OpenedInput {
    let lists = try openLists(path, encoding: encoding, sheet: sheet, run)
    guard lists.count > 1 else { return lists[0] }
    run.diagnostics.report(Codes.choiceNeeded) {
      Diagnostic(
        Codes.choiceNeeded, at: SourceLocation(file: path),
        arguments: [
          DiagnosticArgument("option", "--sheet"),
          DiagnosticArgument("candidates", lists.compactMap(\.sheet?.name).joined(separator: ", ")),
        ])
    }
    throw .refused
  }

  /// The name under which rows of the input go back to its sender: sheets become CSV.
  var returnedName: String {
    if name == "-" { return "stdin.csv" }
    guard sheet != nil else { return FilePath.name(of: name) }
    let file = FilePath.name(of: path == "-" ? "stdin" : path)
    let ending = FilePath.fileExtension(of: file)
    let base = ending.isEmpty ? file : String(file.dropLast(ending.count + 1))
    let ofSheet = name == path ? "" : "-" + OpenedInput.fileName(sheet?.name ?? "")
    return base + ofSheet + ".csv"
  }

  /// A sheet's name as part of a file's name: its program refuses these signs, but a file may have them all the same.
  private static func fileName(_ sheet: String) -> String {
    String(sheet.map { $0.isLetter || $0.isNumber || " -_.()".contains($0) ? $0 : "_" })
  }
}

/// One workbook being opened.
private struct WorkbookOpening {
  let source: InputFile
  let path: String
  let run: Run

  /// The sheets that are read, each as an input of its own.
  func lists(_ wanted: String, _ refusal: inout CatalogueEntry?) throws(RunFailure) -> [OpenedInput] {
    let workbook = try told(&refusal) { () throws(WorkbookProblem) in try Workbook(source) }
    let chosen = wanted.isEmpty ? workbook.sheets : [try sheet(named: wanted, workbook)]
    // A header alone, as in a form that nobody filled in, is a list only where there is no other.
    var (lists, forms, others): ([OpenedInput], [OpenedInput], [OpenedInput]) = ([], [], [])
    for sheet in chosen {
      let opened = try text(of: sheet, workbook, &refusal)
      guard let facts = opened.sheet, facts.filledRows > 0 || !wanted.isEmpty else { continue }
      if !wanted.isEmpty {
        lists.append(opened)
      } else if FormatDetection.detect(opened.sniffed, run.descriptions).isEmpty {
        others.append(opened)
      } else if let header = RosterFormat.header(of: opened.sniffed, run.descriptions), header.firstRecord >= facts.lastFilledRow {
        forms.append(opened)
      } else {
        lists.append(opened)
      }
    }
    try PreparedFailure.wrap { () throws(FileProblem) in try source.checkUnchanged() }
    if lists.isEmpty { swap(&lists, &forms) }
    if lists.isEmpty {
      refusal = Codes.noRosterSheet
      run.diagnostics.report(Codes.noRosterSheet) {
        Diagnostic(
          Codes.noRosterSheet, at: SourceLocation(file: path),
          arguments: [DiagnosticArgument("sheets", workbook.sheets.map(\.name).joined(separator: ", "))])
      }
      throw .refused
    }
    for other in others + forms {
      guard let facts = other.sheet else { continue }
      run.diagnostics.report(Codes.sheetNotRead) {
        Diagnostic(
          Codes.sheetNotRead, at: SourceLocation(file: path, path: facts.place(row: 1)),
          arguments: [DiagnosticArgument("sheet", facts.name)])
      }
    }
    for index in lists.indices {
      // A sheet is part of the name only where a file is not one list.
      if lists.count > 1, let name = lists[index].sheet?.name { lists[index].name = "\(path) (\(name))" }
      tellHidden(lists[index])
    }
    return lists
  }

  private func sheet(named wanted: String, _ workbook: Workbook) throws(RunFailure) -> SheetName {
    let exact = workbook.sheets.first { $0.name == wanted }
    if let sheet = exact ?? workbook.sheets.first(where: { $0.name.lowercased() == wanted.lowercased() }) { return sheet }
    run.diagnostics.report(Codes.optionValue) {
      Diagnostic(
        Codes.optionValue, at: SourceLocation(file: path), found: ReportedValue(wanted),
        expected: .oneOf(workbook.sheets.map(\.name)), arguments: [DiagnosticArgument("option", "--sheet")])
    }
    throw .usage
  }

  /// The text of a sheet in a private copy, read once however often the list is looked at.
  private func text(of sheet: SheetName, _ workbook: Workbook, _ refusal: inout CatalogueEntry?) throws(RunFailure) -> OpenedInput {
    var reader = try told(&refusal) { () throws(WorkbookProblem) in try workbook.read(sheet) }
    var problem: WorkbookProblem?
    let input = try PreparedFailure.wrap { () throws(FileProblem) in
      try InputFile(spooling: path) { (piece) throws(FileProblem) in
        do throws(WorkbookProblem) {
          return try reader.next(&piece)
        } catch {
          problem = error
          return false
        }
      }
    }
    if let problem {
      refusal = report(problem, sheet: sheet.name)
      throw .refused
    }
    return try OpenedInput.sheet(input, reader.facts, path, run.diagnostics, &refusal)
  }

  private func told<Value: ~Copyable>(
    _ refusal: inout CatalogueEntry?, _ body: () throws(WorkbookProblem) -> Value
  ) throws(RunFailure) -> Value {
    do throws(WorkbookProblem) {
      return try body()
    } catch {
      refusal = report(error)
      throw .refused
    }
  }

  // MARK: what is told

  private func tellHidden(_ opened: OpenedInput) {
    guard let facts = opened.sheet else { return }
    func report(_ entry: CatalogueEntry, row: Int = 1, _ arguments: [DiagnosticArgument]) {
      run.diagnostics.report(entry) { Diagnostic(entry, at: opened.place(line: row), arguments: arguments) }
    }
    let sheet = DiagnosticArgument("sheet", facts.name)
    if facts.isHidden { report(Codes.sheetHidden, [sheet]) }
    if facts.hiddenRows > 0 {
      report(
        Codes.rowsHidden, row: facts.firstHiddenRow,
        [sheet, DiagnosticArgument("rows", .number(facts.hiddenRows)), DiagnosticArgument("first", .number(facts.firstHiddenRow))])
    }
    let columns = facts.hiddenColumns.filter { $0 <= facts.lastFilledColumn }
    if !columns.isEmpty {
      let names = columns.map(CellPlace.letters).joined(separator: ", ")
      report(Codes.columnsHidden, [sheet, DiagnosticArgument("columns", names)])
    }
    if facts.roundedNumbers > 0 {
      report(
        Codes.numbersRounded,
        [DiagnosticArgument("rows", .number(facts.roundedNumbers)), DiagnosticArgument("first", ReportedValue(facts.firstRounded))])
    }
  }

  /// Reports why the workbook or the sheet is not read; gives back as what it was refused.
  private func report(_ problem: WorkbookProblem, sheet: String = "") -> CatalogueEntry {
    let (entry, words) = WorkbookOpening.words(problem.kind)
    run.diagnostics.report(entry) {
      let place = problem.row.map { "'\(sheet)'!\($0):\($0)" } ?? (problem.part.isEmpty ? nil : problem.part)
      return Diagnostic(
        entry, at: SourceLocation(file: path, line: problem.row, path: place),
        arguments: entry.placeholders.isEmpty ? [] : [DiagnosticArgument("detail", words.vi + " / " + words.en)])
    }
    return entry
  }

  private static func words(_ kind: WorkbookProblem.Kind) -> (CatalogueEntry, Bilingual) {
    switch kind {
    case .archive(.notAnArchive):
      (Codes.workbookDamaged, Bilingual(vi: "mục lục của tệp nén bị hỏng", en: "the directory of the archive is damaged"))
    case .archive(.damaged): (Codes.workbookDamaged, Bilingual(vi: "dữ liệu nén bị hỏng", en: "the packed data are damaged"))
    case .archive(.unreadable): (Codes.workbookDamaged, Bilingual(vi: "không đọc được tệp", en: "the file cannot be read"))
    case .archive(.method): (Codes.workbookDamaged, Bilingual(vi: "kiểu nén lạ", en: "packed in a way that is not known"))
    case .archive(.locked): (Codes.protectedWorkbook, Codes.protectedWorkbook.title)
    case .archive(.tooManyEntries): (Codes.workbookUnsafe, Bilingual(vi: "quá nhiều phần", en: "too many parts"))
    case .archive(.unsafeName): (Codes.workbookUnsafe, Bilingual(vi: "đường dẫn ra ngoài tệp", en: "a path that leads out of the file"))
    case .archive(.nameTwice): (Codes.workbookUnsafe, Bilingual(vi: "hai phần cùng tên", en: "two parts of one name"))
    case .archive(.tooLarge):
      (Codes.workbookUnsafe, Bilingual(vi: "giải nén ra quá lớn (bom nén)", en: "it unpacks to too much (a zip bomb)"))
    case .archive(.sizeDiffers):
      (Codes.workbookUnsafe, Bilingual(vi: "kích thước ghi trong tệp không đúng", en: "a size stated in the file is not true"))
    case .xml(.doctype), .xml(.tooDeep), .xml(.textTooLong), .xml(.tooManyAttributes), .xml(.attributeTooLong), .xml(.tooLarge):
      (Codes.workbookUnsafe, Bilingual(vi: "XML lạ, có thể gây hại", en: "odd XML that may do harm"))
    case .xml: (Codes.workbookDamaged, Bilingual(vi: "XML bị hỏng", en: "broken XML"))
    case .partMissing: (Codes.workbookDamaged, Bilingual(vi: "thiếu phần", en: "a part is missing"))
    case .binary: (Codes.binaryWorkbook, Codes.binaryWorkbook.title)
    case .order:
      (Codes.sheetDisordered, Bilingual(vi: "dòng hoặc ô không theo thứ tự", en: "rows or cells that do not rise"))
    case .outOfBounds:
      (Codes.sheetDisordered, Bilingual(vi: "ô ngoài phạm vi trang tính", en: "a cell outside of what a sheet can have"))
    case .sharedText:
      (Codes.sheetDisordered, Bilingual(vi: "ô trỏ tới văn bản không có", en: "a cell that points to a text that is not there"))
    case .tooMuch: (Codes.workbookUnsafe, Bilingual(vi: "quá nhiều ô hoặc văn bản", en: "too many cells or texts"))
    }
  }
}
