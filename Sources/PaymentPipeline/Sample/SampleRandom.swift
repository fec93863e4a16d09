// Chance that is the same everywhere: SplitMix64, whole numbers only, never a system generator and never the order of a set.

/// SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, each seed another sequence.
struct SampleRandom {
  private var state: UInt64

  /// What chance decides; each has a sequence of its own, so that a change in one does not move the others.
  enum Purpose: UInt64 {
    case people = 0x5045_4F50_4C45
    case outcomes = 0x4F55_5443_4F4D
    case statements = 0x5354_4154_454D
    case answers = 0x414E_5357_4552
  }

  /// The bare generator.
  init(state: UInt64) { self.state = state }

  init(seed: UInt64, purpose: Purpose) {
    state = seed ^ (purpose.rawValue &* 0x9E37_79B9_7F4A_7C15)
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 ..< count.
  mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }

  /// One of the range.
  mutating func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  /// One of the choices.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[below(choices.count)] }

  /// True so often in a thousand.
  mutating func happens(perThousand: Int) -> Bool { below(1000) < perThousand }

  /// So many digits, each of them any.
  mutating func digits(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count { text += String(below(10)) }
    return text
  }
}

/// Says of each of many whether it is chosen: exactly one in every full stretch of `every`, at a place of chance.
struct SampleStratum {
  let every: Int
  private var place = 0
  private var chosen = 0

  init(every: Int) { self.every = every }

  mutating func next(_ random: inout SampleRandom) -> Bool {
    if place == 0 { chosen = random.below(every) }
    let isChosen = place == chosen
    place = place + 1 == every ? 0 : place + 1
    return isChosen
  }
}

/// Takes the choices in turn, beginning at a place of chance: small months see many kinds, large ones all.
struct SampleWheel<Choice> {
  private let choices: [Choice]
  private var place: Int

  init(_ choices: [Choice], _ random: inout SampleRandom) {
    self.choices = choices
    place = random.below(choices.count)
  }

  mutating func next() -> Choice {
    place = place + 1 == choices.count ? 0 : place + 1
    return choices[place]
  }
}
