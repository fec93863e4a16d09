// ZIP archives that strangers hand in: what the directory lists, and one member after the other as a stream. Nothing is unpacked to disk.
internal import CLibZip
public import Files

/// How much an archive may ask for; an archive beyond one of these is refused.
public struct ZipLimits: Hashable, Sendable {
  /// Members. Default 10,000.
  public var entries = 10_000
  /// Bytes that one member may unpack to. Default 2 GiB.
  public var entryBytes = 2 << 30
  /// Bytes that all members together may unpack to. Default 4 GiB.
  public var totalBytes = 4 << 30
  /// How many times its packed size a member may unpack to, once it is larger than `freeBytes`. Default 200; tables of a spreadsheet have
  /// 5 to 40.
  public var ratio = 200
  /// Bytes that a member may unpack to whatever its packed size. Default 16 MiB.
  public var freeBytes = 16 << 20

  /// The default limits.
  public init() {}

  /// Whether a member of so many packed bytes may unpack to so many.
  func allow(_ bytes: Int, packed: Int) -> Bool {
    if bytes <= freeBytes { return bytes <= entryBytes }
    let (most, overflow) = packed.multipliedReportingOverflow(by: ratio)
    return bytes <= entryBytes && (overflow || bytes <= most)
  }
}

/// One member, as the directory lists it.
public struct ZipEntry: Hashable, Sendable {
  /// Path within the archive, with `/` between its parts; safe to be joined to a folder.
  public let name: String
  /// Bytes it says it unpacks to.
  public let size: Int
  /// Bytes in the archive.
  public let packedSize: Int
  let index: UInt64
}

/// An archive open for reading; belongs to one thread.
@safe
public final class ZipArchive {
  /// All members but folders, in the order of the directory. Names are safe, and none stands twice.
  public let entries: [ZipEntry]
  /// What is allowed.
  public let limits: ZipLimits

  private let handle: OpaquePointer
  private let places: [String: Int]

  /// Reads the directory, and refuses an archive that cannot be trusted: names that lead out of it, names that stand twice, more than the
  /// limits allow.
  public init(_ input: InputFile, limits: ZipLimits = ZipLimits()) throws(ZipProblem) {
    // The shortest archive is an end record of 22 bytes; libzip takes an empty file for an empty archive.
    guard input.size >= 22 else { throw ZipProblem(.notAnArchive) }
    let descriptor: CInt
    do throws(FileProblem) { descriptor = try input.duplicatedDescriptor() } catch { throw ZipProblem(.unreadable) }
    var code: Int32 = 0
    guard let handle = unsafe chitra_zip_open(descriptor, UInt64(input.size), &code) else { throw ZipProblem(code: code) }
    unsafe self.handle = handle
    self.limits = limits
    do {
      (entries, places) = try unsafe ZipArchive.list(handle, limits)
    } catch {
      unsafe chitra_zip_free(handle)
      throw error
    }
  }

  deinit { unsafe chitra_zip_free(handle) }

  /// A member by its path; nil when there is none.
  public func entry(named name: String) -> ZipEntry? { places[name].map { entries[$0] } }

  /// Begins to unpack a member.
  public func open(_ entry: ZipEntry) throws(ZipProblem) -> ZipStream {
    var code: Int32 = 0
    guard let stream = unsafe chitra_zip_stream_open(handle, entry.index, &code) else { throw ZipProblem(code: code, entry: entry.name) }
    return unsafe ZipStream(stream, entry, self)
  }

  private static func list(_ handle: OpaquePointer, _ limits: ZipLimits) throws(ZipProblem) -> ([ZipEntry], [String: Int]) {
    let count = unsafe chitra_zip_count(handle)
    guard count <= UInt64(clamping: limits.entries) else { throw ZipProblem(.tooManyEntries) }
    var entries: [ZipEntry] = []
    var places: [String: Int] = [:]
    var total = 0
    for index in 0..<count {
      var raw = unsafe chitra_zip_entry()
      guard unsafe chitra_zip_entry_at(handle, index, &raw) != 0, let name = unsafe String(validatingCString: raw.name) else {
        throw ZipProblem(.unsafeName)
      }
      if name.hasSuffix("/"), unsafe raw.size == 0 { continue }
      guard isSafe(name) else { throw ZipProblem(.unsafeName, entry: name) }
      let (size, packed) = unsafe (Int(clamping: raw.size), raw.is_packed_known != 0 ? Int(clamping: raw.packed_size) : 0)
      guard unsafe raw.is_encrypted == 0 else { throw ZipProblem(.locked, entry: name) }
      guard limits.allow(size, packed: packed) else { throw ZipProblem(.tooLarge, entry: name) }
      total = total.addingReportingOverflow(size).overflow ? Int.max : total + size
      guard total <= limits.totalBytes else { throw ZipProblem(.tooLarge, entry: name) }
      guard places.updateValue(entries.count, forKey: name) == nil else { throw ZipProblem(.nameTwice, entry: name) }
      entries.append(ZipEntry(name: name, size: size, packedSize: packed, index: index))
    }
    return (entries, places)
  }

  /// Whether a name can be joined to a folder without leaving it.
  static func isSafe(_ name: String) -> Bool {
    guard !name.isEmpty, !name.hasPrefix("/"), name.utf8.count <= 4_096 else { return false }
    guard !name.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") || $0 < 0x20 }) else { return false }
    return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}

/// The bytes of one member, counted while they are unpacked: the directory is not believed.
@safe
public struct ZipStream: ~Copyable {
  /// The member.
  public let entry: ZipEntry
  /// Bytes read so far.
  public private(set) var count = 0
  private let handle: OpaquePointer
  // The archive must outlive the stream.
  private let archive: ZipArchive

  init(_ handle: OpaquePointer, _ entry: ZipEntry, _ archive: ZipArchive) {
    unsafe self.handle = handle
    self.entry = entry
    self.archive = archive
  }

  deinit { unsafe chitra_zip_stream_free(handle) }

  /// Reads the next bytes to the front of an array that is not empty; returns how many, 0 at the end, which is told only of a member whose
  /// size and checksum are those of the directory.
  public mutating func read(into bytes: inout [UInt8]) throws(ZipProblem) -> Int {
    precondition(!bytes.isEmpty, "no room to read into")
    var code: Int32 = 0
    let done = unsafe bytes.withUnsafeMutableBufferPointer { target in
      unsafe Int(chitra_zip_stream_read(handle, target.baseAddress, target.count, &code))
    }
    guard done >= 0 else { throw ZipProblem(code: code, entry: entry.name) }
    count += done
    if done == 0, count != entry.size { throw ZipProblem(.sizeDiffers, entry: entry.name) }
    guard count <= entry.size else { throw ZipProblem(.sizeDiffers, entry: entry.name) }
    guard archive.limits.allow(count, packed: entry.packedSize) else { throw ZipProblem(.tooLarge, entry: entry.name) }
    return done
  }

  /// All bytes of a small member; one that says or has more than the limit is refused.
  public consuming func contents(limitBytes: Int) throws(ZipProblem) -> [UInt8] {
    guard entry.size <= limitBytes else { throw ZipProblem(.tooLarge, entry: entry.name) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let done = try read(into: &piece)
      if done == 0 { return bytes }
      bytes.append(contentsOf: piece[..<done])
    }
  }
}
