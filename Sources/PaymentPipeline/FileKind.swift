// Files that are not what was expected: recognised by their first bytes and the names inside them, never by unpacking.

internal import ByteText
public import Diagnostics
internal import Files

/// A kind of file that this program does not read as text.
public enum FileKind: Hashable, Sendable, CaseIterable {
  /// .xlsx, .xlsm, .xlsb.
  case excelWorkbook
  /// A workbook or document that asks for a password.
  case protectedWorkbook
  /// .xls, and pages or XML of a spreadsheet program under that ending.
  case oldExcelWorkbook
  /// .ods.
  case openDocumentSheet
  /// .pdf.
  case pdf
  /// .docx, .doc, .odt, .rtf.
  case wordDocument
  /// .zip, .gz, .7z, .rar and others.
  case archive
  /// A picture.
  case image
  /// Bytes that are no text.
  case unknownBinary

  /// What is reported for such a file.
  public var entry: CatalogueEntry {
    switch self {
    case .excelWorkbook: Codes.excelWorkbook
    case .protectedWorkbook: Codes.protectedWorkbook
    case .oldExcelWorkbook: Codes.oldExcelWorkbook
    case .openDocumentSheet: Codes.openDocumentSheet
    case .pdf: Codes.pdfDocument
    case .wordDocument: Codes.wordDocument
    case .archive: Codes.zipArchive
    case .image: Codes.imageFile
    case .unknownBinary: Codes.unknownBinary
    }
  }

  /// How many bytes of the beginning are looked at: 64 KiB.
  static let headBytes = 64 << 10

  /// The kind of a file by its first bytes and inner names; nil for text, in whatever encoding.
  static func recognise(_ input: InputFile, head: [UInt8]) throws(FileProblem) -> FileKind? {
    if let kind = bySignature(head) { return kind }
    if begins(head, [0x50, 0x4B, 0x03, 0x04]) || begins(head, [0x50, 0x4B, 0x05, 0x06]) { return try zipKind(input, head) }
    if begins(head, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return try compoundKind(input, head) }
    return markupKind(head, fileName: FilePath.name(of: input.path))
  }

  /// Whether so many bytes are control characters that this is no text in one-byte units.
  static func isBinary(_ head: [UInt8]) -> Bool {
    var controls = 0
    for byte in head where byte < 0x20 {
      switch byte {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x1A: break
      default: controls += 1
      }
    }
    // One stray zero byte in a list is a fault of a row, and its reader says in which; one byte in fifty is another kind of file.
    return controls * 50 > head.count
  }

  // MARK: - First bytes

  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .wordDocument),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF87a".utf8), .image),
    (Array("GIF89a".utf8), .image), ([0x49, 0x49, 0x2A, 0x00], .image), ([0x4D, 0x4D, 0x00, 0x2A], .image),
    ([0x1F, 0x8B], .archive), (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], .archive), (Array("Rar!".utf8) + [0x1A, 0x07], .archive),
    ([0x42, 0x5A, 0x68, 0x39, 0x31, 0x41], .archive), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .archive),
    ([0x28, 0xB5, 0x2F, 0xFD], .archive),
  ]

  /// Brands of the file type box (ISO/IEC 14496-12) that pictures carry.
  private static let pictureBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif"].map { Array($0.utf8) }

  private static func bySignature(_ head: [UInt8]) -> FileKind? {
    for signature in signatures where begins(head, signature.bytes) { return signature.kind }
    guard head.count >= 12 else { return nil }
    if begins(head, Array("RIFF".utf8)), head[8..<12].elementsEqual(Array("WEBP".utf8)) { return .image }
    if head[4..<8].elementsEqual(Array("ftyp".utf8)), pictureBrands.contains(Array(head[8..<12])) { return .image }
    return nil
  }

  private static func markupKind(_ head: [UInt8], fileName: String) -> FileKind? {
    let start = head.prefix(4_096)
    guard let first = start.drop(while: { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }).first, first == UInt8(ascii: "<")
    else { return nil }
    if contains(start, "progid=\"Excel.Sheet\"") || contains(start, "urn:schemas-microsoft-com:office:spreadsheet") {
      return .oldExcelWorkbook
    }
    guard FilePath.fileExtension(of: fileName).lowercased() == "xls" else { return nil }
    return .oldExcelWorkbook
  }

  // MARK: - Archives and compound files

  /// Looks at the names in a ZIP archive: first its directory at the end, else the headers before each member.
  private static func zipKind(_ input: InputFile, _ head: [UInt8]) throws(FileProblem) -> FileKind {
    if let type = storedMediaType(head) {
      if type.contains("opendocument.spreadsheet") { return .openDocumentSheet }
      if type.contains("opendocument.text") { return .wordDocument }
    }
    for name in try directoryNames(input) + memberNames(head) {
      if name.starts(with: Array("xl/".utf8)) { return .excelWorkbook }
      if name.starts(with: Array("word/".utf8)) { return .wordDocument }
    }
    return .archive
  }

  /// The content of an uncompressed first member called `mimetype`, as OpenDocument files have it.
  private static func storedMediaType(_ head: [UInt8]) -> String? {
    guard head.count >= 38, number(head, 8, 2) == 0, number(head, 26, 2) == 8, head[30..<38].elementsEqual(Array("mimetype".utf8)) else {
      return nil
    }
    let start = 38 + number(head, 28, 2)
    let size = number(head, 18, 4)
    guard size <= 200, start + size <= head.count else { return nil }
    return String(validating: head[start..<start + size], as: UTF8.self)
  }

  /// Names in the headers before members, as far as the sizes are told and the beginning of the file reaches.
  private static func memberNames(_ head: [UInt8]) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var offset = 0
    while offset + 30 <= head.count, number(head, offset, 4) == 0x0403_4B50 {
      let nameEnd = offset + 30 + number(head, offset + 26, 2)
      guard nameEnd <= head.count else { break }
      names.append(Array(head[offset + 30..<nameEnd]))
      let sizeIsBehind = number(head, offset + 6, 2) & 8 != 0
      if sizeIsBehind { break }
      offset = nameEnd + number(head, offset + 28, 2) + number(head, offset + 18, 4)
    }
    return names
  }

  /// Names in the directory at the end of a ZIP archive; none if the end is not there.
  private static func directoryNames(_ input: InputFile) throws(FileProblem) -> [[UInt8]] {
    let tailSize = min(input.size, headBytes + 22)
    let tail = try bytes(of: input, at: input.size - tailSize, count: tailSize)
    var end = tail.count - 22
    while end >= 0, number(tail, end, 4) != 0x0605_4B50 { end -= 1 }
    guard end >= 0 else { return [] }
    let start = number(tail, end + 16, 4)
    guard start < input.size else { return [] }
    let directory = try bytes(of: input, at: start, count: min(headBytes, input.size - start))
    var names: [[UInt8]] = []
    var offset = 0
    while offset + 46 <= directory.count, number(directory, offset, 4) == 0x0201_4B50 {
      let nameEnd = offset + 46 + number(directory, offset + 28, 2)
      guard nameEnd <= directory.count else { break }
      names.append(Array(directory[offset + 46..<nameEnd]))
      offset = nameEnd + number(directory, offset + 30, 2) + number(directory, offset + 32, 2)
    }
    return names
  }

  /// Looks for stream names in the first sectors of the directory of a compound file (MS-CFB 2.2, 2.6).
  private static func compoundKind(_ input: InputFile, _ head: [UInt8]) throws(FileProblem) -> FileKind {
    guard head.count >= 512 else { return .unknownBinary }
    let shift = number(head, 30, 2)
    guard (9...12).contains(shift) else { return .unknownBinary }
    let place = (number(head, 48, 4) + 1) << shift
    var directory = head
    if place < input.size { directory += try bytes(of: input, at: place, count: min(8_192, input.size - place)) }
    func holds(_ name: String) -> Bool {
      directory[...].holds(Array(name.utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }
    if holds("EncryptedPackage") || holds("EncryptionInfo") { return .protectedWorkbook }
    if holds("Workbook") || holds("Book") { return .oldExcelWorkbook }
    return holds("WordDocument") ? .wordDocument : .unknownBinary
  }

  // MARK: - Bytes

  private static func bytes(of input: InputFile, at offset: Int, count: Int) throws(FileProblem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let done = try input.read(at: offset, into: &bytes, from: 0, count: count)
    return Array(bytes.prefix(done))
  }

  /// A little-endian number of 2 or 4 bytes; 0 outside the bytes.
  private static func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int {
    guard offset >= 0, offset + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | (Int(bytes[offset + $1]) << ($1 * 8)) }
  }

  private static func begins(_ bytes: [UInt8], _ start: [UInt8]) -> Bool { bytes.starts(with: start) }

  static func contains(_ bytes: ArraySlice<UInt8>, _ text: String) -> Bool { bytes.holds(Array(text.utf8)) }
}
