import Retrieval

/// A question, taken apart into what it asks for and what it is about.
struct Question: Sendable {
  /// What the answer should look like.
  enum Intent: Sendable, Hashable {
    /// The first or last so many of a list, or the one at a place.
    case ranking(Ranking)
    /// The values of two or more things beside one another.
    case comparison([Term])
    /// How many.
    case count
    /// All members of a list that fit.
    case list
    /// What a name means, its unit, its range.
    case definition
    /// The value of something.
    case lookup
  }

  /// Which members of a list, from which end.
  struct Ranking: Sendable, Hashable {
    /// How many, `nil` when the question leaves it open.
    var count: Int?
    /// The place asked for, from 1.
    var place: Int?
    /// Whether from the small end.
    var isAscending: Bool
    /// Whether small is asked for by the sign ("lowers", "negative").
    var isSigned = false
    /// Whether the question asks for the good or bad end, which depends on the quantity ("best", "worst").
    var judges: Judgement?

    /// The end that depends on what is measured.
    enum Judgement: Sendable, Hashable {
      /// "best"
      case best
      /// "worst"
      case worst
    }
  }

  /// A bound on a number.
  struct Condition: Sendable, Hashable {
    /// How values compare with the bound.
    enum Comparison: Sendable, Hashable {
      /// Above, the bound itself included or not.
      case above(inclusive: Bool)
      /// Below, the bound itself included or not.
      case below(inclusive: Bool)
    }

    /// How values compare with the bound.
    var comparison: Comparison
    /// The bound.
    var bound: Double

    /// Whether a number meets the condition.
    func holds(for number: Double) -> Bool {
      switch comparison {
      case .above(let inclusive): number > bound || (inclusive && number == bound)
      case .below(let inclusive): number < bound || (inclusive && number == bound)
      }
    }
  }

  /// The words as asked.
  let text: String
  /// All words in lower case, in order.
  let words: [String]
  /// What it is about: the words without those of asking, ranking and counting.
  let terms: [Term]
  /// What it asks for.
  let intent: Intent
  /// The bound it sets, if any.
  let condition: Condition?

  /// A question with given parts.
  init(text: String, words: [String], terms: [Term], intent: Intent, condition: Condition?) {
    self.text = text
    self.words = words
    self.terms = terms
    self.intent = intent
    self.condition = condition
  }

  /// Takes a question apart. O(length).
  init(_ text: String) {
    self.text = text
    var parser = QuestionParser(tokens: WordScanner.tokens(in: text))
    words = parser.tokens.map(\.lowered)
    condition = parser.condition()
    intent = parser.intent()
    terms = parser.terms()
  }

  /// Whether the question asks for what a model goes by.
  var mentionsDrivers: Bool {
    terms.contains { term in
      let kin = Thesaurus.synonyms(of: term.stem)
      return !kin.isDisjoint(with: Self.driverStems) || Self.driverStems.contains(term.stem)
    } || mentions(["drives", "drive", "matters", "matter"])
  }

  private static let driverStems: Set<String> = [Porter2Stemmer.stem("importance"), Porter2Stemmer.stem("feature")]

  /// Whether one of these words is in the question.
  func mentions(_ candidates: Set<String>) -> Bool { words.contains(where: candidates.contains) }
}
