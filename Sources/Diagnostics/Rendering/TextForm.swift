/// The form for people: `FILE:LINE:COLUMNS: error CODE: message`, then excerpt, place, found, expected, fix and related places.
struct TextForm {
  let options: RenderOptions

  func render(_ diagnostic: Diagnostic) -> String {
    let language = options.language
    var text = VisibleText.visible(diagnostic.location?.text ?? "chitra")
    text += ": \(diagnostic.severity.rawValue) \(diagnostic.code): "
    text += VisibleText.visible(diagnostic.message(language, showValues: options.showValues)) + "\n"
    if let excerpt = diagnostic.excerpt { text += ExcerptForm(showValues: options.showValues).render(excerpt) }
    if let path = diagnostic.location?.path { text += part(.place, [path]) }
    if let found = diagnostic.found { text += part(.found, ["\"\(found.shown(showValues: options.showValues))\""]) }
    if let expected = diagnostic.expected { text += part(.expected, [expected.words.text(language)]) }
    let fix = diagnostic.words(\.fix, showValues: options.showValues, counted: false)
    text += part(.fix, fix.lines(language))
    for place in diagnostic.related {
      text += part(.related, [place.location.text + (place.remark.map { " " + $0.text(language) } ?? "")])
    }
    return text
  }

  private func part(_ label: Label, _ lines: [String]) -> String {
    let widest = Label.allCases.map { $0.words.text(options.language).count }.max() ?? 0
    let name = label.words.text(options.language) + ":"
    let indent = String(repeating: " ", count: widest + 4)
    let first = "  " + name + String(repeating: " ", count: widest + 2 - name.count)
    var text = ""
    for (index, line) in lines.enumerated() {
      text += (index == 0 ? first : indent) + VisibleText.visible(line) + "\n"
    }
    return text
  }

  private enum Label: CaseIterable {
    case place, found, expected, fix, related

    var words: Bilingual {
      switch self {
      case .place: Bilingual(vi: "tại", en: "at")
      case .found: Bilingual(vi: "thấy", en: "found")
      case .expected: Bilingual(vi: "cần", en: "expected")
      case .fix: Bilingual(vi: "cách sửa", en: "fix")
      case .related: Bilingual(vi: "xem cả", en: "see also")
      }
    }
  }
}

/// Draws an excerpt with line numbers and carets; a letter takes the columns a terminal gives it.
struct ExcerptForm {
  let showValues: Bool

  func render(_ excerpt: Excerpt) -> String {
    let lines = split(masked(VisibleText.pieces(excerpt.bytes), excerpt), excerpt.bytes)
    let gutter = String(excerpt.firstLine + lines.count - 1).count
    var text = ""
    for (index, line) in lines.enumerated() {
      let number = String(excerpt.firstLine + index)
      let cutBefore = index == 0 && excerpt.isCutBefore
      let cutAfter = index == lines.count - 1 && excerpt.isCutAfter
      text += "  " + String(repeating: " ", count: gutter - number.count) + number + " | "
      text += (cutBefore ? "…" : "") + line.pieces.map(\.text).joined() + (cutAfter ? "…" : "") + "\n"
      if let carets = carets(line, excerpt.marked) {
        text += "  " + String(repeating: " ", count: gutter) + " | " + (cutBefore ? " " : "") + carets + "\n"
      }
    }
    return text
  }

  private struct Line {
    var pieces: [VisibleText.Piece]
    /// The bytes of the line, its line end included.
    var source: Range<Int>
  }

  private func split(_ pieces: [VisibleText.Piece], _ bytes: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var current = Line(pieces: [], source: 0..<0)
    func dropCarriageReturn() {
      guard let last = current.pieces.last, bytes[last.source.lowerBound] == UInt8(ascii: "\r") else { return }
      current.pieces.removeLast()
    }
    for piece in pieces {
      current.source = current.source.lowerBound..<piece.source.upperBound
      if bytes[piece.source.lowerBound] == UInt8(ascii: "\n") {
        dropCarriageReturn()
        lines.append(current)
        current = Line(pieces: [], source: piece.source.upperBound..<piece.source.upperBound)
      } else {
        current.pieces.append(piece)
      }
    }
    if !current.pieces.isEmpty || lines.isEmpty {
      dropCarriageReturn()
      lines.append(current)
    }
    return lines
  }

  /// Blanks and carets under a line, or `nil` if the marked bytes lie elsewhere; an empty mark is one caret.
  private func carets(_ line: Line, _ marked: Range<Int>?) -> String? {
    guard let marked else { return nil }
    let isPoint = marked.isEmpty
    if isPoint {
      guard marked.lowerBound >= line.source.lowerBound, marked.lowerBound <= line.source.upperBound else { return nil }
    } else {
      guard marked.overlaps(line.source) else { return nil }
    }
    var before = 0
    var under = 0
    for piece in line.pieces {
      if !isPoint && piece.source.overlaps(marked) {
        under += piece.width
      } else if piece.source.upperBound <= marked.lowerBound {
        before += piece.width
      }
    }
    return String(repeating: " ", count: before) + String(repeating: "^", count: max(1, under))
  }

  private func masked(_ pieces: [VisibleText.Piece], _ excerpt: Excerpt) -> [VisibleText.Piece] {
    guard !showValues else { return pieces }
    guard !excerpt.isOfUnknownContent else { return pieces.map(shape) }
    var masked = pieces
    for range in excerpt.sensitive {
      // A line end inside the range stays, so that the lines keep their numbers; each part is masked for itself.
      let parts = range.bytes.split { excerpt.bytes.indices.contains($0) && excerpt.bytes[$0] == UInt8(ascii: "\n") }
      for part in parts {
        guard let start = part.first, let end = part.last,
          let first = masked.firstIndex(where: { $0.source.overlaps(start..<end + 1) }),
          let last = masked.lastIndex(where: { $0.source.overlaps(start..<end + 1) })
        else { continue }
        masked.replaceSubrange(first...last, with: mask(Array(masked[first...last]), range.kind))
      }
    }
    return masked
  }

  /// A star for a letter, digit or strange byte; separators, quotes and blanks stay, for they show where a record broke.
  private func shape(_ piece: VisibleText.Piece) -> VisibleText.Piece {
    guard let scalar = piece.text.unicodeScalars.first, piece.text.unicodeScalars.count == 1 else {
      return VisibleText.Piece(text: "*", width: 1, source: piece.source)
    }
    switch scalar.properties.generalCategory {
    case .dashPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator:
      return piece
    case .nonspacingMark, .enclosingMark:
      return VisibleText.Piece(text: "", width: 0, source: piece.source)
    default:
      return VisibleText.Piece(text: "*", width: 1, source: piece.source)
    }
  }

  /// One masked piece for each letter with its marks, so that the columns stay.
  private func mask(_ pieces: [VisibleText.Piece], _ kind: SensitiveKind) -> [VisibleText.Piece] {
    var letters: [VisibleText.Piece] = []
    for piece in pieces {
      if piece.width == 0, let last = letters.last {
        letters[letters.count - 1].text += piece.text
        letters[letters.count - 1].source = last.source.lowerBound..<piece.source.upperBound
      } else {
        letters.append(piece)
      }
    }
    let plain = letters.map { $0.text.count == 1 ? $0.text : "?" }.joined()
    let hidden = Array(Masking.maskKeepingLength(plain, as: kind))
    for index in letters.indices {
      letters[index].text = hidden.count == letters.count ? String(hidden[index]) : "*"
      letters[index].width = 1
    }
    return letters
  }
}
