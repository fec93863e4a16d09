// The one loader of reference data: what every row of every file needs is read at once, the rest when it is first asked for.

public import PaymentModel

/// Dated tables of banks, phones, provinces, communes, budget codes, levels and reasons.
///
/// A user's own folder of tables is given as a second source: its rows replace built-in rows of the same key and add to the others.
public final class ReferenceTables: Sendable {
  /// Gives the bytes of a table by its file name ("banks.csv"), or nil when the source has none.
  public typealias Source = @Sendable (String) -> [UInt8]?

  /// File names of all tables.
  public static let names = [
    "banks.csv", "bank_aliases.csv", "bank_account_lengths.csv", "citad.csv", "phone_prefixes.csv", "provinces_cccd.csv",
    "communes_thanhhoa.csv", "commune_map_thanhhoa_2025.csv", "kbnn_codes.csv", "rates.csv", "reasons.csv", "wallets.csv",
    "limits.csv",
  ]

  /// All banks; results of look-ups are indices into it.
  public let banks: [Bank]
  /// Mobile-money services; `Hot.wallet…` numbers are 1-based places in it.
  public let wallets: [Wallet]
  /// Prefixes of mobile phones.
  public let phonePrefixes: [PhonePrefix]
  /// First digits of personal identity numbers.
  public let identityProvinces: [IdentityProvince]
  /// Look-ups that cost nothing, for use per row.
  public let hot: HotTables

  /// Dated limits of payments.
  public let limits: [PaymentLimit]

  let aliases: [String: BankAlias]
  let walletAliases: [String: UInt8]
  private let eagerProblems: [TableProblem]
  private let reasonRows: Lazy<([String: Reason], [TableProblem])>
  private let communeRows: Lazy<([Commune], [TableProblem])>
  private let successionRows: Lazy<([CommuneSuccession], [TableProblem])>
  private let citadRows: Lazy<([String: CitadBranch], [TableProblem])>
  private let budgetRows: Lazy<([BudgetCode], [TableProblem])>
  private let rateRows: Lazy<(RateTable, [TableProblem])>

  /// Reads the tables of a source, and those of a user's own source over them.
  public convenience init(load: @escaping Source, own: Source? = nil) { self.init(load: load, layers: own.map { [$0] } ?? []) }

  /// The same with several sources, each over those before it.
  public init(load: @escaping Source, layers: [Source]) {
    let reader = TableReader(sources: [load] + layers)
    var problems: [TableProblem] = []
    banks = reader.banks(&problems)
    aliases = reader.aliases(of: banks, &problems)
    (wallets, walletAliases) = reader.wallets(&problems)
    phonePrefixes = reader.phonePrefixes(&problems)
    identityProvinces = reader.identityProvinces(&problems)
    limits = reader.limits(&problems)
    hot = HotTables(banks: banks, wallets: wallets, phonePrefixes: phonePrefixes, provinces: identityProvinces)
    eagerProblems = problems
    reasonRows = Lazy { reader.collect { reader.reasons(&$0) } }
    communeRows = Lazy { reader.collect { reader.communes(&$0) } }
    successionRows = Lazy { reader.collect { reader.successions(&$0) } }
    citadRows = Lazy { reader.collect { reader.citad(&$0) } }
    budgetRows = Lazy { reader.collect { reader.budgetCodes(&$0) } }
    rateRows = Lazy { reader.collect { reader.rates(&$0) } }
  }

  /// Every fault of every table; reads them all. Empty for the built-in tables.
  public var problems: [TableProblem] {
    eagerProblems + reasonRows.get.1 + communeRows.get.1 + successionRows.get.1 + citadRows.get.1 + budgetRows.get.1 + rateRows.get.1
  }

  /// Bank by NAPAS BIN.
  public func bank(bin: Int) -> Bank? { hot.bank(bin: bin).map { banks[$0] } }
  /// Bank by State Bank code; nil also when two banks share it.
  public func bank(sbv: Int) -> Bank? { hot.bank(sbv: sbv).map { banks[$0] } }

  /// A reason by its list and code.
  public func reason(list: String, code: String) -> Reason? { reasonRows.get.0["\(list)/\(code)"] }
  /// All reasons of a list, by code.
  public func reasons(list: String) -> [Reason] {
    reasonRows.get.0.values.filter { $0.list == list }.sorted { $0.code < $1.code }
  }
  /// Names of the reason lists, sorted.
  public var reasonLists: [String] { Set(reasonRows.get.0.values.map(\.list)).sorted() }

  /// The commune of Thanh Hóa that a code meant on a day.
  public func commune(code: String, on day: CalendarDate) -> Commune? {
    communeRows.get.0.first { $0.code == code && $0.validity.contains(day) }
  }
  /// All communes that held on a day.
  public func communes(on day: CalendarDate) -> [Commune] { communeRows.get.0.filter { $0.validity.contains(day) } }
  /// Every row of the commune table.
  public var communes: [Commune] { communeRows.get.0 }
  /// What a commune of before July 2025 became; several when it was split.
  public func successions(ofOldCode code: String) -> [CommuneSuccession] { successionRows.get.0.filter { $0.oldCode == code } }
  /// Every row of the commune map.
  public var successions: [CommuneSuccession] { successionRows.get.0 }

  /// A CITAD branch by its 8 digits, as far as the table knows it.
  public func citadBranch(_ code: String) -> CitadBranch? { citadRows.get.0[code] }
  /// Number of CITAD branches known.
  public var citadCount: Int { citadRows.get.0.count }

  /// Budget and treasury codes.
  public var budgetCodes: [BudgetCode] { budgetRows.get.0 }
  /// A budget code by kind and digits.
  public func budgetCode(kind: String, code: String) -> BudgetCode? { budgetRows.get.0.first { $0.kind == kind && $0.code == code } }

  /// Levels, coefficients and printed amounts with the regimes they belong to.
  public var rates: RateTable { rateRows.get.0 }
  /// The standard level of a programme ("BTXH", "NCC", "HTXH") in a month, in đồng.
  public func standardLevel(programme: String, in month: Period) -> Int64? { rates.level(of: programme, in: month)?.value }

  /// The two digits of the province in which a paying unit lies, as far as the tables know it; else empty.
  public func province(of unit: PayingUnit) -> String {
    communes.contains { $0.code == unit.administrativeCode } ? "38" : ""
  }

  /// A limit in đồng on a day: "wallet_month" (a mobile-money account in a month), "napas_payment" (one payment by NAPAS 247).
  public func limit(_ name: String, on day: CalendarDate) -> Int64? {
    limits.first { $0.name == name && $0.validity.contains(day) }?.dong
  }

  /// The mobile-money service a text names ("Viettel Money", "ví VNPT"): its 1-based place in `wallets`, 0 when none.
  public func wallet(named text: Span<UInt8>) -> UInt8 {
    let folded = FoldedName(text).text
    var words = folded.split(separator: " ")
    let fillers: Set<Substring> = ["vi", "dien", "tu", "tien", "di", "dong", "mobile", "money", "tai", "khoan", "tk"]
    while !words.isEmpty {
      if let found = walletAliases[words.joined(separator: " ")] { return found }
      if let first = words.first, fillers.contains(first) {
        words.removeFirst()
      } else {
        return walletAliases[words.filter { !fillers.contains($0) }.joined(separator: " ")] ?? 0
      }
    }
    return 0
  }
}
