import Diagnostics
import TestSupport
import Testing

@testable import FormatDescriptions

@Suite struct LayoutLoaderTests {
  @Test(arguments: ["chitra-batch", "chitra-batch-return"])
  func `the layouts that come with the program have no mistake`(id: String) throws {
    let bytes = try repositoryFile("Schemas/layouts/\(id).yaml")
    let (description, problems) = LayoutCheck.layout(bytes, fileName: "\(id).yaml")
    #expect(problems.isEmpty, "\(problems.map { "\($0.location?.text ?? "") \($0.message(.en))" })")
    #expect(description?.id == id)
  }
}
