import Diagnostics
import Testing

@Suite struct DiagnosticCodeTests {
  @Test(arguments: ["CSV-003", "AAA-000", "ZZZ-999", "FXW-101", "PAY-090"])
  func `a code reads back as it was written`(text: String) throws {
    let code = try #require(DiagnosticCode(parsing: text))
    #expect(code.description == text)
    #expect(DiagnosticCode(packed: code.packed) == code)
  }

  @Test(arguments: ["", "CSV003", "csv-003", "CSV-03", "CSV-0003", "CS1-003", "CSV-00A", "CSV_003", "ĐSV-003", " CSV-003"])
  func `anything but three capitals, a hyphen and three digits is no code`(text: String) {
    #expect(DiagnosticCode(parsing: text) == nil)
  }

  @Test func `codes stand in the order of their text`() {
    let texts = ["ZZZ-000", "CSV-100", "CSV-099", "AAA-999", "AAB-000", "TRX-001"]
    let codes = texts.compactMap { DiagnosticCode(parsing: $0) }
    #expect(codes.sorted().map(\.description) == texts.sorted())
  }

  @Test func `the packed form has an end`() {
    #expect(DiagnosticCode(packed: 17_575_999)?.description == "ZZZ-999")
    #expect(DiagnosticCode(packed: 17_576_000) == nil)
  }

  @Test func `area and number are the two halves`() {
    let code = DiagnosticCode("PAY-402")
    #expect(code.area == "PAY")
    #expect(code.number == 402)
  }
}
