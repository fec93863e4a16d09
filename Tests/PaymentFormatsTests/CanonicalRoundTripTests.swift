// What canonical files promise: everything the model holds survives, byte for byte.
import Diagnostics
import PaymentModel
import Testing

@testable import PaymentFormats

struct CanonicalRoundTripTests {
  private let sources = ["ncc, thang 10.csv", "", "bt\"xh.xlsx"]

  private func header() -> BatchHeader {
    var header = BatchHeader()
    header.programme = .ncc
    header.period = Period("2026-10-B")
    header.batchReference = "AB2CDE3FGH4K"
    header.executionDate = CalendarDate(year: 2026, month: 10, day: 21)
    header.createdAt = "2026-10-20T08:00:00+07:00"
    header.sourceNames = sources
    return header
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `random payments come back from canonical CSV as they were and are written again byte for byte`(seed: UInt64) throws {
    var texts = InventedTexts(seed: seed)
    let block = texts.paymentBlock(rows: 200, sources: sources.count)
    try comesBack(block, CanonicalFormats.csv)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `random payments come back from canonical NDJSON as they were and are written again byte for byte`(seed: UInt64) throws {
    var texts = InventedTexts(seed: seed)
    let block = texts.paymentBlock(rows: 200, sources: sources.count)
    try comesBack(block, CanonicalFormats.ndjson)
  }

  private func comesBack(_ block: PaymentBlock, _ format: PaymentFormat) throws {
    let bench = try FormatBench()
    let written = bench.write([block], header(), format)
    let read = try bench.payments(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.isWhole)
    let words = block.rows.indices.map { block.words($0, sources) }
    let again = read.blocks.flatMap { part in part.rows.indices.map { part.words($0, read.sourceNames) } }
    #expect(words == again)
    #expect(bench.write(read.blocks, read.header, format).bytes == written.bytes)
  }

  @Test(arguments: [UInt64(5), 6])
  func `random entries come back from canonical CSV as they were`(seed: UInt64) throws {
    var texts = InventedTexts(seed: seed)
    try comesBack(texts.entryBlock(rows: 200, sources: sources.count), CanonicalFormats.csv, StatementBalances())
  }

  @Test(arguments: [UInt64(5), 6])
  func `random entries come back from canonical NDJSON as they were, with the balances`(seed: UInt64) throws {
    var texts = InventedTexts(seed: seed)
    let balances = StatementBalances(opening: Int64.min, closing: 12)
    try comesBack(texts.entryBlock(rows: 200, sources: sources.count), CanonicalFormats.ndjson, balances)
  }

  private func comesBack(_ block: EntryBlock, _ format: PaymentFormat, _ balances: StatementBalances) throws {
    let bench = try FormatBench()
    let written = bench.write([block], balances, header(), format)
    let read = try bench.entries(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.isWhole)
    #expect(read.balances == balances)
    let words = block.rows.indices.map { block.words($0, sources) }
    #expect(words == read.blocks.flatMap { part in part.rows.indices.map { part.words($0, read.sourceNames) } })
    var header = header()
    header.sourceNames = read.sourceNames
    #expect(bench.write(read.blocks, read.balances, header, format).bytes == written.bytes)
  }

  @Test func `batch, payer and order come back from canonical NDJSON`() throws {
    let bench = try FormatBench()
    var header = header()
    let budget = BudgetClassification(chapter: "824", category: "370", section: "371", item: "7151", source: "12", level: "1")
    header.unit = PayingUnit(
      name: "UBND xã \"Hàm Rồng\"", administrativeCode: "14758", administrativeDate: CalendarDate(year: 2025, month: 7, day: 1)!,
      budgetUnitCode: "1234567", place: "Hàm Rồng", treasury: TreasuryOffice(name: "KBNN KV XI", code: "1111"),
      programmes: [
        ProgrammeSettings(
          programme: .ncc, route: .transfer, cashRoute: .cashAdvance, treasuryAccount: "9523.3.1234567",
          budgets: [YearBudget(year: 2026, classification: budget, remaining: 5), YearBudget(year: 2027, classification: budget)],
          moneyInHand: 7)
      ],
      signers: Signers(
        preparer: Signer(name: "A", office: "Công chức"), chiefAccountant: Signer(name: "B", office: "KTT"),
        accountHolder: Signer(name: "C", office: "Chủ tịch")),
      payingBank: PayingBank(
        id: "agribank", name: "Agribank", bin: "970405", account: "350010", layout: "chitra-batch", maximumPayments: 9, maximumAmount: 8),
      mobileProviders: [MobileProvider(id: "viettel", name: "Viettel Money", columns: "mobile-viettel")],
      payingService: PayingService(name: "Bưu điện", account: "1", bankBIN: "970436", feeMillionths: 5500),
      routing: RoutingRules(phoneOnly: .mobile, noDestination: .home), book: "so.db")
    header.order = PaymentOrder(
      reference: "QQ2CDE3FGH4K", kind: .payingService, programme: .ncc, period: Period("2026-10-B")!,
      date: CalendarDate(year: 2026, month: 10, day: 20)!, amount: 123, fee: 4, lessHeld: 5, budget: budget,
      funds: ["bank/x-01.txt", "cash/\"y\".csv"], payees: ControlTotals(count: 2, amount: 99))
    let written = bench.write([PaymentBlock()], header, CanonicalFormats.ndjson)
    let read = try bench.payments(written.bytes, CanonicalFormats.ndjson)
    #expect(read.codes == [])
    #expect(read.header.unit == header.unit)
    #expect(read.header.order == header.order)
    #expect(read.header.programme == .ncc)
    #expect(read.header.period == header.period)
    #expect(read.header.batchReference == header.batchReference)
    #expect(read.header.executionDate == header.executionDate)
    #expect(read.header.createdAt == header.createdAt)
    #expect(bench.write(read.blocks, read.header, CanonicalFormats.ndjson).bytes == written.bytes)
  }

  /// A payment of so many đồng, and a batch or an order of so many payments, as lines.
  private func payment(_ amount: Int) -> String {
    "{\"kind\":\"payment\",\"reference\":\"R\(amount)\",\"amount\":\(amount),\"currency\":\"VND\"}\n"
  }
  private func batch(_ programme: String, _ count: Int) -> String {
    "{\"kind\":\"batch\",\"programme\":\"\(programme)\",\"payments\":\(count)}\n"
  }
  private func order(_ amount: Int) -> String {
    "{\"kind\":\"order\",\"order_kind\":\"transfer\",\"period\":\"2026-10\",\"date\":\"2026-10-20\",\"amount\":\(amount)}\n"
  }

  @Test func `each batch has its payments and its order, in blocks of its own`() throws {
    let oddKeys = "{\"payments\":2,\"programme\":\"BTXH\",\"kind\":\"batch\"}\n"
    let text = batch("NCC", 1) + payment(1) + order(10) + oddKeys + payment(2) + payment(3) + batch("NCC", 0) + batch("NCC", 1) + payment(4)
    let read = try FormatBench().payments(Array(text.utf8), CanonicalFormats.ndjson)
    #expect(read.codes == [] && read.isWhole)
    #expect(read.batches.map(\.programme) == [.ncc, .btxh, .ncc, .ncc])
    #expect(read.batches.map { $0.order?.amount } == [10, nil, nil, nil])
    #expect(read.blocks.map { $0.rows.map(\.amount) } == [[1], [2, 3], [4]])
    #expect(read.batchIndices == [0, 1, 3])
    #expect(read.rows.count == 4)
  }

  @Test func `many batches over many windows stay apart`() throws {
    let text = (1...3_000).map { batch($0 % 2 == 0 ? "NCC" : "BTXH", 2) + payment($0) + payment($0) }.joined()
    let read = try FormatBench().payments(Array(text.utf8), CanonicalFormats.ndjson)
    #expect(read.codes == [] && read.isWhole && read.batches.count == 3_000)
    var sums = [Int64](repeating: 0, count: 3_000)
    for (block, index) in zip(read.blocks, read.batchIndices) { for row in block.rows { sums[index] += row.amount } }
    #expect(sums == (1...3_000).map { Int64($0 * 2) })
  }

  @Test func `payments before any batch are a batch without a name, an order before it belongs to the first`() throws {
    let nameless = try FormatBench().payments(Array((payment(1) + batch("NCC", 1) + payment(2)).utf8), CanonicalFormats.ndjson)
    #expect(nameless.batches.map(\.programme) == [.unknown, .ncc] && nameless.batchIndices == [0, 1])
    let before = try FormatBench().payments(Array((order(5) + batch("NCC", 1) + payment(2)).utf8), CanonicalFormats.ndjson)
    #expect(before.batches.map(\.programme) == [.ncc] && before.batches.first?.order?.amount == 5)
    let twice = try FormatBench().payments(Array((batch("NCC", 1) + payment(2) + order(5) + order(6)).utf8), CanonicalFormats.ndjson)
    #expect(!twice.isWhole && twice.codes == [Codes.canonicalValueNotAllowed.code.description])
  }

  @Test func `what canonical CSV cannot carry stands in the loss report`() throws {
    let bench = try FormatBench()
    var order = header()
    order.order = PaymentOrder(
      reference: "QQ2CDE3FGH4K", kind: .transfer, programme: .ncc, period: Period("2026-10")!, date: CalendarDate(year: 2026)!, amount: 1,
      budget: BudgetClassification(chapter: "", category: "", section: "", item: "", source: "", level: ""))
    let loss = bench.write([], order, CanonicalFormats.csv).loss
    #expect(
      loss.entries.map(\.field) == ["order", "batch.batch_reference", "batch.created_at", "batch.execution_date"])
    #expect(loss.kinds == [.dropped])
    #expect(
      bench.write([], StatementBalances(opening: 1), BatchHeader(), CanonicalFormats.csv).loss.entries.map(\.field) == ["statement.opening"]
    )
  }

  @Test func `a payment in canonical CSV reads as the contract says`() throws {
    let bench = try FormatBench()
    var block = PaymentBlock()
    block.append(
      Payment(
        reference: "K7M2X9QA4R1C", attempt: 2, programme: .btxh, period: Period("2026-10"),
        beneficiary: Party(name: "Lê Thị Bé", identity: Identity(number: "038150001234")),
        payee: Party(name: "Lê Văn Anh, con", identity: Identity(number: "038080004321")), role: .guardian, amount: Amount(1_100_000),
        destination: .bankAccount(bankBIN: "970405", account: "0350010001"), remittance: "K7M2X9QA4R1C tro cap",
        lines: [
          EntitlementLine(regime: "NKT nặng/trẻ em", month: Period("2026-10")!, kind: .regular, amount: 1_200_000),
          EntitlementLine(regime: "NKT", month: Period("2026-09")!, kind: .recovery, amount: -100_000),
        ]))
    block.rows[0].sourceRecord = 7
    var header = BatchHeader()
    header.sourceNames = ["btxh.csv"]
    let text = String(decoding: bench.write([block], header, CanonicalFormats.csv).bytes, as: UTF8.self)
    #expect(
      text == """
        reference,attempt,programme,period,payee_name,payee_role,identity,amount,currency,channel,bank_bin,account,phone,remittance,lines,\
        source_file,source_record,beneficiary_name,beneficiary_identity,commune,address,note,beneficiary_details
        K7M2X9QA4R1C,2,BTXH,2026-10,"Lê Văn Anh, con",guardian,038080004321,1100000,VND,bank,970405,0350010001,,K7M2X9QA4R1C tro cap,\
        NKT nặng\\/trẻ em/2026-10/regular/1200000;NKT/2026-09/recovery/-100000,btxh.csv,7,Lê Thị Bé,038150001234,,,,

        """)
  }

  @Test func `detection knows canonical files by their start`() {
    func confidence(_ format: PaymentFormat, _ text: String) -> (Int, ContentKind?)? {
      format.sniff(SniffedBytes(bytes: Array(text.utf8), isWhole: true, fileName: "x")).map { ($0.confidence, $0.content) }
    }
    let payments =
      "reference,attempt,programme,period,payee_name,payee_role,identity,amount,currency,channel,bank_bin,account,phone,remittance,lines,"
      + "source_file,source_record"
    let csv = confidence(CanonicalFormats.csv, payments + "\n")
    #expect(csv?.0 == 100 && csv?.1 == .payments)
    #expect(confidence(CanonicalFormats.csv, payments + "x\n") == nil)
    #expect(confidence(CanonicalFormats.csv, "STT,Ho ten\n") == nil)
    let ndjson = confidence(CanonicalFormats.ndjson, "{\"kind\":\"statement\",\"opening\":1}\n")
    #expect(ndjson?.0 == 100 && ndjson?.1 == .entries)
    let sorted = confidence(CanonicalFormats.ndjson, "\u{FEFF}{\"amount\": 5, \"kind\": \"payment\"}\n")
    #expect(sorted?.0 == 90 && sorted?.1 == .payments)
    #expect(confidence(CanonicalFormats.ndjson, "{\"kind\":\"cat\"}\n") == nil)
    #expect(confidence(CanonicalFormats.ndjson, "[1]") == nil)
  }
}
