// Shapes of lists that messy rosters brought to light, each as small as it can be.
import Diagnostics
import PaymentModel
import TestSupport
import Testing

@testable import PaymentPipeline

@Suite struct MessyShapeTests {
  private static let title = "DANH SÁCH CHI TRẢ TRỢ CẤP BẢO TRỢ XÃ HỘI\nTháng 10 năm 2026\n"

  /// Lines and đồng read, and the errors with their lines.
  private func validate(_ lines: [String]) throws -> (count: Int, amount: Int64, errors: [String]) {
    let desk = try MessyDesk()
    let path = try desk.folder.write("a.csv", MessyShapeTests.title + lines.map { $0 + "\n" }.joined())
    let (run, rosters) = (desk.run(), ValidatedRosters())
    let result = try Validate.run(ValidateRequest(path: path), run, among: rosters)
    try rosters.finish()
    let errors = run.diagnostics.diagnostics.filter { $0.severity == .error }.map { "\($0.location?.line ?? 0) \($0.code)" }
    return (result.records.count, result.records.amount, errors)
  }

  @Test(arguments: ["Số tài khoản", "Số CCCD"]) func `the date above the signatures is nobody, whatever column it stands in`(
    header: String
  ) throws {
    let number = header == "Số CCCD" ? "038050200001" : "3500200001001"
    let found = try validate([
      "STT,Họ và tên,Ngày sinh,Số tiền,\(header),Ngân hàng", "1,Nguyễn Văn An,01/02/1950,750000,\(number),Agribank",
      ",,,,\"Sơn Thủy, ngày 05 tháng 10 năm 2026\",", ",Người lập biểu,,,Kế toán,",
    ])
    #expect(found.count == 1 && found.amount == 750_000 && found.errors == [])
  }

  @Test func `a header of two lines repeated on the next page is the same header`() throws {
    let header = ["STT,Họ và tên,Ngày sinh,Số tiền,Người nhận thay,,", ",,,,Họ và tên,Quan hệ,Số CCCD"]
    let found = try validate(
      header + ["1,Nguyễn Văn An,01/02/1950,750000,,,"] + header + ["2,Trần Văn Bình,03/04/1951,500000,Trần Thị Lan,Con,038180000001"])
    #expect(found.count == 2 && found.amount == 1_250_000 && found.errors == [])
  }

  @Test func `the number of people in a total is read where money stands before names`() throws {
    let found = try validate([
      "Số tiền,Họ và tên,Ngày sinh", "1250000,Tổng cộng: 3 người,", "750000,Nguyễn Văn An,01/02/1950", "500000,Trần Văn Bình,03/04/1951",
    ])
    #expect(found.count == 2 && found.errors == ["4 CSV-403"])
  }

  @Test func `a header repeated below a group's sub-total begins no table with a total of its own`() throws {
    let header = "STT,Họ và tên,Ngày sinh,Số tiền"
    let found = try validate([
      header, "1,Nguyễn Văn An,01/02/1950,750000", ",Cộng thôn Đông,,750000", header, "2,Trần Văn Bình,03/04/1951,500000",
      ",Tổng cộng,,1250000", "Họ và tên,STT,Ngày sinh,Số tiền", "Lê Văn Cường,1,05/06/1952,1000000", "Tổng cộng,,,1000000",
    ])
    #expect(found.count == 3 && found.amount == 2_250_000 && found.errors == [])
  }

  @Test func `a later table whose header begins with the births is a table of its own`() throws {
    let found = try validate([
      "STT,Họ và tên,Số CCCD,Số tiền", "1,Nguyễn Văn An,038050200001,750000", "Ngày,Tháng,Năm,Số tiền,Họ và tên,Số CCCD",
      "03,04,1951,500000,Trần Văn Bình,038051200002",
    ])
    #expect(found.count == 2 && found.amount == 1_250_000 && found.errors == [])
  }
}
