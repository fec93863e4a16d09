// Every sample input there is, and the ways in which inputs are spoiled.
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
import PaymentPipeline
import TestSupport
import Testing

enum GoodInputs {
  /// A small month whose files are inputs too.
  static let month = Result { try PreparedMonth(rows: 30, seed: 11) }

  /// Samples, good files of the corpus, the treasury's example, and a month: its rosters, its set and what came back.
  static let all: [GoodInput] = {
    var found: [GoodInput] = []
    func add(_ folder: String, _ shown: String, _ wanted: (String) -> Bool) {
      for name in (try? Folder.files(under: folder)) ?? [] where wanted(name) {
        guard let bytes = try? InputFile.contents(of: FilePath.join(folder, name), limitBytes: 1 << 20) else { continue }
        found.append(input("\(shown)/\(name)", bytes))
      }
    }
    add("\(packageFolder)/Samples", "Samples") { name in
      [".csv", ".xlsx", ".pdf", ".txt"].contains(where: name.hasSuffix) && !name.hasSuffix("commands.txt") && !name.contains("/expected/")
    }
    add("\(packageFolder)/Tests/Corpus", "Corpus") { $0.contains("/good/") }
    add("\(packageFolder)/Schemas/treasury", "Schemas/treasury") { $0.hasSuffix(".xml") }
    if let month = try? month.get() {
      add(month.folder.path("month/rosters"), "month/rosters") { _ in true }
      add(month.folder.path("month/returned"), "month/returned") { _ in true }
      add(month.folder.path("set"), "month/set") { !$0.hasSuffix(".html") && !$0.hasSuffix(".json") }
      for (file, target) in [("set/bank", "canonical-ndjson"), ("month/returned", "canonical-ndjson")] {
        guard let name = (try? PreparedMonth.files(month.folder, file))?.first(where: { $0.hasSuffix(".txt") }) else { continue }
        let out = month.folder.path("\(FilePath.name(of: file)).ndjson")
        guard let outcome = try? runChitra(["convert", name, "--to", target, "-o", out]), outcome.status == 0 else { continue }
        if let bytes = try? InputFile.contents(of: out, limitBytes: 1 << 20) {
          found.append(input("month/\(FilePath.name(of: out))", bytes))
        }
      }
    }
    return found
  }()

  static func of(format: String) -> [GoodInput] { all.filter { $0.format == format } }

  private static func input(_ name: String, _ bytes: [UInt8]) -> GoodInput {
    let sniffed = SniffedBytes(bytes: bytes, isWhole: true, fileName: FilePath.name(of: name))
    let detected = FormatDetection.best(FormatDetection.detect(sniffed, FormatRegistry.all(BadInputBench.descriptions)))
    guard detected.count == 1, let best = detected.first else { return GoodInput(name: name, bytes: bytes, kind: .other, format: "") }
    let kind: GoodInput.Kind =
      switch best.content {
      case .roster: .roster
      case .payments: .payments
      case .entries: .entries
      }
    return GoodInput(name: name, bytes: bytes, kind: kind, format: best.format.id)
  }
}

extension GoodInput {
  /// Cut before, at and behind each line end, and at random places.
  func cuts(_ random: inout SeededNumbers, atMost limit: Int) -> [BadInput] {
    var places: Set<Int> = [1]
    for (index, byte) in bytes.enumerated() where byte == 0x0A || byte == 0x3E { places.formUnion([index, index + 1, index + 2]) }
    var chosen = Array(places.filter { $0 < bytes.count }).sorted()
    while chosen.count > limit { chosen.remove(at: random.next(below: chosen.count)) }
    chosen += (0..<limit / 3).map { _ in random.next(below: bytes.count) }
    return chosen.map { BadInput(how: "cut at \($0)", bytes: Array(bytes.prefix($0))) }
  }

  /// Bytes changed, put in, taken out, lines doubled and exchanged.
  func changes(_ random: inout SeededNumbers, count: Int) -> [BadInput] {
    let marks: [UInt8] = [0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x00, 0xFF, 0x3C, 0x26, 0x7B, 0x5C, 0x2D, 0x30, 0x20, 0xC3]
    return (0..<count).map { turn in
      var changed = bytes
      let place = random.next(below: changed.count)
      let byte = UInt8(random.next(below: 256))
      switch turn % 6 {
      case 0, 1:
        changed[place] = byte
        return BadInput(how: "byte \(place) is \(byte)", bytes: changed)
      case 2:
        let mark = marks[random.next(below: marks.count)]
        changed[place] = mark
        return BadInput(how: "byte \(place) is \(mark)", bytes: changed)
      case 3:
        let mark = marks[random.next(below: marks.count)]
        changed.insert(mark, at: place)
        return BadInput(how: "\(mark) put in at \(place)", bytes: changed)
      case 4:
        let end = min(changed.count, place + 1 + random.next(below: 40))
        changed.removeSubrange(place..<end)
        return BadInput(how: "bytes \(place)..<\(end) taken out", bytes: changed)
      default:
        let start = changed[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = changed[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? changed.count
        let line = Array(changed[start..<end])
        changed.insert(contentsOf: line, at: random.next(below: 2) == 0 ? end : 0)
        return BadInput(how: "line at \(start) once more", bytes: changed)
      }
    }
  }

  /// The file with a piece replaced, the first time it stands there.
  func replacing(_ piece: String, with other: String) -> [UInt8] {
    let (old, new) = (Array(piece.utf8), Array(other.utf8))
    guard let place = bytes.indices.first(where: { bytes[$0...].starts(with: old) }) else { return bytes }
    return Array(bytes[..<place]) + new + Array(bytes[(place + old.count)...])
  }
}

/// Random numbers that are the same in each run (SplitMix64).
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return limit <= 0 ? 0 : Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }
}
