// Fixed-width files through layouts: what goes in comes out, what does not fit is refused, and every fault has its place.
import ByteText
import Diagnostics
import FormatDescriptions
import PaymentModel
import Testing

@testable import PaymentFormats

enum HouseLayouts {
  /// A layout of the repository.
  static func description(_ id: String) throws -> FixedWidthDescription { try #require(SchemaCatalogue().layout(id)) }

  static func format(_ id: String) throws -> PaymentFormat { FixedWidthFormats.format(try description(id)) }

  static func unit() -> PayingUnit {
    PayingUnit(
      name: "UBND xã Hàm Rồng", administrativeCode: "14758", administrativeDate: CalendarDate(year: 2025, month: 7, day: 1)!,
      budgetUnitCode: "1234567", place: "Hàm Rồng", treasury: TreasuryOffice(name: "KBNN", code: "1111"), programmes: [],
      signers: Signers(
        preparer: Signer(name: "A", office: "a"), chiefAccountant: Signer(name: "B", office: "b"),
        accountHolder: Signer(name: "C", office: "c")),
      payingBank: PayingBank(id: "agribank", name: "Agribank", bin: "970405", account: "3500.201.000123", layout: "chitra-batch"))
  }

  static func header() -> BatchHeader {
    var header = BatchHeader()
    header.unit = unit()
    header.programme = .ncc
    header.period = Period("2026-10-B")
    header.batchReference = "AB2CDE3FGH4K"
    header.executionDate = CalendarDate(year: 2026, month: 10, day: 21)
    header.createdAt = "2026-10-20T08:00:00+07:00"
    return header
  }

  static func payment(
    _ reference: String = "K7M2X9QA4R7C", name: String = "NGUYEN VAN AN", amount: Int64 = 540_000, account: String = "0350010001",
    remittance: String? = nil
  ) -> Payment {
    Payment(
      reference: reference, attempt: 1, programme: .ncc, period: Period("2026-10-B"), beneficiary: Party(name: ""),
      payee: Party(name: name, identity: Identity(number: "038050001234")), amount: Amount(amount),
      destination: .bankAccount(bankBIN: "970405", account: account), remittance: remittance ?? reference + " TRO CAP T10")
  }
}

struct FixedWidthFormatTests {
  @Test func `random payments within the bank's letters come back as they were`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var texts = InventedTexts(seed: 11)
    var block = PaymentBlock()
    for number in 1...300 {
      var payment = HouseLayouts.payment(
        "K7M2X9QA4\(100 + number)", amount: Int64.random(in: 1...999_999_999_999_999, using: &texts.numbers))
      payment.payee.name = texts.pick(["LE THI BE", "TRAN VAN CHINH", "O'NEIL-NGUYEN"])
      payment.role = texts.pick(PayeeRole.allCases)
      payment.attempt = Int.random(in: 1...32, using: &texts.numbers)
      payment.destination = .bankAccount(bankBIN: texts.digits(6), account: texts.digits(Int.random(in: 1...19, using: &texts.numbers)))
      block.append(payment)
    }
    let written = bench.write([block], HouseLayouts.header(), format)
    #expect(written.refused.isEmpty)
    #expect(written.loss.entries.map(\.field) == ["header.unit_name"])
    #expect(written.bytes.count == 302 * 352)
    let read = try bench.payments(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.isWhole)
    #expect(read.payments == block.rows.indices.map { block.payment(at: $0) })
    #expect(read.rows.map(\.sourceRecord) == (2...301).map { UInt32($0) })
    #expect(read.header.programme == .ncc)
    #expect(read.header.period == Period("2026-10-B"))
    #expect(read.header.batchReference == "AB2CDE3FGH4K")
    #expect(read.header.executionDate == CalendarDate(year: 2026, month: 10, day: 21))
    #expect(read.header.createdAt == "2026-10-20T08:00:00+07:00")
    var header = read.header
    header.unit = HouseLayouts.unit()
    #expect(bench.write(read.blocks, header, format).bytes == written.bytes)
  }

  @Test func `a name is folded to the bank's letters and the loss says so`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(name: "Nguyễn Thị Đào"))
    let written = bench.write([block], HouseLayouts.header(), format)
    let read = try bench.payments(written.bytes, format)
    #expect(read.payments.map(\.payee.name) == ["NGUYEN THI DAO"])
    let loss = written.loss.entries.first { $0.field == "payee_name" }
    #expect(loss?.kind == .transliterated)
    #expect(loss?.severity == .informational)
    #expect(loss?.example?.before.text == "Nguyễn Thị Đào")
    #expect(loss?.example?.after.text == "NGUYEN THI DAO")
  }

  @Test(arguments: ["Лê Văn An", "Lê 😀 Văn An"])
  func `a name that would lose a letter is refused, never written as another name`(name: String) throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(name: name))
    block.append(HouseLayouts.payment("K7M2X9QA4R8D"))
    let written = bench.write([block], HouseLayouts.header(), format)
    #expect(written.refused.map(\.code.description) == ["FXW-202"])
    #expect(written.refused.map(\.field) == ["payee_name"])
    #expect(written.loss.criticalKinds.isEmpty)
    #expect(try bench.payments(written.bytes, format).payments.map(\.reference) == ["K7M2X9QA4R8D"])
  }

  @Test func `what is changed in a record shows in its check digits`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(account: "0350010001"))
    block.append(HouseLayouts.payment("K7M2X9QA4R8D", account: "0350010002"))
    let bytes = bench.write([block], HouseLayouts.header(), format).bytes
    // The accounts of the two rows change places: count, sum and hash stay the same.
    var swapped = bytes
    let (first, second) = (352 + 28..<352 + 47, 704 + 28..<704 + 47)
    swapped.replaceSubrange(first, with: bytes[second])
    swapped.replaceSubrange(second, with: bytes[first])
    let read = try bench.payments(swapped, format)
    #expect(read.codes == ["FXW-405", "FXW-405"])
    #expect(read.payments.isEmpty)
    // The last digit of the bank's code.
    var bank = bytes
    bank[352 + 27] = bank[352 + 27] == 0x35 ? 0x36 : 0x35
    #expect(try bench.payments(bank, format).codes.contains("FXW-405"))
    // A trailer of another batch.
    var trailer = bytes
    trailer[1056 + 57] = UInt8(ascii: "Z")
    let other = try bench.payments(trailer, format)
    #expect(other.codes == ["FXW-103"])
    #expect(!other.isWhole)
  }

  @Test func `blanks that are drawn together are stated`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(name: "NGUYEN VAN  AN"))
    let written = bench.write([block], HouseLayouts.header(), format)
    #expect(try bench.payments(written.bytes, format).payments.map(\.payee.name) == ["NGUYEN VAN AN"])
    let loss = written.loss.entries.first { $0.field == "payee_name" }
    #expect(loss?.kind == .transliterated)
    #expect(loss?.example?.before.text == "NGUYEN VAN  AN")
  }

  @Test(arguments: [
    (104, 104), (105, 105), (106, 98), (140, 98),
  ])
  func `B17 a remittance wider than its field is cut at a word`(length: Int, kept: Int) throws {
    // 98 letters of words, a blank, and one long word up to the length.
    let head = "K7M2X9QA4R7C " + String(repeating: "TRO ", count: 21) + "T"
    let text = head + " " + String(repeating: "X", count: length - 99)
    #expect(head.count == 98 && text.count == length)
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(remittance: text))
    let written = bench.write([block], HouseLayouts.header(), format)
    let read = try bench.payments(written.bytes, format)
    #expect(read.payments.map(\.remittance) == [String(text.prefix(kept))])
    let cut = written.loss.entries.first { $0.kind == .truncated }
    #expect(cut?.severity == (length > 105 ? .material : nil))
  }

  @Test func `B16 a remittance loses its marks and keeps the reference first`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(remittance: "K7M2X9QA4R7C Trợ cấp tháng 10, đợt 1"))
    let written = bench.write([block], HouseLayouts.header(), format)
    #expect(try bench.payments(written.bytes, format).payments.map(\.remittance) == ["K7M2X9QA4R7C TRO CAP THANG 10, DOT 1"])
    #expect(written.loss.entries.contains { $0.kind == .transliterated && $0.field == "remittance" })
  }

  @Test func `the reference at the front is never cut, and a text of one word is cut behind it`() {
    func end(_ text: String, _ width: Int, _ keep: Int) -> Int {
      let bytes = Array(text.utf8)
      return FixedWidthText.wordEnd(bytes.span, 0..<bytes.count, width: width, keep: keep)
    }
    #expect(end("ABC DEFGH", 8, 3) == 8)
    #expect(end("ABC DE FGH", 8, 3) == 6)
    #expect(end("ABC DE FGH", 6, 3) == 6)
    #expect(end("ABC DE  FGH", 8, 3) == 6)
    #expect(end("ABCDEFGH", 3, 3) == 3)
    #expect(end("ABCDEFGH", 9, 3) == 8)
  }

  @Test(
    arguments: [
      ("0350010001234567890", nil), ("03500100012345678901", "FXW-201"), ("0350 01", "FXW-101"), ("", "FXW-105"),
    ] as [(String, String?)])
  func `an account fits or the payment is refused`(account: String, code: String?) throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment(account: account))
    block.append(HouseLayouts.payment("K7M2X9QA4R8D"))
    let written = bench.write([block], HouseLayouts.header(), format)
    #expect(written.refused.map(\.code.description) == (code.map { [$0] } ?? []))
    #expect(written.refused.map(\.field) == (code == nil ? [] : ["account"]))
    let read = try bench.payments(written.bytes, format)
    #expect(read.errors == [])
    #expect(read.payments.count == (code == nil ? 2 : 1))
  }

  @Test func `a payment of another channel, currency, programme or period is refused`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    for number in 0..<5 { block.append(HouseLayouts.payment("K7M2X9QA4R7\(number)")) }
    block.rows[0].channel = .mobile
    block.rows[1].currency = Currency(Array("USD".utf8))!
    block.rows[2].programme = .btxh
    block.rows[3].period = Period("2026-11")
    let written = bench.write([block], HouseLayouts.header(), format)
    #expect(written.refused.map(\.field) == ["channel", "currency", "programme", "period"])
    #expect(try bench.payments(written.bytes, format).payments.map(\.reference) == ["K7M2X9QA4R74"])
  }

  @Test func `without a unit nothing is written and every payment says why`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    #expect(format.needsUnit)
    var header = HouseLayouts.header()
    header.unit = nil
    var block = PaymentBlock()
    block.append(HouseLayouts.payment())
    let written = bench.write([block], header, format)
    #expect(written.refused.map(\.field) == ["header.unit_code"])
    #expect(written.refused.map(\.code.description) == ["FXW-105"])
  }

  @Test func `programme and period of the header come from the first payment when nobody says them`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var header = HouseLayouts.header()
    header.programme = .unknown
    header.period = nil
    var block = PaymentBlock()
    block.append(HouseLayouts.payment())
    let read = try bench.payments(bench.write([block], header, format).bytes, format)
    #expect(read.header.programme == .ncc)
    #expect(read.header.period == Period("2026-10-B"))
  }

  @Test func `a file cut at any byte is an error, and no payment is invented`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch")
    var block = PaymentBlock()
    block.append(HouseLayouts.payment())
    block.append(HouseLayouts.payment("K7M2X9QA4R8D"))
    let whole = bench.write([block], HouseLayouts.header(), format).bytes
    let payments = block.rows.indices.map { block.payment(at: $0) }
    // The last line end may be missing.
    for count in 0..<whole.count - 2 {
      let read = try bench.payments(Array(whole[0..<count]), format)
      #expect(!read.isWhole && !read.errors.isEmpty, "\(count)")
      #expect(read.payments.allSatisfy { payments.contains($0) }, "\(count)")
    }
  }

  @Test func `answers of a bank come back as entries`() throws {
    let bench = try FormatBench()
    let format = try HouseLayouts.format("chitra-batch-return")
    var block = EntryBlock()
    let day = CalendarDate(year: 2026, month: 10, day: 22)
    let statuses: [EntryStatus] = [.paid, .returned, .rejected, .pending]
    for (number, status) in statuses.enumerated() {
      block.append(
        StatementEntry(
          bookingDate: day, valueDate: nil, direction: .none, status: status, amount: Amount(500_000 + Int64(number)),
          reference: "K7M2X9QA4R7\(number)", bankReference: "FT26295-\(number)", counterpartyName: "LE VAN B",
          counterpartyAccount: "035001000\(number)", reason: status == .paid ? nil : ReasonCode(list: "ISO-RETURN", code: "AC01"),
          narrative: status == .paid ? "" : "Sai so tai khoan"))
    }
    let written = bench.write([block], StatementBalances(), HouseLayouts.header(), format)
    #expect(written.loss.isEmpty)
    let read = try bench.entries(written.bytes, format)
    #expect(read.codes == [])
    #expect(read.isWhole)
    #expect(read.entries == block.rows.indices.map { block.entry(at: $0) })
  }

  @Test func `detection tells the layouts by their first record`() throws {
    let bench = try FormatBench()
    let batch = try HouseLayouts.format("chitra-batch")
    let answer = try HouseLayouts.format("chitra-batch-return")
    let bytes = bench.write([PaymentBlock()], HouseLayouts.header(), batch).bytes
    func confidence(_ format: PaymentFormat, _ bytes: [UInt8]) -> Int? {
      format.sniff(SniffedBytes(bytes: bytes, isWhole: true, fileName: "x"))?.confidence
    }
    #expect(confidence(batch, bytes) == 100)
    #expect(confidence(answer, bytes) == nil)
    #expect(confidence(batch, Array(bytes[0..<300])) == 80)
    #expect(confidence(batch, Array("STT,Ho ten\n".utf8)) == nil)
  }
}
