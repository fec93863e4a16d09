// The objects of canonical NDJSON that are not payments or entries: the batch with its payer, and the order.

internal import Diagnostics
internal import PaymentModel

/// Reads them from trees, and writes them. A member that is missing is empty.
enum CanonicalObjects {
  static let batchNames: Set<String> = [
    "kind", "programme", "period", "batch_reference", "execution_date", "created_at", "payments", "amount", "unit",
  ]

  // Reading

  static func integer(_ tree: JSONValue, _ name: String, _ line: Range<Int>) throws(JSONFault) -> Int64? {
    switch tree[name] {
    case nil, .null: return nil
    case .number(let digits):
      if let value = CanonicalText.integer(digits.span, 0..<digits.count) { return value }
    default: break
    }
    throw JSONFault(entry: .canonicalWrongType, name: name, range: line)
  }

  static func text(_ tree: JSONValue, _ name: String, _ line: Range<Int>) throws(JSONFault) -> String {
    switch tree[name] {
    case nil, .null: return ""
    case .string(let text): return text
    default: throw JSONFault(entry: .canonicalWrongType, name: name, range: line)
    }
  }

  /// A text that a value is made of; nil when it is empty.
  private static func value<Value>(
    _ tree: JSONValue, _ name: String, _ line: Range<Int>, _ make: (String) -> Value?
  ) throws(JSONFault) -> Value? {
    let text = try text(tree, name, line)
    if text.isEmpty { return nil }
    guard let value = make(text) else { throw JSONFault(entry: .canonicalValueNotAllowed, name: name, range: line) }
    return value
  }

  private static func required<Value>(
    _ tree: JSONValue, _ name: String, _ line: Range<Int>, _ make: (String) -> Value?
  ) throws(JSONFault) -> Value {
    guard let value = try value(tree, name, line, make) else {
      throw JSONFault(entry: .canonicalFieldMissing, name: name, range: line)
    }
    return value
  }

  private static func objects(_ tree: JSONValue, _ name: String, _ line: Range<Int>) throws(JSONFault) -> [JSONValue] {
    switch tree[name] {
    case nil, .null: return []
    case .array(let elements): return elements
    default: throw JSONFault(entry: .canonicalWrongType, name: name, range: line)
    }
  }

  static func header(_ tree: JSONValue, _ line: Range<Int>) throws(JSONFault) -> BatchHeader {
    var header = BatchHeader()
    header.programme = try value(tree, "programme", line) { Programme(code: $0) } ?? .unknown
    header.period = try value(tree, "period", line) { Period($0) }
    header.batchReference = try text(tree, "batch_reference", line)
    header.executionDate = try value(tree, "execution_date", line) { CalendarDate(iso: $0) }
    header.createdAt = try text(tree, "created_at", line)
    if case .object = tree["unit"] { header.unit = try unit(tree["unit"] ?? .null, line) }
    return header
  }

  static func order(_ tree: JSONValue, _ line: Range<Int>) throws(JSONFault) -> PaymentOrder {
    var funds: [String] = []
    for fund in try objects(tree, "funds", line) {
      guard case .string(let path) = fund else { throw JSONFault(entry: .canonicalWrongType, name: "funds", range: line) }
      funds.append(path)
    }
    return PaymentOrder(
      reference: try text(tree, "reference", line), kind: try required(tree, "order_kind", line) { OrderKind(rawValue: $0) },
      programme: try value(tree, "programme", line) { Programme(code: $0) } ?? .unknown,
      period: try required(tree, "period", line) { Period($0) }, date: try required(tree, "date", line) { CalendarDate(iso: $0) },
      amount: try integer(tree, "amount", line) ?? 0, fee: try integer(tree, "fee", line) ?? 0,
      lessHeld: try integer(tree, "less_held", line) ?? 0, budget: try budget(tree["budget"] ?? .null, line), funds: funds,
      payees: ControlTotals(
        count: Int(try integer(tree, "payees", line) ?? 0), amount: try integer(tree, "payees_amount", line) ?? 0))
  }

  private static func budget(_ tree: JSONValue, _ line: Range<Int>) throws(JSONFault) -> BudgetClassification {
    BudgetClassification(
      chapter: try text(tree, "chapter", line), category: try text(tree, "category", line), section: try text(tree, "section", line),
      item: try text(tree, "item", line), source: try text(tree, "source", line), level: try text(tree, "level", line),
      targetProgramme: try text(tree, "target_programme", line))
  }

  private static func unit(_ tree: JSONValue, _ line: Range<Int>) throws(JSONFault) -> PayingUnit {
    let treasury = tree["treasury"] ?? .null
    let bank = tree["paying_bank"] ?? .null
    let routing = tree["routing"] ?? .null
    var programmes: [ProgrammeSettings] = []
    for settings in try objects(tree, "programmes", line) { programmes.append(try programme(settings, line)) }
    var providers: [MobileProvider] = []
    for provider in try objects(tree, "mobile_providers", line) {
      providers.append(
        MobileProvider(
          id: try text(provider, "id", line), name: try text(provider, "name", line), columns: try text(provider, "columns", line),
          maximumPayments: Int(try integer(provider, "maximum_payments", line) ?? 0),
          maximumAmount: try integer(provider, "maximum_amount", line) ?? 0))
    }
    var service: PayingService?
    if let found = tree["paying_service"], case .object = found {
      service = PayingService(
        name: try text(found, "name", line), account: try text(found, "account", line), bankBIN: try text(found, "bank_bin", line),
        feeMillionths: Int(try integer(found, "fee_millionths", line) ?? 0))
    }
    let signers = tree["signers"] ?? .null
    return PayingUnit(
      name: try text(tree, "name", line), administrativeCode: try text(tree, "administrative_code", line),
      administrativeDate: try value(tree, "administrative_date", line) { CalendarDate(iso: $0) },
      budgetUnitCode: try text(tree, "budget_unit_code", line), place: try text(tree, "place", line),
      treasury: TreasuryOffice(name: try text(treasury, "name", line), code: try text(treasury, "code", line)), programmes: programmes,
      signers: Signers(
        preparer: try signer(signers["preparer"], line), chiefAccountant: try signer(signers["chief_accountant"], line),
        accountHolder: try signer(signers["account_holder"], line)),
      payingBank: PayingBank(
        id: try text(bank, "id", line), name: try text(bank, "name", line), bin: try text(bank, "bin", line),
        account: try text(bank, "account", line), layout: try text(bank, "layout", line),
        maximumPayments: Int(try integer(bank, "maximum_payments", line) ?? 0),
        maximumAmount: try integer(bank, "maximum_amount", line) ?? 0),
      mobileProviders: providers, payingService: service,
      routing: RoutingRules(
        phoneOnly: try value(routing, "phone_only", line) { Channel(code: $0) } ?? .cash,
        noDestination: try value(routing, "no_destination", line) { Channel(code: $0) } ?? .cash),
      book: try text(tree, "book", line))
  }

  private static func signer(_ tree: JSONValue?, _ line: Range<Int>) throws(JSONFault) -> Signer {
    Signer(name: try text(tree ?? .null, "name", line), office: try text(tree ?? .null, "office", line))
  }

  private static func programme(_ tree: JSONValue, _ line: Range<Int>) throws(JSONFault) -> ProgrammeSettings {
    var budgets: [YearBudget] = []
    for budget in try objects(tree, "budgets", line) {
      budgets.append(
        YearBudget(
          year: Int(try integer(budget, "year", line) ?? 0), classification: try self.budget(budget, line),
          remaining: try integer(budget, "remaining", line)))
    }
    return ProgrammeSettings(
      programme: try value(tree, "programme", line) { Programme(code: $0) } ?? .unknown,
      route: try required(tree, "route", line) { OrderKind(rawValue: $0) },
      cashRoute: try required(tree, "cash_route", line) { OrderKind(rawValue: $0) },
      treasuryAccount: try text(tree, "treasury_account", line), budgets: budgets,
      moneyInHand: try integer(tree, "money_in_hand", line) ?? 0)
  }

  // Writing

  /// The batch object, and where its totals are to be filled in.
  static func batch(_ header: BatchHeader) -> (object: JSONObjectText, count: Int, amount: Int) {
    var object = JSONObjectText()
    object.member("kind", "batch")
    object.member("programme", header.programme.code)
    object.member("period", header.period?.description ?? "")
    object.member("batch_reference", header.batchReference)
    object.member("execution_date", header.executionDate?.description ?? "")
    object.member("created_at", header.createdAt)
    let count = object.reserve("payments")
    let amount = object.reserve("amount")
    object.member("unit", header.unit.map { unit($0) })
    return (object, count, amount)
  }

  static func order(_ order: PaymentOrder) -> JSONObjectText {
    var object = JSONObjectText()
    object.member("kind", "order")
    object.member("reference", order.reference)
    object.member("order_kind", order.kind.rawValue)
    object.member("programme", order.programme.code)
    object.member("period", order.period.description)
    object.member("date", order.date.description)
    object.member("amount", order.amount)
    object.member("fee", order.fee)
    object.member("less_held", order.lessHeld)
    var classification = JSONObjectText()
    append(order.budget, to: &classification)
    object.member("budget", classification)
    object.member("funds", order.funds)
    object.member("payees", order.payees.count)
    object.member("payees_amount", order.payees.isOverflown ? nil : order.payees.amount)
    return object
  }

  private static func append(_ budget: BudgetClassification, to object: inout JSONObjectText) {
    object.member("chapter", budget.chapter)
    object.member("category", budget.category)
    object.member("section", budget.section)
    object.member("item", budget.item)
    object.member("source", budget.source)
    object.member("level", budget.level)
    object.member("target_programme", budget.targetProgramme)
  }

  private static func unit(_ unit: PayingUnit) -> JSONObjectText {
    var object = texts([
      ("name", unit.name), ("administrative_code", unit.administrativeCode),
      ("administrative_date", unit.administrativeDate?.description ?? ""), ("budget_unit_code", unit.budgetUnitCode), ("place", unit.place),
    ])
    object.member("treasury", texts([("name", unit.treasury.name), ("code", unit.treasury.code)]))
    object.member("programmes", unit.programmes.map { programme($0) })
    func signer(_ signer: Signer) -> JSONObjectText { texts([("name", signer.name), ("office", signer.office)]) }
    var signers = JSONObjectText()
    signers.member("preparer", signer(unit.signers.preparer))
    signers.member("chief_accountant", signer(unit.signers.chiefAccountant))
    signers.member("account_holder", signer(unit.signers.accountHolder))
    object.member("signers", signers)
    let bank = unit.payingBank
    var bankObject = texts([
      ("id", bank.id), ("name", bank.name), ("bin", bank.bin), ("account", bank.account), ("layout", bank.layout),
    ])
    bankObject.member("maximum_payments", bank.maximumPayments)
    bankObject.member("maximum_amount", bank.maximumAmount)
    object.member("paying_bank", bankObject)
    let providers = unit.mobileProviders.map { provider in
      var object = texts([("id", provider.id), ("name", provider.name), ("columns", provider.columns)])
      object.member("maximum_payments", provider.maximumPayments)
      object.member("maximum_amount", provider.maximumAmount)
      return object
    }
    object.member("mobile_providers", providers)
    let service = unit.payingService.map { service in
      var object = texts([("name", service.name), ("account", service.account), ("bank_bin", service.bankBIN)])
      object.member("fee_millionths", service.feeMillionths)
      return object
    }
    object.member("paying_service", service)
    object.member(
      "routing", texts([("phone_only", unit.routing.phoneOnly.code), ("no_destination", unit.routing.noDestination.code)]))
    object.member("book", unit.book)
    return object
  }

  private static func programme(_ settings: ProgrammeSettings) -> JSONObjectText {
    var object = texts([
      ("programme", settings.programme.code), ("route", settings.route.rawValue), ("cash_route", settings.cashRoute.rawValue),
      ("treasury_account", settings.treasuryAccount),
    ])
    let budgets = settings.budgets.map { budget in
      var object = JSONObjectText()
      object.member("year", budget.year)
      append(budget.classification, to: &object)
      object.member("remaining", budget.remaining)
      return object
    }
    object.member("budgets", budgets)
    object.member("money_in_hand", settings.moneyInHand)
    return object
  }

  private static func texts(_ members: [(String, String)]) -> JSONObjectText {
    var object = JSONObjectText()
    for (name, text) in members { object.member(name, text) }
    return object
  }
}
