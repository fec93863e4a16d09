// Where the header of a delimited file stands, which column of the profile each cell is, and how well the profile fits.

internal import ByteText
internal import FormatDescriptions

struct DelimitedHeader {
  /// The byte between cells of this file.
  var separator: UInt8
  /// 0-based record of the header, counted from the start of the file.
  var record: Int
  /// Physical line of the header.
  var line: Int
  /// Place in a record of each column of the profile, -1 where the file does not have it.
  var places: [Int]
  /// Cells of the header.
  var cellCount: Int
  /// Required columns that are not there, by their index in the profile.
  var missing: [Int]
  /// 1…100: 100 where every header stands in its place, else by the share of columns that were found.
  var confidence: Int

  /// Rows in which a header is looked for.
  static let searchedRows = 40

  /// The best header for a profile in the first rows of a file; nil where no row has two of its columns.
  static func find(_ rows: FirstRows, _ profile: ColumnProfile, searchedRows: Int = Self.searchedRows) -> DelimitedHeader? {
    var best: DelimitedHeader?
    let separators = [profile.separator] + CSVDialect.candidates.filter { $0 != profile.separator }
    for separator in separators {
      for (number, row) in rows.cut(by: separator).prefix(searchedRows).enumerated() where row.keys.count >= 2 {
        guard let header = match(row.keys, profile, separator: separator, record: number, line: row.line) else { continue }
        if header.confidence == 100 { return header }
        if header.confidence > best?.confidence ?? 0 { best = header }
      }
    }
    return best
  }

  private static func match(
    _ cells: [String], _ profile: ColumnProfile, separator: UInt8, record: Int, line: Int
  ) -> DelimitedHeader? {
    var places = Array(repeating: -1, count: profile.columns.count)
    var matched = 0
    for (place, cell) in cells.enumerated() where !cell.isEmpty {
      guard let column = profile.columns.firstIndex(where: { $0.keys.contains(cell) }), places[column] < 0 else { continue }
      places[column] = place
      matched += 1
    }
    guard matched >= 2 else { return nil }
    let isExact = cells.count == profile.columns.count && zip(cells, profile.columns).allSatisfy { $0 == $1.keys.first }
    let missing = profile.columns.indices.filter { profile.columns[$0].isRequired && places[$0] < 0 }
    let own = cells.filter { !$0.isEmpty }.count
    var confidence = isExact ? 100 : min(99, matched * 100 / max(profile.columns.count, own))
    if !missing.isEmpty { confidence = min(40, confidence / 2) }
    return DelimitedHeader(
      separator: separator, record: record, line: line, places: places, cellCount: cells.count, missing: missing,
      confidence: max(1, confidence))
  }
}
