import Diagnostics
import Testing

@Suite struct LossReportTests {
  let folded = Bilingual(vi: "ngân hàng chỉ nhận chữ không dấu", en: "the bank takes plain letters only")

  func name(_ before: String, _ after: String) -> LossExample {
    LossExample(before: ReportedValue(before, .name), after: ReportedValue(after, .name))
  }

  @Test func `cases of one kind and field are one entry with the first example and the gravest severity`() {
    var report = LossReport()
    var made = 0
    for (before, after) in [("Đỗ An", "DO AN"), ("Lê Bình", "LE BINH")] {
      report.add(.transliterated, .informational, field: "payee_name", reason: folded) {
        made += 1
        return name(before, after)
      }
    }
    report.add(.transliterated, .material, field: "payee_name", count: 3, reason: folded)
    #expect(made == 1)
    #expect(report.entries.map(\.count) == [5])
    #expect(report.entries.map(\.severity) == [.material])
    #expect(report.entries.first?.example == name("Đỗ An", "DO AN"))
  }

  @Test func `the gravest stand first, then kinds, then fields`() {
    var report = LossReport()
    report.add(.dropped, .informational, field: "b", reason: folded)
    report.add(.dropped, .informational, field: "a", reason: folded)
    report.add(.truncated, .informational, field: "z", reason: folded)
    report.add(.coerced, .critical, field: "c", reason: folded)
    report.add(.dropped, .material, field: "m", reason: folded)
    #expect(report.entries.map(\.field) == ["c", "m", "z", "a", "b"])
    #expect(report.hasCritical)
    #expect(report.kinds == [.dropped, .truncated, .coerced])
    #expect(report.criticalKinds == [.coerced])
  }

  @Test func `merging adds counts and keeps what the other alone has`() {
    var first = LossReport()
    first.add(.dropped, .informational, field: "a", count: 2, reason: folded)
    var second = LossReport()
    second.add(.dropped, .critical, field: "a", count: 5, reason: folded) { name("An", "") }
    second.add(.defaulted, .material, field: "b", reason: folded)
    first.merge(second)
    #expect(first.entries.map { "\($0.field) \($0.count) \($0.severity)" } == ["a 7 critical", "b 1 material"])
    #expect(first.entries.first?.example == name("An", ""))
    #expect(LossReport().isEmpty && !first.isEmpty)
  }

  @Test func `the report is masked unless values are asked for`() {
    var report = LossReport()
    report.add(.transliterated, .informational, field: "payee_name", count: 2, reason: folded) { name("Đỗ An", "DO AN") }
    #expect(
      report.text(.en)
        == "informational transliterated payee_name: transliterated, 2 values; the bank takes plain letters only (\"Đ. A.\" → \"D. A.\")\n")
    #expect(
      report.json(.en, showValues: true) == #"{"has_critical":false,"losses":["# + "\n"
        + #"{"kind":"transliterated","severity":"informational","field":"payee_name","count":2,"before":"Đỗ An","after":"DO AN","#
        + #""reason":"the bank takes plain letters only"}"# + "\n]}\n")
    #expect(LossReport().json(.vi) == "{\"has_critical\":false,\"losses\":[]}\n")
    #expect(LossReport().text(.vi).isEmpty)
  }
}
