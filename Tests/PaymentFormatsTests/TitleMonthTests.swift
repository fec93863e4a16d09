// The months that titles name, as an accountant reads them; typed by hand.
import PaymentModel
import Testing

@testable import PaymentFormats

struct TitleMonthTests {
  private func months(_ lines: String...) -> String { TitleMonthReader.read(lines).description }

  @Test(arguments: [
    ("Tháng 10 năm 2026", "2026-10"), ("THÁNG 10 NĂM 2026", "2026-10"), ("Tháng 10/2026", "2026-10"), ("Tháng 09-2026", "2026-09"),
    ("Tháng 9.2026", "2026-09"), ("tháng 9 2026", "2026-09"), ("Tháng 9/26", "2026-09"), ("T9/2026", "2026-09"), ("CHI TRẢ T10", "10"),
    ("Kỳ 09/2026", "2026-09"), ("Kỳ 9", "09"), ("Kỳ chi trả 09/2026", "2026-09"), ("Kỳ 1 tháng 10 năm 2026", "2026-10"),
    ("Kỳ chi 2026-09", "2026-09"), ("Tháng 9", "09"), ("Trợ cấp 10/2026", "2026-10"), ("Đợt 2 tháng 10 năm 2026", "2026-10"),
    ("Tháng Mười năm 2026", "2026-10"), ("THÁNG MƯỜI MỘT NĂM 2026", "2026-11"), ("Tháng Chạp/2026", "2026-12"),
    ("Tháng Năm năm 2026", "2026-05"),
    ("Tháng: 10/2026", "2026-10"), ("tháng (10/2026)", "2026-10"), ("Trợ cấp hằng tháng tháng 10 năm 2026", "2026-10"),
    ("TRỢ CẤP HẰNG THÁNG 10 NĂM 2026", "2026-10"), ("Tháng Chín", "09"), ("Tháng IX năm 2026", "2026-09"),
    // A round of the year is no month.
    ("Đợt 9/2026", ""), ("Đợt chi 1/2026", ""), ("Đợt chi 2026-09", "2026-09"),
  ])
  func `one month is read in any form`(title: String, expected: String) {
    #expect(months(title) == expected)
  }

  @Test(arguments: [
    ("Tháng 9 và tháng 10 năm 2026", "2026-09, 2026-10"), ("Tháng 10 và tháng 11 năm 2026", "2026-10, 2026-11"),
    ("Chi gộp Tháng 01 năm 2026 và tháng 02 năm 2026 (Tết Nguyên đán)", "2026-01, 2026-02"),
    ("tháng 10, 11 năm 2026", "2026-10, 2026-11"), ("từ tháng 9 đến tháng 11/2026", "2026-09, 2026-10, 2026-11"),
    ("từ tháng 9 đến hết tháng 11/2026", "2026-09, 2026-10, 2026-11"), ("THÁNG 10-11/2026", "2026-10, 2026-11"),
    ("tháng 9 – 12 năm 2026", "2026-09, 2026-10, 2026-11, 2026-12"), ("Tháng 10+11 năm 2026", "2026-10, 2026-11"),
    ("tháng 10 & 11/2026", "2026-10, 2026-11"), ("tháng 9, tháng 10", "09, 10"), ("T10 + T11/2026", "2026-10, 2026-11"),
    ("quý 4/2026", "2026-10, 2026-11, 2026-12"), ("QUÝ IV NĂM 2026", "2026-10, 2026-11, 2026-12"), ("Quý 1", "01, 02, 03"),
    ("tháng 12 và tháng 1 năm 2027", "2026-12, 2027-01"), ("Tháng chín và tháng mười năm 2026", "2026-09, 2026-10"),
    ("Chi trả 2 tháng (10, 11) năm 2026", "2026-10, 2026-11"), ("09/2026, 10/2026", "2026-09, 2026-10"),
    ("từ 9/2026 đến 10/2026", "2026-09, 2026-10"),
    ("tháng 9/2026 và 10/2026", "2026-09, 2026-10"), ("tháng 10/11 năm 2026", "2026-10, 2026-11"),
  ])
  func `several months are told as several`(title: String, expected: String) {
    #expect(months(title) == expected)
  }

  @Test(arguments: [
    "Hà Nội, ngày 25 tháng 9 năm 2026", "(Kèm theo Quyết định số 123/QĐ-UBND ngày 02/9/2026)", "ngày 15 tháng 9",
    "Ngày ... tháng ... năm 2026",
    "ngày tháng 9 năm 2026", "Ngày … tháng 9 năm 2026", "Theo Nghị định số 20/2021/NĐ-CP", "Quyết định số 11/2026", "Thông tư 11/2026",
    "công văn 9/2026", "TRỢ CẤP HẰNG THÁNG",
    "trợ cấp hằng tháng từ ngân sách", "Danh sách chi trả hằng tháng năm 2026", "Trẻ em dưới 36 tháng tuổi",
    "từ ngày 25/9/2026 đến ngày 05/10/2026",
    "Mức 540.000 đồng/tháng", "hằng tháng 5 kg gạo", "Địa chỉ: 123 Cách Mạng Tháng 8", "Số 5 đường 3 tháng 2", "Theo quy định",
    "Quỹ vì người nghèo",
    "Thôn T3", "Mẫu số 10/2020", "Nghị định 76/2024/NĐ-CP ngày 01/7/2024", "Ngày tháng năm sinh", "UBND XÃ SƠN THỦY", "Tháng", "",
  ])
  func `dates, decisions and habits are no months`(title: String) {
    let found = TitleMonthReader.read([title])
    #expect(found == TitleMonths(), "\(found)")
  }

  @Test(arguments: [
    "Tháng 13 năm 2026", "Tháng IXX năm 2026", "các tháng trong năm 2026", "Tháng 00/2026", "6 tháng cuối năm 2026", "Chi gộp hai tháng",
    "Chi trả 2 tháng", "Tháng 10 và tháng 13 năm 2026",
    "Tháng 10 năm 20265",
  ])
  func `what speaks of months and is not understood is said`(title: String) {
    #expect(!TitleMonthReader.read([title]).unclear.isEmpty)
  }

  @Test func `dates beside the month, other lines and repeated months change nothing`() {
    let decision = "(Kèm theo Quyết định số 123/QĐ-UBND ngày 02/9/2026)"
    #expect(months("Hà Nội, ngày 25 tháng 9 năm 2026", "Tháng 10 năm 2026", decision) == "2026-10")
    #expect(months("DANH SÁCH THÁNG 10", "NĂM 2026") == "2026-10")
    // Cells of a sheet.
    #expect(months("Tháng | 10 | năm 2026") == "2026-10")
    #expect(months("Tháng 10 | 11 năm 2026") == "2026-10, 2026-11")
    #expect(months("Ngày | 25 | tháng | 9 | năm 2026") == "")
    #expect(months("Tháng 10 năm 2026 | Mẫu số 07") == "2026-10")
    #expect(months("DANH SÁCH THÁNG 10", "Tháng 10 năm 2026") == "2026-10")
    #expect(months("Tháng 10 năm 2026", "Số lượng: 12 người") == "2026-10")
    #expect(months("Tháng 10 năm 2026 - 12 thôn") == "2026-10")
    #expect(months("Tháng 10 năm 2026 (2)") == "2026-10")
    #expect(months("Tháng 10 năm 2026, truy lĩnh từ tháng 7 đến tháng 9 năm 2026") == "2026-10")
    #expect(months("Tháng 10 năm 2026 (mức mới áp dụng từ tháng 7 năm 2024)") == "2026-10")
    #expect(months("Truy lĩnh tháng 9 năm 2026") == "2026-09")
    #expect(months("Đợt 1/2026 - Tháng 10 năm 2026") == "2026-10")
    #expect(months("Kỳ 1 - Tháng 10 năm 2026") == "2026-10")
    #expect(months("Quý IV/2026: tháng 10") == "10")
    #expect(months("Quý III và tháng 10 năm 2026") == "07, 08, 09, 2026-10")
  }

  @Test func `a title of ten thousand months is read in a moment`() {
    for words in ["tháng 1, ", "1/1900 ", "tháng 10/2026 đến ", "ngày "] {
      let title = String(repeating: words, count: 10_000) + "tháng 1.123"
      #expect(ContinuousClock().measure { _ = TitleMonthReader.read([title]) } < .seconds(20))
    }
  }

  @Test func `any words are read to their end`() {
    var numbers = SystemRandomNumberGenerator()
    let words = [
      "tháng", "quý", "kỳ", "T", "10", "2026", "13", "-", "/", ",", "và", "đến", "năm", "ngày", "(", ")", "mười", "iv", "\n", "…",
      "999999999999",
    ]
    for _ in 0..<20_000 {
      let title = (0..<Int.random(in: 0...12, using: &numbers)).map { _ in words.randomElement(using: &numbers)! }.joined(separator: " ")
      let found = TitleMonthReader.read([title])
      #expect(found.named.allSatisfy { (1...12).contains($0.month) })
    }
  }
}
