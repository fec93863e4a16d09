// A record's fields worked out for the fast way, one trivial value of 64 bytes each, and the loop over them. A field that is not
// exactly as usual ends the fast way; what is wrong with it is for the careful way to say.

/// What the fast way does with a field.
enum FastOperation: UInt8 {
  case constant, filler, text, restrictedText, identifier, code, shortNumber, longNumber, date, period
}

/// One field for the fast way.
struct FastField {
  var operation: FastOperation
  var isRequired: Bool
  var rangeCount: UInt8
  /// Shift that puts the leading part of a number at the top of a word.
  var headShift: UInt8
  /// Bytes to go back for a load of eight that stays in the record, in bytes and bits.
  var back: UInt8
  var backBits: UInt8
  /// Ranges of bytes that a text may not have.
  var starts: (UInt8, UInt8, UInt8)
  var ends: (UInt8, UInt8, UInt8)
  var offset: Int32
  var width: Int32
  var numberIndex: Int32
  var codeCount: Int32
  /// The padding, eight times.
  var padding: UInt64
  /// For constants the bytes and their mask; for numbers the mask of the leading part; for codes the first two and the mask.
  var word: UInt64
  var secondWord: UInt64
  var mask: UInt64
}

/// The fields of one record for the fast way.
struct FastRecord {
  var fields: [FastField]

  /// Nil when the record has a field that is always read the careful way.
  init?(_ record: RecordLayout, plans: [FieldPlan], recordBytes: Int) {
    var fields: [FastField] = []
    for (field, plan) in zip(record.fields, plans) {
      guard let fast = FastField(field, plan) else { return nil }
      fields.append(fast)
    }
    self.fields = fields
  }
}

extension FastField {
  init?(_ field: FieldLayout, _ plan: FieldPlan) {
    isRequired = field.isRequired
    offset = Int32(plan.offset)
    width = Int32(plan.width)
    numberIndex = Int32(plan.numberIndex)
    back = UInt8(plan.back)
    backBits = UInt8(plan.back * 8)
    padding = repeated(field.padding)
    (rangeCount, headShift, starts, ends, codeCount) = (0, 0, (0, 0, 0), (0, 0, 0), 0)
    (word, secondWord, mask) = (plan.word, 0, plan.mask)
    switch field.kind {
    case .constant:
      guard plan.width <= 8 else { return nil }
      operation = .constant
    case .filler: operation = .filler
    case .text:
      let ranges = field.charset.excluded
      guard field.alignment == .left, ranges.count <= 3 else { return nil }
      operation = ranges.isEmpty ? .text : .restrictedText
      rangeCount = UInt8(ranges.count)
      func range(_ index: Int) -> ClosedRange<UInt8> { ranges.isEmpty ? 0...0 : ranges[min(index, ranges.count - 1)] }
      starts = (0x80 - range(0).lowerBound, 0x80 - range(1).lowerBound, 0x80 - range(2).lowerBound)
      ends = (0x7F - range(0).upperBound, 0x7F - range(1).upperBound, 0x7F - range(2).upperBound)
    case .identifier:
      guard field.alignment == .left else { return nil }
      operation = .identifier
    case .code(let codes):
      guard field.alignment == .left, codes.count <= 2 || plan.width <= 2, codes.count <= 8 else { return nil }
      operation = .code
      codeCount = Int32(codes.count)
      (word, secondWord) = FastField.codeWords(codes, width: plan.width, padding: field.padding)
    case .digits, .amount, .sequence, .check, .date, .period:
      guard plan.width <= 16, field.padding == 0x30 || plan.operation != .number else { return nil }
      operation = plan.operation == .date ? .date : plan.operation == .period ? .period : plan.width <= 8 ? .shortNumber : .longNumber
      if plan.operation == .date, plan.dateOrder != .yearMonthDay { return nil }
      let head = (plan.width - 1) % 8 + 1
      headShift = UInt8(8 * (8 - head - (plan.width <= 8 ? plan.back : 0)))
      mask = ~0 << UInt64(8 * (8 - head))
      if plan.width > 8 {
        back = 0
        backBits = 0
      }
    }
  }

  /// Codes of one or two bytes lie in sixteen bits each, at most eight of them; longer ones have a word each.
  private static func codeWords(_ codes: [[UInt8]], width: Int, padding: UInt8) -> (UInt64, UInt64) {
    var words: [UInt64] = [0, 0]
    for (index, code) in codes.enumerated() {
      var word: UInt64 = 0
      for position in 0..<width { word |= UInt64(position < code.count ? code[position] : padding) << UInt64(8 * position) }
      if width > 2 { words[index] = word } else { words[index / 4] |= word << UInt64(16 * (index % 4)) }
    }
    return (words[0], words[1])
  }
}

extension FastRecord {
  /// Reads all fields of a record of printable ASCII; false at the first that needs a closer look.
  @inline(__always)
  static func read(
    _ record: UnsafeRawPointer, _ fields: UnsafeBufferPointer<FastField>, _ start: Int, _ slices: UnsafeMutablePointer<FieldSlice>,
    _ numbers: UnsafeMutablePointer<Int64>
  ) -> Bool {
    guard var field = fields.baseAddress else { return true }
    let end = unsafe field + fields.count
    var slice = unsafe slices
    while unsafe field < end {
      let offset = unsafe Int(field.pointee.offset)
      var length = unsafe Int(field.pointee.width)
      switch unsafe field.pointee.operation {
      case .shortNumber:
        let word = unsafe headWord(record, field)
        if !Words.areDigits(word) { return false }
        unsafe numbers[Int(field.pointee.numberIndex)] = Int64(truncatingIfNeeded: Words.number(word))
      case .longNumber:
        let head = unsafe headWord(record, field)
        let tail = unsafe record.word(offset &+ length &- 8)
        if !Words.areDigits(head) || !Words.areDigits(tail) { return false }
        let value = Words.number(head) &* 100_000_000 &+ Words.number(tail)
        unsafe numbers[Int(field.pointee.numberIndex)] = Int64(truncatingIfNeeded: value)
      case .text:
        length = unsafe trimmedLength(record, field)
        if length == 0, unsafe field.pointee.isRequired { return false }
      case .restrictedText:
        length = unsafe trimmedLength(record, field)
        if unsafe length == 0 ? field.pointee.isRequired : !hasOnlyAllowedBytes(record, length, field) { return false }
      case .identifier:
        length = unsafe trimmedLength(record, field)
        if unsafe length == 0 ? field.pointee.isRequired : !hasOnlyDigits(record, length, field) { return false }
      case .constant:
        if unsafe lowWord(record, field) & field.pointee.mask != field.pointee.word { return false }
      case .filler:
        if unsafe trimmedLength(record, field) != 0 { return false }
        length = 0
      case .date:
        let word = unsafe headWord(record, field)
        let value = dateNumber(word)
        if value < 0 { return false }
        unsafe numbers[Int(field.pointee.numberIndex)] = value
      case .period:
        let word = unsafe headWord(record, field)
        let value = Int64(truncatingIfNeeded: Words.number(word))
        let month = value % 100
        if !Words.areDigits(word) || month < 1 || month > 12 || value < 190_000 || value > 299_999 { return false }
        unsafe numbers[Int(field.pointee.numberIndex)] = value
      case .code:
        if unsafe !hasKnownCode(record, field) { return false }
        length = unsafe trimmedLength(record, field)
      }
      unsafe slice.pointee = FieldSlice(offset: UInt32(truncatingIfNeeded: start &+ offset), length: UInt32(truncatingIfNeeded: length))
      unsafe field += 1
      unsafe slice += 1
    }
    return true
  }

  /// The low bytes of a field.
  @inline(__always)
  private static func lowWord(_ record: UnsafeRawPointer, _ field: UnsafePointer<FastField>) -> UInt64 {
    unsafe record.word(Int(field.pointee.offset) &- Int(field.pointee.back)) &>> UInt64(field.pointee.backBits)
  }

  /// The leading one to eight digits of a number at the top of a word, zeros before them.
  @inline(__always)
  private static func headWord(_ record: UnsafeRawPointer, _ field: UnsafePointer<FastField>) -> UInt64 {
    let raw = unsafe record.word(Int(field.pointee.offset) &- Int(field.pointee.back))
    let mask = unsafe field.pointee.mask
    return unsafe ((raw &<< UInt64(field.pointee.headShift)) & mask) | (repeated(0x30) & ~mask)
  }

  /// yyyymmdd of eight digits, or -1 when they are none, or no day that every month has and no day of the calendar.
  @inline(__always)
  private static func dateNumber(_ word: UInt64) -> Int64 {
    guard Words.areDigits(word) else { return -1 }
    let value = Int64(truncatingIfNeeded: Words.number(word))
    let ones = word & 0x0F0F_0F0F_0F0F_0F0F
    let pairs = (ones &* 10) &+ (ones &>> 8)
    let month = (pairs &>> 32) & 0xFF
    let day = (pairs &>> 48) & 0xFF
    if month &- 1 < 12, day &- 1 < 28, value >= 10_000 { return value }
    return FixedWidthReader.isDate(value) ? value : -1
  }

  /// Length of a value without the padding behind it.
  @inline(__always)
  static func trimmedLength(_ record: UnsafeRawPointer, _ field: UnsafePointer<FastField>) -> Int {
    let padding = unsafe field.pointee.padding
    let text = unsafe record + Int(field.pointee.offset)
    var length = unsafe Int(field.pointee.width)
    while length >= 16 {
      let last = unsafe text.word(length &- 8) ^ padding
      let before = unsafe text.word(length &- 16) ^ padding
      if last | before != 0 {
        let skip = last == 0 ? 8 &+ before.leadingZeroBitCount &>> 3 : last.leadingZeroBitCount &>> 3
        return length &- skip
      }
      length &-= 16
    }
    if length >= 8 {
      let last = unsafe text.word(length &- 8) ^ padding
      if last != 0 { return length &- last.leadingZeroBitCount &>> 3 }
      length &-= 8
    }
    if length == 0 { return 0 }
    let difference = unsafe (lowWord(record, field) ^ padding) & (((1 as UInt64) &<< UInt64(length &* 8)) &- 1)
    return 8 &- difference.leadingZeroBitCount &>> 3
  }

  /// Eight bytes of a text, or fewer with the first of them repeated behind.
  @inline(__always)
  private static func shortWord(_ record: UnsafeRawPointer, _ length: Int, _ field: UnsafePointer<FastField>) -> UInt64 {
    let raw = unsafe lowWord(record, field)
    let mask = ((1 as UInt64) &<< UInt64(length &* 8)) &- 1
    return (raw & mask) | (repeated(UInt8(truncatingIfNeeded: raw)) & ~mask)
  }

  @inline(__always)
  private static func hasOnlyDigits(_ record: UnsafeRawPointer, _ length: Int, _ field: UnsafePointer<FastField>) -> Bool {
    if length < 8 { return unsafe Words.areDigits(shortWord(record, length, field)) }
    let text = unsafe record + Int(field.pointee.offset)
    var areDigits = unsafe Words.areDigits(text.word(length &- 8))
    var offset = 0
    while offset &+ 8 < length {
      areDigits = unsafe Words.areDigits(text.word(offset)) && areDigits
      offset &+= 8
    }
    return areDigits
  }

  @inline(__always)
  private static func hasOnlyAllowedBytes(_ record: UnsafeRawPointer, _ length: Int, _ field: UnsafePointer<FastField>) -> Bool {
    let text = unsafe record + Int(field.pointee.offset)
    let last = unsafe length < 8 ? shortWord(record, length, field) : text.word(length &- 8)
    var found = unsafe excluded(last, field)
    var offset = 0
    while offset &+ 8 < length {
      found |= unsafe excluded(text.word(offset), field)
      offset &+= 8
    }
    return found & 0x8080_8080_8080_8080 == 0
  }

  /// Top bits where a byte of the word is in one of the ranges left out.
  @inline(__always)
  private static func excluded(_ word: UInt64, _ field: UnsafePointer<FastField>) -> UInt64 {
    var found = unsafe (word &+ repeated(field.pointee.starts.0)) & ~(word &+ repeated(field.pointee.ends.0))
    if unsafe field.pointee.rangeCount > 1 {
      found |= unsafe (word &+ repeated(field.pointee.starts.1)) & ~(word &+ repeated(field.pointee.ends.1))
      found |= unsafe (word &+ repeated(field.pointee.starts.2)) & ~(word &+ repeated(field.pointee.ends.2))
    }
    return found
  }

  @inline(__always)
  private static func hasKnownCode(_ record: UnsafeRawPointer, _ field: UnsafePointer<FastField>) -> Bool {
    let word = unsafe lowWord(record, field) & field.pointee.mask
    if unsafe field.pointee.width > 2 {
      return unsafe word == field.pointee.word || (field.pointee.codeCount > 1 && word == field.pointee.secondWord)
    }
    for index in unsafe 0..<Int(field.pointee.codeCount) {
      let words = unsafe index < 4 ? field.pointee.word : field.pointee.secondWord
      if (words &>> UInt64(16 &* (index & 3))) & 0xFFFF == word { return true }
    }
    return false
  }
}
