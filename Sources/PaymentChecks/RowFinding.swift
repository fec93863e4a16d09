// What a rule found on one row, small enough to keep by the million until its cause is counted.

public import Diagnostics
public import PaymentModel

/// One finding on one row: the pipeline adds file and line. Trivial, 32 bytes.
public struct RowFinding: Hashable, Sendable {
  /// Index of the row in its block.
  public var row: UInt32
  /// The code.
  public var code: DiagnosticCode
  /// What the code says beyond the place: an expected value, a difference, an index; see `FindingText`.
  public var number: Int64
  /// The cell's text in the block's arena as it stood in the source; empty when no one cell is meant.
  public var text: TextSlice
  /// Raw value of the `RosterField` (or `PaymentField`) it is about.
  public var field: UInt8
  /// How grave, unless a profile ranks the code otherwise.
  public var severity: Severity

  /// A finding.
  public init(row: UInt32, code: DiagnosticCode, severity: Severity, field: UInt8, number: Int64 = 0, text: TextSlice = .empty) {
    self.row = row
    self.code = code
    self.severity = severity
    self.field = field
    self.number = number
    self.text = text
  }
}

/// Findings of a block in the order of its rows; emptied and used again for the next block.
public struct FindingList: Sendable {
  /// All findings.
  public private(set) var findings: [RowFinding] = []
  /// Number of findings that are errors.
  public private(set) var errorCount = 0

  /// An empty list.
  public init() {}

  /// Empties the list and keeps its memory.
  public mutating func removeAll() {
    findings.removeAll(keepingCapacity: true)
    errorCount = 0
  }

  /// The same findings in another order.
  mutating func replace(_ ordered: [RowFinding]) { findings = ordered }

  /// Adds one.
  @inline(never)
  public mutating func append(_ finding: RowFinding) {
    findings.append(finding)
    if finding.severity == .error { errorCount += 1 }
  }

  /// Adds one by its catalogue entry.
  @inline(never)
  mutating func add(
    _ entry: CatalogueEntry, _ row: UInt32, _ field: RosterField, number: Int64 = 0, text: TextSlice = .empty, as severity: Severity? = nil
  ) {
    append(
      RowFinding(
        row: row, code: entry.code, severity: severity ?? entry.severity, field: field.rawValue, number: number, text: text))
  }

  /// The same for a payment's field.
  @inline(never)
  mutating func addToPayment(
    _ entry: CatalogueEntry, _ row: UInt32, _ field: PaymentField, number: Int64 = 0, text: TextSlice = .empty,
    as severity: Severity? = nil
  ) {
    append(
      RowFinding(
        row: row, code: entry.code, severity: severity ?? entry.severity, field: field.rawValue, number: number, text: text))
  }
}
