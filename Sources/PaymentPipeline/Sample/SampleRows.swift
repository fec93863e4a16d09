// The people's rows of a sample month, one after the other: ordinary ones, families, several lines of one person, and faults in their
// share.

internal import ByteText
import PaymentModel

/// Where a row is to stand: what its sheet can say.
struct SamplePlace {
  var columns: [RosterField]
  var commune: String
  var period: Period

  func has(_ field: RosterField) -> Bool { columns.contains(field) }
}

/// Makes the rows of all rosters of a month.
struct SampleRows {
  private var random: SampleRandom
  private var people: SamplePeople
  private var faulty = SampleStratum(every: 25)
  private var odd = SampleStratum(every: 20)
  private var faults: SampleWheel<SampleFault>
  private var oddities: SampleWheel<SampleOddity>
  private var queue: [SampleRow] = []
  private var nextInQueue = 0
  /// The last row of the roster in hand with nothing wrong, and one of an earlier roster of the programme: what can come twice.
  private var lastClean: SampleRow?
  private var earlierClean: SampleRow?
  /// Months too small for a share of faults have none.
  private let hasFaults: Bool

  init(_ request: SampleRequest) {
    random = SampleRandom(seed: request.seed, purpose: .people)
    people = SamplePeople(request.period)
    faults = SampleWheel(SampleFault.allCases, &random)
    oddities = SampleWheel(SampleOddity.allCases, &random)
    hasFaults = request.rows >= 10
  }

  /// Families do not go on in the next roster.
  mutating func beginRoster(sameProgramme: Bool) {
    queue.removeAll(keepingCapacity: true)
    nextInQueue = 0
    earlierClean = sameProgramme ? lastClean ?? earlierClean : nil
    lastClean = nil
  }

  mutating func next(_ regimes: SampleRegimes, _ place: SamplePlace) -> SampleRow {
    if nextInQueue == queue.count {
      queue.removeAll(keepingCapacity: true)
      nextInQueue = 0
      appendPeople(regimes, place)
    }
    var row = queue[nextInQueue]
    nextInQueue += 1
    guard hasFaults else { return row }
    let isFaulty = faulty.next(&random)
    let isOdd = odd.next(&random)
    if isFaulty {
      for _ in 0..<SampleFault.allCases.count where !row.isTouched { spoil(&row, faults.next(), place) }
    } else if isOdd {
      for _ in 0..<SampleOddity.allCases.count where !row.isTouched { oddities.next().apply(to: &row, place, &random) }
    } else if row.amount(.total) == row.amount(.monthAmount) {
      // Other parts may have no column in the roster where it comes again.
      lastClean = row
    }
    return row
  }

  private mutating func spoil(_ row: inout SampleRow, _ fault: SampleFault, _ place: SamplePlace) {
    switch fault {
    case .lineTwice: if let first = lastClean { row = first } else { return }
    case .lineTwiceAcrossFiles: if let first = earlierClean { row = first } else { return }
    default:
      fault.apply(to: &row, place, &random)
      return
    }
    row.isTouched = true
  }

  // MARK: people

  private mutating func appendPeople(_ regimes: SampleRegimes, _ place: SamplePlace) {
    if place.has(.funeral), random.happens(perThousand: 6) { return appendFuneral(place) }
    let regime = regimes.pick(&random)
    let destination = SampleDestination(&random)
    if random.happens(perThousand: regime.wards) {
      let guardian = people.person(ages: 26...62, &random)
      let isChildren = regime.ages.upperBound < 18
      let count = isChildren && random.happens(perThousand: 300) ? random.pick(2...3) : 1
      let address = self.address()
      for _ in 0..<count {
        let ward = people.person(ages: regime.ages, family: SamplePeople.family(of: guardian.name), &random)
        var row = row(ward, regime.name, regime.amount, place, address)
        collect(guardian, isChildren ? "Người giám hộ" : random.pick(["Giám hộ", "Mẹ, người giám hộ", "Con, người giám hộ"]), &row)
        send(destination, to: guardian.name, &row, place)
        queue.append(row)
      }
      return
    }
    let person = people.person(ages: regime.ages, &random)
    let address = self.address()
    var first = row(person, regime.name, regime.amount, place, address)
    var holder = person.name
    if regime.ages.lowerBound >= 60, random.happens(perThousand: 40) {
      let collector = people.person(ages: 30...58, &random)
      collect(collector, random.pick(["Con", "Con dâu", "Cháu", "Người được ủy quyền"]), &first)
      holder = collector.name
    }
    send(destination, to: holder, &first, place)
    addEarlierMonths(&first, regime.amount, place)
    queue.append(first)
    if let supplement = regime.supplement, random.happens(perThousand: 400) {
      var second = first
      second[.category] = supplement.name
      second.money = [Int64?](repeating: nil, count: second.money.count)
      second.set(.monthAmount, supplement.amount)
      second.addUp()
      queue.append(second)
    }
  }

  /// Someone who died last month: nothing for this month, funeral money to who organised it.
  private mutating func appendFuneral(_ place: SamplePlace) {
    let person = people.person(ages: 80...99, &random)
    var row = row(person, "Người cao tuổi từ đủ 80 tuổi", 0, place, address())
    row[.deathDate] = SampleRows.lastMonth(place.period, day: random.pick(1...28))
    row.money = [Int64?](repeating: nil, count: row.money.count)
    row.set(.funeral, 10_000_000)
    row.addUp()
    let organiser = people.person(ages: 40...65, family: SamplePeople.family(of: person.name), &random)
    collect(organiser, "Người tổ chức mai táng", &row)
    send(SampleDestination(&random), to: organiser.name, &row, place)
    queue.append(row)
  }

  private mutating func row(
    _ person: SamplePerson, _ category: String, _ amount: Int64, _ place: SamplePlace, _ address: String
  ) -> SampleRow {
    var row = SampleRow()
    row[.name] = person.name
    row.birth = person.birth
    row[.sex] = person.isFemale ? "Nữ" : "Nam"
    row[.identity] = person.identity
    row[.address] = address
    row[.commune] = place.commune
    row[.category] = category
    row[.decision] = "\(random.pick(100...2999))/QĐ-UBND"
    row[.bookNumber] = random.digits(6)
    row.set(.monthAmount, amount)
    row.addUp()
    return row
  }

  private mutating func address() -> String {
    let village = "Thôn \(random.pick(1...14))"
    return random.happens(perThousand: 20) ? village + "\ncạnh nhà văn hóa" : village
  }

  private func collect(_ payee: SamplePerson, _ relation: String, _ row: inout SampleRow) {
    row[.payeeName] = payee.name
    row[.payeeIdentity] = payee.identity
    row[.relation] = relation
  }

  /// Arrears of a month or two, or a month not collected before.
  private mutating func addEarlierMonths(_ row: inout SampleRow, _ amount: Int64, _ place: SamplePlace) {
    let place_ = random.below(100)
    if place_ < 6, place.has(.arrears) {
      row.set(.arrears, amount * Int64(random.pick(1...2)))
    } else if place_ < 9, place.has(.carriedOver) {
      row.set(.carriedOver, amount)
      row[.carriedMonths] = "1"
    }
    row.addUp()
  }

  /// Writes the way of the money in the columns that the sheet has.
  private mutating func send(_ destination: SampleDestination, to holder: String, _ row: inout SampleRow, _ place: SamplePlace) {
    if place.has(.phone) { row[.phone] = destination.phone }
    switch destination.way {
    case .bank:
      row[.account] = destination.account
      row[.bank] = destination.bank
      row[.holder] = random.happens(perThousand: 300) ? SampleRows.folded(holder) : holder
      row[.channel] = random.pick(["", "Chuyển khoản", "Qua tài khoản"])
    case .mobile where place.has(.phone):
      row[.channel] = random.pick(["Tiền di động", destination.wallet])
    case .mobile:
      row[.bank] = destination.wallet
      row[.account] = destination.phone
      row[.holder] = holder
    case .cash: row[.channel] = random.pick(["Tiền mặt", "Tiền mặt tại điểm chi trả"])
    case .home:
      row[.channel] = "Tại nhà"
      if !place.has(.channel) { row[.note] = "Già yếu, chi tại nhà" }
    }
  }

  private static func folded(_ name: String) -> String {
    let bytes = Array(name.utf8)
    var out: [UInt8] = []
    _ = BankFolding(letterCase: .upper).fold(bytes.span, 0..<bytes.count, to: &out)
    return out.text(TextSlice(0..<out.count))
  }

  /// A day of the month before, as rosters write days.
  static func lastMonth(_ period: Period, day: Int) -> String {
    let month = period.month == 1 ? 12 : Int(period.month) - 1
    let year = period.month == 1 ? Int(period.year) - 1 : Int(period.year)
    return "\(SampleText.padded(day, 2))/\(SampleText.padded(month, 2))/\(year)"
  }
}
