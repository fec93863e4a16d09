// A result never takes the place of the sets and lists it was made from.
import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct OutputPlaceTests {
  private let one = SmallRoster.person("Nguyễn Văn Bình", 1)
  private let two = SmallRoster.person("Nguyễn Văn Cường", 2)

  /// Two sets, the second of which continues the first.
  private func desk() throws -> Desk {
    let desk = try Desk()
    let damaged = two.merging(["Số CCCD": "3.8E+10"]) { $1 }
    #expect(try desk.prepare([("a.csv", SmallRoster(one, damaged).text)], out: "s1").status == 2)
    #expect(try desk.prepare([("b.csv", SmallRoster(two).text)], out: "s2", ["--continue", "s1"]).status == 0)
    return desk
  }

  @Test func `a set is not made in, around or in the place of a set that it continues`() throws {
    let desk = try desk()
    #expect(unsafe symlink("s1", desk.folder.path("link")) == 0)
    let before = try desk.folder.files()
    let late = SmallRoster(SmallRoster.person("Nguyễn Văn Dũng", 3)).text
    for (out, continued) in [
      ("s1", "s1"), ("./s1/", "s1"), ("link", "s1"), ("s1", "link"), ("s2/../s1", "s1"), ("new/../s1", "s1"), ("s1/more", "s1"),
      (".", "s1"),
      // A predecessor that its successor names.
      ("s1", "s2"), ("link/more", "s2"),
    ] {
      let outcome = try desk.prepare([("c.csv", late)], out: out, ["--continue", continued, "--force"])
      #expect(outcome.status == 64, "\(out) \(continued) \(outcome.errors)")
      #expect(outcome.errors.contains("error IOF-520: --out \(out) is, lies inside, or holds"), "\(outcome.errors)")
      #expect(try desk.folder.files() == (before + ["c.csv"]).sorted())
    }
    #expect(try desk.prepare([("c.csv", late)], out: "s3", ["--continue", "s2", "--force"]).status == 0)
    #expect(try desk.prepare([("c.csv", late)], out: "s3", ["--continue", "s2", "--force"]).status == 0)
  }

  @Test func `a set does not take the place of the set whose held rows it was made from`() throws {
    let desk = try desk()
    let outcome = try runChitra(
      ["prepare", "s1/held/a.csv", "--unit", SmallRoster.unit, "--period", "2026-10", "--out", "s1", "--force", "--lang", "vi"],
      in: desk.folder.path(""))
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("IOF-520: --out s1 trùng, nằm trong hoặc chứa s1/held/a.csv"), "\(outcome.errors)")
  }

  @Test func `a result is not put into or in the place of a set that was sent`() throws {
    let desk = try desk()
    let before = try desk.folder.files()
    _ = try desk.folder.write("back.csv", "Ngày giao dịch,Số chứng từ,Ghi nợ,Ghi có,Số dư,Nội dung\n")
    for (sent, out) in [("s1", "s1"), ("s1", "s1/result"), ("s1", "s2/../s1"), ("s1/treasury/btxh-transfer-01.xml", "s1")] {
      let outcome = try runChitra(
        ["reconcile", "--sent", sent, "--returned", "back.csv", "--out", out, "--force", "--lang", "en"], in: desk.folder.path(""))
      #expect(outcome.status == 64, "\(out) \(outcome.errors)")
      #expect(outcome.errors.contains("IOF-520"))
      #expect(try desk.folder.files() == (before + ["back.csv"]).sorted())
    }
  }
}
