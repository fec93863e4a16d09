// Reconciliation: what became of each payment.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Inputs

  public static let sentSetUnreadable = CatalogueEntry(
    "REC-001", .error,
    title: Bilingual(vi: "không đọc được bộ hồ sơ đã gửi", en: "the sent set cannot be read"),
    message: Bilingual(vi: "không đọc được bộ hồ sơ đã gửi: {reason}", en: "the sent set cannot be read: {reason}"),
    why: Bilingual(vi: "Không có danh sách đã gửi thì không đối chiếu được gì.", en: "Without what was sent nothing can be reconciled."),
    fix: Bilingual(
      vi: "Chỉ đúng thư mục mà lệnh prepare hoặc submit đã tạo, và đừng đổi tên tệp trong đó.",
      en: "Name the folder that prepare or submit made, and do not rename files in it."))

  public static let sentFileChanged = CatalogueEntry(
    "REC-003", .warning,
    title: Bilingual(vi: "tệp không còn như khi lập hồ sơ", en: "the file is no longer what the set was made with"),
    message: Bilingual(
      vi: "tệp đã bị sửa sau khi lập hồ sơ (khác với manifest.json)", en: "the file was changed after the set was made (manifest.json)"),
    why: Bilingual(
      vi: "Nếu tệp đã gửi là bản trước khi sửa thì đối chiếu theo bản này là sai.",
      en: "If what was sent is the file as it was, this one gives a wrong result."),
    fix: Bilingual(
      vi: "Đối chiếu với đúng tệp đã gửi; nếu tệp này mới là tệp đã gửi thì giữ nguyên.",
      en: "Reconcile the file that was sent; if that is this one, leave it."))

  public static let returnedFileUnclear = CatalogueEntry(
    "REC-002", .error,
    title: Bilingual(vi: "không dùng được tệp nhận về", en: "a returned file cannot be used"),
    message: Bilingual(
      vi: "không rõ tệp này là kết quả hay sao kê nào (đọc được như: {candidates})",
      en: "it is not clear which result or statement this file is (readable as: {candidates})"),
    why: Bilingual(
      vi: "Chương trình không đoán: đọc sai loại tệp thì kết quả của từng khoản cũng sai.",
      en: "The program does not guess: read as another kind of file, it would tell wrong outcomes."),
    fix: Bilingual(
      vi:
        "Đưa đúng tệp kết quả hoặc sao kê mà ngân hàng, kho bạc, nhà cung cấp gửi, giữ nguyên dòng tiêu đề; danh sách chỉ ghi người chưa "
        + "lĩnh thì đưa vào --unpaid.",
      en:
        "Give the result file or statement as bank, treasury or provider sent it, header row and all; a list of the unpaid alone goes to "
        + "--unpaid."))

  public static let decisionRefused = CatalogueEntry(
    "REC-301", .error,
    title: Bilingual(vi: "một dòng quyết định không dùng được", en: "a line of the decisions file cannot be used"),
    message: Bilingual(vi: "dòng quyết định không dùng được: {reason}", en: "the decision cannot be used: {reason}"),
    why: Bilingual(
      vi: "Một dòng sao kê chỉ ghép với một khoản chi, và chỉ trong các khả năng đã nêu.",
      en: "An entry goes to one payment, and only to a candidate that was offered."),
    fix: Bilingual(
      vi: "Mở lại to-decide.csv của lần đối chiếu này, chọn trong cột \"chon\", rồi chạy lại.",
      en: "Open to-decide.csv of this run again, choose in the column \"chon\", then run again."))

  // Totals

  public static let sentSetIncomplete = CatalogueEntry(
    "REC-302", .error,
    title: Bilingual(vi: "bộ hồ sơ không còn đủ như lúc lập", en: "the prepared set is not what it was"),
    why: Bilingual(
      vi: "Một tệp đã bị bớt, cắt hoặc sửa; khoản không còn trong tệp sẽ biến mất khỏi kết quả, hoặc bị chi lần nữa.",
      en: "A file was taken out, cut or edited; what is not in it any more would vanish from the result, or be paid again."),
    fix: Bilingual(
      vi: "Lấy lại bộ hồ sơ nguyên vẹn từ bản sao (manifest.json có mã băm của từng tệp), không sửa tay tệp trong bộ.",
      en: "Take the whole set from a copy (manifest.json has the hash of each file); do not edit files of a set by hand."))

  public static let statementDiscrepancy = CatalogueEntry(
    "REC-401", .error,
    title: Bilingual(vi: "sao kê không cộng đúng", en: "the statement does not add up"),
    message: Bilingual(vi: "sao kê không cộng đúng, lệch {difference}", en: "the statement does not add up, by {difference}"),
    why: Bilingual(vi: "Có thể thiếu dòng, nên kết quả đối chiếu chưa đủ.", en: "Entries may be missing, so the result is not complete."),
    fix: Bilingual(
      vi: "Xin ngân hàng sao kê đầy đủ của kỳ này rồi đối chiếu lại.",
      en: "Ask the bank for the whole statement of the period and reconcile again."))

  public static let unpaidListDiffers = CatalogueEntry(
    "REC-402", .error,
    title: Bilingual(vi: "danh sách chưa lĩnh không cộng đúng", en: "the list of the unpaid does not add up"),
    message: Bilingual(
      vi: "số đã chi cộng số chưa lĩnh lệch {difference} so với số đã gửi",
      en: "paid plus unpaid differs from what was sent by {difference}"),
    why: Bilingual(
      vi: "Chỉ khi đủ cả người và tiền thì phần còn lại mới được coi là đã chi.",
      en: "Only if people and money are complete does the rest count as paid."),
    fix: Bilingual(
      vi: "So danh sách ký nhận với tổ chức dịch vụ chi trả, bổ sung người còn thiếu, rồi chạy lại.",
      en: "Compare the signed lists with the paying service, add who is missing, then run again."))

  // Matching

  public static let unexpectedEntry = CatalogueEntry(
    "REC-601", .error,
    title: Bilingual(vi: "dòng sao kê không thuộc khoản chi nào đã gửi", en: "an entry belongs to no payment that was sent"),
    why: Bilingual(
      vi: "Tiền ra ngoài danh sách là chi sai hoặc là của đơn vị khác.",
      en: "Money paid outside the list was paid wrongly or is another unit's."),
    fix: Bilingual(
      vi: "Hỏi ngân hàng về dòng này; nếu thuộc kỳ trước thì đưa cả bộ hồ sơ kỳ đó vào --sent.",
      en: "Ask the bank about it; if it belongs to an earlier period, give that set to --sent too."))

  public static let equalCandidates = CatalogueEntry(
    "REC-602", .warning,
    title: Bilingual(vi: "nhiều khoản chi hợp như nhau, chưa chọn", en: "several payments fit alike, none chosen"),
    message: Bilingual(vi: "{number} khoản chi hợp như nhau, chưa chọn", en: "{number} payments fit alike, none chosen"),
    why: Bilingual(
      vi: "Trùng tên và trùng số tiền là chuyện thường; máy không được đoán.",
      en: "Equal names and amounts are common; a machine must not guess."),
    fix: Bilingual(
      vi: "Mở to-decide.csv, đánh dấu dòng đúng trong cột \"chon\", rồi chạy lại với --decisions.",
      en: "Open to-decide.csv, mark the right line in the column \"chon\", then run again with --decisions."))

  public static let amountDiffers = CatalogueEntry(
    "REC-603", .error,
    title: Bilingual(vi: "số tiền đã chi khác số tiền đã gửi", en: "the amount paid differs from the amount sent"),
    why: Bilingual(
      vi: "Ngân hàng có thể đã trừ phí, hoặc lệnh bị sửa trên đường đi.",
      en: "The bank may have taken a fee, or the order was changed on its way."),
    fix: Bilingual(
      vi: "Hỏi ngân hàng về khoản này; không chi bù trước khi rõ nguyên nhân.",
      en: "Ask the bank about it; pay no difference before the cause is known."))

  public static let paidTwice = CatalogueEntry(
    "REC-604", .warning,
    title: Bilingual(vi: "khoản chi được trả hai lần", en: "the payment was made twice"),
    why: Bilingual(vi: "Phần thừa phải được thu hồi.", en: "What was paid too much must be recovered."),
    fix: Bilingual(
      vi: "Báo ngân hàng trả lại khoản thừa, hoặc đưa vào danh sách thu hồi.",
      en: "Ask the bank to return it, or put it on the recovery list."))

  public static let returnedTwice = CatalogueEntry(
    "REC-605", .warning,
    title: Bilingual(vi: "khoản chi bị trả lại hai lần", en: "the payment came back twice"),
    why: Bilingual(
      vi: "Một lần chi chỉ có thể bị trả lại một lần; dòng kia có thể của khoản khác.",
      en: "One payment comes back once; the other entry may belong to another payment."),
    fix: Bilingual(vi: "Hỏi ngân hàng hai dòng này thuộc khoản nào.", en: "Ask the bank to which payments the two entries belong."))

  public static let returnTooLarge = CatalogueEntry(
    "REC-606", .error,
    title: Bilingual(vi: "số tiền trả lại lớn hơn số đã chi", en: "more came back than was paid"),
    why: Bilingual(vi: "Dòng này có thể gộp nhiều khoản bị trả lại.", en: "The entry may gather several returns."),
    fix: Bilingual(vi: "Xin ngân hàng bảng kê các khoản trong dòng này.", en: "Ask the bank for the list behind this entry."))

  public static let statusKeptPending = CatalogueEntry(
    "REC-607", .warning,
    title: Bilingual(vi: "trạng thái chưa rõ, coi như chưa có kết quả", en: "an unclear status, kept as pending"),
    why: Bilingual(
      vi: "Chưa rõ đã chi hay chưa thì không được chi lại.",
      en: "While it is not certain whether it was paid, it must not be paid again."),
    fix: Bilingual(
      vi: "Hỏi ngân hàng hoặc nhà cung cấp; khi có kết quả thì đối chiếu lại.",
      en: "Ask the bank or provider; when the answer is there, reconcile again."))

  public static let returnedFileTwice = CatalogueEntry(
    "REC-608", .warning,
    title: Bilingual(vi: "cùng một tệp kết quả được đưa vào hai lần", en: "the same returned file was handed in twice"),
    message: Bilingual(vi: "nội dung tệp này giống hệt {first}", en: "this file has the same content as {first}"),
    why: Bilingual(
      vi: "Tệp chỉ được tính một lần, để không ai bị coi là trả trùng.",
      en: "It is counted once, so that nothing looks paid twice."),
    fix: Bilingual(
      vi: "Không cần làm gì; nếu lẽ ra là tệp khác thì xin lại đúng tệp.",
      en: "Nothing to do; if another file was meant, ask for it."))

  public static let entryCountedOnce = CatalogueEntry(
    "REC-609", .note,
    title: Bilingual(vi: "dòng có trong hai tệp, chỉ tính một lần", en: "an entry seen in two files, counted once"),
    message: Bilingual(vi: "dòng này cũng có ở {first}, chỉ tính một lần", en: "this entry stands also at {first} and is counted once"),
    why: Bilingual(
      vi: "Sao kê ngày và sao kê tháng thường chứa cùng một dòng.",
      en: "A day's and a month's statement often hold the same entry."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let referenceRecovered = CatalogueEntry(
    "REC-610", .note,
    title: Bilingual(vi: "mã tham chiếu bị ngắt hoặc chen chữ, đã nhận lại được", en: "a mangled reference was recovered"),
    why: Bilingual(vi: "Ký tự kiểm tra chứng minh mã nhận lại là đúng.", en: "Its check character proves it right."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let lateAnswer = CatalogueEntry(
    "REC-611", .note,
    title: Bilingual(vi: "kết quả đến muộn của lần chi trước", en: "a late answer for an earlier attempt"),
    message: Bilingual(vi: "kết quả này thuộc lần chi thứ {attempt}", en: "this answer belongs to attempt {attempt}"),
    why: Bilingual(vi: "Lần chi sau không bị ảnh hưởng.", en: "The later attempt is not touched."),
    fix: Bilingual(
      vi: "Không cần làm gì; nếu cả hai lần đều đã chi thì xem mục trả trùng.",
      en: "Nothing to do; if both attempts were paid, see the duplicates."))

  public static let orderWithoutAnswer = CatalogueEntry(
    "REC-612", .warning,
    title: Bilingual(vi: "lệnh chưa có kết quả", en: "an order without an answer"),
    message: Bilingual(vi: "lệnh {name} chưa có kết quả", en: "order {name} has no answer"),
    why: Bilingual(vi: "Các khoản trong lệnh vẫn là chưa có kết quả.", en: "Its payments stay pending."),
    fix: Bilingual(
      vi: "Hỏi kho bạc hoặc ngân hàng, rồi đối chiếu lại khi có kết quả.",
      en: "Ask treasury or bank, then reconcile again when the answer is there."))

  public static let groupProposed = CatalogueEntry(
    "REC-613", .warning,
    title: Bilingual(vi: "một dòng có thể là tổng của nhiều khoản bị trả lại", en: "an entry may be the sum of several returns"),
    message: Bilingual(vi: "dòng này có thể là tổng của {number} khoản bị trả lại", en: "this entry may be the sum of {number} returns"),
    why: Bilingual(
      vi: "Nhiều cách cộng cùng ra một số; máy không được đoán.",
      en: "Several sums give the same figure; a machine must not guess."),
    fix: Bilingual(
      vi: "Xin ngân hàng bảng kê, hoặc chọn trong to-decide.csv.",
      en: "Ask the bank for its list, or choose in to-decide.csv."))

  public static let paidAfterDeath = CatalogueEntry(
    "REC-614", .warning,
    title: Bilingual(vi: "đã chi cho tháng sau khi người này mất", en: "a month after the person's death was paid"),
    why: Bilingual(vi: "Khoản này phải được thu hồi.", en: "It must be recovered."),
    fix: Bilingual(
      vi: "Đưa vào danh sách thu hồi và báo gia đình hoặc ngân hàng.",
      en: "Put it on the recovery list and tell the family or the bank."))

  public static let referenceShared = CatalogueEntry(
    "REC-615", .warning,
    title: Bilingual(vi: "một mã tham chiếu ở hai khoản chi đã gửi", en: "one reference stands on two payments that were sent"),
    message: Bilingual(
      vi: "mã tham chiếu này còn ở khoản chi khác đã gửi ({number} mã như vậy)",
      en: "this reference stands on another payment that was sent as well ({number} such references)"),
    why: Bilingual(
      vi: "Kết quả chỉ ghi mã tham chiếu thì không biết là của khoản nào; số tiền quyết định, hoặc phải hỏi.",
      en: "An answer by reference alone does not tell which one it means; the amount decides, or a question is asked."),
    fix: Bilingual(
      vi: "Lần sau lập bộ thứ hai của cùng kỳ bằng --continue BO-THU-NHAT, hoặc đặt đợt riêng (--period 2026-10-B).",
      en: "Next time make the second set of a period with --continue FIRST-SET, or as a round of its own (--period 2026-10-B)."))

  public static let otherAccountAnswered = CatalogueEntry(
    "REC-616", .warning,
    title: Bilingual(vi: "kết quả ghi tài khoản khác với tài khoản đã gửi", en: "an answer names another account than was sent"),
    message: Bilingual(
      vi: "kết quả mang mã của khoản chi ở {name} nhưng ghi tài khoản khác ({number} dòng như vậy)",
      en: "the answer has the reference of the payment at {name} but names another account ({number} such lines)"),
    why: Bilingual(
      vi: "Tiền có thể đã vào tài khoản của người khác.",
      en: "The money may have reached somebody else's account."),
    fix: Bilingual(
      vi: "Hỏi ngân hàng hoặc nhà cung cấp đã ghi có tài khoản nào, trước khi coi khoản này là đã chi.",
      en: "Ask bank or provider which account was credited before taking this payment as paid."))

  static let reconciling: [CatalogueEntry] = [
    sentSetUnreadable, sentFileChanged, returnedFileUnclear, decisionRefused, sentSetIncomplete, statementDiscrepancy,
    unpaidListDiffers, unexpectedEntry,
    equalCandidates,
    amountDiffers,
    paidTwice, returnedTwice, returnTooLarge, statusKeptPending, returnedFileTwice, entryCountedOnce, referenceRecovered, lateAnswer,
    orderWithoutAnswer, groupProposed, paidAfterDeath, referenceShared, otherAccountAnswered,
  ]
}
