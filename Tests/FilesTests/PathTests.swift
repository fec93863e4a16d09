import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct PathTests {
  @Test(arguments: [
    ("a/b.csv", "b.csv", "a"), ("b.csv", "b.csv", "."), ("/b.csv", "b.csv", "/"), ("a/", "a", "."), ("/", "/", "/"), ("a//b", "b", "a"),
    ("x/y/z//", "z", "x/y"), ("thư mục/tệp.txt", "tệp.txt", "thư mục"),
  ])
  func `a path has a name and a folder`(_ path: String, _ name: String, _ folder: String) {
    #expect(FilePath.name(of: path) == name)
    #expect(FilePath.folder(of: path) == folder)
  }

  @Test(arguments: [("a.csv", "csv"), ("a", ""), (".hidden", ""), ("a.tar.gz", "gz"), ("d.x/a", ""), ("a.", "")])
  func `the extension stands after the last dot of the name`(_ path: String, _ expected: String) {
    #expect(FilePath.fileExtension(of: path) == expected)
  }

  @Test(arguments: [
    ("a", true), ("a/b", true), ("a..b", true), ("", false), ("/a", false), ("a/", false), ("a//b", false), (".", false), ("..", false),
    ("a/../b", false), ("a/./b", false), ("../a", false), ("a\u{0}b", false), (String(repeating: "n", count: 255), true),
    (String(repeating: "n", count: 256), false),
  ])
  func `a relative path stays inside its folder`(_ path: String, _ isInside: Bool) {
    #expect(FilePath.isInside(path) == isInside)
  }

  @Test func `files are listed with relative paths in byte order and links are not followed`() throws {
    let folder = try TemporaryFolder()
    try folder.write("b/2", "x")
    try folder.write("b/10", "x")
    try folder.write("a", "x")
    try folder.write("đ", "x")
    #expect(unsafe symlink(folder.path, folder.path("b/loop")) == 0)
    #expect(try folder.files() == ["a", "b/10", "b/2", "b/loop", "đ"])
    #expect(try Folder.names(in: folder.path) == ["a", "b", "đ"])
  }

  @Test func `a folder holds itself and what lies below it, however the paths are spelled`() throws {
    let folder = try TemporaryFolder()
    try folder.write("set/bank/a.txt", "x")
    try folder.write("set-2/b.txt", "x")
    #expect(unsafe symlink(folder.path("set"), folder.path("link")) == 0)
    #expect(unsafe symlink(folder.path("set/bank/a.txt"), folder.path("a.csv")) == 0)
    let set = folder.path("set")
    for inside in [
      "set", "set/", "./set/.", "link", "link/bank/a.txt", "a.csv", "set-2/../set/bank", "set/new/deep", "new/../set", "new/../set/other",
      "link/../set",
    ] {
      #expect(Folder.holds(set, folder.path(inside)), "\(inside)")
      #expect(Folder.holds(folder.path("link/."), folder.path(inside)), "\(inside)")
    }
    for outside in ["", "set-2", "set-2/b.txt", "new", "new/set", "set/..", "set/../new", "set/new/../../other"] {
      #expect(!Folder.holds(set, folder.path(outside)), "\(outside)")
    }
    #expect(!Folder.holds(folder.path("new"), folder.path("new")))
    #expect(!Folder.holds(folder.path("set-2/b.txt"), folder.path("set-2/b.txt")))
    #expect(Folder.holds("/", set) && Folder.holds("/", "nowhere") && Folder.holds(".", "nowhere/new") && !Folder.holds(".", ".."))
  }

  @Test func `removing a tree removes links and not what they lead to`() throws {
    let folder = try TemporaryFolder()
    try folder.write("kept/file", "x")
    try folder.write("tree/deep/deeper/file", "x")
    #expect(unsafe symlink(folder.path("kept"), folder.path("tree/link")) == 0)
    try Folder.removeTree(folder.path("tree"))
    try Folder.removeTree(folder.path("tree"))
    #expect(try folder.files() == ["kept/file"])
  }

  @Test func `a name that is not UTF-8 is shown with its bytes`() throws {
    let folder = try TemporaryFolder()
    let name: [CChar] = Array(folder.path("t").utf8CString.dropLast()) + [CChar(bitPattern: 0xEA), 0x20, 0]
    let made = unsafe creat(name, 0o600)
    #expect(made >= 0)
    _ = close(made)
    #expect(try folder.files() == ["t\\xea "])
    try Folder.removeTree(folder.path)
    #expect(!Folder.exists(folder.path))
  }

  @Test func `missing parents are made and named`() throws {
    let folder = try TemporaryFolder()
    #expect(try Folder.makeWithParents(folder.path("a/b/c")) == ["a", "a/b", "a/b/c"].map { folder.path($0) })
    #expect(try Folder.makeWithParents(folder.path("a/b/c")).isEmpty)
    #expect(Folder.isDirectory(folder.path("a/b/c")))
    #expect(throws: FileProblem.exists(path: folder.path("a"))) { try Folder.make(folder.path("a"), allowingExisting: false) }
  }

  @Test func `a problem says the system's words`() {
    #expect(FileProblem.notWritable(path: "x", errno: ENOSPC).errnoText == "No space left on device")
    #expect(FileProblem.unreadable(path: "x", errno: ENOENT).description == "x: cannot be read: No such file or directory")
    #expect(FileProblem.exists(path: "x").errnoText == nil)
    #expect(FileProblem.tooLarge(path: "x", limitBytes: 3).isAboutReading)
    #expect(!FileProblem.folderNotEmpty(path: "x").isAboutReading)
  }
}
