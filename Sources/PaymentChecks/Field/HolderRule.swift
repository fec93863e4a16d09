// The holder of an account must be the person who collects; equal after folding, because banks keep names without diacritics.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

enum HolderRule {
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ resolved: borrowing ResolvedRow,
    _ findings: inout FindingList, _ index: UInt32
  ) {
    let payee = row[.payeeName]
    let payeeIdentity = row[.payeeIdentity]
    if !payee.isEmpty || !payeeIdentity.isEmpty { completeness(row, context, &findings, index) }
    let holder = row[.holder]
    guard !holder.isEmpty, resolved.destination.intended == .bank else { return }
    let expected = payee.isEmpty ? row[.name] : payee
    if expected.isEmpty || isEqual(bytes, holder, expected, context) { return }
    findings.add(.holderDiffers, index, .holder, text: holder)
  }

  /// Mostly the same bytes but for case and marks; equal bytes need no folding.
  @inline(__always)
  private static func isEqual(_ bytes: Span<UInt8>, _ left: TextSlice, _ right: TextSlice, _ context: borrowing CheckContext) -> Bool {
    if NameText.isCertainlyEqual(bytes, name: right.range, holder: left.range) { return true }
    if PlainNames.isCertainlyEqual(bytes, name: right, holder: left, context.capitals) { return true }
    let count = Int(left.length)
    if count == Int(right.length), Word.areEqual(bytes, Int(left.offset), bytes, Int(right.offset), count: count) { return true }
    return context.folding.isEqual(bytes, left.range, bytes, right.range)
  }

  /// Whoever collects for another needs a name, and a number where the roster has a column for it.
  private static func completeness(
    _ row: borrowing RosterRow, _ context: borrowing CheckContext, _ findings: inout FindingList, _ index: UInt32
  ) {
    if row[.payeeName].isEmpty {
      findings.add(.payeeIncomplete, index, .payeeName)
    } else if row[.payeeIdentity].isEmpty, context.columns.contains(.payeeIdentity) {
      findings.add(.payeeIncomplete, index, .payeeIdentity)
    }
  }
}
