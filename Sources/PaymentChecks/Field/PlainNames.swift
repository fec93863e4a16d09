// The common case of comparing a name with a holder: the holder in ASCII capitals, the name with diacritics. Says "equal" or "look closer".

internal import ByteText
internal import PaymentModel

enum PlainNames {
  /// Names as banks keep them.
  static let folding = BankFolding(letterCase: .upper)

  /// The capital of each character below U+0800 and of U+1E00…U+1EFF, 0 where none; made by the folding that decides in the end.
  private static let capitals: [UInt8] = {
    return (0..<0x900).map { (slot: UInt32) -> UInt8 in
      guard let scalar = Unicode.Scalar(slot < 0x800 ? slot : slot + 0x1600) else { return 0 }
      let source = Array(String(Character(scalar)).utf8)
      var folded: [UInt8] = []
      let result = folding.fold(source.span, 0..<source.count, to: &folded)
      return result.dropped == 0 && folded.count == 1 ? folded[0] : 0
    }
  }()

  /// The table, to be fetched once for many names.
  static var table: [UInt8] { capitals }

  /// True when the name folds to exactly the holder's bytes; false says nothing.
  @inline(__always)
  static func isCertainlyEqual(_ bytes: Span<UInt8>, name: TextSlice, holder: TextSlice, _ capitals: borrowing [UInt8]) -> Bool {
    precondition(Int(name.offset) &+ Int(name.length) <= bytes.count && Int(holder.offset) &+ Int(holder.length) <= bytes.count)
    precondition(capitals.count == 0x900)
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe capitals.withUnsafeBufferPointer { table in
        let (end, last) = (name.range.upperBound, holder.range.upperBound)
        var (offset, place) = (Int(name.offset), Int(holder.offset))
        while offset < end {
          guard place < last else { return false }
          let lead = unsafe bytes[offset]
          let letter: UInt8
          if lead < 0x80 {
            letter = lead == 0x20 ? 0x20 : unsafe table[Int(lead)]
            offset &+= 1
          } else if lead < 0xE0 {
            guard lead >= 0xC2, offset &+ 1 < end else { return false }
            letter = unsafe table[(Int(lead & 0x1F) &<< 6) | Int(bytes[offset &+ 1] & 0x3F)]
            offset &+= 2
          } else {
            // U+1E00…U+1EFF begin with E1 B8 to E1 BB.
            guard unsafe lead == 0xE1 && offset &+ 2 < end && bytes[offset &+ 1] & 0xFC == 0xB8 else { return false }
            letter = unsafe table[0x800 | (Int(bytes[offset &+ 1] & 0x03) &<< 6) | Int(bytes[offset &+ 2] & 0x3F)]
            offset &+= 3
          }
          if unsafe letter == 0 || letter != bytes[place] { return false }
          place &+= 1
        }
        return place == last
      }
    }
  }
}
