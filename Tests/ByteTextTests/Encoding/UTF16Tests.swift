import ByteText
import Testing

struct UTF16Tests {
  static func encode(_ text: String, _ order: UTF16ByteOrder) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let low = UInt8(truncatingIfNeeded: unit)
      let high = UInt8(truncatingIfNeeded: unit >> 8)
      return order == .littleEndian ? [low, high] : [high, low]
    }
  }

  @Test(
    arguments: [UTF16ByteOrder.littleEndian, .bigEndian],
    ["", "a", "Nguyễn Thị Hoa\r\n", "😀đ\u{10FFFF}", "\u{7FF}\u{800}\u{D7FF}\u{E000}", "a\u{FEFF}b"])
  func `text passes both ways, cut anywhere`(order: UTF16ByteOrder, text: String) {
    var encoded: [UInt8] = []
    let encoder = UTF16Encoder(byteOrder: order)
    #expect(encoder.append(text.bytes.span, 0..<text.utf8.count, to: &encoded) == nil)
    #expect(encoded == Self.encode(text, order))
    let withMark = Self.encode("\u{FEFF}", order) + encoded
    for cut in 0...withMark.count {
      var decoder = UTF16Decoder(byteOrder: order)
      var arena: [UInt8] = []
      decoder.decode(withMark.span, 0..<cut, isFinal: false, to: &arena)
      #expect(decoder.decode(withMark.span, cut..<withMark.count, isFinal: true, to: &arena) == nil)
      #expect(arena == text.bytes, "cut at \(cut)")
    }
    var marked: [UInt8] = []
    encoder.appendByteOrderMark(to: &marked)
    #expect(marked == Self.encode("\u{FEFF}", order))
  }

  @Test(
    arguments: [
      ([0x41, 0, 0x00, 0xD8], .loneSurrogate, 2), ([0x00, 0xDC], .loneSurrogate, 0), ([0x00, 0xD8, 0x41, 0], .loneSurrogate, 0),
      ([0x41, 0, 0x42], .halfUnit, 2), ([0x41, 0, 0x00, 0xD8, 0x00, 0xD8], .loneSurrogate, 2),
    ] as [([UInt8], UTF16Problem.Kind, Int)])
  func `broken pairs are named by their place`(bytes: [UInt8], kind: UTF16Problem.Kind, offset: Int) {
    for cut in 0...bytes.count {
      var decoder = UTF16Decoder(byteOrder: .littleEndian)
      var arena: [UInt8] = []
      decoder.decode(bytes.span, 0..<cut, isFinal: false, to: &arena)
      decoder.decode(bytes.span, cut..<bytes.count, isFinal: true, to: &arena)
      #expect(decoder.problem?.kind == kind, "cut at \(cut)")
      #expect(decoder.problem?.offset == offset, "cut at \(cut)")
    }
  }

  @Test func `the encoder stops at bytes that are no UTF-8`() {
    var arena: [UInt8] = []
    let bytes: [UInt8] = [0x41, 0xFF, 0x42]
    #expect(UTF16Encoder(byteOrder: .bigEndian).append(bytes.span, 0..<3, to: &arena) == 1)
  }

  @Test func `encodings are told apart`() {
    func guess(_ bytes: [UInt8], isWholeFile: Bool = true) -> TextEncodingGuess {
      TextEncodingGuess.guess(bytes.span, validCount: bytes.count, isWholeFile: isWholeFile)
    }
    let text = "STT,Họ và tên\r\n1,Nguyễn Văn An\r\n"
    #expect(guess(text.bytes).encoding == .utf8)
    #expect(guess(text.bytes).ground == .wellFormed)
    #expect(guess("abc".bytes).ground == .ascii)
    #expect(guess([0xEF, 0xBB, 0xBF] + text.bytes).ground == .byteOrderMark)
    #expect(guess([0xEF, 0xBB, 0xBF] + text.bytes).markLength == 3)
    for order in [UTF16ByteOrder.littleEndian, .bigEndian] {
      #expect(guess(Self.encode(text, order)).encoding == .utf16(order))
      #expect(guess(Self.encode(text, order)).ground == .zeroBytes)
      #expect(guess(Self.encode("\u{FEFF}" + text, order)).encoding == .utf16(order))
      #expect(guess(Self.encode("\u{FEFF}" + text, order)).markLength == 2)
    }
    let legacy = "Nguy".bytes + [0xD4] + "n".bytes
    #expect(guess(legacy).encoding == .unknown)
    guard case .notUTF8(let problem) = guess(legacy).ground else {
      Issue.record("\(guess(legacy))")
      return
    }
    #expect(problem.offset == 4)
    #expect(guess([0, 1, 0, 0, 5, 6, 0, 0]).ground == .binary)
    #expect(guess([0xFF, 0xFE, 0, 0, 65, 0, 0, 0]).encoding == .unknown)
    // A window may end inside a character, a file may not.
    #expect(guess(Array("Nguyễ".bytes.dropLast()), isWholeFile: false).encoding == .utf8)
    #expect(guess(Array("Nguyễ".bytes.dropLast())).encoding == .unknown)
    #expect(guess([]).encoding == .utf8)
  }
}
