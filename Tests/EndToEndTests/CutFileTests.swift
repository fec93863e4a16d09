// Files that state how much they hold: no part of one passes for the whole, and no digit of an amount or account changes unseen.
import ByteText
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
import PaymentPipeline
import TestSupport
import Testing

@testable import chitra

@Suite struct CutFileTests {
  /// Where a file may end without a loss: behind its last record, with or without the line end.
  private static func wholeFrom(_ input: GoodInput) -> Int {
    let end = input.bytes.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? 0
    // In canonical CSV the line end belongs to the record: without it the last cell may have lost its end.
    return input.format == "canonical-csv" ? end + 1 : end
  }

  private static func places(_ input: GoodInput, every step: Int) -> [Int] {
    var places = Set(stride(from: 0, to: wholeFrom(input), by: step))
    for (index, byte) in input.bytes.enumerated() where byte == 0x0A { places.formUnion([index - 1, index, index + 1]) }
    places = places.filter { $0 < wholeFrom(input) }
    // Between records of canonical CSV nothing tells that more should follow.
    if input.format == "canonical-csv" { places = places.filter { $0 == 0 || input.bytes[$0 - 1] != 0x0A } }
    return places.sorted()
  }

  static let stating = GoodInputs.all.filter { $0.statesTotals || $0.format.hasPrefix("canonical") }

  @Test(arguments: stating) func `a cut bank, treasury or canonical file is an error for every verb`(_ input: GoodInput) throws {
    let bench = try BadInputBench()
    let month = try GoodInputs.month.get()
    var verbs = [BadInputBench.validate(as: input.format)]
    let others = [
      BadInputBench.validate(), BadInputBench.convert(to: "canonical-csv"), BadInputBench.printing(),
      input.kind == .entries ? BadInputBench.reconcile(sent: [month.folder.path("set")]) : BadInputBench.reconcile(returned: []),
    ]
    for (number, place) in Self.places(input, every: max(1, input.bytes.count / 150)).enumerated() {
      verbs = number % 10 == 0 ? [verbs[0]] + others : [verbs[0]]
      let bad = BadInput(how: "cut at \(place)", bytes: Array(input.bytes.prefix(place)))
      for (verb, verdict) in zip(verbs, try bench.attempt(verbs, input.name, bad)) where verdict.status != 2 || verdict.leftResult {
        // A conversion may leave what it could read and hold the rest; it may not call the file whole.
        if verb.writes, verdict.status == 2, !input.statesTotals { continue }
        if verdict.status == 2, !verb.writes { continue }
        bench.complain("\(input.name) cut at \(place): \(verb.name): status \(verdict.status), \(verdict.codes)")
      }
    }
  }

  /// The bytes of a field in each detail of a fixed-width file.
  private static func places(of field: ModelField, in input: GoodInput) throws -> [Range<Int>] {
    let description = try #require(BadInputBench.descriptions.layout(input.format))
    let detail = try #require(description.layout.records.firstIndex { $0.name == "detail" })
    let layout = description.layout.records[detail].fields[try #require(description.fieldIndex(field, record: detail))]
    var starts: [Int] = []
    // Corpus files come with and without line ends.
    let hasLineEnds = input.bytes.contains(0x0A)
    let length = description.layout.recordBytes + (hasLineEnds ? 2 : 0)
    for start in stride(from: 0, to: input.bytes.count, by: length) where input.bytes[start] == UInt8(ascii: "D") { starts.append(start) }
    return starts.map { $0 + layout.start - 1..<$0 + layout.start - 1 + layout.width }
  }

  @Test(arguments: GoodInputs.all.filter { $0.format.hasPrefix("chitra-batch") })
  func `no digit of an amount or account of a bank file changes unseen`(_ input: GoodInput) throws {
    let bench = try BadInputBench()
    let verb = [BadInputBench.validate(as: input.format)]
    let account: ModelField = input.format == "chitra-batch" ? .account : .counterpartyAccount
    var changed = input.bytes
    var count = 0
    for range in try Self.places(of: .amount, in: input).prefix(2) + Self.places(of: account, in: input).prefix(3) {
      for place in range where (0x30...0x39).contains(input.bytes[place]) {
        for byte in Array(0x30...0x39) + [0x20, 0x2D, 0x41, 0x4F, 0x6F] as [UInt8] where byte != input.bytes[place] {
          changed[place] = byte
          count += 1
          let how = "byte \(place) is \(Character(Unicode.Scalar(byte)))"
          let verdict = try #require(try bench.attempt(verb, input.name, BadInput(how: how, bytes: changed)).first)
          if verdict.status != 2 { bench.complain("\(input.name): \(how): status \(verdict.status)") }
        }
        changed[place] = input.bytes[place]
      }
    }
    #expect(count > 300)
  }

  @Test(arguments: GoodInputs.of(format: "treasury-order")) func `no digit of an amount of an order changes unseen`(_ input: GoodInput)
    throws
  {
    let bench = try BadInputBench()
    let verb = [BadInputBench.validate(as: input.format)]
    let text = String(decodingForTest: input.bytes)
    let amounts = text.matches(of: /Amount>([0-9]+)<|amount="([0-9]+)"|PayeeCount>([0-9]+)</).prefix(30)
    #expect(amounts.count > 3)
    for match in amounts {
      let digits = try #require(match.output.1 ?? match.output.2 ?? match.output.3)
      let start = text.utf8.distance(from: text.startIndex, to: digits.startIndex)
      for place in start..<start + digits.utf8.count {
        var changed = input.bytes
        changed[place] = changed[place] == 0x37 ? 0x38 : 0x37
        let how = "byte \(place) is \(changed[place] - 0x30)"
        let verdict = try #require(try bench.attempt(verb, input.name, BadInput(how: how, bytes: changed)).first)
        if verdict.status != 2 { bench.complain("\(input.name): \(how): status \(verdict.status)") }
      }
    }
  }
}
