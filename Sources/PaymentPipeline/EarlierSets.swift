// Sets made before for the same round: what they pay is not paid again, whatever the corrected rosters say.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// What the earlier sets of a round pay, read from their treasury orders. A set that was itself continued names its predecessors in its
/// manifest, and those are read too: naming the last one is enough.
struct EarlierSets {
  /// One set, as a manifest names it.
  struct Named {
    var folder: String
    /// SHA-256 of its manifest, in hex.
    var manifest: String
  }

  /// All lines that are paid.
  private(set) var lines = EarlierLines()
  /// References of all payments.
  private(set) var references: [PaymentReference] = []
  /// All sets read.
  private(set) var sets: [Named] = []
  /// Money still held from earlier that their orders took off already, by programme.
  private(set) var heldTakenOff: [Programme: Int64] = [:]
  private let keys: RowKeys

  /// Reads the orders of prepared folders and of all that these continue; one that cannot be found or read refuses the run.
  init(folders: [String], keys: RowKeys, _ run: Run) throws(RunFailure) {
    self.keys = keys
    var waiting: [Named] = []
    for folder in folders {
      // A folder that is not there is told by the system's own words.
      if !Folder.isDirectory(folder) { _ = try PreparedFailure.wrap { () throws(FileProblem) in try Folder.files(under: folder) } }
      guard let manifest = PreparedManifest(folder: folder) else { throw EarlierSets.refuse(folder, "manifest.json?", run) }
      waiting.append(Named(folder: folder, manifest: manifest.sha256))
    }
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      if sets.contains(where: { $0.manifest == next.manifest }) { continue }
      guard let manifest = PreparedManifest(folder: next.folder) else { throw EarlierSets.refuse(next.folder, "manifest.json?", run) }
      sets.append(next)
      try read(manifest, run)
      for earlier in manifest.continues where !(sets + waiting).contains(where: { $0.manifest == earlier.manifest }) {
        waiting.append(Named(folder: try EarlierSets.find(earlier, namedBy: next.folder, run), manifest: earlier.manifest))
      }
    }
  }

  /// The folder of a predecessor: where its name led when it was continued, else beside the set that names it.
  private static func find(_ wanted: Named, namedBy folder: String, _ run: Run) throws(RunFailure) -> String {
    let beside = FilePath.folder(of: folder)
    for path in [wanted.folder, FilePath.join(beside, wanted.folder), FilePath.join(beside, FilePath.name(of: wanted.folder))]
    where PreparedManifest(folder: path)?.sha256 == wanted.manifest {
      return path
    }
    run.diagnostics.report(Codes.earlierSetMissing) {
      Diagnostic(
        Codes.earlierSetMissing, at: SourceLocation(file: folder), arguments: [DiagnosticArgument("earlier", wanted.folder)])
    }
    throw .refused
  }

  private static func refuse(_ folder: String, _ reason: String, _ run: Run) -> RunFailure {
    run.diagnostics.report(Codes.sentSetUnreadable) {
      Diagnostic(Codes.sentSetUnreadable, at: SourceLocation(file: folder), arguments: [DiagnosticArgument("reason", reason)])
    }
    return .refused
  }

  private mutating func read(_ manifest: PreparedManifest, _ run: Run) throws(RunFailure) {
    for name in manifest.files.sorted() where name.hasPrefix("treasury/") && name.hasSuffix(".xml") {
      let path = FilePath.join(manifest.folder, name)
      guard Folder.exists(path) else { throw EarlierSets.refuse(manifest.folder, name, run) }
      try read(path, named: name, in: manifest, run)
    }
  }

  private mutating func read(_ path: String, named name: String, in manifest: PreparedManifest, _ run: Run) throws(RunFailure) {
    let opened = try OpenedInput.open(path, diagnostics: run.diagnostics)
    // A changed order proves nothing of what is paid.
    guard try PreparedFailure.wrap({ () throws(FileProblem) in try manifest.names(name, opened.input) }) else {
      throw EarlierSets.refuse(manifest.folder, "\(name) ≠ manifest.json", run)
    }
    var context = ReadContext(
      input: opened.input, name: path, fileIndex: 0, diagnostics: run.diagnostics, descriptions: run.descriptions)
    context.validatesSchema = true
    guard let make = TreasuryOrderFormat.format.readPayments else { throw .fault }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(context) }
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) {
      for row in block.rows { add(row, block, path) }
    }
    guard reader.isWhole else { throw .refused }
    if let order = reader.header.order {
      let (sum, overflow) = heldTakenOff[order.programme, default: 0].addingReportingOverflow(order.lessHeld)
      heldTakenOff[order.programme] = overflow ? .max : sum
    }
  }

  private mutating func add(_ row: PaymentRow, _ block: PaymentBlock, _ path: String) {
    if let reference = PaymentReference(block.text(row, .reference)) { references.append(reference) }
    lines.add(row, block, at: "\(path): \(block.text(row, .reference))", keys)
  }
}
