import PaymentModel
import Testing

@testable import PaymentPipeline

private func order(
  _ kind: OrderKind, account: String = "9523.4.1234567", date: String = "2026-09-18", change: (inout PaymentOrder) -> Void = { _ in }
)
  -> String
{
  var unit = FormsSamples.unit
  for index in unit.programmes.indices { unit.programmes[index].treasuryAccount = account }
  var order = FormsSamples.order(
    kind, payees: ControlTotals(count: 40, amount: 23_500_000), fee: 275_000, lessHeld: 1_500_000, date: date)
  change(&order)
  return visible(OrderForm(unit: unit, order: order, settings: FormSettings(), bankName: FormsSamples.bankName).html())
}

@Suite struct FormsOrderTests {
  @Test func `the order states account, budget line, detail, total and words`() {
    let text = order(.payingService)
    // 23.500.000 + 275.000 − 1.500.000 = 22.275.000
    for part in [
      "Mã ĐVQHNS: 1234567", "9523.4.1234567", "Cấp ngân sách: 4", "7449 800 370 – 398 12 23.500.000",
      "Phí dịch vụ chi trả 7449 800 370 – 398 12 275.000",
      "−1.500.000", "Tổng cộng 22.275.000", "Hai mươi hai triệu hai trăm bảy mươi lăm nghìn đồng", "Bưu điện tỉnh Thanh Hóa",
      "110000012345", "Vietcombank",
      "Trịnh Văn Đức", "Nguyễn Hữu Ước", "Năm ngân sách: 2026", "KHO BẠC NHÀ NƯỚC",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("KHÔNG KHỚP"))
    #expect(!text.contains("Lê Thị Minh"), "the preparer does not sign orders")
  }

  @Test(arguments: [
    (OrderKind.transfer, "9523.4.1234567", "2025-12-31", "Giấy rút dự toán ngân sách nhà nước", "Mẫu số C2-02a/NS (NĐ 11/2020/NĐ-CP)"),
    (.transfer, "9523.4.1234567", "2026-01-01", "Giấy rút dự toán ngân sách nhà nước", "Theo NĐ 347/2025/NĐ-CP (số mẫu: chưa xác định)"),
    (.transfer, "3713.0.1234567", "2025-12-31", "Ủy nhiệm chi", "Mẫu số C4-02a/KB (NĐ 11/2020/NĐ-CP)"),
    (.cashAdvance, "3713.0.1234567", "2025-12-31", "Giấy rút tiền mặt", "Mẫu số C4-09/KB (NĐ 11/2020/NĐ-CP)"),
    (.cashAdvance, "9523.4.1234567", "2025-12-31", "Giấy rút dự toán ngân sách nhà nước", "Mẫu số C2-02a/NS (NĐ 11/2020/NĐ-CP)"),
  ])
  func `title and form number follow account, kind and date`(kind: OrderKind, account: String, date: String, title: String, number: String)
  {
    let text = order(kind, account: account, date: date)
    #expect(text.contains(title))
    #expect(text.contains(number))
  }

  @Test(arguments: [
    (OrderKind.transfer, "Thực chi ☒ Tạm ứng ☐ Chuyển khoản ☒ Tiền mặt ☐"),
    (.payingService, "Thực chi ☐ Tạm ứng ☒ Chuyển khoản ☒ Tiền mặt ☐"),
    (.cashAdvance, "Thực chi ☐ Tạm ứng ☒ Chuyển khoản ☐ Tiền mặt ☒"),
  ])
  func `the boxes follow the kind`(kind: OrderKind, boxes: String) {
    #expect(order(kind).contains(boxes))
  }

  @Test func `detail that is not the total is said`() {
    #expect(order(.transfer) { $0.amount += 1 }.contains("KHÔNG KHỚP"))
    #expect(order(.transfer) { $0.lessHeld = .min }.contains("KHÔNG KHỚP"))
  }

  @Test func `January's money is of January's budget year`() {
    #expect(order(.transfer, date: "2026-12-20") { $0.period = Period("2027-01")! }.contains("Năm ngân sách: 2027"))
  }

  @Test func `the list of payees carries Mẫu số 09 until the end of 2025`() {
    #expect(visible(FormsSamples.payeeList(FormsSamples.payments(2, .bank), date: "2025-12-31")).contains("Mẫu số 09 (NĐ 11/2020/NĐ-CP)"))
    #expect(visible(FormsSamples.payeeList(FormsSamples.payments(2, .bank))).contains("Theo NĐ 347/2025/NĐ-CP (số mẫu: chưa xác định)"))
  }

  @Test func `the unit is shown as the forms print it`() {
    let form = UnitForm(unit: FormsSamples.unit, bankName: FormsSamples.bankName)
    for part in [
      "Ủy ban nhân dân phường Hàm Rồng", "14758, theo danh mục từ ngày 01/07/2025", "9523.1.1234567 (tài khoản dự toán)",
      "chương 024, loại 370, khoản 371, tiểu mục 7151, nguồn 12, cấp 1", "2.400.000.000 đồng",
      "Agribank chi nhánh Hàm Rồng (Agribank, BIN 970405)",
      "Viettel Money, tệp mobile-viettel", "0,55 %", "Nguyễn Hữu Ước – Chủ tịch", "Chuyển khoản cho người hưởng",
    ] {
      #expect(form.text.contains(part), "\(part)")
      #expect(visible(form.html()).contains(part), "\(part)")
    }
    var unit = FormsSamples.unit
    unit.name = "A\u{1B}[31m"
    #expect(!UnitForm(unit: unit, bankName: FormsSamples.bankName).text.contains("\u{1B}"))
  }

  @Test(arguments: [(5500, "0,55 %"), (0, "0 %"), (10_000, "1 %"), (12_345, "1,2345 %"), (1, "0,0001 %"), (-5500, "−0,55 %")])
  func `fees are percentages without a rounding`(millionths: Int, expected: String) {
    #expect(UnitForm.percent(millionths: millionths) == expected)
  }
}
