// A workbook: which sheets it has and where they lie. The path from the archive to a sheet is the one that the files themselves name.
public import Files
internal import SafeXML
internal import ZipArchives

/// One sheet of a workbook.
public struct SheetName: Hashable, Sendable {
  /// As its tab shows it.
  public let name: String
  /// Hidden in the workbook.
  public let isHidden: Bool
  let part: String
}

/// A workbook in the form of ISO/IEC 29500 (.xlsx, .xlsm), strict or transitional, open for reading.
public final class Workbook {
  /// The sheets of cells, in the order of their tabs.
  public let sheets: [SheetName]
  /// Days are counted from 1904 on.
  public let countsFrom1904: Bool

  private let archive: ZipArchive
  private let texts: SharedTexts
  private let styles: CellStyles

  /// Reads the list of sheets, the shared texts and the cell formats.
  public init(_ input: InputFile) throws(WorkbookProblem) {
    do throws(ZipProblem) { archive = try ZipArchive(input) } catch { throw WorkbookProblem(error) }
    let root = try Relations(archive, of: "")
    guard let main = root.targets(ofType: "officeDocument").first else { throw WorkbookProblem(.partMissing, part: "_rels/.rels") }
    if main.lowercased().hasSuffix(".bin") { throw WorkbookProblem(.binary, part: main) }
    let relations = try Relations(archive, of: main)
    let list = try SheetList(archive, try Workbook.entry(main, in: archive))
    countsFrom1904 = list.countsFrom1904
    sheets = list.sheets.compactMap { sheet in
      relations.target(ofID: sheet.id, type: "worksheet").map { SheetName(name: sheet.name, isHidden: sheet.isHidden, part: $0) }
    }
    texts =
      if let part = relations.targets(ofType: "sharedStrings").first {
        try SharedTexts(archive, try Workbook.entry(part, in: archive))
      } else {
        SharedTexts()
      }
    styles =
      if let part = relations.targets(ofType: "styles").first {
        try CellStyles(archive, try Workbook.entry(part, in: archive))
      } else {
        CellStyles()
      }
  }

  /// Begins to read a sheet.
  public func read(_ sheet: SheetName) throws(WorkbookProblem) -> SheetReader {
    let facts = SheetFacts(name: sheet.name, isHidden: sheet.isHidden, countsFrom1904: countsFrom1904)
    return try SheetReader(archive, try Workbook.entry(sheet.part, in: archive), texts, styles, facts)
  }

  /// A part by its name; names of parts are the same in capitals and small letters.
  static func entry(_ part: String, in archive: ZipArchive) throws(WorkbookProblem) -> ZipEntry {
    if let entry = archive.entry(named: part) { return entry }
    let wanted = part.lowercased()
    guard let entry = archive.entries.first(where: { $0.name.lowercased() == wanted }) else {
      throw WorkbookProblem(.partMissing, part: part)
    }
    return entry
  }
}

/// Which parts belong to a part, and as what.
struct Relations {
  private struct Relation {
    var id: String
    var type: String
    var target: String
  }

  private var relations: [Relation] = []

  private enum Name {
    static let relation: Int32 = 0
    static let id: Int32 = 1
    static let type: Int32 = 2
    static let target: Int32 = 3
    static let mode: Int32 = 4
    static let vocabulary = XMLVocabulary(
      namespaces: ["http://schemas.openxmlformats.org/package/2006/relationships"],
      names: [
        .text("Relationship", relation), .element("Relationships", 5), .attribute("Id", id), .attribute("Type", type),
        .attribute("Target", target), .attribute("TargetMode", mode),
      ])
  }

  /// The relations of a part; "" is the archive itself.
  init(_ archive: ZipArchive, of part: String) throws(WorkbookProblem) {
    let (folder, name) = Relations.split(part)
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels"
    var reader = try PartReader(archive, try Workbook.entry(path, in: archive), Name.vocabulary)
    var (relation, isExternal) = (Relation(id: "", type: "", target: ""), false)
    while try reader.next() {
      for event in reader.xml.events {
        switch (event.kind, event.name) {
        case (.start, Name.relation): (relation, isExternal) = (Relation(id: "", type: "", target: ""), false)
        case (.attribute, Name.id): relation.id = reader.xml.string(of: event)
        case (.attribute, Name.type): relation.type = reader.xml.string(of: event)
        case (.attribute, Name.target): relation.target = reader.xml.string(of: event)
        case (.attribute, Name.mode): isExternal = reader.xml.string(of: event) == "External"
        case (.end, Name.relation) where !isExternal:
          guard let target = Relations.resolve(relation.target, in: folder) else {
            throw WorkbookProblem(.archive(.unsafeName), part: path)
          }
          relation.target = target
          relations.append(relation)
        default: break
        }
      }
      guard relations.count <= archive.limits.entries else { throw WorkbookProblem(.tooMuch, part: path) }
    }
  }

  /// The targets of a type, by the last part of its name: the namespaces of the strict and the usual kind differ before it.
  func targets(ofType type: String) -> [String] { relations.filter { $0.type.hasSuffix("/" + type) }.map(\.target) }

  /// The target of an id, if it is of that type.
  func target(ofID id: String, type: String) -> String? {
    relations.first { $0.id == id && $0.type.hasSuffix("/" + type) }?.target
  }

  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[..<slash]), String(part[part.index(after: slash)...]))
  }

  /// A target from its folder on, or from the root with a slash in front; nil when it leads out of the archive.
  static func resolve(_ target: String, in folder: String) -> String? {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == "." { continue }
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.joined(separator: "/")
  }
}

/// The sheets that a workbook lists.
private struct SheetList {
  struct Sheet {
    var name = ""
    var id = ""
    var isHidden = false
  }

  /// Most sheets: 1,000.
  static let maximumCount = 1_000

  private(set) var sheets: [Sheet] = []
  private(set) var countsFrom1904 = false

  private enum Name {
    static let sheet: Int32 = 0
    static let properties: Int32 = 1
    static let name: Int32 = 2
    static let state: Int32 = 3
    static let id: Int32 = 4
    static let epoch: Int32 = 5
    static let vocabulary = XMLVocabulary(
      namespaces: spreadsheetNamespaces,
      names: [
        .text("sheet", sheet), .text("workbookPr", properties), .attribute("name", name), .attribute("state", state),
        .prefixedAttribute("id", id), .attribute("date1904", epoch),
      ])
  }

  init(_ archive: ZipArchive, _ entry: ZipEntry) throws(WorkbookProblem) {
    var reader = try PartReader(archive, entry, Name.vocabulary)
    var sheet = Sheet()
    while try reader.next() {
      for event in reader.xml.events {
        switch (event.kind, event.name) {
        case (.start, Name.sheet): sheet = Sheet()
        case (.attribute, Name.name): sheet.name = reader.xml.string(of: event)
        case (.attribute, Name.id): sheet.id = reader.xml.string(of: event)
        case (.attribute, Name.state): sheet.isHidden = reader.xml.string(of: event) != "visible"
        case (.attribute, Name.epoch): countsFrom1904 = ["1", "true"].contains(reader.xml.string(of: event))
        case (.end, Name.sheet): sheets.append(sheet)
        default: break
        }
      }
      guard sheets.count <= SheetList.maximumCount else { throw WorkbookProblem(.tooMuch, part: entry.name) }
    }
  }
}
