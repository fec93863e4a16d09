/// How often one code was found with one severity.
public struct CodeCount: Hashable, Sendable {
  /// The code.
  public let code: DiagnosticCode
  /// The severity it was reported with.
  public let severity: Severity
  /// How many findings.
  public internal(set) var findings: Int
  /// How many rows they hit; one finding may hit many.
  public internal(set) var rows: Int
}

/// The counts of a run, never bounded.
public struct DiagnosticCounts: Hashable, Sendable {
  private struct Key: Hashable {
    var code: DiagnosticCode
    var severity: Severity
  }

  private var byKey: [Key: CodeCount] = [:]
  /// Findings that hold something back.
  public private(set) var errorCount = 0
  /// Findings for a human to look at.
  public private(set) var warningCount = 0
  /// Findings that tell what was done.
  public private(set) var noteCount = 0
  /// Findings that were counted but not shown, because the limit was reached.
  public internal(set) var unshownCount = 0

  /// No finding yet.
  public init() {}

  /// Counts one finding that hits so many rows.
  public mutating func add(_ code: DiagnosticCode, _ severity: Severity, rows: Int = 1) {
    add(code, severity, findings: 1, rows: rows)
  }

  /// Adds the counts of another run or worker.
  public mutating func merge(_ other: DiagnosticCounts) {
    for count in other.byKey.values { add(count.code, count.severity, findings: count.findings, rows: count.rows) }
    unshownCount += other.unshownCount
  }

  private mutating func add(_ code: DiagnosticCode, _ severity: Severity, findings: Int, rows: Int) {
    let key = Key(code: code, severity: severity)
    byKey[key, default: CodeCount(code: code, severity: severity, findings: 0, rows: 0)].findings += findings
    byKey[key]?.rows += rows
    switch severity {
    case .error: errorCount += findings
    case .warning: warningCount += findings
    case .note: noteCount += findings
    }
  }

  /// Whether anything is held back.
  public var hasErrors: Bool { errorCount > 0 }

  /// All findings.
  public var total: Int { errorCount + warningCount + noteCount }

  /// The counts by code, then by falling severity.
  public var sorted: [CodeCount] {
    byKey.values.sorted { ($0.code, -$0.severity.rank) < ($1.code, -$1.severity.rank) }
  }
}

/// Takes the findings of a run: counts all of them, and builds, keeps or passes on only as many as may be shown.
public final class DiagnosticCollector {
  /// The number of findings shown unless another is asked for.
  public static let defaultLimit = 1_000

  /// The counts of everything reported, shown or not.
  public private(set) var counts = DiagnosticCounts()
  /// The findings kept so far, in the order they were reported; empty when they are passed on.
  public private(set) var diagnostics: [Diagnostic] = []
  /// Severities that a profile gives to codes, used where a report names none; those that guard a promise are never lowered.
  public var severities: [DiagnosticCode: Severity]

  private let limit: Int
  private let sink: ((Diagnostic) -> Void)?
  private var shown = 0

  /// A collector that keeps what it shows, or passes it on at once to `sink`; a limit of 0 shows everything.
  public init(
    limit: Int = DiagnosticCollector.defaultLimit, severities: [DiagnosticCode: Severity] = [:], sink: ((Diagnostic) -> Void)? = nil
  ) {
    self.limit = max(0, limit)
    self.severities = severities
    self.sink = sink
  }

  /// Reports a finding; `make` runs only if it will be shown, and the severity and count given here are those that hold.
  public func report(_ entry: CatalogueEntry, severity: Severity? = nil, count: Int = 1, _ make: () -> Diagnostic) {
    report(entry.code, as: severity ?? ranked(entry.code, entry.severity), count: count, make)
  }

  /// Reports a finding by its code; `make` runs only if it will be shown.
  public func report(_ code: DiagnosticCode, severity: Severity? = nil, count: Int = 1, _ make: () -> Diagnostic) {
    report(code, as: severity ?? ranked(code, Catalogue.defaultSeverity(of: code)), count: count, make)
  }

  /// Reports a finding that is already built, with its own severity and count.
  public func report(_ diagnostic: Diagnostic) {
    report(diagnostic.code, as: diagnostic.severity, count: diagnostic.count) { diagnostic }
  }

  /// The severity that a code has under the profile, given its usual one: what decides whether a row is held.
  public func ranked(_ code: DiagnosticCode, _ usual: Severity) -> Severity {
    guard let wanted = severities[code] else { return usual }
    return Catalogue.unyielding.contains(code) ? max(wanted, usual) : wanted
  }

  private func report(_ code: DiagnosticCode, as severity: Severity, count: Int, _ make: () -> Diagnostic) {
    counts.add(code, severity, rows: count)
    guard limit == 0 || shown < limit || (severity == .error && Catalogue.alwaysShown.contains(code)) else {
      counts.unshownCount += 1
      return
    }
    shown += 1
    var diagnostic = make()
    diagnostic.code = code
    diagnostic.severity = severity
    diagnostic.count = max(count, diagnostic.count)
    if let sink { sink(diagnostic) } else { diagnostics.append(diagnostic) }
  }

  /// Takes over what another collector kept and counted, as if it had been reported here next.
  public func merge(_ other: DiagnosticCollector) {
    counts.merge(other.counts)
    for diagnostic in other.diagnostics {
      guard limit == 0 || shown < limit else {
        counts.unshownCount += 1
        continue
      }
      shown += 1
      if let sink { sink(diagnostic) } else { diagnostics.append(diagnostic) }
    }
  }

  /// Findings that hold something back.
  public var errorCount: Int { counts.errorCount }
  /// Findings for a human to look at.
  public var warningCount: Int { counts.warningCount }
  /// Findings that tell what was done.
  public var noteCount: Int { counts.noteCount }
  /// Whether anything is held back.
  public var hasErrors: Bool { counts.hasErrors }
}
