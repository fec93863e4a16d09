import Files
import FormatDescriptions
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct LayoutPageTests {
  /// GOLDEN=record writes the pages and fails, so that a reviewer reads the difference.
  private func compare(_ page: String, _ path: String) throws {
    if let mode = unsafe getenv("GOLDEN"), unsafe String(cString: mode) == "record" {
      let target = FilePath.join(repositoryRoot, path)
      try Folder.makeWithParents(FilePath.folder(of: target))
      try Folder.removeTree(target)
      let file = try OutputFile(creating: target)
      try file.append(Array(page.utf8))
      try file.finish()
      Issue.record("recorded \(path)")
    }
    #expect(try repositoryFile(path) == Array(page.utf8), "\(path) is not what the layout says; record it with GOLDEN=record")
  }

  @Test func `the pages of the layouts say what the layouts say`() throws {
    for description in SchemaCatalogue().layouts { try compare(LayoutPage.markdown(description), "docs/formats/\(description.id).md") }
  }

  @Test func `the pages of the column profiles say what the profiles say`() throws {
    for profile in SchemaCatalogue().profiles { try compare(LayoutPage.markdown(profile), "docs/formats/\(profile.id).md") }
  }

  @Test func `a page names every field with its position`() throws {
    let page = LayoutPage.markdown(try #require(SchemaCatalogue().layout("chitra-batch")))
    #expect(page.contains("| 9–20 | 12 | `reference` |"))
    #expect(page.contains("| 118–132 | 15 | `amount` |"))
    #expect(page.contains("Số tiền (đồng), thêm số 0 ở đầu / Amount in đồng, zero filled"))
  }
}
