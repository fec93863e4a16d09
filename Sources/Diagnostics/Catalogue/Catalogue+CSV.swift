// Rosters and other delimited text.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Bytes and letters

  public static let notUTF8 = CatalogueEntry(
    "CSV-001", .error,
    title: Bilingual(vi: "có byte không phải chữ UTF-8", en: "a byte is not UTF-8"),
    why: Bilingual(
      vi: "Chữ đọc sai bảng mã thì tên người sai, và không chữa được về sau.",
      en: "Letters read in the wrong encoding make wrong names, which cannot be healed later."),
    fix: Bilingual(
      vi: "Mở tệp gốc trong Excel và lưu thành \"CSV UTF-8 (Comma delimited) (*.csv)\"; hoặc ghi rõ bảng mã bằng --encoding.",
      en: "Open the original in Excel and save it as \"CSV UTF-8 (Comma delimited) (*.csv)\"; or name the encoding with --encoding."))

  public static let utf16Broken = CatalogueEntry(
    "CSV-002", .error,
    title: Bilingual(vi: "tệp UTF-16 bị hỏng", en: "broken UTF-16"),
    message: Bilingual(vi: "tệp UTF-16 bị hỏng: {detail}", en: "broken UTF-16: {detail}"),
    why: Bilingual(
      vi: "Tệp bị cắt hoặc chép hỏng; phần còn lại không đáng tin.",
      en: "The file was cut or copied badly; the rest of it cannot be trusted."),
    fix: Bilingual(
      vi: "Mở tệp gốc và lưu lại thành \"CSV UTF-8 (Comma delimited) (*.csv)\".",
      en: "Open the original and save it again as \"CSV UTF-8 (Comma delimited) (*.csv)\"."))

  public static let nulByte = CatalogueEntry(
    "CSV-003", .error,
    title: Bilingual(vi: "có byte 0 trong văn bản", en: "a zero byte in the text"),
    why: Bilingual(
      vi: "Danh sách bình thường không có byte này; tệp bị hỏng hoặc là loại khác.",
      en: "A list never holds one; the file is broken or of another kind."),
    fix: Bilingual(
      vi: "Mở tệp gốc trong Excel và lưu lại thành \"CSV UTF-8 (Comma delimited) (*.csv)\".",
      en: "Open the original in Excel and save it again as \"CSV UTF-8 (Comma delimited) (*.csv)\"."))

  public static let encodingChoiceNeeded = CatalogueEntry(
    "CSV-004", .error,
    title: Bilingual(vi: "không chắc tệp dùng bảng mã nào", en: "the encoding of the file is not certain"),
    message: Bilingual(
      vi: "không chắc tệp dùng bảng mã nào ({candidates}). Ví dụ: {sample1}; {sample2}; {sample3}",
      en: "the encoding of the file is not certain ({candidates}). Samples: {sample1}; {sample2}; {sample3}"),
    why: Bilingual(
      vi: "Mỗi bảng mã cho một cái tên khác nhau; chọn sai thì ngân hàng trả lại tiền.",
      en: "Each encoding gives another name; with the wrong one the bank sends the money back."),
    fix: Bilingual(
      vi: """
        Xem ví dụ nào đúng dấu rồi ghi --encoding và tên bảng mã đó, ví dụ --encoding tcvn3. Không ví dụ nào đúng thì mở tệp gốc trong \
        Excel, chuyển mã bằng Unikey (Ctrl+Shift+F6) và lưu thành \"CSV UTF-8 (Comma delimited) (*.csv)\".
        """,
      en: """
        See which sample has its marks right and name that encoding, as in --encoding tcvn3. If none is right, open the original in \
        Excel, convert it with Unikey (Ctrl+Shift+F6) and save it as \"CSV UTF-8 (Comma delimited) (*.csv)\".
        """))

  public static let legacyEncodingConverted = CatalogueEntry(
    "CSV-005", .warning,
    title: Bilingual(vi: "chữ kiểu cũ đã được chuyển sang Unicode", en: "old letters were converted to Unicode"),
    message: Bilingual(
      vi: "chữ {encoding} đã được chuyển sang Unicode: {extent}, {confidence}; ví dụ {sample}",
      en: "{encoding} letters were converted to Unicode: {extent}, {confidence}; for example {sample}"),
    why: Bilingual(
      vi: """
        Bảng mã cũ không phân biệt hết chữ hoa, chữ thường: phông TCVN3 chữ hoa (.VnTimeH) lưu chữ thường, nên tên có thể ra toàn chữ \
        thường; hai cách viết là cùng một người.
        """,
      en: """
        Old encodings do not always tell capitals from small letters: the capital fonts of TCVN3 (.VnTimeH) store small ones, so names \
        may come out in small letters; both spellings are one person.
        """),
    fix: Bilingual(
      vi: "So vài tên trong kết quả với danh sách gốc; nếu sai thì ghi rõ bảng mã bằng --encoding (utf-8 để giữ nguyên chữ).",
      en: "Compare some names of the result with the original list; if they are wrong, name the encoding with --encoding (utf-8 keeps "
        + "the letters as they stand)."))

  public static let lettersUnclear = CatalogueEntry(
    "CSV-130", .warning,
    title: Bilingual(vi: "có thể là chữ kiểu cũ, được giữ nguyên", en: "perhaps old letters, kept as they stand"),
    message: Bilingual(
      vi: "{count} chỗ có thể là chữ kiểu cũ nhưng không đủ chắc, được giữ nguyên; ví dụ {sample}",
      en: "{count} places may be old letters, but it is not certain; they were kept as they stand; for example {sample}"),
    why: Bilingual(
      vi: "Tên nước ngoài và tên viết bằng bảng mã cũ trông giống nhau; đoán sai thì tên người bị đổi.",
      en: "Foreign names and names in an old encoding look alike; a wrong guess would change a person's name."),
    fix: Bilingual(
      vi: "Xem các tên đó trong danh sách gốc; nếu là chữ kiểu cũ thì ghi --encoding và tên bảng mã, hoặc gõ lại tên.",
      en: "Look at these names in the list; if they are old letters, name the encoding with --encoding, or type the names again."))

  public static let encodingNamedUnlikely = CatalogueEntry(
    "CSV-131", .warning,
    title: Bilingual(vi: "bảng mã đã ghi không hợp với tệp", en: "the encoding named does not fit the file"),
    message: Bilingual(
      vi: "đọc theo {encoding} thì chỉ {fitting} trong {words} từ là tiếng Việt",
      en: "read as {encoding}, only {fitting} of {words} words are Vietnamese"),
    why: Bilingual(
      vi: "Đọc sai bảng mã thì tên người sai, và ngân hàng trả lại tiền.",
      en: "Read in a wrong encoding the names are wrong, and the bank sends the money back."),
    fix: Bilingual(
      vi: "Bỏ --encoding để chương trình tự nhận dạng, hoặc ghi bảng mã khác; xem bằng: chitra detect TỆP.",
      en: "Leave --encoding out, so that the encoding is found, or name another one; see: chitra detect FILE."))

  // Cells

  public static let quoteUnterminated = CatalogueEntry(
    "CSV-101", .error,
    title: Bilingual(vi: "dấu ngoặc kép mở mà không đóng", en: "an opening quote is never closed"),
    why: Bilingual(
      vi: "Thiếu dấu đóng thì các dòng sau bị nuốt vào một ô.",
      en: "Without it the following rows are swallowed into one cell."),
    fix: Bilingual(
      vi: "Mở tệp bằng Excel, sửa ô này, rồi lưu lại thành CSV; không sửa tay dấu ngoặc kép.",
      en: "Open the file in Excel, correct this cell and save it as CSV again; do not mend quotes by hand."))

  public static let textAfterQuote = CatalogueEntry(
    "CSV-102", .error,
    title: Bilingual(vi: "có chữ sau dấu ngoặc kép đóng", en: "text after a closing quote"),
    why: Bilingual(
      vi: "Không biết ô kết thúc ở đâu thì các cột sau bị lệch.",
      en: "Where the cell ends is not certain, so the columns after it may be shifted."),
    fix: Bilingual(
      vi: "Mở tệp gốc bằng Excel và lưu lại thành CSV; nếu tệp do phần mềm khác xuất ra thì báo bên đó nhân đôi dấu ngoặc kép trong ô.",
      en: """
        Open the original in Excel and save it as CSV again; if other software wrote it, tell its makers to double quotes inside \
        cells.
        """))

  public static let controlCharacters = CatalogueEntry(
    "CSV-103", .error,
    title: Bilingual(vi: "ô có ký tự điều khiển", en: "a cell holds control characters"),
    why: Bilingual(
      vi: "Ký tự này không nhìn thấy được, không ghi được vào lệnh kho bạc và làm hỏng tệp gửi ngân hàng.",
      en: "They cannot be seen, cannot stand in a treasury order, and spoil the bank's file."),
    fix: Bilingual(vi: "Xóa ô này trong danh sách gốc rồi gõ lại.", en: "Clear this cell in the source list and type it again."))

  public static let formulaLikeCell = CatalogueEntry(
    "CSV-104", .note,
    title: Bilingual(vi: "ô bắt đầu như công thức, được giữ nguyên như chữ", en: "a cell begins like a formula and is kept as text"),
    why: Bilingual(
      vi: "Tệp để người mở xem được thêm dấu bảo vệ, để Excel không tính ô này như công thức.",
      en: "In files that people open it is guarded, so that Excel does not calculate it."),
    fix: Bilingual(
      vi: "Không cần làm gì; nếu lẽ ra là một con số thì sửa trong danh sách gốc.",
      en: "Nothing to do; if it should be a number, correct it in the source list."))

  public static let lineBreakDecision = CatalogueEntry(
    "CSV-105", .note,
    title: Bilingual(vi: "các dòng kết thúc theo nhiều kiểu", en: "lines end in different ways"),
    message: Bilingual(
      vi: "các dòng kết thúc theo nhiều kiểu; đã đọc theo kiểu {choice}",
      en: "lines end in different ways; read with {choice}"),
    why: Bilingual(
      vi: "Tệp được ghép từ nhiều nguồn; số dòng trong báo cáo tính theo kiểu đã chọn.",
      en: "The file was put together from several sources; line numbers follow the choice made."),
    fix: Bilingual(
      vi: "So số dòng đọc được với số dòng trong danh sách gốc.",
      en: "Compare the number of rows read with the source list."))

  // Structure

  public static let tooManyColumns = CatalogueEntry(
    "CSV-301", .error,
    title: Bilingual(vi: "quá nhiều cột", en: "too many columns"),
    message: Bilingual(vi: "có hơn {limit} cột", en: "there are more than {limit} columns"),
    why: Bilingual(
      vi: "Bảng nhiều cột như vậy thường do đọc sai dấu phân cách.",
      en: "So many columns mostly come from a wrong separator."),
    fix: Bilingual(
      vi: "Mở tệp gốc trong Excel, xóa các cột thừa bên phải, rồi lưu lại thành CSV.",
      en: "Open the original in Excel, delete the spare columns on the right and save it as CSV again."))

  public static let fieldCountDiffers = CatalogueEntry(
    "CSV-302", .error,
    title: Bilingual(vi: "số ô của dòng khác với dòng tiêu đề", en: "the row has another number of cells than the header"),
    why: Bilingual(
      vi: "Dòng thừa hoặc thiếu ô thì số tiền và số tài khoản có thể nằm sai cột.",
      en: "With a cell too many or too few, amount and account may stand in the wrong column."),
    fix: Bilingual(
      vi: "Mở danh sách gốc ở dòng này, xem có ô bị tách hay bị gộp, sửa rồi lưu lại.",
      en: "Open the source list at this row, look for a split or merged cell, correct it and save again."))

  public static let columnHeaderMissing = CatalogueEntry(
    "CSV-303", .error,
    title: Bilingual(vi: "không tìm thấy dòng tiêu đề", en: "no header row found"),
    why: Bilingual(
      vi: "Không có tiêu đề thì không biết cột nào là tên, cột nào là tiền.",
      en: "Without it nobody can say which column is the name and which the amount."),
    fix: Bilingual(
      vi: "Giữ dòng tiêu đề (STT, Họ và tên, Số tiền …) trong danh sách; hoặc mô tả các cột bằng --columns.",
      en: "Keep the header row (STT, Họ và tên, Số tiền …) in the list; or describe the columns with --columns."))

  public static let columnHeaderAmbiguous = CatalogueEntry(
    "CSV-304", .error,
    title: Bilingual(vi: "tiêu đề hiểu được nhiều cách", en: "the header can be read in several ways"),
    message: Bilingual(
      vi: "không rõ cột nào là {column}; các khả năng: {candidates}",
      en: "it is not certain which column is {column}; candidates: {candidates}"),
    why: Bilingual(
      vi: "Chọn nhầm cột tiền thì cả danh sách chi sai.",
      en: "With the wrong amount column the whole list is paid wrongly."),
    fix: Bilingual(
      vi: "Chọn cột bằng --columns, hoặc đổi tên tiêu đề trong danh sách cho rõ.",
      en: "Choose the column with --columns, or give the header a clear name in the list."))

  public static let columnMissing = CatalogueEntry(
    "CSV-305", .error,
    title: Bilingual(vi: "thiếu cột bắt buộc", en: "a required column is missing"),
    message: Bilingual(vi: "thiếu cột {column}", en: "column {column} is missing"),
    why: Bilingual(vi: "Không có cột này thì không lập được lệnh chi.", en: "Without it no payment can be made out."),
    fix: Bilingual(
      vi: "Thêm cột này vào danh sách gốc rồi lưu lại; nếu cột có tên khác thì khai báo bằng --columns.",
      en: "Add the column to the source list and save it; if it has another name, say so with --columns."))

  public static let columnUnknown = CatalogueEntry(
    "CSV-306", .note,
    title: Bilingual(vi: "cột lạ, được giữ nguyên để trả lại", en: "an unknown column, carried through"),
    message: Bilingual(
      vi: "cột \"{column}\" không dùng để chi; được giữ nguyên trong tệp các dòng giữ lại",
      en: "column \"{column}\" is not used for paying; it is kept in the file of held rows"),
    why: Bilingual(vi: "Dòng giữ lại được trả về đúng các cột của người gửi.", en: "Held rows go back with all the sender's columns."),
    fix: Bilingual(
      vi: "Không cần làm gì; nếu cột này cần cho việc chi thì khai báo bằng --columns.",
      en: "Nothing to do; if paying needs this column, say so with --columns."))

  public static let numberingJumps = CatalogueEntry(
    "CSV-308", .warning,
    title: Bilingual(vi: "số thứ tự nhảy cóc, có thể thiếu dòng", en: "the numbering jumps, rows may be missing"),
    message: Bilingual(vi: "số thứ tự nhảy từ {from} sang {to}", en: "the numbering jumps from {from} to {to}"),
    why: Bilingual(
      vi: "Lưu khi đang lọc thì các dòng bị ẩn có thể mất, và người ở đó không được chi.",
      en: "Saved under a filter, hidden rows may be lost, and the people in them are not paid."),
    fix: Bilingual(
      vi: "Mở danh sách gốc, chọn Dữ liệu/Data → Xóa bộ lọc/Clear, kiểm tra đủ dòng rồi lưu lại.",
      en: "Open the source list, choose Dữ liệu/Data → Xóa bộ lọc/Clear, check that all rows are there and save again."))

  public static let noPeopleRows = CatalogueEntry(
    "CSV-309", .error,
    title: Bilingual(vi: "không có dòng nào là người hưởng", en: "no row is a person"),
    why: Bilingual(
      vi: "Tệp có tiêu đề mà không có người; có thể đã lưu nhầm bảng.",
      en: "There is a header but nobody under it; perhaps the wrong sheet was saved."),
    fix: Bilingual(
      vi: "Mở sổ gốc, chọn đúng bảng có danh sách rồi lưu lại thành CSV.",
      en: "Open the workbook, go to the sheet with the list and save it as CSV again."))

  public static let delimitedFileCut = CatalogueEntry(
    "CSV-310", .error,
    title: Bilingual(vi: "tệp bị cắt giữa chừng", en: "the file is cut in the middle"),
    why: Bilingual(
      vi: "Ô cuối cùng dở dang, nên các dòng phía sau có thể đã mất.",
      en: "The last cell is unfinished, so rows after it may be lost."),
    fix: Bilingual(
      vi: "Chép lại tệp từ nguồn, hoặc nhờ người gửi gửi lại; so dung lượng hai tệp.",
      en: "Copy the file from its source again, or ask the sender for it; compare the sizes."))

  public static let lineEndMissing = CatalogueEntry(
    "CSV-311", .warning,
    title: Bilingual(vi: "dòng cuối không có dấu xuống dòng", en: "the last row has no line end"),
    why: Bilingual(
      vi: "Excel luôn kết thúc tệp bằng dấu xuống dòng; nếu tệp bị cắt thì ô cuối có thể thiếu chữ số.",
      en: "Excel always ends a file with one; if the file was cut, digits of its last cell may be missing."),
    fix: Bilingual(
      vi: "So dòng cuối, nhất là ô cuối, với danh sách gốc.",
      en: "Compare the last row, above all its last cell, with the source list."))

  public static let payingColumnUnknown = CatalogueEntry(
    "CSV-312", .error,
    title: Bilingual(
      vi: "có cột tiền hoặc cột tài khoản mà tên cột chưa hiểu được",
      en: "a column of money or accounts has a name that is not understood"),
    message: Bilingual(
      vi: "cột \"{column}\" có vẻ là số tiền hoặc số tài khoản, nhưng không rõ là khoản nào",
      en: "column \"{column}\" seems to hold amounts or accounts, but it is not known which"),
    why: Bilingual(
      vi: "Bỏ qua một cột tiền thì chi sai số tiền; cả danh sách được giữ lại.",
      en: "Leaving out a column of money pays wrong amounts; the whole list is held back."),
    fix: Bilingual(
      vi: """
        Đổi tên cột trong danh sách gốc thành tên đã biết (Mức trợ cấp, Truy lĩnh, Tổng số tiền, Số tài khoản …), xóa cột nếu \
        không dùng để chi, hoặc khai báo cột bằng --columns.
        """,
      en: """
        Give the column a known name in the source list (Mức trợ cấp, Truy lĩnh, Tổng số tiền, Số tài khoản …), delete it if it \
        is not for paying, or describe it with --columns.
        """))

  public static let amountsInThousands = CatalogueEntry(
    "CSV-313", .error,
    title: Bilingual(vi: "đơn vị tính không phải đồng", en: "the unit of the amounts is not the đồng"),
    message: Bilingual(vi: "đơn vị tính không phải đồng: \"{unit}\"", en: "the unit of the amounts is not the đồng: \"{unit}\""),
    why: Bilingual(
      vi: "Số tiền sẽ sai một nghìn lần; chương trình không tự nhân, nên cả danh sách được giữ lại.",
      en: "Amounts would be wrong a thousandfold; the program does not multiply, so the whole list is held back."),
    fix: Bilingual(
      vi: "Đổi các cột tiền sang đồng và sửa dòng đơn vị tính trong danh sách gốc; nếu số tiền vốn là đồng thì chỉ sửa dòng đơn vị tính.",
      en: "Turn the amounts into đồng and correct the unit in the source list; if they are đồng already, correct the unit alone."))

  // Totals

  public static let groupTotalDiffers = CatalogueEntry(
    "CSV-401", .error,
    title: Bilingual(vi: "số cộng của nhóm không khớp với các dòng", en: "a group's sub-total differs from its rows"),
    message: Bilingual(
      vi: "số cộng của nhóm \"{group}\" lệch {difference} so với các dòng",
      en: "the sub-total of group \"{group}\" differs from its rows by {difference}"),
    why: Bilingual(
      vi: "Nhóm có thể thiếu dòng, hoặc dòng này là một người; chưa rõ thì cả danh sách được giữ lại.",
      en: "The group may lack a row, or this row may be a person; until that is known the whole list is held back."),
    fix: Bilingual(
      vi: "Xem lại nhóm này trong danh sách gốc: đủ dòng chưa, công thức cộng có lấy hết dòng không.",
      en: "Look at this group in the source list: are all rows there, does the formula cover them."))

  public static let listTotalDiffers = CatalogueEntry(
    "CSV-402", .error,
    title: Bilingual(vi: "tổng số ghi trong danh sách không khớp với các dòng", en: "the stated total differs from the sum of the rows"),
    message: Bilingual(
      vi: "tổng số ghi trong danh sách lệch {difference} so với các dòng",
      en: "the stated total differs from the sum of the rows by {difference}"),
    why: Bilingual(
      vi: "Không rõ dòng nào sai hoặc thiếu, nên cả danh sách được giữ lại.",
      en: "Nobody can say which row is wrong or missing, so the whole list is held back."),
    fix: Bilingual(
      vi: "Mở danh sách gốc, kiểm tra đủ dòng và công thức cộng, hỏi lại người lập nếu cần, rồi lưu và chạy lại.",
      en: "Open the source list, check its rows and formula, ask its author if need be, then save and run again."))

  public static let listCountDiffers = CatalogueEntry(
    "CSV-403", .error,
    title: Bilingual(vi: "số người ghi trong danh sách không khớp với số dòng", en: "the stated number of people differs from the rows"),
    why: Bilingual(
      vi: "Có thể có dòng bị mất khi lưu, nên cả danh sách được giữ lại.",
      en: "Rows may have been lost in saving, so the whole list is held back."),
    fix: Bilingual(
      vi: "Mở danh sách gốc, bỏ bộ lọc, đếm lại số dòng, rồi lưu và chạy lại.",
      en: "Open the source list, clear the filter, count the rows again, then save and run again."))

  public static let rowUnclear = CatalogueEntry(
    "CSV-404", .error,
    title: Bilingual(
      vi: "không rõ dòng này là người hay dòng cộng", en: "it is not certain whether this row is a person or a sum"),
    message: Bilingual(
      vi: "không rõ dòng \"{label}\" là người hay dòng cộng", en: "it is not certain whether row \"{label}\" is a person or a sum"),
    why: Bilingual(
      vi: "Coi dòng cộng là người thì chi gấp đôi; coi người là dòng cộng thì người đó không được chi.",
      en: "A sum taken for a person doubles the money; a person taken for a sum goes unpaid."),
    fix: Bilingual(
      vi: """
        Nếu là người thì ghi số thứ tự và số định danh hoặc ngày sinh; nếu là dòng cộng thì ghi \"Cộng\" hoặc \"Tổng cộng\" ở cột \
        họ tên.
        """,
      en: """
        For a person, give a running number and identity number or date of birth; for a sum, write \"Cộng\" or \"Tổng cộng\" as \
        its name.
        """))

  public static let rowTakenAsTotal = CatalogueEntry(
    "CSV-405", .note,
    title: Bilingual(vi: "dòng bằng tổng các dòng khác, được coi là dòng cộng", en: "a row that is the sum of others was taken as a sum"),
    message: Bilingual(
      vi: "dòng \"{label}\" bằng tổng các dòng khác và không có dữ liệu của người nào; được coi là dòng cộng, không chi",
      en: "row \"{label}\" is the sum of other rows and has nobody's data; it was taken as a sum and is not paid"),
    why: Bilingual(vi: "Dòng cộng không phải là người.", en: "A sum is not a person."),
    fix: Bilingual(
      vi: "Không cần làm gì; nếu đây là người thì ghi số thứ tự và số định danh vào danh sách gốc.",
      en: "Nothing to do; if it is a person, give running and identity number in the source list."))

  // What the title says

  public static let periodDiffers = CatalogueEntry(
    "CSV-501", .error,
    title: Bilingual(vi: "danh sách của tháng khác", en: "the list is of another month"),
    why: Bilingual(
      vi: "Chi nhầm tháng thì người hưởng có thể được chi hai lần, nên cả danh sách được giữ lại.",
      en: "Paying the wrong month may pay people twice, so the whole list is held back."),
    fix: Bilingual(
      vi: """
        Lấy đúng danh sách của kỳ này; nếu chỉ ghi nhầm tiêu đề thì sửa tiêu đề trong danh sách gốc; nếu chi kỳ khác thì sửa \
        --period.
        """,
      en: """
        Take the list of this period; if only its title is wrong, correct it in the source list; if another period is meant, \
        change --period.
        """))

  public static let titleNamesMonths = CatalogueEntry(
    "CSV-320", .error,
    title: Bilingual(vi: "tiêu đề ghi nhiều tháng", en: "the title names several months"),
    message: Bilingual(
      vi: "tiêu đề ghi nhiều tháng ({months}); không biết dòng nào của tháng nào",
      en: "the title names several months ({months}); which row is of which month is not known"),
    why: Bilingual(
      vi: """
        Mỗi tháng của một người chỉ được chi một lần; ghi nhầm tháng thì tháng kia có thể bị chi lần nữa, nên cả danh sách được \
        giữ lại.
        """,
      en: "Each month of a person is paid once; booked on one month, the other could be paid again, so the whole list is held back."),
    fix: Bilingual(
      vi: "Lập mỗi tháng một danh sách, hoặc thêm cột \"Tháng hưởng\" và mỗi tháng của mỗi người một dòng.",
      en: "Make a list for each month, or add a column \"Tháng hưởng\" and a row for each month of each person."))

  public static let titleMonthUnclear = CatalogueEntry(
    "CSV-321", .error,
    title: Bilingual(vi: "không hiểu tháng ghi trong tiêu đề", en: "the month in the title is not understood"),
    why: Bilingual(
      vi: "Mỗi tháng của một người chỉ được chi một lần, nên tháng không đoán.",
      en: "Each month of a person is paid once, so the month is not guessed."),
    fix: Bilingual(
      vi: "Ghi rõ một tháng trong tiêu đề, ví dụ \"Tháng 10 năm 2026\", hoặc thêm cột \"Tháng hưởng\".",
      en: "Write one month plainly into the title, like \"Tháng 10 năm 2026\", or add a column \"Tháng hưởng\"."))

  public static let categoriesOfOther = CatalogueEntry(
    "CSV-322", .warning,
    title: Bilingual(
      vi: "đối tượng của các dòng đầu thuộc chương trình khác với danh sách",
      en: "the first rows' categories belong to another programme than the list"),
    why: Bilingual(
      vi: "Có thể tiêu đề chép từ danh sách của chương trình kia; tiền sẽ rút từ nguồn khác.",
      en: "The title may be copied from the other programme's list; the money would be drawn from another fund."),
    fix: Bilingual(
      vi: "Xem lại tên chương trình trong tiêu đề và cột đối tượng; đúng rồi thì không cần làm gì.",
      en: "Look at the programme in the title and at the categories; if both are right, nothing is to do."))

  public static let programmeUnknown = CatalogueEntry(
    "CSV-502", .error,
    title: Bilingual(vi: "không rõ danh sách thuộc chương trình nào", en: "it is not known to which programme the list belongs"),
    why: Bilingual(
      vi: "Người có công và bảo trợ xã hội chi từ nguồn khác nhau; chương trình không đoán.",
      en: "Merit and social-protection money come from different funds; the program does not guess."),
    fix: Bilingual(
      vi: """
        Ghi tên chương trình vào tiêu đề danh sách, hoặc chạy lại với --programme; danh sách có cả hai thì thêm cột "Chương trình", \
        mỗi dòng ghi NCC hoặc BTXH.
        """,
      en: """
        Write the programme into the list's title, or run again with --programme; a list of both needs a column "Chương trình" with \
        NCC or BTXH in each row.
        """))

  public static let programmesMixedInList = CatalogueEntry(
    "CSV-503", .error,
    title: Bilingual(vi: "danh sách trộn hai chương trình", en: "the list mixes two programmes"),
    why: Bilingual(
      vi: "Hai nguồn tiền không được nằm chung một lệnh rút dự toán.",
      en: "Money of two funds must not stand in one draw-down order."),
    fix: Bilingual(
      vi: "Tách thành hai danh sách, mỗi chương trình một tệp.",
      en: "Split it into two lists, one file for each programme."))

  public static let otherUnit = CatalogueEntry(
    "CSV-504", .warning,
    title: Bilingual(vi: "tiêu đề ghi tên đơn vị khác", en: "the title names another unit"),
    why: Bilingual(vi: "Có thể là danh sách của xã khác gửi nhầm.", en: "It may be another commune's list, sent by mistake."),
    fix: Bilingual(
      vi: "Hỏi lại người gửi; nếu đúng là danh sách của đơn vị mình thì sửa tiêu đề.",
      en: "Ask the sender; if the list is yours, correct its title."))

  public static let columnsShifted = CatalogueEntry(
    "CSV-505", .error,
    title: Bilingual(vi: "một cột có vẻ bị lệch so với tên người", en: "one column seems to be shifted against the names"),
    message: Bilingual(vi: "cột {column} có vẻ bị lệch so với tên người", en: "column {column} seems to be shifted against the names"),
    why: Bilingual(
      vi: "Khi chỉ sắp xếp một cột, tiền của người này chạy sang tài khoản người khác; cả danh sách được giữ lại.",
      en: "When one column alone is sorted, one person's money goes to another's account; the whole list is held back."),
    fix: Bilingual(
      vi: "Không sửa tay; xin lại danh sách gốc, và khi sắp xếp thì chọn cả bảng.",
      en: "Do not mend it by hand; ask for the original list, and always select the whole table before sorting."))

  public static let periodUnknown = CatalogueEntry(
    "CSV-506", .note,
    title: Bilingual(vi: "danh sách không ghi kỳ chi", en: "the list names no period"),
    why: Bilingual(
      vi: "Các khoản chi đọc ra sẽ để trống kỳ chi và mã tham chiếu.",
      en: "The payments read from it have no period and no reference."),
    fix: Bilingual(
      vi: "Thêm --period và --programme nếu cần mã tham chiếu.",
      en: "Add --period and --programme if references are needed."))

  static let delimitedText: [CatalogueEntry] = [
    notUTF8, utf16Broken, nulByte, encodingChoiceNeeded, legacyEncodingConverted, lettersUnclear, encodingNamedUnlikely,
    quoteUnterminated, textAfterQuote, controlCharacters, formulaLikeCell, lineBreakDecision, tooManyColumns, fieldCountDiffers,
    columnHeaderMissing, columnHeaderAmbiguous, columnMissing,
    columnUnknown, headerRepeated, headerOther, tableFollows, listWordsDiffer, listWordsUnreadable, birthsMonthFirst,
    numberingJumps, noPeopleRows, delimitedFileCut, lineEndMissing, payingColumnUnknown,
    amountsInThousands, groupTotalDiffers, rowUnclear, rowTakenAsTotal, listTotalDiffers,
    listCountDiffers, periodDiffers, titleNamesMonths, titleMonthUnclear,
    categoriesOfOther, programmeUnknown, programmesMixedInList, otherUnit, columnsShifted, periodUnknown,
    listWithoutMonth, stoppedPeople,
  ]
}
