// Inputs at the edge: nothing at all, a folder, a line without end, quotes without end, columns without end, sums beyond any number.
// The built program runs on them with bounded memory and time; what it says names the place or the remedy.
import Files
import PaymentPipeline
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite(.serialized) struct BadInputExtremesTests {
  private static let header = "STT,Họ và tên,Ngày sinh,CCCD,Đối tượng,Số tiền,Số tài khoản,Mã NH\r\n"

  /// Runs `validate` and `detect`; both end soon with a status of the contract, and validate has an error.
  private func refuse(_ folder: TemporaryFolder, _ path: String, statuses: Set<Int32> = [2], as format: String? = nil) throws {
    for verb in ["validate", "detect", "inspect"] {
      var arguments = [verb, path]
      if let format, verb != "detect" { arguments += ["--as", format] }
      let outcome = try BadInputProgram.run(arguments)
      let allowed = verb == "validate" ? statuses : statuses.union([0, 2])
      #expect(allowed.contains(outcome.status), "\(verb) \(path): status \(outcome.status) \(outcome.errors.prefix(400))")
      if outcome.status != 0 { #expect(!(outcome.output + outcome.errors).isEmpty, "\(verb) \(path): not a word") }
    }
    #expect(try folder.files().count <= 1, "something was left beside the input")
  }

  @Test func `an empty file, one byte, blanks and NUL bytes are refused`() throws {
    for (name, bytes) in [
      ("empty.csv", []), ("byte.csv", [0x41]), ("blank.csv", Array("\r\n \r\n".utf8)), ("nul.csv", [UInt8](repeating: 0, count: 4096)),
      ("mark.csv", [0xEF, 0xBB, 0xBF]), ("quote.csv", [0x22]),
    ] as [(String, [UInt8])] {
      let folder = try TemporaryFolder()
      try refuse(folder, try folder.write(name, bytes))
    }
  }

  @Test func `NUL bytes within a roster are told, not passed over`() throws {
    let folder = try TemporaryFolder()
    let row = "1,Nguyễn Văn A\0nh,15/08/1942,038042001234,Người cao tuổi,500.000,123456789012,970415\r\n"
    let path = try folder.write("roster.csv", Self.header + row)
    let outcome = try BadInputProgram.run(["validate", path, "--as", "roster-csv"])
    #expect(outcome.status == 2, "\(outcome.output)")
  }

  @Test func `a folder and an unreadable file are told from a bad one`() throws {
    let folder = try TemporaryFolder()
    #expect(try BadInputProgram.run(["validate", folder.path]).status == 66)
    #expect(try BadInputProgram.run(["validate", folder.path("absent.csv")]).status == 66)
    let path = try folder.write("secret.csv", Self.header)
    chmod(path, 0)
    // The superuser reads it all the same, and finds a roster without people.
    #expect(try BadInputProgram.run(["validate", path]).status == (geteuid() == 0 ? 2 : 66))
  }

  @Test func `a line of 64 MiB without an end is refused`() throws {
    let folder = try TemporaryFolder()
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 64 << 20)
    try refuse(folder, try folder.write("line.csv", line))
    try refuse(folder, try folder.write("line.csv", Array(Self.header.utf8) + line), as: "roster-csv")
  }

  @Test func `64 MiB of quotes are refused`() throws {
    let folder = try TemporaryFolder()
    let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: 64 << 20)
    try refuse(folder, try folder.write("quotes.csv", Array(Self.header.utf8) + quotes), as: "roster-csv")
  }

  @Test func `a million columns are refused`() throws {
    let folder = try TemporaryFolder()
    let commas = [UInt8](repeating: UInt8(ascii: ","), count: 1_000_000)
    try refuse(folder, try folder.write("columns.csv", commas))
    try refuse(folder, try folder.write("columns.csv", Array(Self.header.utf8) + commas), as: "roster-csv")
  }

  @Test func `a fixed-width file without line ends and an order of endless text are refused`() throws {
    let folder = try TemporaryFolder()
    try refuse(folder, try folder.write("batch.txt", [UInt8](repeating: UInt8(ascii: "D"), count: 16 << 20)), as: "chitra-batch")
    let text = Array("<PaymentOrder xmlns=\"urn:chitra:treasury-order:1\" version=\"1.0\"><Header><Reference>".utf8)
    let path = try folder.write("batch.txt", text + [UInt8](repeating: UInt8(ascii: "A"), count: 16 << 20))
    try refuse(folder, path, as: "treasury-order")
    let deep = (0..<200_000).map { _ in "<a>" }.joined()
    try refuse(folder, try folder.write("batch.txt", deep), as: "treasury-order")
  }

  @Test func `amounts whose sum no number holds are told, not added`() throws {
    let folder = try TemporaryFolder()
    let rows = (1...3).map { "\($0),Nguyễn Văn Ánh,15/08/1942,03804200123\($0),Người cao tuổi,9223372036854775807,,\r\n" }
    let path = try folder.write("sums.csv", Self.header + rows.joined())
    let outcome = try BadInputProgram.run(["validate", path, "--as", "roster-csv", "--programme", "BTXH"])
    #expect(outcome.status == 2, "\(outcome.output) \(outcome.errors)")
    let month = try BadInputMonth.shared.get()
    let prepared = try BadInputProgram.run(
      ["prepare", path, "--programme", "BTXH", "--unit", month.unitPath, "--period", "2026-10", "--out", folder.path("set")])
    #expect(prepared.status == 2, "\(prepared.output) \(prepared.errors)")
  }
}
