// The destination of a payment fits its channel: an account at a known bank, a mobile phone, an address.

internal import Diagnostics
internal import PaymentModel
internal import ReferenceData

enum ChannelRule {
  static func check(
    _ row: borrowing PaymentRow, _ bytes: Span<UInt8>, _ hot: borrowing HotTables, _ findings: inout FindingList, _ index: UInt32
  ) {
    // Foreign files have accounts and banks of other kinds.
    guard row.currency == .vnd else { return }
    switch row.channel {
    case .bank: bank(row, bytes, hot, &findings, index)
    case .mobile: mobile(row, bytes, hot, &findings, index)
    case .home:
      if row[.address].isEmpty, row[.commune].isEmpty { findings.addToPayment(.placeMissing, index, .address, text: row[.reference]) }
    case .cash, .unknown: break
    }
  }

  private static func bank(
    _ row: borrowing PaymentRow, _ bytes: Span<UInt8>, _ hot: borrowing HotTables, _ findings: inout FindingList, _ index: UInt32
  ) {
    let bin = row[.bankBIN]
    let isBIN = bin.length == 6 && Word.areDigits(bytes, Int(bin.offset), count: 6)
    if !isBIN || hot.bank(bin: Int(Word.smallNumber(bytes, Int(bin.offset), count: 6))) == nil {
      findings.addToPayment(.bankUnknown, index, .bankBIN, number: -1, text: bin)
    }
    let account = row[.account]
    let (start, count) = (Int(account.offset), Int(account.length))
    if count == 0 {
      findings.addToPayment(.destinationMissing, index, .account, text: row[.reference], as: .error)
    } else if AccountRule.isCard(bytes, start, count), Word.areDigits(bytes, start, count: count) {
      findings.addToPayment(.cardNumber, index, .account, text: account)
    } else if count > AccountRule.longest {
      findings.addToPayment(.accountLength, index, .account, number: -1, text: account)
    }
  }

  private static func mobile(
    _ row: borrowing PaymentRow, _ bytes: Span<UInt8>, _ hot: borrowing HotTables, _ findings: inout FindingList, _ index: UInt32
  ) {
    let phone = row[.phone]
    let start = Int(phone.offset)
    guard phone.length == 10, Word.areDigits(bytes, start, count: 10), bytes[start] == 0x30, bytes[start &+ 1] != 0x30 else {
      return findings.addToPayment(.phoneUnreadable, index, .phone, text: phone)
    }
    let prefix = Int(Word.smallNumber(bytes, start, count: 3))
    if hot.phone(prefix: prefix).isMobile { return }
    findings.addToPayment(prefix / 10 == 2 ? .landlineAsWallet : .phonePrefixUnassigned, index, .phone, text: phone)
  }
}
