// Which choice of amounts adds up to a sum, and whether it is the only one.

import PaymentModel

/// Choices of amounts that add up to a sum.
enum SubsetSum {
  /// What was found.
  enum Answer: Hashable {
    case none
    /// The places of the only choice, ascending.
    case unique([Int])
    case several
  }

  /// Looks at all choices of at least one among at most 30 positive amounts: each half's sums are listed and met in the middle.
  static func find(_ sum: Int64, among amounts: [Int64]) -> Answer {
    guard sum > 0, !amounts.isEmpty, amounts.count <= 30, amounts.allSatisfy({ $0 > 0 && $0 <= Int64.max / 32 }) else { return .none }
    let half = amounts.count / 2
    var left = sums(amounts[..<half])
    let right = sums(amounts[half...])
    left.sort { $0.sum < $1.sum }
    var found: (UInt32, UInt32)?
    for (rightSum, rightMask) in right {
      let wanted = sum - rightSum
      guard wanted >= 0 else { continue }
      var lower = 0
      var upper = left.count
      while lower < upper {
        let middle = (lower + upper) / 2
        if left[middle].sum < wanted { lower = middle + 1 } else { upper = middle }
      }
      while lower < left.count, left[lower].sum == wanted {
        if found != nil { return .several }
        found = (left[lower].mask, rightMask)
        lower += 1
      }
    }
    guard let found else { return .none }
    var places: [Int] = []
    for place in amounts.indices {
      let isChosen = place < half ? found.0 >> UInt32(place) & 1 : found.1 >> UInt32(place - half) & 1
      if isChosen == 1 { places.append(place) }
    }
    return .unique(places)
  }

  /// The sums of all choices of some amounts.
  private static func sums(_ amounts: ArraySlice<Int64>) -> [(sum: Int64, mask: UInt32)] {
    var all: [(sum: Int64, mask: UInt32)] = [(0, 0)]
    for (bit, amount) in amounts.enumerated() {
      for index in all.indices { all.append((all[index].sum + amount, all[index].mask | 1 << UInt32(bit))) }
    }
    return all
  }

  private static func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (left, right) = (left, right)
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }

  /// Which sums any number of positive amounts can make.
  struct Reach {
    private let unit: Int64
    private let total: Int64
    /// Sums in units that can be made; nil when the table would be too large, then every multiple of the unit counts as one.
    private let table: [Bool]?

    /// Most steps of the table, and most work to fill it.
    private static let stepLimit: Int64 = 1 << 22
    private static let workLimit: Int64 = 1 << 28

    /// Sums up to a limit.
    init(of amounts: [Int64], upTo limit: Int64) {
      var unit: Int64 = 0
      var totals = ControlTotals()
      for amount in amounts where amount > 0 {
        unit = greatestCommonDivisor(unit, amount)
        totals.add(amount)
      }
      self.unit = unit
      total = totals.isOverflown ? .max : totals.amount
      let steps = unit == 0 ? 0 : min(limit, total) / unit
      var counts: [Int64: Int32] = [:]
      for amount in amounts where amount > 0 && unit > 0 { counts[amount / unit, default: 0] += 1 }
      guard unit > 0, steps > 0, steps < Reach.stepLimit, steps * Int64(counts.count) < Reach.workLimit else {
        table = nil
        return
      }
      // fewest[s]: how many of the current amount reach s at least; −1 where s is out of reach.
      var fewest = [Int32](repeating: -1, count: Int(steps) + 1)
      fewest[0] = 0
      for (amount, count) in counts where amount <= steps {
        for step in fewest.indices where fewest[step] > 0 { fewest[step] = 0 }
        for step in Int(amount)..<fewest.count where fewest[step] < 0 {
          let before = fewest[step - Int(amount)]
          if before >= 0, before < count { fewest[step] = before + 1 }
        }
      }
      table = fewest.map { $0 >= 0 }
    }

    /// Whether a sum up to the limit can be made.
    func contains(_ sum: Int64) -> Bool {
      guard unit > 0, sum > 0, sum <= total, sum % unit == 0 else { return false }
      guard let table else { return true }
      let step = Int(sum / unit)
      return step < table.count && table[step]
    }
  }
}
