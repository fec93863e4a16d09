// Rooms import only what stands above them; every data file, format folder, rule and code is listed where it belongs and used.
import Diagnostics
import Files
import FormatDescriptions
import PaymentChecks
import Testing

@Suite struct RoomTests {
  /// Modules from outside, and the rooms that may see them.
  static let outside: [String: [String]?] = [
    "Glibc": nil, "Darwin": nil, "Synchronization": nil, "Yams": ["FormatDescriptions"], "ArgumentParser": ["chitra"],
  ]

  /// The module of an import line; nil for other lines.
  private static func imported(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), words.count > place + 1 else { return nil }
    let access: Set<Substring> = ["public", "internal", "package", "private", "fileprivate"]
    let before = words[..<place].allSatisfy { access.contains($0) || $0.hasPrefix("@") }
    return before ? String(words[place + 1].prefix { $0 != "." }) : nil
  }

  @Test func `Package.swift names every folder of Sources as a room`() throws {
    let rooms = try Repository.rooms()
    let folders = Set(try Repository.paths(under: "Sources").compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    #expect(Set(rooms) == folders)
    #expect(rooms.first == "PaymentModel")
    #expect(rooms.last == "chitra")
  }

  @Test func `a room imports only rooms above it`() throws {
    let rooms = try Repository.rooms()
    for (place, room) in rooms.enumerated() {
      for file in try Repository.swiftFiles(under: "Sources/\(room)") {
        for line in file.code {
          guard let module = Self.imported(line.text) else { continue }
          if let above = rooms.firstIndex(of: module) {
            #expect(above < place, "\(file.path):\(line.number): \(room) may not import \(module)")
          } else if let allowed = Self.outside[module] {
            #expect(allowed?.contains(room) ?? true, "\(file.path):\(line.number): \(room) may not import \(module)")
          } else {
            Issue.record("\(file.path):\(line.number): \(module) is no room and no known dependency (docs/DECISIONS.md)")
          }
        }
      }
    }
  }

  @Test func `rules about people see the model, not files or formats`() throws {
    for room in ["PaymentChecks", "Reconciliation"] {
      for file in try Repository.swiftFiles(under: "Sources/\(room)") {
        for line in file.code {
          guard let module = Self.imported(line.text) else { continue }
          #expect(!["Files", "FormatDescriptions", "PaymentFormats", "SafeXML"].contains(module), "\(file.path):\(line.number)")
        }
      }
    }
  }

  @Test func `only the rooms around C say unsafe in a declaration of their own`() throws {
    // `unsafe` marks each call of C; `@unsafe` and `@safe` declare what wraps it.
    let homes = ["SafeXML", "ZipArchives", "Files", "ByteText", "FormatDescriptions", "ReferenceData", "PaymentChecks", "chitra"]
    for room in try Repository.rooms() where !homes.contains(room) {
      for file in try Repository.swiftFiles(under: "Sources/\(room)") {
        for line in file.code where line.text.hasWord("@unsafe") || line.text.hasWord("@safe") {
          Issue.record("\(file.path):\(line.number): wrap it in a room that is there for it")
        }
      }
    }
  }

  @Test func `every file of Schemas and of the tables is in the list of embedded files`() throws {
    let tables = try Repository.paths(under: "Sources/ReferenceData/Tables")
    let wanted = (try Repository.paths(under: "Schemas") + tables).filter { FilePath.name(of: $0) != "README.md" }
    let listed = try Repository.text("Sources/CEmbeddedData/EmbeddedFiles.inc").split(separator: "\n")
    let paths = listed.compactMap { line in line.split(separator: "\"").dropFirst().first.map { String($0.trimmingPrefix("../../")) } }
    #expect(paths.count == listed.count)
    #expect(Set(paths) == Set(wanted))
    #expect(paths.count == Set(paths).count)
  }

  @Test func `the registry lists every folder of formats`() throws {
    let listing = ["Registry.swift", "DescribedFormats.swift"]
    let called = Set(
      try listing.flatMap { try Repository.file("Sources/PaymentFormats/\($0)").code }
        .flatMap { line in line.text.split { !($0.isLetter || $0.isNumber) } })
    let files = try Repository.paths(under: "Sources/PaymentFormats")
    let folders = Set(files.map { $0.split(separator: "/") }.filter { $0.count > 3 }.map { String($0[2]) })
    #expect(folders.count >= 5)
    for folder in folders {
      let formats = files.filter {
        $0.hasPrefix("Sources/PaymentFormats/\(folder)/") && ($0.hasSuffix("Format.swift") || $0.hasSuffix("Formats.swift"))
      }
      #expect(formats.count == 1, "\(folder) has one file that says what the registry knows of it")
      for path in formats {
        let name = FilePath.name(of: path).dropLast(".swift".count)
        #expect(called.contains(name), "\(name) stands in neither \(listing.joined(separator: " nor "))")
      }
    }
  }

  /// Every folder of formats has its page of notes.
  @Test func `every folder of formats has a page of notes`() throws {
    let files = try Repository.paths(under: "Sources/PaymentFormats")
    for folder in Set(files.map { $0.split(separator: "/") }.filter { $0.count > 3 }.map { String($0[2]) }) {
      let name = folder.reduce(into: "") { text, letter in
        if letter.isUppercase, !text.isEmpty { text += "-" }
        text += letter.lowercased()
      }
      #expect(Repository.has("docs/formats/notes-\(name).md"), "docs/formats/notes-\(name).md")
    }
  }

  // MARK: rules

  /// Files of PaymentChecks' folders that are not one rule.
  static let noRules: Set = [
    "Field/PlainNames.swift", "Payment/PaymentRules.swift", "Roster/RosterRules.swift", "Roster/EntitlementKeys.swift",
    "Roster/OwedMonth.swift", "Batch/BatchRules.swift",
  ]

  private func ruleFiles() throws -> [String] {
    try Repository.paths(under: "Sources/PaymentChecks").map { String($0.trimmingPrefix("Sources/PaymentChecks/")) }
      .filter { $0.contains("/") && !Self.noRules.contains($0) }
  }

  @Test func `every rule file stands in the list of rules`() throws {
    let listed = Dictionary(RuleCatalogue.all.map { ($0.file, $0.name) }, uniquingKeysWith: { first, _ in first })
    let files = try ruleFiles()
    #expect(files.count >= 15)
    for file in files {
      let name = FilePath.name(of: file).dropLast(".swift".count)
      #expect(name.hasSuffix("Rule"), "\(file): one rule a file, named after it")
      #expect(listed[file] == String(name), "\(file) is missing in RuleCatalogue")
    }
    for file in Self.noRules { #expect(Repository.has("Sources/PaymentChecks/" + file)) }
  }

  @Test func `every rule file is called, from the list of calls or from a rule that is`() throws {
    let rules = try ruleFiles().map { (file: $0, name: String(FilePath.name(of: $0).dropLast(".swift".count))) }
    var reached: Set<String> = []
    var open = ["Roster/RosterRules.swift", "Payment/PaymentRules.swift"]
    while let file = open.popLast() {
      let code = try Repository.file("Sources/PaymentChecks/" + file).code.map(\.text).joined(separator: "\n")
      for rule in rules where !reached.contains(rule.name) && rule.file != file && code.hasWord(rule.name) {
        reached.insert(rule.name)
        open.append(rule.file)
      }
    }
    #expect(Set(rules.map(\.name)).subtracting(reached) == [])
  }

  // MARK: codes

  @Test func `every code is raised somewhere, or reserved with a reason`() throws {
    var names: [String: String] = [:]
    var raised: Set<String> = []
    for file in try Repository.swiftFiles(under: "Sources") {
      if file.path.hasPrefix("Sources/Diagnostics/Catalogue/") {
        for (index, line) in file.lines.enumerated() where line.contains(" = CatalogueEntry(") && index + 1 < file.lines.count {
          let name = line.split(separator: "static let ").last.map { $0.prefix { $0 != " " } } ?? ""
          let code = (line + file.lines[index + 1]).split(separator: "\"").dropFirst().first ?? ""
          names[String(name)] = String(code)
        }
      } else if file.path != "Sources/PaymentChecks/RuleCatalogue.swift", !file.path.contains("/Sample/") {
        // The sample's kinds of answers have names of codes.
        for line in file.code { raised.formUnion(line.text.members) }
      }
    }
    #expect(Set(names.values) == Set(Catalogue.all.map(\.code.description)), "every entry is declared in the usual form")
    let silent = Set(names.keys.filter { !raised.contains($0) })
    let reserved = Set(ReservedCodes.all.keys)
    #expect(silent.subtracting(reserved).sorted() == [], "raised nowhere: raise it, reserve it with a reason, or take it out")
    #expect(reserved.subtracting(silent).sorted() == [], "raised by now, or gone: take it off the list of reserved codes")
  }
}

/// Codes whose numbers and words are settled although nothing raises them yet: codes are never renumbered.
enum ReservedCodes {
  private static let reasons: [(String, [String])] = [
    (
      "care of the lists across months and communes",
      [
        "otherUnit", "lineBreakDecision", "formulaLikeCell",
      ]
    ),
    ("repairs", ["nulByte"]),
    ("splitting one payment over several files and limits", ["paymentSplit", "batchTotalDiffers"]),
    ("loss told as a finding and not only in the loss report", ["textTruncated", "textTransliterated"]),
    (
      "outcomes told one by one beside the report",
      [
        "returnedTwice", "returnTooLarge", "statusKeptPending", "entryCountedOnce", "referenceRecovered", "lateAnswer",
        "orderWithoutAnswer", "groupProposed", "paidAfterDeath", "balanceDiffers", "balancesMissing",
      ]
    ),
    (
      "forms and files of the treasury's own portal",
      [
        "budgetCodeShape", "treasuryCodeUnknown", "beanClassUnknown", "formSuperseded",
      ]
    ),
    ("a named format is read as it was named, and its reader says what does not fit", ["formatMismatch"]),
    ("told as another code by the shim today", ["xmlEntity", "xmlElementUnknown"]),
  ]

  /// Reason by name.
  static let all = Dictionary(reasons.flatMap { reason, names in names.map { ($0, reason) } }, uniquingKeysWith: { first, _ in first })
}
