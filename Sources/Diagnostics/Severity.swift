/// How grave a finding is: an error holds back the row or file, a warning is for a human to look at, a note tells what was done.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// It was done, repaired or converted; nothing to do.
  case note
  /// Payable, but somebody should look.
  case warning
  /// Cannot be paid or used as it stands.
  case error

  var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// A note is less than a warning, a warning less than an error.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  /// The word for a person; the first line of a diagnostic keeps the machine word `rawValue`.
  public var words: Bilingual {
    switch self {
    case .error: Bilingual(vi: "lỗi", en: "error")
    case .warning: Bilingual(vi: "cảnh báo", en: "warning")
    case .note: Bilingual(vi: "ghi chú", en: "note")
    }
  }
}
