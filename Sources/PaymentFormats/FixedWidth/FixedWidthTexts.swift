// Texts on their way into fixed-width fields: folded to the bank's letters, cut at a word, and each change counted.

internal import ByteText
internal import Diagnostics
internal import PaymentModel

/// How the text of one field is made to fit, and what was lost on the way.
struct FixedWidthText {
  let name: String
  let width: Int
  private let charset: FixedWidthCharset
  /// Nil where the text is an identifier, which is never changed.
  private let folding: BankFolding?
  private let isCut: Bool
  private let sensitivity: SensitiveKind?
  private(set) var transliterated = 0
  private(set) var lostLetters = 0
  private(set) var cut = 0
  /// Names that lost a letter: critical, because the money would be for somebody else.
  private(set) var lostNames = 0
  private var isLastDamaged = false
  private var examples: [LossKind: LossExample] = [:]

  /// `isIdentifier` texts stay as they are; the engine refuses what does not fit.
  init(_ field: FieldLayout, name: String, isIdentifier: Bool, sensitivity: SensitiveKind?) {
    self.name = name
    width = field.width
    charset = field.charset
    isCut = field.overflow == .truncate
    self.sensitivity = sensitivity
    guard case .text = field.kind, !isIdentifier else {
      folding = nil
      return
    }
    let signs = (UInt8(0x21)...0x7E).filter { field.charset.contains($0) && !Self.isLetterOrDigit($0) }
    folding = BankFolding(
      letterCase: field.charset.contains(UInt8(ascii: "a")) ? .keep : .upper, punctuation: String(validating: signs, as: UTF8.self) ?? "")
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// Appends the text as it is to be written, and returns its place; `keep` bytes at its front may not be cut.
  mutating func fit(_ bytes: [UInt8], _ range: Range<Int>, keep: Int, to scratch: inout [UInt8]) -> Range<Int> {
    isLastDamaged = false
    guard let folding, !range.isEmpty else {
      let start = scratch.count
      scratch.append(contentsOf: bytes[range])
      return start..<scratch.count
    }
    var place: Range<Int>
    if isReady(bytes.span, range) {
      let start = scratch.count
      scratch.append(contentsOf: bytes[range])
      place = start..<scratch.count
    } else {
      let result = folding.fold(bytes.span, range, to: &scratch)
      place = result.range
      // Blanks that were drawn together are a change too, with no letter changed.
      let isChanged = result.transliterated > 0 || (result.dropped == 0 && !scratch[place].elementsEqual(bytes[range]))
      if isChanged { count(.transliterated, bytes, range, scratch, place) }
      if result.vanished > 0, sensitivity == .name {
        isLastDamaged = true
        lostNames += 1
        if examples[.dropped] == nil { examples[.dropped] = example(bytes, range, scratch, place) }
      } else if result.dropped > 0 {
        count(.dropped, bytes, range, scratch, place)
      }
    }
    if isCut, place.count > width {
      let whole = place
      place = place.lowerBound..<Self.wordEnd(scratch.span, place, width: width, keep: keep)
      count(.truncated, scratch, whole, scratch, place)
    }
    return place
  }

  /// Whether the text has only letters of the set and no blanks that folding would change.
  private func isReady(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var before: UInt8 = 0x20
    for offset in range {
      let byte = bytes[offset]
      guard charset.contains(byte), byte != 0x20 || before != 0x20 else { return false }
      before = byte
    }
    return before != 0x20
  }

  /// The last end of a word within the width, behind the part to be kept, which is not wider.
  static func wordEnd(_ bytes: Span<UInt8>, _ range: Range<Int>, width: Int, keep: Int) -> Int {
    let limit = range.lowerBound + width
    guard limit < range.upperBound else { return range.upperBound }
    var end = limit
    while end > range.lowerBound + keep, bytes[end] != 0x20 { end -= 1 }
    // Nothing to cut at behind what is kept: better half a word than none.
    if end <= range.lowerBound + keep { return limit }
    while end > range.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
    return end
  }

  private mutating func count(_ kind: LossKind, _ bytes: [UInt8], _ range: Range<Int>, _ scratch: [UInt8], _ place: Range<Int>) {
    switch kind {
    case .transliterated: transliterated += 1
    case .truncated: cut += 1
    default: lostLetters += 1
    }
    if examples[kind] == nil { examples[kind] = example(bytes, range, scratch, place) }
  }

  private func example(_ bytes: [UInt8], _ range: Range<Int>, _ scratch: [UInt8], _ place: Range<Int>) -> LossExample {
    LossExample(before: ReportedValue(bytes: bytes[range], sensitivity), after: ReportedValue(bytes: scratch[place], sensitivity))
  }

  /// Whether the name that was fitted last lost a letter; it is then no longer counted.
  mutating func takeLostLetters() -> Bool {
    defer { isLastDamaged = false }
    if isLastDamaged { lostNames -= 1 }
    return isLastDamaged
  }

  /// Adds what was lost.
  func add(to loss: inout LossReport) {
    if transliterated > 0 {
      loss.add(
        .transliterated, .informational, field: name, count: transliterated,
        reason: Bilingual(
          vi: "tệp của ngân hàng chỉ nhận chữ không dấu và dấu cách đơn",
          en: "the bank's file takes letters without marks and single blanks only")
      ) { examples[.transliterated] }
    }
    if lostLetters > 0 {
      loss.add(
        .dropped, .material, field: name, count: lostLetters,
        reason: Bilingual(vi: "ký tự không có trong bảng mã của ngân hàng", en: "signs that the bank's character set does not have")
      ) { examples[.dropped] }
    }
    if lostNames > 0 {
      loss.add(
        .dropped, .critical, field: name, count: lostNames,
        reason: Bilingual(
          vi: "chữ trong tên không có trong bảng mã của ngân hàng", en: "letters of a name that the bank's set does not have")
      ) { examples[.dropped] }
    }
    if cut > 0 {
      loss.add(
        .truncated, .material, field: name, count: cut,
        reason: Bilingual(vi: "trường chỉ rộng \(width) byte", en: "the field is \(width) bytes wide")
      ) { examples[.truncated] }
    }
  }
}
