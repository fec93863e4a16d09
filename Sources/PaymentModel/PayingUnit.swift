// The paying unit as UNIT.yaml describes it: who pays, from which account, by which route.

/// A unit that pays (a commune's People's Committee; until June 2025 a district office).
public struct PayingUnit: Hashable, Sendable {
  /// Official name.
  public var name: String
  /// Administrative code (5 digits for a commune), meaningful only with its date: codes were reused on 2025-07-01.
  public var administrativeCode: String
  /// The day from which the code has this meaning; nil where the source of the unit does not say (a file of payments, never UNIT.yaml).
  public var administrativeDate: CalendarDate?
  /// Mã ĐVQHNS, 7 digits (TT 185/2015/TT-BTC Art 5). It is the payer in every reference.
  public var budgetUnitCode: String
  /// Place named on printed forms ("Hàm Rồng").
  public var place: String
  /// The treasury office that keeps the accounts.
  public var treasury: TreasuryOffice
  /// One entry per programme paid.
  public var programmes: [ProgrammeSettings]
  /// Who signs.
  public var signers: Signers
  /// The bank that takes the batch files.
  public var payingBank: PayingBank
  /// Mobile-money providers with a contract, in the order preferred.
  public var mobileProviders: [MobileProvider]
  /// The paying service (tổ chức dịch vụ chi trả), if one is contracted.
  public var payingService: PayingService?
  /// How a payee without a bank account is served.
  public var routing: RoutingRules
  /// Path of the book named by the unit file; empty when none.
  public var book: String

  /// A unit.
  public init(
    name: String, administrativeCode: String, administrativeDate: CalendarDate?, budgetUnitCode: String, place: String,
    treasury: TreasuryOffice, programmes: [ProgrammeSettings], signers: Signers, payingBank: PayingBank,
    mobileProviders: [MobileProvider] = [], payingService: PayingService? = nil, routing: RoutingRules = RoutingRules(), book: String = ""
  ) {
    self.name = name
    self.administrativeCode = administrativeCode
    self.administrativeDate = administrativeDate
    self.budgetUnitCode = budgetUnitCode
    self.place = place
    self.treasury = treasury
    self.programmes = programmes
    self.signers = signers
    self.payingBank = payingBank
    self.mobileProviders = mobileProviders
    self.payingService = payingService
    self.routing = routing
    self.book = book
  }

  /// The settings of a programme, if the unit pays it.
  public func settings(for programme: Programme) -> ProgrammeSettings? { programmes.first { $0.programme == programme } }
}

/// A treasury office (Kho bạc Nhà nước).
public struct TreasuryOffice: Hashable, Sendable {
  /// Name on forms.
  public var name: String
  /// TABMIS code, 4 digits.
  public var code: String
  /// A treasury office.
  public init(name: String, code: String) {
    self.name = name
    self.code = code
  }
}

/// How one programme is paid.
public struct ProgrammeSettings: Hashable, Sendable {
  /// Which programme.
  public var programme: Programme
  /// The route of bank and mobile payments: `transfer` or `payingService`; `cashAdvance` when the unit pays all in cash.
  public var route: OrderKind
  /// The route of cash and home lists: `payingService` or `cashAdvance`.
  public var cashRoute: OrderKind
  /// Account at the treasury, digits with or without dots (9523.3.1234567).
  public var treasuryAccount: String
  /// Budget lines by budget year.
  public var budgets: [YearBudget]
  /// Money of earlier months still held, taken off the next order, in đồng.
  public var moneyInHand: Int64

  /// Settings of a programme.
  public init(
    programme: Programme, route: OrderKind, cashRoute: OrderKind, treasuryAccount: String, budgets: [YearBudget], moneyInHand: Int64 = 0
  ) {
    self.programme = programme
    self.route = route
    self.cashRoute = cashRoute
    self.treasuryAccount = treasuryAccount
    self.budgets = budgets
    self.moneyInHand = moneyInHand
  }
}

extension ProgrammeSettings {
  /// The budget of a period's year; money of a year is never drawn on another one's.
  public func budget(for period: Period) -> YearBudget? { budgets.first { $0.year == Int(period.year) } }
}

/// The budget line of one budget year and what is left of it.
public struct YearBudget: Hashable, Sendable {
  /// Budget year.
  public var year: Int
  /// Codes on the order.
  public var classification: BudgetClassification
  /// Remaining estimate in đồng; nil when the unit does not keep it here.
  public var remaining: Int64?
  /// A budget of a year.
  public init(year: Int, classification: BudgetClassification, remaining: Int64? = nil) {
    self.year = year
    self.classification = classification
    self.remaining = remaining
  }
}

/// A signer's name and office as registered at the treasury.
public struct Signer: Hashable, Sendable {
  /// Full name.
  public var name: String
  /// Office (chức vụ).
  public var office: String
  /// A signer.
  public init(name: String, office: String) {
    self.name = name
    self.office = office
  }
}

/// The three signatures of the control sheet; the last two sign orders, in this order.
public struct Signers: Hashable, Sendable {
  /// Người lập.
  public var preparer: Signer
  /// Kế toán trưởng / phụ trách kế toán.
  public var chiefAccountant: Signer
  /// Chủ tài khoản / thủ trưởng.
  public var accountHolder: Signer
  /// Three signers.
  public init(preparer: Signer, chiefAccountant: Signer, accountHolder: Signer) {
    self.preparer = preparer
    self.chiefAccountant = chiefAccountant
    self.accountHolder = accountHolder
  }
}

/// The bank that executes the unit's batch files.
public struct PayingBank: Hashable, Sendable {
  /// Lower-case ASCII id used in file names ("agribank").
  public var id: String
  /// Name on forms.
  public var name: String
  /// NAPAS BIN, 6 digits.
  public var bin: String
  /// The account debited.
  public var account: String
  /// Id of the fixed-width layout of its batch file.
  public var layout: String
  /// Most payments in one file; 0 = no limit.
  public var maximumPayments: Int
  /// Largest sum of one file in đồng; 0 = no limit.
  public var maximumAmount: Int64
  /// A paying bank.
  public init(
    id: String, name: String, bin: String, account: String, layout: String, maximumPayments: Int = 0, maximumAmount: Int64 = 0
  ) {
    self.id = id
    self.name = name
    self.bin = bin
    self.account = account
    self.layout = layout
    self.maximumPayments = maximumPayments
    self.maximumAmount = maximumAmount
  }
}

/// A mobile-money provider.
public struct MobileProvider: Hashable, Sendable {
  /// Lower-case ASCII id used in file names ("viettel").
  public var id: String
  /// Name on forms ("Viettel Money").
  public var name: String
  /// Id of the column profile of its file ("mobile-viettel").
  public var columns: String
  /// Most payments in one file; 0 = no limit.
  public var maximumPayments: Int
  /// Largest sum of one file in đồng; 0 = no limit.
  public var maximumAmount: Int64
  /// A provider.
  public init(id: String, name: String, columns: String, maximumPayments: Int = 0, maximumAmount: Int64 = 0) {
    self.id = id
    self.name = name
    self.columns = columns
    self.maximumPayments = maximumPayments
    self.maximumAmount = maximumAmount
  }
}

/// A contracted paying service (post, bank, telecom).
public struct PayingService: Hashable, Sendable {
  /// Name on forms.
  public var name: String
  /// Its account that the order credits.
  public var account: String
  /// NAPAS BIN of that account's bank.
  public var bankBIN: String
  /// Fee in millionths of what the service pays out, in cash or by transfer (0,55 % = 5500), rounded half up to the đồng.
  public var feeMillionths: Int
  /// A service.
  public init(name: String, account: String, bankBIN: String, feeMillionths: Int = 0) {
    self.name = name
    self.account = account
    self.bankBIN = bankBIN
    self.feeMillionths = feeMillionths
  }
}

/// What becomes of a payee without a bank account.
public struct RoutingRules: Hashable, Sendable {
  /// A row without account whose phone belongs to a contracted provider: `mobile` or `cash`.
  public var phoneOnly: Channel
  /// A row without account and phone: `cash` or `home`.
  public var noDestination: Channel
  /// Rules; cash unless said.
  public init(phoneOnly: Channel = .cash, noDestination: Channel = .cash) {
    self.phoneOnly = phoneOnly
    self.noDestination = noDestination
  }
}
