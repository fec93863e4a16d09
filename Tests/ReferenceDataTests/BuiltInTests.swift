import ReferenceData
import Testing

@Suite struct BuiltInTests {
  @Test(.enabled(if: ReferenceTables.embedded("banks.csv") != nil, "the tables are not in the binary"), arguments: ReferenceTables.names)
  func `the tables in the binary are those of the repository`(name: String) {
    #expect(ReferenceTables.embedded(name) == TableSource.bytes(name))
  }

  @Test func `a table that does not exist is none`() {
    #expect(ReferenceTables.embedded("nothing.csv") == nil)
    #expect(TableSource.bytes("nothing.csv") == nil)
  }
}
