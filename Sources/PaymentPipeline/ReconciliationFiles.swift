// What reconcile leaves: the second reading of both sides, written as lists, questions, repay rosters, figures and report.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
internal import Reconciliation
internal import ReferenceData

/// Writes the folder of a reconciliation.
final class ReconciliationFiles {
  private let request: ReconcileRequest
  private let run: Run
  private let matching: ReconciliationRun
  private let sent: SentSets
  private let returned: ReturnedFiles
  private let folder: OutputFolder
  private var report = ReconciliationReport()
  private var repay: RepayRosters
  /// Payments written to `payments.csv`: one may stand in an order and in a file given beside it.
  private var written: [Bool] = []
  /// What the sources say in words of why payments failed.
  private var reasonTexts = FailureTexts()
  /// What is shown of the candidates of open questions, by payment.
  private var candidates: [Int: Candidate] = [:]

  private struct Candidate {
    var reference = ""
    var amount: Int64 = 0
    var payeeName = ""
    var account = ""
  }

  /// Columns of `payments.csv`.
  static let paymentColumns =
    "reference,attempt,amount,outcome,rule,entry,reason_list,reason_code,returned_on,action,source_file,source_record,payee_name,identity,bank_bin,account,commune"
  /// Columns of `unexpected.csv`.
  static let unexpectedColumns =
    "entry_file,entry_record,booking_date,direction,amount,reference,bank_reference,counterparty_name,counterparty_account,narrative,why"

  init(
    _ request: ReconcileRequest, _ run: Run, _ matching: ReconciliationRun, _ sent: SentSets, _ returned: ReturnedFiles
  ) throws(RunFailure) {
    self.request = request
    self.run = run
    self.matching = matching
    self.sent = sent
    self.returned = returned
    folder = try PreparedFailure.wrap { () throws(FileProblem) in try OutputFolder(destination: request.out, force: run.force) }
    repay = RepayRosters(folder: folder)
  }

  /// Writes everything and puts the folder in place.
  func write() throws(RunFailure) {
    for number in 0..<matching.entryCount {
      if case .undecided(let listed, _) = matching.fate(ofEntry: number) { for payment in listed { candidates[payment] = Candidate() } }
    }
    written = Array(repeating: false, count: matching.paymentCount)
    reasonTexts = try FailureTexts(matching, returned, run)
    try writePayments()
    try repay.finish()
    try writeEntries()
    try writeFigures()
    guard matching.totals.isBalanced else {
      run.diagnostics.report(Codes.notBalanced) {
        Diagnostic(Codes.notBalanced, arguments: [DiagnosticArgument("detail", "reconciliation")])
      }
      throw .fault
    }
    let allowed = ReconciliationFiles.allowedFiles(in: request.out)
    try PreparedFailure.wrap { () throws(FileProblem) in try folder.commit(allowedExisting: allowed) }
  }

  /// The files of an earlier reconciliation, which `--force` may replace.
  private static func allowedFiles(in out: String) -> Set<String>? {
    guard Folder.exists(FilePath.join(out, "reconciliation.json")), let names = try? Folder.files(under: out) else { return nil }
    let own: Set<String> = ["reconciliation.json", "payments.csv", "unexpected.csv", "to-decide.csv", "report.html"]
    return own.union(names.filter { $0.hasPrefix("repay/") && $0.hasSuffix(".csv") })
  }

  private func create(_ name: String, _ header: String) throws(RunFailure) -> OutputFile {
    try PreparedFailure.wrap { () throws(FileProblem) in
      let file = try folder.create(name)
      file.buffer.append(contentsOf: [0xEF, 0xBB, 0xBF])
      file.buffer.append(contentsOf: (header + "\r\n").utf8)
      return file
    }
  }

  // MARK: payments

  private func writePayments() throws(RunFailure) {
    let file = try create("payments.csv", ReconciliationFiles.paymentColumns)
    var ordinals: [Int: Int] = [:]
    try sent.details { (block, lone) throws(RunFailure) in
      for index in block.rows.indices {
        let row = block.rows[index]
        let bytes = block.bytes.span
        var number = matching.payment(
          reference: bytes.extracting(row[.reference].range), amount: row.amount,
          destination: bytes.extracting(row[row[.account].isEmpty ? .phone : .account].range))
        if lone >= 0 {
          let ordinal = ordinals[lone] ?? matching.sentFiles[lone].firstOrdinal
          ordinals[lone] = ordinal + 1
          number = number ?? ordinal
        }
        guard let number, !written[number] else { continue }
        written[number] = true
        try write(block, index, number, file)
      }
    }
    try PreparedFailure.wrap { () throws(FileProblem) in _ = try file.finish() }
  }

  private func write(_ block: PaymentBlock, _ index: Int, _ number: Int, _ file: OutputFile) throws(RunFailure) {
    let verdict = matching.verdict(ofPayment: number)
    guard !verdict.isCopy else { return }
    let row = block.rows[index]
    let place = matching.place(ofPayment: number)
    let reason = verdict.reason
    let words = reasonTexts.words(verdict.reason, payment: number, run)
    let isTriedAgain = matching.hasLaterAttempt(ofPayment: number)
    let action = isTriedAgain ? "" : self.action(verdict, row.channel)
    var cells = CSVEncoder(guardsFormulas: true)
    let bytes = block.bytes.span
    cells.append(bytes, row[.reference].range, to: &file.buffer)
    cells.append(Int64(max(1, row.attempt)), to: &file.buffer)
    cells.append(row.amount, to: &file.buffer)
    cells.append(verdict.outcome.code, to: &file.buffer)
    cells.append(verdict.rule.code, to: &file.buffer)
    cells.append(verdict.entry.map { "\(matching.returnedFiles[$0.file].name):\($0.record)" } ?? "", to: &file.buffer)
    cells.append(reason?.list ?? "", to: &file.buffer)
    cells.append(reason?.code ?? "", to: &file.buffer)
    cells.append(verdict.returnedOn?.description ?? "", to: &file.buffer)
    cells.append(action, to: &file.buffer)
    cells.append(matching.sentFiles[place.file].name, to: &file.buffer)
    cells.append(Int64(place.record), to: &file.buffer)
    for field in [PaymentField.payeeName, .identity, .bankBIN] { cells.append(bytes, row[field].range, to: &file.buffer) }
    cells.append(bytes, row[row[.account].isEmpty ? .phone : .account].range, to: &file.buffer)
    cells.append(bytes, row[.commune].range, to: &file.buffer)
    cells.endRecord(&file.buffer)
    try PreparedFailure.wrap { () throws(FileProblem) in try file.flushIfFull() }
    // What another set pays again already must not be handed in a third time.
    if verdict.outcome == .returned || verdict.outcome == .rejected, !isTriedAgain {
      // What came back, or never left: all but what the payee holds.
      let due = row.amount.subtractingReportingOverflow(verdict.heldAmount).partialValue
      try repay.add(block, index, amount: due, reason: words.whole)
    }
    if verdict.outcome == .amountDiffers { reportDifference(row, verdict, place) }
    if verdict.outcome == .duplicate {
      run.diagnostics.report(Codes.paidTwice) {
        Diagnostic(
          Codes.paidTwice, at: SourceLocation(file: matching.sentFiles[place.file].name, line: place.record),
          found: .amount(verdict.heldAmount), expected: .amount(row.amount))
      }
    }
    if verdict.outcome != .settled { addLine(block, row, verdict, action, request.showsValues ? words.whole : words.masked) }
    if candidates[number] != nil {
      candidates[number] = Candidate(
        reference: block.text(row, .reference), amount: row.amount, payeeName: block.text(row, .payeeName),
        account: block.text(row, row[.account].isEmpty ? .phone : .account))
    }
    if report.period == nil { report.period = row.period }
  }

  private func reportDifference(_ row: PaymentRow, _ verdict: PaymentVerdict, _ place: (file: Int, record: Int)) {
    run.diagnostics.report(Codes.amountDiffers) {
      Diagnostic(
        Codes.amountDiffers, at: SourceLocation(file: matching.sentFiles[place.file].name, line: place.record),
        found: .amount(verdict.heldAmount), expected: .amount(row.amount))
    }
  }

  /// What to do by the reason's table, else by the outcome and by how it was paid.
  private func action(_ verdict: PaymentVerdict, _ channel: Channel) -> String {
    if let reason = verdict.reason, let known = run.tables.reason(list: reason.list, code: reason.code) { return known.action.rawValue }
    switch verdict.outcome {
    case .settled: return ""
    case .returned, .rejected:
      // Cash that nobody collected has no account that could be corrected.
      return (channel == .cash || channel == .home ? ReasonAction.repayOtherChannel : .fixAccount).rawValue
    case .duplicate: return "recover"
    case .amountDiffers: return ReasonAction.askBank.rawValue
    case .pending: return ReasonAction.wait.rawValue
    }
  }

  private func addLine(
    _ block: PaymentBlock, _ row: PaymentRow, _ verdict: PaymentVerdict, _ action: String, _ reason: String
  ) {
    report.lineCount += 1
    guard report.lines.count < ReconciliationReport.listLimit, let outcome = ReconciliationReport.Outcome(rawValue: verdict.outcome.code)
    else {
      return
    }
    report.lines.append(
      ReconciliationReport.Line(
        reference: block.text(row, .reference), attempt: Int(max(1, row.attempt)), payeeName: block.text(row, .payeeName),
        account: block.text(row, row[.account].isEmpty ? .phone : .account), amount: row.amount, outcome: outcome,
        reasonCode: verdict.reason.map { "\($0.list)/\($0.code)" } ?? "", reason: reason, returnedOn: verdict.returnedOn,
        action: ReasonAction(rawValue: action)?.words.vi ?? (action.isEmpty ? "" : "thu hồi phần chi thừa")))
  }

  // MARK: entries

  private func writeEntries() throws(RunFailure) {
    let unexpected = try create("unexpected.csv", ReconciliationFiles.unexpectedColumns)
    let questions = try create("to-decide.csv", DecisionFile.columns.joined(separator: ","))
    report.decisionColumns = DecisionFile.columns.map {
      ReconciliationReport.DecisionColumn($0, ["payee_name": .name, "account": .account, "narrative": .other][$0])
    }
    var number = 0
    let silent = DiagnosticCollector(limit: 1)
    for file in returned.files {
      let name = file.source.opened.name
      _ = try returned.stream(file, silent) { (block) throws(RunFailure) in
        for index in block.rows.indices {
          switch matching.fate(ofEntry: number) {
          case .unexpected(let why): addUnexpected(block.entry(at: index), block.rows[index], name, why, unexpected)
          case .undecided(let listed, _): addQuestion(block.entry(at: index), block.rows[index], name, listed, questions)
          default: break
          }
          number += 1
        }
        try PreparedFailure.wrap { () throws(FileProblem) in
          try unexpected.flushIfFull()
          try questions.flushIfFull()
        }
      }
    }
    try PreparedFailure.wrap { () throws(FileProblem) in
      _ = try unexpected.finish()
      _ = try questions.finish()
    }
  }

  private func addUnexpected(_ entry: StatementEntry, _ row: EntryRow, _ file: String, _ why: UnexpectedReason, _ out: OutputFile) {
    var cells = CSVEncoder(guardsFormulas: true)
    let values = [
      file, String(row.sourceRecord), entry.bookingDate?.description ?? "", entry.direction.code, String(entry.amount.minorUnits),
      entry.reference, entry.bankReference, entry.counterpartyName, entry.counterpartyAccount, entry.narrative, why.words.vi,
    ]
    for value in values { cells.append(value, to: &out.buffer) }
    cells.endRecord(&out.buffer)
    run.diagnostics.report(Codes.unexpectedEntry) {
      Diagnostic(
        Codes.unexpectedEntry, at: SourceLocation(file: file, line: Int(row.sourceRecord)), found: .amount(entry.amount.minorUnits),
        arguments: [DiagnosticArgument("reason", why.words), DiagnosticArgument("amount", .amount(entry.amount.minorUnits))])
    }
    if report.unexpectedEntries.count < ReconciliationReport.listLimit { report.unexpectedEntries.append(shown(entry, row, file)) }
  }

  private func shown(_ entry: StatementEntry, _ row: EntryRow, _ file: String) -> ReconciliationReport.Unexpected {
    ReconciliationReport.Unexpected(
      place: "\(file):\(row.sourceRecord)", bookingDate: entry.bookingDate, amount: entry.amount.minorUnits,
      counterparty: entry.counterpartyName, narrative: entry.narrative)
  }

  private func addQuestion(_ entry: StatementEntry, _ row: EntryRow, _ file: String, _ listed: [Int], _ out: OutputFile) {
    var shownCandidates: [ReconciliationReport.Candidate] = []
    for payment in listed {
      let candidate = candidates[payment] ?? Candidate()
      let why = matching.verdict(ofPayment: payment).outcome.code
      let values = [
        file, String(row.sourceRecord), entry.bookingDate?.description ?? "", String(entry.amount.minorUnits), entry.narrative,
        candidate.reference, String(candidate.amount), candidate.payeeName, candidate.account, why, "",
      ]
      var cells = CSVEncoder(guardsFormulas: true)
      for value in values { cells.append(value, to: &out.buffer) }
      cells.endRecord(&out.buffer)
      shownCandidates.append(
        ReconciliationReport.Candidate(
          cells: values, payeeName: candidate.payeeName, account: candidate.account, reference: candidate.reference,
          amount: candidate.amount, why: ReconciliationReport.Outcome(rawValue: why)?.words ?? why))
    }
    run.diagnostics.report(Codes.equalCandidates) {
      Diagnostic(
        Codes.equalCandidates, at: SourceLocation(file: file, line: Int(row.sourceRecord)), found: .amount(entry.amount.minorUnits),
        arguments: [DiagnosticArgument("number", .number(listed.count))])
    }
    if report.questions.count < ReconciliationReport.listLimit {
      report.questions.append(ReconciliationReport.Question(entry: shown(entry, row, file), candidates: shownCandidates))
    }
  }

  // MARK: figures and report

  private func writeFigures() throws(RunFailure) {
    let totals = matching.totals
    let verdict = returned.statements.verdict
    var json = JSONText()
    json.object { out in
      out.totals("sent", count: totals.sent.count, amount: totals.sent.amount)
      out.object("outcomes") { list in
        for outcome in PaymentOutcome.allCases { list.totals(outcome.code, count: totals[outcome].count, amount: totals[outcome].amount) }
      }
      out.totals("unexpected", count: totals.unexpected.count, amount: totals.unexpected.amount)
      out.totals("undecided", count: totals.undecided.count, amount: totals.undecided.amount)
      out.totals("fees", count: totals.fees.count, amount: totals.fees.amount)
      out.array("orders") { list in
        for order in totals.orders {
          list.object {
            $0.string("file", order.file)
            $0.string("outcome", order.outcome.code)
            $0.integer("amount", order.amount)
          }
        }
      }
      out.object("in_hand") { $0.integer("amount", totals.inHand) }
      out.object("statement") {
        $0.string("verdict", verdict.code)
        if case .discrepancy(let difference) = verdict { $0.integer("difference", difference) }
      }
      out.boolean("balanced", totals.isBalanced)
    }
    try save("reconciliation.json", Array(json.text.utf8))
    fillReport(totals, verdict)
    let page = ReconciliationReportPage(report: report, settings: FormSettings(date: run.today), showValues: request.showsValues)
    try save("report.html", page.html())
  }

  private func fillReport(_ totals: ReconciliationSummary, _ verdict: StatementVerdict) {
    report.sent = CountedAmount(totals.sent)
    for outcome in PaymentOutcome.allCases {
      guard let key = ReconciliationReport.Outcome(rawValue: outcome.code) else { continue }
      report.outcomes[key] = CountedAmount(totals[outcome])
    }
    report.unexpected = CountedAmount(totals.unexpected)
    report.fees = CountedAmount(totals.fees)
    report.orders = totals.orders.map {
      let words = ReconciliationReport.Outcome(rawValue: $0.outcome.code)?.words ?? $0.outcome.code
      return ReconciliationReport.Order(file: $0.file, outcome: words, amount: $0.amount)
    }
    report.inHand = totals.inHand
    report.verdict = ReconciliationReport.Verdict(rawValue: verdict.code) ?? .unverifiable
    report.statements = returned.proofs
    report.balanced = totals.isBalanced
  }

  private func save(_ name: String, _ bytes: [UInt8]) throws(RunFailure) {
    try PreparedFailure.wrap { () throws(FileProblem) in
      let file = try folder.create(name)
      try file.append(bytes)
      _ = try file.finish()
    }
  }
}
