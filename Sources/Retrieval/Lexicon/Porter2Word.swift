/// A word on its way through the Porter2 steps: its letters and the regions that suffixes must lie in.
struct Porter2Word {
  /// The stand-in for a letter outside ASCII: a consonant that no suffix contains.
  static let foreign: UInt8 = 0x80
  /// A `y` that acts as a consonant.
  private static let consonantY = UInt8(ascii: "Y")

  /// The letters, one byte each.
  private(set) var letters: [UInt8]
  /// Where region R1 begins: after the first consonant that follows a vowel.
  private(set) var firstRegion: Int
  /// Where region R2 begins: the same again inside R1.
  private(set) var secondRegion: Int

  /// Prepares a lower-case word: drops a leading apostrophe, marks consonantal `y`, finds the regions.
  init(_ letters: [UInt8]) {
    self.letters = letters
    firstRegion = 0
    secondRegion = 0
    if self.letters.first == UInt8(ascii: "'") { self.letters.removeFirst() }
    markConsonants()
    firstRegion = specialPrefixLength ?? regionStart(from: 0)
    secondRegion = regionStart(from: firstRegion)
  }

  /// Runs all steps.
  mutating func reduce() {
    dropPlural()
    dropParticiple()
    replaceFinalY()
    shortenDerivation()
    shortenDerivationFurther()
    dropDerivation()
    dropFinalLetter()
    for index in letters.indices where letters[index] == Self.consonantY { letters[index] = UInt8(ascii: "y") }
  }

  private mutating func markConsonants() {
    for index in letters.indices where letters[index] == UInt8(ascii: "y") {
      if index == 0 || isVowel(at: index - 1) { letters[index] = Self.consonantY }
    }
  }

  private func regionStart(from start: Int) -> Int {
    var index = start
    while index < letters.count, !isVowel(at: index) { index += 1 }
    while index < letters.count, isVowel(at: index) { index += 1 }
    return min(index + 1, letters.count)
  }

  /// Beginnings after which R1 starts at once, so that "universe" and "university" stay apart.
  private var specialPrefixLength: Int? {
    switch letters.first {
    case UInt8(ascii: "a"): starts(with: "arsen") ? 5 : nil
    case UInt8(ascii: "c"): starts(with: "commun") ? 6 : nil
    case UInt8(ascii: "e"): starts(with: "emerg") ? 5 : nil
    case UInt8(ascii: "g"): starts(with: "gener") ? 5 : nil
    case UInt8(ascii: "i"): starts(with: "inter") ? 5 : nil
    case UInt8(ascii: "l"): starts(with: "later") ? 5 : nil
    case UInt8(ascii: "o"): starts(with: "organ") ? 5 : nil
    case UInt8(ascii: "p"): starts(with: "past") ? 4 : nil
    case UInt8(ascii: "u"): starts(with: "univers") ? 7 : nil
    default: nil
    }
  }

  private func starts(with prefix: StaticString) -> Bool {
    letters.count >= prefix.utf8CodeUnitCount && matches(prefix, at: 0)
  }

  private func matches(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { expected in
      for offset in expected.indices where letters[start + offset] != expected[offset] { return false }
      return true
    }
  }
}

extension Porter2Word {
  /// Whether the word ends so; with `before`, whether its first `before` letters do.
  func ends(with suffix: StaticString, before end: Int? = nil) -> Bool {
    let start = (end ?? letters.count) - suffix.utf8CodeUnitCount
    return start >= 0 && matches(suffix, at: start)
  }

  /// The longest of some suffixes (given longest first) that the word ends with.
  func longestSuffix(of suffixes: [StaticString]) -> StaticString? { suffixes.first { ends(with: $0) } }

  /// Whether the letter is a vowel: `a e i o u` and `y` unless it acts as a consonant.
  func isVowel(at index: Int) -> Bool {
    switch letters[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  /// Whether one of the first `count` letters is a vowel.
  func hasVowel(inFirst count: Int) -> Bool {
    for index in 0..<max(0, count) where isVowel(at: index) { return true }
    return false
  }

  /// Whether the first `end` letters end in a short syllable: consonant, vowel, consonant other than w, x, Y; or are
  /// a vowel and a consonant; or end in "past".
  func endsInShortSyllable(before end: Int) -> Bool {
    if end >= 2, !isVowel(at: end - 1), isVowel(at: end - 2) {
      if end == 2 { return true }
      let last = letters[end - 1]
      let isPlain = last != UInt8(ascii: "w") && last != UInt8(ascii: "x") && last != Self.consonantY
      if isPlain, !isVowel(at: end - 3) { return true }
    }
    return ends(with: "past", before: end)
  }

  /// Whether the last letter is a `y`, as vowel or consonant.
  var endsInY: Bool { letters.last == UInt8(ascii: "y") || letters.last == Self.consonantY }

  /// Removes the last letters.
  mutating func drop(_ count: Int) { letters.removeLast(min(count, letters.count)) }

  /// Puts other letters in the place of the last ones.
  mutating func replace(last count: Int, with ending: StaticString) {
    drop(count)
    ending.withUTF8Buffer { letters.append(contentsOf: $0) }
  }
}
