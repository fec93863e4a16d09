// A small JSON writer: keys in the order written, integers as integers, two-space indent. Same input, same bytes.

/// Builds one JSON document.
struct JSONText {
  private(set) var text = ""
  private var depth = 0
  private var isFirst = true

  /// Opens an object, after a key or as an element.
  mutating func object(_ key: String? = nil, _ body: (inout JSONText) -> Void) { nested(key, "{", "}", body) }
  /// Opens an array, after a key or as an element.
  mutating func array(_ key: String? = nil, _ body: (inout JSONText) -> Void) { nested(key, "[", "]", body) }

  /// A string member or element.
  mutating func string(_ key: String? = nil, _ value: String) {
    lead(key)
    text += JSONText.quoted(value)
  }

  /// An integer member or element.
  mutating func integer(_ key: String? = nil, _ value: some BinaryInteger) {
    lead(key)
    text += String(value)
  }

  /// A boolean member or element.
  mutating func boolean(_ key: String? = nil, _ value: Bool) {
    lead(key)
    text += value ? "true" : "false"
  }

  /// A null member.
  mutating func null(_ key: String? = nil) {
    lead(key)
    text += "null"
  }

  /// A count and an amount, the pair of every total.
  mutating func totals(_ key: String, count: Int, amount: Int64) {
    object(key) {
      $0.integer("count", count)
      $0.integer("amount", amount)
    }
  }

  private mutating func nested(_ key: String?, _ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    lead(key)
    text += open
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newline() }
    isFirst = false
    text += close
    if depth == 0 { text += "\n" }
  }

  private mutating func lead(_ key: String?) {
    if depth > 0 {
      if !isFirst { text += "," }
      newline()
    }
    isFirst = false
    if let key { text += JSONText.quoted(key) + ": " }
  }

  private mutating func newline() { text += "\n" + String(repeating: "  ", count: depth) }

  /// A JSON string with its quotes (RFC 8259: quote, backslash and control characters escaped).
  static func quoted(_ value: String) -> String {
    var out = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
