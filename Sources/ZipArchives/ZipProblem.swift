// What can be wrong with an archive; the catalogue has the words for people.
internal import CLibZip

/// Why an archive, or a member of it, is not read.
public struct ZipProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// No ZIP archive, or its directory is damaged or cut off.
    case notAnArchive
    /// A member is damaged or cut off.
    case damaged
    /// A member asks for a password.
    case locked
    /// A member is packed in a way that is not known.
    case method
    /// More members than the limit.
    case tooManyEntries
    /// A member's name leads out of the archive: absolute, with `..`, a drive or a backslash, or is empty or no text.
    case unsafeName
    /// Two members of one name: which of them is meant is not known.
    case nameTwice
    /// A member unpacks to more than the limit, or to more than so few packed bytes can honestly hold.
    case tooLarge
    /// A member unpacks to another size than the directory says.
    case sizeDiffers
    /// The file cannot be read, or memory is missing.
    case unreadable
  }

  /// What is wrong.
  public var kind: Kind
  /// The member; empty where the archive as a whole is meant.
  public var entry: String

  /// A problem of an archive, or of one of its members.
  public init(_ kind: Kind, entry: String = "") {
    self.kind = kind
    self.entry = entry
  }

  init(code: Int32, entry: String = "") {
    self.entry = entry
    kind =
      switch Int(code) {
      case CHITRA_ZIP_NOT_AN_ARCHIVE: .notAnArchive
      case CHITRA_ZIP_LOCKED: .locked
      case CHITRA_ZIP_METHOD: .method
      case CHITRA_ZIP_DAMAGED: .damaged
      default: .unreadable
      }
  }
}
