// What CONTRIBUTING.md says of adding a bank: one YAML file, no line of Swift, and the program lists, writes, reads and documents it.
import Diagnostics
import Files
import FormatDescriptions
import PaymentFormats
import PaymentModel
import TestSupport
import Testing

@Suite struct ContributingTests {
  /// The layout of a bank that nobody has heard of: 100 bytes, no header, count and sum at the end.
  static let layout = """
    id: songmoi-luong-v1
    version: 1
    title: {vi: "Tệp chi hộ Ngân hàng Sông Mới", en: "Song Moi payroll file"}
    source: "Tài liệu giả định"
    verified: unverified
    content: payments
    record_bytes: 100
    line_end: lf
    encoding: ascii
    fixed:
      - {maps: channel, value: bank}
      - {maps: currency, value: VND}
    records:
      - name: detail
        title: {vi: "Chi tiết", en: "Detail"}
        occurrence: many
        tag: type
        fields:
          - {name: type, title: {vi: "Loại", en: "Type"}, start: 1, width: 2, kind: constant, value: "01"}
          - {name: reference, title: {vi: "Mã", en: "Reference"}, start: 3, width: 12, kind: text, required: yes, charset: reference, maps: reference}
          - {name: bin, title: {vi: "BIN", en: "BIN"}, start: 15, width: 6, kind: identifier, required: yes, maps: bank_bin}
          - {name: account, title: {vi: "Tài khoản", en: "Account"}, start: 21, width: 16, kind: identifier, required: yes, maps: account}
          - {name: amount, title: {vi: "Số tiền", en: "Amount"}, start: 37, width: 12, kind: amount, required: yes, maps: amount}
          - {name: name, title: {vi: "Tên", en: "Name"}, start: 49, width: 40, kind: text, required: yes, charset: capitals, maps: payee_name}
          - {name: programme, title: {vi: "Chương trình", en: "Programme"}, start: 89, width: 1, kind: code, codes: {N: NCC, B: BTXH}, maps: programme}
          - {name: attempt, title: {vi: "Lần chi", en: "Attempt"}, start: 90, width: 2, kind: digits, required: yes, maps: attempt}
          - {name: rest, title: {vi: "Trống", en: "Blank"}, start: 92, width: 9, kind: filler}
      - name: trailer
        title: {vi: "Tổng", en: "Trailer"}
        occurrence: once
        tag: type
        fields:
          - {name: type, title: {vi: "Loại", en: "Type"}, start: 1, width: 2, kind: constant, value: "99"}
          - {name: count, title: {vi: "Số khoản", en: "Count"}, start: 3, width: 6, kind: digits, required: yes, maps: count}
          - {name: sum, title: {vi: "Tổng tiền", en: "Sum"}, start: 9, width: 15, kind: digits, required: yes, maps: sum}
          - {name: rest, title: {vi: "Trống", en: "Blank"}, start: 24, width: 77, kind: filler}
    totals:
      - {name: count, rule: count, of: detail, stated_in: trailer.count}
      - {name: sum, rule: sum, of: detail.amount, stated_in: trailer.sum}

    """

  /// Two payments as that bank's document shows them, typed by hand.
  static let sample = """
    01K7M2X9QA4R7C9704050350010001      000000540000NGUYEN VAN AN                           B01         
    01K7M2X9QA4R8D9704360011223344556677000001500000TRAN THI BINH                           N02         
    99000002000000002040000                                                                             

    """

  private static func payments() -> PaymentBlock {
    var block = PaymentBlock()
    for (reference, attempt, programme, bin, account, amount, name) in [
      ("K7M2X9QA4R7C", 1, Programme.btxh, "970405", "0350010001", Int64(540_000), "NGUYEN VAN AN"),
      ("K7M2X9QA4R8D", 2, Programme.ncc, "970436", "0011223344556677", 1_500_000, "TRAN THI BINH"),
    ] {
      block.append(
        Payment(
          reference: reference, attempt: attempt, programme: programme, period: nil, beneficiary: Party(name: ""), payee: Party(name: name),
          amount: Amount(amount), destination: .bankAccount(bankBIN: bin, account: account), remittance: ""))
    }
    return block
  }

  @Test func `a bank is added by one YAML file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("layouts/songmoi-luong-v1.yaml", Self.layout)
    let catalogue = try SchemaCatalogue(userFolder: folder.path)
    #expect(catalogue.problems.map { "\($0.location?.line ?? 0): \($0.message(.en))" } == [])
    let format = try #require(FormatRegistry.format("songmoi-luong-v1", catalogue))
    #expect(format.reads && format.writes)
    #expect(LayoutPage.markdown(try #require(catalogue.layout("songmoi-luong-v1"))).contains("| 37–48 | 12 | `amount` |"))
  }

  @Test func `the bank's file is written as its document shows it`() throws {
    let folder = try TemporaryFolder()
    try folder.write("layouts/songmoi-luong-v1.yaml", Self.layout)
    let catalogue = try SchemaCatalogue(userFolder: folder.path)
    let format = try #require(FormatRegistry.format("songmoi-luong-v1", catalogue))
    let makeWriter = try #require(format.writePayments)
    let writer = makeWriter(catalogue)
    let block = Self.payments()
    var bytes: [UInt8] = []
    writer.begin(BatchHeader(), into: &bytes)
    let refused = writer.write(block, block.rows.indices, into: &bytes)
    #expect(refused.isEmpty)
    for patch in writer.end(order: nil, into: &bytes) {
      bytes.replaceSubrange(patch.offset..<patch.offset + patch.bytes.count, with: patch.bytes)
    }
    #expect(String(validating: bytes, as: UTF8.self) == Self.sample)
  }

  @Test func `the bank's file is recognised and read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("layouts/songmoi-luong-v1.yaml", Self.layout)
    let catalogue = try SchemaCatalogue(userFolder: folder.path)
    let path = try folder.write("batch.txt", Self.sample)
    let sniffed = SniffedBytes(bytes: Array(Self.sample.utf8), isWhole: true, fileName: "batch.txt")
    #expect(FormatDetection.detect(sniffed, FormatRegistry.all(catalogue)).first?.format.id == "songmoi-luong-v1")
    let format = try #require(FormatRegistry.format("songmoi-luong-v1", catalogue))
    let diagnostics = DiagnosticCollector(limit: 10)
    let makeReader = try #require(format.readPayments)
    let reader = try makeReader(
      ReadContext(input: try InputFile(path: path), name: "batch.txt", fileIndex: 0, diagnostics: diagnostics, descriptions: catalogue))
    var block = PaymentBlock()
    var read: [String] = []
    while try reader.next(&block) {
      for row in block.rows {
        read.append(
          "\(block.text(row, .reference)) \(row.attempt) \(row.programme.code) \(block.text(row, .account)) \(row.amount) "
            + block.text(row, .payeeName))
      }
    }
    #expect(reader.isWhole)
    #expect(diagnostics.diagnostics.map(\.code) == [])
    #expect(
      read == ["K7M2X9QA4R7C 1 BTXH 0350010001 540000 NGUYEN VAN AN", "K7M2X9QA4R8D 2 NCC 0011223344556677 1500000 TRAN THI BINH"])
  }

  @Test func `a wallet provider is added by one YAML file`() throws {
    let folder = try TemporaryFolder()
    let own = try Repository.text("Schemas/columns/mobile-viettel.yaml").replacing("id: mobile-viettel", with: "id: mobile-songmoi")
    try folder.write("columns/mobile-songmoi.yaml", own)
    let format = FormatRegistry.format("mobile-songmoi", try SchemaCatalogue(userFolder: folder.path))
    #expect(format?.reads == true && format?.writes == true)
  }

  @Test func `each way of adding something is a list of numbered steps`() throws {
    let page = try Repository.text("CONTRIBUTING.md")
    for title in ["## Add a bank layout", "## Add a format", "## Add a rule"] {
      let section = page.split(separator: title).dropFirst().first?.split(separator: "\n## ").first ?? ""
      for number in 1...4 { #expect(section.contains("\n\(number). "), "\(title): step \(number)") }
    }
  }
}
