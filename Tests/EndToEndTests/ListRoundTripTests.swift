// A list that was written says what its source said: the payments of both are the same, whatever the source looked like.
import Files
import TestSupport
import Testing

@Suite struct ListRoundTripTests {
  /// Every roster of samples, corpus and month, and those in old letters.
  private static let rosters: [GoodInput] = {
    let folder = FilePath.join(packageFolder, "Tests/Corpus/roster-csv/letters")
    let letters = ((try? Folder.files(under: folder)) ?? []).compactMap { name in
      (try? InputFile.contents(of: FilePath.join(folder, name), limitBytes: 1 << 20)).map {
        GoodInput(name: name, bytes: $0, kind: .roster, format: "roster-csv")
      }
    }
    let workbooks = GoodInputs.all.filter { $0.name.hasSuffix(".xlsx") }
    return GoodInputs.all.filter { $0.kind == .roster } + workbooks + letters
  }()

  /// Payments without the place they were read from, header first.
  private func payments(_ path: String, _ more: [String] = []) throws -> [[String]] {
    let outcome = try runChitra(["convert", path, "--to", "canonical-csv", "-o", "-"] + more)
    #expect([0, 2].contains(outcome.status), "\(outcome.errors)")
    let table = Table(csv: outcome.output)
    let kept = table.header.indices.filter { !["source_file", "source_record"].contains(table.header[$0]) }
    return ([table.header] + table.rows).map { row in kept.map { row[$0] } }
  }

  @Test func `each sample has lists to write`() { #expect(Self.rosters.count > 40) }

  @Test(arguments: rosters)
  func `the payout list makes the payments of its source, and is written again as it is`(input: GoodInput) throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(FilePath.name(of: input.name), input.bytes)
    let made = try runChitra(["convert", source, "--to", "roster-csv", "-o", folder.path("list.csv"), "--lang", "en"])
    #expect([0, 2].contains(made.status), "\(made.errors)")
    guard try folder.files().contains("list.csv") else { return }
    let (written, meant) = (try payments(folder.path("list.csv")), try payments(source))
    #expect(written == meant)
    let checked = try runChitra(["validate", folder.path("list.csv"), "--lang", "en"])
    let figures = made.output.split(separator: ";")[0].split(separator: ": ").last ?? "none"
    #expect(checked.status == 0 && checked.output.contains("roster-csv, \(figures); content: good"), "\(checked.output)")
    let again = try runChitra(["convert", folder.path("list.csv"), "--to", "roster-csv", "-o", folder.path("again.csv")])
    #expect(again.status == 0)
    #expect(try folder.read("again.csv") == (try folder.read("list.csv")))
  }

  @Test(arguments: rosters)
  func `of the payments to accounts each is on one of the two lists of its programme`(input: GoodInput) throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(FilePath.name(of: input.name), input.bytes)
    var listed: [[String]] = []
    for list in ["own-account", "collector"] {
      let call = ["convert", source, "--to", "roster-csv", "--list", list, "-o", folder.path("\(list).csv"), "--programme", "BTXH"]
      let made = try runChitra(call)
      #expect([0, 2].contains(made.status), "\(made.errors)")
      if try folder.files().contains("\(list).csv") { listed += try payments(folder.path("\(list).csv")).dropFirst() }
    }
    let all = try payments(source, ["--programme", "BTXH"])
    let (channel, programme) = (all[0].firstIndex(of: "channel") ?? 0, all[0].firstIndex(of: "programme") ?? 0)
    // A source that is refused gives nothing, not even a header.
    let wanted = all.dropFirst().filter { $0[channel] == "bank" && $0[programme] == "BTXH" }
    #expect(listed.map { $0.joined(separator: "|") }.sorted() == wanted.map { $0.joined(separator: "|") }.sorted())
  }

  /// Damage makes a list smaller or refuses it; it never makes one that is not read back, and leaves nothing half written.
  @Test func `spoiled sources give a list that reads back, or none`() throws {
    let folder = try TemporaryFolder()
    let good = try #require(Self.rosters.first { $0.name.contains("02-danh-sach-loi") })
    var random = SeededNumbers(seed: 20_261_128)
    for bad in good.changes(&random, count: 60) {
      let source = try folder.write("in.csv", bad.bytes)
      let made = try runChitra(["convert", source, "--to", "roster-csv", "-o", folder.path("out.csv"), "--force"])
      #expect([0, 2, 64].contains(made.status), "\(made.status): \(bad.how)")
      if made.status == 0 { #expect(try runChitra(["validate", folder.path("out.csv")]).status == 0) }
    }
    #expect(Set(try folder.files()).isSubset(of: ["in.csv", "out.csv", "out.csv.held.csv"]))
  }
}
