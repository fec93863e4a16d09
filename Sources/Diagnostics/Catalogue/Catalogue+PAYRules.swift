// Rules about rows, people, payments and orders.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  // Totals

  public static let partsDiffer = CatalogueEntry(
    "PAY-401", .error,
    title: Bilingual(vi: "các phần không cộng thành số tiền của dòng", en: "the parts do not add up to the row's total"),
    message: Bilingual(
      vi: "các phần lệch {difference} so với tổng của dòng",
      en: "the parts differ from the row's total by {difference}"),
    why: Bilingual(
      vi: "Không rõ số nào đúng: tháng này, truy lĩnh, hay tổng.",
      en: "It is not certain which is right: this month, arrears or the total."),
    fix: Bilingual(
      vi: "Kiểm tra các ô tiền của dòng này trong danh sách gốc và công thức tổng.",
      en: "Check the amounts of this row in the source list and its formula."))

  public static let batchTotalDiffers = CatalogueEntry(
    "PAY-402", .error,
    title: Bilingual(vi: "tổng của lệnh không khớp với các khoản chi", en: "the order's total differs from its payments"),
    message: Bilingual(
      vi: "tổng của lệnh lệch {difference} so với các khoản chi",
      en: "the order's total differs from its payments by {difference}"),
    why: Bilingual(
      vi: "Kho bạc và ngân hàng từ chối lệnh có tổng khác chi tiết.",
      en: "Treasury and bank refuse an order whose total differs from its detail."),
    fix: Bilingual(
      vi: "Lập lại hồ sơ từ danh sách gốc; không sửa tay tệp lệnh.",
      en: "Make the set again from the source lists; do not edit the order's file by hand."))

  // The person

  public static let sexDigitDiffers = CatalogueEntry(
    "PAY-501", .warning,
    title: Bilingual(vi: "giới tính khác với số định danh", en: "the sex differs from the identity number"),
    why: Bilingual(
      vi: "Chữ số thứ tư của CCCD cho biết giới tính và thế kỷ sinh; có thể số hoặc cột giới tính bị nhầm.",
      en: "The fourth digit tells sex and century of birth; the number or the column may be wrong."),
    fix: Bilingual(
      vi: "So với thẻ căn cước; nếu số định danh đúng thì sửa cột giới tính.",
      en: "Compare with the identity card; if the number is right, correct the column."))

  public static let birthDigitsDiffer = CatalogueEntry(
    "PAY-502", .warning,
    title: Bilingual(vi: "năm sinh khác với số định danh", en: "the year of birth differs from the identity number"),
    why: Bilingual(
      vi: "Chữ số thứ tư đến thứ sáu của CCCD cho biết thế kỷ và năm sinh; có thể đây là số của người khác.",
      en: "Digits four to six tell century and year of birth; the number may be another person's."),
    fix: Bilingual(
      vi: "So với thẻ căn cước, rồi sửa năm sinh hoặc số định danh trong danh sách gốc.",
      en: "Compare with the identity card, then correct the year or the number in the source list."))

  public static let unusualAmount = CatalogueEntry(
    "PAY-503", .warning,
    title: Bilingual(vi: "số tiền lớn bất thường", en: "an unusually large amount"),
    why: Bilingual(
      vi: "Có thể thừa một số 0; nhưng truy lĩnh nhiều tháng cũng cho số lớn.",
      en: "A zero too many, perhaps; but arrears of many months make large sums too."),
    fix: Bilingual(vi: "So với quyết định trợ cấp; nếu đúng thì giữ nguyên.", en: "Compare with the decision; if it is right, leave it."))

  public static let estimateExceeded = CatalogueEntry(
    "PAY-504", .warning,
    title: Bilingual(vi: "vượt dự toán còn lại", en: "more than the remaining estimate"),
    message: Bilingual(vi: "vượt dự toán còn lại {difference}", en: "{difference} more than the remaining estimate"),
    why: Bilingual(vi: "Kho bạc từ chối lệnh vượt dự toán.", en: "The treasury refuses an order above the estimate."),
    fix: Bilingual(
      vi: "Xin bổ sung dự toán, hoặc sửa số dự toán còn lại trong UNIT.yaml nếu đã được cấp thêm.",
      en: "Ask for more estimate, or correct the remaining estimate in UNIT.yaml if it was raised."))

  public static let personInBothProgrammes = CatalogueEntry(
    "PAY-507", .warning,
    title: Bilingual(vi: "một người có trong cả hai chương trình", en: "one person in both programmes"),
    message: Bilingual(vi: "người này cũng có ở {first}", en: "this person stands also at {first}"),
    why: Bilingual(
      vi: "Có chế độ chỉ được hưởng một mức cao nhất; có chế độ được hưởng cả hai.",
      en: "Some regimes allow only the highest allowance, some allow both."),
    fix: Bilingual(
      vi: "Kiểm tra quyết định của người này; nếu được hưởng cả hai thì giữ nguyên.",
      en: "Check this person's decisions; if both are lawful, leave them."))

  public static let personInTwoCommunes = CatalogueEntry(
    "PAY-508", .warning,
    title: Bilingual(vi: "một người có ở hai xã", en: "one person in two communes"),
    message: Bilingual(vi: "người này cũng có ở {first}", en: "this person stands also at {first}"),
    why: Bilingual(vi: "Người chuyển nơi ở có thể được hai xã cùng chi.", en: "Somebody who moved may be paid by both."),
    fix: Bilingual(
      vi: "Hỏi hai xã tháng dừng chi và tháng bắt đầu chi, rồi xóa dòng ở một nơi.",
      en: "Ask both for the month of stopping and of starting, then delete the row in one of them."))

  public static let homonyms = CatalogueEntry(
    "PAY-509", .warning,
    title: Bilingual(vi: "hai người trùng tên và ngày sinh", en: "two people with the same name and date of birth"),
    message: Bilingual(vi: "trùng tên và ngày sinh với dòng ở {first}", en: "same name and date of birth as the row at {first}"),
    why: Bilingual(
      vi: "Có thể là một người ghi hai lần với số định danh khác nhau.",
      en: "It may be one person entered twice under two numbers."),
    fix: Bilingual(
      vi: "So giấy tờ hai người; nếu đúng là hai người thì giữ nguyên.",
      en: "Compare their papers; if they are two people, leave them."))

  public static let severalLines = CatalogueEntry(
    "PAY-510", .note,
    title: Bilingual(vi: "một người có nhiều khoản trợ cấp hợp lệ", en: "one person with several lawful lines"),
    message: Bilingual(
      vi: "khoản khác của người đã có dòng ở {first}; các khoản của một người gộp vào một lần chi",
      en: "a further line of somebody who has one at {first}; one person's lines are paid together"),
    why: Bilingual(
      vi: "Số dòng và số khoản chi vì thế khác nhau; tổng tiền không đổi.",
      en: "So rows and payments differ in number; the money is the same."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let sharedAccount = CatalogueEntry(
    "PAY-511", .warning,
    title: Bilingual(vi: "nhiều người chung một tài khoản", en: "several people share one account"),
    message: Bilingual(
      vi: "{number} người chung một tài khoản, người đầu tiên ở {first}", en: "{number} people share one account, the first at {first}"),
    why: Bilingual(
      vi: "Hợp lệ khi đó là tài khoản của người giám hộ hoặc người được ủy quyền; nếu không thì tiền đến sai người.",
      en: "Lawful if it is a guardian's or authorised person's account; if not, money reaches the wrong person."),
    fix: Bilingual(
      vi: "Ghi người giám hộ hoặc người được ủy quyền vào danh sách gốc; nếu gõ nhầm thì sửa số tài khoản.",
      en: "Enter the guardian or authorised person in the source list; if mistyped, correct the account."))

  public static let holderDiffers = CatalogueEntry(
    "PAY-512", .warning,
    title: Bilingual(vi: "tên chủ tài khoản khác tên người nhận", en: "the account's holder is not the payee"),
    why: Bilingual(vi: "Ngân hàng so tên; khác tên thì có thể trả lại tiền.", en: "Banks compare names and may return the money."),
    fix: Bilingual(
      vi: "Nếu nhận thay thì ghi người giám hộ hoặc người được ủy quyền; nếu không thì sửa tên hoặc tài khoản trong danh sách gốc.",
      en: """
        If somebody receives for another, enter the guardian or authorised person; if not, correct name or account in the source \
        list.
        """))

  public static let payeeIncomplete = CatalogueEntry(
    "PAY-513", .warning,
    title: Bilingual(
      vi: "người nhận thay thiếu tên hoặc số định danh",
      en: "the guardian or authorised person lacks a name or identity number"),
    why: Bilingual(vi: "Khi kiểm tra phải chứng minh được ai đã nhận tiền.", en: "An inspection asks who received the money."),
    fix: Bilingual(
      vi: "Bổ sung họ tên và số định danh của người nhận thay vào danh sách gốc.",
      en: "Add that person's name and identity number to the source list."))

  public static let afterDeath = CatalogueEntry(
    "PAY-514", .error,
    title: Bilingual(vi: "tháng hưởng sau tháng người này mất", en: "the month owed lies after the person's death"),
    message: Bilingual(
      vi: "người này mất tháng {month}; không chi cho tháng sau đó",
      en: "this person died in {month}; no month after it is paid"),
    why: Bilingual(
      vi: "Tháng mất vẫn được chi đủ; các tháng sau phải thu hồi nếu đã chi.",
      en: "The month of death is due in full; what is paid after it must be recovered."),
    fix: Bilingual(
      vi: "Xóa dòng này trong danh sách gốc; mai táng phí lập riêng cho người lo mai táng.",
      en: "Delete the row in the source list; funeral money is a row of its own for who arranges the funeral."))

  public static let programmesMixedInOrder = CatalogueEntry(
    "PAY-515", .error,
    title: Bilingual(vi: "lệnh trộn hai chương trình", en: "the order mixes two programmes"),
    why: Bilingual(
      vi: "Hai nguồn tiền không được nằm chung một lệnh rút dự toán.",
      en: "Money of two funds must not stand in one draw-down order."),
    fix: Bilingual(vi: "Lập lệnh riêng cho mỗi chương trình.", en: "Make out one order for each programme."))

  // Dates of payment

  public static let valueDateNotBankingDay = CatalogueEntry(
    "PAY-516", .warning,
    title: Bilingual(vi: "ngày chi không phải ngày làm việc của ngân hàng", en: "the value date is not a banking day"),
    why: Bilingual(
      vi: "Lệnh sẽ bị dời sang ngày làm việc sau hoặc bị từ chối.",
      en: "The order will be moved to the next banking day or refused."),
    fix: Bilingual(
      vi: "Chọn ngày làm việc khác trong UNIT.yaml hoặc trên dòng lệnh.",
      en: "Choose another day in UNIT.yaml or on the command line."))

  public static let valueDatePast = CatalogueEntry(
    "PAY-517", .warning,
    title: Bilingual(vi: "ngày chi đã qua", en: "the value date is past"),
    why: Bilingual(vi: "Ngân hàng từ chối hoặc tự đổi sang ngày nhận tệp.", en: "Banks refuse it or take the day they got the file."),
    fix: Bilingual(vi: "Sửa ngày chi thành ngày sắp tới.", en: "Set the value date to a coming day."))

  public static let beyondCalendar = CatalogueEntry(
    "PAY-518", .warning,
    title: Bilingual(vi: "ngày ngoài phạm vi lịch ngày làm việc", en: "the date lies beyond the banking calendar"),
    message: Bilingual(vi: "lịch ngày làm việc chỉ biết đến {horizon}", en: "the banking calendar is known only until {horizon}"),
    why: Bilingual(
      vi: "Chưa biết ngày nghỉ sau đó, nên chưa kiểm tra được.",
      en: "Holidays after it are not known, so nothing could be checked."),
    fix: Bilingual(
      vi: "Bổ sung lịch mới bằng --schemas, hoặc tự kiểm tra ngày này.",
      en: "Add a newer calendar with --schemas, or check the day yourself."))

  public static let paymentSplit = CatalogueEntry(
    "PAY-519", .note,
    title: Bilingual(vi: "khoản chi vượt hạn mức được tách ra", en: "a payment above the limit was split"),
    message: Bilingual(
      vi: "khoản chi vượt hạn mức {limit}, được tách thành {parts} lần",
      en: "a payment above {limit} was split into {parts}"),
    why: Bilingual(
      vi: "Kênh chi có hạn mức mỗi lần; tổng tiền không đổi.",
      en: "The channel has a limit for one payment; the sum stays."),
    fix: Bilingual(vi: "Không cần làm gì.", en: "Nothing to do."))

  public static let factUnverified = CatalogueEntry(
    "PAY-520", .warning,
    title: Bilingual(vi: "dùng một số liệu tham chiếu chưa được xác minh", en: "a reference fact that is not verified was used"),
    message: Bilingual(vi: "dùng số liệu chưa được xác minh: {fact}", en: "not verified: {fact}"),
    why: Bilingual(
      vi: "Bảng kèm theo chương trình ghi rõ mức tin cậy của từng dòng; dòng này chưa có văn bản gốc.",
      en: "The tables say how sure each row is; this one lacks its source document."),
    fix: Bilingual(
      vi: "So với văn bản của Nhà nước hoặc của ngân hàng trước khi gửi.",
      en: "Compare with the official document before sending."))

  public static let walletCapExceeded = CatalogueEntry(
    "PAY-521", .warning,
    title: Bilingual(vi: "vượt hạn mức tháng của tài khoản tiền di động", en: "above the monthly cap of a mobile-money account"),
    message: Bilingual(
      vi: "vượt hạn mức tháng {cap} của tài khoản tiền di động",
      en: "above the monthly cap of {cap} of a mobile-money account"),
    why: Bilingual(
      vi: "Người hưởng có thể không rút hết được trong tháng.",
      en: "The person may not be able to use all of it within the month."),
    fix: Bilingual(
      vi: "Hỏi người hưởng có muốn nhận qua tài khoản ngân hàng không.",
      en: "Ask whether the person would rather use a bank account."))

  // References and earlier payments

  public static let referenceCheckWrong = CatalogueEntry(
    "PAY-522", .warning,
    title: Bilingual(vi: "mã tham chiếu sai ký tự kiểm tra", en: "the reference's check character is wrong"),
    why: Bilingual(vi: "Mã bị gõ hoặc cắt sai thì không dò lại được khoản chi.", en: "A mistyped or cut reference leads to no payment."),
    fix: Bilingual(vi: "Lấy lại mã từ bộ hồ sơ đã lập; không gõ tay.", en: "Copy it from the prepared set; do not type it."))

  public static let duplicateReference = CatalogueEntry(
    "PAY-523", .error,
    title: Bilingual(vi: "mã tham chiếu có hai lần trong tệp", en: "a reference stands twice in the file"),
    message: Bilingual(vi: "mã tham chiếu này đã có ở {first}", en: "this reference stands already at {first}"),
    why: Bilingual(
      vi: "Ngân hàng coi khoản thứ hai là gửi trùng, và kết quả trả về không phân biệt được.",
      en: "The bank takes the second for a duplicate, and its answer cannot be told apart."),
    fix: Bilingual(
      vi: "Lập lại hồ sơ từ danh sách gốc; nếu tệp do phần mềm khác tạo thì báo bên đó.",
      en: "Make the set again from the source lists; if other software made the file, tell its makers."))

  public static let alreadyPaid = CatalogueEntry(
    "PAY-524", .error,
    title: Bilingual(vi: "khoản trợ cấp này đã được chi", en: "this entitlement has been paid"),
    message: Bilingual(vi: "khoản trợ cấp này đã được chi ở {first}", en: "this entitlement was paid at {first}"),
    why: Bilingual(
      vi: "Chi thêm là chi hai lần. Cùng số tiền mà tên chế độ chỉ điền thêm, viết tắt hay viết đủ thì vẫn là khoản ấy.",
      en: "To pay it again is to pay twice. With the same amount, a regime filled in, abbreviated or written out is the same line."),
    fix: Bilingual(
      vi: """
        Xóa dòng này trong danh sách gốc; nếu tiền đã bị trả lại thì đối chiếu kết quả trước rồi chạy lại; nếu đúng là khoản khác thì ghi \
        đủ tên chế độ ấy.
        """,
      en: """
        Delete the row in the source list; if the money came back, reconcile first, then run again; if it is another allowance, write \
        its name in full.
        """))

  public static let excludedByList = CatalogueEntry(
    "PAY-525", .note,
    title: Bilingual(vi: "người này nằm trong danh sách tạm dừng", en: "this person is on the list of the excluded"),
    message: Bilingual(
      vi: "người này nằm trong danh sách tạm dừng ở {first}", en: "this person is on the list of the excluded at {first}"),
    why: Bilingual(
      vi: "Dòng được giữ lại theo danh sách do kế toán đưa vào bằng --exclude.",
      en: "The row is held back because of the list given with --exclude."),
    fix: Bilingual(
      vi: "Nếu được chi lại thì bỏ người này khỏi danh sách tạm dừng.",
      en: "If the person shall be paid again, take them off that list."))

  // Levels and categories

  public static let rateDiffers = CatalogueEntry(
    "PAY-526", .warning,
    title: Bilingual(vi: "số tiền khác mức quy định", en: "the amount differs from the level set by rule"),
    message: Bilingual(vi: "số tiền khác mức quy định của {regime}", en: "the amount differs from the level of {regime}"),
    why: Bilingual(
      vi: "Có thể dùng mức chuẩn cũ, hoặc trong số tiền có truy lĩnh.",
      en: "An old standard level may have been used, or arrears are in the sum."),
    fix: Bilingual(
      vi: "So với quyết định và mức chuẩn của tháng hưởng; tách truy lĩnh ra cột riêng nếu có.",
      en: "Compare with the decision and the level of the month owed; put arrears into their own column."))

  public static let highestOnly = CatalogueEntry(
    "PAY-527", .warning,
    title: Bilingual(vi: "hai hệ số mà chỉ được hưởng một mức cao nhất", en: "two coefficients of which only the highest is due"),
    message: Bilingual(
      vi: "người này còn một hệ số khác ở {first}; chỉ được hưởng một mức cao nhất",
      en: "this person has another coefficient at {first}; only the highest is due"),
    why: Bilingual(
      vi: "Người thuộc nhiều diện bảo trợ chỉ hưởng một mức cao nhất, trừ một số trường hợp.",
      en: "Somebody in several categories is due only the highest, with some exceptions."),
    fix: Bilingual(vi: "Kiểm tra quyết định; giữ dòng có mức cao nhất.", en: "Check the decisions; keep the row with the highest."))

  public static let unpaidThreeMonths = CatalogueEntry(
    "PAY-528", .note,
    title: Bilingual(vi: "ba tháng liền chưa lĩnh", en: "three months in a row not collected"),
    why: Bilingual(
      vi: "Theo quy định cần xác minh và có thể tạm dừng chi.",
      en: "The rules ask for a check and may suspend the allowance."),
    fix: Bilingual(
      vi: "Hỏi thôn hoặc khu phố về người này trước kỳ sau.",
      en: "Ask the village about this person before the next payout."))

  public static let authorisedForMany = CatalogueEntry(
    "PAY-529", .warning,
    title: Bilingual(vi: "một người nhận thay cho rất nhiều người", en: "one person collects for very many"),
    message: Bilingual(
      vi: "một người nhận thay cho {number} người, người đầu tiên ở {first}",
      en: "one person collects for {number} people, the first at {first}"),
    why: Bilingual(
      vi: "Nhận thay cho vài người là bình thường; nhận thay cho rất nhiều người cần xem lại.",
      en: "To collect for a few is usual; for very many somebody should look."),
    fix: Bilingual(vi: "Kiểm tra giấy ủy quyền của từng người.", en: "Check each authorisation."))

  public static let ageDiffers = CatalogueEntry(
    "PAY-530", .warning,
    title: Bilingual(vi: "tuổi không hợp với diện hưởng", en: "the age does not fit the category"),
    message: Bilingual(vi: "tuổi {age} không hợp với diện hưởng", en: "age {age} does not fit the category"),
    why: Bilingual(
      vi: "Trẻ đã đủ 16 tuổi hoặc người chưa đủ tuổi thuộc diện khác.",
      en: "A child who turned 16, or somebody not old enough, belongs to another category."),
    fix: Bilingual(vi: "Kiểm tra ngày sinh và quyết định của người này.", en: "Check the date of birth and the decision."))

  public static let communeUnmappable = CatalogueEntry(
    "PAY-531", .warning,
    title: Bilingual(vi: "không xác định được xã mới của người này", en: "the new commune of this person cannot be told"),
    why: Bilingual(
      vi: "Xã cũ đã chia cho nhiều xã mới từ 01/07/2025; cần biết thôn.",
      en: "The old commune was divided among several on 1 July 2025; the village is needed."),
    fix: Bilingual(vi: "Ghi tên xã mới vào danh sách gốc.", en: "Write the new commune into the source list."))

  public static let districtNoLonger = CatalogueEntry(
    "PAY-532", .note,
    title: Bilingual(vi: "tên huyện không còn dùng từ 01/07/2025", en: "districts are no longer used since 1 July 2025"),
    why: Bilingual(
      vi: "Từ ngày đó chỉ còn tỉnh và xã; tên huyện được giữ như chữ.",
      en: "Since then there are only province and commune; the district's name is kept as text."),
    fix: Bilingual(vi: "Không cần làm gì; nên bỏ tên huyện ở kỳ sau.", en: "Nothing to do; better leave the district out next time."))

  public static let owedMonthUnreadable = CatalogueEntry(
    "PAY-126", .error,
    title: Bilingual(vi: "không đọc được tháng hưởng", en: "the month owed cannot be read"),
    why: Bilingual(
      vi: "Mỗi tháng chỉ được chi một lần; ô ghi chữ lạ, tháng không có thật hay nhiều tháng thì không biết chi cho tháng nào.",
      en: "Each month is paid once; strange words, a month that does not exist or several months do not say which one is."),
    fix: Bilingual(
      vi: "Ghi đúng một tháng, ví dụ 10/2026; nhiều tháng thì mỗi tháng một dòng.",
      en: "Write exactly one month, like 10/2026; several months are a row each."))

  public static let owedMonthNotCovered = CatalogueEntry(
    "PAY-533", .error,
    title: Bilingual(vi: "tháng hưởng sau các tháng của kỳ chi", en: "the month owed lies after the months of the round"),
    message: Bilingual(vi: "tháng hưởng sau tháng cuối của kỳ chi, {last}", en: "the month owed lies after the round's last month, {last}"),
    why: Bilingual(vi: "Tháng ấy chưa đến kỳ chi.", en: "That month is not due yet."),
    fix: Bilingual(
      vi: "Sửa tháng hưởng; nếu kỳ này chi cả tháng ấy thì thêm vào --months.",
      en: "Correct the month; if this round pays that month too, add it to --months."))

  public static let rowProgrammeDiffers = CatalogueEntry(
    "PAY-540", .error,
    title: Bilingual(vi: "dòng ghi chương trình khác với danh sách", en: "a row names another programme than its list"),
    message: Bilingual(
      vi: "dòng ghi chương trình khác; danh sách là của chương trình {programme}",
      en: "the row names another programme; the list is of programme {programme}"),
    why: Bilingual(
      vi: "Hai chương trình chi từ hai nguồn tiền, không được nằm chung một lệnh rút dự toán; không biết tiêu đề hay dòng ghi đúng.",
      en: "The programmes are paid from two funds that never stand in one order; whether title or row is right is not known."),
    fix: Bilingual(
      vi: """
        Sửa ô chương trình nếu ghi nhầm; nếu danh sách có cả hai chương trình thì tách thành hai danh sách, hoặc bỏ tên chương trình \
        trong tiêu đề để mỗi dòng đi theo cột của mình.
        """,
      en: """
        Correct the cell if it is wrong; if the list has both programmes, split it into two lists, or take the programme out of the \
        title, so that each row goes by its own column.
        """))

  public static let rowProgrammeUnknown = CatalogueEntry(
    "PAY-541", .error,
    title: Bilingual(vi: "không rõ dòng thuộc chương trình nào", en: "it is not known to which programme a row belongs"),
    why: Bilingual(
      vi: "Người có công và bảo trợ xã hội chi từ nguồn khác nhau; chương trình không đoán.",
      en: "Merit and social-protection money come from different funds; the program does not guess."),
    fix: Bilingual(
      vi: "Ghi NCC hoặc BTXH vào ô chương trình của dòng này; nếu cột ấy nói việc khác thì đổi tên cột.",
      en: "Write NCC or BTXH into the row's programme cell; if the column is about something else, give it another name."))

  public static let attemptUnreadable = CatalogueEntry(
    "PAY-542", .error,
    title: Bilingual(vi: "không đọc được lần chi", en: "the attempt cannot be read"),
    why: Bilingual(
      vi: "Lần chi nằm trong mã tham chiếu; ghi nhầm thì khoản chi lại mang mã của khoản đã bị trả về và không đối chiếu được.",
      en: "The attempt is part of the reference; taken wrongly, a payment made again has the name of the one that came back."),
    fix: Bilingual(
      vi: "Ghi lần chi bằng số như trong danh sách chi lại, ví dụ 2; chi lần đầu thì để trống.",
      en: "Write the attempt as a number, as the repay roster has it, like 2; leave it empty for a first payment."))

  public static let wishUnknown = CatalogueEntry(
    "PAY-147", .warning,
    title: Bilingual(vi: "không hiểu hình thức chi trả", en: "the wish for a channel is not understood"),
    message: Bilingual(
      vi: "không hiểu hình thức chi trả \"{found}\"; dòng này đi theo hình thức {channel}",
      en: "the wish \"{found}\" is not understood; the row goes by {channel}"),
    why: Bilingual(
      vi: "Chương trình chọn theo tài khoản, số điện thoại và khai báo đơn vị, có thể khác ý người hưởng.",
      en: "The channel was chosen by account, phone and the unit's rules, which may not be what the person wants."),
    fix: Bilingual(
      vi: "Ghi: tài khoản, tiền di động, tại điểm chi trả, hoặc tại nhà.",
      en: "Write: tài khoản (bank), tiền di động (mobile), tại điểm chi trả (cash) or tại nhà (home)."))

  public static let phonePrefixUnassigned = CatalogueEntry(
    "PAY-165", .warning,
    title: Bilingual(vi: "đầu số chưa có trong bảng đầu số", en: "the phone's prefix is not in the table of prefixes"),
    why: Bilingual(
      vi: "Có thể gõ nhầm, hoặc đầu số mới cấp; gõ nhầm thì tiền sang người khác hoặc bị trả lại.",
      en: "It may be mistyped, or the prefix may be new; mistyped, the money goes astray or comes back."),
    fix: Bilingual(
      vi: "Hỏi lại số điện thoại; nếu đúng thì giữ nguyên.", en: "Ask for the number again; if it is right, leave it."))

  public static let aboveFileLimit = CatalogueEntry(
    "PAY-201", .error,
    title: Bilingual(vi: "khoản chi vượt hạn mức của một tệp", en: "the payment is above the limit of one file"),
    message: Bilingual(vi: "khoản chi vượt hạn mức một tệp, {limit}", en: "the payment is above the limit of one file, {limit}"),
    why: Bilingual(
      vi: "Nơi nhận từ chối tệp vượt hạn mức đã khai báo (maximum_amount); chương trình không tự tách khoản chi.",
      en: "A file above the declared limit (maximum_amount) is refused; a payment is not split on its own."),
    fix: Bilingual(
      vi: "Kiểm tra số tiền; nếu đúng thì chi theo hình thức khác, hoặc sửa hạn mức trong UNIT.yaml.",
      en: "Check the amount; if it is right, pay it another way, or correct the limit in UNIT.yaml."))

  static let rowsAndPayments: [CatalogueEntry] = [
    aboveFileLimit, anotherLinePaid, namesakePaid, linesAlike, owedMonthUnreadable, owedMonthNotCovered, rowProgrammeDiffers,
    rowProgrammeUnknown, attemptUnreadable, wishUnknown, phonePrefixUnassigned,
    partsDiffer, batchTotalDiffers, sexDigitDiffers, birthDigitsDiffer, unusualAmount, estimateExceeded, lineTwice,
    lineTwiceAcrossFiles, identityOfTwo, personInBothProgrammes, personInTwoCommunes, homonyms, severalLines, sharedAccount, holderDiffers,
    payeeIncomplete, afterDeath, programmesMixedInOrder, valueDateNotBankingDay, valueDatePast, beyondCalendar, paymentSplit,
    factUnverified, walletCapExceeded, referenceCheckWrong, duplicateReference, alreadyPaid, excludedByList, rateDiffers, highestOnly,
    unpaidThreeMonths, authorisedForMany, ageDiffers, communeUnmappable, districtNoLonger,
  ]
}
