import Diagnostics
import Testing

@Suite struct MaskingTests {
  @Test(arguments: [
    (SensitiveKind.identity, "038042001234", "038*****1234"),
    (.identity, "38042001234", "380*****234"),
    (.identity, "171234567", "171*****7"),
    (.identity, "12345", "*****"),
    (.identity, "123456", "1*****"),
    (.account, "121000889922", "****9922"),
    (.account, "12345", "****5"),
    (.account, "1234", "****"),
    (.account, "", "****"),
    (.phone, "0912345678", "091*****78"),
    (.phone, "912345678", "912*****8"),
    (.name, "Nguyễn Văn An", "N. V. A."),
    (.name, "  đỗ   thị\u{A0}hoa ", "Đ. T. H."),
    (.name, "", ""),
    (.date, "31/02/1950", "**/**/****"),
    (.other, "Thôn 3, xã Quảng Yên", "***"),
    (.other, "", "***"),
  ])
  func `a masked value shows enough to find the row and no more`(kind: SensitiveKind, value: String, masked: String) {
    #expect(Masking.mask(value, as: kind) == masked)
  }

  @Test(arguments: [
    (SensitiveKind.identity, "038042001234", "038*****1234"),
    (.account, "121000889922", "********9922"),
    (.phone, "0912345678", "091*****78"),
    (.name, "Nguyễn Văn An", "N***** V** A*"),
    (.other, "Thôn 3", "******"),
  ])
  func `a mask for excerpts keeps the length`(kind: SensitiveKind, value: String, masked: String) {
    #expect(Masking.maskKeepingLength(value, as: kind) == masked)
  }

  @Test(arguments: SensitiveKind.allCases, 0...24)
  func `at least five characters of a number stay hidden, or all of them`(kind: SensitiveKind, length: Int) {
    // Distinct characters, so that what shines through can be counted.
    let value = String("ABCDEFGHIJKLMNOPQRSTUVWXYZ".prefix(length))
    let kept = Masking.maskKeepingLength(value, as: kind)
    #expect(kept.count == length)
    switch kind {
    case .identity, .phone: #expect(kept.filter { $0 == "*" }.count >= min(5, length))
    case .account: #expect(kept.filter { $0 == "*" }.count >= min(4, length))
    case .name: #expect(kept == (length == 0 ? "" : "A" + String(repeating: "*", count: length - 1)))
    case .date: #expect(kept == value)
    case .other: #expect(!kept.contains { $0 != "*" })
    }
  }

  @Test func `a value is masked unless values are asked for`() {
    let value = ReportedValue("038042001234", .identity)
    #expect(value.shown(showValues: false) == "038*****1234")
    #expect(value.shown(showValues: true) == "038042001234")
    #expect(ReportedValue("ABC").shown(showValues: false) == "ABC")
  }

  @Test(arguments: [(79, 79, false), (80, 80, false), (81, 80, true)])
  func `a value keeps eighty bytes`(length: Int, kept: Int, isCut: Bool) {
    let value = ReportedValue(String(repeating: "a", count: length))
    #expect(value.text.utf8.count == kept)
    #expect(value.isCut == isCut)
    #expect(value.shown(showValues: false).hasSuffix("…") == isCut)
  }

  @Test func `a value is never cut inside a letter`() {
    // ễ is three bytes: 26 of them are 78, the 27th does not fit.
    let value = ReportedValue(String(repeating: "ễ", count: 40))
    #expect(value.text == String(repeating: "ễ", count: 26))
  }

  @Test func `bytes that are no text are shown as numbers`() {
    #expect(ReportedValue(bytes: [0x41, 0xFF, 0x42, 0xE1, 0xBB]).text == "A\\xFFB\\xE1\\xBB")
    #expect(ReportedValue(bytes: Array("ễ".utf8)).text == "ễ")
  }
}
