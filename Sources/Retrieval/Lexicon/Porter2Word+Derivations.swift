extension Porter2Word {
  /// Step 2: long derivations in R1.
  mutating func shortenDerivation() {
    guard letters.count > 3 else { return }
    switch letters[letters.count - 2] {
    case UInt8(ascii: "a"): replace(firstOf: [("ational", "ate"), ("tional", "tion")])
    case UInt8(ascii: "c"): replace(firstOf: [("anci", "ance"), ("enci", "ence")])
    case UInt8(ascii: "e"): replace(firstOf: [("izer", "ize")])
    case UInt8(ascii: "g"): shortenOgi()
    case UInt8(ascii: "l"): shortenLi()
    case UInt8(ascii: "o"): replace(firstOf: [("ization", "ize"), ("ation", "ate"), ("ator", "ate")])
    case UInt8(ascii: "s"):
      replace(firstOf: [
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("alism", "al"), ("ogist", "og"),
      ])
    case UInt8(ascii: "t"): replace(firstOf: [("biliti", "ble"), ("aliti", "al"), ("iviti", "ive")])
    default: break
    }
  }

  private mutating func shortenOgi() {
    guard ends(with: "logi"), letters.count - 3 >= firstRegion else { return }
    drop(1)
  }

  private mutating func shortenLi() {
    guard ends(with: "li") else { return }
    let longer: [(suffix: StaticString, ending: StaticString)] = [
      ("lessli", "less"), ("fulli", "ful"), ("ousli", "ous"), ("entli", "ent"), ("abli", "able"), ("alli", "al"),
      ("bli", "ble"),
    ]
    if replace(firstOf: longer) { return }
    let start = letters.count - 2
    guard start >= firstRegion, start > 0 else { return }
    switch letters[start - 1] {
    case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "g"), UInt8(ascii: "h"),
      UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      drop(2)
    default: break
    }
  }

  /// Step 3: shorter derivations in R1, "ative" in R2.
  mutating func shortenDerivationFurther() {
    guard letters.count > 2 else { return }
    switch letters[letters.count - 2] {
    case UInt8(ascii: "a"): replace(firstOf: [("ational", "ate"), ("tional", "tion"), ("ical", "ic")])
    case UInt8(ascii: "t"):
      replace(firstOf: [("icate", "ic"), ("iciti", "ic")])
    case UInt8(ascii: "v"):
      if ends(with: "ative"), letters.count - 5 >= max(firstRegion, secondRegion) { drop(5) }
    case UInt8(ascii: "z"): replace(firstOf: [("alize", "al")])
    case UInt8(ascii: "u"): replace(firstOf: [("ful", "")])
    case UInt8(ascii: "s"): replace(firstOf: [("ness", "")])
    default: break
    }
  }

  /// Step 4: the last derivational endings, in R2.
  mutating func dropDerivation() {
    guard letters.count > 2, let suffix = lastDerivation, letters.count - suffix.utf8CodeUnitCount >= secondRegion
    else { return }
    drop(suffix.utf8CodeUnitCount)
  }

  private var lastDerivation: StaticString? {
    switch letters[letters.count - 2] {
    case UInt8(ascii: "i"): longestSuffix(of: ["ic"])
    case UInt8(ascii: "c"): longestSuffix(of: ["ance", "ence"])
    case UInt8(ascii: "l"): longestSuffix(of: ["able", "ible"])
    case UInt8(ascii: "t"): longestSuffix(of: ["ate", "iti"])
    case UInt8(ascii: "v"): longestSuffix(of: ["ive"])
    case UInt8(ascii: "z"): longestSuffix(of: ["ize"])
    case UInt8(ascii: "a"): longestSuffix(of: ["al"])
    case UInt8(ascii: "s"): longestSuffix(of: ["ism"])
    case UInt8(ascii: "e"): longestSuffix(of: ["er"])
    case UInt8(ascii: "u"): longestSuffix(of: ["ous"])
    case UInt8(ascii: "n"): longestSuffix(of: ["ement", "ment", "ant", "ent"])
    case UInt8(ascii: "o"): ends(with: "sion") || ends(with: "tion") ? "ion" : nil
    default: nil
    }
  }

  /// Step 5: a final `e` or the second of two final `l`.
  mutating func dropFinalLetter() {
    let start = letters.count - 1
    guard start > 0 else { return }
    if letters[start] == UInt8(ascii: "e") {
      guard start >= secondRegion || (start >= firstRegion && !endsInShortSyllable(before: start)) else { return }
      drop(1)
    } else if ends(with: "ll"), start >= secondRegion {
      drop(1)
    }
  }

  /// Replaces the first of some suffixes (given longest first) that the word ends with, if it lies in R1; says
  /// whether one was there, in R1 or not.
  @discardableResult
  private mutating func replace(firstOf suffixes: [(suffix: StaticString, ending: StaticString)]) -> Bool {
    guard let found = suffixes.first(where: { ends(with: $0.suffix) }) else { return false }
    let length = found.suffix.utf8CodeUnitCount
    if letters.count - length >= firstRegion { replace(last: length, with: found.ending) }
    return true
  }
}
