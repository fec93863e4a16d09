// The streaming reader: bytes go in by pieces, batches of events come out.
import CLibXML2

/// Reads one document piece by piece in flat memory. Nothing is ever loaded, a DOCTYPE is refused, text is always UTF-8.
///
/// After each `feed` and after `finish`, `events` holds what was found since the call before, also when the call throws:
/// ```
/// var reader = XMLReader(vocabulary, schema: schema)
/// try reader.feed(piece)
/// for event in reader.events { … reader.text[event.textRange] … }
/// try reader.finish()
/// ```
/// Pieces of 64 KiB are best. One reader belongs to one thread.
@safe
public struct XMLReader: ~Copyable {
  /// The events of the last call.
  public private(set) var events: [XMLEvent] = []
  /// The bytes that the events' `textRange` point into.
  public private(set) var text: [UInt8] = []
  /// The problem that stopped the reader; nothing is read after it.
  public private(set) var problem: XMLProblem?

  private let handle: OpaquePointer
  // The compiled schema must outlive the handle.
  private let schema: XMLSchema?

  /// A reader for one document. With a schema, the document is validated in the same pass.
  ///
  /// With `skippingUnknown`, elements and attributes of unknown names give no events; known ones inside them do.
  public init(
    _ vocabulary: XMLVocabulary, limits: XMLLimits = XMLLimits(), schema: XMLSchema? = nil, skippingUnknown: Bool = false
  ) {
    precondition(MemoryLayout<XMLEvent>.size == MemoryLayout<chitra_xml_event>.size, "the two descriptions of an event differ")
    var own = chitra_xml_limits()
    own.total_bytes = UInt64(clamping: limits.totalBytes ?? 0)
    own.depth = UInt32(clamping: limits.depth)
    own.text_bytes = UInt32(clamping: limits.textBytes)
    own.attributes = UInt32(clamping: limits.attributes)
    own.attribute_bytes = UInt32(clamping: limits.attributeBytes)
    own.recorded_problems = UInt32(clamping: limits.listedViolations)
    own.skips_unknown = skippingUnknown ? 1 : 0
    self.schema = schema
    guard let made = unsafe chitra_xml_reader_create(&own, schema?.handle) else { preconditionFailure("memory is missing") }
    unsafe handle = made
    for namespace in vocabulary.namespaces {
      let isAdded = unsafe chitra_xml_reader_add_namespace(made, namespace, namespace.utf8.count)
      precondition(isAdded != 0, "memory is missing")
    }
    for name in vocabulary.names {
      let isAdded = unsafe chitra_xml_reader_add_name(
        made, name.local, name.local.utf8.count, name.element, name.attribute, name.prefixed,
        name.isWanted ? 1 : 0)
      precondition(isAdded != 0, "memory is missing")
    }
  }

  deinit {
    unsafe chitra_xml_reader_free(handle)
  }

  /// Reads the next bytes of the document; the problem thrown also stays in `problem`.
  public mutating func feed(_ bytes: Span<UInt8>) throws(XMLProblem) {
    unsafe chitra_xml_reader_clear(handle)
    let isGood = unsafe bytes.withUnsafeBufferPointer { unsafe chitra_xml_reader_push(handle, $0.baseAddress, $0.count) }
    try take(isGood: isGood != 0)
  }

  /// Ends the document; a document that ends too early is refused here.
  public mutating func finish() throws(XMLProblem) {
    unsafe chitra_xml_reader_clear(handle)
    let isGood = unsafe chitra_xml_reader_finish(handle)
    try take(isGood: isGood != 0)
  }

  /// The text of an event as a string.
  public func string(of event: XMLEvent) -> String {
    // libxml2 lets only UTF-8 through.
    String(validating: text[event.textRange], as: UTF8.self) ?? ""
  }

  /// The local name of the root element; nil before it was seen.
  public var rootName: String? {
    guard let name = unsafe chitra_xml_reader_root_name(handle) else { return nil }
    return unsafe SafeXML.text(of: name)
  }

  /// The namespace of the root element, empty for none; nil before it was seen.
  public var rootNamespace: String? {
    guard let name = unsafe chitra_xml_reader_root_namespace(handle) else { return nil }
    return unsafe SafeXML.text(of: name)
  }

  /// How many violations of the schema were found so far, listed or not.
  public var violationCount: Int {
    unsafe Int(chitra_xml_reader_violation_count(handle))
  }

  /// The violations of the schema from a 0-based index on, up to the limit of the list.
  public func violations(from start: Int = 0) -> [XMLProblem] {
    let recorded = unsafe Int(chitra_xml_reader_recorded_count(handle))
    guard start >= 0, start < recorded else { return [] }
    return (start..<recorded).map { unsafe XMLProblem(chitra_xml_reader_violation(handle, Int64($0))) }
  }

  private mutating func take(isGood: Bool) throws(XMLProblem) {
    var count = 0
    events.removeAll(keepingCapacity: true)
    if let found = unsafe chitra_xml_reader_events(handle, &count), count > 0 {
      let raw = unsafe UnsafeRawPointer(found)
      unsafe events.append(contentsOf: UnsafeBufferPointer(start: raw.assumingMemoryBound(to: XMLEvent.self), count: count))
    }
    text.removeAll(keepingCapacity: true)
    if let found = unsafe chitra_xml_reader_text(handle, &count), count > 0 {
      unsafe text.append(contentsOf: UnsafeBufferPointer(start: found, count: count))
    }
    if isGood { return }
    let found = unsafe XMLProblem(chitra_xml_reader_problem(handle))
    problem = found
    throw found
  }
}
