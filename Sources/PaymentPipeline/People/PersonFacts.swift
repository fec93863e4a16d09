// What is compared of two rows that may be of one person or one account. Made for the few rows that a table of hashes points at.

internal import ByteText
import PaymentChecks
import PaymentModel

/// One row, as far as other rows are compared with it.
struct PersonFacts {
  /// Where it stands.
  var origin: RowOrigin
  /// Names and places folded: capitals without marks, i for y. A name that cannot be read is none: it is nobody else's name either.
  var name: [UInt8]
  var commune: [UInt8]
  var address: [UInt8]
  /// Digits that can be used; empty without any.
  var number: [UInt8]
  var birth: CalendarDate?
  /// Whoever collects for the beneficiary, else empty.
  var payeeName: [UInt8]
  var payeeNumber: [UInt8]
  /// Bank and account, or wallet and phone; in cash the number of whoever collects.
  var destination: [UInt8]
  var programme: Programme
  var month: Period?
  /// The allowance as the row names it.
  var regime: [UInt8]
  /// The row pays its month itself, and not only what is left of others.
  var paysMonth: Bool
  var isToAccount: Bool
  var channel: Channel
  /// The month's own amount; the row's where no part says it.
  var monthAmount: Int64
  /// Its entitlement lines; of rows that were read again only.
  var lines: [Key96] = []

  private static let folding = BankFolding(letterCase: .upper, mergesIAndY: true)

  /// The facts of a row in its block's arena.
  init(_ row: borrowing RosterRow, _ resolved: ResolvedRow, _ bytes: [UInt8], _ origin: RowOrigin) {
    func folded(_ field: TextSlice) -> [UInt8] {
      var text: [UInt8] = []
      _ = PersonFacts.folding.fold(bytes.span, field.range, to: &text)
      return text
    }
    func plain(_ field: TextSlice) -> [UInt8] { Array(bytes[field.range]) }
    self.origin = origin
    name = RosterRules.hasReadableName(row, bytes.span) ? folded(row[.name]) : []
    commune = PersonFacts.withoutKind(folded(row[.commune]))
    address = folded(row[.address])
    number = plain(resolved.identity)
    birth = row.birthState == .read ? row.birth : nil
    payeeName = folded(row[.payeeName])
    payeeNumber = plain(resolved.payeeIdentity)
    let place = resolved.destination
    switch place.intended {
    case .bank: destination = plain(place.account) + [0x40] + Array(String(place.bankBIN).utf8)
    case .mobile: destination = plain(place.phone)
    default: destination = plain(resolved.payeeIdentity)
    }
    channel = place.intended
    monthAmount = row.readMoney & 1 == 0 ? row.amount ?? 0 : row.money[0]
    isToAccount = place.intended == .bank || place.intended == .mobile
    programme = resolved.programme
    month = resolved.owedMonth
    regime = plain(RowKeys.regime(row))
    paysMonth = DeathRule.paysMonth(row)
  }

  /// A commune's name without what kind of unit it is, which lists leave out at will.
  private static func withoutKind(_ name: [UInt8]) -> [UInt8] {
    for kind in ["XA ", "PHUONG ", "THI TRAN "] where name.starts(with: kind.utf8) { return Array(name.dropFirst(kind.utf8.count)) }
    return name
  }

  /// Whether what a table of hashes points at is really so.
  func has(_ trait: CommonTrait, inCommonWith other: PersonFacts) -> Bool {
    switch trait {
    case .number: number.isEmpty ? isPerhapsNamesake(of: other) : number == other.number
    case .homonym: isNamesake(of: other)
    case .destination: isToAccount == other.isToAccount && destination == other.destination
    }
  }

  /// Whether two rows without a number can be of one person though their births are told to another day: one has the year alone, and
  /// nothing says that they live apart.
  private func isPerhapsNamesake(of other: PersonFacts) -> Bool {
    guard other.number.isEmpty, !name.isEmpty, name == other.name, let birth, let others = other.birth else { return false }
    guard birth.year == others.year, birth != others, birth.day == 0 || others.day == 0 else { return false }
    func mayBeOne(_ own: [UInt8], _ other: [UInt8]) -> Bool { own.isEmpty || other.isEmpty || own == other }
    return mayBeOne(commune, other.commune) && mayBeOne(address, other.address)
  }

  /// Whether both rows are paid to one place, so that they become one payment.
  func isPaidTogether(with other: PersonFacts) -> Bool {
    channel == other.channel && destination == other.destination && payeeName == other.payeeName && payeeNumber == other.payeeNumber
  }

  /// Whether both rows are of one person: by number where both have one, else by name, birth date and residence.
  func isSamePerson(as other: PersonFacts) -> Bool {
    if !number.isEmpty || !other.number.isEmpty { return number == other.number }
    return isNamesake(of: other) && commune == other.commune && address == other.address
  }

  /// Whether name and birth date are the same; where the day is not known, the residence too.
  func isNamesake(of other: PersonFacts) -> Bool {
    guard !name.isEmpty, name == other.name, let birth, birth == other.birth else { return false }
    return birth.day > 0 || commune == other.commune && address == other.address && !address.isEmpty
  }

  /// Whether both rows are paid to one hand: the same person collects, or the one collects for the other.
  func isPaidToSameHand(as other: PersonFacts) -> Bool {
    let (own, others) = (payeeName.isEmpty ? name : payeeName, other.payeeName.isEmpty ? other.name : other.payeeName)
    let (ownNumber, otherNumber) = (payeeName.isEmpty ? number : payeeNumber, other.payeeName.isEmpty ? other.number : other.payeeNumber)
    if !ownNumber.isEmpty, !otherNumber.isEmpty { return ownNumber == otherNumber }
    return own == others
  }

  /// Whether both rows are of one month, so that they can be paid together; a list of a month that is not known is compared with itself.
  func isOfSameMonth(as other: PersonFacts) -> Bool {
    if month == nil || other.month == nil { return month == other.month && origin.file == other.origin.file }
    return month?.monthNumber == other.month?.monthNumber
  }
}
