// The questions of `chitra unit init`, in Vietnamese, with usual answers and checks; a filled sheet gives the same answers by key.

internal import Diagnostics
internal import FormatDescriptions
internal import PaymentModel
internal import PaymentPipeline

/// One question.
struct UnitQuestion {
  /// What an answer must look like.
  enum Shape {
    case text
    case optionalText
    case digits(ClosedRange<Int>)
    case optionalDigits(ClosedRange<Int>)
    case account
    case date
    case amount
    case optionalAmount
    case year
    case percent
    case id
    case oneOf([String])
    case someOf([String])
  }

  var key: String
  var words: String
  var usual: String
  var shape: Shape

  /// What is wrong with an answer, in Vietnamese; nil when it fits.
  func fault(_ answer: String) -> String? {
    let isDigits = answer.utf8.allSatisfy { (0x30...0x39).contains($0) }
    switch shape {
    case .text: return answer.isEmpty ? "cần trả lời" : nil
    case .optionalText: return nil
    case .digits(let count): return isDigits && count.contains(answer.utf8.count) ? nil : "cần \(UnitQuestion.words(count)) chữ số"
    case .optionalDigits(let count):
      return answer.isEmpty || isDigits && count.contains(answer.utf8.count)
        ? nil : "cần \(UnitQuestion.words(count)) chữ số, hoặc để trống"
    case .account:
      let isNumber = answer.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
      return !answer.isEmpty && isNumber ? nil : "cần số tài khoản: chữ số, có thể có dấu chấm"
    case .date: return CalendarDate(iso: answer)?.precision == .day ? nil : "cần ngày dạng 2025-07-01"
    case .amount: return Int64(answer).map { $0 >= 0 } == true && isDigits ? nil : "cần số tiền bằng đồng, chỉ chữ số"
    case .optionalAmount:
      return answer.isEmpty || isDigits && Int64(answer) != nil ? nil : "cần số tiền bằng đồng, chỉ chữ số, hoặc để trống"
    case .year: return Int(answer).map { (2000...2999).contains($0) } == true ? nil : "cần năm, ví dụ 2026"
    case .percent: return UnitQuestion.millionths(answer) == nil ? "cần số phần trăm, ví dụ 0,55" : nil
    case .id:
      let isPlain = answer.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
      return !answer.isEmpty && isPlain ? nil : "cần tên viết thường không dấu, ví dụ agribank"
    case .oneOf(let words): return words.contains(answer) ? nil : "cần một trong: " + words.joined(separator: ", ")
    case .someOf(let words):
      let given = UnitQuestion.list(answer)
      return given.allSatisfy(words.contains) && Set(given).count == given.count ? nil : "chọn trong: " + words.joined(separator: ", ")
    }
  }

  private static func words(_ count: ClosedRange<Int>) -> String {
    count.lowerBound == count.upperBound ? "\(count.lowerBound)" : "\(count.lowerBound) đến \(count.upperBound)"
  }

  /// The words of a list divided by commas.
  static func list(_ answer: String) -> [String] {
    answer.split(separator: ",").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }

  /// "0,55" per cent is 5500 millionths; at most four decimals.
  static func millionths(_ answer: String) -> Int? {
    let parts = answer.split(whereSeparator: { $0 == "," || $0 == "." }).map(String.init)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0..<100).contains(whole) else { return nil }
    guard parts.count == 2 else { return whole * 10_000 }
    guard (1...4).contains(parts[1].count), let fraction = Int(parts[1]), fraction >= 0 else { return nil }
    return whole * 10_000 + [1_000, 100, 10, 1][parts[1].count - 1] * fraction
  }
}

/// Gathers the answers and makes a unit of them.
struct UnitInterview {
  private let catalogue: SchemaCatalogue
  private let context: RunContext
  private var answers: [String: String] = [:]

  init(catalogue: SchemaCatalogue, context: RunContext) {
    self.catalogue = catalogue
    self.context = context
  }

  // MARK: - Questions

  /// All questions that follow from the answers so far, in order.
  private static func questions(_ answers: [String: String], _ catalogue: SchemaCatalogue) -> [UnitQuestion] {
    var list = [
      UnitQuestion(key: "name", words: "Tên đơn vị chi trả", usual: "", shape: .text),
      UnitQuestion(key: "place", words: "Địa danh ghi trên chứng từ", usual: "", shape: .text),
      UnitQuestion(key: "administrative_code", words: "Mã đơn vị hành chính (5 chữ số)", usual: "", shape: .digits(5...5)),
      UnitQuestion(key: "administrative_since", words: "Mã này có nghĩa từ ngày", usual: "2025-07-01", shape: .date),
      UnitQuestion(key: "budget_unit_code", words: "Mã ĐVQHNS (7 chữ số)", usual: "", shape: .digits(7...7)),
      UnitQuestion(key: "treasury_name", words: "Kho bạc nơi mở tài khoản", usual: "", shape: .text),
      UnitQuestion(key: "treasury_code", words: "Mã Kho bạc (4 chữ số)", usual: "", shape: .digits(4...4)),
      UnitQuestion(key: "programmes", words: "Các chương trình được chi (NCC, BTXH)", usual: "NCC,BTXH", shape: .someOf(["NCC", "BTXH"])),
    ]
    for code in UnitQuestion.list(answers["programmes"] ?? "NCC,BTXH") { list += programmeQuestions(code) }
    for (key, words, office) in [
      ("preparer", "Người lập", "Công chức"), ("chief_accountant", "Kế toán trưởng", "Kế toán trưởng"),
      ("account_holder", "Chủ tài khoản", "Chủ tịch"),
    ] {
      list.append(UnitQuestion(key: "\(key).name", words: "\(words): họ và tên", usual: "", shape: .text))
      list.append(UnitQuestion(key: "\(key).office", words: "\(words): chức vụ", usual: office, shape: .text))
    }
    let layouts = catalogue.layouts.filter { $0.content == .payments }.map(\.id)
    list += [
      UnitQuestion(key: "bank.id", words: "Ngân hàng nhận tệp chi: tên ngắn không dấu", usual: "", shape: .id),
      UnitQuestion(key: "bank.name", words: "Ngân hàng: tên đầy đủ", usual: "", shape: .text),
      UnitQuestion(key: "bank.bin", words: "Ngân hàng: mã BIN NAPAS (6 chữ số)", usual: "", shape: .digits(6...6)),
      UnitQuestion(key: "bank.account", words: "Tài khoản trích tại ngân hàng", usual: "", shape: .account),
      UnitQuestion(key: "bank.layout", words: "Bố cục tệp ngân hàng", usual: layouts.first ?? "", shape: .oneOf(layouts)),
      UnitQuestion(key: "bank.maximum_payments", words: "Số khoản nhiều nhất một tệp (0 = không giới hạn)", usual: "0", shape: .amount),
      UnitQuestion(key: "bank.maximum_amount", words: "Số tiền nhiều nhất một tệp (0 = không giới hạn)", usual: "0", shape: .amount),
      UnitQuestion(
        key: "mobile_providers", words: "Tiền di động đã ký hợp đồng (để trống nếu không)", usual: "",
        shape: .someOf(providers(catalogue))),
      UnitQuestion(key: "service.name", words: "Tổ chức dịch vụ chi trả (để trống nếu không có)", usual: "", shape: .optionalText),
    ]
    if answers["service.name"]?.isEmpty == false {
      list += [
        UnitQuestion(key: "service.account", words: "Tổ chức dịch vụ: tài khoản", usual: "", shape: .account),
        UnitQuestion(key: "service.bank_bin", words: "Tổ chức dịch vụ: mã BIN ngân hàng (6 chữ số)", usual: "", shape: .digits(6...6)),
        UnitQuestion(key: "service.fee_percent", words: "Phí trên số tiền tổ chức dịch vụ chi, phần trăm", usual: "0", shape: .percent),
      ]
    }
    let hasProviders = answers["mobile_providers"]?.isEmpty == false
    return list + [
      UnitQuestion(
        key: "phone_only", words: "Người chỉ có số điện thoại: mobile (tiền di động) hoặc cash (tiền mặt)",
        usual: hasProviders ? "mobile" : "cash", shape: .oneOf(hasProviders ? ["mobile", "cash"] : ["cash"])),
      UnitQuestion(
        key: "no_destination", words: "Người không có tài khoản, điện thoại: cash (tại điểm) hoặc home (tại nhà)", usual: "cash",
        shape: .oneOf(["cash", "home"])),
    ]
  }

  private static func programmeQuestions(_ code: String) -> [UnitQuestion] {
    let routes = ["transfer", "paying_service", "cash_advance"]
    return [
      UnitQuestion(
        key: "\(code).route",
        words: "\(code): chi qua tài khoản bằng transfer (chuyển khoản), paying_service (tổ chức dịch vụ) hay cash_advance (tiền mặt)",
        usual: "transfer", shape: .oneOf(routes)),
      UnitQuestion(
        key: "\(code).cash_route", words: "\(code): chi tiền mặt qua paying_service (tổ chức dịch vụ) hay cash_advance (tự chi)",
        usual: "cash_advance", shape: .oneOf(Array(routes.dropFirst()))),
      UnitQuestion(key: "\(code).treasury_account", words: "\(code): tài khoản tại Kho bạc", usual: "", shape: .account),
      UnitQuestion(key: "\(code).money_in_hand", words: "\(code): tiền kỳ trước còn giữ (đồng)", usual: "0", shape: .amount),
      UnitQuestion(key: "\(code).year", words: "\(code): năm ngân sách", usual: "", shape: .year),
      UnitQuestion(key: "\(code).chapter", words: "\(code): chương (3 chữ số)", usual: "", shape: .digits(3...3)),
      UnitQuestion(key: "\(code).category", words: "\(code): loại (3 chữ số)", usual: "370", shape: .digits(3...3)),
      UnitQuestion(key: "\(code).section", words: "\(code): khoản (3 chữ số)", usual: code == "NCC" ? "371" : "398", shape: .digits(3...3)),
      UnitQuestion(key: "\(code).item", words: "\(code): tiểu mục (4 chữ số)", usual: "", shape: .digits(4...4)),
      UnitQuestion(key: "\(code).source", words: "\(code): mã nguồn (2 đến 4 chữ số)", usual: "", shape: .digits(2...4)),
      UnitQuestion(key: "\(code).level", words: "\(code): cấp ngân sách (1 trung ương, 2 tỉnh, 4 xã)", usual: "4", shape: .digits(1...1)),
      UnitQuestion(
        key: "\(code).target_programme", words: "\(code): mã chương trình mục tiêu (5 chữ số, để trống nếu không)", usual: "",
        shape: .optionalDigits(5...5)),
      UnitQuestion(
        key: "\(code).remaining", words: "\(code): dự toán còn lại (đồng, để trống nếu không theo dõi)", usual: "", shape: .optionalAmount),
    ]
  }

  /// Providers with a column profile for their payment file: "viettel" of "mobile-viettel".
  private static func providers(_ catalogue: SchemaCatalogue) -> [String] {
    catalogue.profiles.filter { $0.content == .payments && $0.id.hasPrefix("mobile-") }.map { String($0.id.dropFirst(7)) }
  }

  // MARK: - Answers

  /// Asks on the terminal; an answer that does not fit is asked again.
  mutating func ask() throws(RunFailure) {
    var place = 0
    while true {
      let questions = UnitInterview.questions(answers, catalogue)
      guard place < questions.count else { return }
      let question = questions[place]
      let usual = question.usual.isEmpty ? "" : " [\(question.usual)]"
      context.errors.write("\(place + 1). \(question.words)\(usual): ")
      context.errors.flush()
      guard let line = Console.readLine() else {
        context.errors.write("\n")
        throw missing([question], file: "-")
      }
      let given = UnitInterview.trimmed(line)
      let answer = given.isEmpty ? question.usual : given
      if let fault = question.fault(answer) {
        context.errors.write("   \(fault)\n")
        continue
      }
      answers[question.key] = answer
      place += 1
    }
  }

  /// Takes the answers of a filled sheet: key in the first column, value in the second, further columns are remarks.
  mutating func readSheet(_ path: String) throws(RunFailure) {
    let opened = try OpenedInput.open(path, diagnostics: context.diagnostics)
    let rows = try SheetRows.read(opened)
    var lines: [String: Int] = [:]
    for row in rows where !row.key.isEmpty && row.key != "key" {
      answers[row.key] = row.value
      lines[row.key] = row.line
    }
    // A sheet holds every question with its usual answer; those that do not arise are passed over unless they were answered.
    let whole = UnitInterview.questions(UnitInterview.everything, catalogue)
    let printed = Dictionary(whole.map { ($0.key, $0.usual) }, uniquingKeysWith: { first, _ in first })
    var unanswered: [UnitQuestion] = []
    var known: Set<String> = []
    for question in UnitInterview.questions(answers, catalogue) {
      known.insert(question.key)
      let given = answers[question.key] ?? ""
      // What the blank sheet offers may not fit the other answers: a wallet where there is no provider.
      let isAsPrinted = given == printed[question.key] && question.fault(given) != nil
      let answer = given.isEmpty || isAsPrinted ? question.usual : given
      answers[question.key] = answer
      guard let fault = question.fault(answer) else { continue }
      if answer.isEmpty { unanswered.append(question) } else { report(question, answer, fault, path, lines[question.key]) }
    }
    for (key, line) in lines.sorted(by: { $0.value < $1.value }) where !known.contains(key) {
      if let usual = printed[key], answers[key]?.isEmpty ?? true || answers[key] == usual { continue }
      context.diagnostics.report(Codes.unitKeyUnknown) {
        Diagnostic(
          Codes.unitKeyUnknown, at: SourceLocation(file: path, line: line), found: ReportedValue(key),
          expected: .oneOf(known.sorted()), arguments: [DiagnosticArgument("key", key), DiagnosticArgument("name", key)])
      }
    }
    if !unanswered.isEmpty { throw missing(unanswered, file: path) }
    if context.diagnostics.hasErrors { throw .refused }
  }

  private func report(_ question: UnitQuestion, _ answer: String, _ fault: String, _ path: String, _ line: Int?) {
    context.diagnostics.report(Codes.unitValueNotAllowed) {
      Diagnostic(
        Codes.unitValueNotAllowed, at: SourceLocation(file: path, line: line), field: question.key, found: ReportedValue(answer),
        expected: .text(Bilingual(same: fault)),
        arguments: [DiagnosticArgument("key", question.key), DiagnosticArgument("name", question.key)])
    }
  }

  private func missing(_ questions: [UnitQuestion], file: String) -> RunFailure {
    for question in questions {
      context.diagnostics.report(Codes.unitKeyMissing) {
        Diagnostic(
          Codes.unitKeyMissing, at: SourceLocation(file: file), field: question.key, expected: .text(Bilingual(same: question.words)),
          arguments: [DiagnosticArgument("key", question.key), DiagnosticArgument("name", question.key)])
      }
    }
    return .refused
  }

  private static func trimmed(_ text: String) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\u{FEFF}" }
    return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
  }

  // MARK: - The unit

  /// The unit of the answers; they were all checked.
  func unit() throws(RunFailure) -> PayingUnit {
    func text(_ key: String) -> String { answers[key] ?? "" }
    func number(_ key: String) -> Int { Int(text(key)) ?? 0 }
    func signer(_ key: String) -> Signer { Signer(name: text("\(key).name"), office: text("\(key).office")) }
    guard let since = CalendarDate(iso: text("administrative_since")) else { throw .fault }
    let programmes = UnitQuestion.list(text("programmes")).compactMap { Programme(code: $0) }.map { programme in
      let code = programme.code
      let budget = YearBudget(
        year: number("\(code).year"),
        classification: BudgetClassification(
          chapter: text("\(code).chapter"), category: text("\(code).category"), section: text("\(code).section"),
          item: text("\(code).item"),
          source: text("\(code).source"), level: text("\(code).level"), targetProgramme: text("\(code).target_programme")),
        remaining: Int64(text("\(code).remaining")))
      return ProgrammeSettings(
        programme: programme, route: OrderKind(rawValue: text("\(code).route")) ?? .transfer,
        cashRoute: OrderKind(rawValue: text("\(code).cash_route")) ?? .cashAdvance, treasuryAccount: text("\(code).treasury_account"),
        budgets: [budget], moneyInHand: Int64(text("\(code).money_in_hand")) ?? 0)
    }
    let names = ["viettel": "Viettel Money", "vnpt": "VNPT Money", "mobifone": "MobiFone Money"]
    let providers = UnitQuestion.list(text("mobile_providers")).map {
      MobileProvider(id: $0, name: names[$0] ?? $0, columns: "mobile-\($0)")
    }
    let service =
      text("service.name").isEmpty
      ? nil
      : PayingService(
        name: text("service.name"), account: text("service.account"), bankBIN: text("service.bank_bin"),
        feeMillionths: UnitQuestion.millionths(text("service.fee_percent")) ?? 0)
    return PayingUnit(
      name: text("name"), administrativeCode: text("administrative_code"), administrativeDate: since,
      budgetUnitCode: text("budget_unit_code"), place: text("place"),
      treasury: TreasuryOffice(name: text("treasury_name"), code: text("treasury_code")), programmes: programmes,
      signers: Signers(preparer: signer("preparer"), chiefAccountant: signer("chief_accountant"), accountHolder: signer("account_holder")),
      payingBank: PayingBank(
        id: text("bank.id"), name: text("bank.name"), bin: text("bank.bin"), account: text("bank.account"), layout: text("bank.layout"),
        maximumPayments: number("bank.maximum_payments"), maximumAmount: Int64(text("bank.maximum_amount")) ?? 0),
      mobileProviders: providers, payingService: service,
      routing: RoutingRules(
        phoneOnly: Channel(code: text("phone_only")) ?? .cash, noDestination: Channel(code: text("no_destination")) ?? .cash))
  }

  /// Answers by which every question arises.
  private static let everything = ["service.name": "?", "mobile_providers": "?"]

  /// A sheet to fill in: key, value (the usual answer), question.
  static func blankSheet(_ catalogue: SchemaCatalogue) -> String {
    var text = "\u{FEFF}key,value,question\r\n"
    for question in questions(everything, catalogue) {
      text += [question.key, question.usual, question.words].map { "\"\($0)\"" }.joined(separator: ",") + "\r\n"
    }
    return text
  }
}
