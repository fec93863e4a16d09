// Fixed-width files: what else a reader meets.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let fixedFileEmpty = CatalogueEntry(
    "FXW-002", .error,
    title: Bilingual(vi: "tệp rỗng", en: "the file is empty"),
    why: Bilingual(vi: "Một tệp lô ít nhất có dòng đầu và dòng tổng.", en: "A batch has at least a header and a trailer."),
    fix: Bilingual(vi: "Xin lại tệp từ nơi gửi.", en: "Ask the sender for the file again."))

  public static let fixedBytesSkipped = CatalogueEntry(
    "FXW-003", .note,
    title: Bilingual(vi: "có byte thừa giữa các dòng, được bỏ qua", en: "bytes between the records were skipped"),
    why: Bilingual(
      vi: "Dấu UTF-8 ở đầu tệp, dòng trống và byte 1A không thuộc dòng nào.",
      en: "A UTF-8 mark, empty lines and a byte 1A belong to no record."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let fixedFieldEmpty = CatalogueEntry(
    "FXW-105", .error,
    title: Bilingual(vi: "trường bắt buộc để trống", en: "a required field is empty"),
    why: Bilingual(vi: "Không có giá trị ngầm định an toàn cho trường này.", en: "There is no safe value to assume."),
    fix: Bilingual(
      vi: "Bổ sung ở danh sách gốc rồi xuất lại; không sửa tay dòng này.",
      en: "Add it in the source list and export again; do not edit this line by hand."))

  public static let fixedCodeUnknown = CatalogueEntry(
    "FXW-106", .error,
    title: Bilingual(vi: "mã không có trong bố cục", en: "a code that the layout does not know"),
    why: Bilingual(vi: "Chương trình không đoán ý nghĩa của mã lạ.", en: "The program does not guess what a code means."),
    fix: Bilingual(
      vi: "Hỏi ngân hàng ý nghĩa của mã này rồi bổ sung vào bố cục.",
      en: "Ask the bank what it means, then add it to the layout."))

  public static let fixedOtherWay = CatalogueEntry(
    "FXW-205", .error,
    title: Bilingual(vi: "khoản chi không đi theo tệp này", en: "the payment goes another way than this file"),
    message: Bilingual(vi: "{field} của khoản chi khác với của tệp", en: "the payment's {field} is not the file's"),
    why: Bilingual(
      vi: "Một tệp chỉ dành cho một hình thức chi trả, một loại tiền, một chương trình và một kỳ.",
      en: "A file serves one channel, one currency, one programme and one period."),
    fix: Bilingual(
      vi: "Chọn định dạng đúng với hình thức chi trả, hoặc tách theo chương trình và kỳ.",
      en: "Choose the format of the payment's channel, or separate programmes and periods."))

  public static let fixedNumberTooLarge = CatalogueEntry(
    "FXW-107", .error,
    title: Bilingual(vi: "số quá lớn", en: "the number is too large"),
    why: Bilingual(vi: "Số tiền như vậy không thể có thật.", en: "No such sum can be real."),
    fix: Bilingual(vi: "Xin lại tệp từ nơi gửi.", en: "Ask the sender for the file again."))

  public static let fixedFillerNotEmpty = CatalogueEntry(
    "FXW-108", .warning,
    title: Bilingual(vi: "phần để trống của dòng có chữ", en: "the blank part of the record holds something"),
    why: Bilingual(
      vi: "Có thể bố cục của tệp mới hơn bố cục đang dùng.", en: "The file may follow a newer layout than the one in use."),
    fix: Bilingual(vi: "Hỏi nơi gửi xem bố cục có thay đổi không.", en: "Ask the sender whether the layout changed."))

  public static let fixedSequenceBroken = CatalogueEntry(
    "FXW-306", .error,
    title: Bilingual(vi: "số thứ tự các dòng không liên tục", en: "the running numbers are not consecutive"),
    why: Bilingual(vi: "Có thể đã mất dòng ở giữa tệp.", en: "Records in the middle may be lost."),
    fix: Bilingual(vi: "Xin lại tệp từ nơi gửi.", en: "Ask the sender for the file again."))

  public static let fixedTotalNotProvable = CatalogueEntry(
    "FXW-404", .warning,
    title: Bilingual(vi: "không đối chiếu được dòng tổng", en: "a total of the trailer cannot be proved"),
    why: Bilingual(
      vi: "Có dòng không đọc được nên không cộng được tổng.", en: "A record could not be read, so the sum cannot be reckoned."),
    fix: Bilingual(vi: "Sửa các dòng lỗi ở nguồn rồi xuất lại tệp.", en: "Correct the faulty records at their source and export again."))

  static let fixedWidthReading: [CatalogueEntry] = [
    fixedFileEmpty, fixedBytesSkipped, fixedFieldEmpty, fixedCodeUnknown, fixedOtherWay, fixedNumberTooLarge, fixedFillerNotEmpty,
    fixedSequenceBroken, fixedTotalNotProvable,
  ]
}
