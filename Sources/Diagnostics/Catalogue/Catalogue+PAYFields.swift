// A roster row's own fields: name, identity, dates, amount, destination.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Name

  public static let nameMissing = CatalogueEntry(
    "PAY-101", .error,
    title: Bilingual(vi: "thiếu họ và tên", en: "the name is missing"),
    why: Bilingual(
      vi: "Ngân hàng không chuyển tiền khi thiếu tên người nhận.",
      en: "A bank does not pay an account without its holder's name."),
    fix: Bilingual(
      vi: "Điền họ và tên vào danh sách gốc như trên giấy tờ của người hưởng.",
      en: "Enter the name in the source list as it stands on the person's papers."))

  public static let lettersLost = CatalogueEntry(
    "PAY-102", .error,
    title: Bilingual(vi: "tên bị mất chữ", en: "letters of the name are lost"),
    why: Bilingual(
      vi: "Chữ đã thành dấu hỏi thì không khôi phục được, và ngân hàng sẽ trả lại vì sai tên.",
      en: "Letters that became question marks cannot be restored, and the bank returns a wrong name."),
    fix: Bilingual(
      vi: "Xin lại danh sách gốc; khi lưu chọn \"CSV UTF-8 (Comma delimited) (*.csv)\", không chọn \"CSV (Comma delimited)\".",
      en: "Ask for the original list; save it as \"CSV UTF-8 (Comma delimited) (*.csv)\", not as \"CSV (Comma delimited)\"."))

  public static let spreadsheetErrorCell = CatalogueEntry(
    "PAY-103", .error,
    title: Bilingual(vi: "ô báo lỗi của bảng tính", en: "a spreadsheet error in the cell"),
    why: Bilingual(vi: "Giá trị thật không có trong tệp này.", en: "The true value is not in this file."),
    fix: Bilingual(
      vi: "Mở danh sách gốc, sửa công thức hoặc nới rộng cột (#####) rồi lưu lại.",
      en: "Open the source list, correct the formula or widen the column (#####), then save again."))

  public static let textGarbled = CatalogueEntry(
    "PAY-104", .error,
    title: Bilingual(vi: "chữ bị vỡ dấu", en: "the letters are garbled"),
    why: Bilingual(
      vi: "Chữ đã bị đọc sai bảng mã ở một bước trước; tên như vậy ngân hàng sẽ trả lại.",
      en: "They were read in a wrong encoding at an earlier step; the bank returns such a name."),
    fix: Bilingual(
      vi: """
        Xin lại danh sách gốc, mở bằng Dữ liệu/Data → Từ Văn bản/CSV/From Text/CSV với bảng mã UTF-8, rồi lưu thành "CSV UTF-8 \
        (Comma delimited) (*.csv)".
        """,
      en: """
        Ask for the original list, open it with Dữ liệu/Data → Từ Văn bản/CSV/From Text/CSV as UTF-8, and save it as "CSV UTF-8 \
        (Comma delimited) (*.csv)".
        """))

  public static let nameDecomposed = CatalogueEntry(
    "PAY-105", .note,
    title: Bilingual(vi: "chữ Unicode tổ hợp được đổi sang dựng sẵn", en: "decomposed letters were composed"),
    why: Bilingual(
      vi: "Hai cách viết nhìn giống nhau nhưng máy so thì khác.",
      en: "The two spellings look alike but compare as different."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let blanksCleaned = CatalogueEntry(
    "PAY-106", .note,
    title: Bilingual(vi: "khoảng trắng thừa được bỏ", en: "spare blanks were removed"),
    why: Bilingual(vi: "Khoảng trắng lạ làm hai tên giống nhau thành khác nhau.", en: "Odd blanks make two equal names differ."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let ethReplaced = CatalogueEntry(
    "PAY-107", .note,
    title: Bilingual(vi: "chữ Ð kiểu nước ngoài được đổi thành Đ", en: "a foreign Ð was replaced by Đ"),
    why: Bilingual(
      vi: "Chữ Ð này (eth) nhìn giống Đ nhưng ngân hàng không nhận.",
      en: "This Ð (eth) looks like Đ, but banks do not know it."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  // Identity number

  public static let commonCause = CatalogueEntry(
    "PAY-109", .note,
    title: Bilingual(vi: "một điều gặp ở phần lớn các dòng của danh sách", en: "one thing is met in most rows of a list"),
    message: Bilingual(
      vi: "{code} ở phần lớn các dòng, từ dòng {first} đến dòng {last}, cột \"{column}\"",
      en: "{code} in most rows, lines {first} to {last}, column \"{column}\""),
    why: Bilingual(
      vi: "Nhiều dòng cùng một lỗi thường có một nguyên nhân chung, ví dụ bảng tính đã đổi dạng cả cột.",
      en: "The same finding in many rows mostly has one cause, such as a column that a spreadsheet reformatted."),
    fix: Bilingual(
      vi: "Tìm nguyên nhân chung trước khi sửa từng dòng: định dạng cột là Văn bản (Text) rồi lấy lại số liệu gốc.",
      en: "Look for the cause before correcting row by row: set the column to Text, then take the original values again."))

  public static let identityMissing = CatalogueEntry(
    "PAY-110", .warning,
    title: Bilingual(vi: "thiếu số định danh (CCCD)", en: "the identity number is missing"),
    why: Bilingual(
      vi: "Không có số này thì khó phân biệt người trùng tên; trẻ em có thể chưa có số.",
      en: "Without it people of the same name are hard to tell apart; children may not have one yet."),
    fix: Bilingual(
      vi: "Bổ sung số định danh vào danh sách gốc nếu người này đã được cấp.",
      en: "Add the number to the source list if the person has been given one."))

  public static let identityLostZero = CatalogueEntry(
    "PAY-111", .error,
    title: Bilingual(vi: "số định danh (CCCD) mất số 0 ở đầu", en: "the identity number lost its leading zero"),
    message: Bilingual(
      vi: "số định danh (CCCD) mất số 0 ở đầu; đề xuất {proposal}",
      en: "the identity number lost its leading zero; proposed: {proposal}"),
    why: Bilingual(
      vi: "Excel bỏ số 0 ở đầu khi cột để kiểu số; mọi số CCCD đều bắt đầu bằng 0.",
      en: "Excel drops the leading zero of a number column; every such number begins with 0."),
    fix: Bilingual(
      vi: """
        Đối chiếu vài người với giấy tờ, rồi chạy lại với --repair leading-zeros; hoặc đổi cột sang kiểu Văn bản/Text trong danh \
        sách gốc và gõ lại.
        """,
      en: """
        Compare some people with their papers, then run again with --repair leading-zeros; or make the column Văn bản/Text in the \
        source list and type the numbers again.
        """))

  public static let identityDigitsLost = CatalogueEntry(
    "PAY-112", .error,
    title: Bilingual(vi: "số định danh (CCCD) mất chữ số", en: "digits of the identity number are lost"),
    why: Bilingual(
      vi: "Dạng 3,8E+10 chỉ còn vài chữ số đầu, không khôi phục được.",
      en: "A form such as 3.8E+10 holds only the first digits; the rest cannot be restored."),
    fix: Bilingual(
      vi: "Xin lại danh sách gốc; đổi cột sang kiểu Văn bản/Text trước khi nhập và lưu.",
      en: "Ask for the original list; make the column Văn bản/Text before typing and saving."))

  public static let identityLength = CatalogueEntry(
    "PAY-113", .error,
    title: Bilingual(vi: "số định danh (CCCD) không đủ 12 chữ số", en: "the identity number does not have 12 digits"),
    why: Bilingual(
      vi: "Số thiếu hoặc thừa chữ số là số của người khác hoặc không của ai cả; 10 chữ số là số sổ bảo hiểm xã hội.",
      en: "A number with digits too few or too many is another person's, or nobody's; ten digits are those of social insurance."),
    fix: Bilingual(
      vi: "Sửa số này trong danh sách gốc theo thẻ căn cước của người hưởng.",
      en: "Correct it in the source list from the person's identity card."))

  public static let identityProvinceUnknown = CatalogueEntry(
    "PAY-114", .error,
    title: Bilingual(
      vi: "ba số đầu của số định danh không phải mã tỉnh nào",
      en: "the first three digits of the identity number name no province"),
    message: Bilingual(
      vi: "ba số đầu {prefix} của số định danh không phải mã tỉnh nào",
      en: "the first three digits {prefix} of the identity number name no province"),
    why: Bilingual(vi: "Số như vậy chưa từng được cấp; có chữ số gõ sai.", en: "No such number was ever given; a digit is mistyped."),
    fix: Bilingual(
      vi: "Sửa số này trong danh sách gốc theo thẻ căn cước của người hưởng.",
      en: "Correct it in the source list from the person's identity card."))

  public static let identityOldNumber = CatalogueEntry(
    "PAY-115", .warning,
    title: Bilingual(vi: "số CMND cũ 9 số", en: "an old identity number of 9 digits"),
    why: Bilingual(
      vi: "CMND hết giá trị từ 01/01/2025; ngân hàng thường không khớp được người.",
      en: "It has not been valid since 1 January 2025, and banks often cannot match the person."),
    fix: Bilingual(
      vi: "Hỏi người hưởng số định danh 12 số và thay vào danh sách gốc.",
      en: "Ask the person for the 12-digit number and put it into the source list."))

  public static let identityNotDigits = CatalogueEntry(
    "PAY-116", .error,
    title: Bilingual(vi: "số định danh (CCCD) có ký tự không phải chữ số", en: "the identity number has signs that are not digits"),
    why: Bilingual(
      vi: "Số định danh chỉ gồm chữ số; chữ O hay gõ nhầm thay số 0; hai chữ và 13 chữ số là mã thẻ bảo hiểm y tế.",
      en: "It has digits only; the letter O is often typed for 0; two letters and 13 digits are a health card's."),
    fix: Bilingual(
      vi: "Sửa số này trong danh sách gốc theo thẻ căn cước của người hưởng.",
      en: "Correct it in the source list from the person's identity card."))

  public static let identityZeroRestored = CatalogueEntry(
    "PAY-117", .note,
    title: Bilingual(vi: "số 0 ở đầu số định danh đã được thêm lại", en: "the leading zero of the identity number was restored"),
    why: Bilingual(
      vi: "Sửa theo --repair leading-zeros; mã tỉnh và năm sinh vẫn được kiểm tra.",
      en: "Repaired under --repair leading-zeros; province and year of birth are still checked."),
    fix: Bilingual(
      vi: "Đối chiếu vài người với giấy tờ; về sau để cột này kiểu Văn bản/Text trong danh sách gốc.",
      en: "Compare some people with their papers; from now on keep the column as Văn bản/Text in the source list."))

  // Dates

  public static let birthDateImpossible = CatalogueEntry(
    "PAY-120", .error,
    title: Bilingual(vi: "ngày sinh không có thật", en: "the date of birth does not exist"),
    why: Bilingual(
      vi: "Ngày như 31/02 là gõ nhầm; sai ngày sinh thì ngân hàng không khớp được người.",
      en: "A day such as 31/02 is mistyped; with a wrong one the bank cannot match the person."),
    fix: Bilingual(
      vi: "Sửa ngày sinh trong danh sách gốc theo giấy tờ của người hưởng.",
      en: "Correct it in the source list from the person's papers."))

  public static let birthDateAmbiguous = CatalogueEntry(
    "PAY-121", .warning,
    title: Bilingual(vi: "ngày sinh đọc được hai cách", en: "the date of birth can be read in two ways"),
    why: Bilingual(vi: "Không rõ số nào là ngày, số nào là tháng.", en: "Which figure is the day and which the month is not certain."),
    fix: Bilingual(
      vi: "Ghi lại theo dạng ngày/tháng/năm (dd/mm/yyyy) trong danh sách gốc.",
      en: "Write it as day/month/year (dd/mm/yyyy) in the source list."))

  public static let datePrecisionLowered = CatalogueEntry(
    "PAY-122", .note,
    title: Bilingual(vi: "ngày hoặc tháng là 00, chỉ giữ phần biết được", en: "day or month is 00; only what is known is kept"),
    why: Bilingual(
      vi: "Nhiều người cao tuổi chỉ biết năm sinh; chương trình không tự đặt ngày 01/01.",
      en: "Many old people know only the year; the program never invents 1 January."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let serialDateConverted = CatalogueEntry(
    "PAY-123", .note,
    title: Bilingual(vi: "số ngày của Excel được đổi thành ngày", en: "an Excel day number was turned into a date"),
    why: Bilingual(
      vi: "Ô ngày lưu thành số khi cột không để kiểu ngày.",
      en: "A date is saved as a number when its column is not a date column."),
    fix: Bilingual(
      vi: "So vài ngày với giấy tờ; nếu sai thì đặt cột kiểu Ngày/Date trong danh sách gốc.",
      en: "Compare some with the papers; if wrong, make the column Ngày/Date in the source list."))

  public static let birthInFuture = CatalogueEntry(
    "PAY-124", .warning,
    title: Bilingual(vi: "ngày sinh ở tương lai", en: "the date of birth lies in the future"),
    why: Bilingual(
      vi: "Năm bị gõ nhầm, hoặc hai số cuối bị hiểu sang thế kỷ khác.",
      en: "The year is mistyped, or two digits were taken for the other century."),
    fix: Bilingual(vi: "Sửa năm sinh đủ bốn chữ số trong danh sách gốc.", en: "Write the year with four digits in the source list."))

  public static let dateUnreadable = CatalogueEntry(
    "PAY-125", .warning,
    title: Bilingual(vi: "không đọc được ngày", en: "the date cannot be read"),
    why: Bilingual(vi: "Chương trình không đoán ngày.", en: "The program does not guess dates."),
    fix: Bilingual(
      vi: "Ghi theo dạng ngày/tháng/năm (dd/mm/yyyy), hoặc chỉ năm, trong danh sách gốc.",
      en: "Write day/month/year (dd/mm/yyyy), or the year alone, in the source list."))

  // Amount

  public static let amountMissing = CatalogueEntry(
    "PAY-130", .error,
    title: Bilingual(vi: "thiếu số tiền", en: "the amount is missing"),
    why: Bilingual(
      vi: "Không có số tiền thì không lập được khoản chi; chương trình không tự tính thay.",
      en: "Without it no payment can be made out; the program does not work it out instead."),
    fix: Bilingual(
      vi: "Điền số tiền vào danh sách gốc; nếu người này không được chi kỳ này thì xóa dòng.",
      en: "Enter it in the source list; if the person is not paid this time, delete the row."))

  public static let amountUnreadable = CatalogueEntry(
    "PAY-131", .error,
    title: Bilingual(vi: "số tiền không phải là số", en: "the amount is not a number"),
    why: Bilingual(vi: "Chương trình không đoán số tiền.", en: "The program does not guess amounts."),
    fix: Bilingual(
      vi: "Sửa ô này trong danh sách gốc thành số tiền bằng chữ số, ví dụ 1.500.000.",
      en: "Write the amount in figures in the source list, for example 1.500.000."))

  public static let amountFraction = CatalogueEntry(
    "PAY-132", .error,
    title: Bilingual(vi: "số tiền có phần lẻ của đồng", en: "the amount has a fraction of a đồng"),
    why: Bilingual(
      vi: "Đồng là số nguyên; phần lẻ thường do công thức nhân hệ số.",
      en: "Đồng are whole; a fraction mostly comes from a formula with a coefficient."),
    fix: Bilingual(
      vi: "Làm tròn số tiền trong danh sách gốc theo quy định rồi lưu lại.",
      en: "Round it in the source list as the rules say and save again."))

  public static let amountNegative = CatalogueEntry(
    "PAY-133", .error,
    title: Bilingual(vi: "số tiền âm", en: "the amount is negative"),
    why: Bilingual(
      vi: "Khoản truy thu không đi chung lệnh chi; nó nằm trong danh sách truy thu.",
      en: "Money to be recovered is no payment; it belongs to the recovery list."),
    fix: Bilingual(
      vi: "Trừ khoản truy thu vào tháng này nếu được phép, hoặc đưa sang danh sách truy thu.",
      en: "Take it off this month's sum if that is allowed, or move it to the recovery list."))

  public static let amountZero = CatalogueEntry(
    "PAY-134", .error,
    title: Bilingual(vi: "số tiền bằng 0", en: "the amount is zero"),
    why: Bilingual(vi: "Khoản chi 0 đồng không được ngân hàng nhận.", en: "No bank takes a payment of nothing."),
    fix: Bilingual(
      vi: "Điền đúng số tiền vào danh sách gốc; nếu người này không được chi kỳ này thì xóa dòng.",
      en: "Enter the right amount in the source list; if the person is not paid this time, delete the row."))

  public static let amountOverflow = CatalogueEntry(
    "PAY-135", .error,
    title: Bilingual(vi: "số tiền quá lớn", en: "the amount is too large"),
    why: Bilingual(
      vi: "Không khoản trợ cấp nào lớn như vậy; có thể hai ô bị dính vào nhau.",
      en: "No allowance is so large; two cells may have run together."),
    fix: Bilingual(vi: "Kiểm tra ô này trong danh sách gốc.", en: "Check this cell in the source list."))

  public static let amountScientific = CatalogueEntry(
    "PAY-136", .error,
    title: Bilingual(vi: "số tiền viết dạng 1,5E+06", en: "the amount is written as 1.5E+06"),
    why: Bilingual(vi: "Dạng này có thể đã mất chữ số cuối.", en: "The last digits may be lost in this form."),
    fix: Bilingual(
      vi: "Đặt cột kiểu Số/Number không có phần lẻ trong danh sách gốc, nới rộng cột rồi lưu lại.",
      en: "Make the column Số/Number without decimals in the source list, widen it and save again."))

  public static let smallAmount = CatalogueEntry(
    "PAY-137", .warning,
    title: Bilingual(vi: "số tiền nhỏ bất thường, dưới 10.000 đ", en: "an oddly small amount, below 10.000 đ"),
    why: Bilingual(
      vi: "Có thể số tiền ghi theo nghìn đồng, hoặc dấu chấm bị hiểu là dấu thập phân.",
      en: "It may be given in thousands, or a point was taken for a decimal sign."),
    fix: Bilingual(
      vi: "Kiểm tra đơn vị tính của cột tiền trong danh sách gốc.",
      en: "Check the unit of the amount column in the source list."))

  public static let nameUnreadable = CatalogueEntry(
    "PAY-108", .error,
    title: Bilingual(vi: "tên không có chữ nào", en: "the name has no letter"),
    why: Bilingual(
      vi: "Số hay dấu không phải tên người; có thể một cột bị lệch.", en: "Figures or signs are no name; a column may be shifted."),
    fix: Bilingual(vi: "Ghi họ và tên vào danh sách gốc.", en: "Write the name into the source list."))

  public static let deathDateUnreadable = CatalogueEntry(
    "PAY-127", .error,
    title: Bilingual(vi: "không đọc được ngày chết", en: "the date of death cannot be read"),
    why: Bilingual(
      vi: "Không biết mất khi nào thì không biết tháng này còn được hưởng không.",
      en: "Without it nobody can say whether the month owed lies after the death."),
    fix: Bilingual(
      vi: "Ghi theo dạng ngày/tháng/năm (dd/mm/yyyy), hoặc tháng/năm, trong danh sách gốc.",
      en: "Write day/month/year (dd/mm/yyyy), or month/year, in the source list."))

  static let rowFields: [CatalogueEntry] = [
    nameMissing, nameUnreadable, deathDateUnreadable,
    lettersLost, spreadsheetErrorCell, textGarbled, nameDecomposed, blanksCleaned, ethReplaced, commonCause,
    identityMissing,
    identityLostZero, identityDigitsLost, identityLength, identityProvinceUnknown, identityOldNumber, identityNotDigits,
    identityZeroRestored, birthDateImpossible, birthDateAmbiguous, datePrecisionLowered, serialDateConverted, birthInFuture,
    dateUnreadable, amountMissing, amountUnreadable, amountFraction, amountNegative, amountZero, amountOverflow, amountScientific,
    smallAmount,
  ]
}
