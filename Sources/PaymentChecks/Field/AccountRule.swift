// Bank account numbers: digits of a likely length, never a card number.

internal import ByteText
internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

enum AccountRule {
  /// Most signs that NAPAS takes.
  static let longest = 19
  /// Fewer digits than this are no account anywhere.
  static let shortest = 6

  /// Cleans the number; a number that cannot be used stays empty. Findings only where the row is to be paid to it.
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    let slice = row[.account]
    if slice.isEmpty { return }
    if row.changes.contains(.accountZerosDrawn), isPaidTo(resolved) {
      // Under the option the sheet's own format says how many zeros were there.
      findings.add(context.repairsLeadingZeros ? .accountZerosTaken : .accountZerosDrawn, index, .account, text: slice)
    }
    let count = Int(slice.length)
    if count <= longest, Word.areDigits(bytes, Int(slice.offset), count: count) {
      resolved.destination.account = slice
      if isCard(bytes, Int(slice.offset), count) {
        refuse(.cardNumber, slice, &resolved, &findings, index)
      } else if count == 16, isForeignCard(bytes, Int(slice.offset), context, resolved) {
        refuse(.cardNumber, slice, &resolved, &findings, index)
      } else if bytes[Int(slice.offset)] == 0x30, isZero(bytes, slice) {
        refuse(.accountZero, slice, &resolved, &findings, index)
      } else {
        length(count, slice, bytes, Int(slice.offset), context, resolved, &findings, index)
      }
    } else {
      clean(slice, bytes, context, &scratch, &resolved, &findings, index)
    }
  }

  private static func isPaidTo(_ resolved: borrowing ResolvedRow) -> Bool { resolved.destination.intended == .bank }

  private static func refuse(
    _ entry: CatalogueEntry, _ slice: TextSlice, _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32,
    as severity: Severity? = nil
  ) {
    resolved.destination.account = .empty
    if isPaidTo(resolved) { findings.add(entry, index, .account, text: slice, as: severity) }
  }

  /// A card of a Vietnamese bank: 16 or 19 digits beginning 9704.
  @inline(__always)
  static func isCard(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
    (count == 16 || count == 19) && Word.loadHalf(bytes, start) == 0x3430_3739
  }

  /// A card of Visa, Mastercard or JCB, at a bank whose accounts are never 16 digits long: the first digits are theirs (ISO/IEC 7812) and
  /// the last is the check digit of all the others (Luhn), which one account in ten has by chance.
  @inline(never)
  private static func isForeignCard(
    _ bytes: Span<UInt8>, _ start: Int, _ context: borrowing CheckContext, _ resolved: borrowing ResolvedRow
  ) -> Bool {
    let bank = Int(resolved.destination.bank)
    let usual = bank >= 0 ? context.hot.usualLengths(bank) : 0
    let first = Int(Word.smallNumber(bytes, start, count: 4))
    guard usual != 0, usual & (1 << 16) == 0,
      first / 1_000 == 4 || (5_100...5_599).contains(first) || (2_221...2_720).contains(first) || (3_528...3_589).contains(first)
    else { return false }
    var sum = 0
    for place in 0..<16 {
      let digit = Int(bytes[start + place] &- 0x30) * (place & 1 == 0 ? 2 : 1)
      sum += digit > 9 ? digit - 9 : digit
    }
    return sum % 10 == 0
  }

  /// Nothing but zeros fills a cell; nobody has such an account.
  private static func isZero(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool { slice.range.allSatisfy { bytes[$0] == 0x30 } }

  /// "3500200010012.0", "3500200010012,00": digits, a decimal sign and zeros that are none of the account's.
  private static func hasDecimals(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    var end = Int(slice.offset) + Int(slice.length)
    let last = end
    while end > Int(slice.offset), bytes[end - 1] == 0x30 { end -= 1 }
    guard (1...2).contains(last - end), end - 1 - Int(slice.offset) >= shortest, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2C
    else { return false }
    return Word.areDigits(bytes, Int(slice.offset), count: end - 1 - Int(slice.offset))
  }

  /// Spreadsheets keep fifteen digits of a number and write zeros for the others.
  private static func areLastDigitsLost(_ bytes: Span<UInt8>, _ start: Int, _ count: Int, isUsual: Bool) -> Bool {
    // One zero at the end of an account of usual length is nothing odd.
    count > (isUsual ? 16 : 15) && (start + 15..<start + count).allSatisfy { bytes[$0] == 0x30 }
  }

  /// Usual lengths are custom, not law: a warning at most.
  @inline(__always)
  private static func length(
    _ count: Int, _ slice: TextSlice, _ bytes: Span<UInt8>, _ start: Int, _ context: borrowing CheckContext,
    _ resolved: borrowing ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    let bank = Int(resolved.destination.bank)
    let usual = bank >= 0 ? context.hot.usualLengths(bank) : 0
    let isUsual = count >= shortest && count < 32 && (usual == 0 || usual & (1 << UInt32(count)) != 0)
    if count > 15, isPaidTo(resolved), areLastDigitsLost(bytes, start, count, isUsual: isUsual) {
      return findings.add(.accountLastDigitsZero, index, .account, text: slice)
    }
    if isUsual { return }
    guard isPaidTo(resolved) else { return }
    // One digit short of a usual length, as numbers are once a spreadsheet took them for quantities.
    let isShort = usual & (1 << UInt32(count + 1)) != 0 && bytes[start] != 0x30
    findings.add(isShort ? .accountZeroLost : .accountLength, index, .account, number: Int64(bank), text: slice)
  }

  @inline(never)
  private static func clean(
    _ slice: TextSlice, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    if Damage.isErrorCell(bytes, slice) { return refuse(.spreadsheetErrorCell, slice, &resolved, &findings, index) }
    if hasDecimals(bytes, slice) { return refuse(.accountDecimals, slice, &resolved, &findings, index) }
    let start = scratch.arena.count
    let run = DigitRun.strip(bytes, slice.range, to: &scratch.arena)
    if run.marks.contains(.scientific) { return refuse(.accountCharacters, slice, &resolved, &findings, index, as: .error) }
    if run.isDigitsOnly, !run.range.isEmpty {
      if isPaidTo(resolved), !run.marks.isEmpty { findings.add(.blanksCleaned, index, .account, text: slice) }
      resolved.destination.account = .scratch(run.range)
      let count = run.range.count
      if isCard(scratch.arena.span, start, count) || count == 16 && isForeignCard(scratch.arena.span, start, context, resolved) {
        return refuse(.cardNumber, slice, &resolved, &findings, index)
      }
      if count > longest {
        if isPaidTo(resolved) { findings.add(.accountLength, index, .account, number: Int64(resolved.destination.bank), text: slice) }
        return
      }
      return length(count, slice, scratch.arena.span, start, context, resolved, &findings, index)
    }
    scratch.arena.removeLast(scratch.arena.count - start)
    letters(slice, bytes, &scratch, &resolved, &findings, index)
  }

  /// Letters occur in alias accounts; any other sign makes the number unusable.
  private static func letters(
    _ slice: TextSlice, _ bytes: Span<UInt8>, _ scratch: inout CheckScratch, _ resolved: inout ResolvedRow,
    _ findings: inout FindingList, _ index: UInt32
  ) {
    let start = scratch.arena.count
    for offset in slice.range {
      switch bytes[offset] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: scratch.arena.append(bytes[offset])
      case 0x20, 0x2D, 0x2E: break
      default: return refuse(.accountCharacters, slice, &resolved, &findings, index, as: .error)
      }
    }
    guard scratch.arena.count > start else { return refuse(.accountCharacters, slice, &resolved, &findings, index, as: .error) }
    resolved.destination.account = .scratch(start..<scratch.arena.count)
    if isPaidTo(resolved) { findings.add(.accountCharacters, index, .account, text: slice) }
  }
}
