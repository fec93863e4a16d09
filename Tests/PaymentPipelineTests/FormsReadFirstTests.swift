import PaymentModel
import Testing

@testable import PaymentPipeline

@Suite struct FormsReadFirstTests {
  @Test func `money of October is drawn before 25 September and reported by the service before 20 October`() throws {
    let days = Deadline.all(of: try #require(Period("2026-10")), programmes: [.btxh, .ncc])
    // 25/09/2026 is a Friday, 20/10/2026 a Tuesday, 05/11/2026 a Thursday.
    #expect(
      days.map(\.words) == [
        "trước ngày 25/09/2026 (thứ Sáu)", "trước ngày 25/09/2026 (thứ Sáu)", "trước ngày 20/10/2026 (thứ Ba)",
        "trước ngày 20/10/2026 (thứ Ba)", "trước ngày 05/11/2026 (thứ Năm)",
      ])
    #expect(days[0].source == "NĐ 20/2021/NĐ-CP, Điều 34 khoản 4")
    #expect(days[1].source == "TT 44/2022/TT-BTC, Điều 8 khoản 3")
  }

  @Test func `January and December meet the end of the budget year`() throws {
    let january = Deadline.all(of: try #require(Period("2027-01")), programmes: [.btxh])
    #expect(january.map(\.event) == [.drawMoney, .yearEnd, .serviceReports, .reportToProvince])
    #expect(january[0].date.description == "2026-12-25")
    #expect(january[1].words == "chậm nhất ngày 30/12/2026 (thứ Tư)")
    let december = Deadline.all(of: try #require(Period("2026-12")), programmes: [.ncc])
    #expect(december.last?.date.description == "2027-01-05")
    #expect(december.contains { $0.event == .yearEnd && $0.date.description == "2026-12-30" })
  }

  @Test func `a supplementary round has no legal day for drawing money`() throws {
    let days = Deadline.all(of: try #require(Period("2026-10-B")), programmes: [.btxh])
    #expect(!days.contains { $0.event == .drawMoney })
    #expect(days.contains { $0.event == .serviceReports })
  }

  @Test func `the page says what each file is, who gets it and what comes next`() {
    let text = visible(FormsSamples.readFirst.html())
    for part in [
      "có dữ liệu cá nhân", "Gửi cho Agribank chi nhánh Hàm Rồng: bank/agribank-chitra-batch-01.txt",
      "Gửi cho Viettel Money: mobile/viettel-01.csv", "Gửi cho Bưu điện tỉnh Thanh Hóa: cash/ham-rong-01.csv",
      "Phòng Giao dịch số 5 - Kho bạc Nhà nước khu vực XI", "trước ngày 25/09/2026 (thứ Sáu)",
      "chitra reconcile --sent THU-MUC-NAY --returned", "--period 2026-10 --continue THU-MUC-NAY",
      "PAY-512 số thẻ ghi thay số tài khoản 4 2.000.000 Sửa ở danh sách gốc rồi lập lại.",
      "held/BTXH thang 10 - to dan pho 1.csv", "print/mau-09-01.html Bảng thanh toán", "20 dòng, 10.000.000 đồng",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `many files are counted in the step and listed in the table`() {
    var page = FormsSamples.readFirst
    for number in 10..<20 {
      var file = page.sheet.files[4]
      file.file = "cash/diem-\(number).csv"
      page.sheet.files.append(file)
    }
    let text = visible(page.html())
    // 4 cash and home files of the sample and 10 more; 6 are named.
    #expect(text.contains("cash/diem-11.csv và 8 tệp khác (bảng dưới)."))
    #expect(text.contains("cash/diem-19.csv Tệp chi: Tiền mặt tại điểm chi trả"))
  }

  @Test func `without held rows the page asks for nothing`() {
    var page = FormsSamples.readFirst
    page.sheet.held = CountedAmount()
    page.sheet.heldReasons = []
    let text = visible(page.html())
    #expect(text.contains("Không có dòng nào bị giữ lại."))
    #expect(!text.contains("--continue"))
    #expect(!text.contains("held.csv"))
  }

  @Test func `a cash advance is paid out by the unit itself`() {
    var page = FormsSamples.readFirst
    for index in page.sheet.orders.indices where page.sheet.orders[index].order.kind == .payingService {
      page.sheet.orders[index].order.kind = .cashAdvance
    }
    #expect(visible(page.html()).contains("Gửi cho Thủ quỹ của đơn vị: cash/ham-rong-01.csv"))
  }

  @Test func `names and reasons cannot become markup`() {
    var page = FormsSamples.readFirst
    page.heldFiles = [FormsSamples.attack]
    page.printed = [.init(file: FormsSamples.attack, title: FormsSamples.attack)]
    page.reason = { _ in (FormsSamples.attack, FormsSamples.attack) }
    page.sheet.unit.payingBank.name = FormsSamples.attack
    #expect(!string(page.html()).lowercased().contains("<script"))
  }
}
