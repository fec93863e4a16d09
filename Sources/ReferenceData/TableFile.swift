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
    /// There is no row in it.
    case empty
  }
  /// File name of the table.
  public let table: String
  /// 1-based line of the row; 1 is the header.
  public let line: Int
  /// What is wrong.
  public let kind: Kind
  /// 1-based character at which the cell begins, where one cell is meant and its line is known.
  public let column: Int?
  /// Which source the file is of: 0 the built-in one, then the user's in their order.
  public var source = 0

  /// A problem.
  public init(table: String, line: Int, kind: Kind, column: Int? = nil) {
    self.table = table
    self.line = line
    self.kind = kind
    self.column = column
  }
}

/// A table in memory: header names and rows of text.
struct TableFile {
  /// One row with its line.
  struct Row {
    let line: Int
    let cells: [String]
    fileprivate let places: [Int]
    fileprivate let columns: [String: Int]

    /// The cell of a column; empty when the table has no such column.
    subscript(column: String) -> String {
      guard let index = columns[column] else { return "" }
      return cells[index]
    }

    /// The 1-based character at which the cell of a column begins.
    func place(of column: String) -> Int? { columns[column].map { places[$0] } }
  }

  let name: String
  private(set) var rows: [Row] = []
  private(set) var problems: [TableProblem] = []

  /// Reads RFC 4180 CSV in UTF-8; rows that do not fit the header are left out and named. A user's spreadsheet may have put semicolons.
  init(name: String, bytes: [UInt8], required: [String], mayHaveSemicolons: Bool = false) {
    self.name = name
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append(TableProblem(table: name, line: 1, kind: .notText))
      return
    }
    let head = bytes.prefix { $0 != 0x0A }
    let separator: UInt8 = mayHaveSemicolons && head.contains(0x3B) && !head.contains(0x2C) ? 0x3B : 0x2C
    let records = Self.records(of: text, separator)
    guard let header = records.first else { return }
    var columns: [String: Int] = [:]
    for (index, column) in header.cells.enumerated() { columns[column] = index }
    for column in required where columns[column] == nil {
      problems.append(TableProblem(table: name, line: 1, kind: .columnMissing(column)))
    }
    guard problems.isEmpty else { return }
    for record in records.dropFirst() {
      if record.cells.count == header.cells.count {
        rows.append(Row(line: record.line, cells: record.cells, places: record.places, columns: columns))
      } else {
        problems.append(TableProblem(table: name, line: record.line, kind: .cellCount))
      }
    }
  }

  /// The records with the line each begins in; bytes that structure a table are ASCII, so a cell is cut between whole characters.
  private static func records(of text: String, _ separator: UInt8) -> [(line: Int, cells: [String], places: [Int])] {
    let bytes = Array(text.utf8)
    var records: [(line: Int, cells: [String], places: [Int])] = []
    var (cells, places): ([String], [Int]) = ([], [])
    var (line, firstLine) = (1, 1)
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lineStart = offset
    while offset < bytes.count {
      let (cell, end, lines) = self.cell(of: text, bytes, from: offset, separator)
      cells.append(cell)
      places.append(bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 } + 1)
      line += lines
      offset = end + 1
      if end < bytes.count, bytes[end] == separator {
        // A comma at the very end has an empty cell behind it.
        if offset == bytes.count {
          cells.append("")
          places.append(places[places.count - 1] + 1)
        }
        if offset < bytes.count { continue }
      } else {
        line += 1
      }
      if cells != [""] { records.append((firstLine, cells, places)) }
      (cells, places, firstLine, lineStart) = ([], [], line, offset)
    }
    return records
  }

  /// The cell that begins here, where its comma or line feed stands, and the line feeds inside it.
  private static func cell(
    of text: String, _ bytes: [UInt8], from start: Int, _ separator: UInt8
  ) -> (text: String, end: Int, lines: Int) {
    var end = start
    if bytes[start] != 0x22 {
      while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A { end += 1 }
      return (slice(of: text, start, end > start && bytes[end - 1] == 0x0D ? end - 1 : end), end, 0)
    }
    var content = ""
    var lines = 0
    var piece = start + 1
    end = start + 1
    while end < bytes.count {
      if bytes[end] == 0x0A { lines += 1 }
      if bytes[end] == 0x22 {
        content += slice(of: text, piece, end)
        guard end + 1 < bytes.count, bytes[end + 1] == 0x22 else { break }
        piece = end + 1
        end += 1
      }
      end += 1
    }
    while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A { end += 1 }
    return (content, end, lines)
  }

  private static func slice(of text: String, _ from: Int, _ to: Int) -> String {
    let utf8 = text.utf8
    return String(text[utf8.index(utf8.startIndex, offsetBy: from)..<utf8.index(utf8.startIndex, offsetBy: to)])
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
