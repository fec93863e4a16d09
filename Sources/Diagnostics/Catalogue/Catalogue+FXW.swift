// Fixed-width batches.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Bytes

  public static let recordLength = CatalogueEntry(
    "FXW-001", .error,
    title: Bilingual(vi: "độ dài dòng không đúng", en: "the record has the wrong length"),
    why: Bilingual(
      vi: "Thiếu hoặc thừa một byte thì mọi cột phía sau bị lệch.",
      en: "With a byte too few or too many all later columns are shifted."),
    fix: Bilingual(
      vi: "Lấy lại tệp từ nơi xuất ra; không mở và lưu tệp này bằng trình soạn thảo.",
      en: "Get the file again from its source; do not open and save it in an editor."))

  // Fields

  public static let fixedFieldNotDigits = CatalogueEntry(
    "FXW-101", .error,
    title: Bilingual(vi: "trường số có ký tự không phải chữ số", en: "a numeric field has signs that are not digits"),
    why: Bilingual(
      vi: "Không đọc được số thì không biết tiền hay tài khoản nào.",
      en: "Without the number neither amount nor account is known."),
    fix: Bilingual(
      vi: "Sửa giá trị này ở danh sách gốc rồi xuất lại; không sửa tay dòng này.",
      en: "Correct the value in the source list and export again; do not edit this line by hand."))

  public static let fixedFieldCharacters = CatalogueEntry(
    "FXW-102", .error,
    title: Bilingual(vi: "trường có ký tự không được phép", en: "the field has signs that are not allowed"),
    why: Bilingual(vi: "Ngân hàng từ chối tệp có ký tự ngoài bảng cho phép.", en: "The bank refuses a file with signs outside its set."),
    fix: Bilingual(vi: "Sửa giá trị này ở danh sách gốc rồi xuất lại.", en: "Correct the value in the source list and export again."))

  public static let fixedConstantDiffers = CatalogueEntry(
    "FXW-103", .error,
    title: Bilingual(vi: "giá trị cố định không đúng", en: "a constant differs"),
    why: Bilingual(
      vi: "Trường cố định khác đi thường là do sai bố cục hoặc dòng bị lệch.",
      en: "A different constant mostly means another layout or a shifted record."),
    fix: Bilingual(
      vi: "Kiểm tra có đúng bố cục của ngân hàng này không: chitra layout list.",
      en: "Check that this is the bank's layout: chitra layout list."))

  public static let fixedDateImpossible = CatalogueEntry(
    "FXW-104", .error,
    title: Bilingual(vi: "ngày không có thật", en: "the date does not exist"),
    why: Bilingual(vi: "Ngân hàng từ chối ngày không có trong lịch.", en: "The bank refuses a day that is in no calendar."),
    fix: Bilingual(
      vi: "Sửa ngày ở danh sách gốc hoặc tùy chọn ngày chi, rồi xuất lại.",
      en: "Correct the date in the source list or the option, then export again."))

  // What a field cannot hold

  public static let valueTooWide = CatalogueEntry(
    "FXW-201", .error,
    title: Bilingual(vi: "giá trị dài hơn trường", en: "the value is wider than the field"),
    why: Bilingual(
      vi: "Chương trình không cắt số tiền, số tài khoản hay mã; cắt là sai.",
      en: "Amounts, accounts and codes are never cut: cut, they are wrong."),
    fix: Bilingual(
      vi: "Kiểm tra giá trị ở danh sách gốc; nếu đúng thì dùng bố cục có trường rộng hơn.",
      en: "Check the value in the source list; if it is right, use a layout with a wider field."))

  public static let characterNotInSet = CatalogueEntry(
    "FXW-202", .error,
    title: Bilingual(vi: "ký tự không có trong bảng mã của ngân hàng", en: "a letter is not in the bank's character set"),
    message: Bilingual(
      vi: "ký tự {character} không có trong bảng mã của ngân hàng",
      en: "{character} is not in the bank's character set"),
    why: Bilingual(
      vi: "Ngân hàng từ chối tệp, hoặc thay bằng ký tự khác làm sai tên.",
      en: "The bank refuses the file, or puts another letter and spoils the name."),
    fix: Bilingual(
      vi: "Sửa ký tự này ở danh sách gốc, hoặc dùng bố cục cho phép bỏ dấu.",
      en: "Correct it in the source list, or use a layout that folds letters."))

  public static let textTruncated = CatalogueEntry(
    "FXW-203", .warning,
    title: Bilingual(vi: "chữ bị cắt cho vừa trường", en: "text was cut to fit the field"),
    why: Bilingual(
      vi: "Tên hoặc nội dung chuyển tiền không còn đủ; mã tham chiếu luôn được giữ nguyên.",
      en: "Name or remittance text is not whole; the reference always stays whole."),
    fix: Bilingual(
      vi: "Rút ngắn nội dung trong khai báo nếu cần; tên dài thì giữ nguyên.",
      en: "Shorten the remittance text if need be; leave long names."))

  public static let textTransliterated = CatalogueEntry(
    "FXW-204", .note,
    title: Bilingual(vi: "chữ được bỏ dấu theo bảng mã của ngân hàng", en: "letters lost their marks for the bank's character set"),
    why: Bilingual(
      vi: "Ngân hàng so tên không dấu; danh sách gốc vẫn giữ nguyên dấu.",
      en: "Banks compare names without marks; the source list keeps them."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  // Order of records

  public static let recordTypeUnknown = CatalogueEntry(
    "FXW-301", .error,
    title: Bilingual(vi: "loại dòng lạ", en: "an unknown record type"),
    why: Bilingual(vi: "Dòng lạ có thể là khoản chi mà chương trình không tính được.", en: "It may be a payment that is not counted."),
    fix: Bilingual(
      vi: "Kiểm tra có đúng bố cục của ngân hàng này không; nếu đúng thì bổ sung loại dòng vào bố cục.",
      en: "Check that this is the bank's layout; if it is, add the record type to it."))

  public static let recordOutOfOrder = CatalogueEntry(
    "FXW-302", .error,
    title: Bilingual(vi: "dòng sai thứ tự", en: "a record out of order"),
    why: Bilingual(
      vi: "Dòng chi tiết phải nằm giữa dòng đầu và dòng tổng của lô mình.",
      en: "A detail must stand between the header and trailer of its batch."),
    fix: Bilingual(vi: "Lấy lại tệp từ nơi xuất ra; không sắp xếp lại dòng.", en: "Get the file again from its source; do not sort it."))

  public static let headerRecordMissing = CatalogueEntry(
    "FXW-303", .error,
    title: Bilingual(vi: "thiếu dòng đầu", en: "the header record is missing"),
    why: Bilingual(vi: "Không có dòng đầu thì không biết đơn vị trả tiền và ngày.", en: "Without it neither payer nor date is known."),
    fix: Bilingual(vi: "Lấy lại tệp từ nơi xuất ra.", en: "Get the file again from its source."))

  public static let trailerRecordMissing = CatalogueEntry(
    "FXW-304", .error,
    title: Bilingual(vi: "thiếu dòng tổng, tệp có thể bị cắt", en: "the trailer is missing, the file may be cut"),
    why: Bilingual(
      vi: "Không có dòng tổng thì không chứng minh được là đủ khoản.",
      en: "Without it nobody can prove that all payments are there."),
    fix: Bilingual(
      vi: "Chép lại tệp, hoặc nhờ bên gửi gửi lại; so dung lượng hai tệp.",
      en: "Copy the file again, or ask its sender for it; compare the sizes."))

  public static let recordsAfterTrailer = CatalogueEntry(
    "FXW-305", .error,
    title: Bilingual(vi: "còn dòng sau dòng tổng", en: "records after the trailer"),
    why: Bilingual(vi: "Dòng sau dòng tổng không nằm trong số đã cộng.", en: "They are in no total."),
    fix: Bilingual(
      vi: "Kiểm tra tệp có bị nối thêm không; lấy lại tệp từ nơi xuất ra.",
      en: "See whether something was appended; get the file again from its source."))

  // Totals

  public static let fixedCountDiffers = CatalogueEntry(
    "FXW-401", .error,
    title: Bilingual(vi: "số khoản trong dòng tổng không đúng", en: "the trailer's count differs"),
    why: Bilingual(vi: "Có khoản bị mất hoặc thêm vào sau khi lập tệp.", en: "A payment was lost or added after the file was made."),
    fix: Bilingual(
      vi: "Lấy lại tệp từ nơi xuất ra; không sửa tay dòng tổng.",
      en: "Get the file again from its source; do not edit the trailer by hand."))

  public static let fixedSumDiffers = CatalogueEntry(
    "FXW-402", .error,
    title: Bilingual(vi: "tổng tiền trong dòng tổng không đúng", en: "the trailer's sum differs"),
    message: Bilingual(vi: "tổng tiền trong dòng tổng lệch {difference}", en: "the trailer's sum differs by {difference}"),
    why: Bilingual(vi: "Có khoản bị mất, thêm vào hoặc sửa số tiền.", en: "A payment was lost, added or changed."),
    fix: Bilingual(
      vi: "Lấy lại tệp từ nơi xuất ra; không sửa tay dòng tổng.",
      en: "Get the file again from its source; do not edit the trailer by hand."))

  public static let fixedHashDiffers = CatalogueEntry(
    "FXW-403", .error,
    title: Bilingual(vi: "tổng kiểm trong dòng tổng không đúng", en: "the trailer's hash total differs"),
    why: Bilingual(vi: "Có số tài khoản hoặc mã ngân hàng bị thay đổi.", en: "An account or bank code was changed."),
    fix: Bilingual(
      vi: "Lấy lại tệp từ nơi xuất ra và báo người phụ trách nếu vẫn lệch.",
      en: "Get the file again from its source; if it still differs, tell whoever is in charge."))

  public static let fixedCheckDiffers = CatalogueEntry(
    "FXW-405", .error,
    title: Bilingual(vi: "số kiểm tra của dòng không đúng", en: "the record's check digits are wrong"),
    why: Bilingual(
      vi: "Mã tham chiếu, ngân hàng, số tài khoản hoặc số tiền của dòng này đã bị thay đổi.",
      en: "The reference, bank, account or amount of this record was changed."),
    fix: Bilingual(
      vi: "Lấy lại tệp từ nơi xuất ra; cần sửa thì sửa ở danh sách gốc rồi lập lại, không sửa tay dòng này.",
      en: "Get the file again from its source; correct the source list and make it again, do not edit this record by hand."))

  static let fixedWidth: [CatalogueEntry] = [
    recordLength, fixedFieldNotDigits, fixedFieldCharacters, fixedConstantDiffers, fixedDateImpossible, valueTooWide, characterNotInSet,
    textTruncated, textTransliterated, recordTypeUnknown, recordOutOfOrder, headerRecordMissing, trailerRecordMissing,
    recordsAfterTrailer, fixedCountDiffers, fixedSumDiffers, fixedHashDiffers, fixedCheckDiffers,
  ]
}
