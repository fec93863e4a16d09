// The words by which a title, a category or a cell shows its programme.

/// Words of the two programmes in a folded text: lower-case ASCII letters, single blanks.
public enum ProgrammeWords {
  private static let ncc = [
    "nguoi co cong", "uu dai nguoi", "thuong binh", "benh binh", "liet si", "me viet nam anh hung", "cach mang", "khang chien", "hoa hoc",
    "tu day", "anh hung", "tuat",
  ]
  private static let btxh = [
    "bao tro xa hoi", "tro giup xa hoi", "khuyet tat", "cao tuoi", "huu tri xa hoi", "tre em", "mo coi", "don than", "hiv", "cham soc",
    "nuoi duong",
  ]
  /// Short forms, which count as whole words only.
  private static let nccShort = ["ncc", "nccvcm"]
  private static let btxhShort = ["btxh", "tgxh"]

  /// The programmes' own names; other words could be a group within either.
  private static let names = (
    ncc: ["nguoi co cong", "uu dai nguoi"], btxh: ["bao tro xa hoi", "tro giup xa hoi", "doi tuong bao tro"]
  )

  /// Which of the two a text shows by any of their words.
  public static func named(in folded: String) -> (ncc: Bool, btxh: Bool) {
    (has(ncc, nccShort, folded), has(btxh, btxhShort, folded))
  }

  private static func has(_ words: [String], _ short: [String], _ folded: String) -> Bool {
    words.contains { folded.contains($0) } || short.contains { (" " + folded + " ").contains(" " + $0 + " ") }
  }

  /// The one programme whose words occur in a folded text; unknown if none or both.
  public static func programme(in folded: String) -> Programme {
    one(of: named(in: folded))
  }

  /// The one programme that a folded text calls by its own name; unknown if none or both.
  public static func programme(calledIn folded: String) -> Programme {
    one(of: (has(names.ncc, nccShort, folded), has(names.btxh, btxhShort, folded)))
  }

  private static func one(of found: (ncc: Bool, btxh: Bool)) -> Programme {
    found.ncc == found.btxh ? .unknown : found.ncc ? .ncc : .btxh
  }
}
