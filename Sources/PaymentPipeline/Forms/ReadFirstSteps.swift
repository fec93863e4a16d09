// The order of work after a set is prepared, and who receives which file.

import PaymentModel

/// One thing to do after `prepare`.
struct ReadFirstStep: Hashable, Sendable {
  var action: String
  var commands: [String] = []
  var deadlines: [Deadline] = []
}

enum ReadFirstSteps {
  /// What to do with a set, in order, with its days.
  static func steps(of sheet: ControlSheet) -> [ReadFirstStep] {
    let programmes = (sheet.orders.map(\.order.programme) + sheet.files.map(\.programme)).uniqueInOrder
    let deadlines = Deadline.all(of: sheet.period, programmes: programmes)
    func days(_ event: Deadline.Event) -> [Deadline] { deadlines.filter { $0.event == event } }
    var steps: [ReadFirstStep] = []
    if sheet.held.count > 0 {
      steps.append(
        ReadFirstStep(
          action: "Xem \(sheet.held.count) dòng giữ lại; sửa được ngay thì sửa và lập lại trước khi chốt, không thì để đợt bổ sung."))
    }
    steps.append(
      ReadFirstStep(action: "In control-sheet.html, đối chiếu với danh sách đã duyệt; người lập, kế toán trưởng, chủ tài khoản ký."))
    steps.append(ReadFirstStep(action: "Chốt bộ hồ sơ: từ lúc này không sửa tệp nào nữa."))
    if !sheet.orders.isEmpty {
      var listed = days(.drawMoney)
      listed.append(contentsOf: days(.yearEnd))
      steps.append(
        ReadFirstStep(
          action: "Gửi \(sheet.orders.count) lệnh trong thư mục treasury/ cùng bảng kê kèm theo tới \(sheet.unit.treasury.name). "
            + "Kho bạc từ chối lệnh nào thì không gửi các tệp chi mà lệnh đó cấp tiền.",
          deadlines: listed))
      steps.append(ReadFirstStep(action: "Kho bạc trả lời thì ghi lại số và ngày chứng từ, hoặc lý do từ chối."))
    }
    for receiver in sheet.files.map({ self.receiver(of: $0, in: sheet) }).uniqueInOrder {
      let files = sheet.files.filter { self.receiver(of: $0, in: sheet) == receiver }
      let isService = files.contains { $0.channel == .cash || $0.channel == .home }
      steps.append(
        ReadFirstStep(
          action: "Gửi cho \(receiver): \(listed(files.map(\.file))).", deadlines: isService ? days(.drawMoney) : []))
    }
    if sheet.files.contains(where: { $0.channel == .cash || $0.channel == .home }) {
      steps.append(
        ReadFirstStep(
          action: "Nhận lại danh sách đã ký nhận, danh sách chưa nhận, tiền còn lại và chứng từ chuyển khoản.",
          deadlines: days(.serviceReports)))
    }
    steps.append(
      ReadFirstStep(action: "Đối chiếu kết quả với mọi tệp trả về.", commands: [reconcileCommand]))
    steps.append(ReadFirstStep(action: "Báo cáo số liệu chi trả không dùng tiền mặt.", deadlines: days(.reportToProvince)))
    return steps
  }

  /// Some names in one sentence; the table of files has them all.
  private static func listed(_ names: [String]) -> String {
    let most = 6
    guard names.count > most else { return names.joined(separator: ", ") }
    return names.prefix(most).joined(separator: ", ") + " và \(names.count - most) tệp khác (bảng dưới)"
  }

  /// Who gets a payment file: whoever the order that funds it sends the money to.
  static func receiver(of file: ControlSheet.ChannelFile, in sheet: ControlSheet) -> String {
    let unit = sheet.unit
    let kind = sheet.orders.first { $0.order.funds.contains(file.file) }?.order.kind
    if kind == .payingService, let service = unit.payingService { return service.name }
    switch file.channel {
    case .bank: return unit.payingBank.name
    case .mobile:
      let name = FormWords.fileName(file.file)
      return unit.mobileProviders.first { name.hasPrefix($0.id + "-") || file.format == $0.columns }?.name ?? "Nhà cung cấp tiền di động"
    case .cash, .home: return kind == .cashAdvance ? "Thủ quỹ của đơn vị" : unit.payingService?.name ?? "Thủ quỹ của đơn vị"
    case .unknown: return "Chưa rõ"
    }
  }

  /// Stands for the set's own folder in the command lines shown: where it lies is no part of what the page says, so that the same month
  /// gives the same bytes anywhere.
  static let ownFolder = "THU-MUC-NAY"

  /// The command that reconciles a set.
  static let reconcileCommand = "chitra reconcile --sent \(ownFolder) --returned THU-MUC-TRA-VE/* --out THU-MUC-KET-QUA"
}
