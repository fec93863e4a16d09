// The list of rules, for the documentation and for the test that none is forgotten.

public import Diagnostics

/// One rule: its name, its file and the codes it can raise.
public struct RuleDescription: Sendable {
  /// Name of the type.
  public let name: String
  /// File below Sources/PaymentChecks.
  public let file: String
  /// The codes.
  public let codes: [CatalogueEntry]
}

/// All rules.
public enum RuleCatalogue {
  /// Every rule of this room.
  public static let all: [RuleDescription] = [
    RuleDescription(
      name: "ChangesRule", file: "Field/ChangesRule.swift",
      codes: [
        .notUTF8, .fieldCountDiffers, .textAfterQuote, .nameDecomposed, .blanksCleaned, .ethReplaced, .serialDateConverted,
        .datePrecisionLowered, .formulaWithoutValue, .yearAsDay, .spreadsheetErrorCell,
      ]),
    RuleDescription(
      name: "NameRule", file: "Field/NameRule.swift",
      codes: [.nameMissing, .nameUnreadable, .nameHasRemark, .spreadsheetErrorCell, .lettersLost, .textGarbled]),
    RuleDescription(name: "ControlRule", file: "Field/ControlRule.swift", codes: [.controlCharacters]),
    RuleDescription(
      name: "IdentityRule", file: "Field/IdentityRule.swift",
      codes: [
        .identityMissing, .identityLostZero, .identityZeroRestored, .identityDigitsLost, .identityLength, .identityProvinceUnknown,
        .identityOldNumber, .identityNotDigits, .spreadsheetErrorCell, .blanksCleaned, .sexDigitDiffers,
        .birthDigitsDiffer,
      ]),
    RuleDescription(
      name: "DateRule", file: "Field/DateRule.swift",
      codes: [.birthDateImpossible, .birthDateMonthFirst, .birthDateAmbiguous, .dateUnreadable, .birthInFuture, .deathDateUnreadable]),
    RuleDescription(
      name: "AmountRule", file: "Field/AmountRule.swift",
      codes: [
        .amountMissing, .amountUnreadable, .amountFraction, .amountNegative, .amountZero, .amountOverflow, .amountScientific, .smallAmount,
        .unusualAmount, .amountInUnits, .spreadsheetErrorCell,
      ]),
    RuleDescription(
      name: "AccountRule", file: "Field/AccountRule.swift",
      codes: [
        .cardNumber, .accountCharacters, .accountLength, .accountZeroLost, .accountZero, .blanksCleaned, .spreadsheetErrorCell,
        .accountZerosDrawn, .accountZerosTaken, .accountDecimals, .accountLastDigitsZero,
      ]),
    RuleDescription(
      name: "BankRule", file: "Field/BankRule.swift",
      codes: [.bankUnknown, .bankConflict, .bankCodeConverted, .citadZeroRestored, .bankRenamed, .bankNotInForce]),
    RuleDescription(
      name: "PhoneRule", file: "Field/PhoneRule.swift",
      codes: [
        .phoneZeroRestored, .oldPhoneConverted, .landlineAsWallet, .phoneUnreadable, .phonePrefixUnassigned, .phoneOtherOperator,
        .spreadsheetErrorCell,
      ]),
    RuleDescription(name: "HolderRule", file: "Field/HolderRule.swift", codes: [.holderDiffers, .payeeIncomplete]),
    RuleDescription(name: "WishRule", file: "Field/WishRule.swift", codes: [.noteSaysStop]),
    RuleDescription(name: "PartsRule", file: "Roster/PartsRule.swift", codes: [.partsDiffer, .amountOverflow]),
    RuleDescription(
      name: "ProgrammeRule", file: "Roster/ProgrammeRule.swift",
      codes: [.rowProgrammeDiffers, .rowProgrammeUnknown, .programmeWithoutRoute, .periodOutside]),
    RuleDescription(name: "OwedMonthRule", file: "Roster/OwedMonthRule.swift", codes: [.owedMonthUnreadable, .owedMonthNotCovered]),
    RuleDescription(name: "AttemptRule", file: "Roster/AttemptRule.swift", codes: [.attemptUnreadable]),
    RuleDescription(name: "DeathRule", file: "Roster/DeathRule.swift", codes: [.afterDeath]),
    RuleDescription(
      name: "DestinationRule", file: "Roster/DestinationRule.swift", codes: [.destinationMissing, .wishUnknown, .destinationChanged]),
    RuleDescription(
      name: "EntitlementCheck", file: "EntitlementCheck.swift",
      codes: [
        .rateDiffers, .ageDiffers, .factUnverified, .unpaidThreeMonths,
        .severalMonthsInOne, .listLevelDiffers, .levelUnknown, .regimeNotKnown, .unusualForRegime,
        .carriedOverDiffers, .livesInInstitution, .oneOffDiffers, .funeralTooLow, .nobodyCollects, .arrearsUnexplained, .coefficientDiffers,
      ]),
    RuleDescription(
      name: "PaymentAmountRule", file: "Payment/PaymentAmountRule.swift",
      codes: [.amountZero, .amountNegative, .partsDiffer, .amountOverflow, .walletCapExceeded, .unusualAmount]),
    RuleDescription(name: "PaymentPartyRule", file: "Payment/PaymentPartyRule.swift", codes: [.nameMissing]),
    RuleDescription(
      name: "ChannelRule", file: "Payment/ChannelRule.swift",
      codes: [
        .bankUnknown, .destinationMissing, .placeMissing, .cardNumber, .accountLength, .phoneUnreadable, .phonePrefixUnassigned,
        .landlineAsWallet,
      ]),
    RuleDescription(name: "OneProgrammeRule", file: "Batch/BatchRules.swift", codes: [.programmesMixedInOrder]),
    RuleDescription(
      name: "OrderRule", file: "Batch/BatchRules.swift",
      codes: [.treasuryProgrammesMixed, .budgetYearDiffers, .budgetUnitShape, .projectUnitCode, .yearEndDate]),
    RuleDescription(name: "ControlTotalRule", file: "Batch/BatchRules.swift", codes: [.batchTotalDiffers]),
    RuleDescription(
      name: "ValueDateRule", file: "Batch/BatchRules.swift", codes: [.valueDatePast, .beyondCalendar, .valueDateNotBankingDay]),
  ]
}
