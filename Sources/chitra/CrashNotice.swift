// A trap of the program itself ends with a sentence and exit status 70, as the contract says, instead of a bare signal.

#if canImport(Glibc)
  import Glibc
#endif

enum CrashNotice {
  static func install() {
    // Only calls that are safe in a signal handler: write and _exit.
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] {
      _ = signal(number) { _ in
        let notice: StaticString = """
          chitra: error IOF-900: a fault of the program itself; no file was made / lỗi của chính chương trình; chưa có tệp nào được tạo ra

          """
        _ = unsafe write(STDERR_FILENO, notice.utf8Start, notice.utf8CodeUnitCount)
        _exit(ExitStatus.fault)
      }
    }
  }
}
