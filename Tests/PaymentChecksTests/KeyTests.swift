import ByteText
import PaymentChecks
import PaymentModel
import Testing

@Suite struct KeyTests {
  private let keys = EntitlementKeys(key: HashKey(20_261_001, 7))

  private func person(_ row: RowCase) -> PersonKey {
    let checked = row.check()
    return keys.person(checked.block.rows[0], checked.resolved, checked.block.bytes.span)
  }

  private func line(_ row: RowCase, _ programme: Programme = .btxh, month: String = "2026-10", kind: LineKind = .regular) -> Key96 {
    let checked = row.check()
    let bytes = checked.block.bytes.span
    return keys.entitlement(
      keys.person(checked.block.rows[0], checked.resolved, bytes), programme, checked.block.rows[0], bytes, month: Period(month), kind: kind
    )
  }

  @Test func `a person is known by the number, however it was typed`() {
    let plain = person(RowCase())
    #expect(plain.isByNumber)
    #expect(person(RowCase(.identity, "038 042 001 234")) == plain)
    #expect(person(RowCase(.identity, "38042001234") { $0.repairsLeadingZeros = true }) == plain)
    #expect(person(RowCase(.name, "Người khác")) == plain)
    #expect(person(RowCase(.identity, "038042001235")) != plain)
  }

  @Test func `a number that was not repaired is no number`() {
    #expect(!person(RowCase(.identity, "38042001234")).isByNumber)
  }

  @Test func `without a number name, birth, residence, decision and book number tell people apart, account and phone do not`() {
    func nameless(_ change: (inout RowCase) -> Void = { _ in }) -> PersonKey {
      person(
        RowCase(.identity, "") {
          $0.cells[.address] = "Thôn 1"
          change(&$0)
        })
    }
    let plain = nameless()
    #expect(!plain.isByNumber)
    #expect(nameless() == plain)
    #expect(nameless { $0.cells[.name] = "NGUYỄN  VĂN AN" } == plain)
    #expect(nameless { $0.cells[.name] = "Nguyễn Văn Bình" } != plain)
    #expect(nameless { $0.birth = CalendarDate(year: 1942, month: 8) } != plain)
    #expect(nameless { $0.cells[.address] = "Thôn 2" } != plain)
    #expect(nameless { $0.cells[.commune] = "Xã Yên Thọ" } != plain)
    #expect(nameless { $0.cells[.decision] = "12/QĐ" } != plain)
    #expect(nameless { $0.cells[.bookNumber] = "S 7" } != plain)
    #expect(nameless { $0.cells[.account] = "0121000889923" } == plain)
    #expect(nameless { $0.cells[.phone] = "0912345678" } == plain)
  }

  @Test func `the same name in NFC, NFD and with the tone elsewhere is one name`() {
    func named(_ name: String) -> PersonKey { person(RowCase(.name, name) { $0.cells[.identity] = "" }) }
    #expect(named("Lê Thị Hoà") == named("Lê Thị Hòa"))
    #expect(named("Lê Thị Hòa") == named("Le\u{302} Thi\u{323} Ho\u{300}a"))
    #expect(named("Lý Thị Mỹ") == named("Lí Thị Mĩ"))
  }

  @Test func `a line is one person, programme, regime, month and kind`() {
    let plain = line(RowCase(.category, "5.6"))
    #expect(line(RowCase(.category, "5.6")) == plain)
    #expect(line(RowCase(.category, "5.6"), month: "2026-10-B") == plain)
    #expect(line(RowCase(.category, "5.4")) != plain)
    #expect(line(RowCase(.category, "5.6"), .ncc) != plain)
    #expect(line(RowCase(.category, "5.6"), month: "2026-09") != plain)
    #expect(line(RowCase(.category, "5.6"), kind: .arrears) != plain)
    #expect(line(RowCase(.identity, "038042001235") { $0.cells[.category] = "5.6" }) != plain)
  }

  @Test func `what is owed to a person asks for no regime`() {
    func due(_ row: RowCase, _ programme: Programme = .btxh, month: String = "2026-10", kind: LineKind = .regular) -> Key96 {
      keys.due(person(row), programme, month: Period(month), kind: kind)
    }
    let plain = due(RowCase(.category, "5.6"))
    #expect(due(RowCase(.category, "")) == plain)
    #expect(due(RowCase(), month: "2026-10-B") == plain)
    #expect(due(RowCase(), .ncc) != plain)
    #expect(due(RowCase(), month: "2026-09") != plain)
    #expect(due(RowCase(), kind: .arrears) != plain)
    #expect(due(RowCase(.identity, "038042001235")) != plain)
    #expect(line(RowCase(.category, "")) != plain)
  }

  @Test func `namesakes share name and residence`() {
    func namesakes(_ row: RowCase) -> PersonKey {
      let checked = row.check()
      return keys.namesakes(checked.block.rows[0], checked.block.bytes.span)
    }
    let plain = namesakes(RowCase())
    #expect(namesakes(RowCase(.identity, "") { $0.birth = nil }) == plain)
    #expect(namesakes(RowCase(.decision, "12/QĐ")) == plain)
    #expect(namesakes(RowCase(.name, "NGUYỄN  VĂN AN")) == plain)
    #expect(namesakes(RowCase(.name, "Nguyễn Văn Anh")) != plain)
    #expect(namesakes(RowCase(.commune, "Xã Yên Thọ")) != plain)
    var block = PaymentBlock()
    var payment = PaymentRow()
    payment[.payeeName] = block.bytes.appendSlice("NGUYEN VAN AN".utf8)
    #expect(keys.namesakes(payment, block.bytes.span) == plain)
    payment[.identity] = block.bytes.appendSlice("038042001234".utf8)
    #expect(keys.namesakes(payment, block.bytes.span) == nil)
  }

  @Test(arguments: [
    ("", "", PersonDetails.Comparison.same), ("1950-02-01|12/QĐ|S 7", "1950-02-01|12/QĐ|S 7", .same), ("|12/QĐ|", "|12/QĐ|", .same),
    ("1950-02-01||", "1950-02-01|12/QĐ|S 7", .same), ("1950-02-01|12/QĐ|", "1950-02-01|12/QĐ-UBND|S 7", .same),
    ("1950-02-01|12/QĐ|", "1950-02-01|13/QĐ|", .unsure), ("1950-02-01||S 7", "1950-02-01||S 8", .unsure), ("", "1950-02-01||", .unsure),
    ("1950||", "1950-02-01||", .unsure), ("khoảng 1950||", "1950-02-01||", .unsure), ("|12/QĐ|", "", .unsure), ("|12|", "|13|", .unsure),
    ("1950-02-01||", "1950-02-03||", .other), ("1950||", "1951-02-01||", .other), ("1950-02-01|12/QĐ|S 7", "1951-02-01|12/QĐ|S 7", .other),
  ])
  func `details make two people of a name one, two, or leave it open`(_ left: String, _ right: String, _ said: PersonDetails.Comparison) {
    #expect(PersonDetails.compare(Array(left.utf8), Array(right.utf8)) == said)
    #expect(PersonDetails.compare(Array(right.utf8), Array(left.utf8)) == said)
  }

  @Test func `one account at two banks is two accounts`() {
    func account(_ row: RowCase) -> Key96? {
      let checked = row.check()
      return keys.account(checked.resolved, checked.block.bytes.span)
    }
    let plain = account(RowCase())
    #expect(plain != nil)
    #expect(account(RowCase(.account, "0121 000 889 922")) == plain)
    #expect(account(RowCase(.bank, "Vietcombank")) == plain)
    #expect(account(RowCase(.bank, "970405")) != plain)
    #expect(account(RowCase(.account, "")) == nil)
    #expect(account(RowCase(.channel, "Tiền mặt")) == nil)
  }

  @Test func `who collects for another is known by number, else by name and account`() {
    func collector(_ row: RowCase) -> Key96? {
      let checked = row.check()
      return keys.collector(checked.block.rows[0], checked.resolved, checked.block.bytes.span)
    }
    #expect(collector(RowCase()) == nil)
    let byNumber = RowCase(.payeeName, "Trần Thị Bình") { $0.cells[.payeeIdentity] = "038165000001" }
    #expect(collector(byNumber) == collector(RowCase(.payeeName, "T. T. Bình") { $0.cells[.payeeIdentity] = "038165000001" }))
    #expect(collector(RowCase(.payeeName, "Trần Thị Bình")) == collector(RowCase(.payeeName, "TRẦN THỊ BÌNH")))
    #expect(collector(RowCase(.payeeName, "Trần Thị Bình")) != collector(byNumber))
  }

  @Test func `homonyms share name and birth date to the day`() {
    func homonym(_ row: RowCase) -> Key96? {
      let checked = row.check()
      return keys.homonym(checked.block.rows[0], checked.block.bytes.span)
    }
    #expect(homonym(RowCase(.identity, "038042009999")) == homonym(RowCase()))
    #expect(homonym(RowCase { $0.birth = CalendarDate(year: 1942) }) == nil)
  }

  @Test func `a payment's beneficiary has the key of the row it came from`() {
    var block = PaymentBlock()
    block.append(
      Payment(
        reference: "R1", programme: .btxh, period: Period("2026-10"),
        beneficiary: Party(name: "Nguyễn Văn An", identity: Identity(number: "038042001234")),
        payee: Party(name: "Trần Thị Bình", identity: Identity(number: "038165000001")), role: .guardian, amount: Amount(1),
        destination: nil))
    #expect(keys.person(block.rows[0], block.bytes.span) == person(RowCase()))
    #expect(keys.reference(block.rows[0], block.bytes.span) != nil)
  }

  @Test func `a payment to a person without a number has the key of the row it came from`() {
    let row = RowCase(.identity, "") {
      $0.cells[.commune] = "Xã Sơn Thủy"
      $0.cells[.decision] = "12|QĐ"
    }
    let checked = row.check()
    var details: [UInt8] = []
    PersonDetails.append(checked.block.rows[0], checked.block.bytes.span, to: &details)
    var block = PaymentBlock()
    var payment = PaymentRow()
    payment[.payeeName] = block.bytes.appendSlice("NGUYEN VAN AN".utf8)
    payment[.commune] = block.bytes.appendSlice("Xã Sơn Thủy".utf8)
    payment[.beneficiaryDetails] = block.bytes.appendSlice(details)
    payment[.account] = block.bytes.appendSlice("1".utf8)
    #expect(keys.person(payment, block.bytes.span) == person(row))
    #expect(PersonDetails.parts(String(decoding: details, as: UTF8.self)).decision == "12/QĐ")
  }

  @Test func `details give date, decision and book number back as a roster writes them`() {
    #expect(PersonDetails.parts("1942-08-15|12/QĐ|S 7") == ("15/08/1942", "12/QĐ", "S 7"))
    #expect(PersonDetails.parts("1942||") == ("1942", "", ""))
    #expect(PersonDetails.parts("khoảng 1950||") == ("khoảng 1950", "", ""))
    #expect(PersonDetails.parts("") == ("", "", ""))
  }

  @Test func `another run's key makes other keys`() {
    let other = EntitlementKeys(key: HashKey(1, 2))
    let checked = RowCase().check()
    #expect(other.person(checked.block.rows[0], checked.resolved, checked.block.bytes.span) != person(RowCase()))
  }
}
