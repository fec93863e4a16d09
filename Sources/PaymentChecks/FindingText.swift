// From a finding's few bytes to a diagnostic with words: what was found, what should have stood there, what the placeholders mean.

public import Diagnostics
public import PaymentModel
public import ReferenceData

extension RowFinding {
  /// The diagnostic of a finding on a roster row. The place is given by the caller, who knows file, line and columns.
  public func diagnostic(
    inRoster bytes: [UInt8], tables: ReferenceTables, period: Period? = nil, at location: SourceLocation? = nil
  ) -> Diagnostic {
    let field = RosterField(rawValue: field)
    return Diagnostic(
      code: code, severity: severity, at: location, field: field?.machineName, found: found(bytes, sensitivity(field, bytes)),
      expected: expected(tables, period), arguments: arguments(bytes, tables))
  }

  /// The diagnostic of a finding on a payment.
  public func diagnostic(
    inPayments bytes: [UInt8], tables: ReferenceTables, period: Period? = nil, at location: SourceLocation? = nil
  ) -> Diagnostic {
    let field = PaymentField(rawValue: field)
    let isReference = field == .reference
    return Diagnostic(
      code: code, severity: severity, at: location, field: isReference ? "amount" : field?.machineName,
      found: isReference ? .amount(number) : found(bytes, field?.sensitivity), expected: expected(tables, period),
      arguments: arguments(bytes, tables))
  }

  private func sensitivity(_ field: RosterField?, _ bytes: [UInt8]) -> SensitiveKind? {
    guard let field else { return nil }
    return text.range.upperBound > bytes.count ? field.sensitivity : field.sensitivity(of: bytes[text.range])
  }

  private func found(_ bytes: [UInt8], _ sensitivity: SensitiveKind?) -> ReportedValue? {
    text.isEmpty || text.range.upperBound > bytes.count ? nil : ReportedValue(bytes: bytes[text.range], sensitivity)
  }

  private func expected(_ tables: ReferenceTables, _ period: Period?) -> Expectation? {
    switch code {
    case Codes.identityLength.code, Codes.identityNotDigits.code, Codes.identityDigitsLost.code, Codes.identityOldNumber.code: .digits(12)
    case Codes.identityLostZero.code: .digits(number < 1_000_000_000 ? 9 : 12)
    case Codes.birthDateImpossible.code, Codes.birthDateAmbiguous.code, Codes.dateUnreadable.code,
      Codes.deathDateUnreadable.code:
      .dateForm("DD/MM/YYYY")
    case Codes.birthDigitsDiffer.code: .equals(String(number))
    case Codes.sexDigitDiffers.code: .oneOf(number & 1 == 1 ? ["Nữ"] : ["Nam"])
    case Codes.smallAmount.code, Codes.unusualAmount.code: .amountRange(AmountRule.smallBelow...AmountRule.largeAbove)
    case Codes.accountLength.code, Codes.accountZeroLost.code: usualLengths(tables)
    case Codes.phoneUnreadable.code, Codes.landlineAsWallet.code: .digits(10)
    case Codes.owedMonthUnreadable.code: .text(Bilingual(vi: "một tháng, dạng 10/2026", en: "one month, like 10/2026"))
    case Codes.rowProgrammeDiffers.code: .equals(programme)
    case Codes.attemptUnreadable.code: .text(Bilingual(vi: "số từ 1 đến 32", en: "a number 1 to 32"))
    case Codes.rowProgrammeUnknown.code: .oneOf(["NCC", "BTXH"])
    case Codes.wishUnknown.code: .oneOf(["tài khoản", "tiền di động", "tại điểm chi trả", "tại nhà"])
    case Codes.rateDiffers.code: due
    case Codes.unusualForRegime.code, Codes.carriedOverDiffers.code, Codes.oneOffDiffers.code: .amount(number)
    case Codes.funeralTooLow.code: .amountRange(number...max(number, AmountRule.largeAbove))
    case Codes.coefficientDiffers.code: .equals(coefficient(number & 0xFFFF))
    default: nil
    }
  }

  private func usualLengths(_ tables: ReferenceTables) -> Expectation {
    let known = number >= 0 && Int(number) < tables.banks.count ? tables.banks[Int(number)].usualLengths : 0
    let lengths = (1..<32).filter { known & (1 << UInt32($0)) != 0 }
    switch (lengths.count, lengths.first, lengths.last) {
    case (1, let only?, _): return .digits(only)
    case (2..., let first?, let last?): return .digitsRange(first...last)
    default: return .digitsRange(AccountRule.shortest...AccountRule.longest)
    }
  }

  private func arguments(_ bytes: [UInt8], _ tables: ReferenceTables) -> [DiagnosticArgument] {
    let bank = number >= 0 && Int(number) < tables.banks.count ? tables.banks[Int(number)].brand : "?"
    switch code {
    case Codes.identityLostZero.code, Codes.identityZeroRestored.code:
      return [DiagnosticArgument("proposal", padded(number, to: number < 1_000_000_000 && text.length < 10 ? 9 : 12), .identity)]
    case Codes.identityProvinceUnknown.code: return [DiagnosticArgument("prefix", padded(number, to: 3))]
    case Codes.birthDateMonthFirst.code:
      let parts = [padded(number % 100, to: 2), padded(number / 100 % 100, to: 2), String(number / 10_000)]
      return [DiagnosticArgument("proposal", parts.joined(separator: "/"), .date)]
    case Codes.amountInUnits.code: return [DiagnosticArgument("proposal", .amount(number))]
    case Codes.accountDecimals.code:
      let whole = bytes[text.range].prefix { $0 != 0x2E && $0 != 0x2C }
      return [DiagnosticArgument("proposal", ReportedValue(bytes: whole, .account))]
    case Codes.accountLength.code: return [DiagnosticArgument("bank", bank)]
    case Codes.accountZeroLost.code: return [DiagnosticArgument("proposal", "0" + digits(bytes), .account)]
    case Codes.bankRenamed.code, Codes.bankNotInForce.code: return [DiagnosticArgument("bank", bank)]
    case Codes.bankCodeConverted.code: return [DiagnosticArgument("bin", padded(number, to: 6))]
    case Codes.citadZeroRestored.code: return [DiagnosticArgument("code", "0" + digits(bytes))]
    case Codes.bankConflict.code: return conflict(bytes, tables)
    case Codes.phoneOtherOperator.code:
      let isKnown = number > 0 && Int(number) <= tables.wallets.count
      return [DiagnosticArgument("operator", isKnown ? tables.wallets[Int(number) - 1].name : "—")]
    case Codes.destinationChanged.code:
      let channel = UInt8(exactly: number).flatMap(Channel.init(rawValue:)) ?? .unknown
      return [DiagnosticArgument("channel", channel.words)]
    case Codes.partsDiffer.code: return [DiagnosticArgument("difference", .amount(number))]
    case Codes.afterDeath.code: return [DiagnosticArgument("month", month)]
    case Codes.owedMonthNotCovered.code:
      return [DiagnosticArgument("last", monthAndYear)]
    case Codes.rowProgrammeDiffers.code, Codes.programmeWithoutRoute.code: return [DiagnosticArgument("programme", programme)]
    case Codes.periodOutside.code: return [DiagnosticArgument("period", monthAndYear)]
    case Codes.yearAsDay.code: return [DiagnosticArgument("year", String(number), .date)]
    case Codes.wishUnknown.code: return [DiagnosticArgument("channel", Channel(rawValue: UInt8(clamping: number))?.code ?? "")]
    case Codes.walletCapExceeded.code: return [DiagnosticArgument("cap", .amount(number))]
    case Codes.rateDiffers.code: return [DiagnosticArgument("regime", regime(tables))]
    case Codes.ageDiffers.code: return [DiagnosticArgument("age", .number(number))]
    case Codes.severalMonthsInOne.code: return [DiagnosticArgument("number", .number(number))]
    case Codes.coefficientDiffers.code: return [DiagnosticArgument("coefficient", coefficient(number >> 16))]
    default: return []
    }
  }

  /// The month that a month number counts.
  private var monthAndYear: String { padded(number % 12 + 1, to: 2) + "/" + String(number / 12) }

  /// The amount of the level, and whether the words allow others.
  private var due: Expectation {
    let due = PackedDue(number: number)
    if !due.isOneOfSeveral { return .amount(due.dong) }
    let amount = DongText.grouped(due.dong)
    return .text(
      Bilingual(vi: "\(amount), hoặc mức khác của diện này", en: "\(amount), or another level of this category"))
  }

  private func regime(_ tables: ReferenceTables) -> Bilingual {
    let regimes = tables.rates.regimes
    guard let place = PackedDue(number: number).regime, regimes.indices.contains(place) else {
      return Bilingual(vi: "hệ số ghi ở dòng này", en: "the row's coefficient")
    }
    return Bilingual(same: regimes[place].name)
  }

  /// Hundredths as people write them: "1,5".
  private func coefficient(_ hundredths: Int64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    return "\(whole),\(rest % 10 == 0 ? String(rest / 10) : padded(rest, to: 2))"
  }

  private var programme: String { Programme(rawValue: UInt8(clamping: number))?.code ?? "" }

  /// The month of death, or its year where only that is known.
  private var month: String {
    number % 100 == 0 ? String(number / 100) : padded(number % 100, to: 2) + "/" + String(number / 100)
  }

  /// The same of a date.
  public static func monthWords(of death: CalendarDate) -> String {
    RowFinding(row: 0, code: Codes.afterDeath.code, severity: .error, field: 0, number: DeathRule.number(of: death)).month
  }

  private func conflict(_ bytes: [UInt8], _ tables: ReferenceTables) -> [DiagnosticArgument] {
    guard case .contradiction(let byNumber, let byName) = tables.bank(named: Array(bytes[text.range]).span) else { return [] }
    let code = tables.banks[byNumber].bin > 0 ? padded(Int64(tables.banks[byNumber].bin), to: 6) : tables.banks[byNumber].code
    return [
      DiagnosticArgument("name", tables.banks[byName].brand),
      DiagnosticArgument("code", code + " (" + tables.banks[byNumber].brand + ")"),
    ]
  }

  /// The digits of the cell.
  private func digits(_ bytes: [UInt8]) -> String {
    String(bytes[text.range].filter { $0 >= 0x30 && $0 <= 0x39 }.map { Character(Unicode.Scalar($0)) })
  }

  private func padded(_ value: Int64, to digits: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}

extension Channel {
  /// The channel in both languages, for messages.
  fileprivate var words: String {
    switch self {
    case .bank: "chuyển khoản / bank transfer"
    case .mobile: "tiền di động / mobile money"
    case .cash: "tiền mặt tại điểm / cash at the pay point"
    case .home: "tiền mặt tại nhà / cash at home"
    case .unknown: "?"
    }
  }
}

extension RosterField {
  /// The kind of personal data the field holds; nil for what everybody may read.
  public var sensitivity: SensitiveKind? {
    switch self {
    case .name, .payeeName, .holder: .name
    case .identity, .payeeIdentity: .identity
    case .account: .account
    case .phone: .phone
    case .birth, .deathDate: .date
    case .address, .category, .decision, .bookNumber, .relation, .note: .other
    case .sequence, .sex, .commune, .bank, .channel, .owedMonth, .programme, .attempt, .previousReference, .carriedMonths: nil
    case .monthAmount, .arrears, .carriedOver, .funeral, .deathOneOff, .recovery, .total: nil
    }
  }
}

extension RosterField {
  /// The kind of personal data in a cell of the field. Columns get shifted, and then what everybody may read holds an account or a name:
  /// a long number or many letters where none belong are masked too.
  public func sensitivity(of cell: ArraySlice<UInt8>) -> SensitiveKind? {
    if let sensitivity { return sensitivity }
    let digits = cell.count { $0 &- 0x30 <= 9 }
    let letters = cell.count { $0 >= 0x80 || ($0 | 0x20) &- 0x61 <= 25 }
    switch self {
    case .sex: return digits + letters > 5 ? .name : nil
    case .sequence: return digits >= 9 ? .account : letters > 6 ? .name : nil
    case .bank, .channel, .commune, .owedMonth, .programme, .attempt, .previousReference, .carriedMonths:
      return digits >= 9 ? .account : nil
    default: return digits >= 10 ? .account : letters > 8 ? .other : nil
    }
  }
}

extension PaymentField {
  /// The name of a field in findings, as in canonical files.
  public var machineName: String {
    switch self {
    case .payeeName: "payee_name"
    case .beneficiaryName: "beneficiary_name"
    case .beneficiaryIdentity: "beneficiary_identity"
    case .beneficiaryDetails: "beneficiary_details"
    case .bankBIN: "bank_bin"
    default: String(describing: self)
    }
  }

  /// The kind of personal data the field holds; nil for what everybody may read.
  public var sensitivity: SensitiveKind? {
    switch self {
    case .payeeName, .beneficiaryName: .name
    case .identity, .beneficiaryIdentity: .identity
    case .account: .account
    case .phone: .phone
    case .address, .note, .remittance, .beneficiaryDetails: .other
    case .reference, .bankBIN, .commune: nil
    }
  }
}
