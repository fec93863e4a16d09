// Options of every verb that reads rosters.

internal import ArgumentParser
internal import Diagnostics
internal import PaymentModel
internal import PaymentPipeline

struct RosterArguments: ParsableArguments {
  @Option(help: ArgumentHelp("Khai báo cột riêng: 'tiêu đề: trường' mỗi dòng. / Own headers: 'header: field' a line.", valueName: "file"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      "Bảng mã của danh sách, khi không tự nhận ra: tcvn3, vni, windows-1258, viscii, utf-8... / Encoding of the rosters.",
      valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("Việc sửa được phép. / Repair that is allowed.", valueName: "leading-zeros"))
  var repair: [String] = []

  @Option(
    help: ArgumentHelp("Chương trình, khi bảng không ghi: NCC hoặc BTXH. / Programme, where the sheet names none.", valueName: "NCC|BTXH"))
  var programme: String?

  @Option(
    help: ArgumentHelp(
      "Chỉ đọc trang tính này của tệp Excel. / The one sheet to read of Excel workbooks; else all that are rosters.", valueName: "name"))
  var sheet: String?

  @Option(
    help: ArgumentHelp(
      "Mức chuẩn, hệ số, bảng mức của riêng đơn vị (CSV). / Levels, coefficients and amounts of your own.", valueName: "file"))
  var rates: String?

  @Option(
    help: ArgumentHelp(
      "Danh sách người không chi, ví dụ đã do bảo hiểm xã hội chi: dòng của họ được giữ lại. / People who are not to be paid.",
      valueName: "file"))
  var exclude: [String] = []

  @Option(
    help: ArgumentHelp(
      "Danh sách người đã mất, có ngày chết: các tháng sau tháng mất được giữ lại. / The dead, with their days of death.",
      valueName: "file"))
  var deceased: [String] = []

  /// The options for the pipeline, or wrong usage.
  func rosterOptions(_ context: RunContext) throws(RunFailure) -> RosterOptions {
    var options = RosterOptions()
    options.excluded = exclude
    options.deceased = deceased
    options.encoding = encoding ?? ""
    options.sheet = sheet ?? ""
    for name in repair {
      guard name == "leading-zeros" else { throw context.wrongValue("--repair", name, .equals("leading-zeros")) }
      options.repairsLeadingZeros = true
    }
    if let programme {
      guard let known = Programme(code: programme) else {
        throw context.wrongValue("--programme", programme, .oneOf(Programme.allCases.dropFirst().map(\.code)))
      }
      options.programme = known
    }
    return options
  }
}
