// The smaller verbs: inspect, print, layout, unit, formats, explain, profiles.
import Files
import TestSupport
import Testing

@Suite struct InspectTests {
  @Test func `each cell of a roster has its column, header and value`() throws {
    let outcome = try runChitra(["inspect", "-", "--report", "json", "--show-values"], stdin: Samples.goodRoster)
    #expect(outcome.status == 0)
    let records = try outcome.jsonLines()
    #expect(records.map { $0["kind"]?.text } == ["title", "title", "header", "row", "row", "row"])
    let row = try #require(records.dropFirst(3).first)
    #expect(row["line"]?.number == 4)
    let fields = row["fields"]?.elements ?? []
    #expect(fields.map { $0["name"]?.text } == ["STT", "Họ và tên", "Ngày sinh", "Số CCCD", "Đối tượng", "Số tiền"])
    #expect(fields.map { $0["place"]?.text } == ["1", "2", "3", "4", "5", "6"])
    #expect(fields.map { $0["value"]?.text } == ["1", "Nguyễn Văn Ánh", "1942-08-15", "038042001234", "Người cao tuổi", "500.000 đ"])
  }

  @Test func `one record can be asked for, and one that is not there is wrong usage`() throws {
    let one = try runChitra(["inspect", "-", "--report", "json", "--record", "4"], stdin: Samples.roster)
    #expect(try one.jsonLines().map { $0["record"]?.number } == [4])
    #expect(try runChitra(["inspect", "-", "--record", "99"], stdin: Samples.roster).status == 64)
    #expect(try runChitra(["inspect", "-", "--record", "0"], stdin: Samples.roster).status == 64)
  }

  @Test func `blanks are made visible and an unreadable amount is marked`() throws {
    let outcome = try runChitra(["inspect", "-", "--record", "5", "--lang", "en"], stdin: Samples.roster)
    #expect(outcome.output.contains("|****·***·****|"))
    #expect(outcome.output.contains("!"))
  }

  @Test func `a broken XML file is shown up to where it breaks`() throws {
    let example = try TemporaryFolder.example("Schemas/treasury/treasury-order-1.0.example.xml")
    let whole = try runChitra(["inspect", "-", "--report", "json"], stdin: example)
    #expect(whole.status == 0)
    let names = try whole.jsonLines().flatMap { $0["fields"]?.elements ?? [] }.compactMap { $0["name"]?.text }
    #expect(names.contains("PayeeCount") && names.contains("regime") && !names.contains("?"))
    let half = try runChitra(["inspect", "-", "--report", "json"], stdin: Array(example.prefix(example.count / 2)))
    #expect(half.status == 2)
    let lines = try half.jsonLines()
    #expect(lines.contains { $0["fields"] != nil })
    #expect(lines.contains { $0["code"]?.text?.hasPrefix("XML-") == true })
  }

  @Test func `a document that declares a type is refused`() throws {
    let attack = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"
    let outcome = try runChitra(["inspect", "-", "--report", "json"], stdin: attack)
    #expect(outcome.status == 2)
    #expect(try outcome.jsonLines().contains { $0["code"]?.text == "XML-002" || $0["code"]?.text == "XML-005" })
  }

  @Test func `an object per line is flattened, and a broken line is shown as far as it goes`() throws {
    let text = "{\"kind\":\"payment\",\"amount\":5,\"lines\":[{\"month\":\"2026-10\"}]}\n{\"kind\":\"payment\",\"amount\":\n"
    let outcome = try runChitra(["inspect", "-", "--report", "json", "--as", "canonical-ndjson"], stdin: text)
    #expect(outcome.status == 2)
    let records = try outcome.jsonLines().filter { $0["fields"] != nil }
    #expect(records.map { $0["kind"]?.text } == ["payment", "payment"])
    #expect(records.first?["fields"]?.elements.map { $0["place"]?.text } == ["kind", "amount", "lines/0/month"])
  }
}

extension TemporaryFolder {
  /// The bytes of a file of the package.
  static func example(_ path: String) throws -> [UInt8] { try InputFile.contents(of: packageFolder + "/" + path, limitBytes: 1 << 24) }
}

@Suite struct SmallVerbTests {
  @Test func `formats are listed with what a program asks for`() throws {
    let outcome = try runChitra(["formats", "--json"])
    #expect(outcome.status == 0)
    let formats = try JSON(parsing: outcome.output).elements
    let ids = formats.compactMap { $0["id"]?.text }
    #expect(
      Set(ids).isSuperset(of: ["roster-csv", "treasury-order", "canonical-csv", "canonical-ndjson", "chitra-batch", "chitra-batch-return"]))
    #expect(Set(ids).count == ids.count)
    for format in formats {
      #expect(format.keys == ["id", "title", "content", "reads", "writes", "versions", "verification", "needs_unit"])
      #expect(format["title"]?.keys == ["vi", "en"])
    }
  }

  @Test func `codes and reasons are explained, unknown ones answered with those near them`() throws {
    let code = try runChitra(["explain", "iof-010", "--lang", "vi"])
    #expect(code.status == 0)
    #expect(code.output.contains("Save As"))
    let reason = try runChitra(["explain", "ISO-RETURN/AC01", "--lang", "en"])
    #expect(reason.status == 0)
    #expect(reason.output.contains("ISO-RETURN/AC01"))
    let unknown = try runChitra(["explain", "IOF-019"])
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("IOF-018"))
    #expect(try runChitra(["explain", "NOWHERE/AC01"]).status == 64)
  }

  @Test func `layouts are listed, shown, documented and checked`() throws {
    #expect(try runChitra(["layout", "list"]).output.contains("chitra-batch"))
    #expect(try runChitra(["layout", "show", "chitra-batch"]).status == 0)
    #expect(try runChitra(["layout", "doc", "chitra-batch"]).output.contains("|"))
    #expect(try runChitra(["layout", "show", "nope"]).status == 64)
    let good = try runChitra(["layout", "check", packageFolder + "/Schemas/layouts/chitra-batch.yaml"])
    #expect(good.status == 0)
    let folder = try TemporaryFolder()
    let text = String(decodingForTest: try TemporaryFolder.example("Schemas/layouts/chitra-batch.yaml"))
    let bad = try folder.write("bad.yaml", text + "\nnonsense: 1\n")
    let outcome = try runChitra(["layout", "check", bad, "--report", "json"])
    #expect(outcome.status == 2)
    #expect(try outcome.jsonLines().first?["code"]?.text == "LAY-101")
  }

  @Test func `a folder of own layouts adds to the shipped ones, and mistakes in it refuse the run`() throws {
    let folder = try TemporaryFolder()
    let text = String(decodingForTest: try TemporaryFolder.example("Schemas/layouts/chitra-batch.yaml"))
    try folder.write("own/layouts/mine.yaml", text.replacing("id: chitra-batch", with: "id: my-bank", maxReplacements: 1))
    let listed = try runChitra(["layout", "list", "--schemas", folder.path("own")])
    #expect(listed.status == 0)
    #expect(listed.output.contains("my-bank"))
    try folder.write("own/layouts/bad.yaml", "id: x\n")
    #expect(try runChitra(["layout", "list", "--schemas", folder.path("own")]).status == 2)
    #expect(try runChitra(["layout", "list", "--schemas", folder.path("nothing")]).status == 66)
  }

  @Test func `a profile ranks findings, but never one that guards a promise`() throws {
    let folder = try TemporaryFolder()
    let profile = try folder.write("p.yaml", "severities:\n  IOF-020: warning\n")
    let outcome = try runChitra(["detect", "-", "--profile", profile, "--report", "json"], stdin: "abc\n")
    #expect(try outcome.jsonLines().first { $0["code"]?.text == "IOF-020" }?["severity"]?.text == "warning")
    let unknown = try folder.write("u.yaml", "severities:\n  IOF-020: warning\nlimits: 3\n")
    let refused = try runChitra(["detect", "-", "--profile", unknown, "--report", "json"], stdin: "abc\n")
    #expect(refused.status == 2)
    #expect(try refused.jsonLines().map { [$0["code"]?.text, $0["line"].map { "\($0.number ?? 0)" }] } == [["IOF-101", "3"]])
    let lowered = try folder.write("l.yaml", "severities:\n  PAY-102: note\n")
    #expect(try runChitra(["detect", "-", "--profile", lowered], stdin: "abc\n").status == 2)
  }

  @Test func `a roster and an order are printed, a broken one is not`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("r.csv", Samples.goodRoster)
    let page = folder.path("r.html")
    #expect(try runChitra(["print", roster, "-o", page]).status == 0)
    #expect(String(decodingForTest: try folder.read("r.html")).contains("Nguyễn Văn Ánh"))
    #expect(try runChitra(["print", roster, "-o", page]).status == 74)
    #expect(try runChitra(["print", roster, "-o", page, "--force"]).status == 0)
    let order = packageFolder + "/Schemas/treasury/treasury-order-1.0.example.xml"
    let printed = try runChitra(["print", order, "-o", "-"])
    #expect(printed.status == 0)
    #expect(printed.output.contains("</html>"))
    let attachment = try runChitra(["print", order, "--attachment", "-o", "-"])
    #expect(attachment.status == 0)
    #expect(attachment.output != printed.output)
    let half = try TemporaryFolder.example("Schemas/treasury/treasury-order-1.0.example.xml")
    #expect(try runChitra(["print", "-", "-o", folder.path("half.html")], stdin: Array(half.prefix(half.count * 2 / 3))).status == 2)
    #expect(try folder.files() == ["r.csv", "r.html"])
  }
}

@Suite struct UnitVerbTests {
  @Test func `a filled sheet and answers on the terminal make the same file`() throws {
    let folder = try TemporaryFolder()
    let sheet = try folder.write("sheet.csv", Samples.unitSheet)
    let made = try runChitra(["unit", "init", "--sheet", sheet, "--out", folder.path("unit.yaml")])
    #expect(made.status == 0)
    let checked = try runChitra(["unit", "check", folder.path("unit.yaml")])
    #expect(checked.status == 0)
    #expect(checked.output.contains("UBND phường Minh Họa") && checked.output.contains("9523.3.1999999"))

    // In the order of the questions; an empty line takes the usual answer, the third answer is refused and asked again.
    let programme = ["", "", "9523.3.1999999", "", "2026", "800", "", ""]
    let answers =
      ["UBND phường Minh Họa", "Minh Họa", "12", "99999", "", "1999999", "Phòng Giao dịch số 99", "9999", ""]
      + programme + ["7151", "12", "", "", ""] + programme + ["7404", "12", "", "", ""]
      + ["Trần Văn Lập", "", "Vũ Thị Toán", "", "Lê Văn Chủ", "", "agribank", "Ngân hàng Nông nghiệp", "970405", "3500201999999"]
      + ["", "", "", "viettel", "", "", ""]
    let asked = try runChitra(
      ["unit", "init", "--out", folder.path("asked.yaml")], stdin: answers.joined(separator: "\n") + "\n")
    #expect(asked.status == 0)
    #expect(try folder.read("asked.yaml") == (try folder.read("unit.yaml")))
  }

  @Test func `an answer that is missing, wrong or unknown is named`() throws {
    let folder = try TemporaryFolder()
    let short = try folder.write("short.csv", Samples.unitSheet.replacing("place,Minh Họa\n", with: ""))
    let missing = try runChitra(["unit", "init", "--sheet", short, "--out", folder.path("u.yaml"), "--report", "json"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("UNI-102") && missing.errors.contains("place"))
    let wrong = try folder.write("wrong.csv", Samples.unitSheet.replacing("treasury_code,9999", with: "treasury_code,99"))
    #expect(try runChitra(["unit", "init", "--sheet", wrong, "--out", folder.path("u.yaml")]).errors.contains("UNI-104"))
    let odd = try folder.write("odd.csv", Samples.unitSheet + "colour,blue\n")
    #expect(try runChitra(["unit", "init", "--sheet", odd, "--out", folder.path("u.yaml")]).errors.contains("UNI-101"))
    let ended = try runChitra(["unit", "init", "--out", folder.path("u.yaml")], stdin: "UBND\n")
    #expect(ended.status == 2)
    #expect(try folder.files() == ["odd.csv", "short.csv", "wrong.csv"])
  }

  @Test func `an existing file is left alone`() throws {
    let folder = try TemporaryFolder()
    let sheet = try folder.write("sheet.csv", Samples.unitSheet)
    let target = try folder.write("unit.yaml", "mine")
    #expect(try runChitra(["unit", "init", "--sheet", sheet, "--out", target]).status == 74)
    #expect(try folder.read("unit.yaml") == Array("mine".utf8))
    #expect(try runChitra(["unit", "init", "--sheet", sheet, "--out", target, "--force"]).status == 0)
  }

  @Test func `a mistake in the unit's file has its line and refuses the run`() throws {
    let folder = try TemporaryFolder()
    let sheet = try folder.write("sheet.csv", Samples.unitSheet)
    _ = try runChitra(["unit", "init", "--sheet", sheet, "--out", folder.path("unit.yaml")])
    let text = String(decodingForTest: try folder.read("unit.yaml"))
    try folder.write("bad.yaml", text + "colour: blue\n")
    let outcome = try runChitra(["unit", "check", folder.path("bad.yaml"), "--report", "json"])
    #expect(outcome.status == 2)
    let finding = try #require(try outcome.jsonLines().first)
    #expect(finding["code"]?.text == "UNI-101")
    #expect(finding["line"]?.number == Int64(text.split(separator: "\n", omittingEmptySubsequences: false).count))
  }
}
