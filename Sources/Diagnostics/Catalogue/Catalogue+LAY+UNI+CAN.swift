// What is described as data: layouts, column profiles, calendars, the unit's file, canonical files.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Layouts, column profiles, calendars

  public static let layoutSyntax = CatalogueEntry(
    "LAY-001", .error,
    title: Bilingual(vi: "tệp mô tả sai cú pháp YAML", en: "the description is not YAML"),
    message: Bilingual(vi: "tệp mô tả sai cú pháp YAML: {detail}", en: "the description is not YAML: {detail}"),
    why: Bilingual(
      vi: "Không đọc được mô tả thì không đọc hay ghi được tệp theo nó.",
      en: "Without it no file can be read or written by it."),
    fix: Bilingual(
      vi: "Sửa dòng này; thụt đầu dòng bằng dấu cách, không dùng phím Tab.",
      en: "Correct the line; indent with blanks, never with tabs."))

  public static let layoutKeyUnknown = CatalogueEntry(
    "LAY-101", .error,
    title: Bilingual(vi: "khóa lạ trong tệp mô tả", en: "an unknown key in the description"),
    message: Bilingual(vi: "không có khóa \"{key}\" ở đây", en: "there is no key \"{key}\" here"),
    why: Bilingual(
      vi: "Khóa viết sai tên sẽ bị bỏ qua, và quy tắc đó không có tác dụng.",
      en: "A misspelt key would be passed over, and its rule would not hold."),
    fix: Bilingual(
      vi: "Sửa tên khóa theo danh sách ở phần cần, hoặc xóa dòng đó.",
      en: "Take one of the names under expected, or delete the line."))

  public static let layoutKeyMissing = CatalogueEntry(
    "LAY-102", .error,
    title: Bilingual(vi: "thiếu khóa bắt buộc trong tệp mô tả", en: "a required key is missing in the description"),
    message: Bilingual(vi: "thiếu khóa \"{key}\"", en: "key \"{key}\" is missing"),
    why: Bilingual(vi: "Không có giá trị ngầm định an toàn cho khóa này.", en: "There is no safe value to assume."),
    fix: Bilingual(
      vi: "Thêm khóa này vào tệp mô tả; xem mẫu bằng chitra layout show.",
      en: "Add the key to the description; chitra layout show gives an example."))

  public static let layoutWrongType = CatalogueEntry(
    "LAY-103", .error,
    title: Bilingual(vi: "giá trị sai kiểu", en: "the value is of the wrong type"),
    message: Bilingual(vi: "giá trị của \"{key}\" sai kiểu", en: "the value of \"{key}\" is of the wrong type"),
    why: Bilingual(
      vi: "Chương trình không tự đổi kiểu, để 0123 không thành 123.",
      en: "Types are never changed silently, so that 0123 does not become 123."),
    fix: Bilingual(vi: "Sửa giá trị theo phần cần.", en: "Correct the value as expected says."))

  public static let layoutValueNotAllowed = CatalogueEntry(
    "LAY-104", .error,
    title: Bilingual(vi: "giá trị không được phép", en: "the value is not allowed"),
    message: Bilingual(vi: "giá trị của \"{key}\" không được phép", en: "the value of \"{key}\" is not allowed"),
    why: Bilingual(vi: "Chỉ các giá trị đã nêu mới có nghĩa.", en: "Only the listed values have a meaning."),
    fix: Bilingual(vi: "Chọn một trong các giá trị ở phần cần.", en: "Take one of the values under expected."))

  public static let tableRowUnusable = CatalogueEntry(
    "LAY-105", .error,
    title: Bilingual(vi: "bảng danh mục riêng không dùng được", en: "a table of your own cannot be used"),
    message: Bilingual(vi: "bảng danh mục riêng không dùng được: {detail}", en: "a table of your own cannot be used: {detail}"),
    why: Bilingual(
      vi: "Dòng bị bỏ qua lặng lẽ thì việc kiểm tra theo bảng ấy không còn đúng.",
      en: "With a row left out in silence, whatever is checked by the table would be wrong."),
    fix: Bilingual(
      vi: "Sửa dòng theo bảng cùng tên trong Sources/ReferenceData/Tables, hoặc bỏ tệp khỏi thư mục tables.",
      en: "Correct it by the table of the same name in Sources/ReferenceData/Tables, or take the file out of the folder tables."))

  public static let layoutWidthTooSmall = CatalogueEntry(
    "LAY-201", .error,
    title: Bilingual(vi: "trường quá hẹp cho giá trị của nó", en: "the field is too narrow for its value"),
    message: Bilingual(vi: "trường \"{name}\" quá hẹp", en: "field \"{name}\" is too narrow"),
    why: Bilingual(
      vi: "Số tiền hay mã không vừa thì mọi tệp theo bố cục này đều bị từ chối.",
      en: "An amount or code that does not fit refuses every file of this layout."),
    fix: Bilingual(vi: "Kiểm tra lại bề rộng trong tài liệu của ngân hàng.", en: "Check the width in the bank's document."))

  public static let layoutFieldsOverlap = CatalogueEntry(
    "LAY-301", .error,
    title: Bilingual(vi: "hai trường chồng lên nhau", en: "two fields overlap"),
    message: Bilingual(vi: "trường \"{first}\" và \"{second}\" chồng lên nhau", en: "fields \"{first}\" and \"{second}\" overlap"),
    why: Bilingual(vi: "Cùng một byte không thể thuộc hai trường.", en: "One byte cannot belong to two fields."),
    fix: Bilingual(vi: "So vị trí của hai trường với tài liệu của ngân hàng.", en: "Compare their positions with the bank's document."))

  public static let layoutGap = CatalogueEntry(
    "LAY-302", .error,
    title: Bilingual(vi: "có khoảng trống giữa các trường", en: "a gap between fields"),
    message: Bilingual(vi: "byte {from} đến {to} không thuộc trường nào", en: "bytes {from} to {to} belong to no field"),
    why: Bilingual(vi: "Byte không được mô tả thì không biết ghi gì.", en: "What to write there is not said."),
    fix: Bilingual(vi: "Thêm trường lấp chỗ (filler) cho khoảng này.", en: "Add a filler field for them."))

  public static let layoutBeyondRecord = CatalogueEntry(
    "LAY-303", .error,
    title: Bilingual(vi: "trường vượt quá độ dài dòng", en: "a field reaches beyond the record"),
    message: Bilingual(vi: "trường \"{name}\" vượt quá độ dài dòng", en: "field \"{name}\" reaches beyond the record"),
    why: Bilingual(vi: "Phần vượt quá sẽ không được ghi.", en: "What lies beyond would not be written."),
    fix: Bilingual(
      vi: "Kiểm tra vị trí, bề rộng của trường và độ dài dòng trong tài liệu của ngân hàng.",
      en: "Check the field's position and width and the record's length in the bank's document."))

  public static let layoutTotalUnknownField = CatalogueEntry(
    "LAY-304", .error,
    title: Bilingual(vi: "tổng tính trên trường không có", en: "a total of a field that does not exist"),
    message: Bilingual(
      vi: "tổng \"{name}\" tính trên trường không có: \"{field}\"",
      en: "total \"{name}\" is of a field that does not exist: \"{field}\""),
    why: Bilingual(vi: "Tổng như vậy không bao giờ đúng.", en: "Such a total is never right."),
    fix: Bilingual(vi: "Sửa tên trường trong phần tổng.", en: "Correct the field's name in the total."))

  public static let layoutDuplicateName = CatalogueEntry(
    "LAY-305", .error,
    title: Bilingual(vi: "tên bị dùng hai lần", en: "a name is used twice"),
    message: Bilingual(vi: "tên \"{name}\" bị dùng hai lần", en: "name \"{name}\" is used twice"),
    why: Bilingual(vi: "Không rõ giá trị nào được hiểu.", en: "Which of the two counts is not certain."),
    fix: Bilingual(vi: "Đổi một trong hai tên.", en: "Rename one of them."))

  public static let layoutDuplicateID = CatalogueEntry(
    "LAY-306", .error,
    title: Bilingual(vi: "mã mô tả bị dùng hai lần", en: "an id is used twice"),
    message: Bilingual(vi: "mã \"{name}\" đã có ở {first}", en: "id \"{name}\" stands already at {first}"),
    why: Bilingual(vi: "Không rõ mô tả nào được dùng.", en: "Which description is used is not certain."),
    fix: Bilingual(vi: "Đổi mã của tệp mô tả mới.", en: "Give the new description another id."))

  public static let layoutModelFieldUnknown = CatalogueEntry(
    "LAY-307", .error,
    title: Bilingual(vi: "trường gắn với mục không có trong mô hình", en: "a field maps to something the model does not have"),
    message: Bilingual(vi: "mô hình không có mục \"{name}\"", en: "the model has no \"{name}\""),
    why: Bilingual(vi: "Giá trị sẽ không được lấy từ đâu cả.", en: "Its value would come from nowhere."),
    fix: Bilingual(
      vi: "Chọn một trong các mục ở phần cần, hoặc dùng giá trị cố định.",
      en: "Take one of the names under expected, or a constant."))

  // The unit's file

  public static let unitSyntax = CatalogueEntry(
    "UNI-001", .error,
    title: Bilingual(vi: "tệp khai báo đơn vị sai cú pháp YAML", en: "the unit's file is not YAML"),
    message: Bilingual(vi: "tệp khai báo đơn vị sai cú pháp YAML: {detail}", en: "the unit's file is not YAML: {detail}"),
    why: Bilingual(vi: "Chưa đọc được khai báo thì chưa lập được lệnh nào.", en: "Without it no order can be made out."),
    fix: Bilingual(
      vi: "Sửa dòng này; thụt đầu dòng bằng dấu cách, không dùng phím Tab.",
      en: "Correct the line; indent with blanks, never with tabs."))

  public static let unitKeyUnknown = CatalogueEntry(
    "UNI-101", .error,
    title: Bilingual(vi: "mục lạ trong khai báo đơn vị", en: "an unknown key in the unit's file"),
    message: Bilingual(vi: "không có mục \"{key}\" ở đây", en: "there is no key \"{key}\" here"),
    why: Bilingual(
      vi: "Mục viết sai tên sẽ bị bỏ qua, và thông tin đó thiếu trên chứng từ.",
      en: "A misspelt key would be passed over and be missing on the vouchers."),
    fix: Bilingual(
      vi: "Sửa tên mục theo danh sách ở phần cần, hoặc xóa dòng đó.",
      en: "Take one of the names under expected, or delete the line."))

  public static let unitKeyMissing = CatalogueEntry(
    "UNI-102", .error,
    title: Bilingual(vi: "khai báo đơn vị thiếu mục", en: "a key is missing in the unit's file"),
    message: Bilingual(vi: "thiếu mục \"{key}\"", en: "key \"{key}\" is missing"),
    why: Bilingual(vi: "Chứng từ gửi kho bạc và ngân hàng cần thông tin này.", en: "Treasury and bank need it on their vouchers."),
    fix: Bilingual(
      vi: "Thêm mục này vào UNIT.yaml; chitra unit init hỏi lần lượt từng mục.",
      en: "Add it to UNIT.yaml; chitra unit init asks for each."))

  public static let unitWrongType = CatalogueEntry(
    "UNI-103", .error,
    title: Bilingual(vi: "giá trị sai kiểu trong khai báo đơn vị", en: "a value of the wrong type in the unit's file"),
    message: Bilingual(vi: "giá trị của \"{key}\" sai kiểu", en: "the value of \"{key}\" is of the wrong type"),
    why: Bilingual(vi: "Mã số phải đặt trong dấu nháy để giữ số 0 ở đầu.", en: "Codes stand in quotes so that leading zeros stay."),
    fix: Bilingual(vi: "Sửa giá trị theo phần cần.", en: "Correct the value as expected says."))

  public static let unitValueNotAllowed = CatalogueEntry(
    "UNI-104", .error,
    title: Bilingual(vi: "giá trị không được phép trong khai báo đơn vị", en: "a value that is not allowed in the unit's file"),
    message: Bilingual(vi: "giá trị của \"{key}\" không được phép", en: "the value of \"{key}\" is not allowed"),
    why: Bilingual(vi: "Chỉ các giá trị đã nêu mới có nghĩa.", en: "Only the listed values have a meaning."),
    fix: Bilingual(vi: "Chọn một trong các giá trị ở phần cần.", en: "Take one of the values under expected."))

  public static let unitCodeShape = CatalogueEntry(
    "UNI-105", .error,
    title: Bilingual(vi: "mã trong khai báo đơn vị không đúng dạng", en: "a code in the unit's file has the wrong shape"),
    message: Bilingual(vi: "mã {name} không đúng dạng", en: "code {name} has the wrong shape"),
    why: Bilingual(vi: "Kho bạc từ chối chứng từ có mã sai dạng.", en: "The treasury refuses a voucher with such a code."),
    fix: Bilingual(
      vi: "Sửa mã trong UNIT.yaml theo giấy tờ của đơn vị, đặt trong dấu nháy.",
      en: "Correct it in UNIT.yaml from the unit's papers, in quotes."))

  public static let programmeWithoutRoute = CatalogueEntry(
    "UNI-301", .error,
    title: Bilingual(vi: "chương trình chưa có đường chi", en: "a programme has no payment route"),
    message: Bilingual(vi: "chương trình {programme} chưa có đường chi", en: "programme {programme} has no payment route"),
    why: Bilingual(
      vi: "Không biết tiền đi qua kho bạc, tổ chức dịch vụ hay tạm ứng.",
      en: "Whether its money goes by treasury, paying service or advance is not said."),
    fix: Bilingual(vi: "Thêm đường chi cho chương trình này vào UNIT.yaml.", en: "Add its route to UNIT.yaml."))

  public static let bankProfileUnknown = CatalogueEntry(
    "UNI-302", .error,
    title: Bilingual(vi: "không có hồ sơ hoặc bố cục ngân hàng này", en: "there is no such bank profile or layout"),
    message: Bilingual(vi: "không có hồ sơ hoặc bố cục \"{name}\"", en: "there is no profile or layout \"{name}\""),
    why: Bilingual(vi: "Không lập được tệp cho ngân hàng này.", en: "No file can be made for this bank."),
    fix: Bilingual(
      vi: "Chọn mã có trong chitra layout list, hoặc thêm tệp mô tả bằng --schemas.",
      en: "Take one of chitra layout list, or add a description with --schemas."))

  public static let providerProfileUnknown = CatalogueEntry(
    "UNI-303", .error,
    title: Bilingual(vi: "không có khai báo nhà cung cấp tiền di động này", en: "there is no such mobile-money profile"),
    message: Bilingual(vi: "không có khai báo nhà cung cấp \"{name}\"", en: "there is no provider profile \"{name}\""),
    why: Bilingual(vi: "Không lập được tệp cho nhà cung cấp này.", en: "No file can be made for this provider."),
    fix: Bilingual(
      vi: "Chọn mã có trong chitra formats, hoặc thêm tệp mô tả bằng --schemas.",
      en: "Take one of chitra formats, or add a description with --schemas."))

  public static let signerMissing = CatalogueEntry(
    "UNI-304", .error,
    title: Bilingual(vi: "thiếu người ký", en: "a signer is missing"),
    message: Bilingual(vi: "thiếu người ký: {role}", en: "the signer is missing: {role}"),
    why: Bilingual(
      vi: "Tên và chức vụ người ký phải đúng như đã đăng ký với kho bạc.",
      en: "Names and offices must be those registered with the treasury."),
    fix: Bilingual(vi: "Thêm người ký vào UNIT.yaml.", en: "Add the signer to UNIT.yaml."))

  public static let periodOutside = CatalogueEntry(
    "UNI-501", .error,
    title: Bilingual(vi: "kỳ chi ngoài thời gian của khai báo", en: "the period is outside the declaration"),
    message: Bilingual(vi: "không có mục lục ngân sách cho kỳ {period}", en: "there is no budget classification for {period}"),
    why: Bilingual(vi: "Mỗi năm ngân sách có mục lục và dự toán riêng.", en: "Each budget year has its own classification and estimate."),
    fix: Bilingual(
      vi: "Thêm năm ngân sách này vào UNIT.yaml, hoặc sửa --period.",
      en: "Add the budget year to UNIT.yaml, or correct --period."))

  // Canonical files

  public static let jsonSyntax = CatalogueEntry(
    "CAN-001", .error,
    title: Bilingual(vi: "dòng JSON sai cú pháp", en: "a line that is not JSON"),
    message: Bilingual(vi: "dòng JSON sai cú pháp: {detail}", en: "the line is not JSON: {detail}"),
    why: Bilingual(
      vi: "Dòng này không đọc được; tệp có thể bị cắt hoặc sửa tay.",
      en: "It cannot be read; the file may be cut or edited by hand."),
    fix: Bilingual(vi: "Tạo lại tệp từ phần mềm nguồn.", en: "Make the file again in the software it came from."))

  public static let canonicalKindUnknown = CatalogueEntry(
    "CAN-101", .error,
    title: Bilingual(vi: "loại đối tượng lạ", en: "an unknown kind of object"),
    why: Bilingual(
      vi: "Đối tượng lạ có thể là khoản chi mà chương trình không tính được.",
      en: "It may be a payment that is not counted."),
    fix: Bilingual(
      vi: "Sửa giá trị \"kind\" ở phần mềm nguồn theo lược đồ trong Schemas/canonical.",
      en: "Correct \"kind\" in the software it came from, by the schema in Schemas/canonical."))

  public static let canonicalFieldMissing = CatalogueEntry(
    "CAN-102", .error,
    title: Bilingual(vi: "thiếu trường bắt buộc", en: "a required member is missing"),
    message: Bilingual(vi: "thiếu trường \"{name}\"", en: "member \"{name}\" is missing"),
    why: Bilingual(vi: "Không có giá trị ngầm định an toàn cho trường này.", en: "There is no safe value to assume."),
    fix: Bilingual(vi: "Bổ sung trường này ở phần mềm nguồn.", en: "Add it in the software it came from."))

  public static let canonicalWrongType = CatalogueEntry(
    "CAN-103", .error,
    title: Bilingual(vi: "giá trị sai kiểu", en: "a value of the wrong type"),
    message: Bilingual(vi: "giá trị của \"{name}\" sai kiểu", en: "the value of \"{name}\" is of the wrong type"),
    why: Bilingual(vi: "Mã số phải là chuỗi, số tiền phải là số nguyên.", en: "Identifiers are strings, amounts are whole numbers."),
    fix: Bilingual(vi: "Sửa kiểu giá trị ở phần mềm nguồn.", en: "Correct the type in the software it came from."))

  public static let canonicalValueNotAllowed = CatalogueEntry(
    "CAN-104", .error,
    title: Bilingual(vi: "giá trị không được phép", en: "a value that is not allowed"),
    message: Bilingual(vi: "giá trị của \"{name}\" không được phép", en: "the value of \"{name}\" is not allowed"),
    why: Bilingual(vi: "Chỉ các giá trị trong lược đồ mới có nghĩa.", en: "Only the schema's values have a meaning."),
    fix: Bilingual(
      vi: "Sửa giá trị ở phần mềm nguồn theo lược đồ trong Schemas/canonical.",
      en: "Correct it in the software it came from, by the schema in Schemas/canonical."))

  public static let canonicalHeaderDiffers = CatalogueEntry(
    "CAN-301", .error,
    title: Bilingual(vi: "tiêu đề không đúng thứ tự đã định", en: "the header is not the fixed one"),
    why: Bilingual(
      vi: "Các cột đầu của tệp chuẩn có tên và thứ tự cố định.",
      en: "The first columns of a canonical file have fixed names and order."),
    fix: Bilingual(
      vi: "Tạo lại tệp từ phần mềm nguồn; cột riêng đặt sau các cột chuẩn.",
      en: "Make the file again in the software it came from; put columns of your own behind the fixed ones."))

  static let descriptions: [CatalogueEntry] = [
    layoutSyntax, layoutKeyUnknown, layoutKeyMissing, layoutWrongType, layoutValueNotAllowed, tableRowUnusable, layoutWidthTooSmall,
    layoutFieldsOverlap, layoutGap, layoutBeyondRecord, layoutTotalUnknownField, layoutDuplicateName, layoutDuplicateID,
    layoutModelFieldUnknown, unitSyntax,
    unitKeyUnknown, unitKeyMissing, unitWrongType, unitValueNotAllowed, unitCodeShape, programmeWithoutRoute, bankProfileUnknown,
    providerProfileUnknown, signerMissing, periodOutside, jsonSyntax, canonicalKindUnknown, canonicalFieldMissing, canonicalWrongType,
    canonicalValueNotAllowed, canonicalHeaderDiffers,
  ]
}
