// Writes every form into a folder, for Scripts/print-check and for eyes; runs only when asked: CHITRA_PRINT_FORMS=DIR.

import PaymentModel
import Testing

@testable import PaymentPipeline

#if canImport(Glibc)
  import Glibc
#endif

private func printFolder() -> String? {
  guard let value = unsafe getenv("CHITRA_PRINT_FORMS") else { return nil }
  return unsafe String(cString: value)
}

@Suite struct FormsPrintTests {
  @Test(.enabled(if: printFolder() != nil))
  func `every form is written for the print check`() throws {
    let folder = try #require(printFolder())
    for (name, bytes) in FormsCatalogue.all {
      let file = unsafe fopen("\(folder)/\(name)", "w")
      let open = try unsafe #require(file)
      let written = unsafe fwrite(bytes, 1, bytes.count, open)
      _ = unsafe fclose(open)
      #expect(written == bytes.count)
    }
  }
}

/// Every form with invented content, by file name.
enum FormsCatalogue {
  static var all: [(name: String, bytes: [UInt8])] {
    let bank = FormsSamples.payments(40, .bank)
    let unit = FormsSamples.unit
    func order(_ kind: OrderKind, fee: Int64, lessHeld: Int64) -> [UInt8] {
      let order = FormsSamples.order(kind, payees: FormsSamples.totals(bank), fee: fee, lessHeld: lessHeld)
      return OrderForm(unit: unit, order: order, settings: FormSettings(), bankName: FormsSamples.bankName).html()
    }
    return [
      ("control-sheet.html", FormsSamples.controlSheetForm.html()),
      ("DOC-TRUOC.html", FormsSamples.readFirst.html()),
      ("order-transfer.html", order(.transfer, fee: 0, lessHeld: 0)),
      ("order-service.html", order(.payingService, fee: 275_000, lessHeld: 1_500_000)),
      ("order-cash.html", order(.cashAdvance, fee: 0, lessHeld: 0)),
      ("payee-list.html", FormsSamples.payeeList(bank)),
      ("cash-list.html", FormsSamples.cashList(FormsSamples.payments(30, .cash), .cash)),
      ("home-list.html", FormsSamples.cashList(FormsSamples.payments(5, .home), .home)),
      ("payment-list.html", FormsSamples.paymentList(bank)),
      ("roster.html", FormsSamples.rosterList(FormsSamples.rosterBlock)),
      ("entries.html", FormsSamples.entryList(FormsSamples.entryBlock, StatementBalances(opening: 0, closing: 30_500_000))),
      ("held.html", FormsSamples.heldList(20)),
      (
        "loss-report.html",
        LossReportForm(unit: unit, files: [.init(file: "bank/a.txt", format: "chitra-batch", report: FormsSamples.lossReport)]).html()
      ),
      ("unit.html", UnitForm(unit: unit, bankName: FormsSamples.bankName).html()),
      ("report.html", ReconciliationReportPage(report: FormsSamples.report, settings: FormsSamples.form, showValues: true).html()),
    ]
  }
}
