// Cases of the catalogue of real faults that concern communes and districts before and after 1 July 2025.
import TestSupport
import Testing

@Suite struct CataloguePlaceTests {
  private func told(_ cells: [String: String], title: String, _ code: String, _ more: [String] = []) throws -> [String] {
    var roster = SmallRoster(SmallRoster.person("Nguyễn Văn An", 1, cells), SmallRoster.person("Trần Văn Bình", 2, cells))
    roster.title = title
    return try CatalogueRun(roster, more).told(code)
  }

  @Test func `R40 a commune code in a list of 2023 is the commune of then`() throws {
    let notes = try told(["Xã": "14758"], title: "Tháng 10 năm 2023", "PAY-568")
    #expect(notes == ["note a.csv:4 commune code 14758 in 10/2023 is Phường Đông Thọ (2 rows)"])
  }

  @Test func `R41 the same code in a list of 2026 is another commune`() throws {
    let notes = try told(["Xã": "14758"], title: "Tháng 10 năm 2026", "PAY-568")
    #expect(notes == ["note a.csv:4 commune code 14758 in 10/2026 is Phường Hàm Rồng (2 rows)"])
    // The month asked for says it where the title does not; without any month a code is not read.
    #expect(try told(["Xã": "14758"], title: "", "PAY-568", ["--period", "2023-10"]).count == 1)
    #expect(try told(["Xã": "14758"], title: "", "PAY-568") == [])
  }

  @Test func `R41 a code that went out of use leads to the commune of today, one that never was is a warning`() throws {
    #expect(
      try told(["Xã": "14755"], title: "Tháng 10 năm 2026", "PAY-567") == [
        "note a.csv:4 14755: part of Phường Hàm Rồng since 1 July 2025 (2 rows)"
      ])
    #expect(
      try told(["Xã": "15000"], title: "Tháng 10 năm 2026", "PAY-569") == [
        "warning a.csv:4 commune code 15000 does not exist in 10/2026 in the table of Thanh Hóa (2 rows)"
      ])
  }

  @Test(arguments: ["Mã xã", "Mã ĐVHC"])
  func `R40 a column of codes alone says the commune`(header: String) throws {
    let text = "DANH SÁCH\nTháng 10 năm 2023\nHọ và tên,Số CCCD,\(header),Mức trợ cấp\nNguyễn Văn An,038050200001,14758,540000\n"
    let run = try CatalogueRun([("a.csv", text)])
    #expect(run.told("PAY-568") == ["note a.csv:4 commune code 14758 in 10/2023 is Phường Đông Thọ"])
    let named = text.replacing("Mức trợ cấp", with: "Xã,Mức trợ cấp").replacing(",540000", with: ",Phường Đông Thọ,540000")
    #expect(try CatalogueRun([("a.csv", named)]).told("PAY-568") == [])
  }

  @Test(arguments: ["Thôn 3, huyện Hoằng Hóa", "Khu phố 2, THỊ XÃ BỈM SƠN", "Huyện Quan Sơn"])
  func `R42 a district in a list of August 2025 is a note, told once`(address: String) throws {
    let notes = try told(["Thôn": address], title: "Tháng 8 năm 2025", "PAY-532")
    #expect(notes == ["note a.csv:4 districts are no longer used since 1 July 2025 (2 rows)"])
    #expect(try told(["Thôn": address], title: "Tháng 6 năm 2025", "PAY-532") == [])
  }

  @Test(arguments: ["Thôn Huyền", "Thị trấn cũ", "Thôn 1", "Xóm Thị"])
  func `R42 words like those of districts are none`(address: String) throws {
    #expect(try told(["Thôn": address], title: "Tháng 8 năm 2025", "PAY-532") == [])
  }

  @Test(arguments: ["Phường Đông Thọ", "Xã Luận Khê", "15637"])
  func `R43 a commune that was split cannot be mapped by machine`(commune: String) throws {
    let found = try told(["Xã": commune, "Thôn": ""], title: "Tháng 10 năm 2026", "PAY-531")
    #expect(found == ["warning a.csv:4 the new commune of this person cannot be told (2 rows)"])
    // In its own time it needs no map.
    #expect(try told(["Xã": commune], title: "Tháng 10 năm 2024", "PAY-531") == [])
  }

  @Test func `R43 a commune that went up in one other is told with its name`() throws {
    #expect(
      try told(["Xã": "Xã Lũng Cao"], title: "Tháng 10 năm 2026", "PAY-567").map {
        $0.hasPrefix("note a.csv:4 Xã Lũng Cao: part of Xã Cổ Lũng")
      }
        == [true])
    // Yên Thọ was split, but there is a commune of this name today as well.
    for commune in ["Xã Sơn Thủy", "Sơn Thủy", "Xã Yên Thọ", "Xã Nơi Khác"] {
      #expect(try told(["Xã": commune], title: "Tháng 10 năm 2026", "PAY-567") == [], "\(commune)")
      #expect(try told(["Xã": commune], title: "Tháng 10 năm 2026", "PAY-531") == [], "\(commune)")
    }
  }
}
