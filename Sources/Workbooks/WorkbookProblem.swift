// What can be wrong with a workbook; the catalogue has the words for people.
public import SafeXML
public import ZipArchives

/// Why a workbook, or a sheet of it, is not read.
public struct WorkbookProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The archive around it.
    case archive(ZipProblem.Kind)
    /// A part is no proper XML, or asks for what is never given.
    case xml(XMLProblem.Kind)
    /// A part that another one names is not there, or nothing says where the sheets are.
    case partMissing
    /// A workbook in binary parts (.xlsb).
    case binary
    /// Rows or cells that do not rise, or whose place is no place.
    case order
    /// A row beyond 1,048,576 or a column beyond the limit.
    case outOfBounds
    /// A text of the shared list that is not in it.
    case sharedText
    /// More texts, cells of note or formats than the limits allow.
    case tooMuch
  }

  /// What is wrong.
  public var kind: Kind
  /// The part of the archive, such as `xl/worksheets/sheet1.xml`; empty where the whole is meant.
  public var part: String
  /// The row of the sheet, where one is known.
  public var row: Int?

  /// A problem.
  public init(_ kind: Kind, part: String = "", row: Int? = nil) {
    self.kind = kind
    self.part = part
    self.row = row
  }

  init(_ problem: ZipProblem) { self.init(.archive(problem.kind), part: problem.entry) }
}
