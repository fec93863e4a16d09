// Where a roster row's money can go: account, bank, phone, wallet.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Account, bank and phone

  public static let destinationMissing = CatalogueEntry(
    "PAY-140", .warning,
    title: Bilingual(vi: "không có tài khoản, cũng không có số ví", en: "neither account nor wallet is given"),
    why: Bilingual(vi: "Khoản này sẽ chi tiền mặt theo khai báo của đơn vị.", en: "It will be paid in cash, as the unit has set."),
    fix: Bilingual(
      vi: "Nếu người này nhận qua tài khoản thì bổ sung số tài khoản và ngân hàng vào danh sách gốc.",
      en: "If the person is paid by account, add account and bank to the source list."))

  public static let placeMissing = CatalogueEntry(
    "PAY-148", .warning,
    title: Bilingual(
      vi: "chi tại nhà nhưng không có địa chỉ, cũng không có xã", en: "paid at home, but neither address nor commune is given"),
    why: Bilingual(
      vi: "Tổ chức dịch vụ chi trả không biết mang tiền đến đâu.", en: "The paying service does not know where to bring the money."),
    fix: Bilingual(
      vi: "Bổ sung thôn, xã của người nhận vào danh sách gốc.", en: "Add the person's hamlet and commune to the source list."))

  public static let cardNumber = CatalogueEntry(
    "PAY-141", .error,
    title: Bilingual(vi: "đây là số thẻ, không phải số tài khoản", en: "this is a card number, not an account number"),
    why: Bilingual(
      vi: "Chuyển vào số thẻ thì ngân hàng trả lại hoặc treo tiền.",
      en: "Money sent to a card number is returned or stuck."),
    fix: Bilingual(
      vi: "Hỏi người hưởng số tài khoản (xem trong ứng dụng ngân hàng hoặc hỏi quầy), rồi sửa trong danh sách gốc.",
      en: "Ask the person for the account number (in the bank's app or at its counter) and correct the source list."))

  public static let accountCharacters = CatalogueEntry(
    "PAY-142", .warning,
    title: Bilingual(vi: "số tài khoản có ký tự lạ", en: "odd signs in the account number"),
    why: Bilingual(
      vi: "Chữ cái có thể đúng (tài khoản đặt tên riêng), nhưng cũng có thể do gõ nhầm.",
      en: "Letters may be right (named accounts), but may also be mistyped."),
    fix: Bilingual(vi: "So với giấy đăng ký tài khoản của người hưởng.", en: "Compare with the person's account form."))

  public static let accountLength = CatalogueEntry(
    "PAY-143", .warning,
    title: Bilingual(vi: "độ dài số tài khoản khác thường đối với ngân hàng này", en: "an unusual length for an account at this bank"),
    message: Bilingual(vi: "độ dài số tài khoản khác thường đối với {bank}", en: "an unusual length for an account at {bank}"),
    why: Bilingual(
      vi: "Thiếu hoặc thừa một chữ số là tiền bị trả lại, hoặc đến người khác.",
      en: "With a digit too few or too many the money comes back, or reaches somebody else."),
    fix: Bilingual(
      vi: "So với giấy đăng ký tài khoản của người hưởng; nếu đúng thì giữ nguyên.",
      en: "Compare with the person's account form; if it is right, leave it."))

  public static let accountZeroLost = CatalogueEntry(
    "PAY-144", .warning,
    title: Bilingual(vi: "số tài khoản có thể mất số 0 ở đầu", en: "the account number may have lost its leading zero"),
    message: Bilingual(
      vi: "số tài khoản có thể mất số 0 ở đầu; có thể là {proposal}",
      en: "the account number may have lost its leading zero; perhaps {proposal}"),
    why: Bilingual(
      vi: "Excel bỏ số 0 ở đầu khi cột để kiểu số; số tài khoản không được tự sửa.",
      en: "Excel drops the leading zero of a number column; account numbers are never repaired unasked."),
    fix: Bilingual(
      vi: "So với giấy đăng ký tài khoản; đổi cột sang kiểu Văn bản/Text trong danh sách gốc và gõ lại.",
      en: "Compare with the account form; make the column Văn bản/Text in the source list and type it again."))

  public static let destinationChanged = CatalogueEntry(
    "PAY-145", .warning,
    title: Bilingual(vi: "không chi được như danh sách ghi", en: "cannot be paid as the list says"),
    message: Bilingual(
      vi: "không chi được như danh sách ghi; sẽ chi bằng {channel}", en: "cannot be paid as the list says; it is paid by {channel}"),
    why: Bilingual(
      vi: "Thiếu số tài khoản, hoặc đơn vị không có hợp đồng với nhà cung cấp ví được ghi.",
      en: "The account number is missing, or the unit has no contract with the wallet named."),
    fix: Bilingual(
      vi: "Hỏi người hưởng, bổ sung số tài khoản hoặc sửa hình thức chi trả trong danh sách gốc; nếu chi như vậy là đúng thì để nguyên.",
      en: "Ask the person, add the account or correct the way of payment in the source list; if this way is right, leave it."))

  public static let accountZero = CatalogueEntry(
    "PAY-146", .error,
    title: Bilingual(vi: "số tài khoản toàn số 0", en: "the account number is nothing but zeros"),
    why: Bilingual(vi: "Không ngân hàng nào có tài khoản như vậy.", en: "No bank has such an account."),
    fix: Bilingual(
      vi: "Ghi đúng số tài khoản trong danh sách gốc; nếu không có tài khoản thì để trống ô này.",
      en: "Write the right account number in the source list; if there is none, leave the cell empty."))

  public static let bankUnknown = CatalogueEntry(
    "PAY-150", .error,
    title: Bilingual(vi: "không tìm thấy ngân hàng", en: "the bank is not known"),
    why: Bilingual(
      vi: "Có số tài khoản mà không rõ ngân hàng thì không chuyển được.",
      en: "An account without a known bank cannot be paid."),
    fix: Bilingual(
      vi: "Ghi tên ngân hàng hoặc mã ngân hàng (6 số) trong danh sách gốc cho đúng.",
      en: "Write the bank's name or its 6-digit code rightly in the source list."))

  public static let bankConflict = CatalogueEntry(
    "PAY-151", .error,
    title: Bilingual(vi: "dòng ghi hai ngân hàng trái nhau", en: "the row names two banks that contradict each other"),
    message: Bilingual(
      vi: "ngân hàng ghi cả {name} và {code}: trái nhau", en: "the bank is given as {name} and as {code}, which contradict each other"),
    why: Bilingual(vi: "Không rõ tiền phải đến ngân hàng nào.", en: "It is not certain to which bank the money must go."),
    fix: Bilingual(
      vi: "Hỏi lại người hưởng, rồi sửa tên hoặc mã trong danh sách gốc.",
      en: "Ask the person, then correct name or code in the source list."))

  public static let bankCodeConverted = CatalogueEntry(
    "PAY-152", .note,
    title: Bilingual(vi: "mã ngân hàng 3 số được đổi sang mã 6 số", en: "a 3-digit bank code was turned into the 6-digit one"),
    message: Bilingual(vi: "mã ngân hàng 3 số được đổi thành {bin}", en: "the 3-digit bank code was turned into {bin}"),
    why: Bilingual(
      vi: "Hai hệ mã chỉ cùng một ngân hàng; lệnh chi cần mã 6 số.",
      en: "Both name the same bank; payments need the 6-digit code."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let citadZeroRestored = CatalogueEntry(
    "PAY-153", .warning,
    title: Bilingual(vi: "mã CITAD được thêm lại số 0 ở đầu", en: "the leading zero of a CITAD code was restored"),
    message: Bilingual(
      vi: "mã CITAD được thêm lại số 0 ở đầu thành {code}",
      en: "the leading zero of the CITAD code was restored: {code}"),
    why: Bilingual(
      vi: "Mã CITAD có 8 số; hai số đầu là tỉnh, có thể bắt đầu bằng 0.",
      en: "It has 8 digits; the first two are the province and may begin with 0."),
    fix: Bilingual(
      vi: "Xem tên chi nhánh có đúng không; đặt cột kiểu Văn bản/Text trong danh sách gốc.",
      en: "See that the branch is right; make the column Văn bản/Text in the source list."))

  public static let bankRenamed = CatalogueEntry(
    "PAY-154", .note,
    title: Bilingual(vi: "ngân hàng đã đổi tên", en: "the bank has a new name"),
    message: Bilingual(vi: "ngân hàng nay là {bank}", en: "the bank is now {bank}"),
    why: Bilingual(vi: "Tên cũ vẫn hiểu được; số tài khoản không đổi.", en: "The old name is understood; the account stays."),
    fix: Bilingual(vi: "Không cần làm gì; nên ghi tên mới ở kỳ sau.", en: "Nothing to do; better use the new name next time."))

  public static let landlineAsWallet = CatalogueEntry(
    "PAY-160", .error,
    title: Bilingual(vi: "số điện thoại bàn, không nhận được tiền di động", en: "a landline cannot receive mobile money"),
    why: Bilingual(
      vi: "Tài khoản tiền di động gắn với thuê bao di động.",
      en: "A mobile-money account is tied to a mobile subscription."),
    fix: Bilingual(
      vi: "Hỏi người hưởng số di động đã đăng ký ví, rồi sửa trong danh sách gốc.",
      en: "Ask the person for the registered mobile number and correct the source list."))

  public static let phoneUnreadable = CatalogueEntry(
    "PAY-161", .error,
    title: Bilingual(vi: "số điện thoại nhận tiền không đúng", en: "the wallet's phone number does not fit"),
    why: Bilingual(vi: "Sai một chữ số là tiền đến người khác.", en: "One wrong digit, and the money reaches somebody else."),
    fix: Bilingual(
      vi: "Sửa số điện thoại (10 số, bắt đầu bằng 0) trong danh sách gốc.",
      en: "Correct the phone number (10 digits, beginning with 0) in the source list."))

  public static let oldPhoneConverted = CatalogueEntry(
    "PAY-162", .note,
    title: Bilingual(vi: "số điện thoại 11 số được đổi sang 10 số", en: "an 11-digit phone number was turned into 10 digits"),
    why: Bilingual(
      vi: "Từ cuối năm 2018 các đầu số cũ đã đổi theo bảng cố định.",
      en: "At the end of 2018 the old prefixes changed by a fixed table."),
    fix: Bilingual(vi: "Nên ghi số mới trong danh sách gốc ở kỳ sau.", en: "Better write the new number in the source list next time."))

  public static let phoneZeroRestored = CatalogueEntry(
    "PAY-163", .note,
    title: Bilingual(vi: "số điện thoại được thêm lại số 0 ở đầu", en: "the leading zero of a phone number was restored"),
    why: Bilingual(
      vi: "Số điện thoại 9 số chỉ thiếu số 0, không thể nhầm với số khác.",
      en: "A number of 9 digits lacks only its zero and cannot be taken for another."),
    fix: Bilingual(
      vi: "Nên đặt cột kiểu Văn bản/Text trong danh sách gốc.",
      en: "Better make the column Văn bản/Text in the source list."))

  public static let phoneOtherOperator = CatalogueEntry(
    "PAY-164", .warning,
    title: Bilingual(vi: "đầu số thuộc nhà mạng khác", en: "the prefix belongs to another operator"),
    message: Bilingual(vi: "đầu số thuộc {operator}", en: "the prefix belongs to {operator}"),
    why: Bilingual(
      vi: "Số có thể đã chuyển mạng giữ số; nếu không, nhà cung cấp sẽ từ chối.",
      en: "The number may have been ported; if not, the provider will refuse it."),
    fix: Bilingual(
      vi: "Hỏi người hưởng đang dùng mạng nào; nếu đã chuyển mạng thì giữ nguyên.",
      en: "Ask the person for the operator; if the number was ported, leave it."))

  static let rowDestinations: [CatalogueEntry] = [
    destinationMissing, placeMissing, cardNumber, accountCharacters, accountLength, accountZeroLost, destinationChanged, accountZero,
    bankUnknown, bankConflict, bankCodeConverted, citadZeroRestored, bankRenamed, landlineAsWallet, phoneUnreadable, oldPhoneConverted,
    phoneZeroRestored, phoneOtherOperator,
  ]
}
