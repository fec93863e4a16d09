// Lists of the dead and of people who are not to be paid, beside the rosters.
import Files
import TestSupport
import Testing

@Suite struct CatalogueListTests {
  private func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    SmallRoster.person(name, number, cells)
  }

  private func run(_ roster: SmallRoster, deceased: String? = nil, excluded: String? = nil, _ more: [String] = []) throws -> CatalogueRun {
    let lists = [("dead.csv", deceased), ("out.csv", excluded)].compactMap { name, text in text.map { (name: name, text: $0) } }
    let options = (deceased == nil ? [] : ["--deceased", "dead.csv"]) + (excluded == nil ? [] : ["--exclude", "out.csv"])
    return try CatalogueRun([("a.csv", roster.text)], beside: lists, options + more)
  }

  @Test func `R38 dead in September, the row of October is held, that of September paid`() throws {
    let dead = "Họ và tên,Số CCCD,Ngày chết\nNguyễn Văn An,038050200001,15/09/2026\nTrần Văn Bình,038050200002,01/10/2026\n"
    let roster = SmallRoster(person("Nguyễn Văn An", 1), person("Trần Văn Bình", 2), person("Lê Văn Cường", 3))
    let told = try run(roster, deceased: dead)
    #expect(told.told("PAY-514") == ["error a.csv:4 this person died in 09/2026; no month after it is paid"])
    #expect(told.status == 2)
    var september = SmallRoster(person("Nguyễn Văn An", 1))
    september.title = "Tháng 9 năm 2026"
    #expect(try run(september, deceased: dead).status == 0)
    let desk = try Desk()
    _ = try desk.folder.write("dead.csv", Array(dead.utf8))
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s", ["--deceased", "dead.csv"]).status == 2)
    let held = Table(csv: try desk.text("s/held.csv"))
    #expect(held.rows.map { held.cell($0, "source_line") + held.cell($0, "code") } == ["4PAY-514"])
    #expect(held.cell(held.rows[0], "reason").hasSuffix("dead.csv:2"))
  }

  @Test func `R38 the row's own date of death says the same`() throws {
    let run = try CatalogueRun(SmallRoster(person("Nguyễn Văn An", 1, ["Ngày chết": "15/09/2026"])))
    #expect(run.told("PAY-514") == ["error a.csv:4 this person died in 09/2026; no month after it is paid"])
  }

  @Test func `funeral money after the death is paid`() throws {
    let dead = "Họ và tên,Số CCCD,Ngày chết\nNguyễn Văn An,038050200001,15/09/2026\n"
    let roster = SmallRoster(person("Nguyễn Văn An", 1, ["Mức trợ cấp": "", "Truy lĩnh": "750000"]))
    #expect(try run(roster, deceased: dead).status == 0)
  }

  @Test func `name and birth date alone only warn`() throws {
    let dead = "Họ và tên;Ngày sinh;Ngày mất\nNGUYỄN VĂN AN;01/02/1950;2025\n"
    let roster = SmallRoster(person("Nguyễn Văn An", 1), person("Nguyễn Văn An", 2, ["Ngày sinh": "03/02/1950"]))
    let told = try run(roster, deceased: dead, excluded: dead)
    #expect(told.told("PAY-562") == ["warning a.csv:4 name and birth date are those of a dead person at dead.csv:2"])
    #expect(told.told("PAY-563") == ["warning a.csv:4 name and birth date are those of an excluded person at out.csv:2"])
    #expect(told.status == 0)
  }

  @Test(arguments: ["", "2026"])
  func `a death without a date that decides only warns`(date: String) throws {
    let dead = "Họ và tên,Số CCCD,Ngày chết\nNguyễn Văn An,038050200001,\(date)\n"
    let told = try run(SmallRoster(person("Nguyễn Văn An", 1)), deceased: dead)
    #expect(
      told.told("PAY-564") == [
        "warning a.csv:4 this person is on the list of the dead at dead.csv:2; whether before the month owed is not known"
      ])
    #expect(told.status == 0)
    #expect(
      try run(SmallRoster(person("Nguyễn Văn An", 1)), deceased: dead.replacing(",2026\n", with: ",2025\n")).status
        == (date.isEmpty ? 0 : 2))
  }

  @Test func `people on the list of the excluded are held with a note`() throws {
    let out = "STT,Họ và tên,Số CCCD\n1,Nguyễn Văn An,038050200001\n"
    let roster = SmallRoster(person("Nguyễn Văn An", 1), person("Trần Văn Bình", 2))
    let told = try run(roster, excluded: out)
    #expect(told.told("PAY-525") == ["note a.csv:4 this person is on the list of the excluded at out.csv:2"])
    let desk = try Desk()
    _ = try desk.folder.write("out.csv", Array(out.utf8))
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s", ["--exclude", "out.csv"]).status == 2)
    #expect(try desk.heldCodes("s") == ["PAY-525"])
    // A roster with money is such a list too.
    _ = try desk.folder.write("b.csv", Array(SmallRoster(person("Trần Văn Bình", 2)).text.utf8))
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s2", ["--exclude", "b.csv"]).status == 2)
    #expect(try desk.heldCodes("s2") == ["PAY-525"])
  }

  @Test(arguments: [
    ("x,y\n1,2\n", "PAY-175", 1), ("Họ và tên,Số CCCD\n", "PAY-175", 1), ("Họ và tên,Số CCCD\nAn,12\nBình,038050200009\n", "PAY-176", 2),
  ])
  func `a list that is not understood says where, and a row that names nobody too`(text: String, code: String, line: Int) throws {
    let told = try run(SmallRoster(person("Nguyễn Văn An", 1)), deceased: text)
    let finding = try #require(told.findings.first { $0["code"]?.text == code })
    #expect(finding["file"]?.text == "dead.csv" && finding["line"]?.number == Int64(line))
    #expect(told.status == (code == "PAY-175" ? 2 : 0))
  }

  @Test func `a list that is not there cannot be read`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("a.csv", Array(SmallRoster(person("Nguyễn Văn An", 1)).text.utf8))
    #expect(try runChitra(["validate", roster, "--deceased", folder.path("none.csv")]).status == 66)
  }
}
