// What a number stands for: the formats of a workbook say whether a cell shows a quantity, a day or a row of digits.
internal import SafeXML
internal import ZipArchives

/// What a number format makes of a number.
enum NumberShape: Hashable, Sendable {
  /// The number as it is.
  case plain
  /// A day, a month or a year.
  case day, month, year
  /// Whole numbers with zeros in front, up to so many digits.
  case zeros(UInt8)

  /// The shape of a format that needs no code of its own (ISO/IEC 29500-1, 18.8.30).
  init(builtIn id: Int) {
    switch id {
    case 14, 15, 16, 22: self = .day
    case 17: self = .month
    default: self = .plain
    }
  }

  /// The shape of a format's code; its first section counts, which is that of positive numbers.
  init(code: String) {
    var letters = ""
    var rest = Substring(code)
    while let character = rest.popFirst() {
      switch character {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        // [h]:mm counts hours beyond a day; other brackets are colours, languages and conditions.
        if rest.prefix(while: { $0 != "]" }).allSatisfy({ "hmsHMS".contains($0) }) { letters.append("h") }
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case ";": rest = ""
      default: letters.append(contentsOf: character.lowercased())
      }
    }
    let hasClock = letters.contains("h") || letters.contains("s")
    if letters.contains("d") {
      self = .day
    } else if letters.contains("y") {
      self = letters.contains("m") && !hasClock ? .month : hasClock ? .day : .year
    } else if letters.contains("m"), !hasClock {
      self = .day
    } else {
      let zeros = letters.count { $0 == "0" }
      let isRow = zeros >= 2 && zeros <= 32 && letters.allSatisfy { $0 == "0" || $0 == " " || $0 == "-" || $0 == "#" }
      self = isRow ? .zeros(UInt8(zeros)) : .plain
    }
  }
}

/// The shapes of a workbook's cell formats, by their number.
struct CellStyles {
  /// Most cell formats: 65,536, more than a spreadsheet program writes.
  static let maximumCount = 1 << 16

  private var shapes: [NumberShape] = []

  /// The shape of a cell format; plain where there is none of that number.
  @inline(__always)
  subscript(style: Int) -> NumberShape { style >= 0 && style < shapes.count ? shapes[style] : .plain }

  private enum Name {
    static let formats: Int32 = 0
    static let format: Int32 = 1
    static let cells: Int32 = 2
    static let cell: Int32 = 3
    static let id: Int32 = 4
    static let code: Int32 = 5
    static let vocabulary = XMLVocabulary(
      namespaces: spreadsheetNamespaces,
      names: [
        .element("numFmts", formats), .text("numFmt", format), .element("cellXfs", cells), .text("xf", cell),
        .attribute("numFmtId", id), .attribute("formatCode", code),
      ])
  }

  /// No formats.
  init() {}

  /// Reads the formats. The codes stand before the cells that use them, but that is not relied on.
  init(_ archive: ZipArchive, _ entry: ZipEntry) throws(WorkbookProblem) {
    var reader = try PartReader(archive, entry, Name.vocabulary)
    var codes: [Int: NumberShape] = [:]
    var ids: [Int] = []
    var (isInFormats, isInCells, isCell) = (false, false, false)
    var (id, code) = (0, "")
    while try reader.next() {
      for event in reader.xml.events {
        switch (event.kind, event.name) {
        case (.start, Name.formats): isInFormats = true
        case (.end, Name.formats): isInFormats = false
        case (.start, Name.cells): isInCells = true
        case (.end, Name.cells): isInCells = false
        case (.start, Name.format), (.start, Name.cell):
          (id, code) = (0, "")
          isCell = event.name == Name.cell
        case (.attribute, Name.id): id = Int(reader.xml.string(of: event)) ?? 0
        case (.attribute, Name.code): code = reader.xml.string(of: event)
        case (.end, Name.format) where isInFormats: codes[id] = NumberShape(code: code)
        case (.end, Name.cell) where isInCells && isCell: ids.append(id)
        default: break
        }
      }
      guard ids.count <= CellStyles.maximumCount, codes.count <= CellStyles.maximumCount else {
        throw WorkbookProblem(.tooMuch, part: entry.name)
      }
    }
    shapes = ids.map { codes[$0] ?? NumberShape(builtIn: $0) }
  }
}
