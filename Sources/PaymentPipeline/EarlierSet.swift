// A set made before for the same round: what it pays is not paid again, whatever the corrected rosters say.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// What an earlier set of a round pays, read from its treasury orders.
struct EarlierSet {
  /// One entitlement line paid, with the place that paid it.
  struct PaidLine {
    var identity: [UInt8]
    var regime: [UInt8]
    var programme: Programme
    var month: Period?
    var kind: LineKind
    var place: Int
  }

  /// Lines of people with an identity number.
  private(set) var lines: [PaidLine] = []
  /// References of all its payments.
  private(set) var references: [PaymentReference] = []
  /// Where lines were paid, for messages.
  private(set) var places: [String] = []

  /// Reads the orders of a prepared folder; a folder without orders is refused.
  init(folder: String, _ run: Run) throws(RunFailure) {
    let names = try PreparedFailure.wrap { () throws(FileProblem) in try Folder.files(under: folder) }
    let orders = names.filter { $0.hasPrefix("treasury/") && $0.hasSuffix(".xml") }
    guard !orders.isEmpty else {
      run.diagnostics.report(Codes.sentSetUnreadable) {
        Diagnostic(Codes.sentSetUnreadable, at: SourceLocation(file: folder), arguments: [DiagnosticArgument("reason", "treasury/*.xml?")])
      }
      throw .refused
    }
    for name in orders { try read(FilePath.join(folder, name), run) }
  }

  private mutating func read(_ path: String, _ run: Run) throws(RunFailure) {
    let opened = try OpenedInput.open(path, diagnostics: run.diagnostics)
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
  }

  private mutating func add(_ row: PaymentRow, _ block: PaymentBlock, _ path: String) {
    if let reference = PaymentReference(block.text(row, .reference)) { references.append(reference) }
    let hasPayee = !row[.beneficiaryName].isEmpty
    let identity = Array(block.bytes[row[hasPayee ? .beneficiaryIdentity : .identity].range])
    guard !identity.isEmpty else { return }
    places.append("\(path): \(block.text(row, .reference))")
    for line in block.lines[Int(row.firstLine)..<Int(row.firstLine + row.lineCount)] {
      lines.append(
        PaidLine(
          identity: identity, regime: Array(block.bytes[line.regime.range]), programme: row.programme,
          month: line.month ?? row.period, kind: line.kind, place: places.count - 1))
    }
  }
}
