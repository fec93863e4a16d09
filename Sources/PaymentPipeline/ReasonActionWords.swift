// What the reason of a failed payment asks of the accountant.

public import Diagnostics
public import ReferenceData

extension ReasonAction {
  /// What to do, in the words that reports and explanations use.
  public var words: Bilingual {
    switch self {
    case .fixAccount:
      Bilingual(vi: "sửa tài khoản, ngân hàng hoặc số điện thoại rồi chi lại", en: "correct account, bank or phone, then pay again")
    case .fixName: Bilingual(vi: "sửa tên, số định danh cho khớp rồi chi lại", en: "make name and identity agree, then pay again")
    case .askBank: Bilingual(vi: "hỏi ngân hàng hoặc nhà cung cấp trước", en: "ask the bank or provider first")
    case .repayOtherChannel: Bilingual(vi: "chi lại bằng hình thức khác", en: "pay again by another channel")
    case .doNotRepay: Bilingual(vi: "không chi lại", en: "do not pay again")
    case .wait:
      Bilingual(vi: "chờ kết quả; không gửi lại khi chưa có người quyết định", en: "wait; never send again without a person's decision")
    }
  }
}
