// What the state pays: standard levels, coefficients and printed amounts, each from a day on, and the regimes they belong to.

public import PaymentModel

/// One row of the rates: a level, a coefficient or a printed amount.
public struct Rate: Hashable, Sendable {
  /// What the value is.
  public enum Kind: String, Sendable {
    /// The standard level of a programme in đồng a month.
    case level
    /// Times the standard level, in hundredths: 1.5 is 150.
    case coefficient
    /// Đồng a month as a decree prints them; no product of anything.
    case amount
  }
  /// What it is.
  public let kind: Kind
  /// Đồng, or hundredths of a coefficient.
  public let value: Int64
  /// From when to when; a month goes by its first day.
  public let validity: Validity
  /// Two digits of the province that set it; empty where it holds everywhere.
  public let province: String
  /// The decree.
  public let legalBasis: String
  /// Source.
  public let provenance: Provenance
}

/// An allowance of one programme: by which words rosters name it, for which ages, and how it is paid.
public struct Regime: Sendable {
  /// How its amount is to be understood.
  public enum Part: String, Sendable {
    /// A person's own allowance.
    case allowance
    /// Once for each child.
    case perHead = "per_head"
    /// Beside an allowance of the same person, and sometimes added to it on one line.
    case supplement
    /// Paid to whoever cares for another, once for each of them.
    case carer
    /// Paid to an institution for people who live there.
    case institution
    /// Paid once, and not less than this.
    case minimum
  }
  /// NCC, BTXH or HTXH (social pension), whose level it multiplies.
  public let programme: String
  /// Article, clause and point, or annex and percentage ("5.6-3", "II-21"): this program's own, no official list has codes.
  public let code: String
  /// Its name.
  public internal(set) var name: String
  /// How it is paid.
  public internal(set) var part: Part
  /// Completed years of age.
  public internal(set) var ages: ClosedRange<Int>
  var words: RegimeWords
  /// Its coefficients or printed amounts, the newest last.
  public internal(set) var rates: [Rate]
}

/// What a regime is due in a month.
public struct RegimeDue: Hashable, Sendable {
  /// Đồng; a fraction is cut off.
  public var dong: Int64
  /// A province's own level can give fractions of a đồng: one đồng more is right too.
  public var hasFraction: Bool
  /// The coefficient in hundredths; 0 for a printed amount.
  public var coefficient: Int
  /// False when one of its rows is general knowledge.
  public var isVerified: Bool
  /// The decree of the row that counts.
  public var legalBasis: String
}

/// All rates, by regime and by programme.
public struct RateTable: Sendable {
  /// Highest age there is.
  public static let oldest = 200
  /// Bytes of a text that can be a code.
  private static let longestCode = 12
  /// Every regime.
  public internal(set) var regimes: [Regime] = []
  /// Levels by programme, the newest last.
  var levels: [String: [Rate]] = [:]
  /// The one province that the user's own rows name; empty for none or several.
  public internal(set) var ownProvince = ""

  /// The level of a programme in a month, a province's own before the national one.
  public func level(of programme: String, in month: Period, province: String = "") -> Rate? {
    RateTable.newest(levels[programme] ?? [], month, province)
  }

  /// What a regime is due in a month; nil when no row is known for it. `level` replaces the one of the table.
  public func due(_ regime: Regime, in month: Period, province: String = "", level own: Int64? = nil) -> RegimeDue? {
    guard let rate = RateTable.newest(regime.rates, month, province) else { return nil }
    let level = self.level(of: regime.programme, in: month, province: province)
    if rate.kind == .amount {
      // A printed amount of a decree before the level in force is that of the past.
      if let levelFrom = level?.validity.from, let from = rate.validity.from, from < levelFrom { return nil }
      return RegimeDue(
        dong: rate.value, hasFraction: false, coefficient: 0, isVerified: rate.provenance.isVerified, legalBasis: rate.legalBasis)
    }
    guard let dong = own ?? level?.value else { return nil }
    let (product, overflow) = dong.multipliedReportingOverflow(by: rate.value)
    // Less than a đồng is nothing that could be due.
    guard !overflow, product >= 100 else { return nil }
    return RegimeDue(
      dong: product / 100, hasFraction: product % 100 != 0, coefficient: Int(rate.value),
      isVerified: rate.provenance.isVerified && (own != nil || level?.provenance.isVerified ?? false),
      legalBasis: level?.legalBasis ?? rate.legalBasis)
  }

  /// The regimes that a text can name, by their places in `regimes`; by code alone where the text is one.
  public func regimes(named text: Span<UInt8>) -> [Int] {
    let folded = RegimeText(text)
    if folded.isEmpty { return [] }
    let byCode = text.count > RateTable.longestCode ? [] : regimes.indices.filter { RegimeText(regimes[$0].code) == folded }
    return byCode.isEmpty ? regimes.indices.filter { regimes[$0].words.fit(folded) } : byCode
  }

  private static func newest(_ rates: [Rate], _ month: Period, _ province: String) -> Rate? {
    guard let day = CalendarDate(year: Int(month.year), month: Int(month.month), day: 1) else { return nil }
    let valid = rates.filter { $0.validity.contains(day) && ($0.province.isEmpty || $0.province == province) }
    let own = valid.filter { !$0.province.isEmpty }
    return (own.isEmpty ? valid : own).last
  }
}
