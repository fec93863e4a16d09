// What all printed forms share: head of the page, style, national motto, date line and signatures (NĐ 30/2020/NĐ-CP for the paper).

public import PaymentModel

/// What a form needs besides its figures.
public struct FormSettings: Sendable {
  /// A sum in words; "Một triệu đồng".
  public var words: @Sendable (Int64) -> String
  /// The date above the signatures; blank dots if nil.
  public var date: CalendarDate?

  /// Settings; sums are written in the official northern words unless said.
  public init(date: CalendarDate? = nil, words: @escaping @Sendable (Int64) -> String = { AmountInWords().text($0) }) {
    self.date = date
    self.words = words
  }
}

/// How a sheet lies on the printer.
enum PageShape: Sendable {
  case portrait
  case landscape
}

/// How tight the type is set.
enum Density: Int, Comparable, Sendable {
  case normal
  /// For a sheet that should be one page.
  case dense
  /// For a sheet of many rows that should still be one page.
  case tight
  /// For the most rows that a person still reads on one page.
  case tightest

  static func < (left: Density, right: Density) -> Bool { left.rawValue < right.rawValue }
}

/// A person's place under a form.
struct SignaturePlace: Sendable {
  var title: String
  var hint: String
  var name: String
  init(_ title: String, hint: String = "(Ký, họ tên)", name: String = "") {
    self.title = title
    self.hint = hint
    self.name = name
  }
}

extension HTMLPage {
  /// Everything before the content. Nothing is loaded from anywhere; without a script none may run.
  mutating func beginDocument(title: String, shape: PageShape = .portrait, density: Density = .normal) {
    beginHead(title: title, shape: shape, density: density)
    markup(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
    )
    endHead()
  }

  /// The head up to the place of the security policy.
  mutating func beginHead(title: String, shape: PageShape, density: Density) {
    markup("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
    text(title)
    markup("</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n")
    switch shape {
    case .portrait: markup("@page { size: A4 portrait; margin: 14mm 13mm 15mm 18mm; }\nbody { max-width: 180mm; }\n")
    case .landscape: markup("@page { size: A4 landscape; margin: 14mm 12mm 14mm 12mm; }\nbody { max-width: 273mm; }\n")
    }
    markup(FormStyle.common)
    if density >= .dense { markup(FormStyle.dense) }
    if density >= .tight { markup(FormStyle.tight) }
    if density >= .tightest { markup(FormStyle.tightest) }
    markup("</style>\n")
  }

  /// Closes the head and opens the body.
  mutating func endHead() { markup("</head>\n<body>\n") }

  /// Closes the page.
  mutating func endDocument() { markup("</body>\n</html>\n") }

  /// Unit on the left, national motto on the right.
  mutating func letterhead(_ unit: PayingUnit, formNumber: String = "") {
    letterhead(name: unit.name, code: unit.budgetUnitCode, formNumber: formNumber)
  }

  /// A unit of which only the name may be known on the left, national motto on the right.
  mutating func letterhead(name: String, code: String, formNumber: String = "") {
    markup("<div class=\"head\"><div><b>")
    text(name.uppercased())
    markup("</b>")
    if !code.isEmpty {
      markup("<br>Mã ĐVQHNS: ")
      text(code)
    }
    markup("</div><div>")
    if !formNumber.isEmpty {
      markup("<span class=\"form\">")
      text(formNumber)
      markup("</span><br>")
    }
    markup("<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b class=\"motto\">Độc lập - Tự do - Hạnh phúc</b></div></div>\n")
  }

  /// The centred title with its line below.
  mutating func heading(_ title: String, _ lines: [String] = []) {
    markup("<h1>")
    text(title)
    markup("</h1>\n")
    for line in lines where !line.isEmpty {
      markup("<p class=\"sub\">")
      text(line)
      markup("</p>\n")
    }
  }

  /// Says that the page holds personal data.
  mutating func personalDataNotice() {
    markup(
      "<p class=\"private\">Có dữ liệu cá nhân – chỉ dùng cho công việc chi trả, không dán công khai, không gửi qua mạng xã hội.</p>\n")
  }

  /// A chapter's title.
  mutating func section(_ title: String) {
    markup("<h2>")
    text(title)
    markup("</h2>\n")
  }

  /// "Tổng số tiền (viết bằng chữ)".
  mutating func amountInWords(_ label: String, _ amount: Int64, _ settings: FormSettings) {
    markup("<p class=\"words\">")
    text(label)
    markup(": <b><i>")
    text(settings.words(amount))
    markup("</i></b></p>\n")
  }

  /// Keeps what is signed on one sheet with the signatures: the sum in words must not stand on another page.
  mutating func closing(_ body: (inout HTMLPage) -> Void) {
    markup("<div class=\"closing\">\n")
    body(&self)
    markup("</div>\n")
  }

  /// Place and date, then the signatures side by side; never broken over pages.
  mutating func signatures(place: String, date: CalendarDate?, _ places: [SignaturePlace]) {
    markup("<div class=\"signing\">\n<p class=\"date\">")
    text(FormWords.dateLine(place: place, date))
    markup("</p>\n<div class=\"signers\">")
    for signer in places {
      markup("<div><b>")
      text(signer.title)
      markup("</b><br><i>")
      text(signer.hint)
      markup("</i><span class=\"room\"></span><b>")
      text(signer.name)
      markup("</b></div>")
    }
    markup("</div>\n</div>\n")
  }
}

enum FormStyle {
  static let common: Markup = """
    @page { @bottom-right { content: "Trang " counter(page) "/" counter(pages); font: 9pt "Times New Roman", "Noto Serif", serif; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; color: #000; background: #fff; font: 12pt/1.3 "Times New Roman", "Noto Serif", "DejaVu Serif", serif; }
    @media screen { body { padding: 10mm 6mm; } }
    h1 { font-size: 1.2em; text-align: center; margin: .7em 0 .1em; text-transform: uppercase; }
    h2 { font-size: 1em; margin: .7em 0 .25em; break-after: avoid; }
    p { margin: .25em 0; }
    .head { display: flex; justify-content: space-between; gap: 6mm; text-align: center; line-height: 1.25; font-size: .93em; }
    .head div + div { white-space: nowrap; }
    .head .motto { display: inline-block; border-bottom: .5pt solid #000; padding-bottom: 1pt; }
    .head .form { font-size: .85em; font-style: italic; }
    .sub { text-align: center; font-style: italic; margin: 0; }
    .private { border: 1pt solid #000; padding: 1mm 2mm; text-align: center; font-weight: bold; font-size: .9em; }
    table { width: 100%; border-collapse: collapse; font-size: .88em; margin: .2em 0; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    th, td { border: .5pt solid #000; padding: .12em .35em; vertical-align: top; overflow-wrap: anywhere; unicode-bidi: isolate; }
    th { font-weight: bold; text-align: center; vertical-align: middle; overflow-wrap: normal; }
    td.n, td.c, th { font-variant-numeric: tabular-nums; }
    td.n { text-align: right; white-space: nowrap; }
    td.w { white-space: nowrap; }
    td.c { text-align: center; white-space: nowrap; }
    td.m { font-family: "Liberation Mono", "DejaVu Sans Mono", "Courier New", monospace; font-size: .85em; min-width: 14ch; }
    td.p { min-width: 31mm; }
    td.i { min-width: 27mm; font-variant-numeric: tabular-nums; }
    tr.total td { font-weight: bold; }
    tr.group td { font-weight: bold; background: #eee; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .plain td, .plain th { border: 0; padding: .1em .2em; text-align: left; }
    .unit td:first-child { width: 62mm; }
    .pair { display: flex; gap: 4mm; align-items: flex-start; }
    .pair > div { flex: 1 1 0; min-width: 0; }
    .pair > div.wide { flex-grow: 1.5; }
    .words { margin: .5em 0; }
    .bad { font-weight: bold; color: #b00000; }
    .closing { break-inside: avoid; }
    .signing { break-inside: avoid; margin-top: .6em; }
    .treasury { border-top: .5pt solid #000; padding-top: 1mm; }
    .date { text-align: right; font-style: italic; }
    .signers { display: flex; justify-content: space-between; gap: 4mm; text-align: center; }
    .signers > div { flex: 1 1 0; min-width: 0; }
    .signers .room { display: block; height: 20mm; }
    .question { break-after: avoid; }
    button { font: inherit; padding: 1mm 3mm; }
    @media print { button { display: none; } }
    .sheet { break-after: page; }
    .signed td { height: 11mm; }
    .signed tr.short td { height: auto; }
    .signed th:nth-child(9) { width: 17mm; }
    .signed th:nth-child(10) { width: 32mm; }
    code { font-family: "Liberation Mono", "DejaVu Sans Mono", "Courier New", monospace; font-size: .85em; overflow-wrap: anywhere; }

    """

  static let dense: Markup = """
    @page { margin: 11mm 13mm 12mm 18mm; }
    body { font-size: 10pt; line-height: 1.12; }
    h1 { margin: .3em 0 0; font-size: 1.3em; }
    h2 { margin: .45em 0 .1em; }
    table { margin: .1em 0; }
    th, td { padding: .02em .3em; }
    .signers .room { height: 14mm; }
    .signing { margin-top: .2em; }
    .words { margin: .25em 0; }

    """

  static let tight: Markup = """
    body { font-size: 9.4pt; }

    """

  static let tightest: Markup = """
    @page { margin: 9mm 12mm 10mm 18mm; }
    body { font-size: 8.4pt; line-height: 1.08; }
    .signers .room { height: 11mm; }

    """
}
