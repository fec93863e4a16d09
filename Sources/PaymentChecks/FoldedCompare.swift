// Names compared as banks keep them: capitals without diacritics, single blanks.

internal import PaymentModel
internal import ReferenceData

enum FoldedCompare {
  /// True when two texts are equal after folding.
  @inline(__always)
  static func areEqual(_ bytes: Span<UInt8>, _ left: TextSlice, _ right: TextSlice) -> Bool {
    if left.length == right.length, Word.areEqual(bytes, Int(left.offset), bytes, Int(right.offset), count: Int(left.length)) { return true }
    return FoldedName(bytes.extracting(left.range)).bytes == FoldedName(bytes.extracting(right.range)).bytes
  }
}
