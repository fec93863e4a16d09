// The whole list handed in again after corrections: a line paid once stays paid when its regime is written otherwise.
import Files
import TestSupport
import Testing

@Suite struct ReworkedListTests {
  private func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    SmallRoster.person(name, number, cells)
  }

  private func binh(_ category: String, _ cells: [String: String] = [:]) -> [String: String] {
    person("Nguyễn Văn Bình", 1, ["Đối tượng": category].merging(cells) { $1 })
  }

  /// Codes and severities of the findings that name an earlier set or another row.
  private func findings(_ outcome: Outcome) -> [String] {
    outcome.errors.split(separator: "\n").compactMap { line in
      ["error PAY-524", "warning PAY-550", "error PAY-550", "warning PAY-551", "error PAY-551"].first { line.contains(" \($0)") }
    }
  }

  /// Prepares a first list and, continuing it, a second; gives what the second run did.
  private func continued(_ desk: Desk, _ first: SmallRoster, _ second: SmallRoster, _ more: [String] = []) throws -> Outcome {
    for set in ["s1", "s2"] { try Folder.removeTree(desk.folder.path(set)) }
    let paid = try desk.prepare([("a.csv", first.text)], out: "s1")
    #expect(paid.status == 0, "\(paid.errors)")
    return try desk.prepare([("b.csv", second.text)], out: "s2", ["--continue", "s1"] + more)
  }

  @Test(arguments: [
    ("", "Người cao tuổi"), ("Người cao tuổi", ""), ("NCT", "Người cao tuổi"), ("Người khuyết tật nặng", "NKT nặng"),
    ("Người cao tuổi", "Người cao tuổi, hộ nghèo"), ("Người cao tuổi", "NGƯỜI  CAO TUỔI"),
  ])
  func `a regime filled in, left out, abbreviated or written out is the line that was paid`(_ before: String, _ after: String) throws {
    let desk = try Desk()
    let outcome = try continued(desk, SmallRoster(binh(before)), SmallRoster(binh(after), person("Nguyễn Văn Cường", 2)))
    #expect(outcome.status == 2)
    #expect(findings(outcome) == ["error PAY-524"])
    #expect(outcome.errors.contains("b.csv:4"))
    #expect(outcome.errors.contains("this entitlement was paid at s1/treasury/btxh-transfer-01.xml: "))
    #expect(try desk.heldCodes("s2") == ["PAY-524"])
    let held = Table(csv: try desk.text("s2/held.csv"))
    let said = before.isEmpty ? ", ở đó không ghi chế độ" : ", ở đó ghi là \"\(before)\""
    // The last pair folds to the same words, and needs no explanation.
    #expect(held.cell(held.rows[0], "reason").hasSuffix(said) == (before.uppercased() != after.replacing("  ", with: " ")))
  }

  @Test func `another regime or amount is paid, and the line paid before is named`() throws {
    let desk = try Desk()
    let before = SmallRoster(binh("Người khuyết tật nặng"))
    let other = binh("Người cao tuổi")
    let more = binh("NKT nặng", ["Mức trợ cấp": "900000", "Tổng số tiền": "900000"])
    for row in [other, more] {
      let outcome = try continued(desk, before, SmallRoster(row))
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(findings(outcome) == ["warning PAY-550"])
      #expect(outcome.errors.contains("of the same month, at s1/treasury/btxh-transfer-01.xml: "))
      #expect(try desk.payments("s2").rows.count == 1)
    }
    // Another month or another kind is nobody's second line.
    for cells in [["Tháng hưởng": "9/2026"], ["Mức trợ cấp": "", "Truy lĩnh": "750000", "Tháng hưởng": "10/2026"]] {
      let outcome = try continued(desk, before, SmallRoster(binh("NKT nặng", cells)))
      #expect(outcome.status == 0 && findings(outcome) == [], "\(outcome.errors)")
    }
    // A profile may have such rows held.
    _ = try desk.folder.write("p.yaml", "id: x\nseverities:\n  PAY-550: error\n")
    let ranked = try continued(desk, before, SmallRoster(other), ["--profile", "p.yaml"])
    #expect(ranked.status == 2 && findings(ranked) == ["error PAY-550"])
    #expect(try desk.heldCodes("s2") == ["PAY-550"])
  }

  @Test func `a line held before is paid when it comes corrected, though the person's other line was paid`() throws {
    let desk = try Desk()
    let paid = binh("Người khuyết tật nặng")
    let carer = ["Mức trợ cấp": "500000", "Tổng số tiền": "500000", "Số tài khoản": "9704050123456789"]
    let held = binh("Hộ gia đình đang trực tiếp chăm sóc NKT đặc biệt nặng", carer)
    #expect(try desk.prepare([("a.csv", SmallRoster(paid, held).text)], out: "s1").status == 2)
    #expect(try desk.heldCodes("s1") == ["PAY-141"])
    let corrected = held.merging(["Số tài khoản": "3500200001001"]) { $1 }
    let outcome = try desk.prepare([("b.csv", SmallRoster(corrected, paid).text)], out: "s2", ["--continue", "s1"])
    #expect(outcome.status == 2 && findings(outcome).sorted() == ["error PAY-524", "warning PAY-550"])
    #expect(try desk.payments("s2").rows.map { $0[7] } == ["500000"])
    // A third set knows both lines through the second.
    let again = try desk.prepare([("c.csv", SmallRoster(binh("NKT nặng"), corrected).text)], out: "s3", ["--continue", "s2"])
    #expect(again.status == 2)
    #expect(try desk.heldCodes("s3") == ["PAY-524", "PAY-524"])
  }

  @Test func `a part under another name holds the row`() throws {
    let desk = try Desk()
    let arrears = ["Truy lĩnh": "100000", "Tổng số tiền": "850000"]
    let outcome = try continued(desk, SmallRoster(binh("NKT nặng")), SmallRoster(binh("Người khuyết tật nặng", arrears)))
    #expect(outcome.status == 2 && findings(outcome) == ["error PAY-524"])
  }

  @Test func `a decision stands for the regime, and two decisions are two`() throws {
    let desk = try Desk()
    /// The sheet with its last text column as the decision's number.
    func list(_ category: String, _ decision: String) -> SmallRoster { SmallRoster(binh(category, ["Ghi chú": decision])) }
    func run(_ first: SmallRoster, _ second: SmallRoster) throws -> Outcome {
      for set in ["s1", "s2"] { try Folder.removeTree(desk.folder.path(set)) }
      func text(_ roster: SmallRoster) -> String { roster.text.replacing("Ghi chú", with: "Số quyết định") }
      #expect(try desk.prepare([("a.csv", text(first))], out: "s1").status == 0)
      return try desk.prepare([("b.csv", text(second))], out: "s2", ["--continue", "s1"])
    }
    for (before, after) in [
      (list("", "12/QĐ-UBND"), list("NCT", "12/QĐ-UBND")), (list("NCT", "12/QĐ-UBND"), list("", "12/QĐ-UBND")),
      (list("", ""), list("", "12/QĐ-UBND")), (list("", "12/QĐ-UBND"), list("", "")), (list("", "12/QĐ"), list("", "12/QĐ-UBND")),
    ] {
      #expect(findings(try run(before, after)) == ["error PAY-524"], "\(before.text) \(after.text)")
    }
    for (before, after) in [(list("", "12/QĐ-UBND"), list("", "13/QĐ-UBND")), (list("", "12/QĐ-UBND"), list("NCT", "13/QĐ-UBND"))] {
      #expect(findings(try run(before, after)) == ["warning PAY-550"], "\(before.text) \(after.text)")
    }
  }

  @Test func `people without a number are known by name, residence and birth date when the rest is filled in`() throws {
    let desk = try Desk()
    let plain = binh("NCT", ["Số CCCD": ""])
    func changed(_ cells: [String: String]) -> SmallRoster { SmallRoster(plain.merging(cells) { $1 }) }
    for cells in [["Đối tượng": "Người cao tuổi"], ["Đối tượng": "Người cao tuổi", "Số CCCD": "038050200001"]] {
      #expect(findings(try continued(desk, SmallRoster(plain), changed(cells))) == ["error PAY-524"], "\(cells)")
    }
    // Perhaps somebody else: told, and paid.
    let unborn = changed(["Ngày sinh": ""])
    #expect(findings(try continued(desk, unborn, SmallRoster(plain))) == ["warning PAY-550"])
    #expect(findings(try continued(desk, SmallRoster(plain), unborn)) == ["warning PAY-550"])
    // Certainly somebody else.
    #expect(findings(try continued(desk, SmallRoster(plain), changed(["Ngày sinh": "03/02/1950"]))) == [])
    #expect(findings(try continued(desk, SmallRoster(plain), changed(["Thôn": "Thôn 2"]))) == [])
    // A decision written down since makes no other person.
    func withDecisions(_ roster: SmallRoster) -> String { roster.text.replacing("Ghi chú", with: "Số quyết định") }
    #expect(try desk.prepare([("c.csv", withDecisions(SmallRoster(plain)))], out: "c1").status == 0)
    let decided = withDecisions(changed(["Ghi chú": "12/QĐ-UBND"]))
    #expect(findings(try desk.prepare([("d.csv", decided)], out: "c2", ["--continue", "c1"])) == ["error PAY-524"])
  }

  @Test func `inside one run such rows are paid together, and told`() throws {
    let desk = try Desk()
    let cuong = person("Nguyễn Văn Cường", 2)
    let one = SmallRoster(binh("NCT"), cuong)
    let two = SmallRoster(binh("Người cao tuổi"), binh("Người khuyết tật nặng"), cuong.merging(["Đối tượng": "Người cao tuổi"]) { $1 })
    let outcome = try desk.prepare([("a.csv", one.text), ("b.csv", two.text)], out: "s1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(findings(outcome) == ["warning PAY-551"])
    #expect(outcome.errors.contains("b.csv:4") && outcome.errors.contains("as the row at a.csv:4; only the regime"))
    #expect(try desk.payments("s1").rows.map { $0[7] } == ["2250000", "1500000"])
    // Another amount is another line; a profile may have the rows of that payment held.
    let raised = SmallRoster(binh("NCT"), binh("", ["Mức trợ cấp": "900000", "Tổng số tiền": "900000"]))
    #expect(findings(try desk.prepare([("c.csv", raised.text)], out: "s2")) == [])
    _ = try desk.folder.write("p.yaml", "id: x\nseverities:\n  PAY-551: error\n")
    let same = SmallRoster(binh("NCT"), cuong, binh(""))
    let ranked = try desk.prepare([("d.csv", same.text)], out: "s3", ["--profile", "p.yaml"])
    #expect(ranked.status == 2 && findings(ranked) == ["error PAY-551", "error PAY-551"])
    #expect(try desk.heldCodes("s3") == ["PAY-551", "PAY-551"])
    #expect(try desk.payments("s3").rows.count == 1)
  }
}
