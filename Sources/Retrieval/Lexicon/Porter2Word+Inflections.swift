extension Porter2Word {
  /// Step 1a: possessives and plurals.
  mutating func dropPlural() {
    if let possessive = longestSuffix(of: ["'s'", "'s", "'"]) { drop(possessive.utf8CodeUnitCount) }
    if ends(with: "sses") {
      drop(2)
    } else if ends(with: "ied") || ends(with: "ies") {
      replace(last: 3, with: letters.count > 4 ? "i" : "ie")
    } else if ends(with: "s"), !ends(with: "ss"), !ends(with: "us"), hasVowel(inFirst: letters.count - 2) {
      drop(1)
    }
  }

  /// Step 1b: past tenses, participles and their adverbs.
  mutating func dropParticiple() {
    if let suffix = longestSuffix(of: ["eedly", "eed"]) {
      shortenEed(suffix.utf8CodeUnitCount)
      return
    }
    guard let suffix = longestSuffix(of: ["ingly", "edly", "ing", "ed"]) else { return }
    let start = letters.count - suffix.utf8CodeUnitCount
    if suffix.utf8CodeUnitCount == 3, keepsIng(before: start) { return }
    guard hasVowel(inFirst: start) else { return }
    drop(suffix.utf8CodeUnitCount)
    restoreEnding()
  }

  private mutating func shortenEed(_ length: Int) {
    let start = letters.count - length
    guard start >= firstRegion else { return }
    for stem: StaticString in ["succ", "proc", "exc"]
    where start == stem.utf8CodeUnitCount && ends(with: stem, before: start) { return }
    replace(last: length, with: "ee")
  }

  /// Handles the words in which "ing" is no participle's ending, or follows a `y` that was "ie".
  private mutating func keepsIng(before start: Int) -> Bool {
    if start == 2, letters[1] == UInt8(ascii: "y"), !isVowel(at: 0) {
      replace(last: 4, with: "ie")
      return true
    }
    for stem: StaticString in ["even", "cann", "inn", "earr", "herr", "out"]
    where start == stem.utf8CodeUnitCount && ends(with: stem, before: start) { return true }
    return false
  }

  private mutating func restoreEnding() {
    if ends(with: "at") || ends(with: "bl") || ends(with: "iz") {
      replace(last: 0, with: "e")
    } else if endsInDouble {
      let isWholeWord = letters.count == 3 && isAEO(letters[0])
      if !isWholeWord { drop(1) }
    } else if letters.count == firstRegion, endsInShortSyllable(before: letters.count) {
      replace(last: 0, with: "e")
    }
  }

  private var endsInDouble: Bool {
    guard letters.count >= 2, letters[letters.count - 1] == letters[letters.count - 2] else { return false }
    switch letters[letters.count - 1] {
    case UInt8(ascii: "b"), UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "m"),
      UInt8(ascii: "n"), UInt8(ascii: "p"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return true
    default: return false
    }
  }

  private func isAEO(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "a") || letter == UInt8(ascii: "e") || letter == UInt8(ascii: "o")
  }

  /// Step 1c: a final `y` after a consonant that does not begin the word.
  mutating func replaceFinalY() {
    guard letters.count > 2, endsInY, !isVowel(at: letters.count - 2) else { return }
    replace(last: 1, with: "i")
  }
}
