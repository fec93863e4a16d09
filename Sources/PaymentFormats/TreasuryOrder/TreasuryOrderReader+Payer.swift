// The payer as far as an order names it: enough to write or print the order again, not enough to make a bank's file.

public import PaymentModel

extension TreasuryOrderReader {
  /// Who pays, by the document alone: no bank, no providers, no preparer. Known when `next` has returned false; nil for a broken document.
  public var payer: PayingUnit? {
    guard let order = header.order else { return nil }
    func text(_ element: OrderElement, _ section: OrderElement? = nil) -> String {
      (section.map { others[$0]?[element] } ?? fields[element]) ?? ""
    }
    func signer(_ section: OrderElement) -> Signer { Signer(name: text(.Name, section), office: text(.Office, section)) }
    let budget = YearBudget(year: Int(text(.Year)) ?? Int(order.date.year), classification: order.budget)
    let settings = ProgrammeSettings(
      programme: order.programme, route: order.kind, cashRoute: order.kind == .transfer ? .cashAdvance : order.kind,
      treasuryAccount: text(.Account), budgets: [budget])
    let service = others[.Receiver].map { receiver in
      PayingService(name: receiver[.Name] ?? "", account: receiver[.Account] ?? "", bankBIN: receiver[.BankBIN] ?? "")
    }
    return PayingUnit(
      name: text(.Name), administrativeCode: text(.AdministrativeCode),
      administrativeDate: CalendarDate(iso: text(.AdministrativeDate)), budgetUnitCode: text(.BudgetUnitCode), place: "",
      treasury: TreasuryOffice(name: text(.TreasuryName), code: text(.TreasuryCode)), programmes: [settings],
      signers: Signers(
        preparer: Signer(name: "", office: ""), chiefAccountant: signer(.ChiefAccountant), accountHolder: signer(.AccountHolder)),
      payingBank: PayingBank(id: "", name: "", bin: "", account: "", layout: ""), payingService: service)
  }
}
