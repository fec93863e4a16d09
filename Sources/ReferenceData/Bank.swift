// Banks by their three numbers and their names. The numbers are different systems and must never be mixed.

public import PaymentModel

/// A bank as the tables have it.
public struct Bank: Hashable, Sendable {
  /// What kind of body answers to the name.
  public enum Kind: String, Sendable {
    /// Takes credits to accounts.
    case bank
    /// An e-wallet: its number is no bank account.
    case wallet
    /// Treasury or State Bank: no accounts of persons.
    case authority
  }
  /// NAPAS BIN, 6 digits; 0 when it has none.
  public let bin: Int32
  /// Code of the State Bank, 3 digits, the middle of a CITAD code; 0 when it has none.
  public let sbv: Int16
  /// BIC, 8 letters and digits; empty when not known.
  public let bic: String
  /// Letters used in lists ("VCB").
  public let code: String
  /// Name people know ("Vietcombank").
  public let brand: String
  /// Registered name.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// Usual lengths of its account numbers, bit n = n digits; 0 when not known. Custom, not law.
  public let usualLengths: UInt32
  /// When its codes are in use.
  public let validity: Validity
  /// Where the row comes from.
  public let source: String
  /// Whether a public text was read for it.
  public let isVerified: Bool

  /// True when so many digits are usual, or nothing is known.
  public func isUsual(length: Int) -> Bool { usualLengths == 0 || (length < 32 && usualLengths & (1 << UInt32(length)) != 0) }
}

/// A name a bank answers to.
struct BankAlias: Sendable {
  enum Kind: String, Sendable { case brand, code, name, former, ambiguous }
  let kind: Kind
  /// Indices of the banks; more than one only when ambiguous.
  let banks: [Int]
  /// Last day a former name was right.
  let validTo: CalendarDate?
}

/// How a text was understood as a bank.
public enum BankMatchKind: UInt8, Sendable {
  /// A NAPAS BIN.
  case bin
  /// A BIC of 8 letters and digits, or of 11 with a branch.
  case bic
  /// A State Bank code of 3 digits.
  case sbvCode
  /// A CITAD code of 8 digits.
  case citad
  /// A CITAD code that lost its leading zero.
  case citadLostZero
  /// Brand or list code.
  case brand
  /// Any other name it has today.
  case name
  /// A name it had once.
  case former
}

/// What a text says about a bank.
public enum BankResolution: Sendable {
  /// No bank answers to it.
  case none
  /// More than one bank does; indices into `ReferenceTables.banks`.
  case ambiguous([Int])
  /// One bank.
  case unique(BankMatch)
  /// A number in the text names one bank, its words another; indices into `ReferenceTables.banks`.
  case contradiction(byNumber: Int, byName: Int)
}

/// A bank found in a text.
public struct BankMatch: Sendable {
  /// Index into `ReferenceTables.banks`.
  public let bank: Int
  /// By what it was found.
  public let kind: BankMatchKind
  /// Last day the name was right, for a former name.
  public let validTo: CalendarDate?
  /// What is left of the text when the bank is taken out: branch or office; empty when nothing is.
  public let branch: String
}
