/// Where in an input a finding stands; what is not known stays `nil`.
public struct SourceLocation: Hashable, Sendable {
  /// The file as the user named it; `-` is standard input.
  public var file: String
  /// The 1-based physical line where the record begins.
  public var line: Int?
  /// The 1-based record, which differs from the line once a field holds a line break.
  public var record: Int?
  /// The 1-based first column: bytes in fixed-width files, characters elsewhere.
  public var columnStart: Int?
  /// The 1-based last column, inclusive, in the unit of `columnStart`.
  public var columnEnd: Int?
  /// The 0-based offset in bytes from the start of the file.
  public var byteOffset: Int?
  /// The place by name: an XML path, or `record.field`.
  public var path: String?

  /// A place; only the file is always known.
  public init(
    file: String, line: Int? = nil, record: Int? = nil, columnStart: Int? = nil, columnEnd: Int? = nil, byteOffset: Int? = nil,
    path: String? = nil
  ) {
    self.file = file
    self.line = line
    self.record = record
    self.columnStart = columnStart
    self.columnEnd = columnEnd
    self.byteOffset = byteOffset
    self.path = path
  }

  /// `FILE`, `FILE:LINE`, `FILE:LINE:COLUMN` or `FILE:LINE:FIRST-LAST`.
  public var text: String {
    guard let line else { return file }
    guard let columnStart else { return "\(file):\(line)" }
    guard let columnEnd, columnEnd > columnStart else { return "\(file):\(line):\(columnStart)" }
    return "\(file):\(line):\(columnStart)-\(columnEnd)"
  }
}

/// Another place that belongs to a finding, such as the first of two equal rows.
public struct RelatedPlace: Hashable, Sendable {
  /// Where it is.
  public var location: SourceLocation
  /// What is there; empty if the message says it already.
  public var remark: Bilingual?

  /// A place with a remark about it.
  public init(_ location: SourceLocation, _ remark: Bilingual? = nil) {
    self.location = location
    self.remark = remark
  }
}
