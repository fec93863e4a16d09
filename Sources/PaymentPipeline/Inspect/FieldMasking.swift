// Names of fields that everybody may read, and how the others are masked. What is not listed is masked whole.

internal import Diagnostics
internal import FormatDescriptions

enum FieldMasking {
  /// How a named field is masked; the kind is nil when everybody may read it, the result is nil when the name is not known.
  static func sensitivity(_ name: String) -> (kind: SensitiveKind?, Void)? {
    if let field = ModelField(rawValue: name) { return (field.sensitivity, ()) }
    if plain.contains(name) { return (nil, ()) }
    return personal[name].map { ($0, ()) }
  }

  /// Members of canonical files and elements of orders and of ISO 20022 messages.
  private static let plain: Set<String> = [
    "kind", "source_file", "source_record", "lines", "month", "reason", "unit", "order", "payments", "version", "created_at",
    "Reference", "Kind", "Programme", "Period", "Date", "CreatedAt", "AdministrativeCode", "AdministrativeDate", "BudgetUnitCode",
    "TreasuryName", "TreasuryCode", "Year", "Chapter", "Category", "Section", "Item", "Source", "Level", "TargetProgramme", "PayeeCount",
    "PayeeAmount", "Fee", "LessHeld", "Amount", "AmountInWords", "BankBIN", "Attempt", "Role", "Channel", "Commune", "File", "Office",
    "amount", "MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "PmtInfId", "PmtMtd", "ReqdExctnDt", "Dt", "EndToEndId", "InstrId", "Ccy",
    "InstdAmt", "Amt", "CdtDbtInd", "Sts", "BookgDt", "ValDt", "Cd", "Prtry", "BICFI", "BIC", "DtTm", "TxId", "NtryRef", "AcctSvcrRef",
    "GrpSts", "TxSts", "OrgnlMsgId", "OrgnlEndToEndId", "OrgnlInstrId", "schemaLocation",
  ]

  private static let personal: [String: SensitiveKind] = [
    "Name": .name, "BeneficiaryName": .name, "Nm": .name, "Identity": .identity, "BeneficiaryIdentity": .identity, "Id": .account,
    "Account": .account, "IBAN": .account, "Phone": .phone, "PhneNb": .phone, "MobNb": .phone, "birth": .date, "birth_date": .date,
    "BirthDt": .date,
  ]
}
