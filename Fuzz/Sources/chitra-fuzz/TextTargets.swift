// Bytes to pieces: what the fast routines say must hold together, whatever the windows.
import ByteText
import Reconciliation

enum TextTargets {
  /// The same records from one window and from pieces; the first byte names the separator, the second the size of a piece.
  static func csv(_ input: [UInt8]) {
    guard input.count > 2 else { return }
    let separator = CSVDialect.candidates[Int(input[0]) % CSVDialect.candidates.count]
    let piece = Int(input[1]) + 1
    let bytes = Array(input[2...])
    _ = CSVDialect.detect(bytes.span, validCount: bytes.count, isWholeFile: true)
    let whole = records(bytes, separator, piece: bytes.count)
    let pieces = records(bytes, separator, piece: piece)
    require(whole.records == pieces.records, "windows change the records")
    require(whole.problem == pieces.problem, "windows change the problem")
    require(whole.problem != nil || whole.consumed == bytes.count, "bytes are left over")
  }

  private struct Scanned {
    var records: [[UInt8]] = []
    var problem: CSVProblem.Kind?
    var consumed = 0
  }

  /// Each record as its fields' lengths and bytes; what lies outside the window traps.
  private static func records(_ bytes: [UInt8], _ separator: UInt8, piece: Int) -> Scanned {
    var scanner = CSVScanner(separator: separator)
    var index = CSVIndex()
    var found = Scanned()
    var start = 0
    var end = min(piece, bytes.count)
    while true {
      let window = Array(bytes[start..<end]) + [UInt8](repeating: 0, count: 64)
      let outcome = scanner.scan(window.span, from: 0, validCount: end - start, isFinal: end == bytes.count, into: &index)
      require((0...end - start).contains(outcome.consumed), "consumed lies outside the window")
      var expected = 0
      for number in 0..<index.recordCount {
        let record = index.record(number)
        require(Int(record.offset) == expected, "records do not follow one another")
        expected += Int(record.length)
        var text: [UInt8] = []
        for place in record.fieldRange {
          let range = index.fields[place].range
          require(range.upperBound <= end - start, "a field lies outside the window")
          let lies = range.lowerBound >= Int(record.offset) && range.upperBound <= Int(record.offset + record.length)
          require(lies, "a field lies outside its record")
          text += Array(String(range.count).utf8) + [0x3A] + window[range] + [0x2C]
        }
        found.records.append(text)
      }
      if outcome.problem == nil { require(expected == outcome.consumed, "records end elsewhere than what was consumed") }
      found.consumed = start + outcome.consumed
      if let problem = outcome.problem {
        found.problem = problem.kind
        return found
      }
      if end == bytes.count { return found }
      start += outcome.consumed
      end = min(end + piece, bytes.count)
    }
  }

  /// The standard library's validation is the oracle; the first byte is the size of a piece.
  static func utf8(_ input: [UInt8]) {
    guard input.count > 1 else { return }
    let piece = Int(input[0]) + 1
    let bytes = Array(input[1...])
    var check = UTF8Check()
    var problem: UTF8Problem?
    var start = 0
    repeat {
      let end = min(start + piece, bytes.count)
      let window = Array(bytes[start..<end]) + [UInt8](repeating: 0, count: 64)
      problem = check.check(window.span, 0..<end - start, isFinal: end == bytes.count)
      start = end
    } while start < bytes.count && problem == nil
    require((problem == nil) == (String(validating: bytes, as: UTF8.self) != nil), "the check and the standard library differ")
    if let problem {
      require(problem.offset < bytes.count, "the bad byte lies outside the text")
      require(String(validating: bytes[..<problem.offset], as: UTF8.self) != nil, "a mistake before the one that was reported")
    }
  }

  /// Decoding does not depend on the windows, gives UTF-8, and encoding gives the bytes back.
  static func utf16(_ input: [UInt8]) {
    guard input.count > 2 else { return }
    let order: UTF16ByteOrder = input[0] & 1 == 0 ? .littleEndian : .bigEndian
    let bytes = Array(input[2...])
    let whole = decoded(bytes, order, piece: bytes.count)
    let pieces = decoded(bytes, order, piece: Int(input[1]) + 1)
    require(whole.text == pieces.text && whole.problem == pieces.problem, "windows change the text")
    require(String(validating: whole.text, as: UTF8.self) != nil, "what was decoded is no UTF-8")
    guard whole.problem == nil else { return }
    var again: [UInt8] = []
    let encoder = UTF16Encoder(byteOrder: order)
    let mark: [UInt8] = order == .littleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
    if bytes.starts(with: mark) { encoder.appendByteOrderMark(to: &again) }
    require(encoder.append(whole.text.span, 0..<whole.text.count, to: &again) == nil, "decoded text cannot be encoded")
    require(again == bytes, "encoding does not give the bytes back")
  }

  private static func decoded(_ bytes: [UInt8], _ order: UTF16ByteOrder, piece: Int) -> (text: [UInt8], problem: UTF16Problem?) {
    var decoder = UTF16Decoder(byteOrder: order)
    var text: [UInt8] = []
    var start = 0
    repeat {
      let end = min(start + piece, bytes.count)
      _ = decoder.decode(bytes.span, start..<end, isFinal: end == bytes.count, to: &text)
      start = end
    } while start < bytes.count && decoder.problem == nil
    return (text, decoder.problem)
  }

  /// A reference that stands in a text is found, whatever stands around it; nothing found is no reference.
  static func finder(_ input: [UInt8]) {
    guard input.count > 8 else { return }
    let number = input[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let finder = ReferenceFinder()
    let text = Array(input[8...])
    finder.find(in: text.span) { reference, _ in require(PaymentReference(packed: reference.packed) != nil, "no reference was found") }
    finder.findWords(in: text.span) { word in
      switch word {
      case .beginning(_, let length): require((8...11).contains(length), "a beginning of \(length) characters")
      case .whole(let reference): require(PaymentReference(packed: reference.packed) != nil, "no reference is a word")
      }
    }
    guard let reference = PaymentReference(hash50: number >> 14, attempt: Int(number & 31) + 1) else { return }
    // A digit that is no character of references keeps what stands before and behind apart.
    var around = text
    around.append(0x30)
    reference.append(to: &around)
    around.append(0x31)
    around += text.reversed()
    var isFound = false
    finder.find(in: around.span) { found, grade in
      if found == reference, grade == .intact { isFound = true }
    }
    require(isFound, "\(reference) is not found")
    require(PaymentReference(reference.description) == reference, "a reference does not read itself")
  }

  /// Any bytes in every older encoding: text is UTF-8, pieces give the same as the whole, and what is written reads as before.
  static func letters(_ input: [UInt8]) {
    guard let first = input.first else { return }
    let (bytes, piece) = (Array(input.dropFirst()), Int(first) + 1)
    var survey = EncodingSurvey()
    survey.look(at: bytes.span, 0..<bytes.count)
    if let verdict = survey.evidence.verdict() { require((0...99).contains(verdict.confidence), "a confidence outside 0…99") }
    for encoding in LegacyEncoding.allCases where encoding != .utf8AsLatin1 {
      let decoder = LegacyDecoder(encoding)
      let (text, found) = decoded(bytes, decoder)
      require(String(validating: text, as: UTF8.self) != nil, "text that is not UTF-8")
      // Capitals of TCVN3 are told by their cell, which a piece may cut.
      if encoding != .tcvn3 { require(inPieces(bytes, decoder, piece) == text, "pieces change the text") }
      // A raised Đ has a byte of its own, which the letters beside it take for a capital.
      guard found == LegacyDecoding() else { continue }
      var (encoder, again) = (LegacyEncoder(encoding), [UInt8]())
      encoder.append(text.span, 0..<text.count, to: &again)
      if encoder.replacedCharacters == 0, encoding != .viscii {
        require(decoded(again, decoder).text == text, "written text reads as another")
      }
    }
    repair(bytes)
  }

  private static func decoded(_ bytes: [UInt8], _ decoder: LegacyDecoder) -> (text: [UInt8], found: LegacyDecoding) {
    var (text, found) = ([UInt8](), LegacyDecoding())
    decoder.decode(bytes.span, 0..<bytes.count, to: &text, &found)
    return (text, found)
  }

  private static func inPieces(_ bytes: [UInt8], _ decoder: LegacyDecoder, _ piece: Int) -> [UInt8] {
    var (text, found, start) = ([UInt8](), LegacyDecoding(), 0)
    while start < bytes.count {
      // A window that holds nothing but marks is cut anywhere; one as long as any run of marks never is.
      let window = start..<min(bytes.count, start + max(piece, bytes.count / 2 + 1))
      let end = window.upperBound == bytes.count ? bytes.count : decoder.wholePart(bytes.span, window)
      require(end > start && end <= window.upperBound, "the whole part lies outside the window")
      if window.upperBound < bytes.count, end == window.upperBound, bytes[end - 1] != 0x0A { return decoded(bytes, decoder).text }
      decoder.decode(bytes.span, start..<end, to: &text, &found)
      start = end
    }
    return text
  }

  /// Cells of a table: records that hold nothing old stay as they are.
  private static func repair(_ bytes: [UInt8]) {
    let padded = bytes + [UInt8](repeating: 0, count: 64)
    var (scanner, index) = (CSVScanner(separator: UInt8(ascii: ",")), CSVIndex())
    _ = scanner.scan(padded.span, validCount: bytes.count, isFinal: true, into: &index)
    var repair = LetterRepair([.tcvn3, .vni, .utf8AsLatin1], isNamed: false)
    for number in 0..<index.recordCount { repair.learn(padded.span, index.record(number), index) }
    for number in 0..<index.recordCount {
      let record = index.record(number)
      var text: [UInt8] = []
      let isChanged = repair.append(padded.span, record, index, to: &text)
      let own = Array(padded[Int(record.offset)..<Int(record.offset + record.length)])
      if repair.convertedCells.allSatisfy({ $0 == 0 }) { require(text == own, "a record without old letters is changed") }
      require(isChanged || text == own, "a change that is not told")
    }
  }
}
