// Codes, amounts and dates of UNIT.yaml.
import Diagnostics
import PaymentModel

extension UnitLoader {
  /// So many digits.
  func digitCode(_ value: YAMLValue, _ name: String, _ digits: ClosedRange<Int>) -> String? {
    guard let text = value.text() else { return nil }
    guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      value.report(.codeShape(name, digits.count == 1 ? .digits(digits.lowerBound) : .digitsRange(digits)))
      return nil
    }
    return text
  }

  /// Mã ĐVQHNS: 7 digits, the first 1, 2 or 3 for budget units; 7 and 8 are investment projects (TT 185/2015/TT-BTC Art 5).
  func budgetUnitCode(_ value: YAMLValue) -> String? {
    guard let code = digitCode(value, "budget_unit_code", 7...7) else { return nil }
    let expected = Expectation.text(Bilingual(vi: "7 chữ số, bắt đầu bằng 1, 2 hoặc 3", en: "7 digits, the first of them 1, 2 or 3"))
    switch code.utf8.first {
    case 0x31, 0x32, 0x33: return code
    case 0x37, 0x38:
      value.report(
        .oddCode(
          "budget_unit_code",
          .text(
            Bilingual(
              vi: "1, 2 hoặc 3 ở đầu; 7 và 8 là mã dự án đầu tư", en: "1, 2 or 3 in front; 7 and 8 are investment projects"))))
      return code
    default:
      value.report(.codeShape("budget_unit_code", expected))
      return nil
    }
  }

  /// Cấp ngân sách: 1 central, 2 province, 3 district (until June 2025), 4 commune.
  func level(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    guard ["1", "2", "3", "4"].contains(text) else {
      value.report(.codeShape("level", .oneOf(["1", "2", "3", "4"])))
      return nil
    }
    return text
  }

  /// NNNN.N.NNNNNNN with or without its dots.
  func treasuryAccount(_ value: YAMLValue) -> String? {
    guard let text = value.text() else { return nil }
    let bytes = Array(text.utf8)
    let isDigits = { (range: Range<Int>) in bytes[range].allSatisfy { 0x30...0x39 ~= $0 } }
    let isPlain = bytes.count == 12 && isDigits(0..<12)
    let isDotted =
      bytes.count == 14 && bytes[4] == 0x2E && bytes[6] == 0x2E && isDigits(0..<4) && isDigits(5..<6) && isDigits(7..<14)
    guard isPlain || isDotted else {
      value.report(.codeShape("treasury_account", .text(Bilingual(vi: "dạng 9523.3.1234567", en: "the form 9523.3.1234567"))))
      return nil
    }
    return text
  }

  /// Whole đồng, with or without points between thousands.
  func amount(_ value: YAMLValue) -> Int64? {
    guard let text = value.text() else { return nil }
    let expected = Expectation.text(
      Bilingual(vi: "số đồng, ví dụ 1500000 hoặc \"1.500.000\"", en: "whole đồng, for example 1500000 or \"1.500.000\""))
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1
    let isShaped = isGrouped ? (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 } : !groups[0].isEmpty
    let digits = groups.joined()
    guard isShaped, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else {
      value.report(.wrongType(value.key, expected))
      return nil
    }
    guard let amount = Int64(digits) else {
      value.report(.notAllowed(value.key, .amountRange(0...Int64.max)))
      return nil
    }
    return amount
  }

  /// "0,75", "0.75" or "1" per cent, in millionths: 7500, 7500, 10000.
  func fee(_ value: YAMLValue) -> Int? {
    guard let text = value.text() else { return nil }
    let parts = text.split(whereSeparator: { $0 == "," || $0 == "." })
    let separators = text.count { $0 == "," || $0 == "." }
    let digits = parts.joined()
    guard !parts.isEmpty, separators == parts.count - 1, parts.count <= 2, parts[0].count <= 3, parts.count == 1 || parts[1].count <= 4,
      digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let whole = Int(parts[0])
    else {
      value.report(
        .wrongType(value.key, .text(Bilingual(vi: "phần trăm, ví dụ 0,75", en: "per cent, for example 0,75"))))
      return nil
    }
    let fraction = parts.count == 2 ? String(parts[1]) + String(repeating: "0", count: 4 - parts[1].count) : "0"
    let millionths = whole * 10_000 + (Int(fraction) ?? 0)
    guard millionths <= 100_000 else {
      value.report(.notAllowed(value.key, .text(Bilingual(vi: "từ 0 đến 10 phần trăm", en: "0 to 10 per cent"))))
      return nil
    }
    return millionths
  }

  func date(_ value: YAMLValue) -> CalendarDate? {
    guard let text = value.text() else { return nil }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let vietnamese =
      parts.count == 3 && parts[2].count == 4 && parts[0].count <= 2 && parts[1].count <= 2
      ? CalendarDate(year: Int(parts[2]) ?? 0, month: Int(parts[1]) ?? 0, day: Int(parts[0]) ?? 0) : nil
    guard let day = CalendarDate(iso: text) ?? vietnamese, day.precision == .day else {
      value.report(.wrongType(value.key, .dateForm("YYYY-MM-DD")))
      return nil
    }
    return day
  }
}
