// What can be wrong with an XML document or a schema, with its place; the catalogue has the words for people.
import CLibXML2

/// One problem in an XML document or a schema document.
public struct XMLProblem: Error, Hashable, Sendable {
  /// What kind of problem it is.
  public enum Kind: Int32, Hashable, Sendable, CaseIterable {
    /// The document breaks the rules of XML; `libraryCode` says which.
    case notWellFormed = 1
    /// The bytes do not fit the encoding, or the encoding is unknown.
    case encoding = 2
    /// A prefix without a namespace, or a faulty namespace declaration.
    case namespace = 3
    /// A DOCTYPE, which is refused whatever it holds.
    case doctype = 4
    /// Elements nested deeper than the limit.
    case tooDeep = 5
    /// A run of text longer than the limit; `message` is the element's name.
    case textTooLong = 6
    /// More attributes on one element than the limit; `message` is the element's name.
    case tooManyAttributes = 7
    /// An attribute's value longer than the limit; `message` is the attribute's name.
    case attributeTooLong = 8
    /// More bytes than the limit.
    case tooLarge = 9
    /// The root element is of another namespace than expected; `message` is that namespace.
    case rootNamespace = 10
    /// The document does not fit its schema; `libraryCode` says how, `path` where.
    case schemaViolation = 11
    /// The schema document itself is faulty.
    case schemaFaulty = 12
    /// The schema names another file, which is never read.
    case schemaLoadsOthers = 13
    /// Memory is missing.
    case outOfMemory = 14
  }

  /// What kind of problem it is.
  public var kind: Kind
  /// 1-based line; 0 where unknown.
  public var lineNumber: Int
  /// 1-based column as libxml2 counts it, in characters, just behind what was read; 0 where unknown.
  public var columnNumber: Int
  /// 0-based byte in the file, just behind what was read; nil where unknown and for every encoding but UTF-8.
  public var byteOffset: Int?
  /// The library's area of the error (xmlErrorDomain); 0 for our own limits.
  public var libraryDomain: Int
  /// The library's number of the error (xmlParserErrors); 0 for our own limits.
  public var libraryCode: Int
  /// The library's English words, at most 400 bytes. They may quote the document: not to be shown unmasked.
  public var message: String
  /// The open elements, such as `/Document/GrpHdr/NbOfTxs`; empty where unknown.
  public var path: String

  init(_ problem: chitra_xml_problem) {
    unsafe kind = Kind(rawValue: problem.kind) ?? .notWellFormed
    unsafe lineNumber = Int(problem.line)
    unsafe columnNumber = Int(problem.column)
    unsafe byteOffset = problem.byte_offset < 0 ? nil : Int(problem.byte_offset)
    unsafe libraryDomain = Int(problem.domain)
    unsafe libraryCode = Int(problem.code)
    unsafe message = text(of: problem.message)
    unsafe path = text(of: problem.path)
  }

  init(kind: Kind) {
    self.kind = kind
    lineNumber = 0
    columnNumber = 0
    byteOffset = nil
    libraryDomain = 0
    libraryCode = 0
    message = ""
    path = ""
  }
}

/// Text of the C side; bytes that are not UTF-8 become question marks, since messages may quote a broken document.
func text(of pointer: UnsafePointer<CChar>?) -> String {
  guard let pointer = unsafe pointer else { return "" }
  if let text = unsafe String(validatingCString: pointer) { return text }
  var ascii = ""
  var next = unsafe pointer
  while unsafe next.pointee != 0 {
    let byte = unsafe UInt8(bitPattern: next.pointee)
    ascii.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : "?")
    unsafe next += 1
  }
  return ascii
}
