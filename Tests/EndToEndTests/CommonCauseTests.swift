// One cause that hits many rows is one finding with its count, beside the findings on the rows.
import TestSupport
import Testing

@Suite struct CommonCauseTests {
  /// A list of so many people, the first so many of them with an identity number that a spreadsheet made a floating number.
  private func roster(people: Int, damaged: Int) -> String {
    let rows = (1...people).map { number in
      let identity = number <= damaged ? "3.8042E+10" : "0380420010\(number + 10)"
      return "\(number),Nguyễn Văn Mẫu,15/08/1942,\(identity),Người cao tuổi,500000\n"
    }
    return "DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI\nTháng 10 năm 2026\nSTT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền\n" + rows.joined()
  }

  @Test(arguments: [(40, 40, [40]), (40, 20, [20]), (40, 19, []), (9, 9, []), (10, 10, [10])] as [(Int, Int, [Int])])
  func `damage to a column is told once with its count`(people: Int, damaged: Int, counts: [Int]) throws {
    let call = ["validate", "-", "--no-duplicates", "--lang", "en", "--report"]
    let lines = try runChitra(call + ["json"], stdin: roster(people: people, damaged: damaged)).jsonLines()
    #expect(lines.filter { $0["code"]?.text == "PAY-112" }.count == damaged)
    let told = lines.filter { $0["code"]?.text == "PAY-109" && $0["message"]?.text?.hasPrefix("PAY-112") == true }
    #expect(told.count == counts.count)
    guard let count = counts.first, let finding = told.first else { return }
    // The header is line 3; the first person stands in line 4.
    #expect(finding["message"]?.text == "PAY-112 in most rows, lines 4 to \(3 + count), column \"Số CCCD\" (\(count) rows)")
    #expect(finding["severity"]?.text == "note" && finding["line"]?.number == 4 && finding["field"]?.text == "identity")
    let log = try JSON(parsing: try runChitra(call + ["sarif"], stdin: roster(people: people, damaged: damaged)).output)
    let results = log["runs"]?.elements.first?["results"]?.elements ?? []
    let counted = results.filter { $0["ruleId"]?.text == "PAY-109" }.compactMap { $0["properties"]?["count"]?.number }
    #expect(counted.contains(Int64(count)))
  }
}
