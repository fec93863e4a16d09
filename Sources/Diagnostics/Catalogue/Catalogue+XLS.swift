// XLS: Excel workbooks, their sheets and what their cells hide.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // The workbook as a file

  public static let workbookDamaged = CatalogueEntry(
    "XLS-101", .error,
    title: Bilingual(vi: "tệp Excel bị hỏng hoặc bị cắt", en: "the Excel workbook is damaged or cut off"),
    message: Bilingual(vi: "tệp Excel bị hỏng hoặc bị cắt: {detail}", en: "the Excel workbook is damaged or cut off: {detail}"),
    why: Bilingual(
      vi: "Đọc một phần thì không biết còn thiếu những ai, nên không đọc gì cả.",
      en: "Read in part, nobody would know who is missing, so nothing of it is read."),
    fix: Bilingual(
      vi: "Xin lại tệp từ người gửi; hoặc mở trong Excel, để Excel sửa, xem lại số dòng và tổng tiền rồi lưu lại.",
      en: "Ask the sender for the file again; or let Excel open and repair it, check the rows and the total, and save it anew."))

  public static let workbookUnsafe = CatalogueEntry(
    "XLS-102", .error,
    title: Bilingual(vi: "tệp Excel không an toàn để mở", en: "the Excel workbook is not safe to open"),
    message: Bilingual(vi: "tệp Excel không an toàn để mở: {detail}", en: "the Excel workbook is not safe to open: {detail}"),
    why: Bilingual(
      vi: "Không chương trình bảng tính nào ghi ra tệp như vậy; tệp có thể được làm ra để gây hại.",
      en: "No spreadsheet program writes such a file; it may have been made to do harm."),
    fix: Bilingual(
      vi: "Hỏi người gửi xem tệp từ đâu ra. Nếu đúng là danh sách thật, mở trong Excel và lưu thành tệp .xlsx mới.",
      en: "Ask the sender where the file comes from. If it is a true list, open it in Excel and save it as a new .xlsx file."))

  public static let sheetDisordered = CatalogueEntry(
    "XLS-103", .error,
    title: Bilingual(vi: "trang tính ghi sai chỗ của ô", en: "the sheet states wrong places of its cells"),
    message: Bilingual(vi: "trang tính ghi sai chỗ của ô: {detail}", en: "the sheet states wrong places of its cells: {detail}"),
    why: Bilingual(
      vi: "Không biết chắc số nào thuộc về người nào.", en: "It is not certain which number belongs to which person."),
    fix: Bilingual(
      vi: "Mở tệp trong Excel, xem lại, rồi lưu thành tệp .xlsx mới.",
      en: "Open the file in Excel, look it over, and save it as a new .xlsx file."))

  public static let binaryWorkbook = CatalogueEntry(
    "XLS-111", .error,
    title: Bilingual(vi: "đây là tệp Excel nhị phân (.xlsb)", en: "this is a binary Excel workbook (.xlsb)"),
    why: Bilingual(vi: "Chương trình không đọc được kiểu tệp .xlsb.", en: "The program does not read .xlsb files."),
    fix: Bilingual(
      vi: "Mở trong Excel, Tệp/File → Lưu thành/Save As → \"Excel Workbook (*.xlsx)\".",
      en: "Open it in Excel, Tệp/File → Lưu thành/Save As → \"Excel Workbook (*.xlsx)\"."))

  // Cells

  public static let zerosDrawn = CatalogueEntry(
    "XLS-104", .warning,
    title: Bilingual(
      vi: "số 0 ở đầu chỉ do định dạng vẽ ra, không có trong ô", en: "leading zeros are drawn by the number format and are not in the cells"
    ),
    message: Bilingual(
      vi: "cột \"{column}\": số 0 ở đầu chỉ do định dạng số vẽ ra, trong ô không có (ô đầu tiên {first})",
      en: "column \"{column}\": leading zeros are drawn by the number format, the cells do not have them (the first is {first})"),
    why: Bilingual(
      vi: "Trên màn hình thấy đủ số, nhưng khi chép hay xuất ra thì mất số 0.",
      en: "The screen shows all digits, but copies and exports lose the zeros."),
    fix: Bilingual(
      vi: "Để cột kiểu Văn bản/Text và gõ lại số; hoặc chạy với --repair leading-zeros rồi đối chiếu.",
      en: "Make the column Văn bản/Text and type the numbers again; or run with --repair leading-zeros and compare."))

  public static let accountZerosDrawn = CatalogueEntry(
    "XLS-105", .error,
    title: Bilingual(
      vi: "số 0 ở đầu số tài khoản chỉ do định dạng vẽ ra", en: "leading zeros of the account are drawn by the number format only"),
    why: Bilingual(
      vi: "Trang tính cho thấy một số tài khoản, trong ô lại là số khác; gửi nhầm là tiền vào tài khoản người khác.",
      en: "The sheet shows one account number and the cell holds another; the wrong one pays somebody else."),
    fix: Bilingual(
      vi: "Để cột kiểu Văn bản/Text và gõ lại số tài khoản; hoặc chạy với --repair leading-zeros để lấy số như đang thấy.",
      en: "Make the column Văn bản/Text and type the account again; or run with --repair leading-zeros to take the number as shown."))

  public static let accountZerosTaken = CatalogueEntry(
    "XLS-106", .note,
    title: Bilingual(
      vi: "số tài khoản được lấy như trang tính cho thấy, có số 0 ở đầu",
      en: "the account was taken as the sheet shows it, with its zeros"),
    why: Bilingual(
      vi: "Sửa theo --repair leading-zeros; số chữ số lấy từ định dạng của ô.",
      en: "Repaired under --repair leading-zeros; the cell's number format says how many digits."),
    fix: Bilingual(
      vi: "Đối chiếu vài tài khoản với giấy tờ; về sau để cột này kiểu Văn bản/Text.",
      en: "Compare some accounts with their papers; from now on keep the column as Văn bản/Text."))

  public static let accountsAsNumbers = CatalogueEntry(
    "XLS-107", .warning,
    title: Bilingual(
      vi: "số tài khoản được lưu là số, không phải văn bản", en: "account numbers are stored as numbers, not as text"),
    message: Bilingual(
      vi: "cột \"{column}\" có {rows} số tài khoản lưu là số: nếu có số 0 ở đầu thì đã mất",
      en: "column \"{column}\" has {rows} accounts stored as numbers: zeros in front, if there were any, are lost"),
    why: Bilingual(
      vi: "Excel bỏ số 0 ở đầu khi gõ số vào ô không phải kiểu Văn bản/Text.",
      en: "Excel drops leading zeros when digits are typed into a cell that is not Văn bản/Text."),
    fix: Bilingual(
      vi: "Hỏi ngân hàng nào có tài khoản bắt đầu bằng 0 (như Vietcombank); sửa các số đó ở dạng Văn bản/Text.",
      en: "Find the banks whose accounts begin with 0 (such as Vietcombank), and correct those numbers as Văn bản/Text."))

  public static let formulaWithoutValue = CatalogueEntry(
    "XLS-108", .error,
    title: Bilingual(vi: "ô có công thức nhưng chưa có kết quả", en: "the cell has a formula and no stored result"),
    why: Bilingual(
      vi: "Chương trình không tính công thức; tệp do phần mềm khác ghi ra mà chưa mở bằng Excel thì chưa có kết quả.",
      en: "The program does not reckon formulas; a file written by other software and never opened in Excel has no results."),
    fix: Bilingual(
      vi: "Mở tệp trong Excel, đợi tính xong, xem lại rồi lưu (Ctrl+S) và chạy lại.",
      en: "Open the file in Excel, let it calculate, look it over, save it (Ctrl+S) and run again."))

  public static let yearAsDay = CatalogueEntry(
    "XLS-109", .warning,
    title: Bilingual(
      vi: "ngày sinh có vẻ là một năm gõ vào ô kiểu ngày", en: "the birth date looks like a year typed into a cell of dates"),
    message: Bilingual(
      vi: "ngày sinh có vẻ là năm {year} gõ vào ô kiểu ngày", en: "the birth date looks like the year {year} typed into a cell of dates"),
    why: Bilingual(
      vi: "Gõ 1942 vào ô kiểu ngày thì Excel hiện 25/04/1905.", en: "1942 typed into a cell of dates shows as 25/04/1905."),
    fix: Bilingual(
      vi: "Nếu chỉ biết năm sinh, để ô kiểu Văn bản/Text hoặc số thường rồi gõ lại năm.",
      en: "If only the year is known, make the cell Văn bản/Text or a plain number and type the year again."))

  public static let numbersRounded = CatalogueEntry(
    "XLS-110", .note,
    title: Bilingual(vi: "số lẻ do máy tính được bỏ đi", en: "remainders of reckoning were left out"),
    message: Bilingual(
      vi: "{rows} số có hơn 15 chữ số được làm tròn như Excel cho thấy (ô đầu tiên {first})",
      en: "{rows} numbers of more than 15 digits were rounded as Excel shows them (the first is {first})"),
    why: Bilingual(
      vi: "Excel chỉ giữ 15 chữ số; phần sau như 0,00000000012 đồng là vết của phép tính, không phải tiền.",
      en: "Excel keeps 15 digits; what follows, such as 0.00000000012 đồng, is a trace of reckoning and no money."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing needs to be done."))

  // Sheets

  public static let noRosterSheet = CatalogueEntry(
    "XLS-301", .error,
    title: Bilingual(vi: "không trang tính nào giống danh sách chi trả", en: "no sheet looks like a roster"),
    message: Bilingual(
      vi: "không trang tính nào giống danh sách chi trả; tệp có: {sheets}", en: "no sheet looks like a roster; there are: {sheets}"),
    why: Bilingual(
      vi: "Danh sách cần một dòng tiêu đề có cột họ tên và cột số tiền.",
      en: "A roster needs a header line with a column for the name and one for the amount."),
    fix: Bilingual(
      vi: "Xem lại dòng tiêu đề; hoặc chọn trang bằng --sheet và khai báo cột bằng --columns.",
      en: "Look at the header line; or choose the sheet with --sheet and explain its columns with --columns."))

  public static let sheetNotRead = CatalogueEntry(
    "XLS-302", .note,
    title: Bilingual(vi: "trang tính không phải danh sách nên không đọc", en: "a sheet is no roster and was not read"),
    message: Bilingual(
      vi: "trang tính \"{sheet}\" không giống danh sách chi trả nên không đọc",
      en: "sheet \"{sheet}\" does not look like a roster and was not read"),
    why: Bilingual(
      vi: "Chỉ trang có dòng tiêu đề với họ tên và số tiền mới được chi.",
      en: "Only sheets with a header for name and amount are paid."),
    fix: Bilingual(
      vi: "Nếu trang đó cũng là danh sách, đọc nó bằng --sheet và xem lại dòng tiêu đề.",
      en: "If that sheet is a roster too, read it with --sheet and look at its header line."))

  public static let sheetHidden = CatalogueEntry(
    "XLS-303", .warning,
    title: Bilingual(vi: "trang tính đang ẩn vẫn được đọc", en: "a hidden sheet was read all the same"),
    message: Bilingual(
      vi: "trang tính \"{sheet}\" đang ẩn nhưng giống danh sách nên vẫn được đọc",
      en: "sheet \"{sheet}\" is hidden, but looks like a roster and was read"),
    why: Bilingual(
      vi: "Trang ẩn có thể là danh sách cũ; chi theo nó là chi thừa.",
      en: "A hidden sheet may be an old list; paying it would pay too much."),
    fix: Bilingual(
      vi: "Xem trang đó trong Excel; nếu không dùng thì xóa đi, hoặc chỉ đọc trang cần chi bằng --sheet.",
      en: "Look at it in Excel; if it is not meant, delete it, or read the right sheet alone with --sheet."))

  public static let rowsHidden = CatalogueEntry(
    "XLS-304", .warning,
    title: Bilingual(vi: "có dòng đang ẩn hoặc bị lọc, vẫn được tính", en: "hidden or filtered rows were counted all the same"),
    message: Bilingual(
      vi: "trang tính \"{sheet}\" có {rows} dòng đang ẩn hoặc bị lọc (đầu tiên là dòng {first}), vẫn được tính",
      en: "sheet \"{sheet}\" has {rows} rows hidden or filtered out (the first is row {first}), counted all the same"),
    why: Bilingual(
      vi: "Trên màn hình và khi in không thấy các dòng này; có thể người lập không định chi.",
      en: "Neither screen nor paper shows these rows; perhaps they were not meant to be paid."),
    fix: Bilingual(
      vi: "Bỏ lọc và bỏ ẩn (Data → Clear; chuột phải → Unhide), xem lại, xóa các dòng không chi.",
      en: "Clear the filter and unhide the rows (Data → Clear; right click → Unhide), and delete those that are not to be paid."))

  public static let columnsHidden = CatalogueEntry(
    "XLS-305", .warning,
    title: Bilingual(vi: "có cột đang ẩn, vẫn được đọc", en: "hidden columns were read all the same"),
    message: Bilingual(
      vi: "trang tính \"{sheet}\" có cột đang ẩn, vẫn được đọc: {columns}",
      en: "sheet \"{sheet}\" has hidden columns that were read all the same: {columns}"),
    why: Bilingual(
      vi: "Số liệu trong cột ẩn có thể là số cũ mà người lập không còn nhìn thấy.",
      en: "A hidden column may hold old figures that nobody looks at any more."),
    fix: Bilingual(vi: "Bỏ ẩn các cột này trong Excel và xem lại.", en: "Unhide these columns in Excel and look at them."))

  public static let cellsMerged = CatalogueEntry(
    "XLS-306", .warning,
    title: Bilingual(vi: "có ô gộp qua nhiều dòng người", en: "cells are merged over several people's rows"),
    message: Bilingual(
      vi: "{count} chỗ gộp ô qua nhiều dòng (đầu tiên {first}): chỉ dòng trên cùng có giá trị, các dòng dưới coi là trống",
      en: "{count} cells are merged over several rows (the first is {first}): the top row has the value, those below count as empty"),
    why: Bilingual(
      vi: "Không biết chắc giá trị gộp là của từng dòng hay của chung các dòng.",
      en: "It is not certain whether a merged value belongs to each row or to all of them together."),
    fix: Bilingual(
      vi: "Bỏ gộp ô (Home → Merge & Center) và ghi giá trị vào từng dòng.",
      en: "Unmerge the cells (Home → Merge & Center) and write the value into each row."))

  static let workbooks: [CatalogueEntry] = [
    workbookDamaged, workbookUnsafe, sheetDisordered, binaryWorkbook, zerosDrawn, accountZerosDrawn, accountZerosTaken, accountsAsNumbers,
    formulaWithoutValue, yearAsDay, numbersRounded, noRosterSheet, sheetNotRead, sheetHidden, rowsHidden, columnsHidden, cellsMerged,
  ]
}
