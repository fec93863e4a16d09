// Options that every verb has.

public import ArgumentParser
public import Diagnostics

struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Ngôn ngữ của thông báo: vi, en hoặc both. / Language of messages.", valueName: "vi|en|both"))
  var lang: Language?

  @Option(help: ArgumentHelp("Dạng của các thông báo. / How findings are printed.", valueName: "text|json|sarif"))
  var report: ReportForm = .text

  @Flag(help: "Có cảnh báo cũng coi là chưa đạt (trạng thái 1). / Warnings count: exit status 1.")
  var strict = false

  @Option(
    help: ArgumentHelp("Thư mục bố cục, khai báo cột, lịch, bảng mã riêng. / Folder of own layouts, columns, calendars.", valueName: "dir"))
  var schemas: String?

  @Option(help: ArgumentHelp("Hồ sơ của ngân hàng, nhà cung cấp: mức của từng mã. / Profile: severities by code.", valueName: "file"))
  var profile: String?

  @Flag(help: "Hiện rõ tên, số định danh, tài khoản. / Show personal data in the clear.")
  var showValues = false

  @Flag(help: "Cho phép thay tệp, thư mục đã có. / Replace what exists.")
  var force = false

  @Option(help: ArgumentHelp("Thời điểm lập ghi trong tệp. / Stamp of creation.", valueName: "2026-10-20T08:00:00+07:00"))
  var now: String?

  @Option(help: ArgumentHelp("Số thông báo hiện ra nhiều nhất, 0 = tất cả. / Most findings shown, 0 = all.", valueName: "n"))
  var maxDiagnostics = DiagnosticCollector.defaultLimit

  func validate() throws {
    if maxDiagnostics < 0 { throw ValidationError("--max-diagnostics: 0, 1, 2 …") }
  }
}

extension Language: ExpressibleByArgument {}
extension ReportForm: ExpressibleByArgument {}
