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
  /// Tables with other columns further down.
  var laterTables: [RosterTable] = []
  /// Rows whose amount cannot be read.
  var unknownAmounts = 0
  /// The reason for which all its rows are held, if there is one.
  var heldAs: CatalogueEntry?
  /// The way back to single rows: one for each table of the file, with its first row among the rows of the run and its columns.
  var records: [(firstRow: Int, records: RosterRecords, columns: RosterColumns)] = []

  /// Reports findings on its rows.
  func reporter(_ run: Run, period: Period? = nil) -> RowReporter {
    RowReporter(run: run, opened: opened, roster: roster, laterTables: laterTables, separator: separator, period: period)
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
  /// Lists of people who are not to be paid.
  var lists = ListsOfOthers()
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
  var survey: Survey
  private var lines: FlatKeyTable
  private var payments = FlatKeySet()
  /// The keys of this run.
  private(set) var keys: RowKeys
  /// What earlier sets pay; nil without any.
  private var earlier: EarlierLines?
  /// Rows whose lines are theirs: neither held nor another's, one bit each.
  private var ownLines = RowBits()
  /// The lines of the row in hand.
  private var rowLines: [Key96] = []
  /// The payment of each row of the block in hand.
  private var blockPayments: [UInt64] = []
  /// Rows of all rosters so far.
  private(set) var sum = ControlTotals()
  /// Lines whose first place is in a roster held as a whole, by the row that took their place.
  private var replaced: [Key96: Int] = [:]
  /// Physical line of every row, to name the first place of a line that comes twice.
  private(set) var lineNumbers: [UInt32] = []
  /// Who else has a row's number, name, or account.
  var people: PeopleOfRun

  init(run: Run, options: SurveyOptions, unit: PayingUnit?) {
    self.run = run
    self.options = options
    router = unit.map { Router(unit: $0, tables: run.tables) }
    survey = Survey(hashKey: HashKey(UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
    lines = FlatKeyTable()
    keys = RowKeys(hashKey: survey.hashKey, period: options.period)
    people = PeopleOfRun(key: survey.hashKey, lists: options.lists)
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
    context.usualMonth = ListJudge.month(of: roster.titleMonths, options).flatMap { month in
      options.months.isEmpty || options.months.contains(month) ? month : nil
    }
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
    let found = try own.lookAtAll(files)
    try own.reportShared()
    return found == nil ? nil : own.survey
  }

  /// The same, for callers that ask the survey itself afterwards.
  mutating func lookAtAll(_ files: [OpenedInput]) throws(RunFailure) -> Survey? {
    var isReadable = true
    // What the sum of one call proves is asked of that call alone.
    sum = ControlTotals()
    for opened in files {
      if try !look(at: opened, survey.rosters.count) { isReadable = false }
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
      roster.records = [(lineNumbers.count, reader.records, RosterColumns(reader.roster))]
      if reader.isAmbiguous { roster.heldAs = Codes.columnHeaderAmbiguous }
      let judge = ListJudge(run: run, options: options, router: router)
      judge.findProgramme(&roster, reader)
      judge.title(&roster)
      if !roster.rowsNameProgrammes { judge.categories(reader.programmeOfCategories, roster) }
      try readRows(reader, &roster, index)
      roster.roster = reader.roster
      roster.laterTables = reader.laterTables
      roster.isMoneyUnclear = reader.isMoneyUnclear
      guard reader.isWhole else {
        survey.rosters.append(roster)
        return false
      }
      roster.heldAs = roster.heldAs ?? reader.listFault
      judge.laterTitle(&roster)
      judgeSums(reader.sums, &roster)
      judge.totals(&roster, doubtful: reader.sums)
      survey.rosters.append(roster)
      return true
    } catch { throw .file(error) }
  }

  private func entitlementCheck() -> EntitlementCheck {
    EntitlementCheck(
      run.tables, province: router.map { run.tables.province(of: $0.unit) } ?? "",
      mayBeListLevel: run.diagnostics.ranked(Codes.rateDiffers.code, Codes.rateDiffers.severity) != .error)
  }

  private mutating func readRows(_ reader: RosterReader, _ roster: inout SurveyedRoster, _ index: Int) throws(FileProblem) {
    var context = RosterSurvey.context(roster, options, router, run)
    var (block, scratch, resolved, findings) = (RosterBlock(), CheckScratch(), [ResolvedRow](), FindingList())
    var reporter = roster.reporter(run, period: options.period)
    var causes = CommonCauses()
    var shift = ShiftedHolders(people.hashes)
    people.begin(row: lineNumbers.count)
    var places = ListPlaces(run.tables, month: context.usualMonth ?? context.period, unitCode: router?.unit.administrativeCode ?? "")
    var entitlements = entitlementCheck()
    // Programmes of the rows that are paid, one bit each.
    var programmes: UInt8 = 0
    while try reader.next(&block) {
      if reader.laterTables.count > reporter.laterTables.count {
        reporter.laterTables = reader.laterTables
        context.columns = RosterColumns(places: reader.columns)
        roster.records.append((lineNumbers.count, reader.records, context.columns))
      }
      findings.removeAll()
      RosterRules.check(&block, context, &scratch, &resolved, &findings)
      if !roster.isMoneyUnclear, reader.listFault == nil { entitlements.check(block, resolved, &findings) }
      reporter.report(findings, block)
      for finding in findings.findings { causes.add(finding, line: block.rows[Int(finding.row)].line) }
      if roster.totals.count == 0 { reserve(for: block, reader.fileSize) }
      shift.look(at: block, findings)
      places.look(at: block)
      if options.seeksDuplicates { people.enter(block, resolved, firstRow: lineNumbers.count) }
      if options.groupsPayments { makePayments(block, resolved) }
      var (next, count) = (0, block.rows.count)
      for row in 0..<count {
        // The memory of the next rows is on its way while these are judged.
        if row & 31 == 0 { expectPayments(ofRows: row == 0 ? 0..<min(64, count) : min(row + 32, count)..<min(row + 64, count)) }
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
          ownLines.append(false)
          continue
        }
        let amount = block.rows[row].amount
        roster.totals.add(amount ?? 0)
        add(amount ?? 0, block, row, reporter)
        if amount == nil { roster.unknownAmounts += 1 }
        people.isNumberKnown = false
        if people.isDue(row) { reason = try judgePeople(block, row, resolved[row], roster, reporter, reason) }
        // Of a list that is held already no line is another's.
        if reason == nil, options.seeksDuplicates, roster.heldAs == nil { reason = judgeTwice(block, row, resolved[row], roster, reporter) }
        ownLines.append(reason == nil && roster.heldAs == nil)
        if !people.met.isEmpty { reason = tellPeople(block, row, roster, reporter, reason) }
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
    report(entitlements.finish(), roster)
    causes.report(of: roster.totals.count, roster, headers: reader.headers, run.diagnostics)
    shift.judge(&roster, headers: reader.headers, run.diagnostics)
    people.endList(roster, run)
    places.report(&roster, headers: reader.headers, run)
  }

  /// What is true of a list's allowances as a whole; what holds for a programme is said once in a run.
  private func report(_ findings: [ListFinding], _ roster: SurveyedRoster) {
    for finding in findings where finding.key.isEmpty || run.said.isNew(finding.key) {
      run.diagnostics.report(finding.entry) {
        Diagnostic(
          finding.entry, at: roster.opened.place(line: Int(finding.line)), field: RosterField.category.machineName, found: finding.found,
          expected: finding.expected, arguments: finding.arguments)
      }
    }
  }

  /// Makes room for as many rows as the file will have if all blocks are like its first: a table that grows takes three times its memory.
  private mutating func reserve(for block: RosterBlock, _ fileSize: Int) {
    guard let first = block.rows.first, let last = block.rows.last, block.rows.count > 100 else { return }
    let bytes = max(1, Int(last.byteOffset - first.byteOffset) + Int(last.byteLength))
    let (rows, _) = block.rows.count.multipliedReportingOverflow(by: fileSize / bytes + 1)
    let expected = min(rows + rows / 32, fileSize / 16)
    if options.seeksDuplicates { people.table.reserve(expected) }
    if options.groupsPayments { payments.reserve(payments.count + expected) }
    // Small lists after large ones grow as arrays do.
    guard expected > lineNumbers.count else { return }
    lineNumbers.reserveCapacity(lineNumbers.count + expected)
    if options.keepsVerdicts { survey.verdicts.reserve(expected) }
  }

  private mutating func makePayments(_ block: RosterBlock, _ resolved: [ResolvedRow]) {
    blockPayments.removeAll(keepingCapacity: true)
    let (rows, understood) = (block.rows.span, resolved.span)
    for row in rows.indices { blockPayments.append(keys.payment(block.bytes, rows[row], understood[row])) }
  }

  private func expectPayments(ofRows rows: Range<Int>) {
    guard options.groupsPayments else { return }
    for row in rows { payments.expect(blockPayments[row]) }
  }

  /// A sum that no figure can state proves nothing: the row that brings it there is named, and the run refused.
  private mutating func add(_ amount: Int64, _ block: RosterBlock, _ row: Int, _ reporter: RowReporter) {
    let wasOverflown = sum.isOverflown
    sum.add(amount)
    if sum.isOverflown, !wasOverflown { reporter.report(Codes.amountOverflow, block, row, field: .total, arguments: []) }
  }

  /// The same entitlement line twice: the first stays, this one is held and names the first.
  private mutating func judgeTwice(
    _ block: RosterBlock, _ row: Int, _ resolved: ResolvedRow, _ roster: SurveyedRoster, _ reporter: RowReporter
  ) -> DiagnosticCode? {
    // A person met for the first time has no line twice: the lines are entered when a second row of the number comes.
    if earlier == nil, !resolved.identity.isEmpty, !people.isNumberKnown { return nil }
    let number = lineNumbers.count
    rowLines.removeAll(keepingCapacity: true)
    keys.lines(block.bytes.span, block.rows[row], resolved, to: &rowLines)
    let paid = matchEarlier(rowLines, block, row, resolved)
    if let paid, let code = judgeEarlier(paid, block, row, reporter) { return code }
    // Of a person whose number came before, or who has none.
    guard resolved.identity.isEmpty || people.isNumberKnown else {
      if let paid { report(paid, as: paid.isNamesake ? Codes.namesakePaid : Codes.anotherLinePaid, block, row, reporter) }
      return nil
    }
    // All parts are looked up before any is entered: a row that is held takes no line away from a later one.
    for key in rowLines {
      guard let found = lines.find(key) else { continue }
      var place = self.place(of: Int(found), roster)
      // Lists of months that nobody knows are not compared with each other.
      if resolved.owedMonth == nil, Int(found) < roster.firstRow {
        guard let next = replaced[key], next >= roster.firstRow else { continue }
        place = self.place(of: next, roster)
      }
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

  /// Enters the lines of a row whose number came a second time now, unless it was held: then they are free.
  mutating func enterLines(of first: PersonFacts) {
    guard ownLines[first.origin.row] else { return }
    for key in first.lines { _ = lines.insertOrFind(key, payload: UInt32(truncatingIfNeeded: first.origin.row)) }
  }

  /// The entitlement lines of a row that was read again.
  mutating func lines(of block: RosterBlock, _ resolved: ResolvedRow) -> [Key96] {
    var made: [Key96] = []
    keys.lines(block.bytes.span, block.rows[0], resolved, to: &made)
    return made
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

  func place(of row: Int, _ current: SurveyedRoster) -> (file: String, text: String, isHeld: Bool) {
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
