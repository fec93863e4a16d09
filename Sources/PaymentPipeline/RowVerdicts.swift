// Which rows of a run are held, and why: two bytes a row.

import Diagnostics

/// The verdict on every row of a run.
struct RowVerdicts {
  /// Reasons met, by index; index 0 means the row is paid.
  private(set) var reasons: [DiagnosticCode?] = [nil]
  private var indexOf: [DiagnosticCode: UInt16] = [:]
  private var byRow: [UInt16] = []
  /// Rows that are sums of other rows and nobody's.
  private(set) var totals: Set<Int> = []

  /// The reason a row is held back; nil when it is paid.
  subscript(row: Int) -> DiagnosticCode? { reasons[Int(byRow[row])] }
  /// Rows so far.
  var count: Int { byRow.count }

  /// Makes room for so many more rows.
  mutating func reserve(_ rows: Int) { byRow.reserveCapacity(byRow.count + rows) }

  /// The verdict on the next row.
  mutating func append(_ reason: DiagnosticCode?) {
    byRow.append(index(reason))
  }

  /// Holds a row that had been good.
  mutating func hold(_ row: Int, _ reason: DiagnosticCode) {
    if byRow[row] == 0 { byRow[row] = index(reason) }
  }

  /// Takes a row out: it is the sum of others.
  mutating func isTotal(_ row: Int) { totals.insert(row) }

  private mutating func index(_ reason: DiagnosticCode?) -> UInt16 {
    guard let reason else { return 0 }
    if let known = indexOf[reason] { return known }
    // There are fewer codes than 65,535; the first one stands in should that ever change.
    let next = UInt16(clamping: reasons.count)
    reasons.append(reason)
    indexOf[reason] = next
    return next
  }
}

/// One bit for each row of a run.
struct RowBits {
  private var words: [UInt64] = []
  /// Rows so far.
  private(set) var count = 0

  /// The bit of a row.
  subscript(row: Int) -> Bool { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }

  /// The bit of the next row.
  mutating func append(_ bit: Bool) {
    if count & 63 == 0 { words.append(0) }
    words[count >> 6] |= (bit ? 1 : 0) << UInt64(count & 63)
    count += 1
  }
}
