/// A value shown in a message: bounded, and marked with the kind of personal data it is, if any.
public struct ReportedValue: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The most bytes of a value that are kept.
  public static let limitBytes = 80

  /// The text, verbatim, cut after `limitBytes` at a character's end.
  public let text: String
  /// Whether something was cut off the end.
  public let isCut: Bool
  /// The kind of personal data; `nil` if everybody may read it.
  public let sensitivity: SensitiveKind?

  /// A value; give its kind whenever it may come from a person's row.
  public init(_ text: String, _ sensitivity: SensitiveKind? = nil) {
    self.sensitivity = sensitivity
    guard text.utf8.count > Self.limitBytes else {
      self.text = text
      isCut = false
      return
    }
    var kept = ""
    var size = 0
    for scalar in text.unicodeScalars {
      size += UTF8.width(scalar)
      if size > Self.limitBytes { break }
      kept.unicodeScalars.append(scalar)
    }
    self.text = kept
    isCut = true
  }

  /// A value of input bytes; a byte that is not UTF-8 is shown as `\xHH`.
  public init(bytes: some Sequence<UInt8>, _ sensitivity: SensitiveKind? = nil) {
    self.init(VisibleText.decode(Array(bytes.prefix(Self.limitBytes + 4))), sensitivity)
  }

  /// A text of ours that is shown whole, however long.
  init(whole text: String) {
    self.text = text
    isCut = false
    sensitivity = nil
  }

  /// A text of the source code.
  public init(stringLiteral value: String) { self.init(value) }

  /// A sum in đồng: `1.500.000 đ`.
  public static func amount(_ dong: Int64) -> ReportedValue { ReportedValue(DongText.grouped(dong)) }

  /// A whole number.
  public static func number(_ value: some BinaryInteger) -> ReportedValue { ReportedValue(String(value)) }

  /// Whether it is masked unless values are asked for.
  public var isSensitive: Bool { sensitivity != nil }

  /// What may be shown: masked unless `showValues`, with `…` where it was cut.
  public func shown(showValues: Bool) -> String {
    let whole = sensitivity.map { showValues ? text : Masking.mask(text, as: $0) } ?? text
    return isCut ? whole + "…" : whole
  }
}

/// A named value for the placeholder `{name}` of a message.
public struct DiagnosticArgument: Hashable, Sendable {
  /// The placeholder's name, without braces.
  public let name: String
  /// What stands in its place.
  public let value: ReportedValue
  /// Words of ours that stand there instead, in the language of the message.
  public let words: Bilingual?

  /// A value under a name.
  public init(_ name: String, _ value: ReportedValue) {
    self.name = name
    self.value = value
    words = nil
  }

  /// Words of ours under a name, in both languages.
  public init(_ name: String, _ words: Bilingual) {
    self.name = name
    self.words = words
    value = ""
  }

  /// What is shown in a message of this language.
  func shown(_ language: Language, showValues: Bool) -> String { words?.text(language) ?? value.shown(showValues: showValues) }

  /// A value under a name, with the kind of personal data it is.
  public init(_ name: String, _ text: String, _ sensitivity: SensitiveKind? = nil) {
    self.init(name, ReportedValue(text, sensitivity))
  }
}
