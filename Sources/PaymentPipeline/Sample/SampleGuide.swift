// DOC-TRUOC.txt: what the files are, and the two commands to run. It also serves as the list of what a later run may replace.

import Files
import PaymentModel

/// The page to read first.
struct SampleGuide {
  static let name = "DOC-TRUOC.txt"
  let request: SampleRequest
  let rosters: [String]
  let returned: [String]

  /// What stands in a folder made earlier, by its own page; nil when it has none.
  static func files(in folder: String) -> Set<String>? {
    guard let bytes = try? InputFile.contents(of: FilePath.join(folder, name), limitBytes: 1 << 20),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let listed = text.split(separator: "\n").filter { $0.hasPrefix("  · ") }.map { String($0.dropFirst(4)) }
    return Set(listed + [name])
  }

  var text: String {
    let set = beside("ho-so")
    let result = beside("doi-chieu")
    func path(_ name: String) -> String { FilePath.join(request.out, name) }
    let stamp = request.period.sampleStamp
    return """
      DỮ LIỆU MẪU: mọi người, mọi số trong thư mục này đều do máy bịa ra.
      SAMPLE DATA: every person and every number in this folder is invented.

      Kỳ chi / period: \(request.period) · dòng / rows: \(request.rows) · seed: \(request.seed)

      1. Lập hồ sơ chi trả / prepare
      \(command(["chitra", "prepare"], rosters: path("rosters"), ["--unit", path("unit.yaml"), "--period", "\(request.period)", "--now", stamp, "--out", set]))

      2. Đối chiếu kết quả / reconcile
      \(command(["chitra", "reconcile", "--sent", set, "--returned"], rosters: path("returned"), ["--now", stamp, "--out", result]))

      Trạng thái 2 ở cả hai lệnh là đúng: có dòng lỗi được giữ lại, có khoản lệch tiền.
      Both commands end with status 2 where rows are held back or amounts differ; that is right.
      Kết quả đúng của từng khoản chi ở truth.csv; so với cột outcome của payments.csv.
      What must be found of each payment stands in truth.csv; compare the column outcome of payments.csv.

      Các tệp / files:
      \((["unit.yaml"] + rosters + returned + ["truth.csv"]).map { "  · " + $0 }.joined(separator: "\n"))

      """
  }

  /// A folder beside the sample, so that the sample stays as it is.
  private func beside(_ suffix: String) -> String {
    let name = FilePath.name(of: request.out)
    if name.isEmpty || name == "." || name == ".." { return FilePath.join(request.out, suffix) }
    return FilePath.join(FilePath.folder(of: request.out), "\(name)-\(suffix)")
  }

  private func command(_ first: [String], rosters folder: String, _ rest: [String]) -> String {
    let pattern = SampleGuide.quoted(folder) + (folder.hasSuffix("returned") ? "/*" : "/*.csv")
    return (first.map(SampleGuide.quoted) + [pattern] + rest.map(SampleGuide.quoted)).joined(separator: " ")
  }

  /// For a shell.
  private static func quoted(_ text: String) -> String {
    let plain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2D, 0x2E, 0x2F, 0x5F, 0x3A, 0x2B].contains(byte)
    }
    return plain && !text.isEmpty
      ? text : "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
