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

  /// The best header for a profile in the first bytes of a file; nil where no row has two of its columns.
  static func find(_ bytes: [UInt8], isWhole: Bool, _ profile: ColumnProfile, searchedRows: Int = Self.searchedRows) -> DelimitedHeader? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var best: DelimitedHeader?
    let separators = [profile.separator] + CSVDialect.candidates.filter { $0 != profile.separator }
    for separator in separators {
      var scanner = CSVScanner(separator: separator)
      var index = CSVIndex()
      _ = scanner.scan(bytes.span, from: start, validCount: bytes.count, isFinal: isWhole, into: &index)
      if index.recordCount == 0, !isWhole {
        scanner.reset()
        _ = scanner.scan(bytes.span, from: start, validCount: bytes.count, isFinal: true, into: &index)
      }
      var line = 1
      for number in 0..<min(index.recordCount, searchedRows) {
        let record = index.record(number)
        defer { line += Int(record.lineCount) }
        guard record.fieldCount >= 2 else { continue }
        let cells = record.fieldRange.map { place -> String in
          var content: [UInt8] = []
          _ = index.fields[place].appendContent(of: bytes.span, to: &content)
          return ColumnProfile.key(String(validating: content, as: UTF8.self) ?? "")
        }
        guard let header = match(cells, profile, separator: separator, record: number, line: line) else { continue }
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
