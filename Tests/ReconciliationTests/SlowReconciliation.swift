// The ladder once more, with texts, dictionaries and loops over everything: slow, and easy to read.

import PaymentModel

@testable import Reconciliation

/// The oracle of the random months. It knows no batches, sums, decisions or foreign references; those have tests of their own.
struct SlowReconciliation {
  struct Entry {
    var file: Int
    var entryClass: EntryClass
    var entry: StatementEntry
    var fate: EntryFate?
  }

  let payments: [TestPayment]
  var entries: [Entry] = []
  var events: [SlowOutcome]

  init(_ payments: [TestPayment], _ files: [(EntryClass, [StatementEntry])]) {
    self.payments = payments
    events = payments.map { _ in SlowOutcome() }
    for (file, content) in files.enumerated() {
      for entry in content.1 { entries.append(Entry(file: file, entryClass: content.0, entry: entry)) }
    }
    classify()
    markRepeats()
    for index in entries.indices {
      if case .payment(let payment, _) = entries[index].fate { book(index, payment, entries[index].entry.amount.minorUnits) }
    }
    groups()
    beginnings()
    byKey(.accountAmount) { entry, payment in SlowReconciliation.isSameAccount(entry.counterpartyAccount, payment.account) }
    byKey(.nameAmountDate) { entry, payment in SlowReconciliation.isSameName(entry.counterpartyName, payment.name) }
    byAmount()
    excessReturns()
    for index in entries.indices where entries[index].fate == nil {
      entries[index].fate = .unexpected(namesOther[index] ? .otherReference : .unknown)
    }
  }

  var outcomes: [PaymentOutcome] { payments.indices.map { events[$0].outcome(of: payments[$0].amount) } }

  // MARK: References

  private var mentioned: [Set<Int>] = []
  private var begun: [Set<Int>] = []
  private var namesOther: [Bool] = []

  private static let alphabet = Set("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")

  private mutating func classify() {
    for index in entries.indices {
      let entry = entries[index].entry
      mentioned.append([])
      begun.append([])
      namesOther.append(false)
      if entry.status == .fee {
        entries[index].fate = .fee
        continue
      }
      if let payment = payments.firstIndex(where: { $0.reference == entry.reference }) {
        entries[index].fate = .payment(payment, .reference)
        continue
      }
      if PaymentReference(entry.reference) != nil {
        entries[index].fate = .unexpected(.otherReference)
        continue
      }
      sightTexts(index, [entry.reference, entry.narrative])
    }
  }

  private mutating func sightTexts(_ index: Int, _ texts: [String]) {
    var isMangled = false
    for text in texts {
      for (payment, sent) in payments.enumerated() where SlowReconciliation.runs(of: text).contains(where: { $0.contains(sent.reference) })
      {
        mentioned[index].insert(payment)
        if !text.contains(sent.reference) { isMangled = true }
      }
    }
    if mentioned[index].count == 1, let payment = mentioned[index].first {
      entries[index].fate = .payment(payment, isMangled ? .referenceMangled : .referenceInText)
    }
    guard mentioned[index].isEmpty else { return }
    for word in texts.flatMap({ $0.split { !$0.isLetter && !$0.isNumber } }) {
      if (8...11).contains(word.count) {
        for (payment, sent) in payments.enumerated()
        where sent.reference.hasPrefix(word.uppercased()) && sent.amount == entries[index].entry.amount.minorUnits {
          begun[index].insert(payment)
        }
      }
      if word.count == 12, PaymentReference(word) != nil, word.contains(where: \.isNumber), word.contains(where: \.isLetter) {
        namesOther[index] = true
      }
    }
    if !begun[index].isEmpty { namesOther[index] = false }
  }

  /// Runs of alphabet characters, separators left out.
  private static func runs(of text: String) -> [String] {
    var runs = [""]
    for character in text {
      if character.isASCII, !character.isLetter, !character.isNumber { continue }
      let upper = Character(character.uppercased())
      if alphabet.contains(upper) { runs[runs.count - 1].append(upper) } else { runs.append("") }
    }
    return runs
  }

  // MARK: Events

  private func kind(_ index: Int) -> EventKind {
    EventKind(entries[index].entryClass, status: entries[index].entry.status, direction: entries[index].entry.direction)
  }
  private func isBooking(_ index: Int) -> Bool { entries[index].entryClass == .bookings }

  private mutating func book(_ index: Int, _ payment: Int, _ amount: Int64) {
    let amount = amount == 0 ? payments[payment].amount : amount
    let event: SlowOutcome.Event =
      switch kind(index) {
      case .paid: .paid(amount)
      case .returned: .returned(amount)
      case .rejected: .rejected
      default: .pending
      }
    if isBooking(index) { events[payment].bookings.append(event) } else { events[payment].answers.append(event) }
  }

  private func isServed(_ payment: Int, like index: Int) -> Bool {
    let list = isBooking(index) ? events[payment].bookings : events[payment].answers
    return list.contains { event in
      switch (event, kind(index)) {
      case (.paid, .paid), (.returned, .returned), (.rejected, .rejected), (.pending, .pending): true
      default: false
      }
    }
  }

  // MARK: Rules

  private mutating func markRepeats() {
    var seen: [String: Int] = [:]
    var places: [String: [EntryPlace]] = [:]
    for file in 0...(entries.last?.file ?? 0) {
      var here: [String: Int] = [:]
      for index in entries.indices where entries[index].file == file && !entries[index].entry.bankReference.isEmpty {
        let entry = entries[index].entry
        let subject =
          switch entries[index].fate {
          case .payment(let payment, _): "payment \(payment)"
          case .fee: "fee"
          case .some: "other"
          case nil: "open \(entry.counterpartyAccount) \(entry.counterpartyName)"
          }
        let key =
          "\(entry.bankReference)|\(kind(index))|\(entry.amount)|\(entry.bookingDate?.description ?? "")|\(isBooking(index))|\(subject)"
        here[key, default: 0] += 1
        if (here[key] ?? 0) <= (seen[key] ?? 0) { entries[index].fate = .repeated(of: EntryPlace(file: 0, record: 0)) }
        places[key, default: []].append(EntryPlace(file: file, record: index))
      }
      for (key, count) in here { seen[key] = max(seen[key] ?? 0, count) }
    }
  }

  private mutating func groups() {
    for index in entries.indices where entries[index].fate == nil && mentioned[index].count > 1 {
      let group = mentioned[index].sorted()
      if group.reduce(0, { $0 + payments[$1].amount }) == entries[index].entry.amount.minorUnits {
        entries[index].fate = .group(group, .groupByReferences)
        for payment in group { book(index, payment, payments[payment].amount) }
      } else {
        entries[index].fate = .undecided(candidates: group, count: group.count)
      }
    }
  }

  private mutating func beginnings() {
    let open = entries.indices.filter { entries[$0].fate == nil && !begun[$0].isEmpty }
    let before = self
    for index in open {
      let candidates = begun[index].sorted()
      let rivals = open.filter {
        before.kind($0) == before.kind(index) && before.isBooking($0) == before.isBooking(index)
          && !begun[$0].isDisjoint(with: begun[index])
      }
      if candidates.count == 1, rivals.count == 1, !before.isServed(candidates[0], like: index) {
        entries[index].fate = .payment(candidates[0], .referenceTruncated)
        book(index, candidates[0], entries[index].entry.amount.minorUnits)
      } else {
        entries[index].fate = .undecided(candidates: candidates, count: candidates.count)
      }
    }
  }

  private mutating func byKey(_ rule: MatchRule, _ hasKey: (StatementEntry, TestPayment) -> Bool) {
    let before = self
    for index in entries.indices where before.entries[index].fate == nil && entries[index].entry.amount.minorUnits > 0 {
      let entry = entries[index].entry
      let rivals = entries.indices.filter { other in
        let rival = before.entries[other]
        return rival.fate == nil && rival.entry.amount == entry.amount && before.kind(other) == before.kind(index)
          && before.isBooking(other) == before.isBooking(index)
          && (rule == .accountAmount
            ? SlowReconciliation.isSameAccount(rival.entry.counterpartyAccount, entry.counterpartyAccount)
            : SlowReconciliation.isSameName(rival.entry.counterpartyName, entry.counterpartyName))
      }
      let matching = payments.indices.filter {
        hasKey(entry, payments[$0]) && payments[$0].amount == entry.amount.minorUnits
          && (rivals.count > 1 || isInTime(entry, payments[$0], rule))
      }
      let waiting = matching.filter { !before.isServed($0, like: index) }
      let served = matching.filter { before.isServed($0, like: index) }
      guard !matching.isEmpty else { continue }
      var isSure = rivals.count == 1 && waiting.count == 1 && !namesOther[index]
      if rule == .nameAmountDate {
        if entry.bookingDate == nil { isSure = false }
        for payment in matching where SlowReconciliation.accountsDiffer(entry.counterpartyAccount, payments[payment].account) {
          isSure = false
        }
      }
      // The account of one and the name of another payment of the same amount contradict each other.
      let named = payments.indices.first { other in
        rule == .accountAmount && payments[other].amount == entry.amount.minorUnits
          && SlowReconciliation.isSameName(entry.counterpartyName, payments[other].name)
      }
      if isSure, let named, !SlowReconciliation.isSameName(entry.counterpartyName, payments[waiting[0]].name) {
        entries[index].fate = .undecided(candidates: [waiting[0], named], count: 2)
      } else if isSure {
        entries[index].fate = .payment(waiting[0], rule)
        book(index, waiting[0], entry.amount.minorUnits)
      } else {
        entries[index].fate = .undecided(candidates: waiting + served, count: matching.count)
      }
    }
  }

  /// Credits with nothing but an amount, and whose money they may be.
  private mutating func byAmount() {
    let before = self
    for index in entries.indices where before.entries[index].fate == nil && isBooking(index) && kind(index) == .returned {
      let entry = entries[index].entry
      let isAnonymous =
        SlowReconciliation.account(entry.counterpartyAccount).isEmpty && !entry.counterpartyName.contains(" ")
        && mentioned[index].isEmpty && begun[index].isEmpty && !namesOther[index]
      guard isAnonymous, entry.amount.minorUnits > 0 else { continue }
      let fitting = payments.indices.filter {
        payments[$0].amount == entry.amount.minorUnits && !before.isServed($0, like: index)
          && isInTime(entry, payments[$0], .nameAmountDate)
      }
      if !fitting.isEmpty { entries[index].fate = .undecided(candidates: fitting, count: fitting.count) }
    }
  }

  /// Takes back what no payment can have had come back: reports of a return beyond those that make the payment whole.
  private mutating func excessReturns() {
    for payment in payments.indices {
      let statement = SlowOutcome.paid(events[payment].bookings)
      let told = SlowOutcome.paid(events[payment].answers)
      let paid = told.count > statement.count ? told : statement
      let limit = paid.isEmpty ? payments[payment].amount : paid.reduce(0, +)
      for isStatement in [false, true] {
        // (entry, amount), shared bookings first; each in the order of files and records.
        var shared: [(Int, Int64)] = []
        var single: [(Int, Int64)] = []
        for index in entries.indices where isBooking(index) == isStatement && kind(index) == .returned {
          let amount = entries[index].entry.amount.minorUnits
          switch entries[index].fate {
          case .payment(payment, _): single.append((index, amount == 0 ? payments[payment].amount : amount))
          case .group(let members, _) where members.contains(payment): shared.append((index, payments[payment].amount))
          default: continue
          }
        }
        let sum = (shared + single).reduce(0) { $0 + $1.1 }
        guard shared.count + single.count > 1, sum > limit else { continue }
        // The largest that still fit; the earlier of equal ones.
        var rest = limit - shared.reduce(0) { $0 + $1.1 }
        var kept: [(Int, Int64)] = []
        for amount in Set(single.map(\.1)).sorted(by: >) {
          for report in single where report.1 == amount && amount <= rest {
            kept.append(report)
            rest -= amount
          }
        }
        guard rest == 0 else { continue }
        for (index, amount) in single where !kept.contains(where: { $0.0 == index }) {
          entries[index].fate =
            !isStatement && (shared + kept).contains { $0.1 == amount }
            ? .repeated(of: EntryPlace(file: 0, record: 0)) : .unexpected(.returnedBefore)
        }
        let back = (shared + kept).map { SlowOutcome.Event.returned($0.1) }
        func without(_ list: [SlowOutcome.Event]) -> [SlowOutcome.Event] {
          list.filter { if case .returned = $0 { false } else { true } }
        }
        if isStatement {
          events[payment].bookings = without(events[payment].bookings) + back
        } else {
          events[payment].answers = without(events[payment].answers) + back
        }
      }
    }
  }

  private func isInTime(_ entry: StatementEntry, _ payment: TestPayment, _ rule: MatchRule) -> Bool {
    guard let number = entry.bookingDate?.dayNumber, let period = payment.period else { return true }
    let year = Int(period.year)
    let month = Int(period.month)
    let first = month == 1 ? CalendarDate(year: year - 1, month: 12, day: 1) : CalendarDate(year: year, month: month - 1, day: 1)
    guard let earliest = first?.dayNumber, let start = CalendarDate(year: year, month: month, day: 1)?.dayNumber else { return true }
    return number >= earliest && (rule == .accountAmount || number <= start + 122)
  }

  // MARK: Keys

  private static func account(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber }.drop { $0 == "0" })
  }
  private static func isSameAccount(_ left: String, _ right: String) -> Bool { !account(left).isEmpty && account(left) == account(right) }
  private static func accountsDiffer(_ left: String, _ right: String) -> Bool {
    !account(left).isEmpty && !account(right).isEmpty && account(left) != account(right)
  }
  private static func isSameName(_ left: String, _ right: String) -> Bool {
    let fold: (String) -> String = { text in
      let plain: [Character: Character] = [
        "Ễ": "E", "Ị": "I", "Đ": "D", "Ầ": "A", "Ă": "A", "Ê": "E", "Ư": "U", "Ỗ": "O", "Ứ": "U", "Ì": "I",
      ]
      return String(text.uppercased().map { plain[$0] ?? $0 })
    }
    return left.contains(" ") && fold(left) == fold(right)
  }
}
