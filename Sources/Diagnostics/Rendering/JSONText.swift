/// The little of JSON that reports are written with; the room imports nothing.
public enum JSONText {
  /// A JSON string literal of a text, quotes included: what RFC 8259 section 7 demands is escaped, and nothing else.
  public static func quoted(_ text: String) -> String {
    var literal = "\""
    literal.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

/// Builds one JSON object, member by member, in the order they are added; members without a value are left out.
struct JSONObject {
  private var members: [String] = []

  mutating func add(_ key: String, _ text: String?) {
    if let text { add(key, raw: JSONText.quoted(text)) }
  }

  mutating func add(_ key: String, _ number: Int?) {
    if let number { add(key, raw: String(number)) }
  }

  mutating func add(_ key: String, raw: String) {
    members.append(JSONText.quoted(key) + ":" + raw)
  }

  var isEmpty: Bool { members.isEmpty }
  var text: String { "{" + members.joined(separator: ",") + "}" }
}
