// Amounts against levels: the table of remembered answers beside a slow way that asks for every row anew.
import Diagnostics
import PaymentChecks
import PaymentModel
import ReferenceData
import Testing

@Suite struct EntitlementOracleTests {
  private static let words = [
    "Người khuyết tật nặng", "Người khuyết tật đặc biệt nặng", "Trẻ em khuyết tật nặng", "NCT", "Người cao tuổi từ đủ 80 tuổi",
    "Trẻ em không có nguồn nuôi dưỡng", "Trợ cấp hưu trí xã hội", "Người nhiễm HIV/AIDS", "Người cao tuổi khuyết tật đặc biệt nặng",
  ]
  private static let months = ["2021-07", "2024-06", "2024-07", "2025-06", "2025-07", "2026-10"].map { Period($0)! }

  /// A number of the 32-bit generator of Numerical Recipes.
  private struct Numbers {
    var state: UInt32
    mutating func next(_ bound: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 8) % bound
    }
  }

  private struct Person {
    var words: String
    var month: Period
    var birth: CalendarDate?
    var amount: Int64
    var coefficient: UInt16
  }

  /// Whether one of the allowances that the words can name is due so much in the month, at an age that the month allows.
  private func isDue(_ person: Person) -> Bool {
    let rates = TableSource.tables.rates
    return rates.regimes(named: Array(person.words.utf8).span).map { rates.regimes[$0] }.contains { regime in
      guard regime.programme != "NCC", let due = rates.due(regime, in: person.month), due.dong == person.amount else { return false }
      if person.coefficient > 0, due.coefficient != Int(person.coefficient) { return false }
      guard let birth = person.birth else { return true }
      // Ages in whole months on the first and behind the last day of the month, for each month that the birth can be in.
      let months = birth.month == 0 ? Array(1...12) : [Int(birth.month)]
      return months.contains { month in
        let end = Int(person.month.year) * 12 + Int(person.month.month) - Int(birth.year) * 12 - month
        let start = end - 1
        let grace = regime.ages.upperBound >= 59 ? 12 : 0
        return end >= regime.ages.lowerBound * 12 && start < (regime.ages.upperBound + 1) * 12 + grace
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt32])
  func `a row is found to be due what a slow look says`(seed: UInt32) {
    var numbers = Numbers(state: seed)
    var people: [Person] = []
    for _ in 0..<3_000 {
      let birth = CalendarDate(year: 1930 + numbers.next(95), month: numbers.next(13), day: 0)
      let tens: Int64 = [10, 15, 20, 25, 30][numbers.next(5)]
      let level: Int64 = [36_000, 50_000][numbers.next(2)]
      people.append(
        Person(
          words: Self.words[numbers.next(Self.words.count)], month: Self.months[numbers.next(Self.months.count)],
          birth: numbers.next(10) == 0 ? nil : birth, amount: tens * level, coefficient: numbers.next(4) == 0 ? UInt16(tens * 10) : 0))
    }
    var block = RosterBlock()
    var resolved: [ResolvedRow] = []
    for person in people {
      var row = RosterRow()
      row[.name] = block.bytes.appendSlice("Lê Văn An".utf8)
      row[.category] = block.bytes.appendSlice(person.words.utf8)
      row.setMoney(0, person.amount, .read)
      row.birth = person.birth
      row.birthState = person.birth == nil ? .absent : .read
      row.coefficient = person.coefficient
      block.rows.append(row)
      var understood = ResolvedRow()
      understood.owedMonth = person.month
      understood.programme = .btxh
      resolved.append(understood)
    }
    var (check, findings) = (EntitlementCheck(TableSource.tables, mayBeListLevel: false), FindingList())
    check.check(block, resolved, &findings)
    let told = Set(findings.findings.filter { $0.code != Codes.unusualForRegime.code }.map { Int($0.row) })
    let rates = TableSource.tables.rates
    for (index, person) in people.enumerated() {
      // Months without any rate are compared with other rows only.
      let isKnown = rates.regimes(named: Array(person.words.utf8).span).contains { rates.due(rates.regimes[$0], in: person.month) != nil }
      if isKnown { #expect(told.contains(index) != isDue(person), "row \(index): \(person)") }
    }
    #expect(findings.findings.map(\.row) == findings.findings.map(\.row).sorted())
  }
}
