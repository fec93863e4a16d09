// What was sent: prepared folders and files with payments, streamed as often as needed.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation

/// The payments sent, as files to stream.
struct SentSets {
  /// One file with payments.
  struct File {
    var source: SourceFile
    /// Name in results: relative to its set.
    var name: String
    /// Index of the set it belongs to; −1 for a lone file.
    var set: Int

    /// Whether it is a treasury order.
    var isOrder: Bool { source.format.id == "treasury-order" }
  }

  /// Channel files and lone files: each payment stands in exactly one of them.
  private(set) var files: [File] = []
  /// Orders of prepared sets, beside the lone ones among the files; they know more of a payment than a bank file can carry.
  private(set) var orders: [File] = []
  /// What the control sheet of each prepared set states, by its index.
  private var sheets: [Int: SetCompleteness] = [:]
  private let run: Run

  init(_ paths: [String], _ run: Run) throws(RunFailure) {
    self.run = run
    for (number, path) in paths.enumerated() {
      if Folder.isDirectory(path) {
        try add(folder: path, number)
      } else {
        let source = try SourceFile(path, format: "", unclear: { SentSets.unreadable(path, $0.joined(separator: ", ")) }, run)
        files.append(File(source: source, name: path, set: -1))
      }
    }
    for file in files where file.source.content != .payments {
      run.diagnostics.report(SentSets.unreadable(file.name, file.source.format.id))
      throw .refused
    }
  }

  static func unreadable(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      Codes.sentSetUnreadable, at: SourceLocation(file: path), arguments: [DiagnosticArgument("reason", reason.isEmpty ? "?" : reason)])
  }

  private mutating func add(folder: String, _ number: Int) throws(RunFailure) {
    let names = try PreparedFailure.wrap { () throws(FileProblem) in try Folder.files(under: folder) }
    let channels = ["bank/", "mobile/", "cash/", "home/"]
    for name in names where channels.contains(where: { name.hasPrefix($0) }) {
      files.append(File(source: try SourceFile(FilePath.join(folder, name), format: "", run), name: name, set: number))
    }
    for name in names where name.hasPrefix("treasury/") && name.hasSuffix(".xml") {
      orders.append(
        File(source: try SourceFile(FilePath.join(folder, name), format: "treasury-order", run), name: name, set: number))
    }
    guard let manifest = PreparedManifest(folder: folder) else {
      run.diagnostics.report(SentSets.unreadable(folder, "manifest.json?"))
      throw .refused
    }
    sheets[number] = try SetCompleteness(folder: folder, run)
    try compare(folder, number, manifest, Set(names))
  }

  /// A payment file that is gone would leave its payments out of every figure; one that was changed is said.
  private func compare(_ folder: String, _ number: Int, _ manifest: PreparedManifest, _ names: Set<String>) throws(RunFailure) {
    let sent = ["bank/", "mobile/", "cash/", "home/", "treasury/"]
    for name in manifest.files.sorted() where sent.contains(where: { name.hasPrefix($0) }) && !names.contains(name) {
      run.diagnostics.report(SentSets.unreadable(folder, "\(name)?"))
      throw .refused
    }
    for file in files + orders where file.set == number {
      guard try PreparedFailure.wrap({ () throws(FileProblem) in try manifest.names(file.name, file.source.opened.input) }) else {
        run.diagnostics.report(Codes.sentFileChanged) {
          Diagnostic(Codes.sentFileChanged, at: SourceLocation(file: file.source.opened.name))
        }
        continue
      }
    }
  }

  /// Gives all payments, then all orders, to a matching.
  func add(to matching: inout ReconciliationRun) throws(RunFailure) {
    // What the sheets say, but never more than the files can hold: no payment takes fewer than 40 bytes.
    let most = files.reduce(0) { $0 + $1.source.opened.input.size } / 40
    matching.reserve(payments: min(most, sheets.values.reduce(0) { $0 + min($1.count, most) }))
    var lone: [SentOrder] = []
    var (sums, orderSums, all) = ([Int: ControlTotals](), [Int: ControlTotals](), ControlTotals())
    for (number, file) in files.enumerated() {
      // The batch's own reference stands in the head of fixed-width files and is known with the first block.
      var index: Int?
      var totals = ControlTotals()
      try stream(file, run.diagnostics) { (block, header) throws(RunFailure) in
        for row in block.rows { totals.add(row.amount) }
        if index == nil {
          // An order's reference names the order, not a batch: its debit pays nobody yet.
          index = matching.beginSentFile(
            name: file.name, batchReference: file.isOrder ? nil : header.batchReference, sentOn: header.executionDate, set: file.set)
        }
        matching.add(block)
      } end: { header in
        if let order = header.order, file.isOrder {
          lone.append(SentSets.sent(order, file, funds: [number]))
        }
      }
      if index == nil { _ = matching.beginSentFile(name: file.name, set: file.set) }
      sums[file.set, default: ControlTotals()].add(totals)
      all.add(totals)
      let path = file.source.opened.name
      if run.isEmpty(totals, file: path) || run.isOverflown(all, file: path) { throw .refused }
    }
    var known: Set<String> = []
    for entry in orders {
      guard let order = try order(entry) else { continue }
      orderSums[entry.set, default: ControlTotals()].add(order.payees)
      guard known.insert(order.reference).inserted else { continue }
      let funds = order.funds.compactMap { path in files.firstIndex { $0.set == entry.set && $0.name == path } }
      matching.add(SentSets.sent(order, entry, funds: funds))
    }
    for order in lone where known.insert(order.reference).inserted { matching.add(order) }
    for (set, sheet) in sheets.sorted(by: { $0.key < $1.key }) {
      try sheet.check(sums[set] ?? ControlTotals(), in: "{bank,mobile,cash,home}")
      try sheet.check(orderSums[set] ?? ControlTotals(), in: "treasury")
    }
  }

  private static func sent(_ order: PaymentOrder, _ file: File, funds: [Int]) -> SentOrder {
    SentOrder(
      file: file.name, reference: order.reference, amount: order.amount, funds: funds, lessHeld: order.lessHeld,
      programme: order.programme, set: file.set)
  }

  private func order(_ entry: File) throws(RunFailure) -> PaymentOrder? {
    var order: PaymentOrder?
    try stream(entry, run.diagnostics) { (_, _) throws(RunFailure) in
    } end: {
      order = $0.order
    }
    return order
  }

  /// Streams a file's payments; a file that proves nothing as a whole is refused.
  func stream(
    _ file: File, _ diagnostics: DiagnosticCollector, _ body: (PaymentBlock, BatchHeader) throws(RunFailure) -> Void,
    end: (BatchHeader) -> Void = { _ in }
  ) throws(RunFailure) {
    guard let make = file.source.format.readPayments else { throw .usage }
    let reader = try PreparedFailure.wrap { () throws(FileProblem) in try make(file.source.context(run, diagnostics: diagnostics)) }
    var block = PaymentBlock()
    while try PreparedFailure.wrap({ () throws(FileProblem) in try reader.next(&block) }) { try body(block, reader.header) }
    guard reader.isWhole else { throw .refused }
    end(reader.header)
  }

  /// Streams every payment with as much as is known of it: from the orders, which know most, then from the lone files; whoever takes them
  /// leaves out what was there before.
  func details(_ body: (PaymentBlock, Int) throws(RunFailure) -> Void) throws(RunFailure) {
    let silent = DiagnosticCollector(limit: 1)
    for entry in orders { try stream(entry, silent) { (block, _) throws(RunFailure) in try body(block, -1) } }
    for isOrder in [true, false] {
      for (index, file) in files.enumerated() where file.set < 0 && file.isOrder == isOrder {
        try stream(file, silent) { (block, _) throws(RunFailure) in try body(block, index) }
      }
    }
  }
}
