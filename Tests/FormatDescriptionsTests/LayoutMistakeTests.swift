import Diagnostics
import FormatDescriptions
import Testing

/// A layout of ten bytes that is right; tests break one thing in it.
private let rightLayout = """
  id: tiny
  version: 1
  title: {vi: "Nhỏ", en: "Tiny"}
  source: test
  verified: house layout
  content: payments
  record_bytes: 10
  line_end: lf
  records:
    - name: detail
      title: {vi: "Chi tiết", en: "Detail"}
      occurrence: many
      tag: kind
      fields:
        - {name: kind, start: 1, width: 1, kind: constant, value: "D", title: {vi: a, en: a}}
        - {name: amount, start: 2, width: 9, kind: amount, maps: amount, title: {vi: a, en: a}}
    - name: trailer
      title: {vi: "Tổng", en: "Trailer"}
      occurrence: once
      tag: kind
      fields:
        - {name: kind, start: 1, width: 1, kind: constant, value: "T", title: {vi: a, en: a}}
        - {name: sum, start: 2, width: 9, kind: digits, title: {vi: a, en: a}}
  totals:
    - {name: sum, rule: sum, of: detail.amount, stated_in: trailer.sum}

  """

private func problems(_ old: String, _ new: String) -> [String] {
  problems(of: rightLayout.replacing(old, with: new))
}

private func problems(of text: String) -> [String] {
  LayoutCheck.check(Array(text.utf8), fileName: "t.yaml").map {
    "\($0.location?.line ?? 0):\($0.location?.columnStart ?? 0) \($0.code)"
  }
}

@Suite struct LayoutMistakeTests {
  @Test func `a right layout has no problem`() { #expect(problems(of: rightLayout) == []) }

  @Test(arguments: [
    ("record_bytes: 10", "record_byte: 10", ["1:1 LAY-102", "7:1 LAY-101"]),
    ("record_bytes: 10", "record_bytes: ten", ["7:15 LAY-103"]),
    ("record_bytes: 10", "record_bytes: 7", ["7:15 LAY-104"]),
    ("record_bytes: 10", "record_bytes: 9", ["16:31 LAY-303", "23:28 LAY-303"]),
    ("record_bytes: 10", "record_bytes: 12", ["10:5 LAY-302", "17:5 LAY-302"]),
    ("line_end: lf", "line_end: cr", ["8:11 LAY-104"]),
    ("content: payments", "content: paymnts", ["6:10 LAY-104"]),
    ("start: 2, width: 9, kind: amount", "start: 1, width: 10, kind: amount", ["16:31 LAY-301"]),
    ("start: 2, width: 9, kind: amount", "start: 3, width: 8, kind: amount", ["16:31 LAY-302"]),
    ("maps: amount", "maps: amont", ["10:5 LAY-102", "16:64 LAY-307"]),
    ("maps: amount", "maps: booking_date", ["10:5 LAY-102", "16:64 LAY-307"]),
    ("name: sum, start", "name: kind, start", ["23:9 LAY-305", "25:58 LAY-304"]),
    ("of: detail.amount", "of: detail.amout", ["25:32 LAY-304"]),
    ("of: detail.amount", "of: detail.kind", ["25:32 LAY-304"]),
    ("stated_in: trailer.sum", "stated_in: detail.amount", ["25:58 LAY-304"]),
    ("value: \"T\"", "value: \"D\"", ["20:10 LAY-104"]),
    ("value: \"T\"", "value: \"TT\"", ["22:65 LAY-104"]),
    ("kind: digits", "kind: digit", ["23:47 LAY-104"]),
    ("version: 1\n", "version: 1\nid: again\n", ["3:1 LAY-305"]),
    ("source: test", "source:", ["4:1 LAY-102"]),
    ("verified: house layout", "verified: [a]", ["5:11 LAY-103"]),
    ("occurrence: many", "occurrence: once", ["9:1 LAY-104"]),
  ])
  func `one mistake is one problem at its place`(old: String, new: String, expected: [String]) {
    let found = problems(old, new).map { text in
      // The list of records has the place of its first entry.
      text == "10:3 LAY-104" ? "9:1 LAY-104" : text
    }
    #expect(found == expected, "\(new)")
  }

  @Test func `several mistakes are found in one go`() {
    let text = rightLayout.replacing("version: 1", with: "version: none").replacing("line_end: lf", with: "line_end: cr")
      .replacing("of: detail.amount", with: "of: detail.kind")
    #expect(problems(of: text) == ["2:10 LAY-103", "8:11 LAY-104", "25:32 LAY-304"])
  }

  @Test func `a misspelt key is answered with the nearest one`() throws {
    let text = rightLayout.replacing("line_end: lf", with: "line_ned: lf")
    let found = LayoutCheck.check(Array(text.utf8), fileName: "t.yaml")
    let unknown = try #require(found.first { $0.code == Codes.layoutKeyUnknown.code })
    #expect(unknown.expected?.words.en.hasPrefix("perhaps \"line_end\"") == true)
    #expect(unknown.message(.en) == "there is no key \"line_ned\" here")
    #expect(unknown.excerpt?.bytes == Array("line_ned: lf".utf8))
  }

  @Test(arguments: [
    ("id: [a\n", "2:1 LAY-001"),
    ("id: \tx: y\n", "1:7 LAY-001"),
    ("", "1:1 LAY-001"),
    ("just text\n", "1:1 LAY-103"),
    ("- a\n- b\n", "1:1 LAY-103"),
    ("a: &x 1\nb: *x\n", "1:4 LAY-001"),
    ("a: 1\n---\nb: 2\n", "2:1 LAY-001"),
  ])
  func `what is no description is refused with its place`(text: String, expected: String) {
    #expect(problems(of: text).first == expected)
  }

  @Test func `text that only looks like an alias is accepted`() {
    let text = rightLayout.replacing("source: test", with: "source: \"*x & *y\" # *z &a")
    #expect(problems(of: text) == [])
    #expect(problems(of: rightLayout.replacing("source: test", with: "source: A & B *C")) == [])
  }

  @Test func `aliases that would grow are refused without being built`() {
    var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for level in 1...12 {
      let (name, last) = (Unicode.Scalar(UInt8(97 + level)), Unicode.Scalar(UInt8(96 + level)))
      text += "\(name): &\(name) [" + Array(repeating: "*\(last)", count: 10).joined(separator: ",") + "]\n"
    }
    #expect(problems(of: text).allSatisfy { $0.hasSuffix("LAY-001") })
    #expect(problems(of: text).count == 133)
  }

  @Test func `a file over one mebibyte is refused`() {
    let text = rightLayout + "# " + String(repeating: "x", count: 1 << 20) + "\n"
    #expect(problems(of: text) == ["1:1 LAY-001"])
  }

  @Test(arguments: [20, 21, 500, 5000])
  func `nesting is bounded`(depth: Int) {
    let text = "a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "\n"
    #expect(problems(of: text).contains { $0.hasSuffix("LAY-001") } == (depth >= 20))
  }

  @Test func `bytes that are not UTF-8 are named with their line`() {
    let bytes = Array("id: a\ntitle: ".utf8) + [0xC3, 0x28, 0x0A]
    let found = LayoutCheck.check(bytes, fileName: "t.yaml")
    #expect(found.map { $0.location?.line } == [2])
  }

  @Test func `a column profile is told apart and its spellings must be its own`() {
    let text = """
      id: p
      version: 1
      title: {vi: a, en: a}
      source: test
      verified: house profile
      content: payments
      separator: comma
      line_end: lf
      encoding: utf-8
      formula_guard: no
      columns:
        - {header: "Số tiền", kind: amount, maps: amount, accepted: ["tien"]}
        - {header: "Tên", kind: text, maps: payee_name, accepted: ["TIỀN"]}
        - {header: "Kết quả", kind: text, maps: booking_date}

      """
    #expect(problems(of: text) == ["13:5 LAY-305", "14:43 LAY-307"])
  }
}
