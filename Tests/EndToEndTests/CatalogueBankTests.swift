// Cases B1–B9 of the catalogue: accounts and the banks that a cell names by name, brand, BIN, BIC, State Bank code or CITAD.
import TestSupport
import Testing

@Suite struct CatalogueBankTests {
  private func found(_ account: String, _ bank: String, _ more: [String] = []) throws -> [CaseFinding] {
    try EntitlementCase.account(account, bank).found(more)
  }

  /// The BIN and the branch that a payment to the account would have.
  private func bin(_ account: String, _ bank: String) throws -> String {
    let folder = try TemporaryFolder()
    let roster = try folder.write("a.csv", Array(EntitlementCase.account(account, bank).text.utf8))
    let outcome = try runChitra(["convert", roster, "--to", "canonical-csv", "--period", "2026-10", "-o", "-"])
    let table = Table(csv: outcome.output)
    return table.rows.first.map { table.cell($0, "bank_bin") } ?? "held"
  }

  @Test func `B1 a card number is no account`() throws {
    #expect(try found("9704360123456789", "Vietcombank") == [CaseFinding("PAY-141", "error", 4)])
  }

  @Test func `B2 twelve digits at Vietcombank have perhaps lost a zero`() throws {
    #expect(try found("121000889922", "Vietcombank") == [CaseFinding("PAY-144", "warning", 4)])
    #expect(try found("0121000889922", "Vietcombank") == [])
  }

  @Test func `B3 a bank named with its branch is the bank`() throws {
    #expect(try found("3500206333334", "Ngân hàng nông nghiệp Hoằng Hóa") == [])
    #expect(try bin("3500206333334", "Ngân hàng nông nghiệp Hoằng Hóa") == "970405")
  }

  @Test func `B4 a former name is right in its time and a note after it`() throws {
    #expect(try found("1234567890", "LienVietPostBank") == [CaseFinding("PAY-154", "note", 4)])
    #expect(try bin("1234567890", "LienVietPostBank") == "970449")
    let then = EntitlementCase.account("1234567890", "LienVietPostBank", month: "Tháng 10 năm 2023")
    #expect(!(try then.found(["--period", "2023-10"])).contains { $0.code == "PAY-154" })
  }

  @Test(arguments: ["VCB", "Vietcombank", "NH Ngoại thương", "BFTVVNVX", "BFTVVNVXXXX", "Vietcombank BFTVVNVX", "970436"])
  func `B5 one bank by brand, name, BIC and BIN`(bank: String) throws {
    #expect(try found("0121000889922", bank) == [])
    #expect(try bin("0121000889922", bank) == "970436")
  }

  @Test(arguments: ["VCCB", "VietCapital", "Bản Việt", "VCBCVNVX"])
  func `B6 the bank whose letters are like Vietcombank's is another bank`(bank: String) throws {
    #expect(try bin("0121000889922", bank) == "970454")
  }

  @Test(
    arguments: [
      "970415 Vietcombank", "Vietcombank (BIN 970415)", "201 - Vietcombank", "38204001 Vietcombank", "ICBVVNVX Vietcombank", "970436/201",
      "970436 38204001", "970436 ICBVVNVX",
    ])
  func `B7 codes and names of two banks in one cell contradict each other`(bank: String) throws {
    let outcome = try EntitlementCase.account("0121000889922", bank).check()
    #expect(outcome.found == [CaseFinding("PAY-151", "error", 4)] && outcome.status == 2)
  }

  @Test(arguments: ["970436/203", "203 - Vietcombank", "970436 Vietcombank", "Vietcombank 970436 BFTVVNVX"])
  func `codes and names of one bank do not contradict each other`(bank: String) throws {
    #expect(try bin("0121000889922", bank) == "970436")
  }

  @Test(arguments: [
    ("Vietcombank", "970436", "", "970436"), ("Vietcombank", "970415", "PAY-151", ""), ("", "970436", "", "970436"),
    ("Vietcombank", "", "", "970436"), ("970436", "970436", "", "970436"),
  ])
  func `B7 name and code of a bank in two columns are one bank or a contradiction`(name: String, code: String, error: String, bin: String)
    throws
  {
    let text = """
      DANH SÁCH BẢO TRỢ XÃ HỘI THÁNG 10 NĂM 2026
      STT,Họ và tên,Ngày sinh,Số CCCD,Số tiền,Số TK,Mã NH,Ngân hàng
      1,Lê Văn An,01/02/1940,038040000101,500000,0121000889922,\(code),\(name)

      """
    let folder = try TemporaryFolder()
    _ = try folder.write("a.csv", Array(text.utf8))
    let said = try runChitra(["validate", "a.csv", "--report", "json"], in: folder.path("")).jsonLines().compactMap { $0["code"]?.text }
    #expect(said == (error.isEmpty ? [] : [error]))
    let paid = try runChitra(
      ["convert", "a.csv", "--to", "canonical-csv", "-o", "-", "--held", "h.csv", "--period", "2026-10"], in: folder.path(""))
    let table = Table(csv: paid.output)
    #expect(table.rows.map { table.cell($0, "bank_bin") } == (error.isEmpty ? [bin] : []))
  }

  @Test func `B8 a State Bank code is turned into the BIN`() throws {
    #expect(try found("0121000889922", "203") == [CaseFinding("PAY-152", "note", 4)])
    #expect(try bin("0121000889922", "203") == "970436")
  }

  @Test func `B9 a CITAD code gets its lost zero back`() throws {
    // 01204001 is Agribank in Hà Nội.
    #expect(try found("3500206333334", "1204001") == [CaseFinding("PAY-153", "warning", 4)])
    #expect(try bin("3500206333334", "1204001") == "970405")
    // 01701004 is the treasury, which keeps nobody's account.
    #expect(try found("3500206333334", "1701004").map(\.code) == ["PAY-153", "PAY-150"])
  }

  @Test func `a bank's code holds from and to the days that a table says`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("a.csv", Array(EntitlementCase.account("0121000889922", "970436").text.utf8))
    _ = try folder.write("own/.keep", [])
    let table = "bin,sbv,bic,code,brand,name,kind,valid_from,valid_to\n970436,203,BFTVVNVX,VCB,Vietcombank,Ngân hàng mẫu,bank,,"
    for (end, codes) in [("2026-09-30\n", ["PAY-181"]), ("2026-10-31\n", [])] {
      _ = try folder.write("own/tables/banks.csv", Array((table + end).utf8))
      let outcome = try runChitra(
        ["validate", "a.csv", "--period", "2026-10", "--report", "json", "--schemas", folder.path("own")], in: folder.path(""))
      #expect(try outcome.jsonLines().compactMap { $0["code"]?.text } == codes)
    }
  }

  @Test func `the holder of an account is the person who collects`() throws {
    #expect(try EntitlementCase.account("0121000889922", "VCB", holder: "TRAN THI BINH").found() == [CaseFinding("PAY-512", "warning", 4)])
    #expect(try EntitlementCase.account("0121000889922", "VCB", holder: "Nguyễn Văn An").found() == [])
  }

  // MARK: phones

  private func phone(_ phone: String, _ amount: Int = 750_000, month: String = "Tháng 10 năm 2026", _ more: [String] = []) throws
    -> [CaseFinding]
  {
    try EntitlementCase(
      "Nguyễn Văn An,01/02/1990,Nam,038090200001,Người khuyết tật nặng,\(amount),\(phone),Viettel Money",
      header: "Họ và tên,Ngày sinh,Giới tính,Số CCCD,Đối tượng,Mức trợ cấp,Số điện thoại,Hình thức chi trả", month: month
    ).found(more)
  }

  @Test func `B10 a number of eleven digits becomes the new one`() throws {
    #expect(try phone("01632953760") == [CaseFinding("PAY-162", "note", 4)])
  }

  @Test func `B11 a lost zero of a phone is put back`() throws {
    #expect(try phone("962345678") == [CaseFinding("PAY-163", "note", 4)])
  }

  @Test func `B12 the country's number in front is understood`() throws {
    #expect(try phone("+84 962 345 678") == [CaseFinding("PAY-163", "note", 4)])
  }

  @Test func `B13 a landline is no wallet`() throws {
    #expect(try phone("02373123456") == [CaseFinding("PAY-160", "error", 4)])
  }

  @Test func `B14 and B15 the monthly cap of a wallet rose with 2026`() throws {
    let folder = try TemporaryFolder()
    for (month, codes) in [("2023-10", true), ("2026-10", false)] {
      let text = EntitlementCase(
        "Nguyễn Văn An,01/02/1990,Nam,038090200001,Người khuyết tật nặng,12000000,0962345678,Viettel Money",
        header: "Họ và tên,Ngày sinh,Giới tính,Số CCCD,Đối tượng,Mức trợ cấp,Số điện thoại,Hình thức chi trả",
        month: "Tháng 10 năm " + month.prefix(4)
      ).text
      let roster = try folder.write("\(month).csv", Array(text.utf8))
      let payments = folder.path("\(month).out.csv")
      _ = try runChitra(["convert", roster, "--to", "canonical-csv", "--period", month, "-o", payments])
      let outcome = try runChitra(["validate", payments, "--period", month])
      #expect(outcome.output.contains("PAY-521") == codes, "\(month)")
    }
  }
}
