// Every input may be wrong. Files of a sample month and of the set made of it are cut and changed at many places by a fixed seed: each run
// ends with a status of the contract and a finding, and leaves either its whole output or nothing.
import Diagnostics
import Files
import PaymentModel
import PaymentPipeline
import TestSupport
import Testing

@Suite struct BadInputTests {
  private static let seed: UInt64 = 20_261_020

  /// Damaged copies of a file, each with a name for messages.
  private static func damaged(_ bytes: [UInt8], _ number: Int, cuts: Int, changes: Int) -> [(name: String, bytes: [UInt8])] {
    var damage = Damage(seed: seed &+ UInt64(number))
    var copies = damage.cuts(cuts, of: bytes.count).map { ("cut at \($0)", Array(bytes[..<$0])) }
    for change in 0..<changes { copies.append(("change \(change) by seed \(seed &+ UInt64(number))", damage.changed(bytes))) }
    return copies
  }

  /// The status is of the contract, a refusal has its finding, and beside the output nothing is left.
  private func judge(_ outcome: PipelineOutcome, _ folder: TemporaryFolder, out: String, _ name: Comment) throws {
    #expect([0, 2, 66].contains(outcome.status), "\(name): \(outcome)")
    #expect(outcome.status == 0 || !outcome.errors.isEmpty, "\(name): a status \(outcome.status) without a finding")
    #expect(outcome.unfilled.isEmpty, "\(name): \(outcome.unfilled)")
    let left = try Folder.names(in: folder.path).filter { !["input", out, out + ".held.csv"].contains($0) }
    #expect(left.isEmpty, "\(name): \(left) left over")
  }

  @Test func `a damaged roster gives a whole set or nothing`() throws {
    let month = try BadInputMonth.shared.get()
    for (number, path) in month.rosters.enumerated() {
      for (name, bytes) in Self.damaged(try month.bytes(path), number, cuts: 8, changes: 16) {
        let folder = try TemporaryFolder()
        let input = try folder.write("input/\(FilePath.name(of: path))", bytes)
        let out = folder.path("set")
        let outcome = Pipeline.outcome { (run) throws(RunFailure) in
          try Prepare.run(PrepareRequest(rosters: [input], unit: month.unit, period: BadInputMonth.period, out: out), run).outcome
        }
        try judge(outcome, folder, out: "set", "\(FilePath.name(of: path)), \(name)")
        if Folder.exists(out) {
          let files = try Folder.files(under: out)
          #expect(files.contains("control-sheet.json") && files.contains("manifest.json"), "\(name): \(files)")
        }
      }
    }
  }

  @Test func `a damaged roster is validated to the end`() throws {
    let month = try BadInputMonth.shared.get()
    for (number, path) in month.rosters.enumerated() {
      for (name, bytes) in Self.damaged(try month.bytes(path), 100 + number, cuts: 12, changes: 40) {
        let folder = try TemporaryFolder()
        let input = try folder.write("input", bytes)
        let outcome = Pipeline.outcome { (run) throws(RunFailure) in
          _ = try Validate.run(ValidateRequest(path: input), run)
          return .clean
        }
        try judge(outcome, folder, out: "", "\(FilePath.name(of: path)), \(name)")
      }
    }
  }

  /// What of a file ends it: what is cut off behind this is only its last line end.
  private static func lastByte(_ bytes: [UInt8]) -> Int {
    (bytes.lastIndex { ![0x0A, 0x0D, 0x20].contains($0) } ?? -1) + 1
  }

  @Test func `a cut bank or treasury file is always an error`() throws {
    let month = try BadInputMonth.shared.get()
    let whole = month.files.filter { $0.hasPrefix("bank/") || $0.hasPrefix("treasury/") }
    #expect(whole.contains { $0.hasPrefix("bank/") } && whole.contains { $0.hasPrefix("treasury/") })
    for (number, file) in whole.enumerated() {
      let bytes = try month.bytes(month.set + "/" + file)
      var damage = Damage(seed: Self.seed &+ UInt64(200 + number))
      for cut in damage.cuts(40, of: bytes.count) where cut < Self.lastByte(bytes) {
        let folder = try TemporaryFolder()
        let input = try folder.write("input", Array(bytes[..<cut]))
        for verb in ["validate", "convert"] {
          let outcome = Pipeline.outcome { (run) throws(RunFailure) in
            let format = file.hasPrefix("bank/") ? "chitra-batch" : "treasury-order"
            if verb == "convert" {
              var request = ConvertRequest(source: input, targetFormat: "canonical-csv", out: folder.path("out"))
              request.sourceFormat = format
              return try Convert.run(request, run).outcome
            }
            var request = ValidateRequest(path: input)
            request.format = format
            _ = try Validate.run(request, run)
            return .clean
          }
          #expect(outcome.status == 2, "\(verb) of \(file), cut at \(cut) of \(bytes.count)")
          try judge(outcome, folder, out: "out", "\(verb) of \(file), cut at \(cut)")
        }
      }
    }
  }

  @Test func `a damaged file of a set is converted whole, in part with its held records, or not at all`() throws {
    let month = try BadInputMonth.shared.get()
    let channels = ["bank/", "treasury/", "mobile/", "cash/", "home/"]
    for (number, file) in month.files.filter({ file in channels.contains { file.hasPrefix($0) } }).enumerated() {
      for (name, bytes) in Self.damaged(try month.bytes(month.set + "/" + file), 300 + number, cuts: 8, changes: 40) {
        let folder = try TemporaryFolder()
        let input = try folder.write("input", bytes)
        let outcome = Pipeline.outcome { (run) throws(RunFailure) in
          try Convert.run(ConvertRequest(source: input, targetFormat: "canonical-ndjson", out: folder.path("out")), run).outcome
        }
        try judge(outcome, folder, out: "out", "\(file), \(name)")
      }
    }
  }

  @Test func `damaged returned files never stop the reconciliation without a word`() throws {
    let month = try BadInputMonth.shared.get()
    for (number, path) in month.returned.enumerated() {
      for (name, bytes) in Self.damaged(try month.bytes(path), 400 + number, cuts: 6, changes: 12) {
        let folder = try TemporaryFolder()
        let input = try folder.write("input/\(FilePath.name(of: path))", bytes)
        let outcome = Pipeline.outcome { (run) throws(RunFailure) in
          try Reconcile.run(ReconcileRequest(sent: [month.set], returned: [input], out: folder.path("out")), run).outcome
        }
        // Unexpected entries and discrepancies are results: the report names them, not always a finding.
        #expect([0, 2].contains(outcome.status), "\(FilePath.name(of: path)), \(name): \(outcome)")
        #expect(outcome.unfilled.isEmpty, "\(FilePath.name(of: path)), \(name): \(outcome.unfilled)")
        let left = try Folder.names(in: folder.path).filter { $0 != "input" && $0 != "out" }
        #expect(left.isEmpty, "\(FilePath.name(of: path)), \(name): \(left) left over")
      }
    }
  }

  @Test func `a set whose own papers are damaged is refused or understood`() throws {
    let month = try BadInputMonth.shared.get()
    for (number, paper) in ["manifest.json", "control-sheet.json"].enumerated() {
      for (name, bytes) in Self.damaged(try month.bytes(month.set + "/" + paper), 500 + number, cuts: 6, changes: 10) {
        let folder = try TemporaryFolder()
        for file in month.files where !file.hasSuffix(".html") {
          try folder.write("input/" + file, file == paper ? bytes : try month.bytes(month.set + "/" + file))
        }
        let outcome = Pipeline.outcome { (run) throws(RunFailure) in
          try Reconcile.run(ReconcileRequest(sent: [folder.path("input")], returned: month.returned, out: folder.path("out")), run).outcome
        }
        #expect([0, 2].contains(outcome.status), "\(paper), \(name): \(outcome)")
      }
    }
  }

  @Test func `a unit file with a typo is refused with the line of the typo`() throws {
    let month = try BadInputMonth.shared.get()
    let good = try #require(String(validating: try month.bytes(month.unitPath), as: UTF8.self))
    let typos = [("budget_unit_code:", "budget_unit_cod:"), ("programmes:", "programes:"), ("chief_accountant:", "chief_acountant:")]
    for (right, wrong) in typos {
      #expect(good.contains(right))
      let bad = good.replacing(right, with: wrong)
      let line = try #require(bad.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains(wrong) }) + 1
      let folder = try TemporaryFolder()
      let unit = try folder.write("unit.yaml", bad)
      let outcome = try BadInputProgram.run(
        ["prepare", month.rosters[0], "--unit", unit, "--period", "2026-10", "--out", folder.path("set"), "--report", "json"])
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("\"line\":\(line),"), "\(wrong) in line \(line): \(outcome.errors)")
      #expect(!Folder.exists(folder.path("set")))
    }
  }

  @Test func `a damaged unit file is refused with a place or understood`() throws {
    let month = try BadInputMonth.shared.get()
    for (name, bytes) in Self.damaged(try month.bytes(month.unitPath), 600, cuts: 20, changes: 120) {
      let (unit, problems) = Pipeline.unit(bytes)
      #expect(unit != nil || problems.contains { $0.severity == .error && ($0.location?.line ?? 0) > 0 }, "\(name)")
    }
  }
}
