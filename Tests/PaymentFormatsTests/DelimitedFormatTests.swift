// Column profiles: every file that is written can be read back with nothing but itself, and is told from the others by its header.
import Diagnostics
import FormatDescriptions
import PaymentModel
import Testing

@testable import PaymentFormats

struct DelimitedFormatTests {
  static let paymentIDs = ["mobile-viettel", "mobile-vnpt", "mobile-mobifone", "cash-list", "home-list"]
  static let answerIDs = ["mobile-viettel-result", "mobile-vnpt-result", "mobile-mobifone-result", "service-result"]

  private func profile(_ id: String) throws -> ColumnProfile {
    let catalogue = SchemaCatalogue()
    return try #require(catalogue.profile(id))
  }
  private func format(_ id: String) throws -> PaymentFormat {
    let profile = try profile(id)
    return try #require(DelimitedFormats.format(profile))
  }

  private func payment(_ number: Int, _ channel: Channel, _ texts: inout InventedTexts) -> Payment {
    let destination: Destination =
      switch channel {
      case .mobile: .mobileMoney(phone: "09" + texts.digits(8))
      case .home: .cashAtHome(address: "Thôn \(number), \"xã\" Hàm Rồng; Thanh Hoá")
      default: .cashAtPayPoint("Xã Hàm Rồng, điểm \(number)")
      }
    let reference = "K7M2X9QA\(1000 + number)"
    return Payment(
      reference: reference, attempt: Int.random(in: 1...32, using: &texts.numbers), programme: texts.pick([.ncc, .btxh]),
      period: texts.pick([Period("2026-10"), Period("2026-10-B")]),
      beneficiary: Party(name: texts.pick(["Lê Thị Bé", "=SUM(A1)", "'Ănh"]), identity: Identity(number: "038150001234")),
      payee: Party(
        name: texts.pick(["Nguyễn Văn Ân", "+84 giả", "@x", "Trần \"Tí\", con"]), identity: Identity(number: "038050" + texts.digits(6))),
      role: texts.pick(PayeeRole.allCases), amount: Amount(Int64.random(in: 1...99_999_999, using: &texts.numbers)),
      destination: destination, remittance: reference + " tro cap; thang 10, dot 1")
  }

  @Test(arguments: paymentIDs)
  func `random payments come back from a file of each profile as they were`(id: String) throws {
    let bench = try FormatBench()
    let format = try format(id)
    let channel = try #require(Channel(code: try profile(id).fixedValue(.channel) ?? ""))
    var texts = InventedTexts(seed: 21)
    var block = PaymentBlock()
    for number in 1...200 { block.append(payment(number, channel, &texts)) }
    let written = bench.write([block], BatchHeader(), format)
    #expect(written.refused.isEmpty)
    #expect(written.loss.isEmpty)
    #expect(written.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let read = try bench.payments(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.isWhole)
    #expect(read.payments == block.rows.indices.map { block.payment(at: $0) })
    #expect(read.rows.map(\.sourceRecord) == (2...201).map { UInt32($0) })
    #expect(bench.write(read.blocks, read.header, format).bytes == written.bytes)
  }

  @Test(arguments: ["cash-list", "home-list"])
  func `lists that people open say the payee's part in Vietnamese, and the old words are still read`(id: String) throws {
    let bench = try FormatBench()
    let format = try format(id)
    let channel = try #require(Channel(code: try profile(id).fixedValue(.channel) ?? ""))
    var texts = InventedTexts(seed: 5)
    var block = PaymentBlock()
    for (number, role) in PayeeRole.allCases.enumerated() {
      var payment = payment(number, channel, &texts)
      payment.role = role
      block.append(payment)
    }
    let words = ["Người hưởng", "Người được ủy quyền", "Người giám hộ", "Đại diện thân nhân", "Người tổ chức mai táng", "Người thừa kế"]
    let written = String(decoding: bench.write([block], BatchHeader(), format).bytes, as: UTF8.self)
    var (old, plain) = (written, written)
    for (word, role) in zip(words, PayeeRole.allCases) {
      #expect(written.contains(",\(word),") && !written.contains(role.code))
      old = old.replacing(",\(word),", with: ",\(role.code),")
    }
    plain = plain.replacing("Người giám hộ", with: "NGUOI GIAM HO")
    for text in [old, plain] {
      let read = try bench.payments(Array(text.utf8), format)
      #expect(read.codes == [] && read.payments.map(\.role) == PayeeRole.allCases)
    }
    #expect(try bench.payments(Array(written.replacing("Người giám hộ", with: "Người lạ").utf8), format).codes.count == 1)
  }

  @Test func `each file is told from all others by its header`() throws {
    let bench = try FormatBench()
    let formats = SchemaCatalogue().profiles.compactMap { DelimitedFormats.format($0) }
    #expect(formats.count >= 10)
    for format in formats {
      let bytes =
        format.content == .payments
        ? bench.write([PaymentBlock()], BatchHeader(), format).bytes
        : bench.write([EntryBlock()], StatementBalances(), BatchHeader(), format).bytes
      let sniffed = SniffedBytes(bytes: bytes, isWhole: true, fileName: "x.csv")
      #expect(format.sniff(sniffed)?.confidence == 100, "\(format.id)")
      for other in formats where other.id != format.id {
        #expect((other.sniff(sniffed)?.confidence ?? 0) < 100, "\(format.id) taken for \(other.id)")
      }
    }
  }

  @Test(arguments: answerIDs)
  func `answers come back from a file of each profile as they were`(id: String) throws {
    let bench = try FormatBench()
    let profile = try profile(id)
    let format = try format(id)
    let reasons = try #require(profile.reasons)
    var block = EntryBlock()
    let statuses = EntryStatus.allCases.filter { profile.statusTexts[$0] != nil }
    for number in 0..<60 {
      let status = statuses[number % statuses.count]
      let reason = status == .paid ? nil : ReasonCode(list: reasons.list, code: reasons.codes[number % reasons.codes.count])
      block.append(
        StatementEntry(
          bookingDate: CalendarDate(year: 2026, month: 10, day: 1 + number % 28), direction: .none, status: status,
          amount: Amount(Int64(500_000 + number)), reference: "K7M2X9QA\(1000 + number)",
          bankReference: profile.columnIndex(.bankReference) == nil ? "" : "FT\(number)", counterpartyName: "Nguyễn Văn Ân",
          counterpartyAccount: profile.columnIndex(.counterpartyAccount) == nil ? "" : "0912345678", reason: reason,
          narrative: reason == nil ? "" : "ghi chú, \(number)"))
    }
    let written = bench.write([block], StatementBalances(), BatchHeader(), format)
    #expect(written.loss.isEmpty)
    let read = try bench.entries(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.entries == block.rows.indices.map { block.entry(at: $0) })
  }

  @Test func `a statement comes back with its balances, and fees are told from returns`() throws {
    let bench = try FormatBench()
    let format = try format("statement-csv")
    let day = CalendarDate(year: 2026, month: 10, day: 22)
    var block = EntryBlock()
    block.append(
      StatementEntry(bookingDate: day, direction: .debit, amount: Amount(540_000), bankReference: "FT1", narrative: "K7M2X9QA4R7C tro cap"))
    block.append(
      StatementEntry(
        bookingDate: day, valueDate: day, direction: .credit, amount: Amount(540_000), bankReference: "FT2", counterpartyName: "Lê, B",
        counterpartyAccount: "0350010001", narrative: "HOAN TRA K7M2X9QA4R7C"))
    block.append(StatementEntry(bookingDate: day, direction: .debit, status: .fee, amount: Amount(3_300), narrative: "Phí chuyển tiền"))
    let balances = StatementBalances(opening: 10_000_000, closing: 9_996_700)
    let written = bench.write([block], balances, BatchHeader(), format)
    #expect(written.loss.isEmpty)
    let read = try bench.entries(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.balances == balances)
    #expect(read.entries == block.rows.indices.map { block.entry(at: $0) })
  }

  @Test(arguments: [
    ("Phí chuyển tiền", true), ("THU PHI DICH VU SMS", true), ("Lệ phí", true), ("phi", true), ("Phi Thi Lan rut tien", false),
    ("Tro cap Phi Van Minh", false), ("Service charge", true), ("", false),
  ])
  func `a fee is known by the words beside it, because Phí is a name as well`(narrative: String, isFee: Bool) {
    #expect(DelimitedCells.isFee(narrative) == isFee)
  }

  @Test func `a bank's own statement is understood: title, other separator, dotted sums, number under the day, broken lines, totals`()
    throws
  {
    let bench = try FormatBench()
    let text = """
      NGÂN HÀNG GIẢ ĐỊNH;;;;
      Số dư đầu kỳ: 1.000.000;;;;
      Ngày GD;Ghi nợ;Ghi có;Số dư;Diễn giải
      "31/10/2026
      5243.65937";;500.000;1.500.000;"HOAN TRA
        K7M2X9QA4R7C"
      31/10/2026 14:05;200,000;0;1.300.000;Chi tiền
      Cộng phát sinh;200.000;500.000;;
      Số dư cuối kỳ;;;1.300.000;
      Người lập;;;;Giám đốc

      """
    let read = try bench.entries(Array(text.utf8), try format("statement-csv"))
    #expect(read.codes == [])
    #expect(read.isWhole)
    #expect(read.balances == StatementBalances(opening: 1_000_000, closing: 1_300_000))
    let day = CalendarDate(year: 2026, month: 10, day: 31)
    #expect(
      read.entries == [
        StatementEntry(
          bookingDate: day, direction: .credit, amount: Amount(500_000), bankReference: "5243.65937", narrative: "HOAN TRA K7M2X9QA4R7C"),
        StatementEntry(bookingDate: day, direction: .debit, amount: Amount(200_000), narrative: "Chi tiền"),
      ])
    #expect(read.rows.map(\.sourceRecord) == [4, 7])
  }

  @Test func `an unknown word of a status is pending, with a warning that names it`() throws {
    let bench = try FormatBench()
    let text =
      "Mã tham chiếu,Số điện thoại,Số tiền,Kết quả\nK7M2X9QA4R7C,0912345678,540000,Lỗi lạ\nK7M2X9QA4R8D,0912345678,540000,thanh cong\n"
    let read = try bench.entries(Array(text.utf8), try format("mobile-viettel-result"))
    #expect(read.entries.map(\.status) == [.pending, .paid])
    #expect(read.codes == ["MOM-102"])
    #expect(read.findings.first?.found?.text == "Lỗi lạ")
    #expect(read.findings.first?.location?.line == 2)
    #expect(read.findings.first?.location?.columnStart == 32)
  }

  @Test func `a reason given in words becomes the sender's code`() throws {
    let bench = try FormatBench()
    let text =
      "Mã tham chiếu,Số tiền,Kết quả,Mã lý do,Lý do chưa chi\nK7M2X9QA4R7C,540.000,Chưa chi,,Đi vắng\nK7M2X9QA4R8D,1.000,chua nhan,đã chết,\n"
    let read = try bench.entries(Array(text.utf8), try format("service-result"))
    #expect(read.codes == [])
    #expect(read.entries.map(\.reason) == [ReasonCode(list: "SERVICE", code: "K02"), ReasonCode(list: "SERVICE", code: "K03")])
    #expect(read.entries.map(\.status) == [.returned, .returned])
  }

  @Test(arguments: [(540_000, [] as [String]), (540_001, ["MOM-401"])])
  func `a row of totals is checked and is no payment`(total: Int, codes: [String]) throws {
    let bench = try FormatBench()
    let text =
      "Số điện thoại,Họ và tên người nhận,Số tiền,Mã tham chiếu\n0912345678,An,540000,K7M2X9QA4R7C\n,Tổng cộng,\(total),\n,Người lập,,\n"
    let read = try bench.payments(Array(text.utf8), try format("mobile-viettel"))
    #expect(read.codes == codes)
    #expect(read.isWhole == codes.isEmpty)
    #expect(read.payments.count == 1)
    #expect(read.refused.isEmpty)
  }

  @Test func `a payment of another channel or without what the file needs is refused`() throws {
    let bench = try FormatBench()
    var texts = InventedTexts(seed: 3)
    var block = PaymentBlock()
    block.append(payment(1, .cash, &texts))
    block.append(payment(2, .mobile, &texts))
    block.append(payment(3, .mobile, &texts))
    block.rows[1][.phone] = .empty
    let written = bench.write([block], BatchHeader(), try format("mobile-viettel"))
    #expect(written.refused.map { "\($0.row) \($0.code) \($0.field)" } == ["0 MOM-202 channel", "1 MOM-201 phone"])
    #expect(try bench.payments(written.bytes, try format("mobile-viettel")).payments.map(\.reference) == ["K7M2X9QA1003"])
  }

  @Test(arguments: ["cash-list", "mobile-vnpt"])
  func `a file cut at any byte gives no payment that was not there`(id: String) throws {
    let bench = try FormatBench()
    let format = try format(id)
    var texts = InventedTexts(seed: 5)
    var block = PaymentBlock()
    for number in 1...2 { block.append(payment(number, id == "cash-list" ? .cash : .mobile, &texts)) }
    let whole = bench.write([block], BatchHeader(), format).bytes
    var payments = block.rows.indices.map { block.payment(at: $0) }
    for index in payments.indices { payments[index].role = .beneficiary }
    for count in 0..<whole.count {
      let read = try bench.payments(Array(whole[0..<count]), format)
      // Where a line ends the file may end as well: nothing tells that there was more.
      let isAtLineEnd = count > 0 && [0x0A, 0x0D].contains(whole[count - 1])
      #expect(!read.findings.isEmpty || !read.refused.isEmpty || isAtLineEnd, "\(count)")
      for payment in read.payments {
        #expect(
          payments.contains { $0.reference == payment.reference && $0.amount == payment.amount && $0.destination == payment.destination },
          "\(count)")
      }
    }
  }
}
