// A file as a printable official form: a roster, an order, its attachment, a list of payments, a statement.

internal import Diagnostics
internal import Files
internal import PaymentFormats
public import PaymentModel
internal import ReferenceData

/// `print` of one file.
public struct PrintRequest: Sendable {
  /// File to read; `-` is standard input.
  public var source: String
  /// Format id to read it as; empty to find it.
  public var sourceFormat = ""
  /// Who pays, where the source does not say; cash lists are printed with it as official lists.
  public var unit: PayingUnit?
  /// For an order: prints its list of payees instead of the order.
  public var printsAttachment = false
  /// Encoding named by the user; empty to find it.
  public var encoding = ""
  /// The sheet of a workbook with several lists; empty for the only one.
  public var sheet = ""
  /// Page to write; `-` is standard output.
  public var out: String

  /// A request.
  public init(source: String, out: String) {
    self.source = source
    self.out = out
  }
}

/// `print`.
public enum PrintForm {
  /// Writes the page. A file that is not whole, or has records that cannot be read, is not printed: an official form shows all or nothing.
  public static func run(_ request: PrintRequest, _ run: Run) throws(RunFailure) -> RunOutcome {
    let opened = try OpenedInput.openList(request.source, encoding: request.encoding, sheet: request.sheet, run)
    if request.sourceFormat.isEmpty, let list = ResultListForm.find(opened.head) { return try write(list, opened, request, run) }
    let source = try SourceFile(opened, request.source, format: request.sourceFormat, run)
    let printing = Printing(source: source, request: request, run: run)
    do throws(FileProblem) {
      let output = try OutputFile.createReplacing(request.out, force: run.force)
      let isWhole: Bool
      if source.format.content == .roster {
        isWhole = try printing.roster(output)
      } else if source.content == .entries {
        isWhole = try printing.entries(output)
      } else {
        isWhole = try printing.payments(output)
      }
      guard isWhole, !run.diagnostics.hasErrors else {
        output.discard()
        throw FileProblem.unfinished(path: request.out)
      }
      try output.finish()
    } catch {
      if case .unfinished = error, run.diagnostics.hasErrors { throw .refused }
      throw .file(error)
    }
    return .clean
  }
}

extension PrintForm {
  private static func write(
    _ list: ResultListForm, _ opened: OpenedInput, _ request: PrintRequest, _ run: Run
  ) throws(RunFailure) -> RunOutcome {
    let isWhole = try PreparedFailure.wrap { () throws(FileProblem) in
      let output = try OutputFile.createReplacing(request.out, force: run.force)
      guard try list.write(opened.input, source: opened.name, to: output) else {
        output.discard()
        return false
      }
      try output.finish()
      return true
    }
    if isWhole { return .clean }
    run.diagnostics.report(Codes.formatUnknown) { Diagnostic(Codes.formatUnknown, at: SourceLocation(file: opened.name)) }
    throw .refused
  }
}

/// One file on its way to paper.
private struct Printing {
  let source: SourceFile
  let request: PrintRequest
  let run: Run

  private var settings: FormSettings { FormSettings(date: run.today) }
  private var title: String { source.format.title.vi }

  private var bankName: @Sendable (String) -> String {
    let tables = run.tables
    return { bin in Int(bin).flatMap { tables.bank(bin: $0)?.brand } ?? bin }
  }

  func roster(_ output: OutputFile) throws(FileProblem) -> Bool {
    // The totals at the bottom of a sheet are known when it was read once.
    let first = try RosterReader(source.context(run), vocabulary: run.vocabulary)
    var block = RosterBlock()
    var all = ControlTotals()
    while try first.next(&block) { for row in block.rows { all.add(row.amount ?? 0) } }
    guard first.isReadable, !first.isAmbiguous, first.isWhole else { return false }
    // Rows that turned out to be sums are no people.
    let people = ControlTotals(count: all.count - first.sums.totals.count)
    guard !run.isEmpty(people, file: source.opened.name, Codes.noPeopleRows), !run.isOverflown(all, file: source.opened.name) else {
      return false
    }
    var form = RosterForm(roster: first.roster, source: source.opened.name, settings: settings)
    var page = HTMLPage()
    form.begin(&page)
    let second = try RosterReader(source.context(run, diagnostics: DiagnosticCollector(limit: 1)), vocabulary: run.vocabulary)
    let totals = Set(first.sums.totals.map(\.place))
    var place = 0
    while try second.next(&block) {
      let start = place
      place += block.rows.count
      block.rows = block.rows.indices.filter { !totals.contains(start + $0) }.map { block.rows[$0] }
      form.append(block, &page)
      try write(&page, output)
    }
    form.finish(&page)
    try write(&page, output)
    return true
  }

  /// A form without a line would look like one that was filled in; one whose sum cannot be written shows none.
  private func isPrintable(_ totals: ControlTotals) -> Bool {
    !run.isEmpty(totals, file: source.opened.name) && !run.isOverflown(totals, file: source.opened.name)
  }

  func entries(_ output: OutputFile) throws(FileProblem) -> Bool {
    guard let make = source.format.readEntries else { return false }
    let first = try make(source.context(run))
    var block = EntryBlock()
    var (isGood, totals) = (true, ControlTotals())
    while try first.next(&block) {
      if !block.refused.isEmpty { isGood = false }
      for row in block.rows { totals.add(row.amount) }
    }
    guard isGood, first.isWhole, isPrintable(totals) else { return false }
    var form = EntryListForm(title: title, source: source.opened.name, balances: first.balances, settings: settings)
    var page = HTMLPage()
    form.begin(&page)
    let second = try make(source.context(run, diagnostics: DiagnosticCollector(limit: 1)))
    while try second.next(&block) {
      form.append(block, &page)
      try write(&page, output)
    }
    form.finish(&page)
    try write(&page, output)
    return true
  }

  func payments(_ output: OutputFile) throws(FileProblem) -> Bool {
    guard let make = source.format.readPayments else { return false }
    let first = try make(source.context(run))
    var block = PaymentBlock()
    var (isGood, totals, channels, programmes) = (true, ControlTotals(), Set<Channel>(), Set<Programme>())
    var period: Period?
    while try first.next(&block) {
      if !block.refused.isEmpty { isGood = false }
      for row in block.rows {
        totals.add(row.amount)
        channels.insert(row.channel)
        programmes.insert(row.programme)
        period = period ?? row.period
      }
    }
    guard isGood, first.isWhole, isPrintable(totals) else { return false }
    let unit = request.unit ?? first.header.unit
    var page = HTMLPage()
    if let order = first.header.order, let unit {
      guard request.printsAttachment else {
        page.bytes = OrderForm(unit: unit, order: order, settings: settings, bankName: bankName).html()
        try write(&page, output)
        return true
      }
      var form = PayeeListForm(unit: unit, order: order, settings: settings, bankName: bankName)
      form.begin(&page)
      try again(make, output, &page) { form.append($0, &$1) }
      form.finish(&page)
    } else if let unit, let period, let programme = programmes.first, programmes.count == 1, let channel = channels.first,
      channels.count == 1, channel == .cash || channel == .home
    {
      var form = CashListForm(unit: unit, channel: channel, programme: programme, period: period, totals: totals, settings: settings)
      form.begin(&page)
      try again(make, output, &page) { form.append($0, &$1) }
      form.finish(&page)
    } else {
      var form = PaymentListForm(title: title, source: source.opened.name, settings: settings, bankName: bankName)
      form.begin(&page)
      try again(make, output, &page) { form.append($0, &$1) }
      form.finish(&page)
    }
    try write(&page, output)
    return true
  }

  /// Reads the payments a second time; their findings were reported the first time.
  private func again(
    _ make: (ReadContext) throws(FileProblem) -> any PaymentReader, _ output: OutputFile, _ page: inout HTMLPage,
    _ append: (PaymentBlock, inout HTMLPage) -> Void
  ) throws(FileProblem) {
    let reader = try make(source.context(run, diagnostics: DiagnosticCollector(limit: 1)))
    var block = PaymentBlock()
    while try reader.next(&block) {
      append(block, &page)
      try write(&page, output)
    }
  }

  private func write(_ page: inout HTMLPage, _ output: OutputFile) throws(FileProblem) {
    try output.append(page.bytes)
    page.bytes.removeAll(keepingCapacity: true)
  }
}
