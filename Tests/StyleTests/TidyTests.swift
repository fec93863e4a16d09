// The house rules as tests. Each list of exceptions is short, names its reason and must not hold what is no exception any more.
import Files
import Testing

/// A word that library code does without, where, and what stands in its place.
struct BannedWord: CustomTestStringConvertible, Sendable {
  let word: String
  let rooms: [String]?
  let instead: String
  /// Files that may have it all the same, each with its reason.
  var allowed: [String: String] = [:]

  var testDescription: String { word }

  static let all = [
    BannedWord(word: "try!", rooms: nil, instead: "do and catch, or throws"),
    BannedWord(word: "as!", rooms: nil, instead: "as? with an answer for nil"),
    BannedWord(word: "fatalError", rooms: nil, instead: "a diagnostic, for data; precondition, for our own mistakes"),
    BannedWord(word: "print", rooms: nil, instead: "a diagnostic, or a result that the command line prints"),
    BannedWord(word: "Date()", rooms: nil, instead: "Run.now: the same input gives the same bytes"),
    BannedWord(word: "Foundation", rooms: nil, instead: "Glibc behind Files, or our own code"),
    BannedWord(word: "FoundationEssentials", rooms: nil, instead: "Glibc behind Files, or our own code"),
    BannedWord(word: "FIXME", rooms: nil, instead: "the repair"),
    BannedWord(
      word: "Double",
      rooms: ["PaymentModel", "FormatDescriptions", "PaymentFormats", "PaymentChecks", "Reconciliation", "PaymentPipeline"],
      instead: "Int64 of minor units, or exact decimals of ByteText"),
    BannedWord(
      word: "Float", rooms: ["PaymentModel", "FormatDescriptions", "PaymentFormats", "PaymentChecks", "Reconciliation", "PaymentPipeline"],
      instead: "Int64 of minor units, or exact decimals of ByteText"),
    BannedWord(
      word: "String(decoding:", rooms: nil, instead: "String(validating:as:): a bad byte is told, never repaired in silence",
      allowed: [
        "Sources/PaymentModel/Blocks/TextSlice.swift": "for messages: what a reader has reported as bad bytes is held and becomes no value"
      ]),
  ]

  /// True when a line of code has it: called where it is a function, whole where it is a name.
  func stands(in line: some StringProtocol) -> Bool {
    switch word {
    case "print", "fatalError":
      line.ranges(of: word + "(").contains { range in
        guard range.lowerBound > line.startIndex else { return true }
        let before = line[line.index(before: range.lowerBound)]
        return !(before.isLetter || before.isNumber || before == "_" || before == ".")
      }
    case "Foundation", "FoundationEssentials": line.hasWord("import " + word)
    case "Date()": line.hasWord("Date") && line.contains("Date()")
    case "Double", "Float", "FIXME": line.hasWord(word)
    default: line.contains(word)
    }
  }
}

@Suite struct TidyTests {
  @Test(arguments: BannedWord.all)
  func `no library room has a banned word`(banned: BannedWord) throws {
    var allowed = Set(banned.allowed.keys)
    for room in try Repository.rooms() where room != "chitra" && banned.rooms?.contains(room) != false {
      for file in try Repository.swiftFiles(under: "Sources/\(room)") {
        let found = file.code.filter { banned.stands(in: $0.text) }
        if banned.allowed[file.path] != nil {
          if !found.isEmpty { allowed.remove(file.path) }
          continue
        }
        for line in found { Issue.record("\(file.path):\(line.number): \(banned.word) is banned; use \(banned.instead)") }
      }
    }
    #expect(allowed == [], "allowed, but without the word by now")
  }

  @Test func `a banned word is found as a word only`() throws {
    let floating = try #require(BannedWord.all.first { $0.word == "Double" })
    #expect(floating.stands(in: "var x: Double = 0"))
    #expect(!floating.stands(in: "if field.hasDoubledQuotes {"))
    let printing = try #require(BannedWord.all.first { $0.word == "print" })
    #expect(printing.stands(in: "  print(x)"))
    #expect(!printing.stands(in: "PaymentFingerprint()"))
    #expect(!printing.stands(in: "context.print(x)"))
  }

  /// Tables that say more in one piece.
  static let longFiles: [String: Int] = ["Tests/TestSupport/AmountInWordsCases.swift": 520]

  @Test func `no file is longer than 500 lines`() throws {
    for folder in ["Sources", "Tests"] {
      for file in try Repository.swiftFiles(under: folder) {
        let limit = Self.longFiles[file.path] ?? 500
        #expect(file.lines.count - 1 <= limit, "\(file.path)")
      }
    }
    for path in Self.longFiles.keys { #expect(Repository.has(path), "\(path)") }
  }

  /// A line that is nothing but a piece of text cannot be broken without breaking the text.
  private static func isText(_ line: some StringProtocol) -> Bool {
    let start = line.drop { $0 == " " || $0 == "+" }
    return ["\"", "#\"", "(\"", "<", "- {", "\\("].contains { start.hasPrefix($0) }
  }

  @Test func `no line of code is longer than 140 characters`() throws {
    for folder in ["Sources", "Tests"] {
      for path in try Repository.paths(under: folder) where [".swift", ".c", ".h"].contains(where: path.hasSuffix) {
        for (index, line) in try Repository.file(path).lines.enumerated()
        where line.utf8.count > 140 && line.count > 140 && !Self.isText(line) {
          Issue.record("\(path):\(index + 1): \(line.count) characters")
        }
      }
    }
  }

  @Test func `no function is longer than 70 lines`() throws {
    for file in try Repository.swiftFiles(under: "Sources") {
      var open: (name: Substring, indent: Int, line: Int)?
      for (index, line) in file.lines.enumerated() {
        let indent = line.prefix { $0 == " " }.count
        if let function = open, line.drop(while: { $0 == " " }) == "}", indent == function.indent {
          #expect(index - function.line <= 70, "\(file.path):\(function.line + 1): \(function.name)")
          open = nil
        } else if open == nil, let range = line.firstRange(of: "func "), line.hasSuffix("{") || line.hasSuffix("(") {
          open = (line[range.upperBound...].prefix { $0 != "(" }, indent, index)
        }
      }
    }
  }

  /// The repository speaks of itself alone. Written in two pieces, so that this list does not find itself.
  static let foreignWords: Set = [
    "ses" + "sion", "ses" + "sions", "sub" + "agent", "ag" + "ents", "work" + "place", "work" + "tree", "chat" + "bot", "co" + "pilot",
  ]
  /// Paths of one machine.
  static let machinePaths = ["/wo" + "rk/", "/ho" + "me/", "/Us" + "ers/", "C:" + "\\"]

  @Test func `no file speaks of anything but the project`() throws {
    let roots = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Package.swift", ".gitignore"]
    let paths = try roots + Repository.folders.flatMap { try Repository.paths(under: $0) }
    let suffixes = [".swift", ".md", ".yaml", ".c", ".h", ".inc", ".csv", ".xml", ".xsd", ".txt", ".html", ".gitignore"]
    for path in paths where suffixes.contains(where: path.hasSuffix) || !FilePath.name(of: path).contains(".") {
      let text = try Repository.text(path)
      for place in Self.machinePaths where text.contains(place) { Issue.record("\(path): \(place) is a path of one machine") }
      for word in text.smallWords.intersection(Self.foreignWords).sorted() { Issue.record("\(path): \(word)") }
    }
  }

  @Test func `every path that a page of the documentation names exists`() throws {
    let pages = ["README.md", "CONTRIBUTING.md"] + (try Repository.paths(under: "docs")).filter { $0.hasSuffix(".md") }
    let starts = ["Sources/", "Tests/", "Schemas/", "Scripts/", "docs/"]
    for page in pages {
      for (index, piece) in try Repository.text(page).split(separator: "`", omittingEmptySubsequences: false).enumerated() {
        guard index % 2 == 1, starts.contains(where: piece.hasPrefix), !piece.contains(where: { "<*…{ \n".contains($0) }) else { continue }
        #expect(Repository.has(String(piece)), "\(page) names \(piece)")
      }
    }
  }

  @Test func `every link between pages leads somewhere`() throws {
    let pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"] + (try Repository.paths(under: "docs")).filter { $0.hasSuffix(".md") }
    for page in pages {
      for piece in try Repository.text(page).split(separator: "](").dropFirst() {
        let target = String(piece.prefix { $0 != ")" && $0 != "#" && $0 != "\n" })
        guard !target.isEmpty, !target.hasPrefix("http") else { continue }
        let path = page.contains("/") ? FilePath.join(FilePath.folder(of: page), target) : target
        #expect(Repository.has(path), "\(page) links to \(target)")
      }
    }
  }
}
