// Phones, which are mobile-money accounts: brought to 10 digits; a landline cannot be one.

internal import ByteText
internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

/// What a phone cell was understood as.
enum PhoneVerdict: Sendable { case absent, clear, zeroRestored, old, unassigned, landline, unreadable, errorCell }

enum PhoneRule {
  static func resolve(
    _ slice: TextSlice, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow
  ) -> PhoneVerdict {
    if slice.isEmpty { return .absent }
    let start = Int(slice.offset)
    if slice.length == 10, bytes[start] == 0x30, Word.areDigits(bytes, start, count: 10) {
      let prefix = Int(bytes[start &+ 1] &- 0x30) &* 10 &+ Int(bytes[start &+ 2] &- 0x30)
      let known = context.hot.phone(prefix: prefix)
      if !known.isMobile, bytes[start &+ 1] == 0x32 { return .landline }
      if bytes[start &+ 1] == 0x30 { return .unreadable }
      resolved.destination.phone = slice
      resolved.destination.prefixWallet = known.wallet
      return known.isMobile ? .clear : .unassigned
    }
    return normalise(slice, bytes, context, &scratch, &resolved)
  }

  @inline(never)
  private static func normalise(
    _ slice: TextSlice, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow
  ) -> PhoneVerdict {
    if Damage.isErrorCell(bytes, slice) { return .errorCell }
    guard case .number(let digits, let marks) = PhoneText.normalise(bytes, slice.range) else {
      return .unreadable
    }
    // Both kinds of number without their leading 0: 9 digits, or 10 where the second was a 1 before 2018 or a 2 of a landline.
    let (prefix, rest) = (Int(digits.value / 10_000_000), digits.value % 10_000_000)
    if digits.digitCount == 11 {
      guard marks.contains(.oldEleven) else { return .landline }
      let new = context.hot.newPhonePrefix(old: prefix)
      guard new > 0 else { return .unreadable }
      accept(UInt64(new) * 10_000_000 + rest, new, context, &scratch, &resolved)
      return .old
    }
    let isMobile = context.hot.phone(prefix: prefix).isMobile
    if !isMobile {
      // A zero is put back only where the number is a mobile one then.
      if prefix / 10 == 2 { return .landline }
      if prefix < 10 || !marks.isDisjoint(with: [.lostZero, .countryCode]) { return .unreadable }
    }
    accept(digits.value, prefix, context, &scratch, &resolved)
    if !isMobile { return .unassigned }
    return marks.isDisjoint(with: [.lostZero, .countryCode]) ? .clear : .zeroRestored
  }

  private static func accept(
    _ value: UInt64, _ prefix: Int, _ context: borrowing CheckContext, _ scratch: inout CheckScratch, _ resolved: inout ResolvedRow
  ) {
    let start = scratch.arena.count
    guard NumberText.append(value, width: 10, to: &scratch.arena) else { return }
    resolved.destination.phone = .scratch(start..<scratch.arena.count)
    resolved.destination.prefixWallet = context.hot.phone(prefix: prefix).wallet
  }

  /// Says what was understood: repairs always, faults only where the row is paid to the phone.
  static func report(
    _ verdict: PhoneVerdict, _ field: RosterField, _ slice: TextSlice, _ context: borrowing CheckContext, _ resolved: borrowing ResolvedRow,
    _ findings: inout FindingList, _ index: UInt32
  ) {
    let isPaidTo = resolved.destination.intended == .mobile
    switch verdict {
    case .absent, .clear: break
    case .zeroRestored: findings.add(.phoneZeroRestored, index, field, text: slice)
    case .old: findings.add(.oldPhoneConverted, index, field, text: slice)
    case .unassigned: if isPaidTo { findings.add(.phonePrefixUnassigned, index, field, text: slice) }
    case .landline: if isPaidTo { findings.add(.landlineAsWallet, index, field, text: slice) }
    case .unreadable: if isPaidTo { findings.add(.phoneUnreadable, index, field, text: slice) }
    case .errorCell: if isPaidTo { findings.add(.spreadsheetErrorCell, index, field, text: slice) }
    }
    // Of a prefix that belongs to nobody it is said already.
    guard isPaidTo, verdict != .unassigned, !resolved.destination.phone.isEmpty else { return }
    let (named, prefix) = (resolved.destination.namedWallet, resolved.destination.prefixWallet)
    // Without a name the first provider of the unit is paid: the phone should be its own.
    let isOther = named != 0 ? named != prefix : !context.isContracted(prefix)
    if isOther { findings.add(.phoneOtherOperator, index, field, number: Int64(prefix), text: slice) }
  }
}
