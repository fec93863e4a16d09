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
          chitra: error IOF-900: a fault of the program itself; no result was made. If a hidden file or folder ".….chitra-…" stands beside \
          the destination, it holds personal data: delete it. / Lỗi của chính chương trình, chưa có kết quả nào. Nếu cạnh nơi ghi kết quả \
          có tệp hay thư mục ẩn ".….chitra-…" thì trong đó có dữ liệu cá nhân: hãy xóa đi.

          """
        _ = unsafe write(STDERR_FILENO, notice.utf8Start, notice.utf8CodeUnitCount)
        _exit(ExitStatus.fault)
      }
    }
  }
}
