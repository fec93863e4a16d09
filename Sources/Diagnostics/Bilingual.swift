/// The languages messages are given in.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// Vietnamese.
  case vi
  /// English.
  case en
  /// Vietnamese, then English.
  case both
}

/// One text in Vietnamese (NFC) and English.
public struct Bilingual: Hashable, Sendable {
  /// The Vietnamese text, NFC.
  public let vi: String
  /// The English text.
  public let en: String

  /// A pair of texts that say the same.
  public init(vi: String, en: String) {
    self.vi = vi
    self.en = en
  }

  /// A text that reads alike in both languages, such as a number or a code.
  public init(same text: String) {
    self.init(vi: text, en: text)
  }

  /// The text in one language; `vi / en` for both, or once if the two are equal.
  public func text(_ language: Language) -> String {
    switch language {
    case .vi: vi
    case .en: en
    case .both: vi == en ? vi : vi + " / " + en
    }
  }

  /// The texts one under the other: one line, or two for both languages.
  public func lines(_ language: Language) -> [String] {
    language == .both && vi != en ? [vi, en] : [text(language == .both ? .vi : language)]
  }
}
