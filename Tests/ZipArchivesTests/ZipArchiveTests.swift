// Archives that are as they should be, and archives that lie.
import Files
import TestSupport
import Testing

@testable import ZipArchives

@Suite struct ZipArchiveTests {
  private func open(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) throws -> ZipArchive {
    let folder = try TemporaryFolder()
    let input = try InputFile(path: try folder.write("a.zip", bytes))
    return try ZipArchive(input, limits: limits)
  }

  private func problem(_ bytes: [UInt8], _ limits: ZipLimits = ZipLimits()) throws -> ZipProblem.Kind? {
    do throws(ZipProblem) {
      let folder = try? TemporaryFolder()
      guard let path = try? folder?.write("a.zip", bytes), let input = try? InputFile(path: path) else { return nil }
      let archive = try ZipArchive(input, limits: limits)
      for entry in archive.entries { _ = try archive.open(entry).contents(limitBytes: 1 << 20) }
      return nil
    } catch {
      return error.kind
    }
  }

  @Test func `members are listed and read`() throws {
    let long = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let archive = try open(ZipMaker([.init("a.txt", "chào"), .init("x/", ""), .init("x/dài.bin", long), .init("rỗng", "")]).bytes)
    #expect(archive.entries.map(\.name) == ["a.txt", "x/dài.bin", "rỗng"])
    #expect(archive.entries.map(\.size) == [5, 300_000, 0])
    let entry = try #require(archive.entry(named: "x/dài.bin"))
    // Two members at once, from one open file.
    var piece = [UInt8](repeating: 0, count: 1000)
    var stream = try archive.open(entry)
    #expect(try stream.read(into: &piece) == 1000)
    #expect(try archive.open(archive.entries[0]).contents(limitBytes: 10) == Array("chào".utf8))
    #expect(try stream.read(into: &piece) == 1000)
    #expect(piece == Array(long[1000..<2000]))
    #expect(try archive.open(entry).contents(limitBytes: 1 << 20) == long)
    #expect(archive.entry(named: "nowhere") == nil)
  }

  @Test func `a deflated member is unpacked`() throws {
    // One block with fixed codes (RFC 1951, 3.2.6): "aa", then a match of 9 at distance 1, then the end.
    let packed: [UInt8] = [0x4B, 0x4C, 0x84, 0x03, 0x00]
    var member = ZipMaker.Member("a", packed)
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 11)
    (member.method, member.size, member.checksum) = (8, 11, ZipMaker.checksum(text))
    let archive = try open(ZipMaker([member]).bytes)
    #expect(try archive.open(archive.entries[0]).contents(limitBytes: 100) == text)
  }

  @Test(arguments: ["../a", "a/../../b", "/etc/passwd", "a//b", "./a", "a\\b", "C:a", "a/.."])
  func `a name that leads elsewhere refuses the archive`(name: String) throws {
    #expect(try problem(ZipMaker([.init("good", ""), .init(name, "x")]).bytes) == .unsafeName)
  }

  @Test func `a size that is not true refuses the member`() throws {
    var member = ZipMaker.Member("a", "twelve bytes")
    member.size = 11
    #expect(try problem(ZipMaker([member]).bytes) != nil)
    member.size = 13
    #expect(try problem(ZipMaker([member]).bytes) != nil)
    // A deflated member of 11 bytes that says 12, or 10.
    var packed = ZipMaker.Member("a", [0x4B, 0x4C, 0x84, 0x03, 0x00])
    (packed.method, packed.checksum) = (8, ZipMaker.checksum([UInt8](repeating: 0x61, count: 11)))
    for size in [10, 12] {
      packed.size = size
      #expect(try problem(ZipMaker([packed]).bytes) == .sizeDiffers, "\(size)")
    }
  }

  @Test func `what unpacks to too much is refused by its directory and by its bytes`() throws {
    var member = ZipMaker.Member("a", [0x4B, 0x4C, 0x84, 0x03, 0x00])
    (member.method, member.size) = (8, 1 << 30)
    #expect(try problem(ZipMaker([member]).bytes) == .tooLarge)
    var limits = ZipLimits()
    (limits.freeBytes, limits.ratio) = (8, 2)
    member.size = 11
    member.checksum = ZipMaker.checksum([UInt8](repeating: 0x61, count: 11))
    #expect(try problem(ZipMaker([member]).bytes, limits) == .tooLarge)
    limits.ratio = 3
    #expect(try problem(ZipMaker([member]).bytes, limits) == nil)
    limits.totalBytes = 20
    #expect(try problem(ZipMaker([member]).bytes, limits) == nil)
    #expect(try problem(ZipMaker([member, .init("b", "0123456789")]).bytes, limits) == .tooLarge)
    limits.entries = 1
    #expect(try problem(ZipMaker([member, .init("b", "")]).bytes, limits) == .tooManyEntries)
  }

  @Test func `doubled, locked and damaged members are refused`() throws {
    #expect(try problem(ZipMaker([.init("a", "1"), .init("a", "2")]).bytes) == .nameTwice)
    var member = ZipMaker.Member("a", "text")
    member.flags = 1
    #expect(try problem(ZipMaker([member]).bytes) == .locked)
    member.flags = 0
    member.method = 97
    #expect(try problem(ZipMaker([member]).bytes) == .method)
    member.method = 0
    member.checksum = 0
    #expect(try problem(ZipMaker([member]).bytes) == .damaged)
    #expect(try problem(Array("no archive".utf8)) == .notAnArchive)
    #expect(try problem([]) == .notAnArchive)
  }

  @Test func `an archive cut anywhere is refused or whole`() throws {
    let whole = ZipMaker([.init("a.txt", "chào"), .init("b", "x")]).bytes
    for count in 0..<whole.count { #expect(try problem(Array(whole[..<count])) != nil, "\(count)") }
    #expect(try problem(whole) == nil)
  }
}
