import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentModel
import TestSupport
import Testing

@Suite struct SchemaCatalogueTests {
  @Test func `every embedded description is without mistake`() {
    let catalogue = SchemaCatalogue()
    for path in EmbeddedFiles.paths {
      let bytes = EmbeddedFiles.find(path) ?? []
      let problems =
        path.hasPrefix("Schemas/layouts/")
        ? LayoutCheck.layout(bytes, fileName: path).problems
        : path.hasPrefix("Schemas/columns/")
          ? LayoutCheck.columns(bytes, fileName: path).problems
          : path.hasPrefix("Schemas/calendars/") ? BankingCalendar.load(bytes, fileName: path).problems : []
      #expect(problems.isEmpty, "\(path): \(problems.map { "\($0.location?.text ?? "") \($0.code) \($0.message(.en))" })")
    }
    // Spellings of roster headers are looked for in the profiles that are named as rosters, and in no other.
    for profile in catalogue.profiles { #expect((profile.content == .roster) == profile.id.hasPrefix("roster-")) }
    #expect(catalogue.layouts.map(\.id) == ["chitra-batch", "chitra-batch-return"])
    #expect(
      catalogue.profiles.map(\.id) == [
        "cash-list", "home-list", "mobile-mobifone", "mobile-mobifone-result", "mobile-viettel", "mobile-viettel-result", "mobile-vnpt",
        "mobile-vnpt-result", "roster-vietnam", "service-result", "statement-csv", "unpaid-list",
      ])
  }

  @Test func `the list of embedded files names every data file and nothing else`() throws {
    let schemas = try Folder.files(under: FilePath.join(repositoryRoot, "Schemas")).map { "Schemas/" + $0 }
    let tables = try Folder.names(in: FilePath.join(repositoryRoot, "Sources/ReferenceData/Tables"))
      .filter { $0.hasSuffix(".csv") }.map { "Sources/ReferenceData/Tables/" + $0 }
    #expect(EmbeddedFiles.paths.sorted() == (schemas + tables).sorted())
  }

  @Test func `an embedded file is the file of the repository byte for byte`() throws {
    for path in EmbeddedFiles.paths {
      let bytes = try repositoryFile(path)
      #expect(EmbeddedFiles.find(path) == bytes, "\(path)")
      #expect(!bytes.contains(0), "\(path) must have no zero byte")
    }
    #expect(EmbeddedFiles.find("Schemas/layouts/nothing.yaml") == nil)
    #expect(EmbeddedFiles.find("") == nil)
  }

  @Test func `each file is named like its id`() throws {
    for path in EmbeddedFiles.paths where path.hasPrefix("Schemas/layouts/") || path.hasPrefix("Schemas/columns/") {
      let text = try #require(String(validating: try repositoryFile(path), as: UTF8.self))
      let name = FilePath.name(of: path)
      #expect(text.contains("\nid: \(name.dropLast(5))\n"), "\(path)")
    }
  }

  @Test func `a user's own file replaces one of the same id and adds others`() throws {
    let folder = try TemporaryFolder()
    let own = try #require(String(validating: try repositoryFile("Schemas/columns/cash-list.yaml"), as: UTF8.self))
    try folder.write("columns/cash-list.yaml", own.replacing("Danh sách chi tiền mặt tại điểm chi trả", with: "Danh sách của xã"))
    try folder.write("columns/cash-own.yaml", own.replacing("id: cash-list", with: "id: cash-own"))
    try folder.write("columns/README.txt", "not a profile")
    let catalogue = try SchemaCatalogue(userFolder: folder.path)
    #expect(catalogue.problems.isEmpty)
    #expect(catalogue.profile("cash-list")?.title.vi == "Danh sách của xã")
    #expect(catalogue.profile("cash-own")?.columns.count == catalogue.profile("cash-list")?.columns.count)
    #expect(catalogue.profiles.count == SchemaCatalogue().profiles.count + 1)
    #expect(catalogue.overridden == ["cash-list: " + folder.path("columns/cash-list.yaml")])
  }

  @Test func `a mistake in a user's own file is located there and the file is left out`() throws {
    let folder = try TemporaryFolder()
    let own = try #require(String(validating: try repositoryFile("Schemas/layouts/chitra-batch.yaml"), as: UTF8.self))
    try folder.write("layouts/a.yaml", own.replacing("record_bytes: 350", with: "record_byte: 350"))
    let catalogue = try SchemaCatalogue(userFolder: folder.path)
    let line = (own.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "record_bytes: 350") ?? 0) + 1
    #expect(
      catalogue.problems.contains {
        $0.code == Codes.layoutKeyUnknown.code && $0.location?.line == line && $0.location?.file == folder.path("layouts/a.yaml")
      })
    #expect(catalogue.layout("chitra-batch")?.layout.recordBytes == 350)
  }

  @Test func `two files of a user with one id are named`() throws {
    let folder = try TemporaryFolder()
    let own = try repositoryFile("Schemas/layouts/chitra-batch.yaml")
    try folder.write("layouts/a.yaml", own)
    try folder.write("layouts/b.yaml", own)
    let catalogue = try SchemaCatalogue(userFolder: folder.path)
    #expect(catalogue.problems.map(\.code) == [Codes.layoutDuplicateID.code])
    #expect(catalogue.problems.first?.location?.file == folder.path("layouts/b.yaml"))
  }

  @Test func `roster headers of one and two rows are found by their spelling`() {
    let spellings = SchemaCatalogue().rosterSpellings
    let expected: [(String, RosterField)] = [
      ("stt", .sequence), ("ho va ten", .name), ("ho ten", .name), ("nam sinh", .birth), ("so dinh danh ca nhan cccd", .identity),
      ("cccd", .identity), ("so tk", .account), ("chu tai khoan", .holder), ("ngan hang", .bank), ("sdt", .phone), ("ghi chu", .note),
      ("tien tro cap thang nay", .monthAmount), ("chua tra thang truoc / so thang", .carriedMonths),
      ("chua tra thang truoc / so tien", .carriedOver), ("chua tra thang truoc so tien", .carriedOver),
      ("tong so tien tro cap", .total), ("nguoi nhan / ho ten", .payeeName), ("truy linh", .arrears), ("truy thu", .recovery),
      ("mai tang phi", .funeral), ("so quyet dinh huong", .decision), ("so so linh tien", .bookNumber), ("quan he", .relation),
      ("cccd nguoi nhan", .payeeIdentity), ("so tien", .monthAmount),
    ]
    for (key, field) in expected { #expect(spellings[key] == field, "\(key)") }
  }

  @Test func `every roster meaning has a header`() {
    let found = Set(SchemaCatalogue().rosterSpellings.values)
    #expect(RosterField.allCases.filter { !found.contains($0) } == [])
  }

  @Test(arguments: ["mobile-viettel", "mobile-vnpt", "mobile-mobifone", "cash-list", "home-list"])
  func `a payment profile carries what reading back needs`(id: String) throws {
    let profile = try #require(SchemaCatalogue().profile(id))
    let needed: [ModelField] = [
      .reference, .attempt, .payeeName, .identity, .amount, .remittance, .programme, .period, .beneficiaryName, .beneficiaryIdentity,
      .payeeRole,
    ]
    for field in needed { #expect(profile.columnIndex(field) != nil, "\(field)") }
    #expect(profile.columnIndex(.phone) != nil)
    #expect(profile.fixedValue(.channel) == (id == "cash-list" ? "cash" : id == "home-list" ? "home" : "mobile"))
  }

  @Test func `words of a result file are understood without marks and case`() throws {
    let profile = try #require(SchemaCatalogue().profile("mobile-viettel-result"))
    #expect(profile.status(of: "THÀNH CÔNG") == .paid)
    #expect(profile.status(of: "that bai") == .rejected)
    #expect(profile.status(of: " Hoàn  trả ") == .returned)
    #expect(profile.status(of: "lạ") == nil)
    #expect(profile.statusTexts[.paid] == "Thành công")
    #expect(profile.reasons?.list == "VIETTEL")
    #expect(profile.reasons?.meaning("E02") == "Tài khoản bị khoá")
  }
}
