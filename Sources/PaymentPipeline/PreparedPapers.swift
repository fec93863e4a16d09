// The papers of a set: control sheet, guide, printed forms, loss report, manifest.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import ReferenceData

/// Writes what people read.
struct PreparedPapers {
  /// Payee lists longer than this are printed on request only (`chitra print`).
  static let printedPayees = 20_000

  let run: Run
  let set: PreparedSet
  let held: HeldFiles
  let survey: Survey
  let request: PrepareRequest
  let sheet: ControlSheet
  /// The sets whose payments are not made again.
  let earlier: [EarlierSets.Named]

  /// Writes all papers into the set's folder, the manifest last.
  func write() throws(RunFailure) {
    try save("control-sheet.json", Array(sheet.json.utf8))
    try save("control-sheet.html", ControlSheetForm(sheet: sheet, settings: settings, title: title).html())
    guard !request.isDryRun else {
      try keepOnlyControlSheet()
      return
    }
    let printed = try printForms()
    try save("loss-report.json", Array(lossReport().utf8))
    let guide = ReadFirstPage(
      sheet: sheet, printed: printed, heldFiles: held.ownFiles,
      reason: { code in
        let entry = DiagnosticCode(parsing: code).flatMap { Catalogue.entry(for: $0) }
        return (entry?.title.vi ?? code, entry?.fix.vi ?? "")
      })
    try save("DOC-TRUOC.html", guide.html())
    try save("manifest.json", Array(try manifest().utf8))
  }

  private var settings: FormSettings { FormSettings(date: run.today) }

  private var title: @Sendable (String) -> String {
    { code in DiagnosticCode(parsing: code).flatMap { Catalogue.entry(for: $0)?.title.vi } ?? code }
  }

  private var bankName: @Sendable (String) -> String {
    let tables = run.tables
    return { bin in Int(bin).flatMap { tables.bank(bin: $0)?.brand } ?? bin }
  }

  private func save(_ path: String, _ bytes: [UInt8]) throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in
      let file = try set.folder.create(path)
      try file.append(bytes)
      _ = try file.finish()
    }
  }

  private func keepOnlyControlSheet() throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in try set.folder.keepOnly(["control-sheet.json", "control-sheet.html"]) }
  }

  // MARK: printed forms

  private func printForms() throws(RunFailure) -> [ReadFirstPage.PrintedForm] {
    var printed: [ReadFirstPage.PrintedForm] = []
    for entry in sheet.orders {
      let stem = FilePath.name(of: entry.file).split(separator: ".").first.map(String.init) ?? entry.order.reference
      let form = OrderForm(unit: request.unit, order: entry.order, settings: settings, bankName: bankName)
      try save("print/\(stem).html", form.html())
      printed.append(.init(file: "print/\(stem).html", title: form.title))
      guard entry.order.payees.count <= PreparedPapers.printedPayees else { continue }
      var list = PayeeListForm(unit: request.unit, order: entry.order, settings: settings, bankName: bankName)
      try stream(entry.file, TreasuryOrderFormat.format, to: "print/\(stem)-danh-sach.html") {
        list.begin(&$0)
      } block: {
        list.append($0, &$1)
      } end: {
        list.finish(&$0)
      }
      printed.append(.init(file: "print/\(stem)-danh-sach.html", title: "Bảng thanh toán cho đối tượng thụ hưởng"))
    }
    for file in sheet.files where file.channel == .cash || file.channel == .home {
      guard file.totals.count <= PreparedPapers.printedPayees, let format = FormatRegistry.format(file.format, run.descriptions) else {
        continue
      }
      let path = "print/\(file.file.replacingSlashes).html"
      var form = CashListForm(
        unit: request.unit, channel: file.channel, programme: file.programme, period: request.period,
        totals: ControlTotals(count: file.totals.count, amount: file.totals.amount), settings: settings)
      try stream(file.file, format, to: path) {
        form.begin(&$0)
      } block: {
        form.append($0, &$1)
      } end: {
        form.finish(&$0)
      }
      printed.append(.init(file: path, title: file.channel == .home ? "Danh sách chi trả tại nhà" : "Danh sách chi trả tại điểm chi trả"))
    }
    return printed
  }

  /// Prints a payment file block by block.
  private func stream(
    _ source: String, _ format: PaymentFormat, to path: String, begin: (inout HTMLPage) -> Void,
    block body: (PaymentBlock, inout HTMLPage) -> Void, end: (inout HTMLPage) -> Void
  ) throws(RunFailure) {
    guard let make = format.readPayments else { throw .fault }
    try PreparedFailure.wrap { () throws(FileProblem) in
      let input = try InputFile(path: try set.folder.path(of: source))
      let silent = DiagnosticCollector(limit: 1)
      let reader = try make(
        ReadContext(input: input, name: source, fileIndex: 0, diagnostics: silent, descriptions: run.descriptions))
      let file = try set.folder.create(path)
      var page = HTMLPage()
      begin(&page)
      var block = PaymentBlock()
      while try reader.next(&block) {
        body(block, &page)
        try file.append(page.bytes)
        page.bytes.removeAll(keepingCapacity: true)
      }
      end(&page)
      try file.append(page.bytes)
      _ = try file.finish()
    }
  }

  // MARK: machine papers

  private func lossReport() -> String {
    var json = JSONText()
    json.object { report in
      report.array("files") { list in
        for (file, loss) in set.losses {
          list.object { entry in
            entry.string("file", file)
            entry.boolean("has_critical", loss.hasCritical)
            entry.array("losses") { losses in
              for item in loss.entries {
                losses.object {
                  $0.string("kind", item.kind.rawValue)
                  $0.string("severity", item.severity.rawValue)
                  $0.string("field", item.field)
                  $0.integer("count", item.count)
                  $0.string("reason", item.reason.en)
                  $0.string("reason_vi", item.reason.vi)
                }
              }
            }
          }
        }
      }
    }
    return json.text
  }

  private func manifest() throws(RunFailure) -> String {
    let paths = try PreparedFailure.wrap { () throws(FileProblem) in try Folder.files(under: set.folder.temporaryPath) }
    var entries: [(path: String, size: Int, sha256: String)] = []
    for path in paths {
      let input = try PreparedFailure.wrap { () throws(FileProblem) in try InputFile(path: try set.folder.path(of: path)) }
      let digest = try PreparedFailure.wrap { () throws(FileProblem) in try input.digest() }
      entries.append((path, input.size, digest.hex))
    }
    let channels = Dictionary(sheet.files.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    let orders = Dictionary(sheet.orders.map { ($0.file, $0.order) }, uniquingKeysWith: { first, _ in first })
    var json = JSONText()
    json.object { manifest in
      manifest.string("program", "chitra \(ProgramVersion.text)")
      manifest.string("schema", "prepared-set 1.0")
      manifest.string("state", "draft")
      manifest.string("period", request.period.description)
      manifest.string("unit", request.unit.budgetUnitCode)
      manifest.string("created_at", run.now)
      if !earlier.isEmpty {
        manifest.array("continues") { list in
          for entry in earlier {
            list.object {
              $0.string("folder", entry.folder)
              $0.string("manifest_sha256", entry.manifest)
            }
          }
        }
      }
      manifest.array("files") { list in
        for entry in entries {
          list.object {
            $0.string("file", entry.path)
            $0.integer("size", entry.size)
            $0.string("sha256", entry.sha256)
            if let file = channels[entry.path] {
              $0.string("format", file.format)
              $0.integer("count", file.totals.count)
              $0.integer("amount", file.totals.amount)
              $0.string("first_reference", set.referenceRange(of: entry.path).first)
              $0.string("last_reference", set.referenceRange(of: entry.path).last)
            } else if let order = orders[entry.path] {
              $0.string("format", "treasury-order")
              $0.integer("count", order.payees.count)
              $0.integer("amount", order.amount)
            }
          }
        }
      }
    }
    return json.text
  }
}

/// The manifest of a set on disk.
struct PreparedManifest {
  /// The folder of the set.
  let folder: String
  /// SHA-256 of the manifest itself, in hex: it names the set.
  let sha256: String
  /// The files it names, with the SHA-256 of each in hex.
  let digests: [String: String]
  /// The sets that this one continues.
  let continues: [EarlierSets.Named]

  /// Reads a prepared folder's manifest; nil when there is none of ours.
  init?(folder: String) {
    guard let bytes = try? InputFile.contents(of: FilePath.join(folder, "manifest.json"), limitBytes: 64 << 20),
      let document = JSONDocument(bytes), document["schema"]?.text == "prepared-set 1.0"
    else { return nil }
    self.folder = folder
    sha256 = SHA256Digest(of: bytes.span).hex
    digests = (document["files"]?.elements ?? []).reduce(into: [:]) { digests, entry in
      if let file = entry["file"]?.text { digests[file] = entry["sha256"]?.text ?? "" }
    }
    continues = (document["continues"]?.elements ?? []).compactMap { entry in
      guard let folder = entry["folder"]?.text, let manifest = entry["manifest_sha256"]?.text else { return nil }
      return EarlierSets.Named(folder: folder, manifest: manifest)
    }
  }

  /// The files it names.
  var files: Set<String> { Set(digests.keys) }

  /// Whether an opened file is the one that the manifest names.
  func names(_ file: String, _ input: InputFile) throws(FileProblem) -> Bool { try digests[file] == input.digest().hex }

  /// The files that a prepared folder may hold when it is replaced; nil when it is none of ours.
  static func files(in folder: String) -> Set<String>? {
    if let manifest = PreparedManifest(folder: folder) { return manifest.files.union(["manifest.json"]) }
    return Folder.exists(FilePath.join(folder, "control-sheet.json")) ? ["control-sheet.json", "control-sheet.html"] : nil
  }
}

/// The version of the program.
public enum ProgramVersion {
  /// "0.1.0".
  public static let text = "0.1.0"
}

extension String {
  /// One file name for a path.
  var replacingSlashes: String { String(prefix { $0 != "." }.map { $0 == "/" ? "-" : $0 }) }
}
