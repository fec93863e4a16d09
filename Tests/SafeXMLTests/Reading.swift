// What the tests of the reader share: a small vocabulary and the events as readable lines.
import SafeXML

/// Elements a, b, c of which b's and c's text is wanted, and the attributes k and b.
let smallVocabulary = XMLVocabulary(names: [
  .element("a", 0), .text("b", 1), .text("c", 2), .attribute("k", 3), .attribute("b", 4),
])

/// What came out of one document.
struct Outcome: Equatable {
  var lines: [String] = []
  var events: [XMLEvent] = []
  var problem: XMLProblem?
  var violations: [XMLProblem] = []
  var violationCount = 0
  var rootName: String?
  var rootNamespace: String?
}

/// Reads a document in pieces of the given size; each event becomes a line such as `<1`, `@3=x`, `"1=x`, `>1=x`.
func read(
  _ bytes: [UInt8], _ vocabulary: XMLVocabulary = smallVocabulary, pieceBytes: Int = 1 << 16, limits: XMLLimits = XMLLimits(),
  schema: XMLSchema? = nil, skippingUnknown: Bool = false
) -> Outcome {
  var reader = XMLReader(vocabulary, limits: limits, schema: schema, skippingUnknown: skippingUnknown)
  var outcome = Outcome()
  var offset = 0
  do {
    while offset < bytes.count {
      let end = min(offset + pieceBytes, bytes.count)
      try reader.feed(bytes.span.extracting(offset..<end))
      gather(&reader, into: &outcome)
      offset = end
    }
    try reader.finish()
    gather(&reader, into: &outcome)
  } catch {
    gather(&reader, into: &outcome)
    outcome.problem = error
  }
  outcome.violations = reader.violations()
  outcome.violationCount = reader.violationCount
  outcome.rootName = reader.rootName
  outcome.rootNamespace = reader.rootNamespace
  return outcome
}

func read(_ text: String, _ vocabulary: XMLVocabulary = smallVocabulary, limits: XMLLimits = XMLLimits()) -> Outcome {
  read(Array(text.utf8), vocabulary, limits: limits)
}

private func gather(_ reader: inout XMLReader, into outcome: inout Outcome) {
  for event in reader.events {
    let text = reader.string(of: event)
    switch event.kind {
    case .start: outcome.lines.append("<\(event.name)" + (text.isEmpty ? "" : "=\(text)"))
    case .end: outcome.lines.append(">\(event.name)" + (text.isEmpty ? "" : "=\(text)"))
    case .text: outcome.lines.append("\"\(event.name)=\(text)")
    case .attribute: outcome.lines.append("@\(event.name)=\(text)")
    }
  }
  outcome.events += reader.events
}

/// A generator of the same numbers for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
