// What a stranger may see of a person's data: enough to find the row, not enough to use it.

/// What kind of personal data a value is, which decides how it is masked.
public enum SensitiveKind: String, Hashable, Sendable, CaseIterable {
  /// An identity number: `038*****1234`.
  case identity
  /// A bank account or wallet number: `****9922`.
  case account
  /// A phone number: `091*****78`.
  case phone
  /// A person's name: `N. V. A.`.
  case name
  /// A birth or death date: the digits are hidden, the shape stays.
  case date
  /// Anything else (address, category, free text): nothing stays.
  case other
}

/// Masks values of people for messages, logs and excerpts.
public enum Masking {
  /// The least number of characters that an identity or phone mask hides.
  static let leastHidden = 5

  /// The masked form of a value; its length may change.
  public static func mask(_ text: String, as kind: SensitiveKind) -> String {
    switch kind {
    case .identity: return hideMiddle(Array(text), keepFirst: 3, keepLast: 4)
    case .phone: return hideMiddle(Array(text), keepFirst: 3, keepLast: 2)
    case .account:
      let characters = Array(text)
      return "****" + String(characters.suffix(min(4, max(0, characters.count - 4))))
    case .name: return initials(text)
    case .date: return String(text.map { $0.isNumber ? "*" : $0 })
    case .other: return "***"
    }
  }

  /// A masked form with as many characters as the value, for excerpts whose columns must stay in place.
  public static func maskKeepingLength(_ text: String, as kind: SensitiveKind) -> String {
    let characters = Array(text)
    switch kind {
    case .identity, .phone, .date:
      return mask(text, as: kind)
    case .account:
      let kept = min(4, max(0, characters.count - 4))
      return String(repeating: "*", count: characters.count - kept) + String(characters.suffix(kept))
    case .name:
      var masked = ""
      var atWordStart = true
      for character in characters {
        masked.append(character.isWhitespace || (atWordStart && character.isLetter) ? character : "*")
        atWordStart = character.isWhitespace
      }
      return masked
    case .other:
      return String(repeating: "*", count: characters.count)
    }
  }

  private static func hideMiddle(_ characters: [Character], keepFirst: Int, keepLast: Int) -> String {
    let mayShow = max(0, characters.count - leastHidden)
    let first = min(keepFirst, mayShow)
    let last = min(keepLast, mayShow - first)
    let hidden = characters.count - first - last
    return String(characters.prefix(first)) + String(repeating: "*", count: hidden) + String(characters.suffix(last))
  }

  private static func initials(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace)
      .compactMap { $0.first.map { "\($0.uppercased())." } }
      .joined(separator: " ")
  }
}
