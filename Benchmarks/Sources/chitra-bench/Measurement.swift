// CPU time around a stage, and the one JSON line that says what came of it.
#if canImport(Glibc)
  import Glibc
#endif

/// Adds up the CPU time of the pieces of a stage; what lies between them does not count.
struct Stopwatch {
  private(set) var nanoseconds: UInt64 = 0

  /// Runs a piece of the stage. Kernel time is part of it.
  mutating func time<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
    let begin = Stopwatch.now
    let value = try body()
    nanoseconds += Stopwatch.now - begin
    return value
  }

  private static var now: UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

/// What a stage did.
struct Measurement {
  var stage: String
  var records = 0
  var bytes = 0
  var nanoseconds: UInt64 = 0
  /// Changes when the work changes, so that no work can be left out.
  var checksum: Int64 = 0

  /// One line: stage, records, bytes, CPU seconds, MB a second, nanoseconds a record.
  var json: String {
    let megabytes = nanoseconds == 0 ? 0 : UInt64(bytes) * 1_000 / nanoseconds
    let each = records == 0 ? 0 : nanoseconds / UInt64(records)
    return "{\"stage\":\"\(stage)\",\"records\":\(records),\"bytes\":\(bytes),\"cpu_seconds\":\(seconds),"
      + "\"megabytes_per_second\":\(megabytes),\"nanoseconds_per_record\":\(each),\"checksum\":\(checksum)}"
  }

  private var seconds: String {
    let micros = nanoseconds / 1_000
    let fraction = String(1_000_000 + micros % 1_000_000).dropFirst()
    return "\(micros / 1_000_000).\(fraction)"
  }
}
