import Testing

@testable import Reconciliation

@Suite struct SubsetSumTests {
  /// All choices, one after the other.
  private func slow(_ sum: Int64, _ amounts: [Int64]) -> [[Int]] {
    var result: [[Int]] = []
    for mask in 1..<max(1, 1 << amounts.count) {
      let places = amounts.indices.filter { mask >> $0 & 1 == 1 }
      if places.reduce(0, { $0 + amounts[$1] }) == sum { result.append(places) }
    }
    return result
  }

  @Test func `random amounts give what all choices give`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      let amounts = (0..<Int.random(in: 0...9, using: &generator)).map { _ in Int64.random(in: 1...12, using: &generator) * 180_000 }
      let sum = Int64.random(in: 1...40, using: &generator) * 180_000
      let all = slow(sum, amounts)
      let expected: SubsetSum.Answer = all.isEmpty ? .none : all.count == 1 ? .unique(all[0]) : .several
      #expect(SubsetSum.find(sum, among: amounts) == expected)
      #expect(SubsetSum.Reach(of: amounts, upTo: sum).contains(sum) == !all.isEmpty)
    }
  }

  @Test func `thirty powers of two have one choice for each sum, thirty-one are too many`() {
    let powers = (0..<30).map { Int64(1) << $0 }
    #expect(SubsetSum.find((1 << 30) - 1, among: powers) == .unique(Array(0..<30)))
    #expect(SubsetSum.find(1 << 29, among: powers) == .unique([29]))
    #expect(SubsetSum.find(1, among: powers + [1 << 30]) == .none)
  }

  @Test func `nothing, no amounts and amounts that are not positive have no choice`() {
    #expect(SubsetSum.find(0, among: [1]) == .none)
    #expect(SubsetSum.find(1, among: []) == .none)
    #expect(SubsetSum.find(1, among: [1, -1]) == .none)
    #expect(SubsetSum.find(.max, among: [.max]) == .none)
  }

  @Test func `a sum off the common unit, or above everything together, is out of reach at any size`() {
    let many = Array(repeating: Int64(540_000), count: 1_000) + Array(repeating: Int64(750_000), count: 1_000)
    let reach = SubsetSum.Reach(of: many, upTo: 2_000_000_000)
    #expect(reach.contains(540_000 * 3 + 750_000 * 2))
    #expect(!reach.contains(540_001))
    #expect(!reach.contains(600_000))
    #expect(!reach.contains(540_000 * 1_000 + 750_000 * 1_000 + 30_000))
    // Beyond the table only the unit counts.
    #expect(SubsetSum.Reach(of: [1, .max / 64], upTo: .max).contains(2))
  }
}
