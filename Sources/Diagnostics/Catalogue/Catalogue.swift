/// All codes of the program.
public enum Catalogue {
  /// Every entry, in the order of the codes.
  public static let all: [CatalogueEntry] = listed.sorted { $0.code < $1.code }

  /// The lists that stand at the end of each file of this folder.
  static let listed: [CatalogueEntry] = [
    CatalogueEntry.inputAndOutput, CatalogueEntry.delimitedText, CatalogueEntry.rowFields, CatalogueEntry.rowDamage,
    CatalogueEntry.rowDestinations, CatalogueEntry.rowsAndPayments,
    CatalogueEntry.fixedWidth, CatalogueEntry.returnedFiles, CatalogueEntry.xmlAndTreasury, CatalogueEntry.reconciling,
    CatalogueEntry.descriptions, CatalogueEntry.canonicalFiles, CatalogueEntry.fixedWidthReading, CatalogueEntry.delimitedReading,
    CatalogueEntry.converting, CatalogueEntry.workbooks, CatalogueEntry.people, CatalogueEntry.entitlements,
  ].flatMap { $0 }

  private static let byCode = Dictionary(all.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })

  /// The entry of a code; `nil` if the program has no such code.
  public static func entry(for code: DiagnosticCode) -> CatalogueEntry? { byCode[code] }

  /// The severity a code has unless a profile ranks it otherwise; `error` for a code that is not in the catalogue.
  public static func defaultSeverity(of code: DiagnosticCode) -> Severity { byCode[code]?.severity ?? .error }
}

extension Catalogue {
  /// Codes that guard the promises (nothing vanishes, is guessed, lost unsaid, paid twice or leaks): a profile may not lower them.
  public static let unyielding: Set<DiagnosticCode> = Set(
    [
      CatalogueEntry.criticalLoss, .programFault, .notBalanced, .rereadDiffers, .sameFileTwice, .inputChanged, .listTotalDiffers,
      .listCountDiffers, .groupTotalDiffers, .rowUnclear, .payingColumnUnknown, .amountsInThousands, .delimitedFileCut,
      .fieldCountDiffers, .columnsShifted, .notUTF8, .headerOther, .periodDiffers, .titleNamesMonths, .titleMonthUnclear,
      .programmesMixedInList, .lettersLost, .spreadsheetErrorCell, .textGarbled,
      .identityDigitsLost, .amountMissing, .amountUnreadable, .amountFraction, .amountNegative, .amountZero, .amountOverflow,
      .amountScientific, .partsDiffer, .batchTotalDiffers, .lineTwice, .lineTwiceAcrossFiles, .identityOfTwo, .duplicateReference,
      .alreadyPaid, .recordLength, .valueTooWide, .trailerRecordMissing, .fixedCountDiffers, .fixedSumDiffers, .fixedHashDiffers,
      .fixedCheckDiffers, .formulaWithoutValue, .accountZerosDrawn,
      .listWordsDiffer, .amountInUnits,
      .controlCharacters, .xmlDoctype, .xmlEntity, .orderSumDiffers, .orderCountDiffers, .rowProgrammeDiffers,
      .rowProgrammeUnknown, .attemptUnreadable, .programmeWithoutRoute, .periodOutside, .owedMonthUnreadable, .columnHeaderAmbiguous,
    ].map(\.code))
}

extension Catalogue {
  /// Errors of a file or a run as a whole. They come last, and without them nobody knows why a run ended: no limit hides them.
  static let alwaysShown: Set<DiagnosticCode> = Set(
    all.filter { $0.severity == .error && $0.code.description.hasPrefix(DiagnosticArea.iof.rawValue) }.map(\.code)
      + [
        CatalogueEntry.utf16Broken, .quoteUnterminated, .columnHeaderMissing, .columnHeaderAmbiguous, .columnMissing, .delimitedFileCut,
        .listTotalDiffers, .listCountDiffers, .listWordsDiffer, .periodDiffers, .titleNamesMonths, .titleMonthUnclear, .programmeUnknown,
        .headerRecordMissing, .trailerRecordMissing,
        .fixedCountDiffers, .fixedSumDiffers, .fixedHashDiffers, .xmlNotWellFormed, .xmlDoctype, .xmlTooDeep, .xmlTextTooLong,
        .xmlTooManyAttributes, .xmlFileCut, .orderSumDiffers, .orderCountDiffers, .wordsDiffer, .budgetYearDiffers, .sentSetUnreadable,
        .decisionRefused, .workbookDamaged, .workbookUnsafe, .sheetDisordered, .binaryWorkbook, .noRosterSheet,
      ].map(\.code))
}

/// The three letters before the hyphen, and what they stand for.
public enum DiagnosticArea: String, CaseIterable, Sendable {
  case iof = "IOF"
  case csv = "CSV"
  case pay = "PAY"
  case fxw = "FXW"
  case mom = "MOM"
  case stm = "STM"
  case xml = "XML"
  case trx = "TRX"
  case rec = "REC"
  case lay = "LAY"
  case uni = "UNI"
  case can = "CAN"
  case xls = "XLS"

  /// The area in words.
  public var words: Bilingual {
    switch self {
    case .iof: Bilingual(vi: "tệp, thư mục và tùy chọn", en: "files, folders and options")
    case .csv: Bilingual(vi: "danh sách và tệp CSV", en: "rosters and delimited text")
    case .pay: Bilingual(vi: "người hưởng, khoản chi và lệnh chi", en: "people, payments and orders")
    case .fxw: Bilingual(vi: "tệp ngân hàng độ rộng cố định", en: "fixed-width bank files")
    case .mom: Bilingual(vi: "tiền di động", en: "mobile money")
    case .stm: Bilingual(vi: "sao kê", en: "statements")
    case .xml: Bilingual(vi: "cú pháp và an toàn XML", en: "XML syntax and safety")
    case .trx: Bilingual(vi: "chứng từ kho bạc", en: "treasury documents")
    case .rec: Bilingual(vi: "đối chiếu kết quả", en: "reconciliation")
    case .lay: Bilingual(vi: "bố cục, khai báo cột và lịch", en: "layouts, column profiles and calendars")
    case .uni: Bilingual(vi: "khai báo đơn vị", en: "the unit's file")
    case .can: Bilingual(vi: "tệp chuẩn", en: "canonical files")
    case .xls: Bilingual(vi: "bảng tính Excel", en: "Excel workbooks")
    }
  }
}
