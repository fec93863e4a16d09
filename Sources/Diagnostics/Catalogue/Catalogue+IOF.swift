// Files, folders and options.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Inputs

  public static let inputNotReadable = CatalogueEntry(
    "IOF-001", .error,
    title: Bilingual(vi: "không mở được tệp", en: "file cannot be opened"),
    message: Bilingual(vi: "không mở được tệp: {reason}", en: "the file cannot be opened: {reason}"),
    why: Bilingual(vi: "Chưa đọc được tệp thì chưa có dòng nào được tính.", en: "Nothing of the file has been read or counted."),
    fix: Bilingual(
      vi: "Kiểm tra tên tệp, thư mục và quyền đọc, rồi chạy lại.",
      en: "Check the file's name, folder and read permission, then run again."))

  public static let inputIsFolder = CatalogueEntry(
    "IOF-002", .error,
    title: Bilingual(vi: "đây là thư mục, không phải tệp", en: "this is a folder, not a file"),
    why: Bilingual(
      vi: "Chương trình không tự chọn tệp trong thư mục, để không bỏ sót hay đọc nhầm.",
      en: "The program does not choose files from a folder by itself, so that none is missed or read by mistake."),
    fix: Bilingual(
      vi: "Ghi rõ tên từng tệp, hoặc dùng dấu *, ví dụ thu-muc/*.csv.",
      en: "Name each file, or use a star, for example folder/*.csv."))

  public static let inputEmpty = CatalogueEntry(
    "IOF-003", .error,
    title: Bilingual(vi: "tệp trống", en: "the file is empty"),
    why: Bilingual(
      vi: "Tệp trống thường là do lưu dở dang hoặc chép chưa xong.",
      en: "An empty file is mostly one that was saved or copied halfway."),
    fix: Bilingual(
      vi: "Mở tệp gốc, lưu lại rồi chép lại; nếu nhận qua mạng thì nhờ người gửi gửi lại.",
      en: "Open the original, save and copy it again; if it came over the network, ask the sender for it again."))

  public static let recordTooLarge = CatalogueEntry(
    "IOF-004", .error,
    title: Bilingual(vi: "một dòng dài quá mức cho phép", en: "one line is longer than allowed"),
    message: Bilingual(vi: "một dòng dài quá {limit} byte", en: "one line is longer than {limit} bytes"),
    why: Bilingual(
      vi: "Dòng dài bất thường thường do thiếu dấu ngoặc kép đóng, hoặc tệp không phải loại này.",
      en: "Such a line mostly comes from a missing closing quote, or the file is of another kind."),
    fix: Bilingual(
      vi: "Mở tệp ở dòng này, tìm dấu ngoặc kép thiếu hoặc xem có đúng loại tệp không.",
      en: "Open the file at this line, look for a missing quote, or check that it is the right kind of file."))

  public static let inputTooLarge = CatalogueEntry(
    "IOF-005", .error,
    title: Bilingual(vi: "tệp lớn quá mức cho phép", en: "the file is larger than allowed"),
    message: Bilingual(vi: "tệp lớn quá {limit} byte", en: "the file is larger than {limit} bytes"),
    why: Bilingual(
      vi: "Giới hạn này bảo vệ máy; một danh sách chi trả của một huyện chỉ vài chục MB.",
      en: "The limit protects the computer; the roster of a whole district has only some ten megabytes."),
    fix: Bilingual(
      vi: "Kiểm tra xem có đúng tệp không; nếu đúng, hãy chia thành nhiều tệp nhỏ hơn.",
      en: "Check that it is the right file; if it is, split it into smaller ones."))

  // Files of another kind

  public static let excelWorkbook = CatalogueEntry(
    "IOF-010", .error,
    title: Bilingual(vi: "đây là tệp Excel (.xlsx), không phải tệp CSV", en: "this is an Excel workbook (.xlsx), not a CSV file"),
    why: Bilingual(
      vi: "Chỉ danh sách chi trả mới đọc được từ tệp Excel; chỗ này cần đúng tệp đã nhận, hoặc tệp CSV.",
      en: "Only rosters are read from Excel workbooks; here the file as it was received, or a CSV file, is needed."),
    fix: Bilingual(
      vi: """
        Mở trong Excel, chọn bảng cần chi, rồi Tệp/File → Lưu thành/Save As → "CSV UTF-8 (Comma delimited) (*.csv)"; làm vậy với \
        từng bảng.
        """,
      en: """
        Open it in Excel, go to the sheet, then Tệp/File → Lưu thành/Save As → "CSV UTF-8 (Comma delimited) (*.csv)"; do so for \
        each sheet.
        """))

  public static let oldExcelWorkbook = CatalogueEntry(
    "IOF-011", .error,
    title: Bilingual(
      vi: "đây là tệp Excel kiểu cũ (.xls), không phải tệp CSV",
      en: "this is an old Excel workbook (.xls), not a CSV file"),
    why: Bilingual(vi: "Chương trình không đọc được kiểu tệp .xls.", en: "The program does not read .xls files."),
    fix: Bilingual(
      vi: "Mở trong Excel, Tệp/File → Lưu thành/Save As → \"Excel Workbook (*.xlsx)\"; chỗ cần tệp CSV thì lưu từng bảng thành CSV UTF-8.",
      en: """
        Open it in Excel, Tệp/File → Lưu thành/Save As → "Excel Workbook (*.xlsx)"; where a CSV file is needed, save each sheet as \
        CSV UTF-8.
        """))

  public static let openDocumentSheet = CatalogueEntry(
    "IOF-012", .error,
    title: Bilingual(
      vi: "đây là bảng tính LibreOffice (.ods), không phải tệp CSV",
      en: "this is a LibreOffice sheet (.ods), not a CSV file"),
    why: Bilingual(vi: "Chương trình không đọc được kiểu tệp .ods.", en: "The program does not read .ods files."),
    fix: Bilingual(
      vi: """
        Mở trong LibreOffice, chọn Tệp/File → Lưu thành/Save As → "Excel 2007–365 (.xlsx)"; chỗ cần tệp CSV thì lưu từng bảng thành \
        "Text CSV (.csv)", bộ ký tự "Unicode (UTF-8)".
        """,
      en: """
        Open it in LibreOffice, choose Tệp/File → Lưu thành/Save As → "Excel 2007–365 (.xlsx)"; where a CSV file is needed, save each \
        sheet as "Text CSV (.csv)", character set "Unicode (UTF-8)".
        """))

  public static let pdfDocument = CatalogueEntry(
    "IOF-013", .error,
    title: Bilingual(vi: "đây là tệp PDF, không phải bảng số liệu", en: "this is a PDF file, not a table"),
    why: Bilingual(
      vi: "Số liệu lấy từ PDF hay ảnh dễ sai chữ và số, nên không được dùng để chi tiền.",
      en: "Letters and figures taken from a PDF or picture are easily wrong and are never used to pay money."),
    fix: Bilingual(
      vi: "Xin người gửi tệp Excel gốc của danh sách này.",
      en: "Ask the sender for the Excel file this list was printed from."))

  public static let wordDocument = CatalogueEntry(
    "IOF-014", .error,
    title: Bilingual(vi: "đây là văn bản Word (.docx), không phải bảng số liệu", en: "this is a Word document (.docx), not a table"),
    why: Bilingual(vi: "Chương trình chỉ đọc bảng tính và tệp số liệu.", en: "The program reads only spreadsheets and data files."),
    fix: Bilingual(
      vi: """
        Xin người gửi tệp Excel gốc; nếu chỉ có Word thì chép bảng sang Excel, kiểm tra lại rồi lưu thành "CSV UTF-8 (Comma \
        delimited) (*.csv)".
        """,
      en: """
        Ask the sender for the Excel file; if there is only Word, copy the table into Excel, check it and save it as "CSV UTF-8 \
        (Comma delimited) (*.csv)".
        """))

  public static let zipArchive = CatalogueEntry(
    "IOF-015", .error,
    title: Bilingual(vi: "đây là tệp nén (.zip)", en: "this is a compressed archive (.zip)"),
    why: Bilingual(
      vi: "Trong tệp nén có thể có nhiều danh sách; chương trình không tự chọn.",
      en: "An archive may hold several lists; the program does not choose among them."),
    fix: Bilingual(
      vi: "Bấm chuột phải vào tệp, chọn Giải nén tất cả/Extract All, rồi dùng các tệp bên trong.",
      en: "Right-click the file, choose Giải nén tất cả/Extract All, then use the files inside."))

  public static let imageFile = CatalogueEntry(
    "IOF-016", .error,
    title: Bilingual(vi: "đây là ảnh chụp, không phải bảng số liệu", en: "this is a picture, not a table"),
    why: Bilingual(
      vi: "Số liệu đọc từ ảnh dễ sai chữ và số, nên không được dùng để chi tiền.",
      en: "Letters and figures read from a picture are easily wrong and are never used to pay money."),
    fix: Bilingual(vi: "Xin người gửi tệp Excel gốc của danh sách này.", en: "Ask the sender for the Excel file of this list."))

  public static let unknownBinary = CatalogueEntry(
    "IOF-017", .error,
    title: Bilingual(vi: "tệp không phải văn bản, không nhận ra là loại gì", en: "the file is not text, and of no known kind"),
    why: Bilingual(
      vi: "Đọc tệp lạ như danh sách có thể cho ra số liệu sai.",
      en: "To read a strange file as a list could give wrong figures."),
    fix: Bilingual(
      vi: "Kiểm tra xem có chép nhầm tệp không; nếu là bảng tính thì mở ra và lưu thành \"CSV UTF-8 (Comma delimited) (*.csv)\".",
      en: """
        Check that the right file was copied; if it is a spreadsheet, open it and save it as "CSV UTF-8 (Comma delimited) \
        (*.csv)".
        """))

  public static let protectedWorkbook = CatalogueEntry(
    "IOF-018", .error,
    title: Bilingual(vi: "tệp được khóa bằng mật khẩu", en: "the file is locked with a password"),
    why: Bilingual(
      vi: "Không có mật khẩu thì không đọc được; chương trình không hỏi và không giữ mật khẩu.",
      en: "It cannot be read without its password; the program neither asks for nor keeps passwords."),
    fix: Bilingual(
      vi: """
        Mở tệp trong Excel bằng mật khẩu, Tệp/File → Thông tin/Info → Bảo vệ sổ làm việc/Protect Workbook → Mã hóa bằng mật khẩu/Encrypt \
        with Password, xóa mật khẩu, rồi lưu lại.
        """,
      en: """
        Open the file in Excel with the password, Tệp/File → Thông tin/Info → Bảo vệ sổ làm việc/Protect Workbook → Mã hóa bằng mật \
        khẩu/Encrypt with Password, delete the password, and save it.
        """))

  public static let formatUnknown = CatalogueEntry(
    "IOF-020", .error,
    title: Bilingual(vi: "không nhận ra định dạng của tệp", en: "the format of the file is not recognised"),
    why: Bilingual(
      vi: "Chương trình không đoán: đọc sai định dạng thì số tiền cũng sai.",
      en: "The program does not guess: in a wrong format the amounts are wrong too."),
    fix: Bilingual(
      vi: "Dùng lệnh chitra detect để xem các khả năng, rồi ghi rõ định dạng bằng --from hoặc --as.",
      en: "Run chitra detect to see the candidates, then name the format with --from or --as."))

  public static let formatMismatch = CatalogueEntry(
    "IOF-021", .error,
    title: Bilingual(vi: "tệp không thuộc loại cần ở đây", en: "the file is not of the kind that is needed here"),
    message: Bilingual(
      vi: "tệp thuộc định dạng {format}, không phải tệp kết quả trả về hay sao kê",
      en: "the file has the format {format}, which is no answer and no statement"),
    why: Bilingual(
      vi: "Chỉ tệp trả về mới cho biết khoản nào đã chi; tệp gửi đi thì không.",
      en: "Only what came back tells what was paid; what was sent does not."),
    fix: Bilingual(
      vi: "Đưa vào tệp do ngân hàng, kho bạc, nhà cung cấp hoặc tổ chức dịch vụ gửi lại; lệnh chitra detect cho biết tệp là gì.",
      en: "Give the file that bank, treasury, provider or paying service sent back; chitra detect tells what a file is."))

  public static let notAnAnswer = CatalogueEntry(
    "IOF-023", .error,
    title: Bilingual(vi: "tệp này không phải tệp kết quả nhận về", en: "the file is no answer and no statement"),
    message: Bilingual(
      vi: "tệp này là {format}, không phải tệp kết quả nhận về", en: "the file is {format}, neither an answer nor a statement"),
    why: Bilingual(
      vi: "Chỉ tệp trả về của ngân hàng, kho bạc, nơi chi mới cho biết kết quả.",
      en: "Only files that bank, treasury or paying service sent back tell what became of payments."),
    fix: Bilingual(
      vi: "Bỏ tệp này khỏi --returned; bộ hồ sơ hoặc tệp chi đã gửi thì đưa vào --sent.",
      en: "Leave it out of --returned; what was sent belongs to --sent."))

  public static let optionMissing = CatalogueEntry(
    "IOF-508", .error,
    title: Bilingual(vi: "thiếu tùy chọn", en: "an option is missing"),
    message: Bilingual(vi: "thiếu tùy chọn: {options}", en: "an option is missing: {options}"),
    why: Bilingual(vi: "Không có tùy chọn này thì không biết phải làm với tệp nào.", en: "Without it nobody knows which files are meant."),
    fix: Bilingual(vi: "Thêm tùy chọn này rồi chạy lại; --help cho xem cách dùng.", en: "Add it and run again; --help shows the usage."))

  public static let inputChanged = CatalogueEntry(
    "IOF-022", .error,
    title: Bilingual(vi: "tệp bị thay đổi trong khi đang đọc", en: "the file changed while it was being read"),
    why: Bilingual(
      vi: "Nửa cũ nửa mới thì tổng số không còn đáng tin.",
      en: "With half of it old and half new, no total can be trusted."),
    fix: Bilingual(
      vi: "Đóng tệp ở chương trình khác (Excel), chờ chép xong, rồi chạy lại.",
      en: "Close the file in other programs (Excel), wait until copying has ended, then run again."))

  public static let moreDiagnostics = CatalogueEntry(
    "IOF-090", .note,
    title: Bilingual(vi: "còn thông báo chưa hiển thị", en: "more findings than are shown"),
    message: Bilingual(
      vi: "mới hiển thị {shown} trong tổng số {total} thông báo; số lượng theo mã: {counts}",
      en: "{shown} of {total} findings shown; counts per code: {counts}"),
    why: Bilingual(
      vi: "Chỉ phần hiển thị bị giới hạn; mọi dòng có lỗi vẫn được giữ lại đầy đủ.",
      en: "Only the display is bounded; every row with an error is held back all the same."),
    fix: Bilingual(
      vi: "Sửa các lỗi gặp nhiều nhất trước, rồi chạy lại; muốn xem hết thì dùng --max-diagnostics 0.",
      en: "Correct the most frequent ones first and run again; --max-diagnostics 0 shows all."))

  // Options and profiles

  public static let profileKeyUnknown = CatalogueEntry(
    "IOF-101", .error,
    title: Bilingual(vi: "tệp hồ sơ ngân hàng có mục lạ", en: "the profile file has an unknown key"),
    message: Bilingual(vi: "không có mục \"{key}\" trong tệp hồ sơ", en: "there is no key \"{key}\" in a profile"),
    why: Bilingual(
      vi: "Mục viết sai tên sẽ bị bỏ qua, và giới hạn của ngân hàng không được kiểm tra.",
      en: "A misspelt key would be passed over, and the bank's limit would not be checked."),
    fix: Bilingual(
      vi: "Sửa tên mục trong tệp hồ sơ cho đúng, hoặc xóa dòng đó.",
      en: "Correct the name of the key in the profile file, or delete the line."))

  public static let optionValue = CatalogueEntry(
    "IOF-102", .error,
    title: Bilingual(vi: "giá trị của tùy chọn không đúng", en: "the value of an option does not fit"),
    message: Bilingual(vi: "giá trị của tùy chọn {option} không đúng", en: "the value of option {option} does not fit"),
    why: Bilingual(
      vi: "Tùy chọn sai thì kết quả không phải điều muốn làm.",
      en: "With a wrong option the result is not what was wanted."),
    fix: Bilingual(
      vi: "Sửa giá trị của tùy chọn này trên dòng lệnh rồi chạy lại.",
      en: "Correct the value of this option on the command line and run again."))

  // Outputs

  public static let outputExists = CatalogueEntry(
    "IOF-201", .error,
    title: Bilingual(vi: "tệp kết quả đã có sẵn", en: "the output file exists already"),
    why: Bilingual(
      vi: "Tệp cũ có thể là bộ đã gửi đi; chương trình không ghi đè khi chưa được phép.",
      en: "The old file may be one that was sent; the program does not overwrite it unasked."),
    fix: Bilingual(
      vi: "Chọn tên khác cho -o, hoặc thêm --force nếu chắc chắn muốn thay tệp cũ.",
      en: "Give -o another name, or add --force if the old file shall be replaced."))

  public static let outputFolderNotEmpty = CatalogueEntry(
    "IOF-202", .error,
    title: Bilingual(vi: "thư mục kết quả không trống", en: "the output folder is not empty"),
    why: Bilingual(
      vi: "Thư mục cũ có thể là bộ đã gửi đi; chương trình không ghi đè khi chưa được phép.",
      en: "The old folder may be a set that was sent; the program does not overwrite it unasked."),
    fix: Bilingual(
      vi: "Chọn thư mục mới cho --out, hoặc thêm --force nếu chắc chắn muốn thay cả thư mục cũ.",
      en: "Give --out a new folder, or add --force if the whole old folder shall be replaced."))

  public static let outputFolderForeignFiles = CatalogueEntry(
    "IOF-203", .error,
    title: Bilingual(
      vi: "thư mục kết quả có tệp không do chương trình tạo ra",
      en: "the output folder has files the program did not make"),
    message: Bilingual(vi: "thư mục kết quả có tệp lạ: {name}", en: "the output folder has a file that is not in its manifest: {name}"),
    why: Bilingual(
      vi: "Khi thay thư mục, các tệp đó sẽ mất, nên chương trình không thay.",
      en: "They would be lost when the folder is exchanged, so it is left alone."),
    fix: Bilingual(
      vi: "Chuyển các tệp đó đi nơi khác, hoặc chọn thư mục mới cho --out.",
      en: "Move those files elsewhere, or give --out a new folder."))

  public static let outputNotWritable = CatalogueEntry(
    "IOF-204", .error,
    title: Bilingual(vi: "không ghi được kết quả", en: "the output cannot be written"),
    message: Bilingual(vi: "không ghi được kết quả: {reason}", en: "the output cannot be written: {reason}"),
    why: Bilingual(
      vi: "Chưa có tệp nào được tạo ra; bộ cũ, nếu có, vẫn còn nguyên.",
      en: "No file was made; an older set, if any, is untouched."),
    fix: Bilingual(
      vi: "Kiểm tra dung lượng đĩa còn trống và quyền ghi vào thư mục, rồi chạy lại.",
      en: "Check the free space of the disk and the permission to write in the folder, then run again."))

  public static let leftoversFound = CatalogueEntry(
    "IOF-205", .warning,
    title: Bilingual(vi: "còn sót tệp tạm của lần chạy bị ngắt", en: "temporary files of a run that was cut short remain"),
    message: Bilingual(
      vi: "còn sót tệp tạm của lần chạy bị ngắt: {path}",
      en: "temporary files of a run that was cut short remain: {path}"),
    why: Bilingual(
      vi: "Tệp tạm có dữ liệu cá nhân và chưa được kiểm tra; không được gửi đi.",
      en: "They hold personal data and were never checked; they must not be sent."),
    fix: Bilingual(
      vi: "Xóa thư mục tạm này nếu không có lần chạy nào khác đang làm việc.",
      en: "Delete this temporary folder if no other run is at work."))

  public static let criticalLoss = CatalogueEntry(
    "IOF-210", .error,
    title: Bilingual(vi: "định dạng đích làm mất thông tin quan trọng", en: "the output format loses what matters"),
    message: Bilingual(vi: "định dạng {format} làm mất thông tin quan trọng ({kind})", en: "format {format} loses what matters ({kind})"),
    why: Bilingual(
      vi: "Mất thông tin này thì tiền có thể đến sai nơi hoặc kết quả trả về không dò lại được.",
      en: "Without it money may go astray, or the answer cannot be traced back."),
    fix: Bilingual(
      vi: "Xem bảng kê thay đổi khi chuyển định dạng; chọn định dạng khác, hoặc chấp nhận bằng --accept-loss {kind}.",
      en: "Read the loss report; choose another format, or accept it with --accept-loss {kind}."))

  // Whole runs

  public static let noRows = CatalogueEntry(
    "IOF-301", .error,
    title: Bilingual(vi: "không có dòng nào để xử lý", en: "there is no row to work on"),
    why: Bilingual(
      vi: "Một lần chạy không có dòng nào thường là do đưa nhầm tệp.",
      en: "A run without a row mostly means that the wrong file was given."),
    fix: Bilingual(vi: "Kiểm tra lại tên các tệp đầu vào rồi chạy lại.", en: "Check the names of the input files, then run again."))

  public static let optionsContradict = CatalogueEntry(
    "IOF-501", .error,
    title: Bilingual(vi: "các tùy chọn không dùng chung được", en: "options that do not go together"),
    message: Bilingual(vi: "không dùng chung được: {options}", en: "these do not go together: {options}"),
    why: Bilingual(vi: "Chương trình không tự chọn một trong hai.", en: "The program does not choose between them."),
    fix: Bilingual(
      vi: "Bỏ bớt một tùy chọn rồi chạy lại; thêm --help để xem cách dùng.",
      en: "Leave one of them out and run again; --help shows the usage."))

  public static let conversionSenseless = CatalogueEntry(
    "IOF-502", .error,
    title: Bilingual(vi: "không chuyển đổi được giữa hai loại tệp này", en: "a conversion between these two kinds makes no sense"),
    message: Bilingual(vi: "không chuyển {from} thành {to} được", en: "{from} cannot become {to}"),
    why: Bilingual(
      vi: "Sao kê là kết quả đã chi, không phải lệnh chi; đổi qua lại thì tiền có thể bị chi lần nữa.",
      en: "A statement tells what was paid, it does not order it; turned round, money could be paid again."),
    fix: Bilingual(
      vi: "Chọn định dạng đích cùng loại: khoản chi sang khoản chi, sao kê sang sao kê; lệnh chitra formats liệt kê các định dạng.",
      en: "Choose an output of the same kind: payments to payments, statements to statements; chitra formats lists them."))

  public static let choiceNeeded = CatalogueEntry(
    "IOF-503", .error,
    title: Bilingual(vi: "cần người dùng chọn", en: "a choice is needed"),
    message: Bilingual(
      vi: "cần chọn bằng tùy chọn {option}; các khả năng: {candidates}",
      en: "choose with {option}; candidates: {candidates}"),
    why: Bilingual(
      vi: "Có nhiều cách đọc hợp lý; chương trình không đoán.",
      en: "There is more than one sensible reading; the program does not guess."),
    fix: Bilingual(vi: "Xem các khả năng rồi chạy lại với {option}.", en: "Look at the candidates, then run again with {option}."))

  public static let sameFileTwice = CatalogueEntry(
    "IOF-504", .error,
    title: Bilingual(vi: "cùng một tệp được đưa vào hai lần", en: "the same file is given twice"),
    message: Bilingual(vi: "nội dung tệp này giống hệt {first}", en: "this file has the same content as {first}"),
    why: Bilingual(
      vi: "Tính hai lần thì mọi người trong tệp sẽ được chi hai lần.",
      en: "Counted twice, everybody in it would be paid twice."),
    fix: Bilingual(
      vi: "Bỏ bớt một tệp; nếu lẽ ra là danh sách khác thì xin lại đúng tệp.",
      en: "Leave one of them out; if another list was meant, ask for the right file."))

  public static let earlierSetMissing = CatalogueEntry(
    "IOF-505", .error,
    title: Bilingual(vi: "không tìm thấy bộ hồ sơ mà bộ này nối tiếp", en: "the set that this one continues is not found"),
    message: Bilingual(
      vi: "không tìm thấy bộ {earlier} mà bộ {file} nối tiếp, hoặc bộ ấy đã bị lập lại",
      en: "set {earlier}, which {file} continues, is not found, or was made anew since"),
    why: Bilingual(
      vi: "Không đọc được bộ ấy thì không biết khoản nào đã chi, và có người được trả hai lần.",
      en: "Without it nobody knows what it paid, and people would be paid twice."),
    fix: Bilingual(
      vi: "Để lại bộ ấy cạnh bộ nối tiếp, hoặc chỉ thêm nó bằng --continue.",
      en: "Put it back beside the set that continues it, or name it too with --continue."))

  public static let outputAmongInputs = CatalogueEntry(
    "IOF-520", .error,
    title: Bilingual(
      vi: "thư mục kết quả trùng, nằm trong hoặc chứa thứ đang được đọc",
      en: "the output folder is, lies inside, or holds something that is read"),
    message: Bilingual(
      vi: "--out {out} trùng, nằm trong hoặc chứa {input}, là thứ đang được đọc",
      en: "--out {out} is, lies inside, or holds {input}, which is read"),
    why: Bilingual(
      vi: "Kết quả mới sẽ thay bộ đã lập hay danh sách gốc, và những khoản đã chi trong đó không còn dấu vết.",
      en: "The new result would take the place of the earlier set or source list, and what it paid would leave no trace."),
    fix: Bilingual(vi: "Ghi --out là một thư mục mới, ở chỗ khác.", en: "Name a new folder elsewhere with --out."))

  public static let programFault = CatalogueEntry(
    "IOF-900", .error,
    title: Bilingual(vi: "lỗi của chính chương trình", en: "a fault of the program itself"),
    message: Bilingual(vi: "lỗi của chính chương trình: {detail}", en: "a fault of the program itself: {detail}"),
    why: Bilingual(vi: "Không phải lỗi số liệu; chưa có tệp nào được tạo ra.", en: "Your data is not at fault; no file was made."),
    fix: Bilingual(
      vi: "Gửi mã lỗi, phiên bản chương trình và dòng thông báo này cho người phụ trách phần mềm; không gửi kèm dữ liệu cá nhân.",
      en: "Send this code, the program's version and this line to whoever keeps the software; do not send personal data with it."))

  public static let notBalanced = CatalogueEntry(
    "IOF-901", .error,
    title: Bilingual(
      vi: "số đọc lại từ các tệp không khớp với số đã đọc vào",
      en: "what the written files hold does not equal what was read"),
    message: Bilingual(vi: "không cân: {detail}", en: "not balanced: {detail}"),
    why: Bilingual(
      vi: "Số đọc vào phải bằng số chi cộng số giữ lại, về người và về tiền; không khớp thì không giao bộ hồ sơ.",
      en: "Read must equal paid plus held, in people and in money; a set that does not close is not handed over."),
    fix: Bilingual(
      vi: "Đây là lỗi của chương trình, không có tệp nào được giữ lại; gửi mã lỗi và phiên bản cho người phụ trách phần mềm.",
      en: "This is a fault of the program and no file was kept; send the code and version to whoever keeps the software."))

  public static let rereadDiffers = CatalogueEntry(
    "IOF-902", .error,
    title: Bilingual(vi: "tệp vừa ghi đọc lại không giống như đã ghi", en: "a file just written does not read back as it was meant"),
    message: Bilingual(vi: "tệp {name} đọc lại không giống như đã ghi", en: "file {name} does not read back as it was meant"),
    why: Bilingual(
      vi: "Mỗi tệp được đọc lại trước khi giao; khác nhau thì không giao.",
      en: "Each file is read back before it is handed over; one that differs is not."),
    fix: Bilingual(
      vi: "Đây là lỗi của chương trình, không có tệp nào được giữ lại; gửi mã lỗi và phiên bản cho người phụ trách phần mềm.",
      en: "This is a fault of the program and no file was kept; send the code and version to whoever keeps the software."))

  static let inputAndOutput: [CatalogueEntry] = [
    inputNotReadable, inputIsFolder, inputEmpty, recordTooLarge, inputTooLarge, excelWorkbook, oldExcelWorkbook, openDocumentSheet,
    pdfDocument, wordDocument, zipArchive, imageFile, unknownBinary, protectedWorkbook, formatUnknown, formatMismatch, inputChanged,
    moreDiagnostics,
    profileKeyUnknown, optionValue, outputExists, outputFolderNotEmpty, outputFolderForeignFiles, outputNotWritable, leftoversFound,
    criticalLoss, noRows, notAnAnswer, optionMissing, optionsContradict, conversionSenseless, choiceNeeded, sameFileTwice,
    earlierSetMissing, outputAmongInputs, programFault, notBalanced, rereadDiffers,
  ]
}
