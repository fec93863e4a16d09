import ByteText
import PaymentModel
import Testing

@testable import Reconciliation

@Suite struct CheckCharacterTests {
  /// A-GRid of the standard's public example; the two check characters of an ISAN; README examples of public implementations.
  @Test(arguments: [
    ("A12425GABC1234002", "M"), ("00000000C36D002B", "K"), ("00000000C36D002B00000000", "E"), ("12CD", "5"), ("RABD", "A"), ("X0H", "X"),
  ])
  func `published texts have their published check character`(text: String, expected: String) {
    #expect(CheckCharacter.character(for: text.utf8) == expected.utf8.first)
  }

  @Test func `a text outside 0-9A-Z has no check character`() {
    #expect(CheckCharacter.character(for: "AB-C".utf8) == nil)
    #expect(CheckCharacter.character(for: "abc".utf8) == nil)
  }

  @Test func `the state machine agrees with the definition by remainders`() {
    for state in UInt32(1)...36 {
      for value in UInt32(0)...35 {
        let sum = (state + value) % 36 == 0 ? 36 : (state + value) % 36
        #expect(CheckCharacter.advance(state, by: value) == sum * 2 % 37)
      }
      #expect((state + CheckCharacter.value(after: state)) % 36 == 1)
    }
  }
}

@Suite struct PaymentReferenceTests {
  @Test func `the alphabet has 32 characters, none of them 0, 1, I or O`() {
    let expected = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789".utf8)
    #expect(ReferenceAlphabet.characters == expected)
    for byte in UInt8.min...UInt8.max {
      let code = ReferenceAlphabet.code(byte)
      #expect(code == expected.firstIndex(of: byte).map { UInt32($0) })
      guard let code else { continue }
      #expect(ReferenceAlphabet.character(code) == byte)
      #expect(ReferenceAlphabet.isoValue(code) == CheckCharacter.value(of: byte))
      #expect(ReferenceAlphabet.code(isoValue: ReferenceAlphabet.isoValue(code)) == code)
    }
    #expect([0, 1, 18, 24, 36].allSatisfy { ReferenceAlphabet.code(isoValue: $0) == nil })
  }

  /// By hand from the definition: eleven A (value 10) lead P through 36, 20, 23, 29, 4, 28, 4 … to the check value.
  @Test func `a hash of zeros at attempt 1 is eleven A and a check character by the definition`() throws {
    var state = 36
    for _ in 0..<11 {
      let sum = (state + 10) % 36 == 0 ? 36 : (state + 10) % 36
      state = sum * 2 % 37
    }
    let check = (37 - state) % 36
    let character = Character(Unicode.Scalar(UInt8(check < 10 ? 48 + check : 55 + check)))
    let reference = PaymentReference(hash50: 0, attempt: 1)
    if "01IO".contains(character) {
      #expect(reference == nil)
    } else {
      #expect(reference?.description == String(repeating: "A", count: 11) + String(character))
    }
  }

  @Test func `a reference survives its text and names its attempt`() throws {
    var generator = SeededGenerator(seed: 20_261_001)
    var made = 0
    for _ in 0..<4_000 {
      let attempt = Int.random(in: 1...32, using: &generator)
      let hash = generator.next() >> 14
      guard let reference = PaymentReference(hash50: hash, attempt: attempt) else { continue }
      made += 1
      let text = reference.description
      #expect(text.utf8.count == 12)
      #expect(PaymentReference(text) == reference)
      #expect(reference.attempt == attempt)
      #expect(reference.packed >> 10 == hash)
      #expect(CheckCharacter.character(for: text.utf8.dropLast()) == text.utf8.last)
      #expect(PaymentReference(packed: reference.packed) == reference)
    }
    // 32 of 36 check characters are in the alphabet.
    #expect((3_400...3_700).contains(made))
  }

  @Test func `each single wrong character and most exchanged neighbours are found out`() throws {
    var generator = SeededGenerator(seed: 7)
    var exchanged = 0
    var unnoticed = 0
    for _ in 0..<200 {
      guard let reference = PaymentReference(hash50: generator.next() >> 14, attempt: 3) else { continue }
      let text = Array(reference.description.utf8)
      for place in 0..<12 {
        for other in ReferenceAlphabet.characters where other != text[place] {
          var wrong = text
          wrong[place] = other
          #expect(PaymentReference(wrong.span) == nil)
        }
        guard place < 11, text[place] != text[place + 1] else { continue }
        var wrong = text
        wrong.swapAt(place, place + 1)
        exchanged += 1
        if PaymentReference(wrong.span) != nil { unnoticed += 1 }
      }
    }
    #expect(exchanged > 1_000)
    #expect(unnoticed * 100 < exchanged * 2)
  }

  @Test(arguments: ["", "ABCDEFGHJKL", "ABCDEFGHJKLMN", "abcdefghjklm", "ABCDEFGHIJKL", "ABCDEFGH JKL", "ĐBCDEFGHJK"])
  func `what is not twelve characters of the alphabet is no reference`(text: String) {
    #expect(PaymentReference(text) == nil)
  }

  @Test(arguments: [-1, 0, 33]) func `an attempt outside 1 to 32 has no reference`(attempt: Int) {
    #expect(PaymentReference(hash50: 1, attempt: attempt) == nil)
  }
}

@Suite struct ReferenceMakerTests {
  private func make(
    _ maker: inout ReferenceMaker, _ beneficiary: String, _ payee: String, round: String = "2026-10", programme: Programme = .btxh,
    attempt: Int = 1
  ) throws -> PaymentReference {
    let period = try #require(Period(round))
    let reference = maker.payment(
      programme: programme, round: period, beneficiary: Array(beneficiary.utf8).span, payee: Array(payee.utf8).span, attempt: attempt,
      hash: standInHash)
    return try #require(reference)
  }

  @Test func `the same payment has the same reference in every run`() throws {
    var first = ReferenceMaker(payer: "1050123".utf8)
    var second = ReferenceMaker(payer: "1050123".utf8)
    _ = try make(&second, "038000000001", "038000000009")
    let here = try make(&first, "038000000001", "038000000002")
    let there = try make(&second, "038000000001", "038000000002")
    #expect(here == there)
  }

  @Test func `payer, programme, round, beneficiary, payee and attempt each change the reference`() throws {
    func reference(
      payer: String = "P", programme: Programme = .btxh, round: String = "2026-10", beneficiary: String = "B", payee: String = "C",
      attempt: Int = 1
    ) throws -> PaymentReference {
      var maker = ReferenceMaker(payer: payer.utf8)
      return try make(&maker, beneficiary, payee, round: round, programme: programme, attempt: attempt)
    }
    let all = try [
      reference(), reference(payer: "Q"), reference(programme: .ncc), reference(round: "2026-11"), reference(round: "2026-10-B"),
      reference(beneficiary: "D"), reference(payee: "D"), reference(attempt: 2), reference(beneficiary: "BC", payee: ""),
      reference(beneficiary: "", payee: "BC"), reference(beneficiary: "B,1:C", payee: ""),
    ]
    #expect(Set(all).count == all.count)
  }

  @Test func `the hashed text is a row of netstrings, the salt last`() throws {
    var maker = ReferenceMaker(payer: "1050".utf8)
    var seen: [String] = []
    let period = try #require(Period("2026-10-B"))
    for name in ["A", "BBBBBBBBBBBB"] {
      _ = maker.payment(programme: .ncc, round: period, beneficiary: Array(name.utf8).span, payee: Array("".utf8).span) { text in
        var bytes: [UInt8] = []
        for index in text.indices { bytes.append(text[index]) }
        seen.append(bytes.reduce(into: "") { $0.append(Character(Unicode.Scalar($1))) })
        return standInHash(text)
      }
    }
    #expect(seen.first == "1:P,4:1050,3:NCC,9:2026-10-B,1:A,0:,1:0,")
    #expect(seen.contains("1:P,4:1050,3:NCC,9:2026-10-B,12:BBBBBBBBBBBB,0:,1:0,"))
  }

  @Test func `a reference that another payment has is salted again`() throws {
    var maker = ReferenceMaker(payer: "P".utf8)
    let references = try (0..<40).map { _ in try make(&maker, "B", "C") }
    #expect(Set(references).count == 40)
    var other = ReferenceMaker(payer: "P".utf8)
    other.claim(references[0])
    let salted = try make(&other, "B", "C")
    #expect(salted == references[1])
  }

  @Test func `attempts 1 to 9 of one payment share their first ten characters, whatever the check characters`() throws {
    var maker = ReferenceMaker(payer: "1050123".utf8)
    for number in 0..<500 {
      let references = try (1...9).map { try make(&maker, "0380\(number)", "C", attempt: $0) }
      #expect(Set(references.map { $0.description.prefix(10) }).count == 1)
      #expect(references.map(\.attempt) == Array(1...9))
      #expect(references.allSatisfy { PaymentReference($0.description) == $0 })
    }
  }

  @Test func `without any usable hash there is no reference, and no endless search`() throws {
    var maker = ReferenceMaker(payer: "P".utf8)
    let period = try #require(Period("2026-10"))
    let part = Array("B".utf8)
    var first: PaymentReference?
    var fixed: UInt64 = 0
    while first == nil {
      fixed += 1 << 14
      first = maker.order(programme: .btxh, round: period, name: part.span) { _ in fixed }
    }
    let second = maker.order(programme: .btxh, round: period, name: part.span) { _ in fixed }
    let tooLate = maker.order(programme: .btxh, round: period, name: part.span, attempt: 33, hash: standInHash)
    #expect(second == nil)
    #expect(tooLate == nil)
  }

  @Test func `twenty thousand payments have as many references, all with a right check character`() throws {
    var maker = ReferenceMaker(payer: "1050123".utf8)
    maker.reserve(20_000)
    var seen = Set<PaymentReference>()
    for number in 0..<20_000 {
      let reference = try make(&maker, "0380\(number)", "")
      #expect(PaymentReference.isValid(reference.packed))
      seen.insert(reference)
    }
    #expect(seen.count == 20_000)
  }
}

@Suite struct KeySetTests {
  @Test func `a key is inserted once and found again at every size`() {
    for size in [0, 1, 15, 16, 17, 1_000] {
      var set = FlatKeySet()
      set.reserve(size)
      var generator = SeededGenerator(seed: UInt64(size))
      let keys = [UInt64(0)] + (0..<size).map { _ in generator.next() | 1 }
      for key in keys {
        let isNew = set.insert(key)
        #expect(isNew)
      }
      for key in keys {
        let isNewAgain = set.insert(key)
        #expect(!isNewAgain)
        #expect(set.contains(key))
      }
      #expect(!set.contains(2))
      #expect(set.count == keys.count)
    }
  }
}
