// The payee of a payment has a name that can be read.

internal import Diagnostics
internal import PaymentModel

enum PaymentPartyRule {
  static func check(_ row: borrowing PaymentRow, _ bytes: Span<UInt8>, _ findings: inout FindingList, _ index: UInt32) {
    let name = row[.payeeName]
    if name.isEmpty { findings.addToPayment(.nameMissing, index, .payeeName, text: row[.reference]) }
  }
}
