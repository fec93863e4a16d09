// The first look at all rosters of a run: every row is read and checked, and gets its verdict. Nothing is kept of a row but a few bytes.

internal import ByteText
import Diagnostics
import Files
import FormatDescriptions
internal import PaymentChecks
import PaymentFormats
import PaymentModel
import ReferenceData

/// One roster of a run and what the survey found of it as a whole.
struct SurveyedRoster {
  let opened: OpenedInput

  init(opened: OpenedInput) { self.opened = opened }

  /// Index of its first row among the rows of the run.
  var firstRow = 0
  /// People's rows and their sum.
  var totals = ControlTotals()
  /// What the sheet states.
  var roster = Roster()
  /// Whose money: what the list says, else what its rows say if they all say the same.
  var programme: Programme = .unknown
  /// The list itself names no programme; its rows do, in a column.
  var rowsNameProgrammes = false
  /// Programmes of its good rows.
  var programmes: [Programme] = []
  /// Two columns claim to be the same money.
  var isMoneyUnclear = false
  /// Byte between two cells.
  var separator = UInt8(ascii: ",")
  /// What stands before the first row, and its header line within.
  var head: [UInt8] = []
  var headerRange = 0..<0
  /// Where `head` begins in what was read.
  var headOffset = 0
  /// Rows whose amount cannot be read.
  var unknownAmounts = 0
  /// The reason for which all its rows are held, if there is one.
  var heldAs: CatalogueEntry?

  /// Reports findings on its rows.
  func reporter(_ run: Run, period: Period? = nil) -> RowReporter {
    RowReporter(run: run, opened: opened, roster: roster, separator: separator, period: period)
  }
}

/// The verdict on every row of a run.
struct RowVerdicts {
  /// Reasons met, by index; index 0 means the row is paid.
  private(set) var reasons: [DiagnosticCode?] = [nil]
  private var indexOf: [DiagnosticCode: UInt16] = [:]
  private var byRow: [UInt16] = []
  /// Rows that are sums of other rows and nobody's.
  private(set) var totals: Set<Int> = []

  /// The reason a row is held back; nil when it is paid.
  subscript(row: Int) -> DiagnosticCode? { reasons[Int(byRow[row])] }
  /// Rows so far.
  var count: Int { byRow.count }

  /// Makes room for so many more rows.
  mutating func reserve(_ rows: Int) { byRow.reserveCapacity(byRow.count + rows) }

  /// The verdict on the next row.
  mutating func append(_ reason: DiagnosticCode?) {
    byRow.append(index(reason))
  }

  /// Holds a row that had been good.
  mutating func hold(_ row: Int, _ reason: DiagnosticCode) {
    if byRow[row] == 0 { byRow[row] = index(reason) }
  }

  /// Takes a row out: it is the sum of others.
  mutating func isTotal(_ row: Int) { totals.insert(row) }

  private mutating func index(_ reason: DiagnosticCode?) -> UInt16 {
    guard let reason else { return 0 }
    if let known = indexOf[reason] { return known }
    // There are fewer codes than 65,535; the first one stands in should that ever change.
    let next = UInt16(clamping: reasons.count)
    reasons.append(reason)
    indexOf[reason] = next
    return next
  }
}

/// What a survey is asked to do.
struct SurveyOptions {
  /// Month paid; nil when no month is known (validate without a period).
  var period: Period?
  /// Months the round covers.
  var months: [Period] = []
  /// Programme said by the user.
  var programme: Programme = .unknown
  /// Programmes of the unit; a roster that names none belongs to the only one.
  var unitProgrammes: [Programme] = []
  /// Looks for the same entitlement line twice.
  var seeksDuplicates = true
  /// Counts rows that share a payment.
  var groupsPayments = false
  /// Lost leading zeros are restored.
  var repairsLeadingZeros = false
  /// Keeps the verdict and line of every row for a second look; `validate` looks once.
  var keepsVerdicts = true
  /// Programme must be known, else the roster is held.
  var needsProgramme = false
  /// The programme must have a budget for the period's year, else the roster is held.
  var needsBudget = false
  /// Rows of both programmes can go each to its own order; else a list of both is held.
  var splitsProgrammes = false
  /// The programme said by the user chooses rows of a list that names it row by row; else such rows have to be of that programme.
  var choosesProgramme = false
}

/// What the survey of all rosters found.
struct Survey {
  /// The rosters in the order given.
  var rosters: [SurveyedRoster] = []
  /// The verdict on every row.
  var verdicts = RowVerdicts()
  /// Rows that share a payment, by payment key.
  var shared: [UInt64: Int] = [:]
  /// First places of lines that came twice, by the row that is held.
  var firstPlaces: [Int: String] = [:]
  /// The keyed hash of this run, the same in both looks.
  let hashKey: HashKey

  /// Rows and đồng of all rosters.
  var totals: ControlTotals { rosters.reduce(into: ControlTotals()) { $0.add($1.totals) } }
}

/// Looks at all rosters of a run.
struct RosterSurvey {
  let run: Run
  let options: SurveyOptions
  let router: Router?
  private var survey: Survey
  private var lines: FlatKeyTable
  private var payments = FlatKeySet()
  /// The keys of this run.
  private(set) var keys: RowKeys
  /// What earlier sets pay; nil without any.
  private var earlier: EarlierLines?
  /// The lines of all rows of the block in hand, and where those of each row begin.
  private var blockLines: [Key96] = []
  private var firstLines: [Int] = []
  /// The payment of each row of the block in hand.
  private var blockPayments: [UInt64] = []
  /// Rows of all rosters so far.
  private(set) var sum = ControlTotals()
  /// Lines whose first place is in a roster held as a whole, by the row that took their place.
  private var replaced: [Key96: Int] = [:]
  /// Physical line of every row, to name the first place of a line that comes twice.
  private var lineNumbers: [UInt32] = []

  init(run: Run, options: SurveyOptions, unit: PayingUnit?) {
    self.run = run
    self.options = options
    router = unit.map { Router(unit: $0, tables: run.tables) }
    survey = Survey(hashKey: HashKey(UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
    lines = FlatKeyTable()
    keys = RowKeys(hashKey: survey.hashKey, period: options.period)
  }

  /// Lines that an earlier set pays are refused.
  mutating func refuse(_ lines: EarlierLines) { earlier = lines.isEmpty ? nil : lines }

  /// The context in which the rows of a roster are checked.
  static func context(_ surveyed: SurveyedRoster, _ options: SurveyOptions, _ router: Router?, _ run: Run) -> CheckContext {
    let roster = surveyed.roster
    var context = CheckContext(
      tables: run.tables, period: options.period, programme: surveyed.programme, columns: RosterColumns(roster),
      repairsLeadingZeros: options.repairsLeadingZeros)
    // The title is the accountant's own word: a round over several months has a list for each.
    context.usualMonth = ListJudge.month(of: roster.titleMonths, options).flatMap { options.months.contains($0) ? $0 : nil }
    // Without that column the list is held as a whole.
    let isUnsaid = roster.titleMonths.named.count > 1 || !roster.titleMonths.unclear.isEmpty
    context.needsOwedMonth = isUnsaid && context.columns.contains(.owedMonth)
    context.lastMonth = options.months.max()
    context.isMoneyUnclear = surveyed.isMoneyUnclear
    context.rowsNameProgrammes = surveyed.rowsNameProgrammes
    context.needsProgramme = options.needsProgramme
    if surveyed.rowsNameProgrammes {
      for programme in Programme.allCases.dropFirst() {
        guard let entry = ListJudge.fault(of: programme, options, router) else { continue }
        let number = entry.code == Codes.periodOutside.code ? options.period?.monthNumber ?? 0 : Int(programme.rawValue)
        context.unpayable[programme] = (entry, Int64(number))
      }
    }
    if let router {
      context.routing = router.unit.routing
      context.contractedWallets = router.contractedWallets
    }
    return context
  }

  /// Reads and checks every roster; nil when one of them cannot be read as a whole, because then no count can be proved. The tables of
  /// keys are given up with the survey itself: the second look does not need them.
  consuming func look(at files: [OpenedInput]) throws(RunFailure) -> Survey? {
    var own = self
    return try own.lookAtAll(files)
  }

  /// The same, for callers that ask the survey itself afterwards.
  mutating func lookAtAll(_ files: [OpenedInput]) throws(RunFailure) -> Survey? {
    var isReadable = true
    for (index, opened) in files.enumerated() {
      if try !look(at: opened, index) { isReadable = false }
    }
    return isReadable && !sum.isOverflown ? survey : nil
  }

  private mutating func look(at opened: OpenedInput, _ index: Int) throws(RunFailure) -> Bool {
    do throws(FileProblem) {
      var context = ReadContext(
        input: opened.input, name: opened.name, fileIndex: UInt32(index), diagnostics: run.diagnostics, descriptions: run.descriptions)
      context.sheet = opened.sheet
      context.sourceOffset = opened.sourceOffset
      let reader = try RosterReader(context, vocabulary: run.vocabulary)
      guard reader.isReadable else { return false }
      var roster = SurveyedRoster(opened: opened)
      roster.firstRow = lineNumbers.count
      roster.roster = reader.roster
      roster.separator = reader.separator
      roster.head = reader.headBytes
      roster.headOffset = reader.headOffset
      roster.headerRange = reader.headerRange
      roster.isMoneyUnclear = reader.isMoneyUnclear
      if reader.isAmbiguous { roster.heldAs = Codes.columnHeaderAmbiguous }
      let judge = ListJudge(run: run, options: options, router: router)
      judge.findProgramme(&roster, reader)
      judge.title(&roster)
      if !roster.rowsNameProgrammes { judge.categories(reader.programmeOfCategories, roster) }
      try readRows(reader, &roster, index)
      roster.roster = reader.roster
      guard reader.isWhole else { return false }
      roster.heldAs = roster.heldAs ?? reader.listFault
      judge.laterTitle(&roster)
      judgeSums(reader.sums, &roster)
      judge.totals(&roster, doubtful: reader.sums)
      survey.rosters.append(roster)
      return true
    } catch { throw .file(error) }
  }

  private mutating func readRows(_ reader: RosterReader, _ roster: inout SurveyedRoster, _ index: Int) throws(FileProblem) {
    let context = RosterSurvey.context(roster, options, router, run)
    var scratch = CheckScratch()
    var block = RosterBlock()
    var resolved: [ResolvedRow] = []
    var findings = FindingList()
    let reporter = roster.reporter(run, period: options.period)
    var causes = CommonCauses()
    // Programmes of the rows that are paid, one bit each.
    var programmes: UInt8 = 0
    while try reader.next(&block) {
      findings.removeAll()
      RosterRules.check(&block, context, &scratch, &resolved, &findings)
      reporter.report(findings, block)
      for finding in findings.findings { causes.add(finding, line: block.rows[Int(finding.row)].line) }
      if roster.totals.count == 0 { reserve(for: block, reader.fileSize) }
      if options.seeksDuplicates { makeLines(block, resolved) }
      if options.groupsPayments { makePayments(block, resolved) }
      var next = 0
      let count = block.rows.count
      for row in 0..<count {
        // The memory of the next rows is on its way while these are judged.
        if row & 31 == 0 { expectKeys(ofRows: row == 0 ? 0..<min(64, count) : min(row + 32, count)..<min(row + 64, count)) }
        var reason: DiagnosticCode?
        while next < findings.findings.count, findings.findings[next].row == UInt32(row) {
          let finding = findings.findings[next]
          if reason == nil, run.diagnostics.ranked(finding.code, finding.severity) == .error { reason = finding.code }
          next += 1
        }
        if block.rows[row].changes.contains(.unclear) {
          // Counted when the whole sheet has told what it is.
          if options.keepsVerdicts { survey.verdicts.append(Codes.rowUnclear.code) }
          lineNumbers.append(block.rows[row].line)
          continue
        }
        let amount = block.rows[row].amount
        roster.totals.add(amount ?? 0)
        add(amount ?? 0, block, row, reporter)
        if amount == nil { roster.unknownAmounts += 1 }
        if reason == nil, options.seeksDuplicates { reason = judgeTwice(block, row, resolved, roster, reporter) }
        if options.keepsVerdicts { survey.verdicts.append(reason) }
        lineNumbers.append(block.rows[row].line)
        if reason == nil, options.groupsPayments {
          let key = blockPayments[row]
          if !payments.insert(key) { survey.shared[key, default: 1] += 1 }
        }
        if reason == nil { programmes |= 1 << resolved[row].programme.rawValue }
      }
    }
    roster.programmes = Programme.allCases.filter { programmes & (1 << $0.rawValue) != 0 }
    if roster.rowsNameProgrammes { ListJudge(run: run, options: options, router: router).programmes(programmes, &roster) }
    causes.report(of: roster.totals.count, roster, headers: reader.headers, run.diagnostics)
  }

  /// Makes room for as many rows as the file will have if all blocks are like its first: a table that grows takes three times its memory.
  private mutating func reserve(for block: RosterBlock, _ fileSize: Int) {
    guard let first = block.rows.first, let last = block.rows.last, block.rows.count > 100 else { return }
    let bytes = max(1, Int(last.byteOffset - first.byteOffset) + Int(last.byteLength))
    let (rows, _) = block.rows.count.multipliedReportingOverflow(by: fileSize / bytes + 1)
    let expected = min(rows + rows / 32, fileSize / 16)
    if options.seeksDuplicates { lines.reserve(expected) }
    if options.groupsPayments { payments.reserve(payments.count + expected) }
    // Small lists after large ones grow as arrays do.
    guard expected > lineNumbers.count else { return }
    lineNumbers.reserveCapacity(lineNumbers.count + expected)
    if options.keepsVerdicts { survey.verdicts.reserve(expected) }
  }

  /// The lines of a block; made together, so that the memory of the table is on its way when they are looked for.
  private mutating func makeLines(_ block: RosterBlock, _ resolved: [ResolvedRow]) {
    var made: [Key96] = []
    swap(&made, &blockLines)
    made.removeAll(keepingCapacity: true)
    firstLines.removeAll(keepingCapacity: true)
    let (bytes, rows, understood) = (block.bytes.span, block.rows.span, resolved.span)
    for row in rows.indices {
      let first = made.count
      firstLines.append(first)
      keys.lines(bytes, rows[row], understood[row], to: &made)
      lines.expect(made.span.extracting(first...))
    }
    firstLines.append(made.count)
    swap(&made, &blockLines)
  }

  private mutating func makePayments(_ block: RosterBlock, _ resolved: [ResolvedRow]) {
    blockPayments.removeAll(keepingCapacity: true)
    let (rows, understood) = (block.rows.span, resolved.span)
    for row in rows.indices { blockPayments.append(keys.payment(block.bytes, rows[row], understood[row])) }
  }

  private mutating func expectKeys(ofRows rows: Range<Int>) {
    if options.groupsPayments {
      for row in rows { payments.expect(blockPayments[row]) }
    }
  }

  /// A sum that no figure can state proves nothing: the row that brings it there is named, and the run refused.
  private mutating func add(_ amount: Int64, _ block: RosterBlock, _ row: Int, _ reporter: RowReporter) {
    let wasOverflown = sum.isOverflown
    sum.add(amount)
    if sum.isOverflown, !wasOverflown { reporter.report(Codes.amountOverflow, block, row, field: .total, arguments: []) }
  }

  /// The same entitlement line twice: the first stays, this one is held and names the first.
  private mutating func judgeTwice(
    _ block: RosterBlock, _ row: Int, _ resolved: [ResolvedRow], _ roster: SurveyedRoster, _ reporter: RowReporter
  ) -> DiagnosticCode? {
    let number = lineNumbers.count
    let (first, last) = (firstLines[row], firstLines[row + 1])
    if earlier == nil, last - first == 1 {
      // The usual row has one line, that no other has.
      if lines.insertOrFind(blockLines[first], payload: UInt32(truncatingIfNeeded: number)) == nil { return nil }
    }
    let rowLines = Array(blockLines[first..<last])
    let paid = matchEarlier(rowLines, block, row, resolved[row])
    if let paid, let code = judgeEarlier(paid, block, row, reporter) { return code }
    // All parts are looked up before any is entered: a row that is held takes no line away from a later one.
    for key in rowLines {
      guard let found = lines.find(key) else { continue }
      var place = self.place(of: Int(found), roster)
      // A line of a roster that is held as a whole is not paid; the first one after it takes its place.
      if place.isHeld {
        guard let next = replaced[key], case let later = self.place(of: next, roster), !later.isHeld else { continue }
        place = later
      }
      let entry = place.file == roster.opened.name ? Codes.lineTwice : Codes.lineTwiceAcrossFiles
      survey.firstPlaces[number] = place.text
      reporter.report(entry, block, row, field: .name, arguments: [DiagnosticArgument("first", place.text)])
      return entry.code
    }
    if let paid { report(paid, as: paid.isNamesake ? Codes.namesakePaid : Codes.anotherLinePaid, block, row, reporter) }
    for key in rowLines where lines.insertOrFind(key, payload: UInt32(truncatingIfNeeded: number)) != nil { replaced[key] = number }
    return nil
  }

  /// What an earlier set pays of the row's lines or to its person, if anything.
  private mutating func matchEarlier(
    _ rowLines: [Key96], _ block: RosterBlock, _ row: Int, _ resolved: ResolvedRow
  ) -> EarlierLines.Match? {
    guard let earlier else { return nil }
    let (bytes, source) = (block.bytes, block.rows[row])
    var wanted = rowLines
    if earlier.hasNameless, !resolved.identity.isEmpty {
      keys.namelessLines(bytes.span, source, resolved, to: &wanted)
    }
    for key in wanted {
      guard let place = earlier.place(of: key, attempt: resolved.attempt) else { continue }
      return EarlierLines.Match(place: place, regime: nil, isSame: true)
    }
    var details: [UInt8] = []
    PersonDetails.append(source, bytes.span, to: &details)
    return earlier.match(
      keys.dues(bytes.span, source, resolved, orNamesakes: true), attempt: resolved.attempt,
      category: Array(bytes[source[.category].range]), decision: Array(bytes[source[.decision].range]),
      details: details)
  }

  /// A row that was paid is held; so is one whose person has another line, where a profile wants it.
  private mutating func judgeEarlier(
    _ paid: EarlierLines.Match, _ block: RosterBlock, _ row: Int, _ reporter: RowReporter
  ) -> DiagnosticCode? {
    let entry = paid.isSame ? Codes.alreadyPaid : paid.isNamesake ? Codes.namesakePaid : Codes.anotherLinePaid
    guard run.diagnostics.ranked(entry.code, entry.severity) == .error else { return nil }
    report(paid, as: entry, block, row, reporter)
    // The earlier name explains why another one is no other line.
    let name = paid.regime.map { $0.isEmpty ? ", ở đó không ghi chế độ" : ", ở đó ghi là \"\($0)\"" }
    survey.firstPlaces[lineNumbers.count] = paid.place + (name ?? "")
    return entry.code
  }

  private func report(
    _ paid: EarlierLines.Match, as entry: CatalogueEntry, _ block: RosterBlock, _ row: Int, _ reporter: RowReporter
  ) {
    let regime = RowKeys.regime(block.rows[row])
    reporter.report(
      entry, block, row, field: paid.regime == nil ? .name : .category,
      found: paid.regime == nil || regime.isEmpty ? nil : ReportedValue(block.bytes.text(regime), .other),
      arguments: [DiagnosticArgument("first", paid.place)])
  }

  private func place(of row: Int, _ current: SurveyedRoster) -> (file: String, text: String, isHeld: Bool) {
    let roster = row >= current.firstRow ? current : survey.rosters.last { $0.firstRow <= row } ?? current
    let line = row < lineNumbers.count ? Int(lineNumbers[row]) : 0
    return (roster.opened.name, "\(roster.opened.name):\(line)", row < current.firstRow && roster.heldAs != nil)
  }

  // MARK: the roster as a whole

  /// Rows that are sums are nobody's; those that may be either are held; a group that does not fit its rows holds the list.
  private mutating func judgeSums(_ sums: SumRows, _ roster: inout SurveyedRoster) {
    func report(_ entry: CatalogueEntry, _ row: SumRows.Row, _ arguments: [DiagnosticArgument]) {
      run.diagnostics.report(entry) {
        Diagnostic(
          entry, at: roster.opened.place(line: row.line), found: .amount(row.amount), arguments: arguments)
      }
    }
    for row in sums.totals {
      if options.keepsVerdicts { survey.verdicts.isTotal(roster.firstRow + row.place) }
      report(Codes.rowTakenAsTotal, row, [DiagnosticArgument("label", row.label, .name)])
    }
    for row in sums.unclear {
      // A numbered row was judged and counted as a person before.
      if !row.isNumbered {
        roster.totals.add(row.amount)
      } else if options.keepsVerdicts {
        survey.verdicts.hold(roster.firstRow + row.place, Codes.rowUnclear.code)
      }
      report(Codes.rowUnclear, row, [DiagnosticArgument("label", row.label, .name)])
    }
    guard roster.unknownAmounts == 0, !roster.isMoneyUnclear else { return }
    for row in sums.wrong {
      report(
        Codes.groupTotalDiffers, row,
        [DiagnosticArgument("group", row.label, .name), DiagnosticArgument("difference", .amount(row.difference))])
      roster.heldAs = roster.heldAs ?? Codes.groupTotalDiffers
    }
  }
}
