// The letters of the Latin alphabets: their plain forms, and how the Vietnamese ones are made of vowel, shape and tone.

enum LatinLetters {
  /// From a first character on, the ASCII letter of each character, "?" where there is none: letters with marks, and Ð, ð, ı.
  /// Written after the character names of Unicode, LATIN CAPITAL LETTER A WITH ... and the like.
  static let plainLetters: [(start: Int, letters: String)] = [
    (0xC0, "AAAAAA?CEEEEIIIIDNOOOOO?OUUUUY??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y"),
    (0x100, "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKk?LlLlLlLlLl"),
    (0x143, "NnNnNn???OoOoOo??RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZz?"),
    (0x180, "bBBb???Cc?DDd????FfG???IKkl??NnOOo??Pp?????tTtTUu?VYyZz?????????"),
    (0x1C0, "?????D??L??N?AaIiOoUuUuUuUuUu?AaAa??GgGgKkOoOo??j?D?Gg??NnAa??Oo"),
    (0x200, "AaAaEeEeIiIiOoOoRrRrUuUuSsTt??HhNd??ZzAaEeOoOoOoOoYylnt???ACcLTs"),
    (0x1E00, "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"),
    (0x1E40, "MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"),
    (0x1E80, "WwWwWwWwWwXxXxYyZzZzZzhtwya?????AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"),
    (0x1EC0, "EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy????Yy"),
  ]
}

/// A vowel of Vietnamese as vowel, shape and tone.
struct VietnameseVowel: Equatable {
  /// Row of `VietnameseVowels.rows`: a ă â e ê i o ô ơ u ư y.
  var row: Int
  /// Column of the row: none, grave, acute, hook, tilde, dot below.
  var tone: Int
  var isUpper: Bool
}

/// The 144 vowels of Vietnamese and the marks that make them.
struct VietnameseVowels: Sendable {
  static let shared = VietnameseVowels()

  /// Twelve vowels with six tones each.
  static let rows = [
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
  ]

  /// Per character of U+0000...U+07FF and U+1E00...U+1EFF: 1 + row × 12 + tone × 2 + (upper ? 1 : 0), or 0.
  private let codes: [UInt8]
  private let scalars: [UInt32]

  private init() {
    var codes = [UInt8](repeating: 0, count: 2_304)
    var scalars: [UInt32] = []
    for row in Self.rows {
      for letter in row.unicodeScalars {
        for value in [letter.value, Self.upper(letter.value)] {
          scalars.append(value)
          codes[Self.slot(value)] = UInt8(scalars.count)
        }
      }
    }
    self.codes = codes
    self.scalars = scalars
  }

  /// In ASCII and Latin-1 the capital stands 32 before its letter, in the other blocks directly before it.
  private static func upper(_ value: UInt32) -> UInt32 { value < 0x100 ? value - 0x20 : value - 1 }

  private static func slot(_ value: UInt32) -> Int { value < 0x800 ? Int(value) : Int(value) - 0x1E00 + 0x800 }

  /// The vowel that a character is.
  func vowel(_ value: UInt32) -> VietnameseVowel? {
    guard value < 0x800 || (0x1E00...0x1EFF).contains(value) else { return nil }
    let code = Int(codes[Self.slot(value)]) - 1
    guard code >= 0 else { return nil }
    return VietnameseVowel(row: code / 12, tone: code % 12 / 2, isUpper: code & 1 == 1)
  }

  /// The character of a vowel.
  func scalar(_ vowel: VietnameseVowel) -> UInt32 {
    scalars[vowel.row * 12 + vowel.tone * 2 + (vowel.isUpper ? 1 : 0)]
  }

  /// Adds a combining mark; false where the vowel cannot carry it or carries one of its kind already.
  static func add(mark: UInt32, to vowel: inout VietnameseVowel) -> Bool {
    let tone: Int
    switch mark {
    case 0x300, 0x340: tone = 1
    case 0x301, 0x341: tone = 2
    case 0x309: tone = 3
    case 0x303: tone = 4
    case 0x323: tone = 5
    default:
      switch (mark, vowel.row) {
      case (0x306, 0): vowel.row = 1
      case (0x302, 0): vowel.row = 2
      case (0x302, 3): vowel.row = 4
      case (0x302, 6): vowel.row = 7
      case (0x31B, 6): vowel.row = 8
      case (0x31B, 9): vowel.row = 10
      default: return false
      }
      return true
    }
    guard vowel.tone == 0 else { return false }
    vowel.tone = tone
    return true
  }
}
