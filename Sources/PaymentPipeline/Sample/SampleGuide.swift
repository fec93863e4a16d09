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

  /// Paths are seen from the folder itself, so that the page is the same wherever the month is made; results go beside it, so that it
  /// stays as it is.
  var text: String {
    let (set, result) = ("../ho-so", "../doi-chieu")
    let stamp = request.period.sampleStamp
    return """
      DỮ LIỆU MẪU: mọi người, mọi số trong thư mục này đều do máy bịa ra.
      SAMPLE DATA: every person and every number in this folder is invented.

      Kỳ chi / period: \(request.period) · dòng / rows: \(request.rows) · seed: \(request.seed)

      Vào thư mục này (cd) rồi chạy hai lệnh. / Go into this folder (cd), then run the two commands.

      1. Lập hồ sơ chi trả / prepare
      chitra prepare rosters/*.csv --unit unit.yaml --period \(request.period) --now \(stamp) --out \(set)

      2. Đối chiếu kết quả / reconcile
      chitra reconcile --sent \(set) --returned returned/* --now \(stamp) --out \(result)

      Trạng thái 2 ở cả hai lệnh là đúng: có dòng lỗi được giữ lại, có khoản lệch tiền.
      Both commands end with status 2 where rows are held back or amounts differ; that is right.
      Kết quả đúng của từng khoản chi ở truth.csv; so với cột outcome của payments.csv.
      What must be found of each payment stands in truth.csv; compare the column outcome of payments.csv.

      Danh sách của mình có thể là Excel (.xlsx) hoặc CSV. / Your own rosters may be Excel workbooks (.xlsx) or CSV.

      Các tệp / files:
      \((["unit.yaml"] + rosters + returned + ["truth.csv"]).map { "  · " + $0 }.joined(separator: "\n"))

      """
  }
}
