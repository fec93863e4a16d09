// Returned and rejected payments as rosters again: corrected by a person, they go into `prepare` as the next attempt of the same lines.

internal import ByteText
import Files
internal import PaymentChecks
import PaymentModel

/// Writes `repay/<programme>.csv`.
struct RepayRosters {
  private let folder: OutputFolder
  private var files: [Programme: OutputFile] = [:]
  private var numbers: [Programme: Int64] = [:]

  /// Headers as accountants write them; every one is read back by the roster's column profile.
  static let headers = [
    "STT", "Họ và tên", "Ngày, tháng, năm sinh", "Số định danh cá nhân/CCCD", "Số quyết định hưởng", "Số sổ lĩnh tiền",
    "Nơi thường trú: thôn, xã, huyện, tỉnh", "Xã, phường",
    "Đối tượng hưởng / loại trợ cấp",
    "Tháng hưởng", "Mức trợ cấp", "Truy lĩnh", "Chưa trả tháng trước / Số tiền", "Mai táng phí", "Trợ cấp một lần", "Truy thu",
    "Tổng số tiền",
    "Họ tên người được ủy quyền/giám hộ", "Quan hệ với đối tượng", "Số CCCD người được ủy quyền/giám hộ", "Số tài khoản",
    "Ngân hàng, chi nhánh", "Số điện thoại", "Hình thức chi trả", "Lần chi", "Mã tham chiếu cũ", "Lý do trả lại", "Ghi chú",
  ]

  init(folder: OutputFolder) { self.folder = folder }

  /// Adds a payment that came back: one row for each allowance and month it paid; `amount` is what came back.
  mutating func add(_ block: PaymentBlock, _ index: Int, amount: Int64, reason: String) throws(RunFailure) {
    let row = block.rows[index]
    let file = try self.file(row)
    let lines = Array(block.lines[Int(row.firstLine)..<Int(row.firstLine + row.lineCount)])
    if amount == row.amount, !lines.isEmpty, lines.reduce(0, { $0 + $1.amount }) == amount {
      var groups: [(regime: String, month: Period?, parts: [Int64])] = []
      for line in lines {
        let regime = block.bytes.text(line.regime)
        // What earlier months are owed has no month of its own and stays on the row of its allowance.
        let place = groups.firstIndex { $0.regime == regime && (line.month == nil || $0.month == nil || $0.month == line.month) }
        let group = place ?? groups.count
        if place == nil { groups.append((regime, line.month, Array(repeating: 0, count: 6))) }
        groups[group].month = groups[group].month ?? line.month
        groups[group].parts[Int(line.kind.rawValue)] += line.kind == .recovery ? -line.amount : line.amount
      }
      for group in groups { append(block, row, group.regime, group.month, group.parts, reason, file) }
    } else {
      let regime = lines.first.map { block.bytes.text($0.regime) } ?? ""
      append(block, row, regime, lines.first?.month, [amount, 0, 0, 0, 0, 0], reason, file)
    }
    do throws(FileProblem) { try file.flushIfFull() } catch { throw .file(error) }
  }

  private mutating func append(
    _ block: PaymentBlock, _ row: PaymentRow, _ regime: String, _ month: Period?, _ parts: [Int64], _ reason: String, _ file: OutputFile
  ) {
    let number = (numbers[row.programme] ?? 0) + 1
    numbers[row.programme] = number
    let hasPayee = !row[.beneficiaryName].isEmpty
    func text(_ field: PaymentField) -> String { block.text(row, field) }
    let total = parts[0] + parts[1] + parts[2] + parts[3] + parts[4] - parts[5]
    let wish = ["", "Tài khoản ngân hàng", "Tiền di động", "Tại điểm chi trả", "Tại nhà"][Int(row.channel.rawValue)]
    let role = [
      "", "Người được ủy quyền", "Người giám hộ", "Đại diện thân nhân", "Người tổ chức mai táng", "Người thừa kế",
    ][Int(row.role.rawValue)]
    let owed = month.map { "\($0.month < 10 ? "0" : "")\($0.month)/\($0.year)" } ?? ""
    let details = PersonDetails.parts(text(.beneficiaryDetails))
    let values = [
      String(number), hasPayee ? text(.beneficiaryName) : text(.payeeName), details.birth,
      hasPayee ? text(.beneficiaryIdentity) : text(.identity), details.decision, details.bookNumber,
      text(.address), text(.commune), regime, owed, amountText(parts[0]), amountText(parts[1]), amountText(parts[2]), amountText(parts[3]),
      amountText(parts[4]), amountText(parts[5]), String(total), hasPayee ? text(.payeeName) : "", hasPayee ? role : "",
      hasPayee ? text(.identity) : "", text(.account), text(.bankBIN), text(.phone), wish, String(max(1, row.attempt) + 1),
      text(.reference), reason, text(.note),
    ]
    var cells = CSVEncoder(guardsFormulas: true)
    for value in values { cells.append(value, to: &file.buffer) }
    cells.endRecord(&file.buffer)
  }

  private func amountText(_ amount: Int64) -> String { amount == 0 ? "" : String(amount) }

  private mutating func file(_ row: PaymentRow) throws(RunFailure) -> OutputFile {
    if let file = files[row.programme] { return file }
    let code = row.programme.code.isEmpty ? "khac" : row.programme.code.lowercased()
    do throws(FileProblem) {
      let file = try folder.create("repay/\(code).csv")
      files[row.programme] = file
      // A programme that is not known is named by nobody: prepared again, the list would draw its money.
      let programme = ["", " ƯU ĐÃI NGƯỜI CÓ CÔNG", " TRỢ GIÚP XÃ HỘI"][Int(row.programme.rawValue)]
      let month = row.period.map { " – Tháng \($0.month) năm \($0.year)" } ?? ""
      file.buffer.append(contentsOf: [0xEF, 0xBB, 0xBF])
      var cells = CSVEncoder(guardsFormulas: true)
      cells.append("DANH SÁCH CHI LẠI TRỢ CẤP\(programme)\(month)", to: &file.buffer)
      cells.endRecord(&file.buffer)
      for header in RepayRosters.headers { cells.append(header, to: &file.buffer) }
      cells.endRecord(&file.buffer)
      return file
    } catch { throw .file(error) }
  }

  /// Ends the files.
  func finish() throws(RunFailure) {
    do throws(FileProblem) { for (_, file) in files { _ = try file.finish() } } catch { throw .file(error) }
  }
}
