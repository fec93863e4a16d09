// The small CSV files of reference data: read whole, once, by column name.

/// A fault in a table, for a user's own tables above all.
public struct TableProblem: Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The header lacks a column that the table must have.
    case columnMissing(String)
    /// A row has more or fewer cells than the header.
    case cellCount
    /// A cell that must be a number, code or date of a form is none.
    case malformed(column: String)
    /// Two rows with the same key.
    case duplicate(key: String)
    /// A row names a bank or list that no table has.
    case unknownKey(String)
    /// The file is not UTF-8.
    case notText
  }
  /// File name of the table.
  public let table: String
  /// 1-based line of the row; 1 is the header.
  public let line: Int
  /// What is wrong.
  public let kind: Kind

  /// A problem.
  public init(table: String, line: Int, kind: Kind) {
    self.table = table
    self.line = line
    self.kind = kind
  }
}

/// A table in memory: header names and rows of text.
struct TableFile {
  /// One row with its line.
  struct Row {
    let line: Int
    let cells: [String]
    fileprivate let columns: [String: Int]

    /// The cell of a column; empty when the table has no such column.
    subscript(column: String) -> String {
      guard let index = columns[column] else { return "" }
      return cells[index]
    }
  }

  let name: String
  private(set) var rows: [Row] = []
  private(set) var problems: [TableProblem] = []

  /// Reads RFC 4180 CSV in UTF-8; rows that do not fit the header are left out and named.
  init(name: String, bytes: [UInt8], required: [String]) {
    self.name = name
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(TableProblem(table: name, line: 1, kind: .notText))
      return
    }
    let records = Self.records(of: text)
    guard let header = records.first else { return }
    var columns: [String: Int] = [:]
    for (index, column) in header.cells.enumerated() { columns[column] = index }
    for column in required where columns[column] == nil {
      problems.append(TableProblem(table: name, line: 1, kind: .columnMissing(column)))
    }
    guard problems.isEmpty else { return }
    for record in records.dropFirst() {
      if record.cells.count == header.cells.count {
        rows.append(Row(line: record.line, cells: record.cells, columns: columns))
      } else {
        problems.append(TableProblem(table: name, line: record.line, kind: .cellCount))
      }
    }
  }

  private static func records(of text: String) -> [(line: Int, cells: [String])] {
    var records: [(line: Int, cells: [String])] = []
    var cells: [String] = []
    var cell = ""
    var quoted = false
    var afterQuote = false
    var (line, firstLine) = (1, 1)
    func isBlank() -> Bool { cells.isEmpty && cell.isEmpty }
    for scalar in text.unicodeScalars where scalar != "\r" && scalar != "\u{FEFF}" {
      if scalar == "\n" { line += 1 }
      switch (scalar, quoted) {
      case ("\"", true): (quoted, afterQuote) = (false, true)
      case ("\"", false):
        if afterQuote { cell.unicodeScalars.append("\"") }
        (quoted, afterQuote) = (true, false)
      case (",", false):
        cells.append(cell)
        (cell, afterQuote) = ("", false)
      case ("\n", false):
        if !isBlank() { records.append((firstLine, cells + [cell])) }
        (cells, cell, afterQuote, firstLine) = ([], "", false, line)
      default: cell.unicodeScalars.append(scalar)
      }
    }
    if !isBlank() { records.append((firstLine, cells + [cell])) }
    return records
  }
}

extension TableFile.Row {
  /// The digits of a cell as a number, nil unless it has exactly so many digits.
  func number(_ column: String, digits: Int) -> Int? {
    let text = self[column]
    guard text.utf8.count == digits, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text)
  }
}
