import ByteText
import PaymentModel
import Testing

@testable import PaymentChecks

@Suite struct PersonHashTests {
  private let hashes = PersonHashes(key: HashKey(20_261_001, 7))

  private func name(_ text: String) -> UInt64 {
    let bytes = Array(text.utf8)
    let careful = hashes.name(bytes.span, TextSlice(0..<bytes.count))
    // With room around it the same name is folded at a look.
    let roomy = [0x2C, 0x22] + bytes + [UInt8](repeating: 0x2C, count: 80)
    #expect(hashes.name(roomy.span, TextSlice(2..<2 + bytes.count)) == careful)
    return careful
  }

  private func homonym(_ row: RowCase) -> UInt64 {
    let checked = row.check()
    return hashes.homonym(checked.block.rows[0], checked.block.bytes.span)
  }

  @Test(arguments: [
    ["Nguyễn Văn An", "NGUYỄN VĂN AN", "Nguye\u{302}\u{303}n Va\u{306}n An", "Nguyễn  Văn An", "nguyen van an", "Nguyễn Văn An."],
    ["Lê Thị Hoà", "Lê Thị Hòa"], ["Lý Thị Mỹ", "Lí Thị Mĩ"], ["Nguyễn Thị Kim Phượng Hoàng", "NGUYEN THI KIM PHUONG HOANG"],
    ["An", "Ân"], [""],
  ])
  func `spellings of one name have one hash, whether folded at a look or with care`(names: [String]) {
    #expect(Set(names.map(name)).count == 1)
  }

  @Test func `other names have other hashes`() {
    let names = ["", "A", "AA", "AAAAAAAA", "AAAAAAAAA", "Nguyễn Văn An", "Nguyễn Văn Anh", "Nguyễn Vân", "Vân Nguyễn"]
    #expect(Set(names.map(name)).count == names.count)
  }

  @Test func `the name and the day tell people apart, and the residence where only the year is known`() {
    let plain = homonym(RowCase())
    #expect(plain != 0)
    #expect(homonym(RowCase(.address, "Thôn 9")) == plain)
    #expect(homonym(RowCase { $0.birth = CalendarDate(year: 1942, month: 8, day: 16) }) != plain)
    let year = homonym(RowCase { $0.birth = CalendarDate(year: 1942) })
    #expect(homonym(RowCase(.address, "Thôn 9") { $0.birth = CalendarDate(year: 1942) }) != year)
    #expect(homonym(RowCase { $0.birthState = .malformed }) == 0)
    #expect(homonym(RowCase(.name, "")) == 0)
  }

  @Test func `an account is one with its bank`() {
    func account(_ row: RowCase) -> UInt64 {
      let checked = row.check()
      return hashes.destination(checked.resolved, checked.block.bytes.span)
    }
    let plain = account(RowCase())
    #expect(plain != 0)
    #expect(account(RowCase(.account, "0121 0008 89922")) == plain)
    #expect(account(RowCase(.bank, "970405")) != plain)
    #expect(account(RowCase(.account, "0121000889923")) != plain)
  }
}

@Suite struct HighestOnlyTests {
  private let highest = HighestOnly()

  private func contradict(_ left: String, _ right: String, sameAmount: Bool = false) -> Bool {
    highest.contradict(Array(left.utf8), Array(right.utf8), sameAmount: sameAmount)
  }

  /// Clauses of ND 20/2021/NĐ-CP Art 5, and what Art 11, 20 and 25 pay besides.
  @Test(arguments: [
    ("Trẻ em dưới 16 tuổi không có nguồn nuôi dưỡng", HighestOnly.Kind.clause(1)), ("5.2", .clause(2)),
    ("Trẻ em nhiễm HIV/AIDS thuộc hộ nghèo", .clause(3)), ("Người đơn thân nghèo đang nuôi con", .clause(4)),
    ("Người cao tuổi hộ nghèo không có người phụng dưỡng", .clause(5)), ("5.5a-1", .clause(5)),
    ("Người khuyết tật đặc biệt nặng", .clause(6)), ("Người cao tuổi khuyết tật nặng", .clause(6)),
    ("Trẻ em dưới 3 tuổi hộ nghèo, cận nghèo", .clause(7)), ("Người nhiễm HIV/AIDS thuộc hộ nghèo", .clause(8)),
    ("Trợ cấp hưu trí xã hội", .pension), ("Nhận chăm sóc trẻ em dưới 4 tuổi", .beside),
    ("Hộ gia đình đang trực tiếp chăm sóc NKT đặc biệt nặng", .beside), ("Hỗ trợ chi phí mai táng", .beside), ("20.2c", .beside),
    ("25.1a", .beside), ("Hệ số 1,5", .unknown), ("", .unknown),
  ])
  func `an allowance is known by its words or its code`(regime: String, kind: HighestOnly.Kind) {
    #expect(highest.kind(Array(regime.utf8)) == kind)
  }

  @Test func `one allowance under two names is one only with one amount`() {
    #expect(!contradict("Người cao tuổi", "Người cao tuổi từ đủ 80 tuổi", sameAmount: true))
    #expect(contradict("Người cao tuổi", "Người cao tuổi từ đủ 80 tuổi"))
    #expect(!contradict("NGƯỜI CAO TUỔI", "Người cao tuổi"))
  }

  @Test func `a single parent may add clauses 5, 6 and 8, in either order, and no other`() {
    for (clause, isLawful) in [
      ("5.1-a", false), ("5.2", false), ("5.3-a", false), ("5.5b", true), ("5.6-1", true), ("5.7", false), ("5.8", true),
    ] {
      #expect(contradict("5.4", clause) != isLawful, "\(clause)")
      #expect(contradict(clause, "5.4") != isLawful, "\(clause)")
    }
  }
}
