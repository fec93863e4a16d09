// PAY: people on lists of others, and places of before and after July 2025.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let peopleListUnreadable = CatalogueEntry(
    "PAY-175", .error,
    title: Bilingual(vi: "không đọc được danh sách người", en: "a list of people cannot be read"),
    why: Bilingual(
      vi: "Danh sách người đã mất hay không chi phải có cột \"Họ và tên\", cột \"Số CCCD\" hoặc \"Ngày sinh\", và ít nhất một người.",
      en: "A list of the dead or excluded needs a column of names and one of identity numbers or birth dates, and somebody in it."),
    fix: Bilingual(
      vi: "Sửa dòng tiêu đề (Họ và tên, Số CCCD, Ngày sinh, Ngày chết) hoặc lưu lại tệp, rồi chạy lại.",
      en: "Correct the header (name, identity number, birth date, date of death) or save the file again, then run again."))

  public static let peopleListRowEmpty = CatalogueEntry(
    "PAY-176", .warning,
    title: Bilingual(
      vi: "một dòng của danh sách người không cho biết là ai", en: "a row of a list of people does not say who it is"),
    why: Bilingual(
      vi: "Không có số định danh dùng được, cũng không có họ tên kèm ngày sinh, nên không tìm được người này trong danh sách chi.",
      en: "Without a usable number and without name and birth date, the person cannot be found in the payment lists."),
    fix: Bilingual(
      vi: "Ghi đủ số định danh của người này vào danh sách.", en: "Write the person's identity number into the list."))

  public static let perhapsDeceased = CatalogueEntry(
    "PAY-562", .warning,
    title: Bilingual(vi: "có thể người này đã mất", en: "this person may be dead"),
    message: Bilingual(
      vi: "trùng họ tên và ngày sinh với người đã mất ở {first}",
      en: "name and birth date are those of a dead person at {first}"),
    why: Bilingual(
      vi: "Số định danh không khớp hoặc thiếu nên không chắc là một người; dòng vẫn được chi.",
      en: "The numbers differ or are missing, so it may be another person; the row is paid."),
    fix: Bilingual(
      vi: "Hỏi thôn, xã; nếu đúng là người đã mất thì ghi số định danh vào danh sách người đã mất rồi chạy lại.",
      en: "Ask the village; if it is the same person, add the identity number to the list of the dead and run again."))

  public static let perhapsExcluded = CatalogueEntry(
    "PAY-563", .warning,
    title: Bilingual(vi: "có thể người này nằm trong danh sách không chi", en: "this person may be on the list of the excluded"),
    message: Bilingual(
      vi: "trùng họ tên và ngày sinh với người trong danh sách không chi ở {first}",
      en: "name and birth date are those of an excluded person at {first}"),
    why: Bilingual(
      vi: "Số định danh không khớp hoặc thiếu nên không chắc là một người; dòng vẫn được chi.",
      en: "The numbers differ or are missing, so it may be another person; the row is paid."),
    fix: Bilingual(
      vi: "So giấy tờ; nếu là một người thì ghi đúng số định danh vào danh sách ấy rồi chạy lại.",
      en: "Compare the papers; if it is the same person, correct the number in that list and run again."))

  public static let deathUndated = CatalogueEntry(
    "PAY-564", .warning,
    title: Bilingual(
      vi: "người này có trong danh sách người đã mất, chưa rõ mất trước tháng hưởng hay không",
      en: "this person is on the list of the dead, but whether they died before the month owed is not known"),
    message: Bilingual(
      vi: "người này có trong danh sách người đã mất ở {first}; chưa rõ mất trước tháng hưởng hay không",
      en: "this person is on the list of the dead at {first}; whether before the month owed is not known"),
    why: Bilingual(
      vi: "Tháng mất vẫn được chi đủ, các tháng sau thì không; thiếu ngày mất hoặc tháng hưởng thì không kết luận được.",
      en: "The month of death is due in full and later months are not; without date or month owed nothing can be decided."),
    fix: Bilingual(
      vi: "Ghi ngày mất vào danh sách ấy, và chạy với --period.", en: "Write the date of death into that list, and run with --period."))

  public static let listedUnderOtherName = CatalogueEntry(
    "PAY-565", .error,
    title: Bilingual(
      vi: "số định danh này trong danh sách đưa vào mang tên khác", en: "a list that was given has this number under another name"),
    message: Bilingual(
      vi: "số định danh này ở {first} mang tên người khác; không rõ danh sách nào ghi sai số",
      en: "this number stands at {first} under another name; which list has the wrong number is not known"),
    why: Bilingual(
      vi: "Chi thì có thể chi cho người đã mất hoặc không được chi; không chi thì người còn sống mất tiền. Dòng được giữ lại để hỏi.",
      en: "Paid, it may go to somebody dead or excluded; not paid, somebody living goes without. The row is held to be asked about."),
    fix: Bilingual(
      vi: "Đối chiếu giấy tờ của cả hai người; sửa số trong danh sách ghi sai, rồi chạy lại. Không xóa ai khi chưa hỏi.",
      en: "Compare the papers of both; correct the number in the list that has it wrong, then run again. Delete nobody before asking."))

  public static let communeOld = CatalogueEntry(
    "PAY-567", .note,
    title: Bilingual(vi: "tên hoặc mã xã cũ, nay thuộc xã khác", en: "a commune's old name or code, now part of another"),
    message: Bilingual(vi: "{place}: từ 01/07/2025 thuộc {new}", en: "{place}: part of {new} since 1 July 2025"),
    why: Bilingual(
      vi: "Từ ngày đó Thanh Hóa chỉ còn 166 xã, phường; tên cũ được giữ như chữ trong danh sách.",
      en: "Since then Thanh Hóa has 166 communes and wards; the old name is kept as text."),
    fix: Bilingual(vi: "Nên ghi tên xã mới ở kỳ sau.", en: "Better write the new name next time."))

  public static let communeCode = CatalogueEntry(
    "PAY-568", .note,
    title: Bilingual(vi: "mã xã được hiểu theo tháng của danh sách", en: "a commune code is read as of the list's month"),
    message: Bilingual(vi: "mã xã {code} ở tháng {month} là {place}", en: "commune code {code} in {month} is {place}"),
    why: Bilingual(
      vi: "Từ 01/07/2025 nhiều mã xã được dùng lại cho xã khác; một mã không kèm ngày thì không rõ là xã nào.",
      en: "Since 1 July 2025 many codes stand for other communes; a code without a date does not say which."),
    fix: Bilingual(
      vi: "Không cần làm gì nếu đúng xã; nếu không thì sửa mã.", en: "Nothing to do if that is the commune meant; else correct the code."))

  public static let communeCodeUnknown = CatalogueEntry(
    "PAY-569", .warning,
    title: Bilingual(vi: "mã xã không có ở tháng của danh sách", en: "a commune code that does not exist in the list's month"),
    message: Bilingual(
      vi: "mã xã {code} không có ở tháng {month} trong bảng xã của Thanh Hóa",
      en: "commune code {code} does not exist in {month} in the table of Thanh Hóa"),
    why: Bilingual(
      vi: "Mã gõ sai, hoặc là mã cũ của một xã đã sáp nhập.", en: "The code is mistyped, or is that of a commune that was merged."),
    fix: Bilingual(vi: "Ghi mã hoặc tên xã mới.", en: "Write the new commune's code or name."))

  public static let nameHasRemark = CatalogueEntry(
    "PAY-118", .warning,
    title: Bilingual(vi: "ô họ tên có ghi chú hoặc tên hai người", en: "the cell of the name has a remark or two names in it"),
    message: Bilingual(vi: "ô họ tên có dấu hoặc số không thuộc về tên", en: "the cell of the name has signs or digits that no name has"),
    why: Bilingual(
      vi: "Tên này được ghi nguyên vào lệnh và tệp chi; ngân hàng so tên không khớp thì trả lại tiền.",
      en: "The name is written like this into orders and payment files; a bank that compares it sends the money back."),
    fix: Bilingual(
      vi: "Chỉ để họ tên một người trong ô; ghi chú để ở cột Ghi chú, người nhận thay để ở cột của họ.",
      en: "Leave one person's name in the cell; put remarks into the column of notes, and whoever collects into their own."))

  public static let noteSaysStop = CatalogueEntry(
    "PAY-119", .warning,
    title: Bilingual(
      vi: "ghi chú nói người này đã chết, dừng hưởng hoặc do nơi khác chi",
      en: "the note says that the person is dead, due no more, or paid by somebody else"),
    why: Bilingual(
      vi: "Ghi chú không có ngày tháng chắc chắn nên dòng vẫn được chi; chi nhầm thì phải thu hồi.",
      en: "A note has no certain date, so the row is paid all the same; what is paid wrongly must be recovered."),
    fix: Bilingual(
      vi: "Xem lại: nếu đã mất thì ghi vào cột Ngày chết; nếu dừng hưởng thì bỏ dòng hoặc đưa vào --exclude.",
      en: "Look at it: the dead belong into the column of deaths; who is due no more out of the list, or into --exclude."))

  static let people: [CatalogueEntry] = [
    peopleListUnreadable, peopleListRowEmpty, perhapsDeceased, perhapsExcluded, deathUndated, listedUnderOtherName, communeOld, communeCode,
    communeCodeUnknown, nameHasRemark, noteSaysStop,
  ]
}
