// "Did you mean": the known name nearest to a misspelt one.
import Diagnostics

enum NearestName {
  /// The nearest known name within two changes (one for short names), or nil.
  static func find(_ name: String, _ known: [String]) -> String? {
    let limit = name.count <= 4 ? 1 : 2
    return known.map { ($0, distance(Array(name.lowercased()), Array($0.lowercased()))) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// The names that may stand here, the nearest first by name.
  static func expectation(_ name: String, _ known: [String]) -> Expectation {
    guard let nearest = find(name, known) else { return .oneOf(known) }
    let rest = known.filter { $0 != nearest }.joined(separator: ", ")
    return .text(
      Bilingual(
        vi: "có lẽ là \"\(nearest)\"" + (rest.isEmpty ? "" : "; các tên khác: \(rest)"),
        en: "perhaps \"\(nearest)\"" + (rest.isEmpty ? "" : "; other names: \(rest)")))
  }

  /// Changes, insertions, deletions and swaps of neighbours between two texts (optimal string alignment).
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var current = [i + 1]
      for (j, b) in right.enumerated() {
        var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a == b ? 0 : 1))
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, before[j - 1] + 1) }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
