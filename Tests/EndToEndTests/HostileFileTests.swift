// Sums beyond 63 bits, and what only a whole process can show: folders, unreadable files, closed streams, memory and time.
import Diagnostics
import Files
import PaymentModel
import PaymentPipeline
import TestSupport
import Testing

@testable import chitra

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct OverflowTests {
  private static let most = "9223372036854775807"

  private static func twice(_ text: String, _ line: String) -> [UInt8] { Array((text + line + line.replacing("R7C", with: "R8D")).utf8) }

  private static let payment = #"{"kind":"payment","reference":"K7M2X9QA4R7C","payee_name":"An","amount":\#(most),"currency":"VND"}"# + "\n"
  private static let canonical =
    "reference,attempt,programme,period,payee_name,payee_role,identity,amount,currency,channel,bank_bin,account,phone,remittance,lines,"
    + "source_file,source_record\n"

  /// Each amount fits, their sum does not.
  static let inputs: [(name: String, bytes: [UInt8])] = [
    (
      "roster.csv",
      twice("STT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền\n", "1,Nguyễn Văn Ánh,15/08/1942,038042001234,Người cao tuổi,\(most)\n")
    ),
    ("canonical.ndjson", twice("", payment)),
    ("canonical.csv", twice(canonical, "K7M2X9QA4R7C,1,NCC,2026-10,An,beneficiary,,\(most),VND,cash,,,,,,a.csv,1\n")),
    (
      "entries.csv",
      twice(
        "booking_date,value_date,direction,amount,currency,reference,bank_reference,counterparty_name,counterparty_account,reason_list,"
          + "reason_code,narrative,source_file,source_record\n", "2026-10-22,,credit,\(most),VND,K7M2X9QA4R7C,F1,An,1,,,x,a.csv,4\n")
    ),
    ("batch.ndjson", Array(#"{"kind":"batch","payments":2,"amount":-2}"#.utf8) + twice("\n", payment)),
  ]

  @Test(arguments: inputs.map(\.name)) func `sums that overflow are an error and never a smaller sum`(_ name: String) throws {
    let input = try #require(Self.inputs.first { $0.name == name })
    let bench = try BadInputBench()
    let month = try GoodInputs.month.get()
    let returned = Array(try PreparedMonth.files(month.folder, "month/returned").prefix(1))
    var unit: PayingUnit?
    _ = bench.perform { (run) throws(RunFailure) in
      unit = try Resources.unit("\(packageFolder)/Samples/unit.yaml", run)
      return .clean
    }
    let payer = try #require(unit)
    let good = try bench.folder.write("good.csv", Samples.goodRoster)
    var verbs = [BadInputBench.validate(), BadInputBench.inspect(), BadInputBench.printing()]
    verbs += ["canonical-csv", "canonical-ndjson", "mobile-viettel"].map { BadInputBench.convert(to: $0) }
    verbs += ["treasury-order", "chitra-batch"].map { BadInputBench.convert(to: $0, unit: payer) }
    verbs.append(BadInputBench.prepare(with: good, unit: payer))
    verbs.append(BadInputBench.reconcile(returned: returned))
    verbs.append(BadInputBench.reconcile(sent: [month.folder.path("set")]))
    let verdicts = try bench.attempt(verbs, name, BadInput(how: "the greatest amount twice", bytes: input.bytes))
    // Only a look at the records has nothing to add up.
    for (verb, verdict) in zip(verbs, verdicts) where !verb.name.hasPrefix("inspect") {
      #expect(verdict.status != 0, "\(name): \(verb.name): \(verdict.codes)")
    }
  }
}

@Suite struct HostileFileTests {
  /// Runs the program in 600 MB of address space and 60 seconds.
  private func bounded(_ arguments: [String]) throws -> Outcome {
    let words = ["-c", "ulimit -v 600000; exec \"$0\" \"$@\"", program] + arguments
    return try runProgram("/bin/sh", words, timeoutSeconds: 60)
  }

  /// The verbs that take a file, with an output that must not be there afterwards.
  private static func calls(_ path: String, _ out: String, _ roster: String) -> [[String]] {
    let unit = "\(packageFolder)/Samples/unit.yaml"
    return [
      ["validate", path], ["inspect", path], ["detect", path], ["convert", path, "--to", "canonical-csv", "-o", out],
      ["print", path, "-o", out], ["prepare", path, "--unit", unit, "--period", "2026-10", "--out", out],
      ["prepare", roster, "--unit", path, "--period", "2026-10", "--out", out],
      ["reconcile", "--sent", path, "--returned", roster, "--out", out], ["unit", "check", path], ["layout", "check", path],
      ["prepare", roster, "--unit", unit, "--period", "2026-10", "--continue", path, "--out", out],
      ["convert", roster, "--to", "chitra-batch", "--unit", path, "-o", out], ["validate", roster, "--profile", path],
      ["unit", "init", "--sheet", path, "--out", out],
    ]
  }

  @Test func `a folder, a missing file and an unreadable one are named`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("good.csv", Samples.goodRoster)
    try Folder.make(folder.path("folder"))
    let closed = try folder.write("closed.csv", Samples.goodRoster)
    unsafe chmod(closed, 0)
    var paths = [folder.path("folder"), folder.path("nothing")]
    // Nothing is closed to the superuser.
    if geteuid() != 0 { paths.append(closed) }
    for path in paths {
      for arguments in Self.calls(path, folder.path("out"), roster) {
        let outcome = try bounded(arguments)
        let label = "\(arguments): \(outcome.status) \(outcome.output) \(outcome.errors)"
        // A folder can be a set: then it is read and found to be none.
        #expect([66, 2].contains(outcome.status), "\(label)")
        if path.hasSuffix("nothing") { #expect(outcome.status == 66, "\(label)") }
        #expect((outcome.output + outcome.errors).contains(/[A-Z]{3}-[0-9]{3}/), "\(label)")
        #expect(!Folder.exists(folder.path("out")), "\(label)")
      }
    }
  }

  @Test func `large files of one kind of byte stay within memory and time`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("good.csv", Samples.goodRoster)
    let shapes: [(String, [UInt8])] = [
      ("quotes", [UInt8](repeating: 0x22, count: 1 << 20)), ("letters", [UInt8](repeating: 0x61, count: 12 << 20)),
      ("separators", [UInt8](repeating: 0x2C, count: 4 << 20)), ("NUL", [UInt8](repeating: 0, count: 4 << 20)),
      ("brackets", [UInt8](repeating: 0x5B, count: 1 << 20)), ("dashes", Array("- ".utf8) + [UInt8](repeating: 0x2D, count: 1 << 20)),
    ]
    for (name, bytes) in shapes {
      let path = try folder.write(name, bytes)
      for arguments in Self.calls(path, folder.path("out"), roster) {
        let outcome = try bounded(arguments)
        let label = "\(name), \(arguments): \(outcome.status) \(outcome.errors.prefix(300))"
        #expect([66, 2].contains(outcome.status), "\(label)")
        #expect((outcome.output + outcome.errors).contains(/[A-Z]{3}-[0-9]{3}/), "\(label)")
        #expect(!Folder.exists(folder.path("out")), "\(label)")
      }
    }
  }

  @Test func `an output that goes nowhere is told`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("good.csv", Samples.goodRoster)
    for out in ["/proc/nothing", folder.path("no/such/folder/x"), "/dev/full"] {
      let outcome = try bounded(["convert", roster, "--to", "canonical-csv", "-o", out, "--force"])
      #expect(outcome.status == 74, "\(out): \(outcome.status) \(outcome.errors)")
      #expect(outcome.errors.contains(/[A-Z]{3}-[0-9]{3}/), "\(out): \(outcome.errors)")
    }
    let full = try runProgram("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/full", program, "validate", roster])
    #expect(full.status == 74)
  }
}
