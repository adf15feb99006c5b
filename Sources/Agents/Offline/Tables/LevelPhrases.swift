/// The words by which people ask for a level of a category.
enum LevelPhrases {
  /// The names of a level, without white space and in lower case.
  ///
  /// A code of one or two letters and "none" are no names: in a question they mostly say other things ("in", "us").
  static func names(of level: String) -> Set<String> {
    let compact = WordScanner.compact(level)
    let own: Set<String> = isCode(level) ? [] : [compact, compact + "s"]
    return own.union(everyday[level.lowercased()] ?? [])
  }

  /// Whether a level is written like a code, which stands for itself in capitals, or beside its column's name.
  static func isCode(_ level: String) -> Bool { level.utf8.count <= 2 || level == "none" }

  /// What people say for codes and names, by the level in lower case.
  private static let everyday: [String: Set<String>] = [
    "us": ["usa", "unitedstates", "america", "american"],
    "gb": ["uk", "unitedkingdom", "britain", "greatbritain", "british", "england"],
    "de": ["germany", "german"], "fr": ["france", "french"], "ca": ["canada", "canadian"],
    "au": ["australia", "australian"], "in": ["india", "indian"], "br": ["brazil", "brazilian"],
    "es": ["spain", "spanish"], "nl": ["netherlands", "dutch", "holland"], "se": ["sweden", "swedish"],
    "jp": ["japan", "japanese"], "it": ["italy", "italian"], "pl": ["poland", "polish"],
    "pt": ["portugal", "portuguese"], "at": ["austria", "austrian"], "ch": ["switzerland", "swiss"],
    "mx": ["mexico", "mexican"], "cn": ["china", "chinese"], "kr": ["korea", "southkorea", "korean"],
    "dk": ["denmark", "danish"], "no": ["norway", "norwegian"], "fi": ["finland", "finnish"],
    "be": ["belgium", "belgian"], "ie": ["ireland", "irish"], "female": ["women", "woman"], "male": ["men", "man"],
    "annual": ["yearly"], "ios": ["iphone", "iphones"],
  ]
}
