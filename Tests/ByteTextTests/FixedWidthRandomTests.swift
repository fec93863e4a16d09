import ByteText
import Testing

@Suite struct FixedWidthRandomTests {
  /// A file of random values, and the values record by record.
  private func randomFile(_ layout: FixedWidthLayout, _ random: inout FixedWidthRandom) -> (bytes: [UInt8], values: [[RandomValue?]])? {
    guard var writer = FixedWidthWriter(layout) else { return nil }
    var output: [UInt8] = []
    var written: [[RandomValue?]] = []
    let details = Int.random(in: 0...12, using: &random)
    for record in [0] + Array(repeating: 1, count: details) + [2] {
      var values = FixedWidthValues(fieldCount: layout.records[record].fields.count)
      var row: [RandomValue?] = []
      for (index, field) in layout.records[record].fields.enumerated() {
        let value = record == 2 ? nil : RandomValue(field, &random)
        switch value {
        case .text(let text): values.set(index, text: text)
        case .number(let number): values.set(index, number: number)
        case nil: break
        }
        row.append(value)
      }
      guard writer.append(record: record, values, to: &output) else {
        Issue.record("record \(record) was refused: \(writer.problems)")
        return nil
      }
      written.append(row)
    }
    return (output, written)
  }

  @Test(arguments: 0..<300)
  func `what is written is read back equal`(seed: UInt64) throws {
    var random = FixedWidthRandom(seed: seed)
    let layout = randomLayout(&random)
    let (bytes, values) = try #require(randomFile(layout, &random))
    let reading = try #require(FixedWidthReading(bytes, layout))
    #expect(reading.problems == [], "seed \(seed)")
    #expect(reading.records.count == values.count)
    for (record, row) in zip(reading.records, values) {
      for (index, value) in row.enumerated() {
        switch value {
        case .text(let text): #expect(record.texts[index] == text, "seed \(seed) field \(index)")
        case .number(let number): #expect(record.numbers[index] == number, "seed \(seed) field \(index)")
        case nil: break
        }
      }
    }
  }

  @Test(arguments: 0..<300)
  func `what is read is written back byte for byte`(seed: UInt64) throws {
    var random = FixedWidthRandom(seed: seed &+ 5000)
    let layout = randomLayout(&random)
    let (bytes, _) = try #require(randomFile(layout, &random))
    let reading = try #require(FixedWidthReading(bytes, layout))
    var writer = try #require(FixedWidthWriter(layout))
    var output: [UInt8] = []
    for record in reading.records {
      var values = FixedWidthValues()
      for (index, field) in layout.records[record.layout].fields.enumerated() {
        if field.kind.isNumber {
          // A blank optional number is not the number 0.
          if !record.texts[index].isEmpty { values.set(index, number: record.numbers[index]) }
        } else if !field.kind.isAutomatic {
          values.set(index, text: record.texts[index])
        }
      }
      #expect(writer.append(record: record.layout, values, to: &output), "seed \(seed) \(writer.problems)")
    }
    #expect(output == bytes, "seed \(seed)")
  }

  @Test(arguments: 0..<600)
  func `fast and slow reader agree on damaged files, whatever the window`(seed: UInt64) throws {
    var random = FixedWidthRandom(seed: seed &+ 20_000)
    let layout = randomLayout(&random)
    var (bytes, _) = try #require(randomFile(layout, &random))
    // The first line end stays: without it the reader may rightly take the file for one without line ends.
    let first = layout.recordBytes + 2
    for _ in 0..<Int.random(in: 0...4, using: &random) where bytes.count > first + 1 {
      let place = Int.random(in: first..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] = [0x0A, 0x0D, 0x1A, 0x20, 0x30, 0x41, 0xC3].randomElement(using: &random) ?? 0
      case 2: bytes.remove(at: place)
      case 3: bytes.insert([0x0A, 0x20, 0x31, 0x0D].randomElement(using: &random) ?? 0, at: place)
      case 4: bytes.removeLast(min(bytes.count - first, Int.random(in: 1...layout.recordBytes, using: &random)))
      default:
        let line = Array(bytes.suffix(layout.recordBytes + layout.lineEnd.bytes.count))
        bytes += line
      }
    }
    let oracle = FixedWidthOracle(layout, bytes)
    for windowBytes in [0, 1, Int.random(in: 1...6000, using: &random)] {
      let reading = try #require(FixedWidthReading(bytes, layout, windowBytes: windowBytes))
      #expect(reading.records == oracle.records, "seed \(seed) window \(windowBytes)")
      #expect(reading.shortProblems.sorted() == oracle.problems.sorted(), "seed \(seed) window \(windowBytes)")
    }
  }
}
