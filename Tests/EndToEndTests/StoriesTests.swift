// The stories under Samples/: each is run by its own commands and must leave what its folder `expected` says.

import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct StoriesTests {
  private static let samples = FilePath.join(packageFolder, "Samples")
  private static let stories = ((try? Folder.names(in: samples)) ?? []).filter { Folder.isDirectory(FilePath.join(samples, $0)) }

  @Test func `there are stories, and each has its parts`() throws {
    #expect(StoriesTests.stories.count >= 6)
    for name in StoriesTests.stories {
      let files = try Folder.files(under: FilePath.join(StoriesTests.samples, name))
      #expect(files.contains("README.md") && files.contains("commands.txt"), "\(name)")
      #expect(files.contains { $0.hasPrefix("expected/") }, "\(name)")
    }
  }

  @Test(arguments: stories) func `a story ends as its folder says`(name: String) throws {
    let story = try Story(name, samples: StoriesTests.samples)
    for command in story.commands {
      let status = try story.run(command)
      #expect(status == command.status, "\(name): \(command.line)\n\(story.lastErrors)")
    }
    for file in try story.expectedFiles() {
      let expected = try story.expected(file)
      let actual = try story.actual(file, like: expected)
      if Story.isRecording {
        try story.record(file, actual)
        Issue.record("recorded \(name)/expected/\(file)")
      } else if file.hasSuffix(".json") {
        let differences = try JSON(parsing: actual).differences(from: JSON(parsing: expected), at: "")
        #expect(differences == [], "\(name)/expected/\(file)")
      } else {
        #expect(actual == expected, "\(name)/expected/\(file)")
      }
    }
  }
}

/// One story in a folder of its own.
private final class Story {
  /// A line of commands.txt.
  struct Command {
    var line: String
    var status: Int32
  }

  static let isRecording = unsafe getenv("GOLDEN").flatMap { unsafe String(validatingCString: $0) } == "record"

  let commands: [Command]
  private let name: String
  private let source: String
  private let scratch: TemporaryFolder
  private(set) var lastErrors = ""

  init(_ name: String, samples: String) throws {
    self.name = name
    source = FilePath.join(samples, name)
    scratch = try TemporaryFolder()
    for path in try Folder.files(under: source) where !path.hasPrefix("expected/") {
      try scratch.write("\(name)/\(path)", try InputFile.contents(of: FilePath.join(source, path), limitBytes: 1 << 20))
    }
    try scratch.write("unit.yaml", try InputFile.contents(of: FilePath.join(samples, "unit.yaml"), limitBytes: 1 << 20))
    let text = String(decoding: try InputFile.contents(of: FilePath.join(source, "commands.txt"), limitBytes: 1 << 20), as: UTF8.self)
    commands = try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let place = try #require(line.lastIndex(of: "#"), "a command ends with # and its status")
      let status = try #require(Int32(line[line.index(after: place)...].filter { $0 != " " }))
      return Command(line: String(line[..<place]), status: status)
    }
    try #require(!commands.isEmpty)
  }

  /// Runs a line as a shell does: words, `>` and `2>`; no pattern and no quotes.
  func run(_ command: Command) throws -> Int32 {
    var words = command.line.split(separator: " ").map(String.init)
    try #require(words.first == "chitra")
    words.removeFirst()
    var (output, errors) = ("", "")
    while words.count > 2, words[words.count - 2] == ">" || words[words.count - 2] == "2>" {
      if words[words.count - 2] == ">" { output = words[words.count - 1] } else { errors = words[words.count - 1] }
      words.removeLast(2)
    }
    let outcome = try runChitra(words, in: scratch.path(name))
    lastErrors = outcome.errors
    if !output.isEmpty { try scratch.write("\(name)/\(output)", outcome.output) }
    if !errors.isEmpty { try scratch.write("\(name)/\(errors)", outcome.errors) }
    return outcome.status
  }

  func expectedFiles() throws -> [String] { try Folder.files(under: FilePath.join(source, "expected")) }

  func expected(_ file: String) throws -> String {
    String(decoding: try InputFile.contents(of: FilePath.join(source, "expected/\(file)"), limitBytes: 1 << 20), as: UTF8.self)
  }

  /// What the run left, as far as the expected file speaks of it: the columns of a CSV file that its header names, as many lines of text.
  /// JSON stays whole: members that the expected file does not name (hashes) are passed over where the two are compared.
  func actual(_ file: String, like expected: String) throws -> String {
    let text = String(decoding: try scratch.read("\(name)/\(file)"), as: UTF8.self)
    switch FilePath.fileExtension(of: file) {
    case "csv": return project(text, on: expected)
    case "txt": return text.split(separator: "\n").prefix(expected.split(separator: "\n").count).map { $0 + "\n" }.joined()
    default: return text
    }
  }

  /// The columns that the expected header names, in its order; cells without quotes where none are needed.
  private func project(_ text: String, on expected: String) -> String {
    let records = CSVText.records(text)
    guard let wanted = CSVText.records(expected).first, let header = records.first(where: { Set(wanted).isSubset(of: $0) })
    else { return text }
    let places = wanted.compactMap { header.firstIndex(of: $0) }
    let rows = records.drop { $0 != header }
    return rows.map { row in
      places.map { $0 < row.count ? CSVText.quoted(row[$0]) : "" }.joined(separator: ",") + "\n"
    }.joined()
  }

  func record(_ file: String, _ text: String) throws {
    let path = FilePath.join(source, "expected/\(file)")
    try Folder.removeTree(path)
    let output = try OutputFile(creating: path)
    try output.append(Array(text.utf8))
    try output.finish()
  }
}

extension JSON {
  /// Where this value lacks something that the expected one says; members that it does not name may be anything.
  fileprivate func differences(from expected: JSON, at path: String) -> [String] {
    switch (self, expected) {
    case (.object(let members), .object(let wanted)):
      return wanted.sorted { $0.key < $1.key }.flatMap { key, value in
        members[key]?.differences(from: value, at: "\(path)/\(key)") ?? ["\(path)/\(key): missing"]
      }
    case (.array(let elements), .array(let wanted)) where elements.count == wanted.count:
      return elements.indices.flatMap { elements[$0].differences(from: wanted[$0], at: "\(path)/\($0)") }
    default: return self == expected ? [] : ["\(path): \(self) instead of \(expected)"]
    }
  }
}

/// A slow reader of CSV for tests: quotes, doubled quotes, line breaks within.
private enum CSVText {
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell = ""
    var isQuoted = false
    var letters = Array(text.unicodeScalars)[...]
    if letters.first == "\u{FEFF}" { letters.removeFirst() }
    while let letter = letters.popFirst() {
      switch letter {
      case "\"" where isQuoted && letters.first == "\"":
        cell.unicodeScalars.append(letter)
        letters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        record.append(cell)
        cell = ""
        if letter == "\n" {
          records.append(record)
          record = []
        }
      case "\r" where !isQuoted: break
      default: cell.unicodeScalars.append(letter)
      }
    }
    if !cell.isEmpty || !record.isEmpty { records.append(record + [cell]) }
    return records
  }

  static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" }) else { return cell }
    return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
