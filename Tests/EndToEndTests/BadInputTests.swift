// Every input may be wrong: cut, changed, of another kind, huge. Each gets a finding that names the place and the remedy; none brings
// the program down, holds it up or leaves a half-made output.
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
import PaymentPipeline
import TestSupport
import Testing

@testable import chitra

@Suite struct BadInputTests {
  private static let seed: UInt64 = 20_261_020

  /// The verbs that fit an input, those first that are quickly done.
  private static func verbs(for input: GoodInput) throws -> (always: [TriedVerb], sometimes: [TriedVerb]) {
    let month = try GoodInputs.month.get()
    let common = [BadInputBench.detect, BadInputBench.validate(), BadInputBench.inspect(), BadInputBench.printing()]
    switch input.kind {
    case .roster:
      let unit = try self.unit("\(packageFolder)/Samples/unit.yaml")
      let good = try month.folder.write("good/\(FilePath.name(of: input.name))", Samples.goodRoster)
      return (
        common + [BadInputBench.convert(to: "canonical-csv"), BadInputBench.prepare(with: good, unit: unit)],
        [BadInputBench.convert(to: "chitra-batch", unit: unit)]
      )
    case .payments:
      let returned = try PreparedMonth.files(month.folder, "month/returned").prefix(1)
      return (common + [BadInputBench.convert(to: "canonical-ndjson")], [BadInputBench.reconcile(returned: Array(returned))])
    case .entries:
      return (common + [BadInputBench.convert(to: "canonical-csv")], [BadInputBench.reconcile(sent: [month.folder.path("set")])])
    case .other: return (common + [BadInputBench.convert(to: "canonical-csv")], [])
    }
  }

  private static func unit(_ path: String) throws -> PayingUnit {
    let known = UnitFile.KnownIDs(BadInputBench.descriptions)
    let bytes = try InputFile.contents(of: path, limitBytes: 1 << 20)
    return try #require(UnitFile.load(bytes, fileName: path, known: known).unit)
  }

  @Test func `there are inputs of every kind and format`() {
    let formats = Set(GoodInputs.all.map(\.format))
    let wanted: Set = [
      "roster-csv", "chitra-batch", "chitra-batch-return", "treasury-order", "mobile-viettel", "mobile-viettel-result", "cash-list",
      "home-list", "service-result", "statement-csv", "canonical-csv", "canonical-ndjson", "",
    ]
    #expect(wanted.subtracting(formats) == [])
    #expect(GoodInputs.all.count > 50)
  }

  private static func attempt(_ bad: [BadInput], of input: GoodInput) throws {
    let bench = try BadInputBench()
    let (always, sometimes) = try verbs(for: input)
    for (number, bad) in bad.enumerated() { try bench.attempt(number % 5 == 0 ? always + sometimes : always, input.name, bad) }
  }

  @Test(arguments: GoodInputs.all) func `cut anywhere`(_ input: GoodInput) throws {
    var random = SeededNumbers(seed: Self.seed ^ UInt64(input.bytes.count))
    try Self.attempt(input.cuts(&random, atMost: 18), of: input)
  }

  @Test(arguments: GoodInputs.all) func `changed anywhere`(_ input: GoodInput) throws {
    var random = SeededNumbers(seed: Self.seed &+ UInt64(input.bytes.count))
    try Self.attempt(input.changes(&random, count: 18), of: input)
  }

  /// One format of each reader.
  private static let readers = [
    "roster-csv", "treasury-order", "chitra-batch", "chitra-batch-return", "mobile-viettel", "statement-csv", "canonical-csv",
    "canonical-ndjson",
  ]

  private static func verbs(as format: String) -> [TriedVerb] {
    [
      BadInputBench.validate(as: format), BadInputBench.inspect(as: format), BadInputBench.convert(to: "canonical-ndjson", from: format),
      BadInputBench.printing(as: format),
    ]
  }

  @Test(arguments: readers) func `a file of another format is refused or held row by row`(_ format: String) throws {
    let bench = try BadInputBench()
    var seen: Set<String> = []
    for input in GoodInputs.all where input.format != format && seen.insert(input.format).inserted {
      let verdicts = try bench.attempt(Self.verbs(as: format), input.name, BadInput(how: "as \(format)", bytes: input.bytes))
      // Formats that differ in their columns alone may be read as one another.
      if input.format.isEmpty || format.hasPrefix("chitra-batch") || format == "treasury-order" || format.hasPrefix("canonical") {
        #expect(verdicts.allSatisfy { $0.status != 0 }, "\(input.name) as \(format)")
      }
    }
  }

  @Test(arguments: readers + [""]) func `what is no file of payments at all is an error for every verb`(_ format: String) throws {
    let bench = try BadInputBench()
    for shape in BadShapes.small {
      let verdicts = try bench.attempt(Self.verbs(as: format), "shape.csv", shape)
      // A look at the pieces of a file is no verdict on it.
      for (place, verdict) in verdicts.enumerated() where place != 1 { #expect(verdict.status != 0, "\(shape.how) as \(format)") }
    }
  }

  @Test(arguments: readers + [""]) func `a mebibyte of nothing useful is refused soon`(_ format: String) throws {
    let bench = try BadInputBench()
    let verbs = [BadInputBench.validate(as: format), BadInputBench.convert(to: "canonical-csv", from: format)]
    for shape in BadShapes.large {
      for verdict in try bench.attempt(verbs, "shape.csv", shape) { #expect(verdict.status != 0, "\(shape.how) as \(format)") }
    }
  }
}
