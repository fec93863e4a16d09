// --columns: the user's own reading of a roster's headers.
import TestSupport
import Testing

@Suite struct ColumnsOptionTests {
  private let own = Samples.goodRoster.replacing("Họ và tên", with: "Tên là").replacing("Số tiền", with: "Bao nhiêu")
  private let map = "Tên là: name\nBao nhiêu: month_amount\n"

  @Test func `headers nobody knows are read as the file says`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("r.csv", own)
    #expect(try runChitra(["validate", roster]).status == 2)
    let columns = try folder.write("cols.yaml", map)
    #expect(try runChitra(["validate", roster, "--columns", columns]).status == 0)
    let outcome = try runChitra(["convert", roster, "--to", "canonical-csv", "-o", "-", "--columns", columns])
    #expect(outcome.status == 0 && outcome.lines.count == 4)
    #expect(outcome.output.contains("Nguyễn Văn Ánh") && outcome.output.contains(",750000,VND,"))
  }

  @Test func `a header that could be two things is settled`() throws {
    let folder = try TemporaryFolder()
    // The second column with this title holds the holder's name.
    let text = Samples.goodRoster.replacing("Đối tượng,Số tiền", with: "Đối tượng,Số tiền,Số tài khoản,Số tài khoản")
      .replacing(",500000", with: ",500000,,").replacing(",750000", with: ",750000,,")
    let roster = try folder.write("r.csv", text)
    let doubt = try runChitra(["validate", roster, "--report", "json"])
    #expect(doubt.status == 2 && doubt.output.contains("CSV-304"))
    for (name, content) in [("a.yaml", "8: holder\n"), ("b.yaml", "8: ignore\n"), ("c.yaml", "7: account\n")] {
      #expect(try runChitra(["validate", roster, "--columns", try folder.write(name, content)]).status == 0, "\(name)")
    }
  }

  @Test func `a file that is not there is 66, one with a mistake is refused at its place`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("r.csv", Samples.goodRoster)
    _ = try runChitra(["unit", "init", "--sheet", try folder.write("sheet.csv", Samples.unitSheet), "--out", folder.path("unit.yaml")])
    let bad = try folder.write("bad.yaml", "Tên là: nome\n")
    for call in [
      ["validate", roster], ["convert", roster, "--to", "canonical-csv", "-o", folder.path("o")],
      ["prepare", roster, "--unit", folder.path("unit.yaml"), "--period", "2026-10", "--out", folder.path("set")],
    ] {
      #expect(try runChitra(call + ["--columns", folder.path("nothere.yaml")]).status == 66)
      let outcome = try runChitra(call + ["--columns", bad, "--lang", "en"])
      #expect(outcome.status == 2 && (outcome.output + outcome.errors).contains("bad.yaml:1:9"))
    }
    #expect(try folder.files() == ["bad.yaml", "r.csv", "sheet.csv", "unit.yaml"])
  }
}
