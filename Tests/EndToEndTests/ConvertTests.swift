// convert: orders, payers and batches go through the model whole, and what does not is stated.
import Files
import TestSupport
import Testing

@Suite struct ConvertTests {
  /// An order that draws 750.000 + fee 4.125 (0,55 %) − 50.000 still held = 704.125.
  private func order() throws -> [UInt8] {
    let text = String(decodingForTest: try TemporaryFolder.example("Schemas/treasury/treasury-order-1.0.example.xml"))
    return Array(
      text.replacing("<Fee>0</Fee>", with: "<Fee>4125</Fee>").replacing("<LessHeld>0</LessHeld>", with: "<LessHeld>50000</LessHeld>")
        .replacing("<Amount>750000</Amount>\n    <AmountInWords>", with: "<Amount>704125</Amount>\n    <AmountInWords>")
        .replacing("Bảy trăm năm mươi nghìn đồng", with: "Bảy trăm linh bốn nghìn một trăm hai mươi lăm đồng").utf8)
  }

  private func objects(_ bytes: [UInt8]) throws -> [JSON] {
    try String(decodingForTest: bytes).split(separator: "\n").map { try JSON(parsing: String($0)) }
  }

  /// The text between two tags, everywhere.
  private func texts(_ tag: String, _ bytes: [UInt8]) -> [String] {
    String(decodingForTest: bytes).split(separator: "<\(tag)>").dropFirst().map { String($0.prefix { $0 != "<" }) }
  }

  @Test func `an order and its payer survive canonical NDJSON and come back as the same order`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("order.xml", try order())
    #expect(try runChitra(["convert", source, "--to", "canonical-ndjson", "-o", folder.path("o.nd")]).status == 0)
    let lines = try objects(try folder.read("o.nd"))
    #expect(lines.map { $0["kind"]?.text } == ["batch", "payment", "order"])
    let unit = lines.first?["unit"]
    #expect(unit?["name"]?.text == "UBND phường Minh Họa" && unit?["budget_unit_code"]?.text == "1999999")
    let order = try #require(lines.last)
    let figures = ["amount", "fee", "less_held", "payees_amount"].map { order[$0]?.number }
    #expect(figures == [704_125, 4125, 50_000, 750_000])
    #expect(order["order_kind"]?.text == "transfer" && order["budget"]?["item"]?.text == "7404")
    #expect(order["funds"]?.elements.map(\.text) == ["bank/agribank-chitra-batch-01.txt"])

    // The payer that the source names needs no --unit, and nothing of the order changes on the way.
    for (from, to) in [("o.nd", "back.xml"), ("order.xml", "again.xml")] {
      #expect(try runChitra(["convert", folder.path(from), "--to", "treasury-order", "-o", folder.path(to)]).status == 0)
      for tag in ["Reference", "Kind", "Fee", "LessHeld", "Amount", "Name", "Account", "File", "Office", "CreatedAt", "Item"] {
        #expect(texts(tag, try folder.read(to)) == texts(tag, try folder.read("order.xml")), "\(to) \(tag)")
      }
    }
    #expect(try runChitra(["convert", folder.path("o.nd"), "--to", "canonical-ndjson", "-o", folder.path("p.nd")]).status == 0)
    #expect(try folder.read("p.nd") == (try folder.read("o.nd")))
  }

  @Test func `canonical CSV states the order that it drops`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("order.xml", try order())
    let outcome = try runChitra(["convert", source, "--to", "canonical-csv", "-o", folder.path("o.csv"), "--loss", folder.path("o.loss")])
    #expect(outcome.status == 0)
    let losses = try JSON(parsing: String(decodingForTest: try folder.read("o.loss")))["losses"]?.elements ?? []
    let dropped = losses.filter { $0["kind"]?.text == "dropped" && $0["severity"]?.text == "material" }.compactMap { $0["field"]?.text }
    #expect(dropped == ["order", "order.fee", "order.less_held"])
  }

  /// A payment of canonical NDJSON.
  private func payment(_ reference: String, _ programme: String, _ amount: Int) -> String {
    "{\"kind\":\"payment\",\"reference\":\"\(reference)\",\"attempt\":1,\"programme\":\"\(programme)\",\"period\":\"2026-10\","
      + "\"payee_name\":\"Nguyễn Thị Mẫu\",\"payee_role\":\"beneficiary\",\"identity\":\"038142000001\",\"amount\":\(amount),"
      + "\"currency\":\"VND\",\"channel\":\"bank\",\"bank_bin\":\"970405\",\"account\":\"3500205000001\",\"phone\":\"\","
      + "\"remittance\":\"\(reference) TRO CAP\",\"lines\":[],\"source_file\":\"\",\"source_record\":null}\n"
  }

  private func twoBatches() -> String {
    "{\"kind\":\"batch\",\"programme\":\"NCC\",\"period\":\"2026-10\",\"payments\":1,\"amount\":1000}\n"
      + payment("ABCDEFGHJKAF", "NCC", 1000)
      + "{\"kind\":\"batch\",\"programme\":\"BTXH\",\"period\":\"2026-10\",\"payments\":2,\"amount\":5000}\n"
      + payment("BBCDEFGHJKA6", "BTXH", 2000) + payment("CBCDEFGHJKAN", "BTXH", 3000)
  }

  private func unit(_ folder: borrowing TemporaryFolder) throws -> String {
    let sheet = try folder.write("sheet.csv", Samples.unitSheet)
    _ = try runChitra(["unit", "init", "--sheet", sheet, "--out", folder.path("unit.yaml")])
    return folder.path("unit.yaml")
  }

  @Test(arguments: ["chitra-batch", "treasury-order"])
  func `all batches of a file are converted, each to a file of its own where the format holds one`(format: String) throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("two.nd", twoBatches())
    let unit = try unit(folder)
    let call = ["convert", source, "--to", format, "--unit", unit]
    let outcome = try runChitra(call + ["-o", folder.path("t.x")])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("t.x, ") && outcome.output.contains("t-2.x"))
    var sums: [[Int64]] = []
    for name in ["t.x", "t-2.x"] {
      let back = try runChitra(["convert", folder.path(name), "--to", "canonical-ndjson", "-o", "-"])
      #expect(back.status == 0)
      sums.append(try objects(Array(back.output.utf8)).filter { $0["kind"]?.text == "payment" }.compactMap { $0["amount"]?.number })
    }
    #expect(sums == [[1000], [2000, 3000]])
    // Standard output takes one batch: the way is named and nothing is written.
    let refused = try runChitra(call + ["-o", "-"])
    #expect(refused.status == 64 && refused.output.isEmpty && refused.errors.contains("IOF-506"))
    // A further file is never written over one that exists.
    #expect(try runChitra(call + ["-o", folder.path("u.x")]).status == 0)
    try folder.write("v-2.x", "mine")
    #expect(try runChitra(call + ["-o", folder.path("v.x")]).status == 74)
    #expect(try folder.files().contains("v.x") == false)
  }

  @Test func `batches stay batches in canonical NDJSON and become one list in canonical CSV`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("two.nd", twoBatches())
    #expect(try runChitra(["convert", source, "--to", "canonical-ndjson", "-o", folder.path("n.nd")]).status == 0)
    let lines = try objects(try folder.read("n.nd"))
    #expect(lines.map { $0["kind"]?.text } == ["batch", "payment", "batch", "payment", "payment"])
    #expect(lines.filter { $0["kind"]?.text == "batch" }.map { $0["amount"]?.number } == [1000, 5000])
    #expect(lines.filter { $0["kind"]?.text == "batch" }.map { $0["created_at"]?.text } == ["", ""])
    #expect(try runChitra(["convert", source, "--to", "canonical-csv", "-o", "-"]).lines.count == 4)
  }

  @Test func `a bank file names its payer as far as another one needs it, and what is missing is named`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("one.nd", payment("ABCDEFGHJKAF", "BTXH", 1000))
    let none = try runChitra(["convert", source, "--to", "chitra-batch", "-o", folder.path("b.txt")])
    #expect(none.status == 64 && none.errors.contains("paying_bank.account"))
    let made = try runChitra(["convert", source, "--to", "chitra-batch", "--unit", try unit(folder), "-o", folder.path("b.txt")])
    #expect(made.status == 0)
    #expect(try runChitra(["convert", folder.path("b.txt"), "--to", "chitra-batch", "-o", folder.path("c.txt")]).status == 0)
    #expect(try folder.read("c.txt") == (try folder.read("b.txt")))
    // A bank's file knows no treasury and no budget: they are not made up.
    let order = try runChitra(["convert", folder.path("b.txt"), "--to", "treasury-order", "-o", folder.path("o.xml")])
    #expect(order.status == 64 && order.errors.contains("programmes.budgets"))
  }

  @Test func `an order made for a paying service draws its fee`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("one.nd", payment("ABCDEFGHJKAF", "BTXH", 1_000_100))
    let sheet = Samples.unitSheet.replacing(
      "service.name,\n",
      with: "BTXH.route,paying_service\nservice.name,Bưu điện\nservice.account,12345678\nservice.bank_bin,970405\n"
        + "service.fee_percent,\"0,55\"\n")
    let answers = try folder.write("sheet.csv", sheet)
    #expect(try runChitra(["unit", "init", "--sheet", answers, "--out", folder.path("unit.yaml")]).status == 0)
    let made = try runChitra(
      ["convert", source, "--to", "treasury-order", "--unit", folder.path("unit.yaml"), "-o", folder.path("o.xml")])
    #expect(made.status == 0)
    // 0,55 % of 1.000.100 = 5.500,55, rounded to 5.501.
    #expect(texts("Fee", try folder.read("o.xml")) == ["5501"])
    #expect(texts("Amount", try folder.read("o.xml")).first == "1005601")
  }

  @Test func `loss stands as one object per line and inside a valid log`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("order.xml", try order())
    let lines = try runChitra(["convert", source, "--to", "canonical-csv", "-o", folder.path("a.csv"), "--report", "json"])
    let found = try lines.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(found.contains { $0["code"]?.text == "IOF-211" && $0["field"]?.text == "order.fee" && $0["severity"]?.text == "note" })
    let log = try runChitra(["convert", source, "--to", "canonical-csv", "-o", folder.path("b.csv"), "--report", "sarif", "--strict"])
    #expect(log.status == 0)
    let results = try JSON(parsing: log.errors)["runs"]?.elements.first?["results"]?.elements ?? []
    #expect(results.contains { $0["ruleId"]?.text == "IOF-211" })
  }

  private let entryWithoutDirection =
    "booking_date,value_date,direction,amount,currency,reference,bank_reference,counterparty_name,counterparty_account,reason_list,"
    + "reason_code,narrative,source_file,source_record\n2026-10-20,,,5000,VND,ABCDEFGHJKAF,,,,,,,,\n"

  @Test func `an entry that a statement cannot carry is held, and no empty statement is made`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("e.csv", entryWithoutDirection)
    let outcome = try runChitra(["convert", source, "--to", "statement-csv", "-o", folder.path("s.csv"), "--lang", "en"])
    #expect(outcome.status == 2)
    #expect(try folder.files() == ["e.csv", "s.csv.held.csv"])
    #expect(String(decodingForTest: try folder.read("s.csv.held.csv")).contains("5000"))
  }

  @Test func `where all records are held no empty file is made, and one stream takes one thing`() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write("one.nd", payment("ABCDEFGHJKAF", "BTXH", 0))
    for (format, extra) in [("chitra-batch", ["--unit", try unit(folder)]), ("canonical-csv", [])] {
      let outcome = try runChitra(["convert", source, "--to", format, "-o", folder.path("x"), "--force"] + extra)
      #expect(outcome.status == 2 && outcome.errors.contains("IOF-302"))
      #expect(try folder.files().contains("x") == false)
      #expect(try folder.files().contains("x.held.csv"))
    }
    #expect(try runChitra(["convert", source, "--to", "canonical-csv", "-o", "-", "--held", "-"]).status == 64)
  }
}
