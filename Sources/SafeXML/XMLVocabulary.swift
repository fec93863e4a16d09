// The names a format asks for, each with a small number, and the limits of a reader.

/// The local names of interest, each with a number of the caller's, and the namespaces they may stand in.
public struct XMLVocabulary: Hashable, Sendable {
  /// One local name with its number.
  public struct Name: Hashable, Sendable {
    var local: String
    var element: Int32
    var attribute: Int32
    var prefixed: Int32 = -1
    var isWanted: Bool

    /// An element of which only start and end matter; numbers are 0 or above.
    public static func element(_ local: String, _ number: Int32) -> Name {
      Name(local: local, element: number, attribute: -1, isWanted: false)
    }

    /// An element whose text and attributes are wanted; numbers are 0 or above.
    public static func text(_ local: String, _ number: Int32) -> Name {
      Name(local: local, element: number, attribute: -1, isWanted: true)
    }

    /// An attribute without a prefix; it is given on elements whose text is wanted.
    public static func attribute(_ local: String, _ number: Int32) -> Name {
      Name(local: local, element: -1, attribute: number, isWanted: false)
    }

    /// An attribute with any prefix, such as `r:id`; it is given on elements whose text is wanted.
    public static func prefixedAttribute(_ local: String, _ number: Int32) -> Name {
      Name(local: local, element: -1, attribute: -1, prefixed: number, isWanted: false)
    }
  }

  var namespaces: [String]
  var names: [Name]

  /// Names in the given namespaces (`""` is no namespace); without any namespace, names of every namespace are taken.
  ///
  /// A root element of another namespace is refused; inner elements of another namespace count as unknown. An element and an attribute may
  /// share a name; an element named twice has the numbers of the last mention.
  public init(namespaces: [String] = [], names: [Name]) {
    self.namespaces = namespaces
    var merged: [String: Name] = [:]
    var order: [String] = []
    for name in names {
      precondition(name.element >= 0 || name.attribute >= 0 || name.prefixed >= 0, "numbers of names are 0 or above")
      if var known = merged[name.local] {
        if name.element >= 0 {
          known.element = name.element
          known.isWanted = name.isWanted
        } else if name.prefixed >= 0 {
          known.prefixed = name.prefixed
        } else {
          known.attribute = name.attribute
        }
        merged[name.local] = known
      } else {
        merged[name.local] = name
        order.append(name.local)
      }
    }
    self.names = order.compactMap { merged[$0] }
  }
}

/// The limits of a reader; a document beyond one of them is refused.
public struct XMLLimits: Hashable, Sendable {
  /// How deep elements may nest; the root has depth 1. Default 64, at most 65,535.
  public var depth = 64
  /// How many bytes one run of text may have. Default 1 MiB.
  public var textBytes = 1 << 20
  /// How many attributes, and how many namespace declarations, one element may have. Default 64.
  public var attributes = 64
  /// How many bytes one attribute's value may have. Default 64 KiB.
  public var attributeBytes = 64 << 10
  /// How many bytes the document may have; nil for no limit, since memory does not grow with it.
  public var totalBytes: Int?
  /// How many violations of the schema are listed; all are counted. Default 1,000.
  public var listedViolations = 1000

  /// The default limits.
  public init() {}
}
