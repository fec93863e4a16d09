// A prepared folder that was damaged afterwards: what is missing from it must neither vanish from the result nor be paid again.
import Diagnostics
import Files
import PaymentModel
import PaymentPipeline
import TestSupport
import Testing

@testable import chitra

@Suite struct DamagedSetTests {
  /// A copy of the month's set, and the verbs that read sets.
  private struct Copy {
    let bench: BadInputBench
    let month: PreparedMonth
    let returned: [String]
    let rosters: [String]
    let unit: PayingUnit

    init() throws {
      bench = try BadInputBench()
      month = try GoodInputs.month.get()
      for name in try Folder.files(under: month.folder.path("set")) {
        try bench.folder.write("set/\(name)", try month.folder.read("set/\(name)"))
      }
      returned = try PreparedMonth.files(month.folder, "month/returned")
      rosters = try PreparedMonth.files(month.folder, "month/rosters")
      var loaded: PayingUnit?
      let path = month.folder.path("month/unit.yaml")
      _ = bench.perform { (run) throws(RunFailure) in
        loaded = try Resources.unit(path, run)
        return .clean
      }
      unit = try #require(loaded)
    }

    func reconcile(_ how: String) throws -> Verdict {
      let set = bench.folder.path("set")
      return try look(how, "reconcile") { (out, run) throws(RunFailure) in
        try Reconcile.run(ReconcileRequest(sent: [set], returned: returned, out: FilePath.join(out, "result")), run).outcome
      }
    }

    func goOn(_ how: String) throws -> Verdict {
      let set = bench.folder.path("set")
      return try look(how, "prepare --continue") { (out, run) throws(RunFailure) in
        try BadInputBench.prepare(rosters, unit, out, run, continued: set)
      }
    }

    private func look(_ how: String, _ name: String, _ body: (String, Run) throws(RunFailure) -> RunOutcome) throws -> Verdict {
      let out = bench.folder.path("out")
      let verdict = bench.perform { (run) throws(RunFailure) in try body(out, run) }
      bench.look(at: verdict, "\(how): \(name)")
      if !verdict.leftResult { #expect(try Folder.names(in: out) == [], "\(how): \(name) left something") }
      try bench.clearOutput()
      return verdict
    }
  }

  private static func isList(_ name: String) -> Bool {
    ["bank/", "mobile/", "cash/", "home/", "treasury/"].contains(where: name.hasPrefix)
  }

  @Test func `the copy as it is can be reconciled and gone on from`() throws {
    let copy = try Copy()
    #expect(try copy.reconcile("whole").leftResult)
    #expect(try copy.goOn("whole").leftResult)
  }

  @Test func `a set that lost a file is refused`() throws {
    let copy = try Copy()
    for name in try Folder.files(under: copy.bench.folder.path("set")) where Self.isList(name) {
      let bytes = try copy.bench.folder.read("set/\(name)")
      try Folder.removeTree(copy.bench.folder.path("set/\(name)"))
      let verdict = try copy.reconcile("without \(name)")
      #expect(verdict.status == 2 && !verdict.leftResult, "without \(name)")
      if name.hasPrefix("treasury/") {
        let verdict = try copy.goOn("without \(name)")
        #expect(verdict.status == 2 && !verdict.leftResult, "without \(name)")
      }
      try copy.bench.folder.write("set/\(name)", bytes)
    }
  }

  @Test func `a set in which a file lost lines is refused`() throws {
    let copy = try Copy()
    for name in try Folder.files(under: copy.bench.folder.path("set")) where Self.isList(name) {
      let bytes = try copy.bench.folder.read("set/\(name)")
      let input = GoodInput(name: name, bytes: bytes, kind: .payments, format: "")
      var random = SeededNumbers(seed: UInt64(bytes.count))
      // Cut behind the last record nothing is lost: line ends, signatures.
      let lastRecord = bytes.lastIndex { $0 != 0x0A && $0 != 0x0D && $0 != 0x2C } ?? 0
      for bad in input.cuts(&random, atMost: 6) where bad.bytes.count < lastRecord {
        try copy.bench.folder.write("set/\(name)", bad.bytes)
        let verdict = try copy.reconcile("\(name), \(bad.how)")
        // A list for people ends with totals and signatures that nothing is counted from.
        if verdict.leftResult, name.hasPrefix("cash/") || name.hasPrefix("home/") { continue }
        #expect(verdict.status == 2 && !verdict.leftResult, "\(name), \(bad.how): \(verdict.codes)")
        if name.hasPrefix("treasury/") { #expect(try !copy.goOn("\(name), \(bad.how)").leftResult) }
      }
      for bad in input.changes(&random, count: 6) {
        try copy.bench.folder.write("set/\(name)", bad.bytes)
        _ = try copy.reconcile("\(name), \(bad.how)")
        if name.hasPrefix("treasury/") { _ = try copy.goOn("\(name), \(bad.how)") }
      }
      try copy.bench.folder.write("set/\(name)", bytes)
    }
  }

  @Test func `a set without a readable control sheet is refused`() throws {
    let copy = try Copy()
    let sheet = try copy.bench.folder.read("set/control-sheet.json")
    for bad in [[], Array("{}".utf8), Array("{\"payments\": {\"count\": 99999999999999999999, \"amount\": 1}}".utf8), [0xFF]] {
      try copy.bench.folder.write("set/control-sheet.json", bad)
      #expect(try copy.reconcile("sheet \(bad.count)").codes == ["REC-001"])
    }
    let other = String(decodingForTest: sheet).replacing(/"payments": \{\s*"count": [0-9]+/, with: "\"payments\": {\"count\": 1")
    try copy.bench.folder.write("set/control-sheet.json", other)
    #expect(try copy.reconcile("one payment").codes == ["REC-302"])
    // Written anew by another program it says the same.
    try copy.bench.folder.write("set/control-sheet.json", sheet.filter { $0 > 0x20 })
    #expect(try copy.reconcile("dense").leftResult)
  }
}
