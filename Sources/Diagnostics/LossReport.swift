/// In which way a format could not carry a value.
public enum LossKind: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Cut because it was too long.
  case truncated
  /// Written in other letters.
  case transliterated
  /// Left out.
  case dropped
  /// Filled with a set value because the source had none.
  case defaulted
  /// Turned into another form of the same thing.
  case coerced

  /// The order of declaration.
  public static func < (left: LossKind, right: LossKind) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// The kind in words.
  public var words: Bilingual {
    switch self {
    case .truncated: Bilingual(vi: "bị cắt bớt", en: "truncated")
    case .transliterated: Bilingual(vi: "viết bằng chữ khác (bỏ dấu)", en: "transliterated")
    case .dropped: Bilingual(vi: "bị bỏ", en: "dropped")
    case .defaulted: Bilingual(vi: "điền giá trị mặc định", en: "defaulted")
    case .coerced: Bilingual(vi: "đổi dạng", en: "coerced")
    }
  }
}

/// How much a loss matters.
public enum LossSeverity: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Nobody downstream needs it.
  case informational
  /// Somebody may miss it, but money arrives as meant.
  case material
  /// It may send money astray or make the answer untraceable; refused unless accepted by name.
  case critical

  /// The order of gravity.
  public static func < (left: LossSeverity, right: LossSeverity) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }

  /// The severity in words.
  public var words: Bilingual {
    switch self {
    case .informational: Bilingual(vi: "để biết", en: "informational")
    case .material: Bilingual(vi: "đáng kể", en: "material")
    case .critical: Bilingual(vi: "nghiêm trọng", en: "critical")
    }
  }
}

/// A value before and after a loss.
public struct LossExample: Hashable, Sendable {
  /// As it stood in the source.
  public let before: ReportedValue
  /// As it was written; empty if it was left out.
  public let after: ReportedValue

  /// A value before and after, each with its kind of personal data.
  public init(before: ReportedValue, after: ReportedValue) {
    self.before = before
    self.after = after
  }
}

/// What happened to one field in one way, over the whole file.
public struct LossEntry: Hashable, Sendable {
  /// In which way.
  public let kind: LossKind
  /// The gravest of its cases.
  public internal(set) var severity: LossSeverity
  /// The machine name of the field.
  public let field: String
  /// How many values.
  public internal(set) var count: Int
  /// The first value it happened to.
  public internal(set) var example: LossExample?
  /// Why it had to be.
  public internal(set) var reason: Bilingual
}

/// What an output format could not carry: every writer returns one with its bytes.
public struct LossReport: Hashable, Sendable {
  private struct Key: Hashable {
    var kind: LossKind
    var field: String
  }

  private var byKey: [Key: LossEntry] = [:]

  /// Nothing lost yet.
  public init() {}

  /// Adds one or more cases of a loss; `example` runs only for the first case of its kind and field.
  public mutating func add(
    _ kind: LossKind, _ severity: LossSeverity, field: String, count: Int = 1, reason: @autoclosure () -> Bilingual,
    example: () -> LossExample? = { nil }
  ) {
    let key = Key(kind: kind, field: field)
    if let index = byKey.index(forKey: key) {
      byKey.values[index].count += count
      byKey.values[index].severity = max(byKey.values[index].severity, severity)
    } else {
      byKey[key] = LossEntry(kind: kind, severity: severity, field: field, count: count, example: example(), reason: reason())
    }
  }

  /// Adds what another report holds.
  public mutating func merge(_ other: LossReport) {
    for entry in other.entries {
      let key = Key(kind: entry.kind, field: entry.field)
      if let index = byKey.index(forKey: key) {
        byKey.values[index].count += entry.count
        byKey.values[index].severity = max(byKey.values[index].severity, entry.severity)
        if byKey.values[index].example == nil { byKey.values[index].example = entry.example }
      } else {
        byKey[key] = entry
      }
    }
  }

  /// The losses: gravest first, then by kind and field.
  public var entries: [LossEntry] {
    byKey.values.sorted {
      if $0.severity != $1.severity { return $0.severity > $1.severity }
      if $0.kind != $1.kind { return $0.kind < $1.kind }
      return $0.field < $1.field
    }
  }

  /// Whether nothing was lost.
  public var isEmpty: Bool { byKey.isEmpty }

  /// Whether a loss stands that refuses the file unless it is accepted.
  public var hasCritical: Bool { byKey.values.contains { $0.severity == .critical } }

  /// The kinds met.
  public var kinds: Set<LossKind> { Set(byKey.values.map(\.kind)) }

  /// The kinds met with critical severity: what must be accepted by name.
  public var criticalKinds: Set<LossKind> { Set(byKey.values.filter { $0.severity == .critical }.map(\.kind)) }
}
