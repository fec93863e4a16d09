import TestSupport
import Testing

@testable import Files

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct OutputFolderTests {
  /// Writes two files and commits nothing.
  static func fill(_ output: OutputFolder) throws {
    for (name, text) in [("manifest.json", "{}"), ("bank/a/01.txt", "new")] {
      let file = try output.create(name)
      try file.append(Array(text.utf8))
      try file.finish()
    }
  }

  static let written = ["out/bank/a/01.txt", "out/manifest.json"]

  @Test func `a new folder appears at once and is private`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    try OutputFolderTests.fill(output)
    #expect(!Folder.exists(folder.path("out")))
    #expect(try InputFile.contents(of: output.path(of: "bank/a/01.txt"), limitBytes: 9) == Array("new".utf8))
    #expect(OutputFolder.leftovers(beside: folder.path("out")).isEmpty)
    try output.commit()
    #expect(try folder.files() == OutputFolderTests.written)
    var status = stat()
    #expect(unsafe stat(folder.path("out/bank"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
    #expect(try Folder.names(in: folder.path) == ["out"])
  }

  @Test func `a file taken out again leaves nothing, nor the folders that held it alone`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    try OutputFolderTests.fill(output)
    for name in ["bank/a/02.txt", "mobile/x/01.csv"] {
      let file = try output.create(name)
      try file.append(Array("begun".utf8))
      try output.remove(file, at: name)
    }
    let again = try output.create("mobile/x/01.csv")
    try again.finish()
    try output.commit()
    #expect(try folder.files() == ["out/bank/a/01.txt", "out/manifest.json", "out/mobile/x/01.csv"])
  }

  @Test func `missing parents are made and go away again when the run fails`() throws {
    let folder = try TemporaryFolder()
    try OutputFolderTests.fill(OutputFolder(destination: folder.path("x/y/out"), force: false))
    #expect(try Folder.isEmpty(folder.path))
    let output = try OutputFolder(destination: folder.path("x/y/out/"), force: false)
    try OutputFolderTests.fill(output)
    try output.commit()
    #expect(try folder.files() == OutputFolderTests.written.map { "x/y/" + $0 })
  }

  @Test func `an empty folder is replaced`() throws {
    let folder = try TemporaryFolder()
    try Folder.make(folder.path("out"))
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    try OutputFolderTests.fill(output)
    try output.commit()
    #expect(try folder.files() == OutputFolderTests.written)
  }

  @Test func `a folder with files needs force`() throws {
    let folder = try TemporaryFolder()
    try folder.write("out/old", "x")
    #expect(throws: FileProblem.folderNotEmpty(path: folder.path("out"))) {
      try OutputFolder(destination: folder.path("out"), force: false)
    }
    let forced = try OutputFolder(destination: folder.path("out"), force: true)
    try OutputFolderTests.fill(forced)
    #expect(throws: FileProblem.folderNotEmpty(path: folder.path("out"))) { try forced.commit(allowedExisting: nil) }
    forced.discard()
    #expect(try folder.files() == ["out/old"])
  }

  @Test func `a folder with a file that its manifest does not name is kept`() throws {
    let folder = try TemporaryFolder()
    try folder.write("out/old", "x")
    try folder.write("out/notes/mine.txt", "x")
    let output = try OutputFolder(destination: folder.path("out"), force: true)
    try OutputFolderTests.fill(output)
    #expect(throws: FileProblem.unknownFileInFolder(path: folder.path("out"), name: "notes/mine.txt")) {
      try output.commit(allowedExisting: ["old"])
    }
    output.discard()
    #expect(try folder.files() == ["out/notes/mine.txt", "out/old"])
  }

  @Test(arguments: [true, false])
  func `a folder whose every file is named is exchanged and the old one removed`(_ usesExchange: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("out/old", "x")
    try folder.write("out/deep/older", "x")
    let output = try OutputFolder(destination: folder.path("out"), force: true)
    output.usesExchange = usesExchange
    try OutputFolderTests.fill(output)
    try output.commit(allowedExisting: ["old", "deep/older"])
    #expect(output.unremovedPath == nil)
    #expect(try folder.files() == OutputFolderTests.written)
    #expect(try Folder.names(in: folder.path) == ["out"])
  }

  @Test func `a link to a folder is followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/old", "x")
    #expect(unsafe symlink("real", folder.path("out")) == 0)
    let output = try OutputFolder(destination: folder.path("out"), force: true)
    try OutputFolderTests.fill(output)
    try output.commit(allowedExisting: ["old"])
    #expect(try folder.files() == ["out", "real/bank/a/01.txt", "real/manifest.json"])
  }

  @Test func `a destination that is a file is never replaced`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("out", "x")
    #expect(throws: FileProblem.exists(path: path)) { try OutputFolder(destination: path, force: true) }
    #expect(throws: FileProblem.notWritable(path: "/", errno: EINVAL)) { try OutputFolder(destination: "/", force: true) }
  }

  @Test func `a destination that cannot be made is refused with the system's reason`() {
    #expect(throws: FileProblem.notWritable(path: "/proc/self/chitra", errno: ENOENT)) {
      try OutputFolder(destination: "/proc/self/chitra", force: false)
    }
  }

  @Test func `a mounted volume is refused at once`() {
    #expect(throws: FileProblem.notWritable(path: "/proc", errno: EXDEV)) { try OutputFolder(destination: "/proc", force: true) }
  }

  @Test func `a folder that is dropped or discarded leaves nothing`() throws {
    let folder = try TemporaryFolder()
    try OutputFolderTests.fill(OutputFolder(destination: folder.path("out"), force: false))
    #expect(try Folder.isEmpty(folder.path))
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    let open = try output.create("open")
    try open.append("half")
    output.discard()
    #expect(try Folder.isEmpty(folder.path))
    #expect(throws: FileProblem.notWritable(path: folder.path("out"), errno: EBADF)) { try output.commit() }
    #expect(throws: FileProblem.notWritable(path: folder.path("out"), errno: EBADF)) { try output.create("more") }
  }

  @Test func `a file that is not finished stops the commit`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    let open = try output.create("open")
    #expect(throws: FileProblem.unfinished(path: open.path)) { try output.commit() }
    try open.finish()
    try output.commit()
    #expect(try folder.files() == ["out/open"])
  }

  @Test(arguments: ["../out", "/etc/x", "a/../../b", "", "a//b"])
  func `a name that leads out of the folder is refused`(_ name: String) throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    #expect(throws: FileProblem.unsafeName(name: name)) { try output.create(name) }
  }

  @Test func `the same name twice is refused`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(destination: folder.path("out"), force: false)
    let first = try output.create("a")
    #expect(throws: FileProblem.exists(path: first.path)) { try output.create("a") }
  }

  @Test func `folders of killed runs are named and those of living runs are not`() throws {
    let folder = try TemporaryFolder()
    let destination = folder.path("out")
    // Process numbers stay far below this one; the second is our own, used again after a killed run.
    try folder.write(".out.chitra-2000000000-aaaaaaaaaaaa/half", "x")
    try folder.write(".out.chitra-\(getpid())-bbbbbbbbbbbb/half", "x")
    let living = try OutputFolder(destination: destination, force: false)
    let expected = [".out.chitra-2000000000-aaaaaaaaaaaa", ".out.chitra-\(getpid())-bbbbbbbbbbbb"].sorted()
    #expect(OutputFolder.leftovers(beside: destination).map { FilePath.name(of: $0) } == expected)
    living.discard()
    #expect(OutputFolder.leftovers(beside: destination).count == 2)
  }

  @Test func `two runs to one destination do not mix`() throws {
    let folder = try TemporaryFolder()
    let first = try OutputFolder(destination: folder.path("out"), force: false)
    let second = try OutputFolder(destination: folder.path("out"), force: false)
    try OutputFolderTests.fill(first)
    try OutputFolderTests.fill(second)
    try first.commit()
    #expect(throws: FileProblem.folderNotEmpty(path: folder.path("out"))) { try second.commit() }
    second.discard()
    #expect(try folder.files() == OutputFolderTests.written)
  }
}
