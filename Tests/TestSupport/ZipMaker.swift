// ZIP archives made by hand, byte by byte, so that tests can make them say what no packing program would.

/// One archive in the making; members are stored unpacked (APPNOTE 4.3).
public struct ZipMaker {
  /// A member, with what its headers say.
  public struct Member {
    /// Its path.
    public var name: String
    /// Its bytes as they stand in the archive.
    public var bytes: [UInt8]
    /// The size it says it unpacks to; that of `bytes` unless said otherwise.
    public var size: Int?
    /// The checksum it says; that of `bytes` unless said otherwise.
    public var checksum: UInt32?
    /// 0 stored, 8 deflated.
    public var method = 0
    /// General purpose flags; bit 0 is encryption.
    public var flags = 0

    /// A stored member.
    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    /// A stored member of text.
    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  /// The members in order.
  public var members: [Member]

  /// An archive of members.
  public init(_ members: [Member]) { self.members = members }

  /// The file.
  public var bytes: [UInt8] {
    var (file, directory): ([UInt8], [UInt8]) = ([], [])
    for member in members {
      let sums =
        four(Int(member.checksum ?? ZipMaker.checksum(member.bytes))) + four(member.bytes.count) + four(member.size ?? member.bytes.count)
      let common =
        two(20) + two(member.flags | 0x800) + two(member.method) + four(0x0021_0000) + sums + two(member.name.utf8.count) + two(0)
      directory += [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(file.count) + Array(member.name.utf8)
      file += [0x50, 0x4B, 3, 4] + common + Array(member.name.utf8) + member.bytes
    }
    let start = file.count
    return file + directory + [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(members.count) + two(members.count) + four(directory.count)
      + four(start) + two(0)
  }

  /// CRC-32 as ZIP has it.
  public static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  private func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  private func four(_ value: Int) -> [UInt8] { two(value & 0xFFFF) + two(value >> 16 & 0xFFFF) }
}

/// A workbook made by hand: the parts that a reader needs, and sheets given as the rows of their XML.
public struct WorkbookMaker {
  /// A sheet.
  public struct Sheet {
    /// Its name.
    public var name: String
    /// What stands between `<sheetData>` and its end tag.
    public var rows: String
    /// What stands before the rows, such as `<cols>`.
    public var before = ""
    /// What stands behind the rows, such as `<mergeCells>`.
    public var behind = ""
    /// `visible`, `hidden` or `veryHidden`.
    public var state = "visible"

    /// A sheet.
    public init(_ name: String, _ rows: String) {
      self.name = name
      self.rows = rows
    }
  }

  /// The namespace of the parts.
  public var namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  /// The namespace of relations between them.
  public var relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  /// The sheets.
  public var sheets: [Sheet]
  /// The items of the shared texts; empty for no such part.
  public var texts = ""
  /// The number formats by id from 164 on; cell format n has format 164 + n − 1, cell format 0 is General.
  public var formats: [String] = []
  /// Attributes of `workbookPr`.
  public var properties = ""
  /// Where the sheets lie, from the folder of the workbook.
  public var folder = "worksheets"

  /// A workbook of sheets.
  public init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// A workbook of one sheet.
  public init(_ rows: String) { self.init([Sheet("Tháng 10", rows)]) }

  /// The members of the archive.
  public var members: [ZipMaker.Member] {
    let packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
    var targets = sheets.indices.map {
      "<Relationship Id=\"s\($0)\" Type=\"\(relations)/worksheet\" Target=\"\(folder)/tờ\($0).xml\"/>"
    }
    targets.append("<Relationship Id=\"t\" Type=\"\(relations)/styles\" Target=\"styles.xml\"/>")
    if !texts.isEmpty { targets.append("<Relationship Id=\"u\" Type=\"\(relations)/sharedStrings\" Target=\"sharedStrings.xml\"/>") }
    let list = sheets.indices.map {
      "<sheet name=\"\(sheets[$0].name)\" sheetId=\"\($0 + 1)\" state=\"\(sheets[$0].state)\" r:id=\"s\($0)\"/>"
    }
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(164 + $0.offset)\" formatCode=\"\($0.element)\"/>" }
    let cells = ["<xf numFmtId=\"0\"/>"] + formats.indices.map { "<xf numFmtId=\"\(164 + $0)\"/>" }
    var members = [
      ZipMaker.Member(
        "_rels/.rels",
        "<Relationships xmlns=\"\(packageRelations)\"><Relationship Id=\"w\" Type=\"\(relations)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      ZipMaker.Member(
        "xl/workbook.xml",
        "<workbook xmlns=\"\(namespace)\" xmlns:r=\"\(relations)\"><workbookPr \(properties)/><sheets>\(list.joined())</sheets></workbook>"),
      ZipMaker.Member(
        "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"\(packageRelations)\">\(targets.joined())</Relationships>"),
      ZipMaker.Member(
        "xl/styles.xml",
        """
        <styleSheet xmlns="\(namespace)"><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
        <cellXfs>\(cells.joined())</cellXfs></styleSheet>
        """),
    ]
    if !texts.isEmpty { members.append(ZipMaker.Member("xl/sharedStrings.xml", "<sst xmlns=\"\(namespace)\">\(texts)</sst>")) }
    for (number, sheet) in sheets.enumerated() {
      members.append(
        ZipMaker.Member(
          "xl/worksheets/tờ\(number).xml",
          "<worksheet xmlns=\"\(namespace)\">\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.behind)</worksheet>"))
    }
    return members
  }

  /// The file.
  public var bytes: [UInt8] { ZipMaker(members).bytes }

  /// Rows of cells that are inline texts; digits alone without a zero in front are numbers if asked for. Empty cells are left out.
  public static func rows(_ rows: [[String]], numbers: Bool = false) -> String {
    rows.enumerated().map { row, cells in
      "<row r=\"\(row + 1)\">"
        + cells.enumerated().map { column, text in
          let place = "r=\"\(name(column))\(row + 1)\""
          if text.isEmpty { return "" }
          if numbers, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), !text.hasPrefix("0") { return "<c \(place)><v>\(text)</v></c>" }
          return "<c \(place) t=\"inlineStr\"><is><t>\(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</t></is></c>"
        }.joined() + "</row>"
    }.joined()
  }

  private static func name(_ column: Int) -> String {
    (column >= 26 ? name(column / 26 - 1) : "") + String(Character(Unicode.Scalar(UInt8(65 + column % 26))))
  }
}
