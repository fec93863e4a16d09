import Diagnostics
import Testing

@Suite struct CollectorTests {
  @Test(arguments: [(9, 9, 0), (10, 10, 0), (11, 10, 1), (25, 10, 15)])
  func `counts are never bounded, only what is kept`(reported: Int, kept: Int, unshown: Int) {
    let collector = DiagnosticCollector(limit: 10)
    var built = 0
    for line in 1...reported {
      collector.report(.nameMissing) {
        built += 1
        return Diagnostic(.nameMissing, at: SourceLocation(file: "a.csv", line: line))
      }
    }
    #expect(collector.errorCount == reported)
    #expect(collector.diagnostics.count == kept)
    #expect(built == kept)
    #expect(collector.counts.unshownCount == unshown)
  }

  @Test func `a limit of zero keeps everything`() {
    let collector = DiagnosticCollector(limit: 0)
    for _ in 0..<1_500 { collector.report(Diagnostic(.inputNotReadable)) }
    #expect(collector.diagnostics.count == 1_500)
  }

  @Test func `a sink gets each finding at once and nothing is kept`() {
    var seen: [Int?] = []
    let collector = DiagnosticCollector(limit: 2) { seen.append($0.location?.line) }
    for line in [7, 3, 5] { collector.report(Diagnostic(.nameMissing, at: SourceLocation(file: "a", line: line))) }
    #expect(seen == [7, 3])
    #expect(collector.diagnostics.isEmpty)
    #expect(collector.counts.total == 3)
  }

  @Test func `a profile ranks a code otherwise unless the report names a severity`() {
    let code = Codes.inputNotReadable.code
    let collector = DiagnosticCollector(severities: [code: .warning])
    collector.report(.inputNotReadable) { Diagnostic(.inputNotReadable) }
    collector.report(code) { Diagnostic(.inputNotReadable) }
    collector.report(code, severity: .note) { Diagnostic(.inputNotReadable) }
    #expect(collector.diagnostics.map(\.severity) == [.warning, .warning, .note])
    #expect(!collector.hasErrors)
    #expect(collector.warningCount == 2)
    #expect(collector.noteCount == 1)
  }

  @Test func `what guards a promise is never ranked lower`() {
    for code in Catalogue.unyielding.sorted() {
      #expect(Catalogue.defaultSeverity(of: code) == .error)
      let collector = DiagnosticCollector(severities: [code: .note])
      collector.report(code) { Diagnostic(code: code) }
      #expect(collector.errorCount == 1)
    }
    let raised = DiagnosticCollector(severities: [Codes.smallAmount.code: .error])
    raised.report(.smallAmount) { Diagnostic(.smallAmount) }
    #expect(raised.hasErrors)
  }

  @Test func `one finding may hit many rows`() {
    let collector = DiagnosticCollector()
    collector.report(.inputNotReadable, count: 40) { Diagnostic(.inputNotReadable) }
    collector.report(.inputNotReadable) { Diagnostic(.inputNotReadable) }
    #expect(collector.diagnostics.map(\.count) == [40, 1])
    #expect(collector.counts.sorted.map(\.findings) == [2])
    #expect(collector.counts.sorted.map(\.rows) == [41])
  }

  @Test func `counts stand by code, the graver severity first`() {
    var counts = DiagnosticCounts()
    counts.add(DiagnosticCode("PAY-102"), .warning)
    counts.add(DiagnosticCode("CSV-001"), .error)
    counts.add(DiagnosticCode("PAY-102"), .error, rows: 3)
    var other = DiagnosticCounts()
    other.add(DiagnosticCode("PAY-102"), .error)
    counts.merge(other)
    #expect(
      counts.sorted.map { "\($0.code) \($0.severity) \($0.findings) \($0.rows)" } == [
        "CSV-001 error 1 1", "PAY-102 error 2 4", "PAY-102 warning 1 1",
      ])
  }

  @Test func `merging keeps the order and the limit`() {
    let first = DiagnosticCollector(limit: 3)
    let second = DiagnosticCollector(limit: 3)
    for line in 1...2 { first.report(Diagnostic(.nameMissing, at: SourceLocation(file: "a", line: line))) }
    for line in 3...6 { second.report(Diagnostic(.nameMissing, at: SourceLocation(file: "a", line: line))) }
    first.merge(second)
    #expect(first.diagnostics.compactMap { $0.location?.line } == [1, 2, 3])
    #expect(first.counts.total == 6)
    #expect(first.counts.unshownCount == 3)
  }

  @Test func `what ends a run is shown whatever the limit`() {
    let collector = DiagnosticCollector(limit: 1)
    for _ in 1...3 { collector.report(.nameMissing) { Diagnostic(.nameMissing) } }
    collector.report(.outputFolderNotEmpty) { Diagnostic(.outputFolderNotEmpty) }
    #expect(collector.diagnostics.map(\.code) == [Codes.nameMissing.code, Codes.outputFolderNotEmpty.code])
    #expect(collector.counts.unshownCount == 2)
  }

  @Test func `findings sort as they are read`() {
    func at(_ file: String, _ line: Int?, _ column: Int?) -> Diagnostic {
      Diagnostic(.inputNotReadable, at: SourceLocation(file: file, line: line, columnStart: column))
    }
    let sorted = [at("b", 1, 1), at("a", 10, 1), at("a", 9, 2), at("a", 9, nil), at("a", nil, nil)].sorted(by: Diagnostic.isInReadingOrder)
    #expect(sorted.compactMap { $0.location?.text } == ["a", "a:9", "a:9:2", "a:10:1", "b:1:1"])
  }
}
