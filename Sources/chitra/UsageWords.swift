// Wrong usage in the user's language. The argument parser says what was wrong in English; its sentences are few and told again here.

internal import ArgumentParser
internal import Diagnostics

enum UsageWords {
  /// Ends the program as the parser would, after a Vietnamese sentence where Vietnamese is asked for.
  static func exit(_ error: any Error, arguments: [String]) -> Never {
    guard ChiTra.exitCode(for: error) == .validationFailure, language(arguments) != .en else { ChiTra.exit(withError: error) }
    let english = ChiTra.message(for: error)
    let console = Console(2)
    console.write("Lỗi cách dùng: \(vietnamese(english) ?? english)\n")
    console.flush()
    ChiTra.exit(withError: error)
  }

  /// The language asked for, or that of the surroundings where the option itself is wrong.
  private static func language(_ arguments: [String]) -> Language {
    var chosen: Language?
    for (place, argument) in arguments.enumerated() {
      if argument == "--lang", place + 1 < arguments.count { chosen = Language(rawValue: arguments[place + 1]) ?? chosen }
      if argument.hasPrefix("--lang=") { chosen = Language(rawValue: String(argument.dropFirst(7))) ?? chosen }
    }
    return chosen ?? RunContext.usualLanguage
  }

  /// What stands between the parser's fixed words, in Vietnamese ones; nil for a sentence that is not known.
  static func vietnamese(_ english: String) -> String? {
    let forms: [(String, String, (String, String) -> String)] = [
      ("Unexpected argument '", "'", { name, _ in "không hiểu \"\(name)\"; xem chitra --help." }),
      ("Missing expected argument '", "'", { name, _ in "thiếu \(name)." }),
      ("Missing value for '", "'", { name, _ in "thiếu giá trị sau \(name)." }),
      (
        "Unknown option '", "'",
        { name, rest in
          guard let near = rest.split(separator: "'").dropFirst().first else { return "không có tùy chọn \(name)." }
          return "không có tùy chọn \(name); có phải là \(near)?"
        }
      ),
      ("The value '", "' is invalid for '", { value, rest in "giá trị \"\(value)\" không dùng được cho \(rest.prefix { $0 != "'" })." }),
    ]
    for (start, end, words) in forms where english.hasPrefix(start) {
      let rest = english.dropFirst(start.count)
      guard let name = before(end, in: rest) else { continue }
      return words(String(name), String(rest.dropFirst(name.count + end.count)))
    }
    return nil
  }

  private static func before(_ mark: String, in text: Substring) -> Substring? {
    var place = text.startIndex
    while place < text.endIndex {
      if text[place...].hasPrefix(mark) { return text[..<place] }
      place = text.index(after: place)
    }
    return nil
  }
}
