// Personal identity numbers: 12 digits, 3 of a province, 1 of century and sex, 2 of the birth year, 6 at random; no check digit.

internal import ByteText
internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

/// Shape and province of both identity numbers, and what the beneficiary's says of sex and birth.
enum IdentityRule {
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    let own = row[.identity]
    if own.length == 12, let number = Word.twelveDigits(bytes, Int(own.offset)) {
      resolved.identity = own
      province(number, own, .identity, context, &findings, index)
      compare(number, row, bytes, &findings, index)
    } else if own.isEmpty {
      if context.columns.contains(.identity) { findings.add(.identityMissing, index, .identity) }
    } else if let number = repair(own, .identity, row.birthState == .read ? row.birth : nil, bytes, context, &scratch, &findings, index) {
      resolved.identity = number.place
      if number.digits == 12 { compare(number.value, row, bytes, &findings, index) }
    }
    let payee = row[.payeeIdentity]
    if payee.isEmpty { return }
    if payee.length == 12, let number = Word.twelveDigits(bytes, Int(payee.offset)) {
      resolved.payeeIdentity = payee
      province(number, payee, .payeeIdentity, context, &findings, index)
    } else if let number = repair(payee, .payeeIdentity, nil, bytes, context, &scratch, &findings, index) {
      resolved.payeeIdentity = number.place
    }
  }

  @inline(__always)
  private static func province(
    _ number: UInt64, _ slice: TextSlice, _ field: RosterField, _ context: borrowing CheckContext, _ findings: inout FindingList,
    _ index: UInt32
  ) {
    let prefix = Int(truncatingIfNeeded: number / 1_000_000_000)
    if !context.hot.provincePrefix(prefix) {
      findings.add(.identityProvinceUnknown, index, field, number: Int64(prefix), text: slice)
    }
  }

  /// Sex and birth year against the number, each only where both are known.
  @inline(__always)
  private static func compare(
    _ number: UInt64, _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32
  ) {
    let centuryAndSex = Int(truncatingIfNeeded: number / 100_000_000 % 10)
    let year = birthYear(number)
    let sexText = row[.sex]
    if !sexText.isEmpty {
      let sex = Sex.read(bytes, sexText)
      if sex != .unknown, (sex == .female) != (centuryAndSex & 1 == 1) {
        findings.add(.sexDigitDiffers, index, .sex, number: Int64(centuryAndSex), text: sexText)
      }
    }
    if row.birthState == .read, let birth = row.birth {
      if Int(birth.year) != year { findings.add(.birthDigitsDiffer, index, .birth, number: Int64(year), text: row[.birth]) }
    }
  }

  /// The birth year that a number states: century by the fourth digit, two digits of the year behind it.
  @inline(__always)
  private static func birthYear(_ number: UInt64) -> Int {
    let century = Int(truncatingIfNeeded: number / 100_000_000 % 10) >> 1
    return 1900 + century * 100 + Int(truncatingIfNeeded: number / 1_000_000 % 100)
  }

  // MARK: Numbers that are not twelve digits

  private struct Number {
    let place: TextSlice
    let value: UInt64
    let digits: Int
  }

  /// Cleans and judges a number that is not twelve digits as it stands; nil when it is not usable.
  @inline(never)
  private static func repair(
    _ slice: TextSlice, _ field: RosterField, _ birth: CalendarDate?, _ bytes: Span<UInt8>, _ context: borrowing CheckContext,
    _ scratch: inout CheckScratch, _ findings: inout FindingList, _ index: UInt32
  ) -> Number? {
    if Damage.isErrorCell(bytes, slice) {
      findings.add(.spreadsheetErrorCell, index, field, text: slice)
      return nil
    }
    let start = scratch.arena.count
    let run = DigitRun.strip(bytes, slice.range, to: &scratch.arena)
    if run.marks.contains(.scientific) {
      findings.add(.identityDigitsLost, index, field, text: slice)
      return nil
    }
    guard run.isDigitsOnly, run.range.count > 0 else {
      findings.add(.identityNotDigits, index, field, text: slice)
      return nil
    }
    let count = run.range.count
    let value = count <= 19 ? Word.smallNumber(scratch.arena.span, start, count: count) : 0
    switch count {
    case 12:
      if !run.marks.isEmpty { findings.add(.blanksCleaned, index, field, text: slice) }
      province(value, slice, field, context, &findings, index)
      return Number(place: .scratch(run.range), value: value, digits: 12)
    case 9:
      if !run.marks.isEmpty { findings.add(.blanksCleaned, index, field, text: slice) }
      findings.add(.identityOldNumber, index, field, text: slice)
      return Number(place: run.marks.isEmpty ? slice : .scratch(run.range), value: value, digits: 9)
    default: return lostZero(value, count, slice, field, birth, context, &scratch, &findings, index)
    }
  }

  /// Eleven digits, or ten of the provinces 001 to 009, are a number that lost its zeros; eight are an old number that did.
  private static func lostZero(
    _ value: UInt64, _ count: Int, _ slice: TextSlice, _ field: RosterField, _ birth: CalendarDate?, _ context: borrowing CheckContext,
    _ scratch: inout CheckScratch, _ findings: inout FindingList, _ index: UInt32
  ) -> Number? {
    let whole = count == 8 ? 9 : 12
    guard count == 11 || count == 10 || count == 8, count == 8 || context.hot.provincePrefix(Int(value / 1_000_000_000)) else {
      findings.add(.identityLength, index, field, number: Int64(count), text: slice)
      return nil
    }
    // Ten digits are a social-insurance number as well: only a birth year that agrees makes them a repair.
    let isCertain = count != 10 || birth.map { Int($0.year) == birthYear(value) } ?? false
    guard context.repairsLeadingZeros, isCertain else {
      findings.add(.identityLostZero, index, field, number: Int64(clamping: value), text: slice)
      return nil
    }
    findings.add(.identityZeroRestored, index, field, number: Int64(clamping: value), text: slice)
    if whole == 9 { findings.add(.identityOldNumber, index, field, text: slice) }
    let start = scratch.arena.count
    guard NumberText.append(value, width: whole, to: &scratch.arena) else { return nil }
    return Number(place: .scratch(start..<scratch.arena.count), value: value, digits: whole)
  }
}

/// What a sex column says.
enum Sex: Hashable {
  case unknown, male, female

  /// "Nam", "Nữ", "nu", "M", "F"; anything else is unknown.
  @inline(__always)
  static func read(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Sex {
    let first = bytes[Int(slice.offset)] | 0x20
    if slice.length == 1 { return first == 0x6D ? .male : first == 0x66 ? .female : .unknown }
    guard first == 0x6E else { return .unknown }
    let second = bytes[Int(slice.offset) &+ 1]
    if slice.length == 3, second | 0x20 == 0x61, bytes[Int(slice.offset) &+ 2] | 0x20 == 0x6D { return .male }
    // "Nu", "Nư", "Nữ" and "NỮ".
    if slice.length == 2, second | 0x20 == 0x75 { return .female }
    if slice.length == 4, second == 0xE1, bytes[Int(slice.offset) &+ 2] == 0xBB { return .female }
    if slice.length == 3, second == 0xC6 { return .female }
    return isFemaleInParts(bytes, slice) ? .female : .unknown
  }

  /// "Nữ" with its marks apart (NFD), wholly or from the ư on: marks are U+0300…U+036F, which begin with CC or CD.
  @inline(never)
  private static func isFemaleInParts(_ bytes: Span<UInt8>, _ slice: TextSlice) -> Bool {
    let start = Int(slice.offset) + (bytes[Int(slice.offset) + 1] == 0xC6 ? 3 : 2)
    guard start == Int(slice.offset) + 3 || bytes[Int(slice.offset) + 1] | 0x20 == 0x75 else { return false }
    let marks = start..<Int(slice.offset) + Int(slice.length)
    return marks.count % 2 == 0 && (1...2).contains(marks.count / 2)
      && stride(from: marks.lowerBound, to: marks.upperBound, by: 2).allSatisfy { bytes[$0] & 0xFE == 0xCC }
  }
}
