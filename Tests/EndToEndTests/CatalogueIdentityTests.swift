// Cases R8–R15 of the catalogue: identity numbers, sex and birth dates of one row.
import TestSupport
import Testing

@Suite struct CatalogueIdentityTests {
  private func person(_ birth: String, _ sex: String, _ number: String) -> EntitlementCase {
    EntitlementCase("Nguyễn Văn An,\(birth),\(sex),\(number),Người cao tuổi từ đủ 80 tuổi,500000,,,")
  }

  @Test func `R8 the fourth digit says another sex`() throws {
    #expect(try person("15/08/1942", "Nam", "038142001234").found() == [CaseFinding("PAY-501", "warning", 4)])
    #expect(try person("15/08/1942", "Nữ", "038142001234").found() == [])
  }

  @Test func `R9 the year digits say another year`() throws {
    #expect(try person("15/08/1943", "Nam", "038042001234").found() == [CaseFinding("PAY-502", "warning", 4)])
    // Another century: 3 is a woman born from 2000 on.
    #expect(try person("15/08/1942", "Nữ", "038342001234").found() == [CaseFinding("PAY-502", "warning", 4)])
  }

  @Test func `R10 no province has the number's first digits`() throws {
    let outcome = try person("15/08/1942", "Nam", "997042001234").check()
    #expect(outcome.found == [CaseFinding("PAY-114", "error", 4)] && outcome.status == 2)
  }

  @Test func `R11 an old number of nine digits can be paid with a warning`() throws {
    let outcome = try person("15/08/1942", "Nam", "171234567").check()
    #expect(outcome.found == [CaseFinding("PAY-115", "warning", 4)] && outcome.status == 0)
  }

  @Test(arguments: [("3820123456", "PAY-113"), ("GD4380382012345", "PAY-116")])
  func `a number of social or health insurance is no identity number and not repaired`(number: String, code: String) throws {
    let outcome = try person("15/08/1942", "Nam", number).check(["--repair", "leading-zeros"])
    #expect(outcome.found == [CaseFinding(code, "error", 4)])
  }

  @Test func `ten digits that may be a number without its zeros stay a proposal`() throws {
    // 001 042 001234 of Hà Nội without two zeros; 1042001234 is a number of social insurance as well.
    #expect(try person("15/08/1942", "Nam", "1042001234").found() == [CaseFinding("PAY-111", "error", 4)])
  }

  @Test func `R12 a year alone is kept as a year`() throws {
    #expect(try person("1942", "Nam", "038042001234").found() == [])
    let folder = try TemporaryFolder()
    let roster = try folder.write("a.csv", Array(person("1942", "Nam", "038042001234").text.utf8))
    let json = try runChitra(["convert", roster, "--to", "canonical-ndjson", "-o", "-"]).output
    #expect(!json.contains("1942-01"))
  }

  @Test func `R13 zeros for day and month are a year with a note`() throws {
    #expect(try person("00/00/1942", "Nam", "038042001234").found() == [CaseFinding("PAY-122", "note", 4)])
  }

  @Test func `R14 a day number of a spreadsheet is the day`() throws {
    // 15568 is 15 August 1942: were it another year, the number's digits 42 would not fit.
    #expect(try person("15568", "Nam", "038042001234").found() == [CaseFinding("PAY-123", "note", 4)])
  }

  @Test func `R15 a day that no calendar has is an error`() throws {
    let outcome = try person("31/02/1942", "Nam", "038042001234").check()
    #expect(outcome.found == [CaseFinding("PAY-120", "error", 4)] && outcome.status == 2)
  }
}
