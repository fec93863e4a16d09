import Diagnostics
import FormatDescriptions
import PaymentModel
import Testing

@Suite struct ColumnMapTests {
  private func load(_ text: String) -> (map: ColumnMap?, problems: [Diagnostic]) {
    ColumnMap.load(Array(text.utf8), fileName: "cols.yaml")
  }

  @Test func `a line of a map gives a header or a column its meaning`() {
    let (map, problems) = load("# cột của xã\nTên là: name\n\"Nhận / Bao nhiêu\": month_amount\nMã thẻ: ignore\n16: holder\n")
    #expect(problems.isEmpty)
    #expect(map?.headers["ten la"] == .field(.name) && map?.headers["ma the"] == .ignored)
    #expect(map?.headers["nhan / bao nhieu"] == .field(.monthAmount) && map?.headers["nhan bao nhieu"] == .field(.monthAmount))
    #expect(map?.columns == [15: .field(.holder)])
  }

  @Test func `a whole profile of a roster is a map of its spellings`() throws {
    let text = String(decoding: EmbeddedFiles.find("Schemas/columns/roster-vietnam.yaml") ?? [], as: UTF8.self)
    let (map, problems) = load(text.replacing("\"ho ten\",", with: "\"ho ten\", \"ten la\","))
    #expect(problems.isEmpty)
    #expect(map?.headers["ten la"] == .field(.name) && map?.headers["cccd"] == .field(.identity))
  }

  @Test(arguments: [
    ("Tên là: nome\n", Codes.layoutModelFieldUnknown, 1, 9), ("Tên là: name\nTÊN LÀ: name\n", Codes.layoutDuplicateName, 2, 1),
    ("Tên là: [name]\n", Codes.layoutWrongType, 1, 9), ("Tên là\n", Codes.layoutWrongType, 1, 1),
  ])
  func `a mistake has its line and column`(text: String, code: CatalogueEntry, line: Int, column: Int) {
    let (map, problems) = load(text)
    #expect(map == nil)
    #expect(problems.map(\.code) == [code.code])
    #expect(problems.first?.location?.line == line && problems.first?.location?.columnStart == column)
  }

  @Test func `a profile of payments is not what rosters are read by`() {
    let (map, problems) = load(String(decoding: EmbeddedFiles.find("Schemas/columns/cash-list.yaml") ?? [], as: UTF8.self))
    #expect(map == nil && problems.map(\.code) == [Codes.layoutValueNotAllowed.code])
  }
}
