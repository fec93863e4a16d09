import Files

/// The root of the repository, two folders above the tests of this room.
let repositoryRoot = FilePath.folder(of: FilePath.folder(of: FilePath.folder(of: #filePath)))

/// The bytes of a file of the repository.
func repositoryFile(_ path: String) throws -> [UInt8] {
  try InputFile.contents(of: FilePath.join(repositoryRoot, path), limitBytes: 1 << 22)
}
