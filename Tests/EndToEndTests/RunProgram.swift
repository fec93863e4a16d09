// Runs the built program as a user would: arguments, standard input, exit status and both outputs.
import Files
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What a call of the program gave.
struct Outcome {
  /// Exit status, or 1000 + signal.
  var status: Int32
  var output: String
  var errors: String

  /// Standard output as lines.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
  /// Each line of standard output as JSON.
  func jsonLines() throws -> [JSON] { try lines.map { try JSON(parsing: $0) } }
}

/// The program beside the test bundle, or the one that CHITRA_BINARY names.
let program: String = {
  if let named = unsafe getenv("CHITRA_BINARY"), let path = unsafe String(validatingCString: named), !path.isEmpty { return path }
  let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? "/proc/self/exe"
  var folder = FilePath.folder(of: bundle)
  if bundle == "/proc/self/exe", let real = unsafe realpath(bundle, nil) {
    folder = FilePath.folder(of: unsafe String(validatingCString: real) ?? "")
    unsafe free(real)
  }
  return FilePath.join(folder, "chitra")
}()

/// Runs the program; the environment is empty but for PATH and what is given, so that no language is set.
func runChitra(
  _ arguments: [String], stdin: [UInt8] = [], in folder: String? = nil, environment: [String: String] = [:], timeoutSeconds: Int = 120
) throws -> Outcome {
  let moving = folder.map { ["/usr/bin/env", "--chdir=\($0)"] } ?? []
  let words = moving + [program] + arguments
  return try runProgram(words[0], Array(words.dropFirst()), stdin: stdin, environment: environment, timeoutSeconds: timeoutSeconds)
}

/// Runs any program in the same way.
func runProgram(
  _ path: String, _ arguments: [String], stdin: [UInt8] = [], environment: [String: String] = [:], timeoutSeconds: Int = 120
) throws -> Outcome {
  let scratch = try TemporaryFolder()
  let input = try scratch.write("stdin", stdin)
  let (output, errors) = (scratch.path("stdout"), scratch.path("stderr"))
  let given = ["PATH=/usr/bin:/bin"] + environment.map { "\($0.key)=\($0.value)" }
  let process = try start([path] + arguments, given, input, output, errors)
  let status = wait(for: process, timeoutSeconds)
  return Outcome(
    status: status, output: String(decodingForTest: try scratch.read("stdout")), errors: String(decodingForTest: try scratch.read("stderr"))
  )
}

/// The same with text as standard input.
func runChitra(_ arguments: [String], stdin: String, environment: [String: String] = [:]) throws -> Outcome {
  try runChitra(arguments, stdin: Array(stdin.utf8), environment: environment)
}

struct StartFailure: Error { var number: CInt }

private func start(
  _ arguments: [String], _ environment: [String], _ input: String, _ output: String, _ errors: String
) throws -> pid_t {
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
  unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
  unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
  let list = unsafe arguments.map { unsafe strdup($0) } + [nil]
  let names = unsafe environment.map { unsafe strdup($0) } + [nil]
  defer { unsafe (list + names).forEach { unsafe free($0) } }
  var process = pid_t()
  let failure = unsafe posix_spawn(&process, arguments[0], &actions, nil, list, names)
  guard failure == 0 else { throw StartFailure(number: failure) }
  return process
}

/// Waits for the end; a program that hangs is killed and counts as ended by that signal.
private func wait(for process: pid_t, _ timeoutSeconds: Int) -> Int32 {
  var status: Int32 = 0
  for turn in 0..<timeoutSeconds * 200 {
    if unsafe waitpid(process, &status, WNOHANG) == process { return decoded(status) }
    // A first look comes soon, later ones each 5 ms.
    usleep(turn < 20 ? 500 : 5_000)
  }
  kill(process, SIGKILL)
  _ = unsafe waitpid(process, &status, 0)
  return decoded(status)
}

private func decoded(_ status: Int32) -> Int32 {
  let signal = status & 0x7F
  return signal == 0 ? (status >> 8) & 0xFF : 1000 + signal
}

extension String {
  /// Output of the program; bytes that are not UTF-8 make a text that no test expects.
  init(decodingForTest bytes: [UInt8]) { self = String(validating: bytes, as: UTF8.self) ?? "(not UTF-8)" }
}

/// The folder of the package, found from this file's own path.
let packageFolder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
