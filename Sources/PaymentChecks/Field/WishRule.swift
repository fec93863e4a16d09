// The channel a person asked for, in a column of its own or in the note.

internal import PaymentModel
internal import ReferenceData

/// What a wish was understood as.
struct Wish: Sendable {
  var channel = Channel.unknown
  /// 1-based place of the wallet it names; 0 none.
  var wallet: UInt8 = 0
  /// Words stand in the cell and name no channel.
  var isUnknown = false
  /// The note says that the person is dead or paid no more.
  var saysStop = false
}

enum WishRule {
  /// Understands the wish: whether the cell says something that names no channel, and whether the note says that nothing is due any more.
  static func resolve(
    _ row: borrowing RosterRow, _ bytes: Span<UInt8>, _ context: borrowing CheckContext, _ scratch: inout CheckScratch,
    _ resolved: inout ResolvedRow
  ) -> (isUnknown: Bool, saysStop: Bool) {
    let wish = row[.channel]
    var understood = Wish()
    if !wish.isEmpty { understood = scratch.wishes.find(bytes, wish) ?? understandNow(bytes, wish, context, &scratch) }
    let isUnknown = understood.isUnknown
    let note = row[.note]
    var saysStop = false
    if !note.isEmpty {
      let said = scratch.notes.find(bytes, note) ?? scratch.notes.remember(Self.note(bytes.extracting(note.range)), bytes, note)
      saysStop = said.saysStop
      if understood.channel == .unknown { understood = said }
    }
    resolved.destination.wished = understood.channel
    if resolved.destination.namedWallet == 0 { resolved.destination.namedWallet = understood.wallet }
    return (isUnknown, saysStop)
  }

  @inline(never)
  private static func understandNow(
    _ bytes: Span<UInt8>, _ slice: TextSlice, _ context: borrowing CheckContext, _ scratch: inout CheckScratch
  ) -> Wish {
    scratch.wishes.remember(channel(bytes.extracting(slice.range), context.tables), bytes, slice)
  }

  /// A cell of the channel column; home before cash, because "tiền mặt tại nhà" is paid at home.
  private static func channel(_ text: Span<UInt8>, _ tables: ReferenceTables) -> Wish {
    let folded = " " + FoldedName(text).text + " "
    func has(_ phrase: String) -> Bool { folded.contains(" " + phrase + " ") }
    if has("tai nha") || has("tan nha") || has("home") { return Wish(channel: .home) }
    if has("tien mat") || has("diem chi tra") || has("tm") || has("truc tiep") || has("cash") { return Wish(channel: .cash) }
    let wallet = tables.wallet(named: text)
    if wallet != 0 || has("mobile money") || has("mobile") || has("tien di dong") || has("vi") || has("vi dien tu") {
      return Wish(channel: .mobile, wallet: wallet)
    }
    if has("tai khoan") || has("chuyen khoan") || has("ngan hang") || has("ck") || has("tk") || has("atm") || has("bank") {
      return Wish(channel: .bank)
    }
    // A dash or dots are an empty cell.
    return Wish(isUnknown: folded.utf8.contains { $0 != 0x20 })
  }

  /// A note is free text: only what says plainly how to pay counts.
  private static func note(_ text: Span<UInt8>) -> Wish {
    let folded = " " + FoldedName(text).text + " "
    func has(_ phrase: String) -> Bool { folded.contains(" " + phrase + " ") }
    let stops = [
      "chet", "da mat", "tu tran", "da cat", "cat tu", "cat giam", "cat huong", "tam dung", "dung tro cap", "dung huong", "thoi huong",
      "khong chi", "bhxh chi",
    ]
    if stops.contains(where: has) { return Wish(saysStop: true) }
    if has("khong") { return Wish() }
    let verbs = ["chi", "tra", "nhan", "linh", "phat"]
    if has("tai nha") || has("tan nha"), verbs.contains(where: has) { return Wish(channel: .home) }
    return has("tien mat") ? Wish(channel: .cash) : Wish()
  }
}
