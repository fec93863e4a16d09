import PaymentModel
import Testing

@testable import PaymentPipeline

/// Blocks cut another way print the same page.
private func inBlocks(of size: Int, _ block: PaymentBlock, _ body: (PaymentBlock) -> Void) {
  var start = 0
  while start < block.rows.count {
    let end = min(start + size, block.rows.count)
    var part = PaymentBlock()
    for index in start..<end { part.append(block.payment(at: index)) }
    body(part)
    start = end
  }
}

@Suite struct FormsListTests {
  @Test func `a list of payees states its total first, in words, and signs below`() throws {
    // Payments 0…5: 750 + 500 + 500 + 750 + 500 + 500 = 3.500 thousand.
    let text = visible(FormsSamples.payeeList(FormsSamples.payments(6, .bank)))
    for part in [
      "BẢNG THANH TOÁN CHO ĐỐI TƯỢNG THỤ HƯỞNG".lowercased(), "tổng số: 6 người nhận 3.500.000",
      "1 nguyễn thị hòa 350021000000 agribank 750.000 500.000 250.000 0 0", "người giám hộ của hoàng thị thủy",
      "ba triệu năm trăm nghìn đồng", "người lập bảng", "thủ trưởng đơn vị", "kho bạc nhà nước", "có dữ liệu cá nhân",
      "kèm theo giấy rút dự toán ngân sách nhà nước số kx7p2m9qrt4a, ngày 18 tháng 9 năm 2026", "i tài khoản ngân hàng 3.500.000",
      "i. tăng 250.000", "ii. giảm −500.000",
    ] {
      #expect(text.lowercased().contains(part), "\(part)")
    }
    let total = try #require(text.range("Tổng số: 6"))
    let first = try #require(text.range("1 Nguyễn Thị Hòa"))
    #expect(total < first)
    #expect(!text.contains("KHÔNG KHỚP"))
  }

  @Test func `a list that is not what its order states says so`() {
    let block = FormsSamples.payments(6, .bank)
    let text = visible(FormsSamples.payeeList(block, stated: ControlTotals(count: 6, amount: 3_500_001)))
    #expect(text.contains("KHÔNG KHỚP: bảng có 6 người nhận, 3.500.000 đồng"))
  }

  @Test func `blocks of any size print the same list`() {
    let block = FormsSamples.payments(31, .cash)
    let whole = FormsSamples.cashList(block, .cash)
    for size in [1, 2, 9, 10, 30] {
      var form = CashListForm(
        unit: FormsSamples.unit, channel: .cash, programme: .btxh, period: FormsSamples.period, totals: FormsSamples.totals(block),
        settings: FormSettings())
      var page = HTMLPage()
      var written: [UInt8] = []
      form.begin(&page)
      inBlocks(of: size, block) {
        form.append($0, &page)
        // A caller writes the bytes away and goes on with an empty page.
        written += page.bytes
        page.bytes.removeAll(keepingCapacity: true)
      }
      form.finish(&page)
      #expect(written + page.bytes == whole, "blocks of \(size)")
    }
  }

  @Test(arguments: [(1, 1), (8, 1), (9, 1), (10, 2), (22, 2), (23, 3), (35, 3), (36, 4)])
  func `a cash list is cut into sheets of 9, then 13 rows, each with its total`(rows: Int, sheets: Int) {
    let block = FormsSamples.payments(rows, .cash)
    let text = visible(FormsSamples.cashList(block, .cash))
    #expect(text.contains("Cộng trang \(sheets) "))
    #expect(!text.contains("Cộng trang \(sheets + 1) "))
    let sum = FormWords.grouped(FormsSamples.totals(block).amount)
    #expect(text.contains("Lũy kế \(rows) người \(sum)"))
    #expect(text.contains("Ký nhận"))
    #expect(text.contains("Đại diện tổ chức dịch vụ chi trả"))
    #expect(!text.contains("KHÔNG KHỚP"))
  }

  @Test func `an empty cash list is a form with a zero`() {
    let text = visible(FormsSamples.cashList(PaymentBlock(), .home))
    #expect(text.contains("0 người nhận, 0 đồng"))
    #expect(text.contains("Không đồng"))
  }

  @Test func `home lists print the address and who collects`() {
    let text = visible(FormsSamples.cashList(FormsSamples.payments(5, .home), .home))
    #expect(text.contains("Hoàng Thị Thủy Vũ Thị Lành (Người giám hộ) 038150000999 Số 4 ngõ Đền, phố 1, phường Hàm Rồng"))
    #expect(text.contains("Trợ cấp tháng 10/2026; Truy lĩnh 09/2026 750.000"))
  }

  @Test func `any payment list prints its total with words`() {
    let text = visible(FormsSamples.paymentList(FormsSamples.payments(6, .mobile)))
    #expect(text.contains("Cộng: 6 khoản 3.500.000"))
    #expect(text.contains("Ba triệu năm trăm nghìn đồng"))
    #expect(text.contains("0911000000 Tiền di động"))
  }

  @Test func `foreign payments keep their currency and have no words in đồng`() throws {
    var block = PaymentBlock()
    let euro = try #require(Currency("EUR".utf8))
    for amount in [123_456, 5, 100] as [Int64] {
      block.append(
        Payment(
          reference: "E2E", programme: .unknown, period: nil, beneficiary: Party(name: "A"), payee: Party(name: "A"),
          amount: Amount(amount, euro), destination: nil))
    }
    let text = visible(FormsSamples.paymentList(block))
    #expect(text.contains("1.234,56 EUR"))
    #expect(text.contains("0,05 EUR"))
    // 1.234,56 + 0,05 + 1,00
    #expect(text.contains("Cộng: 3 khoản 1.235,61 EUR"))
    #expect(!text.contains("đồng"))
  }

  @Test func `names, accounts and notes cannot become markup`() {
    let attack = FormsSamples.attack
    var block = PaymentBlock()
    for destination in [
      Destination.bankAccount(bankBIN: attack, account: attack), .mobileMoney(phone: attack), .cashAtPayPoint(attack),
      .cashAtHome(address: attack),
    ] {
      var payment = FormsSamples.payment(4, .bank)
      payment.reference = attack
      payment.payee.name = attack
      payment.beneficiary.name = attack
      payment.remittance = attack
      payment.destination = destination
      block.append(payment)
    }
    for page in [
      FormsSamples.payeeList(block), FormsSamples.cashList(block, .cash), FormsSamples.cashList(block, .home),
      FormsSamples.paymentList(block),
    ] {
      #expect(!string(page).lowercased().contains("<script"))
      #expect(string(page).contains("&lt;script&gt;"))
    }
  }

  @Test func `lines that leave Int64 leave the parts unknown, not wrong`() {
    var parts = AmountParts()
    parts.add(.regular, .max)
    #expect(!parts.isUnknown)
    parts.add(.regular, 1)
    #expect(parts.isUnknown)
  }

  @Test(arguments: [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (39, "XXXIX"), (40, "40")])
  func `groups carry Roman numerals`(number: Int, expected: String) {
    #expect(PayeeListForm.roman(number) == expected)
  }
}

extension String {
  /// Where a text begins.
  func range(_ part: String) -> Int? {
    let (bytes, wanted) = (Array(utf8), Array(part.utf8))
    guard !wanted.isEmpty, bytes.count >= wanted.count else { return nil }
    return (0...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
  }
}
