// The elements of the treasury order, described once: number for the reader, tags for the writer. Schemas/treasury/ has their meaning.

internal import SafeXML

/// Elements and attributes of a treasury order, by the numbers under which the reader sees them.
enum OrderElement: Int32, CaseIterable {
  // Containers.
  case PaymentOrder = 0
  case Header, Payer, Budget, Control, Receiver, Payees, Payee, Funds, Signers, ChiefAccountant, AccountHolder, Line
  // Texts.
  case Reference, Kind, Programme, Period, Date, CreatedAt
  case Name, AdministrativeCode, AdministrativeDate, BudgetUnitCode, TreasuryName, TreasuryCode, Account
  case Year, Chapter, Category, Section, Item, Source, Level, TargetProgramme
  case PayeeCount, PayeeAmount, Fee, LessHeld, Amount, AmountInWords
  case BankBIN, Attempt, Identity, Role, BeneficiaryName, BeneficiaryIdentity, BeneficiaryDetails, Channel, Phone, Commune, Address
  case Remittance, Note
  case File, Office
  // Attributes of Line.
  case regime, month, kind, amount

  /// Namespace of version 1.
  static let namespace = "urn:chitra:treasury-order:1"

  /// What the reader listens for.
  static let vocabulary: XMLVocabulary = {
    let names = allCases.map { element -> XMLVocabulary.Name in
      let local = "\(element)"
      if element.rawValue >= OrderElement.regime.rawValue { return .attribute(local, element.rawValue) }
      // A line has attributes and no text; wanted elements are those whose attributes are given.
      return element.rawValue >= OrderElement.Line.rawValue ? .text(local, element.rawValue) : .element(local, element.rawValue)
    }
    return XMLVocabulary(namespaces: [namespace], names: names)
  }()
}
