// The files of the repository as the style tests see them.
import Files
import Testing

/// A text file of the repository.
struct RepositoryFile: Sendable {
  /// Path from the root.
  let path: String
  let lines: [Substring]
  /// The lines without comments, by 1-based number.
  let code: [(number: Int, text: Substring)]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = lines.enumerated().compactMap { index, line in
      var last: UInt8 = 0
      var end = line.utf8.startIndex
      for byte in line.utf8 {
        if byte == 0x2F, last == 0x2F { return Self.isBlank(line.utf8[..<end].dropLast()) ? nil : (index + 1, line[..<end].dropLast()) }
        last = byte
        line.utf8.formIndex(after: &end)
      }
      return (index + 1, line)
    }
  }

  private static func isBlank(_ bytes: Substring.UTF8View.SubSequence) -> Bool { bytes.allSatisfy { $0 == 0x20 } }
}

/// The repository that the tests were built in.
enum Repository {
  /// The root, three folders above this file.
  static let root = FilePath.folder(of: FilePath.folder(of: FilePath.folder(of: #filePath)))
  /// Folders that belong to the repository; everything else in the root is made by builds and runs.
  static let folders = [".ci", "Benchmarks", "Fuzz", "Samples", "Schemas", "Scripts", "Sources", "Tests", "docs"]

  /// The text of a file; fails when there is none.
  static func text(_ path: String) throws -> String {
    let bytes = try InputFile.contents(of: FilePath.join(root, path), limitBytes: 1 << 24)
    return String(validating: bytes, as: UTF8.self) ?? ""
  }

  /// The paths of the files below a folder, sorted; none when the folder is missing.
  static func paths(under folder: String) throws -> [String] {
    let full = FilePath.join(root, folder)
    guard Folder.isDirectory(full) else { return [] }
    return try Folder.files(under: full).map { "\(folder)/\($0)" }.filter { !$0.contains("/.build/") && !$0.contains("/.swiftpm/") }
  }

  static func file(_ path: String) throws -> RepositoryFile { RepositoryFile(path: path, text: try text(path)) }

  /// The Swift files below Sources or Tests, or a folder of theirs; read once.
  static func swiftFiles(under folder: String) throws -> [RepositoryFile] {
    let files = try allSwiftFiles.get().filter { $0.path.hasPrefix(folder + "/") }
    try #require(!files.isEmpty || folder.contains("System") || folder.contains("/C"), "\(folder) has no Swift file")
    return files
  }

  private static let allSwiftFiles = Result {
    try ["Sources", "Tests"].flatMap { try paths(under: $0) }.filter { $0.hasSuffix(".swift") }.map(file)
  }

  /// True when a file or folder stands in the repository.
  static func has(_ path: String) -> Bool { Folder.exists(FilePath.join(root, path)) }

  /// The rooms in the order of Package.swift, tests left out.
  static func rooms() throws -> [String] {
    var rooms: [String] = []
    let manifest = try text("Package.swift").split(separator: "targets: [\n").last ?? ""
    for piece in manifest.split(separator: "name: \"").dropFirst() {
      let name = String(piece.prefix { $0 != "\"" })
      if name == "TestSupport" { break }
      if has("Sources/\(name)"), !rooms.contains(name) { rooms.append(name) }
    }
    return rooms
  }
}

extension String {
  /// The words of ASCII letters, in small letters.
  var smallWords: Set<String> {
    var words: Set<String> = []
    var word: [UInt8] = []
    for byte in utf8 {
      if (0x61...0x7A).contains(byte | 0x20) {
        word.append(byte | 0x20)
      } else if !word.isEmpty {
        words.insert(String(validating: word, as: UTF8.self) ?? "")
        word.removeAll(keepingCapacity: true)
      }
    }
    words.insert(String(validating: word, as: UTF8.self) ?? "")
    return words
  }
}

extension StringProtocol {
  /// True when the text holds `word` with no letter, digit or underscore beside it.
  func hasWord(_ word: some StringProtocol) -> Bool {
    func isPart(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }
    return ranges(of: word).contains { range in
      (range.lowerBound == startIndex || !isPart(self[index(before: range.lowerBound)]))
        && (range.upperBound == endIndex || !isPart(self[range.upperBound]))
    }
  }

  /// The names behind a dot: `.nulByte`, `Codes.nulByte`.
  var members: [String] {
    split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0.isLetter || $0.isNumber || $0 == "_" }) }.filter { !$0.isEmpty }
  }
}
