// Runs the built program with bounded memory and time, as the tests of bad input need it.
import Files
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// What a bounded run gave.
struct BoundedOutcome {
  /// Exit status, or 1000 + signal; 1009 when it was killed for taking too long.
  var status: Int32
  var output: String
  var errors: String
}

enum BadInputProgram {
  /// The program beside the test bundle, or the one that CHITRA_BINARY names.
  private static let path: String = {
    if let named = unsafe getenv("CHITRA_BINARY"), let path = unsafe String(validatingCString: named), !path.isEmpty { return path }
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? "/proc/self/exe"
    guard let real = unsafe realpath(bundle, nil) else { return "chitra" }
    defer { unsafe free(real) }
    return FilePath.join(FilePath.folder(of: unsafe String(validatingCString: real) ?? ""), "chitra")
  }()

  struct StartFailure: Error { var number: CInt }

  /// Runs the program in `megabytes` of address space, which holds its code too; it is killed after `seconds`.
  static func run(_ arguments: [String], megabytes: Int = 1_024, seconds: Int = 60) throws -> BoundedOutcome {
    let scratch = try TemporaryFolder()
    let (output, errors) = (scratch.path("stdout"), scratch.path("stderr"))
    let script = "ulimit -v \(megabytes << 10); exec timeout -s KILL \(seconds) \"$0\" \"$@\""
    let status = try wait(for: try start(["/bin/sh", "-c", script, path] + arguments, output, errors))
    func text(_ name: String) throws -> String { String(validating: try scratch.read(name), as: UTF8.self) ?? "(not UTF-8)" }
    return BoundedOutcome(status: status, output: try text("stdout"), errors: try text("stderr"))
  }

  private static func start(_ arguments: [String], _ output: String, _ errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    let list = unsafe arguments.map { unsafe strdup($0) } + [nil]
    let names = unsafe ["PATH=/usr/bin:/bin", "SWIFT_BACKTRACE=enable=no"].map { unsafe strdup($0) } + [nil]
    defer {
      for text in unsafe list { unsafe free(text) }
      for text in unsafe names { unsafe free(text) }
    }
    var process = pid_t()
    let failure = unsafe posix_spawn(&process, arguments[0], &actions, nil, list, names)
    guard failure == 0 else { throw StartFailure(number: failure) }
    return process
  }

  private static func wait(for process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw StartFailure(number: errno) }
    }
    let signal = status & 0x7F
    if signal != 0 { return 1000 + signal }
    let code = (status >> 8) & 0xFF
    // The shell reports a signal as 128 + signal.
    return code > 128 ? 1000 + code - 128 : code
  }
}
