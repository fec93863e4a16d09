// Look-ups made for every row: arrays and bits, no hashing, no text.

/// Numbers of banks, provinces and phone prefixes as flat arrays.
public struct HotTables: Sendable {
  /// Mobile prefixes: what a number of three digits says.
  public struct Prefix: Sendable {
    /// 1-based place of the operator's wallet in `ReferenceTables.wallets`; 0 when it has none.
    public let wallet: UInt8
    /// True for a prefix in use.
    public let isMobile: Bool

    @usableFromInline init(wallet: UInt8, isMobile: Bool) {
      self.wallet = wallet
      self.isMobile = isMobile
    }
  }

  /// BINs ascending with the index of their bank.
  @usableFromInline let bins: [Int32]
  @usableFromInline let binBanks: [Int16]
  /// The same for BINs of 970000…970999, by their last three digits; −1 none.
  @usableFromInline let napasBanks: [Int16]
  /// By bank, its BIN if it keeps accounts, else 0.
  @usableFromInline let accountBINs: [Int32]
  /// By bank, usual lengths of its accounts; bit n = n digits.
  @usableFromInline let lengths: [UInt32]
  /// Some banks have codes that are not always in use.
  @usableFromInline let hasDatedBanks: Bool
  /// By State Bank code; −1 none, −2 more than one.
  @usableFromInline let sbvBanks: [Int16]
  /// One bit a prefix.
  @usableFromInline let provinces: InlineArray<16, UInt64>
  @usableFromInline let prefixes: [Prefix]
  /// By old prefix − 100 (0120 is 120), the new prefix; 0 when none.
  @usableFromInline let newPrefixes: [Int16]

  init(banks: [Bank], wallets: [Wallet], phonePrefixes: [PhonePrefix], provinces known: [IdentityProvince]) {
    let withBIN = banks.indices.filter { banks[$0].bin > 0 }.sorted { banks[$0].bin < banks[$1].bin }
    bins = withBIN.map { banks[$0].bin }
    binBanks = withBIN.map { Int16($0) }
    var napasBanks = [Int16](repeating: -1, count: 1000)
    for index in withBIN where banks[index].bin / 1000 == 970 { napasBanks[Int(banks[index].bin % 1000)] = Int16(index) }
    self.napasBanks = napasBanks
    accountBINs = banks.map { $0.kind == .bank ? $0.bin : 0 }
    lengths = banks.map(\.usualLengths)
    hasDatedBanks = banks.contains { $0.validity.from != nil || $0.validity.to != nil }
    var sbvBanks = [Int16](repeating: -1, count: 1000)
    for (index, bank) in banks.enumerated() where bank.sbv > 0 {
      sbvBanks[Int(bank.sbv)] = sbvBanks[Int(bank.sbv)] == -1 ? Int16(index) : -2
    }
    self.sbvBanks = sbvBanks
    var bits = InlineArray<16, UInt64>(repeating: 0)
    for province in known where (0..<1000).contains(province.prefix) { bits[province.prefix >> 6] |= 1 << UInt64(province.prefix & 63) }
    provinces = bits
    var prefixes = [Prefix](repeating: Prefix(wallet: 0, isMobile: false), count: 1000)
    var newPrefixes = [Int16](repeating: 0, count: 100)
    for row in phonePrefixes {
      let wallet = wallets.firstIndex { $0.name == row.wallet }.map { UInt8(clamping: $0 + 1) } ?? 0
      prefixes[row.prefix] = Prefix(wallet: wallet, isMobile: true)
      if (100..<200).contains(row.oldPrefix) { newPrefixes[row.oldPrefix - 100] = Int16(row.prefix) }
    }
    self.prefixes = prefixes
    self.newPrefixes = newPrefixes
  }

  /// Index of the bank with this NAPAS BIN.
  @inlinable @inline(__always)
  public func bank(bin: Int) -> Int? {
    if bin >= 970_000, bin <= 970_999 {
      let bank = Int(napasBanks[bin &- 970_000])
      return bank < 0 ? nil : bank
    }
    return otherBank(bin: bin)
  }

  /// BIN under which a bank keeps accounts; 0 when it keeps none.
  @inlinable @inline(__always)
  public func accountBIN(_ bank: Int) -> Int32 { accountBINs[bank] }

  @usableFromInline func otherBank(bin: Int) -> Int? {
    var (low, high) = (0, bins.count)
    while low < high {
      let middle = (low + high) >> 1
      if Int(bins[middle]) < bin { low = middle + 1 } else { high = middle }
    }
    return low < bins.count && Int(bins[low]) == bin ? Int(binBanks[low]) : nil
  }

  /// True when the codes of some bank are not always in use, so that it must be looked up.
  @inlinable @inline(__always)
  public var mayBeOutOfUse: Bool { hasDatedBanks }

  /// Usual lengths of a bank's accounts by its index, bit n = n digits; 0 when not known.
  @inlinable @inline(__always)
  public func usualLengths(_ bank: Int) -> UInt32 { bank < lengths.count ? lengths[bank] : 0 }

  /// Index of the bank with this State Bank code; nil when none or more than one has it.
  public func bank(sbv: Int) -> Int? {
    guard sbv > 0, sbv < 1000, sbvBanks[sbv] >= 0 else { return nil }
    return Int(sbvBanks[sbv])
  }

  /// True when identity numbers begin with these three digits (0…999).
  @inlinable @inline(__always)
  public func provincePrefix(_ prefix: Int) -> Bool {
    prefix >= 0 && prefix < 1000 && provinces[prefix >> 6] & (1 << UInt64(prefix & 63)) != 0
  }

  /// What the first three digits of a phone say (032 is 32).
  @inlinable @inline(__always)
  public func phone(prefix: Int) -> Prefix {
    prefix >= 0 && prefix < 1000 ? prefixes[prefix] : Prefix(wallet: 0, isMobile: false)
  }

  /// The 3-digit prefix that replaced a 4-digit one in 2018 (0163, as 163, became 033, as 33); 0 when there was none.
  public func newPhonePrefix(old prefix: Int) -> Int {
    prefix >= 100 && prefix < 200 ? Int(newPrefixes[prefix - 100]) : 0
  }
}
