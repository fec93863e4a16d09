// By which words a roster names a regime. The table writes them as people do; both sides are folded before they are compared.

/// A text folded to words, and the percentages in it.
struct RegimeText: Hashable {
  /// Small ASCII letters and digits, a blank before, between and behind the words.
  let words: String
  let percentages: [Int]

  var isEmpty: Bool { words == " " }

  /// What clerks shorten.
  private static let abbreviations: [Substring: [Substring]] = [
    "nct": ["nguoi", "cao", "tuoi"], "nkt": ["nguoi", "khuyet", "tat"], "kt": ["khuyet", "tat"], "tkt": ["tre", "khuyet", "tat"],
    "ktn": ["khuyet", "tat", "nang"], "nktn": ["nguoi", "khuyet", "tat", "nang"], "ktdbn": ["khuyet", "tat", "dac", "biet", "nang"],
    "nktdbn": ["nguoi", "khuyet", "tat", "dac", "biet", "nang"], "dbn": ["dac", "biet", "nang"], "te": ["tre", "em"],
    "tb": ["thuong", "binh"], "bb": ["benh", "binh"], "ls": ["liet", "si"], "cdhh": ["chat", "doc", "hoa", "hoc"],
    "htxh": ["huu", "tri", "xa", "hoi"], "bmvnah": ["me", "viet", "nam", "anh", "hung"],
    "vnah": ["viet", "nam", "anh", "hung"],
  ]

  init(_ text: Span<UInt8>) {
    var bytes: [UInt8] = []
    for index in text.indices {
      // The sign would vanish; "pct" stands for it and is no word of Vietnamese.
      if text[index] == 0x25 { bytes += Array(" pct ".utf8) } else { bytes.append(text[index]) }
    }
    let folded = FoldedName(bytes.span).text.split(separator: " ")
    var (kept, found): ([Substring], [Int]) = ([], [])
    for word in folded {
      guard word == "pct" else {
        kept += RegimeText.abbreviations[word] ?? [word]
        continue
      }
      // "41%-50%" and "41-50%"; the grade before, as in "4/4 (21%)", is no percentage, which begin with 21.
      for place in 0..<2 {
        guard let last = kept.last, last.utf8.count <= 3, let value = Int(last), value <= 100, place == 0 || value >= 21 else { break }
        if found.count < 8 { found.append(value) }
        kept.removeLast()
      }
    }
    words = " " + kept.map { $0 + " " }.joined()
    percentages = found
  }

  private init(words: String) {
    self.words = words
    percentages = []
  }

  init(_ text: String) {
    // The table inside the program is written folded.
    if !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x61 <= 25 || $0 == 0x20 || $0 &- 0x30 <= 9 }) {
      self.init(words: " " + text + " ")
    } else {
      self.init(Array(text.utf8).span)
    }
  }
}

/// Alternatives of words: "khuyết tật nặng+-trẻ em|nkt nặng" is either, the first without "trẻ em"; "41..50%" asks for percentages within
/// these bounds and no other, "0%" for none.
struct RegimeWords: Sendable {
  private struct Alternative: Sendable {
    var needed: [String] = []
    var excluded: [String] = []
    var percentages: ClosedRange<Int>?
    var hasNone = false
  }

  private var alternatives: [Alternative] = []

  /// No words: nothing fits.
  init() {}

  /// Reads the table's form; nil for one that says nothing or has bounds that are none.
  init?(_ text: String) {
    for part in text.split(separator: "|", omittingEmptySubsequences: false) {
      var alternative = Alternative()
      for phrase in part.split(separator: "+", omittingEmptySubsequences: false) {
        if phrase.hasSuffix("%") {
          let ends = phrase.dropLast().split(separator: ".").map { Int($0) }
          guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last, last <= 100 else { return nil }
          if last == 0 { alternative.hasNone = true } else { alternative.percentages = first...last }
          continue
        }
        let isExcluded = phrase.hasPrefix("-")
        let folded = RegimeText(String(isExcluded ? phrase.dropFirst() : phrase))
        if folded.isEmpty { return nil }
        if isExcluded { alternative.excluded.append(folded.words) } else { alternative.needed.append(folded.words) }
      }
      if alternative.needed.isEmpty { return nil }
      alternatives.append(alternative)
    }
  }

  func fit(_ text: RegimeText) -> Bool {
    alternatives.contains { alternative in
      if alternative.hasNone, !text.percentages.isEmpty { return false }
      if let bounds = alternative.percentages, text.percentages.isEmpty || !text.percentages.allSatisfy(bounds.contains) { return false }
      return alternative.needed.allSatisfy { text.words.contains($0) } && !alternative.excluded.contains { text.words.contains($0) }
    }
  }
}
