import Retrieval

/// The words by which people ask for a level of a category.
enum LevelPhrases {
  /// Whether some words of a question name a level.
  ///
  /// - Parameter isColumnNamed: whether the question names the column too, without which short codes and "none" say
  ///   other things ("in", "us", "none").
  static func names(_ words: ArraySlice<QuestionWord>, _ level: String, isColumnNamed: Bool) -> Bool {
    if everyday[level.lowercased()]?.contains(words.map(\.lowered).joined(separator: " ")) == true { return true }
    if level.utf8.count <= 2 || level == "none" {
      let isWritten = words.count == 1 && words.first?.text == level
      return isWritten && (isColumnNamed || level.utf8.count == 2 && level == level.uppercased())
    }
    let compact = WordScanner.compact(level)
    if words.map({ WordScanner.compact($0.text) }).joined() == compact { return true }
    let parts = level.split(separator: "_").map { Porter2Stemmer.stem($0.lowercased()) }
    return words.map(\.stem) == parts
  }

  /// What people say for codes and names, by the code in lower case.
  private static let everyday: [String: Set<String>] = [
    "us": ["usa", "united states", "america", "american", "u.s", "u.s.a"],
    "gb": ["uk", "united kingdom", "britain", "great britain", "british", "england"],
    "de": ["germany", "german"], "fr": ["france", "french"], "ca": ["canada", "canadian"],
    "au": ["australia", "australian"], "in": ["india", "indian"], "br": ["brazil", "brazilian"],
    "es": ["spain", "spanish"], "nl": ["netherlands", "dutch", "holland"], "se": ["sweden", "swedish"],
    "jp": ["japan", "japanese"], "it": ["italy", "italian"], "pl": ["poland", "polish"], "pt": ["portugal", "portuguese"],
    "at": ["austria", "austrian"], "ch": ["switzerland", "swiss"], "mx": ["mexico", "mexican"],
    "cn": ["china", "chinese"], "kr": ["korea", "south korea", "korean"], "dk": ["denmark", "danish"],
    "no": ["norway", "norwegian"], "fi": ["finland", "finnish"], "be": ["belgium", "belgian"], "ie": ["ireland", "irish"],
    "female": ["women", "woman"], "male": ["men", "man"],
    "at_risk": ["likely to be lost"], "annual": ["yearly"], "ios": ["iphone", "iphones"],
  ]
}
