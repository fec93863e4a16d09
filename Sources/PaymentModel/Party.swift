// People and where their money goes.

/// The two programmes whose money is never mixed: merit recipients (central budget) and social protection (local budget).
public enum Programme: UInt8, Sendable, CaseIterable {
  /// Not known from the source.
  case unknown = 0
  /// Người có công.
  case ncc
  /// Bảo trợ xã hội.
  case btxh

  /// The code in canonical files and unit files: "NCC", "BTXH", empty when not known.
  public var code: String { ["", "NCC", "BTXH"][Int(rawValue)] }
  /// From the code, any case.
  public init?(code: String) {
    guard let found = Programme.allCases.dropFirst().first(where: { $0.code == code.uppercased() }) else { return nil }
    self = found
  }
}

/// How money reaches a payee (hình thức chi trả).
public enum Channel: UInt8, Sendable, CaseIterable {
  /// Not known from the source.
  case unknown = 0
  /// A bank account.
  case bank
  /// A mobile-money account, known by its phone number.
  case mobile
  /// In cash at a pay point.
  case cash
  /// In cash at home.
  case home

  /// The code in canonical files; empty when not known.
  public var code: String { ["", "bank", "mobile", "cash", "home"][Int(rawValue)] }
  /// The four channels that pay.
  public static let paying: [Channel] = [.bank, .mobile, .cash, .home]
  /// From the code.
  public init?(code: String) {
    guard let found = Channel.paying.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// Who receives the money of a beneficiary.
public enum PayeeRole: UInt8, Sendable, CaseIterable {
  /// The person entitled.
  case beneficiary = 0
  /// Người được uỷ quyền.
  case authorisedPerson
  /// Người giám hộ.
  case guardian
  /// Đại diện thân nhân, for a one-off after death.
  case relativesRepresentative
  /// Người tổ chức mai táng.
  case funeralOrganiser
  /// Người thừa kế, for months still owed.
  case heir

  /// The code in canonical files.
  public var code: String {
    ["beneficiary", "authorised_person", "guardian", "relatives_representative", "funeral_organiser", "heir"][Int(rawValue)]
  }
  /// From the code.
  public init?(code: String) {
    guard let found = PayeeRole.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

/// What kind of identity number a text is.
public enum IdentityKind: UInt8, Sendable {
  /// Căn cước công dân / số định danh cá nhân, 12 digits.
  case cccd
  /// Chứng minh nhân dân, 9 digits, out of force since 2025.
  case cmnd
  /// Social-insurance number, 10 digits.
  case bhxh
}

/// An identity number as printed, leading zeros kept.
public struct Identity: Hashable, Sendable {
  /// Which register it belongs to.
  public var kind: IdentityKind
  /// ASCII digits.
  public var number: String

  /// A number of the given register.
  public init(kind: IdentityKind, number: String) {
    self.kind = kind
    self.number = number
  }

  /// By its digits: 12 = CCCD, 9 = CMND, 10 = BHXH; anything else is none.
  public init?(number: String) {
    guard number.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    switch number.utf8.count {
    case 12: self.init(kind: .cccd, number: number)
    case 10: self.init(kind: .bhxh, number: number)
    case 9: self.init(kind: .cmnd, number: number)
    default: return nil
    }
  }
}

/// A person or body in a payment. ISO 20022: Pty.
public struct Party: Hashable, Sendable {
  /// Full name, NFC.
  public var name: String
  /// Identity number, if known.
  public var identity: Identity?

  /// A party by name, with its number if known.
  public init(name: String, identity: Identity? = nil) {
    self.name = name
    self.identity = identity
  }
}

/// Where the money of a payment goes.
public enum Destination: Hashable, Sendable {
  /// An account at a bank; `bankBIN` is the 6-digit NAPAS number.
  case bankAccount(bankBIN: String, account: String)
  /// A mobile-money account: 10 digits with the leading 0.
  case mobileMoney(phone: String)
  /// In cash at a named pay point (commune).
  case cashAtPayPoint(String)
  /// In cash at home.
  case cashAtHome(address: String)

  /// The channel that serves it.
  public var channel: Channel {
    switch self {
    case .bankAccount: .bank
    case .mobileMoney: .mobile
    case .cashAtPayPoint: .cash
    case .cashAtHome: .home
    }
  }
}
