import Testing

@testable import SafeXML

/// The slow and obvious escaper that the fast one has to agree with; nil for a forbidden character.
func escapedSlowly(_ bytes: [UInt8], isAttribute: Bool) -> [UInt8]? {
  var output: [UInt8] = []
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "&"): output += Array("&amp;".utf8)
    case UInt8(ascii: "<"): output += Array("&lt;".utf8)
    case UInt8(ascii: ">"): output += Array("&gt;".utf8)
    case 13: output += Array("&#13;".utf8)
    case 9, 10: output += isAttribute ? Array("&#\(byte);".utf8) : [byte]
    case UInt8(ascii: "\""): output += isAttribute ? Array("&quot;".utf8) : [byte]
    case 0..<32: return nil
    default:
      if index + 2 < bytes.count, byte == 0xEF, bytes[index + 1] == 0xBF, bytes[index + 2] == 0xBE || bytes[index + 2] == 0xBF {
        return nil
      }
      output.append(byte)
    }
    index += 1
  }
  return output
}

/// What the fast escaper makes of the bytes behind a few others.
func escapedFast(_ bytes: [UInt8], isAttribute: Bool, capacity: Int = 0) -> [UInt8]? {
  var buffer = ByteBuffer(capacity: capacity)
  buffer.append(literal: "><")
  do {
    if isAttribute { try buffer.append(escapingAttribute: bytes.span) } else { try buffer.append(escaping: bytes.span) }
  } catch {
    let count = buffer.count
    #expect(count == 2)
    return nil
  }
  return Array(buffer.bytes.dropFirst(2))
}

@Suite struct EscapingTests {
  @Test(arguments: [
    ("", "", ""), ("a", "a", "a"), ("a<b", "a&lt;b", "a&lt;b"), ("&&", "&amp;&amp;", "&amp;&amp;"), ("]]>", "]]&gt;", "]]&gt;"),
    ("say \"no\"", "say \"no\"", "say &quot;no&quot;"), ("it's", "it's", "it's"), ("a\r\nb", "a&#13;\nb", "a&#13;&#10;b"),
    ("a\tb", "a\tb", "a&#9;b"), ("Nguyễn Thị Bưởi & con", "Nguyễn Thị Bưởi &amp; con", "Nguyễn Thị Bưởi &amp; con"),
    ("\u{FEFF}\u{FFFD}\u{F900}", "\u{FEFF}\u{FFFD}\u{F900}", "\u{FEFF}\u{FFFD}\u{F900}"), ("\u{7F}", "\u{7F}", "\u{7F}"),
  ])
  func `text and attributes are escaped`(_ text: String, _ content: String, _ attribute: String) {
    #expect(escapedFast(Array(text.utf8), isAttribute: false) == Array(content.utf8))
    #expect(escapedFast(Array(text.utf8), isAttribute: true) == Array(attribute.utf8))
  }

  @Test func `each special byte is seen at each place of texts of every length to seventy`() {
    for special: [UInt8] in [[0x26], [0x3C], [0x3E], [0x22], [0x0D], [0x09], [0x0A], [0xEF, 0xBC, 0x81], [0xEF, 0xBF, 0xBD]] {
      for length in 0...70 {
        for place in 0...length {
          var bytes = [UInt8](repeating: 0x61, count: length)
          bytes.insert(contentsOf: special, at: place)
          for isAttribute in [false, true] {
            #expect(escapedFast(bytes, isAttribute: isAttribute) == escapedSlowly(bytes, isAttribute: isAttribute))
          }
        }
      }
    }
  }

  @Test func `every byte value alone and in a block is treated as by the slow escaper`() {
    for byte in UInt8.min...UInt8.max {
      for bytes in [[byte], [UInt8](repeating: 0x20, count: 20) + [byte], [byte] + [UInt8](repeating: 0xFF, count: 20)] {
        for isAttribute in [false, true] {
          #expect(escapedFast(bytes, isAttribute: isAttribute) == escapedSlowly(bytes, isAttribute: isAttribute), "byte \(byte)")
        }
      }
    }
  }

  @Test func `random bytes are escaped as by the slow escaper`() {
    // Seed 20261020.
    var numbers = SeededNumbers(seed: 20_261_020)
    let usual = Array("abcđễ <>&\"'\r\n\t0123456789".utf8)
    for _ in 0..<4000 {
      let bytes = (0..<Int.random(in: 0...120, using: &numbers)).map { _ in
        Int.random(in: 0...400, using: &numbers) == 0 ? UInt8.random(in: 0...255, using: &numbers) : usual.randomElement(using: &numbers)!
      }
      for isAttribute in [false, true] {
        #expect(escapedFast(bytes, isAttribute: isAttribute) == escapedSlowly(bytes, isAttribute: isAttribute))
      }
    }
  }

  @Test(arguments: Array(UInt8(0)...8) + [11, 12] + Array(14...31))
  func `a control character is refused with its place`(_ control: UInt8) {
    for place in [0, 7, 8, 15, 16, 17, 40] {
      var buffer = ByteBuffer()
      let text = [UInt8](repeating: 0x78, count: place) + [control, 0x78]
      #expect(throws: XMLForbiddenCharacter(byteIndex: place, scalar: Unicode.Scalar(control))) {
        try buffer.append(escaping: text.span)
      }
      let isEmpty = buffer.isEmpty
      #expect(isEmpty)
    }
  }

  @Test(arguments: ["\u{FFFE}", "\u{FFFF}"])
  func `a character that is none is refused`(_ text: String) {
    var buffer = ByteBuffer()
    #expect(throws: XMLForbiddenCharacter(byteIndex: 2, scalar: text.unicodeScalars.first!)) {
      try buffer.append(escapingAttribute: Array("ab\(text)".utf8).span)
    }
  }

  @Test func `text that grows sixfold fits into a small buffer`() {
    let bytes = [UInt8](repeating: 0x22, count: 10_000)
    #expect(escapedFast(bytes, isAttribute: true, capacity: 1) == Array(String(repeating: "&quot;", count: 10_000).utf8))
  }

  @Test func `random text comes back through the reader as it was`() throws {
    // Seed 7.
    var numbers = SeededNumbers(seed: 7)
    let letters = Array("aZ09 <>&\"'\t\n\r;#đĐễỰ\u{301}\u{85}\u{2028}𝄞\u{FFFD}\u{E000}".unicodeScalars)
    for _ in 0..<500 {
      var scalars = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...60, using: &numbers) { scalars.append(letters.randomElement(using: &numbers)!) }
      let text = String(scalars)
      var writer = XMLByteWriter()
      writer.declaration()
      writer.startWithAttributes("b")
      try writer.attribute("k", text.utf8.span)
      writer.endOfStart()
      try writer.text(text.utf8.span)
      writer.end("b")
      var reader = XMLReader(smallVocabulary)
      try reader.feed(writer.buffer.bytes.span)
      let found = reader.events.map { Array(reader.text[$0.textRange]) }
      try reader.finish()
      // Compared as bytes: strings would be equal up to normalisation.
      #expect(found == [[], Array(text.utf8), Array(text.utf8)])
    }
  }
}

@Suite struct ByteBufferTests {
  @Test(arguments: [
    0, 1, 9, 10, 11, 99, 100, 101, 999, 1000, 1001, 9999, 10_000, 10_001, 99_999, 100_000, 999_999, 1_000_000, 9_999_999, 10_000_000,
    1_234_567_890_123, -1, -10, -500_000, Int64.max, Int64.max - 1, Int64.min, Int64.min + 1,
  ])
  func `a number has its decimal digits`(_ number: Int64) {
    var buffer = ByteBuffer()
    buffer.append(decimal: number)
    #expect(buffer.bytes == Array(String(number).utf8))
  }

  @Test func `numbers at every power of ten and random ones have their digits`() {
    var numbers = SeededNumbers(seed: 1)
    var buffer = ByteBuffer()
    var power: UInt64 = 1
    for _ in 0..<20 {
      for number in [power - 1, power, power &+ 1, UInt64.random(in: 0...power, using: &numbers)] {
        buffer.removeAll()
        buffer.append(decimal: number)
        #expect(buffer.bytes == Array(String(number).utf8))
      }
      power = power.multipliedReportingOverflow(by: 10).overflow ? .max : power * 10
    }
  }

  @Test(arguments: [(5, 3, "005"), (5, 1, "5"), (0, 2, "00"), (123, 3, "123"), (0, 1, "0")])
  func `a number fills its width with zeros`(_ number: UInt64, _ width: Int, _ text: String) {
    var buffer = ByteBuffer()
    let fits = buffer.append(decimal: number, width: width)
    #expect(fits)
    #expect(buffer.bytes == Array(text.utf8))
  }

  @Test(arguments: [(1000, 3), (10, 1), (0, 0), (UInt64.max, 19)])
  func `a number wider than its field is not written`(_ number: UInt64, _ width: Int) {
    var buffer = ByteBuffer()
    let fits = buffer.append(decimal: number, width: width)
    #expect(!fits)
    #expect(buffer.bytes.isEmpty)
  }

  @Test func `a buffer grows from any size and keeps its bytes`() {
    for capacity in [0, 63, 64, 65, 1000] {
      var buffer = ByteBuffer(capacity: capacity)
      var expected: [UInt8] = []
      for round in 0..<200 {
        buffer.append(UInt8(truncatingIfNeeded: round))
        buffer.append(literal: "đồng")
        buffer.append(literal: "x")
        buffer.append([1, 2, 3].span)
        buffer.append(repeating: 0x20, count: round % 5)
        expected += [UInt8(round)] + Array("đồngx".utf8) + [1, 2, 3] + [UInt8](repeating: 0x20, count: round % 5)
      }
      #expect(buffer.bytes == expected)
      buffer.patch(at: 1, bytes: Array("DONG".utf8).span)
      expected.replaceSubrange(1..<5, with: Array("DONG".utf8))
      #expect(buffer.bytes == expected)
      let (count, first) = (buffer.count, buffer[1])
      #expect(count == expected.count)
      #expect(first == UInt8(ascii: "D"))
      let sum = buffer.withBytes { span in span.indices.reduce(0) { $0 + Int(span[$1]) } }
      #expect(sum == expected.reduce(0) { $0 + Int($1) })
      buffer.truncate(to: 2)
      #expect(buffer.bytes == [0, UInt8(ascii: "D")])
      buffer.removeAll()
      #expect(buffer.bytes.isEmpty)
    }
  }

  @Test func `elements and attributes are written as they are read`() throws {
    var writer = XMLByteWriter(capacity: 0)
    writer.declaration()
    writer.start("order")
    writer.startWithAttributes("pay")
    try writer.attribute("k", Array("a\"b".utf8).span)
    writer.endOfStart()
    writer.element("amount", decimal: 1_500_000)
    try writer.element("name", "Đào & Mận")
    writer.literal("</pay></order>")
    let expected =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<order><pay k=\"a&quot;b\"><amount>1500000</amount><name>Đào &amp; Mận</name></pay></order>"
    #expect(writer.buffer.bytes == Array(expected.utf8))
  }

  @Test func `an element that cannot be written leaves nothing behind`() throws {
    var writer = XMLByteWriter()
    writer.start("a")
    #expect(throws: XMLForbiddenCharacter(byteIndex: 1, scalar: "\u{0}")) { try writer.element("b", "x\u{0}") }
    #expect(throws: XMLForbiddenCharacter(byteIndex: 0, scalar: "\u{1}")) { try writer.attribute("k", Array("\u{1}".utf8).span) }
    #expect(writer.buffer.bytes == Array("<a>".utf8))
  }
}
