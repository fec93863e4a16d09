// What comes back, through the built program: no money and no reason is lost, and what proves nothing is refused.
import Files
import FormatDescriptions
import ReferenceData
import TestSupport
import Testing

/// A small set, prepared with the unit of the sample stories.
private struct SmallMonth {
  let folder: TemporaryFolder
  let unit = FilePath.join(packageFolder, "Samples/unit.yaml")

  /// Rows: name, account, how it is to be paid; each is due 750,000.
  init(_ people: [(name: String, account: String, wish: String)]) throws {
    folder = try TemporaryFolder()
    var roster = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI HẰNG THÁNG\nTháng 10 năm 2026\n"
    roster += "STT,Họ và tên,Ngày sinh,Số CCCD,Xã,Đối tượng,Mức trợ cấp,Tổng số tiền,Số tài khoản,Ngân hàng,Hình thức chi trả\n"
    for (number, person) in people.enumerated() {
      let bank = person.account.isEmpty ? "" : "Agribank"
      roster += "\(number + 1),\(person.name),01/02/1950,03805020000\(number + 1),Xã Sơn Thủy,Người khuyết tật nặng,750000,750000,"
      roster += "\(person.account),\(bank),\(person.wish)\n"
    }
    _ = try folder.write("roster.csv", Array(roster.utf8))
    let prepared = try prepare("roster.csv", out: "set")
    #expect(prepared.status == 0 || prepared.status == 2, "\(prepared.errors)")
  }

  func prepare(_ roster: String, out: String) throws -> Outcome {
    try runChitra([
      "prepare", folder.path(roster), "--unit", unit, "--period", "2026-10", "--out", folder.path(out), "--now", PreparedMonth.now,
    ])
  }

  func text(_ name: String) throws -> String { String(decodingForTest: try folder.read(name)) }

  /// References of a channel file by the payee's name.
  func references(_ file: String) throws -> [String: String] {
    let table = Table(csv: try runChitra(["convert", folder.path(file), "--to", "canonical-csv", "-o", "-"]).output)
    let pairs = table.rows.map { (table.cell($0, "payee_name"), table.cell($0, "reference")) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// A statement of debits and credits that adds up.
  func statement(_ name: String, _ lines: [(debit: Int64, credit: Int64, text: String)]) throws {
    var balance: Int64 = 9_000_000
    var text = "Ngày giao dịch,Số chứng từ,Ghi nợ,Ghi có,Số dư,Nội dung\n,,,,\(balance),Số dư đầu kỳ\n"
    for (number, line) in lines.enumerated() {
      balance += line.credit - line.debit
      text += "1\(number)/10/2026,K\(number),\(line.debit),\(line.credit),\(balance),\(line.text)\n"
    }
    _ = try folder.write(name, Array((text + ",,,,\(balance),Số dư cuối kỳ\n").utf8))
  }

  func reconcile(_ arguments: [String], out: String) throws -> (outcome: Outcome, figures: JSON, payments: Table) {
    let outcome = try runChitra(["reconcile", "--sent", folder.path("set")] + arguments + ["--out", folder.path(out)])
    let figures = try JSON(parsing: text("\(out)/reconciliation.json"))
    return (outcome, figures, Table(csv: try text("\(out)/payments.csv")))
  }
}

@Suite struct ReturnedMoneyTests {
  private static let two = [("Nguyễn Văn Bình", "3500200001001", ""), ("Nguyễn Văn Cường", "3500200001002", "")]
  private static let bank = "set/bank/agribank-chitra-batch-01.txt"

  @Test func `a second credit for a payment is unexpected, one of another amount differs, and both are in hand`() throws {
    let month = try SmallMonth(Self.two)
    let first = try #require(try month.references(Self.bank)["NGUYEN VAN BINH"])
    try month.statement("twice.csv", [(0, 750_000, "TRA LAI \(first)"), (0, 750_000, "TRA LAI \(first)")])
    let twice = try month.reconcile(["--returned", month.folder.path("twice.csv")], out: "twice")
    #expect(twice.outcome.status == 2)
    #expect(twice.figures["outcomes"]?["returned"]?["amount"]?.number == 750_000)
    #expect(twice.figures["unexpected"]?["amount"]?.number == 750_000)
    #expect(twice.figures["in_hand"]?["amount"]?.number == 1_500_000)
    for amount: Int64 in [700_000, 800_000] {
      try month.statement("part.csv", [(0, amount, "TRA LAI \(first)")])
      let part = try month.reconcile(["--returned", month.folder.path("part.csv")], out: "part-\(amount)")
      #expect(part.outcome.status == 2)
      #expect(part.outcome.errors.contains("REC-603"))
      #expect(part.figures["outcomes"]?["amount_differs"]?["count"]?.number == 1)
      #expect(part.figures["in_hand"]?["amount"]?.number == amount)
    }
  }

  @Test func `an order drawn with another amount is exit status 2, and the report speaks Vietnamese`() throws {
    let month = try SmallMonth(Self.two)
    let order = try #require(try JSON(parsing: month.text("set/control-sheet.json"))["orders"]?.elements.first)
    let reference = try #require(order["reference"]?.text)
    let amount = try #require(order["amount"]?.number)
    try month.statement("drawn.csv", [(amount - 1_000, 0, "LENH \(reference)")])
    try month.statement("other.csv", [(0, 5_000, "LAI TIEN GUI \(reference.prefix(3))")])
    let found = try month.reconcile(
      ["--returned", month.folder.path("drawn.csv"), month.folder.path("other.csv")], out: "result")
    #expect(found.figures["orders"]?.elements.first?["outcome"]?.text == "amount_differs")
    #expect(found.outcome.status == 2)
    #expect(found.outcome.errors.contains("REC-603"))
    let report = try month.text("result/report.html")
    #expect(report.contains("<td>Lệch số tiền</td>"))
    #expect(report.contains("chờ kết quả; không gửi lại"))
    for word in ["amount_differs<", ">wait<", ">settled<", ">pending<"] { #expect(!report.contains(word), "\(word)") }
    // One row a statement: 9,000,000 before each.
    #expect(report.components(of: "9.000.000") == 2)
  }

  @Test func `a plain list of the unpaid pays the rest and carries its reason`() throws {
    let month = try SmallMonth(["Bình", "Cường", "Dũng"].map { ("Nguyễn Văn \($0)", "", "Tiền mặt") })
    let absent = try #require(try month.references("set/cash/btxh-01.csv")["Nguyễn Văn Cường"])
    _ = try month.folder.write(
      "unpaid.csv", Array("Mã tham chiếu,Họ và tên,Số tiền,Lý do\n\(absent),Nguyễn Văn Cường,750.000,Vắng mặt\n".utf8))
    let plain = try month.reconcile(["--unpaid", month.folder.path("unpaid.csv")], out: "plain")
    #expect(plain.outcome.status == 0, "\(plain.outcome.errors)")
    #expect(plain.figures["outcomes"]?["settled"]?["count"]?.number == 2)
    #expect(plain.figures["outcomes"]?["returned"]?["count"]?.number == 1)
    let row = try #require(plain.payments.rows.first { plain.payments.cell($0, "reference") == absent })
    #expect(plain.payments.cell(row, "action") == "repay_other_channel")
    #expect(try month.text("plain/repay/btxh.csv").contains(",\(absent),Vắng mặt,"))

    // The cash list itself, with the paid deleted.
    let lines = try month.text("set/cash/btxh-01.csv").split(separator: "\r\n")
    let kept = [lines[0]] + lines.filter { $0.contains(absent) }
    _ = try month.folder.write("rest.csv", Array(kept.joined(separator: "\r\n").utf8) + [0x0D, 0x0A])
    let rest = try month.reconcile(["--unpaid", month.folder.path("rest.csv")], out: "rest")
    #expect(rest.figures["outcomes"]?["settled"]?["count"]?.number == 2)

    // A full result list says who was paid: nobody of them is called unpaid.
    var full = "Mã tham chiếu,Họ và tên người nhận,Số tiền,Kết quả,Mã lý do,Lý do chưa chi\n"
    for (name, reference) in try month.references("set/cash/btxh-01.csv").sorted(by: { $0.key < $1.key }) {
      full += "\(reference),\(name),750.000,\(reference == absent ? "Chưa chi,K02,Đi vắng" : "Đã chi,,")\n"
    }
    _ = try month.folder.write("full.csv", Array(full.utf8))
    let all = try month.reconcile(["--unpaid", month.folder.path("full.csv")], out: "full")
    #expect(all.figures["outcomes"]?["settled"]?["count"]?.number == 2, "\(all.outcome.errors)")
    #expect(all.figures["outcomes"]?["returned"]?["count"]?.number == 1)

    let wrong = try runChitra(
      ["reconcile", "--sent", month.folder.path("set"), "--returned", month.folder.path("unpaid.csv"), "--out", month.folder.path("wrong")])
    #expect(wrong.status == 2)
    #expect(!wrong.errors.contains("--from") && !wrong.errors.contains("--as") && !wrong.errors.contains("--columns"))
  }

  @Test func `the reason that a treasury writes into its text is taken`() throws {
    let month = try SmallMonth(Self.two)
    let references = try month.references(Self.bank)
    let first = try #require(references["NGUYEN VAN BINH"])
    let second = try #require(references["NGUYEN VAN CUONG"])
    try month.statement("s.csv", [(0, 750_000, "HOAN TRA \(first) LY DO AC04"), (0, 750_000, "TRA LAI \(second) SAI TK")])
    let found = try month.reconcile(["--returned", month.folder.path("s.csv")], out: "r")
    let rows = found.payments.rows.map { [found.payments.cell($0, "reason_list"), found.payments.cell($0, "reason_code")] }
    #expect(rows == [["ISO-RETURN", "AC04"], ["", ""]])
    let repay = try month.text("r/repay/btxh.csv")
    #expect(repay.contains(",\(first),tài khoản đã đóng,"))
    #expect(repay.contains(",\(second),TRA LAI \(second) SAI TK,"))
  }

  @Test func `lone orders say the same as the set that they are of`() throws {
    let month = try PreparedMonth.shared.get()
    let folder = month.folder
    let orders = try PreparedMonth.files(folder, "set/treasury").filter { $0.hasSuffix(".xml") }
    let outcome = try runChitra(
      ["reconcile", "--sent"] + orders + ["--returned"] + PreparedMonth.files(folder, "month/returned")
        + ["--out", folder.path("by-orders"), "--now", PreparedMonth.now])
    #expect(outcome.status == month.reconciled.status, "\(outcome.errors)")
    let whole = try JSON(parsing: month.text("result/reconciliation.json"))
    let lone = try JSON(parsing: month.text("by-orders/reconciliation.json"))
    for name in ["settled", "returned", "rejected", "duplicate", "amount_differs", "pending"] {
      #expect(lone["outcomes"]?[name]?["amount"]?.number == whole["outcomes"]?[name]?["amount"]?.number, "\(name)")
    }
    #expect(lone["unexpected"]?["count"]?.number == whole["unexpected"]?["count"]?.number)
    #expect(lone["orders"]?.elements.map { $0["outcome"]?.text } == whole["orders"]?.elements.map { $0["outcome"]?.text })
    #expect(lone["in_hand"]?["amount"]?.number == whole["in_hand"]?["amount"]?.number)
  }

  @Test func `the second round of a month has orders and batches of its own, and what it used is not in hand any more`() throws {
    let month = try SmallMonth(Self.two)
    let folder = month.folder
    func orders(_ set: String) throws -> [(reference: String, amount: Int64)] {
      let sheet = try JSON(parsing: month.text("\(set)/control-sheet.json"))
      return sheet["orders"]?.elements.map { ($0["reference"]?.text ?? "", $0["amount"]?.number ?? -1) } ?? []
    }
    let first = try #require(try month.references(Self.bank)["NGUYEN VAN BINH"])
    let drawn = try orders("set")[0]
    // Two of 750,000 less the 250,000 that the unit still holds.
    #expect(drawn.amount == 1_250_000)
    try month.statement("s.csv", [(1_250_000, 0, "CHUYEN TIEN LENH \(drawn.reference)"), (0, 750_000, "TRA LAI \(first) AC04")])
    #expect(try month.reconcile(["--returned", folder.path("s.csv")], out: "r").figures["in_hand"]?["amount"]?.number == 750_000)

    let unit = String(decodingForTest: try InputFile.contents(of: month.unit, limitBytes: 1 << 20))
      .replacing("money_in_hand: 250000", with: "money_in_hand: 750000")
    let again = try runChitra([
      "prepare", folder.path("r/repay/btxh.csv"), "--unit", try folder.write("again.yaml", Array(unit.utf8)), "--period", "2026-10",
      "--out", folder.path("again"), "--now", PreparedMonth.now,
    ])
    #expect(again.status == 0, "\(again.errors)")
    let second = try orders("again")[0]
    #expect(second.amount == 0)
    #expect(second.reference != drawn.reference)
    let both = try runChitra([
      "reconcile", "--sent", folder.path("set"), folder.path("again"), "--returned", folder.path("s.csv"), "--out", folder.path("both"),
    ])
    #expect(both.status == 0, "\(both.errors)")
    let figures = try JSON(parsing: month.text("both/reconciliation.json"))
    #expect(figures["orders"]?.elements.map { $0["outcome"]?.text } == ["settled", "settled"])
    #expect(figures["in_hand"]?["amount"]?.number == 0)
  }

  @Test func `a bank's result file keeps unit, batch and stamp through canonical objects`() throws {
    let folder = try TemporaryFolder()
    let result = FilePath.join(packageFolder, "Samples/04-tra-lai/ket-qua-gui-ve/ngan-hang.txt")
    let there = try runChitra(["convert", result, "--to", "canonical-ndjson", "-o", folder.path("r.ndjson")])
    #expect(there.status == 0, "\(there.errors)")
    let back = try runChitra(["convert", folder.path("r.ndjson"), "--to", "chitra-batch-return", "-o", folder.path("r.txt")])
    #expect(back.status == 0, "\(back.errors)")
    #expect(try folder.read("r.txt") == InputFile.contents(of: result, limitBytes: 1 << 20))
  }

  @Test func `a payment given in an order and in its bank file is written once`() throws {
    let month = try SmallMonth(Self.two)
    let order = try #require(try Folder.files(under: month.folder.path("set")).first { $0.hasPrefix("treasury/") })
    try month.statement("s.csv", [(5_000, 0, "PHI DICH VU THANH TOAN")])
    let outcome = try runChitra([
      "reconcile", "--sent", month.folder.path(Self.bank), month.folder.path("set/\(order)"), "--returned", month.folder.path("s.csv"),
      "--out", month.folder.path("r"),
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let payments = Table(csv: try month.text("r/payments.csv"))
    #expect(payments.rows.map { payments.cell($0, "payee_name") } == ["Nguyễn Văn Bình", "Nguyễn Văn Cường"])
  }

  @Test func `a name that looks like a formula comes back from held and repay as it was`() throws {
    let month = try SmallMonth([("=SUM", "", "Tiền mặt"), ("@Nam", "9704051234567890", "")])
    let held = try month.text("set/held/roster.csv")
    #expect(held.contains(",'@Nam,"), "\(held)")
    let reference = try #require(try month.references("set/cash/btxh-01.csv")["=SUM"])
    _ = try month.folder.write("unpaid.csv", Array("Mã tham chiếu,Số tiền\n\(reference),750000\n".utf8))
    #expect(try month.reconcile(["--unpaid", month.folder.path("unpaid.csv")], out: "r").outcome.status == 0)
    #expect(try month.text("r/repay/btxh.csv").contains(",'=SUM,"))
    #expect(try month.prepare("r/repay/btxh.csv", out: "again").status == 0)
    #expect(try month.references("again/cash/btxh-01.csv").keys.sorted() == ["=SUM"])
    _ = try month.folder.write("fixed.csv", Array(held.replacing("9704051234567890", with: "3500200001002").utf8))
    #expect(try month.prepare("fixed.csv", out: "fixed").status == 0)
    let order = try #require(try Folder.files(under: month.folder.path("fixed")).first { $0.hasPrefix("treasury/") })
    #expect(try month.text("fixed/\(order)").contains("<Name>@Nam</Name>"))
  }

  @Test func `what a provider may answer has a meaning in the tables, in the same words`() {
    let tables = ReferenceTables.builtIn
    var count = 0
    for profile in SchemaCatalogue().profiles {
      guard let reasons = profile.reasons else { continue }
      for (code, meaning) in zip(reasons.codes, reasons.meanings) {
        count += 1
        #expect(tables.reason(list: reasons.list, code: code)?.vietnamese == meaning.lowercasedFirst, "\(reasons.list)/\(code)")
      }
    }
    #expect(count > 20)
  }

  @Test func `answers and bookings become other files or are held, and never a fault of the program`() throws {
    let month = try PreparedMonth.shared.get()
    let returned = try PreparedMonth.files(month.folder, "month/returned")
    for target in ["mobile-viettel-result", "service-result", "statement-csv", "chitra-batch-return", "canonical-csv"] {
      for file in returned {
        let outcome = try runChitra(["convert", file, "--to", target, "-o", "-", "--accept-loss", "dropped"])
        #expect(outcome.status == 0 || outcome.status == 2, "\(file) to \(target): \(outcome.status)")
      }
    }
    let batch = try #require(returned.first { $0.contains("/bank-") })
    let same = try runChitra(["convert", batch, "--to", "chitra-batch-return", "-o", "-"])
    #expect(same.status == 0)
    #expect(Array(same.output.utf8) == (try InputFile.contents(of: batch, limitBytes: 1 << 20)))
  }

  @Test func `a returned file that stops inside a row, and a statement without its end, are errors`() throws {
    let month = try PreparedMonth.shared.get()
    for file in try PreparedMonth.files(month.folder, "month/returned") where file.hasSuffix(".csv") {
      let bytes = try InputFile.contents(of: file, limitBytes: 1 << 20)
      let isStatement = file.contains("so-phu")
      let rows = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let withoutLast = Array(rows.dropLast(2).joined(separator: [0x0A])) + [0x0A]
      for (number, cut) in [Array(bytes.dropLast(3)), Array(bytes.dropLast(12)), withoutLast].enumerated() {
        // Behind a line end only a format with something at its end can tell.
        if number == 2, !isStatement { continue }
        let path = try month.folder.write("cut-\(number).csv", cut)
        let status = try runChitra(["validate", path]).status
        // A statement whose balances still add up lacks nothing but its line end.
        #expect(status == 2 || (isStatement && number == 0), "\(file) \(number): \(status)")
      }
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
  fileprivate func components(of text: String) -> Int { split(separator: text, omittingEmptySubsequences: false).count - 1 }
}
