import TestSupport
// Usage, exit statuses, languages, report forms: what scripts rely on.
import Testing

@Suite struct CommandLineTests {
  @Test func `help and version end with 0`() throws {
    let help = try runChitra(["--help"])
    #expect(help.status == 0)
    for verb in [
      "prepare", "reconcile", "convert", "validate", "inspect", "detect", "print", "layout", "unit", "formats", "explain", "sample",
    ] {
      #expect(help.output.contains(verb), "\(verb) is not in the help")
      let own = try runChitra([verb, "--help"])
      #expect(own.status == 0)
      #expect(own.output.contains("chitra \(verb)"), "\(verb) has no example")
    }
    let version = try runChitra(["--version"])
    #expect(version.status == 0)
    #expect(!version.output.isEmpty)
  }

  @Test(arguments: [
    ["nope"], ["prepare"], ["convert", "a", "--to"], ["detect"], ["detect", "--report", "xml", "a"], ["--nope"],
    ["sample", "--rows", "x", "--seed", "1", "--out", "o"], ["explain"], ["detect", "a", "--max-diagnostics", "-1"],
    ["reconcile", "--sent", "a", "--out", "o"], ["convert", "a", "--to", "canonical-csv", "-o", "o", "--accept-loss", "everything"],
  ])
  func `wrong usage ends with 64`(_ arguments: [String]) throws {
    let outcome = try runChitra(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  @Test(arguments: [
    (["prepare"], "thiếu <roster> ..."), (["detect", "--report", "xml", "a"], "giá trị \"xml\" không dùng được cho --report"),
    (["detect", "--maximum", "a"], "không có tùy chọn --maximum"), (["detect", "a", "--profile"], "thiếu giá trị sau --profile"),
  ])
  func `wrong usage is told in Vietnamese where that is asked for`(_ arguments: [String], _ words: String) throws {
    let outcome = try runChitra(arguments, environment: ["LC_ALL": "vi_VN.UTF-8"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Lỗi cách dùng: \(words)"), "\(outcome.errors)")
    #expect(try runChitra(arguments + ["--lang", "en"].prefix(arguments.last == "--profile" ? 0 : 2)).errors.hasPrefix("Error: "))
  }

  @Test(arguments: [
    ["roster", "merge", "a.csv"], ["book", "init"], ["submit", "set"], ["amend", "set"], ["compare", "--mine", "a", "set"],
    ["batch", "diff"],
    ["report", "month"], ["prepare", "a.csv", "--unit", "u", "--period", "2026-10", "--out", "o", "--book", "b"],
  ])
  func `what a later version brings is said to be missing`(_ arguments: [String]) throws {
    let outcome = try runChitra(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("not in this version"))
  }

  @Test func `a value that an option does not take is named with those it takes`() throws {
    let folder = try TemporaryFolder()
    let roster = try folder.write("r.csv", Samples.roster)
    let period = try runChitra(["sample", "--rows", "5", "--seed", "1", "--period", "2026-13", "--out", folder.path("o")])
    #expect(period.status == 64)
    #expect(period.errors.contains("IOF-102") && period.errors.contains("--period"))
    let stamp = try runChitra(["detect", roster, "--now", "yesterday"])
    #expect(stamp.status == 64)
    let epoch = try runChitra(["detect", roster], environment: ["SOURCE_DATE_EPOCH": "x"])
    #expect(epoch.status == 64)
    let format = try runChitra(["inspect", roster, "--as", "nope"])
    #expect(format.status == 64)
    #expect(format.output.contains("roster-csv"))
    let encoding = try runChitra(["validate", roster, "--encoding", "ebcdic"])
    #expect(encoding.status == 64)
    #expect(encoding.output.contains("utf-16le"))
  }

  @Test func `a file that is not there ends with 66, and so does a folder`() throws {
    let folder = try TemporaryFolder()
    for verb in ["detect", "inspect", "validate"] {
      let missing = try runChitra([verb, folder.path("nothing.csv"), "--report", "json"])
      #expect(missing.status == 66)
      #expect(try missing.jsonLines().first?["code"]?.text == "IOF-001")
      #expect(try runChitra([verb, folder.path]).status == 66)
    }
  }

  @Test func `one unreadable file does not keep the others from being looked at`() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write("good.csv", Samples.goodRoster)
    let outcome = try runChitra(["detect", folder.path("nothing.csv"), good, "--report", "json"])
    #expect(outcome.status == 66)
    #expect(try outcome.jsonLines().contains { $0["format"]?.text == "roster-csv" })
  }

  @Test(arguments: [
    ([:], "the file is empty"), (["LANG": "vi_VN.UTF-8"], "tệp trống"), (["LANG": "vi_VN.UTF-8", "LC_ALL": "C"], "the file is empty"),
    (["LC_ALL": "vi"], "tệp trống"), (["LANG": "de_DE"], "the file is empty"),
  ])
  func `the language comes from the environment`(_ environment: [String: String], _ words: String) throws {
    let outcome = try runChitra(["detect", "-"], environment: environment)
    #expect(outcome.status == 2)
    #expect(outcome.output.contains(words))
  }

  @Test func `--lang decides before the environment`() throws {
    let both = try runChitra(["detect", "-", "--lang", "both"], environment: ["LANG": "vi_VN"])
    #expect(both.output.contains("tệp trống / the file is empty"))
    let english = try runChitra(["detect", "-", "--lang", "en"], environment: ["LANG": "vi_VN"])
    #expect(english.output.contains("the file is empty") && !english.output.contains("tệp trống"))
  }

  @Test func `findings as JSON have the promised keys, and SARIF is one document`() throws {
    let text = try runChitra(["validate", "-", "--report", "json"], stdin: Samples.roster)
    #expect(text.status == 2)
    let known: Set = [
      "code", "severity", "file", "line", "record", "column_start", "column_end", "byte_offset", "path", "field", "found", "expected",
      "fix",
      "message",
    ]
    let findings = try text.jsonLines()
    #expect(!findings.isEmpty)
    for finding in findings {
      #expect(finding.keys.isSubset(of: known))
      #expect(finding.keys.isSuperset(of: ["code", "severity", "message", "fix"]))
      let code = try #require(finding["code"]?.text)
      #expect(code.wholeMatch(of: /[A-Z]{3}-[0-9]{3}/) != nil)
    }
    #expect(findings.contains { $0["line"]?.number == 5 && $0["severity"]?.text == "error" })

    let sarif = try runChitra(["validate", "-", "--report", "sarif"], stdin: Samples.roster)
    #expect(sarif.status == 2)
    let log = try JSON(parsing: sarif.output)
    #expect(log["version"]?.text == "2.1.0")
    #expect(log["runs"]?.elements.count == 1)
    #expect(log["runs"]?.elements.first?["results"]?.elements.count == findings.count)
    let empty = try runChitra(["validate", "-", "--report", "sarif"])
    #expect(try JSON(parsing: empty.output)["runs"]?.elements.first?["results"]?.elements.count == 1)
  }

  @Test func `findings are bounded on demand and counted all the same`() throws {
    let rows = (1...20).map { "\($0),Người \($0),1950,03815000\(1000 + $0),Người khuyết tật,xyz" }.joined(separator: "\n")
    let roster = Samples.roster.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n" + rows + "\n"
    let all = try runChitra(["validate", "-", "--report", "json", "--max-diagnostics", "0"], stdin: roster).jsonLines()
    let bounded = try runChitra(["validate", "-", "--report", "json", "--max-diagnostics", "3"], stdin: roster).jsonLines()
    #expect(all.count > 4)
    #expect(bounded.count == 4)
    #expect(bounded.last?["code"]?.text == "IOF-090")
  }

  @Test func `nothing personal is shown unless it is asked for`() throws {
    for verb in ["validate", "inspect", "detect"] {
      for form in ["text", "json", "sarif"] {
        let outcome = try runChitra([verb, "-", "--report", form], stdin: Samples.roster)
        for word in Samples.personal { #expect(!(outcome.output + outcome.errors).contains(word), "\(verb) \(form) shows \(word)") }
      }
    }
    let open = try runChitra(["inspect", "-", "--show-values"], stdin: Samples.roster)
    #expect(open.output.contains("Nguyễn Văn Ánh") && open.output.contains("038042001234"))
  }

  @Test func `warnings end with 1 under --strict and with 0 otherwise`() throws {
    // The number of the second person says a woman; the column says a man.
    let roster = Samples.goodRoster.replacing("Ngày sinh", with: "Giới tính,Ngày sinh").replacing("Ánh,", with: "Ánh,Nam,")
      .replacing("Bình,", with: "Bình,Nam,").replacing("Chín,", with: "Chín,Nam,")
    let plain = try runChitra(["validate", "-", "--report", "json"], stdin: roster)
    let findings = try plain.jsonLines()
    try #require(findings.contains { $0["severity"]?.text == "warning" })
    try #require(!findings.contains { $0["severity"]?.text == "error" })
    #expect(plain.status == 0)
    #expect(try runChitra(["validate", "-", "--strict"], stdin: roster).status == 1)
  }

  @Test func `the same call gives the same bytes`() throws {
    let first = try runChitra(["validate", "-", "--report", "json"], stdin: Samples.roster)
    let second = try runChitra(["validate", "-", "--report", "json"], stdin: Samples.roster)
    #expect(first.output == second.output)
    #expect(first.errors == second.errors)
  }
}
