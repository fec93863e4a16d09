// Writes every form into a folder, for Scripts/print-check and for eyes; runs only when asked: CHITRA_PRINT_FORMS=DIR.

import Testing

@testable import PaymentPipeline

#if canImport(Glibc)
  import Glibc
#endif

private func printFolder() -> String? {
  guard let value = unsafe getenv("CHITRA_PRINT_FORMS") else { return nil }
  return unsafe String(cString: value)
}

@Suite struct FormsPrintTests {
  @Test(.enabled(if: printFolder() != nil))
  func `every form is written for the print check`() throws {
    let folder = try #require(printFolder())
    for (name, bytes) in FormsCatalogue.all {
      let file = unsafe fopen("\(folder)/\(name)", "w")
      let open = try unsafe #require(file)
      let written = unsafe fwrite(bytes, 1, bytes.count, open)
      _ = unsafe fclose(open)
      #expect(written == bytes.count)
    }
  }
}

/// Every form with invented content, by file name.
enum FormsCatalogue {
  static var all: [(name: String, bytes: [UInt8])] {
    [
      ("control-sheet.html", FormsSamples.controlSheetForm.html()),
      ("DOC-TRUOC.html", FormsSamples.readFirst.html()),
    ]
  }
}
