import Retrieval

/// A word of a question about rows and columns.
struct QuestionWord: Sendable, Hashable {
  /// The word as written.
  let text: String
  /// The word in lower case.
  let lowered: String
  /// The stem of the word.
  let stem: String
  /// Its number, written in digits or as a word.
  let number: Double?
  /// Whether a percent sign follows.
  let isPercentage: Bool
  /// Whether a plus sign follows: "30+".
  let isOpenAbove: Bool

  init(text: String, number: Double? = nil, isPercentage: Bool = false, isOpenAbove: Bool = false) {
    self.text = text
    lowered = text.lowercased()
    stem = Porter2Stemmer.stem(lowered)
    self.number = number.flatMap { $0.isFinite ? $0 : nil }
    self.isPercentage = isPercentage
    self.isOpenAbove = isOpenAbove
  }

  /// The words of a question, with spans of time as columns name them: "last week" is "last 7 days".
  static func words(in text: String) -> [QuestionWord] {
    let tokens = WordScanner.tokens(in: ComparisonSigns.spelled(text)).map { token in
      // "1" for "one" would make a number of a pronoun.
      let spelled = token.lowered == "one" ? nil : EverydayWords.numbers[token.lowered]
      return QuestionWord(
        text: token.text, number: token.number ?? spelled.map(Double.init), isPercentage: token.isPercentage,
        isOpenAbove: token.isOpenAbove)
    }
    var words: [QuestionWord] = []
    var index = 0
    while index < tokens.count {
      if let (days, length) = days(tokens[index...]) {
        words.append(QuestionWord(text: tokens[index].lowered == "for" ? "for" : "last"))
        words.append(QuestionWord(text: days.numberText, number: days))
        words.append(QuestionWord(text: "days"))
        index += length
      } else {
        words.append(tokens[index])
        index += 1
      }
    }
    return words
  }

  /// How many days a span such as "last week" or "for 2 months" has, and how many words it takes.
  private static func days(_ tokens: ArraySlice<QuestionWord>) -> (Double, Int)? {
    let words = tokens.prefix(4).map(\.lowered)
    guard let first = words.first, ["last", "past", "previous", "for"].contains(first) else { return nil }
    var position = 1
    if words.dropFirst().first == "the" { position = 2 }
    let number = tokens.dropFirst(position).first?.number
    if number != nil { position += 1 }
    guard words.indices.contains(position), let unit = unitDays[words[position]] else { return nil }
    if number == nil, first == "for" { return nil }
    return ((number ?? 1) * unit, position + 1)
  }

  private static let unitDays: [String: Double] = [
    "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "quarter": 90, "quarters": 90,
  ]
}

extension Double {
  /// The number in plain digits, without a fraction when it is whole.
  var numberText: String {
    self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self)
  }
}
