import Retrieval

/// Finds the columns and levels that a question names.
struct ColumnFinder: Sendable {
  /// A place in a question where a column or one of its levels is named.
  struct Mention: Sendable, Hashable {
    /// The column.
    let column: TableColumn
    /// The level, `nil` when the column itself is named.
    let level: String?
    /// The words, by their positions.
    let words: Range<Int>
    /// How many of the words are part of the name.
    let length: Int
  }

  private let columns: [(column: TableColumn, phrases: ColumnPhrases)]

  /// A finder of columns; of several with one name, the first is taken.
  init(_ columns: [TableColumn]) {
    var seen: Set<String> = []
    let own = columns.filter { !$0.isKey && seen.insert($0.name).inserted }
    let unique = ColumnPhrases.uniqueStems(of: own)
    self.columns = own.map { ($0, ColumnPhrases(of: $0, unique: unique)) }
  }

  /// The mentions in order, none of which overlap; the longest name at a place wins, then the first column.
  ///
  /// - Complexity: O(words × names of columns and levels).
  func mentions(in words: [QuestionWord]) -> [Mention] {
    var mentions: [Mention] = []
    var index = 0
    while index < words.count {
      if let mention = mention(in: words, at: index) {
        mentions.append(mention)
        index = mention.words.upperBound
      } else {
        index += 1
      }
    }
    return Self.merged(mentions, words)
  }

  private func mention(in words: [QuestionWord], at start: Int) -> Mention? {
    var best: Mention?
    for (column, phrases) in columns {
      for found in [columnMention(column, phrases, words, start), levelMention(column, phrases, words, start)] {
        if let found, found.length > best?.length ?? 0 { best = found }
      }
    }
    return best
  }

  private func columnMention(
    _ column: TableColumn, _ phrases: ColumnPhrases, _ words: [QuestionWord], _ start: Int
  ) -> Mention? {
    if words[start].lowered == column.name {
      return Mention(column: column, level: nil, words: start..<start + 1, length: .max)
    }
    return phrases.stems.compactMap { stems -> Mention? in
      guard let end = Self.end(of: stems, in: words, from: start) else { return nil }
      return Mention(column: column, level: nil, words: start..<end, length: stems.count)
    }.max { $0.length < $1.length }
  }

  /// Where a run of stems ends that begins at a place; small words between them do not part them.
  private static func end(of stems: [String], in words: [QuestionWord], from start: Int) -> Int? {
    var position = start
    for (index, stem) in stems.enumerated() {
      if index > 0 { while words.indices.contains(position), small.contains(words[position].lowered) { position += 1 } }
      guard words.indices.contains(position), words[position].stem == stem || words[position].lowered == stem else {
        return nil
      }
      position += 1
    }
    // "content views in the last 30 days" is said for `content_views_last_30`.
    if stems.last.flatMap(Double.init) != nil, words.indices.contains(position), words[position].lowered == "days" {
      position += 1
    }
    return position
  }

  private static let small: Set<String> = ["in", "the", "of", "over", "during", "their", "a", "per", "to"]

  private func levelMention(
    _ column: TableColumn, _ phrases: ColumnPhrases, _ words: [QuestionWord], _ start: Int
  ) -> Mention? {
    guard !column.isBoolean else { return nil }
    for length in (1...3).reversed() where start + length <= words.count {
      let run = words[start..<start + length]
      let isNamed = isNamed(phrases, words, near: start)
      if let level = column.levels.first(where: { LevelPhrases.names(run, $0, isColumnNamed: isNamed) }) {
        // Among columns with the same levels, the one that is named too is meant.
        return Mention(column: column, level: level, words: start..<start + length, length: length * 2 - (isNamed ? 0 : 1))
      }
    }
    return nil
  }

  private func isNamed(_ phrases: ColumnPhrases, _ words: [QuestionWord], near start: Int) -> Bool {
    (max(0, start - 4)..<min(words.count, start + 4)).contains { place in
      phrases.stems.contains { Self.end(of: $0, in: words, from: place) != nil }
    }
  }

  /// Leaves out a column named beside one of its levels: "the premium plan" is one mention.
  private static func merged(_ mentions: [Mention], _ words: [QuestionWord]) -> [Mention] {
    mentions.filter { mention in
      mention.level != nil
        || !mentions.contains { other in
          guard other.level != nil, other.column == mention.column else { return false }
          let between =
            other.words.upperBound <= mention.words.lowerBound
            ? other.words.upperBound..<mention.words.lowerBound
            : mention.words.upperBound..<max(mention.words.upperBound, other.words.lowerBound)
          let before = mention.words.lowerBound > 0 ? words[mention.words.lowerBound - 1].lowered : ""
          return between.allSatisfy { ["is", "of", "the", "type", "=", "are", "being"].contains(words[$0].lowered) }
            && !["by", "per", "each", "which"].contains(before)
        }
    }
  }
}
