// Decides in which letters a text is written: looks through all of it, and says what is done and how sure it is.

internal import ByteText
import Files

/// What is done to the letters of a text.
enum LetterPlan: Equatable {
  /// Nothing: it is Unicode, or nobody can say what it is.
  case keep
  /// Every byte is read in one encoding.
  case whole(LegacyEncoding)
  /// Cells are read in these encodings, the surest first; the others stay as they are.
  case cells([LegacyEncoding])
  /// The user must say which.
  case ask
}

/// The plan for one text and its grounds.
struct LetterDecision {
  var plan = LetterPlan.keep
  /// The encoding named by the user.
  var named: LegacyEncoding?
  /// What was found, the surest first; where nothing is sure, the one likeliest.
  var verdicts: [EncodingVerdict] = []
  var survey = EncodingSurvey()

  /// At least so many different words of UTF-8 make a text of old bytes a mixture.
  private static let unicodeWords = 3

  /// Looks at a text that is UTF-8 or of unknown bytes; `head` is its beginning.
  static func make(_ text: InputFile, head: [UInt8], named: LegacyEncoding?) throws(FileProblem) -> LetterDecision {
    var decision = LetterDecision()
    decision.named = named
    // Documents of other kinds name their encoding themselves.
    if named == nil, isMarkup(head) { return decision }
    let quick = try look(at: text)
    guard quick.hasHighBytes, named != nil || quick.hasSigns || !quick.isUTF8 else { return decision }
    decision.survey = try survey(text)
    let evidence = decision.survey.evidence
    let hasTable = CSVDialect.detect(head.span, validCount: head.count, isWholeFile: text.size <= head.count).confidence > .none
    while let verdict = evidence.verdict(without: decision.verdicts.map(\.encoding)) {
      // One odd word of bytes is rather the end of a file that was cut within a letter.
      guard verdict.isCertain, quick.isUTF8 || verdict.fitting >= 2 else {
        if decision.verdicts.isEmpty { decision.verdicts = evidence.mixture() ?? [verdict] }
        break
      }
      decision.verdicts.append(verdict)
    }
    if let named {
      let isBytes = !quick.isUTF8 && named != .utf8AsLatin1
      decision.plan = isBytes && (evidence.unicodeWords < unicodeWords || !hasTable) ? .whole(named) : .cells([named])
      return decision
    }
    // Records of fixed width are counted in bytes, and their letters are ASCII: their reader says what a byte beyond it is.
    guard hasTable else { return decision }
    let found = decision.verdicts.filter { $0.isCertain && (quick.isUTF8 || $0.fitting >= 2) }.map(\.encoding)
    if found.isEmpty {
      if decision.mustAsk(isUTF8: quick.isUTF8) { decision.plan = .ask }
    } else if !quick.isUTF8, found.count == 1, evidence.unicodeWords < unicodeWords, found[0] != .utf8AsLatin1 {
      decision.plan = .whole(found[0])
    } else {
      decision.plan = .cells(found)
    }
    return decision
  }

  /// Carries the plan out; nil where nothing is converted.
  func convert(_ text: InputFile, head: [UInt8]) throws(FileProblem) -> LetterStage? {
    switch plan {
    case .keep, .ask: return nil
    case .whole(let encoding): return try LetterStage(text, whole: encoding)
    case .cells(let encodings):
      let stage = try LetterStage(text, head: head, cells: encodings, isNamed: named != nil)
      // What was found in words may be in no cell as a whole.
      return stage.cells.isEmpty && stage.kept == (0, 0) ? nil : stage
    }
  }

  /// One odd cell is a matter of its row; a fifth of the lines, or of the words, is a matter of the file.
  private func mustAsk(isUTF8: Bool) -> Bool {
    if !isUTF8 { return survey.rawLines * 5 > survey.lines }
    let old = survey.evidence.explainableWords
    return old >= 3 && old * 5 > old + survey.evidence.settledWords
  }

  private static func isMarkup(_ head: [UInt8]) -> Bool {
    let first = head.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    return first == UInt8(ascii: "<") || first == UInt8(ascii: "{")
  }

  // MARK: - Looking

  private static let windowBytes = 128 << 10

  /// A hundred thousand rows: a list that is longer was put together by a program, and a stray cell behind them is a row's own fault.
  private static let lookedAt = 16 << 20

  /// Whether the first 16 MiB of a text have bytes beyond ASCII, are UTF-8 and have signs of old letters; ends at the first sign or
  /// mistake.
  private static func look(at text: InputFile) throws(FileProblem) -> (hasHighBytes: Bool, isUTF8: Bool, hasSigns: Bool) {
    var window = FileWindow(text, windowBytes: windowBytes)
    var check = UTF8Check()
    var hasSigns = false
    try window.refill(keeping: 0)
    while true {
      let fresh = check.checkedBytes - window.fileOffset
      if check.check(window.bytes.span, fresh..<window.count, isFinal: window.isAtEnd) != nil { return (true, false, hasSigns) }
      if !hasSigns { hasSigns = LetterSigns.areIn(window.bytes.span, count: window.count) }
      if window.isAtEnd || window.fileOffset > lookedAt { return (check.hasNonASCII, true, hasSigns) }
      // A sign may lie across two windows.
      try window.refill(keeping: max(0, window.count - 8))
    }
  }

  private static func survey(_ text: InputFile) throws(FileProblem) -> EncodingSurvey {
    var survey = EncodingSurvey()
    var window = FileWindow(text, windowBytes: windowBytes)
    var unfinished = 0
    repeat {
      try window.refill(keeping: unfinished)
      let end = window.isAtEnd ? window.count : endOfLines(window.bytes, window.count)
      survey.look(at: window.bytes.span, 0..<end)
      unfinished = end
    } while !window.isAtEnd
    return survey
  }

  /// Behind the last line end; everything where there is none.
  private static func endOfLines(_ bytes: [UInt8], _ count: Int) -> Int {
    for offset in (0..<count).reversed() where bytes[offset] == 0x0A { return offset + 1 }
    return count
  }
}
