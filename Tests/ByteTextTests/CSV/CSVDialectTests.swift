import ByteText
import Testing

struct CSVDialectTests {
  static func detect(_ text: String, isWholeFile: Bool = true) -> CSVDialect {
    CSVDialect.detect(text.bytes.span, validCount: text.utf8.count, isWholeFile: isWholeFile)
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n", ",", 3), ("a;b;c\n1;2;3\n", ";", 3), ("a\tb\n1\t2\n", "\t", 2), ("a|b\n1|2\n", "|", 2),
    // A decimal comma and addresses with commas do not make a table of commas.
    ("STT;Họ và tên;Hệ số\n1;Lê A;2,5\n2;Lê B;1,5\n", ";", 3),
    ("STT;Địa chỉ\n1;Ấp 1, xã A, huyện B\n2;Ấp 2, xã C, huyện D\n3;Ấp 3, xã E, huyện F\n", ";", 2),
    // More commas than semicolons, but only the semicolons agree.
    ("a;b\n1;x,y,z,w,v\n2;u,v\n", ";", 2),
    // Title rows above the table.
    ("DANH SÁCH CHI TRẢ\nTháng 10 năm 2026\n\nSTT,Tên,Số tiền\n1,A,500000\n2,B,500000\n3,C,1\n", ",", 3),
    ("\"a;b\",c\n\"d;e\",f\n", ",", 2),
  ])
  func `the separator is the one that makes a table`(text: String, separator: String, fields: Int) {
    let dialect = Self.detect(text)
    #expect(dialect.separator == separator.utf8.first)
    #expect(dialect.fieldCount == fields)
    #expect(dialect.confidence >= .likely)
  }

  @Test func `agreement is told`() {
    let dialect = Self.detect("Tiêu đề\na,b\n1,2\n3,4\n")
    #expect(dialect.sampledRecords == 4)
    #expect(dialect.agreeingRecords == 3)
    #expect(dialect.confidence == .likely)
    #expect(Self.detect("a,b\n1,2\n").confidence == .certain)
    #expect(Self.detect("a,b\n1,2").confidence == .certain)
    #expect(Self.detect("tên\nLê A\nLê B\n").confidence == .none)
    #expect(Self.detect("").confidence == .none)
    #expect(Self.detect("a,b;c\n1,2;3\n").confidence == .likely)
  }

  @Test(arguments: [
    ("a,b\nc,d\n", CSVDialect.Newline.lineFeed), ("a,b\r\nc,d\r\n", .carriageReturnLineFeed), ("a,b\rc,d\r", .carriageReturn),
    ("a,b\r\nc,d\n", .mixed), ("a,b", .none), ("\"a\nb\",c\r\nd,e", .carriageReturnLineFeed),
  ])
  func `line breaks are told apart`(text: String, newline: CSVDialect.Newline) {
    #expect(Self.detect(text).newline == newline)
  }

  @Test func `a byte order mark and a line that names the separator are not content`() {
    let dialect = Self.detect("\u{FEFF}sep=;\r\na;b,c\r\n")
    #expect(dialect.hasByteOrderMark)
    #expect(dialect.isDeclared)
    #expect(dialect.separator == UInt8(ascii: ";"))
    #expect(dialect.contentOffset == 10)
    #expect(dialect.confidence == .certain)
    #expect(Self.detect("\u{FEFF}a,b\n").contentOffset == 3)
    #expect(Self.detect("sep=x\na,b\n").contentOffset == 0)
    #expect(Self.detect("SEP=,\na;b\n").contentOffset == 6)
  }

  @Test func `a window that cuts the last record is judged by its whole records`() {
    let dialect = Self.detect("a;b;c\n1;2;3\n4;5", isWholeFile: false)
    #expect(dialect.confidence == .certain)
    #expect(dialect.sampledRecords == 2)
    #expect(Self.detect("a;b;c;d", isWholeFile: false).separator == UInt8(ascii: ";"))
  }
}
