// A compiled XSD.
import CLibXML2

/// Why a schema cannot be used: every problem found in it, the first 50 listed; their lines stop at 65,535.
public struct XMLSchemaProblem: Error, Hashable, Sendable {
  /// The problems in the order of the file.
  public var problems: [XMLProblem]
  /// How many problems there are, listed or not.
  public var count: Int
}

/// A compiled XSD of one file; read-only once made, so that several readers may use it at once.
///
/// The library ignores `xs:ID` while streaming, and `xs:unique` and `xs:key` cost memory for each key: look for duplicates elsewhere.
/// What `xs:include`, `xs:import`, `xs:redefine` name with a location is never read: such a schema is refused.
@safe
public final class XMLSchema: @unchecked Sendable {
  let handle: OpaquePointer

  /// Compiles the bytes of one XSD file, which are not needed afterwards.
  public init(_ bytes: Span<UInt8>) throws(XMLSchemaProblem) {
    guard let made = unsafe bytes.withUnsafeBufferPointer({ unsafe chitra_xml_schema_create($0.baseAddress, $0.count) }) else {
      throw XMLSchemaProblem(problems: [XMLProblem(kind: .outOfMemory)], count: 1)
    }
    guard unsafe chitra_xml_schema_is_usable(made) != 0 else {
      let recorded = unsafe chitra_xml_schema_recorded_count(made)
      let problems = (0..<recorded).map { unsafe XMLProblem(chitra_xml_schema_problem(made, $0)) }
      let count = unsafe Int(chitra_xml_schema_problem_count(made))
      unsafe chitra_xml_schema_free(made)
      throw XMLSchemaProblem(problems: problems, count: count)
    }
    unsafe handle = made
  }

  /// Compiles the bytes of one XSD file.
  public convenience init(_ bytes: [UInt8]) throws(XMLSchemaProblem) {
    try self.init(bytes.span)
  }

  deinit {
    unsafe chitra_xml_schema_free(handle)
  }
}
