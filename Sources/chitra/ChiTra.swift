// The program: one verb per file beside this one.

internal import ArgumentParser

@main
struct ChiTra: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chitra",
    abstract: "Chi trả trợ cấp: từ danh sách đến tệp chi, đến đối chiếu. / Payout files of social allowances, with the proof.",
    discussion: """
      Mỗi tháng ba lệnh / three commands a month:
        chitra prepare rosters/*.csv --unit unit.yaml --period 2026-10 --out set
        chitra reconcile --sent set --returned returned/* --out result
        chitra explain PAY-102

      Trạng thái kết thúc / exit status: 0 sạch / clean · 1 cảnh báo với --strict / warnings under --strict · 2 lỗi số liệu / errors in
      the data · 64 dùng sai / wrong usage · 66 không đọc được / cannot be read · 70 lỗi chương trình / fault of the program ·
      74 không ghi được / cannot be written.
      """,
    version: ProgramVersion.text,
    subcommands: [
      PrepareVerb.self, ReconcileVerb.self, ConvertVerb.self, ValidateVerb.self, InspectVerb.self, DetectVerb.self, PrintVerb.self,
      RosterVerb.self, LayoutVerb.self, UnitVerb.self, FormatsVerb.self, ExplainVerb.self, SampleVerb.self,
    ] + LaterVerbs.all)

  static func main() {
    CrashNotice.install()
    do {
      var verb = try parseAsRoot()
      try verb.run()
    } catch {
      UsageWords.exit(error, arguments: CommandLine.arguments)
    }
  }
}

/// The version of the program.
enum ProgramVersion {
  static let text = "0.1.0"
}
