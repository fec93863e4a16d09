// Birth and death dates: readable, possible, not later than the month paid.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

/// What the reader made of the two dates.
enum DateRule {
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ findings: inout FindingList, _ index: UInt32
  ) {
    if row.birthState.rawValue | row.deathState.rawValue > CellState.read.rawValue { report(row, bytes, &findings, index) }
    guard row.birthState == .read, let birth = row.birth, let period = context.period else { return }
    let isFuture = Int(birth.year) > Int(period.year) || (Int(birth.year) == Int(period.year) && birth.month > period.month)
    if isFuture { findings.add(.birthInFuture, index, .birth, text: row[.birth]) }
  }

  @inline(never)
  private static func report(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    switch row.birthState {
    case .absent, .read: break
    case .impossible:
      if let meant = DateText.inUSOrder(bytes, row[.birth].range) {
        let number = Int64(meant.year * 10_000 + meant.month * 100 + meant.day)
        findings.add(.birthDateMonthFirst, index, .birth, number: number, text: row[.birth])
      } else {
        findings.add(.birthDateImpossible, index, .birth, text: row[.birth])
      }
    case .ambiguous: findings.add(.birthDateAmbiguous, index, .birth, text: row[.birth])
    // A spreadsheet's error is said as what it is.
    case .malformed where Damage.isErrorCell(bytes, row[.birth]): break
    case .malformed, .fraction, .negative, .scientific, .overflow: findings.add(.dateUnreadable, index, .birth, text: row[.birth])
    }
    if row.deathState.rawValue > CellState.read.rawValue { findings.add(.deathDateUnreadable, index, .deathDate, text: row[.deathDate]) }
  }
}
