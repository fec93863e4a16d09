// Where the money of a row goes: its wish if it can be met, else what its cells allow, else the unit's rules.

internal import Diagnostics
internal import PaymentModel

enum DestinationRule {
  static func check(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow, _ findings: inout FindingList, _ index: UInt32
  ) {
    let bank = BankRule.resolve(row, bytes, context, &scratch, &resolved)
    let wish = WishRule.resolve(row, bytes, context, &scratch, &resolved)
    if wish.saysStop { findings.add(.noteSaysStop, index, .note, text: row[.note]) }
    // A wallet has the phone for its number: it stands in either column.
    let isInAccountColumn = row[.phone].isEmpty && resolved.destination.namedWallet != 0
    let phoneField = isInAccountColumn ? RosterField.account : .phone
    let phoneText = row[phoneField]
    let phone = PhoneRule.resolve(phoneText, bytes, context, &scratch, &resolved)
    resolved.destination.intended = intended(row, context, resolved.destination, phone)
    AccountRule.check(row, bytes, context, &scratch, &resolved, &findings, index)
    if resolved.destination.intended == .bank { BankRule.report(bank, row, context, &findings, index) }
    PhoneRule.report(phone, phoneField, phoneText, context, resolved, &findings, index)
    if wish.isUnknown {
      return findings.add(.wishUnknown, index, .channel, number: Int64(resolved.destination.intended.rawValue), text: row[.channel])
    }
    reportChange(row, context, resolved, phone, &findings, index)
  }

  /// A destination that is not the one the row asks for is said, with what is done in its place.
  @inline(__always)
  private static func reportChange(
    _ row: borrowing RosterRow, _ context: borrowing CheckContext, _ resolved: borrowing ResolvedRow, _ phone: PhoneVerdict,
    _ findings: inout FindingList, _ index: UInt32
  ) {
    let (wished, intended) = (resolved.destination.wished, resolved.destination.intended)
    let wallet = resolved.destination.namedWallet
    switch (wished, intended) {
    case (.bank, .cash), (.bank, .home): findings.add(.destinationMissing, index, .account)
    case (.mobile, .cash), (.mobile, .home):
      if phone == .absent {
        findings.add(.destinationMissing, index, .phone)
      } else {
        findings.add(.destinationChanged, index, .channel, number: Int64(intended.rawValue), text: row[.channel])
      }
    case (.bank, .mobile): findings.add(.destinationChanged, index, .channel, number: Int64(intended.rawValue), text: row[.channel])
    case (.unknown, .cash), (.unknown, .home), (.unknown, .mobile):
      if row[.bank].isEmpty {
        // A wallet was meant, and nobody knows which.
        guard phone == .unreadable || phone == .errorCell, row[.account].isEmpty, context.routing.phoneOnly == .mobile else { return }
        return findings.add(.destinationChanged, index, .phone, number: Int64(intended.rawValue), text: row[.phone])
      }
      let hasAccount = !row[.account].isEmpty
      if wallet == 0 ? hasAccount : intended == .mobile { return }
      findings.add(.destinationChanged, index, .bank, number: Int64(intended.rawValue), text: row[.bank])
    default: break
    }
  }

  private static func intended(
    _ row: borrowing RosterRow, _ context: borrowing CheckContext, _ destination: borrowing ResolvedDestination, _ phone: PhoneVerdict
  ) -> Channel {
    let hasAccount = !row[.account].isEmpty
    switch destination.wished {
    case .cash, .home: return destination.wished
    case .mobile:
      // A wallet of a provider without a contract is no other provider's wallet.
      let wallet = destination.namedWallet
      let isServed = wallet == 0 ? true : context.isContracted(wallet)
      return phone == .absent || !isServed ? context.routing.noDestination : .mobile
    case .bank, .unknown: break
    }
    if destination.namedWallet != 0, phone != .absent {
      return context.isContracted(destination.namedWallet) ? .mobile : context.routing.noDestination
    }
    if hasAccount { return .bank }
    if phone == .absent { return context.routing.noDestination }
    let isServed = context.isContracted(destination.phone.isEmpty ? 0 : destination.prefixWallet)
    return isServed ? context.routing.phoneOnly : context.routing.noDestination
  }
}
