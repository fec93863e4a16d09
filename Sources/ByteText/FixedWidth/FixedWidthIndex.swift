// What the reader found in one window: where each record and field lies, and the numbers. Reused from window to window.

/// Where one record lies and what it is; trivial.
public struct FixedWidthRecord: Hashable, Sendable {
  /// First byte in the window.
  public internal(set) var offset: UInt32
  /// Bytes without line end.
  public internal(set) var length: UInt32
  /// 1-based line, or record in a file without line ends.
  public internal(set) var line: UInt32
  /// Index of the record layout, or -1 when no tag fits.
  public internal(set) var layout: Int16
  /// Whether its fields were read: the record is known and of the right length.
  public internal(set) var isWhole: Bool
  /// First of its problems in the index's list …
  var firstProblem: UInt32
  /// … and how many.
  public internal(set) var problemCount: UInt32
}

/// Records of one window in flat memory.
public struct FixedWidthIndex: Sendable {
  /// The records in the order of the file.
  public internal(set) var records: [FixedWidthRecord] = []
  /// Everything wrong in this window, in the order found.
  public internal(set) var problems: [FixedWidthProblem] = []
  var slices: [FieldSlice] = []
  var numbers: [Int64] = []
  var numberOfField: [[Int]] = []
  var stride = 0
  var numberStride = 0

  /// An empty index.
  public init() {}

  /// Where the value of a field lies in the window, without its padding; number fields keep theirs. Empty when the field is.
  public func range(of field: Int, in record: Int) -> Range<Int> {
    let slice = slices[record * stride + field]
    return Int(slice.offset)..<Int(slice.offset) + Int(slice.length)
  }

  /// The number of a field: amount or number; a date as yyyymmdd, a month as yyyymm; 0 when the field is empty or no number.
  public func number(of field: Int, in record: Int) -> Int64 {
    let layout = Int(records[record].layout)
    guard layout >= 0, numberOfField[layout][field] >= 0 else { return 0 }
    return numbers[record * numberStride + numberOfField[layout][field]]
  }

  /// The problems of one record.
  public func problems(ofRecord record: Int) -> ArraySlice<FixedWidthProblem> {
    let entry = records[record]
    return problems[Int(entry.firstProblem)..<Int(entry.firstProblem) + Int(entry.problemCount)]
  }

  /// Whether a field of a record has a problem.
  public func isFaulty(_ field: Int, in record: Int) -> Bool {
    problems(ofRecord: record).contains { Int($0.field) == field }
  }

  /// Gets ready for so many records.
  mutating func prepare(_ plan: FixedWidthPlan, capacity: Int) {
    records.removeAll(keepingCapacity: true)
    problems.removeAll(keepingCapacity: true)
    if stride != plan.stride || numberStride != plan.numberStride || numberOfField.isEmpty {
      stride = plan.stride
      numberStride = plan.numberStride
    }
    numberOfField = plan.records.map { $0.fields.map(\.numberIndex) }
    if slices.count < capacity * stride {
      slices = Array(repeating: FieldSlice(offset: 0, length: 0), count: capacity * stride)
    }
    if numbers.count < capacity * numberStride {
      numbers = Array(repeating: 0, count: capacity * numberStride)
    }
    records.reserveCapacity(capacity)
  }
}

/// A place in the window; trivial.
struct FieldSlice: Sendable {
  var offset: UInt32
  var length: UInt32
}
