// Inputs that once ended in a fault of the program or passed in silence: each is answered with a reason and the right status.
import Files
import TestSupport
import Testing

@Suite struct DamagedInputTests {
  private static let header = "STT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền,Truy thu,Tổng cộng,Số tài khoản,Ngân hàng,Địa chỉ\n"

  /// Prepares a list of two people; the first one's cells can be changed.
  private func prepare(
    _ folder: TemporaryFolder, name: String = "Lê Văn An", category: String = "Người cao tuổi", amount: String = "500000",
    recovery: String = "", total: String = "", address: String = "Thôn 1"
  ) throws -> Outcome {
    let rows = """
      DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026
      \(Self.header)1,\(name),01/02/1940,038040000101,\(category),\(amount),\(recovery),\(total),3517205000101,Agribank,\(address)
      2,Lê Thị Bé,01/02/1940,038140000102,Người cao tuổi,500000,,,3517205000102,Agribank,Thôn 1

      """
    let roster = try folder.write("btxh.csv", rows)
    let sheet = try folder.write("sheet.csv", Samples.unitSheet)
    _ = try runChitra(["unit", "init", "--sheet", sheet, "--out", folder.path("unit.yaml")])
    return try runChitra([
      "prepare", roster, "--unit", folder.path("unit.yaml"), "--period", "2026-10", "--out", folder.path("set"), "--now",
      PreparedMonth.now,
    ])
  }

  private func held(_ folder: TemporaryFolder) throws -> [String] {
    let table = Table(csv: String(decodingForTest: try folder.read("set/held.csv")))
    return table.rows.map { "\(table.cell($0, "code")) \(table.cell($0, "amount"))" }
  }

  @Test func `a recovery greater than the month's money holds the row`() throws {
    let folder = try TemporaryFolder()
    let outcome = try prepare(folder, recovery: "700000")
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(try held(folder) == ["PAY-133 -200000"])
    let sheet = try JSON(parsing: String(decodingForTest: try folder.read("set/control-sheet.json")))
    #expect(sheet["held"]?["amount"]?.number == -200_000)
    #expect(sheet["totals"]?["amount"]?.number == 300_000)
    #expect(sheet["paid"]?["amount"]?.number == 500_000)
  }

  @Test(arguments: ["\u{1}", "\u{1F}", "\u{FFFE}", "\u{0}"])
  func `a sign that XML does not have holds the row wherever it stands`(sign: String) throws {
    for place in 0..<3 {
      let folder = try TemporaryFolder()
      let outcome = try prepare(
        folder, name: place == 0 ? "Lê\(sign)Văn An" : "Lê Văn An", category: place == 1 ? "Người\(sign)cao tuổi" : "Người cao tuổi",
        address: place == 2 ? "Thôn\(sign)1" : "Thôn 1")
      #expect(outcome.status == 2, "\(place) \(outcome.errors)")
      #expect(try held(folder) == ["CSV-103 500000"])
    }
  }

  @Test func `a name that the bank's letters cannot write is held`() throws {
    let folder = try TemporaryFolder()
    #expect(try prepare(folder, name: "Лê Văn An").status == 2)
    #expect(try held(folder) == ["FXW-202 500000"])
  }

  @Test func `a byte order mark before a bank file is passed over`() throws {
    let month = try PreparedMonth.shared.get()
    let folder = try TemporaryFolder()
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bank = try #require(try Folder.files(under: month.folder.path("set/bank")).first)
    let marked = try folder.write("bank.txt", mark + (try month.folder.read("set/bank/" + bank)))
    let outcome = try runChitra(["validate", marked, "--report", "json"])
    #expect(outcome.status == 0)
    #expect(try outcome.jsonLines().compactMap { $0["code"]?.text } == ["FXW-003"])
    let roster = try folder.write("r.csv", mark + Array(Samples.roster.utf8))
    #expect(try runChitra(["validate", roster, "--as", "chitra-batch"]).status == 2)
  }

  /// An order of the shared month with a piece exchanged.
  private func order(_ folder: TemporaryFolder, _ old: String, _ new: String) throws -> String {
    let month = try PreparedMonth.shared.get()
    let text = try month.text("set/treasury/ncc-transfer-01.xml")
    let place = try #require(text.firstRange(of: old))
    return try folder.write("order.xml", text[..<place.lowerBound] + new + text[place.upperBound...])
  }

  @Test(
    arguments: [
      ("<Attempt>1<", "<Attempt>91<"), ("<Channel>bank<", "<Channel>pigeon<"), ("month=\"2026-10\"", "month=\"2026-13\""),
      ("version=\"1.0\">", "version=\"9.0\">"),
    ])
  func `an order that breaks its schema is neither good nor converted`(old: String, new: String) throws {
    let folder = try TemporaryFolder()
    let path = try order(folder, old, new)
    #expect(try runChitra(["validate", path]).status == 2)
    let converted = try runChitra(["convert", path, "--to", "canonical-csv", "-o", folder.path("x.csv")])
    #expect(converted.status == 2, "\(converted.errors)")
    #expect(try folder.files() == ["order.xml"])
  }

  @Test(
    arguments: [
      ("<Year>2026<", "<Year>2024<", "TRX-502"), ("<Programme>NCC<", "<Programme>BTXH<", "TRX-501"),
      ("<BudgetUnitCode>1987654<", "<BudgetUnitCode>1987653<", "TRX-102"),
    ])
  func `an order changed by hand to another programme, year or unit is not good`(old: String, new: String, code: String) throws {
    let folder = try TemporaryFolder()
    let path = try order(folder, old, new)
    let outcome = try runChitra(["validate", path, "--report", "json"])
    #expect(outcome.status == 2)
    #expect(try outcome.jsonLines().compactMap { $0["code"]?.text }.contains(code))
    #expect(try runChitra(["convert", path, "--to", "canonical-csv", "-o", folder.path("x.csv")]).status == 2)
  }

  @Test func `a reference of ours with a wrong check character is named in every format`() throws {
    let month = try PreparedMonth.shared.get()
    let folder = try TemporaryFolder()
    let reference = try #require(try month.payments().first { $0.file.hasPrefix("bank/") }?.reference)
    // The last character becomes another one of the alphabet.
    let damaged = reference.dropLast() + (reference.hasSuffix("A") ? "B" : "A")
    let order = "set/treasury/ncc-transfer-01.xml"
    for (name, target) in [("o.xml", nil), ("p.csv", "canonical-csv"), ("p.ndjson", "canonical-ndjson")] as [(String, String?)] {
      var text = try month.text(order)
      if let target { text = try runChitra(["convert", month.folder.path(order), "--to", target, "-o", "-"]).output }
      guard text.contains(reference) else { continue }
      let path = try folder.write(name, text.replacing(reference, with: damaged))
      let outcome = try runChitra(["validate", path, "--report", "json"])
      #expect(outcome.status == 0, "\(name)")
      #expect(try outcome.jsonLines().compactMap { $0["code"]?.text } == ["PAY-522"], "\(name)")
    }
    #expect(try folder.files().count == 3)
  }

  @Test func `a statement that does not add up is not good`() throws {
    let month = try PreparedMonth.shared.get()
    let folder = try TemporaryFolder()
    let names = try Folder.files(under: month.folder.path("month/returned"))
    let statement = try #require(names.first { $0.hasPrefix("so-phu") })
    let text = try month.text("month/returned/" + statement)
    #expect(try runChitra(["validate", try folder.write("good.csv", text)]).status == 0)
    // One line of money less.
    let lines = text.split(omittingEmptySubsequences: true) { $0.isNewline }
    let cut = try #require(lines.firstIndex { $0.contains("KB202610") })
    let rest = lines.indices.filter { $0 != cut }.map { lines[$0] + "\r\n" }.joined()
    let outcome = try runChitra(["validate", try folder.write("bad.csv", rest), "--report", "json"])
    #expect(outcome.status == 2)
    #expect(try outcome.jsonLines().compactMap { $0["code"]?.text }.contains("REC-401"))
  }

  @Test func `a file of quotes is not called empty`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("q.csv", [UInt8](repeating: UInt8(ascii: "\""), count: 9 << 20))
    let outcome = try runChitra(["validate", path, "--as", "roster-csv", "--report", "json"])
    #expect(outcome.status == 2)
    #expect(try outcome.jsonLines().compactMap { $0["code"]?.text } == ["IOF-004"])
  }

  @Test func `a missing option and a file that is no answer are called so`() throws {
    let month = try PreparedMonth.shared.get()
    let folder = try TemporaryFolder()
    let missing = try runChitra(["reconcile", "--sent", month.folder.path("set"), "--out", folder.path("o"), "--report", "json"])
    #expect(missing.status == 64)
    #expect(missing.errors.contains("IOF-508"))
    let roster = try folder.write("r.csv", Samples.goodRoster)
    let wrong = try runChitra(["reconcile", "--sent", month.folder.path("set"), "--returned", roster, "--out", folder.path("o")])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("IOF-023"))
  }
}

@Suite struct PlaceTests {
  @Test func `a reference that stands twice is named by the lines of the file at hand`() throws {
    let month = try PreparedMonth.shared.get()
    let folder = try TemporaryFolder()
    let order = month.folder.path("set/treasury/ncc-transfer-01.xml")
    let whole = try runChitra(["convert", order, "--to", "canonical-ndjson", "-o", "-"]).output
    let lines = whole.split { $0.isNewline }
    // Line 1 is the batch; payments begin where "kind":"payment" does.
    let first = try #require(lines.firstIndex { $0.contains("\"payment\"") })
    let rows = [lines[first], lines[first + 1], lines[first]].map { String($0) + "\n" }.joined()
    let outcome = try runChitra(["validate", try folder.write("p.ndjson", rows), "--report", "json"])
    let finding = try #require(try outcome.jsonLines().first { $0["code"]?.text == "PAY-523" })
    #expect(finding["line"]?.number == 3)
    #expect(finding["message"]?.text?.contains("p.ndjson:1") == true)
  }
}
