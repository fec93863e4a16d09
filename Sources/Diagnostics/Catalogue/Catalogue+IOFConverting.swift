// IOF: conversions, what they lose, and files of several batches.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let conversionLoss = CatalogueEntry(
    "IOF-211", .note,
    title: Bilingual(vi: "định dạng đích không mang hết thông tin", en: "the output format does not carry everything"),
    message: Bilingual(
      vi: "{severity}: {kind}, {count} giá trị; {reason}", en: "{severity}: {kind}, {count} values; {reason}"),
    why: Bilingual(
      vi: "Mỗi thay đổi khi chuyển định dạng đều phải được nói rõ; đây là một dòng của bảng kê thay đổi.",
      en: "Every change that a conversion makes is stated; this is one line of the loss report."),
    fix: Bilingual(
      vi: "Nếu cần thông tin này, chọn định dạng mang được nó (canonical-ndjson mang đủ); --loss TỆP ghi cả bảng kê.",
      en: "If it is needed, choose a format that carries it (canonical-ndjson carries all); --loss FILE keeps the report."))

  public static let listEmpty = CatalogueEntry(
    "IOF-212", .warning,
    title: Bilingual(vi: "không có ai thuộc danh sách cần lập", en: "nobody belongs to the list that is asked for"),
    message: Bilingual(
      vi: "không có ai thuộc danh sách này ({list}), không ghi tệp nào", en: "nobody belongs to this list ({list}), no file is made"),
    why: Bilingual(
      vi: "Một danh sách không có ai thì không có gì để ký hay gửi.", en: "A list without anybody on it is nothing to sign or send."),
    fix: Bilingual(
      vi: "Ghi chú IOF-213 nói các dòng thuộc danh sách nào; chọn --list khác, hoặc bổ sung tài khoản, người nhận thay ở danh sách gốc.",
      en: "See in the notes IOF-213 where the rows belong; choose another --list, or add accounts or collectors to the source."))

  public static let rowsOfOtherLists = CatalogueEntry(
    "IOF-213", .note,
    title: Bilingual(vi: "có dòng thuộc danh sách khác, không ghi vào danh sách này", en: "rows belong to another list than this"),
    message: Bilingual(
      vi: "{count} dòng, {amount}, không ghi vào danh sách này: {list}", en: "{count} rows, {amount}, are not on this list: {list}"),
    why: Bilingual(
      vi: "Mỗi người ở đúng một danh sách theo cách nhận tiền; số dòng ghi, giữ lại và thuộc danh sách khác cộng lại bằng số dòng đã đọc.",
      en: "Everybody is on one list by the way of being paid; rows written, held and of other lists add up to the rows read."),
    fix: Bilingual(
      vi: "Không cần làm gì; lập danh sách kia bằng --list hoặc --programme.",
      en: "Nothing to do; make the other list with --list or --programme."))

  public static let nothingLeft = CatalogueEntry(
    "IOF-302", .note,
    title: Bilingual(vi: "mọi dòng đều bị giữ lại, không có tệp kết quả", en: "all records were held back, no output file is made"),
    why: Bilingual(
      vi: "Một tệp không có khoản nào thì không gửi được cho ai.", en: "A file without a single record is nothing to send."),
    fix: Bilingual(
      vi: "Xem lý do từng dòng ở trên hoặc trong tệp giữ lại, sửa tệp nguồn rồi chuyển lại.",
      en: "See the reasons above or in the held file, correct the source and convert again."))

  public static let payerIncomplete = CatalogueEntry(
    "IOF-507", .error,
    title: Bilingual(vi: "tệp nguồn không ghi đủ về đơn vị trả tiền", en: "the source does not say enough of the payer"),
    message: Bilingual(
      vi: "tệp nguồn không ghi về đơn vị trả tiền: {missing}; cần --unit UNIT.yaml",
      en: "the source does not say of the payer: {missing}; --unit UNIT.yaml is needed"),
    why: Bilingual(
      vi: "Định dạng đích phải có các mục này, và chương trình không tự nghĩ ra tài khoản hay mã.",
      en: "The output format must have them, and the program invents no account or code."),
    fix: Bilingual(vi: "Chạy lại với --unit và tệp khai báo đơn vị.", en: "Run again with --unit and the file that describes the unit."))

  public static let severalBatches = CatalogueEntry(
    "IOF-506", .error,
    title: Bilingual(
      vi: "tệp có nhiều lô, mỗi lô cần một tệp riêng", en: "the file has several batches, each of which needs a file of its own"),
    message: Bilingual(
      vi: "tệp có {count} lô; {format} chỉ mang một lô mỗi tệp, nên không ghi ra đầu ra chuẩn được",
      en: "the file has {count} batches; {format} carries one a file, so that standard output cannot take them"),
    why: Bilingual(
      vi: "Hai chương trình hay hai kỳ không được nằm chung một lệnh hay một lô.",
      en: "Two programmes or rounds never stand in one order or batch."),
    fix: Bilingual(
      vi: "Ghi -o TÊN.ĐUÔI: lô thứ hai trở đi vào TÊN-2.ĐUÔI, TÊN-3.ĐUÔI; hoặc chuyển sang canonical-ndjson.",
      en: "Give -o NAME.EXT: further batches go to NAME-2.EXT, NAME-3.EXT; or convert to canonical-ndjson."))

  static let converting: [CatalogueEntry] = [
    conversionLoss, listEmpty, rowsOfOtherLists, nothingLeft, payerIncomplete, severalBatches,
  ]
}
