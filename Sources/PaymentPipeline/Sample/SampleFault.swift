// What can be wrong or odd in a sample roster: each fault is an error of the contract and holds its row, each oddity is a warning or a
// note.

import PaymentModel

/// A fault that holds a row back.
enum SampleFault: CaseIterable {
  case leadingZeroLost, digitsLost, provinceUnknown, birthImpossible, lettersLost, errorCell, amountFraction, amountNegative, amountMissing,
    amountZero, partsDiffer, cardNumber, landlineWallet, bankConflict, lineTwice, lineTwiceAcrossFiles, afterDeath, nameMissing

  /// Spoils the row if it can have this fault; those that repeat a line are made by the caller.
  func apply(to row: inout SampleRow, _ place: SamplePlace, _ random: inout SampleRandom) {
    let isBank = !row[.account].isEmpty && !row[.holder].isEmpty && !row[.bank].hasSuffix("Money")
    let month = row.amount(.monthAmount) ?? 0
    switch self {
    case .leadingZeroLost: row[.identity] = String(row[.identity].dropFirst())
    case .digitsLost: row[.identity] = "3.8\(random.digits(3))E+10"
    case .provinceUnknown: row[.identity] = "997" + row[.identity].dropFirst(3)
    case .birthImpossible: row[.birth] = random.pick(["31/02/1950", "30/02/1948", "31/04/1945", "15/13/1951"])
    case .lettersLost:
      guard let place = row[.name].firstIndex(where: { !$0.isASCII }) else { return }
      row[.name].replaceSubrange(place...place, with: "?")
    case .errorCell: row[random.happens(perThousand: 500) ? .name : .identity] = random.pick(["#N/A", "#REF!", "#VALUE!"])
    case .amountFraction:
      guard month > 0 else { return }
      row.write(.monthAmount, "\(month),5")
    case .amountNegative:
      guard month > 0 else { return }
      row.write(.monthAmount, "-\(month)")
      row.write(.total, "-\(month)")
    case .amountMissing: row.money = row.money.map { _ in nil }
    case .amountZero:
      row.money = row.money.map { $0 == nil ? nil : 0 }
    case .partsDiffer: row.set(.total, (row.amount(.total) ?? 0) + 100_000)
    case .cardNumber:
      guard isBank else { return }
      row[.account] = "970405" + random.digits(10)
    case .landlineWallet:
      guard place.has(.phone), place.has(.channel) else { return }
      for field in [RosterField.account, .bank, .holder] { row[field] = "" }
      row[.channel] = "Tiền di động"
      row[.phone] = "02373" + random.digits(6)
    case .bankConflict:
      guard isBank else { return }
      row[.bank] = random.pick(["970415 Vietcombank", "970436 Agribank", "970418 VietinBank"])
    case .afterDeath:
      guard place.has(.deathDate), month > 0 else { return }
      row[.deathDate] = SampleRows.lastMonth(place.period, day: random.pick(1...28))
    case .nameMissing: row[.name] = ""
    case .lineTwice, .lineTwiceAcrossFiles: return
    }
    row.isTouched = true
  }
}

/// Something odd about a row that is paid all the same.
enum SampleOddity: CaseIterable {
  case sexDiffers, birthDiffers, oldNumber, blanksInNumber, oldPhone, accountLength, formerBank, decomposedName, doubleBlank, eth,
    holderDiffers,
    amountWithUnit

  /// Makes the row odd in this way if it can be.
  func apply(to row: inout SampleRow, _ place: SamplePlace, _ random: inout SampleRandom) {
    let isBank = !row[.account].isEmpty && !row[.holder].isEmpty && !row[.bank].hasSuffix("Money")
    switch self {
    case .sexDiffers:
      guard place.has(.sex) else { return }
      row[.sex] = row[.sex] == "Nam" ? "Nữ" : "Nam"
    case .birthDiffers: row.birth = row.birth.flatMap { CalendarDate(year: Int($0.year) - 1) }
    case .oldNumber: row[.identity] = "17" + random.digits(7)
    case .blanksInNumber:
      let digits = Array(row[.identity])
      row[.identity] = "\(String(digits[0..<3])) \(String(digits[3..<6])) \(String(digits[6...]))"
    case .oldPhone:
      guard place.has(.phone), !row[.phone].isEmpty else { return }
      row[.phone] = "0163" + random.digits(7)
    case .accountLength:
      guard isBank else { return }
      row[.account].removeLast(2)
    case .formerBank:
      guard isBank else { return }
      row[.bank] = "LienVietPostBank"
    case .decomposedName:
      let marks: [(Character, String)] = [
        ("ễ", "e\u{302}\u{303}"), ("ầ", "a\u{302}\u{300}"), ("ê", "e\u{302}"), ("ạ", "a\u{323}"), ("à", "a\u{300}"),
      ]
      guard let (letter, parts) = marks.first(where: { row[.name].contains($0.0) }), let found = row[.name].firstIndex(of: letter) else {
        return
      }
      row[.name].replaceSubrange(found...found, with: parts)
    case .doubleBlank:
      guard let blank = row[.name].firstIndex(of: " ") else { return }
      row[.name].insert(" ", at: blank)
    case .eth:
      guard row[.name].hasPrefix("Đ") else { return }
      row[.name] = "Ð" + row[.name].dropFirst()
    case .holderDiffers:
      guard isBank else { return }
      row[.holder] = "TRAN THI MAU"
    case .amountWithUnit:
      guard let total = row.amount(.total) else { return }
      row.write(.total, SampleText.grouped(total, ".") + "đ")
    }
    row.isTouched = true
  }
}
