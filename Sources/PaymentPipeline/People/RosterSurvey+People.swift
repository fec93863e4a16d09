// Rows of one person or one account, wherever they stand in the run: what makes them held, and what somebody should look at.

internal import ByteText
import Diagnostics
import Files
internal import PaymentChecks
import PaymentFormats
import PaymentModel

extension RosterSurvey {
  /// Looks closer at a row: the reason for which it is held, and in `people.met` what is to be told of it otherwise.
  mutating func judgePeople(
    _ block: RosterBlock, _ row: Int, _ resolved: ResolvedRow, _ roster: SurveyedRoster, _ reporter: RowReporter, _ reason: DiagnosticCode?
  ) throws(FileProblem) -> DiagnosticCode? {
    people.met.removeAll(keepingCapacity: true)
    var reason = reason
    var own: PersonFacts?
    while let (trait, candidate) = people.takePossible(row) {
      let facts = own ?? PersonFacts(block.rows[row], resolved, block.bytes, origin(of: block.rows[row], file: survey.rosters.count))
      own = facts
      guard let first = try confirmed(trait, candidate, facts, roster) else { continue }
      switch trait {
      case .number where facts.number.isEmpty: if first.isOfSameMonth(as: facts) { people.met.append(.homonym(first.origin)) }
      case .number: reason = try meetNumber(first, facts, roster, reporter, block, row) ?? reason
      case .homonym: meetHomonym(first, facts)
      case .destination: meetAccount(first, facts)
      }
    }
    let listed = judgeLists(block, row, resolved, reporter)
    return reason ?? listed
  }

  private func origin(of row: RosterRow, file: Int) -> RowOrigin {
    RowOrigin(
      file: file, row: lineNumbers.count, line: row.line, byteOffset: row.byteOffset, byteLength: row.byteLength, amount: row.amount ?? 0)
  }

  /// The first row that really has the same in common; nil when none has.
  private mutating func confirmed(
    _ trait: CommonTrait, _ possible: FingerprintTable.Candidate, _ facts: PersonFacts, _ roster: SurveyedRoster
  ) throws(FileProblem) -> PersonFacts? {
    var candidate = possible
    // Keys that are alike by chance are few; whatever else makes many of them must not make the run slow.
    for _ in 0..<64 {
      if let first = try self.facts(of: Int(candidate.first), roster), first.has(trait, inCommonWith: facts) { return first }
      if !people.table.next(&candidate) { break }
    }
    return nil
  }

  /// A row of the run read again.
  private mutating func facts(of row: Int, _ current: SurveyedRoster) throws(FileProblem) -> PersonFacts? {
    if let known = people.known[row] { return known }
    let isCurrent = row >= current.firstRow
    let file = isCurrent ? survey.rosters.count : survey.rosters.lastIndex { $0.firstRow <= row } ?? 0
    let roster = isCurrent ? current : survey.rosters[file]
    guard let table = roster.records.last(where: { $0.firstRow <= row }), let landmark = people.table.landmark(of: row, in: file) else {
      return nil
    }
    var block = RosterBlock()
    let found = try table.records.read(line: lineNumbers[row], from: lineNumbers[landmark.row], at: Int(landmark.offset), into: &block)
    guard found else { return nil }
    if people.context?.file != file { people.context = (file, RosterSurvey.context(roster, options, router, run)) }
    people.context?.checks.columns = table.columns
    guard let context = people.context?.checks else { return nil }
    var (resolved, findings) = ([ResolvedRow](), FindingList())
    RosterRules.check(&block, context, &people.scratch, &resolved, &findings)
    var origin = origin(of: block.rows[0], file: file)
    origin.row = row
    var facts = PersonFacts(block.rows[0], resolved[0], block.bytes, origin)
    facts.lines = lines(of: block, resolved[0])
    people.remember(facts)
    return facts
  }

  // MARK: one number

  /// One number: one person with another line, or two people of whom nobody knows whose number it is; then all rows of it are held.
  private mutating func meetNumber(
    _ first: PersonFacts, _ facts: PersonFacts, _ roster: SurveyedRoster, _ reporter: RowReporter, _ block: RosterBlock, _ row: Int
  ) throws(FileProblem) -> DiagnosticCode? {
    people.isNumberKnown = true
    if people.numbers[first.origin.row] == nil { enterLines(of: first) }
    // Changed where they stand: a copy would take the rows of the number along each time.
    defer { people.numbers[first.origin.row, default: NumberGroup()].others.append(UInt32(truncatingIfNeeded: facts.origin.row)) }
    var otherName = people.numbers[first.origin.row]?.otherName
    let isOther = first.name != facts.name && !first.name.isEmpty && !facts.name.isEmpty
    guard isOther || otherName != nil else {
      if first.isOfSameMonth(as: facts) { people.met.append(.samePerson(first, facts)) }
      return nil
    }
    if otherName == nil {
      otherName = facts.origin.row
      people.numbers[first.origin.row, default: NumberGroup()].otherName = otherName
      let others = people.numbers[first.origin.row]?.others ?? []
      for other in [first.origin.row] + others.map(Int.init) { try holdEarlier(other, facts.origin, roster) }
    }
    let known = isOther ? first.origin.row : otherName ?? first.origin.row
    let place = place(of: known, roster).text
    reporter.report(Codes.identityOfTwo, block, row, field: .identity, arguments: [DiagnosticArgument("first", place)])
    survey.firstPlaces[facts.origin.row] = place
    return Codes.identityOfTwo.code
  }

  /// Holds a row that was good until another person of its number came.
  private mutating func holdEarlier(_ row: Int, _ other: RowOrigin, _ roster: SurveyedRoster) throws(FileProblem) {
    let place = "\(roster.opened.name):\(other.line)"
    if let facts = try facts(of: row, roster) {
      try report(Codes.identityOfTwo, at: facts.origin, roster, field: .identity, [DiagnosticArgument("first", place)])
    }
    guard options.keepsVerdicts, row < survey.verdicts.count else { return }
    if survey.verdicts[row] == nil { survey.firstPlaces[row] = place }
    survey.verdicts.hold(row, Codes.identityOfTwo.code)
  }

  /// A finding on a row that is not in hand.
  private func report(
    _ entry: CatalogueEntry, at origin: RowOrigin, _ current: SurveyedRoster?, field: RosterField, _ arguments: [DiagnosticArgument],
    count: Int = 1
  ) throws(FileProblem) {
    guard let roster = origin.file < survey.rosters.count ? survey.rosters[origin.file] : current else { return }
    var record = [UInt8](repeating: 0, count: Int(origin.byteLength))
    _ = try roster.opened.input.read(at: Int(origin.byteOffset), into: &record, from: 0, count: record.count)
    roster.reporter(run).report(entry, record, origin, field: field, arguments: arguments)
  }

  // MARK: names and accounts

  private mutating func meetHomonym(_ first: PersonFacts, _ facts: PersonFacts) {
    guard first.isOfSameMonth(as: facts) else { return }
    if first.isSamePerson(as: facts) {
      // By number that was met already.
      if facts.number.isEmpty { people.met.append(.samePerson(first, facts)) }
    } else {
      people.met.append(.homonym(first.origin))
    }
  }

  private mutating func meetAccount(_ first: PersonFacts, _ facts: PersonFacts) {
    if first.isSamePerson(as: facts) { return }
    let isStranger = facts.isToAccount && !first.isPaidToSameHand(as: facts)
    let (one, another) = (people.table.person(first), people.table.person(facts))
    people.accounts[first.origin.row, default: AccountGroup(first: first, person: one)]
      .add(facts, person: another, isStranger: isStranger)
  }

  /// Tells of accounts that several people share, once for each account; after the last row of the run.
  mutating func reportShared() throws(RunFailure) {
    for (_, group) in people.accounts.sorted(by: { $0.key < $1.key }) where group.hasStranger || group.count >= PeopleOfRun.manyPeople {
      let entry = group.hasStranger ? Codes.sharedAccount : Codes.authorisedForMany
      let first = survey.rosters.indices.contains(group.first.file) ? survey.rosters[group.first.file].opened.name : ""
      let arguments = [
        DiagnosticArgument("number", .number(group.count)), DiagnosticArgument("first", "\(first):\(group.first.line)"),
      ]
      try PreparedFailure.wrap { () throws(FileProblem) in
        try report(entry, at: group.told, nil, field: group.hasStranger ? .account : .payeeName, arguments)
      }
      guard isError(entry), options.keepsVerdicts else { continue }
      for row in [group.first.row] + group.rows.map(Int.init) where survey.verdicts[row] == nil {
        survey.verdicts.hold(row, entry.code)
        survey.firstPlaces[row] = "\(first):\(group.first.line)"
      }
    }
  }

  // MARK: telling

  /// Tells what is to be told of the row in hand, unless it is held: then what holds it is enough. The reason for which it is held: a
  /// profile may make an error of what is told.
  mutating func tellPeople(
    _ block: RosterBlock, _ row: Int, _ roster: SurveyedRoster, _ reporter: RowReporter, _ reason: DiagnosticCode?
  ) -> DiagnosticCode? {
    let met = people.met
    people.met.removeAll(keepingCapacity: true)
    if let reason { return reason }
    var held: DiagnosticCode?
    for met in met {
      for (entry, field, place) in told(of: met, roster) {
        reporter.report(entry, block, row, field: field, arguments: [DiagnosticArgument("first", place)])
        guard held == nil, isError(entry) else { continue }
        held = entry.code
        survey.firstPlaces[lineNumbers.count] = place
      }
    }
    return held
  }

  private func isError(_ entry: CatalogueEntry) -> Bool { run.diagnostics.ranked(entry.code, entry.severity) == .error }

  private mutating func told(
    of met: MetPerson, _ roster: SurveyedRoster
  ) -> [(entry: CatalogueEntry, field: RosterField, place: String)] {
    switch met {
    case .homonym(let first): return [(Codes.homonyms, .name, place(of: first.row, roster).text)]
    case .maybeListed(let entry, let place): return [(entry, .name, place)]
    case .samePerson(let first, let own):
      let place = place(of: first.origin.row, roster).text
      let told = told(of: first, own)
      if told.isEmpty { people.countFurtherLine(own.origin.line, of: place) }
      return told.map { ($0.entry, $0.field, place) }
    }
  }

  /// What two lines of one person and month ask somebody to look at.
  private func told(of first: PersonFacts, _ own: PersonFacts) -> [(entry: CatalogueEntry, field: RosterField)] {
    var told: [(CatalogueEntry, RosterField)] = []
    if first.programme != own.programme, first.programme != .unknown, own.programme != .unknown {
      told.append((Codes.personInBothProgrammes, .name))
    } else if first.paysMonth, own.paysMonth {
      let isSameAmount = first.monthAmount == own.monthAmount
      // Rows of one payment are compared when it is put together.
      if isSameAmount, !(options.groupsPayments && first.isPaidTogether(with: own)), people.likeness.isAlike(first.regime, own.regime) {
        told.append((Codes.linesAlike, .category))
      } else if own.programme == .btxh, people.highest.contradict(first.regime, own.regime, sameAmount: isSameAmount) {
        told.append((Codes.highestOnly, .category))
      }
    }
    if !first.commune.isEmpty, !own.commune.isEmpty, first.commune != own.commune { told.append((Codes.personInTwoCommunes, .commune)) }
    return told
  }
}
