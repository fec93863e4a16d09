// A provider's file and a statement have the same faults under different codes.

internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel

struct DelimitedCodes {
  let amount: CatalogueEntry
  let cell: CatalogueEntry
  let date: CatalogueEntry
  let status: CatalogueEntry
  let columnMissing: CatalogueEntry
  let cut: CatalogueEntry
  let total: CatalogueEntry
  /// A value that the file must have is not there to be written.
  let missing: CatalogueEntry

  init(_ profile: ColumnProfile) {
    if profile.isStatement {
      amount = .statementAmountUnreadable
      cell = .statementCellUnreadable
      date = .statementDateUnreadable
      status = .statementStatusUnknown
      columnMissing = .statementColumnMissing
      cut = .statementCut
      total = .statementTotalDiffers
      missing = .statementCellUnreadable
    } else {
      amount = .mobileAmountUnreadable
      cell = .mobileCellUnreadable
      date = .mobileCellUnreadable
      status = .mobileStatusUnknown
      columnMissing = .mobileColumnMissing
      cut = .mobileFileCut
      total = .mobileTotalDiffers
      missing = .mobileValueMissing
    }
  }
}

extension ColumnProfile {
  /// Whether its rows are bookings of an account and not answers about payments.
  var isStatement: Bool { content == .entries && columnIndex(.status) == nil && fixedValue(.status) == nil }
}
