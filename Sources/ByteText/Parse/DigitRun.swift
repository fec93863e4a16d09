// The digits of an account or identity number, freed from what people put between them.

/// What was found in a text that should hold digits only.
public struct DigitRun: Sendable, Equatable {
  /// What stood beside the digits.
  public struct Marks: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt8
    /// Marks from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Blanks, at the ends or between digits, were removed.
    public static let blanks = Marks(rawValue: 1)
    /// Dots or dashes were removed.
    public static let punctuation = Marks(rawValue: 2)
    /// An apostrophe at the start was removed.
    public static let apostrophe = Marks(rawValue: 4)
    /// Letters stand in the text; they were not copied.
    public static let letters = Marks(rawValue: 8)
    /// Other characters stand in the text; they were not copied.
    public static let others = Marks(rawValue: 16)
    /// The text is a number in powers of ten, such as 3.8042E+10: digits are lost.
    public static let scientific = Marks(rawValue: 32)
  }

  /// The digits in the arena.
  public let range: Range<Int>
  /// What stood beside them.
  public let marks: Marks

  /// Whether the text held nothing but digits and what may be removed.
  public var isDigitsOnly: Bool { marks.isDisjoint(with: [.letters, .others, .scientific]) }

  /// Copies the digits of a text to an arena.
  public static func strip(_ bytes: Span<UInt8>, _ range: Range<Int>, to arena: inout [UInt8]) -> DigitRun {
    let start = arena.count
    if Digits.areAll(bytes, range) {
      arena.append(bytes, range)
      return DigitRun(range: start..<arena.count, marks: [])
    }
    var marks: Marks = []
    let inner = trimBlanks(bytes, range)
    if inner != range { marks.insert(.blanks) }
    var offset = inner.lowerBound
    while offset < inner.upperBound {
      let byte = bytes[offset]
      var length = 1
      switch byte {
      case 0x30...0x39: arena.append(byte)
      case UInt8(ascii: "."), UInt8(ascii: "-"): marks.insert(.punctuation)
      case UInt8(ascii: "'") where offset == inner.lowerBound: marks.insert(.apostrophe)
      case 0x41...0x5A, 0x61...0x7A: marks.insert(.letters)
      default:
        length = Blank.length(bytes, at: offset, before: inner.upperBound)
        if length > 0 {
          marks.insert(.blanks)
        } else {
          // Outside ASCII nearly everything in such a cell is a letter.
          marks.insert(byte >= 0x80 ? .letters : .others)
          length = 1
        }
      }
      offset += length
    }
    if !marks.isDisjoint(with: .letters), case .scientific = WholeAmount.parse(bytes, inner) { marks.insert(.scientific) }
    return DigitRun(range: start..<arena.count, marks: marks)
  }
}
