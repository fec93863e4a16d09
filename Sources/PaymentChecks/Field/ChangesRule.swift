// What the reader did to understand the row, said once for each row.

internal import Diagnostics
internal import PaymentModel

enum ChangesRule {
  static func check(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    if row.changes.rawValue != 0 { report(row, bytes, &findings, index) }
  }

  /// Columns whose own rule says nothing of a cell that holds an error; of the note and the running number nothing is taken over.
  private static let others: [RosterField] = [
    .birth, .sex, .address, .commune, .category, .decision, .bookNumber, .relation, .holder, .channel,
  ]

  @inline(never)
  private static func report(_ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    let changes = row.changes
    if changes.contains(.badBytes) { findings.add(.notUTF8, index, .name) }
    if changes.contains(.cellCount) { findings.add(.fieldCountDiffers, index, .sequence) }
    if changes.contains(.errorCell) {
      for field in others where Damage.isErrorCell(bytes, row[field]) {
        findings.add(.spreadsheetErrorCell, index, field, text: row[field])
      }
    }
    if changes.contains(.strayText) { findings.add(.textAfterQuote, index, .sequence) }
    if changes.contains(.composed) { findings.add(.nameDecomposed, index, .name, text: row[.name]) }
    if changes.contains(.blanks) { findings.add(.blanksCleaned, index, .name, text: row[.name]) }
    if changes.contains(.eth) { findings.add(.ethReplaced, index, .name, text: row[.name]) }
    if changes.contains(.serialDate) { findings.add(.serialDateConverted, index, .birth, text: row[.birth]) }
    if changes.contains(.formulaWithoutValue) { findings.add(.formulaWithoutValue, index, row.oddCell, text: row[row.oddCell]) }
    if changes.contains(.yearAsDay) { findings.add(.yearAsDay, index, .birth, number: Int64(row.typedYear), text: row[.birth]) }
    if changes.contains(.zeroDateParts) { findings.add(.datePrecisionLowered, index, .birth, text: row[.birth]) }
  }
}
