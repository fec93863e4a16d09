// The Vietnamese words that forms print for the model's values.

import Diagnostics
public import PaymentFormats
public import PaymentModel

/// Vietnamese words for values of the model, as forms print them.
public enum FormWords {
  /// Whose money.
  public static func programme(_ programme: Programme) -> String {
    switch programme {
    case .unknown: "Chưa rõ chương trình"
    case .ncc: "Trợ cấp ưu đãi người có công với cách mạng"
    case .btxh: "Trợ cấp bảo trợ xã hội"
    }
  }

  /// The title of a list, one text a line: of the registered people's after plan 152/KH-UBND of Thanh Hóa, 6 June 2023, part III.1.
  public static func titles(of list: RosterList, _ programme: Programme) -> [String] {
    let people =
      switch list {
      case .payout: ""
      case .ownAccount: "đối tượng"
      case .collector: "người được ủy quyền/người giám hộ"
      }
    let allowance = programme == .ncc ? "trợ cấp ưu đãi người có công với cách mạng" : "trợ cấp chính sách trợ giúp xã hội"
    if !people.isEmpty { return ["Danh sách \(people) đăng ký nhận \(allowance) qua tài khoản thanh toán"] }
    let title = "DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG"
    return programme == .unknown ? [title] : [title, self.programme(programme)]
  }

  /// What sets a list apart, for messages.
  static func list(_ list: RosterList) -> Bilingual {
    switch list {
    case .payout: Bilingual(vi: "danh sách chi trả hàng tháng", en: "monthly payout list")
    case .ownAccount: Bilingual(vi: "nhận qua tài khoản của chính mình", en: "paid to an account of their own")
    case .collector: Bilingual(vi: "nhận qua tài khoản người được ủy quyền, giám hộ", en: "paid through an authorised person or guardian")
    }
  }

  /// Whose money, for a narrow column.
  public static func shortProgramme(_ programme: Programme) -> String {
    switch programme {
    case .unknown: ""
    case .ncc: "Người có công"
    case .btxh: "Bảo trợ xã hội"
    }
  }

  /// Hình thức chi trả.
  public static func channel(_ channel: Channel) -> String {
    switch channel {
    case .unknown: "Chưa rõ"
    case .bank: "Tài khoản ngân hàng"
    case .mobile: "Tiền di động (Mobile Money)"
    case .cash: "Tiền mặt tại điểm chi trả"
    case .home: "Tiền mặt tại nhà"
    }
  }

  /// What an order asks.
  public static func order(_ kind: OrderKind) -> String {
    switch kind {
    case .transfer: "Chuyển khoản cho người hưởng"
    case .payingService: "Tạm ứng cho tổ chức dịch vụ chi trả"
    case .cashAdvance: "Tạm ứng tiền mặt cho đơn vị tự chi"
    }
  }

  /// What an order asks, for a narrow column.
  public static func shortOrder(_ kind: OrderKind) -> String {
    switch kind {
    case .transfer: "chuyển khoản"
    case .payingService: "tổ chức dịch vụ"
    case .cashAdvance: "tạm ứng tiền mặt"
    }
  }

  /// Why an amount is owed.
  public static func kind(_ kind: LineKind) -> String {
    switch kind {
    case .regular: "Trợ cấp tháng"
    case .arrears: "Truy lĩnh"
    case .carriedOver: "Kỳ trước chưa lĩnh"
    case .funeral: "Mai táng phí"
    case .deathOneOff: "Trợ cấp một lần"
    case .recovery: "Truy thu"
    }
  }

  /// As what a payee collects; empty for the person entitled.
  public static func role(_ role: PayeeRole) -> String {
    switch role {
    case .beneficiary: ""
    case .authorisedPerson: "Người được ủy quyền"
    case .guardian: "Người giám hộ"
    case .relativesRepresentative: "Đại diện thân nhân"
    case .funeralOrganiser: "Người tổ chức mai táng"
    case .heir: "Người thừa kế"
    }
  }

  /// What a returned line says of a payment.
  public static func status(_ status: EntryStatus) -> String {
    switch status {
    case .booked: ""
    case .paid: "Đã chi"
    case .returned: "Ngân hàng trả lại"
    case .rejected: "Bị từ chối"
    case .pending: "Chưa có kết quả"
    case .fee: "Phí"
    }
  }

  /// Which way money moved on the account.
  public static func direction(_ direction: EntryDirection) -> String {
    switch direction {
    case .none: ""
    case .credit: "Có"
    case .debit: "Nợ"
    }
  }

  /// "tháng 10 năm 2026", or "tháng 10 năm 2026, đợt bổ sung B".
  public static func period(_ period: Period) -> String {
    let month = "tháng \(period.month) năm \(period.year)"
    return period.round == 0 ? month : month + ", đợt bổ sung \(Character(Unicode.Scalar(period.round)))"
  }

  /// "10/2026".
  public static func shortPeriod(_ period: Period) -> String {
    (period.month < 10 ? "0" : "") + "\(period.month)/\(period.year)"
      + (period.round == 0 ? "" : "-\(Character(Unicode.Scalar(period.round)))")
  }

  /// "Hàm Rồng, ngày 20 tháng 9 năm 2026"; dots where the date is to be written by hand.
  public static func dateLine(place: String, _ date: CalendarDate?) -> String {
    let lead = place.isEmpty ? "Ngày" : place + ", ngày"
    guard let date, date.precision == .day else { return lead + " …… tháng …… năm ………" }
    // Official letters write days below 10 and months 1 and 2 with a zero before them.
    let day = (date.day < 10 ? "0" : "") + "\(date.day)"
    let month = (date.month < 3 ? "0" : "") + "\(date.month)"
    return lead + " \(day) tháng \(month) năm \(date.year)"
  }

  /// "thứ Sáu", of a date known to the day.
  public static func weekday(_ date: CalendarDate) -> String {
    guard let weekday = date.weekday else { return "" }
    return ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"][weekday - 1]
  }

  /// 1.500.000.
  public static func grouped(_ value: Int64) -> String {
    var page = HTMLPage()
    page.grouped(value)
    return page.bytes.text(TextSlice(0..<page.bytes.count))
  }

  /// The last part of a path.
  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
