// What the user is told of older letters: what was found, how sure it is, and an example of each word.

internal import ByteText
internal import Diagnostics

/// How the letters of a source were read, for reports.
public struct LettersRead: Sendable, Hashable {
  /// Names of the encodings converted from, the one with most first; empty where cells were only kept.
  public var encodings: [String]
  /// 0...99; 100 where the user named the encoding.
  public var confidence: Int
  /// Whether the user named it.
  public var isNamed: Bool
  /// Cells converted; nil where every byte of the file was.
  public var cells: Int?
}

/// Findings on the letters of one file.
struct LetterFindings {
  let path: String
  let decision: LetterDecision

  init(_ path: String, _ decision: LetterDecision) {
    self.path = path
    self.decision = decision
  }

  /// Reports what was converted and what was kept; nil where nothing was found.
  func report(_ stage: LetterStage?, _ diagnostics: DiagnosticCollector) -> LettersRead? {
    guard let stage else {
      reportKept(count: decision.survey.evidence.explainableWords, decision.survey.samples.first, diagnostics)
      return nil
    }
    let confidence = decision.named != nil ? 100 : decision.verdicts.filter(\.isCertain).map(\.confidence).min() ?? 0
    var read = LettersRead(encodings: [], confidence: confidence, isNamed: decision.named != nil, cells: nil)
    if case .whole(let encoding) = decision.plan {
      read.encodings = [encoding.name]
      reportConverted(encoding, cells: nil, decision.survey.samples.first?.bytes, line: nil, diagnostics)
    } else {
      read.cells = stage.cells.reduce(0) { $0 + $1.count }
      read.encodings = stage.cells.sorted { $0.count > $1.count }.map(\.encoding.name)
      for (encoding, count) in stage.cells {
        let first = stage.firstConverted?.encoding == encoding ? stage.firstConverted : nil
        reportConverted(encoding, cells: count, first?.bytes, line: first?.line, diagnostics)
      }
      let kept = stage.kept.unclear + stage.kept.doubtful
      reportKept(count: kept, stage.firstKept.map { EncodingSurvey.Sample(line: $0.line, bytes: $0.bytes) }, diagnostics)
    }
    if let named = decision.named { reportMisnamed(named, diagnostics) }
    return read
  }

  /// Asks for the encoding: the words of three cells as the likeliest encodings give them.
  func ask(_ diagnostics: DiagnosticCollector) -> RunFailure {
    diagnostics.report(Codes.encodingChoiceNeeded) {
      let candidates = likeliest()
      var samples = samples(candidates).prefix(3).map { ReportedValue($0) }
      while samples.count < 3 { samples.append("-") }
      return Diagnostic(
        Codes.encodingChoiceNeeded, at: SourceLocation(file: path, line: decision.survey.samples.first?.line ?? 1),
        arguments: [
          candidates.isEmpty
            ? DiagnosticArgument("candidates", Bilingual(vi: "không bảng mã nào đã biết hợp", en: "none that is known fits"))
            : DiagnosticArgument("candidates", ReportedValue(candidates.map(\.name).joined(separator: ", "))),
          DiagnosticArgument("sample1", samples[0]), DiagnosticArgument("sample2", samples[1]), DiagnosticArgument("sample3", samples[2]),
        ])
    }
    return .refused
  }

  // MARK: - Findings

  private func reportConverted(
    _ encoding: LegacyEncoding, cells: Int?, _ sample: [UInt8]?, line: Int?, _ diagnostics: DiagnosticCollector
  ) {
    diagnostics.report(Codes.legacyEncodingConverted) {
      let extent = cells.map { Bilingual(vi: "\($0) ô", en: "\($0) cells") } ?? Bilingual(vi: "cả tệp", en: "the whole file")
      let found = decision.verdicts.first { $0.encoding == encoding }?.confidence
      let sure =
        decision.named == nil
        ? Bilingual(vi: "chắc \(found ?? 0)/100", en: "confidence \(found ?? 0)/100")
        : Bilingual(vi: "theo --encoding", en: "as --encoding says")
      return Diagnostic(
        Codes.legacyEncodingConverted, at: SourceLocation(file: path, line: line),
        arguments: [
          DiagnosticArgument("encoding", ReportedValue(encoding.name)), DiagnosticArgument("extent", extent),
          DiagnosticArgument("confidence", sure),
          DiagnosticArgument("sample", ReportedValue(sample.flatMap { Self.word($0, [encoding]) } ?? "-")),
        ])
    }
  }

  private func reportKept(count: Int, _ sample: EncodingSurvey.Sample?, _ diagnostics: DiagnosticCollector) {
    guard count > 0, let sample else { return }
    diagnostics.report(Codes.lettersUnclear) {
      Diagnostic(
        Codes.lettersUnclear, at: SourceLocation(file: path, line: sample.line),
        arguments: [
          DiagnosticArgument("count", .number(count)),
          DiagnosticArgument("sample", ReportedValue(Self.word(sample.bytes, likeliest()) ?? "-")),
        ])
    }
  }

  /// An encoding named by the user that gives words of which fewer than half are Vietnamese.
  private func reportMisnamed(_ named: LegacyEncoding, _ diagnostics: DiagnosticCollector) {
    let (fitting, words) = decision.survey.evidence.share(of: named)
    guard words >= 2, fitting * 2 < words else { return }
    diagnostics.report(Codes.encodingNamedUnlikely) {
      Diagnostic(
        Codes.encodingNamedUnlikely, at: SourceLocation(file: path),
        arguments: [
          DiagnosticArgument("encoding", ReportedValue(named.name)), DiagnosticArgument("fitting", .number(fitting)),
          DiagnosticArgument("words", .number(words)),
        ])
    }
  }

  // MARK: - Examples

  /// The encodings worth showing: those found, else every one that explains some word.
  private func likeliest() -> [LegacyEncoding] {
    let evidence = decision.survey.evidence
    var candidates = decision.verdicts.flatMap { [$0.encoding] + ($0.second.map { [$0] } ?? []) }
    for encoding in LegacyEncoding.allCases where evidence.share(of: encoding).fitting > 0 && !candidates.contains(encoding) {
      candidates.append(encoding)
    }
    return Array(candidates.prefix(3))
  }

  private func samples(_ candidates: [LegacyEncoding]) -> [String] {
    var seen: [String] = []
    for sample in decision.survey.samples {
      guard let word = Self.word(sample.bytes, candidates), !seen.contains(word) else { continue }
      seen.append(word)
    }
    return seen
  }

  /// The first telling word of a cell and what the encodings make of it: one syllable of a name says whose letters they are, not whose
  /// name: "NguyÔn = Nguyễn (tcvn3)".
  private static func word(_ cell: [UInt8], _ encodings: [LegacyEncoding]) -> String? {
    var reader = WordReader()
    var told: (word: Range<Int>, readings: WordReadings)?
    WordReader.words(cell.span, 0..<cell.count) { word in
      let readings = reader.read(cell.span, word).readings
      if told == nil, !readings.staysAsItIs { told = (word, readings) }
    }
    guard let (found, fitting) = told else { return nil }
    let readings = encodings.compactMap { encoding -> String? in
      if fitting.isExplainable, !fitting.fits(encoding) { return nil }
      var (text, met) = ([UInt8](), LegacyDecoding())
      guard EightBitForm.append(cell.span, found, as: encoding, to: &text, &met), met.undefinedBytes == 0 else { return nil }
      return String(validating: text, as: UTF8.self).map { "\($0) (\(encoding.name))" }
    }
    return readings.isEmpty ? nil : EightBitForm.shown(cell.span, found) + " = " + readings.joined(separator: ", ")
  }
}
