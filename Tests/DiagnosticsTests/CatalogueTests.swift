import Glibc
import Testing

@testable import Diagnostics

/// The folder of the package, found from this file's own path.
let packageFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

/// The text of a file of the package; empty if there is none.
func fileText(_ path: String) -> String {
  guard let file = unsafe fopen(packageFolder + "/" + path, "rb") else { return "" }
  defer { unsafe fclose(file) }
  var bytes: [UInt8] = []
  var byte = unsafe fgetc(file)
  while byte != EOF {
    bytes.append(UInt8(truncatingIfNeeded: byte))
    byte = unsafe fgetc(file)
  }
  return String(validating: bytes, as: UTF8.self) ?? ""
}

/// Replaces a file of the package.
func writeFile(_ path: String, _ text: String) {
  guard let file = unsafe fopen(packageFolder + "/" + path, "wb") else { return }
  unsafe fputs(text, file)
  unsafe fclose(file)
}

/// The names in a folder of the package.
func folderNames(_ path: String) -> [String] {
  guard let folder = unsafe opendir(packageFolder + "/" + path) else { return [] }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { raw in
      unsafe String(validating: raw.prefix { $0 != 0 }, as: UTF8.self) ?? ""
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

@Suite struct CatalogueTests {
  @Test func `every code is declared once and listed once`() {
    var declared: [String] = []
    for name in folderNames("Sources/Diagnostics/Catalogue") where name.hasPrefix("Catalogue+") {
      let lines = fileText("Sources/Diagnostics/Catalogue/" + name).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasSuffix(" = CatalogueEntry(") {
        declared.append(String(lines[index + 1].drop { $0 == " " }.dropFirst().prefix(7)))
      }
    }
    #expect(declared.count > 200)
    #expect(declared.sorted() == Catalogue.all.map(\.code.description))
    #expect(Set(declared).count == declared.count)
  }

  @Test func `every declaration stands in the file of its area`() {
    for name in folderNames("Sources/Diagnostics/Catalogue") where name.hasPrefix("Catalogue+") {
      let lines = fileText("Sources/Diagnostics/Catalogue/" + name).split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.hasSuffix(" = CatalogueEntry(") {
        let area = lines[index + 1].drop { $0 == " " }.dropFirst().prefix(3)
        #expect(name.contains(area), "\(area) in \(name)")
      }
    }
  }

  @Test(arguments: Catalogue.all.map(\.code.description))
  func `an entry keeps the rules of messages`(text: String) throws {
    let code = try #require(DiagnosticCode(parsing: text))
    let entry = try #require(Catalogue.entry(for: code))
    #expect(DiagnosticArea(rawValue: entry.code.area) != nil)
    #expect([0, 1, 2, 3, 4, 5, 6, 9].contains(entry.code.number / 100), "the hundreds are the phase")
    for words in [entry.title, entry.message, entry.why, entry.fix] {
      #expect(!words.vi.isEmpty && !words.en.isEmpty)
      // Composed letters only: a combining mark means decomposed text.
      #expect(!words.vi.unicodeScalars.contains { (0x300...0x36F).contains($0.value) })
      for text in [words.vi, words.en] {
        #expect(!text.contains("!") && !text.contains("  ") && !text.hasSuffix(" "))
      }
      let lowered = words.en.lowercased()
      for word in ["invalid", "error occurred", "please", "oops", "sorry"] { #expect(!lowered.contains(word)) }
      #expect(!words.vi.lowercased().contains("không hợp lệ"), "say what is wrong instead")
    }
    for words in [entry.message, entry.fix, entry.title, entry.why] {
      #expect(MessageTemplate.placeholders(words.vi).sorted() == MessageTemplate.placeholders(words.en).sorted())
    }
    #expect(MessageTemplate.placeholders(entry.title.vi).isEmpty && MessageTemplate.placeholders(entry.why.vi).isEmpty)
    for words in [entry.why, entry.fix] {
      #expect(words.vi.hasSuffix(".") && words.en.hasSuffix("."), "a sentence")
    }
    for words in [entry.title, entry.message] {
      #expect(!words.vi.hasSuffix(".") && !words.en.hasSuffix("."), "a headline")
    }
  }

  @Test func `Vietnamese is Vietnamese and English is English`() {
    for entry in Catalogue.all {
      for words in [entry.title, entry.message, entry.why] {
        #expect(words.vi != words.en)
        #expect(words.vi.utf8.contains { $0 >= 0x80 }, "\(entry.code): \(words.vi)")
      }
    }
  }

  @Test func `a code is found by its name and its text`() throws {
    let code = try #require(DiagnosticCode(parsing: "PAY-111"))
    #expect(Catalogue.entry(for: code) === Codes.identityLostZero)
    #expect(Catalogue.entry(for: DiagnosticCode("PAY-999")) == nil)
    #expect(Catalogue.defaultSeverity(of: DiagnosticCode("PAY-999")) == .error)
  }

  @Test func `an error on a row is only what cannot be paid`() {
    // The list of row errors that the command line promises; everything else on a row is a warning or a note.
    let rowErrors: Set<String> = [
      "PAY-101", "PAY-102", "PAY-103", "PAY-104", "PAY-108",  // name missing or unreadable, letters lost
      "PAY-111", "PAY-112", "PAY-113", "PAY-114", "PAY-116",  // identity damaged or impossible
      "PAY-120", "PAY-173",  // a date that does not exist
      "PAY-127",  // whether the month lies after the death cannot be told
      "PAY-126", "PAY-533",  // the month owed cannot be told, or is not the round's
      "PAY-540", "PAY-541",  // programmes are never mixed: the row names another one, or none that is known
      "PAY-542",  // the attempt, which is part of the reference
      "PAY-130", "PAY-131", "PAY-132", "PAY-133", "PAY-134", "PAY-135", "PAY-136", "PAY-172",  // the amount
      "PAY-141", "PAY-146", "PAY-150", "PAY-151", "PAY-160", "PAY-161", "PAY-170",  // destination impossible
      "PAY-401", "PAY-505", "PAY-506", "PAY-514", "PAY-524",  // parts, same line twice, after death, already paid
      "PAY-560", "PAY-565",  // the identity number is another person's
      "PAY-201",  // no file can carry it
      "PAY-175",  // of a list of people, not of rows
      "PAY-402", "PAY-515", "PAY-523",  // of orders and references, not of rows
    ]
    let errors = Catalogue.all.filter { $0.code.area == "PAY" && $0.severity == .error }.map(\.code.description)
    #expect(Set(errors) == rowErrors)
  }

  @Test func `a message is filled, masked and counted`() {
    let diagnostic = Diagnostic(
      .identityLostZero, found: ReportedValue("38042001234", .identity),
      arguments: [DiagnosticArgument("proposal", "038042001234", .identity)], count: 12)
    #expect(diagnostic.message(.en) == "the identity number lost its leading zero; proposed: 038*****1234 (12 rows)")
    #expect(
      diagnostic.message(.both, showValues: true)
        == "số định danh (CCCD) mất số 0 ở đầu; đề xuất 038042001234 (12 dòng)"
        + " / the identity number lost its leading zero; proposed: 038042001234 (12 rows)")
    #expect(diagnostic.unfilledPlaceholders.isEmpty)
    #expect(Diagnostic(.identityLostZero).unfilledPlaceholders == ["proposal"])
    #expect(Diagnostic(.identityLostZero).message(.en).hasSuffix("proposed: ?"))
  }

  @Test func `an explanation says what, why and what to do`() {
    #expect(
      Catalogue.explain(Codes.bankRenamed.code, .vi) == """
        PAY-154 (ghi chú): ngân hàng đã đổi tên

        Thông báo:
          ngân hàng nay là …

        Vì sao cần chú ý:
          Tên cũ vẫn hiểu được; số tài khoản không đổi.

        Cách xử lý:
          Không cần làm gì; nên ghi tên mới ở kỳ sau.

        """)
    #expect(Catalogue.explain(DiagnosticCode("PAY-999"), .vi) == nil)
    for entry in Catalogue.all {
      let both = Catalogue.explain(entry.code, .both) ?? ""
      #expect(both.contains(entry.title.vi) && both.contains(entry.title.en) && !both.contains("{"))
    }
  }

  @Test func `the page of errors is what the generator writes`() throws {
    let path = "docs/errors.md"
    let page = ErrorsPage.markdown()
    let wish = unsafe getenv("GOLDEN").map { unsafe String(cString: $0) }
    if wish == "record", page != fileText(path) {
      writeFile(path, page)
      Issue.record("docs/errors.md was written; look at its changes and run again")
    } else {
      #expect(page == fileText(path), "run with GOLDEN=record to write it")
    }
  }
}
