// PAY: what stands twice, or may be the same line or person twice.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

extension CatalogueEntry {
  public static let lineTwice = CatalogueEntry(
    "PAY-505", .error,
    title: Bilingual(vi: "cùng một khoản trợ cấp có hai dòng trong danh sách", en: "the same entitlement stands twice in the list"),
    message: Bilingual(vi: "khoản trợ cấp này đã có ở {first}", en: "this entitlement stands already at {first}"),
    why: Bilingual(
      vi: "Cùng người, cùng chế độ, cùng tháng thì chỉ được chi một lần.",
      en: "The same person, regime and month is paid only once."),
    fix: Bilingual(
      vi: """
        So họ tên, ngày sinh của hai dòng. Hai người khác nhau: một số định danh gõ sai, hỏi lại rồi sửa số, không xóa ai. Cùng một người: \
        xóa dòng thừa trong danh sách gốc; nếu là tháng khác hoặc chế độ khác thì ghi rõ tháng, chế độ.
        """,
      en: """
        Compare name and birth date of the two rows. Two people: one number was typed wrongly, ask and correct it, delete nobody. One \
        person: delete the spare row in the source list; if month or regime differ, write them down.
        """))

  public static let identityOfTwo = CatalogueEntry(
    "PAY-560", .error,
    title: Bilingual(vi: "một số định danh cho hai người khác tên", en: "one identity number for two people of different names"),
    message: Bilingual(
      vi: "số định danh này cũng dùng cho một người khác tên ở {first}",
      en: "this number stands also for a person of another name at {first}"),
    why: Bilingual(
      vi: "Một trong hai số gõ sai, và chưa biết số nào; gộp hai người vào một khoản chi thì một người mất tiền.",
      en: "One of the numbers is wrong, and nobody knows which; to join two people in one payment takes the money from one of them."),
    fix: Bilingual(
      vi: "Xem giấy tờ của cả hai người, sửa số định danh sai rồi nộp lại các dòng này bằng --continue.",
      en: "Look at the papers of both, correct the wrong number and hand these rows in again with --continue."))

  public static let lineTwiceAcrossFiles = CatalogueEntry(
    "PAY-506", .error,
    title: Bilingual(vi: "cùng một khoản trợ cấp có trong hai danh sách", en: "the same entitlement stands in two lists"),
    message: Bilingual(vi: "khoản trợ cấp này đã có ở {first}", en: "this entitlement stands already at {first}"),
    why: Bilingual(vi: "Chi theo cả hai danh sách là chi hai lần.", en: "To pay both lists is to pay twice."),
    fix: Bilingual(
      vi: """
        So họ tên, ngày sinh của hai dòng. Hai người khác nhau: một số định danh gõ sai, hỏi lại rồi sửa số. Cùng một người: hỏi hai nơi \
        lập danh sách xem ai quản lý, rồi xóa dòng ở danh sách kia.
        """,
      en: """
        Compare name and birth date of the two rows. Two people: one number was typed wrongly, ask and correct it. One person: ask both \
        authors who keeps this person, then delete the row in the other list.
        """))

  public static let anotherLinePaid = CatalogueEntry(
    "PAY-550", .warning,
    title: Bilingual(vi: "người này đã có một khoản khác ở bộ trước", en: "an earlier set pays this person another line"),
    message: Bilingual(
      vi: "bộ trước đã chi cho người này một khoản khác của cùng tháng, ở {first}",
      en: "an earlier set pays this person another line of the same month, at {first}"),
    why: Bilingual(
      vi: "Một người có thể có nhiều khoản hợp lệ; nhưng nếu chỉ đổi tên chế độ hay sửa số tiền của khoản đã chi thì đây là chi hai lần.",
      en: "A person may have several lawful lines; but if only the name or amount of the line paid was changed, this pays it twice."),
    fix: Bilingual(
      vi: "So với quyết định; nếu vẫn là khoản đã chi thì xóa dòng này, phần còn thiếu ghi thành truy lĩnh.",
      en: "Compare with the decision; if it is the line already paid, delete the row and enter what is missing as arrears."))

  public static let namesakePaid = CatalogueEntry(
    "PAY-552", .warning,
    title: Bilingual(
      vi: "người cùng họ tên, nơi ở đã được chi ở bộ trước, số định danh khác",
      en: "an earlier set pays somebody of this name and residence, with another number"),
    message: Bilingual(
      vi: "bộ trước đã chi cùng số tiền của cùng tháng cho người cùng họ tên, cùng nơi ở, số định danh khác, ở {first}",
      en: "an earlier set pays the same amount of the same month to somebody of this name and residence with another number, at {first}"),
    why: Bilingual(
      vi: "Nếu chỉ số định danh được sửa, thêm hay bỏ thì đây là chi hai lần.",
      en: "If only the identity number was corrected, added or left out, this pays the same person twice."),
    fix: Bilingual(
      vi: "Xem có phải một người không; nếu phải thì xóa dòng này, số mới ghi cho kỳ sau.",
      en: "See whether it is one person; if so, delete the row and use the new number from the next month on."))

  public static let linesAlike = CatalogueEntry(
    "PAY-551", .warning,
    title: Bilingual(
      vi: "hai dòng của một người chỉ khác cách ghi chế độ", en: "two rows of one person differ only in how the regime is written"),
    message: Bilingual(
      vi: "cùng người, cùng tháng, cùng số tiền với dòng ở {first}; chế độ chỉ để trống hoặc viết khác",
      en: "same person, month and amount as the row at {first}; only the regime is left out or written otherwise"),
    why: Bilingual(
      vi: "Có thể là một khoản ghi hai lần; cả hai dòng đang được chi.", en: "It may be one line entered twice; both rows are paid."),
    fix: Bilingual(
      vi: "So với quyết định; nếu là một khoản thì xóa một dòng trong danh sách gốc, nếu là hai khoản thì ghi đủ tên từng chế độ.",
      en: "Compare with the decisions; if it is one line, delete a row in the source list; if two, write each regime's name in full."))
}
