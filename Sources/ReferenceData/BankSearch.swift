// Finds the bank that a cell names: a number of one of three systems, a name, or both; what is left is the branch.

internal import PaymentModel

extension ReferenceTables {
  /// What a cell such as "Vietcombank", "970436", "203", "38204001" or "NH Nông nghiệp CN Hoằng Hóa" says.
  public func bank(named text: Span<UInt8>) -> BankResolution {
    let folded = FoldedName(text)
    guard !folded.bytes.isEmpty else { return .none }
    if folded.bytes.allSatisfy({ $0 == 0x20 || ($0 >= 0x30 && $0 <= 0x39) }) {
      let whole = bank(number: folded.bytes.filter { $0 != 0x20 }, alone: true)
      return whole.map { .unique($0) } ?? bank(numbers: folded)
    }
    let numbers = numbers(in: folded)
    let numbered = numbers.first
    if let numbered, let other = numbers.first(where: { $0.bank != numbered.bank }) {
      return .contradiction(byNumber: numbered.bank, byName: other.bank)
    }
    let named = name(in: folded, of: text)
    switch (numbered, named) {
    case (nil, .none): return .none
    case (let byNumber?, .none): return .unique(byNumber)
    case (nil, _): return other(in: text, than: named) ?? named
    case (let byNumber?, .unique(let byName)):
      guard byNumber.bank == byName.bank else { return .contradiction(byNumber: byNumber.bank, byName: byName.bank) }
      let branch = byName.branch.split(separator: " ").filter { !isNumber(of: byNumber.bank, $0) }.joined(separator: " ")
      return .unique(BankMatch(bank: byName.bank, kind: byName.kind, validTo: byName.validTo, branch: branch))
    case (let byNumber?, .ambiguous(let banks)):
      return banks.contains(byNumber.bank) ? .unique(byNumber) : .contradiction(byNumber: byNumber.bank, byName: banks[0])
    case (_?, .contradiction): return named
    }
  }

  /// "Agribank/Vietcombank": the parts between strokes name two banks, and nobody knows which is meant.
  private func other(in text: Span<UInt8>, than found: BankResolution) -> BankResolution? {
    guard case .unique(let first) = found else { return nil }
    var start = 0
    for index in 0...text.count where index == text.count || [0x2F, 0x3B, 0x2B, 0x26].contains(text[index]) {
      let part = text.extracting(start..<index)
      start = index + 1
      if part.count == text.count { return nil }
      guard case .unique(let next) = bank(named: part), next.bank != first.bank else { continue }
      return .contradiction(byNumber: first.bank, byName: next.bank)
    }
    return nil
  }

  /// Nothing but numbers, each a code of its own: "970436 / 203".
  private func bank(numbers folded: FoldedName) -> BankResolution {
    var found: BankMatch?
    for word in folded.bytes.split(separator: 0x20) {
      guard let next = bank(number: Array(word), alone: true) else { return .none }
      if let found, found.bank != next.bank { return .contradiction(byNumber: found.bank, byName: next.bank) }
      // A CITAD code says the branch besides.
      found = found.map { $0.branch.isEmpty ? next : $0 } ?? next
    }
    return found.map { .unique($0) } ?? .none
  }

  /// The bank of a BIC in small letters, with or without the three signs of a branch.
  private func bank(bic word: ArraySlice<UInt8>) -> Int? {
    guard word.count == 8 || word.count == 11 else { return nil }
    return banks.firstIndex { bank in
      bank.bic.utf8.count == 8 && zip(bank.bic.utf8, word).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0) == $1 }
    }
  }

  /// True for a word that is one of the bank's own numbers and so no part of its branch.
  private func isNumber(of bank: Int, _ word: Substring) -> Bool {
    if self.bank(bic: FoldedName(String(word)).bytes[...]) == bank { return true }
    let digits = word.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
    guard digits.count >= 3, word.utf8.count <= digits.count + 3 else { return false }
    return self.bank(number: digits, alone: true)?.bank == bank
  }

  /// A text that holds nothing but a number.
  private func bank(number digits: [UInt8], alone: Bool) -> BankMatch? {
    guard digits.count <= 8 else { return nil }
    let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    func match(_ bank: Int?, _ kind: BankMatchKind, _ branch: String = "") -> BankMatch? {
      bank.map { BankMatch(bank: $0, kind: kind, validTo: nil, branch: branch) }
    }
    func citad(_ value: Int) -> Int? {
      hot.provincePrefix(value / 1_000_000) ? hot.bank(sbv: value / 1000 % 1000) : nil
    }
    switch digits.count {
    case 3 where alone: return match(hot.bank(sbv: value), .sbvCode)
    case 6: return match(hot.bank(bin: value), .bin)
    case 7 where alone && value < 10_000_000: return match(citad(value), .citadLostZero, branchName("0" + text(digits)))
    case 8: return match(citad(value), .citad, branchName(text(digits)))
    default: return nil
    }
  }

  private func text(_ digits: [UInt8]) -> String { String(digits.map { Character(Unicode.Scalar($0)) }) }
  private func branchName(_ code: String) -> String { citadBranch(code)?.branch ?? "" }

  /// The numbers among words: BINs, BICs and CITAD codes anywhere, a State Bank code only as the first word (branches are numbered too).
  private func numbers(in folded: FoldedName) -> [BankMatch] {
    folded.bytes.split(separator: 0x20).enumerated().compactMap { index, word in
      if let bank = bank(bic: word) { return BankMatch(bank: bank, kind: .bic, validTo: nil, branch: "") }
      guard word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), word.count >= 6 || index == 0 else { return nil }
      return bank(number: Array(word), alone: index == 0)
    }
  }

  /// The words before a bank's own name.
  private static let leading: [[UInt8]] = [
    "ngan hang thuong mai co phan", "ngan hang thuong mai", "ngan hang tmcp", "ngan hang tm cp", "ngan hang tnhh mtv", "ngan hang so",
    "ngan hang", "nhtmcp", "nh tmcp", "nh tm cp", "nhtm", "nhtm cp", "nh tnhh mtv", "nh", "tmcp", "tm cp", "bank", "so tai khoan", "mo tai",
    "tai",
  ].map { Array($0.utf8) }

  private func name(in folded: FoldedName, of source: Span<UInt8>) -> BankResolution {
    let words = wordStarts(folded.bytes)
    var starts = [0]
    for lead in Self.leading where folded.bytes.starts(with: lead + [0x20]) { starts.append(lead.count + 1) }
    // A name at the start, the longest of all; "ngan hang buu dien" counts with its first words, most names without.
    var best: (alias: BankAlias, range: Range<Int>)?
    for start in starts {
      if let found = longestAlias(in: folded.bytes, from: start), found.range.upperBound > best?.range.upperBound ?? 0 { best = found }
    }
    if let best { return resolution(best.alias, best.range, folded, source) }
    // Else a name further on, if only one bank is named there.
    var found: (alias: BankAlias, range: Range<Int>)?
    var end = 0
    for start in words where start >= end {
      guard let next = longestAlias(in: folded.bytes, from: start), next.range.count >= 3 else { continue }
      end = next.range.upperBound
      if let earlier = found, earlier.alias.banks != next.alias.banks {
        return .ambiguous(Array(Set(earlier.alias.banks + next.alias.banks)).sorted())
      }
      found = found ?? next
    }
    return found.map { resolution($0.alias, $0.range, folded, source) } ?? .none
  }

  private func wordStarts(_ bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { $0 == 0 || bytes[$0 - 1] == 0x20 }
  }

  /// The longest alias that begins here and ends where a word ends.
  private func longestAlias(in bytes: [UInt8], from start: Int) -> (alias: BankAlias, range: Range<Int>)? {
    var best: (alias: BankAlias, range: Range<Int>)?
    for end in start..<min(bytes.count, start + 64) where end + 1 == bytes.count || bytes[end + 1] == 0x20 {
      let text = String(bytes[start...end].map { Character(Unicode.Scalar($0)) })
      if let alias = aliases[text] { best = (alias, start..<end + 1) }
    }
    return best
  }

  private func resolution(_ alias: BankAlias, _ range: Range<Int>, _ folded: FoldedName, _ source: Span<UInt8>) -> BankResolution {
    if alias.kind == .ambiguous { return .ambiguous(alias.banks) }
    let before = range.lowerBound == 0 ? 0 : folded.sourceEnds[range.lowerBound - 1]
    let after = folded.sourceEnds[range.upperBound - 1]
    let lead = isLead(folded.bytes[0..<range.lowerBound]) ? "" : trimmed(source, 0, before)
    let branch = trimmed(source, after, source.count)
    let kind: BankMatchKind =
      switch alias.kind {
      case .former: .former
      case .brand, .code: .brand
      case .name, .ambiguous: .name
      }
    let text = lead.isEmpty ? branch : branch.isEmpty ? lead : lead + " " + branch
    return .unique(BankMatch(bank: alias.banks[0], kind: kind, validTo: alias.validTo, branch: text))
  }

  private func isLead(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.isEmpty || Self.leading.contains { $0.count + 1 == bytes.count && bytes.starts(with: $0) }
  }

  /// Text between two places, without the signs that part a bank from its branch.
  private func trimmed(_ source: Span<UInt8>, _ from: Int, _ to: Int) -> String {
    let parting = Set(" \t-–—,.;:/()[]".utf8)
    var (low, high) = (from, to)
    while low < high, parting.contains(source[low]) { low += 1 }
    while high > low, parting.contains(source[high - 1]) { high -= 1 }
    var bytes: [UInt8] = []
    for index in low..<max(low, high) { bytes.append(source[index]) }
    return String(validating: bytes, as: UTF8.self) ?? ""
  }
}
