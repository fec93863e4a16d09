// Nothing is paid twice: not after a return, not without an identity number, not over several continued sets.
import Files
import TestSupport
import Testing

@Suite struct PaidOnceTests {
  private func person(_ name: String, _ number: Int, _ cells: [String: String] = [:]) -> [String: String] {
    SmallRoster.person(name, number, cells)
  }

  /// A treasury statement on which the payment of a reference comes back.
  private func credit(_ reference: String, _ amount: Int) -> String {
    """
    Ngày giao dịch,Số chứng từ,Ghi nợ,Ghi có,Số dư,Nội dung
    ,,,,1000000,Số dư đầu kỳ
    12/10/2026,K1,,\(amount),\(1_000_000 + amount),TRA LAI \(reference) SAI TK
    ,,,,\(1_000_000 + amount),Số dư cuối kỳ

    """
  }

  private func returned(_ desk: Desk, _ set: String, _ reference: String, _ amount: Int, out: String) throws -> String {
    _ = try desk.folder.write("back.csv", Array(credit(reference, amount).utf8))
    let outcome = try runChitra(
      ["reconcile", "--sent", set, "--returned", "back.csv", "--out", out, "--now", PreparedMonth.now], in: desk.folder.path(""))
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try desk.text("\(out)/repay/btxh.csv")
  }

  @Test func `what came back is paid again once, whether its set is continued or not, and not offered a third time`() throws {
    let desk = try Desk()
    let roster = SmallRoster(person("Nguyễn Văn Bình", 1), person("Nguyễn Văn Cường", 2))
    #expect(try desk.prepare([("ds.csv", roster.text)], out: "s1").status == 0)
    let first = try desk.payments("s1")
    let reference = first.table.cell(first.rows[0], "reference")
    let repay = try returned(desk, "s1", reference, 750_000, out: "r1")
    #expect(try desk.prepare([("lai.csv", repay)], out: "s2", ["--continue", "s1"]).status == 0)
    let again = try desk.payments("s2")
    #expect(again.rows.map { again.table.cell($0, "reference").prefix(10) } == [reference.prefix(10)])
    #expect(again.rows.map { again.table.cell($0, "attempt") } == ["2"])
    // The same list once more, beside the set that has paid it by now.
    #expect(try desk.prepare([("lai.csv", repay)], out: "s3", ["--continue", "s1", "--continue", "s2"]).status == 2)
    #expect(try desk.heldCodes("s3") == ["PAY-524"])
    let both = try runChitra(
      ["reconcile", "--sent", "s1", "s2", "--returned", "back.csv", "--out", "r2", "--now", PreparedMonth.now], in: desk.folder.path(""))
    #expect(both.status == 0, "\(both.errors)")
    #expect(!Folder.exists(desk.folder.path("r2/repay/btxh.csv")))
  }

  @Test func `a number that was corrected after the payment is told`() throws {
    let desk = try Desk()
    #expect(try desk.prepare([("ds.csv", SmallRoster(person("Nguyễn Văn Bình", 1)).text)], out: "s1").status == 0)
    for (number, cells) in [(9, ["Số CCCD": "038050200009"]), (8, ["Số CCCD": ""])] {
      let row = person("Nguyễn Văn Bình", 1, cells)
      let outcome = try desk.prepare([("moi.csv", SmallRoster(row).text)], out: "s\(number)", ["--continue", "s1"])
      #expect(outcome.errors.contains("warning PAY-552") && outcome.errors.contains("at s1/treasury/"), "\(outcome.errors)")
    }
    // Somebody else of the name lives elsewhere, or is owed another amount.
    for cells in [["Thôn": "Thôn 7"], ["Mức trợ cấp": "500000", "Tổng số tiền": "500000"]] {
      let row = person("Nguyễn Văn Bình", 7, cells)
      let outcome = try desk.prepare([("khac.csv", SmallRoster(row).text)], out: "o\(cells.count)", ["--continue", "s1"])
      #expect(!outcome.errors.contains("PAY-552"), "\(outcome.errors)")
    }
  }

  @Test func `a payment of two lines in cash keeps the phone that the list shows`() throws {
    let desk = try Desk()
    let cash = ["Số tài khoản": "", "Ngân hàng": "", "Hình thức chi trả": "Tiền mặt", "Số điện thoại": "0912345678"]
    let roster = SmallRoster(
      person("Nguyễn Văn Bình", 1, cash), person("Nguyễn Văn Bình", 1, ["Đối tượng": "Người cao tuổi"].merging(cash) { $1 }))
    #expect(try desk.prepare([("ds.csv", roster.text)], out: "s1").status == 0)
    let list = Table(csv: try desk.text("s1/cash/btxh-01.csv"))
    #expect(list.rows.map { list.cell($0, "Số điện thoại") } == ["0912345678"])
  }

  @Test func `a person with two lawful lines keeps identity, role and stem after a return, and her lines are known again`() throws {
    let desk = try Desk()
    let roster = SmallRoster(
      person("Nguyễn Văn Bình", 1), person("Nguyễn Văn Bình", 1, ["Đối tượng": "Người cao tuổi"]), person("Nguyễn Văn Cường", 2))
    #expect(try desk.prepare([("ds.csv", roster.text)], out: "s1").status == 0)
    let first = try desk.payments("s1")
    let both = try #require(first.rows.first { first.table.cell($0, "identity") == "038050200001" })
    #expect(first.table.cell(both, "amount") == "1500000")
    #expect(first.table.cell(both, "payee_role") == "beneficiary")
    #expect(first.table.cell(both, "beneficiary_name").isEmpty)
    let reference = first.table.cell(both, "reference")

    let repay = try returned(desk, "s1", reference, 1_500_000, out: "r1")
    let again = try desk.prepare([("repay.csv", repay)], out: "s2")
    #expect(again.status == 0, "\(again.errors)")
    #expect(!again.errors.contains("PAY-110"))
    let second = try desk.payments("s2")
    #expect(second.rows.map { second.table.cell($0, "payee_role") } == ["beneficiary"])
    #expect(second.rows.map { second.table.cell($0, "attempt") } == ["2"])
    #expect(second.rows.map { String(second.table.cell($0, "reference").prefix(10)) } == [String(reference.prefix(10))])

    // Her two lines in one run with the first list are the same lines; the set that repays her holds them against a later list.
    #expect(try desk.prepare([("ds.csv", roster.text), ("repay.csv", repay)], out: "s3").status == 2)
    #expect(try desk.heldCodes("s3") == ["PAY-506", "PAY-506"])
    #expect(try desk.prepare([("ds.csv", roster.text)], out: "s4", ["--continue", "s2"]).status == 2)
    #expect(try desk.heldCodes("s4") == ["PAY-524", "PAY-524"])
  }

  @Test func `a person without an identity number is the same one with another account, number or list`() throws {
    let desk = try Desk()
    let plain = person("Nguyễn Văn Bình", 1, ["Số CCCD": ""])
    let corrected = plain.merging(["Số tài khoản": "3500200009999", "Số điện thoại": "0912345678"]) { $1 }
    #expect(try desk.prepare([("a.csv", SmallRoster(plain).text)], out: "s1").status == 0)
    for (index, row) in [corrected, plain.merging(["Số CCCD": "038050200001"]) { $1 }, plain.merging(["Ngày sinh": "1950-02-01"]) { $1 }]
      .enumerated()
    {
      #expect(try desk.prepare([("b.csv", SmallRoster(row).text)], out: "c\(index)", ["--continue", "s1"]).status == 2)
      #expect(try desk.heldCodes("c\(index)") == ["PAY-524"])
    }
    #expect(try desk.prepare([("twice.csv", SmallRoster(plain, corrected).text)], out: "t").status == 2)
    #expect(try desk.heldCodes("t") == ["PAY-505"])

    // Namesakes of another birth date or residence are other people.
    let namesakes = SmallRoster(plain, plain.merging(["Ngày sinh": "01/02/1951"]) { $1 }, plain.merging(["Thôn": "Thôn 2"]) { $1 })
    #expect(try desk.prepare([("n.csv", namesakes.text)], out: "n").status == 0)
    #expect(Set(try desk.payments("n").rows.map { $0[0] }).count == 3)
  }

  @Test func `a person without an identity number keeps the stem on the next attempt`() throws {
    let desk = try Desk()
    let roster = SmallRoster(person("Nguyễn Văn Bình", 1, ["Số CCCD": ""]))
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s1").status == 0)
    let first = try desk.payments("s1")
    let reference = first.table.cell(first.rows[0], "reference")
    #expect(first.table.cell(first.rows[0], "beneficiary_details") == "1950-02-01||")
    let repay = try returned(desk, "s1", reference, 750_000, out: "r1").replacing("3500200001001", with: "3500200009999")
    #expect(repay.contains("01/02/1950"))
    #expect(try desk.prepare([("repay.csv", repay)], out: "s2").status == 0)
    let second = try desk.payments("s2")
    #expect(second.table.cell(second.rows[0], "reference").prefix(10) == reference.prefix(10))
    #expect(try desk.prepare([("a.csv", roster.text), ("repay.csv", repay)], out: "s3").status == 2)
    #expect(try desk.heldCodes("s3") == ["PAY-506"])
  }

  @Test func `a payee without an identity number keeps the stem, with a birth date in the first list or not`() throws {
    let desk = try Desk()
    let roster = SmallRoster(person("Nguyễn Văn Bình", 1, ["Người nhận thay": "Trần Thị Lan", "Quan hệ": "Con được ủy quyền"]))
    #expect(try desk.prepare([("a.csv", roster.text)], out: "s1").status == 0)
    let first = try desk.payments("s1")
    let reference = first.table.cell(first.rows[0], "reference")
    #expect(first.table.cell(first.rows[0], "beneficiary_details").isEmpty)
    let repay = try returned(desk, "s1", reference, 750_000, out: "r1")
    #expect(try desk.prepare([("repay.csv", repay)], out: "s2").status == 0)
    let second = try desk.payments("s2")
    #expect(second.table.cell(second.rows[0], "payee_name") == "Trần Thị Lan")
    #expect(second.table.cell(second.rows[0], "reference").prefix(10) == reference.prefix(10))
  }

  @Test func `each part of a row is a line of its own`() throws {
    let desk = try Desk()
    let both = person("Nguyễn Văn Bình", 1, ["Truy lĩnh": "100000", "Tổng số tiền": "850000"])
    let arrears = person("Nguyễn Văn Bình", 1, ["Mức trợ cấp": "", "Truy lĩnh": "100000", "Tổng số tiền": "100000"])
    #expect(try desk.prepare([("a.csv", SmallRoster(both, arrears).text)], out: "s1").status == 2)
    #expect(try desk.heldCodes("s1") == ["PAY-505"])
    #expect(try desk.prepare([("b.csv", SmallRoster(person("Nguyễn Văn Bình", 1), arrears).text)], out: "s2").status == 0)
  }

  @Test func `a continued set refuses what all sets before it pay`() throws {
    let desk = try Desk()
    let (one, two, three) = (person("Nguyễn Văn Bình", 1), person("Nguyễn Văn Cường", 2), person("Nguyễn Văn Dũng", 3))
    let all = SmallRoster(one, two, three).text
    let damaged = SmallRoster(one, two, three.merging(["Số CCCD": "3.8E+10"]) { $1 }).text
    #expect(try desk.prepare([("a.csv", damaged)], out: "sets/a").status == 2)
    #expect(try desk.prepare([("b.csv", SmallRoster(three).text)], out: "sets/b", ["--continue", "sets/a"]).status == 0)
    #expect(try desk.prepare([("c.csv", all)], out: "sets/c", ["--continue", "sets/b"]).status == 2)
    #expect(try desk.heldCodes("sets/c") == ["PAY-524", "PAY-524", "PAY-524"])
    // Nothing was paid by c, so it has no orders; what it continues is known all the same.
    #expect(try desk.prepare([("c.csv", all)], out: "sets/d", ["--continue", "sets/c"]).status == 2)
    #expect(try desk.heldCodes("sets/d") == ["PAY-524", "PAY-524", "PAY-524"])

    #expect(try desk.prepare([("c.csv", all)], out: "none", ["--continue", "sets/nowhere"]).status == 66)

    // Several may be named; one that is not where it was is asked for.
    #expect(try desk.prepare([("c.csv", all)], out: "e", ["--continue", "sets/b", "--continue", "sets/a"]).status == 2)
    #expect(try desk.heldCodes("e").count == 3)
    let moved = try runChitra(
      ["prepare", "../a.csv", "--unit", SmallRoster.unit, "--period", "2026-10", "--out", "f", "--continue", "lone", "--lang", "en"],
      in: try copied(desk, "sets/b", to: "other/lone"))
    #expect(moved.status == 2)
    #expect(moved.errors.contains("error IOF-505: set sets/a, which lone continues, is not found"))
  }

  /// Copies a set into a folder of its own, away from its predecessors; returns the folder.
  private func copied(_ desk: Desk, _ set: String, to target: String) throws -> String {
    for name in try Folder.files(under: desk.folder.path(set)) {
      _ = try desk.folder.write("\(target)/\(name)", try desk.folder.read("\(set)/\(name)"))
    }
    return FilePath.folder(of: desk.folder.path(target))
  }

  @Test func `money in hand is taken off once over continued sets, whose orders have references of their own`() throws {
    let desk = try Desk()
    // The unit of the samples holds 250.000 đồng of earlier BTXH money.
    #expect(try desk.prepare([("a.csv", SmallRoster(person("Nguyễn Văn Bình", 1)).text)], out: "s1").status == 0)
    let more = try desk.prepare([("b.csv", SmallRoster(person("Nguyễn Văn Cường", 2)).text)], out: "s2", ["--continue", "s1"])
    #expect(more.status == 0, "\(more.errors)")
    let orders = try ["s1", "s2"].map { try #require(JSON(parsing: desk.text("\($0)/control-sheet.json"))["orders"]?.elements.first) }
    #expect(orders.map { $0["less_held"]?.number } == [250_000, 0])
    #expect(orders.map { $0["amount"]?.number } == [500_000, 750_000])
    #expect(orders[0]["reference"]?.text != orders[1]["reference"]?.text)
  }

  @Test func `a set without one of its files is refused, and a changed file is said`() throws {
    let desk = try Desk()
    #expect(try desk.prepare([("a.csv", SmallRoster(person("Nguyễn Văn Bình", 1)).text)], out: "s1").status == 0)
    _ = try desk.folder.write("back.csv", Array(credit("K7M2X9QA4R7C", 1000).utf8))
    func reconcile(_ out: String) throws -> Outcome {
      try runChitra(["reconcile", "--sent", "s1", "--returned", "back.csv", "--out", out, "--lang", "en"], in: desk.folder.path(""))
    }
    let bank = try #require(try Folder.files(under: desk.folder.path("s1")).first { $0.hasPrefix("bank/") })
    let order = "s1/treasury/btxh-transfer-01.xml"
    let original = try desk.folder.read(order)
    _ = try desk.folder.write(order, original + Array("<!-- -->\n".utf8))
    #expect(try reconcile("r1").errors.contains("warning REC-003"))
    #expect(try desk.prepare([("b.csv", SmallRoster(person("Nguyễn Văn Cường", 2)).text)], out: "s2", ["--continue", "s1"]).status == 2)
    _ = try desk.folder.write(order, original)
    try Folder.removeTree(desk.folder.path("s1/\(bank)"))
    let gone = try reconcile("r2")
    #expect(gone.status == 2 && gone.errors.contains("REC-001"))
    #expect(!Folder.exists(desk.folder.path("r2")))
  }
}
