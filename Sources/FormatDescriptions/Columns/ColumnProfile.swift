// A delimited file as its column profile describes it.
public import Diagnostics
public import PaymentModel

/// A column profile: which columns a delimited file has, what they mean, and how it is written.
public struct ColumnProfile: Hashable, Sendable {
  /// What stands in a column.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Free text.
    case text
    /// Digits that are a name and no number: leading zeros count.
    case identifier
    /// 1, 2, 3 … over the rows.
    case sequence
    /// Whole đồng.
    case amount
    /// A whole number.
    case digits
    /// A day.
    case date
    /// A month with its round, "2026-10" or "2026-10-B".
    case period
    /// One of the model's own code words ("bank", "NCC", "guardian").
    case code
    /// A word of the profile's status table.
    case status
    /// Left empty on writing and not looked at on reading (signatures).
    case blank
  }

  /// How an amount is written.
  public enum AmountForm: String, Hashable, Sendable, CaseIterable {
    /// 1500000.
    case plain
    /// 1.500.000.
    case dotted
  }

  /// How a day is written.
  public enum DateForm: String, Hashable, Sendable, CaseIterable {
    /// 20/10/2026.
    case dayMonthYear = "dd/MM/yyyy"
    /// 2026-10-20.
    case iso = "yyyy-MM-dd"
    /// 20261020.
    case compact = "yyyyMMdd"
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    /// The header as written; the two rows of a double header are joined by " / ".
    public var header: String
    /// Every spelling under which the column is found, folded (see `ColumnProfile.key`), the header's own first.
    public var keys: [String]
    /// What stands in it.
    public var kind: Kind
    /// What it means in a payment or entry; nil for blank columns and rosters.
    public var field: ModelField?
    /// What it means in a roster.
    public var rosterField: RosterField?
    /// Whether a file without it, or a row with it empty, cannot be read.
    public var isRequired: Bool
    /// How an amount is written.
    public var amountForm: AmountForm
    /// How a day is written.
    public var dateForm: DateForm
    /// Words written in place of the model's code words; on reading both are understood.
    public var codes: [CodeWord] = []
  }

  /// A word for people in place of a code word.
  public struct CodeWord: Hashable, Sendable {
    /// As it is written.
    public var word: String
    /// The model's code word.
    public var meaning: String
  }

  /// Reasons as the sender codes them.
  public struct Reasons: Hashable, Sendable {
    /// Name of the list.
    public var list: String
    /// Codes and their meaning, in the order of the file.
    public var codes: [String]
    /// What they mean, in the same order.
    public var meanings: [String]

    /// The meaning of a code.
    public func meaning(_ code: String) -> String? {
      codes.firstIndex(of: code).map { meanings[$0] }
    }
  }

  /// Name, as `--to` takes it.
  public var id: String
  /// Version of the description.
  public var version: Int
  /// Its title.
  public var title: Bilingual
  /// Where it comes from.
  public var source: String
  /// How well it is known to be right.
  public var verified: String
  /// What it carries.
  public var content: FileContent
  /// The byte between columns.
  public var separator: UInt8
  /// The line end written.
  public var lineEnd: [UInt8]
  /// Whether the file begins with the mark of UTF-8.
  public var hasByteOrderMark: Bool
  /// Whether text that a spreadsheet would take for a formula is guarded on writing, and exactly that guard taken off on reading.
  public var guardsFormulas: Bool
  /// The columns in the order written.
  public var columns: [Column]
  /// Values that every row has without a column for it.
  public var fixedValues: [FixedWidthDescription.FixedValue]
  /// Folded words of the status column and what they mean.
  public var statusWords: [String: EntryStatus]
  /// The word written for a status.
  public var statusTexts: [EntryStatus: String]
  /// Reasons as the sender codes them.
  public var reasons: Reasons?
  /// Folded words that mark a row holding the balance before the first entry.
  public var openingWords: [String]
  /// Folded words that mark a row holding the balance after the last entry.
  public var closingWords: [String]

  /// Index of the column of a meaning.
  public func columnIndex(_ field: ModelField) -> Int? { columns.firstIndex { $0.field == field } }

  /// Index of the column found under a header, which is folded first.
  public func columnIndex(header: String) -> Int? {
    let key = ColumnProfile.key(header)
    return columns.firstIndex { $0.keys.contains(key) }
  }

  /// A value that every row has.
  public func fixedValue(_ field: ModelField) -> String? { fixedValues.first { $0.field == field }?.value }

  /// What a word of the status column means.
  public func status(of word: String) -> EntryStatus? { statusWords[ColumnProfile.key(word)] }
}
