import PaymentModel
import Testing

@testable import PaymentPipeline

private func form(_ change: (inout ControlSheet) -> Void = { _ in }) -> ControlSheetForm {
  var form = FormsSamples.controlSheetForm
  change(&form.sheet)
  return form
}

@Suite struct FormsControlSheetTests {
  @Test func `the sheet states inputs, outcome, channels, files, orders and words`() {
    let text = visible(form().html())
    for part in [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN PHƯỜNG HÀM RỒNG", "Mã ĐVQHNS: 1234567",
      "Kỳ chi: tháng 10 năm 2026", "Cộng 1.200 600.000.000", "Đã lập chi 1.180 590.000.000", "Giữ lại, chưa chi (cần sửa) 20 10.000.000",
      "PAY-512: số thẻ ghi thay số tài khoản 4 2.000.000", "Tài khoản ngân hàng 800 400.000.000",
      "Tiền di động (Mobile Money) 160 90.000.000", "Tiền mặt tại điểm chi trả 160 80.000.000", "Tiền mặt tại nhà 40 20.000.000",
      "0a1b2c3d4e5f", "1.200 = 1.180 + 20", "600.000.000 = 590.000.000 + 10.000.000", "Năm trăm chín mươi triệu đồng",
      "Hàm Rồng, ngày 18 tháng 9 năm 2026", "Lê Thị Minh", "Trịnh Văn Đức", "Nguyễn Hữu Ước", "không ghi",
      "2 dòng giữ lại không đọc được số tiền: tính 0 đồng",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("0a1b2c3d4e5f6"))
    #expect(!text.contains("KHÔNG KHỚP"))
    #expect(!text.contains("✗"))
  }

  @Test func `the difference to the stated sum is printed`() {
    // List 4 states 50.500.000 and 50.000.000 were read.
    #expect(visible(form().html()).contains("50.000.000 50.500.000 −500.000"))
    // A stated number of people that differs shows too.
    let text = visible(form { $0.inputs[0].statedRows = 103 }.html())
    #expect(text.contains("0 (−3 dòng)"))
  }

  @Test func `an order is its files plus fee less money held`() {
    // 40.000.000 + 10.000.000 + 275.000 − 1.500.000 = 48.775.000
    #expect(visible(form().html()).contains("BTXH, tổ chức dịch vụ 6, 8 50.000.000 275.000 1.500.000 48.775.000 ✓"))
    let text = visible(form { $0.orders[1].order.amount += 1 }.html())
    #expect(text.contains("48.775.001 ✗ KHÔNG"))
    #expect(text.contains("SỐ LIỆU KHÔNG KHỚP"))
  }

  @Test(
    arguments: [
      { $0.totals.count += 1 }, { $0.held.amount += 1 }, { $0.payments.amount -= 1 }, { $0.files[3].totals.count += 1 },
      { $0.channels[.home] = nil }, { $0.heldReasons.removeLast() }, { $0.orders.removeLast() }, { $0.balanced = false },
      { $0.orders[0].order.funds.append("bank/unknown.txt") }, { $0.inputs[2].rows.amount = .max }, { $0.orders[0].order.lessHeld = .min },
    ] as [@Sendable (inout ControlSheet) -> Void])
  func `a sheet that does not close says so`(change: @Sendable (inout ControlSheet) -> Void) {
    #expect(form().sheet.isProved)
    let broken = form(change)
    #expect(!broken.sheet.isProved)
    #expect(visible(broken.html()).contains("SỐ LIỆU KHÔNG KHỚP"))
  }

  @Test func `rare reasons share one row, and the rows still add up`() {
    // 25 reasons: of 1, 2, … 25 rows; 4 + … for those of the sample stay out.
    let form = form { sheet in
      sheet.heldReasons = (1...25).map { number in
        ControlSheet.HeldReason(code: "PAY-\(100 + number)", totals: CountedAmount(count: 26 - number, amount: Int64(26 - number) * 1000))
      }
    }
    let text = visible(form.html())
    #expect(text.contains("PAY-101:"))
    #expect(!text.contains("PAY-125:"))
    let shown = (1...25).filter { text.contains("PAY-\(100 + $0):") }.count
    #expect((3...10).contains(shown))
    // The others: the sum of 1 … 25 − shown.
    let rest = 25 - shown
    #expect(text.contains("– \(rest) lý do khác (xem held.csv) \(rest * (rest + 1) / 2) "))
  }

  @Test func `an empty month is a sheet of zeros`() {
    let form = form {
      $0 = ControlSheet(period: $0.period, months: $0.months, unit: $0.unit)
      $0.balanced = true
    }
    #expect(form.sheet.isProved)
    #expect(visible(form.html()).contains("Cộng 0 0"))
  }

  @Test func `names and paths cannot become markup`() {
    let attack = FormsSamples.attack
    var form = form {
      $0.inputs[0].file = attack
      $0.files[0].file = attack
      $0.orders[0].file = attack
      $0.orders[0].order.funds = [attack]
      $0.unit.name = attack
      $0.unit.place = attack
      $0.unit.signers.preparer.name = attack
      $0.heldReasons[0].code = attack
    }
    form.title = { _ in attack }
    form.settings.words = { _ in attack }
    let html = string(form.html())
    #expect(!html.lowercased().contains("<script"))
    #expect(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;"))
  }

  @Test func `lists with equal names keep their folders`() {
    let text = visible(form { $0.inputs[1].file = "khac/" + FormWords.fileName($0.inputs[0].file) }.html())
    #expect(text.contains("khac/BTXH thang 10 - to dan pho 1.csv"))
    #expect(text.contains("rosters/BTXH thang 10 - to dan pho 1.csv"))
  }

  @Test func `a long name is shortened in the middle only where room is short and names stay apart`() {
    let long = "Danh sách chi trả trợ cấp bảo trợ xã hội tháng 10 - tổ dân phố 12 (đã sửa).csv"
    #expect(visible(form { $0.inputs[0].file = long }.html()).contains("Danh sách chi trả … tổ dân phố 12 (đã sửa).csv"))
    #expect(visible(form { $0.inputs = [ControlSheet.Input(file: long, rows: $0.totals)] }.html()).contains(long))
    let alike = form {
      $0.inputs[0].file = long
      $0.inputs[1].file = "Danh sách chi trả … tổ dân phố 12 (đã sửa).csv"
    }
    #expect(visible(alike.html()).contains(long))
  }

  @Test func `pages load nothing and run nothing`() {
    for (name, bytes) in FormsCatalogue.all where name != "report.html" {
      let html = string(bytes)
      #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\">"), "\(name)")
      #expect(html.hasSuffix("</body>\n</html>\n"), "\(name)")
      #expect(html.contains("default-src 'none'"), "\(name)")
      for word in ["<script", "<link", "<img", "<iframe", "url(", "@import", "http:", "https:", "src=", "href="] {
        #expect(!html.contains(word), "\(name): \(word)")
      }
    }
  }

  @Test func `the same figures give the same bytes`() {
    #expect(form().html() == form().html())
    #expect(FormsSamples.readFirst.html() == FormsSamples.readFirst.html())
  }
}
