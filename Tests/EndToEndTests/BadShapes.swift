// Files that are nothing but trouble.

enum BadShapes {
  private static func text(_ how: String, _ text: String) -> BadInput { BadInput(how: how, bytes: Array(text.utf8)) }

  private static func repeated(_ how: String, _ piece: String, _ count: Int) -> BadInput {
    text("\(count) times \(how)", String(repeating: piece, count: count))
  }

  /// At most some kilobytes.
  static let small: [BadInput] = [
    BadInput(how: "empty", bytes: []),
    BadInput(how: "a mark alone", bytes: [0xEF, 0xBB, 0xBF]),
    BadInput(how: "one NUL", bytes: [0]),
    BadInput(how: "NUL bytes", bytes: [UInt8](repeating: 0, count: 5_000)),
    BadInput(how: "bytes of no encoding", bytes: (0..<3_000).map { UInt8(0x80 + $0 % 0x80) }),
    BadInput(how: "half a UTF-16 unit", bytes: Samples.utf16(Samples.goodRoster) + [0x41]),
    BadInput(how: "half a UTF-16 pair", bytes: Samples.utf16(Samples.goodRoster) + [0x00, 0xD8]),
    BadInput(how: "UTF-16 read from its second byte", bytes: [0xFF, 0xFE] + Samples.utf16("abc,def\n", mark: false).dropFirst()),
    text("blanks", " \t\r\n \n"),
    text("one letter", "a"),
    text("one separator", ","),
    text("one brace", "{"),
    text("one bracket", "<"),
    text("words", "Kính gửi Ủy ban nhân dân\nNhờ chuyển giúp.\n"),
    repeated("a quote", "\"", 3_001),
    repeated("an element", "<a>", 3_000),
    repeated("an array", "[", 3_000),
    repeated("an object", "{\"a\":", 3_000),
    repeated("a line end", "\n", 3_000),
    repeated("a carriage return", "\r", 3_000),
    text("a header without rows", "STT,Họ và tên,Ngày sinh,Số CCCD,Đối tượng,Số tiền\n"),
    text("a declared separator and nothing else", "sep=;\n"),
    text("entities", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><PaymentOrder>&b;</PaymentOrder>"),
    text("another document", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022\"/>"),
    text("an encoding nobody knows", "<?xml version=\"1.0\" encoding=\"EBCDIC-XY\"?><PaymentOrder/>"),
  ]

  /// A mebibyte and more.
  static let large: [BadInput] = [
    repeated("a quote", "\"", 1 << 20 | 1),
    repeated("a letter", "a", 1 << 20 | 1),
    repeated("a separator", ",", 1 << 20),
    repeated("a cell", "a;", 1 << 19),
    repeated("a line end", "\n", 1 << 20),
    repeated("an element", "<a>", 1 << 18),
    repeated("an object", "{\"a\":", 1 << 18),
    BadInput(how: "a mebibyte of NUL", bytes: [UInt8](repeating: 0, count: 1 << 20)),
  ]
}
