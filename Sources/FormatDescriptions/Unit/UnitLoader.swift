// Reads UNIT.yaml. Every mistake is located; codes are texts, so that no leading zero is lost.
import Diagnostics
import PaymentModel

struct UnitLoader {
  let source: DescriptionSource
  let known: UnitFile.KnownIDs

  func load() -> PayingUnit? {
    guard let root = YAMLReader.read(source) else { return nil }
    let name = root.required("name")?.nonEmptyText()
    let place = root.optional("place")?.text() ?? ""
    let administrative = root.required("administrative_unit")?.mapping()
    let administrativeCode = administrative?.required("code").flatMap { digitCode($0, "administrative_unit.code", 5...5) }
    let administrativeDate = administrative?.required("since").flatMap(date)
    administrative?.finish()
    let budgetUnitCode = root.required("budget_unit_code").flatMap(budgetUnitCode)
    let treasury = root.required("treasury")?.mapping().flatMap(treasury)
    let programmes = root.required("programmes").map(programmes) ?? []
    let signers = signers(root.required("signers"))
    let bank = root.required("paying_bank")?.mapping().flatMap(payingBank)
    let providers = root.optional("mobile_providers")?.list()?.compactMap { $0.mapping().flatMap(provider) } ?? []
    let service = root.optional("paying_service")?.mapping().flatMap(payingService)
    let routing = root.optional("routing")?.mapping().map(routing) ?? RoutingRules()
    let book = root.optional("book")?.text() ?? ""
    root.finish()
    checkTogether(programmes, providers, service, root)
    guard !source.hasErrors, let name, let administrativeCode, let administrativeDate, let budgetUnitCode, let treasury, let signers,
      let bank
    else { return nil }
    return PayingUnit(
      name: name, administrativeCode: administrativeCode, administrativeDate: administrativeDate, budgetUnitCode: budgetUnitCode,
      place: place, treasury: treasury, programmes: programmes.map(\.value), signers: signers, payingBank: bank,
      mobileProviders: providers.map(\.value), payingService: service, routing: routing, book: book)
  }

  // MARK: Parts

  private func treasury(_ mapping: YAMLMapping) -> TreasuryOffice? {
    let name = mapping.required("name")?.nonEmptyText()
    let code = mapping.required("code").flatMap { digitCode($0, "treasury.code", 4...4) }
    mapping.finish()
    guard let name, let code else { return nil }
    return TreasuryOffice(name: name, code: code)
  }

  /// The list of programmes; each is paid by its own money and stands once.
  private func programmes(_ value: YAMLValue) -> [Located<ProgrammeSettings>] {
    guard let list = value.list() else { return [] }
    if list.isEmpty { value.report(.missingKey("programmes")) }
    var seen: Set<Programme> = []
    return list.compactMap { entry in
      guard let mapping = entry.mapping(), let settings = programme(mapping) else { return nil }
      if !seen.insert(settings.programme).inserted {
        source.report(
          .notAllowed("programme", .text(Bilingual(vi: "mỗi chương trình một lần", en: "each programme once"))), at: mapping.place,
          path: mapping.path, found: settings.programme.code)
      }
      return Located(value: settings, place: mapping.place)
    }
  }

  private func programme(_ mapping: YAMLMapping) -> ProgrammeSettings? {
    let programme = mapping.required("programme")?.choice(["NCC": Programme.ncc, "BTXH": .btxh])
    let routes = Dictionary(uniqueKeysWithValues: OrderKind.allCases.map { ($0.rawValue, $0) })
    let route: OrderKind?
    if let value = mapping.optional("route") {
      route = value.choice(routes)
    } else {
      route = nil
      source.report(.noRoute(programme?.code ?? "?"), at: mapping.place, path: mapping.path)
    }
    let cashRoute = mapping.required("cash_route")?.choice(["paying_service": OrderKind.payingService, "cash_advance": .cashAdvance])
    let account = mapping.required("treasury_account").flatMap(treasuryAccount)
    let held = mapping.optional("money_in_hand").flatMap { amount($0) } ?? 0
    let budgets = budgets(mapping.required("budgets"))
    mapping.finish()
    guard let programme, let route, let cashRoute, let account else { return nil }
    return ProgrammeSettings(
      programme: programme, route: route, cashRoute: cashRoute, treasuryAccount: account, budgets: budgets, moneyInHand: held)
  }

  private func budgets(_ value: YAMLValue?) -> [YearBudget] {
    guard let value, let list = value.list() else { return [] }
    if list.isEmpty { value.report(.missingKey("budgets")) }
    var years: Set<Int> = []
    return list.compactMap { entry in
      guard let mapping = entry.mapping() else { return nil }
      let year = mapping.required("year")?.integer(2000...2999)
      let chapter = mapping.required("chapter").flatMap { digitCode($0, "chapter", 3...3) }
      let category = mapping.required("category").flatMap { digitCode($0, "category", 3...3) }
      let section = mapping.required("section").flatMap { digitCode($0, "section", 3...3) }
      let item = mapping.required("item").flatMap { digitCode($0, "item", 4...4) }
      let budgetSource = mapping.required("source").flatMap { digitCode($0, "source", 2...4) }
      let level = mapping.required("level").flatMap(level)
      let target = mapping.optional("target_programme").flatMap { digitCode($0, "target_programme", 5...5) } ?? ""
      let remaining = mapping.optional("remaining").flatMap { amount($0) }
      mapping.finish()
      guard let year, let chapter, let category, let section, let item, let budgetSource, let level else { return nil }
      if !years.insert(year).inserted {
        source.report(
          .notAllowed("year", .text(Bilingual(vi: "mỗi năm ngân sách một lần", en: "each budget year once"))), at: mapping.place,
          path: mapping.path, found: "\(year)")
      }
      return YearBudget(
        year: year,
        classification: BudgetClassification(
          chapter: chapter, category: category, section: section, item: item, source: budgetSource, level: level, targetProgramme: target),
        remaining: remaining)
    }
  }

  private func signers(_ value: YAMLValue?) -> Signers? {
    guard let value, let mapping = value.mapping() else { return nil }
    let roles = [
      ("preparer", "người lập / preparer"), ("chief_accountant", "kế toán trưởng / chief accountant"),
      ("account_holder", "chủ tài khoản / account holder"),
    ]
    var found: [Signer] = []
    for (key, role) in roles {
      guard let entry = mapping.optional(key) else {
        source.report(.signerMissing(role), at: mapping.place, path: mapping.path)
        continue
      }
      guard let signer = entry.mapping() else { continue }
      let name = signer.required("name")?.nonEmptyText()
      let office = signer.required("office")?.nonEmptyText()
      signer.finish()
      if let name, let office { found.append(Signer(name: name, office: office)) }
    }
    mapping.finish()
    guard found.count == 3 else { return nil }
    return Signers(preparer: found[0], chiefAccountant: found[1], accountHolder: found[2])
  }

  private func payingBank(_ mapping: YAMLMapping) -> PayingBank? {
    let id = mapping.required("id").flatMap(LayoutLoader(source: source).identifier)
    let name = mapping.required("name")?.nonEmptyText()
    let bin = mapping.required("bin").flatMap { digitCode($0, "paying_bank.bin", 6...6) }
    let account = mapping.required("account").flatMap { digitCode($0, "paying_bank.account", 6...19) }
    let layout = mapping.required("layout").flatMap { value -> String? in
      guard let id = value.nonEmptyText() else { return nil }
      if !known.hasLayout(id) { value.report(.unknownLayout(id, known: known.layouts())) }
      return id
    }
    let (payments, total) = limits(mapping)
    mapping.finish()
    guard let id, let name, let bin, let account, let layout else { return nil }
    return PayingBank(
      id: id, name: name, bin: bin, account: account, layout: layout, maximumPayments: payments, maximumAmount: total)
  }

  private func provider(_ mapping: YAMLMapping) -> Located<MobileProvider>? {
    let id = mapping.required("id").flatMap(LayoutLoader(source: source).identifier)
    let name = mapping.required("name")?.nonEmptyText()
    let columns = mapping.required("columns").flatMap { value -> String? in
      guard let id = value.nonEmptyText() else { return nil }
      if !known.hasProfile(id) { value.report(.unknownProvider(id, known: known.profiles())) }
      return id
    }
    let (payments, total) = limits(mapping)
    mapping.finish()
    guard let id, let name, let columns else { return nil }
    let provider = MobileProvider(id: id, name: name, columns: columns, maximumPayments: payments, maximumAmount: total)
    return Located(value: provider, place: mapping.place)
  }

  /// The most payments and đồng of one file; 0 = no limit.
  private func limits(_ mapping: YAMLMapping) -> (Int, Int64) {
    let payments = mapping.optional("maximum_payments")?.integer(0...10_000_000) ?? 0
    let total = mapping.optional("maximum_amount").flatMap { amount($0) } ?? 0
    return (payments, total)
  }

  private func payingService(_ mapping: YAMLMapping) -> PayingService? {
    let name = mapping.required("name")?.nonEmptyText()
    let account = mapping.required("account").flatMap { digitCode($0, "paying_service.account", 6...19) }
    let bin = mapping.required("bank_bin").flatMap { digitCode($0, "paying_service.bank_bin", 6...6) }
    let fee = mapping.optional("fee_percent").flatMap(fee) ?? 0
    mapping.finish()
    guard let name, let account, let bin else { return nil }
    return PayingService(name: name, account: account, bankBIN: bin, feeMillionths: fee)
  }

  private func routing(_ mapping: YAMLMapping) -> RoutingRules {
    let phone = mapping.optional("phone_only")?.choice(["mobile": Channel.mobile, "cash": .cash]) ?? .cash
    let nothing = mapping.optional("no_destination")?.choice(["cash": Channel.cash, "home": .home]) ?? .cash
    mapping.finish()
    return RoutingRules(phoneOnly: phone, noDestination: nothing)
  }

  /// What one entry needs of another.
  private func checkTogether(
    _ programmes: [Located<ProgrammeSettings>], _ providers: [Located<MobileProvider>], _ service: PayingService?, _ root: YAMLMapping
  ) {
    for programme in programmes
    where service == nil && (programme.value.route == .payingService || programme.value.cashRoute == .payingService) {
      if root.optional("paying_service") == nil {
        source.report(.missingKey("paying_service"), at: programme.place, path: "programmes", found: programme.value.programme.code)
      }
    }
    var seen: Set<String> = []
    for provider in providers where !seen.insert(provider.value.id).inserted {
      source.report(
        .notAllowed("id", .text(Bilingual(vi: "mỗi nhà cung cấp một lần", en: "each provider once"))), at: provider.place,
        path: "mobile_providers", found: provider.value.id)
    }
  }
}
