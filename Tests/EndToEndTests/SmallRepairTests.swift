// What a call says where it cannot do what was asked, and small things people open.
import Files
import TestSupport
import Testing

@Suite struct CallAnswerTests {
  private func unit(_ folder: borrowing TemporaryFolder, _ sheet: String = Samples.unitSheet) throws -> String {
    _ = try runChitra(["unit", "init", "--sheet", try folder.write("sheet.csv", sheet), "--out", folder.path("unit.yaml")])
    return folder.path("unit.yaml")
  }

  @Test func `a folder is no stream`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("r.csv", Samples.goodRoster)
    let unit = try unit(folder)
    for call in [
      ["prepare", roster, "--unit", unit, "--period", "2026-10", "--out", "-"], ["sample", "--rows", "5", "--seed", "1", "--out", "-"],
      ["reconcile", "--sent", roster, "--returned", roster, "--out", "-"],
    ] {
      #expect(try runChitra(call, in: folder.path).status == 64, "\(call[0])")
    }
    #expect(try folder.files() == ["r.csv", "sheet.csv", "unit.yaml"])
  }

  @Test func `a book in the unit's file has the same answer as the option`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("r.csv", Samples.goodRoster)
    let unit = try unit(folder)
    let text = String(decodingForTest: try folder.read("unit.yaml"))
    try folder.write("book.yaml", text + "book: \"so.db\"\n")
    let call = ["prepare", roster, "--period", "2026-10", "--out", folder.path("set"), "--unit"]
    #expect(try runChitra(call + [folder.path("book.yaml")]).status == 64)
    #expect(try runChitra(call + [unit, "--book", "so.db"]).status == 64)
    #expect(try folder.files().contains { $0.hasPrefix("set/") } == false)
  }

  @Test func `the blank sheet comes back filled whatever the answers are`() throws {
    let folder = try TemporaryFolder()
    let blank = try runChitra(["unit", "init", "--blank-sheet"]).output
    let answers = Dictionary(
      Samples.unitSheet.split(separator: "\n").dropFirst().map { line in
        let parts = line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), String(parts[1]).replacing("\"", with: ""))
      }, uniquingKeysWith: { first, _ in first })
    func filled(_ changes: [String: String]) -> String {
      blank.split(separator: "\r\n").map { line in
        let cells = line.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
        let isPaid = !(cells.dropFirst().first?.hasPrefix("NCC.") ?? false) || changes["programmes"] == nil
        guard cells.count >= 4, let answer = changes[cells[1]] ?? (isPaid ? answers[cells[1]] : nil) else { return String(line) }
        return "\"\(cells[1])\",\"\(answer)\",\"\""
      }.joined(separator: "\r\n")
    }
    // No paying service, no provider, one programme: their usual answers stand in the sheet all the same.
    for (number, changes) in [[:], ["service.name": "", "mobile_providers": "", "programmes": "BTXH"]].enumerated() {
      let sheet = try folder.write("\(number).csv", filled(changes))
      let outcome = try runChitra(["unit", "init", "--sheet", sheet, "--out", folder.path("\(number).yaml")])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    // An answer of one's own to a question that does not arise is not passed over.
    let lost = try folder.write("lost.csv", filled(["service.name": "", "service.fee_percent": "0,55"]))
    #expect(try runChitra(["unit", "init", "--sheet", lost, "--out", folder.path("lost.yaml")]).errors.contains("UNI-101"))
  }

  @Test func `keys of the unit's file are shown, values are not, and what is missing is looked for in its part`() throws {
    let folder = try TemporaryFolder()
    _ = try unit(folder)
    let text = String(decodingForTest: try folder.read("unit.yaml"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("typo.yaml", text.replacing("  bin: ", with: "  bim: "))
    let typo = try runChitra(["unit", "check", folder.path("typo.yaml"), "--lang", "en"])
    #expect(typo.output.contains("bim: \"******\""))
    let holder = (lines.firstIndex { $0.hasPrefix("paying_bank:") } ?? -1) + 1
    #expect(typo.output.contains("typo.yaml:\(holder):1: error UNI-102"))
    #expect(!typo.output.contains("970405"))
  }

  @Test func `a statement's money in and money out are two sums`() throws {
    let statement =
      "booking_date,value_date,direction,amount,currency,reference,bank_reference,counterparty_name,counterparty_account,reason_list,"
      + "reason_code,narrative,source_file,source_record\n2026-10-20,,debit,5000,VND,ABCDEFGHJKAF,,,,,,,,\n"
      + "2026-10-21,,debit,2000,VND,,,,,,,,,\n2026-10-22,,credit,3000,VND,,,,,,,,,\n"
    let outcome = try runChitra(["validate", "-", "--lang", "en"], stdin: statement)
    #expect(outcome.output.contains("3 records, in 1: 3.000 đ, out 2: 7.000 đ"))
  }

  @Test func `a list of what is held and one of results are printed`() throws {
    let folder = try TemporaryFolder()
    let held = try folder.write(
      "held.csv", "\u{FEFF}source_file,source_line,code,reason,fix,amount\r\nxa.csv,5,PAY-401,\"'=Trùng\",Bỏ dòng,1500000\r\n")
    let page = try runChitra(["print", held, "-o", "-"])
    #expect(page.status == 0 && page.output.contains("PAY-401") && page.output.contains("1.500.000") && page.output.contains(">=Trùng<"))
    let header =
      "reference,attempt,amount,outcome,rule,entry,reason_list,reason_code,returned_on,action,source_file,source_record,payee_name,identity,"
      + "bank_bin,account,commune"
    let row = "ABCDEFGHJKAF,1,750000,returned,reference,x.csv:2,VIETTEL,E02,2026-10-20,,a.txt,3,Nguyễn Thị Mẫu,038142000001,970405,350,Xã"
    let results = try runChitra(["print", "-", "-o", "-"], stdin: "\u{FEFF}\(header)\r\n\(row)\r\n")
    #expect(results.status == 0 && results.output.contains("Ngân hàng trả lại") && results.output.contains("750.000"))
    #expect(try runChitra(["print", "-", "-o", folder.path("x.html")], stdin: "\(header)\nABC,1\n").status == 2)
    #expect(try folder.files() == ["held.csv"])
  }

  @Test func `a sample is the same wherever it is made and has several communes`() throws {
    let folder = try TemporaryFolder()
    for out in ["a", "deep/other name"] {
      #expect(try runChitra(["sample", "--rows", "20", "--seed", "3", "--out", out], in: try folder.deep()).status == 0)
    }
    #expect(try folder.read("a/DOC-TRUOC.txt") == (try folder.read("deep/other name/DOC-TRUOC.txt")))
    let rosters = try folder.files().filter { $0.hasPrefix("a/rosters/") }
    #expect(rosters.filter { $0.contains("-ncc-") }.count == 2 && rosters.filter { $0.contains("-btxh-") }.count == 2)
    // The two commands run as they are written, from inside the folder.
    let commands = String(decodingForTest: try folder.read("a/DOC-TRUOC.txt")).split(separator: "\n").filter { $0.hasPrefix("chitra ") }
    #expect(commands.count == 2)
    let made = try folder.files().filter { $0.hasPrefix("a/rosters/") }.map { String($0.dropFirst(2)) }
    let words = commands[0].split(separator: " ").dropFirst().flatMap { $0 == "rosters/*.csv" ? made : [String($0)] }
    #expect([0, 2].contains(try runChitra(words, in: folder.path("a")).status))
    #expect(try folder.files().contains("ho-so/control-sheet.json"))
  }
}

extension TemporaryFolder {
  /// The folder, with a subfolder "deep" in it.
  fileprivate func deep() throws -> String {
    try write("deep/keep", "")
    return path
  }
}
