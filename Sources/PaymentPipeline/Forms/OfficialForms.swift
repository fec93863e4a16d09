// Numbers and titles of the official forms by the day of the document. Sources: NĐ 11/2020/NĐ-CP; replaced by NĐ 347/2025/NĐ-CP on
// 2026-01-01.

import PaymentModel

enum OfficialForms {
  /// The official forms printed here.
  enum Form: Sendable {
    case order(account: String, OrderKind)
    case payeeList
  }

  /// The day NĐ 347/2025/NĐ-CP took the place of NĐ 11/2020/NĐ-CP.
  static let changeOf2026 = CalendarDate(year: 2026, month: 1, day: 1)

  /// "Mẫu số C2-02a/NS (NĐ 11/2020/NĐ-CP)"; from 2026 the number is not known and the form says so.
  static func number(of form: Form, on date: CalendarDate) -> String {
    if let change = changeOf2026, date >= change { return "Theo NĐ 347/2025/NĐ-CP (số mẫu: chưa xác định)" }
    let number =
      switch form {
      case .payeeList: "Mẫu số 09"
      case .order(let account, let kind):
        isEstimateAccount(account) ? "Mẫu số C2-02a/NS" : kind == .cashAdvance ? "Mẫu số C4-09/KB" : "Mẫu số C4-02a/KB"
      }
    return number + " (NĐ 11/2020/NĐ-CP)"
  }

  /// Giấy rút dự toán from an estimate account, ủy nhiệm chi or giấy rút tiền mặt from a deposit account.
  static func title(ofOrderFrom account: String, _ kind: OrderKind) -> String {
    isEstimateAccount(account) ? "Giấy rút dự toán ngân sách nhà nước" : kind == .cashAdvance ? "Giấy rút tiền mặt" : "Ủy nhiệm chi"
  }

  /// Whether an account at the treasury is an estimate account (95xx); deposit accounts begin with 37.
  static func isEstimateAccount(_ account: String) -> Bool { account.hasPrefix("95") }
}
