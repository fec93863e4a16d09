// What a list says is compared with what was meant: one byte that is another is seen.
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
import TestSupport
import Testing

@Suite struct RosterWriterTests {
  /// Two rows, the second with a date known to the month, parts and a guarded cell; and the writer that wrote them.
  private func written() -> (writer: RosterWriter, bytes: [UInt8]) {
    var head = RosterHead(.payout)
    head.programme = .btxh
    head.period = Period("2026-10")
    head.titles = ["DANH SÁCH CHI TRẢ TRỢ CẤP HÀNG THÁNG", "Trợ cấp bảo trợ xã hội"]
    head.fields = [.identity, .account, .bank, .arrears, .recovery, .note]
    let writer = RosterWriter(head)
    var out: [UInt8] = []
    writer.begin(into: &out)
    var arena: [UInt8] = []
    for (name, identity, birth, parts, note) in [
      ("Lê Văn An", "038040000101", CalendarDate(year: 1940), [500_000, 0, 0], "-"),
      ("Lê Thị Bé, \"Tư\"", "038141000102", CalendarDate(year: 1941, month: 8), [500_000, 100_000, 50_000], "=1+1"),
    ] {
      var row = RosterRow()
      row[.name] = arena.appendSlice(name.utf8)
      row[.identity] = arena.appendSlice(identity.utf8)
      row[.account] = arena.appendSlice("3517205000101".utf8)
      row[.bank] = arena.appendSlice("Agribank".utf8)
      row[.note] = arena.appendSlice(note.utf8)
      (row.birth, row.birthState) = (birth, .read)
      for (field, amount) in zip([RosterField.monthAmount, .arrears, .recovery], parts) where amount > 0 {
        row.setMoney(field.moneyIndex ?? 0, Int64(amount), .read)
      }
      writer.append(row, arena, into: &out)
    }
    writer.end(into: &out)
    return (writer, out)
  }

  private func isWritten(_ writer: RosterWriter, _ bytes: [UInt8], _ folder: borrowing TemporaryFolder) throws -> Bool {
    let input = try InputFile(path: try folder.write("list.csv", bytes))
    return try writer.isWritten(
      in: ReadContext(
        input: input, name: "list.csv", fileIndex: 0, diagnostics: DiagnosticCollector(limit: 1), descriptions: SchemaCatalogue()))
  }

  // 500.000 + 100.000 - 50.000 = 550.000; with the first row 1.050.000.
  @Test func `rows stand as they were given, with sums reckoned`() throws {
    let (_, bytes) = written()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(lines.contains("1,Lê Văn An,1940,038040000101,,,500000,,,,,500000,,,3517205000101,Agribank,'-"))
    #expect(
      lines.contains(
        "2,\"Lê Thị Bé, \"\"Tư\"\"\",08/1941,038141000102,,,500000,100000,,,50000,550000,,,3517205000101,Agribank,'=1+1"))
    #expect(lines.contains(",Tổng cộng: 2 người,,,,,1000000,100000,,,50000,1050000,,,,,"))
    #expect(lines.contains(",Bằng chữ: Một triệu không trăm năm mươi nghìn đồng,,,,,,,,,,,,,,,"))
  }

  @Test func `what was written is found again`() throws {
    let (writer, bytes) = written()
    #expect(try isWritten(writer, bytes, try TemporaryFolder()))
    #expect(writer.loss.isEmpty)
  }

  @Test(arguments: [
    ("Lê Văn An", "Lê Văn Ân"), ("038040000101", "038040000107"), (",1940,", ",1941,"), ("08/1941", "09/1941"), ("Agribank", "Agribanh"),
    ("'=1+1", "=1+1x"), ("Tháng 10", "Tháng 11"), ("bảo trợ xã hội", "người có công"), ("Tổng cộng: 2", "Tổng cộng: 3"),
    (",1050000,", ",1050001,"), (",100000,", ",100001,"), ("Số tài khoản,", "Số tài khoảng,"), ("Số tiền,", "Số nào,"),
    ("500000,,,,,500000", "500001,,,,,500000"), ("500000,,,,,500000", "500000,,,,,500001"),
  ])
  func `another byte is seen`(was: String, becomes: String) throws {
    let (writer, bytes) = written()
    let text = String(decoding: bytes, as: UTF8.self)
    let changed = text.replacing(was, with: becomes, maxReplacements: 1)
    #expect(changed != text)
    #expect(try isWritten(writer, Array(changed.utf8), try TemporaryFolder()) == false)
  }

  /// Rows that change places, go or come twice are other lists.
  @Test func `another row is seen`() throws {
    let (writer, bytes) = written()
    let folder = try TemporaryFolder()
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("1,") })
    var swapped = lines
    swapped.swapAt(first, first + 1)
    var fewer = lines
    fewer.remove(at: first)
    var more = lines
    more.insert(lines[first], at: first)
    for other in [swapped, fewer, more, Array(lines[...first])] {
      #expect(try isWritten(writer, Array(other.joined(separator: "\r\n").utf8), folder) == false)
    }
  }
}
