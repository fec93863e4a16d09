// The files of the repository as the style tests see them.
import Files
import Testing

/// A text file of the repository.
struct RepositoryFile: CustomTestStringConvertible {
  /// Path from the root.
  let path: String
  let lines: [Substring]

  var testDescription: String { path }
  /// The lines without comments, by 1-based number.
  var code: [(number: Int, text: Substring)] {
    lines.enumerated().compactMap { index, line in
      guard let slashes = line.firstRange(of: "//") else { return (index + 1, line) }
      let text = line[..<slashes.lowerBound]
      return text.allSatisfy { $0 == " " } ? nil : (index + 1, text)
    }
  }
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

  static func file(_ path: String) throws -> RepositoryFile {
    RepositoryFile(path: path, lines: try text(path).split(separator: "\n", omittingEmptySubsequences: false))
  }

  /// The Swift files below a folder.
  static func swiftFiles(under folder: String) throws -> [RepositoryFile] {
    try paths(under: folder).filter { $0.hasSuffix(".swift") }.map(file)
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
