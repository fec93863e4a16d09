import Diagnostics
import PaymentModel
import Testing

@testable import PaymentPipeline

private func page(showValues: Bool = true, _ change: (inout ReconciliationReport) -> Void = { _ in }) -> [UInt8] {
  var report = FormsSamples.report
  change(&report)
  return ReconciliationReportPage(report: report, settings: FormsSamples.form, showValues: showValues).html()
}

@Suite struct FormsReportTests {
  @Test func `the report states outcomes in the people's words and proves their sum`() {
    let text = visible(page())
    for part in [
      "Đã chi 1.140 579.000.000", "Ngân hàng trả lại 12 7.000.000", "Bị từ chối 3 1.500.000", "Trả trùng 0 0", "Lệch số tiền 0 0",
      "Chưa có kết quả 5 2.500.000", "Cộng = đã gửi ✓ 1.160 590.000.000", "Ngoài danh sách (không thuộc khoản nào đã gửi) 1 −750.000",
      "Phí 2 275.000", "Năm trăm bảy mươi chín triệu đồng", "8.500.000 đồng", "Sao kê: Khớp số dư", "số tài khoản sai (ISO-RETURN AC01)",
      "Xác minh lại tài khoản rồi chi lại", "Kho bạc đã chi", "Câu 1.", "Chưa quyết định",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func `outcomes that do not add up are said`() {
    #expect(visible(page { $0.sent.amount += 1 }).contains("✗ KHÔNG KHỚP"))
    let onePaymentMore = visible(page { $0.outcomes[.settled] = CountedAmount(count: 1141, amount: 579_000_000) })
    #expect(onePaymentMore.contains("✗ KHÔNG KHỚP"))
    #expect(visible(page { $0.balanced = false }).contains("✗ KHÔNG KHỚP"))
  }

  @Test func `without values people are masked everywhere in the file`() {
    let html = string(page(showValues: false))
    for name in FormsSamples.names { #expect(!html.contains(name)) }
    #expect(!html.contains("350021000001"))
    #expect(html.contains("****0001"))
    #expect(!html.contains("HOAN TRA LENH"))
    #expect(!html.contains("Có dữ liệu cá nhân"))
    #expect(html.contains("KX1000001QR4"))
  }

  @Test func `lists are bounded, counts are not`() {
    let text = visible(
      page {
        $0.lineCount = 12_345
        $0.lines = Array(repeating: $0.lines[0], count: 600)
        $0.questions = Array(repeating: $0.questions[0], count: 501)
        $0.questionCount = 700
      })
    #expect(text.contains("Câu 500."))
    #expect(!text.contains("Câu 501."))
    #expect(text.contains("Còn 200 câu: xem to-decide.csv."))
    #expect(text.contains("Còn 11.845 khoản: xem payments.csv."))
    #expect(text.contains("500 KX1000000QR4"))
    #expect(!text.contains("501 KX1000000QR4"))
  }

  @Test func `a tick carries its line of the decisions file`() {
    let html = string(page())
    #expect(html.contains("data-header=\"question,entry,reference,payee_name,chon,note\""))
    #expect(
      html.contains(
        "data-before=\"1,sao-ke-10.csv#52,KX1000001QR4,Lê Văn Ân,\" data-after=\",&quot;cùng số tiền, &quot;&quot;cùng ngày&quot;&quot;&quot;\""
      ))
  }

  @Test func `the script may run by its hash alone and is there only for questions`() {
    let html = string(page())
    #expect(html.contains("default-src 'none'"))
    #expect(!html.contains("script-src 'unsafe-inline'"))
    #expect(html.contains("script-src 'sha256-\(base64(sha256(Array(DecisionScript.source.text.utf8))))'"))
    #expect(html.contains("<script>" + DecisionScript.source.text + "</script>"))
    #expect(!string(page { $0.questions = [] }).contains("<script>"))
    for word in ["fetch", "XMLHttpRequest", "innerHTML", "eval", "http:", "https:"] {
      #expect(!DecisionScript.source.text.contains(word))
    }
  }

  @Test func `data cannot become markup or script`() {
    let attack = FormsSamples.attack
    let html = string(
      page {
        $0.lines[0].payeeName = attack
        $0.lines[0].reason = attack
        $0.lines[0].action = attack
        $0.orders[0].file = attack
        $0.unexpectedEntries[0].narrative = attack
        $0.questions[0].entry.narrative = attack
        $0.questions[0].candidates[0].cells = [attack, attack, attack, attack, "", attack]
        $0.questions[0].candidates[0].reference = attack
        $0.decisionColumns[5].name = attack
      })
    #expect(html.lowercased().count(of: "<script") == 1)
    #expect(!html.contains("\"x\")"))
  }

  @Test(arguments: [("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a b\""), ("a;b", "\"a;b\""), ("", "")])
  func `cells of the decisions file are quoted`(value: String, expected: String) {
    #expect(DecisionScript.csvCell(value) == expected)
  }

  @Test func `the test's own hash is SHA-256`() {
    // FIPS 180-2, example of "abc".
    let hex = sha256(Array("abc".utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(hex == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { split(separator: part, omittingEmptySubsequences: false).count - 1 }
}

/// SHA-256 (FIPS 180-4), slow and plain: to compare the script with the hash that the page names.
private func sha256(_ message: [UInt8]) -> [UInt8] {
  func isPrime(_ number: UInt64) -> Bool { number > 1 && !(2..<number).contains { number % $0 == 0 } }
  let primes = Array((2...400).filter(isPrime).prefix(64)).map { UInt64($0) }
  // First 32 bits of the fraction of a root, by search on integers: floor(root · 2³²) of p^(1/n).
  func fraction(_ prime: UInt64, root: Int) -> UInt32 {
    var low: UInt64 = 0
    var high: UInt64 = 1 << 37
    func isAtMost(_ value: UInt64) -> Bool {
      // value^root <= prime · 2^(32·root), in words of 32 bits.
      var product: [UInt64] = [1]
      for _ in 0..<root {
        var next = [UInt64](repeating: 0, count: product.count + 2)
        for (index, word) in product.enumerated() {
          for (shift, part) in [value & 0xFFFF_FFFF, value >> 32].enumerated() {
            let sum = word * part
            next[index + shift] += sum & 0xFFFF_FFFF
            if index + shift + 1 < next.count { next[index + shift + 1] += sum >> 32 }
          }
        }
        for index in 0..<next.count - 1 {
          next[index + 1] += next[index] >> 32
          next[index] &= 0xFFFF_FFFF
        }
        product = next
      }
      let top = product.dropFirst(root).enumerated().reduce(UInt64(0)) { $1.offset < 2 ? $0 + $1.element << UInt64(32 * $1.offset) : $0 }
      return top < prime
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if isAtMost(middle) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }
  let constants = primes.map { fraction($0, root: 3) }
  var state = primes.prefix(8).map { fraction($0, root: 2) }
  func turn(_ value: UInt32, _ by: UInt32) -> UInt32 { (value >> by) | (value << (32 - by)) }
  var padded = message + [0x80]
  while padded.count % 64 != 56 { padded.append(0) }
  for shift in stride(from: 56, through: 0, by: -8) { padded.append(UInt8(truncatingIfNeeded: UInt64(message.count * 8) >> UInt64(shift))) }
  for start in stride(from: 0, to: padded.count, by: 64) {
    var words = (0..<16).map { word in (0..<4).reduce(UInt32(0)) { ($0 << 8) | UInt32(padded[start + word * 4 + $1]) } }
    for index in 16..<64 {
      let (early, late) = (words[index - 15], words[index - 2])
      let first = turn(early, 7) ^ turn(early, 18) ^ (early >> 3)
      let second = turn(late, 17) ^ turn(late, 19) ^ (late >> 10)
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var work = state
    for index in 0..<64 {
      let (a, e) = (work[0], work[4])
      let big = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      let choice = (e & work[5]) ^ (~e & work[6])
      let one = work[7] &+ big &+ choice &+ constants[index] &+ words[index]
      let two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ ((a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2]))
      work = [one &+ two, a, work[1], work[2], work[3] &+ one, e, work[5], work[6]]
    }
    for index in 0..<8 { state[index] = state[index] &+ work[index] }
  }
  return state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
}

private func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = (0..<3).reduce(0) { ($0 << 8) | (start + $1 < bytes.count ? Int(bytes[start + $1]) : 0) }
    for place in 0..<4 { text.append(start + place <= bytes.count ? alphabet[(group >> (18 - 6 * place)) & 63] : "=") }
  }
  return text
}
