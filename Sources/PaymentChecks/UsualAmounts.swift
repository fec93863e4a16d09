// Rows of one allowance against each other, where nobody knows its amount: what most of them have is the usual amount.

/// The amounts met for each allowance of a list, and how often.
struct UsualAmounts: Sendable {
  private struct Met: Sendable {
    var amount: Int64
    var count: Int
  }

  /// Allowances that are kept in mind, and different amounts of each; what comes later is not compared.
  private static let (mostKeys, mostAmounts) = (4_096, 32)
  private var met: [UInt64: [Met]] = [:]

  /// Counts the amount of a row.
  mutating func add(_ amount: Int64, of key: UInt64) {
    var list = met[key] ?? []
    if list.isEmpty, met.count >= UsualAmounts.mostKeys { return }
    if let place = list.firstIndex(where: { $0.amount == amount }) {
      list[place].count += 1
    } else if list.count < UsualAmounts.mostAmounts {
      list.append(Met(amount: amount, count: 1))
    } else {
      // All different: whatever comes often enough to be usual was met before, or will not make a majority.
      list[UsualAmounts.mostAmounts - 1].count += 1
    }
    met[key] = list
  }

  /// The amount that at least `share` of a hundred rows have, and no fewer than `rows` of them; nil without one.
  func usual(_ key: UInt64, share: Int, rows: Int) -> Int64? {
    guard let list = met[key], let best = list.max(by: { $0.count < $1.count }) else { return nil }
    let all = list.reduce(0) { $0 + $1.count }
    return best.count >= rows && best.count * 100 >= all * share ? best.amount : nil
  }
}
