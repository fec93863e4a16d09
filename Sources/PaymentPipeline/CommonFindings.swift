// Findings that more than one verb has.

internal import Diagnostics
internal import PaymentModel

extension Run {
  /// Whether a sum left what can be added up, which is reported: such a sum proves nothing.
  func isOverflown(_ totals: ControlTotals, file: String) -> Bool {
    guard totals.isOverflown else { return false }
    diagnostics.report(Codes.amountOverflow) { Diagnostic(Codes.amountOverflow, at: SourceLocation(file: file), field: "amount") }
    return true
  }

  /// Whether there is nothing to work on, which is reported.
  func isEmpty(_ totals: ControlTotals, file: String, _ entry: CatalogueEntry = Codes.noRows) -> Bool {
    guard totals.count == 0 else { return false }
    diagnostics.report(entry) { Diagnostic(entry, at: SourceLocation(file: file)) }
    return true
  }
}
