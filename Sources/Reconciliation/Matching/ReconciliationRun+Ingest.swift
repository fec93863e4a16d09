// Entries come in once: those that a reference explains are settled here, the others keep what the weaker rules need.

public import PaymentModel

extension ReconciliationRun {
  /// What the references in an entry led to.
  private enum Sighting {
    case payment(UInt32, MatchRule)
    case several
    case beginnings
    case named(NamedTarget, MatchRule)
    /// A reference of ours that was not sent in this run; `inColumn` when the reference column holds it.
    case other(inColumn: Bool)
    case nothing
  }

  /// Takes the next entries of the file begun last.
  public mutating func ingest(_ block: EntryBlock) {
    precondition(!entries.files.isEmpty && !isResolved, "entries follow beginReturnedFile and come before resolve")
    let bytes = block.bytes.span
    let entryClass = entries.files[entries.files.count - 1].entryClass
    for index in block.rows.indices { ingest(block.rows[index], bytes, entryClass) }
    entries.files[entries.files.count - 1].count += block.rows.count
  }

  private mutating func ingest(_ row: EntryRow, _ bytes: Span<UInt8>, _ entryClass: EntryClass) {
    let kind = EventKind(entryClass, status: row.status, direction: row.direction)
    let day = EntryRecord.day(row.bookingDate ?? row.valueDate)
    var record = EntryRecord(
      amount: row.amount, repeatKey: 0, target: 0, record: row.sourceRecord, day: day, reason: reason(of: row, bytes), kind: kind,
      rule: .none, disposition: .fee, currency: UInt8(truncatingIfNeeded: sent.currencies.firstIndex(of: row.currency) ?? 15))
    if !row[.bankReference].isEmpty {
      let key = keys.text(bytes.extracting(row[.bankReference].range))
      record.repeatKey = keys.combined(key, amount: row.amount, tag: UInt64(day) << 8 | UInt64(kind.rawValue))
    }
    if kind != .fee { place(&record, row, bytes) }
    entries.records.append(record)
  }

  /// Decides by references where an entry belongs, or keeps it open.
  private mutating func place(_ record: inout EntryRecord, _ row: EntryRow, _ bytes: Span<UInt8>) {
    found.removeAll(keepingCapacity: true)
    let column = bytes.extracting(row[.reference].range)
    let narrative = bytes.extracting(row[.narrative].range)
    var sighting = sightColumn(column, row)
    if case .nothing = sighting { sighting = sightText(column, narrative, row) }
    var mentions = OpenEntry.Mentions.none
    var named: NamedTarget?
    switch sighting {
    case .payment(let payment, let rule):
      noteOtherAccount(bytes.extracting(row[.counterpartyAccount].range), payment)
      record.disposition = .payment
      record.target = payment
      record.rule = rule
      return
    case .named(.order(let order), let rule):
      record.disposition = .order
      record.target = UInt32(truncatingIfNeeded: order)
      record.rule = rule
      orderEvents.append(OrderEvent(order: record.target, entry: UInt32(truncatingIfNeeded: entries.records.count)))
      return
    case .named(let target, _): named = target
    case .other(inColumn: true):
      record.disposition = .unexpected
      record.target = UInt32(UnexpectedReason.otherReference.rawValue)
      return
    case .other: mentions = .other
    case .several: mentions = .several
    case .beginnings: mentions = .beginnings
    case .nothing: break
    }
    guard entries.open.count < settings.openEntries else {
      record.disposition = .unexpected
      record.target = UInt32(UnexpectedReason.tooMany.rawValue)
      return
    }
    record.disposition = .open
    record.target = UInt32(truncatingIfNeeded: entries.open.count)
    entries.open.append(
      OpenEntry(
        account: keys.account(bytes.extracting(row[.counterpartyAccount].range)),
        name: keys.name(bytes.extracting(row[.counterpartyName].range)), entry: UInt32(truncatingIfNeeded: entries.records.count),
        firstMention: UInt32(truncatingIfNeeded: entries.mentions.count), named: OpenEntry.Named(named),
        mentionCount: UInt16(clamping: found.count), mentions: mentions))
    entries.mentions.append(contentsOf: found.prefix(Int(UInt16.max)))
  }

  /// Bank or provider answer for one of our references but name another account than was sent: the money may be somebody else's.
  private mutating func noteOtherAccount(_ account: Span<UInt8>, _ payment: UInt32) {
    guard entries.files[entries.files.count - 1].entryClass == .answers, sent[payment].account != 0, !account.isEmpty else { return }
    // A number that is masked or has letters says nothing.
    for index in account.indices where account[index] &- 0x30 > 9 { return }
    guard keys.account(account) != sent[payment].account else { return }
    otherAccounts.count += 1
    if otherAccounts.listed.count < settings.candidatesListed {
      otherAccounts.listed.append((UInt32(truncatingIfNeeded: entries.records.count), payment))
    }
  }

  /// The reference column, read exactly.
  private mutating func sightColumn(_ column: Span<UInt8>, _ row: EntryRow) -> Sighting {
    guard !column.isEmpty else { return .nothing }
    let key = self.key(ofReference: column)
    if key == 0 || (key >> 63 == 1 && !sent.hasForeign) { return .nothing }
    let payment = sent.row(of: key)
    if payment != SentTable.none { return .payment(payment, .reference) }
    let sharing = candidates(sharing: key, row)
    if sharing.count == 1 { return .payment(sharing[0], .reference) }
    if !sharing.isEmpty {
      found = sharing
      return .several
    }
    if let target = sent.named[key] { return .named(target, .reference) }
    return key >> 63 == 0 && sent.attemptMask != 0 ? .other(inColumn: true) : .nothing
  }

  /// Payments with a reference of ours that several have: the one of the entry's amount, else all of them. A foreign number that is used
  /// twice names nobody.
  private func candidates(sharing key: UInt64, _ row: EntryRow) -> [UInt32] {
    if key >> 63 == 1 { return [] }
    let ofAmount = sent.rows(sharing: key, amount: row.amount).filter { sent.isCurrency(row.currency, of: $0) }
    return ofAmount.count == 1 ? ofAmount : sent.rows(sharing: key)
  }

  /// References within column and narrative: whole, then foreign words, then beginnings.
  private mutating func sightText(_ column: Span<UInt8>, _ narrative: Span<UInt8>, _ row: EntryRow) -> Sighting {
    var worst = ReferenceGrade.intact
    var target: NamedTarget?
    let finder = self.finder
    var found: [UInt32] = []
    swap(&found, &self.found)
    defer { swap(&found, &self.found) }
    func note(_ reference: PaymentReference, _ grade: ReferenceGrade) {
      let payment = sent.row(of: reference.packed)
      let payments = payment == SentTable.none ? candidates(sharing: reference.packed, row) : [payment]
      if !payments.isEmpty {
        for payment in payments where !found.contains(payment) { found.append(payment) }
        if grade == .mangled { worst = .mangled }
      } else if let named = sent.named[reference.packed] {
        target = target ?? named
      }
    }
    finder.find(in: column, note)
    finder.find(in: narrative, note)
    if found.count == 1 { return .payment(found[0], worst == .intact ? .referenceInText : .referenceMangled) }
    if found.count > 1 { return .several }
    if let target { return .named(target, .referenceInText) }
    if sent.hasForeign {
      sightForeign(narrative, &found, &target)
      if found.count == 1 { return .payment(found[0], .referenceInText) }
      if found.count > 1 { return .several }
      if let target { return .named(target, .referenceInText) }
    }
    // Without references of ours nothing else can be a beginning of one.
    guard sent.attemptMask != 0 else { return .nothing }
    var holdsOther = false
    sightWords(column, row, &found, &holdsOther)
    sightWords(narrative, row, &found, &holdsOther)
    if !found.isEmpty { return .beginnings }
    return holdsOther ? .other(inColumn: false) : .nothing
  }

  /// Words of at least 8 characters that are a foreign reference.
  private func sightForeign(_ text: Span<UInt8>, _ found: inout [UInt32], _ target: inout NamedTarget?) {
    var start = 0
    for index in 0...text.count {
      let isEnd = index == text.count || text[index] <= 0x20 || [0x2C, 0x3B, 0x7C, 0x28, 0x29, 0x2B, 0x3A, 0x2F].contains(text[index])
      guard isEnd else { continue }
      if index - start >= 8 {
        let key = keys.foreignReference(text.extracting(start..<index))
        let row = sent.row(of: key)
        if row != SentTable.none {
          if !found.contains(row) { found.append(row) }
        } else if let named = sent.named[key] {
          target = target ?? named
        }
      }
      start = index + 1
    }
  }

  /// Payments with this amount whose reference begins with a word of the text, and whether a word is a reference of another run.
  private mutating func sightWords(_ text: Span<UInt8>, _ row: EntryRow, _ found: inout [UInt32], _ holdsOther: inout Bool) {
    finder.findWords(in: text) { word in
      switch word {
      case .whole: holdsOther = true
      case .beginning(let packed, let length):
        sent.sortByReference()
        sent.rows(beginningWith: packed, length: length) { candidate in
          guard sent[candidate].amount == row.amount, sent.isCurrency(row.currency, of: candidate) else { return }
          if found.count < 64, !found.contains(candidate) { found.append(candidate) }
        }
      }
    }
  }

  private mutating func reason(of row: EntryRow, _ bytes: Span<UInt8>) -> UInt16 {
    guard !row[.reasonCode].isEmpty else { return 0 }
    let list = bytes.extracting(row[.reasonList].range)
    let code = bytes.extracting(row[.reasonCode].range)
    let key = keys.combined(keys.text(code), amount: Int64(bitPattern: keys.text(list)), tag: 0)
    return entries.reason(key: key) { ReasonCode(list: list.lossyText, code: code.lossyText) }
  }
}

extension Span where Element == UInt8 {
  /// The text; bytes that are not UTF-8 are shown as U+FFFD.
  var lossyText: String {
    var bytes: [UInt8] = []
    for index in indices { bytes.append(self[index]) }
    return bytes.text(TextSlice(0..<bytes.count))
  }
}
