import Retrieval

/// Finds the columns and levels that a question names.
struct ColumnFinder: Sendable {
  private struct Phrase: Sendable {
    let position: Int
    let stems: [String]
  }

  private struct Level: Sendable {
    let position: Int
    let level: String
  }

  private let columns: [TableColumn]
  /// The columns of each name.
  private var byName: [String: Int] = [:]
  /// What columns are called, by the first stem.
  private var phrases: [String: [Phrase]] = [:]
  /// What levels are called, without white space.
  private var levels: [String: [Level]] = [:]
  /// The levels that stand only for themselves.
  private var codes: [String: [Level]] = [:]

  /// A finder of columns; of several with one name, the first is taken.
  init(_ all: [TableColumn]) {
    var seen: Set<String> = []
    columns = all.filter { !$0.isKey && seen.insert($0.name).inserted }
    let unique = ColumnPhrases.uniqueStems(of: columns)
    for (position, column) in columns.enumerated() {
      byName[column.name] = position
      for stems in ColumnPhrases(of: column, unique: unique).stems {
        if let first = stems.first { phrases[first, default: []].append(Phrase(position: position, stems: stems)) }
      }
      for level in column.isBoolean ? [] : column.levels {
        if LevelPhrases.isCode(level) { codes[level, default: []].append(Level(position: position, level: level)) }
        for name in LevelPhrases.names(of: level) {
          levels[name, default: []].append(Level(position: position, level: level))
        }
      }
    }
  }

  /// The mentions in order, none of which overlap; the longest name at a place wins, then the first column.
  ///
  /// - Complexity: O(words × names that begin with the word).
  func mentions(in words: [QuestionWord]) -> [ColumnMention] {
    var mentions: [ColumnMention] = []
    var index = 0
    while index < words.count {
      let found = columnMentions(words, index) + levelMentions(words, index)
      if let best = found.max(by: { ($0.length, -$0.position) < ($1.length, -$1.position) }) {
        mentions.append(best.mention)
        index = best.mention.words.upperBound
      } else {
        index += 1
      }
    }
    return spanned(ColumnMention.merged(mentions, words), words)
  }

  private typealias Found = (mention: ColumnMention, length: Int, position: Int)

  private func columnMentions(_ words: [QuestionWord], _ start: Int) -> [Found] {
    if let position = byName[words[start].lowered] {
      return [(ColumnMention(columns[position], words: start..<start + 1), .max, position)]
    }
    // "No referrals" counts what the level "referral" only names.
    let isCounted =
      start > 0
      && (words[start - 1].number != nil || ["no", "zero", "without", "many"].contains(words[start - 1].lowered))
    return (phrases[words[start].stem] ?? []).compactMap { phrase in
      Self.end(of: phrase.stems, in: words, from: start).map { end in
        (
          ColumnMention(columns[phrase.position], words: start..<end), phrase.stems.count * 2 + (isCounted ? 1 : 0),
          phrase.position
        )
      }
    }
  }

  /// Where a run of stems ends that begins at a place; small words between them do not part them.
  private static func end(of stems: [String], in words: [QuestionWord], from start: Int) -> Int? {
    var position = start
    for (index, stem) in stems.enumerated() {
      if index > 0 {
        while words.indices.contains(position), small.contains(words[position].lowered), words[position].stem != stem {
          position += 1
        }
      }
      guard words.indices.contains(position), words[position].stem == stem else { return nil }
      position += 1
    }
    // "content views in the last 30 days" is said for `content_views_last_30`.
    if stems.last.flatMap(Double.init) != nil, words.indices.contains(position), words[position].lowered == "days" {
      position += 1
    }
    return position
  }

  private static let small: Set<String> = ["in", "the", "of", "over", "during", "their", "a", "per", "to"]

  private func levelMentions(_ words: [QuestionWord], _ start: Int) -> [Found] {
    (1...3).flatMap { length -> [Found] in
      guard start + length <= words.count else { return [] }
      let run = words[start..<start + length]
      let named = (levels[run.map { WordScanner.compact($0.text) }.joined()] ?? [])
      let coded = length == 1 ? codes[words[start].text] ?? [] : []
      return (named + coded).compactMap { found in
        let isNamed = isNamed(found.position, words, near: start)
        let isPlain = LevelPhrases.isCode(found.level) && words[start].text == found.level
        if isPlain, !isNamed, found.level != found.level.uppercased() { return nil }
        let mention = ColumnMention(columns[found.position], level: found.level, words: start..<start + length)
        // Among columns with the same levels, the one that is named too is meant.
        return (mention, length * 2 + (isNamed ? 1 : 0), found.position)
      }
    }
  }

  private func isNamed(_ position: Int, _ words: [QuestionWord], near start: Int) -> Bool {
    (max(0, start - 4)..<min(words.count, start + 4)).contains { place in
      (phrases[words[place].stem] ?? []).contains {
        $0.position == position && Self.end(of: $0.stems, in: words, from: place) != nil
      }
    }
  }

  /// Takes a span that stands apart from its column as part of the name: "how many sessions … last 7 days".
  private func spanned(_ mentions: [ColumnMention], _ words: [QuestionWord]) -> [ColumnMention] {
    let named = Set(mentions.flatMap(\.places))
    guard
      let start = words.indices.first(where: { index in
        index + 2 < words.count && !named.contains(index) && !named.contains(index + 1)
          && words[index].lowered == "last" && words[index + 2].lowered == "days"
      }), let days = words[start + 1].number
    else { return mentions }
    return mentions.map { mention in
      guard mention.level == nil, let end = mention.column.name.range(ofLast: "_last_") else { return mention }
      let wanted = mention.column.name[..<end] + days.numberText
      guard let column = columns.first(where: { $0.name == wanted || $0.name == wanted + "_days" }) else {
        return mention
      }
      return ColumnMention(column, words: mention.words, span: start..<start + 3)
    }
  }
}

extension String {
  /// Where the last occurrence of a text ends.
  fileprivate func range(ofLast text: String) -> Index? {
    indices.last { self[$0...].hasPrefix(text) }.map { index($0, offsetBy: text.count) }
  }
}
