// The people and accounts that rows of one run have in common, as far as something is to be said of them.

internal import ByteText
import Diagnostics
internal import PaymentChecks
import PaymentFormats
import PaymentModel

/// The rows of one identity number that came twice.
struct NumberGroup {
  /// Rows behind the first.
  var others: [UInt32] = []
  /// Set once two names were met: a row of the other name, for whoever comes later.
  var otherName: Int?
}

/// The rows of one account that came twice.
struct AccountGroup {
  /// People met, by a hash each, as far as they are told apart.
  private var people: [UInt64]
  /// How many people.
  private(set) var count = 1
  /// The row that a message is about: the first of another hand, else the last.
  var told: RowOrigin
  var first: RowOrigin
  /// Rows of other people than the first.
  private(set) var rows: [UInt32] = []
  /// Somebody is paid here who is not the account's one hand.
  var hasStranger = false

  /// More people of one account are counted by their rows.
  private static let toldApart = 1_000

  init(first: PersonFacts, person: UInt64) {
    people = [person]
    self.first = first.origin
    told = first.origin
  }

  mutating func add(_ facts: PersonFacts, person: UInt64, isStranger: Bool) {
    rows.append(UInt32(truncatingIfNeeded: facts.origin.row))
    if people.contains(person) { return }
    if people.count < AccountGroup.toldApart { people.append(person) }
    count += 1
    if !hasStranger { told = facts.origin }
    hasStranger = hasStranger || isStranger
  }
}

/// What was found of a row beside its own cells, to be told unless the row is held.
enum MetPerson {
  case homonym(RowOrigin)
  case samePerson(PersonFacts, PersonFacts)
  case maybeListed(CatalogueEntry, place: String)
}

/// What a run knows of the people in its rows.
struct PeopleOfRun {
  var table: PersonTable
  let hashes: PersonHashes
  let lists: ListsOfOthers
  let highest = HighestOnly()
  let likeness = RegimeLikeness()
  /// What rows of the block in hand may have in common with earlier ones, in their order, and the next of them to be looked at.
  private var possible: [FingerprintTable.Candidate] = []
  private var nextPossible = 0
  /// The number of the row in hand came before in the run.
  var isNumberKnown = false
  /// What is to be told of the row in hand.
  var met: [MetPerson] = []
  var numbers: [Int: NumberGroup] = [:]
  var accounts: [Int: AccountGroup] = [:]
  /// Facts of rows that were read again lately.
  var known: [Int: PersonFacts] = [:]
  /// The context of the list that a row was last read again from.
  var context: (file: Int, checks: CheckContext)?
  var scratch = CheckScratch()
  /// Further lawful lines of people in the list in hand, and the first of them.
  private var furtherLines = 0
  private var firstFurther: UInt32 = 0
  private var firstOfThem = ""

  /// From how many people on it is worth a look that one person collects for them.
  static let manyPeople = 10
  private static let knownRows = 512

  init(key: HashKey, lists: ListsOfOthers) {
    hashes = PersonHashes(key: key)
    table = PersonTable(key: key)
    self.lists = lists
  }

  /// Takes the rows of a block.
  mutating func enter(_ block: RosterBlock, _ resolved: [ResolvedRow], firstRow: Int) {
    possible.removeAll(keepingCapacity: true)
    nextPossible = 0
    table.enter(block, resolved, firstRow: firstRow, to: &possible)
  }

  /// Whether a row of the block needs a closer look.
  @inline(__always)
  func isDue(_ row: Int) -> Bool { isPossible(row) || !lists.isEmpty }

  @inline(__always)
  private func isPossible(_ row: Int) -> Bool { nextPossible < possible.count && possible[nextPossible].index / 3 == row }

  /// What a row of the block may have in common with an earlier one, one after the other.
  mutating func takePossible(_ row: Int) -> (trait: CommonTrait, candidate: FingerprintTable.Candidate)? {
    // Rows that were not judged are passed over.
    while nextPossible < possible.count, possible[nextPossible].index / 3 < row { nextPossible += 1 }
    guard isPossible(row) else { return nil }
    let candidate = possible[nextPossible]
    nextPossible += 1
    return (CommonTrait.allCases[candidate.index % 3], candidate)
  }

  /// The rows of the next file begin with this one.
  mutating func begin(row: Int) { table.begin(row: row) }

  mutating func remember(_ facts: PersonFacts) {
    if known.count >= PeopleOfRun.knownRows { known.removeAll(keepingCapacity: true) }
    known[facts.origin.row] = facts
  }

  mutating func countFurtherLine(_ line: UInt32, of place: String) {
    if furtherLines == 0 { (firstFurther, firstOfThem) = (line, place) }
    furtherLines += 1
  }

  /// One note for the further lines of a list: they are why rows and payments differ in number.
  mutating func endList(_ roster: SurveyedRoster, _ run: Run) {
    if furtherLines > 0 {
      run.diagnostics.report(Codes.severalLines, count: furtherLines) {
        Diagnostic(
          Codes.severalLines, at: roster.opened.place(line: Int(firstFurther)),
          arguments: [DiagnosticArgument("first", firstOfThem)])
      }
    }
    furtherLines = 0
  }
}
