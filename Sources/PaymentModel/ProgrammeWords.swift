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

  /// Which of the two a text names.
  public static func named(in folded: String) -> (ncc: Bool, btxh: Bool) {
    let spaced = " " + folded + " "
    func names(_ words: [String], _ short: [String]) -> Bool {
      words.contains { folded.contains($0) } || short.contains { spaced.contains(" " + $0 + " ") }
    }
    return (names(ncc, nccShort), names(btxh, btxhShort))
  }

  /// The one programme whose words occur in a folded text; unknown if none or both.
  public static func programme(in folded: String) -> Programme {
    let found = named(in: folded)
    return found.ncc == found.btxh ? .unknown : found.ncc ? .ncc : .btxh
  }
}
