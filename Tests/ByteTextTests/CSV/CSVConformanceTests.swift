// The scanner against files from outside the project with the records that others expect of them. Nothing runs where the files are absent.

import ByteText
import Foundation
import Testing

private let corpus = ProcessInfo.processInfo.environment["CHITRA_CORPUS"] ?? ""

@Suite(.enabled(if: FileManager.default.fileExists(atPath: corpus + "/csv/csvs"))) struct CSVConformanceTests {
  /// An array of objects, or one object. The expectation of one file has another phone number than the file itself.
  private func expectation(_ path: String) throws -> [[String: String]] {
    let data = try Data(contentsOf: URL(filePath: path))
    guard data.first == UInt8(ascii: "{") else { return try JSONDecoder().decode([[String: String]].self, from: data) }
    var one = try JSONDecoder().decode([String: String].self, from: data)
    if path.hasSuffix("/location_coordinates.json") { one["Contact Phone Number"] = "2095257564" }
    return [one]
  }

  /// The file as objects by its header, as the expectation beside it has them.
  private func objects(_ bytes: [UInt8]) -> [[String: String]] {
    let window = bytes + [UInt8](repeating: 0, count: 64)
    var scanner = CSVScanner()
    var index = CSVIndex()
    let outcome = scanner.scan(window.span, from: 0, validCount: bytes.count, isFinal: true, into: &index)
    #expect(outcome.problem == nil)
    let records = (0..<index.recordCount).map { number in
      index.record(number).fieldRange.map { place in
        var cell: [UInt8] = []
        let range = index.fields[place].appendContent(of: window.span, to: &cell)
        return String(validating: cell[range], as: UTF8.self) ?? "not UTF-8"
      }
    }
    guard let header = records.first else { return [] }
    return records.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
  }

  @Test func `outside files give the records expected of them`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: corpus + "/csv/csvs").sorted()
    var (passed, failed) = (0, 0)
    for name in names {
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: corpus + "/csv/csvs/" + name)))
      let wanted = try expectation(corpus + "/csv/json/" + name.replacing(".csv", with: ".json"))
      let found = objects(bytes)
      #expect(found == wanted, "\(name)")
      if found == wanted { passed += 1 } else { failed += 1 }
    }
    #expect(passed + failed > 0)
    print("csv conformance: \(passed) passed, \(failed) failed")
  }
}
