// A list of people who are not to be paid: the dead, or those whom somebody else pays. Read like a roster, but without money.

internal import ByteText
import Diagnostics
import Files
internal import PaymentChecks
import PaymentFormats
import PaymentModel

/// The lists of others that a run was given.
struct ListsOfOthers {
  let key = HashKey(UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
  /// `--deceased`.
  var deceased: PeopleList?
  /// `--exclude`.
  var excluded: PeopleList?

  /// Whether there is none.
  var isEmpty: Bool { deceased == nil && excluded == nil }

  /// Whether a date lies in a month behind another, as far as it is known.
  static func isLater(_ date: CalendarDate, than month: Period) -> Bool {
    if Int(date.year) != Int(month.year) { return Int(date.year) > Int(month.year) }
    return date.month > month.month
  }

  /// Reads the lists that a user named; a list that is not understood refuses the run.
  static func read(_ options: RosterOptions, _ run: Run) throws(RunFailure) -> ListsOfOthers {
    var lists = ListsOfOthers()
    func list(_ paths: [String]) throws(RunFailure) -> PeopleList? {
      paths.isEmpty ? nil : try PeopleList(paths, key: lists.key, repairsLeadingZeros: options.repairsLeadingZeros, run)
    }
    lists.deceased = try list(options.deceased)
    lists.excluded = try list(options.excluded)
    return lists
  }
}

/// The people of one list, by number and by name and birth date. Memory a person: about 50 bytes.
struct PeopleList {
  /// One of them.
  struct Person {
    var line: UInt32
    /// Place in `names` of the file it stands in.
    var name: UInt16
    /// Of the person's own name; 0 without one.
    var nameHash: UInt64
    var death: CalendarDate?
  }

  /// A person of the list, and whether the number says so or only name and birth date.
  struct Match {
    var person: Person
    var isByNumber: Bool
    /// The number is the same and the name another.
    var isOtherName = false
  }

  private let keys: EntitlementKeys
  private let hashes: PersonHashes
  private var people: [Person] = []
  private var byNumber = FlatKeyTable()
  private var byName = FlatKeyTable()
  /// By name and year of birth: all of them, and those of whom no more is known.
  private var byYear = FlatKeyTable()
  private var byYearAlone = FlatKeyTable()
  private var names: [String] = []

  init(_ paths: [String], key: HashKey, repairsLeadingZeros: Bool, _ run: Run) throws(RunFailure) {
    keys = EntitlementKeys(key: key)
    hashes = PersonHashes(key: key)
    for path in paths {
      for opened in try OpenedInput.openLists(path, run) { try read(opened, repairsLeadingZeros, run) }
    }
  }

  private mutating func read(_ opened: OpenedInput, _ repairsLeadingZeros: Bool, _ run: Run) throws(RunFailure) {
    names.append(opened.name)
    let before = people.count
    let reader: RosterReader
    do throws(FileProblem) {
      // What is wrong with a roster may be right for such a list: its faults are told in our own words.
      var context = ReadContext(
        input: opened.input, name: opened.name, fileIndex: 0, diagnostics: DiagnosticCollector(limit: 1), descriptions: run.descriptions)
      context.sheet = opened.sheet
      context.isListOfPeople = true
      reader = try RosterReader(context, vocabulary: run.vocabulary)
      var checks = CheckContext(tables: run.tables, period: nil, columns: RosterColumns(reader.roster))
      checks.repairsLeadingZeros = repairsLeadingZeros
      checks.isMoneyUnclear = true
      var (block, scratch, resolved, findings) = (RosterBlock(), CheckScratch(), [ResolvedRow](), FindingList())
      while try reader.next(&block) {
        findings.removeAll()
        RosterRules.check(&block, checks, &scratch, &resolved, &findings)
        for row in block.rows.indices { take(block.rows[row], resolved[row], block.bytes.span, opened, run) }
      }
    } catch { throw .file(error) }
    guard reader.isReadable, reader.isWhole, !reader.isAmbiguous, people.count > before else {
      run.diagnostics.report(Codes.peopleListUnreadable) {
        Diagnostic(Codes.peopleListUnreadable, at: opened.place(line: 1))
      }
      throw .refused
    }
  }

  private mutating func take(
    _ row: borrowing RosterRow, _ resolved: ResolvedRow, _ bytes: Span<UInt8>, _ opened: OpenedInput, _ run: Run
  ) {
    let number = UInt32(truncatingIfNeeded: people.count)
    var isKnown = false
    if !resolved.identity.isEmpty {
      if let first = byNumber.insertOrFind(keys.person(row, resolved, bytes).key96, payload: number) {
        addDeath(row.deathState == .read ? row.death : nil, to: Int(first))
      }
      isKnown = true
    }
    if let key = keys.homonym(row, bytes) {
      _ = byName.insertOrFind(key, payload: number)
      isKnown = true
    }
    if let key = keys.homonymOfYear(row, bytes) {
      _ = byYear.insertOrFind(key, payload: number)
      if row.birth?.day == 0 { _ = byYearAlone.insertOrFind(key, payload: number) }
      isKnown = true
    }
    let line = row.line
    guard isKnown else {
      run.diagnostics.report(Codes.peopleListRowEmpty) { Diagnostic(Codes.peopleListRowEmpty, at: opened.place(line: Int(line))) }
      return
    }
    people.append(
      Person(
        line: line, name: UInt16(clamping: names.count - 1), nameHash: nameHash(row, bytes),
        death: row.deathState == .read ? row.death : nil))
  }

  /// Somebody who stands twice died on the first of the days that are told.
  private mutating func addDeath(_ death: CalendarDate?, to person: Int) {
    guard let death else { return }
    people[person].death = people[person].death.map { min($0, death) } ?? death
  }

  private func nameHash(_ row: borrowing RosterRow, _ bytes: Span<UInt8>) -> UInt64 {
    if row[.name].isEmpty { return 0 }
    return RosterRules.hasReadableName(row, bytes) ? hashes.name(bytes, row[.name]) : 0
  }

  /// The person of a roster's row.
  func find(_ row: borrowing RosterRow, _ resolved: ResolvedRow, _ bytes: Span<UInt8>) -> Match? {
    if !resolved.identity.isEmpty, let number = byNumber.find(keys.person(row, resolved, bytes).key96) {
      let (found, own) = (people[Int(number)], nameHash(row, bytes))
      return Match(person: found, isByNumber: true, isOtherName: found.nameHash != 0 && own != 0 && found.nameHash != own)
    }
    if let key = keys.homonym(row, bytes), let number = byName.find(key) {
      return Match(person: people[Int(number)], isByNumber: false)
    }
    guard let key = keys.homonymOfYear(row, bytes) else { return nil }
    let isDayKnown = (row.birth?.day ?? 0) > 0
    return (isDayKnown ? byYearAlone : byYear).find(key).map { Match(person: people[Int($0)], isByNumber: false) }
  }

  /// Where a person stands in the list.
  func place(of person: Person) -> String { "\(names[Int(person.name)]):\(person.line)" }
}
