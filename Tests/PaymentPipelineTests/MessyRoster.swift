// Messy rosters with known truth: a list of invented people, what is wrong with some of its rows, and what must be said of each.
// MessyRosterPeople makes the people, MessyRosterFaults and MessyRosterMeetings spoil them, MessyRosterSheet writes the list down.
import Diagnostics
import PaymentModel

@testable import PaymentPipeline

/// What must be said of a row or of a whole list.
struct MessyFinding: Hashable, CustomStringConvertible {
  var code: String
  var severity: Severity

  var description: String { "\(severity) \(code)" }

  static func error(_ code: String) -> MessyFinding { MessyFinding(code: code, severity: .error) }
  static func warning(_ code: String) -> MessyFinding { MessyFinding(code: code, severity: .warning) }
  static func note(_ code: String) -> MessyFinding { MessyFinding(code: code, severity: .note) }
}

/// What a fault spoils; two faults of one row spoil different things.
enum MessyArea: CaseIterable {
  case name, identity, birth, sex, money, account, bank, holder, phone, payee, payeeIdentity, death, address, category, note

  /// The cells in which it stands.
  var fields: [RosterField] {
    switch self {
    case .name: [.name]
    case .identity: [.identity]
    case .birth: [.birth]
    case .sex: [.sex]
    case .money: RosterField.money
    case .account: [.account]
    case .bank: [.bank]
    case .holder: [.holder]
    case .phone: [.phone]
    case .payee: [.payeeName]
    case .payeeIdentity: [.payeeIdentity]
    case .death: [.deathDate]
    case .address: [.address]
    case .category: [.category]
    case .note: [.note]
    }
  }
}

/// One person's line.
struct MessyRow {
  enum Destination { case bank, mobile, cash }

  var cells: [RosterField: String]
  var destination: Destination
  /// Day, month and year of birth.
  var birth: (day: Int, month: Int, year: Int)
  /// Money of one month and for earlier months, in đồng.
  var month: Int64
  var arrears: Int64
  /// Months not collected before, each with the same money.
  var carriedMonths = 0
  /// What the line is worth when nothing is wrong with it.
  var sum: Int64 { month + arrears + month * Int64(carriedMonths) }
  /// What the line is worth by the contract: its printed total if readable, else the sum of its readable parts; nil if there is neither.
  var amount: Int64?
  /// The person's name as it is meant, whatever stands in the cell.
  var person = ""
  /// Who is paid: the person, or who collects.
  var payee: String { self[.payeeName].isEmpty ? person : self[.payeeName] }
  /// What was planted, by name.
  var planted: [String] = []
  /// What must be said because of it.
  var findings: [MessyFinding] = []
  /// For each finding the cells at which it may be told.
  var fields: [String: Set<String>] = [:]
  /// What is spoiled already.
  var spoiled: Set<MessyArea> = []

  /// Good as a line, but the samples' bank layout cannot carry it: its account numbers are digits.
  var isUnwritable = false

  /// Whether the line is held back.
  var isHeld: Bool { isUnwritable || isWrong }
  /// Whether something must be said of it that holds it.
  var isWrong: Bool { findings.contains { $0.severity == .error } }

  /// Another month's money and nothing else.
  mutating func setMonth(_ amount: Int64, _ shape: MessyShape) {
    (month, arrears, carriedMonths) = (amount, 0, 0)
    MessyPeople.setMoney(&self, shape)
  }

  subscript(field: RosterField) -> String {
    get { cells[field] ?? "" }
    set { cells[field] = newValue }
  }
}

/// How amounts are typed in a list.
enum MessyMoney: CaseIterable {
  case plain, dots, commas, blanks, dongBehind

  func text(_ amount: Int64) -> String {
    switch self {
    case .plain: String(amount)
    case .dots: grouped(amount, ".")
    case .commas: grouped(amount, ",")
    case .blanks: grouped(amount, " ")
    case .dongBehind: grouped(amount, ".") + "đ"
    }
  }

  private func grouped(_ amount: Int64, _ mark: String) -> String {
    let digits = Array(String(amount))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += mark }
      text.append(digit)
    }
    return text
  }
}

/// How dates are typed in a list.
enum MessyDates: CaseIterable {
  case slashes, short, hyphens, dots, yearFirst

  func text(_ day: Int, _ month: Int, _ year: Int) -> String {
    switch self {
    case .slashes: two(day) + "/" + two(month) + "/" + String(year)
    case .short: "\(day)/\(month)/\(year)"
    case .hyphens: two(day) + "-" + two(month) + "-" + String(year)
    case .dots: two(day) + "." + two(month) + "." + String(year)
    case .yearFirst: String(year) + "-" + two(month) + "-" + two(day)
    }
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// A list: its rows and what its sheet looks like.
struct MessyRoster {
  let seed: UInt64
  var random: SampleRandom
  var shape: MessyShape
  var rows: [MessyRow] = []
  /// What is wrong with the list as a whole; nil for nothing.
  var listFault: MessyListFault?

  /// The columns of the sheet.
  var columns: [RosterField] { shape.blocks.flatMap { $0 } }
  func has(_ field: RosterField) -> Bool { columns.contains(field) }

  /// The cell that says what a line is worth.
  var mainMoney: RosterField { has(.total) ? .total : .monthAmount }

  /// Numbers of more than 15 digits are none of its cells.
  var hasNumberCells: Bool { shape.encoding == .workbook && shape.hasNumberCells }

  init(seed: UInt64) {
    self.seed = seed
    random = SampleRandom(state: seed ^ 0x4D65_7373_7952_6F73)
    shape = MessyShape(&random)
    var people = MessyPeople()
    let count = random.pick(5...18)
    for _ in 0..<count {
      let ward = people.row(shape, &random)
      rows.append(ward)
    }
    // The first of each kind is the seed's own, so that many lists have them all.
    let meetings = random.pick(0...2)
    for number in 0..<meetings { plantMeeting(number == 0 ? MessyMeeting.all[Int(seed) % MessyMeeting.all.count] : nil, &people) }
    let faults = random.pick(0...max(1, count / 2))
    for number in 0..<faults { plantFault(number == 0 ? MessyFault.all[Int(seed) % MessyFault.all.count] : nil) }
    if random.happens(perThousand: 300) { plantListFault() }
    finish()
  }

  // MARK: planting

  private mutating func plantFault(_ first: MessyFault?) {
    for attempt in 0..<60 {
      let place = random.below(rows.count)
      let other = random.pick(MessyFault.all)
      let fault = attempt < 30 ? first ?? other : other
      guard rows[place].planted.count < 2, rows[place].spoiled.isDisjoint(with: fault.areas), fault.columns.isSubset(of: columns),
        fault.letters.isSubset(of: shape.encoding.letters), fault.births.contains(shape.births), fault.fits(rows[place], self)
      else { continue }
      fault.spoil(&rows[place], self, &random)
      rows[place].spoiled.formUnion(fault.areas)
      rows[place].planted.append(fault.name)
      rows[place].findings += fault.findings
      let cells = Set(fault.areas.flatMap(\.fields).map(\.machineName))
      for finding in fault.findings { rows[place].fields[finding.code, default: []].formUnion(cells) }
      return
    }
  }

  /// Two lines that have something to do with each other; nothing else is wrong with either.
  private mutating func plantMeeting(_ first: MessyMeeting?, _ people: inout MessyPeople) {
    for attempt in 0..<60 {
      let place = random.below(rows.count)
      let other = random.pick(MessyMeeting.all)
      let meeting = attempt < 30 ? first ?? other : other
      guard rows[place].spoiled.isEmpty, meeting.columns.isSubset(of: columns), meeting.fits(rows[place]) else { continue }
      var second = meeting.isSamePerson ? rows[place] : people.row(shape, like: rows[place], &random)
      meeting.join(&rows[place], &second, self)
      second.person = second[.name]
      for area in MessyArea.allCases {
        rows[place].spoiled.insert(area)
        second.spoiled.insert(area)
      }
      rows[place].planted.append(meeting.name + ", first")
      second.planted.append(meeting.name + ", second")
      rows[place].findings += meeting.first
      second.findings += meeting.second
      rows.insert(second, at: random.pick(place + 1...rows.count))
      return
    }
  }

  private mutating func plantListFault() {
    // Where an amount cannot be read, nobody knows what the sums should be.
    guard rows.allSatisfy({ $0.amount != nil }) else { return }
    listFault = MessyListFault.allCases.filter { $0.fits(shape) }.randomElement(using: &random)
  }

  /// Running numbers, which count all lines; R50: in a list saved under a filter some are left out.
  private mutating func finish() {
    // A table's first number is any.
    let jump = has(.sequence) && shape.tables == 1 && random.happens(perThousand: 150) ? random.pick(1...rows.count - 1) : rows.count
    for place in rows.indices { rows[place][.sequence] = String(place < jump ? place + 1 : place + 5) }
    guard jump < rows.count else { return }
    rows[jump].planted.append("R50 numbers left out")
    rows[jump].findings.append(.warning("CSV-308"))
  }
}

extension SampleRandom: RandomNumberGenerator {}

/// What can be wrong with a whole list: then every line of it is held.
enum MessyListFault: CaseIterable {
  case total, groupTotal, words, people

  var finding: MessyFinding {
    switch self {
    case .total: .error("CSV-402")
    case .groupTotal: .error("CSV-401")
    case .words: .error("CSV-331")
    case .people: .error("CSV-403")
    }
  }

  func fits(_ shape: MessyShape) -> Bool {
    switch self {
    case .total: shape.total != .none
    case .groupTotal: shape.groups == .headings || shape.groups == .feet
    case .words: shape.hasWords && shape.total == .last
    case .people: shape.total != .none && shape.saysPeople && shape.tables == 1
    }
  }
}
