// Rows of the tables that are read rarely.

public import PaymentModel

/// From when to when a row holds, both days inclusive; nil is open.
public struct Validity: Hashable, Sendable {
  /// First day.
  public let from: CalendarDate?
  /// Last day.
  public let to: CalendarDate?
  /// True when the row holds on this day.
  public func contains(_ day: CalendarDate) -> Bool { (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true) }
}

/// Where a row comes from and whether a public text was read for it.
public struct Provenance: Hashable, Sendable {
  /// The source in words.
  public let source: String
  /// False for general knowledge: such a row may warn, never refuse.
  public let isVerified: Bool
}

/// What should be done about a payment that came back.
public enum ReasonAction: String, Sendable, CaseIterable {
  /// Correct account, bank or phone, then pay again.
  case fixAccount = "fix_account"
  /// Make name and identity agree with the bank or subscriber, then pay again.
  case fixName = "fix_name"
  /// Ask the bank or provider first.
  case askBank = "ask_bank"
  /// Pay again by another channel.
  case repayOtherChannel = "repay_other_channel"
  /// Do not pay again.
  case doNotRepay = "do_not_repay"
  /// The outcome is open: wait, never send again without a human.
  case wait
}

/// Why a payment came back. The key is (list, code): the same code means different things in different lists.
public struct Reason: Hashable, Sendable {
  /// CHITRA, ISO-RETURN, ISO-STATUS, VIETTEL, VNPT, MOBIFONE, SERVICE or a user's own.
  public let list: String
  /// The code.
  public let code: String
  /// Meaning in Vietnamese.
  public let vietnamese: String
  /// Meaning in English.
  public let english: String
  /// What to do.
  public let action: ReasonAction
  /// Source.
  public let provenance: Provenance
}

/// A commune of Thanh Hóa; a code without a date is ambiguous since the reform of 2025.
public struct Commune: Hashable, Sendable {
  /// 5 digits.
  public let code: String
  /// With its kind: "Phường Hàm Rồng".
  public let name: String
  /// District until June 2025, else empty.
  public let district: String
  /// When the code has this meaning.
  public let validity: Validity
  /// Source.
  public let provenance: Provenance
}

/// What became of a commune of Thanh Hóa on 1 July 2025.
public struct CommuneSuccession: Hashable, Sendable {
  /// Code until 30 June 2025.
  public let oldCode: String
  /// Name until 30 June 2025.
  public let oldName: String
  /// Code from 1 July 2025.
  public let newCode: String
  /// Name from 1 July 2025.
  public let newName: String
  /// In how many units the old one went up; above 1 the village decides.
  public let successors: Int
  /// Source.
  public let provenance: Provenance
}

/// A branch in the inter-bank system (CITAD).
public struct CitadBranch: Hashable, Sendable {
  /// 8 digits: province 2, bank 3, branch 3.
  public let code: String
  /// Name without diacritics.
  public let branch: String
  /// Source.
  public let provenance: Provenance
}

/// A code of the state budget or treasury.
public struct BudgetCode: Hashable, Sendable {
  /// chapter, level, category, section, group, item, source, budget_unit or citad.
  public let kind: String
  /// The code as printed.
  public let code: String
  /// Meaning.
  public let meaning: String
  /// When it holds.
  public let validity: Validity
  /// Source.
  public let provenance: Provenance
}

/// The first three digits of personal identity numbers, by province of birth registration.
public struct IdentityProvince: Hashable, Sendable {
  /// 0…999.
  public let prefix: Int
  /// Province as it was named before July 2025.
  public let name: String
  /// Source.
  public let provenance: Provenance
}

/// A mobile prefix.
public struct PhonePrefix: Hashable, Sendable {
  /// First three digits of a 10-digit number, as a number (032 is 32).
  public let prefix: Int
  /// Operator that was given the prefix; numbers can have been ported since 2018.
  public let operatorName: String
  /// Name of the operator's mobile-money service; empty when it has none.
  public let wallet: String
  /// First four digits of the 11-digit number before September 2018, 0 when none.
  public let oldPrefix: Int
  /// Source.
  public let provenance: Provenance
}

/// A mobile-money service.
public struct Wallet: Hashable, Sendable {
  /// Id as in UNIT.yaml ("viettel").
  public let id: String
  /// Name on forms.
  public let name: String
}

/// A limit of payments, the largest amount still allowed.
public struct PaymentLimit: Hashable, Sendable {
  /// What is limited.
  public let name: String
  /// Đồng.
  public let dong: Int64
  /// When it holds.
  public let validity: Validity
  /// Source.
  public let provenance: Provenance
}
